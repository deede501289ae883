"""A hundred thousand answers to a survey, in a database of their own: made, counted, reported and given out.

Run in a process of its own by bench/engagement.py, so that the memory it takes is its own. The same seed makes the same
answers, so the counts are known beforehand and held against what the program says.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
STEP = 5000
WORDS = (
    "warm room bus bench quiet tea talk garden late early steps ramp light music bread book walk help door hall".split()
)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update(FOLKMOOT_VAR_DIR=scratch, FOLKMOOT_MODE="test", FOLKMOOT_SECRET_KEY="for this bench alone")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.config.settings")
        sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
        tell(**measure(count))


def tell(**found: Any) -> None:
    print(json.dumps(found))


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, Any]:
    import django

    class NoMigrations:
        def __contains__(self, _app: object) -> bool:
            return True

        def __getitem__(self, _app: str) -> None:
            return None

    from django.conf import settings

    settings.MIGRATION_MODULES = NoMigrations()
    django.setup()
    consultation = prepared()
    planted = answered(consultation, count)
    before, times = peak(), {}

    def timed(name: str, do: Callable[[], Any]) -> Any:
        clock = time.perf_counter()
        found = do()
        times[name] = round(time.perf_counter() - clock, 2)
        return found

    from folkmoot.engagement.queries.reading import answers_for_file, campaigns, suggestions
    from folkmoot.engagement.queries.report import file_lines
    from folkmoot.engagement.surveys.counted import tallies

    questions = list(consultation.questions.order_by("position"))
    found = timed("counted", lambda: tallies(questions))
    lines = timed("report file", lambda: sum(1 for _line in file_lines(consultation)))
    rows = timed("export of every answer", lambda: sum(1 for _row in answers_for_file(consultation)))
    groups = timed("campaigns found", lambda: campaigns(consultation))
    timed("themes suggested", lambda: suggestions(consultation, []))
    same = all(
        dict(tally.raw[""]) == planted[tally.question.position] for tally in found if tally.question.position in planted
    )
    return {
        "times": times, "rows": rows, "lines": lines, "same": same, "campaign": groups[0].count if groups else 0,
        "before": round(before), "after": round(peak()),
    }  # fmt: skip


def prepared() -> Any:
    """One open consultation of nine kinds of question, made through actions."""
    from types import SimpleNamespace

    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, run_syncdb=True, skip_checks=True)
    from folkmoot.commitments.actions.load_rulebooks import load_rulebooks
    from folkmoot.core.clock import now
    from folkmoot.core.immutability import install
    from folkmoot.core.models import ChainHead
    from folkmoot.places.actions.load_boroughs import load_boroughs
    from tests.cast import Cast
    from tests.engagement import made
    from tests.engagement.test_surveys import ALL

    if not ChainHead.objects.exists():
        install(apps, SimpleNamespace(connection=connection))
    load_rulebooks()
    load_boroughs(now=now())
    return made.opened(Cast.made(now()), now() - timedelta(days=30), questions=ALL[:8], without_account=True)


def answered(consultation: Any, count: int) -> dict[int, dict[str, int]]:
    """So many answers, a tenth of them a campaign's; and how often each choice was planted."""
    from folkmoot.engagement.hearing.sameness import sameness_of
    from folkmoot.engagement.models import Answer, Response

    chance = random.Random(1)
    questions = list(consultation.questions.order_by("position"))
    planted: dict[int, Counter[str]] = {2: Counter(), 3: Counter(), 5: Counter()}
    for start in range(0, count, STEP):
        responses, words = [], []
        for at in range(start, min(start + STEP, count)):
            text = (
                "Please keep the library open, all of us need it."
                if at % 10 == 0
                else " ".join(chance.choices(WORDS, k=20))
            )
            words.append(text)
            responses.append(
                Response(
                    consultation=consultation, receipt=f"B{at}", is_guest=True, sameness=sameness_of([text]),
                    received_at=consultation.opened_at,
                )
            )  # fmt: skip
        made = Response.objects.bulk_create(responses)
        answers = []
        for response, text in zip(made, words, strict=True):
            one, many, mark = chance.choice("AB"), sorted(chance.sample("ABC", 2)), chance.randint(1, 5)
            planted[2][one] += 1
            planted[3].update(many)
            planted[5][str(mark)] += 1
            values: list[tuple[str, Any]] = [
                (text, None), (one, one), ("; ".join(many), many), ("1. B\n2. A", ["B", "A"]), (str(mark), mark),
                ("bus: good", {"bus": "good"}), ("3", "3"), ("Northfield", {"area": "WV-north", "name": "Northfield"}),
            ]  # fmt: skip
            answers += [
                Answer(response=response, question=question, text=said, value=value)
                for question, (said, value) in zip(questions, values, strict=True)
            ]
        Answer.objects.bulk_create(answers, batch_size=2000)
    return {position: dict(counts) for position, counts in planted.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]))
