"""The pages of residents' budgets, as residents and strangers meet them."""

import re

from folkmoot.engagement.actions import budgets as actions
from folkmoot.engagement.counting.pabulib import read
from folkmoot.engagement.models import Ballot, BallotKind, Idea, VoterMark
from tests.engagement.budgets import made
from tests.engagement.budgets.made import DAY, ME, receipt_in, url
from tests.evidence.made import lsoa


def slip_of(page):
    return next(each.get("value") for each in page.all("input") if each.get("name") == "slip")


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


def test_an_idea_is_marked_on_the_map_inside_the_area_and_shown_with_the_others(cast, now, site):
    budget = made.for_ideas(cast, now)
    send = {"title": "Benches", "words": "To sit.", "place": "By the gate", "area": cast.north.code}
    page = site.get(url(budget, "ideas/send/"), by=cast.resident)
    assert "Where on the map?" not in page.text, "where no outline is known, nobody is asked for a point"
    lsoa(cast.borough)  # a square: 51.36 to 51.37 north, -0.19 to -0.18 east
    page = site.get(url(budget, "ideas/send/"), by=cast.resident)
    assert "do not mark your own home" in page.text and 'data-west="-0.19"' in page.html
    for point, said in (("51.365", "two numbers"), ("51.465, -0.185", "not in Sutton"), ("51.365, -0.195", "not in")):
        page = site.post(url(budget, "ideas/send/"), {**send, "point": point}, by=cast.resident, status=200)
        assert said in page.text and f'value="{point}"' in page.html
    site.post(url(budget, "ideas/send/"), {**send, "point": "51.365, -0.185"}, by=cast.resident)
    site.post(url(budget, "ideas/send/"), {**send, "title": "Anywhere"}, by=cast.resident)
    page = site.get(url(budget, "ideas/"), most=12)
    assert page.html.count("fm-ground__mark") == 1 and "1 on the map · By the gate" in page.text
    idea = Idea.objects.get(title="Benches")
    assert "fm-ground__mark" in site.get(idea.get_absolute_url(), most=22).html
    file = site.client.get(url(budget, "ideas/?format=geojson"))
    (feature,) = file.json()["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.185, 51.365]}
    assert feature["properties"]["Idea"] == "Benches" and "author" not in str(feature).lower()
    site.post(f"{idea.get_absolute_url()}withdraw/", by=cast.resident)
    idea.refresh_from_db()
    assert idea.point is None, "the point goes with the idea"
    assert "fm-ground" not in site.get(url(budget, "ideas/")).html
