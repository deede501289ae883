"""Polls, sums to share out and decisions of a board, on their pages."""

from decimal import Decimal

from folkmoot.core.clock import day_of
from tests.engagement.budgets.made import DAY


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
