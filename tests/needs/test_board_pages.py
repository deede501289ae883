"""Boards, rounds and priorities as pages: each step by the right person, refused to the wrong one."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from folkmoot.core.clock import day_of
from folkmoot.evidence.models import Dataset, Indicator, Value
from folkmoot.needs import actions
from folkmoot.needs.models import Board, NeedScore, PrioritisationRound, Priority, Sector
from folkmoot.needs.states import RoundState
from folkmoot.people.models import Person
from tests.needs import made
from tests.site import CASE_QUERIES

BOARD = {
    "name": "Riverside board",
    "purpose": "To agree what matters most.",
    "area": "WV-north",
    "quorum": "3",
    "residents_needed": "1",
}
AGREED = {
    "title": "Company in the daytime",
    "reasons": "It came up in every conversation.",
    "disagreement": "One member put paths first.",
    "outcome_title": "Fewer adults are often lonely",
    "outcome_theme": "mental-health",
    "outcome_scope": "borough",
    "effect_elsewhere": "",
    "horizon_months": "24",
    "indicator": "",
}


def test_it_works(site, cast, now):
    """Founded, seated, asked, scored, closed, agreed: through pages."""
    site.get(reverse("needs:boards"), most=12)
    site.post(reverse("needs:open_board"), {**BOARD, "host": cast.bodies.cvs.pk}, by=cast.scheme)
    board = Board.objects.get()
    seats = [
        (cast.scheme, "vco", "on"),
        (cast.resident, "resident", ""),
        (cast.neighbour, "resident", ""),
        (cast.lead, "council", ""),
    ]
    for person, sector, chair in seats:
        given = {"email": person.email.upper(), "sector": sector, "is_chair": chair}
        site.post(reverse("needs:seat", args=[board.pk]), given, by=cast.scheme)
    page = site.get(board.get_absolute_url(), most=20)
    assert "Resident 2" in page.text
    assert cast.neighbour.name not in page.html
    assert cast.neighbour.name in site.get(board.get_absolute_url(), by=cast.lead, most=20).html

    needs = [made.need(cast, now), made.need(cast, now, title="Paths a wheelchair can use", by=cast.neighbour)]
    site.get(reverse("needs:open_round", args=[board.pk]), by=cast.scheme)
    asked = {"question": "What matters most?", "closes_date": "2026-11-20", "needs": [need.pk for need in needs]}
    page = site.post(reverse("needs:open_round", args=[board.pk]), asked, by=cast.scheme, follow=True)
    round = PrioritisationRound.objects.get()
    assert "4 have yet to" in page.text

    for person, *_rest in seats:
        given = {f"need_{needs[0].pk}": "3", f"need_{needs[1].pk}": "1"}
        site.post(round.get_absolute_url(), given, by=person)
    page = site.post(reverse("needs:close_round", args=[round.pk]), by=cast.scheme, follow=True)
    assert "Somewhere warm to talk Northfield a resident 12 4" in page.text

    url = reverse("needs:agree", args=[round.pk])
    site.get(url, by=cast.scheme)
    written = {**AGREED, "needs": [needs[0].pk]}
    page = site.post(url, written, by=cast.scheme, status=200)
    assert "Check before it is agreed" in page.text
    assert "It came up in every conversation." in page.text
    assert not Priority.objects.exists()
    page = site.post(url, {**written, "agree": "yes"}, by=cast.scheme, follow=True)
    for words in (
        "Fewer adults are often lonely",
        "One member put paths first.",
        "4 members scored every need; 2 of them",
    ):
        assert words in page.text
    assert (
        site.get(Priority.objects.get().get_absolute_url(), most=20).text.count("I see nobody from Monday to Friday.")
        == 1
    )


def test_founding_a_board_is_for_hosts(site, cast, now):
    url = reverse("needs:open_board")
    data = {**BOARD, "host": cast.bodies.cvs.pk}
    for method in ("get", "post"):
        site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.resident, method=method, data=data)
    assert "Wandle Vale Council" in site.get(url, by=cast.admin).text
    board = made.board(cast, now)
    for name in ("seat", "open_round"):
        for method in ("get", "post"):
            site.refuses(
                reverse(f"needs:{name}", args=[board.pk]), cast.stranger, cast.rival, cast.resident, method=method
            )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Enter name"),
        ({"area": ""}, "Select the place it looks after"),
        ({"quorum": "many"}, "must be a number"),
        ({"residents_needed": "0"}, "1 or more"),
        ({"quorum": "1", "residents_needed": "2"}, "as many or more"),
        ({"host": ""}, "Select who hosts it"),
    ],
)
def test_a_board_with_bad_details_is_refused(site, cast, changes, words):
    data = {**BOARD, "host": cast.bodies.cvs.pk, **changes}
    assert words in site.post(reverse("needs:open_board"), data, by=cast.scheme, status=200).text
    assert not Board.objects.exists()


def test_seats_are_given_to_accounts_and_ended(site, cast, now):
    board = made.board(cast, now)
    url = reverse("needs:seat", args=[board.pk])
    page = site.post(url, {"email": "nobody@example.org", "sector": "resident"}, by=cast.scheme, status=200)
    assert "Nobody has an account with this address" in page.text
    page = site.post(url, {"email": cast.lead.email, "sector": "council"}, by=cast.scheme, status=200)
    assert "has a seat on the board already" in page.text
    member = board.members.get(person=cast.lead)
    end = reverse("needs:unseat", args=[board.pk, member.pk])
    site.refuses(end, cast.stranger, cast.lead, cast.rival, method="post")
    site.post(end, by=cast.scheme, follow=True)
    assert "Priya Nair" not in site.get(board.get_absolute_url(), by=cast.scheme).text


def test_a_young_member_is_never_named(site, cast, now):
    board = made.board(cast, now)
    site.post(reverse("needs:seat", args=[board.pk]), {"email": cast.young.email, "sector": "resident"}, by=cast.scheme)
    page = site.get(board.get_absolute_url(), by=cast.scheme)
    assert cast.young.name not in page.html
    assert "a young member" in page.text


def test_a_round_needs_two_needs_and_a_day_to_come(site, cast, now):
    board = made.board(cast, now)
    url = reverse("needs:open_round", args=[board.pk])
    assert "fewer than two wait" in site.get(url, by=cast.scheme).text
    needs = [made.need(cast, now), made.need(cast, now, title="Another")]
    good = {"question": "What matters?", "closes_date": "2026-11-20", "needs": [need.pk for need in needs]}
    for changes, words in [
        ({"needs": needs[0].pk}, "at least two needs"),
        ({"needs": []}, "Select the needs to compare"),
        ({"closes_date": "2026-11-04"}, "must be after today"),
        ({"closes_date": "", "closes_date_day": "20"}, "must include a month and year"),
        ({"question": ""}, "Enter what you ask the board"),
        ({"needs": ["999", needs[0].pk]}, "Select one of the choices"),
    ]:
        page = site.post(url, {**good, **changes}, by=cast.lead, status=200)
        assert words in page.text, changes
    assert not PrioritisationRound.objects.exists()


def test_scores_are_members_own_until_the_round_closes(site, cast, now):
    round = made.round(cast, now)
    first, second = round.needs.order_by("pk")
    url = round.get_absolute_url()
    given = {f"need_{first.pk}": "3", f"need_{second.pk}": "0"}
    for person in (cast.stranger, cast.rival, cast.citizen):
        site.refuses(url, person, method="post", data=given)
        assert "Your scores" not in site.get(url, by=person, most=CASE_QUERIES).text
    page = site.post(url, {f"need_{first.pk}": "3"}, by=cast.resident, status=200)
    assert "a score for “Paths a wheelchair can use”" in page.text
    site.post(url, {**given, f"need_{first.pk}": "7"}, by=cast.resident, status=200)
    assert not NeedScore.objects.exists()

    page = site.post(url, given, by=cast.resident, follow=True)
    assert "1 member has scored every need; 5 have yet to" in page.text
    assert "Scores added up" not in page.text
    checked = [box.get("value") for box in page.all("input", type="radio") if box.get("checked") is not None]
    assert sorted(checked) == ["0", "3"]
    assert site.get(url, by=cast.lead, most=CASE_QUERIES).html.count("checked") == 0


def test_whose_turn_it_is_is_one_card(site, cast, now):
    page = site.get(made.round(cast, now).get_absolute_url(), most=20)
    assert page.text.count("who have not scored yet") == 1


def test_closing_and_agreeing_are_refused_to_others(site, cast, now):
    round = made.round(cast, now)
    close, agree, lapse = (
        reverse(f"needs:{name}", args=[round.pk]) for name in ("close_round", "agree", "lapse_round")
    )
    site.refuses(close, cast.stranger, cast.rival, cast.resident, method="post")
    assert "have not scored yet" in site.post(close, by=cast.scheme, follow=True).text
    for url in (agree, lapse):
        for method in ("get", "post"):
            site.refuses(url, cast.stranger, cast.rival, cast.lead, cast.resident, method=method, data=AGREED)
    data = {**AGREED, "needs": [round.needs.first().pk], "agree": "yes"}
    assert "close the round" in site.post(agree, data, by=cast.scheme, status=200).text


def test_agreeing_without_a_resident_is_refused_on_the_page(site, cast, now, clock_at):
    round = made.round(cast, now)
    made.score(round, [cast.scheme, cast.lead, cast.nhs, cast.vco], now)
    clock_at(now + timedelta(days=11))
    site.post(reverse("needs:close_round", args=[round.pk]), by=cast.scheme)
    data = {**AGREED, "needs": [round.needs.first().pk], "agree": "yes"}
    page = site.post(reverse("needs:agree", args=[round.pk]), data, by=cast.scheme, status=200)
    assert "No priority is agreed without residents" in page.text
    assert not Priority.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"needs": []}, "Select the needs that are taken up"),
        ({"title": ""}, "Enter the priority"),
        ({"horizon_months": "0"}, "1 or more"),
        ({"horizon_months": "soon"}, "must be a number"),
        ({"outcome_scope": "galaxy"}, "Select one of the choices"),
    ],
)
def test_what_is_missing_from_an_agreement_is_named(site, cast, now, changes, words):
    round = made.closed_round(cast, now)
    data = {**AGREED, "needs": [round.needs.first().pk], "agree": "yes", **changes}
    page = site.post(reverse("needs:agree", args=[round.pk]), data, by=cast.scheme, status=200)
    assert words in page.text
    assert "<title>Error:" in page.html


@pytest.mark.ledger("EN-30")
def test_an_outcome_says_its_scope_and_one_for_a_part_says_what_it_means_for_the_rest(site, cast, now):
    """On the form, on the page and in the database itself."""
    round = made.closed_round(cast, now)
    url = reverse("needs:agree", args=[round.pk])
    data = {**AGREED, "needs": [round.needs.first().pk], "agree": "yes"}
    unsaid = site.post(url, {**data, "outcome_scope": ""}, by=cast.scheme, status=200)
    assert "whom the outcome is for" in unsaid.text
    for nothing in ("", "  "):
        part = {**data, "outcome_scope": "area", "effect_elsewhere": nothing}
        page = site.post(url, part, by=cast.scheme, status=200)
        assert "Say what this means for the rest of the borough." in page.text
    assert not Priority.objects.exists()
    said = "Buses from Riverside are asked about next year."
    page = site.post(url, {**data, "outcome_scope": "area", "effect_elsewhere": said}, by=cast.scheme, follow=True)
    assert "Part of the borough" in page.text and said in page.text
    outcome = Priority.objects.get().outcomes.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(outcome).objects.filter(pk=outcome.pk).update(effect_elsewhere="")
    type(outcome).objects.filter(pk=outcome.pk).update(scope="borough", effect_elsewhere="")
    page = site.get(outcome.get_absolute_url(), by=cast.stranger)
    assert "The whole borough" in page.text and "What it means for the rest of the borough" not in page.text


def test_the_chair_may_change_something_before_it_is_agreed_and_agrees_once(site, cast, now):
    round = made.closed_round(cast, now)
    url = reverse("needs:agree", args=[round.pk])
    data = {**AGREED, "needs": [round.needs.first().pk]}
    assert "Check what you wrote" in site.post(url, {**data, "change": "yes"}, by=cast.scheme, status=200).text
    sent = {**data, "agree": "yes", "once": "5b0c2a52-6a0e-4e58-9d2e-3d1e7e1b8a14"}
    for _time in range(2):
        site.post(url, sent, by=cast.scheme)
    assert Priority.objects.count() == 1


def test_a_round_ends_without_agreement_with_a_reason(site, cast, now):
    round = made.closed_round(cast, now)
    url = reverse("needs:lapse_round", args=[round.pk])
    assert "Enter why the board did not agree" in site.post(url, {"reasons": ""}, by=cast.scheme, status=200).text
    page = site.post(url, {"reasons": "Too few of us were sure."}, by=cast.scheme, follow=True)
    assert "Too few of us were sure." in page.text
    assert PrioritisationRound.objects.get().state == RoundState.LAPSED


def test_boards_and_their_needs_are_listed(site, cast, now):
    assert "No board has been founded yet" in site.get(reverse("needs:boards")).text
    board = made.board(cast, now)
    made.need(cast, now)
    assert "Sutton Wandle Vale Voluntary Action 6 2" in site.get(reverse("needs:boards"), most=12).text
    assert "1 need waits to be put to it" in site.get(board.get_absolute_url(), by=cast.scheme, most=20).text
    assert "Wandle Vale Joint Action Board" in site.get(cast.bodies.cvs.get_absolute_url(), most=20).text
    assert day_of(now).year == 2026
    actions.end_seat(board.members.get(person=cast.lead), by=cast.scheme, now=now + timedelta(days=1))


@pytest.mark.ledger("EQ-08")
def test_a_board_shows_who_is_missing_beside_the_population(cast, now, site):
    board = made.board(cast, now)
    for n, born in enumerate([1990] * 12 + [1950] * 6):
        person = Person.objects.create_user(f"seat-{n}@example.org", name="A Member", birth_date=date(born, 1, 1))
        actions.seat_member(board, person, sector=Sector.RESIDENT, by=cast.scheme, now=now)
    assert "table of ages (TS007A) is brought in" in site.get(board.get_absolute_url()).text
    dataset = Dataset.objects.create(
        code="ts007a", title="Age", publisher="ONS", licence="OGL", vintage="2021", geography="borough"
    )
    for ages, number in (("15-to-19", 20), ("30-to-34", 50), ("50-to-54", 20), ("70-to-74", 10)):
        indicator = Indicator.objects.create(
            dataset=dataset, code=f"census2021-ts007a-age-{ages}", title=ages, theme="demography"
        )
        Value.objects.create(indicator=indicator, area=cast.borough, number=number)
    page = site.get(board.get_absolute_url(), most=CASE_QUERIES)
    assert "Members by age, beside the census" in page.text
    assert "25–44 12 66.7% 50%" in page.text and "10–24 0 0% 20% missing" in page.text
    assert "Census 2021, Office for National Statistics" in page.text
