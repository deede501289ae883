"""`folkmoot count`: what it prints, what it writes, and the status it ends with."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.engagement.counting.test_pabulib import FILE


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "vote.pb"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_it_works(file, tmp_path, capsys):
    call_command("count", file, "--out", str(tmp_path / "out"))
    said = capsys.readouterr().out
    assert "a Bench; oak · £500 · 2 votes" in said
    assert "Funded in step" in said
    assert "Ties are settled by more votes" in said
    assert json.loads((tmp_path / "out" / "count.json").read_text())["winners"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ballots.pb", "count.json", "payments.csv"]


def test_the_published_ballots_count_the_same_again(file, tmp_path, capsys):
    call_command("count", file, "--out", str(tmp_path / "one"))
    call_command("count", tmp_path / "one" / "ballots.pb", "--out", str(tmp_path / "two"))
    for name in ("ballots.pb", "payments.csv", "count.json"):
        one, two = ((tmp_path / folder / name).read_text() for folder in ("one", "two"))
        assert one.replace(";votes;selected", "") == two.replace(";votes;selected", "") or name == "count.json"


def test_most_votes_first(file, capsys):
    call_command("count", file, "--rule", "greedy")
    assert "The project with most votes comes first" in capsys.readouterr().out


def test_a_refused_file_ends_with_1_and_its_reasons(file, capsys):
    file.write_text(FILE.replace("1;a,b;30", "1;a,zz;30"), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("count", file)
    assert ended.value.code == 1
    assert "vote.pb: Ballot 1: there is no project zz." in capsys.readouterr().err


def test_what_is_not_text_is_refused(file):
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="UTF-8") as ended:
        call_command("count", file)
    assert ended.value.returncode == 1


@pytest.mark.parametrize("words", [["--ties", "magic"], ["--ties", "lot"], ["--step", "much"]])
def test_wrong_usage_ends_with_2(file, words):
    with pytest.raises(CommandError) as ended:
        call_command("count", file, *words)
    assert ended.value.returncode == 2


def test_a_missing_file_ends_with_2(tmp_path):
    with pytest.raises(CommandError) as ended:
        call_command("count", tmp_path / "none.pb")
    assert ended.value.returncode == 2
