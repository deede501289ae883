"""Bringing files in: open them safely, mend what can be mended, and say what could not.

A context that reads a file uses these and never raises at a bad row: one bad row among ten
thousand is named in the report, and the rest is offered.
"""

from folkmoot.core.intake.mending import mend_text
from folkmoot.core.intake.opening import Opened, open_file
from folkmoot.core.intake.report import FileRefused, Progress, Report, RowProblem, Weight
from folkmoot.core.intake.row import Row, RowRefused

__all__ = [
    "FileRefused",
    "Opened",
    "Progress",
    "Report",
    "Row",
    "RowProblem",
    "RowRefused",
    "Weight",
    "mend_text",
    "open_file",
]
