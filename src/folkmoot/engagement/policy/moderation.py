"""Who looks after what people write, and who decides an appeal."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Answer, no, yes
from folkmoot.engagement.models import Contribution, Moderator
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as, may_administer

RUNS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.CLERK)


def may_run_body(person: Any, body: Organisation, *, now: datetime) -> Answer:
    """Its commissioners, officers and clerks, or an administrator: they name moderators, set rules and answer."""
    own = acts_as(person, *RUNS, at=body, now=now)
    return own or may_administer(person, now=now) or own


def may_answer_for_body(person: Any, body: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, *RUNS, at=body, now=now)


def moderator_of(person: Any, body: Any, today: date) -> Moderator | None:
    if not getattr(person, "is_authenticated", False):
        return None
    ended = Q(until_date__isnull=True) | Q(until_date__gt=today)
    return Moderator.objects.filter(ended, body=body, person=person, from_date__lte=today).first()


def may_see_queue(person: Any, body: Organisation, *, now: datetime) -> Answer:
    found = moderator_of(person, body, day_of(now))
    if found is None:
        return no(_("Only a moderator named by %(body)s may do this.") % {"body": body.name})
    return yes(_("moderator, %(body)s") % {"body": body.name})


def may_moderate(person: Any, contribution: Contribution, *, now: datetime) -> Answer:
    """A named moderator of the body, never of their own words; an appeal goes to another than the first."""
    answer = may_see_queue(person, contribution.body, now=now)
    if not answer:
        return answer
    if contribution.author_id == person.pk:
        return no(_("You wrote this, so another moderator has to look at it."))
    if contribution.waits_on_appeal and contribution.decided_by_id == person.pk:
        return no(_("You decided this the first time, so another moderator has to hear the appeal."))
    return answer


def may_appeal(person: Any, contribution: Contribution, *, now: datetime) -> Answer:
    if contribution.author_id is not None and contribution.author_id == getattr(person, "pk", None):
        return yes(_("author"))
    return no(_("Only whoever wrote it may ask for a second look."))
