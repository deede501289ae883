from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.hearing.names import Cut, cut_out
from folkmoot.engagement.models import (
    Answer,
    PublishedAnswer,
    Publishing,
    QuestionKind,
    Redaction,
    Response,
    Theme,
    Why,
)
from folkmoot.engagement.states import ConsultationState
from folkmoot.people.models import Person

AFTER = (ConsultationState.CLOSED, ConsultationState.COMPLETE)


@transaction.atomic
def publish_response(response: Response, *, cuts: Mapping[int, Sequence[Cut]], by: Person, now: datetime) -> Response:
    """Publish an answer whose sender agreed, with what must go taken out and the reason in its place.

    `cuts` are by the answer's id. Raises Refused without the sender's consent, before the last day is over, and for
    words that are not in the answer.
    """
    capacity = allow(policy.may_run(by, response.consultation, now=now))
    response = locked(response)
    refuse_unless_agreed(response)
    PublishedAnswer.objects.filter(answer__response=response, is_quote=False).delete()
    taken = 0
    for answer in response.answers.exclude(question__kind__in=(QuestionKind.UPLOAD, QuestionKind.PLACE)).filter(
        question__census=""
    ):
        _published, cut = publish_words(answer, answer.text, cuts.get(answer.pk, ()), None, now)
        taken += cut
    response.publishing, response.held_because = Publishing.PUBLISHED, ""
    response.save(update_fields=["publishing", "held_because"])
    record(by, "engagement.response.published", response, capacity=capacity, now=now, facts={"taken out": taken})
    return response


@transaction.atomic
def hold_response(response: Response, *, because: str, by: Person, now: datetime) -> Response:
    """Do not publish an answer, or no longer, for a reason that is shown. Its sender's words still count."""
    capacity = allow(policy.may_run(by, response.consultation, now=now))
    response = locked(response)
    if not because.strip():
        raise Refused(_("Say why it is not published. The reason is public."), field="because")
    if response.publishing == Publishing.NOT_ASKED:
        raise Refused(_("Whoever sent it did not agree that it may be published."))
    PublishedAnswer.objects.filter(answer__response=response).delete()
    response.publishing, response.held_because = Publishing.HELD, because.strip()
    response.save(update_fields=["publishing", "held_because"])
    record(by, "engagement.response.held", response, capacity=capacity, now=now, words={"because": because.strip()})
    return response


@transaction.atomic
def quote(
    answer: Answer, *, theme: Theme, words: str, cuts: Sequence[Cut] = (), by: Person, now: datetime
) -> PublishedAnswer:
    """Set a piece of somebody's own words beside a theme. Raises Refused without consent, or for words they did not use."""
    response = answer.response
    capacity = allow(policy.may_run(by, response.consultation, now=now))
    refuse_unless_agreed(response)
    if response.publishing == Publishing.HELD:
        raise Refused(_("This answer is not published, for a reason that was given."))
    piece = words.strip()
    if not piece or piece not in answer.text.replace("\r\n", "\n"):
        raise Refused(_("Quote the words as they stand in the answer."), field="words")
    if theme.consultation_id != response.consultation_id:
        raise Refused(_("Choose a theme of this consultation."), field="theme")
    PublishedAnswer.objects.filter(answer=answer, theme=theme).delete()
    published, _cut = publish_words(answer, piece, cuts, theme, now)
    record(by, "engagement.answer.quoted", theme, capacity=capacity, now=now)
    return published


def refuse_unless_agreed(response: Response) -> None:
    if response.consultation.state not in AFTER:
        raise Refused(_("Answers are published when nobody can answer any more, so that none leads the next."))
    if response.withdrawn_at:
        raise Refused(_("This answer was withdrawn."))
    if response.publishing == Publishing.NOT_ASKED:
        raise Refused(_("Whoever sent it did not agree that it may be published."))


def publish_words(
    answer: Answer, text: str, cuts: Sequence[Cut], theme: Theme | None, now: datetime
) -> tuple[PublishedAnswer, int]:
    for cut in cuts:
        if cut.words not in text:
            raise Refused(_("These words are not in the answer: “%(words)s”.") % {"words": cut.words}, field="more")
        if cut.why == Why.OTHER and not cut.reason.strip():
            raise Refused(_("Give the reason in words."), field="reason")
    text, taken = cut_out(text, cuts)
    published = PublishedAnswer.objects.create(
        answer=answer, text=text, is_quote=theme is not None, theme=theme, published_at=now
    )
    Redaction.objects.bulk_create(
        Redaction(published=published, why=cut.why, words=cut.reason, letters=letters) for cut, letters in taken
    )
    return published, len(taken)
