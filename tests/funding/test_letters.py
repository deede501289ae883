"""What each bidder is written of an award, and that it goes out once."""

from django.core import mail
from django.urls import reverse

from folkmoot.core.clock import day_of
from folkmoot.funding import actions
from folkmoot.funding.daily import letters_nobody_was_there_to_read
from folkmoot.funding.letters import tell_bidders
from folkmoot.funding.models import (
    AssessmentSummary,
    Award,
)
from folkmoot.people.actions import give_role
from folkmoot.people.daily import tell_people
from folkmoot.people.models import Message, Role
from folkmoot.people.models import Notice as Told
from folkmoot.people.models.role import RoleKind
from folkmoot.people.notices import sending
from tests.funding import made
from tests.site import CASE_QUERIES


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def test_a_letter_says_criterion_by_criterion_what_the_winner_did_better(cast, now, site, clock_at):
    panel = made.decided(cast, now, **made.bought(cast, now))
    clock_at(panel.now)
    at = url("letter", panel.silver.pk)
    site.refuses(at, cast.stranger, cast.vco, cast.resident, cast.citizen, cast.nhs_colleague)
    page = site.get(at, by=cast.rival, most=CASE_QUERIES)
    for words in ("Your bid was not awarded", "Good, but further away.", "Say more about mornings.", "60 out of 100",
                  "Riverside Anchor Trust, had 80", "You: 3 out of 5.", "The winner: 4.", "They say who comes.",
                  "Nothing is signed before the end of", "Object to the award"):  # fmt: skip
        assert words in page.text, words
    assert "Object to the award" not in site.get(at, by=cast.lead).text
    won = site.get(url("letter", panel.riverside.pk), by=cast.vco)
    assert "Your bid was awarded" in won.text and "£90,000" in won.text and "did better" not in won.text


def test_letters_go_out_once_and_a_failure_keeps_none_from_the_others(
    cast, now, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.CSRF_TRUSTED_ORIGINS = ["https://moot.example.org"]

    def fail_for_silver(message):
        if message.to == cast.rival.email:
            raise ConnectionRefusedError
        sending.as_email(message).send()

    monkeypatch.setattr(sending, "hand_over", fail_for_silver)
    panel = made.recommended(cast, now)
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert [letter.to for letter in mail.outbox] == [[cast.vco.email]]
    assert AssessmentSummary.objects.filter(mailed_at=None).count() == 0
    failed = Message.objects.get(person=cast.rival)
    assert failed.problem == "ConnectionRefusedError" and failed.sent_at is None and failed.tries == 1
    monkeypatch.undo()
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            tell_people(now)
            letters_nobody_was_there_to_read(now)
            tell_bidders(Award.objects.get(), now=now)
    letters = [letter for letter in mail.outbox if "about a bid" in letter.subject]
    assert [letter.to for letter in letters] == [[cast.vco.email], [cast.rival.email]]
    assert all("Silver" not in letter.subject and "Company" not in letter.subject for letter in mail.outbox)
    body = letters[1].body
    for words in ("Silver Threads", "Your bid was not awarded.", "How it will work: 3 / 5 (the winner: 4)", "They say who comes.",
                  f"https://moot.example.org{url('letter', panel.silver.pk)}"):  # fmt: skip
        assert words in body, words
    assert "&" not in body and "<" not in body and "To stop" not in body
    assert "Your bid was awarded: £90,000 for the whole term." in letters[0].body


def test_who_bids_for_an_organisation_later_is_told_by_the_daily_round(cast, now):
    panel = made.recommended(cast, now)
    Role.objects.filter(person=cast.rival).update(end_date=day_of(panel.now))
    actions.decide(panel.opportunity, by=cast.colleague, now=panel.now)
    assert AssessmentSummary.objects.get(mailed_at=None).bid == panel.silver
    give_role(cast.resident, RoleKind.VCO_WORKER, at=panel.silver.organisation, by=cast.admin, now=panel.now)
    for _again in range(2):
        letters_nobody_was_there_to_read(panel.now)
    assert Told.objects.get(person=cast.resident, topic="funding.bid").must
    assert not AssessmentSummary.objects.filter(mailed_at=None).exists()
