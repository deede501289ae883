"""What the pages of agreements, projects and organisations show of anchors."""

from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.anchor_states import ChoiceState
from folkmoot.agreements.anchoring import policy, queries
from folkmoot.agreements.models import Agreement
from folkmoot.agreements.states import AgreementState
from folkmoot.commissioning.models import Project
from folkmoot.core import clock
from folkmoot.core.cards import Card, card


@card(on=Agreement, order=14)
def shared_out(person: Any, agreement: Agreement) -> Card | None:
    """What the anchor has passed on; for the anchor, a way to begin."""
    sharing = getattr(agreement, "sharing", None)
    if sharing is None:
        live = agreement.state == AgreementState.LIVE
        if not (live and policy.may_share_out(person, agreement, now=clock.now())):
            return None
    context = {"agreement": agreement, "sharing": sharing, "sums": queries.roll_up(agreement) if sharing else None}
    return Card(_("Shared out among groups"), "agreements/anchoring/card.html", context)


@card(on=Project, order=66)
def who_holds_it_for_the_groups(person: Any, project: Project) -> Card | None:
    """The groups' choice of an anchor; for the body's commissioner, a way to ask them."""
    choices = list(project.anchor_choices.select_related("chosen").order_by("-pk"))
    waiting = any(row.state in (ChoiceState.OPEN, ChoiceState.CHOSEN) for row in choices)
    may_ask = not waiting and bool(policy.may_open_choice(person, project, now=clock.now()))
    if not choices and not may_ask:
        return None
    context = {"project": project, "choices": choices, "may_ask": may_ask}
    return Card(_("The groups’ anchor"), "agreements/anchoring/project_card.html", context)
