"""The groups choose their anchor; a public body looks at its governance."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements.anchor_states import CHOICE, ChoiceState
from folkmoot.agreements.anchoring import policy
from folkmoot.agreements.anchoring.rules import LEAST_NOMINATIONS, LONGEST_CHECK_MONTHS, SHORTEST_CHOICE_DAYS
from folkmoot.agreements.models import (
    Agreement,
    AnchorChoice,
    GovernanceCheck,
    Heading,
    Nomination,
    SafeguardingCheck,
    Sharing,
)
from folkmoot.agreements.notices import tell_anchor_counted
from folkmoot.agreements.states import AgreementState
from folkmoot.agreements.words import day
from folkmoot.commissioning.models import Project
from folkmoot.core.clock import add_months, day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def open_choice(project: Project, *, closes_date: date, by: Person, now: datetime) -> AnchorChoice:
    """Ask the groups of a place whom they trust to hold one agreement for them.

    Raises NotAllowed unless `by` is a commissioner of the project's body; Refused with too little time to talk.
    """
    capacity = allow(policy.may_open_choice(by, project, now=now))
    project = locked(project)
    earliest = day_of(now) + timedelta(days=SHORTEST_CHOICE_DAYS)
    if closes_date < earliest:
        raise Refused(
            _("Give groups until %s at least, so that they can talk about it.") % day(earliest), field="closes_date"
        )
    if AnchorChoice.objects.filter(project=project, state=ChoiceState.OPEN).exists():
        raise Refused(_("The groups are being asked already."))
    choice = AnchorChoice.objects.create(project=project, closes_date=closes_date, opened_at=now)
    record(
        by, "agreements.anchor.asked", choice, capacity=capacity, now=now, facts={"closes": closes_date},
        touching=[project],
    )  # fmt: skip
    return choice


@transaction.atomic
def nominate(
    choice: AnchorChoice, *, group: Organisation, nominee: Organisation, reasons: str = "", by: Person, now: datetime
) -> Nomination:
    """A group says in confidence whom it trusts. It may change its mind until the last day.

    Raises NotAllowed unless `by` works for the group; Refused for itself, for a public body, or after the last day.
    """
    capacity = allow(policy.may_nominate(by, group, now=now))
    choice = locked(choice)
    if choice.state != ChoiceState.OPEN or day_of(now) > choice.closes_date:
        raise Refused(_("Groups could say until %s.") % day(choice.closes_date))
    if nominee.pk == group.pk:
        raise Refused(_("A group does not name itself. Name whom you trust to hold it for you."), field="nominee")
    if not nominee.is_voluntary:
        raise Refused(_("An anchor is itself a voluntary or community organisation."), field="nominee")
    row, _made = Nomination.objects.update_or_create(
        choice=choice, group=group, defaults={"nominee": nominee, "reasons": reasons, "said_at": now}
    )
    record(by, "agreements.anchor.nominated", row, capacity=capacity, now=now)
    return row


@transaction.atomic
def count_nominations(choice: AnchorChoice, *, by: Person, now: datetime) -> AnchorChoice:
    """Count what the groups said, once their last day has passed. Most groups decide; a tie decides nothing.

    Nobody reads a single nomination, and how many there were is published only where no group could be recognised.
    """
    capacity = allow(policy.may_count(by, choice, now=now))
    choice = locked(choice)
    if day_of(now) <= choice.closes_date:
        raise Refused(_("Groups can still say until %s.") % day(choice.closes_date))
    if choice.state != ChoiceState.OPEN:
        raise Refused(_("This has been counted."))
    counts = Counter(choice.nominations.values_list("nominee_id", flat=True)).most_common(2)
    is_clear = bool(counts) and counts[0][1] >= LEAST_NOMINATIONS and (len(counts) < 2 or counts[0][1] > counts[1][1])
    choice.closed_at = now
    choice.chosen = Organisation.objects.get(pk=counts[0][0]) if is_clear else None
    choice.state = ChoiceState.CHOSEN if is_clear else ChoiceState.UNDECIDED
    choice.save(update_fields=["state", "chosen", "closed_at"])
    tell_anchor_counted(choice, now=now)
    record(
        by, "agreements.anchor.counted", choice, capacity=capacity, now=now,
        facts={"chosen": choice.chosen_id}, touching=[choice.project],
    )  # fmt: skip
    return choice


@transaction.atomic
def answer_choice(choice: AnchorChoice, *, accepts: bool, words: str = "", by: Person, now: datetime) -> AnchorChoice:
    """The organisation that the groups chose says whether it will be their anchor."""
    capacity = allow(policy.may_answer_choice(by, choice, now=now))
    choice = locked(choice)
    move(choice, CHOICE, to=ChoiceState.ACCEPTED if accepts else ChoiceState.DECLINED)
    choice.words = words
    choice.save(update_fields=["words"])
    record(
        by, "agreements.anchor.accepted" if accepts else "agreements.anchor.declined", choice, capacity=capacity,
        now=now, reasons=words, touching=[choice.project],
    )  # fmt: skip
    return choice


@transaction.atomic
def check_governance(
    organisation: Organisation,
    *,
    heading: Heading | str,
    passed: bool,
    expires_date: date | None = None,
    note: str = "",
    by: Person,
    now: datetime,
) -> GovernanceCheck:
    """Note that one heading of an organisation's governance was looked at, and until when it is good.

    A failing anchor shares out nothing new, and its next payment waits for its funder. Raises NotAllowed for the
    organisation's own people; Refused for a failure without words, or a day too far ahead.
    """
    capacity = allow(policy.may_check_governance(by, organisation, now=now))
    organisation = locked(organisation)
    expires = _until(passed, expires_date, note, now)
    check = GovernanceCheck.objects.create(
        organisation=organisation, heading=heading, passed=passed, checked_date=day_of(now), expires_date=expires,
        note=note, checked_at=now, checked_as=capacity,
    )  # fmt: skip
    running = Sharing.objects.filter(agreement__provider=organisation, agreement__state=AgreementState.LIVE)
    if not passed:
        running.update(goes_on_until=None, goes_on_because="")  # each failure is decided anew
    record(
        by, "agreements.governance.passed" if passed else "agreements.governance.failed", check, capacity=capacity,
        now=now, words={"note": note}, facts={"heading": str(heading), "until": expires if passed else None},
        touching=[organisation, *running],
    )  # fmt: skip
    return check


@transaction.atomic
def check_safeguarding(
    agreement: Agreement,
    organisation: Organisation,
    *,
    passed: bool,
    expires_date: date | None = None,
    note: str = "",
    by: Person,
    now: datetime,
) -> SafeguardingCheck:
    """Note whether a body that delivers keeps people safe. The commissioner sees pass, due or fail.

    Raises NotAllowed unless `by` acts for the anchor, or, about the anchor, for the funder.
    """
    capacity = allow(policy.may_check_safeguarding(by, agreement, organisation, now=now))
    expires = _until(passed, expires_date, note, now)
    looked = agreement.funder if organisation.pk == agreement.provider_id else agreement.provider
    check = SafeguardingCheck.objects.create(
        organisation=organisation, checked_for=looked, passed=passed, checked_date=day_of(now), until_date=expires,
        seen=note, checked_as=capacity,
    )  # fmt: skip
    record(
        by, "agreements.safeguarding.checked", check, capacity=capacity, now=now, words={"note": note},
        touching=Sharing.objects.filter(pk=agreement.pk),
    )  # fmt: skip
    return check


def _until(passed: bool, expires_date: date | None, note: str, now: datetime) -> date:
    """Until when a check is good. One that was not passed is good for nothing, and says why."""
    today = day_of(now)
    if not passed:
        if not note.strip():
            raise Refused(_("Say what must be put right."), field="note")
        return today + timedelta(days=1)
    if expires_date is None or expires_date <= today:
        raise Refused(_("Say until when it is good: a day after today."), field="expires_date")
    latest = add_months(today, LONGEST_CHECK_MONTHS)
    if expires_date > latest:
        raise Refused(_("Look again by %s at the latest.") % day(latest), field="expires_date")
    return expires_date
