"""Every action is one transaction, is told who and when, and writes one entry whose code has words."""

import ast
import re
from pathlib import Path

import pytest

from folkmoot.core.record import LABELS

SOURCE = Path(__file__).parents[2] / "src" / "folkmoot"


def functions():
    """Every public action: a function in an actions module that takes `by` and `now` by keyword."""
    for path in sorted(SOURCE.glob("*/actions/**/*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield path, tree, node


def named(path, node):
    return f"{path.relative_to(SOURCE).parts[0]}.{node.name}"


def takes(node, *names):
    return set(names) <= {argument.arg for argument in node.args.kwonlyargs}


def called(node):
    return [
        call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
    ]


def is_atomic(node):
    return any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)


# Whose entry is that of an action of another file, which they call.
HANDED_ON = {"citizens.take_back_consent": "withdraw_consent"}
# An entry has a number and a moment: beside a mark or a ballot it would tell who voted what (docs/decisions/0012).
SECRET = {"engagement.cast_ballot", "engagement.hand_out_paper", "engagement.key_paper"}

ACTIONS = [(path, tree, node) for path, tree, node in functions() if takes(node, "by", "now") and is_atomic(node)]


def records(tree, node, seen=()):
    """How many entries an action writes: its own, or that of the one function of its file it hands over to."""
    inner = {other.name: other for other in tree.body if isinstance(other, ast.FunctionDef)}
    own = sum(name in ("record", "record_entry") for name in called(node))
    return own + sum(
        records(tree, inner[name], (*seen, name)) for name in called(node) if name in inner and name not in seen
    )


@pytest.mark.parametrize("action", ACTIONS, ids=lambda row: named(row[0], row[2]))
def test_every_action_writes_one_entry(action):
    path, tree, node = action
    writes = records(tree, node) > 0 or HANDED_ON.get(named(path, node)) in called(node)
    assert writes != (named(path, node) in SECRET), "writes no entry, or one that tells a secret"
    assert ast.get_docstring(node), "has no docstring"


def test_whatever_writes_an_entry_is_one_transaction_and_is_told_who_and_when():
    wrong = [
        named(path, node)
        for path, _tree, node in functions()
        if "record" in called(node) and not (is_atomic(node) and takes(node, "by", "now"))
    ]
    assert wrong == []


def test_no_action_reads_the_clock():
    wrong = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.glob("*/actions/**/*.py")
        if any(
            word in path.read_text("utf-8")
            for word in ("clock.now()", "timezone.now()", "datetime.now(", "date.today(")
        )
    ]
    assert wrong == []


def codes():
    for path in SOURCE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record" and len(call.args) > 1:
                for part in ast.walk(call.args[1]):
                    if (
                        isinstance(part, ast.Constant)
                        and isinstance(part.value, str)
                        and re.fullmatch(r"\w+\.\w+\.\w+", part.value)
                    ):
                        yield part.value


def test_every_entry_code_has_words():
    assert len(ACTIONS) > 60
    assert sorted(set(codes()) - LABELS.keys()) == []
