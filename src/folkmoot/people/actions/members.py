from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.models import MemberInterest, MemberRole, Organisation, Person
from folkmoot.people.models.member import InterestKind, MemberPost

DAYS_TO_REGISTER = timedelta(days=28)  # Localism Act 2011 s.30(1): within 28 days of becoming a member
NEEDS_OF = (MemberPost.CHAIR, MemberPost.VICE_CHAIR, MemberPost.WARD, MemberPost.LEAD_MEMBER)


@transaction.atomic
def name_member(
    person: Person,
    *,
    body: Organisation,
    post: str,
    of: str = "",
    start_date: date | None = None,
    by: Person,
    now: datetime,
) -> MemberRole:
    """Note a post that an elected member holds, from a day (ledger PO-23).

    Raises NotAllowed unless `by` is the body's clerk or administers the site; Refused for a body that is no council, for
    a chair of nothing, and while another leads or chairs the same.
    """
    capacity = allow(policy.may_note_members(by, body, now=now))
    if not body.is_public_body:
        raise Refused(_("Only a public body has elected members."))
    if not policy.is_councillor(person, body, now=now):
        raise Refused(_("Give this person the role of councillor of the body first."), field="person")
    if post in NEEDS_OF and not of.strip():
        raise Refused(_("Say of which ward, committee or portfolio."), field="of")
    start, of = start_date or day_of(now), " ".join(of.split())
    one_only = MemberRole.objects.select_for_update().filter(body=body, post=post, of=of, end_date=None)
    if post in (MemberPost.LEADER, MemberPost.CHAIR) and one_only.exists():
        raise Refused(_("Somebody holds this post already. End that first."), field="post")
    role = MemberRole.objects.create(person=person, body=body, post=MemberPost(post), of=of, start_date=start)
    record(by, "people.member.named", role, capacity=capacity, now=now, facts={"post": post}, touching=[body])
    return role


@transaction.atomic
def end_member_role(role: MemberRole, *, by: Person, now: datetime, end_date: date | None = None) -> MemberRole:
    """A member leaves a post: the day itself is the first without it. Raises Refused before it began."""
    capacity = allow(policy.may_note_members(by, role.body, now=now))
    role = locked(role)
    day = end_date or day_of(now)
    if role.end_date is not None or day <= role.start_date:
        raise Refused(_("A post cannot end before it began, or twice."), field="end_date")
    role.end_date = day
    role.save(update_fields=["end_date"])
    record(by, "people.member.left", role, capacity=capacity, now=now, touching=[role.body])
    return role


@transaction.atomic
def register_interest(
    person: Person, *, body: Organisation, kind: str, words: str, of_partner: bool = False, is_sensitive: bool = False,
    by: Person, now: datetime,
) -> MemberInterest:  # fmt: skip
    """Enter an interest in the body's public register (Localism Act 2011 ss.29-30): the member for themself, or the
    clerk for them. Raises Refused for who is no elected member of the body."""
    capacity = allow(policy.may_register_interest(by, person, body, now=now))
    if not policy.is_councillor(person, body, now=now):
        raise Refused(_("Only an elected member of this body has interests in its register."))
    if not words.strip():
        raise Refused(_("Say what the interest is."), field="words")
    row = MemberInterest.objects.create(
        person=person, body=body, kind=InterestKind(kind), of_partner=of_partner,
        words="" if is_sensitive else words.strip(), sensitive_words=words.strip() if is_sensitive else "",
        is_sensitive=is_sensitive, registered_at=now,
    )  # fmt: skip
    record(
        by, "people.member_interest.registered", row, capacity=capacity, now=now, rule="Localism Act 2011 s.30",
        words={"interest": words.strip()}, touching=[body],
    )  # fmt: skip
    return row


@transaction.atomic
def end_interest(row: MemberInterest, *, by: Person, now: datetime) -> MemberInterest:
    """An interest ended; the register keeps it with its last day. Raises Refused when it ended before."""
    capacity = allow(policy.may_register_interest(by, row.person, row.body, now=now))
    row = locked(row)
    if row.ended_date is not None:
        raise Refused(_("This interest ended already."))
    row.ended_date = day_of(now)
    row.save(update_fields=["ended_date"])
    record(by, "people.member_interest.ended", row, capacity=capacity, now=now, touching=[row.body])
    return row
