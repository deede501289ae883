#!/usr/bin/env python3
"""Count, draw and map at the size of a city, and beside each the kept library, in the same run, where it is installed.

    ./do bench engagement [--only count|lottery|opinions|survey] [--against PYTHON] [--elections N]

PYTHON is an interpreter that has pabutools, sortition-algorithms or red-dwarf; without it the one that runs this is
asked. The same seeds make the same made-up city each time. Times are of one process: by the clock, and of its processor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from measuring import city, oracles  # noqa: E402

LIBRARIES = {"count": "pabutools", "lottery": "sortition_algorithms", "opinions": "reddwarf"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=sorted([*LIBRARIES, "survey"]))
    parser.add_argument("--against", type=Path, default=Path(sys.executable), help="a Python with the kept libraries")
    parser.add_argument("--answers", type=int, default=100_000, help="answers to a survey (100,000)")
    parser.add_argument("--elections", type=int, default=2000, help="random elections to compare (2000)")
    given = parser.parse_args()
    worked = True
    for name, measure in (("count", counting), ("lottery", lotteries), ("opinions", opinions), ("survey", survey)):
        if given.only in (None, name):
            print(f"\n{name}")
            worked = measure(given) and worked
    return 0 if worked else 1


def timed(what: str, do: Callable[[], Any]) -> Any:
    clock, own = time.perf_counter(), time.process_time()
    found = do()
    print(
        f"  {what:<74} {time.perf_counter() - clock:7.2f} s  (processor {time.process_time() - own:.2f} s)", flush=True
    )
    return found


def has(python: Path, library: str) -> bool:
    answer = subprocess.run([python, "-c", f"import {library}"], capture_output=True)
    if answer.returncode:
        print(
            f"  {library} is not installed for {python.name}: nothing to stand beside. --against names a Python that has it."
        )
    return answer.returncode == 0


def ask(python: Path, what: str, told: dict[str, Any], *, seconds: int = 1800) -> Any:
    """Have the oracle do the same, in a process of its own; None when it took too long or failed."""
    with tempfile.TemporaryDirectory() as folder:
        task = Path(folder) / "task.json"
        task.write_text(json.dumps(told))
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench")])
        try:
            answer = subprocess.run(
                [python, oracles.__file__, what, task],
                capture_output=True, text=True, timeout=seconds, env={**os.environ, "PYTHONPATH": path},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            print(f"  the library was stopped after {seconds} s")
            return None
        if answer.returncode:
            print(f"  the library failed: {answer.stderr.strip().splitlines()[-1:]}")
            return None
        return json.loads(answer.stdout.splitlines()[-1])


def counting(given: argparse.Namespace) -> bool:
    from folkmoot.engagement.counting import Completion, Method, Rule, Tie, count
    from folkmoot.engagement.counting.pabulib import read, write

    voted = city.election(160, 90_000)
    ties = (Tie.NUMBER,)
    text = timed("write 160 projects and 90,000 ballots as a Pabulib file", lambda: write(voted))
    timed("read it again", lambda: read(text))
    timed("most votes first", lambda: count(voted, Rule(Method.GREEDY, ties=ties)))
    timed("Equal Shares, no completion", lambda: count(voted, Rule(completion=Completion.NONE, ties=ties)))
    ours = timed(
        "Equal Shares, completed by votes", lambda: count(voted, Rule(completion=Completion.GREEDY, ties=ties))
    )
    raised = timed("Equal Shares, shares increased, then by votes", lambda: count(voted, Rule(ties=ties)))
    print(
        f"  the shares were increased {raised.increases} times; {raised.spent / voted.budget:.1%} of the budget spent"
    )
    if not has(given.against, "pabutools"):
        return True
    same = True
    theirs = ask(given.against, "city", {"projects": 160, "ballots": 90_000})
    if theirs:
        print(f"  {'pabutools, Equal Shares completed by votes':<74} {theirs['seconds']:7.2f} s")
        paid = [oracles.digest(each) for each in ours.payments() if each]
        same = theirs["winners"] == ours.winners and theirs["payments"] == paid
        print(f"  same winners in the same order, and the same payment of every voter in every round: {same}")
    found = ask(given.against, "random", {"elections": given.elections})
    if found:
        print(f"  {found['compared']} random elections, {found['tied']} with ties: {found['different']} differ")
        same = same and not found["different"]
    return same


def lotteries(given: argparse.Namespace) -> bool:
    from folkmoot.engagement.lottery import Fairness, prepare

    worst = 0.0
    for people, fairness in ((2_000, Fairness.MAXIMIN), (2_000, Fairness.LEXIMIN), (10_000, Fairness.LEXIMIN)):
        pool, targets = city.pool(people, 60)
        what = f"60 seats from {people:,} people, 6 categories, {len(targets)} values, {fairness.value}"
        lottery = timed(what, lambda pool=pool, targets=targets, how=fairness: prepare(pool, targets, 60, fairness=how))
        off = max(abs(float(a) - b) for a, b in zip(lottery.chances, lottery.wanted.tolist(), strict=True))
        print(
            f"  smallest chance {float(min(lottery.chances)):.7f}, the largest possible {lottery.levels[0].chance:.7f}; "
            f"{len(lottery.panels):,} panels; farthest from the fairest chances {off:.1e}"
        )
        worst = max(worst, off)
    if has(given.against, "sortition_algorithms"):
        theirs = ask(given.against, "lottery", {"people": 2_000, "seats": 60})
        if theirs:
            print(f"  {'sortition-algorithms, maximin, 60 from 2,000':<74} {theirs['seconds']:7.2f} s")
    return worst < 1e-4


def opinions(given: argparse.Namespace) -> bool:
    from folkmoot.engagement.opinions import look_at

    same = True
    for people, statements in ((2_000, 200), (20_000, 500)):
        voted, label = city.votes(people, statements, 3)
        found = timed(f"{people:,} people by {statements} statements", lambda voted=voted: look_at(voted))
        pairs = {(int(a), int(b)) for a, b in zip(found.label, label, strict=True)}
        print(f"  {found.groups} groups found of 3 planted; every person in the right one: {len(pairs) == 3}")
        same = same and len(pairs) == 3
    if has(given.against, "reddwarf"):
        theirs = ask(given.against, "opinions", {"people": 2_000, "statements": 200})
        if theirs:
            print(f"  {'red-dwarf, 2,000 people by 200 statements':<74} {theirs['seconds']:7.2f} s")
    return same


MORE_MEMORY = 100  # megabytes that counting and giving out may take beyond making


def survey(given: argparse.Namespace) -> bool:
    """Answers to a survey, counted and given out; in a process of its own, whose memory is watched."""
    run = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "measuring" / "survey.py"), str(given.answers)],
        capture_output=True,
        text=True,
    )
    if run.returncode:
        print(f"  it broke: {run.stderr.strip().splitlines()[-1:]}")
        return False
    found = json.loads(run.stdout.splitlines()[-1])
    for name, seconds in found["times"].items():
        print(f"  {f'{given.answers:,} answers of 8 questions: {name}':<74} {seconds:7.2f} s")
    more = found["after"] - found["before"]
    print(
        f"  every count is what was planted: {found['same']}; rows given out: {found['rows']:,}; one campaign of {found['campaign']:,}"
    )
    print(f"  memory: {found['before']} MB when made, {found['after']} MB at most while counted and given out")
    return found["same"] and found["rows"] == given.answers and more <= MORE_MEMORY


if __name__ == "__main__":
    sys.exit(main())
