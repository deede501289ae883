from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.agreements import changing_appearances, queries, schemes  # noqa: F401  (the first and the last register their own)
from folkmoot.agreements.anchoring import showing as _anchoring  # noqa: F401
from folkmoot.agreements.models import Agreement, Measure, Payment, Report, Result
from folkmoot.agreements.money import showing as _money  # noqa: F401
from folkmoot.agreements.states import AgreementState, ReportState
from folkmoot.agreements.words import day, span
from folkmoot.commissioning.models import Lesson, Project
from folkmoot.commitments.models import Explanation
from folkmoot.core.appearances import Appearance, Knot, Turn, appearance_of, appears
from folkmoot.core.audiences import audience
from folkmoot.core.clock import day_of
from folkmoot.core.listings import tie
from folkmoot.core.models import PendingTurn
from folkmoot.core.record import after_entry, describe
from folkmoot.core.subjects import refer
from folkmoot.core.suppression import HIDDEN
from folkmoot.design.charts.figure import with_unit
from folkmoot.funding.models import FundingDecision
from folkmoot.funding.publishing.contracts import Contract, tells_contract
from folkmoot.people.models import Person

describe(
    {
        "agreements.agreement.drafted": gettext_lazy("Agreement drafted"),
        "agreements.agreement.changed": gettext_lazy("Terms changed while the agreement was being written"),
        "agreements.measure.added": gettext_lazy("Measure added"),
        "agreements.measure.changed": gettext_lazy("Measure changed"),
        "agreements.measure.removed": gettext_lazy("Measure taken out"),
        "agreements.measures.proposed": gettext_lazy("Measures proposed by the funder"),
        "agreements.measures.agreed": gettext_lazy("Measures agreed by the provider"),
        "agreements.agreement.signed_by_funder": gettext_lazy("Signed for the funder"),
        "agreements.agreement.signed_by_provider": gettext_lazy("Signed for the provider"),
        "agreements.agreement.sent_back": gettext_lazy("Sent back by the provider to be changed"),
        "agreements.agreement.ended": gettext_lazy("Agreement ended"),
        "agreements.report.saved": gettext_lazy("Report saved, not sent yet"),
        "agreements.report.submitted": gettext_lazy("Report received"),
        "agreements.report.accepted": gettext_lazy("Report accepted"),
        "agreements.report.asked_again": gettext_lazy("Report asked for again"),
        "agreements.payment.invoiced": gettext_lazy("Invoice received"),
        "agreements.payment.paid": gettext_lazy("Payment made"),
        "agreements.payment.late_explained": gettext_lazy("Late payment explained"),
    }
)


@audience
def agreements_being_written(person: Person, today: date) -> Iterator[str]:
    """agreement:5 for the people of every body that is to sign agreement 5, or is talking about its end."""
    for number in queries.spoken_of_by(person, today).values_list("pk", flat=True):
        yield f"agreement:{number}"


@appears(Agreement)
def agreement(row: Agreement) -> Appearance:
    return Appearance(
        title=row.title,
        url=row.get_absolute_url(),
        kind="agreement",
        audience=row.audience,
        body=f"{row.funder.name} {row.provider.name} {row.project.title} {row.specification.purpose}",
        knot=Knot.AGREEMENT,
        turns=tuple(turns(row)),
    )


def turns(row: Agreement) -> Iterator[Turn]:
    """What each side has to do next."""
    funder, provider = f"org:{row.funder_id}:commissioner", f"org:{row.provider_id}"
    url = row.get_absolute_url()
    if row.state == AgreementState.DRAFT:
        if row.measures_agreed_at:
            yield Turn(funder, _("Sign the agreement"), url, holder_name=row.funder.name)
        elif row.measures_proposed_at:
            yield Turn(provider, _("Agree the measures, or change them"), url, holder_name=row.provider.name)
        else:
            yield Turn(funder, _("Settle the measures and propose them"), url, holder_name=row.funder.name)
    elif row.state == AgreementState.OFFERED:
        yield Turn(provider, _("Sign the agreement"), url, holder_name=row.provider.name)
    else:
        yield from _turns_while_it_runs(row, funder, provider)


def _turns_while_it_runs(row: Agreement, funder: str, provider: str) -> Iterator[Turn]:
    report = row.reports.filter(state=ReportState.DUE).order_by("due_date").first()
    if report:
        what = _("Send the report for %s") % span(report.start_date, report.end_date)
        yield Turn(provider, what, report.get_absolute_url(), report.due_date, row.provider.name)
    for report in row.reports.filter(state=ReportState.SUBMITTED).order_by("due_date"):
        period = span(report.start_date, report.end_date)
        if row.needs_certifier and report.certified_at is None:
            what = _("Somebody else than who sent it certifies the report for %s") % period
            yield Turn(provider, what, report.get_absolute_url(), holder_name=row.provider.name)
        else:
            what = _("Read the report for %s") % period
            yield Turn(funder, what, report.get_absolute_url(), holder_name=row.funder.name)
    payment = row.payments.filter(paid_date=None).order_by("due_date").first()
    if payment:
        what = _("Make payment %s") % payment.number
        holder = f"org:{row.funder_id}:finance"
        yield Turn(holder, what, payment.get_absolute_url(), payment.due_date, row.funder.name)
    elif row.state == AgreementState.LIVE:
        yield Turn(
            funder,
            _("Close the agreement once its term is over"),
            row.get_absolute_url(),
            row.end_date,
            row.funder.name,
        )


@appears(Measure)
def measure(row: Measure) -> Appearance | None:
    """On the thread once both have signed; before that it may still change."""
    if not row.agreement.is_signed:
        return None
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="measure", body=row.purpose, knot=Knot.MEASURE)


@appears(Report)
def report(row: Report) -> Appearance | None:
    if not row.has_come_in:
        return None
    title = _("Report on %(agreement)s, %(period)s") % {
        "agreement": row.agreement.title, "period": span(row.start_date, row.end_date)
    }  # fmt: skip
    return Appearance(title=title, url=row.get_absolute_url(), kind="report", body=row.story)


@appears(Result)
def result(row: Result) -> Appearance | None:
    if not row.report.has_come_in:
        return None
    title = _("%(measure)s: %(value)s by %(day)s") % {
        "measure": row.measure.title, "value": with_unit(row.shown, row.measure.unit, str(HIDDEN)),
        "day": day(row.report.last_date),
    }  # fmt: skip
    return Appearance(title=title, url=row.get_absolute_url(), kind="result", body=row.note, knot=Knot.RESULT)


@after_entry
def whose_turn_to_draft(thing: Model, now: datetime) -> None:
    """An award waits for its agreement. Awards live on a lower floor, which knows nothing of agreements."""
    if not isinstance(thing, FundingDecision) or not thing.awarded or Agreement.objects.filter(decision=thing).exists():
        return
    opportunity = thing.bid.opportunity
    PendingTurn.objects.create(
        subject=refer(thing),
        holder=f"org:{opportunity.project.body_id}:commissioner",
        holder_name=opportunity.project.body.name,
        what=_("Draft the agreement"),
        title=opportunity.title,
        url=reverse("agreements:draft", args=[thing.pk]),
    )


@after_entry
def keep_reason_beside_payment(thing: Model, now: datetime) -> None:
    """A late payment may also be explained from the page of the promise; its reason then stands beside it too."""
    if isinstance(thing, Payment) and not thing.late_reason:
        words = Explanation.objects.filter(subject=refer(thing)).values_list("words", flat=True).first()
        if words:
            Payment.objects.filter(pk=thing.pk).update(late_reason=words)


@after_entry
def tie_results_to_lessons(thing: Model, now: datetime) -> None:
    """A lesson is learnt from a project's results; where there are none, from what it set out to do.

    Lessons live on a lower floor, which knows nothing of results, so the knot is tied here.
    """
    if isinstance(thing, Lesson):
        lessons, project = [thing], thing.project
    elif isinstance(thing, Result) and thing.report.has_come_in:
        project = thing.report.agreement.project
        lessons = list(project.lessons.all())
    else:
        return
    lessons = [row for row in lessons if appearance_of(row)]
    if not lessons:
        return
    for earlier in lesson_comes_from(project):
        for lesson in lessons:
            tie(earlier=earlier, later=lesson, now=now)


def lesson_comes_from(project: Project) -> Sequence[Model]:
    """The project's results; without any, its latest agreement, specification or outcome, whichever came last."""
    results = list(
        Result.objects.filter(report__agreement__project=project, report__state__in=queries.CAME_IN).select_related(
            "report__agreement", "measure"
        )
    )
    if results:
        return results
    latest: Model | None = (
        project.agreements.filter(state__in=queries.SIGNED).order_by("-pk").first()
        or project.specifications.order_by("-number").first()
    )
    return [row for row in [latest or project.outcome] if row is not None and appearance_of(row)]


@tells_contract
def what_was_signed(decision: FundingDecision) -> Contract | None:
    """For notices and open data of the funding room: the agreement that both sides signed."""
    row = Agreement.objects.filter(decision=decision, provider_signed_at__isnull=False).first()
    if row is None or row.provider_signed_at is None:
        return None
    return Contract(
        identifier=f"FM-AGR-{row.pk}", bid=decision.bid_id, title=row.title, signed_date=day_of(row.provider_signed_at),
        start_date=row.start_date, end_date=row.end_date, value=row.value,
    )  # fmt: skip
