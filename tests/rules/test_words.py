"""The help page reads docs/words.md line by line, so its form is a contract."""

import re
from pathlib import Path

import pytest

WORDS = Path(__file__).resolve().parents[2] / "docs" / "words.md"
LINE = re.compile(r"- \*\*(?P<word>[^*]+)\*\*: (?P<meaning>\S.*\.)")
HOUSE = """
citizen commissioner, young commissioner, commissioner, inquiry commissioner, resident, VCO, infrastructure body,
anchor organisation, joint action board, task group, need, priority, outcome, indicator, measure, intention, project,
stage, gate, specification, options appraisal, route, opportunity, pipeline notice, clarification, bid, consortium,
criterion, panel, moderation, award, standstill, agreement, pooled fund, contribution, allocation, reporting schedule,
report, payment, variation, improvement plan, change notice, exit plan, impact assessment, undertaking, check, finding,
explanation, concern, recommendation, answer, expression of interest
"""


def meanings() -> list[tuple[str, str]]:
    found = (LINE.fullmatch(line) for line in WORDS.read_text(encoding="utf-8").splitlines())
    return [(match["word"], match["meaning"]) for match in found if match]


def test_it_works() -> None:
    words = [word for word, _ in meanings()]
    assert len(set(words)) == len(words)
    assert {word.strip() for word in HOUSE.split(",")} <= set(words)
    assert "you said, we did" in words


def test_every_line_is_a_heading_a_word_or_the_opening() -> None:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines[3:] if line and not line.startswith("## ") and not LINE.fullmatch(line)]
    assert strange == []


@pytest.mark.parametrize(("word", "meaning"), meanings(), ids=lambda value: value[:20])
def test_a_meaning_is_short_and_plain(word: str, meaning: str) -> None:
    assert all(len(sentence.split()) <= 30 for sentence in meaning.split(". "))
    assert not re.search(r"\bVCS\b", meaning), "also the initials of a volunteer centre: never unexpanded"
