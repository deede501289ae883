"""Opinion maps: camps that are there are found, whoever is listed first; thin, empty and unanimous votes never fail."""

import numpy as np
import pytest

from folkmoot.engagement.opinions import AGREE, DISAGREE, PASS, UNSEEN, Votes, look_at
from folkmoot.engagement.opinions.votes import VotesRefused, read


def votes(marks):
    marks = np.array(marks, dtype=np.int8)
    people, statements = marks.shape if marks.ndim == 2 else (0, 0)
    return Votes(
        tuple(f"p{n:03}" for n in range(people)), tuple(f"s{n:03}" for n in range(statements)),
        marks.reshape(people, statements),
    )  # fmt: skip


def two_camps(each=20):
    """Both like the first statement; the next eight part them."""
    one = [AGREE] + [AGREE] * 4 + [DISAGREE] * 4
    other = [AGREE] + [DISAGREE] * 4 + [AGREE] * 4
    rows = [one] * each + [other] * each
    for place, row in enumerate(list(rows)):
        changed = list(row)
        changed[1 + place % 8] = PASS
        rows[place] = changed
    return rows


def test_two_camps_are_found_with_what_unites_and_what_divides():
    found = look_at(votes(two_camps()))
    assert found.groups == 2
    assert len(set(found.label[:20])) == len(set(found.label[20:])) == 1 and found.label[0] != found.label[20]
    assert found.unites[0] == 0 and 0 not in found.divides
    assert found.why_one == ""


def test_the_order_of_people_and_statements_changes_nothing():
    rows = np.array(two_camps(), dtype=np.int8)
    turned = np.random.default_rng(3).permutation(len(rows))
    straight = look_at(votes(rows))
    mixed = look_at(Votes(tuple(f"p{n:03}" for n in turned), straight.votes.statements, rows[turned]))
    assert mixed.votes.text == straight.votes.text
    assert (mixed.label == straight.label).all() and np.allclose(mixed.at, straight.at)


@pytest.mark.parametrize(
    "marks",
    [
        [],
        [[AGREE]],
        [[UNSEEN] * 8] * 5,
        [[AGREE] * 8] * 30,
        [[PASS] * 8] * 30,
        [[AGREE, DISAGREE] * 4, [DISAGREE, AGREE] * 4],
        [[AGREE, *[UNSEEN] * 9]] * 12,
    ],
    ids=["nobody", "one vote", "nothing seen", "all agree", "all pass", "two people", "one vote each"],
)
def test_thin_votes_make_a_map_that_says_what_is_missing(marks):
    found = look_at(votes(marks))
    assert found.groups <= 1 or len(marks) == 2
    assert found.why_one or found.groups > 1
    assert found.left_out <= len(marks)


def test_a_file_is_read_and_what_is_no_vote_is_named_with_its_line():
    found = read("person,s1,s2\na,1,-1\nb,0,\n")
    assert found.marks.tolist() == [[AGREE, DISAGREE], [PASS, UNSEEN]]
    assert read(found.text).sha256 == found.sha256
    with pytest.raises(VotesRefused, match="3"):
        read("person,s1\na,1\nb,perhaps\n")
