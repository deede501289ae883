"""The glossary, docs/words.md, as the help page shows it."""

import re


def read_words(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of (heading, [(word, meaning)]) from lines `## heading` and `- **word**: meaning.`"""
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith("## "):
            groups.append((line[3:].strip(), []))
        elif groups and (found := re.match(r"- \*\*(.+?)\*\*: (.+)", line)):
            groups[-1][1].append((found[1], found[2]))
    return [group for group in groups if group[1]]
