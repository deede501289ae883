"""Who runs the scheme: while its agreement is in force, and no longer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from folkmoot.agreements.actions import (
    agree_measures,
    draft_agreement,
    propose_measures,
    sign_for_funder,
    sign_for_provider,
)
from folkmoot.citizens.actions import (
    accept_agreement,
    admit,
    apply_to_join,
    countersign,
    end_term,
    note_term,
    publish_agreement,
)
from folkmoot.citizens.models import SchemeTerm
from folkmoot.citizens.terms import contract_of
from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused
from folkmoot.core.subjects import refer
from folkmoot.funding.actions import finish_award
from folkmoot.people.actions import add_contact, give_role
from folkmoot.people.models.role import RoleKind
from tests.agreements import made as agreements
from tests.citizens import made
from tests.funding import made as funding

LIST, NOTE = reverse("citizens:operators"), reverse("citizens:note_term")


def fresh(person):
    """The same person on another day or page: what was known of them is asked again."""
    return type(person).objects.get(pk=person.pk)


def test_it_works(cast, now, site):
    page = site.get(LIST, most=12)
    assert "Wandle Vale Voluntary Action" in page.text and "in force" in page.text
    site.refuses(NOTE, cast.stranger, cast.rival, cast.scheme, cast.lead)
    typed = {"operator": cast.bodies.silver.pk, "words": "A letter of 3 May", "start_date": "2027-01-01"}  # fmt: skip
    page = site.post(NOTE, typed, by=cast.admin, follow=True)
    assert "not begun" in page.text and "A letter of 3 May" in page.text


def test_the_poster_says_where_to_join_and_whom_to_ask(cast, now, site):
    """Without a post the operator alone; without an operator, that nobody can join."""
    poster = reverse("citizens:poster")
    page = site.get(poster, most=12)
    assert (
        "http://testserver/citizens/ Wandle Vale Voluntary Action" in page.text and "ask Joining desk" not in page.text
    )
    add_contact(
        cast.bodies.cvs, post="Joining desk", reach="0300 123", purpose="scheme", by=cast.scheme, now=now,
        role=cast.scheme.roles.get(kind=RoleKind.SCHEME_MANAGER),
    )  # fmt: skip
    assert "Wandle Vale Voluntary Action: ask Joining desk, 0300 123" in site.get(poster).text
    SchemeTerm.objects.all().delete()
    page = site.get(poster)
    assert "so nobody can join" in page.text and "Joining desk" not in page.text


@pytest.mark.ledger("PO-15")
def test_only_the_contracted_operator_enrols_and_only_while_its_contract_is_live(cast, now):
    term = SchemeTerm.objects.get()
    applied = apply_to_join(cast.bodies.cvs, birth_date=None, wants="", by=cast.citizen, now=now)
    give_role(cast.rival, RoleKind.SCHEME_MANAGER, at=cast.bodies.silver, by=cast.admin, now=now)
    with pytest.raises(NotAllowed):  # another organisation's worker
        admit(applied, by=fresh(cast.rival), now=now)
    end_term(term, end_date=day_of(now) + timedelta(days=1), by=cast.admin, now=now)
    admit(applied, by=fresh(cast.scheme), now=now)  # its last day
    late = apply_to_join(cast.bodies.cvs, birth_date=day_of(now) - timedelta(days=40 * 365), wants="", by=cast.neighbour, now=now)  # fmt: skip
    after = now + timedelta(days=1)
    with pytest.raises(NotAllowed, match="not in force"):
        admit(late, by=fresh(cast.scheme), now=after)
    admit(late, by=cast.admin, now=after)


def test_without_an_agreement_in_force_it_sees_nobody(cast, now, site):
    member = made.member(cast, cast.citizen, now)
    SchemeTerm.objects.update(end_date=day_of(now))
    urls = [reverse("citizens:scheme"), reverse("citizens:member", args=[member.pk]), reverse("citizens:scheme_costs")]
    for url in urls:
        site.refuses(url, cast.scheme)
    assert "Nobody runs the scheme" not in site.get(LIST).text and "over" in site.get(LIST).text


@pytest.mark.ledger("FT-29")
def test_the_scheme_is_commissioned_here_from_award_to_the_first_member(cast, now):
    """Put out to tender, bid for by two, scored, awarded, signed; from the agreement's first day its provider runs the
    scheme, until the day it ends."""
    SchemeTerm.objects.all().delete()
    title, project = "Running the citizens' scheme", funding.project(cast, now)
    agreements.specification(project, now)
    tender = funding.decided(cast, now, for_project=project, title=title)
    now = tender.now
    finish_award(tender.opportunity.awards.get(), by=cast.lead, now=now)
    draft = draft_agreement(tender.riverside.decision, **agreements.terms(now, title=title), by=cast.lead, now=now)
    propose_measures(draft, by=cast.lead, now=now)
    offered = sign_for_funder(agree_measures(draft, by=cast.vco, now=now), by=cast.lead, now=now)
    with pytest.raises(Refused, match="not a signed agreement"):
        note_term(cast.bodies.riverside, contract=refer(offered), by=cast.admin, now=now)
    signed = sign_for_provider(offered, by=cast.vco, now=now)
    with pytest.raises(Refused, match="not a signed agreement"):  # it is with somebody else
        note_term(cast.bodies.cvs, contract=refer(signed), by=cast.admin, now=now)
    note_term(cast.bodies.riverside, contract=refer(signed), by=cast.admin, now=now)
    give_role(cast.vco, RoleKind.SCHEME_MANAGER, at=cast.bodies.riverside, by=cast.admin, now=now)
    first = agreements.at(now, signed.start_date)
    applied = apply_to_join(cast.bodies.riverside, birth_date=None, wants="", by=cast.citizen, now=first)
    with pytest.raises(NotAllowed, match="not in force"):
        admit(applied, by=fresh(cast.vco), now=now)
    admit(applied, by=fresh(cast.vco), now=first)
    deal = publish_agreement(cast.bodies.riverside, member_promises="To come.", scheme_promises="To pay.", by=fresh(cast.vco), now=first)  # fmt: skip
    countersign(accept_agreement(deal, by=cast.citizen, now=first), by=fresh(cast.vco), now=first)
    last = agreements.at(now, signed.end_date)
    with pytest.raises(NotAllowed, match="not in force"):
        publish_agreement(cast.bodies.riverside, member_promises="a", scheme_promises="b", by=fresh(cast.vco), now=last)


def test_an_agreement_that_ends_early_ends_the_scheme_with_it(cast, now):
    signed = agreements.live(cast, now, to="silver", title="Running the citizens' scheme")
    signed.ended_at = agreements.at(now, signed.start_date) + timedelta(days=10)
    signed.save(update_fields=["ended_at"])
    assert contract_of(refer(signed)).end_date == day_of(signed.ended_at)
    assert contract_of("agreements.agreement:999999") is None and contract_of("needs.need:1") is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start_date": None}, "start_date"),
        ({"end_date": None, "words": " "}, "words"),
        ({"end_date": "same"}, "end_date"),
        ({"contract": "agreements.agreement:0"}, "contract"),
    ],
)
def test_bad_terms(cast, now, changes, field):
    today = day_of(now)
    fields = {"start_date": today, "words": "On paper", **changes}
    if fields.get("end_date") == "same":
        fields["end_date"] = today
    with pytest.raises(Refused) as refused:
        note_term(cast.bodies.silver, by=cast.admin, now=now, **fields)
    assert refused.value.field == field
