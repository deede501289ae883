"""`./do test` itself: every step is taken, the last lines tell the truth, and what was left out is said."""

import sys

import pytest

from tests import suite


def step(name, status=0):
    return suite.Step(name, [sys.executable, "-c", f"raise SystemExit({status})"])


def test_it_works(capfd):
    assert suite.take(iter([step("first"), step("second")])) == 0
    said = capfd.readouterr().out
    assert said.count("passed") == 2
    assert "To mend" not in said


def test_a_failed_step_does_not_hide_the_next(capfd):
    assert suite.take(iter([step("first", 1), step("second"), step("third", 5)])) == 1
    said = capfd.readouterr().out
    assert "To mend: first, third." in said
    assert said.count("passed") == 1


def test_postgresql_is_tested_when_there_is_one(monkeypatch):
    monkeypatch.setenv("FOLKMOOT_POSTGRES_URL", "postgres://somewhere/else")
    databases = [suite.environ(each.database).get("DATABASE_URL") for each in suite.tests()]
    assert databases == [None, "postgres://somewhere/else"]


def test_what_was_left_out_is_said_loudly(monkeypatch):
    monkeypatch.delenv("FOLKMOOT_POSTGRES_URL", raising=False)
    monkeypatch.setattr(suite, "chromium", lambda: None)
    browser, postgres = suite.left_out()
    assert browser.startswith("BROWSER TESTS WERE SKIPPED")
    assert postgres.startswith("NOTHING WAS TESTED ON POSTGRESQL")


def test_nothing_is_said_when_nothing_was_left_out(monkeypatch):
    monkeypatch.setenv("FOLKMOOT_POSTGRES_URL", "postgres://somewhere/else")
    monkeypatch.setattr(suite, "chromium", lambda: "/somewhere/chromium")
    assert not list(suite.left_out())


def test_tests_never_touch_the_database_of_the_site(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://the/real/one")
    monkeypatch.setenv("FOLKMOOT_MODE", "production")
    env = suite.environ()
    assert "DATABASE_URL" not in env
    assert env["FOLKMOOT_MODE"] == "test"


@pytest.mark.parametrize("command", ["check", "fix", "test"])
def test_each_command_fails_when_a_step_does(monkeypatch, capfd, command):
    for name in ("checks", "fixes", "everything"):
        monkeypatch.setattr(suite, name, lambda: iter([step("only", 1)]))
    assert suite.main(command) == 1
