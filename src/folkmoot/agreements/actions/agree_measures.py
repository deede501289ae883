from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy, proportion
from folkmoot.agreements.actions.draft_agreement import must_be_draft
from folkmoot.agreements.models import Agreement
from folkmoot.commissioning.models import MeasureKind
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person

RULE = "sutton-compact 3.3.5"


@transaction.atomic
def propose_measures(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """The funder says: these measures, no more. The provider must agree before anybody signs.

    Raises NotAllowed unless `by` is a commissioner of the funder; Refused without a measure of whether anyone is
    better off (MP-04), or with more measures than suit the provider's size (MP-01).
    """
    capacity = allow(policy.may_propose_measures(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    check_measures(agreement)
    agreement.measures_proposed_at, agreement.measures_agreed_at = now, None
    agreement.save(update_fields=["measures_proposed_at", "measures_agreed_at"])
    record(
        by, "agreements.measures.proposed", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"measures": agreement.measures.count()}, touching=[agreement.project],
    )  # fmt: skip
    return agreement


@transaction.atomic
def agree_measures(agreement: Agreement, *, by: Person, now: datetime) -> Agreement:
    """The provider agrees to the measures that the funder proposed.

    Raises NotAllowed unless `by` works for the provider; Refused when nothing stands proposed.
    """
    capacity = allow(policy.may_agree_measures(by, agreement, now=now))
    agreement = locked(agreement)
    must_be_draft(agreement)
    if agreement.measures_proposed_at is None:
        raise Refused(_("The funder has not proposed these measures yet, or somebody changed them since."))
    check_measures(agreement)
    agreement.measures_agreed_at = now
    agreement.save(update_fields=["measures_agreed_at"])
    record(
        by, "agreements.measures.agreed", agreement, capacity=capacity, now=now, rule=RULE,
        facts={"measures": agreement.measures.count()}, touching=[agreement.project],
    )  # fmt: skip
    return agreement


def check_measures(agreement: Agreement) -> None:
    """Refuse a list of measures that leaves out whether anyone is better off, or asks too much."""
    kinds = list(agreement.measures.values_list("kind", flat=True))
    if agreement.is_learning:
        if not (agreement.questions.exists() and agreement.cycles.exists()):
            raise Refused(_("Add at least one question, and a day by which you sit down and learn from it."))
        if agreement.measures.filter(target__isnull=False).exists():
            raise Refused(_("An agreement that learns has no targets. Take the aims out of its measures."))
    elif MeasureKind.BETTER_OFF not in kinds:
        raise Refused(_("Add a measure of whether anyone is better off, with how things are now."))
    most = proportion.most_measures(agreement.provider)
    if len(kinds) > most:
        raise Refused(
            _("These are %(count)s measures. Of an organisation this size ask for %(most)s at most.")
            % {"count": len(kinds), "most": most}
        )
