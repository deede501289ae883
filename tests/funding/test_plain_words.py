"""What is published is written so that most people can read it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.core.plain_words import long_sentences, long_words, reading_grade, why_hard
from folkmoot.core.policy import Refused
from folkmoot.funding import actions
from folkmoot.funding.states import OpportunityState
from tests.funding import made

LONG = (
    "We would like to fund a group of people who know the area well and who can open a warm room on every weekday so that"
    " those who are often alone have somebody to talk to and somewhere to go when the weather turns cold in the winter"
)
PLAIN = "Open a warm room. People can sit and talk."


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


@pytest.mark.ledger("EN-33")
def test_it_works(cast, now, site):
    """Nobody is told of an opportunity that few could read: the error quotes the sentence that is too long."""
    row = made.prepared(cast, now, summary=f"{LONG}.")
    assert reading_grade(LONG) > 10 > reading_grade(PLAIN)
    for name in ("announce", "open"):
        page = site.post(
            url(name, row.pk),
            {"no_announcement_reason": "It has to be quick, before winter."},
            by=cast.lead,
            status=200,
        )
        assert "10 is the most" in page.text and LONG in page.text
    row.refresh_from_db()
    assert row.state == OpportunityState.DRAFT and row.announced_at is None
    row = actions.change_opportunity(row, summary=PLAIN, seen_version=row.version, by=cast.lead, now=now)
    site.post(url("announce", row.pk), by=cast.lead)
    with pytest.raises(Refused, match="years of school") as refusal:
        actions.change_opportunity(row, summary=LONG, seen_version=row.version, by=cast.lead, now=now)
    assert refusal.value.field == "summary"
    row.refresh_from_db()
    assert actions.open_bids(row, by=cast.lead, now=now + timedelta(days=30)).state == OpportunityState.OPEN


@pytest.mark.ledger("EN-33")
def test_without_a_summary_nothing_is_published_and_the_grade_is_a_setting(cast, now, settings):
    row = made.prepared(cast, now, summary=" ")
    with pytest.raises(Refused, match="in plain words what is wanted"):
        actions.announce(row, by=cast.lead, now=now)
    row = actions.change_opportunity(row, summary=PLAIN, seen_version=row.version, by=cast.lead, now=now)
    settings.FOLKMOOT_READING_GRADE = 0
    with pytest.raises(Refused, match="0 is the most"):
        actions.announce(row, by=cast.lead, now=now)


def test_what_is_hard_is_named():
    assert long_sentences(f"{PLAIN} {LONG}. Short.") == [LONG]
    assert long_words("A commissioning organisation. An organisation is a body.") == ["organisation", "commissioning"]
    hard = "Notwithstanding organisational interdependencies, intentions necessitate multidisciplinary reconfiguration."
    assert "multidisciplinary" in why_hard(hard) and "This sentence" not in why_hard(hard)
    assert why_hard(PLAIN) == why_hard("") == ""
