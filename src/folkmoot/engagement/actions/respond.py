import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.filing import drop_files, keep_file
from folkmoot.engagement.guest import Guest
from folkmoot.engagement.hearing.sameness import sameness_of
from folkmoot.engagement.models import (
    Answer,
    AnswerDraft,
    Channel,
    Consultation,
    GroupAsked,
    Publishing,
    Question,
    QuestionKind,
    Response,
    Way,
)
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.surveys.asked import check_answers
from folkmoot.engagement.surveys.said import Said
from folkmoot.people.models import Organisation, Person
from folkmoot.places.models import Area

# No letters or digits that are easily taken for one another, so that a receipt can be read out on the phone.
LETTERS = "ACDEFGHJKLMNPQRTUVWXY3479"


@transaction.atomic
def respond(
    consultation: Consultation,
    *,
    answers: Mapping[Question, Any],
    organisation: Organisation | None = None,
    represents: str = "",
    gathered_how: str = "",
    basis: str = "",
    groups_asked: Sequence[str] = (),
    captured_by: str = "",
    way: str = Way.ONLINE,
    people_present: int | None = None,
    met_where: str = "",
    area: Area | None = None,
    channel: Channel | None = None,
    language: str = "",
    may_be_published: bool = False,
    wants_news: bool = False,
    news_email: str = "",
    earlier: Response | None = None,
    draft_code: str = "",
    by: Person | Guest,
    now: datetime,
) -> Response:
    """Answer a consultation: for oneself, for an organisation, or (`captured_by`) taken down for somebody.

    Each person and each organisation has one answer; sent again before the last day is over, it is changed and
    keeps its receipt. Somebody without an account changes the answer their receipt leads to (`earlier`). Raises
    NotAllowed for those who may not speak; Refused when it is not open, a needed question is unanswered, or an
    organisation does not say whom it represents, how and on what basis (ledger EN-05).
    """
    capacity = _capacity(consultation, organisation, captured_by, by, now)
    consultation = locked(consultation)
    refuse_unless_open(consultation, now)
    questions = list(consultation.questions.select_related("shown_if").order_by("position"))
    said = check_answers(questions, answers)
    standing = {"represents": represents, "gathered_how": gathered_how, "basis": basis}
    if organisation is None:
        standing, groups_asked = dict.fromkeys(standing, ""), ()
    check_standing(organisation, standing, groups_asked)
    check_meeting(way, people_present, captured_by)
    if wants_news and isinstance(by, Guest) and not news_email:
        raise Refused(_("Give an email address, or leave the box empty."), field="news_email")
    if isinstance(by, Person) and not captured_by:
        earlier = earlier_answer(consultation, organisation, by)
    response = earlier or Response(
        consultation=consultation, receipt=new_receipt(isinstance(by, Guest)), received_at=now, channel=channel
    )
    response.person = by if isinstance(by, Person) and not captured_by else None
    response.is_guest = isinstance(by, Guest)
    response.organisation, response.captured_by, response.way = organisation, captured_by.strip(), way
    response.people_present, response.met_where = people_present, met_where.strip()
    response.area = area or home_in(said)
    response.language, response.wants_news, response.news_email = language, wants_news, news_email if wants_news else ""
    response.groups_asked = [group for group in GroupAsked.values if group in groups_asked]
    response.changed_at = now if earlier else None
    response.publishing = Publishing.AGREED if may_be_published else Publishing.NOT_ASKED
    response.sameness = sameness_of(each.text for question, each in said.items() if question.kind == QuestionKind.TEXT)
    for name, words in standing.items():
        setattr(response, name, words.strip())
    response.save()
    keep_answers(response, said, now)
    forget_draft(consultation, speaker_of(organisation, captured_by, way), by, draft_code)
    record(
        by, "engagement.response.changed" if earlier else "engagement.response.received", response, capacity=capacity,
        now=now, words={**{f"answer {question.position}": each.text for question, each in said.items()}, **standing},
    )  # fmt: skip
    return response


def keep_answers(response: Response, said: Mapping[Question, Said], now: datetime) -> None:
    """The answers of a response in place of those it had; a file sent before and not sent again is kept."""
    response.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(response=response, question=question, text=each.text, value=each.value)
        for question, each in said.items()
    )
    for question, each in said.items():
        if each.file is not None and each.file.content is not None:
            keep_file(response, question, each.file.name, each.file.content, now)
    drop_files(response.files.exclude(question__in=[question for question, each in said.items() if each.file]))


def home_in(said: Mapping[Question, Said]) -> Area | None:
    """The area somebody gave as where they live."""
    for question, each in said.items():
        if question.is_home and each.value.get("area"):
            return Area.objects.filter(code=each.value["area"]).first()
    return None


def _capacity(
    consultation: Consultation, organisation: Organisation | None, captured_by: str, by: Person | Guest, now: datetime
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
    sent = consultation.responses.standing()
    if organisation is not None:
        return sent.filter(organisation=organisation).first()
    return sent.filter(organisation=None, captured_by="", person=by).first()


def check_meeting(way: str, people_present: int | None, captured_by: str) -> None:
    """A group answers once, from a meeting: how many were there, and who took the notes."""
    if way == Way.MEETING and not captured_by.strip():
        raise Refused(_("Say who took the notes: a post, not a name."), field="captured_by")
    if way == Way.MEETING and not people_present:
        raise Refused(_("Say how many people were there."), field="people_present")


def speaker_of(organisation: Organisation | None, captured_by: str, way: str = Way.ONLINE) -> str:
    """Whose answer a draft is: "paper", "meeting", "org:12" or "me"."""
    if captured_by:
        return "meeting" if way == Way.MEETING else "paper"
    return f"org-{organisation.pk}" if organisation else "me"


def new_receipt(for_guest: bool = False) -> str:
    """Eight letters; twelve for somebody without an account, whose receipt is also the key to their answer."""
    count = 12 if for_guest else 8
    letters = "".join(secrets.choice(LETTERS) for _position in range(count))
    return "-".join(letters[start : start + 4] for start in range(0, count, 4))


def forget_draft(consultation: Consultation, speaker: str, by: Person | Guest, code: str) -> None:
    drafts = AnswerDraft.objects.filter(consultation=consultation)
    if isinstance(by, Person):
        drafts.filter(person=by, speaker=speaker).delete()
    elif code:
        drafts.filter(person=None, code=code).delete()
