"""The map of who could provide a project's service: counted by sector, with a warning for a sector nobody looked at."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from folkmoot.commissioning.models import MappedProvider, Project, ProviderSector, SectorSearch
from folkmoot.people.queries import marked


@dataclass(frozen=True)
class SectorLine:
    """One sector: how many providers are on the map, and the last time that anybody looked (None: nobody did)."""

    sector: str
    label: str
    count: int
    search: SectorSearch | None

    @property
    def searched_date(self) -> date | None:
        return self.search.searched_date if self.search else None


def sector_lines(project: Project) -> list[SectorLine]:
    """Every sector, also those with nobody in them, in two queries (ledger PO-21)."""
    on_the_map = project.mapped_providers.filter(removed_at=None).values_list("sector").annotate(count=Count("pk"))
    counts = dict(on_the_map.values_list("sector", "count"))
    latest = {row.sector: row for row in project.sector_searches.order_by("searched_date", "pk")}
    return [
        SectorLine(sector.value, str(sector.label), counts.get(sector, 0), latest.get(sector))
        for sector in ProviderSector
    ]


def not_searched(lines: list[SectorLine]) -> list[SectorLine]:
    return [line for line in lines if line.search is None]


def providers_on_the_map(project: Project, *, sector: str = "", mutual: bool = False) -> QuerySet[MappedProvider]:
    """Providers on the map by name; of one sector, or mutuals and co-operatives of any sector (ledger CR-07)."""
    rows = project.mapped_providers.filter(removed_at=None).select_related("organisation")
    if sector in ProviderSector.values:
        rows = rows.filter(sector=sector)
    if mutual:
        rows = rows.filter(marked("mutual", of="organisation"))
    return rows.order_by("organisation__name", "pk")
