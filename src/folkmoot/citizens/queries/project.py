"""What citizens do in one project, for its page: tasks and challenges, in one query."""

from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.urls import reverse

from folkmoot.citizens.models import Challenge, CitizenTask, TaskKind
from folkmoot.citizens.states import ChallengeState, TaskState
from folkmoot.commissioning.models import Project


@dataclass(frozen=True)
class Line:
    title: str
    url: str
    state: str
    kind: str = ""


def work_in(project: Project) -> tuple[list[Line], list[Line]]:
    """The tasks that were not cancelled and the challenges to the evidence, the latest first."""
    tasks = CitizenTask.objects.filter(project=project).exclude(state=TaskState.CANCELLED)
    rows = tasks.values_list("pk", "title", "state", F("kind"), F("opened_at")).union(
        Challenge.objects.filter(project=project).values_list(
            "pk", "about", "state", Value("", output_field=CharField()), F("raised_at")
        ),
        all=True,
    )
    found: tuple[list[Line], list[Line]] = ([], [])
    for key, title, state, kind, _at in sorted(rows, key=lambda row: (row[4], row[0]), reverse=True):
        if kind:
            url = reverse("citizens:task", args=[key])
            found[0].append(Line(title, url, str(TaskState(state).label), str(TaskKind(kind).label)))
        else:
            url = reverse("citizens:challenge", args=[key])
            found[1].append(Line(title, url, str(ChallengeState(state).label)))
    return found
