"""What a rulebook says our records show, a check shows; and every check belongs to an undertaking that is there."""

from folkmoot.commitments.checking import CHECKS
from folkmoot.commitments.models import Undertaking

REGISTERED = {(check.rulebook, check.number) for check in CHECKS}


def test_every_undertaking_that_is_checked_has_a_check(db):
    said = set(Undertaking.objects.filter(shown_by="check").values_list("rulebook__code", "number"))
    assert len(said) > 30
    assert sorted(said - REGISTERED) == []


def test_every_check_belongs_to_an_undertaking_that_says_so(db):
    said = set(Undertaking.objects.filter(shown_by="check").values_list("rulebook__code", "number"))
    assert sorted(REGISTERED - said) == []
