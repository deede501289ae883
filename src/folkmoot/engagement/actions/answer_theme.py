from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Specification
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.read import refuse_unless_being_read
from folkmoot.engagement.letters import tell_those_who_wished
from folkmoot.engagement.models import Consultation, Theme
from folkmoot.engagement.notices import ANSWERED
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person
from folkmoot.people.notices import tell_all


@transaction.atomic
def answer_theme(
    theme: Theme,
    *,
    acted: bool,
    we_did: str = "",
    because: str = "",
    specification: Specification | None = None,
    by: Person,
    now: datetime,
) -> Theme:
    """Answer a theme: you said, we did; or we did not, because (ledger EN-04).

    Raises Refused when acted on without saying what was done, or not acted on without saying why.
    """
    consultation = theme.consultation
    capacity = allow(policy.may_run(by, consultation, now=now))
    refuse_unless_being_read(locked(consultation))
    if acted and not we_did.strip():
        raise Refused(_("Say what you did, or will do."), field="we_did")
    if not acted and not because.strip():
        raise Refused(_("Say why you did not act on this. It is published."), field="because")
    if specification is not None and specification.project_id != consultation.project_id:
        raise Refused(_("Choose a specification of this project."), field="specification")
    theme.acted, theme.specification, theme.answered_at = acted, specification, now
    theme.we_did = we_did.strip() if acted else ""
    theme.because = because.strip()
    theme.save()
    record(
        by, "engagement.theme.answered", theme, capacity=capacity, now=now, rule="sutton-compact 3.2.3",
        reasons="\n\n".join(filter(None, [theme.we_did, theme.because])), facts={"acted": acted},
        touching=[consultation, consultation.project],
    )  # fmt: skip
    return theme


@transaction.atomic
def complete_consultation(
    consultation: Consultation, *, promise_answer: str, by: Person, now: datetime
) -> Consultation:
    """Publish the whole account: every answer read, every theme answered, and how the promise was kept.

    Whoever wished to be told what came of their answer is written to. Raises Refused until then (ledger EN-04).
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_unless_being_read(consultation)
    unread = consultation.responses.standing().filter(read_at=None).count()
    if unread:
        raise Refused(_("Every answer must be read first. Not read yet: %(count)s.") % {"count": unread})
    if consultation.responses.standing().exists() and not consultation.themes.exists():
        raise Refused(_("Say what people said: add at least one theme."))
    unanswered = consultation.themes.filter(acted=None).order_by("pk").first()
    if unanswered is not None:
        raise Refused(_("Every theme needs an answer. Not answered yet: “%(theme)s”.") % {"theme": unanswered})
    waiting = consultation.themes.exclude(suggested_because="").filter(confirmed_at=None).order_by("pk").first()
    if waiting is not None:
        raise Refused(_("A second person has to agree that this theme is there: “%(theme)s”.") % {"theme": waiting})
    if not promise_answer.strip():
        raise Refused(_("Say how you kept your promise, or why you could not."), field="promise_answer")
    consultation.promise_answer, consultation.completed_at = promise_answer.strip(), now
    consultation.save(update_fields=["promise_answer", "completed_at"])
    move(consultation, CONSULTATION, to=ConsultationState.COMPLETE)
    tell_those_who_wished(consultation)
    record(
        by, "engagement.consultation.completed", consultation, capacity=capacity, now=now, rule="sutton-compact 3.2.3",
        reasons=promise_answer.strip(), touching=[consultation.project],
    )  # fmt: skip
    answered = Person.objects.filter(pk__in=consultation.responses.values("person"))
    tell_all(
        answered, _("You said, we did: %(title)s") % {"title": consultation.title}, topic=ANSWERED, now=now,
        about=consultation, words=consultation.promise_answer, path=reverse("engagement:you_said", args=[consultation.pk]),
    )  # fmt: skip
    return consultation
