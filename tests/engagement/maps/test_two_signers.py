"""Several processes sign a petition as the same people at the same time: each person is there once."""

import os
import subprocess
import sys

from tests.core.test_two_writers import ROOT, done, new_database  # noqa: F401 (a fixture)
from tests.engagement.maps.signer import ANSWERED_AT

WRITERS = 2


def test_one_signature_each_under_any_concurrency(new_database, tmp_path):  # noqa: F811
    env = {
        **os.environ,
        "DATABASE_URL": new_database,
        "DJANGO_SETTINGS_MODULE": "folkmoot.config.settings",
        "FOLKMOOT_MODE": "test",
        "FOLKMOOT_SECRET_KEY": "for this test alone",
        "FOLKMOOT_VAR_DIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }

    def start(what):
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.engagement.maps.signer", what]
        return subprocess.Popen(command, env=env, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    done(start("prepare"))
    signers = [start("sign") for _ in range(WRITERS)]
    for signer in signers:
        assert signer.stdout.readline() == "ready\n", signer.stderr.read()
    for signer in signers:
        signer.stdin.write("go\n")
        signer.stdin.flush()
    counted = [int(done(signer)) for signer in signers]
    assert sum(counted) == ANSWERED_AT, "somebody was counted twice or not at all"
    assert done(start("count")).split() == [str(ANSWERED_AT), str(ANSWERED_AT), "True"]
