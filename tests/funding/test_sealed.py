"""Before two people have opened them, nobody but the bidder reads a bid: not on any page, in any row, in any file."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions, sealing
from folkmoot.funding.citing import Citation
from folkmoot.funding.costing import CostKind, CostLine
from folkmoot.funding.models import Bid, DataKey, SealedPart
from folkmoot.funding.queries.parts import OFFER, parts_of
from folkmoot.funding.queries.together import How, Subcontractor
from folkmoot.people.models import Notice
from folkmoot.people.operator import Operator
from tests.funding import made

MARKS = ("quincewort", "87654.32", "87,654.32", "thimblerig")
PEOPLE = (
    None,
    "rival",
    "lead",
    "colleague",
    "nhs",
    "citizen",
    "young",
    "admin",
    "finance",
    "clerk",
    "scheme",
    "resident",
)


@pytest.fixture
def sent(cast, now, clock_at):
    """A bid full of words that stand nowhere else, submitted; the panel is seated; it is still open."""
    opened = made.opened(cast, now)
    during = clock_at(made.while_open(opened))
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, during)
    bid = actions.save_offer(
        bid, outcome_plan="We plant quincewort.", price=Decimal("87654.32"), seen_version=2, by=cast.vco, now=during
    )
    criterion = opened.criteria.order_by("position").first()
    actions.save_answer(bid, criterion, text="No thimblerig here.", seen_version=1, by=cast.vco, now=during)
    actions.add_document(bid, name="quincewort.txt", content=b"thimblerig", by=cast.vco, now=during)
    actions.save_costs(
        bid, lines=[CostLine(CostKind.STAFF, "Quincewort", Decimal("87654.32"))], by=cast.vco, now=during
    )
    actions.save_evidence(bid, cited=[Citation("Quincewort grows.", "The Thimblerig Review")], by=cast.vco, now=during)
    others = [Subcontractor("Thimblerig Limited", "Quincewort", Decimal(5))]
    actions.save_together(bid, how=How.SUBCONTRACTORS, subcontractors=others, by=cast.vco, now=during)
    made.train(cast, cast.citizen, now)
    for person in (cast.nhs, cast.lead):
        actions.seat_panel_member(opened, person, by=cast.lead, now=during)
    actions.seat_panel_member(opened, cast.citizen, is_citizen=True, by=cast.lead, now=during)
    cast.admin.is_superuser = cast.admin.is_staff = True
    cast.admin.save()
    return actions.submit_bid(bid, by=cast.vco, now=during)


def patterns(found, prefix=""):
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield "/" + (prefix + str(one.pattern)).replace("^", "").replace("$", "").replace("\\Z", "")


def addresses(bid):
    """Every address of the URL table, with the numbers of the bid, its opportunity and its bidder put in; in other
    rooms those of its project and its bidder."""
    key = str(bid.documents.get().key)
    numbers = {bid.pk, bid.opportunity_id, bid.opportunity.project_id, bid.organisation_id}
    criterion = bid.opportunity.criteria.order_by("position").first().pk
    for route in patterns(get_resolver().url_patterns):
        route = re.sub(r"<int:criterion>", str(criterion), route)
        route = re.sub(r"<uuid:key>", key, route)
        if "<" not in route:
            yield route
        else:
            fitting = numbers if "/funding/" in route else {bid.opportunity.project_id, bid.organisation_id}
            yield from (re.sub(r"<[^>]+>", str(number), route) for number in fitting)


def body_of(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode("utf-8", "replace")


def marks_in(text):
    return [mark for mark in MARKS if mark.casefold() in text.casefold()]


def read_by(people, bid, cast, under="/"):
    """Which of these people met a word of the bid, and where."""
    found = []
    for key in people:
        client = Client(raise_request_exception=False)
        if key:
            client.force_login(getattr(cast, key), backend="django.contrib.auth.backends.ModelBackend")
        for url in filter(lambda one: one.startswith(under), addresses(bid)):
            answer = client.get(url)
            if marks_in(body_of(answer) + str(answer.headers)):
                found.append((key, url))
            if "funding" in url:
                for again in (client.get(url + "?format=csv"), client.post(url)):
                    if marks_in(body_of(again)):
                        found.append((key, url))
    return found


def test_no_address_tells_anybody_else_a_word(cast, sent, caplog):
    assert read_by(PEOPLE, sent, cast) == []
    assert marks_in(caplog.text + "".join(str(message.message()) for message in mail.outbox)) == []
    assert {key for key, _url in read_by(["vco"], sent, cast, "/funding/")} == {"vco"}, (
        "the bidder reads their own, or this finds nothing"
    )


def test_not_even_after_the_deadline_while_one_person_alone_has_closed_them(cast, sent, clock_at):
    clock_at(sent.opportunity.closes_at)
    actions.close_bids(sent.opportunity, by=cast.lead, now=sent.opportunity.closes_at)
    assert read_by(("lead", "colleague", "nhs", "citizen", "admin", "rival"), sent, cast, "/funding/") == []
    actions.open_seal(sent.opportunity, by=cast.colleague, now=sent.opportunity.closes_at)
    actions.declare(Bid.objects.get(), is_conflict=False, by=cast.nhs, now=sent.opportunity.closes_at)
    assert {key for key, _url in read_by(["nhs", "rival"], sent, cast, "/funding/")} == {"nhs"}


def rows():
    """Every row of every table as text, bytes and all."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield (
                    table,
                    " ".join(
                        bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                        for cell in row
                    ),
                )


def test_no_row_and_no_file_holds_a_word_of_it(cast, sent):
    assert [(table, found) for table, text in rows() if (found := marks_in(text))] == []
    kept = [path for path in settings.VAR_DIR.rglob("*") if path.is_file() and "look" not in path.parts]
    assert [path for path in kept if marks_in(path.read_bytes().decode("latin-1"))] == []
    assert default_storage.location.startswith(str(settings.VAR_DIR))
    assert parts_of(sent).plan == "We plant quincewort.", "or the words were never there"


def test_a_copied_part_opens_nowhere_else(cast, sent):
    during = sent.submitted_at
    other = made.bid(sent.opportunity, cast.bodies.silver, cast.rival, during)
    stolen = SealedPart.objects.get(bid=sent, name=OFFER).sealed
    SealedPart.objects.filter(bid=other, name=OFFER).update(sealed=stolen)
    with pytest.raises(NotAllowed, match="moved here from another place"):
        parts_of(other)


def test_an_answer_does_not_tell_its_length(cast, sent):
    answers = SealedPart.objects.filter(bid=sent, name__startswith="answer.")
    assert len({len(row.sealed) for row in answers}) == 1 and len(answers) == 3


# --- two people open


def test_two_different_people_open_and_a_citizen_may_be_one(cast, sent):
    row, at = sent.opportunity, sent.opportunity.closes_at
    with pytest.raises(Refused, match="officer closes the bids first"):
        actions.open_seal(row, by=cast.colleague, now=at)
    actions.close_bids(row, by=cast.lead, now=at)
    for person in (cast.lead, cast.rival, cast.vco, cast.young, cast.resident, cast.nhs, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.open_seal(row, by=person, now=at)
    opening = actions.open_seal(row, by=cast.citizen, now=at)
    assert (opening.first, opening.second) == (cast.lead, cast.citizen) and "citizen" in opening.second_as
    with pytest.raises(Refused, match="opened already"):
        actions.open_seal(row, by=cast.colleague, now=at)


def test_opening_through_the_page(cast, sent, site, clock_at):
    row = sent.opportunity
    at = f"{row.get_absolute_url()}open-the-seal/"
    site.refuses(at, cast.stranger, cast.rival, cast.vco, cast.resident, cast.nhs)
    assert "officer closes the bids first" in site.get(at, by=cast.citizen).text
    clock_at(row.closes_at)
    site.post(f"{row.get_absolute_url()}close/", by=cast.lead)
    site.refuses(at, cast.lead)
    assert "nobody but each bidder can read" in site.get(at, by=cast.citizen).text
    site.post(at, by=cast.citizen)
    assert "They were opened on" in site.get(at, by=cast.colleague).text


# --- keys


@pytest.fixture
def key_file(settings, tmp_path):
    settings.FOLKMOOT_SEAL_KEY_FILE = str(tmp_path / "apart" / "seal-key")
    (tmp_path / "apart").mkdir()
    return tmp_path / "apart" / "seal-key"


def opened_with_this_key(cast, now):
    """Made anew: what was kept from an earlier test is sealed with another key."""
    return made.opened.__wrapped__(cast, now)


def test_the_key_file_is_for_nobody_else(key_file):
    sealing.master_keys()
    assert key_file.stat().st_mode & 0o077 == 0


def test_rotating_wraps_again_and_leaves_the_bids(key_file, cast, now):
    opened = opened_with_this_key(cast, now)
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    before, key = list(SealedPart.objects.values_list("pk", "sealed")), DataKey.objects.get()
    first = sealing.current_fingerprint()
    with pytest.raises(CommandError, match="already"):
        call_command("seal", "make")
    call_command("seal", "rotate", verbosity=0)
    assert sealing.current_fingerprint() != first == key.master
    assert DataKey.objects.get().wrapped != key.wrapped
    assert [(pk, bytes(sealed)) for pk, sealed in SealedPart.objects.values_list("pk", "sealed")] == [
        (pk, bytes(sealed)) for pk, sealed in before
    ]
    call_command("seal", "retire", verbosity=0)
    assert len(key_file.read_text().split()) == 1 and "open the hall" in parts_of(bid).plan


def test_an_older_key_is_not_retired_while_something_needs_it(key_file, cast, now):
    made.bid(opened := opened_with_this_key(cast, now), cast.bodies.riverside, cast.vco, made.while_open(opened))
    sealing.make_key_file()
    with pytest.raises(CommandError, match="still need an older key"):
        call_command("seal", "retire")


def test_a_lost_key_is_said_plainly_and_loses_nothing_when_put_back(key_file, cast, now, site, clock_at):
    opened = opened_with_this_key(cast, now)
    bid = made.bid(opened, cast.bodies.riverside, cast.vco, clock_at(made.while_open(opened)))
    kept = key_file.read_text()
    key_file.unlink()
    sealing.make_key_file()
    assert "its key is not on this machine" in site.get(bid.get_absolute_url(), by=cast.vco, status=403).text
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("seal", "status")
    with pytest.raises(sealing.KeyMissing):
        actions.wrap_again(by=Operator(), now=now)
    key_file.write_text(kept)
    call_command("seal", "status", verbosity=0)
    assert "open the hall" in parts_of(bid).plan


def test_a_key_lost_for_good_lets_bidders_write_again_with_time(key_file, cast, now, site, clock_at):
    opened = opened_with_this_key(cast, now)
    during = made.while_open(opened)
    bid = actions.submit_bid(made.bid(opened, cast.bodies.riverside, cast.vco, during), by=cast.vco, now=during)
    late = clock_at(opened.closes_at - timedelta(days=1))
    why = "The disk with the key broke, and both copies of it were gone."
    with pytest.raises(Refused, match="Nothing is lost"):
        actions.replace_lost_key(opened, reasons=why, by=Operator(), now=late)
    key_file.unlink()
    for person in (cast.admin, cast.lead):
        with pytest.raises(NotAllowed):
            actions.replace_lost_key(opened, reasons=why, by=person, now=late)
    assert actions.replace_lost_key(opened, reasons=why, by=Operator(), now=late) == 1
    before = opened.closes_at
    opened.refresh_from_db()
    assert opened.closes_at == before + timedelta(days=6)
    page = site.get(bid.get_absolute_url(), by=cast.vco)
    assert "was lost on our side" in page.text
    assert "was lost on our side" in Notice.objects.get(person=cast.vco).words
    bid = actions.save_offer(
        Bid.objects.get(), outcome_plan="Again.", price=Decimal(5), seen_version=1, by=cast.vco, now=late
    )
    assert parts_of(bid).plan == "Again."
    at = opened.closes_at
    actions.close_bids(opened, by=cast.lead, now=at)
    key_file.unlink()
    with pytest.raises(Refused, match="Withdraw the opportunity"):
        actions.replace_lost_key(opened, reasons=why, by=Operator(), now=at)


def test_keys_of_the_environment_go_before_the_file(settings, key_file):
    from cryptography.fernet import Fernet

    mine = Fernet.generate_key().decode()
    settings.FOLKMOOT_SEAL_KEYS = [mine]
    assert sealing.master_keys() == [mine.encode()] and not key_file.exists()


def test_production_makes_no_key_by_itself_and_opens_no_bids_without_one(settings, key_file, cast, now):
    opened = opened_with_this_key(cast, now)
    key_file.unlink()
    settings.FOLKMOOT_MODE = "production"
    with pytest.raises(NotAllowed, match="not set up on this machine"):
        made.bid(opened, cast.bodies.riverside, cast.vco, made.while_open(opened))
    assert not key_file.exists() and not Bid.objects.exists()
    with pytest.raises(NotAllowed, match="not set up"):
        opened_with_this_key(cast, now)


def test_only_the_operator_changes_keys(cast, now):
    for person in (cast.admin, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.wrap_again(by=person, now=now)


# --- where the seal can be opened at all


SOURCE = Path(__file__).parents[2] / "src" / "folkmoot"
OPENERS = {
    "funding/sealing.py",
    "funding/queries/parts.py",
    "funding/queries/documents.py",
    "funding/actions/passport.py",
}
UNDER_SEAL = re.compile(
    r"funding\.(sealing|queries\.parts|actions\.parts|models\.sealed)|SealedPart|EarlierPart|DataKey"
)


def test_the_seal_is_opened_in_four_files_and_no_other_room_can_reach_it():
    """Exports, the open-data interface, search and the admin of other rooms read rows; what they cannot unseal they cannot
    tell. Whoever adds a fifth place has to come here and say who may read through it."""
    files = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    assert {name for name, text in files.items() if re.search(r"\bunseal\(", text)} == OPENERS
    outside = {name for name, text in files.items() if UNDER_SEAL.search(text) and not name.startswith("funding/")}
    assert outside == set()


def test_no_export_holds_a_word(cast, sent, tmp_path):
    for kind in ("ocds", "360giving", "transparency"):
        call_command("export", kind, out=tmp_path, verbosity=0)
    files = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert len(files) >= 3, "whatever may be published of it is written"
    assert [text for text in files if marks_in(text)] == []
