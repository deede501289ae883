"""How choices of an anchor and what it shares out appear elsewhere, and the words of their record entries."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.agreements.anchor_states import AllocationState, ChoiceState
from folkmoot.agreements.anchoring.standing import Standing, governance_of, worst
from folkmoot.agreements.models import Allocation, AnchorChoice, AnchorQuestion, Sharing
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.clock import day_of
from folkmoot.core.record import describe

describe(
    {
        "agreements.anchor.asked": gettext_lazy("Groups asked whom they trust as their anchor"),
        "agreements.anchor.nominated": gettext_lazy("A group said in confidence whom it trusts"),
        "agreements.anchor.counted": gettext_lazy("What the groups said was counted"),
        "agreements.anchor.accepted": gettext_lazy("Willing to be the anchor"),
        "agreements.anchor.declined": gettext_lazy("Not willing to be the anchor"),
        "agreements.anchor.question": gettext_lazy("Question to the anchor"),
        "agreements.anchor.question_answered": gettext_lazy("Question answered by the anchor"),
        "agreements.governance.passed": gettext_lazy("Governance looked at and in good order"),
        "agreements.governance.failed": gettext_lazy("Governance looked at and not in good order"),
        "agreements.sharing.opened": gettext_lazy("Groups can ask for a share"),
        "agreements.sharing.goes_on": gettext_lazy("The anchor is still paid for its groups"),
        "agreements.allocation.asked": gettext_lazy("Share asked for"),
        "agreements.allocation.offered": gettext_lazy("Share offered"),
        "agreements.allocation.refused": gettext_lazy("Share not offered"),
        "agreements.allocation.agreed": gettext_lazy("Share accepted"),
        "agreements.allocation.declined": gettext_lazy("Share not accepted"),
        "agreements.allocation.paid": gettext_lazy("Share paid to the group"),
        "agreements.allocation.ended": gettext_lazy("Share ended"),
    }
)


@appears(AnchorChoice)
def choice(row: AnchorChoice) -> Appearance:
    body, turns = row.project.body, []
    if row.state == ChoiceState.OPEN:
        words, holder = _("Count what the groups said, after their last day"), f"org:{body.pk}:commissioner"
        turns.append(Turn(holder, words, row.get_absolute_url(), row.closes_date, body.name))
    elif row.state == ChoiceState.CHOSEN and row.chosen:
        words = _("Say whether you will be the anchor")
        turns.append(Turn(f"org:{row.chosen_id}", words, row.get_absolute_url(), holder_name=row.chosen.name))
    title = _("Choice of an anchor: %s") % row.project.title
    return Appearance(title=title, url=row.get_absolute_url(), kind="anchor choice", turns=tuple(turns))


@appears(Sharing)
def sharing(row: Sharing) -> Appearance:
    """For groups to find; where the anchor is not in good order, its funder decides what happens."""
    agreement, turns = row.agreement, []
    # A check that was not passed stays so whatever the day; one that ran out is the anchor's to renew.
    failed = worst(governance_of(agreement.provider_id, day_of(row.opened_at))) == Standing.FAIL
    if agreement.state == "live" and failed and not row.goes_on_until:
        words = _("The anchor failed its governance check: decide how its groups are paid")
        url, name = reverse("agreements:let_go_on", args=[row.pk]), agreement.funder.name
        turns.append(Turn(f"org:{agreement.funder_id}:commissioner", words, url, holder_name=name))
    title = _("Shares of %s") % agreement.title
    return Appearance(title=title, url=row.get_absolute_url(), kind="sharing", body=row.words, turns=tuple(turns))


@appears(Allocation)
def allocation(row: Allocation) -> Appearance:
    turns = []
    if row.state == AllocationState.ASKED:
        words = _("Answer %s, which asks for a share") % row.group.name
        turns.append(Turn(f"org:{row.anchor_id}", words, row.get_absolute_url(), holder_name=row.anchor.name))
    elif row.state == AllocationState.OFFERED:
        words = _("Accept the share you are offered, or decline it")
        turns.append(Turn(f"org:{row.group_id}", words, row.get_absolute_url(), holder_name=row.group.name))
    return Appearance(
        title=row.what, url=row.get_absolute_url(), kind="allocation", audience=f"org:{row.group_id}",
        turns=tuple(turns),
    )  # fmt: skip


@appears(AnchorQuestion)
def question(row: AnchorQuestion) -> Appearance:
    """Always the anchor's turn, never a group's."""
    anchor, turns = row.agreement.provider, []
    if not row.answered_at:
        url = reverse("agreements:answer_question", args=[row.pk])
        turns.append(Turn(f"org:{anchor.pk}", _("Answer the commissioner’s question"), url, holder_name=anchor.name))
    return Appearance(
        title=_("Question on %s") % row.agreement.title, url=row.get_absolute_url(), kind="question",
        audience=f"org:{anchor.pk}", turns=tuple(turns),
    )  # fmt: skip
