"""Local committee areas, and the needs briefing that the councillors of each are given (ledger LA-12)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.needs import policy
from folkmoot.needs.models import Briefing, CommitteeArea, CommitteeWard
from folkmoot.needs.notices import tell_councillors
from folkmoot.needs.queries.briefings import councillors_of, drawn_for, holds_anything
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


@transaction.atomic
def form_committee(
    body: Organisation, *, name: str, wards: Collection[Area], by: Person, now: datetime
) -> CommitteeArea:
    """Say which wards of a council meet as one local committee.

    Raises NotAllowed unless `by` is the body's clerk or administers the site; Refused for a body that is no public one,
    a name that is taken, no ward, or a ward that lies in another committee area.
    """
    capacity, name = allow(policy.may_form_committee(by, body, now=now)), " ".join(name.split())
    if not body.is_public_body:
        raise Refused(_("Only a public body has local committees."), field="body")
    if not name:
        raise Refused(_("Give the area its name."), field="name")
    if CommitteeArea.objects.filter(body=body, name__iexact=name).exists():
        raise Refused(_("This council has a committee area of that name."), field="name")
    _refuse_wards(wards)
    row = CommitteeArea.objects.create(body=body, name=name, formed_at=now)
    CommitteeWard.objects.bulk_create(CommitteeWard(committee=row, ward=ward) for ward in wards)
    record(
        by, "needs.committee.formed", row, capacity=capacity, now=now, touching=[body],
        facts={"wards": sorted(ward.code for ward in wards)},
    )  # fmt: skip
    return row


@transaction.atomic
def redraw_committee(committee: CommitteeArea, *, wards: Collection[Area], by: Person, now: datetime) -> CommitteeArea:
    """Change which wards an area is made of. Briefings already written keep what they were drawn from."""
    capacity = allow(policy.may_form_committee(by, committee.body, now=now))
    committee = locked(committee)
    _refuse_wards(wards, already=committee)
    CommitteeWard.objects.filter(committee=committee).delete()
    CommitteeWard.objects.bulk_create(CommitteeWard(committee=committee, ward=ward) for ward in wards)
    record(
        by, "needs.committee.redrawn", committee, capacity=capacity, now=now,
        facts={"wards": sorted(ward.code for ward in wards)},
    )  # fmt: skip
    return committee


def _refuse_wards(wards: Collection[Area], already: CommitteeArea | None = None) -> None:
    if not wards:
        raise Refused(_("Choose at least one ward."), field="wards")
    if any(ward.kind not in (AreaKind.WARD, AreaKind.NEIGHBOURHOOD) for ward in wards):
        raise Refused(_("A committee area is made of wards or neighbourhoods."), field="wards")
    if len({ward.borough_id for ward in wards}) > 1:
        raise Refused(_("The wards of one area lie in one borough."), field="wards")
    taken = CommitteeWard.objects.filter(ward__in=wards).exclude(committee=already).values_list("ward__name", flat=True)
    if names := sorted(taken):
        raise Refused(
            _("Already in another committee area: %(wards)s.") % {"wards": get_text_list(names, _("and"))},
            field="wards",
        )


@transaction.atomic
def write_briefing(committee: CommitteeArea, *, opening: str, steps: str = "", by: Person, now: datetime) -> Briefing:
    """Publish the area's next needs briefing, drawn from the figures, studies and needs of its wards as they stand now,
    and tell its ward councillors.

    Raises NotAllowed unless `by` is the clerk or an officer of the council; Refused when nothing is said, or when there
    is neither a figure nor a study nor a need to draw on.
    """
    capacity = allow(policy.may_write_briefing(by, committee, now=now))
    committee = locked(committee)
    if not opening.strip():
        raise Refused(_("Say what matters here now."), field="opening")
    drawn, today = drawn_for(committee), day_of(now)
    if not holds_anything(drawn):
        raise Refused(_("No figure, study or need of these wards is known yet, so there is nothing to draw on."))
    last = committee.briefings.order_by("-number").first()
    row = Briefing.objects.create(
        committee=committee, number=last.number + 1 if last else 1, dated_date=today, author=by, written_as=capacity,
        opening=opening.strip(), steps=steps.strip(), drawn=drawn, written_at=now,
    )  # fmt: skip
    told = tell_councillors(row, [role.person for role in councillors_of(committee, today)], now=now)
    record(
        by, "needs.briefing.written", committee, capacity=capacity, now=now, facts={"number": row.number, "told": told}
    )
    return row
