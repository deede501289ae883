"""What `./do check`, `./do fix` and `./do test` do, once everything is installed.

Every step is taken, even when one before it failed, so that one run shows all there is to mend.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")


@dataclass
class Step:
    name: str
    command: list[str]
    database: str = ""


def templates() -> list[str]:
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "src").rglob("templates/**/*.html"))]


def checks() -> Iterator[Step]:
    yield Step("style (ruff check)", [f"{BIN}/ruff", "check", "."])
    yield Step("layout (ruff format)", [f"{BIN}/ruff", "format", "--check", "."])
    if templates():
        yield Step("templates (djade)", [f"{BIN}/djade", "--target-version=5.2", "--check", *templates()])
    yield Step("types (mypy)", [f"{BIN}/mypy"])
    yield Step("who may import whom (import-linter)", [f"{BIN}/lint-imports", "--no-cache"])
    yield Step("migrations are written", [sys.executable, "-m", "folkmoot", "makemigrations", "--check", "--dry-run"])


def fixes() -> Iterator[Step]:
    yield Step("style (ruff check)", [f"{BIN}/ruff", "check", "--fix", "."])
    yield Step("layout (ruff format)", [f"{BIN}/ruff", "format", "."])
    if templates():
        yield Step("templates (djade)", [f"{BIN}/djade", "--target-version=5.2", *templates()])


def tests() -> Iterator[Step]:
    # Whole files go to one process: what a file makes once, such as the demo borough, is then made once.
    whole = [*PYTEST, "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    yield Step("tests on SQLite", whole)
    if postgres := os.environ.get("FOLKMOOT_POSTGRES_URL"):
        # The journeys in the browser walk a site of their own, on SQLite: once is enough.
        yield Step("tests on PostgreSQL", [*whole, "-m", "not browser"], database=postgres)


def environ(database: str = "") -> dict[str, str]:
    """Tests never touch the database that the site itself would use."""
    env = {**os.environ, "FOLKMOOT_MODE": "test"}
    env.pop("DATABASE_URL", None)
    if database:
        env["DATABASE_URL"] = database
    if browser := chromium():
        env["FOLKMOOT_CHROMIUM"] = browser
    return env


def chromium() -> str | None:
    """Where the browser of the browser tests is: as told, or where a machine usually has it."""
    return os.environ.get("FOLKMOOT_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def left_out() -> Iterator[str]:
    """What this run could not show, said out loud."""
    if not chromium():
        yield (
            "BROWSER TESTS WERE SKIPPED: there is no Chromium here. Install the package chromium, or give its "
            "place in FOLKMOOT_CHROMIUM."
        )
    if not os.environ.get("FOLKMOOT_POSTGRES_URL"):
        yield (
            "NOTHING WAS TESTED ON POSTGRESQL: set FOLKMOOT_POSTGRES_URL to an empty database, such as "
            "postgres://user:word@localhost/folkmoot."
        )


def take(steps: Iterator[Step]) -> int:
    """Take every step, then say how each went and how long it took."""
    lines, failed = [], []
    for step in steps:
        print(f"\n── {step.name}", flush=True)
        began = time.monotonic()
        status = subprocess.run(step.command, env=environ(step.database), check=False).returncode
        lines.append(f"  {'failed' if status else 'passed'}  {time.monotonic() - began:7.1f} s  {step.name}")
        failed += [step.name] if status else []
    print("\n" + "\n".join(lines))
    if failed:
        print(f"\nTo mend: {', '.join(failed)}.")
    return 1 if failed else 0


def everything() -> Iterator[Step]:
    yield from checks()
    yield from tests()


def main(command: str, *arguments: str) -> int:
    os.chdir(ROOT)
    if command == "test" and arguments:
        os.execve(sys.executable, [*PYTEST, *arguments], environ(os.environ.get("DATABASE_URL", "")))
    status = take({"check": checks, "fix": fixes, "test": everything}[command]())
    if command == "test":
        for line in left_out():
            print(f"\n{line}")
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
