from typing import Any

from django.utils.translation import gettext as _

from folkmoot.citizens import policy, queries
from folkmoot.citizens.models import Challenge
from folkmoot.citizens.states import TaskState
from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card


@card(on=Project, order=60)
def tasks(person: Any, project: Project) -> Card | None:
    """What citizen commissioners do, or could do, in this project."""
    may_open = bool(policy.may_open_task(person, project, now=clock.now()))
    may_challenge = bool(policy.may_challenge(person, now=clock.now()))
    challenges = list(Challenge.objects.filter(project=project).order_by("-raised_at", "-pk"))
    rows = list(project.citizen_tasks.exclude(state=TaskState.CANCELLED).order_by("-opened_at", "-pk"))
    if not (rows or challenges or may_open or may_challenge):
        return None
    return Card(
        _("Tasks for citizen commissioners"),
        "citizens/cards/project.html",
        {
            "project": project,
            "tasks": rows,
            "may_open": may_open,
            "challenges": challenges,
            "may_challenge": may_challenge,
        },
    )


@card(on=Project, order=65)
def skills_gap(person: Any, project: Project) -> Card | None:
    """For the team alone: what nobody in it can do yet."""
    if not policy.may_open_task(person, project, now=clock.now()):
        return None
    missing = queries.skills_gap(project)
    return Card(_("Skills the team lacks"), "citizens/cards/gap.html", {"skills": missing}) if missing else None


@card(on=Project, order=95)
def follow(person: Any, project: Project) -> Card | None:
    """On every open project, for everybody: no setting takes it away (ledger EN-10)."""
    if project.closed_at is not None:
        return None
    return Card(_("Follow it, or offer to help"), "citizens/cards/follow.html", {"project": project})
