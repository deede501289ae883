"""What answers are laid beside: how many people of each group the census counted, where it has been brought in."""

from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from folkmoot.evidence.models import Value
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind

AGES = ("0-to-4", "5-to-9", "10-to-14", "15-to-19", "20-to-24", "25-to-29", "30-to-34", "35-to-39", "40-to-44",
        "45-to-49", "50-to-54", "55-to-59", "60-to-64", "65-to-69", "70-to-74", "75-to-79", "80-to-84", "85-and-over")  # fmt: skip


def _ages(*bands: str) -> tuple[str, ...]:
    return tuple(f"census2021-ts007a-age-{band}" for band in bands)


@dataclass(frozen=True)
class Comparison:
    """A question about the person who answers, ready to ask, whose choices the census counts."""

    code: str
    question: str
    choices: dict[str, tuple[str, ...]]
    is_special: bool = False

    @property
    def words(self) -> str:
        return _(self.question)


RATHER_NOT = noop("I would rather not say")
COMPARISONS = {
    row.code: row
    for row in (
        Comparison(
            "age", noop("How old are you?"),
            {
                noop("Under 15"): _ages(*AGES[:3]), noop("15 to 24"): _ages(*AGES[3:5]),
                noop("25 to 44"): _ages(*AGES[5:9]), noop("45 to 64"): _ages(*AGES[9:13]),
                noop("65 to 79"): _ages(*AGES[13:16]), noop("80 or over"): _ages(*AGES[16:]),
            },
        ),
        Comparison(
            "ethnic", noop("Which ethnic group are you of?"),
            {
                noop("Asian, Asian British or Asian Welsh"): ("census2021-ts021-asian",),
                noop("Black, Black British, Black Welsh, Caribbean or African"): ("census2021-ts021-black",),
                noop("Mixed or multiple ethnic groups"): ("census2021-ts021-mixed",),
                noop("White"): ("census2021-ts021-white",), noop("Other ethnic group"): ("census2021-ts021-other",),
            },
            is_special=True,
        ),
        Comparison(
            "health", noop("How is your health in general?"),
            {
                noop("Very good"): ("census2021-ts037-very-good",), noop("Good"): ("census2021-ts037-good",),
                noop("Fair"): ("census2021-ts037-fair",),
                noop("Bad or very bad"): ("census2021-ts037-bad", "census2021-ts037-very-bad"),
            },
            is_special=True,
        ),
    )
}  # fmt: skip
PEOPLE = "census2021-ts001-people"


def counted_in(area: Area, codes: set[str]) -> dict[str, int]:
    """Each indicator's number in the area: its own, else its borough's, else the sum of the borough's small areas."""
    for one in dict.fromkeys((area, area.home_borough)):
        own = Value.objects.filter(area=one, indicator__code__in=codes, number__isnull=False)
        found = {code: int(number) for code, number in own.values_list("indicator__code", "number")}
        if found:
            return found
    small = Value.objects.filter(
        area__borough=area.home_borough, area__kind=AreaKind.LSOA, indicator__code__in=codes, number__isnull=False
    )
    return {
        code: int(number)
        for code, number in small.values_list("indicator__code").annotate(total=Sum("number")).order_by()
    }


def people_by_area(names: list[int]) -> dict[int, int]:
    """How many people the census counted in each of these areas, by id: its own figure, or its small areas' sum."""
    found = dict(
        Value.objects.filter(area__in=names, indicator__code=PEOPLE, number__isnull=False).values_list("area", "number")
    )
    small = Value.objects.filter(area__ward__in=names, area__kind=AreaKind.LSOA, indicator__code=PEOPLE)
    for area, number in small.values_list("area__ward").annotate(total=Sum("number")).order_by():
        found.setdefault(area, number or 0)
    return {area: int(number) for area, number in found.items()}
