"""Assemblies and standing panels as pages show them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from folkmoot.core.suppression import Shown, is_small, suppress
from folkmoot.engagement.models import (
    Assembly,
    AssemblyRecommendation,
    AssemblySeat,
    Category,
    MemberCost,
    Panellist,
    StandingPanel,
    Wave,
    WaveAnswer,
    statements,
)  # fmt: skip
from folkmoot.engagement.policy.panels import RUNNERS
from folkmoot.engagement.states import AssemblyState, SeatState
from folkmoot.engagement.weighting import effective_size, rake, share_of
from folkmoot.evidence.models import Indicator, Value
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of
from folkmoot.places.models import Area
from folkmoot.places.models.area import AreaKind


def assemblies_for(person: Any, today: date) -> QuerySet[Assembly]:
    """All that a reader may see, the latest first."""
    own = [role.organisation_id for role in roles_of(person, today) if role.kind in RUNNERS]
    rows = Assembly.objects.filter(~Q(state=AssemblyState.PREPARING) | Q(body__in=own) | Q(organiser__in=own))
    return rows.select_related("body", "organiser", "area").order_by("-begun_at", "-pk")


def bodies_of(person: Any, today: date, *kinds: Any) -> QuerySet[Organisation]:
    """The bodies somebody works for in one of these roles."""
    own = [role.organisation_id for role in roles_of(person, today) if role.kind in kinds]
    return Organisation.objects.filter(pk__in=own).order_by("name")


def places() -> QuerySet[Area]:
    """Boroughs with something in them, and neighbourhoods."""
    used = Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD).values("borough")
    return (
        Area.objects.filter(Q(kind=AreaKind.NEIGHBOURHOOD) | Q(pk__in=used)).defer("geometry").order_by("kind", "name")
    )


def seats_of(assembly: Assembly) -> QuerySet[AssemblySeat]:
    return (
        AssemblySeat.objects.filter(lottery__assembly=assembly)
        .select_related("entry", "lottery__assembly")
        .order_by("entry__number")
    )


def members_of(assembly: Assembly) -> QuerySet[AssemblySeat]:
    return seats_of(assembly).filter(state=SeatState.TAKEN)


@dataclass(frozen=True)
class Line:
    """One value: people of the place, its share in per cent, what is asked for, and how many there are."""

    value: Any
    share: float
    count: int | None
    seated: int | None = None
    among: float | None = None  # the count as a share of all, where that can be told


@dataclass(frozen=True)
class Likeness:
    """One category of a panel beside its place. Hidden counts are None."""

    category: Category
    lines: list[Line]

    @property
    def total(self) -> int:
        return sum(line.value.people for line in self.lines)


def likeness(
    owner: Assembly | StandingPanel, people: Iterable[dict[str, int]], seated: Iterable[dict[str, int]] = ()
) -> list[Likeness]:
    """Each category: the place's share, and how many of `people` and of `seated` have each value; small ones hidden."""
    people, seated = list(people), list(seated)
    found = []
    for category in owner.categories.order_by("position").prefetch_related("values"):
        values = sorted(category.values.all(), key=lambda value: value.position)
        total = sum(value.people for value in values) or 1
        counted = shown(category, people, [value.pk for value in values])
        sitting = shown(category, seated, [value.pk for value in values])
        found.append(
            Likeness(
                category,
                [
                    Line(
                        value,
                        100 * value.people / total,
                        counted.counts[value.pk],
                        sitting.counts[value.pk],
                        share_in(counted, value.pk),
                    )
                    for value in values
                ],
            )
        )
    return found


def share_in(counted: Shown[int], value: int) -> float | None:
    count = counted.counts[value]
    return None if count is None or not counted.total else 100 * count / counted.total


def shown(category: Category, people: Iterable[dict[str, int]], values: list[int]) -> Shown[int]:
    counts = Counter(each.get(str(category.pk)) for each in people)
    return suppress({value: counts[value] for value in values}, special=category.is_special)


def assembly_likeness(assembly: Assembly) -> list[Likeness]:
    """The pool and the members beside the place."""
    pool = assembly.pool.filter(withdrawn_at=None).values_list("values", flat=True)
    seats = seats_of(assembly).exclude(state=SeatState.LEFT).values_list("entry__values", flat=True)
    return likeness(assembly, pool, seats)


def costs_of(assembly: Assembly) -> list[tuple[str, Any]]:
    """What was paid to members, by kind."""
    rows = MemberCost.objects.filter(session__assembly=assembly).values("kind").annotate(sum=Sum("amount"))
    sums = {row["kind"]: row["sum"] for row in rows}
    return [
        (str(label), sums[kind]) for kind, label in MemberCost._meta.get_field("kind").choices or () if kind in sums
    ]


def evaluation_of(assembly: Assembly) -> tuple[int, list[tuple[str, float]]]:
    """How many members said how it was, and the mean mark of each statement; no marks while they are few."""
    marks = list(assembly.evaluations.values_list("marks", flat=True))
    if not marks or is_small(len(marks)):
        return len(marks), []
    return len(marks), [
        (str(text), sum(each[code] for each in marks) / len(marks)) for code, text in statements().items()
    ]


def advice(*, state: str = "owed", today: date) -> QuerySet[AssemblyRecommendation]:
    """What assemblies adopted, the soonest due first. `state`: owed, overdue or answered."""
    rows = AssemblyRecommendation.objects.filter(adopted=True).select_related("assembly", "addressee")
    if state == "owed":
        rows = rows.filter(answer="")
    elif state == "overdue":
        rows = rows.filter(answer="", answer_due_date__lt=today)
    elif state == "answered":
        rows = rows.exclude(answer="")
    return rows.order_by("answer_due_date", "assembly_id", "number")


def census_tables(area: Area) -> list[tuple[str, str]]:
    """Tables of the evidence that split the people of a place into parts: code of the whole, and its title."""
    chain = [one.pk for one in (area, area.ward, area.borough) if one is not None]
    parts = (
        Indicator.objects.filter(values__area__in=chain, values__number__isnull=False)
        .exclude(part_of="")
        .values("dataset__title", "dataset", "part_of")
        .annotate(count=Count("pk", distinct=True))
        .filter(count__gte=2, count__lte=12)
        .order_by("dataset__title", "part_of")
    )
    return [(f"{row['dataset']}|{row['part_of']}", row["dataset__title"]) for row in parts]


def census_values(area: Area, table: str) -> tuple[str, bool, list[Any]]:
    """The figures of a table for a place: its title with its vintage, whether it is private in law, and the values."""
    dataset, _bar, whole = table.partition("|")
    chain = [one.pk for one in (area, area.ward, area.borough) if one is not None]
    if not dataset.isdigit():
        return "", False, []
    rows = list(
        Value.objects.filter(
            indicator__dataset=int(dataset), indicator__part_of=whole, area__in=chain, number__isnull=False
        )
        .select_related("indicator__dataset")
        .order_by("indicator__position")
    )
    nearest = min((chain.index(row.area_id) for row in rows), default=0)
    rows = [row for row in rows if row.area_id == chain[nearest]]
    if not rows:
        return "", False, []
    source = f"{rows[0].indicator.dataset.title}, {rows[0].indicator.dataset.vintage}"
    return source[:200], any(row.indicator.is_special for row in rows), rows


def standing_panels() -> QuerySet[StandingPanel]:
    members = Count("members", filter=Q(members__left_at=None), distinct=True)
    return StandingPanel.objects.select_related("body", "area").annotate(size=members).order_by("-opened_at", "-pk")


def place_of(panel: StandingPanel) -> tuple[dict[str, dict[str, float]], dict[int, tuple[str, str]]]:
    """The place's people by category and value, and the category and value of each id."""
    people: dict[str, dict[str, float]] = {}
    names: dict[int, tuple[str, str]] = {}
    for category in panel.categories.order_by("position").prefetch_related("values"):
        people[category.name] = {value.label: float(value.people) for value in category.values.all()}
        names |= {value.pk: (category.name, value.label) for value in category.values.all()}
    return people, names


@dataclass(frozen=True)
class Choice:
    """One answer to a question: how many gave it, its share as it stands, weighted, and in the wave it repeats."""

    label: str
    count: int | None
    plain: float | None
    weighted: float | None
    before: float | None = None

    @property
    def change(self) -> float | None:
        return None if self.weighted is None or self.before is None else self.weighted - self.before

    @property
    def in_per_cent(self) -> dict[str, str]:
        """The shares as pages print them."""
        plain = {"plain": self.plain, "weighted": self.weighted}
        said = {name: "–" if share is None else f"{100 * share:.1f}%" for name, share in plain.items()}
        return said | {"change": "–" if self.change is None else f"{100 * self.change:+.1f}"}


@dataclass(frozen=True)
class Result:
    """What a wave found. `worth` is how many equally weighted answers its answers are worth; `answered` is None where
    so few did that nothing is shown."""

    answered: int | None
    worth: float
    fits: bool
    missing: tuple[tuple[str, str], ...]
    questions: list[tuple[str, list[Choice]]]


def result_of(wave: Wave, *, with_before: bool = True) -> Result:
    """The results of a wave, weighted to the place, small numbers hidden."""
    place, names = place_of(wave.panel)
    rows = list(WaveAnswer.objects.filter(wave=wave).order_by("pk"))
    answers = [dict(names[pk] for pk in row.values.values() if pk in names) for row in rows]
    raked = rake(answers, place)
    earlier = result_of(wave.repeats, with_before=False).questions if with_before and wave.repeats else []
    before = {(at, c.label): c.weighted for at, (_text, choices) in enumerate(earlier) for c in choices}
    questions = []
    for at, question in enumerate(wave.questions):
        given = [row.answers[at] for row in rows]
        said = [place for place, text in enumerate(given) if text]
        weights = [raked.weights[place] for place in said]
        counts = suppress({label: given.count(label) for label in question["choices"]})
        are_few = is_small(len(said))  # then a nought would say what all of them answered
        choices = []
        for label, count in counts.counts.items():
            chose = [given[place] == label for place in said]
            hidden = count is None or counts.total is None or not said
            count = None if are_few else count
            choices.append(
                Choice(
                    label, count, None if hidden else sum(chose) / len(said),
                    None if hidden else share_of(chose, weights), before.get((at, label)),
                )
            )  # fmt: skip
        questions.append((question["text"], choices))
    answered = None if is_small(len(rows)) else len(rows)
    return Result(answered, effective_size(raked.weights), raked.fits, raked.missing, questions)


def membership_of(person: Any, panel: StandingPanel) -> Panellist | None:
    if not getattr(person, "is_authenticated", False):
        return None
    return panel.members.filter(person=person, left_at=None).first()


def mean_attendance(assembly: Assembly) -> float | None:
    """The mean share of members who came to a session, in per cent."""
    found = (
        assembly.sessions.filter(held_at__isnull=False)
        .annotate(came=Count("attendances", filter=Q(attendances__came=True)), all=Count("attendances"))
        .values_list("came", "all")
    )
    shares = [came / whole for came, whole in found if whole]
    return 100 * sum(shares) / len(shares) if shares else None
