"""Several processes write to the record at the same time, on the kind of database that the suite runs on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from folkmoot.core import verify

ROOT = Path(__file__).parents[2]
WRITERS, EACH = 4, 25


@pytest.fixture
def new_database(tmp_path, django_db_blocker):
    """The address of an empty database that only this test knows; thrown away afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'written.sqlite3'}"
        return
    name = f"folkmoot_two_writers_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def start(new_database, tmp_path):
    """Start tests/core/writer.py in a process of its own, on the new database."""

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
        return subprocess.Popen(
            [sys.executable, "-m", "tests.core.writer", *arguments],
            env=env,
            cwd=ROOT,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            text=True,
        )

    return run


def done(process, words=""):
    said, complaint = process.communicate(words, timeout=300)
    assert process.returncode == 0, complaint
    return said


@pytest.mark.ledger("TR-06")
def test_many_writers_at_once_do_not_fork_the_chain(start):
    done(start("prepare"))
    before = len(done(start("download")).splitlines()) - 1

    writers = [start("write", f"Writer {number}", str(EACH)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n", writer.stderr.read()
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    times = [[float(moment) for moment in done(writer).split()] for writer in writers]
    assert max(began for began, _ in times) < min(ended for _, ended in times), "they did not write at the same time"

    lines = done(start("download")).splitlines()
    entries = [json.loads(line) for line in lines[1:]]
    assert verify.verify(lines) == (len(entries), entries[-1]["hash"])
    assert [entry["number"] for entry in entries] == list(range(1, before + WRITERS * EACH + 1))
    assert len({entry["previous"] for entry in entries}) == len(entries), "two entries follow the same one"
    needs = {entry["subject"] for entry in entries[before:]}
    assert len(needs) == WRITERS * EACH, "an entry was lost, or written twice"
    assert "entries of the record are never changed" in done(start("spoil")), "the migrations made no guards"
