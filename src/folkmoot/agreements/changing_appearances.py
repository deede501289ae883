"""How clauses, visits, changes and endings appear elsewhere, and the words of their entries."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.agreements.models import (
    BodyFeedback,
    Clause,
    Ending,
    ImprovementPlan,
    MeasureChange,
    MonitoringVisit,
    TroubleNotice,
    Variation,
)
from folkmoot.agreements.states import EndingState, ImprovementState, VariationState
from folkmoot.agreements.words import day
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe

describe(
    {
        "agreements.feedback.given": gettext_lazy("Feedback on a public body"),
        "agreements.feedback.answered": gettext_lazy("Feedback answered"),
        "agreements.health.opened": gettext_lazy("Partners asked in confidence"),
        "agreements.health.answered": gettext_lazy("A partner answered in confidence"),
        "agreements.perspective.added": gettext_lazy("Perspective added to the scorecard"),
        "agreements.measure.placed": gettext_lazy("Measure placed under a perspective"),
        "agreements.value.claimed": gettext_lazy("Social value claimed"),
        "agreements.value.shown": gettext_lazy("Social value shown"),
        "agreements.benefit.noted": gettext_lazy("Saving or avoided cost written down"),
        "agreements.overlap.noted": gettext_lazy("People counted by two agreements written down"),
        "agreements.report.split": gettext_lazy("Figures by neighbourhood added"),
        "agreements.agreement.settled": gettext_lazy("Particulars settled"),
        "agreements.party.added": gettext_lazy("Another body brought in"),
        "agreements.party.removed": gettext_lazy("A body taken out"),
        "agreements.party.signed": gettext_lazy("Signed by another party"),
        "agreements.document.added": gettext_lazy("Paper added"),
        "agreements.clause.written": gettext_lazy("Clause written for the library"),
        "agreements.clause.withdrawn": gettext_lazy("Clause withdrawn from the library"),
        "agreements.clause.taken": gettext_lazy("Clause put into the agreement"),
        "agreements.clause.dropped": gettext_lazy("Clause taken out of the agreement"),
        "agreements.clause.overridden": gettext_lazy("Legal reason written beside a clause"),
        "agreements.risk.added": gettext_lazy("Risk written down"),
        "agreements.risk.removed": gettext_lazy("Risk taken out"),
        "agreements.risks.approved": gettext_lazy("Risk on the provider approved"),
        "agreements.safeguarding.checked": gettext_lazy("Safeguarding checked"),
        "agreements.report.people_counted": gettext_lazy("People counted by group"),
        "agreements.report.certified": gettext_lazy("Report certified by a second person"),
        "agreements.story.added": gettext_lazy("Story added with consent"),
        "agreements.story.taken_back": gettext_lazy("Story taken back by whoever told it"),
        "agreements.note.written": gettext_lazy("Note written by the funder, for the provider to read"),
        "agreements.measure.change_proposed": gettext_lazy("Change to a signed measure proposed"),
        "agreements.measure.change_answered": gettext_lazy("Change to a signed measure answered"),
        "agreements.delivery.role_noted": gettext_lazy("Role in the service written down"),
        "agreements.delivery.referrals_noted": gettext_lazy("People sent on to a group counted"),
        "agreements.delivery.shared_work_noted": gettext_lazy("What somebody brings written down"),
        "agreements.learning.asked": gettext_lazy("Learning question added"),
        "agreements.learning.planned": gettext_lazy("Learning cycle planned"),
        "agreements.learning.noted": gettext_lazy("Learning cycle written down"),
        "agreements.visit.written": gettext_lazy("Visit by a citizen commissioner written down"),
        "agreements.visit.answered": gettext_lazy("Visit answered by the provider"),
        "agreements.evaluation.planned": gettext_lazy("Independent evaluation planned"),
        "agreements.variation.proposed": gettext_lazy("Variation proposed"),
        "agreements.variation.accepted": gettext_lazy("Variation accepted"),
        "agreements.variation.refused": gettext_lazy("Variation not accepted"),
        "agreements.variation.withdrawn": gettext_lazy("Variation withdrawn"),
        "agreements.review.added_to": gettext_lazy("Provider added its part to the yearly review"),
        "agreements.review.held": gettext_lazy("Yearly review held"),
        "agreements.plan.proposed": gettext_lazy("Improvement plan proposed"),
        "agreements.plan.step_added": gettext_lazy("Step added to the improvement plan"),
        "agreements.plan.agreed": gettext_lazy("Improvement plan agreed"),
        "agreements.plan.step_done": gettext_lazy("Step of the improvement plan done"),
        "agreements.plan.closed": gettext_lazy("Improvement plan closed"),
        "agreements.plan.dropped": gettext_lazy("Improvement plan dropped"),
        "agreements.trouble.told": gettext_lazy("Early word from a provider"),
        "agreements.trouble.acknowledged": gettext_lazy("Early word acknowledged"),
        "agreements.ending.opened": gettext_lazy("Early talk opened"),
        "agreements.ending.point_said": gettext_lazy("Provider said something"),
        "agreements.ending.responded": gettext_lazy("Provider gave its whole answer"),
        "agreements.ending.point_answered": gettext_lazy("Funder replied to a point"),
        "agreements.ending.assessed": gettext_lazy("Impact assessed"),
        "agreements.ending.decided": gettext_lazy("Cut or ending decided"),
        "agreements.ending.short_notice_written": gettext_lazy("Short notice written, waiting for a second signature"),
        "agreements.ending.notice_sent": gettext_lazy("Written notice sent"),
        "agreements.ending.users_told": gettext_lazy("Users and the public told"),
        "agreements.ending.dropped": gettext_lazy("Cut or ending dropped"),
        "agreements.ending.carried_out": gettext_lazy("Cut or ending carried out"),
        "agreements.exit_plan.written": gettext_lazy("Exit plan written"),
        "agreements.exit_plan.handed_over": gettext_lazy("Handed over at the end"),
    }
)


@appears(Clause)
def clause(row: Clause) -> Appearance | None:
    if row.withdrawn_at:
        return None
    return Appearance(title=str(row), url=row.get_absolute_url(), kind="clause", body=row.text)


@appears(MonitoringVisit)
def visit(row: MonitoringVisit) -> Appearance:
    title = _("Visit to %(agreement)s, %(day)s") % {"agreement": row.agreement.title, "day": day(row.visited_date)}
    url = reverse("agreements:followed", args=[row.agreement_id])
    turns = []
    if row.answered_at is None:
        holder = row.agreement.provider
        turns = [Turn(f"org:{holder.pk}", _("Answer the visit"), url, holder_name=holder.name)]
    return Appearance(title=title, url=url, kind="visit", body=f"{row.saw} {row.heard}", turns=turns)


@appears(Variation)
def variation(row: Variation) -> Appearance | None:
    if row.state != VariationState.PROPOSED:
        return None
    answers = row.agreement.provider if row.by_funder else row.agreement.funder
    holder = f"org:{answers.pk}" if row.by_funder else f"org:{answers.pk}:commissioner"
    turn = Turn(holder, _("Answer the proposed change"), row.get_absolute_url(), holder_name=answers.name)
    return Appearance(
        title=row.agreement.title, url=row.get_absolute_url(), kind="variation", body=row.what, turns=[turn]
    )


@appears(MeasureChange)
def measure_change(row: MeasureChange) -> Appearance | None:
    if row.answered_at is not None:
        return None
    agreement = row.measure.agreement
    answers = agreement.provider if row.by_funder else agreement.funder
    holder = f"org:{answers.pk}" if row.by_funder else f"org:{answers.pk}:commissioner"
    url = reverse("agreements:followed", args=[agreement.pk])
    turn = Turn(holder, _("Answer a change to a measure"), reverse("agreements:answer_change", args=[row.pk]), holder_name=answers.name)  # fmt: skip
    return Appearance(title=row.measure.title, url=url, kind="change to a measure", body=row.reason, turns=[turn])


@appears(ImprovementPlan)
def improvement_plan(row: ImprovementPlan) -> Appearance:
    url, turns = row.get_absolute_url(), []
    funder, provider = row.agreement.funder, row.agreement.provider
    commissioner, worker = f"org:{funder.pk}:commissioner", f"org:{provider.pk}"
    if row.state == ImprovementState.PROPOSED and row.steps.exists():
        turns = [Turn(worker, _("Agree to the improvement plan"), url, holder_name=provider.name)]
    elif row.state == ImprovementState.PROPOSED:
        turns = [Turn(commissioner, _("Add dated steps to the improvement plan"), url, holder_name=funder.name)]
    elif row.state == ImprovementState.AGREED:
        for step in row.steps.filter(done_date=None).order_by("by_date", "pk")[:1]:
            holder, name = (commissioner, funder.name) if step.by_funder else (worker, provider.name)
            turns.append(Turn(holder, _("Do this step: %s") % step.what, url, step.by_date, name))
        turns.append(Turn(commissioner, _("Say how the improvement plan turned out"), url, row.until_date, funder.name))
    return Appearance(title=str(row), url=url, kind="improvement plan", body=row.trouble, turns=turns)


@appears(TroubleNotice)
def early_word(row: TroubleNotice) -> Appearance:
    """For the provider and, as a turn, for the funder: nobody else finds it."""
    url, turns = reverse("agreements:changes", args=[row.agreement_id]), []
    if row.acknowledged_at is None:
        funder = row.agreement.funder
        holder, due_day = f"org:{funder.pk}:commissioner", row.acknowledge_by_date
        turns = [Turn(holder, _("Acknowledge an early word"), url, due_day, funder.name)]
    title = _("Early word: %s") % row.agreement.title
    return Appearance(title=title, url=url, kind="early word", audience=f"org:{row.agreement.provider_id}", turns=turns)


@appears(Ending)
def ending(row: Ending) -> Appearance:
    """For the parties until it is decided, then for everyone. What people in hard situations stand to lose is found too."""
    url, turns = row.get_absolute_url(), []
    funder, provider = row.agreement.funder, row.agreement.provider
    commissioner = f"org:{funder.pk}:commissioner"
    if row.state == EndingState.TALKING and row.responded_at is None:
        what = _("Say what you think of a cut or an ending")
        turns = [Turn(f"org:{provider.pk}", what, url, row.respond_by_date, provider.name)]
    elif row.state == EndingState.TALKING:
        turns = [Turn(commissioner, _("Reply, assess the impact, then decide"), url, holder_name=funder.name)]
    elif row.waits_for_second_signature:
        what = _("Sign the short notice as a second person, or write a longer one")
        turns = [Turn(commissioner, what, url, holder_name=funder.name)]
    elif row.state == EndingState.DECIDED:
        turns = [Turn(commissioner, _("Give written notice"), url, holder_name=funder.name)]
    elif row.state == EndingState.NOTICED:
        what = _("Carry it out") if row.told_at else _("Tell the people who use it, and the public; then carry it out")
        turns = [Turn(commissioner, what, url, row.effective_date, funder.name)]
    body = f"{row.why} {row.decision}"
    return Appearance(title=row.what, url=url, kind="ending", body=body, audience=row.audience, turns=turns)


@appears(BodyFeedback)
def feedback(row: BodyFeedback) -> Appearance:
    url, turns = row.get_absolute_url(), []
    if row.answered_at is None:
        holder = f"org:{row.body_id}:commissioner"
        turns = [Turn(holder, _("Answer feedback"), url, row.answer_by_date, row.body.name)]
    title = _("Feedback on %s") % row.body.name
    return Appearance(title=title, url=url, kind="feedback", body=f"{row.works} {row.could} {row.answer}", turns=turns)
