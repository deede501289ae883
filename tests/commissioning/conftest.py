import pytest

from folkmoot.commissioning.models import Project
from folkmoot.commitments import engine
from folkmoot.commitments.checking import Check, kept

OF_HIGHER_ROOMS = ("P5", "P9", "D1", "D2", "D3", "R1", "R4")


@pytest.fixture
def others_keep(monkeypatch):
    """The gate's lines that rooms above this one show are kept, whether or not those rooms say so."""

    def check(number):
        def stands_in(project, today):
            return kept("Kept, for this test.")

        return Check("commissioning-framework", number, Project, stands_in)

    own = [row for row in engine.CHECKS if row.function.__module__.startswith("folkmoot.commissioning")]
    monkeypatch.setattr(engine, "CHECKS", [*own, *map(check, OF_HIGHER_ROOMS)])


@pytest.fixture(autouse=True)
def only_cards_that_are_there(monkeypatch):
    """Until every room's card has its template."""
    from django.template import TemplateDoesNotExist
    from django.template.loader import get_template

    from folkmoot.core import cards

    asked = cards.cards_for

    def drawable(person, thing):
        shown = []
        for card in asked(person, thing):
            try:
                get_template(card.template)
            except TemplateDoesNotExist:
                continue
            shown.append(card)
        return shown

    monkeypatch.setattr(cards, "cards_for", drawable)
