"""What agreements show on the pages of projects, opportunities and organisations."""

from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, queries
from folkmoot.agreements.anchoring import cards as _anchoring  # noqa: F401
from folkmoot.agreements.models import Agreement
from folkmoot.agreements.money import cards as _money  # noqa: F401
from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.states import DocumentState
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.people.contacts import shows_contact
from folkmoot.people.models import Organisation

shows_contact(on=Agreement, body=lambda row: row.funder)


@card(on=Project, order=70)
def agreements_of_a_project(person: Any, project: Project) -> Card | None:
    """Who delivers, for how much, until when, paid on time or not; and awards that wait for an agreement."""
    moment = clock.now()
    visible = queries.visible_to(person, clock.day_of(moment))
    agreements = project.agreements.filter(visible).select_related("funder", "provider")
    rows = list(queries.with_on_time(agreements, clock.day_of(moment)).order_by("pk"))
    awards = [
        decision
        for decision in queries.awards_without_agreement(project)
        if policy.may_draft(person, decision, now=moment)
    ]
    if not rows and not awards:
        return None
    return Card(_("Agreements"), "agreements/cards/project.html", {"rows": rows, "awards": awards})


@card(on=Specification, order=70)
def agreements_of_a_specification(person: Any, specification: Specification) -> Card | None:
    """Who delivers it; and for whoever commissions it, a way to hand an asset to a community body (ledger AG-27)."""
    moment = clock.now()
    visible = queries.visible_to(person, clock.day_of(moment))
    rows = list(specification.agreements.filter(visible).select_related("provider").order_by("pk"))
    is_agreed = specification.state == DocumentState.AGREED
    hands_over = is_agreed and bool(policy.acts_for_funder(person, specification.project.body, now=moment))
    if not rows and not hands_over:
        return None
    context = {"rows": rows, "specification": specification, "hands_over": hands_over}
    return Card(_("Agreements to deliver it"), "agreements/cards/specification.html", context)


@card(on=Organisation, order=70)
def agreements_of_an_organisation(person: Any, organisation: Organisation) -> Card | None:
    """What it funds and what it delivers, with a way to the register."""
    found = Agreement.objects.filter(
        Q(funder=organisation) | Q(provider=organisation), state__in=queries.SIGNED
    ).aggregate(
        funded=Count("pk", filter=Q(funder=organisation)),
        funded_value=Sum("value", filter=Q(funder=organisation)),
        delivered=Count("pk", filter=Q(provider=organisation)),
        delivered_value=Sum("value", filter=Q(provider=organisation)),
    )
    if not found["funded"] and not found["delivered"]:
        return None
    return Card(_("Agreements"), "agreements/cards/organisation.html", {"organisation": organisation, **found})


@card(on=Organisation, order=75)
def feedback_on_a_body(person: Any, organisation: Organisation) -> Card | None:
    """What voluntary groups say of a public body, latest first, with a way to say more."""
    if not organisation.is_public_body:
        return None
    rows = list(queries.feedback(organisation)[:2])
    may_give = bool(policy.may_give_feedback(person, organisation, now=clock.now()))
    if not rows and not may_give:
        return None
    context = {"rows": rows, "body": organisation, "may_give": may_give}
    return Card(_("As voluntary groups see it"), "agreements/cards/feedback.html", context)
