from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.actions.prepare import WORDS, check_days
from folkmoot.engagement.models import Consultation
from folkmoot.engagement.states import CONSULTATION, ConsultationState
from folkmoot.people.models import Person


@transaction.atomic
def renew_consultation(
    consultation: Consultation, *, what_is_new: str, opens_date: date, closes_date: date, by: Person, now: datetime
) -> Consultation:
    """Begin a new version of a consultation that has opened, since its questions can no longer be changed.

    Both say so in public. Raises Refused without saying what is different, and when there is a newer version already.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    old = locked(consultation)
    if policy.is_being_prepared(old):
        raise Refused(_("It has not opened: change it as it is."))
    if old.state not in (ConsultationState.OPEN, ConsultationState.CLOSED):
        raise Refused(_("This consultation is over. Begin a new one."))
    if not what_is_new.strip():
        raise Refused(_("Say what is different, and why. Everyone can read it."), field="what_is_new")
    if Consultation.objects.filter(replaces=old).exists():
        raise Refused(_("There is a newer version already."))
    check_days(opens_date, closes_date, day_of(now))
    words = {name: getattr(old, name) for name in WORDS} | {"opens_date": opens_date, "closes_date": closes_date}
    new = Consultation.objects.create(project=old.project, replaces=old, what_is_new=what_is_new.strip(), **words)
    copy_questions(old, new)
    for rows in (old.formats, old.costed_options):
        for row in rows.order_by("pk"):
            row.pk, row.consultation, row._state.adding = None, new, True
            row.save()
    record(
        by, "engagement.consultation.renewed", new, capacity=capacity, now=now, reasons=what_is_new.strip(),
        touching=[old, old.project],
    )  # fmt: skip
    return new


def copy_questions(old: Consultation, new: Consultation) -> None:
    """Parts and questions, with what hangs on what. Translations are made anew: they are of the old words."""
    sections, questions = {}, {}
    for section in old.sections.order_by("position"):
        before = section.pk
        section.pk, section.consultation, section._state.adding = None, new, True
        section.save()
        sections[before] = section
    for question in old.questions.order_by("position"):
        before = question.pk
        question.pk, question.consultation, question._state.adding = None, new, True
        question.section = sections.get(question.section_id)
        question.shown_if = questions.get(question.shown_if_id)
        question.save()
        questions[before] = question


def close_replaced(new: Consultation, by: Person, capacity: str, now: datetime) -> None:
    """When the new version opens, the old one takes no more answers. Those it has are read as any others."""
    old = new.replaces
    if old is None or old.state != ConsultationState.OPEN:
        return
    old.closed_at = now
    move(old, CONSULTATION, to=ConsultationState.CLOSED)
    old.save(update_fields=["closed_at"])
    record(by, "engagement.consultation.replaced", old, capacity=capacity, now=now, touching=[new])
