"""What search finds, in which order, and what nobody can make it find. Runs on SQLite and on PostgreSQL."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.core import search
from folkmoot.core.listings import show
from folkmoot.core.models import Listing

EVERYONE = ["public"]


@pytest.fixture
def listed(db):
    def make(title, body="", audience="public"):
        number = Listing.objects.count() + 1
        return Listing.objects.create(
            subject=f"test.thing:{number}", kind="Thing", title=title, body=body, url="/", audience=audience
        )

    Listing.objects.all().delete()
    return make


def titles(text, tokens=EVERYONE):
    return [row.title for row in search.find(text, tokens)]


@pytest.mark.ledger("PO-22")
def test_it_works(listed):
    listed("Somewhere warm to sit and talk on weekday mornings", "Older people in Northfield are lonely.")
    listed("Repairs that tenants wait for")
    assert titles("warm") == ["Somewhere warm to sit and talk on weekday mornings"]
    assert titles("lonely") == ["Somewhere warm to sit and talk on weekday mornings"]
    assert titles("bus") == []


@pytest.mark.parametrize(
    "asked, written",
    [
        ("mornings", "One morning"),
        ("morning", "Weekday mornings"),
        ("carer", "Rest for carers"),
        ("MORNING", "weekday mornings"),
        ("cafe", "A café"),
        ("café", "A cafe"),
        ("CAFÉ", "a café"),
        ("creches", "Crèche places"),
        ("angstrom", "Ångström Street"),
        ("straße", "Goethe-Straße"),
        ("social", "Health/social care"),
        ("cafe", "www.warm.cafe/mornings"),
        ("2026", "Budget 2025-2026"),
        ("26", "Budget 2025-26"),
        ("96,000", "A grant of £96,000"),
        ("oclock", "At ten oclock"),
        ("clock", "At ten o’clock"),
        ("bold", "<b>bold</b> words"),
        ("agreed", "snake_agreed"),
        ("well-being", "Well-being for all"),
    ],
)
def test_words_are_met_in_any_form(listed, asked, written):
    listed(written)
    listed("Something else")
    assert titles(asked) == [written]


def test_every_word_has_to_be_there(listed):
    listed("Warm rooms", "for mornings in winter")
    listed("Warm coats")
    assert titles("warm mornings") == ["Warm rooms"]
    assert titles("mornings warm") == ["Warm rooms"]
    assert titles("warm summer") == []


def test_everyday_words_are_passed_over(listed):
    listed("Warm rooms in the winter")
    assert titles("what can I do about the warm rooms?") == ["Warm rooms in the winter"]
    assert titles("the") == titles("what is it") == []


def test_a_word_in_the_title_comes_first(listed):
    listed("Notes of a meeting", "Parks, parks and parks again. " * 20)
    listed("Benches in parks", "Somewhere to sit.")
    listed("Something else", "Nothing of the kind.")
    assert titles("park") == ["Benches in parks", "Notes of a meeting"]


@pytest.mark.ledger("PO-22")
def test_nobody_finds_what_they_may_not_see(listed):
    listed("Open parks")
    listed("Secret parks", audience="org:3")
    listed("My parks", audience="person:7")
    assert titles("parks") == ["Open parks"]
    assert sorted(titles("parks", ["public", "org:3"])) == ["Open parks", "Secret parks"]
    assert titles("parks", []) == []
    assert titles("parks", ["org:30", "org", "person:70"]) == []


def test_pages_search_as_their_reader(listed, cast, site):
    listed("Secret parks", audience=f"person:{cast.lead.pk}")
    assert "Secret parks" in site.get("/search/?q=park", by=cast.lead).text
    assert "Secret parks" not in site.get("/search/?q=park", by=cast.rival).text
    assert "Secret parks" not in site.get("/search/?q=park").text


INJECTIONS = [
    '"', "'", '"warm', "warm\"", "'; DROP TABLE core_listing; --", "warm OR secret", "warm AND NOT rooms", "NOT warm",
    "NEAR(warm rooms, 5)", "title:warm", "title : warm", "{title body}: warm", "warm*", "*", "^warm", "warm + rooms",
    "-warm", "(warm", "warm)", "warm & !rooms", "warm | secret", "warm <-> rooms", "warm:*", "warm\\", "%", "_", "%s",
    "\x00", "warm\x00rooms", "\ud83d", "🙂", "…—«»", "!!!", "' OR 1=1 --", "warm:AB", "½ ² ①", "日本語 العربية",
]  # fmt: skip


@pytest.mark.parametrize("asked", INJECTIONS, ids=ascii)
def test_nothing_is_injected(listed, asked):
    listed("Warm rooms")
    listed("Secret", audience="org:3")
    found = set(titles(asked))
    assert found <= {"Warm rooms"}
    assert Listing.objects.count() == 2


@pytest.mark.parametrize(
    "asked, expected",
    [
        ("warm OR secret", []),  # as an operator it would find both
        ("warm NOT rooms", ["Warm rooms"]),  # as an operator it would find nothing
        ("NEAR(secret coats)", []),  # as a function it would find the second: "near" is a word, and stands nowhere
        ("title:coats", []),
        ("coat*", ["Secret coats"]),
    ],
)
def test_operators_are_only_words(listed, asked, expected):
    listed("Warm rooms")
    listed("Secret coats")
    assert titles(asked) == expected


def test_only_punctuation_finds_nothing_and_asks_nothing(listed):
    listed("Warm rooms")
    with CaptureQueriesContext(connection) as queries:
        assert titles("?!. … — «»") == titles("") == titles("   ") == []
    assert len(queries) == 0


def test_a_very_long_text_is_cut(listed, site):
    listed("Warm rooms", "word " * 300_000)
    assert titles("warm " * 50_000) == ["Warm rooms"]
    assert titles("w" * 100_000) == []
    assert titles(" ".join(f"word{number}" for number in range(10_000))) == []
    site.get("/search/?q=" + "w" * 4_000)


def test_changes_and_deletes_follow(listed):
    row = listed("Warm rooms", "in winter")
    row.title, row.body = "Cool rooms", "in summer"
    row.save()
    assert titles("warm") == titles("winter") == []
    assert titles("cool") == titles("summer") == ["Cool rooms"]
    Listing.objects.filter(pk=row.pk).update(title="Quiet rooms")
    assert titles("cool") == [] and titles("quiet") == ["Quiet rooms"]
    Listing.objects.bulk_create(
        [Listing(subject=row.subject, kind="Thing", title="Loud rooms", url="/", audience="public")],
        update_conflicts=True, unique_fields=["subject"], update_fields=["title"],
    )  # fmt: skip
    assert titles("quiet") == [] and titles("loud") == ["Loud rooms"]
    row.delete()
    assert titles("rooms") == []


def test_what_is_closed_to_a_reader_later_is_no_longer_found(listed):
    row = listed("Warm rooms")
    Listing.objects.filter(pk=row.pk).update(audience="org:3")
    assert titles("warm") == [] and titles("warm", ["org:3"]) == ["Warm rooms"]


def test_a_real_row_is_found_by_its_words(cast, now):
    show(cast.bodies.council, now)
    assert cast.bodies.council.name in titles(cast.bodies.council.name)


def test_many_found_are_no_dearer_than_few(listed):
    """One query for a page of 25, however many rows hold the word."""
    Listing.objects.bulk_create(
        Listing(subject=f"test.many:{n}", kind="Thing", title=f"Park {n}", url="/", audience="public")
        for n in range(2_000)
    )
    with CaptureQueriesContext(connection) as queries:
        assert len(search.find("parks", EVERYONE)[:25]) == 25
        assert search.find("parks", EVERYONE).count() == 2_000
        assert list(search.find("parks", EVERYONE).order_by().values_list("kind", flat=True).distinct()) == ["Thing"]
    assert len(queries) == 3
