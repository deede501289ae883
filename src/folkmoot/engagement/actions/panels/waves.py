from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import NotAllowed, Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.engagement import policy
from folkmoot.engagement.models import Panellist, StandingPanel, Wave, WaveAnswer, WaveAnswered
from folkmoot.engagement.states import PANEL_WAVE, WaveState
from folkmoot.people.models import Person


@dataclass(frozen=True)
class Put:
    """A question with its choices."""

    text: str
    choices: Sequence[str]


@transaction.atomic
def prepare_wave(
    panel: StandingPanel, *, title: str, questions: Sequence[Put], closes_date: date, repeats: Wave | None = None,
    by: Person, now: datetime,
) -> Wave:  # fmt: skip
    """Prepare questions for the panel. A wave that repeats another asks the same, word for word, so change can be told.

    Raises Refused without a question, for one with fewer than two choices, or a day that has passed.
    """
    capacity = allow(policy.may_run_panel(by, panel, now=now))
    if closes_date <= day_of(now):
        raise Refused(_("The last day to answer must be later than today."), field="closes_date")
    asked = repeats.questions if repeats else [{"text": each.text, "choices": list(each.choices)} for each in questions]
    if not asked:
        raise Refused(_("Ask at least one question, or repeat an earlier wave."), field="questions")
    if any(len(set(each["choices"])) < 2 for each in asked):
        raise Refused(_("Give each question at least two different choices."), field="questions")
    wave = Wave.objects.create(
        panel=panel, number=panel.waves.count() + 1, title=title, questions=asked, closes_date=closes_date,
        repeats=repeats,
    )  # fmt: skip
    record(by, "engagement.wave.prepared", wave, capacity=capacity, now=now, touching=[panel])
    return wave


@transaction.atomic
def open_wave(wave: Wave, *, by: Person, now: datetime) -> Wave:
    """Put the questions to everybody on the panel."""
    capacity = allow(policy.may_run_panel(by, wave.panel, now=now))
    wave = locked(wave)
    members = wave.panel.members.filter(left_at=None).count()
    if not members:
        raise Refused(_("Nobody is on the panel yet."))
    move(wave, PANEL_WAVE, to=WaveState.OPEN)
    wave.asked, wave.opened_at = members, now
    wave.save(update_fields=["asked", "opened_at"])
    record(
        by, "engagement.wave.opened", wave, capacity=capacity, now=now, facts={"asked": members}, touching=[wave.panel]
    )
    return wave


@transaction.atomic
def answer_wave(wave: Wave, *, member: Panellist, answers: Mapping[int, str], by: Person, now: datetime) -> Wave:
    """A member answers, once. The answers are kept with what the member is like, and not with who they are."""
    if member.person_id != by.pk or member.panel_id != wave.panel_id or member.left_at:
        raise NotAllowed(_("Only members of the panel answer."))
    wave = locked(wave)
    if wave.state != WaveState.OPEN or day_of(now) > wave.closes_date:
        raise Refused(_("These questions are no longer open."))
    if wave.answered.filter(member=member).exists():
        raise Refused(
            _("You have answered already. Your answers are not kept with your name, so they cannot be changed.")
        )
    given = [answers.get(place, "") for place in range(len(wave.questions))]
    if any(text and text not in question["choices"] for text, question in zip(given, wave.questions, strict=True)):
        raise Refused(_("Choose from the answers that are offered."))
    WaveAnswered.objects.create(wave=wave, member=member)
    WaveAnswer.objects.create(wave=wave, answers=given, values=member.values)
    record(by, "engagement.wave.answered", wave, capacity=_("member of the panel"), now=now, touching=[wave.panel])
    return wave


@transaction.atomic
def close_wave(wave: Wave, *, what_changed: str, by: Person, now: datetime) -> Wave:
    """Close a wave, publish its results, and say what is done with them. Raises Refused before its last day is over."""
    capacity = allow(policy.may_run_panel(by, wave.panel, now=now))
    wave = locked(wave)
    everybody = wave.answered.count() >= wave.panel.members.filter(left_at=None).count()
    if day_of(now) <= wave.closes_date and not everybody:
        raise Refused(_("Members can still answer. Close it when the last day is over, or everybody has answered."))
    if not what_changed.strip():
        raise Refused(_("Say what is done with the answers."), field="what_changed")
    move(wave, PANEL_WAVE, to=WaveState.CLOSED)
    wave.closed_at, wave.what_changed = now, what_changed
    wave.save(update_fields=["closed_at", "what_changed"])
    record(by, "engagement.wave.closed", wave, capacity=capacity, now=now, reasons=what_changed, touching=[wave.panel])
    return wave
