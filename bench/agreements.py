#!/usr/bin/env python3
"""How quick the pages of agreements are in a place with ten years of them, and how much memory a whole export takes.

    ./do bench agreements [--agreements 50000] [--requests 240] [--database sqlite|postgresql] [--only-whole]
    ./do bench agreements --keep DATABASE_URL [--only PAGE]

The whole size is for PostgreSQL: 50,000 agreements with 200,000 shares, 5 million figures and 600,000 payments. SQLite is
measured at a tenth of it. PostgreSQL is measured at a tenth too, to show how each page grows. Scratch databases are gone afterwards; one named
with --keep is filled the first time and measured as it stands from then on, which is for whoever makes a page quicker.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from pages import Page, memory_of, scratch, site, table, taken  # noqa: E402

BUDGET = 200
TITLES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
Lines = list[dict[str, Any]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--agreements", type=int, default=50_000, help="the whole; SQLite has a tenth of it")
    parser.add_argument("--requests", type=int, default=240, help="how many for each page, at the most")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    parser.add_argument("--only-whole", action="store_true", help="leave out the tenth on PostgreSQL")
    parser.add_argument("--keep", metavar="DATABASE_URL", help="measure this database alone; fill it if it is empty")
    parser.add_argument("--only", default="", metavar="WORDS", help="only pages and files of such a name")
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        return measure_here(given)
    if given.keep:
        return 1 if at(vendor_of(given.keep), given.agreements, keep=given.keep) is None else 0
    tenth, whole = max(1, given.agreements // 10), given.agreements
    sizes = {"sqlite": [tenth], "postgresql": [whole] if given.only_whole else [tenth, whole]}
    for name in [given.database] if given.database else ["sqlite", "postgresql"]:
        found = [at(name, size) for size in sizes[name]]
        if None in found:
            return 1
        if len(found) == 2:
            growth(*found)
    return 0


def vendor_of(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql"


def at(name: str, size: int, keep: str = "") -> Lines | None:
    """Measure one database at one size, in a process of its own, whose last line is what it found."""
    with scratch(name, keep) as env:
        if env is None:
            print("\nNOTHING WAS MEASURED ON POSTGRESQL: there is none here. Install the package postgresql, or set "
                  "FOLKMOOT_POSTGRES_URL.")  # fmt: skip
            return []
        command = [sys.executable, __file__, "--here", str(size), *sys.argv[1:]]
        result = subprocess.run(command, env=env, check=False, text=True, stdout=subprocess.PIPE)
    *told, last = result.stdout.splitlines() or [""]
    print("\n".join(told), flush=True)
    return json.loads(last) if result.returncode == 0 else None


def measure_here(given: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.db import connection
    from measuring.agreements import counts, is_filled, promise, settle
    from measuring.borough import found_borough

    title, size = TITLES[connection.vendor], given.here
    print(f"\n## {title}, {size:,} agreements\n\nFilling a scratch database …", file=sys.stderr, flush=True)
    began = time.perf_counter()
    if not (given.keep and is_filled()):
        found_borough()
        promise(size, allocations=size * 4, cases=max(40, size // 50))
    settle()
    told = ", ".join(f"{number:,} {name}" for name, number in counts().items())
    print(f"filled in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    connection.close()
    with site() as (port, server):
        some = [page for page in pages() if given.only in page.name]
        lines = [line for page in some for line in taken(port, server, page, [1], given.requests)]
        files = [whole_file(port, server, *each) for each in exports() if given.only in each[0]]
    print(f"\n### {title}: {told}\n")
    table(lines)
    slow = [line["page"] for line in lines if line["p95"] > BUDGET]
    print(f"\nOver {BUDGET} ms at the 95th percentile: {', '.join(slow) or 'none'}\n")
    print("| whole file | size | seconds | memory of the workers before | at its peak |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for line in files:
        print("| {file} | {size:.1f} MB | {seconds:.1f} | {before:.0f} MB | {peak:.0f} MB |".format(**line))
    print(json.dumps([*lines, *({"page": line["file"], **line} for line in files)]))
    return 0


def pages() -> list[Page]:
    """Everybody's pages are asked for with a changing word behind them, so that none is handed out a second time."""
    from itertools import count

    from measuring.agreements import latest_quarter, one_of_each

    row, sharing, body = one_of_each()
    at, quarter, number = row.get_absolute_url(), latest_quarter(), count()

    def get(name: str, path: str, *, is_list: bool = False, by: str = "") -> Page:
        join = "&" if "?" in path else "?"
        return Page(name, lambda reader: reader.get(f"{path}{join}anew={next(number)}"), is_list, by)

    return [
        get("register", "/agreements/", is_list=True),
        get("register, found by words", "/agreements/?q=carers", is_list=True),
        get("register, the last page", "/agreements/?page=last", is_list=True),
        get("register, for staff", "/agreements/?state=all", is_list=True, by="lead"),
        get("one agreement", at),
        get("its full text", f"{at}full/"),
        get("how it is followed", f"{at}followed/"),
        get("change and ending", f"{at}changes/"),
        get("its scorecard", f"/agreements/scorecard/?agreement={row.pk}", is_list=True),
        get("an anchor’s roll-up, 300 shares", sharing.get_absolute_url()),
        get("anchors", "/agreements/anchors/", is_list=True),
        get("the borough’s scorecard", "/agreements/scorecard/", is_list=True),
        get("a body’s scorecard", f"/agreements/scorecard/?body={body.pk}", is_list=True),
        get("an outcome’s page", f"/agreements/outcome/{row.specification.outcome_id}/"),
        get("who holds the agreements", "/agreements/market/", is_list=True),
        get("paid on time?", "/agreements/payments/", is_list=True),
        get("what is to pay, for finance", "/agreements/payments/due/", is_list=True, by="finance"),
        get("services without their yearly review", "/agreements/reviews/", is_list=True),
        get("how fast invoices were paid (CSV)", f"/agreements/payments/how-fast.csv?from={quarter}", is_list=True),
        get("files of payments", "/agreements/payments/files/", is_list=True),
    ]


def exports() -> list[tuple[str, str]]:
    from measuring.agreements import latest_quarter

    return [
        ("payments of a quarter", f"/agreements/payments/spending.csv?from={latest_quarter()}"),
        ("every payment there ever was", "/agreements/payments/all.csv"),
        ("register of agreements", "/agreements/?format=csv"),
        ("grants (360Giving)", "/agreements/grants.json"),
        ("contracts (open contracting)", "/agreements/contracts.json"),
        ("the borough’s scorecard", "/agreements/scorecard/?format=csv"),
    ]


def whole_file(port: int, server: Any, name: str, path: str) -> dict[str, Any]:
    """Fetch a whole file piece by piece, while somebody else watches how much memory the workers hold."""
    import http.client

    before, peak, done = memory_of(server.pid), [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            peak[0] = max(peak[0], memory_of(server.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    began, size = time.perf_counter(), 0
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", path)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"GET {path} answered {answer.status}.")
    while piece := answer.read(65_536):
        size += len(piece)
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    line = {"file": name, "size": size / 1e6, "seconds": seconds, "before": before, "peak": max(peak[0], before)}
    print(json.dumps(line), file=sys.stderr, flush=True)
    return line


def growth(few: Lines, many: Lines) -> None:
    """Each page and file at a tenth and at the whole."""
    if not few or not many:
        return
    after = {line["page"]: line for line in many}
    print("\n### How each grows from a tenth to the whole\n")
    print("| page | queries | median | 95th percentile |\n| --- | ---: | ---: | ---: |")
    for line in few:
        if "p95" in line:
            then = after[line["page"]]
            print(f"| {line['page']} | {line['queries']} → {then['queries']} | {line['median']:.1f} → {then['median']:.1f} ms "
                  f"| {line['p95']:.1f} → {then['p95']:.1f} ms |")  # fmt: skip
    print("\n| whole file | seconds | memory it adds |\n| --- | ---: | ---: |")
    for line in few:
        if "peak" in line:
            then = after[line["page"]]
            print(f"| {line['page']} | {line['seconds']:.1f} → {then['seconds']:.1f} "
                  f"| {line['peak'] - line['before']:.0f} → {then['peak'] - then['before']:.0f} MB |")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
