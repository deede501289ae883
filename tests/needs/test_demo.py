"""The demo borough's needs, told through actions, with its people and places."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.commitments import engine
from folkmoot.commitments.checking import Check, kept
from folkmoot.commitments.engine import find_again
from folkmoot.commitments.models import Finding, Signatory
from folkmoot.core.demo import CHAPTERS, Demo
from folkmoot.core.models import Entry
from folkmoot.core.subjects import refer
from folkmoot.needs.models import Asset, Board, Need, Priority
from folkmoot.needs.states import NeedState, RoundState
from folkmoot.places.models import Area

ROOMS = ("people", "places", "commitments", "evidence", "needs")


@pytest.fixture
def told(db, now, clock_at):
    """The chapters of this room and those below it, in order, each at its own moment."""
    import importlib

    for room in ROOMS:
        importlib.import_module(f"folkmoot.{room}.demo")
    clock_at(now)
    demo = Demo(start=now)
    for offset, order, teller in sorted(CHAPTERS, key=lambda row: (row[0], row[1])):
        if teller.__module__.split(".")[1] in ROOMS:
            demo.now = now + timedelta(days=offset, minutes=order)
            teller(demo)
    demo.now = now
    return demo


def test_it_works(told, site):
    assert Priority.objects.count() == 3
    for key in ("company", "debt", "worries"):
        assert told.things[f"outcome.{key}"].priority == told.things[f"priority.{key}"]
    assert told.things["round.now"].state == RoundState.OPEN
    assert {need.state for need in Need.objects.all()} == {
        NeedState.RAISED, NeedState.CONSIDERED, NeedState.AGREED, NeedState.DECLINED,
    }  # fmt: skip
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments), "the story is told in order"
    found = Finding.objects.filter(undertaking__rulebook__code="lcc-recommendations", undertaking__number="4")
    assert {finding.state for finding in found if finding.subject.startswith("needs.priority")} == {"kept"}
    assert told.things["study.cafes"].added_at == told.start - timedelta(days=1045)


@pytest.mark.ledger("PO-13")
def test_a_body_to_be_confirmed_is_not_bound(told, site, monkeypatch):
    """Shown as not yet bound; checks of what it has not signed do not run for it."""
    fire = Signatory.objects.get(rulebook_code="sutton-compact", body=told.bodies["fire"])
    assert not fire.is_bound
    page = site.get(reverse("commitments:index"))
    assert "Wandle Vale Fire Service to be confirmed not yet bound" in page.text

    monkeypatch.setattr(
        engine, "CHECKS", [Check("sutton-compact", "3.2.3", Priority, lambda priority, today: kept("Told."))]
    )
    board, priority = told.things["board"], told.things["priority.company"]
    for body, state in (("cvs", "kept"), ("fire", "not_applicable")):
        Board.objects.filter(pk=board.pk).update(host=told.bodies[body])
        find_again(Priority.objects.get(pk=priority.pk), told.now)
        assert Finding.objects.get(subject=refer(priority)).state == state


def test_every_page_of_the_story_can_be_read(told, site):
    places = Area.objects.filter(kind__in=("neighbourhood",))
    for thing in [
        *Need.objects.all(),
        *Priority.objects.all(),
        told.things["board"],
        told.things["round.now"],
        *places,
    ]:
        site.get(thing.get_absolute_url(), most=20)
        site.get(thing.get_absolute_url(), by=told.people["scheme"], most=20)
    for name in (
        "needs:index",
        "needs:boards",
        "needs:assets",
        "evidence:index",
        "evidence:studies",
        "places:index",
        "people:index",
    ):
        site.get(reverse(name), most=12)
        site.get(reverse(name), by=told.people["lead"], most=12)
    assert Asset.objects.count() == 6
