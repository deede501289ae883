"""Every life cycle can be lived: each state is reached from the first, an end is reached from each, and docs are current."""

from pathlib import Path

import pytest
from django.db.models import TextChoices

from folkmoot.core.life_cycles import page
from folkmoot.core.states import LIVES, Life

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "life-cycles.md"
EVERY = pytest.mark.parametrize("life", LIVES.values(), ids=lambda life: life.name)


def reached(life, starts, moves):
    found, waiting = set(starts), list(starts)
    while waiting:
        for after in moves(waiting.pop()):
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


def unreached(life):
    return set(life.lived()) - reached(life, [life.start], lambda state: life.moves[state])


def without_an_end(life):
    before = {state: [other for other in life.lived() if state in life.moves[other]] for state in life.lived()}
    return set(life.lived()) - reached(life, life.ends(), lambda state: before[state])


@EVERY
def test_it_works(life):
    every = {state for other in LIVES.values() if other.states is life.states for state in other.moves}
    assert every == set(life.states), "a state is missing from every table"
    assert {state for after in life.moves.values() for state in after} <= set(life.moves), "it leads out of the table"
    assert unreached(life) == set(), "never reached from the start"
    assert life.ends(), "no end"
    assert without_an_end(life) == set(), "never reaches an end"


@EVERY
def test_somebody_holds_the_pen_until_the_end(life):
    idle = {state for state in life.lived() if life.moves[state]} - set(life.turn)
    assert idle == set(), "nobody's turn, though something may follow"


def test_a_life_that_cannot_be_lived_is_seen():
    class State(TextChoices):
        ONE = "one"
        TWO = "two"
        LOST = "lost"
        END = "end"

    moves = {State.ONE: (State.TWO,), State.TWO: (State.ONE,), State.LOST: (State.END,), State.END: ()}
    broken = Life("made to fail", State, State.ONE, moves, {})
    del LIVES["made to fail"]
    assert unreached(broken) == {State.LOST, State.END}
    assert without_an_end(broken) == {State.ONE, State.TWO}


def test_the_docs_are_current():
    assert DOCS.read_text("utf-8") == page(), "run ./do folkmoot diagrams"
