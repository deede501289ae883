"""Each way to fund has a life of its own, with the reason that each step asks for."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.models import Entry
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.states import CannotMove
from folkmoot.funding import actions
from folkmoot.funding.models import Bid, Challenge, ConflictStep, FundingDecision, Opportunity, Procedure, Route
from folkmoot.funding.models.procedure import Family, way_of
from folkmoot.funding.publishing.ocds import release_of
from folkmoot.funding.publishing.uk_notices import drafts_of
from folkmoot.funding.queries.places import with_places
from folkmoot.funding.states import LIVES, OpportunityState, Way
from folkmoot.funding.ways import PATHS, STEPS
from folkmoot.people.models import Notice
from tests.funding import made

WHY = "Nobody else here has the keys, the people and the trust."
STATES = OpportunityState


def procedure(code):
    return Procedure.objects.filter(code=code).order_by("-valid_from").first()


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def begun(cast, now, code, route, *, kind=ServiceKind.ISOLATION, value="96000", **changes):
    """Prepared and assessed, on a row of law."""
    project = changes.pop("for_project", None) or made.project(cast, now, service_kind=kind)
    if not project.specifications.exists():
        made.specification(project, now)
    row = actions.prepare_opportunity(
        project, **made.terms(now, route=route, value=Decimal(value), procedure=procedure(code), **changes),
        by=cast.lead, now=now,
    )  # fmt: skip
    made.assessed(row, ConflictStep.NOTICE, now)
    return row


def direct(cast, now, **changes):
    given = {"kind": ServiceKind.ENVIRONMENT, "value": "250000", **changes}
    row = begun(cast, now, "direct", Route.NEGOTIATED, **given)
    made.weighed_up(row, cast, now)
    return row


def named(cast, now, row, **changes):
    words = {
        "organisation": cast.bodies.riverside, "amount": Decimal("90000"), "ground": "Only one supplier can.",
        "reasons": WHY, **changes,
    }  # fmt: skip
    return actions.take_step(row, kind="named", **words, by=cast.lead, now=now)


def noticed(cast, now, row):
    """The notice that a direct award needs is out."""
    return actions.note_published(
        again(row), code="UK5", reference="2026/S 000-1", published_date=day_of(now), by=cast.lead, now=now
    )


def decided(cast, now, row, **changes):
    made.assessed(again(row), ConflictStep.AWARD, now)
    return actions.decide_step(
        again(row), reasons="The reasons hold, and the price is fair.", by=cast.colleague, now=now, **changes
    )


def again(row):
    return Opportunity.objects.get(pk=row.pk)


@pytest.mark.ledger("FT-08")
def test_it_works_every_kind_of_procedure_has_a_life_and_what_is_reserved_is_a_competition(cast):
    """Grant, negotiated, framework and call-off, market, direct award and most suitable provider differ in their steps;
    a reserved competition only in who may enter. Every step on a way without bids asks for a reason in words."""
    ways = {row.family: way_of(row.route, row) for row in Procedure.objects.all()}
    assert ways[Family.GRANT] == Way.GRANT and ways[Family.SINGLE_OUTCOME] == Way.NEGOTIATION
    assert ways[Family.FRAMEWORK] == Way.FRAMEWORK and ways[Family.CALL_OFF] == Way.CALL_OFF
    assert ways[Family.MARKET] == Way.MARKET and ways[Family.HEALTH_SUITABLE] == Way.SUITABLE
    assert {ways[one] for one in (Family.DIRECT, Family.HEALTH_A, Family.HEALTH_B, Family.HEALTH_C)} == {Way.DIRECT}
    for reserved in (Family.SUPPORTED, Family.MUTUAL, Family.LOCAL, Family.SMALL_OR_VOLUNTARY, Family.FULL):
        assert ways[reserved] == Way.COMPETITION
    assert set(LIVES) == set(Way) and set(PATHS) | {Way.CALL_OFF} == set(Way)
    assert STATES.OPEN not in LIVES[Way.DIRECT].moves and STATES.NAMED not in LIVES[Way.COMPETITION].moves
    assert all(str(asked.why).endswith("?") for asked in STEPS.values())


@pytest.mark.ledger("FT-08")
def test_a_direct_award_has_no_bids_but_a_ground_a_reason_a_notice_and_a_standstill(cast, now, site, clock_at):
    row = direct(cast, now)
    for step in (actions.announce, actions.open_bids):
        with pytest.raises(CannotMove, match=r"This is a direct award\. It is never"):
            step(row, by=cast.lead, now=now)
    for kind in ("talks", "intended", "joining"):
        with pytest.raises(CannotMove, match="never"):
            actions.take_step(row, kind=kind, reasons=WHY, by=cast.lead, now=now)
    for wrong, match in (
        ({"reasons": "  "}, "Say why"), ({"reasons": "Best."}, "Say why"), ({"ground": ""}, "ground in the Act"),
        ({"organisation": None}, "which organisation"), ({"amount": Decimal(0)}, "how much"),
        ({"amount": Decimal("250000.01")}, "more than the value"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=match):
            named(cast, now, row, **wrong)
    assert again(row).state == STATES.DRAFT and not Bid.objects.exists()
    clock_at(now)
    page = site.get(row.get_absolute_url(), by=cast.lead, most=24)
    assert "This is a direct award." in page.text and "Open for bids" not in page.text
    sent = {"organisation": cast.bodies.riverside.pk, "amount": "90000", "ground": "Only one can.", "reasons": WHY}
    site.post(url("step", row.pk, "named"), sent, by=cast.lead)
    page = site.get(row.get_absolute_url(), most=22)
    assert WHY in page.text and "Riverside Anchor Trust" in page.text and "One provider named" in page.text
    notice = next(one for one in drafts_of(again(row)) if one.code == "UK5")
    assert ("Supplier", "Riverside Anchor Trust") in notice.lines and notice.missing == []
    assert ("Ground in the Act", "Only one can.") in notice.lines
    with pytest.raises(NotAllowed, match="named the provider"):
        actions.decide_step(again(row), reasons=WHY, by=cast.lead, now=now)
    made.assessed(again(row), ConflictStep.AWARD, now)
    page = site.post(url("decide_step", row.pk), {"reasons": WHY}, by=cast.colleague, status=200)
    assert "asks for a transparency notice before a direct award" in page.text and not again(row).awards.exists()
    noticed(cast, now, row)
    site.post(url("decide_step", row.pk), {"reasons": "It is right, and fair in price."}, by=cast.colleague)
    award = again(row).awards.get()
    assert award.standstill_ends_date > day_of(now) and FundingDecision.objects.get().amount == Decimal("90000")
    with pytest.raises(Refused, match="Nothing is final before"):
        actions.finish_award(award, by=cast.lead, now=now)
    later = now + timedelta(days=20)
    assert actions.finish_award(award, by=cast.lead, now=later).state == "final"
    assert "Riverside Anchor Trust" in site.get(url("decision", row.pk)).text


def test_who_may_take_a_step_and_who_may_decide(cast, now, site, clock_at):
    row = direct(cast, now)
    clock_at(now)
    site.refuses(url("step", row.pk, "named"), cast.stranger, cast.vco, cast.rival, cast.nhs_colleague)
    for person in (cast.stranger, cast.vco, cast.rival):
        with pytest.raises(NotAllowed):
            actions.take_step(row, kind="named", reasons=WHY, by=person, now=now)
    named(cast, now, row)
    for person in (cast.stranger, cast.vco, cast.lead):
        with pytest.raises(NotAllowed):
            actions.decide_step(again(row), reasons=WHY, by=person, now=now)
    noticed(cast, now, row)
    with pytest.raises(Refused, match="conflicts assessment"):
        actions.decide_step(again(row), reasons=WHY, by=cast.colleague, now=now)


def test_a_direct_award_given_up_after_its_notice_owes_another_and_its_data_says_direct(cast, now):
    row = direct(cast, now)
    named(cast, now, row)
    noticed(cast, now, row)
    tender = release_of(again(row), tag="tender", at=now)["tender"]
    assert tender["procurementMethod"] == "direct"
    assert not tender.keys() & {"tenderPeriod", "awardCriteria", "submissionMethod"}
    actions.withdraw_opportunity(again(row), reasons="Another firm has the keys after all.", by=cast.lead, now=now)
    assert "UK12" in {draft.code for draft in drafts_of(again(row))}


def test_a_large_negotiated_agreement_owes_the_notice_that_invites_to_talks(cast, now):
    row = begun(cast, now, "single-outcome-large", Route.NEGOTIATED, value="700000")
    invites = next(one for one in drafts_of(row) if one.code == "UK4")
    assert invites.missing == ["Nobody is invited yet."] and "Bids close" not in dict(invites.lines)


def test_an_objection_that_is_upheld_takes_a_direct_award_back_to_where_it_was_named(cast, now):
    row = direct(cast, now)
    named(cast, now, row)
    noticed(cast, now, row)
    bid = decided(cast, now, row).bid
    challenge = actions.raise_challenge(bid, words="The price is not ours.", by=cast.vco, now=now)
    actions.answer_challenge(challenge, upheld=True, words="It was typed wrongly.", by=cast.clerk, now=now)
    assert again(row).state == STATES.NAMED
    assert decided(cast, now, row).awarded and again(row).state == STATES.DECIDED


def test_who_could_have_done_the_work_may_object_to_a_direct_award_and_is_answered(cast, now, site, clock_at):
    """Nobody was asked to bid, so a provider that was not named makes representations; they hold the award up."""
    row = direct(cast, now)
    named(cast, now, row)
    silver, words = cast.bodies.silver, "We have the same machine and would have come."
    with pytest.raises(NotAllowed, match="no award to object to"):
        actions.object_to_choice(again(row), silver, words=words, by=cast.rival, now=now)
    noticed(cast, now, row)
    bid = decided(cast, now, row).bid
    clock_at(now)
    at = url("object_to_choice", row.pk)
    public = site.get(url("decision", row.pk), most=22)
    assert "Sign in to object" in public.text and "who did not choose the provider" in public.text
    assert "not on the panel" not in public.text and "How bids were scored" not in public.text
    assert "You cannot object here" in site.get(at, by=cast.resident).text
    for person, body in (
        (cast.resident, silver),
        (cast.rival, cast.bodies.riverside),
        (cast.vco, cast.bodies.riverside),
    ):
        with pytest.raises(NotAllowed):
            actions.object_to_choice(again(row), body, words=words, by=person, now=now)
    empty = site.post(at, {"words": " ", "organisation": silver.pk}, by=cast.rival, status=200)
    assert empty.all("a", href="#id_words") and not Challenge.objects.exists()
    site.post(at, {"words": words, "organisation": silver.pk}, by=cast.rival)
    objection = Challenge.objects.get()
    assert (objection.bid, objection.raised_for) == (None, silver)
    with pytest.raises(Refused, match="objected already"):
        actions.object_to_choice(again(row), silver, words=words, by=cast.rival, now=now)
    later = now + timedelta(days=30)
    with pytest.raises(Refused, match="objection"):
        actions.finish_award(again(row).awards.get(), by=cast.lead, now=later)
    own = objection.get_absolute_url()
    site.refuses(own, cast.stranger, cast.vco, cast.resident)
    assert "Withdraw the objection" in site.get(own, by=cast.rival).text
    for person in (cast.lead, cast.colleague):
        with pytest.raises(NotAllowed):
            actions.answer_challenge(objection, upheld=False, words="No.", by=person, now=now)
    assert words in site.get(own, by=cast.clerk).text
    site.post(own, {"upheld": "no", "words": "The machine is too wide for the paths."}, by=cast.clerk)
    told = Notice.objects.get(person=cast.rival, title__startswith="Your objection is answered")
    assert "The award stands." in told.words and "too wide" in told.words
    assert "too wide" in site.get(own, by=cast.rival).text
    assert actions.finish_award(again(row).awards.get(), by=cast.lead, now=later).state == "final"
    assert "You were chosen" in site.get(url("letter", bid.pk), by=cast.vco).text
    assert site.get(url("letter", bid.pk), by=cast.lead).status == 200  # whoever awards reads it as they do


def test_where_bids_were_asked_for_only_bidders_object(cast, now):
    closed = made.decided(cast, now)
    with pytest.raises(NotAllowed, match="Bids were asked for"):
        actions.object_to_choice(closed.opportunity, cast.bodies.kettle, words="We.", by=cast.small, now=closed.now)


@pytest.mark.ledger("FT-08")
def test_a_negotiated_agreement_is_invited_talked_over_in_rounds_and_offered(cast, now, site, clock_at):
    row = begun(cast, now, "single-outcome", Route.NEGOTIATED)
    with pytest.raises(CannotMove, match="never “open for bids”"):
        actions.open_bids(row, by=cast.lead, now=now)
    invite = {"kind": "talks", "reasons": "They are the anchors that the groups chose.", "by": cast.lead, "now": now}
    with pytest.raises(Refused, match="Invite partners to talk first"):
        actions.take_step(row, kind="round", reasons=WHY, held_date=day_of(now), by=cast.lead, now=now)
    with pytest.raises(Refused, match="who is invited"):
        actions.take_step(row, **invite)
    actions.take_step(row, **invite, invited=[cast.bodies.riverside, cast.bodies.silver])
    offer = {"kind": "agreed", "amount": Decimal("90000"), "reasons": WHY, "by": cast.lead, "now": now}
    row = again(row)
    with pytest.raises(Refused, match="No round of talks"):
        actions.take_step(row, **offer, organisation=cast.bodies.riverside)
    with pytest.raises(Refused, match="cannot lie ahead"):
        actions.take_step(
            row, kind="round", reasons=WHY, held_date=day_of(now) + timedelta(days=1), by=cast.lead, now=now
        )
    clock_at(now)
    day = day_of(now)
    sent = {"held_date": day.isoformat(), "reasons": "We talked of who opens the doors."}
    site.post(url("step", row.pk, "round"), sent, by=cast.lead)
    with pytest.raises(Refused, match="not invited"):
        actions.take_step(row, **offer, organisation=cast.bodies.cvs)
    actions.take_step(row, **offer, organisation=cast.bodies.riverside)
    assert "who opens the doors" in site.get(row.get_absolute_url(), most=22).text
    actions.take_step(
        again(row),
        kind="talks",
        reasons="The price has to be talked over again.",
        invited=[cast.bodies.riverside],
        by=cast.lead,
        now=now,
    )
    assert again(row).state == STATES.TALKS
    with pytest.raises(CannotMove):
        actions.decide_step(again(row), reasons=WHY, by=cast.colleague, now=now)
    later = now + timedelta(days=1)
    actions.take_step(
        again(row), kind="round", reasons="The price came down by a tenth.", held_date=day, by=cast.lead, now=later
    )
    actions.take_step(again(row), **{**offer, "now": later}, organisation=cast.bodies.riverside)
    with pytest.raises(Refused, match="Every funder has to agree") as refusal:
        decided(cast, later, row)
    assert refusal.value.field == "minute"
    page = site.get(url("decide_step", row.pk), by=cast.colleague)
    assert "Where did every funder agree?" in page.text
    assert decided(cast, later, row, minute="Board of funders, item 4").amount == Decimal("90000")
    award = again(row).awards.get()
    assert award.standstill_ends_date is None
    assert award.minute in site.get(url("decision", row.pk)).text


@pytest.mark.ledger("FT-08")
def test_the_most_suitable_provider_is_named_after_the_intention_was_published(cast, now, site, clock_at):
    row = begun(cast, now, "health-suitable", Route.NEGOTIATED, route_answers=HEALTH)
    with pytest.raises(CannotMove, match="What can follow is: intention published"):
        named(cast, now, row)
    actions.take_step(
        row, kind="intended", reasons="We look at all who can do it near the river.", by=cast.lead, now=now
    )
    early = now + timedelta(days=14)
    with pytest.raises(Refused, match="name one on 19 November 2026 or later"):
        named(cast, early, again(row))
    clock_at(early)
    page = site.get(row.get_absolute_url(), most=22)
    assert "before 19 November 2026" in page.text and "holds no figure for this" in page.text
    assert "this place’s own policy holds: 14 days" in site.get(row.procedure.get_absolute_url()).text
    now = early + timedelta(days=1)
    named(cast, now, again(row))
    assert decided(cast, now, row).awarded
    clock = again(row).procedure.standstill()
    assert clock.length == 8 and not clock.counts_first_day and again(row).awards.get().standstill_ends_date


HEALTH = {"kind": "isolation", "is_health": True, "value": "96000", "gives": False, "providers": "few", "special": ""}


def framework(cast, now):
    """A framework on which riverside has a place, for good."""
    at = now + timedelta(days=1)
    closed = made.moderated(
        cast, at, route=Route.FRAMEWORK, procedure=procedure("framework"),
    )  # fmt: skip
    made.assessed(closed.opportunity, ConflictStep.AWARD, closed.now)
    actions.choose_winners(
        closed.opportunity, awards={closed.riverside: Decimal("90000")}, by=cast.lead, now=closed.now
    )
    for bid, (reasons, feedback) in made.words_for(closed).items():
        made.write_to(bid, cast.lead, closed.now, reasons=reasons, feedback=feedback)
    actions.recommend(closed.opportunity, words="Riverside is ahead.", by=cast.lead, now=closed.now)
    actions.decide(closed.opportunity, by=cast.colleague, now=closed.now)
    return again(closed.opportunity), closed.now


@pytest.mark.ledger("FT-08")
def test_a_framework_awards_places_and_work_is_called_off_from_those_alone(cast, now):
    row, at = framework(cast, now)
    assert row.way == Way.FRAMEWORK and not with_places(row).exists(), "no place before the award is final"
    call = begun(cast, at, "call-off", Route.FRAMEWORK, for_project=row.project)
    for refused in (lambda: named(cast, at, call), lambda: actions.open_bids(call, by=cast.lead, now=at)):
        with pytest.raises(Refused, match="which framework or market"):
            refused()
    actions.call_off_from(call, under=row, by=cast.lead, now=at)
    with pytest.raises(Refused, match="Nobody has a place"):
        named(cast, at, again(call))
    later = at + timedelta(days=30)
    actions.finish_award(row.awards.get(), by=cast.lead, now=later)
    with pytest.raises(Refused, match="no place"):
        named(cast, later, again(call), organisation=cast.bodies.silver)
    named(cast, later, again(call))
    assert decided(cast, later, call).awarded
    with pytest.raises(Refused, match="It has begun"):
        actions.call_off_from(again(call), under=row, by=cast.lead, now=later)


@pytest.mark.ledger("FT-08")
def test_a_framework_ends_on_its_day_and_nothing_more_is_called_off(cast, now, site, clock_at):
    """Its term runs from the day its awards were final; what was called off before goes on."""
    row, at = framework(cast, now)
    final = at + timedelta(days=30)
    actions.finish_award(row.awards.get(), by=cast.lead, now=final)
    last = add_months(day_of(final), row.term_months) - timedelta(days=1)
    on_it, after = made.midday(last), made.midday(last + timedelta(days=1))
    begun_before = begun(cast, on_it, "call-off", Route.FRAMEWORK, for_project=row.project)
    actions.call_off_from(begun_before, under=row, by=cast.lead, now=on_it)
    ended = rf"ended on {last:%-d %B %Y}\. Nothing more can be called off"
    with pytest.raises(Refused, match=ended):
        named(cast, after, again(begun_before))
    named(cast, on_it, again(begun_before))
    late = begun(cast, after, "call-off", Route.FRAMEWORK, for_project=row.project)
    with pytest.raises(Refused, match=ended):
        actions.call_off_from(late, under=row, by=cast.lead, now=after)
    assert decided(cast, after, begun_before).awarded, "what was called off before goes on"
    clock_at(on_it)
    assert f"until the end of {last:%-d %B %Y}" in site.get(row.get_absolute_url(), most=22).text
    clock_at(after)
    page = site.get(row.get_absolute_url(), most=22)
    assert f"It ended on {last:%-d %B %Y}." in page.text and "agrees the measures" not in page.text


def test_the_form_asks_only_for_the_days_that_the_way_has(cast, now, site, clock_at):
    """First how it is let, then what that way asks; with another way it comes back with the questions of that one."""
    project = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    made.specification(project, now)
    clock_at(now)
    at, days = url("prepare", project.pk), {"opens_date", "closes_date", "closes_time", "decides_date", "needs_citizen"}

    def asked(page):
        return {name for name in days if f'name="{name}' in page.html}

    first = site.get(at, by=cast.lead)
    assert first.all("input", name="route") and not asked(first) and not first.all("input", name="title")
    for code, route, expected in (
        ("direct", Route.NEGOTIATED, {"decides_date"}), ("dynamic-market", Route.FRAMEWORK, {"opens_date"}),
        ("single-outcome", Route.NEGOTIATED, {"opens_date", "decides_date"}), ("full", Route.COMPETITIVE, days),
    ):  # fmt: skip
        page = site.get(f"{at}?route={route}&procedure={procedure(code).pk}", by=cast.lead)
        assert asked(page) == expected, code
    given = {
        "title": "Paths", "summary": "Keep the paths clear.", "route_reason": "Only one firm has the machine.",
        "value": "£250,000", "term_months": "24", "eligibility": "You are insured.", "route": "negotiated",
        "procedure": procedure("direct").pk,
    }  # fmt: skip
    missing = site.post(at, given, by=cast.lead, status=200)
    assert "Bids" not in missing.text.partition("This is a direct award")[0] and asked(missing) == {"decides_date"}
    bids = site.post(at, {**given, "route": "competitive", "procedure": procedure("full").pk}, by=cast.lead, status=200)
    assert asked(bids) == days and bids.all("a", href="#id_opens_date_day")
    site.post(at, {**given, "decides_date": "2026-12-04"}, by=cast.lead)
    row = Opportunity.objects.get()
    assert row.way == Way.DIRECT and not row.has_bidding_period and not row.needs_citizen
    page = site.get(row.get_absolute_url(), by=cast.lead)
    assert "Bids open" not in page.text and "Bids close" not in page.text
    change = site.get(url("change", row.pk), by=cast.lead)
    assert asked(change) == {"decides_date"}
    assert "tenderPeriod" not in release_of(row, tag="tender", at=now)["tender"]


@pytest.mark.parametrize(
    ("code", "route", "days", "field"),
    [
        ("full", Route.COMPETITIVE, {}, "opens_date"),
        ("full", Route.COMPETITIVE, {"opens_date": 30}, "closes_date"),
        ("full", Route.COMPETITIVE, {"opens_date": 30, "closes_at": 60}, "decides_date"),
        ("direct", Route.NEGOTIATED, {}, "decides_date"), ("direct", Route.NEGOTIATED, {"decides_date": -1}, "decides_date"),
        ("direct-below", Route.NEGOTIATED, {"opens_date": -5}, "decides_date"),
        ("dynamic-market", Route.FRAMEWORK, {"opens_date": -1}, "opens_date"),
        ("call-off", Route.FRAMEWORK, {"opens_date": 30}, "closes_date"),
    ],
)  # fmt: skip
def test_a_day_that_is_missing_is_asked_for_beside_its_field(cast, now, code, route, days, field):
    project = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    made.specification(project, now)
    given = made.terms(now, route=route, value=Decimal("250000" if code in ("full", "direct") else "90000"))
    for name in ("opens_date", "closes_at", "decides_date"):
        moment = now + timedelta(days=days[name]) if name in days else None
        given[name] = moment.date() if moment and name != "closes_at" else moment
    with pytest.raises(Refused) as refusal:
        actions.prepare_opportunity(project, **given, procedure=procedure(code), by=cast.lead, now=now)
    assert refusal.value.field == field and not Opportunity.objects.exists()


@pytest.mark.ledger("FT-08")
def test_a_market_is_open_to_join_at_any_time_and_its_members_alone_bid(cast, now, site, clock_at):
    row = begun(cast, now, "dynamic-market", Route.FRAMEWORK)
    with pytest.raises(Refused, match="not open to join"):
        actions.ask_for_place(row, cast.bodies.riverside, words="We fit.", by=cast.vco, now=now)
    made.weighed_up(row, cast, now)
    actions.take_step(
        row, kind="joining", reasons="For help in the home. Who asks hears within ten days.", by=cast.lead, now=now
    )
    clock_at(now)
    at = url("join", row.pk)
    sent = {"organisation": cast.bodies.riverside.pk, "words": "We work in the borough and have a policy."}
    site.post(at, sent, by=cast.vco)
    place = again(row).places.get()
    site.refuses(url("market_place", place.pk), cast.stranger, cast.rival)
    with pytest.raises(Refused, match="asked already"):
        actions.ask_for_place(again(row), cast.bodies.riverside, words="Again.", by=cast.vco, now=now)
    with pytest.raises(NotAllowed):
        actions.ask_for_place(again(row), cast.bodies.riverside, words="Us.", by=cast.rival, now=now)
    with pytest.raises(Refused, match="Say why"):
        actions.answer_place(place, admitted=False, reasons=" ", by=cast.lead, now=now)
    site.post(url("market_place", place.pk), {"admitted": "yes", "reasons": "It fits both."}, by=cast.lead)
    assert Notice.objects.get(person=cast.vco, title__startswith="You have a place").words == "It fits both."
    assert "Riverside Anchor Trust" in site.get(row.get_absolute_url(), most=22).text
    call = begun(cast, now, "call-off", Route.FRAMEWORK, for_project=row.project)
    site.post(url("called_off_from", call.pk), {"under": row.pk}, by=cast.lead)
    for criterion in made.CRITERIA:
        actions.add_criterion(call, **criterion, by=cast.lead, now=now)
    call = actions.open_bids(
        again(call), no_announcement_reason="Those on the list were told by letter.", by=cast.lead, now=now
    )
    meets = [True] * len(call.conditions)
    with pytest.raises(Refused, match="has none"):
        actions.start_bid(call, cast.bodies.silver, meets=meets, by=cast.rival, now=now)
    assert (
        actions.start_bid(call, cast.bodies.riverside, meets=meets, by=cast.vco, now=now).organisation
        == cast.bodies.riverside
    )
    actions.take_step(again(row), kind="ended", reasons="Nobody has asked for work from it.", by=cast.lead, now=now)
    assert not with_places(again(row)).exists() and again(row).state == STATES.ENDED


def test_a_row_keeps_its_way_and_every_step_is_on_the_record(cast, now):
    row = made.prepared(cast, now)
    assert row.way == Way.GRANT
    with pytest.raises(CannotMove, match=r"This is a grant\. It is never “one provider named”"):
        named(cast, now, row)
    assert Opportunity(route=Route.NEGOTIATED).way == Way.COMPETITION, "what began before ways keeps its steps"
    one = direct(cast, now, for_project=made.project(cast, now, title="Paths", service_kind=ServiceKind.ENVIRONMENT))
    named(cast, now, one)
    entry = Entry.objects.filter(code="funding.way.step_taken").get()
    assert entry.facts["step"] == "named" and entry.facts["organisation"] == cast.bodies.riverside.pk
