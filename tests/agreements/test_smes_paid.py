"""Of what was really paid, how much reached small and medium-sized enterprises."""

from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements.models import Payment
from folkmoot.agreements.queries.market import paid_to_smes
from folkmoot.core.clock import day_of
from folkmoot.funding.models import SizeFact
from tests.agreements import made


@pytest.mark.ledger("FT-30")
def test_the_share_of_spend_counts_payments_made_and_shows_what_is_not_known(cast, now, site):
    day = day_of(now)
    for number, (to, paid) in enumerate((("riverside", day), ("silver", day), ("advice", day), ("riverside", None)), 1):
        agreement = made.live(cast, now, to=to)
        Payment.objects.create(
            agreement=agreement,
            number=90 + number,
            purpose="Rooms",
            amount=Decimal(1000 * number),
            due_date=day,
            paid_date=paid,
        )
    assert paid_to_smes(day).unknown == Decimal(6000)
    SizeFact.objects.create(organisation=cast.bodies.riverside, staff=9, turnover=Decimal(80000), said_at=now)
    SizeFact.objects.create(organisation=cast.bodies.silver, staff=900, said_at=now)
    found = paid_to_smes(day)
    assert (found.sme, found.other, found.unknown) == (Decimal(1000), Decimal(2000), Decimal(3000))
    page = site.get(reverse("agreements:market"), most=12).text
    assert "Of the £6,000 paid so far, 16.7% is known" in page and "Not known £3,000" in page
