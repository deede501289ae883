"""The pages of a residents' budget for those who run it: its steps, its papers, its rule, its register and codes."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.core.clock import day_of
from folkmoot.design.tags.words import day
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.models import Ballot, Budget, Electorate, Idea
from folkmoot.engagement.states import BudgetState, IdeaState
from folkmoot.engagement.voting.election import ballots_file
from tests.engagement.budgets import made
from tests.engagement.budgets.made import DAY, ME, receipt_in, url


def test_a_step_is_offered_on_its_day_and_the_page_says_which_day_that_is(cast, now, site, clock_at):
    budget = made.for_ideas(cast, now)
    for number in range(2):
        made.idea(cast, budget, now, f"Idea {number}")
    made.rule(cast, budget, now)
    made.declared(cast, budget, now)
    steps = (("check", "close for ideas from", 21), ("vote", "open the vote from", 40), ("close", "may vote until", 60))
    for step, words, days in steps:
        offer = url(budget, f"step/{step}/")
        page = site.get(url(budget, "run/"), by=cast.lead)
        assert f"{words} {day(day_of(now) + days * DAY)}" in page.text and offer not in page.html
        clock_at(now + days * DAY + DAY / 2)
        assert offer in site.get(url(budget, "run/"), by=cast.lead).html
        site.post(offer, by=cast.lead)


def test_an_officer_runs_a_budget_through_the_pages(cast, now, site, clock_at):
    today = day_of(now)
    site.refuses("/budgets/begin/", cast.stranger, cast.rival, cast.resident)
    words = {
        "title": "Ours to spend", "purpose": "Small things.", "total": "£10,000", "body": cast.bodies.council.pk,
        "area": cast.north.pk, "least_age": "12", "contact": "Engagement team",
        "ideas_until_date": str(today + 10 * DAY), "votes_from_date": str(today + 20 * DAY),
        "votes_until_date": str(today + 40 * DAY), "votes_until_time": "20:00", "built_by_date": str(today + 300 * DAY),
    }  # fmt: skip
    page = site.post("/budgets/begin/", {**words, "ideas_until_date": str(today)}, by=cast.lead, status=200)
    assert "Give people time for ideas" in page.text
    site.post("/budgets/begin/", words, by=cast.lead)
    budget = Budget.objects.get()
    site.get(url(budget), by=cast.resident, status=404)
    site.refuses(url(budget, "run/"), cast.stranger, cast.rival, cast.nhs)
    site.post(url(budget, "edit/"), {**words, "title": "Yours to spend", "version": "1"}, by=cast.lead)
    page = site.post(url(budget, "edit/"), {**words, "version": "1"}, by=cast.colleague, status=200)
    assert "Somebody else" in page.text and "Yours to spend" in page.text
    site.post(url(budget, "areas/"), {"area": cast.north.pk, "cap": "9000"}, by=cast.lead)
    site.get(url(budget, "areas/"), by=cast.lead)
    site.post(f"/budgets/area/{budget.parts.get().pk}/remove/", by=cast.lead)
    site.post(url(budget, "step/ideas/"), by=cast.lead)
    site.get(url(budget), by=cast.resident, most=22)
    send = {"title": "Benches", "words": "To sit.", "place": "By the gate", "area": cast.north.code}
    site.refuses(url(budget, "ideas/send/"), cast.stranger)
    page = site.post(url(budget, "ideas/send/"), send, by=cast.resident, follow=True)
    assert "What happens next" in page.text
    site.post(url(budget, "ideas/send/"), {**send, "title": "Bulbs", "captured_by": "Librarian"}, by=cast.lead)
    site.post(url(budget, "ideas/send/"), {**send, "title": "Seats"}, by=cast.neighbour)
    benches, bulbs, seats = Idea.objects.order_by("pk")
    site.refuses(f"/budgets/idea/{benches.pk}/check/", cast.stranger, cast.resident, cast.rival)
    for idea in (benches, bulbs, seats):
        found = {"feasible": "yes", "reason": "It fits.", "cost": "4,000"}
        site.post(f"/budgets/idea/{idea.pk}/check/", found, by=cast.lead)
    site.post(f"/budgets/idea/{seats.pk}/join/", {"other": benches.pk, "why": "The same."}, by=cast.lead)
    merge = seats.offers.get()
    site.refuses(f"/budgets/joining/{merge.pk}/", cast.stranger, cast.rival)
    for person in (cast.resident, cast.neighbour):
        site.post(f"/budgets/joining/{merge.pk}/", {"agrees": "yes"}, by=person)
    assert "joined with another idea" in site.get(f"/budgets/idea/{seats.pk}/", by=cast.lead, most=22).text
    site.post(f"/budgets/idea/{bulbs.pk}/not-with/", {"other": benches.pk, "why": "One patch."}, by=cast.lead)
    assert "cannot be changed for this vote" in site.get(url(budget, "rule/"), by=cast.lead).text
    rule = {"ballot": "approval", "method": "greedy", "completion": "none", "ties": "votes,cheaper", "quorum": "1"}
    page = site.post(url(budget, "rule/"), {**rule, "reasons": "Short"}, by=cast.lead, status=200)
    assert "a sentence or more" in page.text
    site.post(url(budget, "rule/"), {**rule, "reasons": "We compared it on past votes."}, by=cast.lead)
    assert "The rule is fixed" in site.get(url(budget, "rule/"), by=cast.lead).text
    site.post(url(budget, "who/"), {"electorate": "declared", "reasons": "All who live here."}, by=cast.lead)
    clock_at(now + 21 * DAY)
    site.post(url(budget, "step/check/"), by=cast.lead)
    assert "Open the vote" in site.get(url(budget, "run/"), by=cast.lead).text
    site.post(url(budget, "step/vote/"), by=cast.lead)
    budget.refresh_from_db()
    assert budget.state == BudgetState.VOTING
    on_paper_and_online(cast, site, budget)
    clock_at(now + 41 * DAY)
    site.post(url(budget, "step/close/"), by=cast.lead)
    page = site.post(url(budget, "step/count/"), by=cast.lead, follow=True)
    assert "Who won, and why" in page.text and "Together 2 2" in page.text
    follow_to_opening(cast, site, now + 41 * DAY)


def on_paper_and_online(cast, site, budget):
    site.post(url(budget, "vote/"), {**ME, "choices": ["1"]}, status=200)
    page = site.post(url(budget, "papers/hand-out/"), ME, by=cast.lead, status=200)
    assert "voted already" in page.text
    site.refuses(url(budget, "papers/hand-out/"), cast.stranger, cast.resident, cast.rival)
    site.post(url(budget, "papers/hand-out/"), {**ME, "name": "Another Voter"}, by=cast.lead)
    page = site.post(url(budget, "papers/print/"), {"count": "1"}, by=cast.lead, status=200)
    receipt = receipt_in(page)
    for person in (cast.lead, cast.colleague):
        site.post(url(budget, "papers/enter/"), {"receipt": receipt, "choices": ["1"]}, by=person)
    page = site.post(url(budget, "papers/enter/"), {"receipt": receipt, "choices": ["1"]}, by=cast.lead, status=200)
    assert "is counted" in page.text
    page = site.post(url(budget, "papers/set-aside/"), {"receipt": "NONE", "reasons": "Torn"}, by=cast.lead, status=200)
    assert "No paper with this number" in page.text
    assert Ballot.objects.filter(channel="paper").count() == 1


def follow_to_opening(cast, site, moment):
    idea = Idea.objects.get(state=IdeaState.WON)
    base = f"/budgets/idea/{idea.pk}/"
    site.refuses(f"{base}project/", cast.stranger, cast.rival, cast.resident)
    site.post(f"{base}project/", {"service_kind": "environment"}, by=cast.lead)
    idea.refresh_from_db()
    assert "participatory budget" in site.get(idea.project.get_absolute_url(), by=cast.lead).text
    site.post(f"{base}steps/", {"what": "Dig", "due_date": str(moment.date() + 5 * DAY)}, by=cast.lead)
    step = idea.steps.get()
    site.post(f"/budgets/step/{step.pk}/done/", {"done_date": str(moment.date())}, by=cast.lead)
    site.post(f"{base}opened/", {"opened_date": str(moment.date()), "words": "Come."}, by=cast.lead)
    page = site.get(f"/budgets/{idea.budget_id}/follow/", most=12)
    assert "Open since" in page.text


def test_what_is_overdue_is_seen_by_everybody(cast, now, site, clock_at):
    budget = made.counted(cast, now)
    after = now + 20 * DAY
    idea = budget.ideas.filter(state=IdeaState.WON).first()
    actions.plan_step(idea, what="Order it", due_date=day_of(after), by=cast.lead, now=after)
    clock_at(after)
    assert "overdue since" not in site.get(url(budget, "follow/")).text
    clock_at(after + DAY)
    assert "overdue since" in site.get(url(budget, "follow/"), most=12).text
    assert "overdue" in site.get(idea.get_absolute_url(), most=22).text


def test_rules_are_compared_on_a_file_or_an_earlier_budget(cast, now, site):
    earlier = made.counted(cast, now)
    budget = made.for_ideas(cast, now)
    where = url(budget, "compare/")
    site.refuses(where, cast.stranger, cast.resident)
    assert "Choose an earlier budget or a file" in site.post(where, {}, by=cast.lead, status=200).text
    page = site.post(where, {"earlier": earlier.pk}, by=cast.lead, status=200)
    assert "Most votes first" in page.text and "Voters with a win" in page.text
    file = SimpleUploadedFile("votes.pb", ballots_file(earlier).encode())
    assert page.text.count("Benches in the park") == site.post(
        where, {"file": file}, by=cast.lead, status=200
    ).text.count("Benches in the park")
    broken = SimpleUploadedFile("votes.pb", b"hello")
    assert "must begin with a line that says META" in site.post(where, {"file": broken}, by=cast.lead, status=200).text


def test_a_register_is_brought_in_and_its_wrong_lines_are_named(cast, now, site):
    budget = made.for_ideas(cast, now)
    made.declared(cast, budget, now, Electorate.REGISTER)
    where = url(budget, "register/")
    site.refuses(where, cast.stranger, cast.resident)

    assert "lacks these columns: birth_date" in sent(site, where, cast, "name,postcode\nA,SM1 1AA\n").text
    page = sent(site, where, cast, "name,postcode,birth_date\nA,SM1 1AA,soon\nB,,1990-01-01\n")
    assert "Line 2" in page.text and "Line 3" in page.text and budget.register.count() == 0
    page = sent(site, where, cast, "name,postcode,birth_date\nA,SM1 1AA,1990-01-01\nB,SM1 1AA,2020-01-01\n")
    assert "1 people added" in page.text and "1 left out as too young" in page.text and budget.register.count() == 1


def sent(site, where, cast, text):
    return site.post(where, {"file": SimpleUploadedFile("r.csv", text.encode())}, by=cast.lead, follow=True)


def test_codes_are_shown_once(cast, now, site):
    budget = made.for_ideas(cast, now)
    made.declared(cast, budget, now, Electorate.CODE)
    where = url(budget, "codes/")
    site.refuses(where, cast.stranger, cast.resident)
    page = site.post(where, {"count": "3"}, by=cast.lead, status=200)
    codes = set(re.findall(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", page.text))
    assert len(codes) == 3 and budget.codes.count() == 3
    page = site.get(url(budget, "who/"), by=cast.lead)
    assert "3 codes were made" in page.text and not codes & set(page.text.split())
