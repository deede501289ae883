"""Who answered beside who lives here: by area and by group, small numbers hidden, gaps named while there is time."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from folkmoot.core.suppression import suppress
from folkmoot.engagement.hearing.census import COMPARISONS, counted_in, people_by_area
from folkmoot.engagement.models import Answer, Consultation, Question
from folkmoot.places.queries import places_to_choose

# Heard from less than this share of what their number would give: a gap.
GAP = 0.6
# With fewer answers than this nothing can be said about who is missing.
FEWEST = 20


@dataclass(frozen=True)
class Line:
    """One group: how many answered (None: hidden), its per cent of answers and of people, and whether it is a gap."""

    group: str
    answers: int | None
    share: float | None
    people: int | None
    people_share: float | None
    is_gap: bool = False


@dataclass(frozen=True)
class Beside:
    """One way of looking at who answered: by area, by age …"""

    title: str
    lines: list[Line]
    has_census: bool
    answers: int | None

    @property
    def gaps(self) -> list[str]:
        return [line.group for line in self.lines if line.is_gap]


def reach(consultation: Consultation) -> list[Beside]:
    """Every comparison this consultation can make. A bounded number of queries, however many answered."""
    found = []
    if consultation.questions.filter(is_home=True).exists():
        found.append(by_area(consultation))
    for question in consultation.questions.exclude(census="").order_by("position"):
        if question.census in COMPARISONS:
            found.append(by_group(consultation, question))
    return found


def gaps(consultation: Consultation) -> list[str]:
    return [f"{beside.title}: {group}" for beside in reach(consultation) for group in beside.gaps]


def by_area(consultation: Consultation) -> Beside:
    rows = (
        consultation.responses.standing()
        .exclude(area=None)
        .values_list("area", "area__name")
        .annotate(count=Count("pk"))
        .order_by("area__name")
    )
    names = {area.pk: area.name for area in places_to_choose() if area.borough_id}
    counts = Counter(dict.fromkeys(names, 0))
    for pk, name, count in rows:
        names[pk], counts[pk] = name, count
    people = people_by_area(list(names))
    return beside(_("Where people live"), {names[pk]: counts[pk] for pk in names}, {names[pk]: people[pk] for pk in people})  # fmt: skip


def by_group(consultation: Consultation, question: Question) -> Beside:
    comparison = COMPARISONS[question.census]
    answered = Answer.objects.filter(question=question, response__withdrawn_at=None)
    found = dict(answered.values_list("text").annotate(count=Count("pk")).order_by())
    codes = {code for group in comparison.choices.values() for code in group}
    numbers = counted_in(consultation.project.area, codes)
    counts = {_(choice): found.get(_(choice), 0) for choice in comparison.choices}
    people = {
        _(choice): sum(numbers[code] for code in group)
        for choice, group in comparison.choices.items()
        if all(code in numbers for code in group)
    }
    return beside(question.text, counts, people, special=comparison.is_special)


def beside(title: str, counts: dict[str, int], people: dict[str, int], *, special: bool = False) -> Beside:
    """Pure: counts of answers and of people by group, as lines that may be shown."""
    shown = suppress(counts, special=special)
    everybody, answers = sum(people.values()), sum(counts.values())
    lines = []
    for group, count in counts.items():
        kept, number = shown.counts[group], people.get(group)
        expected = number / everybody if number is not None and everybody else None
        is_gap = bool(expected and answers >= FEWEST and number and count < GAP * expected * answers)
        share = 100 * kept / answers if kept is not None and answers and shown.total is not None else None
        of_people = None if expected is None else 100 * expected
        lines.append(Line(group, kept, share, number, of_people, is_gap))
    return Beside(title, lines, bool(people), shown.total)
