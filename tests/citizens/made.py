"""Members, courses and tasks for tests, made through actions."""

from datetime import timedelta

from folkmoot.citizens.actions import (
    accept_agreement,
    admit,
    apply_to_join,
    assess_risk,
    assess_session_risk,
    complete_course,
    countersign,
    name_check_role,
    note_check,
    offer_course,
    open_task,
    plan_session,
    publish_agreement,
)
from folkmoot.citizens.models import CheckRole, TaskKind, TwoWayAgreement
from folkmoot.core.clock import day_of
from tests.engagement.made import project

STAGES = {
    "analyse": "Finding out what people need.",
    "plan": "Writing what a service must achieve.",
    "deliver": "Choosing who does it.",
    "review": "Asking whether it worked.",
}


def agreement(cast, now):
    """The two-way agreement in use; published when first asked for."""
    return TwoWayAgreement.objects.current_of(cast.bodies.cvs) or publish_agreement(
        cast.bodies.cvs, member_promises="To come when I said I would.", scheme_promises="To pay your costs.",
        by=cast.scheme, now=now,
    )  # fmt: skip


def member(cast, person, now, *, born=None, agreed=True):
    """Applies, is admitted, and accepts the two-way agreement, as the scheme does."""
    membership = apply_to_join(cast.bodies.cvs, birth_date=born, wants="To learn", by=person, now=now)
    admit(membership, by=cast.scheme, now=now)
    current = agreement(cast, now)
    if agreed and not current.acceptances.filter(person=person).exists():
        countersign(accept_agreement(current, by=person, now=now), by=cast.scheme, now=now)
    membership.refresh_from_db()
    return membership


def core_course(cast, now):
    return offer_course(
        cast.bodies.cvs, title="Commissioning for citizens", hours=12, is_core=True, by=cast.scheme, now=now, **STAGES
    )


def trained(cast, person, now, *, course=None):
    """Makes a member of the scheme who completed the core course."""
    membership = member(cast, person, now)
    complete_course(course or core_course(cast, now), person=person, by=cast.scheme, now=now)
    return membership


def task(cast, now, *, on=None, by=None, **changes):
    fields = {
        "kind": TaskKind.SPECIFICATION,
        "title": "Help write what the mornings must offer",
        "what": "Two evenings with the team.",
        "influence": "What happens, where and when.",
        "limits": "The money.",
        "level": "involve",
        "who_decides": "The People Committee",
        "when": "Two Tuesday evenings",
        "access": "Step-free, with a loop.",
        "hours": 6,
        "places": 2,
    }
    return open_task(on or project(cast, now), by=by or cast.lead, now=now, **{**fields, **changes})


def checked(cast, now, *people, **changes):
    """These people hold an enhanced check, seen by the scheme; those who look out for young members if none is named."""
    role = CheckRole.objects.first() or name_check_role(
        cast.bodies.cvs, name="adult with young members", highest_level="enhanced", why="Alone with under-18s, often.",
        by=cast.scheme, now=now,
    )  # fmt: skip
    fields = {"role": role, "level": "enhanced", "issued_date": day_of(now), "payer": cast.bodies.cvs, **changes}
    return [
        note_check(one, by=cast.admin if one == cast.scheme else cast.scheme, now=now, **fields)
        for one in people or (cast.scheme, cast.lead)
    ]


def safe(cast, task, now, *, days=365, **changes):
    """The task's risks were looked at; the scheme's worker and the officer, both checked, are there."""
    checked(cast, now)
    fields = {
        "risks": "Getting home in the dark.", "measures": "We end by six.", "supervision": "Two adults all the time.",
        "host": cast.lead, "second_adult": cast.scheme, "end_date": day_of(now) + timedelta(days=days), **changes,
    }  # fmt: skip
    return assess_risk(task, by=cast.lead, now=now, **fields)


def session(cast, now, *, course=None, days=7, hours=2, **changes):
    """A session in a week, from ten until noon, given by the scheme's worker with the officer there."""
    fields = {
        "starts_at": now + timedelta(days=days), "ends_at": now + timedelta(days=days, hours=hours), "venue": "The library",
        "access": "Step-free, with a loop.", "places": 2, "host": cast.scheme, "second_adult": cast.lead, **changes,
    }  # fmt: skip
    return plan_session(course or core_course(cast, now), by=cast.scheme, now=now, **fields)


def safe_session(cast, now, **changes):
    """A session that under-18s may come to."""
    checked(cast, now)
    row = session(cast, now, **changes)
    assess_session_risk(
        row, risks="Getting home in the dark.", measures="We end by six.", supervision="Two adults all the time.",
        end_date=day_of(row.starts_at) + timedelta(days=90), by=cast.scheme, now=now,
    )  # fmt: skip
    return row
