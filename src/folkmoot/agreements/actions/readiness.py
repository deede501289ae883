"""What stops a signature besides the measures: a gag, a missing safeguard, too much risk, a party that has not signed."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from folkmoot.agreements import proportion
from folkmoot.agreements.actions.risks import risk_carried, too_much_risk
from folkmoot.agreements.anchor_states import ChoiceState
from folkmoot.agreements.anchoring.standing import Standing, governance_of
from folkmoot.agreements.models import (
    SHARED_KINDS,
    Agreement,
    AgreementKind,
    AnchorChoice,
    ClauseKind,
    Side,
)
from folkmoot.agreements.safeguarding import unsafe
from folkmoot.agreements.states import AgreementState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused

MONITORED = ("kind", "title", "unit", "baseline", "target", "months_between")


def check_parts(agreement: Agreement, now: datetime) -> None:
    """Refuse, with what to mend, an agreement whose parts do not hold."""
    _check_clauses(agreement)
    _check_risk(agreement)
    _check_safeguarding(agreement, now)
    _check_anchor(agreement, now)
    _check_neighbours(agreement)
    _check_parties(agreement)


def _check_clauses(agreement: Agreement) -> None:
    rows = list(agreement.clauses.select_related("clause"))
    for row in rows:
        if row.stops_signature:
            raise Refused(
                _("“%s” would keep the provider from speaking. Take it out, or have the legal reason written down.")
                % row.clause.title
            )
    if agreement.kind in SHARED_KINDS and not any(row.clause.kind == ClauseKind.FLOW_DOWN for row in rows):
        raise Refused(_("Several bodies share this work, so add the clause that passes the Compact on to all of them."))


def _check_risk(agreement: Agreement) -> None:
    if too_much_risk(agreement) and agreement.risks_approved_at is None:
        raise Refused(
            _("%(provider)s would carry risk of a weight of %(weight)s; %(most)s suits its size. Move a risk, or have it approved.")
            % {
                "provider": agreement.provider.name,
                "weight": risk_carried(agreement),
                "most": proportion.most_risk(agreement.provider),
            }
        )  # fmt: skip


def _check_safeguarding(agreement: Agreement, now: datetime) -> None:
    missing = unsafe(agreement, day_of(now))
    if missing:
        raise Refused(
            _(
                "This serves children or adults at risk. No safeguarding check in date for: %s. A commissioner writes one down"
                " on the page of the agreement in full."
            )
            % get_text_list([body.name for body in missing], _("and"))
        )


def _check_anchor(agreement: Agreement, now: datetime) -> None:
    """Whom the groups chose as anchor leads only with a pass in date under all four headings (PO-19)."""
    anchors = AnchorChoice.objects.filter(
        project=agreement.project_id, chosen=agreement.provider_id, state=ChoiceState.ACCEPTED
    )
    if not anchors.exists():
        return
    lacking = [line for line in governance_of(agreement.provider_id, day_of(now)) if line.state != Standing.PASS]
    if lacking:
        raise Refused(
            _(
                "%(anchor)s leads for the groups that chose it. It has no check of its governance in date for: %(headings)s."
            )
            % {
                "anchor": agreement.provider.name,
                "headings": get_text_list([str(line.heading.label) for line in lacking if line.heading], _("and")),
            }
        )


def _check_neighbours(agreement: Agreement) -> None:
    """One live agreement for a service in an area, unless a reason says why two (AG-05); linked ones alike (AG-06)."""
    if agreement.kind == AgreementKind.LINKED:
        first = agreement.reports_with
        if first is not None and _monitoring(agreement) != _monitoring(first):
            raise Refused(
                _("Linked contracts ask for the same. Bring the measures back to those of “%s”.") % first.title
            )
        return
    if not agreement.beside_reason.strip() and (other := beside(agreement).first()):
        raise Refused(_("“%s” is live for this service in this area already. Say why there are two.") % other.title)


def beside(agreement: Agreement) -> QuerySet[Agreement]:
    """Other live agreements for the same service in the same area, whose terms overlap."""
    live = Agreement.objects.filter(
        state=AgreementState.LIVE,
        project=agreement.project_id,
        area=agreement.area_id,
        start_date__lt=agreement.end_date,
        end_date__gt=agreement.start_date,
    )
    return live.exclude(pk=agreement.pk).exclude(kind=AgreementKind.LINKED).order_by("pk")


def _monitoring(agreement: Agreement) -> list[tuple[object, ...]]:
    return sorted(agreement.measures.values_list(*MONITORED), key=str)


def _check_parties(agreement: Agreement) -> None:
    sides = [Side.FUNDER] if agreement.state == AgreementState.DRAFT else [Side.FUNDER, Side.PROVIDER]
    waiting = agreement.parties.filter(side__in=sides, signed_at=None).select_related("organisation").order_by("pk")
    names = [row.organisation.name for row in waiting]
    if names:
        raise Refused(_("These sign before you: %s.") % get_text_list(names, _("and")))
