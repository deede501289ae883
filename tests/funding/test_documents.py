"""Files of a bid: what they really are, what is held back, who can fetch one, and that none holds up the rest."""

import socket
import threading
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from folkmoot.core import scanning
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.funding import actions
from folkmoot.funding.models import Bid, BidDocument
from folkmoot.funding.queries.documents import bytes_of, documents_missing, documents_of
from folkmoot.funding.receipts import receipt_for
from folkmoot.funding.states import BidState
from folkmoot.funding.states.documents import DocumentState
from tests.funding import made
from tests.site import CASE_QUERIES

PDF = b"%PDF-1.7 our risk plan"


def url(name, *args):
    return reverse(f"funding:{name}", args=args)


def zipped(*names, content=b"<x/>"):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def opened(cast, now, clock_at):
    draft = made.announced(cast, now)
    actions.ask_for_document(
        draft, title="Risk plan", why="To see who is kept safe.", is_needed=True, by=cast.lead, now=now
    )
    row = actions.open_bids(draft, by=cast.lead, now=draft.announced_at + timedelta(days=30))
    clock_at(made.while_open(row))
    return row


@pytest.fixture
def during(opened):
    return made.while_open(opened)


@pytest.fixture
def bid(cast, opened, during):
    return made.bid(opened, cast.bodies.riverside, cast.vco, during)


def send(site, bid, by, name, content, status=302, **fields):
    return site.post(
        url("bid_documents", bid.pk), {"file": SimpleUploadedFile(name, content), **fields}, by=by, status=status
    )


def test_it_works(cast, opened, during, bid, site):
    asked = opened.documents_asked.get()
    assert "Risk plan" in site.get(url("bid_documents", bid.pk), by=cast.vco, most=CASE_QUERIES).text
    send(site, bid, cast.vco, "plan.pdf", PDF, asked=str(asked.pk))
    [(row, name)] = documents_of(bid)
    assert (name, bytes_of(row), row.asked) == ("plan.pdf", PDF, asked)
    with default_storage.open(row.path) as kept:
        assert b"risk plan" not in kept.read() and "plan" not in row.path
    answer = site.get(row.get_absolute_url(), by=cast.vco).response
    assert answer.content == PDF and answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    site.post(url("bid_documents", bid.pk), {"remove": str(row.pk)}, by=cast.vco)
    assert not BidDocument.objects.exists()


def test_a_rival_guessing_addresses_finds_nothing(cast, opened, during, bid, site):
    row = actions.add_document(bid, name="plan.pdf", content=PDF, by=cast.vco, now=during)
    actions.submit_bid(bid, by=cast.vco, now=during)
    own = [
        url(name, bid.pk)
        for name in ("bid", "bid_documents", "costs", "together", "bid_download", "bid_paste", "stands")
    ]
    for address in (*own, row.get_absolute_url()):
        site.refuses(address, cast.stranger, cast.rival, cast.lead, cast.nhs, cast.admin)
    for other in range(1, 40):
        site.get(url("bid", bid.pk + other), by=cast.rival, status=404)
    site.get(url("bid_document", "00000000-0000-4000-8000-000000000000"), by=cast.rival, status=404)


def test_once_opened_the_panel_fetches_it_and_a_conflicted_member_does_not(cast, opened, during, bid, site, clock_at):
    row = actions.add_document(bid, name="plan.pdf", content=PDF, by=cast.vco, now=during)
    bid = actions.submit_bid(bid, by=cast.vco, now=during)
    for person in (cast.nhs, cast.colleague):
        actions.seat_panel_member(opened, person, by=cast.lead, now=during)
    at = clock_at(opened.closes_at)
    actions.close_bids(opened, by=cast.lead, now=at)
    actions.open_seal(opened, by=cast.citizen, now=at)
    bid = Bid.objects.get()
    site.refuses(row.get_absolute_url(), cast.nhs)
    actions.declare(bid, is_conflict=False, by=cast.nhs, now=at)
    actions.declare(bid, is_conflict=True, words="My brother works there.", by=cast.colleague, now=at)
    assert site.get(row.get_absolute_url(), by=cast.nhs).response.content == PDF
    site.refuses(row.get_absolute_url(), cast.colleague, cast.rival)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"MZ\x90\x00 a program"),
        ("plan.pdf", b"<html><script>alert(1)</script>"),
        ("photo.png", PDF),
        ("photo.jpg", b"\x89PNG\r\n\x1a\n"),
        ("plan.docx", PDF),
        ("plan.docx", zipped("xl/workbook.xml")),
        ("plan.xlsx", zipped("xl/workbook.xml", "xl/vbaProject.bin")),
        ("plan.txt", b"\x00\x01\x02"),
        ("plan.txt", b"#!/bin/sh"),
        ("plan.csv", zipped("a")),
    ],
)
def test_a_file_whose_type_lies_is_refused(cast, bid, site, name, content):
    assert "is something else" in send(site, bid, cast.vco, name, content, status=200).text
    assert not BidDocument.objects.exists()


@pytest.mark.parametrize("name", ["run.exe", "page.html", "drawing.svg", "plan.docm", "plan", "plan.pdf.exe", "a.zip"])
def test_kinds_that_are_not_taken_are_refused_with_those_that_are(cast, bid, site, name):
    assert "We take PDF" in send(site, bid, cast.vco, name, PDF, status=200).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml")),
        ("a.ods", zipped("mimetype", "content.xml")),
        ("A.JPG", b"\xff\xd8\xff\xe0 picture"),
        ("words.txt", "Café, £5 – fine".encode()),
        ("old.csv", "Café".encode("latin-1")),
        ("..\\..\\evil/../plan.pdf", PDF),
    ],
)
def test_what_is_what_it_says_is_let_in(cast, bid, during, name, content):
    row = actions.add_document(bid, name=name, content=content, by=cast.vco, now=during)
    assert bytes_of(row) == content
    assert "/" not in documents_of(bid)[0][1] and ".." not in documents_of(bid)[0][1]


def test_an_unpacked_size_beyond_reason_is_refused(cast, bid, during, monkeypatch):
    monkeypatch.setattr(scanning, "MOST_UNPACKED", 1000)
    with pytest.raises(Refused, match="something else"):
        actions.add_document(
            bid, name="bomb.docx", content=zipped("word/document.xml", content=b"0" * 2000), by=cast.vco, now=during
        )


@pytest.mark.parametrize("hidden", [False, True])
def test_eicar_is_held_back_and_nothing_else_waits(cast, opened, bid, during, site, hidden):
    name, content = ("virus.txt", scanning.EICAR)
    if hidden:
        name, content = "virus.docx", zipped("word/document.xml", content=scanning.EICAR)
    send(site, bid, cast.vco, name, content)
    row = BidDocument.objects.get()
    assert (row.state, row.path) == (DocumentState.HELD, "")
    assert "held back" in site.get(url("bid_documents", bid.pk), by=cast.vco).text
    site.get(row.get_absolute_url(), by=cast.vco, status=404)
    assert actions.submit_bid(bid, by=cast.vco, now=during).state == BidState.SUBMITTED


def test_a_scanner_is_asked_and_one_that_is_silent_lets_nothing_in(cast, bid, during, settings):
    settings.FOLKMOOT_CLAMAV = "127.0.0.1:1"
    with pytest.raises(Refused, match="does not answer"):
        actions.add_document(bid, name="plan.pdf", content=PDF, by=cast.vco, now=during)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.FOLKMOOT_CLAMAV = f"127.0.0.1:{listening.getsockname()[1]}"

        def scanner():
            for said in (b"stream: OK\0", b"stream: Doc.Bad-1 FOUND\0"):
                line, _address = listening.accept()
                with line:
                    heard = b""
                    while not heard.endswith(b"\0\0\0\0"):
                        heard += line.recv(4096)
                    assert heard.startswith(b"zINSTREAM\0") and PDF in heard
                    line.sendall(said)

        asked = threading.Thread(target=scanner)
        asked.start()
        good = actions.add_document(bid, name="plan.pdf", content=PDF, by=cast.vco, now=during)
        bad = actions.add_document(bid, name="plan.pdf", content=PDF, by=cast.vco, now=during)
        asked.join(5)
    assert (good.state, bad.state) == (DocumentState.KEPT, DocumentState.HELD)


def test_two_gigabytes_are_turned_away_before_a_byte_is_read(cast, bid, client):
    class Unread:
        def read(self, *_size):
            raise AssertionError("the upload was read")

        readline = read

    client.force_login(cast.vco, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.generic(
        "POST", url("bid_documents", bid.pk), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert answer.status_code == 413 and "at most 10" in answer.content.decode()
    assert not BidDocument.objects.exists()


def test_a_file_over_the_limit_that_hides_its_length_is_refused_too(cast, bid, during, settings, site):
    settings.FOLKMOOT_BID_FILE_MB = 1
    with pytest.raises(Refused, match="larger than 1"):
        actions.add_document(bid, name="a.pdf", content=PDF + b"0" * 1024**2, by=cast.vco, now=during)
    page = send(site, bid, cast.vco, "a.pdf", PDF + b"0" * (1024**2 + 10), status=200)
    assert "larger than 1" in page.text


def test_the_upload_wants_its_token(cast, bid):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.vco, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(url("bid_documents", bid.pk), {"file": SimpleUploadedFile("a.pdf", PDF)})
    assert answer.status_code == 403 and not BidDocument.objects.exists()


def test_a_late_file_never_blocks_the_rest(cast, opened, bid, during, site, clock_at):
    assert documents_missing(bid) == ["Risk plan"]
    assert "Asked for and not here yet: Risk plan" in site.get(url("bid_check", bid.pk), by=cast.vco).text
    sent = actions.submit_bid(bid, by=cast.vco, now=during)
    row = actions.add_document(
        sent, name="plan.pdf", content=PDF, asked=opened.documents_asked.get(), by=cast.vco, now=during
    )
    again = Bid.objects.get()
    assert again.state == BidState.SUBMITTED and again.receipt != sent.receipt and again.receipt == receipt_for(again)
    at = opened.closes_at
    for attempt in (
        lambda: actions.add_document(again, name="b.pdf", content=PDF, by=cast.vco, now=at),
        lambda: actions.remove_document(row, by=cast.vco, now=at),
    ):
        with pytest.raises(Refused, match="Bids have closed"):
            attempt()
    assert Bid.objects.get().receipt == again.receipt and BidDocument.objects.count() == 1


def test_only_the_bidders_people_add(cast, bid, during):
    for person in (cast.rival, cast.lead, cast.stranger):
        with pytest.raises(NotAllowed):
            actions.add_document(bid, name="plan.pdf", content=PDF, by=person, now=during)
