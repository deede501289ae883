"""A reference letter as it can be drafted from the record, for whoever signs it to make their own."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from folkmoot.citizens.models import Membership
from folkmoot.citizens.queries.scheme import record_of


def letter_draft(membership: Membership) -> str:
    """Only what the record holds: since when, courses, tasks done with their hours, and what changed because of them."""
    person = membership.person
    learnt, did = record_of(person)
    done = [row for row in did if row.hours_given is not None]
    parts = [
        _("To whom it may concern"),
        _("%(name)s has been with the citizen commissioners’ scheme of %(operator)s since %(day)s.")
        % {
            "name": person.name, "operator": membership.operator.name, "day": date_format(membership.applied_at, "F Y"),
        },
    ]  # fmt: skip
    if learnt:
        parts.append(_("Courses completed:") + "\n" + "\n".join(f"- {_course(row)}" for row in learnt))
    if done:
        hours = sum(row.hours_given or 0 for row in done)
        parts.append(
            _("Work done, %(hours)s hours in all:") % {"hours": f"{hours.normalize():f}"}  # type: ignore[union-attr]
            + "\n" + "\n".join(f"- {row.task.title} ({row.task.project.body.name})" for row in done)
        )  # fmt: skip
    if changed := [row.changed.strip() for row in done if row.changed.strip()]:
        parts.append(_("What changed because of it:") + "\n" + "\n".join(f"- {words}" for words in changed))
    return "\n\n".join(parts)


def _course(row: object) -> str:
    course, given = row.course, getattr(row, "accreditation", None)  # type: ignore[attr-defined]
    words = f"{course.title}, {date_format(row.completed_date, 'j F Y')}"  # type: ignore[attr-defined]
    return f"{words} ({given.level}, {given.awarding_body.name})" if given else words
