"""The pages of residents' budgets, as residents, strangers and officers meet them."""

import re
from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.core.clock import day_of
from folkmoot.design.tags.words import day
from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.counting.pabulib import read
from folkmoot.engagement.models import Ballot, BallotKind, Budget, Electorate, Idea, VoterMark
from folkmoot.engagement.states import BudgetState, IdeaState
from folkmoot.engagement.voting.election import ballots_file
from tests.engagement.budgets import made

DAY = timedelta(days=1)
ME = {"name": "Somebody Here", "postcode": "SM1 1AA", "birth_date": "1980-02-03", "lives_here": "on"}


def url(budget, name=""):
    return f"/budgets/{budget.pk}/{name}"


def slip_of(page):
    return next(each.get("value") for each in page.all("input") if each.get("name") == "slip")


def receipt_in(page):
    return re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page.text).group()


def test_it_works(cast, now, site, clock_at):
    """Somebody without an account votes, finds the vote, changes it, and finds it among those published."""
    budget = made.voting(cast, now)
    assert "£10,000" in site.get(url(budget), most=22).text
    page = site.get(url(budget, "vote/"))
    page = site.post(url(budget, "vote/"), {**ME, "choices": ["1", "3"], "slip": slip_of(page)}, status=200)
    receipt = receipt_in(page)
    assert "Your vote is in" in page.text and "Bulbs on the green" in page.text
    page = site.post(url(budget, "receipt/"), {"receipt": receipt.lower()}, status=200)
    assert "Change my vote" in page.text and "Bulbs on the green" in page.text
    page = site.post(url(budget, "change/"), {"receipt": receipt}, status=200)
    page = site.post(url(budget, "change/"), {"receipt": receipt, "do": "change", "choices": ["2"]}, status=200)
    assert "Your vote is changed" in page.text
    clock_at(now + 20 * DAY)
    made.closed(cast, budget, now)
    actions.count_budget(budget, by=cast.lead, now=now + 20 * DAY)
    page = site.post(url(budget, "receipt/"), {"receipt": receipt}, status=200)
    assert "It was counted like this" in page.text and "A mural at the station" in page.text
    file = site.get(url(budget, "ballots.pb")).html
    assert receipt in file and read(file).ballots[0].choices == ("2",)
    assert budget.published is not None
    page = site.get(url(budget, "result/"), most=12)
    assert "folkmoot count" in page.text and "Funded in step 1" in page.text and "A mural" in page.text


def test_the_same_page_sent_twice_shows_the_same_receipt(cast, now, site):
    budget = made.voting(cast, now)
    sent = {**ME, "choices": ["1"], "slip": slip_of(site.get(url(budget, "vote/")))}
    first, again = (site.post(url(budget, "vote/"), sent, status=200) for _time in range(2))
    assert receipt_in(first) == receipt_in(again) and Ballot.objects.count() == 1
    page = site.post(url(budget, "vote/"), {**sent, "choices": ["2"]}, status=200)
    assert "You have voted already" in page.text


def test_a_receipt_nobody_here_drew_is_not_taken(cast, now, site):
    budget = made.voting(cast, now)
    page = site.post(url(budget, "vote/"), {**ME, "choices": ["1"], "slip": "ACDE-FGHJ-KLMN:made-up"}, status=200)
    assert receipt_in(page) != "ACDE-FGHJ-KLMN"


def test_nothing_of_the_result_is_shown_to_anybody_before_the_close(cast, now, site):
    budget = made.voting(cast, now)
    for number in range(9):
        made.vote(budget, number, (1,), now)
    for name in ("result/", "ballots.pb", "count.json", "follow/"):
        for person in (None, cast.resident, cast.lead):
            site.get(url(budget, name), by=person, status=404)
    for name in ("", "ideas/", "run/", "papers/"):
        page = site.get(url(budget, name), by=cast.lead)
        assert not re.search(r"\b9 (votes|people|ballots)", page.text), name
    assert (
        "9" not in site.get(f"/budgets/idea/{budget.ideas.get(number=1).pk}/", by=cast.lead).text.split("Votes")[-1][:5]
    )


def test_what_is_wrong_is_said_beside_its_field(cast, now, site):
    budget = made.voting(cast, now, ballot=BallotKind.RANKED)
    page = site.post(url(budget, "vote/"), {**ME, "idea_1": "1", "idea_2": "1"}, status=200)
    assert "Two ideas have the same place" in page.text and page.all("title")[0].text.startswith("Error:")
    page = site.post(url(budget, "vote/"), {**ME, "postcode": "X", "idea_1": "1"}, status=200)
    assert "Give your postcode" in page.text
    page = site.post(url(budget, "vote/"), dict(ME), status=200)
    assert "at least one idea" in page.text
    assert not VoterMark.objects.exists()


def test_where_areas_have_own_money_the_area_comes_first(cast, now, site):
    parts = {cast.north: {"own": 6000}, cast.borough: {"own": 4000}}
    ideas = [("Benches", 4000, cast.north), ("Bulbs", 1500, cast.borough)]
    budget = made.voting(cast, now, parts=parts, ideas=ideas)
    assert "In which area do you vote?" in site.get(url(budget, "vote/")).text
    page = site.get(url(budget, "vote/?area=WV-north"))
    assert "Benches" in page.text and "Bulbs" not in page.text
    page = site.post(url(budget, "vote/"), {**ME, "area": "WV-north", "choices": ["1"]}, status=200)
    assert "Your vote is in" in page.text and Ballot.objects.get().area == "WV-north"


def test_when_an_account_is_needed_a_stranger_is_asked_to_sign_in(cast, now, site):
    budget = made.voting(cast, now, needs_account=True)
    site.refuses(url(budget, "vote/"), cast.stranger)
    page = site.post(url(budget, "vote/"), {**ME, "choices": ["1"]}, by=cast.resident, status=200)
    assert "Your vote is in" in page.text


def test_after_the_closing_time_the_ballot_is_gone(cast, now, site, clock_at):
    budget = made.voting(cast, now)
    clock_at(budget.votes_until)
    site.post(url(budget, "vote/"), {**ME, "choices": ["1"]})
    assert not Ballot.objects.exists()
    assert "voting closed" in site.get(url(budget)).text


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


def test_an_idea_list_costs_the_same_however_long(cast, now, site):
    budget = made.for_ideas(cast, now)
    made.idea(cast, budget, now)
    few = site.get(url(budget, "ideas/"), most=12).queries
    row = Idea.objects.get()
    Idea.objects.bulk_create(
        Idea(budget=budget, title=f"Idea {number}", words=row.words, place=row.place, area=cast.north, sent_at=now)
        for number in range(1000)
    )
    page = site.get(url(budget, "ideas/"), most=12)
    assert page.queries == few and "Idea 23" in page.text
    assert "Idea 7 " in site.get(url(budget, "ideas/?q=Idea+7+"), most=12).text
    answer = site.get(url(budget, "ideas/?format=csv"), most=12).response
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 1002


def test_the_list_of_budgets(cast, now, site):
    assert "No budget is open yet" in site.get("/budgets/", most=12).text
    budget = made.voting(cast, now)
    made.begun(cast, now, title="Not public yet")
    page = site.get("/budgets/", most=12)
    assert budget.title in page.text and "Not public yet" not in page.text
    assert "Not public yet" in site.get("/budgets/", by=cast.lead).text
    lines = b"".join(site.get("/budgets/?format=csv").response.streaming_content).decode().splitlines()
    assert len(lines) == 2


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


def test_smaller_votes_have_their_pages(cast, now, site, clock_at):
    today = day_of(now)
    for name in ("poll/ask/", "spending/ask/"):
        site.refuses(f"/budgets/{name}", cast.stranger, cast.resident, cast.rival)
    ask = {"body": cast.bodies.council.pk, "question": "When?", "why": "To plan.", "choices": "Early\nLate",
           "closes_date": str(today + DAY)}  # fmt: skip
    site.post("/budgets/poll/ask/", ask, by=cast.lead)
    poll = cast.bodies.council.polls.get()
    assert "Indicative only" in site.get(poll.get_absolute_url(), most=12).text
    site.refuses(poll.get_absolute_url(), cast.stranger, method="post", data={"choice": "0"})
    site.post(poll.get_absolute_url(), {"choice": "0"}, by=cast.resident)
    clock_at(now + 3 * DAY)
    page = site.get(poll.get_absolute_url(), most=12)
    assert "hidden" in page.text
    clock_at(now)
    sum_ = {"body": cast.bodies.council.pk, "assembly": "Park assembly", "title": "The park", "words": "Paths or play.",
            "total": "100", "options": "Paths\nPlay"}  # fmt: skip
    site.post("/budgets/spending/ask/", sum_, by=cast.lead)
    question = cast.bodies.council.spend_questions.get()
    share = f"{question.get_absolute_url()}share/"
    site.refuses(share, cast.stranger, cast.resident, cast.rival)
    page = site.post(share, {"table": "1", "option_0": "10", "option_1": "10"}, by=cast.lead, status=200)
    assert "add up to £20; there is £100" in page.text
    site.post(share, {"table": "1", "option_0": "60", "option_1": "40"}, by=cast.lead)
    site.post(f"{question.get_absolute_url()}close/", by=cast.lead)
    assert "£60" in site.get(question.get_absolute_url(), most=12).text
    assert question.options.get(position=0).allocated == Decimal(60)


def test_a_board_decides_on_its_pages(cast, now, site):
    from folkmoot.needs.actions import open_board, seat_member
    from folkmoot.needs.models import Sector

    board = open_board(
        name="The board", purpose="Agrees", area=cast.borough, host=cast.bodies.cvs, quorum=2, by=cast.scheme, now=now
    )
    seat_member(board, cast.scheme, sector=Sector.VCO, is_chair=True, by=cast.scheme, now=now)
    seat_member(board, cast.resident, sector=Sector.RESIDENT, by=cast.scheme, now=now)
    put = f"/budgets/board/{board.pk}/decide/"
    site.refuses(put, cast.stranger, cast.rival, cast.neighbour)
    assert put in site.get(board.get_absolute_url(), by=cast.scheme, most=22).links()
    words = {
        "question": "Meet later?",
        "words": "At seven.",
        "method": "consent",
        "closes_date": str(day_of(now) + DAY),
    }
    site.post(put, words, by=cast.scheme)
    decision = board.decisions.get()
    where = decision.get_absolute_url()
    site.get(where, most=12)
    assert "Your part" not in site.get(where, by=cast.rival).text
    site.post(where, {"given": "1", "reasons": "It suits me."}, by=cast.resident)
    assert "It suits me." not in site.get(where).text, "what members say is shown when it is decided"
    site.post(where, {"given": "1"}, by=cast.scheme)
    site.post(f"{where}close/", by=cast.scheme)
    page = site.get(where, most=12)
    assert "Agreed by consent" in page.text and "Resident : It suits me." in page.text
