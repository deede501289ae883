from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.engagement import policy
from folkmoot.engagement.actions.survey import refuse_if_open
from folkmoot.engagement.models import Consultation, CostedOption, Wording
from folkmoot.engagement.states import ConsultationState
from folkmoot.engagement.surveys.languages import NAMES
from folkmoot.people.models import Person


@transaction.atomic
def add_option(
    consultation: Consultation,
    *,
    title: str,
    good: str,
    bad: str,
    cost: Decimal | None = None,
    cost_words: str = "",
    by: Person,
    now: datetime,
) -> CostedOption:
    """Put an option before people, with its cost and its effects. Raises Refused without a cost, or once it is open."""
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    refuse_if_open(consultation)
    if cost is None and not cost_words.strip():
        raise Refused(_("Say what it costs: in pounds, or in words if nobody knows yet."), field="cost")
    option = CostedOption.objects.create(
        consultation=consultation, title=title.strip(), cost=cost, cost_words=cost_words.strip(), good=good.strip(),
        bad=bad.strip(),
    )  # fmt: skip
    record(by, "engagement.option.added", option, capacity=capacity, now=now, touching=[consultation])
    return option


@transaction.atomic
def remove_option(option: CostedOption, *, by: Person, now: datetime) -> None:
    """Take an option out. Raises Refused once the consultation is open."""
    capacity = allow(policy.may_run(by, option.consultation, now=now))
    consultation = locked(option.consultation)
    refuse_if_open(consultation)
    option.delete()
    record(by, "engagement.option.removed", consultation, capacity=capacity, now=now)


@transaction.atomic
def save_wording(
    consultation: Consultation,
    *,
    language: str,
    title: str,
    summary: str,
    promise: str = "",
    questions: Mapping[str, Mapping[str, object]] | None = None,
    checked_by: str = "",
    by: Person,
    now: datetime,
) -> Wording:
    """Put the consultation into another language, also while it is open: more people can answer then.

    Raises Refused for a language we do not know, its own language, a question with another number of choices, and
    without somebody who checked it.
    """
    capacity = allow(policy.may_run(by, consultation, now=now))
    consultation = locked(consultation)
    if consultation.state in (ConsultationState.COMPLETE, ConsultationState.WITHDRAWN):
        raise Refused(_("This consultation is over."))
    if language not in NAMES or language == consultation.language:
        raise Refused(_("Choose a language other than its own."), field="language")
    if not checked_by.strip():
        raise Refused(_("Say who checked the translation: a post or a body."), field="checked_by")
    kept = {}
    for question in consultation.questions.order_by("position"):
        words = dict((questions or {}).get(str(question.pk), {}))
        choices = [str(choice) for choice in words.get("choices") or []]  # type: ignore[union-attr]
        if choices and len(choices) != len(question.choices):
            raise Refused(
                _("Question %(number)s has %(count)s choices. Translate each, in the same order.")
                % {"number": question.position, "count": len(question.choices)},
                field=f"choices_{question.pk}",
            )
        if words.get("text") or choices:
            kept[str(question.pk)] = {"text": str(words.get("text") or ""), "choices": choices}
    wording, _created = Wording.objects.update_or_create(
        consultation=consultation, language=language,
        defaults={
            "title": title.strip(), "summary": summary.strip(), "promise": promise.strip(), "questions": kept,
            "checked_by": checked_by.strip(),
        },
    )  # fmt: skip
    record(
        by, "engagement.wording.saved", wording, capacity=capacity, now=now, facts={"language": language},
        touching=[consultation],
    )  # fmt: skip
    return wording
