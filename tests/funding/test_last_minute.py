"""Many bidders at once in the last minute: nothing is lost, and every receipt is true."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIDDERS = 20


def test_many_bidders_in_the_last_minute_lose_nothing(tmp_path):
    """In a process of its own on a database in a file: the tests' own is in memory and has one writer."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'last-minute.sqlite3'}",
        "FOLKMOOT_VAR_DIR": str(tmp_path),
        "FOLKMOOT_MODE": "test",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    env.pop("FOLKMOOT_TEST_DATABASE_URL", None)
    command = [sys.executable, "-m", "tests.funding.last_minute", str(BIDDERS)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) == BIDDERS
    late = {number: row for number, row in found.items() if int(number) % 5 == 4}
    sent = {number: row for number, row in found.items() if number not in late}
    assert all(row["words"] for row in found.values())
    assert [row for row in sent.values() if not (row["state"] == "submitted" and row["true"])] == []
    assert all(row["told"] == row["receipt"] for row in sent.values())
    assert len({row["receipt"] for row in sent.values()}) == len(sent)
    assert all(row["state"] == "draft" and "Bids have closed" in row["told"] for row in late.values())
