"""How pooled money appears elsewhere, and the words of its record entries."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.agreements.claim_states import ClaimState
from folkmoot.agreements.models import Claim, Fund
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe

describe(
    {
        "agreements.fund.opened": gettext_lazy("Fund opened"),
        "agreements.fund.closed": gettext_lazy("Fund closed"),
        "agreements.contribution.made": gettext_lazy("Money put into the fund"),
        "agreements.contribution.changed": gettext_lazy("Contribution changed"),
        "agreements.in_kind.given": gettext_lazy("Help in kind given"),
        "agreements.money.committed": gettext_lazy("Money of a fund promised to an agreement"),
        "agreements.money.released": gettext_lazy("Money given back to its funds"),
        "agreements.plan.milestone_added": gettext_lazy("Milestone added to the plan of payments"),
        "agreements.plan.milestone_removed": gettext_lazy("Milestone taken out of the plan of payments"),
        "agreements.plan.price_added": gettext_lazy("Price of an outcome added"),
        "agreements.plan.price_removed": gettext_lazy("Price of an outcome taken out"),
        "agreements.plan.explained": gettext_lazy("Why it is paid this way"),
        "agreements.plan.approved": gettext_lazy("Payment by outcome approved by a second commissioner"),
        "agreements.claim.sent": gettext_lazy("Claim received"),
        "agreements.claim.disputed": gettext_lazy("Claim disputed"),
        "agreements.claim.answered": gettext_lazy("Dispute answered"),
        "agreements.claim.settled": gettext_lazy("Dispute settled"),
        "agreements.contracts.given": gettext_lazy("Contract register given as a file"),
        "agreements.contracts.tried": gettext_lazy("Contract register tried"),
        "agreements.contracts.brought_in": gettext_lazy("Contract register brought in"),
        "agreements.contracts.discarded": gettext_lazy("Contract register thrown away"),
        "agreements.bank.checked": gettext_lazy("New bank details checked by a second person"),
    }
)


@appears(Fund)
def fund(row: Fund) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="fund", body=f"{row.purpose} {row.host.name}")


@appears(Claim)
def claim(row: Claim) -> Appearance:
    """For the provider to find; the funder hears of it by its turns."""
    agreement, turns = row.agreement, []
    if row.state == ClaimState.DISPUTED:
        if not row.dispute_answer:
            holder, name = f"org:{agreement.provider_id}", agreement.provider.name
            turns.append(Turn(holder, _("Answer what is disputed"), row.get_absolute_url(), holder_name=name))
        holder, name = f"org:{agreement.funder_id}:commissioner", agreement.funder.name
        turns.append(Turn(holder, _("Settle the dispute"), row.get_absolute_url(), holder_name=name))
    elif row.state == ClaimState.SENT and row.payment:
        holder, name = f"org:{agreement.funder_id}:commissioner", agreement.funder.name
        words = _("Check the claim; dispute it in time, or it is paid")
        turns.append(Turn(holder, words, row.get_absolute_url(), row.payment.due_date, name))
    return Appearance(
        title=_("Claim of £%(amount)s: %(agreement)s") % {"amount": f"{row.amount:,.2f}", "agreement": agreement.title},
        url=row.get_absolute_url(),
        kind="claim",
        audience=f"org:{agreement.provider_id}",
        turns=tuple(turns),
    )
