"""Boards: the needs of their area, who took part, how the scores add up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.needs.models import Board, BoardMember, Need, NeedScore, PrioritisationRound, Sector
from folkmoot.needs.policy import BOARD_HOSTS
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import PUBLIC_BODIES, OrganisationKind
from folkmoot.people.models.role import RoleKind, roles_of
from folkmoot.places.models import Area


def needs_within(area: Area) -> QuerySet[Need]:
    """Needs about an area or any place inside it."""
    return Need.objects.filter(Q(area=area) | Q(area__ward=area) | Q(area__borough=area))


@dataclass(frozen=True)
class TakingPart:
    """Who scored every need of a round, and who has yet to."""

    members: list[BoardMember]
    waiting: list[BoardMember]

    @property
    def residents(self) -> int:
        return sum(seat.sector == Sector.RESIDENT for seat in self.members)

    @property
    def by_sector(self) -> list[tuple[str, int]]:
        return count_by_sector(self.members)


def taking_part(round: PrioritisationRound, today: date) -> TakingPart:
    """Two queries. A member takes part by scoring every need the board was asked about."""
    wanted = round.needs.count()
    scored = dict(NeedScore.objects.filter(round=round).values_list("member").annotate(count=Count("pk")).order_by())
    seats = list(BoardMember.objects.filter(Q(board=round.board_id)).order_by("sector", "pk"))
    done = [seat for seat in seats if wanted and scored.get(seat.pk, 0) >= wanted]
    finished = {seat.pk for seat in done}
    sitting = [seat for seat in seats if seat.start_date <= today and (seat.end_date is None or seat.end_date > today)]
    return TakingPart(done, [seat for seat in sitting if seat.pk not in finished])


@dataclass(frozen=True)
class Total:
    need: Need
    score: int
    members: int


def totals(round: PrioritisationRound) -> list[Total]:
    """The needs of a round with their scores added up, highest first. Two queries."""
    sums: dict[int, list[int]] = {}
    for need, score in NeedScore.objects.filter(round=round).values_list("need", "score"):
        sums.setdefault(need, []).append(score)
    rows = [
        Total(need, sum(sums.get(need.pk, ())), len(sums.get(need.pk, ())))
        for need in round.needs.select_related("area")
    ]
    return sorted(rows, key=lambda row: (-row.score, row.need.pk))


def boards_with_counts(today: date) -> QuerySet[Board]:
    """Boards by name, each with how many members it has and how many of them are residents."""
    sitting = Q(members__start_date__lte=today) & (Q(members__end_date=None) | Q(members__end_date__gt=today))
    return (
        Board.objects.select_related("area", "host")
        .annotate(
            member_count=Count("members", filter=sitting),
            resident_count=Count("members", filter=sitting & Q(members__sector=Sector.RESIDENT)),
        )
        .order_by("name", "pk")
    )


def count_by_sector(members: list[BoardMember]) -> list[tuple[str, int]]:
    counts = Counter(seat.sector for seat in members)
    return [(str(Sector(sector).label), counts[sector]) for sector in Sector.values if sector in counts]


def name_for_fellows(member: BoardMember, today: date) -> str:
    """What fellow members call them; nobody under 18 is named."""
    return _("a young member") if member.person.is_under_18(today) else member.person.shown_name(today)


def hosts_for(person: Any, now: datetime) -> list[Organisation]:
    """The bodies for which a person may found a board; an administrator for any public or infrastructure body."""
    roles = roles_of(person, day_of(now))
    if any(role.kind == RoleKind.ADMINISTRATOR for role in roles):
        kinds = (*PUBLIC_BODIES, OrganisationKind.INFRASTRUCTURE)
        return list(Organisation.objects.filter(kind__in=kinds, merged_into=None, is_imported=False).order_by("name"))
    own = {role.organisation_id: role.organisation for role in roles if role.kind in BOARD_HOSTS}
    return sorted(own.values(), key=lambda body: body.name)
