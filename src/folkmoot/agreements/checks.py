"""What the records of agreements, reports and payments show of the promises made.

The Compact's third outcome speaks of voluntary groups: with another kind of provider it does not apply.
"""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.agreements import ending_checks  # noqa: F401  (registers its checks)
from folkmoot.agreements.actions.draft_agreement import LONG_ENOUGH
from folkmoot.agreements.models import Agreement, Payment, Report
from folkmoot.agreements.queries import CAME_IN, SIGNED
from folkmoot.agreements.words import day
from folkmoot.commissioning.models import MeasureKind, OptionKind, Project
from folkmoot.commissioning.states import DocumentState
from folkmoot.commitments.checking import Verdict, broken, check, due, kept, not_applicable
from folkmoot.commitments.states import FindingState


def explained(sentence: str) -> Verdict:
    """Not kept to the letter, and the reason stands in public on the row itself."""
    return Verdict(FindingState.EXPLAINED, sentence)


def not_a_vco() -> Verdict:
    return not_applicable(_("The provider is not a voluntary or community organisation."))


@check("sutton-compact", "3.3.3", on=Agreement)
def funded_for_long_enough(agreement: Agreement, today: date) -> Verdict:
    """Two years or more, and as long as the outcome needs; or a published reason (ledger FT-05)."""
    return _term(agreement) if agreement.provider.is_voluntary else not_a_vco()


@check("lcc-requirements", "h", on=Agreement)
def the_contract_lasts(agreement: Agreement, today: date) -> Verdict:
    return _term(agreement)


def _term(agreement: Agreement) -> Verdict:
    months, horizon = agreement.term_months, agreement.specification.outcome.horizon_months
    runs = _("It runs for %s months.") % months
    if months < LONG_ENOUGH or months < horizon:
        wanted = _("It runs for %(months)s months; the outcome needs %(horizon)s.") % {
            "months": months,
            "horizon": horizon,
        }
        short = wanted if months < horizon else runs
        if agreement.short_term_reason:
            return explained(_("%s The reason is published.") % short)
        return broken(short) if agreement.is_signed else due(short)
    return kept(runs) if agreement.is_signed else due(_("%s Nobody has signed yet.") % runs)


@check("sutton-compact", "3.3.4", on=Payment)
def paid_on_time(payment: Payment, today: date) -> Verdict:
    """One finding for each payment, so that a reason for one never covers another (ledger FT-23)."""
    if not payment.agreement.provider.is_voluntary:
        return not_a_vco()
    if payment.paid_date:
        days = payment.days_late(today)
        return broken(_days_late(days)) if days else kept(_("Paid on %s, on time.") % day(payment.paid_date))
    if payment.is_late(today):
        return broken(_("Due on %s and not paid.") % day(payment.due_date))
    if payment.disputed_date:
        return due(_("In dispute since %s: the days to pay stand still.") % day(payment.disputed_date))
    return due(_("Due on %s.") % day(payment.due_date), payment.due_date)


def _days_late(days: int) -> str:
    return ngettext("Paid %s day late.", "Paid %s days late.", days) % days


@check("sutton-compact", "3.3.5", on=Agreement)
def measures_settled_before_signing(agreement: Agreement, today: date) -> Verdict:
    """Agreed by both before anybody signed, each with why it is asked and how it is used (ledger AG-13, MP-01)."""
    if not agreement.provider.is_voluntary:
        return not_a_vco()
    if not agreement.measures_agreed_at:
        return due(_("The measures are not agreed yet."))
    if agreement.funder_signed_at and agreement.measures_agreed_at > agreement.funder_signed_at:
        return broken(_("The measures were agreed after the signature."))
    count = agreement.measures.count()
    return kept(_("Measures agreed by both sides before signing: %s, each with why it is asked.") % count)


@check("nao-principles", "3", on=Agreement)
def users_are_at_the_centre(agreement: Agreement, today: date) -> Verdict:
    """A measure of whether anyone is better off, with how things were at the start (ledger MP-04)."""
    if agreement.is_learning:
        count = agreement.questions.count()
        learns = _("It learns with the people who use it. Questions asked: %s.") % count
        return kept(learns) if count else due(_("No question has been asked yet."))
    if agreement.measures.filter(kind=MeasureKind.BETTER_OFF, baseline__isnull=False).exists():
        return kept(_("It measures whether people are better off, from a known start."))
    return due(_("No measure asks yet whether anyone is better off."))


def stays_in_house(project: Project) -> bool:
    """The agreed appraisal prefers that the body runs it itself, so nobody is contracted."""
    return project.appraisals.filter(
        state=DocumentState.AGREED, options__is_preferred=True, options__kind=OptionKind.IN_HOUSE
    ).exists()


@check("commissioning-framework", "D2", on=Project)
def agreements_are_signed(project: Project, today: date) -> Verdict:
    """Every award of the project has an agreement signed by both, with measures agreed first."""
    states = list(project.agreements.values_list("state", flat=True))
    if not states:
        if stays_in_house(project):
            return not_applicable(_("The work stays in-house, so there is no agreement to sign."))
        return due(_("No agreement has been written yet."))
    waiting = sum(state not in SIGNED for state in states)
    if waiting:
        return due(_("Agreements still to be signed by both sides: %s.") % waiting)
    return kept(_("Agreements signed by both sides: %s, the measures agreed first.") % len(states))


@check("commissioning-framework", "R1", on=Project)
def a_report_came_in(project: Project, today: date) -> Verdict:
    """At least one report on the agreed measures."""
    reports = Report.objects.filter(agreement__project=project)
    count = reports.filter(state__in=CAME_IN).count()
    if count:
        return kept(_("Reports received: %s.") % count)
    if not project.agreements.exists() and stays_in_house(project):
        return not_applicable(_("The work stays in-house, so no provider reports."))
    first = reports.order_by("due_date").values_list("due_date", flat=True).first()
    return due(_("No report has come in yet."), first)


@check("commissioning-framework", "R4", on=Project)
def payments_were_on_time(project: Project, today: date) -> Verdict:
    """Every payment that fell due was made by its day, or says in public why not (ledger FT-23)."""
    payments = list(Payment.objects.filter(agreement__project=project))
    if not payments:
        if stays_in_house(project):
            return not_applicable(_("The work stays in-house, so no provider is paid."))
        return due(_("No payment has fallen due yet."))
    judged = [row for row in payments if row.paid_date or row.is_late(today)]
    late = [row for row in judged if row.is_late(today)]
    following = min((row.due_date for row in payments if not row.paid_date and row.due_date >= today), default=None)
    if not judged:
        return due(_("No payment has fallen due yet."), following)
    counts = {"on_time": len(judged) - len(late), "all": len(judged)}
    sentence = _("%(on_time)s of %(all)s payments were on time.") % counts
    silent = sum(not row.late_reason for row in late)
    if silent:
        state = FindingState.BROKEN
        sentence = _("%(sentence)s Late without a reason: %(silent)s.") % {"sentence": sentence, "silent": silent}
    else:
        state = FindingState.EXPLAINED if late else FindingState.KEPT
    # The day makes the daily round look again when the next payment falls due.
    return Verdict(state, sentence, following)
