import json

import pytest
from django.db import DatabaseError, transaction

from folkmoot.core import chain, verify
from folkmoot.core.models import ChainHead, Entry
from folkmoot.core.record import forget_words, record, refreshing_once


@pytest.fixture
def entry(cast, now):
    def write(reasons="because it matters", **words):
        with transaction.atomic():
            return record(
                cast.lead, "people.interest.declared", cast.bodies.council, capacity="commissioner",
                now=now, reasons=reasons, words=words, facts={"amount": 3},
            )  # fmt: skip

    return write


def as_lines():
    head = ChainHead.objects.get()
    yield json.dumps({"record": "test", "entries": head.number, "head": head.hash})
    for row in Entry.objects.order_by("number"):
        yield json.dumps(chain.public_part(row))


@pytest.mark.ledger("TR-06")
def test_it_works(entry):
    first, second = entry(), entry()
    assert second.previous == first.hash
    assert verify.verify(as_lines()) == (second.number, second.hash)


@pytest.mark.ledger("TR-06")
def test_an_entry_cannot_be_changed_or_deleted(entry):
    row = entry()
    for spoil in (
        lambda: Entry.objects.filter(pk=row.pk).update(code="x"),
        Entry.objects.filter(pk=row.pk)._raw_delete,
    ):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            spoil("default") if spoil.__name__ == "_raw_delete" else spoil()


def test_verify_names_the_first_bad_entry(entry):
    entry(), entry(), entry()
    lines = list(as_lines())
    number = len(lines) - 2
    spoilt = json.loads(lines[number])
    spoilt["facts"] = {"amount": 4}
    lines[number] = json.dumps(spoilt)
    with pytest.raises(verify.Broken, match=f"Entry {number} .* was changed"):
        verify.verify(lines)


@pytest.mark.parametrize("cut", [-1, -2])
def test_verify_sees_a_cut_or_removed_entry(entry, cut):
    entry(), entry()
    lines = list(as_lines())
    del lines[cut]
    with pytest.raises(verify.Broken):
        verify.verify(lines)


def test_verify_agrees_with_the_chain(entry):
    row = entry()
    assert verify.hash_of(chain.public_part(row)) == chain.hash_of(chain.public_part(row)) == row.hash
    assert verify.FIELDS == chain.FIELDS


def test_private_words_and_people_are_not_in_the_public_part(entry, cast):
    entry(secret="my daughter is ill")
    public = "\n".join(as_lines())
    assert "daughter" not in public and "because it matters" not in public
    assert cast.lead.reference not in public and cast.lead.name not in public


def test_words_can_be_proved_by_whoever_holds_them(entry, cast):
    row = entry(secret="my daughter is ill")
    assert chain.digest(row.private.salt, "my daughter is ill") == row.words_digests["secret"]
    assert chain.digest(row.private.salt, cast.lead.reference) == row.actor_digest


def test_the_chain_stays_whole_after_erasure(entry, cast):
    entry(secret="my daughter is ill")
    assert forget_words(cast.lead) >= 1
    assert verify.verify(as_lines())[0] == Entry.objects.count()
    assert not Entry.objects.filter(private__actor_reference=cast.lead.reference).exists()


def test_nothing_is_written_when_the_action_fails(entry, cast):
    before = Entry.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        entry()
        raise RuntimeError
    assert Entry.objects.count() == before == ChainHead.objects.get().number


def test_a_fact_is_never_free_python(cast, now):
    with pytest.raises(TypeError):
        record(cast.lead, "x", cast.bodies.council, capacity="", now=now, facts={"person": cast.lead})


def test_many_acts_at_one_moment_bring_a_row_up_to_date_once(entry, monkeypatch):
    """The end is the same as with one at a time; every act still has its entry."""
    seen = []
    monkeypatch.setattr("folkmoot.core.record._listeners", [lambda row, now: seen.append(row)])
    first = entry()
    each = len(seen)
    with refreshing_once():
        entry(), entry()
        assert len(seen) == each, "nothing yet"
    assert len(seen) == 2 * each
    assert Entry.objects.filter(subject=first.subject).count() == 3
    entry()
    assert len(seen) == 3 * each, "at once again afterwards"
