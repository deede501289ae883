"""Letters about consultations: each respondent who wished it is told what came of what they said."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from folkmoot.core.clock import now
from folkmoot.engagement.models import Consultation, Response, Theme

STEP = 200


def tell_those_who_wished(consultation: Consultation) -> None:
    """Have the worker write to them once the account is safely kept."""
    transaction.on_commit(lambda: send_news.enqueue(consultation.pk))


@task()
def send_news(consultation_id: int) -> None:
    """A bounded number at a time. Whoever has been told is not told twice, if it has to begin again."""
    consultation = Consultation.objects.filter(pk=consultation_id).first()
    while consultation is not None:
        waiting = consultation.responses.standing().filter(wants_news=True, told_at=None)
        some = list(waiting.select_related("person").prefetch_related("themes").order_by("pk")[:STEP])
        if not some:
            return
        letters = [letter_about(response, consultation) for response in some]
        get_connection().send_messages([letter for letter in letters if letter is not None])
        Response.objects.filter(pk__in=[response.pk for response in some]).update(told_at=now())


def letter_about(response: Response, consultation: Consultation) -> EmailMessage | None:
    address = response.news_email or (response.person.email if response.person and response.person.is_active else "")
    if not address:
        return None
    lines = [
        _("You answered a consultation: %(title)s") % {"title": consultation.title},
        "",
        _("This is what came of it."),
        "",
        *(line for theme in response.themes.all() for line in came_of(theme)),
    ]
    if not response.themes.all():
        lines += [_("Your answer was read. It stands alone: nobody else said the same."), ""]
    lines += [
        _("The whole account:"),
        site_address() + reverse("engagement:you_said", args=[consultation.pk]),
        "",
        _("You get this once, because you asked to be told."),
    ]
    subject = _("What came of your answer: %(title)s") % {"title": consultation.title}
    return EmailMessage(subject=subject[:180].replace("\n", " "), body="\n".join(lines), to=[address])


def came_of(theme: Theme) -> list[str]:
    did = (
        _("We did: %(what)s") % {"what": theme.we_did}
        if theme.acted
        else _("We did not, because: %(why)s") % {"why": theme.because}
    )
    return [theme.title, _("You said: %(what)s") % {"what": theme.you_said}, did, ""]


def site_address() -> str:
    """Where this site is, for links that leave it: the first of the origins it trusts."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "http://localhost:8000").rstrip("/")
