from collections.abc import Iterable
from datetime import date

from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from folkmoot.core.audiences import audience
from folkmoot.core.record import describe
from folkmoot.engagement.models import Moderator
from folkmoot.engagement.policy.moderation import RUNS
from folkmoot.people.models import Person
from folkmoot.people.queries import roles_of

describe(
    {
        "engagement.contribution.shown": _("A moderator looked at it, and it is shown"),
        "engagement.contribution.refused": _("A moderator decided not to show it"),
        "engagement.contribution.reported": _("Somebody asked moderators to look at it"),
        "engagement.contribution.appealed": _("Its author asked for a second look"),
        "engagement.contribution.appeal_decided": _("Another moderator looked at it a second time"),
        "engagement.moderator.named": _("Moderator named"),
        "engagement.moderator.ended": _("Moderator stepped down"),
        "engagement.rule.set": _("Promise set: how proposals and petitions are answered"),
    }
)


@audience
def who_moderates_and_sits(person: Person, today: date) -> Iterable[str]:
    """moderates:3 for the named moderators of body 3, panel:3 for the members of standing panel 3. One query."""
    ended = Q(until_date__isnull=True) | Q(until_date__gt=today)
    moderated = Moderator.objects.filter(ended, person=person, from_date__lte=today)
    sits = person.panel_memberships.filter(left_at=None)
    rows = moderated.values_list(Value("moderates"), "body").union(sits.values_list(Value("panel"), "panel"), all=True)
    for what, key in rows:
        yield f"{what}:{key}"


@audience
def who_runs(person: Person, today: date) -> Iterable[str]:
    """runs:3 for the commissioners, officers and clerks of body 3, who answer for it."""
    for role in roles_of(person, today):
        if role.kind in RUNS:
            yield f"runs:{role.organisation_id}"
