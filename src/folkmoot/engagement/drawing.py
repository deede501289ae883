"""Counts as charts: a bar for each answer, small numbers hidden."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.suppression import HIDDEN
from folkmoot.design.charts import Bar, bar_chart
from folkmoot.engagement.surveys.counted import Tally


def drawn(tally: Tally) -> list[Any]:
    """A chart for each table of a tally; a grid has one for each line."""
    return [
        bar_chart(
            f"{tally.question.text} – {line}" if line else tally.question.text,
            [Bar(name, count, note="" if count is not None else str(HIDDEN)) for name, count in shown.counts.items()],
            unit=_("answers"),
            source=_("Answers to this consultation"),
            label=_("Choice"),
        )
        for line, shown in tally.tables.items()
        if shown.counts
    ]
