"""The settings of the tests: those of the program, in test mode, with nothing kept outside the test database."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.update(FOLKMOOT_MODE="test", FOLKMOOT_SECRET_KEY="for the tests alone")
if "FOLKMOOT_VAR_DIR" not in os.environ:
    var = Path(tempfile.mkdtemp(prefix="folkmoot-tests-"))
    # Of what set-up keeps, the tests use the look alone: without it the browser would see bare pages.
    look = Path(__file__).resolve().parents[1] / "var" / "look"
    look.mkdir(parents=True, exist_ok=True)
    (var / "look").symlink_to(look)
    os.environ["FOLKMOOT_VAR_DIR"] = str(var)
    atexit.register(shutil.rmtree, var, ignore_errors=True)
os.environ.setdefault("EMAIL_URL", "memorymail://")
if "FOLKMOOT_TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["FOLKMOOT_TEST_DATABASE_URL"]

from folkmoot.config.settings import *  # noqa: F403

# Tests make rows behind the record's back, so a kept page could be out of date; tests/core/test_kept.py turns it on.
CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
