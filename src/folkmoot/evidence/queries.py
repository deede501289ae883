"""Figures as pages show them: beside a need, on an area's profile, in the catalogue."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from folkmoot.core.suppression import HIDDEN
from folkmoot.evidence.models import Dataset, Indicator, Theme, Value
from folkmoot.evidence.printing import bare, rounded, said, short_source_of, unit_after
from folkmoot.evidence.protection import hidden_among
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

MAIN = 3  # figures on each theme that are shown at once
YEAR = re.compile(r"(?:19|20)\d\d")
# The five the London Communities Commission asked to see for every neighbourhood (ledger NE-03).
ALWAYS = (Theme.HOUSING, Theme.JOBS, Theme.DEBT, Theme.MENTAL_HEALTH, Theme.DEMOGRAPHY)


@dataclass(frozen=True)
class Spread:
    """The lowest and highest value of an indicator among the small areas of a larger one that has none itself."""

    low: Decimal
    high: Decimal
    count: int


@dataclass(frozen=True)
class Figure:
    """One figure about an area, or the plain statement that there is none (`indicator` is None)."""

    theme: Theme
    area: Area
    asked: Area
    indicator: Indicator | None = None
    number: Decimal | None = None
    note: str = ""
    whole: Decimal | None = None
    spread: "Spread | None" = None

    @property
    def is_known(self) -> bool:
        return self.indicator is not None and (self.number is not None or self.spread is not None)

    @property
    def title(self) -> str:
        return self.indicator.title if self.indicator else str(self.theme.label)

    @property
    def text(self) -> str:
        """The value in words, with its share of the whole where it is a part of one; else "no data"."""
        if self.indicator is None:
            return _("no data")
        if self.spread:
            return _("from %(low)s to %(high)s%(unit)s across %(count)s small areas") % {
                "low": bare(self.indicator, self.spread.low),
                "high": bare(self.indicator, self.spread.high),
                "unit": unit_after(self.indicator),
                "count": self.spread.count,
            }
        text = said(self.indicator, self.number, self.note)
        if self.number is None or not self.whole:
            return text
        return _("%(value)s (%(share)s%%)") % {"value": text, "share": rounded(self.number * 100 / self.whole, 1)}

    @property
    def is_elsewhere(self) -> bool:
        """True when the figure is about a larger area than the one that was asked about."""
        return self.area.pk != self.asked.pk

    @property
    def source(self) -> str:
        return short_source_of(self.indicator.dataset) if self.indicator else ""


@dataclass(frozen=True)
class Chapter:
    """An area's figures on one theme: the main ones, and how many more there are."""

    theme: Theme
    figures: list[Figure]
    others: list[Figure]


def figures_beside(area: Area, theme: Theme | str | None = None, most: int = 4) -> list[Figure]:
    """Figures to lay beside a case about `area`: on one theme, or one on each of the five that are always answered.

    Where the area itself has none, its ward's or borough's stand in and say so; where the borough has none, the
    lowest and highest of its small areas. Never empty: a theme without any figure is given as a Figure that says
    "no data". At most two queries.
    """
    themes = [Theme(theme)] if theme else list(ALWAYS)
    chapters = profile(area, themes)
    if theme:
        return chapters[0].figures[:most]
    return [chapter.figures[0] for chapter in chapters]


def figures_around(area: Area, theme: Theme | str, most: int = 4) -> list[Figure]:
    """The figures on one theme, then what gives them their setting: who lives here, and deprivation overall."""
    setting = [one for one in (Theme.DEMOGRAPHY, Theme.OVERALL) if one != theme]
    first, *others = profile(area, [Theme(theme), *setting])
    return first.figures[: most - 1] + [other.figures[0] for other in others if other.figures[0].is_known]


def profile(area: Area, themes: Iterable[Theme] | None = None) -> list[Chapter]:
    """All themes that have a figure, and the five that must be answered even when they have none. At most two queries."""
    chain = nearest(area)
    wanted = list(themes) if themes is not None else None
    found = _values(chain, wanted)
    nearby = {theme: _nearest_figures(found.get(theme, {}), chain, area, theme) for theme in wanted or Theme}
    missing = [theme for theme, figures in nearby.items() if not figures and (wanted is not None or theme in ALWAYS)]
    spreads, chapters = _spreads(missing, area), []
    for theme, figures in nearby.items():
        if theme in missing:
            chapters.append(Chapter(theme, [spreads.get(theme) or Figure(theme, area, area)], []))
        elif figures:
            main = [figure for figure in figures if figure.indicator and figure.indicator.is_headline] or figures[:1]
            main = main[:MAIN]
            chapters.append(Chapter(theme, main, [figure for figure in figures if figure not in main]))
    return chapters


def _spreads(themes: list[Theme], asked: Area) -> dict[Theme, Figure]:
    """The range of a main figure over the small areas of the borough, for themes where nothing larger has one."""
    if asked.kind == AreaKind.LSOA or not themes:
        return {}
    place = asked if asked.kind == AreaKind.WARD else asked.home_borough
    within = Q(values__area__ward=place) if asked.kind == AreaKind.WARD else Q(values__area__borough=place)
    shown = ~Q(dataset__small_numbers="") | Q(decimals__gt=0)  # never the smallest of some unprotected counts
    rows = (
        Indicator.objects.filter(within, shown, theme__in=themes, is_headline=True, values__number__isnull=False)
        .annotate(low=Min("values__number"), high=Max("values__number"), known=Count("values"))
        .select_related("dataset")
        .order_by("-position")
    )
    return {
        Theme(row.theme): Figure(Theme(row.theme), place, asked, row, spread=Spread(row.low, row.high, row.known))
        for row in rows
    }


def nearest(area: Area) -> list[Area]:
    """The area, then the larger ones it lies in."""
    return [one for one in (area, area.ward, area.borough) if one is not None]


def _values(chain: list[Area], themes: list[Theme] | None) -> dict[Theme, dict[int, list[Value]]]:
    """Values by theme and area, in the order of their releases."""
    rows = Value.objects.filter(area__in=[one.pk for one in chain]).select_related("indicator__dataset")
    if themes is not None:
        rows = rows.filter(indicator__theme__in=[theme.value for theme in themes])
    found: dict[Theme, dict[int, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.order_by("-indicator__dataset__vintage", "indicator__dataset", "indicator__position"):
        found[Theme(row.indicator.theme)][row.area_id].append(row)
    return found


def _nearest_figures(by_area: dict[int, list[Value]], chain: list[Area], asked: Area, theme: Theme) -> list[Figure]:
    """The figures of the smallest area that has any."""
    for area in chain:
        rows = by_area.get(area.pk, [])
        if rows:
            return as_figures(rows, area, asked, theme)
    return []


def as_figures(rows: list[Value], area: Area, asked: Area, theme: Theme) -> list[Figure]:
    """Values of one area as figures, small numbers hidden."""
    hidden, numbers = hidden_among(rows), {row.indicator.code: row.number for row in rows}
    return [
        Figure(theme, area, asked, row.indicator, None, str(HIDDEN))
        if row.pk in hidden
        else Figure(theme, area, asked, row.indicator, row.number, row.note, numbers.get(row.indicator.part_of) or None)
        for row in rows
    ]


def by_borough(indicator: Indicator) -> list[tuple[Area, Value | None]]:
    """Each of the places with a tile on the map, by name, with its value if there is one. Two queries."""
    values = {row.area_id: row for row in indicator.values.filter(area__tile_x__isnull=False)}
    areas = Area.objects.filter(tile_x__isnull=False).order_by("name")
    return [(area, values.get(area.pk)) for area in areas]


def mapped_indicators(sample: Area | None) -> list[Indicator]:
    """The main figures that a map of areas like `sample` can be coloured by; deprivation overall comes first."""
    if sample is None:
        return []
    main = Q(is_headline=True) | Q(theme=Theme.OVERALL, unit="score")
    rows = Indicator.objects.filter(main, values__area=sample).select_related("dataset").distinct()
    newest = sorted(rows, key=lambda row: row.dataset.vintage, reverse=True)

    # A score of deprivation first, because the more deprived, the darker; then by theme.
    def place(row: Indicator) -> tuple[object, ...]:
        return (row.theme != Theme.OVERALL, row.unit != "score", not row.is_headline, row.get_theme_display())

    return sorted(newest, key=place)


def hidden_of(indicator: Indicator) -> set[int]:
    """The ids of this indicator's values that may not be shown, looked at beside the other parts of its whole."""
    if indicator.dataset.small_numbers or not indicator.counts_people:
        return set()
    beside = Value.objects.filter(indicator__dataset=indicator.dataset_id)
    beside = (
        beside.filter(indicator__part_of=indicator.part_of) if indicator.part_of else beside.filter(indicator=indicator)
    )
    return hidden_among(beside.select_related("indicator__dataset"))


def may_compare(one: Indicator, other: Indicator) -> bool:
    """Whether a change between two releases may be drawn: only within a series that its publisher keeps alike."""
    return bool(one.comparable_group) and one.comparable_group == other.comparable_group


def other_releases(indicator: Indicator) -> list[Indicator]:
    """The same measure in releases of other years, comparable or not: their codes differ in the year alone."""
    code = YEAR.sub("", indicator.code)
    rows = Indicator.objects.filter(theme=indicator.theme).exclude(dataset=indicator.dataset_id)
    others = [row for row in rows.select_related("dataset") if YEAR.sub("", row.code) == code]
    return sorted(others, key=lambda row: row.dataset.vintage)


def datasets_matching(words: str, theme: str = "") -> QuerySet[Dataset]:
    """Releases that hold every word in their own description or in that of one of their indicators (ledger NE-04)."""
    rows = Dataset.objects.order_by("title", "pk")
    if theme:
        rows = rows.filter(pk__in=Indicator.objects.filter(theme=theme).values("dataset"))
    for word in words.split()[:8]:
        own = Q(title__icontains=word) | Q(description__icontains=word) | Q(publisher__icontains=word)
        inside = Indicator.objects.filter(Q(title__icontains=word) | Q(description__icontains=word))
        rows = rows.filter(own | Q(pk__in=inside.values("dataset")))
    return rows


def indicators_matching(words: str, theme: str = "") -> QuerySet[Indicator]:
    rows = Indicator.objects.select_related("dataset").order_by("theme", "title", "pk")
    if theme:
        rows = rows.filter(theme=theme)
    for word in words.split()[:8]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(description__icontains=word) | Q(dataset__title__icontains=word)
        )
    return rows
