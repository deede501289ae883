from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.panels.pool import forget_entry
from folkmoot.engagement.models import (
    AdviceAnswer,
    Assembly,
    AssemblyRecommendation,
    AssemblySeat,
    MemberVote,
    VoteChoice,
)  # fmt: skip
from folkmoot.engagement.states import ASSEMBLY, AssemblyState, SeatState
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def propose_recommendation(
    assembly: Assembly, *, text: str, reasons: str, addressee: Organisation, by: Person, now: datetime
) -> AssemblyRecommendation:
    """Put a recommendation to the members' vote. Raises Refused while the assembly is not at work."""
    capacity = allow(policy.may_propose_recommendation(by, assembly, now=now))
    assembly = locked(assembly)
    refuse_unless_at_work(assembly)
    row = AssemblyRecommendation.objects.create(
        assembly=assembly, number=assembly.recommendations.count() + 1, text=text, reasons=reasons,
        addressee=addressee, put_at=now,
    )  # fmt: skip
    record(
        by, "engagement.advice.proposed", row, capacity=capacity, now=now, facts={"number": row.number},
        touching=[assembly],
    )  # fmt: skip
    return row


@transaction.atomic
def vote_on(
    row: AssemblyRecommendation, *, seat: AssemblySeat, choice: VoteChoice, captured_by: str = "", by: Person,
    now: datetime,
) -> MemberVote:  # fmt: skip
    """A member votes, or changes their vote, until the report. How each voted is not published."""
    capacity = allow(policy.may_speak_for_seat(by, seat, now=now))
    assembly = locked(row.assembly)
    refuse_unless_at_work(assembly)
    if seat.state != SeatState.TAKEN or seat.lottery.assembly_id != assembly.pk:
        raise Refused(_("Only members vote."))
    own = seat.entry.person_id == by.pk
    vote, _made = MemberVote.objects.update_or_create(
        recommendation=row,
        seat=seat,
        defaults={"choice": choice, "captured_by": "" if own else captured_by or capacity},
    )
    record(by, "engagement.advice.voted_on", row, capacity=capacity, now=now)
    return vote


@transaction.atomic
def report_recommendations(assembly: Assembly, *, by: Person, now: datetime) -> Assembly:
    """Count the votes and publish: what was adopted goes to its body, which answers by a day.

    What was told by those in the pool who have no seat is forgotten. Raises Refused without any vote, and while a
    session that was planned was neither held nor called off.
    """
    capacity = allow(policy.may_run_assembly(by, assembly, now=now))
    assembly = locked(assembly)
    rows = list(assembly.recommendations.order_by("number").prefetch_related("votes"))
    if not rows:
        raise Refused(_("The assembly has not recommended anything yet."))
    ahead = assembly.sessions.filter(held_at=None, called_off_reason="").order_by("number").first()
    if ahead:
        raise Refused(
            _("Session %(number)s is still planned. Say who came to it, or call it off, before the report.")
            % {"number": ahead.number}
        )
    due = day_of(now) + timedelta(weeks=assembly.answer_weeks)
    for row in rows:
        votes = [vote.choice for vote in row.votes.all()]
        row.votes_for, row.votes_against = votes.count(VoteChoice.FOR), votes.count(VoteChoice.AGAINST)
        row.votes_open = votes.count(VoteChoice.OPEN)
        if not votes:
            raise Refused(_("Nobody has voted on recommendation %(number)s.") % {"number": row.number})
        row.adopted = is_adopted(row.votes_for, row.votes_against, assembly.adopts_at)
        row.answer_due_date = due if row.adopted else None
        row.save()
    move(assembly, ASSEMBLY, to=AssemblyState.REPORTED)
    assembly.reported_at = now
    assembly.save(update_fields=["reported_at"])
    if not any(row.adopted for row in rows):
        move(assembly, ASSEMBLY, to=AssemblyState.ANSWERED)
    for entry in assembly.pool.filter(seat__isnull=True, withdrawn_at=None):
        forget_entry(entry, now)
    record(
        by, "engagement.assembly.reported", assembly, capacity=capacity, now=now, touching=rows,
        facts={
            "votes": [[row.number, row.votes_for, row.votes_against, row.votes_open] for row in rows],
            "adopted": [row.number for row in rows if row.adopted], "due": due,
        },
    )  # fmt: skip
    return assembly


@transaction.atomic
def answer_advice(
    row: AssemblyRecommendation, *, answer: AdviceAnswer, reasons: str, by: Person, now: datetime
) -> AssemblyRecommendation:
    """Answer for the body that was asked: accepted, in part or rejected, and why, in public. It stays as it was given.

    When the last one is answered, so is the assembly.
    """
    capacity = allow(policy.may_answer_advice(by, row, now=now))
    assembly, row = locked(row.assembly), locked(row)
    if not row.adopted:
        raise Refused(_("Only what the assembly adopted is answered."))
    if row.answer:
        raise Refused(_("This was answered already. An answer stays as it was given."))
    if not reasons.strip():
        raise Refused(_("Say why, and what happens next."), field="reasons")
    assert row.answer_due_date is not None
    row.answer, row.answer_reasons, row.answered_as, row.answered_at = answer, reasons, capacity, now
    row.save(update_fields=["answer", "answer_reasons", "answered_as", "answered_at"])
    if not assembly.recommendations.filter(adopted=True, answer="").exists():
        move(assembly, ASSEMBLY, to=AssemblyState.ANSWERED)
    late = max(0, (day_of(now) - row.answer_due_date).days)
    record(
        by, "engagement.advice.answered", row, capacity=capacity, now=now, reasons=reasons, touching=[assembly],
        facts={"number": row.number, "answer": answer, "days_late": late},
    )  # fmt: skip
    return row


def is_adopted(votes_for: int, votes_against: int, adopts_at: int) -> bool:
    """More than half, or at least the share that was fixed beforehand, of those who said for or against."""
    said = votes_for + votes_against
    if adopts_at == 50:
        return votes_for * 2 > said
    return said > 0 and votes_for * 100 >= adopts_at * said


def refuse_unless_at_work(assembly: Assembly) -> None:
    if assembly.state != AssemblyState.MEETING:
        raise Refused(_("The assembly is not at work: it recommends and votes only while it meets."))
