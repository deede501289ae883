from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Consultation, Conversation, Level, Moderator, Regime, Statement
from folkmoot.engagement.models.conversation import LONGEST
from folkmoot.engagement.moderation import fingerprint
from folkmoot.engagement.states import CONVERSATION, ConversationState, Moderation
from folkmoot.needs.models import Board
from folkmoot.people.models import Person

SEEDS = 5  # statements to begin with, so that the first to come have something to agree or disagree with


@transaction.atomic
def begin_conversation(
    *, project: Project | None = None, board: Board | None = None, consultation: Consultation | None = None,
    question: str, about: str, level: str, promise: str, closes_date: date, seeds: Sequence[str] = (),
    for_young: bool = False, needs_account: bool = True, regime: str = Regime.BEFORE, by: Person, now: datetime,
) -> Conversation:  # fmt: skip
    """Prepare a question of a project or a board, with the statements it begins with.

    Raises Refused without a level of participation (ledger EN-23), for a statement that is empty, too long or there
    twice, and for a consultation of another project.
    """
    capacity = allow(policy.may_begin_conversation(by, project=project, board=board, now=now))
    if level not in Level.values:
        raise Refused(_("Say how much say people have."), field="level")
    if consultation is not None and (project is None or consultation.project_id != project.pk):
        raise Refused(_("Choose a consultation of this project."), field="consultation")
    body = project.body if project is not None else board.host  # type: ignore[union-attr]
    row = Conversation.objects.create(
        project=project, board=board, consultation=consultation, body=body, question=question.strip(), about=about.strip(),
        level=level, promise=promise.strip(), for_young=for_young, needs_account=needs_account, regime=regime,
        closes_date=closes_date, begun_at=now,
    )  # fmt: skip
    seen: set[str] = set()
    for number, text in enumerate(seeds, start=1):
        words = " ".join(text.split())
        if not words or len(words) > LONGEST:
            raise Refused(
                _("Statement %(number)s: write 1 to %(most)s characters.") % {"number": number, "most": LONGEST},
                field="seeds",
            )
        if fingerprint(words) in seen:
            raise Refused(_("Statement %(number)s is there twice.") % {"number": number}, field="seeds")
        seen.add(fingerprint(words))
        Statement.objects.create(
            conversation=row, number=number, is_seed=True, kind="statement", body=body, text=words, author=by, sent_at=now,
            fingerprint=fingerprint(words), moderation=Moderation.SHOWN, decided_at=now,
        )  # fmt: skip
    record(
        by, "engagement.conversation.begun", row, capacity=capacity, now=now, facts={"level": level, "seeds": len(seen)},
        touching=[row.case],
    )  # fmt: skip
    return row


@transaction.atomic
def open_conversation(conversation: Conversation, *, by: Person, now: datetime) -> Conversation:
    """Let people in. Raises Refused with fewer than five statements, no moderator, or a last day that is past."""
    capacity = allow(policy.may_run_conversation(by, conversation, now=now))
    conversation = locked(conversation)
    if conversation.statements.count() < SEEDS:
        raise Refused(
            _("Write at least %(seeds)s statements to begin with, on all sides of the question.") % {"seeds": SEEDS}
        )
    if conversation.closes_date <= day_of(now):
        raise Refused(_("The last day must be after today."))
    if not Moderator.objects.filter(body=conversation.body, until_date__isnull=True).exists():
        raise Refused(_("Name a moderator first: somebody has to look at what people write."))
    conversation.opened_at = now
    move(conversation, CONVERSATION, to=ConversationState.OPEN)
    conversation.save(update_fields=["opened_at"])
    record(by, "engagement.conversation.opened", conversation, capacity=capacity, now=now, touching=[conversation.case])
    return conversation


@transaction.atomic
def withdraw_conversation(conversation: Conversation, *, reasons: str, by: Person, now: datetime) -> Conversation:
    """Give it up before it opens."""
    capacity = allow(policy.may_run_conversation(by, conversation, now=now))
    conversation = locked(conversation)
    move(conversation, CONVERSATION, to=ConversationState.WITHDRAWN)
    record(by, "engagement.conversation.withdrawn", conversation, capacity=capacity, now=now, reasons=reasons)
    return conversation


@transaction.atomic
def answer_conversation(conversation: Conversation, *, answer: str, by: Person, now: datetime) -> Conversation:
    """Say in public what was done with it. Once; it is not changed afterwards."""
    capacity = allow(policy.may_run_conversation(by, conversation, now=now))
    conversation = locked(conversation)
    if not answer.strip():
        raise Refused(_("Say what you did with it."), field="answer")
    conversation.answer, conversation.answered_at = answer.strip(), now
    move(conversation, CONVERSATION, to=ConversationState.ANSWERED)
    conversation.save(update_fields=["answer", "answered_at"])
    record(
        by, "engagement.conversation.answered", conversation, capacity=capacity, now=now, reasons=answer.strip(),
        touching=[conversation.case],
    )  # fmt: skip
    return conversation
