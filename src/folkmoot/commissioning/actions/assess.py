from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import refuse_if_blank, refuse_unless_open
from folkmoot.commissioning.models import Group, GroupImpact, Impact, ImpactAssessment, Project
from folkmoot.commissioning.queries.unanswered import unanswered
from folkmoot.commissioning.states import DOCUMENT, DocumentState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person

ANSWERS = ("is_screening", "scope", "eliminate", "advance", "foster", "evidence", "engagement", "review_date")


@transaction.atomic
def write_assessment(
    project: Project,
    *,
    scope: str,
    eliminate: str,
    advance: str,
    foster: str,
    evidence: str,
    review_date: date,
    engagement: str = "",
    is_screening: bool = False,
    by: Person,
    now: datetime,
) -> ImpactAssessment:
    """Begin the assessment of effects on equality, or record a screening that says why none is needed.

    Raises NotAllowed unless `by` is of the team; Refused while another is a draft.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_open(project)
    if project.impact_assessments.exists():
        raise Refused(_("This project has an equality impact assessment already. Make a new version of it instead."))
    _look_ahead(review_date, now)
    assessment = ImpactAssessment.objects.create(
        project=project, is_screening=is_screening, scope=scope, eliminate=eliminate, advance=advance, foster=foster,
        evidence=evidence, engagement=engagement, review_date=review_date,
    )  # fmt: skip
    record(
        by, "commissioning.assessment.written", assessment, capacity=capacity, now=now,
        facts={"number": 1, "screening": is_screening}, touching=[project],
    )  # fmt: skip
    return assessment


def _look_ahead(review_date: date, now: datetime) -> None:
    if review_date <= day_of(now):
        raise Refused(_("The day to look at it again must lie ahead."), field="review_date")


def _draft(assessment: ImpactAssessment) -> ImpactAssessment:
    assessment = locked(assessment)
    refuse_unless_open(assessment.project)
    if assessment.state != DocumentState.DRAFT:
        raise Refused(_("This version is signed and is never edited. Make a new version instead."))
    return assessment


@transaction.atomic
def edit_assessment(
    assessment: ImpactAssessment, *, seen_version: int, by: Person, now: datetime, **changes: Any
) -> ImpactAssessment:
    """Go on writing a draft. `changes` are fields named in ANSWERS.

    Raises ChangedMeanwhile when somebody else saved first; Refused once it is signed.
    """
    capacity = allow(policy.may_edit_project(by, assessment.project, now=now))
    assessment = _draft(assessment)
    if strange := set(changes) - set(ANSWERS):
        raise TypeError(f"these are not edited here: {sorted(strange)}")
    refuse_if_changed(assessment, seen_version=seen_version, yours=changes)
    _look_ahead(changes.get("review_date", assessment.review_date), now)
    for name, value in changes.items():
        setattr(assessment, name, value)
    assessment.save(update_fields=[*changes, "version"])
    record(
        by, "commissioning.assessment.edited", assessment, capacity=capacity, now=now,
        facts={"changed": sorted(changes)}, touching=[assessment.project],
    )  # fmt: skip
    return assessment


@transaction.atomic
def add_group_impact(
    assessment: ImpactAssessment,
    *,
    group: Group,
    impact: Impact,
    how: str,
    mitigation: str = "",
    owner: str = "",
    by: Person,
    now: datetime,
) -> GroupImpact:
    """Say what it means for one group; a second answer for the same group replaces the first.

    Raises Refused when people would be worse off and nothing says what is done about it, or by whom (ledger EQ-06).
    """
    capacity = allow(policy.may_edit_project(by, assessment.project, now=now))
    assessment = _draft(assessment)
    how = refuse_if_blank(how, _("Say how, or how you know there is no difference."), field="how")
    if impact == Impact.ADVERSE:
        refuse_if_blank(mitigation, _("Say what will be done about it, or why it is justified."), field="mitigation")
        refuse_if_blank(owner, _("Say who sees to it: a role, not a name."), field="owner")
    answer, _created = GroupImpact.objects.update_or_create(
        assessment=assessment,
        group=group,
        defaults={"impact": impact, "how": how, "mitigation": mitigation.strip(), "owner": owner.strip()},
    )
    record(
        by, "commissioning.assessment.group_answered", assessment, capacity=capacity, now=now,
        facts={"group": group, "impact": impact}, touching=[assessment.project],
    )  # fmt: skip
    return answer


@transaction.atomic
def sign_assessment(assessment: ImpactAssessment, *, by: Person, now: datetime) -> ImpactAssessment:
    """Sign for the body that it has had due regard (Equality Act 2010 s.149). An earlier version is replaced.

    Raises NotAllowed unless `by` is of the body itself; Refused while a protected group is unanswered, or when a
    screening finds that somebody would be worse off.
    """
    capacity = allow(policy.may_sign_assessment(by, assessment, now=now))
    assessment = _draft(assessment)
    _look_ahead(assessment.review_date, now)
    if assessment.is_screening and assessment.groups.filter(impact=Impact.ADVERSE).exists():
        raise Refused(_("A group would be worse off, so a screening is not enough. Make the full assessment."))
    if not assessment.is_screening and (still_open := unanswered(assessment)):
        names = ", ".join(str(group.label) for group in still_open)
        raise Refused(_("Say first what it means for: %(groups)s.") % {"groups": names})
    move(assessment, DOCUMENT, to=DocumentState.AGREED)
    assessment.signed_by, assessment.signed_as, assessment.signed_at = by, capacity, now
    assessment.save(update_fields=["signed_by", "signed_as", "signed_at"])
    replaced = list(assessment.project.impact_assessments.filter(state=DocumentState.AGREED).exclude(pk=assessment.pk))
    for earlier in replaced:
        move(earlier, DOCUMENT, to=DocumentState.REPLACED)
    record(
        by, "commissioning.assessment.signed", assessment, capacity=capacity, now=now, rule="statute EA149",
        facts={"number": assessment.number, "screening": assessment.is_screening},
        touching=[*replaced, assessment.project],
    )  # fmt: skip
    return assessment


@transaction.atomic
def revise_assessment(assessment: ImpactAssessment, *, by: Person, now: datetime) -> ImpactAssessment:
    """Look at it again: a new version that starts from the signed one's answers.

    Raises Refused unless this is the latest version and signed.
    """
    capacity = allow(policy.may_edit_project(by, assessment.project, now=now))
    project = locked(assessment.project)
    refuse_unless_open(project)
    assessment = locked(assessment)
    if (
        assessment.state != DocumentState.AGREED
        or project.impact_assessments.filter(number__gt=assessment.number).exists()
    ):
        raise Refused(_("Only the latest signed version can be the start of a new one."))
    version = ImpactAssessment.objects.create(
        project=project, number=assessment.number + 1, **{name: getattr(assessment, name) for name in ANSWERS}
    )
    for answer in assessment.groups.order_by("pk"):
        answer.pk, answer.assessment = None, version
        answer._state.adding = True
        answer.save()
    record(
        by, "commissioning.assessment.revised", version, capacity=capacity, now=now, facts={"number": version.number},
        touching=[project],
    )  # fmt: skip
    return version


@transaction.atomic
def mark_stale(assessment: ImpactAssessment, *, because: str, by: Person, now: datetime) -> ImpactAssessment:
    """Say that a signed assessment no longer fits the plan, and why. Raises Refused unless it is signed."""
    capacity = allow(policy.may_edit_project(by, assessment.project, now=now))
    assessment = locked(assessment)
    if assessment.state != DocumentState.AGREED:
        raise Refused(_("Only a signed assessment can become out of date."))
    why = refuse_if_blank(because, _("Say what has changed."), field="because")
    assessment.stale_because = why[:300]
    assessment.save(update_fields=["stale_because"])
    record(
        by, "commissioning.assessment.out_of_date", assessment, capacity=capacity, now=now, reasons=why,
        touching=[assessment.project],
    )  # fmt: skip
    return assessment


def stale_after(project: Project, because: str) -> None:
    """Part of another action, whose entry tells of it: what was signed no longer fits what is planned."""
    project.impact_assessments.filter(state=DocumentState.AGREED).update(stale_because=because[:300])
