from types import SimpleNamespace

import pytest
from hypothesis import settings

# How long something takes is measured in bench/, never here: the machine may be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = ["tests.ledger_plugin"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Rulebooks, boroughs, the record's guards and the search index are there in every test, as set-up leaves them.

    Tables are made straight from the models (--nomigrations), which is quick; tests/rules/test_migrations.py shows
    that the migrations make the same.
    """
    with django_db_blocker.unblock():
        from django.apps import apps
        from django.db import connection

        from folkmoot.core.immutability import install
        from folkmoot.core.models import ChainHead

        if not ChainHead.objects.exists():
            install(apps, SimpleNamespace(connection=connection))
        from folkmoot.commitments.actions.load_rulebooks import load_rulebooks
        from folkmoot.core.clock import now
        from folkmoot.funding.actions.load_procedures import load_procedures
        from folkmoot.places.actions.load_boroughs import load_boroughs

        load_rulebooks()
        load_procedures()
        load_boroughs(now=now())


@pytest.fixture
def now():
    """A moment when nothing special happens: Wednesday 4 November 2026, 10 in the morning."""
    from datetime import datetime

    from folkmoot.core.clock import LONDON

    return datetime(2026, 11, 4, 10, 0, tzinfo=LONDON)


@pytest.fixture
def clock_at(monkeypatch):
    """Set what pages take for now: `clock_at(moment)`."""

    def set_clock(moment):
        from folkmoot.core import clock

        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return set_clock


@pytest.fixture
def cast(db, now, clock_at):
    """The same people everywhere: see tests/cast.py. The pages' clock stands at `now`."""
    from tests.cast import Cast

    clock_at(now)
    return Cast.made(now)


@pytest.fixture
def site(client):
    """A browser without a screen: parses every answer strictly, counts its queries, checks its links."""
    from tests.site import Site

    return Site(client)
