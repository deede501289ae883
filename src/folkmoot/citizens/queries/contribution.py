"""What somebody gave, what came of it, and how active the members of a scheme are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.citizens.activity import Activity, activity
from folkmoot.citizens.changes import link_to
from folkmoot.citizens.models import Assignment, Badge, Completion, Membership, Shows, TaskContribution
from folkmoot.citizens.models.task import STAGE_OF
from folkmoot.citizens.states import MembershipState
from folkmoot.commissioning.states import Stage
from folkmoot.core.clock import day_of
from folkmoot.people.models import Organisation


@dataclass(frozen=True)
class StageLine:
    stage: str
    projects: list[str]

    @property
    def times(self) -> int:
        return len(self.projects)


def cycle_of(did: Iterable[Assignment]) -> list[StageLine]:
    """Which stages of the cycle somebody has worked in, on which projects; twice on one counts twice (ledger LA-04)."""
    found: dict[str, list[str]] = {}
    for row in did:
        if row.hours_given is not None:
            found.setdefault(STAGE_OF[row.task.kind], []).append(row.task.project.title)  # type: ignore[index]
    return [
        StageLine(str(Stage(stage).label), found.get(stage, [])) for stage in ("analyse", "plan", "deliver", "review")
    ]


def with_links(did: Iterable[Assignment]) -> list[tuple[Assignment, tuple[str, str] | None]]:
    """Each task somebody did, with a way to what changed because of it."""
    return [(row, link_to(row.changed_subject) if row.changed_subject else None) for row in did]


def activities(operators: Sequence[Organisation] | None = None, *, on: date) -> dict[Activity, int]:
    """How many of all who were ever trained are core, come now and then, are dormant, or left. They add up."""
    trained = Completion.objects.filter(course__is_core=True, completed_date__lte=on)
    memberships = Membership.objects.filter(person__in=trained.values("person"))
    if operators is not None:
        memberships = memberships.filter(operator__in=operators)
    here: dict[int, bool] = {}
    for person, state in memberships.values_list("person", "state"):
        here[person] = here.get(person, False) or state != MembershipState.LEFT
    days: dict[int, list[date]] = {}
    given = TaskContribution.objects.filter(assignment__person__in=here)
    for person, day in given.values_list("assignment__person", "on_date"):
        days.setdefault(person, []).append(day)
    counts = dict.fromkeys(Activity, 0)
    for person, is_here in here.items():
        counts[activity(days.get(person, []), on=on, has_left=not is_here)] += 1
    return counts


def badges_of(person: Any) -> list[Badge]:
    return list(Badge.objects.filter(person=person).select_related("operator").order_by("-issued_at", "-pk"))


def badge_words(
    person: Any, *, shows: Sequence[str], issuer_url: str, subject_id: str, now: datetime
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a badge says of its holder, as the standard writes it: the subject, and the evidence that was chosen."""
    today = day_of(now)
    learnt = list(Completion.objects.filter(person=person).select_related("course", "accreditation__awarding_body"))
    did = list(Assignment.objects.done().filter(person=person).select_related("task__project__body"))
    evidence = []
    if Shows.HOURS in shows and did:
        evidence.append(_one(_("Hours given"), f"{sum(row.hours_given or Decimal(0) for row in did):f}"))
    if Shows.COURSES in shows:
        evidence += [
            _one(_("Course completed"), f"{row.course.title} ({row.course.hours} h), {_day(row.completed_date)}")
            for row in learnt
        ]
    if Shows.ACCREDITATIONS in shows:
        given = [row.accreditation for row in learnt if hasattr(row, "accreditation")]
        evidence += [
            _one(_("Accredited"), f"{row.level}, {row.awarding_body.name}, {row.number}, {_day(row.awarded_date)}")
            for row in given
        ]
    for row in did:
        if Shows.TASKS in shows:
            words = f"{row.task.title}. {row.task.project.title}, {row.task.project.body.name}, {_day(day_of(row.accepted_at))}"
            evidence.append(_one(_("Worked on a task") if row.given_back_at else _("Task done"), words))
        if Shows.CHANGED in shows and row.answered_at:
            evidence.append(_one(_("What changed"), row.changed))
    if Shows.SKILLS in shows and did:
        skills = sorted({str(row.task.get_kind_display()) for row in did})
        evidence.append(_one(_("Skills shown"), ", ".join(skills)))
    name = person.shown_name(today)
    subject: dict[str, Any] = {
        "id": subject_id,
        "type": ["AchievementSubject"],
        "achievement": {
            "id": f"{issuer_url}#record",
            "type": ["Achievement"],
            "name": _("Record of learning and contribution"),
            "description": _("What a citizen commissioner learnt and did, as the scheme that ran it has it on record."),
            "criteria": {
                "narrative": _("Each line was confirmed by the scheme or by the body the work was done with.")
            },
        },
    }
    if Shows.NAME in shows:
        subject["identifier"] = [
            {"type": "IdentityObject", "identityType": "name", "identityHash": name, "hashed": False}
        ]
    return subject, evidence


def _one(name: str, words: str) -> dict[str, Any]:
    return {"type": ["Evidence"], "name": name, "narrative": words}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
