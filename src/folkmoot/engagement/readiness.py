"""What a consultation still lacks before it may open, and where it departs from the Compact's twelve weeks."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from folkmoot.core.plain_words import why_hard
from folkmoot.engagement.models import Consultation, Level

# Twelve weeks, as last day minus first day (ledger A6).
FULL_DAYS = 84
# Fewer characters than this explain nothing to somebody who was not there.
SHORTEST_REASON = 20


@dataclass(frozen=True)
class Missing:
    sentence: str
    field: str


def what_is_missing(consultation: Consultation, today: date) -> list[Missing]:
    """Everything that keeps it from opening, as sentences, in the order of the page."""
    needed = {
        "summary": _("Say what the consultation is about."),
        "why": _("Say why people's views matter."),
        "level": _("Choose how much say people have."),
        "promise": _("Say what you promise to do with the answers."),
        "can_change": _("Say what can still change."),
        "cannot_change": _("Say what cannot change, and why."),
        "who_decides": _("Say who decides."),
        "contact": _("Give a post that people can ask."),
    }
    missing = [
        Missing(sentence, field) for field, sentence in needed.items() if not getattr(consultation, field).strip()
    ]
    if not consultation.nothing_decided:
        words = _("Declare that nothing is decided yet. If it is, tell people what was decided, and do not ask them.")
        missing.append(Missing(words, "nothing_decided"))
    if not consultation.options.strip() and consultation.costed_options.count() < 2:
        missing.append(Missing(_("Give the options, with what each costs and means."), "options"))
    if consultation.level == Level.INFORM:
        missing.append(Missing(_("To inform is not to consult. Choose a level at which people have a say."), "level"))
    if not consultation.questions.exists():
        missing.append(Missing(_("Ask at least one question."), "questions"))
    if consultation.noticed_at is None and len(consultation.no_notice_reason.strip()) < SHORTEST_REASON:
        missing.append(
            Missing(
                _("Announce it first, or give the reason, in a sentence or more, why there is no early notice."),
                "no_notice_reason",
            )
        )
    if hard := hard_summary(consultation):
        missing.append(Missing(hard, "summary"))
    return missing + missing_formats(consultation) + missing_reason(consultation, today)


def hard_summary(consultation: Consultation) -> str:
    """Why few could read what it is about; empty when most can. Only English can be measured (ledger EN-33)."""
    return why_hard(consultation.summary) if consultation.language == "en" else ""


def missing_formats(consultation: Consultation) -> list[Missing]:
    """Easy Read is there, comes by a day, or there is a reason why not (ledger EQ-17)."""
    named = consultation.formats.values_list("name", flat=True)
    if any("easy read" in name.casefold() or "easyread" in name.casefold() for name in named):
        return []
    return [Missing(_("Say where Easy Read is, by when it will be ready, or why there is none."), "formats")]


def missing_reason(consultation: Consultation, today: date) -> list[Missing]:
    """A shorter or an informal consultation needs a reason that is published (ledger EN-02)."""
    days = (consultation.closes_date - max(today, consultation.opens_date)).days
    if len(consultation.short_reason.strip()) >= SHORTEST_REASON:
        return []
    if not consultation.is_formal:
        return [
            Missing(_("Give the reason why it is informal, in a sentence or more. It is published."), "short_reason")
        ]
    if days < FULL_DAYS:
        words = _(
            "It would be open for %(days)s days; the Compact asks for 84. Give the reason, in a sentence or more; it is published."
        )
        return [Missing(words % {"days": days}, "short_reason")]
    return []


def departures(consultation: Consultation) -> list[str]:
    """Where it departs from early notice and twelve formal weeks, each as a sentence."""
    found = []
    if consultation.noticed_at is None:
        found.append(_("There was no early notice."))
    if consultation.days < FULL_DAYS:
        found.append(_("It is open for %(days)s days, not 84.") % {"days": consultation.days})
    if not consultation.is_formal:
        found.append(_("It is informal."))
    return found


def reasons_given(consultation: Consultation) -> str:
    """The reasons published for departing, as one text; empty when it does not depart."""
    reasons = [consultation.short_reason if consultation.days < FULL_DAYS or not consultation.is_formal else ""]
    if consultation.noticed_at is None:
        reasons.insert(0, consultation.no_notice_reason)
    return "\n\n".join(reason.strip() for reason in reasons if reason.strip())
