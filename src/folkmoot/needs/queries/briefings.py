"""Committee areas: whose briefing is due, who their councillors are, what a briefing is drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from folkmoot.core.clock import day_of
from folkmoot.evidence.models import Study
from folkmoot.evidence.queries import figures_beside
from folkmoot.needs.models import Briefing, CommitteeArea, Need
from folkmoot.needs.states import NeedState
from folkmoot.people.models import MemberRole, Organisation, Role
from folkmoot.people.models.member import MemberPost
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.people.models.role import RoleKind, roles_of
from folkmoot.places.models import Area

MOST = 20  # needs that a briefing names; the others are counted


@dataclass(frozen=True)
class Standing:
    """A committee area and how its briefing stands today."""

    committee: CommitteeArea
    latest: Briefing | None
    is_current: bool

    @property
    def is_due(self) -> bool:
        """Missing, or older than twelve months."""
        return not self.is_current


def standings(today: date, committees: QuerySet[CommitteeArea] | None = None) -> list[Standing]:
    """Every committee area, those whose briefing is due first. Three queries."""
    light = Briefing.objects.defer("drawn", "opening", "steps").select_related("author").order_by("-number")
    rows = CommitteeArea.objects.all() if committees is None else committees
    rows = rows.select_related("body").prefetch_related("wards", Prefetch("briefings", light)).order_by("name", "pk")
    found = [standing_of(row, today) for row in rows]
    return sorted(found, key=lambda one: (one.is_current, one.latest is not None))


def standing_of(committee: CommitteeArea, today: date) -> Standing:
    latest = next(iter(committee.briefings.all()), None)
    return Standing(committee, latest, latest is not None and latest.is_current(today))


def councillors_of(committee: CommitteeArea, today: date) -> list[MemberRole]:
    """The ward councillors of an area today: their noted post names one of its wards, and their term has not ended."""
    names = {_bare(ward.name) for ward in committee.wards.all()}
    sitting = Role.objects.on(today).filter(kind=RoleKind.COUNCILLOR, organisation=committee.body_id)
    posts = MemberRole.objects.on(today).filter(
        body=committee.body_id, post=MemberPost.WARD, person__in=sitting.values("person"), person__is_active=True
    )
    return [post for post in posts.select_related("person").order_by("of", "pk") if _bare(post.of) in names]


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold().removesuffix(" ward")


def needs_of(committee: CommitteeArea) -> QuerySet[Need]:
    """Needs about its wards or any place inside them, most backed first; not those withdrawn."""
    wards = [ward.pk for ward in committee.wards.all()]
    rows = Need.objects.filter(Q(area__in=wards) | Q(area__ward__in=wards)).exclude(state=NeedState.WITHDRAWN)
    return rows.select_related("area").order_by("-support_count", "-raised_at", "-pk")


def drawn_for(committee: CommitteeArea) -> dict[str, Any]:
    """What a briefing written now is drawn from, as plain JSON: figures, studies and needs of its wards."""
    wards = list(committee.wards.select_related("ward", "borough").order_by("name"))
    rows = needs_of(committee)
    needs = list(rows[:MOST])
    studies = Study.objects.filter(Q(area__in=wards) | Q(area__ward__in=wards)).select_related("area")
    return {
        "wards": [ward.name for ward in wards],
        "figures": list(_figures(wards)),
        "studies": [
            {"title": one.title, "found": one.summary, "source": one.source, "date": one.published_date.isoformat(),
             "where": one.area.name if one.area else "", "url": one.get_absolute_url()}
            for one in studies.order_by("-published_date", "pk")[:MOST]
        ],
        "needs": [
            {"title": need.title, "where": need.area.name, "state": str(need.get_state_display()),
             "said_by": str(need.get_origin_display()), "me_too": need.support_count, "url": need.get_absolute_url()}
            for need in needs
        ],
        "needs_in_all": len(needs) if len(needs) < MOST else rows.count(),
    }  # fmt: skip


def _figures(wards: Iterable[Area]) -> Iterable[dict[str, str]]:
    """One figure on each main theme for each ward; one that stands in for several wards is given once."""
    seen = set()
    for ward in wards:
        for figure in figures_beside(ward):
            if (
                not figure.is_known
                or figure.indicator is None
                or (key := (figure.indicator.pk, figure.area.pk)) in seen
            ):
                continue
            seen.add(key)
            yield {
                "theme": str(figure.theme.label), "title": figure.title, "text": figure.text, "where": figure.area.name,
                "source": figure.source, "url": figure.indicator.get_absolute_url(),
            }  # fmt: skip


def holds_anything(drawn: dict[str, Any]) -> bool:
    return bool(drawn["figures"] or drawn["studies"] or drawn["needs"])


def councils_for(person: Any, now: datetime) -> list[Organisation]:
    """The councils whose committee areas a person may form: a clerk their own, an administrator any."""
    roles = roles_of(person, day_of(now))
    if any(role.kind == RoleKind.ADMINISTRATOR for role in roles):
        return list(Organisation.objects.filter(kind=OrganisationKind.COUNCIL, merged_into=None).order_by("name"))
    own = {role.organisation_id: role.organisation for role in roles if role.kind == RoleKind.CLERK}
    return sorted(own.values(), key=lambda body: body.name)
