"""What the people of the bodies in an agreement are told of it. What somebody has to do is told as their turn."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.anchor_states import AllocationState
from folkmoot.agreements.models import (
    Agreement,
    Allocation,
    AnchorChoice,
    AnchorQuestion,
    BodyFeedback,
    Claim,
    Ending,
    HealthCheck,
    ImprovementPlan,
    MeasureChange,
    MonitoringVisit,
    Payment,
    Report,
    TroubleNotice,
    Variation,
)
from folkmoot.agreements.models.ending import Support
from folkmoot.agreements.policy.fairness import members_of
from folkmoot.agreements.states import EndingState, ImprovementState, ReportState, VariationState
from folkmoot.agreements.words import day
from folkmoot.core.clock import day_of
from folkmoot.people.models import Person, Role
from folkmoot.people.models.role import RoleKind
from folkmoot.people.notices import tell, tell_all, topic

AGREEMENT = topic("agreements.agreement", _("an agreement of your organisation"))
ENDING = topic("agreements.ending", _("a cut or an ending"), may_stop=False)
VISIT = topic("agreements.visit", _("a service you visited"))
FEEDBACK = topic("agreements.feedback", _("what your organisation said of a public body"))
SPEAK_FOR = (RoleKind.COMMISSIONER, RoleKind.VCO_WORKER, RoleKind.PROVIDER)


def tell_bodies(
    bodies: Iterable[int], title: str, *, about: Model, now: datetime, besides: Person | None = None, **more: Any
) -> int:
    """Tell each person who speaks for one of these bodies today, besides whoever did it."""
    roles = Role.objects.on(day_of(now)).filter(organisation__in=set(bodies), kind__in=SPEAK_FOR)
    people = Person.objects.filter(pk__in=roles.values("person")).order_by("pk")
    if besides is not None:
        people = people.exclude(pk=besides.pk)
    return tell_all(people, title, topic=more.pop("topic", AGREEMENT), now=now, about=about, **more)


def tell_signed(row: Agreement, *, by: Person, now: datetime) -> None:
    title = _now("Both sides have signed “%(agreement)s”") % {"agreement": row.title}
    tell_bodies(members_of(row) | {row.funder_id}, title, about=row, now=now, besides=by)


def tell_report_answered(row: Report, *, now: datetime) -> None:
    """Accepted, or asked for again with what is missing."""
    accepted = row.state == ReportState.ACCEPTED
    title = _now("Your report was accepted: %(agreement)s") if accepted else _now("Your report is asked for again: %(agreement)s")  # fmt: skip
    agreement = row.agreement
    tell_bodies([agreement.provider_id], title % {"agreement": agreement.title}, about=row, now=now, words=row.funder_words)  # fmt: skip


def tell_paid(row: Payment, *, now: datetime) -> None:
    title = _now("Payment %(number)s was made: %(agreement)s") % {"number": row.number, "agreement": row.agreement.title}  # fmt: skip
    tell_bodies([row.agreement.provider_id], title, about=row, now=now)


def tell_claim_settled(row: Claim, *, now: datetime) -> None:
    title = _now("A dispute is settled: %(agreement)s") % {"agreement": row.agreement.title}
    tell_bodies([row.agreement.provider_id], title, about=row, now=now)


def tell_anchor_counted(row: AnchorChoice, *, now: datetime) -> None:
    """The groups that said whom they trust hear what came of it; each is told for itself, and no group of another."""
    chosen = _now("The groups chose %(name)s as their anchor") % {"name": row.chosen.name} if row.chosen else _now("No anchor was chosen")  # fmt: skip
    title = _now("%(result)s: %(project)s") % {"result": chosen, "project": row.project.title}
    tell_bodies(row.nominations.values_list("group", flat=True), title, about=row, now=now)


def tell_question_answered(row: AnchorQuestion, *, now: datetime) -> None:
    title = _now("The anchor answered your question: %(agreement)s") % {"agreement": row.agreement.title}
    tell_bodies([row.agreement.funder_id], title, about=row.agreement, now=now)


def tell_share_refused(row: Allocation, *, now: datetime) -> None:
    title = _now("Your share is not offered: %(what)s") % {"what": row.what}
    tell_bodies([row.group_id], title, about=row, now=now, words=row.words)


def tell_share_answered(row: Allocation, *, now: datetime) -> None:
    accepted = row.state == AllocationState.LIVE
    title = (
        _now("%(group)s accepts its share: %(what)s") if accepted else _now("%(group)s declines its share: %(what)s")
    )
    tell_bodies([row.anchor_id], title % {"group": row.group.name, "what": row.what}, about=row, now=now)


def tell_share_paid(row: Allocation, *, now: datetime) -> None:
    title = _now("Money of your share was paid: %(what)s") % {"what": row.what}
    tell_bodies([row.group_id], title, about=row, now=now)


def tell_variation_answered(row: Variation, *, now: datetime) -> None:
    """The side that proposed it hears what the other says."""
    accepted = row.state == VariationState.ACCEPTED
    title = _now("The change you proposed is accepted: %(agreement)s") if accepted else _now("The change you proposed is not accepted: %(agreement)s")  # fmt: skip
    _tell_proposer(row.agreement, row.by_funder, title, about=row, now=now, words=row.answer)


def tell_measure_change_answered(row: MeasureChange, *, now: datetime) -> None:
    title = _now("The change you proposed to a measure is agreed: %(agreement)s") if row.agreed else _now("The change you proposed to a measure is not agreed: %(agreement)s")  # fmt: skip
    agreement = row.measure.agreement
    path = reverse("agreements:followed", args=[agreement.pk])
    _tell_proposer(agreement, row.by_funder, title, about=row, now=now, words=row.answer, path=path)


def _tell_proposer(agreement: Agreement, by_funder: bool, title: str, **more: Any) -> None:
    proposer = agreement.funder_id if by_funder else agreement.provider_id
    tell_bodies([proposer], title % {"agreement": agreement.title}, **more)


def tell_acknowledged(row: TroubleNotice, *, now: datetime) -> None:
    """In confidence still: the words stay on the site."""
    title = _now("Your early word is read and acknowledged: %(agreement)s") % {"agreement": row.agreement.title}
    path = reverse("agreements:changes", args=[row.agreement_id])
    tell_bodies([row.agreement.provider_id], title, about=row, now=now, path=path)


def tell_plan_closed(row: ImprovementPlan, *, by: Person, now: datetime) -> None:
    worked = row.state == ImprovementState.WORKED
    title = _now("The improvement plan worked: %(agreement)s") if worked else _now("The improvement plan did not work: %(agreement)s")  # fmt: skip
    bodies = [row.agreement.provider_id, row.agreement.funder_id]
    tell_bodies(bodies, title % {"agreement": row.agreement.title}, about=row, now=now, words=row.outcome, besides=by)


def tell_ending_decided(row: Ending, *, now: datetime) -> None:
    """A talk that came to nothing is told to the provider alone: nobody else ever hears of it."""
    dropped = row.state == EndingState.DROPPED
    title = _now("It does not go ahead: %(what)s") if dropped else _now("It is decided: %(what)s")
    tell_bodies([row.agreement.provider_id], title % {"what": row.what}, about=row, now=now, words=row.decision, topic=ENDING)  # fmt: skip


def tell_notice(row: Ending, *, now: datetime) -> None:
    """Written notice reaches the provider at once, and every group that has a share of the money that ends."""
    bodies = members_of(row.agreement) if row.support == Support.MONEY else {row.agreement.provider_id}
    effective: date = row.effective_date  # type: ignore[assignment]
    title = _now("Written notice, from %(day)s: %(what)s") % {"day": day(effective), "what": row.what}
    tell_bodies(bodies, title, about=row, now=now, words=row.notice, topic=ENDING, must=True, due_date=effective)


def tell_notice_dropped(row: Ending, *, now: datetime) -> None:
    title = _now("It does not go ahead after all: %(what)s") % {"what": row.what}
    bodies = members_of(row.agreement) if row.sent_date and row.support == Support.MONEY else {row.agreement.provider_id}  # fmt: skip
    tell_bodies(bodies, title, about=row, now=now, topic=ENDING, must=row.sent_date is not None)


def tell_health_asked(row: HealthCheck, *, now: datetime) -> None:
    """Every member of the partnership is asked, and nobody learns here who has answered."""
    title = _now("How is it to be in this partnership? %(agreement)s") % {"agreement": row.agreement.title}
    words = _now("Four questions, answered in confidence until %(day)s: what you say is kept apart from who you are. One answer for each group.")  # fmt: skip
    path = reverse("agreements:answer_health", args=[row.pk])
    tell_bodies(
        members_of(row.agreement), title, about=row, now=now, path=path, words=words % {"day": day(row.closes_date)},
        due_date=row.closes_date,
    )  # fmt: skip


def tell_feedback_answered(row: BodyFeedback, *, now: datetime) -> None:
    title = _now("%(body)s answered what you said") % {"body": row.body.name}
    tell_bodies([row.giver_id], title, about=row, now=now, words=row.answer, topic=FEEDBACK)


def tell_visit_answered(row: MonitoringVisit, *, now: datetime) -> None:
    """The citizen commissioner hears what the provider makes of what they saw."""
    title = _now("Your visit is answered: %(agreement)s") % {"agreement": row.agreement.title}
    path = reverse("agreements:followed", args=[row.agreement_id])
    visitor = row.assignment.person if row.assignment else None
    tell(visitor, title, topic=VISIT, now=now, words=row.answer, path=path, about=row)


def tell_exit_plan_is_due(row: Agreement, *, now: datetime) -> int:
    """Both sides, once, when the last six months have begun and nobody has planned the end."""
    title = _now("Plan the end together: %(agreement)s") % {"agreement": row.title}
    words = _now("It ends on %(day)s and has no exit plan yet. The provider writes it: what happens to users, staff, volunteers and what was learnt.")  # fmt: skip
    path = reverse("agreements:exit_plan", args=[row.pk])
    return tell_bodies(
        [row.provider_id, row.funder_id], title, about=row, now=now, path=path, words=words % {"day": day(row.last_date)},
        due_date=row.end_date, key=f"exit:{row.pk}:{row.end_date}",
    )  # fmt: skip


def tell_review_is_due(row: Agreement, by: date, *, now: datetime) -> int:
    """Both sides, once for each year: the review is held together."""
    title = _now("Hold the yearly review by %(day)s: %(agreement)s") % {"day": day(by), "agreement": row.title}
    words = _now("The provider writes its part, then the funder holds it: what was reported, what has changed, what was learnt, and whether the agreement should be varied. One that is not held is published as overdue.")  # fmt: skip
    path = reverse("agreements:changes", args=[row.pk])
    return tell_bodies(
        [row.provider_id, row.funder_id], title, about=row, now=now, path=path, words=words, due_date=by,
        key=f"review:{row.pk}:{by}",
    )  # fmt: skip
