"""The rulebooks are data that anyone may edit: these tests are what stops a slip in one."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from folkmoot.core.ledger import read_rows

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "src/folkmoot/commitments/rulebooks").glob("*.toml"))
LEDGER = {row.id for row in read_rows(ROOT / "docs/ledger.csv")}

BOOK_FIELDS = {"code", "title", "version", "kind", "source", "source_url", "binding", "note"}
KINDS = {"compact", "framework", "principles", "recommendations", "statute", "law"}
ALLOWED = {
    "side": {"public", "vco", "everyone"},
    "force": {"comply-or-explain", "must", "statute"},
    "shown_by": {"check", "attestation"},
    "gate": {"analyse", "plan", "deliver", "review", ""},
}
UNDERTAKING_FIELDS = {"number", "section", "text", "ledger", *ALLOWED}
INITIALS = re.compile(r"\b(VCO|VCS|VCSE|DBS|CVS|NHS|EIA|PSED|NAO|LCC|PbR)s?\b")


def read(code: str) -> dict[str, Any]:
    path = next(path for path in FILES if path.stem == code)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def numbers(code: str) -> list[str]:
    return [each["number"] for each in read(code)["undertakings"]]


@pytest.mark.ledger("AG-01")
def test_it_works() -> None:
    assert {path.stem for path in FILES} == {
        "commissioning-framework",
        "gunning",
        "islington",
        "lcc-recommendations",
        "lcc-requirements",
        "nao-principles",
        "statute",
        "sutton-compact",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_keeps_to_the_form(path: Path) -> None:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(book) == BOOK_FIELDS | {"sections", "undertakings"}
    assert all(isinstance(book[field], str) for field in BOOK_FIELDS)
    assert all(book[field].strip() for field in BOOK_FIELDS - {"source_url"})
    assert book["code"] == path.stem
    assert book["kind"] in KINDS
    assert book["binding"] in {"signatories", "everyone"}
    assert book["source_url"] == "" or book["source_url"].startswith(("https://", "http://"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_undertaking_keeps_to_the_form(path: Path) -> None:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    for each in book["undertakings"]:
        assert set(each) == UNDERTAKING_FIELDS, each["number"]
        for field, allowed in ALLOWED.items():
            assert each[field] in allowed, f"{each['number']} {field}"
        assert each["text"] == " ".join(each["text"].split()), f"{each['number']}: stray spaces"
        assert each["text"].endswith((".", "?")), f"{each['number']}: not a sentence"
        assert each["ledger"] and set(each["ledger"]) <= LEDGER, each["number"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_numbers_are_unique_and_sections_exist_and_are_used(path: Path) -> None:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = [each["number"] for each in book["sections"]]
    found = [each["number"] for each in book["undertakings"]]
    assert len(set(found)) == len(found)
    assert len(set(sections)) == len(sections)
    assert {each["section"] for each in book["undertakings"]} == set(sections)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_are_plain(path: Path) -> None:
    """No bare initials, and no sentence longer than a reader of eleven can hold."""
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    for each in book["undertakings"]:
        assert not INITIALS.search(each["text"]), each["number"]
        for sentence in re.split(r"(?<=[.?:])\s", each["text"]):
            assert len(sentence.split()) <= 30, f"{each['number']}: {sentence}"


@pytest.mark.ledger("AG-01")
def test_the_compact_has_its_42_undertakings() -> None:
    compact = read("sutton-compact")
    sides = Counter((each["section"], each["side"]) for each in compact["undertakings"])
    assert sides == {
        ("3.1", "public"): 4,
        ("3.1", "vco"): 3,
        ("3.2", "public"): 4,
        ("3.2", "vco"): 4,
        ("3.3", "public"): 7,
        ("3.3", "vco"): 7,
        ("3.4", "public"): 4,
        ("3.4", "vco"): 3,
        ("3.5", "public"): 3,
        ("3.5", "vco"): 3,
    }
    assert [each["number"] for each in compact["sections"]] == ["3.1", "3.2", "3.3", "3.4", "3.5"]
    # Within a section the public bodies' undertakings come first, and numbers run on without a gap.
    for section, first_vco, last in [
        ("3.1", 5, 7),
        ("3.2", 5, 8),
        ("3.3", 8, 14),
        ("3.4", 5, 7),
        ("3.5", 4, 6),
    ]:
        found = [(each["number"], each["side"]) for each in compact["undertakings"] if each["section"] == section]
        assert found == [(f"{section}.{n}", "vco" if n >= first_vco else "public") for n in range(1, last + 1)]


@pytest.mark.ledger("AG-01")
def test_the_ten_lost_principles_are_not_made_up() -> None:
    compact = read("sutton-compact")
    assert "ten principles" in compact["note"] and "lost" in compact["note"]
    assert all(re.fullmatch(r"3\.[1-5]\.\d+", each["number"]) for each in compact["undertakings"])


def test_the_other_lists_are_whole() -> None:
    assert numbers("nao-principles") == [str(n) for n in range(1, 9)]
    assert numbers("lcc-requirements") == list("abcdefghijk")
    assert numbers("lcc-recommendations") == [str(n) for n in range(1, 8)]
    assert numbers("islington") == [str(n) for n in range(1, 9)]
    assert numbers("gunning") == ["1", "2", "3", "4"]
    assert numbers("statute") == ["EA149", "SVA1"]


def test_the_four_gates_are_sets_of_checks() -> None:
    """A gate opens on records, never on somebody's word."""
    framework = read("commissioning-framework")
    gates: dict[str, list[str]] = {}
    for each in framework["undertakings"]:
        if each["gate"]:
            assert each["shown_by"] == "check", each["number"]
            gates.setdefault(each["gate"], []).append(each["number"])
    assert gates == {
        "analyse": [f"A{n}" for n in range(1, 8)],
        "plan": [f"P{n}" for n in range(1, 11)],
        "deliver": [f"D{n}" for n in range(1, 6)],
        "review": [f"R{n}" for n in range(1, 7)],
    }


def test_the_framework_ships_principles_for_decisions() -> None:
    principles = [each for each in read("commissioning-framework")["undertakings"] if each["section"] == "PR"]
    assert [each["number"] for each in principles] == [f"PR{n}" for n in range(1, 13)]
    assert all("CC-05" in each["ledger"] and each["gate"] == "" for each in principles)


def test_only_law_has_the_force_of_statute_outside_a_gate() -> None:
    for path in FILES:
        book = tomllib.loads(path.read_text(encoding="utf-8"))
        is_law = book["kind"] in {"statute", "law"}
        for each in book["undertakings"]:
            if is_law:
                assert each["force"] == "statute", each["number"]
            elif each["force"] == "statute":
                assert (book["code"], each["number"]) == ("commissioning-framework", "P4")
            elif each["force"] == "must":
                assert book["code"] == "commissioning-framework", each["number"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_page_about_rulebooks_counts_right(path: Path) -> None:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    checks = sum(each["shown_by"] == "check" for each in book["undertakings"])
    line = f"| {book['title']} | `{book['code']}` | {len(book['undertakings'])} | {checks} | "
    page = (ROOT / "docs/rulebooks.md").read_text(encoding="utf-8")
    assert line in page
    assert ("everyone" if book["binding"] == "everyone" else "bodies that") in page.split(line)[1].split("\n")[0]
