"""What funding shows on projects, specifications and organisations."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project, Specification
from folkmoot.commissioning.states import DocumentState, Stage
from folkmoot.core import clock
from folkmoot.core.cards import Card, card
from folkmoot.core.clock import day_of
from folkmoot.funding import policy
from folkmoot.funding.models import NoticeAward, Opportunity
from folkmoot.funding.queries.opportunities import opportunities_for
from folkmoot.people.contacts import shows_contact
from folkmoot.people.models import Organisation

shows_contact(on=Opportunity, body=lambda row: row.project.body)

AWARDS_SHOWN = 5


@card(on=Project, order=60)
def opportunities_of_a_project(person: Any, project: Project) -> Card | None:
    moment = clock.now()
    rows = list(opportunities_for(person, day_of(moment)).filter(project=project))
    may_prepare = project.stage == Stage.DELIVER and bool(policy.may_prepare(person, project, now=moment))
    has_specification = may_prepare and project.specifications.filter(state=DocumentState.AGREED).exists()
    if not rows and not may_prepare:
        return None
    context = {"rows": rows, "project": project, "may_prepare": has_specification}
    return Card(_("Opportunities to be funded"), "funding/card_opportunities.html", context)


@card(on=Specification, order=60)
def opportunities_of_a_specification(person: Any, specification: Specification) -> Card | None:
    rows = list(opportunities_for(person, day_of(clock.now())).filter(specification=specification))
    if not rows:
        return None
    return Card(_("Opportunities to deliver it"), "funding/card_opportunities.html", {"rows": rows})


@card(on=Organisation, order=60)
def funding_of_an_organisation(person: Any, organisation: Organisation) -> Card | None:
    """What it was awarded and what it offers. Never what it bids for."""
    awards = NoticeAward.objects.filter(Q(recipient=organisation) | Q(recipient__merged_into=organisation))
    counts = awards.aggregate(won=Count("pk"))
    offered = organisation.notices.count()
    if not counts["won"] and not offered:
        return None
    latest = awards.select_related("notice__body", "notice__opportunity").order_by("-awarded_date", "-pk")[
        :AWARDS_SHOWN
    ]
    context = {"organisation": organisation, "awards": list(latest), "won": counts["won"], "offered": offered}
    return Card(_("Opportunities and awards"), "funding/card_organisation.html", context)
