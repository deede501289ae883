"""`folkmoot lottery`, and the script that checks what it published."""

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.engagement.lottery.made import random_pool, targets_around


@pytest.fixture
def files(tmp_path):
    pool = random_pool(2, 70, (2, 3, 3))
    lines = ["name,id," + ",".join(pool.categories)]
    lines += [f"secret,{person.id}," + ",".join(person.values) for person in pool.people]
    (tmp_path / "pool.csv").write_text("\n".join(lines))
    targets = [f"{each.category},{each.value},{each.least},{each.most}" for each in targets_around(pool, 14, 2)]
    (tmp_path / "targets.csv").write_text("\n".join(["category,value,min,max", *targets]))
    return tmp_path


def lottery(files, *more):
    call_command(
        "lottery", files / "pool.csv", files / "targets.csv", "--seats", "14", "--out", str(files / "out"), *more
    )


def check(folder):
    """As a stranger runs it, with nothing of ours at hand."""
    script = folder / "verify.py"
    return subprocess.run([sys.executable, "-I", "-S", script, folder], capture_output=True, text=True)


@pytest.mark.ledger("EN-15")
def test_it_works(files, capsys):
    lottery(files, "--seed", "wandle 2026")
    said = capsys.readouterr().out
    assert "70 people, 14 seats" in said
    assert "Chances (leximin): smallest" in said
    drawn = json.loads((files / "out" / "draw.json").read_text())
    assert len(drawn["members"]) == 14
    answer = check(files / "out")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "proven to be the fairest (leximin)" in answer.stdout
    assert "The lots pick the 14 members" in answer.stdout


def test_what_was_not_asked_for_is_not_published(files):
    lottery(files, "--seed", "s")
    assert all(b"secret" not in path.read_bytes() for path in (files / "out").iterdir())


def test_the_lottery_is_published_before_the_seed_is_known(files, capsys):
    lottery(files)
    assert not (files / "out" / "draw.json").exists()
    before = (files / "out" / "panels.csv").read_bytes()
    assert check(files / "out").returncode == 0
    lottery(files, "--seed", "s")
    assert (files / "out" / "panels.csv").read_bytes() == before


@pytest.mark.parametrize(
    "name, change, said",
    [
        ("draw.json", lambda text: text.replace('"seed": "s"', '"seed": "t"'), "not"),
        ("draw.json", lambda text: text.replace("p0000", "p0001", 1), "other people"),
        ("pool.tsv", lambda text: text.replace("v0", "v1", 1), "The pool was changed"),
        ("panels.csv", lambda text: text.replace("\n0,", "\n0,1", 1), "The panels were changed"),
        ("chances.csv", lambda text: text.replace("/", "1/", 1), "not what the tickets give"),
        ("lottery.json", lambda text: text.replace('"chance": 0.', '"chance": 0.0', 1), "WRONG"),
    ],
)
def test_a_change_to_any_file_is_seen(files, name, change, said):
    lottery(files, "--seed", "s")
    path = files / "out" / name
    before = path.read_text()
    path.write_text(change(before))
    assert path.read_text() != before
    answer = check(files / "out")
    assert answer.returncode == 1
    assert said in answer.stdout


def test_replacements_and_invitations(files, capsys):
    lottery(files, "--seed", "s")
    panel = files / "out" / "panel.csv"
    ids = [line.split(",")[0] for line in panel.read_text().splitlines()[1:]]
    (files / "gone.csv").write_text("id\n" + "\n".join(ids[:2]))
    capsys.readouterr()
    call_command(
        "lottery",
        files / "pool.csv",
        files / "targets.csv",
        "--panel",
        panel,
        "--gone",
        files / "gone.csv",
        "--seed",
        "t",
    )
    assert "2 seats" in capsys.readouterr().out
    call_command("lottery", files / "pool.csv", "--invite", "5", "--seed", "s")
    assert len(capsys.readouterr().out.split()) == 5


def test_targets_that_cannot_be_met_end_with_1_and_the_nearest(files, capsys):
    text = (files / "targets.csv").read_text().splitlines()
    text[1] = "c0,v0,70,70"
    (files / "targets.csv").write_text("\n".join(text))
    with pytest.raises(SystemExit) as ended:
        lottery(files)
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "at least 70 are asked for" in said or "no range of seats" in said


@pytest.mark.parametrize(
    "file, text, said",
    [
        ("pool.csv", "number,c0\n1,a", "The pool has no column called id"),
        ("pool.csv", "id,c0\n1,a", "The pool has no column called c1"),
        ("pool.csv", "id,c0,c1,c2\n1,a,b,c\n\n2,a", "Line 4: the pool has 2 cells there, not 4."),
        ("pool.csv", "c0,c1,c2,id\na,b,c,1\nx, y,b,c,2", "Line 3: the pool has 5 cells there, not 4."),
        ("targets.csv", "category,value\nc0,v0", "no column called min"),
        ("targets.csv", "category,value,min,max\nc0,v0", "Line 2: the list of targets has 2 cells"),
        ("targets.csv", "category,value,min,max\nc0,v0,some,3", "Line 2 of the targets"),
    ],
)
def test_files_that_are_wrong_end_with_1(files, capsys, file, text, said):
    (files / file).write_text(text)
    with pytest.raises(SystemExit) as ended:
        lottery(files)
    assert ended.value.code == 1
    assert said in capsys.readouterr().err


def test_a_list_of_ids_names_its_short_line(files, capsys):
    (files / "list.csv").write_text("name,id\nAnn,1\nBea\n")
    with pytest.raises(SystemExit):
        call_command("lottery", files / "list.csv", "--invite", "1", "--seed", "s")
    assert "Line 3: the list has 1 cells there, not 2." in capsys.readouterr().err


@pytest.mark.parametrize("count", ["-3", "0", "71"])
def test_as_many_are_invited_as_the_list_holds_and_not_fewer_than_one(files, count, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("lottery", files / "pool.csv", f"--invite={count}", "--seed", "s")
    said = capsys.readouterr()
    assert ended.value.code == 1 and "Draw between 1 and 70" in said.err and not said.out


def test_nobody_stands_twice_in_the_list_of_invitations(files, capsys):
    pool = files / "pool.csv"
    lines = pool.read_text().splitlines()
    pool.write_text("\n".join([*lines, lines[1]]))
    with pytest.raises(SystemExit):
        call_command("lottery", pool, "--invite", "5", "--seed", "s")
    assert "an id twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["--invite", "3"], ["targets.csv"], ["targets.csv", "--seats", "3", "--gone", "x"]]
)
def test_wrong_usage_ends_with_2(files, words):
    words = [str(files / word) if word.endswith(".csv") else word for word in words]
    with pytest.raises(CommandError) as ended:
        call_command("lottery", str(files / "pool.csv"), *words)
    assert ended.value.returncode == 2


def test_the_script_alone_says_how_it_is_used(files):
    lottery(files)
    answer = subprocess.run([sys.executable, files / "out" / "verify.py"], capture_output=True, text=True)
    assert answer.returncode == 2
    assert "verify.py FOLDER" in answer.stderr
