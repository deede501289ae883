"""The pages on which groups choose an anchor and share in its agreement."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from folkmoot.agreements import actions
from folkmoot.agreements.models import (
    Allocation,
    AnchorChoice,
    AnchorQuestion,
    GovernanceCheck,
    Heading,
    SafeguardingCheck,
)
from folkmoot.core.clock import add_months, day_of
from folkmoot.people.models import Organisation
from tests.agreements.test_agreement_pages import csv_of
from tests.agreements.test_anchors import ANSWERS, agreed, asked, chosen, in_order, workers
from tests.site import CASE_QUERIES, LIST_QUERIES


def url(name, *args):
    return reverse(f"agreements:{name}", args=args)


@pytest.fixture
def people(cast, now):
    return workers(cast, now)


@pytest.fixture
def sharing(cast, now, live, people):
    chosen(cast, now, live.project, people=people)
    in_order(cast, now, cast.bodies.riverside)
    return actions.share_out(live, words="For mornings that groups run", by=cast.vco, now=now)


def test_it_works(cast, now, site, live, people, clock_at):
    """Asked, said in confidence, counted, answered, checked, shared out, asked for, offered, accepted, paid: on pages."""
    project = live.project
    assert "Ask the groups whom they trust" in site.get(project.get_absolute_url(), by=cast.lead).text
    site.post(url("open_choice", project.pk), {"closes_date": str(day_of(now) + timedelta(days=14))}, by=cast.lead)
    choice = AnchorChoice.objects.get()
    assert (
        "Say whom your group trusts" in site.get(choice.get_absolute_url(), by=cast.small, most=CASE_QUERIES + 2).text
    )
    for key in ("kettle", "gardeners", "tenants"):
        sent = {"group": getattr(cast.bodies, key).pk, "nominee": cast.bodies.riverside.pk}
        assert "Noted in confidence" in site.post(url("nominate", choice.pk), sent, by=people[key], follow=True).text
    assert "Riverside" not in site.get(choice.get_absolute_url(), by=cast.lead).text
    clock_at(now + timedelta(days=15))
    site.post(url("count_choice", choice.pk), by=cast.lead)
    site.post(url("answer_choice", choice.pk), {"accepts": "yes", "words": "Gladly"}, by=cast.vco)
    page = site.get(choice.get_absolute_url(), most=CASE_QUERIES)
    assert "The groups chose Riverside Anchor Trust" in page.text and "might be recognised" in page.text
    body = cast.bodies.riverside
    for heading in Heading:
        sent = {
            "heading": heading.value,
            "passed": "yes",
            "expires_date": str(add_months(day_of(now), 12)),
            "note": "Seen",
        }
        site.post(url("check_governance", body.pk), sent, by=cast.lead)
    assert GovernanceCheck.objects.count() == 4
    assert "Seen" not in site.get(url("governance", body.pk), most=LIST_QUERIES).text
    assert "Seen" in site.get(url("governance", body.pk), by=cast.vco).text
    assert "Share it out" in site.get(live.get_absolute_url(), by=cast.vco).text
    site.post(url("share_out", live.pk), {"words": "For mornings that groups run"}, by=cast.vco)
    sent = {**ANSWERS, "asked_amount": "1,000", "group": cast.bodies.kettle.pk}
    assert "Sent to the anchor" in site.post(url("apply", live.pk), sent, by=cast.small, follow=True).text
    row = Allocation.objects.get()
    assert "Kettle and Chat" in site.get(url("share", live.pk), by=cast.vco).text
    site.post(url("offer", row.pk), {"amount": "900", "has_flow_down": "on", "words": "A little less"}, by=cast.vco)
    site.post(url("answer_offer", row.pk), {"answer": "accept"}, by=cast.small)
    site.post(
        url("pass_on", row.pk), {"amount": "450", "paid_date": str(day_of(now) + timedelta(days=15))}, by=cast.vco
    )
    page = site.get(url("share", live.pk), most=LIST_QUERIES)
    for words in ("£900", "£450", "£95,100", "Tea on Tuesdays"):
        assert words in page.text
    assert "Twenty neighbours" not in page.text + site.get(row.get_absolute_url()).text
    assert csv_of(site, url("shares_file", live.pk))[0]["paid (£)"] == "450.00"
    assert "£900 of £96,000" in site.get(live.get_absolute_url(), most=CASE_QUERIES).text
    site.post(url("end_allocation", row.pk), by=cast.vco)
    row.refresh_from_db()
    assert row.amount == Decimal(450)


def test_the_five_questions_are_five_and_every_one_is_needed(cast, site, sharing):
    page = site.post(url("apply", sharing.pk), {"group": cast.bodies.kettle.pk}, by=cast.small, status=200)
    labels = [label for label in page.text.split() if label.rstrip(".").isdigit() and label.endswith(".")]
    assert {"1.", "2.", "3.", "4.", "5."} <= set(labels) and "6." not in labels
    assert not Allocation.objects.exists()
    sent = {**ANSWERS, "asked_amount": "-5", "group": cast.bodies.kettle.pk}
    assert "Ask for a penny or more" in site.post(url("apply", sharing.pk), sent, by=cast.small, status=200).text


def test_wrong_people_are_refused(cast, now, site, sharing, people):
    row, project = agreed(cast, now, sharing, people), sharing.agreement.project
    site.refuses(url("open_choice", project.pk), cast.stranger, cast.vco, cast.nhs)
    choice = sharing.choice
    site.refuses(url("nominate", choice.pk), cast.stranger, cast.lead, cast.nhs)
    site.refuses(url("count_choice", choice.pk), cast.stranger, cast.vco, method="post")
    site.refuses(url("answer_choice", choice.pk), cast.stranger, cast.lead, cast.rival)
    site.refuses(url("check_governance", cast.bodies.riverside.pk), cast.stranger, cast.vco, cast.rival)
    site.refuses(url("share_out", sharing.pk), cast.stranger, cast.lead, cast.rival)
    site.refuses(url("apply", sharing.pk), cast.stranger, cast.lead, cast.vco)
    for name in ("offer", "turn_down", "pass_on"):
        site.refuses(url(name, row.pk), cast.stranger, cast.lead, cast.small, cast.rival)
    site.refuses(url("answer_offer", row.pk), cast.stranger, cast.lead, cast.vco, method="post")
    site.refuses(url("end_allocation", row.pk), cast.stranger, cast.lead, cast.small, method="post")
    site.refuses(url("question", sharing.pk), cast.stranger, cast.vco, cast.small, cast.nhs)
    site.refuses(url("let_go_on", sharing.pk), cast.stranger, cast.vco, cast.nhs)
    riverside, kettle = cast.bodies.riverside.pk, cast.bodies.kettle.pk
    site.refuses(url("check_safeguarding", sharing.pk, riverside), cast.stranger, cast.vco, cast.nhs)
    site.refuses(url("check_safeguarding", sharing.pk, kettle), cast.stranger, cast.lead, cast.small)
    other = asked(cast, now, sharing, people, "gardeners")
    site.refuses(other.get_absolute_url(), cast.stranger, cast.lead, cast.small, cast.rival)


@pytest.mark.ledger("AG-09")
def test_the_commissioners_page_leads_to_the_anchor(cast, now, site, sharing, people):
    row = agreed(cast, now, sharing, people)
    page = site.get(row.get_absolute_url(), by=cast.lead)
    assert "ask Riverside Anchor Trust" in page.text and "Twenty neighbours" not in page.text
    site.post(url("question", sharing.pk), {"about": row.pk, "question": "How many came?"}, by=cast.lead)
    question = AnchorQuestion.objects.get()
    site.refuses(url("answer_question", question.pk), cast.stranger, cast.lead, cast.small)
    site.post(url("answer_question", question.pk), {"answer": "About twenty"}, by=cast.vco)
    assert "About twenty" in site.get(url("share", sharing.pk), by=cast.lead).text
    assert "About twenty" not in site.get(url("share", sharing.pk)).text


def test_safeguarding_is_pass_due_or_fail_and_its_note_stays_with_the_anchor(cast, now, site, sharing, people):
    agreed(cast, now, sharing, people)
    look = url("check_safeguarding", sharing.pk, cast.bodies.kettle.pk)
    assert "Say what must be put right" in site.post(look, {"passed": "no"}, by=cast.vco, status=200).text
    site.post(look, {"passed": "no", "note": "Nobody is checked"}, by=cast.vco)
    page = site.get(url("share", sharing.pk), by=cast.lead, most=LIST_QUERIES + 3)
    assert "fail" in page.text and "Nobody is checked" not in page.text
    assert "Safeguarding of every body" not in site.get(url("share", sharing.pk)).text
    assert SafeguardingCheck.objects.count() == 1


def test_a_failing_anchor_is_shown_and_decided(cast, now, site, sharing):
    sent = {"heading": "accounts", "passed": "no", "note": "Not filed"}
    site.post(url("check_governance", cast.bodies.riverside.pk), sent, by=cast.nhs)
    page = site.get(url("share", sharing.pk), by=cast.lead)
    assert "not in good order" in page.text and "Not filed" not in page.text
    until = str(day_of(now) + timedelta(days=30))
    site.post(url("let_go_on", sharing.pk), {"until_date": until, "words": "They file in May"}, by=cast.lead)
    assert "They file in May" in site.get(url("share", sharing.pk)).text


def test_three_hundred_shares_in_a_bounded_number_of_queries(cast, now, site, sharing):
    groups = Organisation.objects.bulk_create(Organisation(name=f"Group {n}", kind="vco") for n in range(300))
    Allocation.objects.bulk_create(
        Allocation(
            agreement=sharing.agreement, anchor=cast.bodies.riverside, group=group, asked_amount=320, amount=320,
            has_flow_down=True, state="live", asked_at=now, agreed_at=now, **ANSWERS,
        )
        for group in groups
    )  # fmt: skip
    page = site.get(url("share", sharing.pk), most=LIST_QUERIES)
    assert "Group 299" in page.text
    site.get(url("share", sharing.pk), by=cast.lead, most=LIST_QUERIES + 3)
    site.get(sharing.agreement.get_absolute_url(), most=CASE_QUERIES)
    site.get(url("anchors"), by=cast.lead, most=LIST_QUERIES)
