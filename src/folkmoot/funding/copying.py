"""A bid as one Markdown file, to write offline and to pass round, and back. Each heading carries the version it was
copied at, so that what others wrote meanwhile is not lost when the file comes back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

PLAN = 0
HEADING = re.compile(r"^## (?:(?P<number>\d+)\. )?.*?\{(?:copied|at) (?P<version>\d+)\}\s*$")


@dataclass(frozen=True)
class Section:
    """One heading with its text. `position` is that of the criterion, or PLAN. `asks` is only for the reader."""

    position: int
    version: int
    text: str
    title: str = ""
    asks: str = ""


def to_markdown(title: str, reference: str, sections: list[Section]) -> str:
    lines = [
        f"# {title}",
        "",
        _("%(reference)s. Write under the headings and leave the lines that begin with “## ” as they are.")
        % {"reference": reference},
    ]
    for section in sections:
        number = f"{section.position}. " if section.position != PLAN else ""
        lines += ["", f"## {number}{section.title} {{copied {section.version}}}", ""]
        if section.asks:
            lines += [*(f"> {line}" for line in section.asks.splitlines()), ""]
        lines += [f"\\{line}" if line.startswith(("## ", "\\## ")) else line for line in section.text.splitlines()]
    return "\n".join(lines) + "\n"


def from_markdown(text: str, asked: dict[int, str]) -> Iterator[Section]:
    """The sections of a file, in its order. `asked` maps a position to the question, which is not taken for an answer."""
    position, version, lines = -1, 0, list[str]()
    for line in [*text.replace("\r\n", "\n").lstrip("\ufeff").split("\n"), "## {at 0}"]:
        heading = HEADING.match(line)
        if heading is None:
            lines.append(line[1:] if line.startswith(("\\## ", "\\\\## ")) else line)
            continue
        if position >= PLAN:
            yield Section(position, version, _without_question(lines, asked.get(position, "")))
        position, version, lines = int(heading["number"] or PLAN), int(heading["version"]), []


def _without_question(lines: list[str], question: str) -> str:
    text = "\n".join(lines).strip()
    quoted = "\n".join(f"> {line}" for line in question.splitlines())
    return text.removeprefix(quoted).strip() if question else text
