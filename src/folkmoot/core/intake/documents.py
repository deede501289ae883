"""JSON and JSON Lines, with the place named where a file breaks off."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.intake.report import FileRefused


def read_json(text: str) -> Any:
    """The document. Numbers stay exact; JSON Lines come back as a list."""
    try:
        return _loads(text)
    except json.JSONDecodeError as wrong:
        lines = text.strip().splitlines()
        if len(lines) > 1 and _is_whole(lines[0]):
            return _read_lines(lines)
        raise FileRefused(_why(text, wrong)) from wrong
    except RecursionError as wrong:
        raise FileRefused(_("The file is nested too deep to be one of these files.")) from wrong
    except ValueError as wrong:
        raise FileRefused(_("The file holds a number that is not a number, such as NaN.")) from wrong


def _loads(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _is_whole(line: str) -> bool:
    try:
        return isinstance(_loads(line), dict)
    except ValueError:
        return False


def _read_lines(lines: list[str]) -> list[Any]:
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_loads(line))
        except ValueError as wrong:
            last = number == len(lines)
            raise FileRefused(
                _("The file breaks off in line %(line)s. Download it again, whole.") % {"line": number}
                if last
                else _("Line %(line)s is not JSON. Each line must hold one whole release.") % {"line": number}
            ) from wrong
    return found


def _why(text: str, wrong: json.JSONDecodeError) -> str:
    place = {"line": wrong.lineno, "column": wrong.colno}
    if text.lstrip()[:1] not in ("{", "["):
        return _("This is not a JSON file: it does not begin with { or [. Choose the file as it was downloaded.")
    broken_string = wrong.msg.startswith("Unterminated string")
    if broken_string or not text[wrong.pos :].strip():
        return _("The file breaks off at line %(line)s, column %(column)s. Download it again, whole.") % place
    return (
        _("The file is not whole JSON: something is wrong at line %(line)s, column %(column)s. Download it again.")
        % place
    )
