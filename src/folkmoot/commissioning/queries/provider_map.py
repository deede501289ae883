"""The map of who could provide a project's service: counted by sector, with a warning for a sector that nobody looked
at, or not for a year."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from folkmoot.commissioning.models import MappedProvider, Project, ProviderSector, SectorSearch
from folkmoot.core.clock import add_months
from folkmoot.people.queries import marked

HOLDS_MONTHS = 12  # who has come since, or gone, is not known after that


@dataclass(frozen=True)
class SectorLine:
    """One sector: how many providers are on the map, and the last time that anybody looked (None: nobody did).

    `is_old` while the service is being planned and the last look is more than a year ago.
    """

    sector: str
    label: str
    count: int
    search: SectorSearch | None
    is_old: bool = False

    @property
    def searched_date(self) -> date | None:
        return self.search.searched_date if self.search else None


def sector_lines(project: Project, planned_on: date | None) -> list[SectorLine]:
    """Every sector, also those with nobody in them, in two queries (ledger PO-21). `planned_on` is today while the
    service is being planned: what was known when it was decided does not grow old."""
    oldest = add_months(planned_on, -HOLDS_MONTHS) if planned_on else date.min
    on_the_map = project.mapped_providers.filter(removed_at=None).values_list("sector").annotate(count=Count("pk"))
    counts = dict(on_the_map.values_list("sector", "count"))
    latest = {row.sector: row for row in project.sector_searches.order_by("searched_date", "pk")}
    return [
        SectorLine(sector.value, str(sector.label), counts.get(sector, 0), search, search is not None and search.searched_date < oldest)
        for sector, search in ((sector, latest.get(sector)) for sector in ProviderSector)
    ]  # fmt: skip


def not_searched(lines: list[SectorLine]) -> list[SectorLine]:
    return [line for line in lines if line.search is None]


def searched_long_ago(lines: list[SectorLine]) -> list[SectorLine]:
    return [line for line in lines if line.is_old]


def providers_on_the_map(project: Project, *, sector: str = "", mutual: bool = False) -> QuerySet[MappedProvider]:
    """Providers on the map by name; of one sector, or mutuals and co-operatives of any sector (ledger CR-07)."""
    rows = project.mapped_providers.filter(removed_at=None).select_related("organisation")
    if sector in ProviderSector.values:
        rows = rows.filter(sector=sector)
    if mutual:
        rows = rows.filter(marked("mutual", of="organisation"))
    return rows.order_by("organisation__name", "pk")
