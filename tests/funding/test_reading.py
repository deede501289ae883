from decimal import Decimal

import pytest

from folkmoot.core.policy import NotAllowed
from folkmoot.funding.queries.reading import content_of, contents_of
from tests.funding import made


def test_it_works(cast, now):
    closed = made.declared(cast, now)
    content = content_of(closed.riverside, by=cast.citizen, now=closed.now)
    assert content.price == Decimal("90000") and "open the hall" in content.offer
    assert set(content.answers) == {criterion.pk for criterion in closed.criteria}
    assert set(contents_of(closed.bids, by=cast.nhs, now=closed.now)) == {bid.pk for bid in closed.bids}


def test_nothing_is_read_before_opening_or_without_a_declaration(cast, now):
    opened = made.opened(cast, now)
    during = made.while_open(opened)
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    assert content_of(bid, by=cast.vco, now=during).price == Decimal("90000")
    for person in (cast.rival, cast.lead, cast.admin, cast.citizen, cast.stranger):
        with pytest.raises(NotAllowed):
            content_of(bid, by=person, now=during)
        assert contents_of([bid], by=person, now=during) == {}


def test_a_member_who_has_not_declared_reads_nothing(cast, now):
    closed = made.closed(cast, now)
    with pytest.raises(NotAllowed, match="Say first whether"):
        content_of(closed.riverside, by=cast.citizen, now=closed.now)
