#!/usr/bin/env python3
"""Whether the rules of the house notice: each is broken once, in a copy, and its test has to fail.

    ./do bench breakages [WORD]      only those whose rule or test has WORD in it

Breakages that need the walk of all pages are made together, because the walk takes a minute; the others one by one.
Ends with 1 when a rule was broken and its test passed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SRC = "src/folkmoot"
END = ""  # as `old`: add to the end of the file, or make it


@dataclass(frozen=True)
class Breakage:
    """A rule, the test that keeps it, and one change that breaks it."""

    rule: str
    test: str
    file: str
    old: str
    new: str
    walk: bool = False


RULES = "tests/rules/test_"
BREAKAGES = [
    Breakage("an action writes an entry", f"{RULES}actions.py::test_every_action_writes_one_entry",
             f"{SRC}/needs/actions/withdraw_need.py", "    record(by,", "    print(by,"),
    Breakage("an action is one transaction", f"{RULES}actions.py::test_whatever_writes_an_entry",
             f"{SRC}/needs/actions/withdraw_need.py", "@transaction.atomic\n", ""),
    Breakage("an action is told the time", f"{RULES}actions.py::test_no_action_reads_the_clock",
             f"{SRC}/needs/actions/withdraw_need.py", "    need = locked(need)", "    now = datetime.now(None)\n    need = locked(need)"),
    Breakage("an entry has words", f"{RULES}actions.py::test_every_entry_code_has_words",
             f"{SRC}/needs/actions/withdraw_need.py", "needs.need.withdrawn", "needs.need.vanished"),
    Breakage("what is said to be checked is checked", f"{RULES}checks.py::test_every_undertaking_that_is_checked",
             f"{SRC}/commitments/rulebooks/sutton-compact.toml", 'shown_by = "attestation"', 'shown_by = "check"'),
    Breakage("what is checked is said to be", f"{RULES}checks.py::test_every_check_belongs",
             f"{SRC}/commitments/rulebooks/sutton-compact.toml", 'shown_by = "check"', 'shown_by = "attestation"'),
    Breakage("rooms import downwards", "lint-imports", f"{SRC}/needs/queries/__init__.py", END,
             "from folkmoot.funding import models as models_above  # noqa\n"),
    Breakage("pages are private to their room", f"{RULES}imports.py::test_no_room_imports",
             f"{SRC}/openness/views.py", END, "\nfrom folkmoot.commitments import forms as forms_of_another  # noqa\n"),
    Breakage("every state is reached", f"{RULES}life_cycles.py::test_it_works",
             f"{SRC}/needs/states.py", "(NeedState.AGREED, NeedState.DECLINED)", "(NeedState.DECLINED,)"),
    Breakage("diagrams in docs are current", f"{RULES}life_cycles.py::test_the_docs_are_current",
             "docs/reference/life-cycles.md", END, "One line more.\n"),
    Breakage("a field says who sees it", f"{RULES}privacy_marks.py::test_every_field_has_one_mark",
             f"{SRC}/needs/models/board.py", "    class Meta", "    colour = models.TextField()\n\n    class Meta"),
    Breakage("migrations make what models say", f"{RULES}migrations.py::test_migrations_are_current",
             f"{SRC}/needs/models/board.py", "    class Meta", "    colour = models.TextField()\n\n    class Meta"),
    Breakage("no catch-all names", f"{RULES}source.py::test_no_catch_all_names", f"{SRC}/needs/utils.py", END, "A = 1\n"),
    Breakage("files are short", f"{RULES}source.py::test_no_file_is_over_300_lines", f"{SRC}/needs/posts_of_all.py", END,
             "A = 1\n" * 301),
    Breakage("a page asks nobody outside", f"{RULES}source.py::test_no_page_loads_anything_from_elsewhere",
             f"{SRC}/web/templates/web/help.html", END, '<img src="https://example.org/a.png" alt="">'),
    Breakage("no inline script or style", f"{RULES}source.py::test_no_inline_script_or_style",
             f"{SRC}/web/templates/web/help.html", END, '<p style="color: red"></p>'),
    Breakage("no font or crest of GOV.UK", f"{RULES}source.py::test_no_font_or_crest",
             f"{SRC}/web/templates/web/help.html", END, "{# GDS Transport #}"),
    Breakage("foreign keys point down", f"{RULES}source.py::test_foreign_keys_point_down", f"{SRC}/needs/models/board.py",
             "    class Meta", '    above = models.ForeignKey("funding.Lot", models.PROTECT, null=True)\n\n    class Meta'),
    Breakage("no hidden ordering", f"{RULES}source.py::test_no_default_ordering", f"{SRC}/needs/models/need.py",
             "    class Meta:\n", '    class Meta:\n        ordering = ["pk"]\n'),
    Breakage("all words can be translated", f"{RULES}source.py::test_all_words_of_a_template",
             f"{SRC}/web/templates/web/help.html", END, "<p>Hello</p>"),
    Breakage("the words of the house are defined", f"{RULES}words.py", "docs/words.md", "- **need**", "- **wish**"),
    Breakage("every page is whole", f"{RULES}addresses.py::test_every_page_is_whole",
             f"{SRC}/web/templates/web/help.html", "{% block content %}", "{% block content %}<p><div></p>", walk=True),
    Breakage("a stranger opens only what is public", f"{RULES}addresses.py::test_a_stranger_reads_only",
             f"{SRC}/web/urls.py", END, '\nurlpatterns += [path("attic/", pages.privacy, name="attic")]\n', walk=True),
    Breakage("what others open refuses a stranger", f"{RULES}addresses.py::test_what_others_open_refuses",
             f"{SRC}/citizens/views/joining.py", "@login_required\ndef mine", "def mine", walk=True),
    Breakage("every address is walked", f"{RULES}addresses.py::test_every_address_of_the_table",
             f"{SRC}/web/urls.py", END, '\nurlpatterns += [path("cellar/", home.health, name="cellar")]\n', walk=True),
    Breakage("nobody under 18 is named", f"{RULES}addresses.py::test_nobody_under_18_is_named",
             f"{SRC}/web/templates/web/accessibility.html", "{% block content %}",
             '{% block content %}<p>Adu</p><a href="/attic/">Up</a>', walk=True),
]  # fmt: skip


def main(word: str = "") -> int:
    chosen = [row for row in BREAKAGES if word in row.rule or word in row.test]
    with tempfile.TemporaryDirectory(prefix="folkmoot-broken-") as folder:
        tree = Path(folder) / "tree"
        ignore = shutil.ignore_patterns(".git", ".venv", ".frontend", "var", "__pycache__", "*_cache")
        shutil.copytree(ROOT, tree, ignore=ignore)
        unnoticed = [row for row in chosen if not row.walk and not is_noticed(tree, [row])]
        if together := [row for row in chosen if row.walk]:
            noticed = noticed_in_walk(tree, together)
            unnoticed += [row for row in together if row.rule not in noticed]
    print(f"\n{len(chosen) - len(unnoticed)} of {len(chosen)} broken rules were noticed.")
    return 1 if unnoticed else 0


def is_noticed(tree: Path, rows: list[Breakage]) -> bool:
    row = rows[0]
    with_break(tree, rows)
    try:
        failed = bool(failures(tree, row))
    finally:
        restore(tree, rows)
    print(f"{'noticed' if failed else 'NOT NOTICED'}: {row.rule}", flush=True)
    return failed


def noticed_in_walk(tree: Path, rows: list[Breakage]) -> set[str]:
    with_break(tree, rows)
    try:
        failed = failures(tree, rows[0], whole_file=True)
    finally:
        restore(tree, rows)
    noticed = {row.rule for row in rows if any(row.test.partition("::")[2] in name for name in failed)}
    for row in rows:
        print(f"{'noticed' if row.rule in noticed else 'NOT NOTICED'}: {row.rule}", flush=True)
    return noticed


def with_break(tree: Path, rows: list[Breakage]) -> None:
    for row in rows:
        file = tree / row.file
        text = file.read_text("utf-8") if file.exists() else ""
        if row.old not in text:
            raise SystemExit(f"{row.file} no longer has {row.old!r}: mend the breakage of “{row.rule}”.")
        file.write_text(text.replace(row.old, row.new, 1) if row.old else text + row.new, "utf-8")


def restore(tree: Path, rows: list[Breakage]) -> None:
    for row in rows:
        if (ROOT / row.file).exists():
            shutil.copy(ROOT / row.file, tree / row.file)
        else:
            (tree / row.file).unlink()


def failures(tree: Path, row: Breakage, *, whole_file: bool = False) -> set[str]:
    """The names of the tests that failed; of another program its own name."""
    if row.test == "lint-imports":
        run = subprocess.run([str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=tree,
                             env={"PYTHONPATH": "src", "PATH": "/usr/bin:/bin"}, capture_output=True, check=False)  # fmt: skip
        return {row.test} if run.returncode else set()
    file, _, name = row.test.partition("::")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        file,
        *([] if whole_file or not name else ["-k", name]),
    ]
    env = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False)
    failed = set(re.findall(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.M))
    # A test file that no longer loads, and a name that no longer exists, are not a rule that noticed.
    if run.returncode not in (0, 1) or not re.search(r"\d+ (passed|failed|error)", run.stdout):
        raise SystemExit(f"{row.test} could not be run:\n{run.stdout[-2000:]}{run.stderr[-500:]}")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
