#!/usr/bin/env python3
"""How quick the pages of funding are in a borough that has done a great deal of it, on SQLite and on PostgreSQL.

    ./do bench funding [--opportunities 2000] [--bids 20] [--scores 300000] [--requests 240] [--bidders 200]
                       [--database sqlite|postgresql]

Fills a scratch database with the demo borough and, beside it, opportunities by the thousand, each with its bids, its
panel and its scores; then measures the pages that people wait for, as `./do bench pages` does. Last, on a database of
their own, two hundred bidders save and send in the last minute before bids close: what was lost, and whether each
receipt is true.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from pages import Page, scratch, site, table, taken  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--opportunities", type=int, default=2000)
    parser.add_argument("--bids", type=int, default=20, help="for each opportunity")
    parser.add_argument("--scores", type=int, default=300_000)
    parser.add_argument("--requests", type=int, default=240, help="how many for each page, at the most")
    parser.add_argument("--bidders", type=int, default=200, help="in the last minute")
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
        with scratch(name) as env:
            if env is not None and in_the_last_minute(name, given.bidders, env):
                return 1
    return 0


def in_the_last_minute(name: str, bidders: int, env: dict[str, str]) -> int:
    """All save every answer and send; four in five a second before bids close, the fifth a second after. Returns how many
    were wronged."""
    env = env | {
        "DJANGO_SETTINGS_MODULE": "tests.settings", "FOLKMOOT_MODE": "test",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.funding.last_minute", str(bidders)]
    began = time.perf_counter()
    run = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        return run.returncode
    found = json.loads(run.stdout.splitlines()[-1])
    late = {key: row for key, row in found.items() if int(key) % 5 == 4}
    sent = [row for key, row in found.items() if key not in late]
    true = sum(row["state"] == "submitted" and bool(row["true"]) and row["told"] == row["receipt"] for row in sent)
    refused = sum(row["state"] == "draft" and "closed" in row["told"] for row in late.values())
    lost = sum(not row["words"] for row in found.values())
    title = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[name]
    print(
        f"\n### {title}: {bidders} bidders in the last minute, in {time.perf_counter() - began:.0f} s with their setting-up\n"
    )
    print(
        "| sent in time | with a true receipt | a second late | refused | lost a word |\n| ---: | ---: | ---: | ---: | ---: |"
    )
    print(f"| {len(sent)} | {true} | {len(late)} | {refused} | {lost} |")
    for broken in sorted({row["told"] for row in found.values() if row["told"].startswith("broke")}):
        print(broken)
    return (len(sent) - true) + (len(late) - refused) + lost


def measure_here(given: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.db import connection
    from measuring.borough import found_borough
    from measuring.funding import counts, fund

    title = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    print(f"\n## {title}\n\nFilling a scratch database …", file=sys.stderr, flush=True)
    found_borough()
    fund(given.opportunities, bids=given.bids, scores=given.scores)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    told = ", ".join(f"{number:,} {name}" for name, number in counts().items())
    connection.close()
    with site() as (port, server):
        lines = [line for page in pages() for line in taken(port, server, page, [1], given.requests)]
    print(f"\n### {title}: {told}\n")
    table(lines)
    slow = [line["page"] for line in lines if line["p95"] > 150]
    print(f"\nOver 150 ms at the 95th percentile: {', '.join(slow) or 'none'}")
    return 0


def pages() -> list[Page]:
    from measuring.funding import busiest

    row = busiest()
    at = row.get_absolute_url()

    def get(name: str, path: str, *, is_list: bool = False, by: str = "") -> Page:
        return Page(name, lambda reader: reader.get(path), is_list, by)

    return [
        get("public list", "/funding/", is_list=True),
        get("staff list, filtered", "/funding/?state=closed&words=carers&route=competitive", is_list=True, by="lead"),
        get("one case", at),
        get("one case, for staff", at, by="lead"),
        get("the chair's page", f"{at}chair/", by="lead"),
        get("scores and what is agreed", f"{at}moderation/", by="lead"),
        get("a member's score sheets", f"{at}scoring/", by="citizen"),
        get("the way to a decision", f"{at}decide/", by="lead"),
        get("an applicant's home", "/my-work/", by="vco"),
        get("register of notices", "/funding/register/", is_list=True),
        get("OCDS releases, a page of the feed", "/open/ocds/releases.json", is_list=True),
        get("OCDS records, a page of the feed", "/open/ocds/records.json", is_list=True),
        get("list of tenders (CSV, whole)", "/open/transparency/tenders.csv", is_list=True),
    ]


if __name__ == "__main__":
    sys.exit(main())
