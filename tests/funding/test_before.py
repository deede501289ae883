from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.commissioning.models.project import ServiceKind
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.caps import bands, caps_for
from folkmoot.funding.catalogues import Outcome, WrongFile, default_catalogue, read_catalogue
from folkmoot.funding.models import FundingAppraisal, MarketEvent, Route, SocialValueCatalogue, TermsReview, ValueBand
from tests.funding import made
from tests.funding.test_pipeline import planned

WHY = "It was the only way that the partners could agree on."


def meeting(plan, cast, now, **changes):
    given = {
        "title": "Come and talk", "starts_at": now + timedelta(days=9), "ends_at": now + timedelta(days=9, hours=2),
        "place": "Library", "access": "No steps, a hearing loop, and we pay fares.", "places": 2,
    }  # fmt: skip
    return actions.announce_event(plan, **{**given, **changes}, by=cast.lead, now=now)


def reviewed(plan, cast, now, **changes):
    given = {
        "term_months": 36, "payment": "advance", "advance_percent": 25, "lots": 1, "lots_reason": "One small hall.",
        "questions": 4, "words": 2000, "documents": 1, "documents_reason": "Safeguarding policy: children come too.",
        "turnover": Decimal(0), "insurance": Decimal(2_000_000),
    }  # fmt: skip
    return actions.review_terms(plan, **{**given, **changes}, by=cast.lead, now=now)


# --- early talks


def test_it_works(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/talk/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs, cast.resident)
    site.get(address, by=cast.lead, most=20)
    sent = {
        "held_date": "2026-11-02",
        "who": "Kettle and Chat",
        "heard": "Mornings are better.",
        "changed": "We moved it.",
    }
    site.post(address, sent, by=cast.lead)
    page = site.get(plan.get_absolute_url(), most=20)
    assert "Mornings are better." in page.text and "We moved it." in page.text
    page = site.post(address, {**sent, "held_date": "2026-12-02"}, by=cast.lead, status=200)
    assert "It has not happened yet" in page.text


@pytest.mark.ledger("EN-25")
def test_nothing_large_opens_before_a_talk_or_the_reason_for_none(cast, now):
    for settle in ("note", "event", "reason", "nothing"):
        service = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT, title=settle)
        row = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal("300000"), for_project=service)
        assert "engagement" in row.procedure.notices
        actions.consider_social_value(
            row.plan, catalogue="Ours", outcomes=default_catalogue().outcomes[:1], how="Jobs.", asks_people=False,
            asking_reason="We asked last year.", by=cast.lead, now=now,
        )  # fmt: skip
        then = now + timedelta(days=30)
        if settle == "note":
            actions.note_engagement(
                row.plan, held_date=now.date(), who="Firms", heard="-", changed="-", by=cast.lead, now=now
            )
        elif settle == "event":
            meeting(row.plan, cast, now)
        elif settle == "reason":
            actions.waive_engagement(row.plan, reasons=WHY, by=cast.lead, now=now)
        if settle == "nothing":
            with pytest.raises(Refused, match="Nobody outside was talked with"):
                actions.open_bids(row, by=cast.lead, now=then)
        else:
            assert actions.open_bids(row, by=cast.lead, now=then).opened_at == then


@pytest.mark.ledger("EN-25")
def test_no_competition_opens_before_a_talk_however_small_and_the_talk_comes_first(cast, now, site):
    """A talk on a day to come is none, and none is written down once bids are open. Grants ask for none."""
    row = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal(20000))
    then = now + timedelta(days=30)
    for day in (now + timedelta(days=1), then):
        with pytest.raises(Refused):
            actions.note_engagement(
                row.plan, held_date=day.date(), who="Firms", heard="-", changed="-", by=cast.lead, now=now
            )
    with pytest.raises(Refused, match="for everyone to read"):
        actions.open_bids(row, by=cast.lead, now=then)
    actions.note_engagement(row.plan, held_date=now.date(), who="Firms", heard="-", changed="-", by=cast.lead, now=now)
    row = actions.open_bids(row, by=cast.lead, now=then)
    assert row.plan.engagement_notes.get().held_date < row.opened_at.date()
    with pytest.raises(Refused, match="has to come before"):
        actions.note_engagement(
            row.plan, held_date=now.date(), who="Others", heard="-", changed="-", by=cast.lead, now=then
        )
    grant = made.announced(cast, now, title="A grant")
    assert actions.open_bids(grant, by=cast.lead, now=then).opened_at == then


def test_a_meeting_that_was_called_off_or_lies_ahead_is_no_talk(cast, now):
    service = made.project(cast, now, service_kind=ServiceKind.ENVIRONMENT)
    row = made.announced(cast, now, route=Route.COMPETITIVE, value=Decimal("300000"), for_project=service)
    actions.consider_social_value(
        row.plan, catalogue="Ours", outcomes=default_catalogue().outcomes[:1], how="Jobs.", asks_people=False,
        asking_reason="We asked last year.", by=cast.lead, now=now,
    )  # fmt: skip
    actions.call_off_event(meeting(row.plan, cast, now), reasons="Ill.", by=cast.lead, now=now)
    meeting(row.plan, cast, now, starts_at=now + timedelta(days=40), ends_at=now + timedelta(days=41))
    with pytest.raises(Refused, match="Nobody outside"):
        actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30))


def test_a_short_reason_for_no_talk_is_sent_back(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/no-talk/"
    site.refuses(address, cast.stranger, cast.rival)
    assert "in a sentence" in site.post(address, reasons="No time", by=cast.lead, status=200).text
    site.post(address, reasons=WHY, by=cast.lead)
    assert WHY in site.get(plan.get_absolute_url()).text


# --- meetings


def test_a_meeting_has_places_access_and_a_calendar(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/meeting/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    sent = {
        "title": "Come and talk", "starts_date": "2026-11-20", "starts_time": "10:00", "ends_time": "12:00",
        "place": "Library", "access": "No steps.", "places": "1",
    }  # fmt: skip
    assert "lie ahead" in site.post(address, {**sent, "starts_date": "2026-11-01"}, by=cast.lead, status=200).text
    assert "end after" in site.post(address, {**sent, "ends_time": "09:00"}, by=cast.lead, status=200).text
    assert "There is a problem" in site.post(address, {**sent, "access": ""}, by=cast.lead, status=200).text
    site.post(address, sent, by=cast.lead)
    event = MarketEvent.objects.get()
    page = site.get(event.get_absolute_url(), most=20)
    assert "1 of 1 free" in page.text and "Sign in to take a place" in page.text
    assert b"SUMMARY:Come and talk" in site.get(f"/funding/meeting/{event.pk}.ics").response.content

    site.post(event.get_absolute_url(), needs="A chair with arms", by=cast.small)
    page = site.post(event.get_absolute_url(), needs="", by=cast.rival, follow=True)
    assert "Every place is taken" in page.text
    # Only those who run it see who comes, and what they need.
    assert "A chair with arms" in site.get(event.get_absolute_url(), by=cast.small).text
    for other in (cast.stranger, cast.rival, cast.resident):
        page = site.get(event.get_absolute_url(), by=other)
        assert "A chair with arms" not in page.text and cast.small.name not in page.text
    page = site.get(event.get_absolute_url(), by=cast.lead, most=20)
    assert "A chair with arms" in page.text and cast.small.name in page.text
    site.refuses(event.get_absolute_url(), cast.stranger, method="post")

    site.post(f"/funding/meeting/{event.pk}/leave/", by=cast.small)
    site.post(event.get_absolute_url(), needs="", by=cast.rival)
    assert event.taken.get().person == cast.rival


def test_a_meeting_called_off_takes_nobody(site, cast, now):
    event = meeting(planned(cast, now), cast, now)
    address = f"/funding/meeting/{event.pk}/call-off/"
    site.refuses(address, cast.stranger, cast.rival)
    site.post(address, reasons="The hall has no heating.", by=cast.lead)
    assert "no heating" in site.get(event.get_absolute_url()).text
    assert "STATUS:CANCELLED" in site.get(f"/funding/meeting/{event.pk}.ics").response.content.decode()
    event.refresh_from_db()
    with pytest.raises(Refused, match="called off"):
        actions.take_place(event, by=cast.small, now=now)
    with pytest.raises(Refused, match="called off already"):
        actions.call_off_event(event, reasons="Again.", by=cast.lead, now=now)


def test_nobody_comes_late_and_the_young_come_with_consent(cast, now):
    event = meeting(planned(cast, now), cast, now)
    with pytest.raises(Refused, match="has begun"):
        actions.take_place(event, by=cast.small, now=event.starts_at)
    actions.take_place(event, by=cast.young, now=now)
    cast.young.guardian_consents.update(withdrawn_at=now)
    with pytest.raises(NotAllowed, match="under 18"):
        actions.take_place(event, by=cast.young, now=now)


# --- social value


@pytest.mark.ledger("FT-10")
def test_social_value_is_considered_on_a_page_before_bids_open(site, cast, now):
    row = made.announced(cast, now)
    address = f"/funding/plan/{row.plan.pk}/social-value/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    page = site.get(address, by=cast.lead, most=20)
    assert all(outcome.title in page.text for outcome in default_catalogue().outcomes)
    sent = {
        "outcomes": ["1", "8"],
        "how": "Hosts are paid fairly.",
        "asks_people": "no",
        "asking_reason": "The board did.",
    }
    assert "There is a problem" in site.post(address, {**sent, "outcomes": []}, by=cast.lead, status=200).text
    site.post(address, sent, by=cast.lead)
    assert "Considered on 4 November 2026" in site.get(row.plan.get_absolute_url(), most=20).text
    actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30))
    page = site.post(address, sent, by=cast.lead, status=200)
    assert "has to come before" in page.text
    assert row.plan.social_value_records.count() == 1


def test_the_default_catalogue_is_the_governments_model():
    found = default_catalogue()
    assert len(found.outcomes) == 8 and len({one.theme for one in found.outcomes}) == 5


def test_an_authority_gives_its_own_catalogue_as_a_file(site, cast, now):
    address = f"/funding/social-value/{cast.bodies.council.pk}/give/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs, cast.resident)
    site.get(address, by=cast.lead, most=20)

    def send(content, status=302):
        file = SimpleUploadedFile("own.csv", content)
        return site.post(address, {"name": "Ours", "source": "Our own", "file": file}, by=cast.lead, status=status)

    page = send(b"code,theme,title\nA,Work,\nB,Work,Jobs\nB,Work,Again\n", 200)
    assert "Row 2: title is empty." in page.text and "Row 4: the code B stands twice." in page.text
    assert not SocialValueCatalogue.objects.exists()
    send("code,theme,title,question\nA1,Work,Jobs for café staff,=How many?\n".encode())
    assert "Jobs for café staff" in site.get("/funding/social-value/", most=12).text
    plan = planned(cast, now)
    page = site.get(f"/funding/plan/{plan.pk}/social-value/", by=cast.lead)
    assert "Jobs for café staff" in page.text and "Fair work" not in page.text
    assert "Fair work" in site.get(f"/funding/plan/{plan.pk}/social-value/?catalogue=model", by=cast.lead).text


@pytest.mark.parametrize(
    "content",
    [b"", b"code,theme\nA,B\n", b"\xff\xfe\x00", b"PK\x03\x04\x00\x00", b"code,theme,title\n" + b"A,B,C\n" * 400],
)
def test_a_file_that_is_no_list_is_sent_back(content):
    with pytest.raises(WrongFile):
        read_catalogue(content)


def test_a_record_keeps_the_words_it_chose(cast, now):
    plan = planned(cast, now)
    row = actions.consider_social_value(
        plan, catalogue="Old", outcomes=[Outcome("X", "Work", "Old words")], how="So.", asks_people=True,
        asking_reason="At the board.", by=cast.lead, now=now,
    )  # fmt: skip
    assert row.outcomes[0]["title"] == "Old words"
    with pytest.raises(NotAllowed):
        actions.consider_social_value(
            plan, catalogue="Old", outcomes=[Outcome("X", "Work", "Y")], how="So.", asks_people=True,
            asking_reason="A", by=cast.rival, now=now,
        )  # fmt: skip


# --- the terms


@pytest.mark.ledger("FT-06")
@pytest.mark.parametrize("band", list(ValueBand))
@pytest.mark.parametrize("field", ["turnover", "insurance"])
def test_turnover_and_insurance_above_the_cap_of_the_band_are_rejected(cast, now, band, field):
    plan, caps = planned(cast, now, value_band=band), bands()[list(ValueBand).index(band)]
    value = Decimal(caps.under or 500000)
    most = caps.turnover(value, 36) if field == "turnover" else Decimal(caps.insurance)
    with pytest.raises(Refused) as refusal:
        reviewed(plan, cast, now, **{field: most + 1})
    assert refusal.value.field == field
    assert not TermsReview.objects.exists()
    assert getattr(reviewed(plan, cast, now, **{field: most}), field) == most


@pytest.mark.ledger("FT-01")
def test_questions_words_and_documents_stay_below_the_cap_of_the_value(cast, now):
    plan = planned(cast, now)
    for field, much in (("questions", 9), ("words", 5001), ("documents", 6)):
        with pytest.raises(Refused) as refusal:
            reviewed(plan, cast, now, **{field: much, "documents_reason": "a\n" * 20})
        assert refusal.value.field == field
    # What is really asked is counted when bids are to open.
    row = made.announced(cast, now)
    first, more = row.criteria.order_by("position").first(), caps_for(row.value).questions - row.criteria.count()
    actions.change_criterion(first, title=first.title, question=first.question, weight=50 - more, by=cast.lead, now=now)
    for number in range(more):
        actions.add_criterion(
            row, title=f"More {number}", question="More?", weight=1, most_words=20, by=cast.lead, now=now
        )
    assert row.criteria.count() == 8
    row.criteria.filter(position=1).update(most_words=4000)
    with pytest.raises(Refused, match="the most is 8 and 5000"):
        actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30))
    row.criteria.filter(position=1).update(most_words=500)
    assert actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30)).opened_at


def test_each_document_says_what_it_is_for(cast, now):
    with pytest.raises(Refused) as refusal:
        reviewed(planned(cast, now), cast, now, documents=2)
    assert refusal.value.field == "documents_reason"


@pytest.mark.ledger("FT-20")
def test_arrears_and_much_ahead_need_a_reason(cast, now):
    plan = planned(cast, now)
    for changes in ({"payment": "arrears"}, {"advance_percent": 51}):
        with pytest.raises(Refused) as refusal:
            reviewed(plan, cast, now, **changes)
        assert refusal.value.field == "payment_reason"
        assert reviewed(plan, cast, now, **changes, payment_reason=WHY)
    assert reviewed(planned(cast, now, suits_vco=False), cast, now, payment="arrears")


@pytest.mark.ledger("FT-21")
def test_little_hangs_on_results_where_small_groups_bid(cast, now):
    plan = planned(cast, now)
    assert reviewed(plan, cast, now, payment="results", results_percent=10)
    with pytest.raises(Refused) as refusal:
        reviewed(plan, cast, now, payment="results", results_percent=11)
    assert refusal.value.field == "results_percent"


@pytest.mark.ledger("FT-05")
def test_a_short_term_needs_a_reason(cast, now):
    plan = planned(cast, now)
    with pytest.raises(Refused) as refusal:
        reviewed(plan, cast, now, term_months=23)
    assert refusal.value.field == "term_reason"
    assert reviewed(plan, cast, now, term_months=23, term_reason=WHY)
    project = made.project(cast, now)
    project.outcome.horizon_months = 48
    project.outcome.save()
    plan = planned(cast, now, project=project)
    with pytest.raises(Refused, match="within 48 months"):
        reviewed(plan, cast, now, term_months=36)
    assert reviewed(plan, cast, now, term_months=36, term_reason=WHY)


@pytest.mark.ledger("LA-13")
def test_training_and_volunteers_cannot_be_barred_from_the_price(cast, now):
    with pytest.raises(Refused) as refusal:
        reviewed(planned(cast, now), cast, now, allows_overheads=False)
    assert refusal.value.field == "allows_overheads"


def test_the_terms_are_reviewed_on_a_page(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/terms/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    assert "£100,000" in site.get(address, by=cast.lead, most=20).text
    sent = {
        "term_months": "36", "payment": "milestones", "advance_percent": "20", "results_percent": "0", "lots": "2",
        "lots_reason": "Each side of the river by itself.", "questions": "4", "words": "1800", "documents": "0",
        "turnover": "0", "insurance": "1,000,000", "allows_overheads": "yes",
    }  # fmt: skip
    page = site.post(address, {**sent, "turnover": "900,000"}, by=cast.lead, status=200)
    assert "the most you may ask for is £33,333.33" in page.text
    site.post(address, sent, by=cast.lead)
    assert "Each side of the river" in site.get(plan.get_absolute_url(), most=20).text
    site.get(address, by=cast.lead)
    site.post(address, {**sent, "lots": "1"}, by=cast.lead)
    assert plan.terms_review.lots == 1 and TermsReview.objects.count() == 1


# --- ways to fund


@pytest.mark.ledger("FT-04")
def test_two_ways_to_fund_are_compared_and_one_is_justified(site, cast, now):
    plan = planned(cast, now)
    address = f"/funding/plan/{plan.pk}/ways-to-fund/"
    site.refuses(address, cast.stranger, cast.rival, cast.nhs)
    site.get(address, by=cast.lead, most=20)
    one = {
        "grant_for": "Groups shape it.",
        "grant_against": "Less say for us.",
        "chosen": "grant",
        "reasons": "Small groups.",
    }
    assert "Compare at least two" in site.post(address, one, by=cast.lead, status=200).text
    half = {**one, "contract_for": "We can ask for it."}
    assert "for and against" in site.post(address, half, by=cast.lead, status=200).text
    two = {**half, "contract_against": "Too heavy for small groups."}
    assert (
        "one of the ways you compared" in site.post(address, {**two, "chosen": "loan"}, by=cast.lead, status=200).text
    )
    assert "There is a problem" in site.post(address, {**two, "reasons": ""}, by=cast.lead, status=200).text
    assert not FundingAppraisal.objects.exists()
    site.post(address, two, by=cast.lead)
    page = site.get(plan.get_absolute_url(), most=20)
    assert "Too heavy for small groups." in page.text and "Small groups." in page.text
    site.get(address, by=cast.lead)


def test_nothing_is_weighed_up_after_bids_opened(cast, now):
    row = made.opened(cast, now)
    then = made.while_open(row)
    for late in (
        lambda: reviewed(row.plan, cast, then),
        lambda: meeting(row.plan, cast, then),
        lambda: actions.note_engagement(
            row.plan, held_date=now.date(), who="A", heard="B", changed="C", by=cast.lead, now=then
        ),
        lambda: actions.appraise_funding(
            row.plan,
            options={"grant": ("a", "b"), "loan": ("a", "b")},
            chosen="grant",
            reasons="R",
            by=cast.lead,
            now=then,
        ),
    ):
        with pytest.raises(Refused, match="come before"):
            late()
