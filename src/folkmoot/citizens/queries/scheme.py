"""Who is in the scheme, who is trained, what there is to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from folkmoot.citizens.models import Assignment, CitizenTask, Completion, Membership
from folkmoot.citizens.models.preferences import Benefit, preferences_of
from folkmoot.citizens.states import MembershipState, TaskState
from folkmoot.citizens.terms import operators_on
from folkmoot.core.clock import day_of
from folkmoot.core.suppression import is_small, suppress
from folkmoot.people.models import GuardianConsent, Organisation, ResponsibleAdult
from folkmoot.people.models.role import Role, RoleKind
from folkmoot.people.queries import roles_of


def is_trained(person: Any, *, on: date) -> bool:
    """True when the person had completed a core course by that day (ledger LA-01)."""
    return Completion.objects.filter(person=person, course__is_core=True, completed_date__lte=on).exists()


def operators(today: date) -> QuerySet[Organisation]:
    """The organisations that run a scheme: their agreement is in force, and a volunteer centre worker is in post."""
    working = Role.objects.on(today).filter(kind=RoleKind.SCHEME_MANAGER).values("organisation")
    running = Organisation.objects.filter(pk__in=operators_on(today)).filter(pk__in=working)
    return running.filter(merged_into=None).order_by("name")


def all_operators() -> QuerySet[Organisation]:
    """Organisations that run a scheme or ever did."""
    ran = Role.objects.filter(kind=RoleKind.SCHEME_MANAGER).values("organisation")
    return Organisation.objects.filter(pk__in=ran, merged_into=None).order_by("name")


@dataclass(frozen=True)
class Figures:
    """The scheme in numbers, counted now; None stands for one too small to show."""

    members: int | None
    trained: int | None
    tasks_open: int
    tasks_done: int
    hours: Decimal | None


def safe_figures(today: date) -> Figures:
    """Members and how many are trained are hidden together, so that neither gives the other away."""
    members = Membership.objects.filter(state=MembershipState.ACTIVE)
    core = Completion.objects.filter(person=OuterRef("person"), course__is_core=True, completed_date__lte=today)
    people = members.aggregate(all=Count("pk"), trained=Count("pk", filter=Exists(core)))
    shown = suppress({"trained": people["trained"], "others": people["all"] - people["trained"]})
    tasks = CitizenTask.objects.aggregate(
        opened=Count("pk", filter=Q(state=TaskState.OPEN)), done=Count("pk", filter=Q(state=TaskState.DONE))
    )
    given = Assignment.objects.done().aggregate(hours=Sum("hours_given"), people=Count("person", distinct=True))
    return Figures(
        members=shown.total,
        trained=shown.counts["trained"],
        tasks_open=tasks["opened"],
        tasks_done=tasks["done"],
        hours=None if is_small(given["people"]) else given["hours"] or Decimal(0),
    )


def tasks(*, kind: str = "", state: str = "", benefit: str = "") -> QuerySet[CitizenTask]:
    """Tasks with `taken`, how many places are taken; those still open unless another state (or "all") is asked for."""
    taken = Count("assignments", filter=Q(assignments__given_back_at=None))
    rows = CitizenTask.objects.annotate(taken=taken).select_related("project__body", "project__area")
    if benefit:
        rows = rows.annotate(offers=Cast("benefits", TextField())).filter(offers__contains=f'"{benefit}"')
    if kind:
        rows = rows.filter(kind=kind)
    if state != "all":
        rows = rows.filter(state=state or TaskState.OPEN)
    return rows.order_by("-opened_at", "-pk")


@dataclass(frozen=True)
class Suggestion:
    task: CitizenTask
    because: list[str]


def suggested(person: Any, *, limit: int = 3) -> list[Suggestion]:
    """Open tasks that fit what somebody said they want and care about, the best first, each with the reasons why."""
    said = preferences_of(person)
    if said is None or not (said.benefits or said.interests):
        return []
    mine = Assignment.objects.standing().filter(person=person, task=OuterRef("pk"))
    found = []
    for task in tasks().exclude(Exists(mine)):
        because = [str(Benefit(one).label) for one in said.benefits if one in task.benefits and one in Benefit.values]
        if task.project.service_kind in said.interests:
            because.append(task.project.get_service_kind_display())
        if because:
            found.append(Suggestion(task, because))
    return sorted(found, key=lambda one: (-len(one.because), -one.task.pk))[:limit]


def record_of(person: Any) -> tuple[list[Completion], list[Assignment]]:
    """What somebody learnt and did, oldest first: two queries (ledger PO-11)."""
    learnt = Completion.objects.filter(person=person).select_related("course__provider", "accreditation__awarding_body")
    did = Assignment.objects.on_record().filter(person=person).select_related("task__project__body")
    return list(learnt.order_by("completed_date", "pk")), list(did.order_by("accepted_at", "pk"))


def record_lines(learnt: Iterable[Completion], did: Iterable[Assignment]) -> list[list[Any]]:
    """The same as rows of a table to take away: day, role, what, where, skill, hours, who confirms it."""
    lines: list[list[Any]] = [
        [row.completed_date, _("learner"), row.course.title, row.course.provider.name, _("commissioning"),
         row.course.hours, row.confirmed_as]
        for row in learnt
    ]  # fmt: skip
    lines += [
        [day_of(row.accepted_at), _("citizen commissioner"), row.task.title, row.task.project.title,
         row.task.get_kind_display(), row.hours_given or "", row.task.project.body.name if row.answered_at else ""]
        for row in did
    ]  # fmt: skip
    return lines


def operated_by(person: Any, today: date) -> list[Organisation]:
    """The schemes this person runs."""
    return [role.organisation for role in roles_of(person, today) if role.kind == RoleKind.SCHEME_MANAGER]


def members_of(operators: Sequence[Organisation]) -> QuerySet[Membership]:
    """Who applied and who takes part, applicants first, with whether a guardian agreed and they are trained."""
    consent = GuardianConsent.objects.filter(person=OuterRef("person"), withdrawn_at=None)
    adult = ResponsibleAdult.objects.filter(person=OuterRef("person"), end_date=None)
    core = Completion.objects.filter(person=OuterRef("person"), course__is_core=True)
    return (
        Membership.objects.filter(operator__in=operators)
        .exclude(state=MembershipState.LEFT)
        .annotate(has_consent=Exists(consent), has_adult=Exists(adult), is_trained=Exists(core))
        .select_related("person")
        .order_by("-state", "person__name", "pk")
    )


@dataclass(frozen=True)
class MemberLine:
    member: Membership
    is_young: bool
    needs_consent: bool
    needs_adult: bool
    is_trained: bool


def member_lines(members: Iterable[Any], today: date) -> list[MemberLine]:
    return [
        MemberLine(
            row,
            young := row.person.is_under_18(today),
            young and not row.has_consent,
            young and not row.has_adult,
            row.is_trained,
        )
        for row in members
    ]
