"""The review gate: how it looks to those who use it, and what was learnt."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.commissioning.checks.standing import FRAMEWORK, owed
from folkmoot.commissioning.models import AskedGroup, Project, Review
from folkmoot.commissioning.states import Stage
from folkmoot.commitments.checking import Verdict, check, kept

ENOUGH_GROUPS = 2


@check(FRAMEWORK, "R2", on=Project)
def users_seen_first(project: Project, today: date) -> Verdict:
    review = Review.objects.filter(project=project).first()
    if review is None or not review.user_perspective.strip():
        return owed(
            project, Stage.REVIEW, _("Write the review, beginning with how it looks to those who use the service.")
        )
    return kept(
        ngettext(
            "The review says how it looks to the people who use it. One was heard.",
            "The review says how it looks to the people who use it. %(count)s were heard.",
            review.user_voices,
        )
        % {"count": review.user_voices}
    )


@check(FRAMEWORK, "R6", on=Project)
def process_was_reviewed(project: Project, today: date) -> Verdict:
    """On the commissioning, not on the service: from two of the three groups, or a public reason (ledger MP-15)."""
    asked = set(project.process_feedback.values_list("group", flat=True))
    names = "; ".join(str(group.label) for group in AskedGroup if group in asked)
    if len(asked) >= ENOUGH_GROUPS:
        return kept(_("Said how the commissioning itself went: %(groups)s.") % {"groups": names})
    if asked:
        return owed(
            project,
            Stage.REVIEW,
            _("Only one group has said how the commissioning itself went: %(group)s. Ask another.") % {"group": names},
        )
    return owed(
        project,
        Stage.REVIEW,
        _("Ask at least two of three how the commissioning itself went: users, communities, providers."),
    )


@check(FRAMEWORK, "R3", on=Project)
def something_was_learnt(project: Project, today: date) -> Verdict:
    lessons = list(project.lessons.values_list("is_none", flat=True))
    if not lessons:
        return owed(project, Stage.REVIEW, _("Write down a lesson, or say plainly that there was none."))
    count = lessons.count(False)
    if not count:
        return kept(_("Said plainly: there was no lesson."))
    return kept(
        ngettext("One lesson is written down.", "%(count)s lessons are written down.", count) % {"count": count}
    )
