from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.funding import policy
from folkmoot.funding.actions.notices import keep_release
from folkmoot.funding.models import FundingDecision, NoticeCode, Opportunity, PublishedNotice
from folkmoot.funding.publishing.contracts import contracts_of
from folkmoot.funding.publishing.uk_notices import drafts_of
from folkmoot.people.models import Person


@transaction.atomic
def note_published(
    opportunity: Opportunity,
    *,
    code: str,
    reference: str,
    published_date: date,
    url: str = "",
    by: Person,
    now: datetime,
) -> PublishedNotice:
    """Write down that a notice was published on the central platform, and publish it in our own data.

    Raises Refused for a notice that is not owed, that still lacks something, or that is dated ahead.
    """
    capacity = allow(policy.may_manage(by, opportunity, now=now))
    opportunity = locked(opportunity)
    draft = next((one for one in drafts_of(opportunity) if one.code == code), None)
    if draft is None:
        raise Refused(_("That notice is not owed here."), field="code")
    if draft.missing:
        raise Refused(" ".join(draft.missing), field="code")
    if published_date > day_of(now):
        raise Refused(_("It cannot have been published on a day to come."), field="published_date")
    if not reference.strip():
        raise Refused(_("Enter the reference that the platform gave it."), field="reference")
    if opportunity.published_notices.filter(code=code, reference=reference.strip()).exists():
        raise Refused(_("That notice is written down already."), field="reference")
    made = PublishedNotice.objects.create(
        opportunity=opportunity, code=code, reference=reference.strip(), url=url, published_date=published_date,
        noted_as=capacity, noted_at=now,
    )  # fmt: skip
    keep_release(opportunity, now=now, tag="contract" if code == NoticeCode.UK7 and _signed(opportunity) else "")
    record(
        by, "funding.notice.published", made, capacity=capacity, now=now,
        facts={"notice": code, "reference": made.reference, "published": published_date}, touching=[opportunity],
    )  # fmt: skip
    return made


def _signed(opportunity: Opportunity) -> bool:
    won = FundingDecision.objects.filter(bid__opportunity=opportunity, awarded=True).select_related("bid__organisation")
    return bool(contracts_of(list(won)))
