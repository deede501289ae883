from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.agreements import policy
from folkmoot.agreements.equality import ANSWERS, NOT_SAID
from folkmoot.agreements.models import EqualityCount, Report, Story
from folkmoot.agreements.states import ReportState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Person


@transaction.atomic
def count_people(report: Report, *, group: str, counts: Mapping[str, int], by: Person, now: datetime) -> Report:
    """Say who used the service, by one group. Whoever did not answer counts as "did not say".

    Raises NotAllowed unless `by` works for the provider; Refused once the report is sent, or when the people of this
    table are not as many as those of the others: tables of different people would give small counts away.
    """
    capacity = allow(policy.may_report(by, report, now=now))
    report = _open(report)
    known = {key for key, _label in ANSWERS.get(group, ())} | {NOT_SAID}
    if group not in ANSWERS or set(counts) - known:
        raise Refused(_("Choose one of the groups and answers listed."))
    if any(count < 0 for count in counts.values()):
        raise Refused(_("A count of people is 0 or more."))
    total = sum(counts.values())
    others: dict[str, int] = {}
    for row in report.equality_counts.exclude(group=group):
        others[row.group] = others.get(row.group, 0) + row.people
    if others and set(others.values()) != {total}:
        raise Refused(
            _("This comes to %(here)s people, the other tables to %(there)s. Count whoever did not answer as “did not say”.")
            % {"here": total, "there": next(iter(others.values()))}
        )  # fmt: skip
    report.equality_counts.filter(group=group).delete()
    EqualityCount.objects.bulk_create(
        EqualityCount(report=report, group=group, answer=answer, people=people) for answer, people in counts.items()
    )
    record(by, "agreements.report.people_counted", report, capacity=capacity, now=now, facts={"group": group})
    return report


@transaction.atomic
def add_story(
    report: Report, *, words: str, consent: str, may_publish: bool, told_by: str = "", by: Person, now: datetime
) -> Story:
    """Add somebody's story, with how they agreed to it being told, and whether to everyone or to the parties alone."""
    capacity = allow(policy.may_report(by, report, now=now))
    report = _open(report)
    if not words.strip():
        raise Refused(_("Write down the story."), field="words")
    if not consent.strip():
        raise Refused(_("Say how they agreed. Without consent a story is not told."), field="consent")
    story = Story.objects.create(
        report=report, words=words, consent=consent, told_by=told_by, may_publish=may_publish, added_at=now
    )
    record(
        by, "agreements.story.added", report, capacity=capacity, now=now, words={"story": words},
        facts={"public": may_publish},
    )  # fmt: skip
    return story


@transaction.atomic
def take_story_back(story: Story, *, by: Person, now: datetime) -> Story:
    """Whoever told it takes it back: its words are gone, at any time, however old the report is."""
    capacity = allow(policy.may_report(by, story.report, now=now))
    story = locked(story)
    story.words, story.told_by, story.may_publish, story.withdrawn_at = "", "", False, now
    story.save()
    record(by, "agreements.story.taken_back", story.report, capacity=capacity, now=now)
    return story


def _open(report: Report) -> Report:
    report = locked(report)
    if report.state != ReportState.DUE:
        raise Refused(_("This report has been sent. The funder can ask for it again if something must change."))
    return report
