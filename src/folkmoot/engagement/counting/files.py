"""A count as files: the ballots as counted, the story of the count, and who paid for what."""

import csv
import io
from pathlib import Path

from folkmoot.engagement.counting.areas import AreaCount
from folkmoot.engagement.counting.pabulib import write
from folkmoot.engagement.counting.story import PAYMENT_COLUMNS, as_json, payment_rows, story


def publish(counts: list[AreaCount], folder: Path) -> list[Path]:
    """Write `ballots.pb`, `count.json` and `payments.csv`, with the area in the name where areas have own budgets."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, each in enumerate(counts, start=1):
        mark = f"-{number}" if each.area else ""
        result = each.result
        files = {
            f"ballots{mark}.pb": write(result.election, votes=result.votes, winners=result.winners),
            f"count{mark}.json": as_json(story(result, area=each.area)),
        }
        if result.share is not None:
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(PAYMENT_COLUMNS)
            writer.writerows(payment_rows(result))
            files[f"payments{mark}.csv"] = out.getvalue()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
            written.append(folder / name)
    return written
