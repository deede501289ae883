from folkmoot.network import actions
from folkmoot.network.models import HEADINGS

WORDS = {name: f"What there is to say of {name}" for name in HEADINGS}


def study(cast, now, **changes):
    """A draft of the council's, whole unless `changes` blank a heading."""
    fields = {"title": "Company on weekday mornings", "body": cast.bodies.council, **WORDS, **changes}
    return actions.write_case_study(**fields, by=cast.lead, now=now)


def published(cast, now, **changes):
    return actions.publish_case_study(study(cast, now, **changes), by=cast.lead, now=now)
