from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.citizens import policy
from folkmoot.citizens.models import ProjectFollow
from folkmoot.citizens.notices import tell_of_offer
from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def follow_project(project: Project, *, offer: str = "", by: Person, now: datetime) -> ProjectFollow:
    """Follow a project, and perhaps offer to help. Whether people engage is their own choice (ledger EN-10).

    An offer that was answered can be made anew. Raises Refused once the project has ended.
    """
    words = offer.strip()
    capacity = allow(policy.may_offer_help(by, now=now) if words else policy.may_follow(by, now=now))
    if project.closed_at is not None:
        raise Refused(_("This project has ended. What was learnt stays on its page."))
    follow, _made = ProjectFollow.objects.select_for_update().get_or_create(
        project=project, person_id=by.pk, defaults={"followed_at": now}
    )
    if words != follow.offer:
        follow.offer, follow.answer, follow.answered_as, follow.answered_at = words, "", "", None
        follow.save(update_fields=["offer", "answer", "answered_as", "answered_at"])
    record(by, "citizens.project.followed", follow, capacity=capacity, now=now, words={"offer": words})
    return follow


@transaction.atomic
def unfollow_project(follow: ProjectFollow, *, by: Person, now: datetime) -> None:
    """Stop following; an offer goes with it."""
    capacity = allow(policy.is_own_follow(by, follow, now=now))
    follow = locked(follow)
    follow.offer = ""
    record(by, "citizens.project.unfollowed", follow, capacity=capacity, now=now)
    follow.delete()


@transaction.atomic
def answer_offer(follow: ProjectFollow, *, answer: str, by: Person, now: datetime) -> ProjectFollow:
    """The project's team answers somebody who offered to help."""
    capacity = allow(policy.may_open_task(by, follow.project, now=now))
    follow = locked(follow)
    if not follow.waits:
        raise Refused(_("There is no offer that waits for an answer."))
    if not answer.strip():
        raise Refused(_("Say what they could do, or why not now."), field="answer")
    follow.answer, follow.answered_as, follow.answered_at = answer.strip(), capacity, now
    follow.save(update_fields=["answer", "answered_as", "answered_at"])
    tell_of_offer(follow, now=now)
    record(by, "citizens.project.offer_answered", follow, capacity=capacity, now=now, words={"answer": answer.strip()})
    return follow
