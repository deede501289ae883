"""Members, courses and tasks for tests, made through actions."""

from folkmoot.citizens.actions import admit, apply_to_join, complete_course, offer_course, open_task
from folkmoot.citizens.models import TaskKind
from tests.engagement.made import project

STAGES = {
    "analyse": "Finding out what people need.",
    "plan": "Writing what a service must achieve.",
    "deliver": "Choosing who does it.",
    "review": "Asking whether it worked.",
}


def member(cast, person, now, *, born=None):
    """Applies and is admitted."""
    membership = apply_to_join(cast.bodies.cvs, birth_date=born, wants="To learn", by=person, now=now)
    return admit(membership, by=cast.scheme, now=now)


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
        "hours": 6,
        "places": 2,
    }
    return open_task(on or project(cast, now), by=by or cast.lead, now=now, **{**fields, **changes})
