"""What is done once a day: every room's own jobs, each in turn."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from folkmoot.core import daily

pytestmark = pytest.mark.django_db


def run(**out):
    call_command("daily", **{"stdout": StringIO(), "stderr": StringIO(), **out})


def test_it_works():
    said = StringIO()
    run(stdout=said)
    assert "Looked again at" in said.getvalue() and "Reminded 0 people" in said.getvalue()


def test_a_job_that_fails_keeps_no_other_from_running_and_is_named(monkeypatch):
    ran = []

    def goes_wrong(now):
        raise ValueError("no letter box")

    def goes_well(now):
        ran.append(now)
        return "Went well."

    monkeypatch.setattr(daily, "JOBS", [goes_wrong, goes_well])
    told = StringIO()
    with pytest.raises(CommandError, match=r"goes_wrong"):
        run(stderr=told)
    assert len(ran) == 1 and "no letter box" in told.getvalue()


def test_each_room_registers_its_own_once():
    names = [(job.__module__, job.__name__) for job in daily.JOBS]
    assert len(names) == len(set(names))
    assert ("folkmoot.citizens.daily", "remind_of_sessions") in names
