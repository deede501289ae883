"""Programmes, and the elected member who champions each (ledger CC-29)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank
from folkmoot.commissioning.models import Champion, CommissioningProgramme, Project
from folkmoot.commissioning.notices import tell_champion
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person
from folkmoot.people.policy import is_councillor


@transaction.atomic
def open_programme(
    body: Organisation, *, title: str, aim: str, projects: Collection[Project] = (), by: Person, now: datetime
) -> CommissioningProgramme:
    """Put projects of a body together under one aim. Raises Refused for a name that is taken, or a project the body has
    no part in."""
    capacity = allow(policy.may_open_project(by, body, now=now))
    name = " ".join(refuse_if_blank(title, _("Give the programme its name."), field="title").split())
    words = refuse_if_blank(aim, _("Say what it is for."), field="aim")
    if CommissioningProgramme.objects.filter(body=body, title__iexact=name).exists():
        raise Refused(_("Your body has a programme of that name."), field="title")
    _refuse_others(body, projects)
    row = CommissioningProgramme.objects.create(body=body, title=name, aim=words, opened_at=now)
    row.projects.set(projects)
    record(by, "commissioning.programme.opened", row, capacity=capacity, now=now, touching=[body])
    return row


@transaction.atomic
def choose_projects(
    programme: CommissioningProgramme, *, projects: Collection[Project], by: Person, now: datetime
) -> CommissioningProgramme:
    """Say anew which projects belong to it."""
    capacity = allow(policy.may_open_project(by, programme.body, now=now))
    programme = _going_on(programme)
    _refuse_others(programme.body, projects)
    programme.projects.set(projects)
    record(
        by, "commissioning.programme.projects_chosen", programme, capacity=capacity, now=now,
        facts={"projects": sorted(project.pk for project in projects)},
    )  # fmt: skip
    return programme


@transaction.atomic
def end_programme(programme: CommissioningProgramme, *, by: Person, now: datetime) -> CommissioningProgramme:
    """A programme is over, and so is its champion's part."""
    capacity = allow(policy.may_open_project(by, programme.body, now=now))
    programme = _going_on(programme)
    programme.ended_date = day_of(now)
    programme.save(update_fields=["ended_date"])
    programme.champions.named().update(end_date=day_of(now))
    record(by, "commissioning.programme.ended", programme, capacity=capacity, now=now)
    return programme


@transaction.atomic
def name_champion(programme: CommissioningProgramme, person: Person, *, by: Person, now: datetime) -> Champion:
    """Name the elected member who champions a programme; who did before is thanked and no longer does.

    Raises NotAllowed unless `by` is a clerk, commissioner or officer of the body; Refused for somebody who is no elected
    member of it today, for who champions it already, and for a programme that ended.
    """
    capacity, today = allow(policy.may_name_champion(by, programme, now=now)), day_of(now)
    programme = _going_on(programme)
    if not is_councillor(person, programme.body, now=now):
        raise Refused(
            _("Only somebody who is an elected member of %(body)s today can champion it.") % {"body": programme.body},
            field="person",
        )
    named = programme.champions.named()
    if named.filter(person=person).exists():
        raise Refused(_("They champion this programme already."), field="person")
    named.update(end_date=today)
    row = Champion.objects.create(programme=programme, person=person, start_date=today)
    tell_champion(row, now=now)
    record(by, "commissioning.champion.named", programme, capacity=capacity, now=now)
    return row


@transaction.atomic
def end_champion(champion: Champion, *, by: Person, now: datetime) -> Champion:
    """A champion steps down, or whoever may name one says that they did. Raises Refused a second time."""
    capacity = allow(policy.may_end_champion(by, champion, now=now))
    return _step_down(champion, "commissioning.champion.stepped_down", capacity, by=by, now=now)


@transaction.atomic
def let_champion_go(champion: Champion, *, by: Person, now: datetime) -> Champion:
    """A champion's term as a councillor has ended: the site's daily round says so, and the programme lacks one."""
    if champion.person is not None and is_councillor(champion.person, champion.programme.body, now=now):
        raise Refused(_("They are an elected member still."))
    return _step_down(champion, "commissioning.champion.term_ended", _("the site’s daily round"), by=by, now=now)


def _step_down(champion: Champion, code: str, capacity: str, *, by: Person, now: datetime) -> Champion:
    champion = locked(champion)
    if champion.end_date is not None:
        raise Refused(_("They stepped down already."))
    champion.end_date = day_of(now)
    champion.save(update_fields=["end_date"])
    record(by, code, champion.programme, capacity=capacity, now=now)
    return champion


def _going_on(programme: CommissioningProgramme) -> CommissioningProgramme:
    programme = locked(programme)
    if programme.ended_date is not None:
        raise Refused(_("This programme has ended."))
    return programme


def _refuse_others(body: Organisation, projects: Collection[Project]) -> None:
    part = Project.objects.filter(pk__in=[project.pk for project in projects])
    if (part.filter(body=body) | part.filter(partners=body)).distinct().count() != len(set(projects)):
        raise Refused(_("Choose projects that your body leads or has joined."), field="projects")
