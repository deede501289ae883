import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.models import Answer, AnswerDraft, Consultation, GroupAsked, Question, QuestionKind, Response
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

# No letters or digits that are easily taken for one another, so that a receipt can be read out on the phone.
LETTERS = "ACDEFGHJKLMNPQRTUVWXY3479"
LONGEST = 5000


@transaction.atomic
def respond(
    consultation: Consultation,
    *,
    answers: Mapping[Question, str],
    organisation: Organisation | None = None,
    represents: str = "",
    gathered_how: str = "",
    basis: str = "",
    groups_asked: Sequence[str] = (),
    captured_by: str = "",
    area: Area | None = None,
    by: Person,
    now: datetime,
) -> Response:
    """Answer a consultation: for oneself, for an organisation, or (`captured_by`) taken down for somebody.

    Each person and each organisation has one answer; sent again before the last day is over, it is changed and
    keeps its receipt. Raises NotAllowed for those who may not speak; Refused when it is not open, a needed question
    is unanswered, or an organisation does not say whom it represents, how and on what basis (ledger EN-05).
    """
    capacity = _capacity(consultation, organisation, captured_by, by, now)
    consultation = locked(consultation)
    refuse_unless_open(consultation, now)
    said = check_answers(consultation, answers)
    standing = {"represents": represents, "gathered_how": gathered_how, "basis": basis}
    if organisation is None:
        standing, groups_asked = dict.fromkeys(standing, ""), ()
    check_standing(organisation, standing, groups_asked)
    earlier = None if captured_by and organisation is None else earlier_answer(consultation, organisation, by)
    response = earlier or Response(consultation=consultation, receipt=new_receipt(), received_at=now)
    response.person = None if captured_by else by
    response.organisation, response.captured_by, response.area = organisation, captured_by, area
    response.groups_asked = [group for group in GroupAsked.values if group in groups_asked]
    response.changed_at = now if earlier else None
    for name, words in standing.items():
        setattr(response, name, words.strip())
    response.save()
    response.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(response=response, question=question, text=text) for question, text in said.items()
    )
    AnswerDraft.objects.filter(
        consultation=consultation, person=by, speaker=speaker_of(organisation, captured_by)
    ).delete()
    record(
        by, "engagement.response.changed" if earlier else "engagement.response.received", response, capacity=capacity,
        now=now, words={**{f"answer {question.position}": text for question, text in said.items()}, **standing},
    )  # fmt: skip
    return response


@transaction.atomic
def save_draft(
    consultation: Consultation, *, speaker: str, fields: Mapping[str, object], by: Person, now: datetime
) -> AnswerDraft:
    """Keep what somebody has written so far. Raises Refused when the consultation is not open."""
    capacity = allow(policy.may_answer(by, consultation, now=now))
    refuse_unless_open(consultation, now)
    draft, _created = AnswerDraft.objects.update_or_create(
        consultation=consultation, person=by, speaker=speaker, defaults={"fields": dict(fields), "saved_at": now}
    )
    record(by, "engagement.draft.saved", draft, capacity=capacity, now=now)
    return draft


def _capacity(
    consultation: Consultation, organisation: Organisation | None, captured_by: str, by: Person, now: datetime
) -> str:
    if captured_by:
        return allow(policy.may_take_down(by, consultation, now=now))
    if organisation is not None:
        return allow(policy.may_answer_for(by, consultation, organisation, now=now))
    return allow(policy.may_answer(by, consultation, now=now))


def refuse_unless_open(consultation: Consultation, now: datetime) -> None:
    if consultation.state != ConsultationState.OPEN:
        raise Refused(_("This consultation is not open for answers."))
    if day_of(now) > consultation.closes_date:
        raise Refused(_("The last day to answer has passed."))


def check_answers(consultation: Consultation, answers: Mapping[Question, str]) -> dict[Question, str]:
    """The answers worth keeping. Raises Refused at the first question that is answered wrongly or left out."""
    said = {}
    for question in consultation.questions.order_by("position"):
        text = answers.get(question, "").strip()
        field = f"question_{question.pk}"
        if question.is_required and not text:
            raise Refused(_("Answer question %(number)s.") % {"number": question.position}, field=field)
        if text and question.kind == QuestionKind.CHOICE and text not in question.choices:
            raise Refused(
                _("Choose one of the answers to question %(number)s.") % {"number": question.position}, field=field
            )
        if len(text) > LONGEST:
            raise Refused(
                _("Question %(number)s: use 5,000 characters or fewer.") % {"number": question.position}, field=field
            )
        if text:
            said[question] = text
    if not said:
        raise Refused(_("Answer at least one question."))
    return said


def check_standing(organisation: Organisation | None, standing: Mapping[str, str], groups: Sequence[str]) -> None:
    sentences = {
        "represents": _("Say whom the organisation speaks for."),
        "gathered_how": _("Say in what capacity it speaks, and how it gathered their views."),
        "basis": _("Say on what basis it speaks for them."),
    }
    for name, sentence in sentences.items():
        if organisation is not None and not standing[name].strip():
            raise Refused(sentence, field=name)
    if set(groups) - set(GroupAsked.values):
        raise Refused(_("Choose the groups from the list."), field="groups_asked")


def earlier_answer(consultation: Consultation, organisation: Organisation | None, by: Person) -> Response | None:
    """The answer this person, or this organisation, has sent already."""
    sent = consultation.responses
    if organisation is not None:
        return sent.filter(organisation=organisation).first()
    return sent.filter(organisation=None, captured_by="", person=by).first()


def speaker_of(organisation: Organisation | None, captured_by: str) -> str:
    """Whose answer a draft is: "paper", "org:12" or "me"."""
    return "paper" if captured_by else f"org:{organisation.pk}" if organisation else "me"


def new_receipt() -> str:
    letters = "".join(secrets.choice(LETTERS) for _position in range(8))
    return f"{letters[:4]}-{letters[4:]}"
