#!/usr/bin/env python3
"""How quick the pages are, on SQLite and on PostgreSQL, each beside an empty page of the same server.

    ./do bench pages [--cases 2000] [--few 200] [--requests 240] [--database sqlite|postgresql]

Fills a scratch database with a made-up borough, starts the site on it exactly as `./do run` does, and lets one
reader and then four ask for each page. Every block of requests for a page is followed by as many for the two empty
pages, so that whatever else the machine does falls on all alike. Nothing is left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from measuring.readers import Reader, Step, Times, measure  # noqa: E402

ROUNDS, SECONDS = 4, 6.0
NEED = {
    "title": "Somewhere to sit", "words": "There is no bench between the shops and the clinic.", "theme": "environment",
}  # fmt: skip


@dataclass
class Page:
    """One page to measure: its name, what a reader does to get it, and whether it is a list."""

    name: str
    step: Step
    is_list: bool = False
    by: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--few", type=int, default=200, help="how many cases the lists are measured with first")
    parser.add_argument("--requests", type=int, default=240, help="how many for each page, at the most")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        return measure_here(given)
    for name in [given.database] if given.database else ["sqlite", "postgresql"]:
        with scratch(name) as env:
            if env is None:
                print("\nNOTHING WAS MEASURED ON POSTGRESQL: there is none here. Install the package postgresql, or set "
                      "FOLKMOOT_POSTGRES_URL.")  # fmt: skip
                continue
            result = subprocess.run([sys.executable, __file__, "--here", *sys.argv[1:]], env=env, check=False)
            if result.returncode:
                return result.returncode
    return 0


@contextmanager
def scratch(name: str, keep: str = "") -> Iterator[dict[str, str] | None]:
    """The environment of a site of its own: folder, key, database; with the look that set-up has built.

    `keep` is the address of a database that is there already and stays there.
    """
    from measuring.postgres import scratch_database

    var = Path(os.environ.get("FOLKMOOT_VAR_DIR") or ROOT / "var").absolute()
    with tempfile.TemporaryDirectory(prefix="folkmoot-bench-") as folder:
        for kept in ("look", "static"):
            shutil.copytree(var / kept, Path(folder) / kept)
        env = {
            **os.environ, "FOLKMOOT_VAR_DIR": folder, "FOLKMOOT_MODE": "demo", "FOLKMOOT_SECRET_KEY": "for this bench alone",
            "DJANGO_SETTINGS_MODULE": "measuring.settings", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'bench'}",
        }  # fmt: skip
        env.pop("DATABASE_URL", None)
        if keep:
            yield {**env, "DATABASE_URL": keep}
            return
        if name == "sqlite":
            yield env
            return
        with scratch_database() as url:
            yield {**env, "DATABASE_URL": url} if url else None


def measure_here(given: argparse.Namespace) -> int:
    """Everything on one database, in a process that has just this one."""
    import django

    django.setup()
    from django.db import connection
    from measuring.borough import found_borough, grow_to

    title = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    print(f"\n## {title}\n\nFilling a scratch database …", file=sys.stderr, flush=True)
    found_borough()
    grow_to(given.few)
    connection.close()
    with site() as (port, server):
        few = [taken(port, server, page, [1], given.requests)[0] for page in pages() if page.is_list]
    print(f"From {given.few} to {given.cases} cases …", file=sys.stderr, flush=True)
    grow_to(given.cases)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
    with site() as (port, server):
        lines = [line for page in pages() for line in taken(port, server, page, [1, 4], given.requests)]
    print(f"\n### {title}, {given.cases} cases\n")
    table(lines)
    print(f"\n### {title}: the lists with {given.few} and with {given.cases} cases, one reader\n")
    compare(few, lines, given)
    return 0


def pages() -> list[Page]:
    from folkmoot.commissioning.models import Project
    from folkmoot.core.subjects import refer
    from folkmoot.places.models import Area
    from folkmoot.places.models.area import AreaKind

    project = Project.objects.select_related("outcome").exclude(outcome=None).earliest("pk")
    area = Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD).earliest("pk")

    def get(name: str, path: str, *, is_list: bool = False, by: str = "") -> Page:
        return Page(name, lambda reader: reader.get(path), is_list, by)

    return [
        get("home", "/", is_list=True),
        get("register of notices", "/funding/register/", is_list=True),
        get("projects", "/projects/", is_list=True),
        get("needs", "/needs/", is_list=True),
        get("search", "/search/?q=warm+mornings", is_list=True),
        get("search, found by many", "/search/?q=carers", is_list=True),
        get("one case with its thread", project.get_absolute_url()),
        get("its thread page", f"/thread/{refer(project.outcome)}/"),
        get("projects, signed in", "/projects/", is_list=True, by="lead"),
        Page(
            "raising a need: form, then sent",
            lambda reader: reader.fill_in("/needs/raise/", {**NEED, "area": area.code}),
            by="resident",
        ),
    ]


@contextmanager
def site() -> Iterator[tuple[int, Any]]:
    """The server and the worker, as `./do run` starts them."""
    from folkmoot.config import serving

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    children: serving.Children = {}
    try:
        serving.start(children, port)
        serving.wait_for_answer(port, children)
        yield port, children["server"]
    finally:
        serving.end(children)


def taken(port: int, server: Any, page: Page, readers: list[int], count: int) -> list[dict[str, Any]]:
    """Measure one page with each number of readers; blocks of it and of the empty pages in turn."""
    lines, (python, database) = [], work(page)
    for number in readers:
        those = [Reader(port) for _ in range(number)]
        for reader in those:
            if page.by:
                reader.sign_in(page.by)
            for step in (page.step, empty_page, empty_answer):
                step(reader)
                step(reader)
        times, frame, answer = Times(), Times(), Times()
        for _ in range(ROUNDS):
            for step, its in ((page.step, times), (empty_page, frame), (empty_answer, answer)):
                measure(those, step, its, count=count // ROUNDS, seconds=SECONDS / ROUNDS)
        lines.append({
            "page": page.name, "readers": number, "queries": queries(page), "median": times.percentile(50),
            "p95": times.percentile(95), "rate": times.rate, "memory": memory_of(server.pid),
            "python": python, "database": database, "to_page": times.rate / frame.rate, "to_answer": times.rate / answer.rate, "is_list": page.is_list,
        })  # fmt: skip
        print(json.dumps(lines[-1]), file=sys.stderr, flush=True)
    return lines


def empty_page(reader: Reader) -> str:
    return reader.get("/bench/page/")


def empty_answer(reader: Reader) -> str:
    return reader.get("/bench/answer/")


def queries(page: Page) -> int:
    """How many SQL queries the page takes, asked of the program itself."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from measuring.inside import Inside

    inside = Inside()
    if page.by:
        inside.sign_in(page.by)
    page.step(inside)
    with CaptureQueriesContext(connection) as captured:
        page.step(inside)
    count = len(captured)
    connection.close()
    return count


def work(page: Page, times: int = 12) -> tuple[float, float]:
    """Milliseconds of the processor that a request takes: in Python, and in the database's own process on this machine.

    Unlike the clock this hardly hangs on what else the machine does. What helpers of the database do is left out.
    """
    from django.db import connection
    from measuring.inside import Inside

    inside = Inside()
    if page.by:
        inside.sign_in(page.by)
    page.step(inside)
    python, database = time.process_time(), database_ticks()
    for _ in range(times):
        page.step(inside)
    python, database = time.process_time() - python, database_ticks() - database
    connection.close()
    return python * 1000 / times, database * 1000 / os.sysconf("SC_CLK_TCK") / times


def database_ticks() -> int:
    """What the process behind our connection has used of the processor; SQLite has none, it works inside ours."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        file = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    return sum(int(part) for part in file.read_text().rsplit(")", 1)[1].split()[11:13]) if file.exists() else 0


def memory_of(pid: int) -> float:
    """Resident memory of the server's workers, in megabytes."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    kilobytes = [
        int(line.split()[1])
        for worker in workers
        for line in Path(f"/proc/{worker}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    ]
    return sum(kilobytes) / 1024


def table(lines: list[dict[str, Any]]) -> None:
    print("| page | readers | SQL queries | median | 95th percentile | processor: Python, database | requests a second | of the empty page | of an empty answer | memory of the workers |")  # fmt: skip
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for line in lines:
        print("| {page} | {readers} | {queries} | {median:.1f} ms | {p95:.1f} ms | {python:.0f} + {database:.0f} ms | {rate:.0f} | {to_page:.0%} | {to_answer:.0%} | {memory:.0f} MB |".format(**line))  # fmt: skip


def compare(few: list[dict[str, Any]], many: list[dict[str, Any]], given: argparse.Namespace) -> None:
    after = {line["page"]: line for line in many if line["readers"] == 1}
    print(f"| page | queries, {given.few} | queries, {given.cases} | median, {given.few} | median, {given.cases} |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for line in few:
        then = after[line["page"]]
        print(f"| {line['page']} | {line['queries']} | {then['queries']} | {line['median']:.1f} ms | {then['median']:.1f} ms |")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
