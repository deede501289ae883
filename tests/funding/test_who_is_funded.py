"""Who is funded: by size, and for organisations run by and for groups that are often shut out."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import FundingDecision, RunBy
from folkmoot.funding.models.passport import Group
from folkmoot.funding.queries.funded import Rate, _hidden, _specialist, who_is_funded
from tests.funding import made

PAGE = reverse("funding:who_is_funded")
LABELS = {str(group): str(group.label) for group in Group}


def run_by(organisation):
    return reverse("funding:passport_run_by", args=[organisation.pk])


def test_it_works(cast, now, site):
    """£90,000 went to one of medium size. One of two bids was awarded."""
    made.decided(cast, now)
    page = site.get(PAGE, by=cast.stranger, most=12)
    assert "£90,000 awarded in decisions" in page.text
    medium = next(rate for rate in who_is_funded(day_of(now)).by_size if rate.bids)
    assert (medium.bids, medium.awarded, medium.percent, medium.amount) == (2, 1, Decimal(50), Decimal(90000))
    file = b"".join(site.get(f"{PAGE}?format=csv", by=cast.stranger).response.streaming_content).decode()
    assert ",2,1,90000" in next(line for line in file.splitlines() if "medium" in line)


@pytest.mark.ledger("FT-33")
def test_the_list_of_awards_comes_to_what_the_record_says(cast, now, site):
    """Also after an objection set a decision aside; and a list that was tampered with is shown to differ."""
    closed = made.decided(cast, now)
    found = who_is_funded(day_of(now))
    assert found.amount == found.recorded == Decimal(90000) and found.reconciles
    assert "they agree" in site.get(PAGE).text
    objection = actions.raise_challenge(closed.silver, words="Nobody read it.", by=cast.rival, now=closed.now)
    actions.answer_challenge(objection, upheld=True, words="It was not read.", by=cast.clerk, now=closed.now)
    assert who_is_funded(day_of(now)).recorded == who_is_funded(day_of(now)).amount == 0
    FundingDecision.objects.filter(bid=closed.riverside).update(awarded=True, amount=Decimal(1))
    closed.opportunity.__class__.objects.filter(pk=closed.opportunity.pk).update(state="decided")
    assert not who_is_funded(day_of(now)).reconciles and "they differ" in site.get(PAGE).text


@pytest.mark.ledger("FT-32", "EQ-07")
def test_how_often_their_bids_are_awarded_is_told_and_small_numbers_are_hidden(cast, now, site):
    """Fewer than ten are hidden (it tells of faith, health and ethnicity); so is what would give them away."""
    closed = made.decided(cast, now)
    site.post(run_by(cast.bodies.riverside), {"groups": ["carers", "older"]}, by=cast.vco)
    assert RunBy.objects.count() == 2
    assert site.get(PAGE).text.count("hidden: too few") >= 2
    rows = [("carers", n < 15) for n in range(40)] + [("older", n < 12) for n in range(30)] + [("women", True)] * 3
    rates = {rate.label: rate for rate in _hidden(rows, LABELS)}
    assert (rates["older people"].bids, rates["older people"].awarded, rates["older people"].percent) == (
        30,
        12,
        Decimal(40),
    )
    assert rates["carers"].bids is None, "hidden so that three women cannot be worked out from the total"
    assert rates["women"].bids is None and rates["women"].awarded is None and rates["women"].percent is None
    assert closed.riverside.decision.awarded


@pytest.mark.ledger("EQ-07")
def test_the_award_rate_of_specialist_organisations_is_reported(cast, now, site):
    """Saying by and for whom it is run flags an organisation as specialist. All of them together are one line, and none
    counts twice; hidden where a single hidden group could be worked out from it."""
    made.decided(cast, now)
    assert "has said by and for whom" in site.get(PAGE).text
    site.post(run_by(cast.bodies.riverside), {"groups": ["carers", "older"]}, by=cast.vco)
    page = site.get(PAGE)
    assert "All specialist organisations" in page.text
    assert "is a specialist organisation" in site.get(run_by(cast.bodies.riverside), by=cast.vco).text
    lines = b"".join(site.get(f"{PAGE}?format=csv").response.streaming_content).decode()
    assert "run by and for,all specialist organisations,hidden" in lines
    many = [(True, n < 20) for n in range(50)] + [(False, True)] * 30
    shown = [Rate("a", 30, 12), Rate("b", 20, 10)]
    rate = _specialist(many, shown)
    assert (rate.bids, rate.awarded, rate.percent) == (50, 20, Decimal(40))
    assert _specialist(many, [*shown, Rate("c", None, None)]).bids is None
    assert _specialist([(True, True)] * 9, []).bids is None
    assert _specialist([(True, n < 20) for n in range(29)], []).awarded is None, "nine refused are as telling"


@given(st.dictionaries(st.sampled_from(sorted(LABELS)), st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_no_number_from_1_to_9_is_ever_shown(said):
    rows = [(key, place < won) for key, (won, lost) in said.items() for place in range(won + lost)]
    for rate in _hidden(rows, LABELS):
        for count in (rate.bids, rate.awarded, None if rate.awarded is None else rate.bids - rate.awarded):
            assert count is None or count == 0 or count >= 10


def test_what_one_organisation_said_is_told_to_nobody(cast, now, site):
    made.decided(cast, now)
    actions.say_run_by(cast.bodies.riverside, groups=["carers"], by=cast.vco, now=now)
    entry = Entry.objects.filter(code="funding.passport.run_by").get()
    assert "carers" not in f"{entry.facts}{entry.words_digests}{entry.capacity}"
    for url in (cast.bodies.riverside.get_absolute_url(), PAGE):
        assert "run by and for carers" not in site.get(url, by=cast.lead).text.casefold()
    site.refuses(run_by(cast.bodies.riverside), cast.stranger, cast.rival, cast.lead, cast.admin)
    for person in (cast.rival, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.say_run_by(cast.bodies.riverside, groups=[], by=person, now=now)


def test_it_can_be_taken_back_and_has_to_be_from_the_list(cast, now):
    actions.say_run_by(cast.bodies.riverside, groups=["carers", "women"], by=cast.vco, now=now)
    assert [row.group for row in actions.say_run_by(cast.bodies.riverside, groups=[], by=cast.vco, now=now)] == []
    with pytest.raises(Refused, match="not in it"):
        actions.say_run_by(cast.bodies.riverside, groups=["friends"], by=cast.vco, now=now)


def test_with_nothing_decided_it_says_so(cast, site):
    assert "Nothing has been decided here yet" in site.get(PAGE).text
