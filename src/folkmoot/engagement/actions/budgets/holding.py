"""Holding a budget while something happens to it: many voters at once, or one person who closes it."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.engagement.models import Budget
from folkmoot.engagement.states import BudgetState


def held_open(budget: Budget) -> Budget:
    """The budget as it is now; whoever closes it waits until this vote is written, and votes do not wait for each other.

    On SQLite every writing transaction is alone already. On PostgreSQL a shared lock is what `locked`, which closes
    the vote, has to wait for: so a ballot that is being written is either counted or told that voting has closed.
    """
    held = " FOR KEY SHARE" if connection.vendor == "postgresql" else ""
    rows = Budget.objects.raw(f'SELECT * FROM "{Budget._meta.db_table}" WHERE id = %s{held}', [budget.pk])  # noqa: S608
    return rows[0]


def refuse_unless(budget: Budget, *states: BudgetState, sentence: str = "") -> None:
    if budget.state not in states:
        raise Refused(
            sentence or _("This cannot be done now: the budget is “%(state)s”.") % {"state": budget.get_state_display()}
        )


def refuse_unless_voting(budget: Budget, now: datetime) -> None:
    """A vote counts up to the closing moment, and not at it or after it."""
    if budget.state in (BudgetState.CLOSED, BudgetState.COUNTED, BudgetState.DONE) or (
        budget.state == BudgetState.VOTING and now >= budget.votes_until
    ):
        raise Refused(_("Voting has closed."))
    if budget.state != BudgetState.VOTING or now < budget.votes_from:
        raise Refused(_("Voting has not opened yet."))
