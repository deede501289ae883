"""Somebody who is a resident, an officer and a trustee at once; and decisions that stand when who took them is erased."""

from datetime import date
from decimal import Decimal

import pytest

from folkmoot.citizens.actions import (
    accept_agreement,
    admit,
    answer_contribution,
    answer_expense,
    apply_to_join,
    choose_task,
    claim_expense,
    complete_course,
    countersign,
    finish_task,
)
from folkmoot.citizens.models import Assignment, CitizenTask
from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.people.actions import erase_account, give_role
from folkmoot.people.models import Person
from folkmoot.people.models.role import RoleKind, roles_of
from tests.citizens import made
from tests.engagement.made import project

ABOUT_ONESELF = "about yourself"


@pytest.fixture
def everything(cast, now):
    """George: a resident of 55, an officer of the council, a trustee of a charity, a worker of the scheme."""
    person = cast.neighbour
    person.birth_date = date(1971, 3, 2)
    person.save(update_fields=["birth_date"])
    for kind, body in (
        (RoleKind.OFFICER, "council"), (RoleKind.VCO_WORKER, "kettle"), (RoleKind.SCHEME_MANAGER, "cvs"),
    ):  # fmt: skip
        give_role(person, kind, at=getattr(cast.bodies, body), by=cast.admin, now=now)
    return Person.objects.get(pk=person.pk)


def test_it_works(cast, now, everything):
    """All roles at once, and the record says in which one each thing was done."""
    made.trained(cast, everything, now)
    assert len(roles_of(Person.objects.get(pk=everything.pk), day_of(now))) == 4
    task = made.task(cast, now, by=everything)
    assert Entry.objects.get(code="citizens.task.opened").capacity == "officer, Wandle Vale Council"
    chosen = choose_task(task, by=everything, now=now)
    entry = Entry.objects.get(code="citizens.task.chosen", subject=refer(chosen))
    assert entry.capacity.startswith("citizen commissioner")


def test_nobody_confirms_pays_or_answers_for_themself(cast, now, everything):
    applied = apply_to_join(cast.bodies.cvs, by=everything, now=now)
    with pytest.raises(NotAllowed, match=ABOUT_ONESELF):
        admit(applied, by=everything, now=now)
    admit(applied, by=cast.scheme, now=now)
    accepted = accept_agreement(made.agreement(cast, now), by=everything, now=now)
    with pytest.raises(NotAllowed, match=ABOUT_ONESELF):
        countersign(accepted, by=everything, now=now)
    countersign(accepted, by=cast.scheme, now=now)
    course = made.core_course(cast, now)
    with pytest.raises(NotAllowed, match=ABOUT_ONESELF):
        complete_course(course, person=everything, by=everything, now=now)
    claim = claim_expense(
        kind="travel", words="Bus", amount=Decimal("3.50"), spent_date=day_of(now), by=everything, now=now
    )
    with pytest.raises(NotAllowed, match=ABOUT_ONESELF):
        answer_expense(claim, agreed=True, by=everything, now=now)
    done = choose_task(made.task(cast, now, by=everything), by=everything, now=now)
    finish_task(done, hours_given=3, did="Read it.", by=everything, now=now)
    with pytest.raises(NotAllowed, match=ABOUT_ONESELF):
        answer_contribution(done, changed="All of it!", by=everything, now=now)
    assert answer_contribution(done, changed="Two words.", by=cast.colleague, now=now).changed == "Two words."


def test_erasure_of_somebody_whose_decision_must_stand(cast, now, site):
    """The officer who told people what changed is erased: what was told stays, with the role and without a name."""
    made.trained(cast, cast.citizen, now)
    task = made.task(cast, now, by=cast.colleague, on=project(cast, now), places=1)
    done = choose_task(task, by=cast.citizen, now=now)
    finish_task(done, hours_given=3, did="Wrote it.", by=cast.citizen, now=now)
    answer_contribution(done, changed="Doors open at nine.", by=cast.colleague, now=now)
    assert Assignment.objects.get().answered_as == "commissioner, Wandle Vale Council"
    erase_account(understands=True, by=cast.colleague, now=now)
    kept = Assignment.objects.get()
    assert (kept.changed, kept.answered_as) == ("Doors open at nine.", "commissioner, Wandle Vale Council")
    assert CitizenTask.objects.get().officer.name == "somebody whose account is erased"
    page = site.get("/citizens/mine/", by=cast.citizen)
    assert "Doors open at nine." in page.text and "Ashworth" not in page.html
    assert Entry.objects.filter(code="citizens.task.answered").exists()


def test_who_is_erased_in_the_middle_of_a_task_is_hindered(cast, now):
    made.task(cast, now, by=cast.colleague, on=project(cast, now))
    with pytest.raises(Refused, match="Name another officer first"):
        erase_account(understands=True, by=cast.colleague, now=now)
