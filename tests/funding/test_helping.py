from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from folkmoot.core.models import Entry, EntryWords
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.bidding_guide import CHAPTERS
from folkmoot.funding.models import HelpRequest, PartnerCall, PartnerReply, Procedure
from folkmoot.funding.models.help import HelpKind
from folkmoot.funding.models.procedure import Family
from folkmoot.funding.queries.help import figures
from folkmoot.funding.states import HelpState
from folkmoot.people.models import Organisation
from folkmoot.people.models.organisation import SizeBand
from tests.funding import made
from tests.funding.test_pipeline import planned


def asked(cast, now, **changes):
    given = {
        "helper": cast.bodies.cvs,
        "kind": HelpKind.COST,
        "question": "What is full cost?",
        "by": cast.small,
        "now": now,
    }
    return actions.ask_help(cast.bodies.kettle, **{**given, **changes})


# --- the guide


def test_it_works(site, db):
    page = site.get("/funding/how-to-bid/", most=12)
    for family in Procedure.objects.values_list("family", flat=True):
        assert str(Family(family).label)[1:] in page.text
        assert str(CHAPTERS[Family(family)].watch) in page.text
    for row in Procedure.objects.in_force(date(2026, 11, 4)):
        assert row.get_absolute_url() in page.links()


def test_every_kind_of_procedure_of_the_table_has_its_chapter(db):
    assert set(Procedure.objects.values_list("family", flat=True)) <= set(CHAPTERS)
    assert set(CHAPTERS) == set(Family)
    for family, chapter in CHAPTERS.items():
        assert chapter.steps and len(str(chapter.means)) > 20 and len(str(chapter.watch)) > 20, family


# --- asking for help


@pytest.mark.ledger("FT-25")
def test_help_is_asked_answered_timed_and_settled(site, cast, now, clock_at):
    site.get("/funding/help/", most=12)
    site.refuses("/funding/help/ask/", cast.stranger, cast.resident, cast.lead)
    site.get("/funding/help/ask/", by=cast.small, most=20)
    sent = {
        "kind": "cost",
        "helper": cast.bodies.cvs.pk,
        "question": "What is full cost?",
        "organisation": cast.bodies.kettle.pk,
    }
    site.post("/funding/help/ask/", sent, by=cast.small)
    row = HelpRequest.objects.get()
    assert row.size == SizeBand.MICRO and row.state == HelpState.ASKED

    clock_at(now + timedelta(days=2))
    page = site.get(row.get_absolute_url(), by=cast.scheme, most=20)
    assert "What is full cost?" in page.text
    site.post(row.get_absolute_url(), text="Everything it takes, your rent too.", by=cast.scheme)
    row.refresh_from_db()
    assert row.answered_at == now + timedelta(days=2) and row.state == HelpState.ANSWERED
    site.post(row.get_absolute_url(), text="And the telephone?", by=cast.small)

    address = f"/funding/help/{row.pk}/settle/"
    site.refuses(address, cast.stranger, cast.rival, cast.scheme)
    site.get(address, by=cast.small, most=20)
    site.post(address, outcome="costed", by=cast.small)
    row.refresh_from_db()
    assert row.state == HelpState.RESOLVED and row.resolved_at == now + timedelta(days=2) and row.outcome == "costed"
    assert "This is settled" in site.post(row.get_absolute_url(), text="More?", by=cast.small, follow=True).text
    assert row.messages.count() == 2


def test_what_a_group_asks_is_read_by_the_two_of_them_alone(site, cast, now):
    row = asked(cast, now)
    address = row.get_absolute_url()
    site.refuses(address, cast.stranger, cast.rival, cast.vco, cast.lead, cast.nhs, cast.resident, cast.admin)
    site.refuses(f"{address}take-back/", cast.stranger, cast.rival, cast.lead, method="post")
    for other in (cast.rival, cast.lead):
        assert "Kettle" not in site.get("/funding/help/", by=other).text.split("Who helps")[0]
    assert "Kettle" in site.get("/funding/help/", by=cast.scheme, most=12).text
    with pytest.raises(NotAllowed):
        actions.say(row, text="Hello", by=cast.rival, now=now)
    # The public record says neither who asked nor what.
    entry = Entry.objects.get(code="funding.help.asked")
    assert "Kettle" not in entry.capacity and not EntryWords.objects.get(entry=entry).reasons


def test_help_is_asked_for_ones_own_group_of_those_who_give_it(cast, now):
    with pytest.raises(NotAllowed):
        asked(cast, now, by=cast.rival)
    for changes, field in (({"helper": cast.bodies.silver}, "helper"), ({"question": " "}, "question")):
        with pytest.raises(Refused) as refusal:
            asked(cast, now, **changes)
        assert refusal.value.field == field


def test_what_nobody_answered_can_be_taken_back_but_not_settled(site, cast, now):
    row = asked(cast, now)
    with pytest.raises(Refused, match="once it has been answered"):
        actions.settle_help(row, outcome="costed", by=cast.small, now=now)
    site.post(f"/funding/help/{row.pk}/take-back/", by=cast.small)
    row.refresh_from_db()
    assert row.state == HelpState.WITHDRAWN


@pytest.mark.ledger("LA-10")
def test_help_is_counted_by_size_and_linked_to_the_bids_it_led_to(site, cast, now):
    requests = []
    for number in range(6):
        row = asked(cast, now + timedelta(days=number), kind=list(HelpKind)[number % 3])
        actions.say(row, text="So.", by=cast.scheme, now=now + timedelta(days=number + 7))
        requests.append(row)
    for _number in range(5):
        actions.ask_help(
            cast.bodies.riverside, helper=cast.bodies.cvs, kind=HelpKind.BID, question="Read it?", by=cast.vco, now=now
        )
    told = dict(figures().by_size)
    assert told[str(SizeBand.MICRO.label)] == 6 and told[str(SizeBand.MEDIUM.label)] == 5
    assert figures().total == 11 and figures().days == 5
    page = site.get("/funding/help/", most=12)
    assert "within 5 working days" in page.text

    closed = made.scored(cast, now)
    riverside = HelpRequest.objects.filter(organisation=cast.bodies.riverside)
    for row in riverside:
        actions.say(row, text="Yes.", by=cast.scheme, now=now)
        actions.settle_help(row, outcome="bid", bid=closed.riverside, by=cast.vco, now=now)
    # Until the decision nobody learns from the figures that there was a bid.
    assert figures().bids.total == 0
    assert closed.riverside.helped_by.count() == 5
    type(closed.riverside).objects.filter(pk=closed.riverside.pk).update(state="awarded")
    type(closed.opportunity).objects.filter(pk=closed.opportunity.pk).update(state="decided")
    assert figures().bids.counts["awarded"] == 5
    # Whoever helped is not told which bid it was.
    address = riverside.first().get_absolute_url()
    assert closed.opportunity.title in site.get(address, by=cast.vco).text
    assert closed.opportunity.title not in site.get(address, by=cast.scheme).text


@pytest.mark.ledger("FT-31")
def test_help_to_start_reaches_those_with_fewer_than_ten_paid_people(site, cast, now):
    """Ten or more, or no answer, is refused by the action, the page and the database; nine is let in."""
    sent = {
        "kind": "start",
        "helper": cast.bodies.cvs.pk,
        "question": "Where do we begin?",
        "organisation": cast.bodies.kettle.pk,
    }
    assert "Say how many people" in site.post("/funding/help/ask/", sent, by=cast.small, status=200).text
    page = site.post("/funding/help/ask/", {**sent, "paid_people": "10"}, by=cast.small, status=200)
    assert "fewer than 10 people" in page.text and not HelpRequest.objects.exists()
    for paid in (None, 10):
        with pytest.raises(IntegrityError), transaction.atomic():
            HelpRequest.objects.create(
                organisation=cast.bodies.kettle,
                helper=cast.bodies.cvs,
                kind=HelpKind.START,
                paid_people=paid,
                asked_at=now,
            )
    assert asked(cast, now, kind=HelpKind.COST, paid_people=40).paid_people == 40
    site.post("/funding/help/ask/", {**sent, "paid_people": "9"}, by=cast.small)
    row = HelpRequest.objects.get(kind=HelpKind.START)
    page = site.get(row.get_absolute_url(), by=cast.scheme, most=20)
    assert "People it pays 9" in page.text
    actions.say(row, text="With a bank account.", by=cast.scheme, now=now)
    page = site.get("/funding/help/", most=12)
    assert "How many were helped to start is hidden: too few." in page.text


@pytest.mark.ledger("FT-31")
def test_those_helped_to_start_are_counted_once_each_when_they_are_many_enough(site, cast, now):
    assert "Nobody has been helped to start yet" in site.get("/funding/help/").text
    for number in range(5):
        group = Organisation.objects.create(name=f"Group {number}", kind="vco", size="micro")
        for _twice in range(2):
            HelpRequest.objects.create(
                organisation=group, helper=cast.bodies.cvs, kind=HelpKind.START, paid_people=number, size="micro",
                asked_at=now, answered_at=now if number < 4 else None,
            )  # fmt: skip
    assert figures().reached.counts["start"] is None, "the fifth has no answer yet"
    assert "too few" in site.get("/funding/help/").text.split("Help to get started")[1]
    HelpRequest.objects.update(answered_at=now)
    assert figures().reached.counts["start"] == 5
    page = site.get("/funding/help/", most=12)
    assert "5 organisations that pay fewer than 10 people were helped to start." in page.text
    row = asked(cast, now)
    actions.say(row, text="So.", by=cast.scheme, now=now)
    assert figures().reached.counts == {"start": None, "other": None}, "or the one other could be worked out"


def test_small_numbers_of_groups_are_hidden(site, cast, now):
    asked(cast, now)
    assert dict(figures().by_size)[str(SizeBand.MICRO.label)] is None and figures().total is None
    assert figures().days is None
    assert "hidden: too few" in site.get("/funding/help/").text


def test_a_bid_of_others_is_not_linked(cast, now):
    opportunity = made.opened(cast, now)
    theirs = made.bid(opportunity, cast.bodies.silver, cast.rival, made.while_open(opportunity))
    row = asked(cast, now)
    actions.say(row, text="So.", by=cast.scheme, now=now)
    with pytest.raises(Refused, match="not a bid of yours"):
        actions.settle_help(row, outcome="bid", bid=theirs, by=cast.small, now=now)


# --- partners


def test_organisations_find_each_other(site, cast, now):
    plan = planned(cast, now)
    for address in ("/funding/partners/", "/funding/partners/look/"):
        site.refuses(address, cast.stranger, cast.resident, cast.lead, cast.citizen)
    site.get("/funding/partners/look/", by=cast.vco, most=20)
    sent = {"brings": "A hall and a treasurer.", "seeks": "Somebody who can cook.", "about": f"plan-{plan.pk}"}
    assert (
        "There is a problem"
        in site.post("/funding/partners/look/", {**sent, "seeks": " "}, by=cast.vco, status=200).text
    )
    site.post("/funding/partners/look/", sent, by=cast.vco)
    call = PartnerCall.objects.get()
    assert call.plan == plan and call.organisation == cast.bodies.riverside
    assert "Somebody who can cook." in site.get("/funding/partners/", by=cast.rival, most=12).text

    site.post(call.get_absolute_url(), text="We cook for eighty.", by=cast.small)
    # Only those who look read the reply; nobody has an address yet.
    assert "We cook for eighty." not in site.get(call.get_absolute_url(), by=cast.rival).text
    page = site.get(call.get_absolute_url(), by=cast.vco, most=20)
    assert "We cook for eighty." in page.text and cast.small.email not in page.text
    reply = PartnerReply.objects.get()
    site.refuses(f"/funding/partner-reply/{reply.pk}/take-up/", cast.stranger, cast.rival, cast.small, method="post")
    site.post(f"/funding/partner-reply/{reply.pk}/take-up/", by=cast.vco)
    assert cast.small.email in site.get(call.get_absolute_url(), by=cast.vco).text
    assert cast.vco.email in site.get(call.get_absolute_url(), by=cast.small).text
    assert cast.vco.email not in site.get(call.get_absolute_url(), by=cast.rival).text

    site.refuses(f"/funding/partners/{call.pk}/close/", cast.stranger, cast.rival, method="post")
    site.post(f"/funding/partners/{call.pk}/close/", by=cast.vco)
    assert "Somebody who can cook." not in site.get("/funding/partners/", by=cast.rival).text
    with pytest.raises(Refused, match="found their partners"):
        actions.reply_to_call(call, cast.bodies.silver, text="We too.", by=cast.rival, now=now)


def test_partners_are_not_sought_for_what_is_over(cast, now):
    closed = made.closed(cast, now)
    words = {"brings": "A hall.", "seeks": "A cook.", "by": cast.vco, "now": closed.now}
    with pytest.raises(Refused, match="have closed"):
        actions.call_for_partners(cast.bodies.riverside, opportunity=closed.opportunity, **words)
    plan = planned(cast, now)
    actions.drop_plan(plan, reasons="No money.", by=cast.lead, now=now)
    plan.refresh_from_db()
    with pytest.raises(Refused, match="no longer planned"):
        actions.call_for_partners(cast.bodies.riverside, plan=plan, **words)
    with pytest.raises(NotAllowed):
        actions.call_for_partners(cast.bodies.silver, **words)


def test_nobody_replies_to_themselves_or_twice(cast, now):
    call = actions.call_for_partners(cast.bodies.riverside, brings="A hall.", seeks="A cook.", by=cast.vco, now=now)
    with pytest.raises(Refused, match="your own"):
        actions.reply_to_call(call, cast.bodies.riverside, text="Us.", by=cast.vco, now=now)
    actions.reply_to_call(call, cast.bodies.kettle, text="One.", by=cast.small, now=now)
    reply = actions.reply_to_call(call, cast.bodies.kettle, text="Two.", by=cast.small, now=now)
    assert PartnerReply.objects.get().text == "Two."
    actions.take_up(reply, by=cast.vco, now=now)
    with pytest.raises(Refused, match="already"):
        actions.reply_to_call(call, cast.bodies.kettle, text="Three.", by=cast.small, now=now)
    with pytest.raises(Refused, match="already"):
        actions.take_up(reply, by=cast.vco, now=now)
