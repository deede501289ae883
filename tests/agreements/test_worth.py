"""What the work is worth: social value claimed and shown, savings, and apart from them avoided costs."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from folkmoot.agreements import actions, queries
from folkmoot.agreements.models import Benefit, SocialValue
from folkmoot.core.policy import Refused
from tests.agreements import made
from tests.agreements.test_agreement_pages import csv_of
from tests.agreements.test_seeing import url
from tests.site import LIST_QUERIES


@pytest.mark.ledger("MP-08")
def test_value_claims_show_their_method_and_how_well_they_are_shown(cast, now, site, live):
    with pytest.raises(Refused) as refusal:
        actions.claim_value(live, kind="social", claim="Company", method=" ", by=cast.vco, now=now)
    assert refusal.value.field == "method"
    site.post(url("claim_value", live.pk), {"kind": "social", "claim": "Fewer visits to the surgery", "amount": "1,200",
        "method": "The surgery's own count"}, by=cast.vco)  # fmt: skip
    row = SocialValue.objects.get()
    page = site.get(url("worth", live.pk), most=LIST_QUERIES).text
    assert "claimed, not shown yet" in page and "The surgery's own count" in page
    with pytest.raises(Refused, match="what shows it"):
        actions.show_value(row, grade="counted", evidence=" ", by=cast.vco, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialValue.objects.filter(pk=row.pk).update(grade="counted")
    site.post(url("show_value", row.pk), {"grade": "counted", "evidence": "A letter from the surgery"}, by=cast.vco)
    assert "counted by the provider" in site.get(url("worth", live.pk)).text
    assert "£1,200" in site.get(url("outcome", live.specification.outcome_id)).text
    site.refuses(url("claim_value", live.pk), cast.stranger, cast.rival, cast.nhs)


@pytest.mark.ledger("MP-09")
def test_a_value_statement_is_asked_only_above_the_band(cast, now, site, live):
    part = {"words": "Good", "by": cast.vco, "now": now}
    held = {"user_voices": 1, "changes_made": "a", "works": "b", "by": cast.lead, "now": now}
    actions.add_to_review(live, **part)
    assert actions.hold_review(live, **held).held_at, "below the band it is optional"
    assert "welcome and not asked" in site.get(url("worth", live.pk)).text
    big = made.live(cast, now, amount=Decimal(100_000))
    assert "value statement missing" in site.get(url("worth", big.pk)).text
    actions.add_to_review(big, **part)
    with pytest.raises(Refused, match="what wider good"):
        actions.hold_review(big, **held)
    actions.claim_value(big, kind="social", claim="Company", method="Asked", by=cast.vco, now=now)
    assert actions.hold_review(big, **held).held_at


@pytest.mark.ledger("MP-23")
def test_avoided_costs_need_a_method_and_are_never_added_to_savings(cast, now, site, live):
    fields = {"year": 2026, "by": cast.lead, "now": now}
    with pytest.raises(Refused) as refusal:
        actions.note_benefit(live, kind="avoided", what="Hospital nights", amount=Decimal(9000), **fields)
    assert refusal.value.field == "method"
    with pytest.raises(IntegrityError), transaction.atomic():
        Benefit.objects.create(agreement=live, kind="avoided", what="x", amount=1, year=2026, noted_at=now)
    actions.note_benefit(
        live, kind="avoided", what="Hospital nights", amount=Decimal(9000), method="Ten a year", **fields
    )
    site.post(url("note_benefit", live.pk), {"kind": "saving", "what": "Rent", "year": "2026", "amount": "4,000", "method": ""},
              by=cast.lead)  # fmt: skip
    page = site.get(url("worth", live.pk)).text
    assert "£9,000" in page and "£4,000" in page and "£13,000" not in page
    site.refuses(url("note_benefit", live.pk), cast.stranger, cast.vco, cast.nhs)


@pytest.mark.ledger("MP-08", "MP-23")
def test_what_all_the_work_is_worth_is_one_page_and_two_files(cast, now, site, live):
    assert "Nobody has claimed any yet" in site.get(url("all_worth")).text
    other, draft = made.live(cast, now, to="silver"), made.draft(cast, now, to="advice")
    for row, amount in ((live, 1200), (other, 300)):
        who = cast.vco if row is live else cast.rival
        claim = actions.claim_value(row, kind="social", claim="Fewer visits", method="Counted", amount=Decimal(amount), by=who, now=now)  # fmt: skip
    actions.show_value(claim, grade="counted", evidence="A letter", by=cast.rival, now=now)
    SocialValue.objects.create(agreement=draft, kind="social", claim="Not signed", method="x", claimed_at=now)
    for kind, amount in (("avoided", 9000), ("saving", 4000)):
        actions.note_benefit(live, kind=kind, what="Rent", method="Ten a year", amount=Decimal(amount), year=2026, by=cast.lead, now=now)  # fmt: skip
    weakest_first = [(row.grade, row.claims, row.sum) for row in queries.value_by_method()]
    assert weakest_first == [("claimed, not shown yet", 1, 1200), ("counted by the provider", 1, 300)]
    page = site.get(url("all_worth"), most=LIST_QUERIES).text
    for words in ("£1,200", "£300", "£4,000", "£9,000", "A letter"):
        assert words in page, words
    for added in ("£1,500", "£13,000", "Not signed"):
        assert added not in page, added
    claims, money = csv_of(site, url("values_file")), csv_of(site, url("benefits_file"))
    assert [line["how that is known"] for line in claims] == ["Counted", "Counted"]
    assert [(line["saved (£)"], line["cost avoided (£)"]) for line in money] == [("", "9000.00"), ("4000.00", "")]
