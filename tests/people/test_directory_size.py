"""A directory on the scale of one borough."""

import time

import pytest

from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import OrganisationKind, SizeBand
from tests.site import LIST_QUERIES


@pytest.mark.ledger("PO-17")
def test_of_two_thousand_five_hundred_organisations_a_filtered_page_takes_under_a_second(site, cast):
    """Counted in the time of the processor, so that a busy machine does not make it fail."""
    words = ("Tea", "Walks", "Advice", "Choir", "Repairs")
    Organisation.objects.bulk_create(
        Organisation(
            name=f"{words[n % 5]} in street {n}",
            kind=OrganisationKind.VCO,
            size=list(SizeBand)[n % 4],
            purpose=words[n % 5],
        )
        for n in range(2500)
    )
    began = time.process_time()
    page = site.get("/organisations/?q=choir&kind=vco&size=small", most=LIST_QUERIES)
    assert time.process_time() - began < 1
    assert "Choir in street" in page.text and "Tea in street" not in page.text
