"""Letters about consultations: each respondent who wished it is told what came of what they said."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.core.clock import now as clock_now
from folkmoot.engagement.models import Consultation, Response, Theme
from folkmoot.engagement.notices import ANSWERED
from folkmoot.people.notices import tell
from folkmoot.people.notices.posting import site_address

STEP = 200


def tell_those_who_wished(consultation: Consultation, *, now: datetime) -> None:
    """Tell those with an account the way they chose; have the worker write to the guests' addresses afterwards."""
    waiting = consultation.responses.standing().filter(wants_news=True, told_at=None, person__isnull=False)
    told = list(waiting.select_related("person").prefetch_related("themes").order_by("pk"))
    for response in told:
        tell(
            response.person, _("What came of your answer: %(title)s") % {"title": consultation.title}, topic=ANSWERED,
            now=now, about=consultation, words=words_for(response), key=f"answered:{response.pk}",
            path=reverse("engagement:you_said", args=[consultation.pk]),
        )  # fmt: skip
    Response.objects.filter(pk__in=[response.pk for response in told]).update(told_at=now)
    transaction.on_commit(lambda: send_news.enqueue(consultation.pk))


@task()
def send_news(consultation_id: int) -> None:
    """To guests, a bounded number at a time. Whoever has been told is not told twice, if it has to begin again."""
    consultation = Consultation.objects.filter(pk=consultation_id).first()
    while consultation is not None:
        waiting = consultation.responses.standing().filter(wants_news=True, told_at=None, person=None)
        some = list(waiting.prefetch_related("themes").order_by("pk")[:STEP])
        if not some:
            return
        letters = [letter_about(response, consultation) for response in some if response.news_email]
        get_connection().send_messages(letters)
        Response.objects.filter(pk__in=[response.pk for response in some]).update(told_at=clock_now())


def letter_about(response: Response, consultation: Consultation) -> EmailMessage:
    """To somebody without an account. Its subject names no consultation: that somebody answered one is their own."""
    lines = [
        _("You answered a consultation: %(title)s") % {"title": consultation.title},
        "",
        _("This is what came of it."),
        "",
        words_for(response),
        "",
        _("The whole account:"),
        site_address() + reverse("engagement:you_said", args=[consultation.pk]),
        "",
        _("You get this once, because you asked to be told."),
    ]
    subject = f"{settings.FOLKMOOT_SITE_NAME}: {ANSWERED.words}"
    return EmailMessage(subject=subject, body="\n".join(lines), to=[response.news_email])


def words_for(response: Response) -> str:
    """What came of each theme that this answer is in."""
    lines = [line for theme in response.themes.all() for line in came_of(theme)]
    return "\n".join(lines) or _("Your answer was read. It stands alone: nobody else said the same.")


def came_of(theme: Theme) -> list[str]:
    did = (
        _("We did: %(what)s") % {"what": theme.we_did}
        if theme.acted
        else _("We did not, because: %(why)s") % {"why": theme.because}
    )
    return [theme.title, _("You said: %(what)s") % {"what": theme.you_said}, did, ""]
