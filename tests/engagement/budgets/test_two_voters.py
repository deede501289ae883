"""The same people vote from two devices at once, and the vote is closed in the middle of it, on either database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.test_two_writers import done, new_database

ROOT = Path(__file__).parents[3]
VOTERS = 40
__all__ = ["new_database"]


@pytest.fixture
def start(new_database, tmp_path):
    """Start tests/engagement/budgets/writer.py in a process of its own, on the new database."""

    def run(*arguments):
        env = {
            **os.environ,
            "DATABASE_URL": new_database,
            "DJANGO_SETTINGS_MODULE": "folkmoot.config.settings",
            "FOLKMOOT_MODE": "test",
            "FOLKMOOT_SECRET_KEY": "for this test alone",
            "FOLKMOOT_VAR_DIR": str(tmp_path),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        pipe = subprocess.PIPE
        words = [sys.executable, "-m", "tests.engagement.budgets.writer", *arguments]
        return subprocess.Popen(words, env=env, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    return run


def all_at_once(*processes):
    for process in processes:
        assert process.stdout.readline() == "ready\n", process.stderr.read()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    return [json.loads(done(process)) for process in processes]


@pytest.mark.ledger("EN-17")
def test_two_devices_at_once_give_each_voter_one_vote(start):
    done(start("prepare"))
    given = all_at_once(start("vote", "1", str(VOTERS)), start("vote", "2", str(VOTERS)))
    receipts, marks = json.loads(done(start("tell")))
    assert marks == len(receipts) == VOTERS
    assert sorted(given[0] + given[1]) == receipts, "each receipt that was given stands for a vote that is there"


def test_a_vote_is_counted_or_refused_when_voting_closes_in_the_middle(start):
    done(start("prepare"))
    *given, counted = all_at_once(
        start("vote", "1", str(VOTERS * 5)), start("vote", "2", str(VOTERS * 5)), start("close", "", "")
    )
    receipts, marks = json.loads(done(start("tell")))
    assert sorted(given[0] + given[1]) == receipts == counted, "a vote was acknowledged and not counted"
    assert marks == len(receipts)
