"""Who may move money: who hosts a fund, who puts in, who pays, and who looks a second time."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.agreements.models import Agreement, Fund
from folkmoot.agreements.policy import acts_for_funder, acts_for_provider
from folkmoot.core.policy import Answer, no
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

may_open_fund = acts_for_funder


def may_close_fund(person: Any, fund: Fund, *, now: datetime) -> Answer:
    return acts_for_funder(person, fund.host, now=now)


def may_contribute(person: Any, partner: Organisation, *, now: datetime) -> Answer:
    """Only the partner's own people bind its money."""
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=partner, now=now)


def may_note_gifts(person: Any, fund: Fund, *, now: datetime) -> Answer:
    """Gifts of residents and shops are written down by whoever looks after them."""
    if fund.administrator is None:
        return no(_("Only a fund for local giving takes gifts. Each funder of this one puts in its own money."))
    return acts_as(person, RoleKind.COMMISSIONER, RoleKind.FINANCE, at=fund.administrator, now=now)


def may_commit(person: Any, fund: Fund, agreement: Agreement, *, now: datetime) -> Answer:
    """The host's commissioners, for an agreement that the host signs; never somebody of the provider."""
    if agreement.funder_id != fund.host_id:
        return no(
            _("%(host)s hosts this fund, so it pays only agreements that %(host)s signs.") % {"host": fund.host.name}
        )
    if acts_for_provider(person, agreement.provider, now=now):
        return no(_("You work for the provider, so somebody else must decide this."))
    return acts_for_funder(person, fund.host, now=now)
