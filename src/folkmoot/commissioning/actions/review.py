from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank, refuse_unless_in, refuse_unless_open
from folkmoot.commissioning.models import AskedGroup, Lesson, ProcessFeedback, Project, Review
from folkmoot.commissioning.states import Stage
from folkmoot.core.appearances import Knot
from folkmoot.core.audiences import PUBLIC
from folkmoot.core.listings import tie, walk
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.subjects import find, refer
from folkmoot.evidence.models import Theme
from folkmoot.needs.actions import raise_need
from folkmoot.needs.models import Need, Origin
from folkmoot.people.models import Person


@transaction.atomic
def write_review(
    project: Project,
    *,
    user_perspective: str,
    user_voices: int,
    what_worked: str,
    what_did_not: str,
    provider_view: str = "",
    by: Person,
    now: datetime,
) -> Review:
    """Write and sign the review. How it looks to the people who use it comes first and cannot be left out (MP-16).

    Raises NotAllowed unless `by` is of the team; Refused in another stage, or when there is one already.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_in(project, Stage.REVIEW)
    if Review.objects.filter(project=project).exists():
        raise Refused(_("This project has been reviewed. What was learnt since can be added as a lesson."))
    view = refuse_if_blank(
        user_perspective, _("Say first how it looks to the people who use it."), field="user_perspective"
    )
    review = Review.objects.create(
        project=project, user_perspective=view, user_voices=user_voices, what_worked=what_worked,
        what_did_not=what_did_not, provider_view=provider_view, signed_by=by, signed_as=capacity, signed_at=now,
    )  # fmt: skip
    record(
        by, "commissioning.review.signed", review, capacity=capacity, now=now, facts={"voices": user_voices},
        touching=[project],
    )  # fmt: skip
    return review


@transaction.atomic
def note_feedback(
    project: Project, *, group: AskedGroup, who: str, said: str, answer: str, by: Person, now: datetime
) -> ProcessFeedback:
    """Note what users, communities or providers said of how the work was commissioned, and the answer (ledger MP-15).

    Raises NotAllowed unless `by` is of the team; Refused once the cycle is complete, or when a part is empty.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_open(project)
    feedback = ProcessFeedback.objects.create(
        project=project, group=group, noted_at=now,
        who=refuse_if_blank(who, _("Say who was asked, and how."), field="who"),
        said=refuse_if_blank(said, _("Say what they told you."), field="said"),
        answer=refuse_if_blank(answer, _("Say what is done differently, or why nothing is."), field="answer"),
    )  # fmt: skip
    record(
        by, "commissioning.feedback.noted", feedback, capacity=capacity, now=now, facts={"group": group},
        touching=[project],
    )  # fmt: skip
    return feedback


@dataclass(frozen=True)
class NextNeed:
    """The need that a lesson raises, in the words it will be shown with."""

    title: str
    words: str


@transaction.atomic
def add_lesson(
    project: Project,
    *,
    title: str = "",
    what_happened: str = "",
    change_made: str = "",
    is_none: bool = False,
    raise_next: NextNeed | None = None,
    by: Person,
    now: datetime,
) -> Lesson:
    """Write down what was learnt and what is done differently; or say out loud that it was nothing (ledger CC-27).

    `raise_next` raises the next need from it, where this service was and about the same theme, so that the thread goes
    on. Raises Refused before the service is delivered, or with both a lesson and "nothing".
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_in(project, Stage.DELIVER, Stage.REVIEW)
    if is_none:
        if title.strip() or raise_next:
            raise Refused(_("Either there was a lesson or there was none."), field="is_none")
        if project.lessons.filter(is_none=False).exists():
            raise Refused(_("A lesson is written down already, so there was something to learn."), field="is_none")
        title, change_made = _("Nothing new was learnt"), ""
    what = refuse_if_blank(
        what_happened,
        _("Say how you know that there was nothing to learn.") if is_none else _("Say what happened."),
        field="what_happened",
    )
    if not is_none:
        refuse_if_blank(title, _("Give the lesson a name of a few words."), field="title")
        refuse_if_blank(change_made, _("Say what you do differently now."), field="change_made")
    lesson = Lesson.objects.create(
        project=project, title=title.strip(), what_happened=what, change_made=change_made.strip(), is_none=is_none,
        noted_at=now,
    )  # fmt: skip
    if raise_next is not None:
        lesson.next_need = _raise_next(project, raise_next, by=by, now=now)
        lesson.save(update_fields=["next_need"])
    record(
        by, "commissioning.lesson.noted", lesson, capacity=capacity, now=now, reasons=lesson.title,
        facts={"none": is_none, "raises_need": raise_next is not None}, touching=[project],
    )  # fmt: skip
    if not is_none:
        _tie_to_thread(project, lesson, now)
    return lesson


def _raise_next(project: Project, need: NextNeed, *, by: Person, now: datetime) -> Need:
    if project.outcome is None:
        raise Refused(_("This project has no outcome, so the next need has no theme. Raise it by itself."))
    return raise_need(
        title=need.title, words=need.words, theme=Theme(project.outcome.theme), area=project.area, origin=Origin.REVIEW,
        by=by, now=now,
    )  # fmt: skip


def _tie_to_thread(project: Project, lesson: Lesson, now: datetime) -> None:
    """Tie the lesson to the furthest knots the project reached (results, where there are any), and to its next need.

    Results belong to a higher floor: the thread knows them, this room does not.
    """
    starts = [refer(row) for row in project.specifications.all()] or (
        [refer(project.outcome)] if project.outcome else []
    )
    reached = [stretch for stretch in walk(starts, [PUBLIC]) if stretch.items and stretch.knot != Knot.LESSON]
    for listing in reached[-1].items if reached else []:
        earlier = find(listing.subject)
        if earlier is not None:
            tie(earlier=earlier, later=lesson, now=now)
    if lesson.next_need:
        tie(earlier=lesson, later=lesson.next_need, now=now)
