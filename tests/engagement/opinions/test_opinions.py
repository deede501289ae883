"""Opinion maps: groups that were planted are found, anyone gets the same map, and thin votes never break it."""

import json

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from folkmoot.engagement.opinions import AGREE, DISAGREE, PASS, UNSEEN, Votes, VotesRefused, look_at
from folkmoot.engagement.opinions.votes import read


def votes_of(marks):
    marks = np.array(marks, dtype=np.int8)
    people, statements = marks.shape
    return Votes(tuple(f"p{at:04}" for at in range(people)), tuple(f"s{at:03}" for at in range(statements)), marks)


def planted(people=300, statements=40, groups=3, seed=1, fill=0.6):
    """Groups that answer alike up to noise; everybody agrees with the first four statements."""
    random = np.random.Generator(np.random.PCG64(seed))
    label = random.integers(0, groups, people)
    opinions = random.choice([AGREE, DISAGREE], (groups, statements))
    opinions[:, :4] = AGREE
    marks = opinions[label]
    marks = np.where(random.random(marks.shape) < 0.1, random.integers(-1, 2, marks.shape), marks)
    marks[random.random(marks.shape) > fill] = UNSEEN
    return votes_of(marks), label


@pytest.mark.parametrize("groups", [2, 3])
def test_it_works(groups):
    voted, label = planted(groups=groups, seed=groups)
    found = look_at(voted)
    assert found.groups == groups
    pairs = {(int(a), int(b)) for a, b in zip(found.label, label, strict=True)}
    assert len(pairs) == groups, "each group found is one that was planted"
    assert (found.agreed[:4] > 0.5).all()
    assert set(found.unites) <= set(np.flatnonzero((found.agreed > 0.5) | (found.disagreed > 0.5)).tolist())
    assert found.divides
    assert not set(found.divides) & set(range(4))
    assert found.why_one == ""
    assert all(found.speaks)


def test_the_groups_are_numbered_by_size_and_speak_for_themselves():
    marks = [[AGREE] * 5 + [DISAGREE] * 5] * 30 + [[DISAGREE] * 5 + [AGREE] * 5] * 20
    found = look_at(votes_of(marks))
    assert np.bincount(found.label).tolist() == [30, 20]
    assert {(each.statement, each.agrees) for each in found.speaks[0]} == {(at, at < 5) for at in range(10)}
    assert found.divides == tuple(range(10))
    assert found.unites == ()


def test_anyone_gets_the_same_map_in_whatever_order_the_votes_come():
    voted, _label = planted()
    random = np.random.Generator(np.random.PCG64(9))
    rows, columns = random.permutation(300), random.permutation(40)
    turned = Votes(
        tuple(voted.people[at] for at in rows), tuple(voted.statements[at] for at in columns),
        voted.marks[np.ix_(rows, columns)],
    )  # fmt: skip
    one, two = look_at(voted), look_at(turned)
    assert voted.sha256 == turned.sha256
    assert np.array_equal(one.at, two.at)
    assert np.array_equal(one.label, two.label)
    assert (one.unites, one.divides, one.speaks, one.fits) == (two.unites, two.divides, two.speaks, two.fits)


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0), (1, 1), (1, 9), (9, 1), (2, 2), (3, 3), (50, 8)])
@pytest.mark.parametrize("mark", [AGREE, DISAGREE, PASS, UNSEEN])
def test_empty_tiny_and_unanimous_votes_have_a_map_that_says_what_is_missing(shape, mark):
    found = look_at(votes_of(np.full(shape, mark)))
    assert found.groups <= 1
    assert found.why_one
    assert found.divides == ()
    if shape == (50, 8) and mark == AGREE:
        assert found.unites == tuple(range(8))


@given(
    arrays.arrays(np.int8, st.tuples(st.integers(0, 12), st.integers(0, 9)), elements=st.sampled_from([-2, -1, 0, 1])),
    st.sampled_from([None, 1, 2, 3, 9]),
    st.integers(0, 9),
)
@settings(max_examples=200, deadline=None)
def test_no_votes_whatever_break_it(marks, groups, fewest):
    found = look_at(votes_of(marks), groups=groups, fewest=fewest)
    assert len(found.label) == len(marks)
    assert found.label.max(initial=-1) < max(1, found.groups)
    assert ((found.agreed >= 0) & (found.agreed <= 1)).all()
    assert np.isfinite(found.at[found.label >= 0]).all()


def test_those_who_voted_too_little_are_counted_and_left_out_of_groups():
    voted, _label = planted()
    marks = voted.marks.copy()
    marks[:5, 3:] = UNSEEN
    found = look_at(Votes(voted.people, voted.statements, marks))
    assert found.left_out >= 5
    assert (found.label[:5] == -1).all()
    assert np.isnan(found.at[:5]).all()


def test_a_statement_that_a_group_never_saw_neither_unites_nor_divides():
    marks = np.array([[AGREE] * 4 + [DISAGREE] * 4] * 30 + [[DISAGREE] * 4 + [AGREE] * 4] * 30, dtype=np.int8)
    marks[:30, 0] = UNSEEN
    found = look_at(votes_of(marks), fewest=4)
    assert found.groups == 2
    assert 0 not in found.unites + found.divides


def test_a_list_of_votes_keeps_the_last_of_each():
    voted = read("person,statement,vote\na,s1,agree\na,s1,disagree\nb,s1,pass\nb,s2,1\n")
    assert voted.changed == 1
    assert voted.text == "person,s1,s2\na,-1,\nb,0,1\n"
    assert read(voted.text).text == voted.text


@pytest.mark.parametrize(
    "text, said",
    [
        ("name,s1\na,1", "first column must be called person"),
        ("person,statement,vote\na,s1,perhaps", "Line 2: “perhaps”"),
        ("person,statement,vote\n,s1,agree", "Line 2"),
        ("person,s1,s1\na,1,1", "a statement stands there twice"),
        ("person,s1\na,1\na,1", "Line 3: there are two rows of a"),
        ("person,s1\na,1,1", "2 votes for 1 statements"),
        ("person,s1\na,7", "Line 2: a vote must be"),
    ],
)
def test_files_that_are_no_votes_are_refused(text, said):
    with pytest.raises(VotesRefused, match=said):
        read(text)


def test_the_command_prints_and_publishes_and_the_published_votes_give_the_same_map(tmp_path, capsys):
    voted, _label = planted()
    (tmp_path / "votes.csv").write_text(voted.text)
    (tmp_path / "words.csv").write_text("statement,text\ns000,<b>More trees</b> 🌳\n")
    call_command("opinions", tmp_path / "votes.csv", "--statements", tmp_path / "words.csv", "--out", tmp_path / "one")
    said = capsys.readouterr().out
    assert "300 people, 40 statements" in said
    assert "Unites" in said
    assert "Group C" in said
    assert "s000 <b>More trees</b> 🌳" in said
    call_command("opinions", tmp_path / "one" / "votes.csv", "--out", tmp_path / "two")
    one, two = (json.loads((tmp_path / each / "map.json").read_text()) for each in ("one", "two"))
    assert one["votes_sha256"] == two["votes_sha256"]
    assert one["groups"][0]["people"] == two["groups"][0]["people"]
    assert (tmp_path / "one" / "people.csv").read_text() == (tmp_path / "two" / "people.csv").read_text()


def test_names_with_commas_quotes_and_lines_come_back_as_they_were():
    odd = ("a, b", 'said "no"', "two\nlines", "=1+1")
    voted = Votes(odd, ("s,1", "s\u20282"), np.array([[1, -1], [0, 1], [-1, 0], [1, 1]], dtype=np.int8))
    again = read(voted.text)
    assert set(again.people) == set(odd) and again.statements == ("s\u20282", "s,1")[::-1]
    assert again.text == voted.text


@pytest.mark.parametrize("option", ["--groups", "--fewest", "--least"])
@pytest.mark.parametrize("number", ["0", "-2", "some", "²"])
def test_numbers_below_one_are_wrong_usage(tmp_path, option, number):
    (tmp_path / "votes.csv").write_text("person,s1\na,1\n")
    with pytest.raises(CommandError, match="not a whole number of 1 or more"):
        call_command("opinions", tmp_path / "votes.csv", f"{option}={number}")


def test_the_command_on_an_empty_file_says_that_nobody_has_voted(tmp_path, capsys):
    (tmp_path / "votes.csv").write_text("")
    call_command("opinions", tmp_path / "votes.csv", "--out", tmp_path / "out")
    assert "Nobody has voted yet." in capsys.readouterr().out


def test_the_command_refuses_bad_votes_with_1_and_a_missing_file_with_2(tmp_path, capsys):
    (tmp_path / "votes.csv").write_text("person,statement,vote\na,s1,perhaps\n")
    with pytest.raises(SystemExit) as ended:
        call_command("opinions", tmp_path / "votes.csv")
    assert ended.value.code == 1
    assert "perhaps" in capsys.readouterr().err
    with pytest.raises(CommandError) as missing:
        call_command("opinions", tmp_path / "none.csv")
    assert missing.value.returncode == 2
