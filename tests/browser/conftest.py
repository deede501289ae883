"""A real server with the demo borough, and Debian's Chromium to walk it. Skipped, loudly, where there is none."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("FOLKMOOT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="NO CHROMIUM: the browser journeys were not walked"))


@dataclass(frozen=True)
class Running:
    """A site that answers: where, the database behind it, and what it was started with."""

    address: str
    database: Path
    environ: dict[str, str]

    def prepare(self, script: str, *words: str) -> Any:
        """Run a script of this folder on the site's own database; what it says last is JSON."""
        command = [sys.executable, str(Path(__file__).with_name(script)), *words]
        run = subprocess.run(command, env=self.environ, capture_output=True, text=True, cwd=ROOT)
        assert run.returncode == 0, f"{script} {words} did not work:\n{run.stdout[-2000:]}\n{run.stderr[-4000:]}"
        return json.loads(run.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def made_site(tmp_path_factory) -> Path:
    """The folder of a site with a fresh demo borough: made by whoever needs it first, for every process of this run.

    FOLKMOOT_BROWSER_SITE names a folder that outlives the run, for whoever mends a journey and walks it many times.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = Path(os.environ.get("FOLKMOOT_BROWSER_SITE") or shared / "browser-site")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            prepare = [sys.executable, str(Path(__file__).with_name("prepare.py"))]
            run = subprocess.run(prepare, env=environ_of(folder), capture_output=True, text=True, cwd=ROOT)
            assert run.returncode == 0, f"the demo borough was not made:\n{run.stdout[-2000:]}\n{run.stderr[-4000:]}"
            (folder / "made").touch()
    return folder


def environ_of(var: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "EMAIL_URL")},
        "FOLKMOOT_MODE": "demo",
        "FOLKMOOT_VAR_DIR": str(var),
        "FOLKMOOT_SECRET_KEY": "for the browser alone",
        "DJANGO_SETTINGS_MODULE": "folkmoot.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }


@pytest.fixture(scope="session")
def server(tmp_path_factory, made_site) -> Iterator[Running]:
    """A running site with the demo borough on its own SQLite database."""
    var = tmp_path_factory.mktemp("browser") / "var"
    shutil.copytree(made_site, var)
    environ = environ_of(var)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    gunicorn = [sys.executable, "-m", "gunicorn", "folkmoot.config.wsgi", f"--bind=127.0.0.1:{port}", "--threads=4"]
    with (var / "server.log").open("w") as log:
        process = subprocess.Popen([*gunicorn, "--no-control-socket"], env=environ, stdout=log, stderr=log, cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/")
        yield Running(f"http://127.0.0.1:{port}", var / "folkmoot.sqlite3", environ)
    finally:
        process.terminate()
        process.wait(60)


def wait_for(url: str, seconds: int = 30) -> None:
    for _attempt in range(seconds * 5):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answered at {url}")


@pytest.fixture(scope="session")
def chromium():
    """The browser. While it is there Playwright keeps an event loop in this thread, which Django takes for async code
    and refuses; nothing else runs in that loop, so the tests that come after may go on using the database."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def inspector(chromium, server):
    from tests.browser.person import Inspector

    return Inspector(chromium.new_context(base_url=server.address))


@pytest.fixture(params=[False, True], ids=["javascript-off", "javascript-on"])
def people(request, chromium, server, inspector):
    """`people("lead")` is that member of the cast at their own browser; `people(None)` a stranger."""
    from tests.browser.person import AtBrowser

    made = {}

    def person(key):
        if key not in made:
            context = chromium.new_context(
                java_script_enabled=request.param, base_url=server.address, viewport={"width": 1100, "height": 900}
            )
            made[key] = AtBrowser(context, key, inspector, request.param)
        return made[key]

    yield person
    for one in made.values():
        one.context.close()
