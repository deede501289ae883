"""The share of spend with small and medium-sized enterprises, with what is not known shown as that."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.clock import day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import SizeFact
from folkmoot.funding.queries.funded import who_is_funded
from folkmoot.funding.sme import Sme, SmeShare, is_sme, limits_on, rows, share_of
from tests.funding import made

PAGE = reverse("funding:who_is_funded")
LIMITS = limits_on(date(2026, 11, 4))
FIGURE = st.none() | st.integers(0, 100_000_000).map(Decimal)


def size_page(organisation):
    return reverse("funding:passport_size", args=[organisation.pk])


@pytest.mark.ledger("FT-30")
def test_it_works(cast, now, site, clock_at):
    """The flag comes from what the organisation says of its staff and turnover; until it has, it is in neither share."""
    made.decided(cast, now)
    clock_at(now)
    assert who_is_funded(day_of(now)).smes == SmeShare(Decimal(0), Decimal(0), Decimal(90000))
    page = site.get(PAGE, by=cast.stranger, most=12).text
    assert "0% of it known to have gone to small and medium-sized enterprises" in page and "Not known" in page
    sent = {"staff": "40", "turnover": "1,200,000", "balance": ""}
    site.post(size_page(cast.bodies.riverside), sent, by=cast.vco)
    page = site.get(PAGE, by=cast.stranger, most=12).text
    assert "100% of it known to have gone to small and medium-sized enterprises" in page and "s.123" in page
    file = b"".join(site.get(f"{PAGE}?format=csv").response.streaming_content).decode()
    assert "small or medium-sized enterprise,yes,,,90000" in file and "enterprise,not known,,,0" in file
    site.post(size_page(cast.bodies.riverside), {"staff": "250", "turnover": "", "balance": ""}, by=cast.vco)
    assert who_is_funded(day_of(now)).smes == SmeShare(Decimal(0), Decimal(90000), Decimal(0))


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "said"),
    [
        (249, 44_000_000, None, Sme.YES), (249, 44_000_001, 38_000_000, Sme.YES), (249, 44_000_001, 38_000_001, Sme.NO),
        (250, 1, 1, Sme.NO), (250, None, None, Sme.NO), (None, 1, 1, Sme.UNKNOWN), (10, None, None, Sme.UNKNOWN),
        (10, 44_000_001, None, Sme.UNKNOWN), (None, 44_000_001, 38_000_001, Sme.NO), (None, None, None, Sme.UNKNOWN),
        (0, 0, None, Sme.YES),
    ],
)  # fmt: skip
def test_the_limits(staff, turnover, balance, said):
    assert is_sme(LIMITS, staff, turnover, balance) == said


@given(st.none() | st.integers(0, 1000), FIGURE, FIGURE)
def test_learning_more_never_turns_a_yes_or_a_no(staff, turnover, balance):
    """Where the known figures settle it, no figure that was left out could have made it otherwise."""
    said = is_sme(LIMITS, staff, turnover, balance)
    whole = {
        is_sme(LIMITS, people, Decimal(sold), Decimal(owned))
        for people in ([0, 249, 250] if staff is None else [staff])
        for sold in ([0, 44_000_001] if turnover is None else [turnover])
        for owned in ([0, 38_000_001] if balance is None else [balance])
    }
    assert whole == {said} or (said == Sme.UNKNOWN and len(whole) == 2)


def test_before_the_law_nothing_is_known_and_every_row_says_its_source():
    assert limits_on(date(2025, 2, 23)) is None and is_sme(None, 1, Decimal(1), None) == Sme.UNKNOWN
    assert all(row.source for row in rows())


def test_a_share_of_nothing_is_not_nought(cast, now):
    assert share_of([], day_of(now)).percent is None


def test_only_its_own_people_say_it_and_nobody_else_reads_a_figure(cast, now, site, clock_at):
    clock_at(now)
    site.refuses(size_page(cast.bodies.riverside), cast.stranger, cast.rival, cast.lead, cast.admin)
    given = {"staff": 40, "turnover": Decimal(1200000), "balance": None}
    for person in (cast.rival, cast.lead):
        with pytest.raises(NotAllowed):
            actions.say_size(cast.bodies.riverside, **given, by=person, now=now)
    with pytest.raises(Refused, match="less than nothing"):
        actions.say_size(cast.bodies.riverside, **{**given, "staff": -1}, by=cast.vco, now=now)
    actions.say_size(cast.bodies.riverside, **given, by=cast.vco, now=now)
    entry = Entry.objects.get(code="funding.passport.size_said")
    assert "1200000" not in f"{entry.facts}{entry.capacity}" and SizeFact.objects.get().staff == 40
    for url in (cast.bodies.riverside.get_absolute_url(), PAGE):
        assert "1,200,000" not in site.get(url, by=cast.lead).text
