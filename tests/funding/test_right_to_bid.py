"""The community right to bid: assets of community value, by the steps and times of the law (ledger CR-01)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.audiences import audiences_of
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.listings import turns_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove
from folkmoot.funding import actions
from folkmoot.funding.bid_law import grounds, lengths
from folkmoot.funding.models import AssetNomination
from folkmoot.people.actions import declare_interest

DAY = timedelta(days=1)
WHY = "It brings people together every week of the year."


def url(name, *keys):
    return reverse(f"funding:{name}", args=keys)


def nominated(cast, now, **changes):
    said = {
        "organisation": cast.bodies.riverside, "title": "The hall", "address": "Mill Lane", "use": "Tea and a choir.",
        "by": cast.vco, "now": now, **changes,
    }  # fmt: skip
    return actions.nominate_asset(cast.bodies.council, **said)


def listed(cast, now, **changes):
    return actions.decide_nomination(nominated(cast, now, **changes), listed=True, reasons=WHY, by=cast.lead, now=now)


def for_sale(cast, now):
    return actions.note_intended_sale(listed(cast, now), noticed_date=day_of(now), by=cast.colleague, now=now)


def asked(cast, now):
    return actions.ask_to_bid(for_sale(cast, now), organisation=cast.bodies.silver, by=cast.rival, now=now)


@pytest.mark.ledger("CR-01")
@given(st.dates(date(2015, 1, 1), date(2040, 12, 31)))
def test_every_time_limit_is_the_law_s(day):
    law = lengths()
    assert law.decided_by(day) == day + timedelta(days=56)
    assert law.listed_until(day) == add_months(day, 60)
    assert law.interim_until(day) == day + timedelta(days=42)
    assert law.full_until(day) == add_months(day, 6)
    assert law.protected_until(day) == add_months(day, 18)
    assert law.interim_until(day) < law.full_until(day) < law.protected_until(day)


@pytest.mark.ledger("CR-01")
def test_from_nomination_to_a_sale_that_waits_for_a_group(cast, now, site, clock_at):
    sent = {
        "organisation": cast.bodies.riverside.pk, "body": cast.bodies.council.pk, "title": "The hall",
        "address": "Mill Lane", "use": "Tea and a choir.", "members": "",
    }  # fmt: skip
    page = site.post(url("nominate_asset"), sent, by=cast.vco, follow=True)
    assert "Wandle Vale Council decides by 30 December 2026" in page.text
    row = AssetNomination.objects.get()
    assert "Decide whether the asset is listed" in [t.what for t in turns_of(audiences_of(cast.lead, day_of(now)))]
    page = site.post(
        url("asset_decide", row.pk), {"listed": "yes", "ground": "", "reasons": WHY}, by=cast.lead, follow=True
    )
    assert "Listed until 4 November 2031" in page.text and WHY in page.text
    page = site.post(url("asset_sale", row.pk), {"noticed_date": "2026-11-04"}, by=cast.colleague, follow=True)
    assert "Until 16 December 2026 community groups may ask to bid" in page.text
    page = site.post(url("asset_ask", row.pk), {"organisation": cast.bodies.silver.pk}, by=cast.rival, follow=True)
    assert "Silver Threads asked to bid. Until 4 May 2027 it may be sold only to a community group." in page.text
    clock_at(now + timedelta(days=200))
    assert "Since 4 May 2027 the owner may sell to anybody, until 4 May 2028" in site.get(row.get_absolute_url()).text
    over = {"sold": "yes", "words": "Sold to a builder after the six months."}
    page = site.post(url("asset_end_sale", row.pk), over, by=cast.colleague, follow=True)
    assert "no longer listed" in page.text and "Sold to a builder" in page.text
    csv = b"".join(site.get(url("right_to_bid") + "?format=csv").response.streaming_content).decode()
    assert "The hall,Mill Lane" in csv


@pytest.mark.ledger("CR-01")
def test_it_is_refused_on_a_ground_of_the_law_and_no_other(cast, now, site):
    row = nominated(cast, now)
    page = site.get(url("asset_decide", row.pk), by=cast.lead)
    assert all(one.title in page.text for one in grounds())
    for ground in ("", "we_would_rather_not"):
        with pytest.raises(Refused) as refusal:
            actions.decide_nomination(row, listed=False, ground=ground, reasons=WHY, by=cast.lead, now=now)
        assert refusal.value.field == "ground"
    with pytest.raises(Refused) as refusal:
        actions.decide_nomination(row, listed=False, ground="left_out", reasons="No", by=cast.lead, now=now)
    assert refusal.value.field == "reasons"
    with pytest.raises(IntegrityError), transaction.atomic():
        AssetNomination.objects.filter(pk=row.pk).update(state="not_listed", ground="", reasons=WHY)
    actions.decide_nomination(row, listed=False, ground="left_out", reasons=WHY, by=cast.lead, now=now)
    page = site.get(row.get_absolute_url())
    assert "the regulations leave out, such as a home" in page.text and "not listed" in page.text
    with pytest.raises(CannotMove):
        actions.decide_nomination(row, listed=True, reasons=WHY, by=cast.lead, now=now)
    assert nominated(cast, now).pk != row.pk, "what was refused may be nominated again"


def test_who_may_nominate_and_decide(cast, now, site):
    for person in (cast.stranger, cast.resident, cast.rival, cast.citizen):
        with pytest.raises(NotAllowed):
            nominated(cast, now, by=person)
    with pytest.raises(NotAllowed, match="voluntary and community groups"):
        nominated(cast, now, organisation=cast.bodies.council, by=cast.lead)
    site.refuses(url("nominate_asset"), cast.stranger, cast.resident, cast.lead)
    row = nominated(cast, now)
    for person in (cast.stranger, cast.vco, cast.rival, cast.nhs, cast.clerk):
        with pytest.raises(NotAllowed):
            actions.decide_nomination(row, listed=True, reasons=WHY, by=person, now=now)
    declare_interest(cast.bodies.riverside, nature="My sister runs it.", by=cast.lead, now=now)
    with pytest.raises(NotAllowed, match="tie"):
        actions.decide_nomination(row, listed=True, reasons=WHY, by=cast.lead, now=now)
    actions.decide_nomination(row, listed=True, reasons=WHY, by=cast.colleague, now=now)
    site.refuses(url("asset_sale", row.pk), cast.stranger, cast.vco, cast.rival)
    site.refuses(url("asset_end_sale", row.pk), cast.stranger, cast.vco, cast.rival)


def test_a_small_group_needs_twenty_one_members_and_nothing_is_nominated_twice(cast, now):
    small = {"organisation": cast.bodies.kettle, "by": cast.small}
    for members in (None, 20):
        with pytest.raises(Refused) as refusal:
            nominated(cast, now, **small, members=members)
        assert refusal.value.field == "members"
    nominated(cast, now, **small, members=21)
    with pytest.raises(Refused, match="nominated or listed already"):
        nominated(cast, now, title="THE HALL")
    for name in ("title", "address", "use"):
        with pytest.raises(Refused) as refusal:
            nominated(cast, now, **{"title": "Another", name: "  "})
        assert refusal.value.field == name


def test_a_late_decision_stands_and_the_record_says_so(cast, now):
    for title, days, late in (("A", 56, False), ("B", 57, True)):
        row = nominated(cast, now, title=title)
        moment = now + timedelta(days=days)
        actions.decide_nomination(row, listed=True, reasons=WHY, by=cast.lead, now=moment)
        entry = Entry.objects.filter(code="funding.asset.decided").latest("number")
        assert entry.facts["late"] is late


def test_groups_ask_within_six_weeks_and_one_asking_is_enough(cast, now):
    row = for_sale(cast, now)
    with pytest.raises(NotAllowed):
        actions.ask_to_bid(row, organisation=cast.bodies.silver, by=cast.vco, now=now)
    ask = {"organisation": cast.bodies.silver, "by": cast.rival}
    with pytest.raises(Refused, match="ended on 16 December 2026"):
        actions.ask_to_bid(row, **ask, now=now + timedelta(days=43))
    actions.ask_to_bid(row, **ask, now=now + timedelta(days=42))
    with pytest.raises(Refused, match="has asked already"):
        actions.ask_to_bid(row, organisation=cast.bodies.riverside, by=cast.vco, now=now + timedelta(days=42))
    other = listed(cast, now, title="Another")
    with pytest.raises(CannotMove):
        actions.ask_to_bid(other, **ask, now=now)


@pytest.mark.parametrize(("made", "last"), [(for_sale, date(2026, 12, 16)), (asked, date(2027, 5, 4))])
def test_while_the_sale_waits_it_is_sold_to_a_group_alone(cast, now, made, last):
    row = made(cast, now)
    end = {"sold": True, "words": "Sold after long talks.", "by": cast.colleague}
    on_last = now + (last - day_of(now))
    with pytest.raises(Refused, match="only to a community group"):
        actions.end_sale(row, **end, now=on_last)
    with transaction.atomic():
        spot = transaction.savepoint()
        assert actions.end_sale(row, **end, to_a_group=True, now=on_last).state == "ended"
        transaction.savepoint_rollback(spot)
    assert actions.end_sale(row, **end, now=on_last + DAY).state == "ended"


def test_a_notice_holds_for_eighteen_months(cast, now):
    row, last = for_sale(cast, now), add_months(day_of(now), 18)
    end = {"words": "Sold after long talks.", "by": cast.colleague}
    on_last = now + (last - day_of(now))
    with pytest.raises(Refused, match="held until 4 May 2028"):
        actions.end_sale(row, sold=True, **end, now=on_last + DAY)
    assert actions.end_sale(row, sold=False, **end, now=on_last + DAY).state == "listed"
    again = actions.note_intended_sale(row, noticed_date=last + DAY, by=cast.colleague, now=on_last + DAY)
    assert actions.end_sale(again, sold=True, to_a_group=True, **end, now=on_last + 2 * DAY).state == "ended"


def test_not_sold_it_stays_on_the_list_and_may_be_for_sale_again(cast, now):
    row = actions.end_sale(
        for_sale(cast, now), sold=False, words="The owner kept it after all.", by=cast.colleague, now=now
    )
    assert row.state == "listed"
    with pytest.raises(Refused, match="not for sale"):
        actions.end_sale(row, sold=False, words="The owner kept it after all.", by=cast.colleague, now=now)
    later = now + timedelta(days=30)
    for day, field in ((day_of(later) + DAY, "noticed_date"), (day_of(now) - DAY, "noticed_date")):
        with pytest.raises(Refused) as refusal:
            actions.note_intended_sale(row, noticed_date=day, by=cast.colleague, now=later)
        assert refusal.value.field == field
    assert actions.note_intended_sale(row, noticed_date=day_of(later), by=cast.colleague, now=later).state == "for_sale"


def test_a_listing_ends_after_five_years_and_not_before(cast, now):
    row = listed(cast, now)
    five = now.replace(year=2031)
    with pytest.raises(Refused, match="stays on the list until 4 November 2031"):
        actions.end_listing(row, words="", by=cast.lead, now=five - DAY)
    with pytest.raises(Refused, match="five years of its listing are over"):
        actions.note_intended_sale(row, noticed_date=day_of(five), by=cast.lead, now=five)
    assert actions.end_listing(row, words="", by=cast.lead, now=five).state == "ended"
