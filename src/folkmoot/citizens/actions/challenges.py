from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.changes import thing_in
from folkmoot.citizens.models import Challenge
from folkmoot.citizens.states import CHALLENGE, ChallengeState
from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def challenge_evidence(
    project: Project, *, about: str, says: str, shown_by: str, by: Person, now: datetime
) -> Challenge:
    """Say that a project's evidence is wrong or misses something. Raises Refused without how one knows."""
    capacity = allow(policy.may_challenge(by, now=now))
    for field, words in (("about", about), ("says", says), ("shown_by", shown_by)):
        if not words.strip():
            raise Refused(_("Write this too: without it nobody can check it."), field=field)
    row = Challenge.objects.create(
        project=project, raised_by=by, about=about.strip(), says=says.strip(), shown_by=shown_by.strip(), raised_at=now
    )
    record(by, "citizens.challenge.raised", row, capacity=capacity, now=now, reasons=says.strip(), touching=[project])
    return row


@transaction.atomic
def check_challenge(challenge: Challenge, *, found: str, by: Person, now: datetime) -> Challenge:
    """The team looks at the evidence again and writes down what it found."""
    capacity = allow(policy.may_open_task(by, challenge.project, now=now))
    challenge = locked(challenge)
    if not found.strip():
        raise Refused(_("Say what you looked at and what you found."), field="found")
    challenge.found, challenge.checked_as, challenge.checked_at = found.strip(), capacity, now
    challenge.save(update_fields=["found", "checked_as", "checked_at"])
    move(challenge, CHALLENGE, to=ChallengeState.CHECKED)
    record(by, "citizens.challenge.checked", challenge, capacity=capacity, now=now, touching=[challenge.project])
    return challenge


@transaction.atomic
def answer_challenge(
    challenge: Challenge, *, upheld: bool, reasons: str, changed_subject: str = "", by: Person, now: datetime
) -> Challenge:
    """Uphold a challenge that was checked, with the specification version it changed; or not, and say why (NE-15)."""
    capacity = allow(policy.may_open_task(by, challenge.project, now=now))
    challenge = locked(challenge)
    if not reasons.strip():
        raise Refused(_("Say why. Everybody can read it."), field="reasons")
    if upheld and not (
        changed_subject.startswith("commissioning.specification:") and thing_in(changed_subject, challenge.project)
    ):
        raise Refused(_("Name the version of this project’s specification that changed."), field="changed_subject")
    challenge.reasons, challenge.answered_at = reasons.strip(), now
    challenge.changed_subject = changed_subject if upheld else ""
    challenge.save(update_fields=["reasons", "answered_at", "changed_subject"])
    move(challenge, CHALLENGE, to=ChallengeState.UPHELD if upheld else ChallengeState.NOT_UPHELD)
    record(
        by, "citizens.challenge.answered", challenge, capacity=capacity, now=now, reasons=reasons.strip(),
        facts={"upheld": upheld, "changed": challenge.changed_subject}, touching=[challenge.project],
    )  # fmt: skip
    return challenge
