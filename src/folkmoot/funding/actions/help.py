"""A group asks for help; the body it asked answers; the group says what came of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.funding import policy
from folkmoot.funding.models import Bid, HelpMessage, HelpRequest, Opportunity
from folkmoot.funding.models.help import MICRO_STAFF, HelpKind
from folkmoot.funding.policy.help import HELPERS
from folkmoot.funding.states import HELP, HelpState
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def ask_help(
    organisation: Organisation,
    *,
    helper: Organisation,
    kind: str,
    question: str,
    opportunity: Opportunity | None = None,
    paid_people: int | None = None,
    by: Person,
    now: datetime,
) -> HelpRequest:
    """Ask a support body or a council for help. The two of them alone read it.

    Raises Refused for help to start unless the organisation says that it pays fewer than ten people (ledger FT-31).
    """
    capacity = allow(policy.may_ask_help(by, organisation, now=now))
    if helper.kind not in HELPERS:
        raise Refused(_("Choose a support body or a council."), field="helper")
    if not question.strip():
        raise Refused(_("Say what you would like to know."), field="question")
    if kind == HelpKind.START and paid_people is None:
        raise Refused(_("Say how many people your group pays. None is an answer: enter 0."), field="paid_people")
    if kind == HelpKind.START and paid_people is not None and paid_people >= MICRO_STAFF:
        raise Refused(
            _(
                "Help to get started is kept for groups that pay fewer than %(most)s people. Ask for another kind of help."
            )
            % {"most": MICRO_STAFF},
            field="kind",
        )
    row = HelpRequest.objects.create(
        organisation=organisation, helper=helper, kind=kind, question=question, opportunity=opportunity,
        size=organisation.size, paid_people=paid_people, asked_by=by, asked_at=now,
    )  # fmt: skip
    record(by, "funding.help.asked", row, capacity=capacity, now=now, facts={"kind": kind, "size": organisation.size})
    return row


@transaction.atomic
def say(request: HelpRequest, *, text: str, by: Person, now: datetime) -> HelpMessage:
    """Write one turn of the talk. The helper's first one answers the request."""
    asker = policy.may_ask_help(by, request.organisation, now=now)
    capacity = allow(asker or policy.may_help(by, request.helper, now=now))
    request = locked(request)
    if request.state not in (HelpState.ASKED, HelpState.ANSWERED):
        raise Refused(_("This is settled. Ask again if there is something new."))
    if not text.strip():
        raise Refused(_("Write something first."), field="text")
    message = HelpMessage.objects.create(
        request=request, is_from_helper=not asker, text=text, written_by=by, written_at=now
    )
    code = "funding.help.written"
    if not asker and request.state == HelpState.ASKED:
        request.answered_at = now
        request.save(update_fields=["answered_at"])
        move(request, HELP, to=HelpState.ANSWERED)
        code = "funding.help.answered"
    record(by, code, request, capacity=capacity, now=now)
    return message


@transaction.atomic
def settle_help(
    request: HelpRequest, *, outcome: str, outcome_note: str = "", bid: Bid | None = None, by: Person, now: datetime
) -> HelpRequest:
    """The group says what came of it, and links the bid it led to, if one (ledger FT-25, LA-10)."""
    capacity = allow(policy.may_ask_help(by, request.organisation, now=now))
    request = locked(request)
    if bid is not None and bid.organisation_id != request.organisation_id:
        raise Refused(_("That is not a bid of yours."), field="bid")
    request.outcome, request.outcome_note, request.bid, request.resolved_at = outcome, outcome_note, bid, now
    if not HELP.may(request.state, HelpState.RESOLVED):
        raise Refused(_("It can be settled once it has been answered. Until then you can take it back."))
    request.state = HelpState.RESOLVED
    request.save(update_fields=["outcome", "outcome_note", "bid", "resolved_at", "state"])
    record(by, "funding.help.settled", request, capacity=capacity, now=now, facts={"outcome": outcome})
    return request


@transaction.atomic
def take_back_help(request: HelpRequest, *, by: Person, now: datetime) -> HelpRequest:
    """The group no longer needs it."""
    capacity = allow(policy.may_ask_help(by, request.organisation, now=now))
    request = locked(request)
    move(request, HELP, to=HelpState.WITHDRAWN)
    record(by, "funding.help.taken_back", request, capacity=capacity, now=now)
    return request
