from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.assess import stale_after
from folkmoot.commissioning.actions.stages import PLANNING, refuse_if_blank, refuse_unless_in, refuse_while_on_agenda
from folkmoot.commissioning.models import Contribution, MeasureKind, PlannedMeasure, Project, Specification
from folkmoot.commissioning.states import DOCUMENT, DocumentState
from folkmoot.core.clock import day_of
from folkmoot.core.listings import tie
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.needs.models import Outcome
from folkmoot.people.models import Person

WORDS = ("task_group", "purpose", "people_served", "choice_and_control", "rights", "affordability")


@transaction.atomic
def write_specification(
    project: Project,
    *,
    task_group: str,
    purpose: str,
    people_served: str,
    choice_and_control: str,
    rights: str,
    affordability: str,
    outcome: Outcome | None = None,
    by: Person,
    now: datetime,
) -> Specification:
    """Begin the specification, in the open, so that others can help to write it.

    It may begin while needs are still being found out, but then check A2 says so. Raises NotAllowed unless `by` is of
    the team; Refused when there is one already, or no outcome to write it for.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_in(project, *PLANNING)
    if project.specifications.exists():
        raise Refused(_("This project has a specification already. Make a new version of it instead."))
    aim = outcome or project.outcome
    if aim is None:
        raise Refused(
            _("Link the project to an agreed outcome first: a specification is written to reach one."), field="outcome"
        )
    specification = Specification.objects.create(
        project=project, outcome=aim, task_group=task_group.strip(), purpose=purpose, people_served=people_served,
        choice_and_control=choice_and_control, rights=rights, affordability=affordability, written_at=now,
    )  # fmt: skip
    record(
        by, "commissioning.specification.written", specification, capacity=capacity, now=now, facts={"number": 1},
        touching=[project],
    )  # fmt: skip
    tie(earlier=aim, later=specification, now=now)
    return specification


def _draft(specification: Specification) -> Specification:
    """The specification, held, if it is still a draft. Raises Refused otherwise."""
    specification = locked(specification)
    refuse_unless_in(specification.project, *PLANNING)
    if specification.state != DocumentState.DRAFT:
        raise Refused(_("This version is agreed and is never edited. Make a new version instead."))
    return specification


@transaction.atomic
def edit_specification(
    specification: Specification, *, seen_version: int, by: Person, now: datetime, **changes: Any
) -> Specification:
    """Go on writing a draft. `changes` are fields named in WORDS, or what_changed of a later version.

    Raises ChangedMeanwhile when somebody else saved first; Refused once it is agreed.
    """
    capacity = allow(policy.may_edit_project(by, specification.project, now=now))
    specification = _draft(specification)
    if strange := set(changes) - {*WORDS, "what_changed"}:
        raise TypeError(f"these are not edited here: {sorted(strange)}")
    refuse_if_changed(specification, seen_version=seen_version, yours=changes)
    changed = sorted(name for name, value in changes.items() if getattr(specification, name) != value)
    for name, value in changes.items():
        setattr(specification, name, value)
    specification.save(update_fields=[*changes, "version"])
    record(
        by, "commissioning.specification.edited", specification, capacity=capacity, now=now,
        facts={"changed": changed}, touching=[specification.project],
    )  # fmt: skip
    return specification


@transaction.atomic
def add_contribution(
    specification: Specification,
    *,
    contributor: str,
    is_resident: bool,
    said: str,
    changed: str,
    may_publish: bool,
    person: Person | None = None,
    by: Person,
    now: datetime,
) -> Contribution:
    """Note what somebody brought to the specification and what changed because of it (ledger TR-04).

    Shown only with their consent; somebody under 18 is never named, whatever was typed. Raises NotAllowed unless `by`
    is of the team; Refused once the version is agreed.
    """
    capacity = allow(policy.may_edit_project(by, specification.project, now=now))
    specification = _draft(specification)
    name = refuse_if_blank(contributor, _("Say who it was, as they wish to be named."), field="contributor")
    if person is not None and person.is_under_18(day_of(now)):
        name = _("A young commissioner")
    contribution = Contribution.objects.create(
        specification=specification, person=person, contributor=name, is_resident=is_resident, said=said,
        changed=changed, may_publish=may_publish, at=now,
    )  # fmt: skip
    record(
        by, "commissioning.contribution.added", contribution, capacity=capacity, now=now,
        words={"contributor": name, "said": said, "changed": changed},
        facts={"resident": is_resident, "shown": may_publish}, touching=[specification, specification.project],
    )  # fmt: skip
    return contribution


@transaction.atomic
def plan_measure(
    specification: Specification,
    *,
    kind: MeasureKind,
    title: str,
    unit: str,
    purpose: str,
    use: str,
    baseline: Decimal | None = None,
    target: Decimal | None = None,
    months_between: int = 6,
    by: Person,
    now: datetime,
) -> PlannedMeasure:
    """Ask for a measure, saying why it is asked and how it will be used (ledger MP-01).

    Raises Refused without either, or once the version is agreed.
    """
    capacity = allow(policy.may_edit_project(by, specification.project, now=now))
    specification = _draft(specification)
    measure = PlannedMeasure.objects.create(
        specification=specification, kind=kind, title=title, unit=unit,
        purpose=refuse_if_blank(purpose, _("Say why it is asked."), field="purpose"),
        use=refuse_if_blank(use, _("Say how the answer will be used."), field="use"),
        baseline=baseline, target=target, months_between=months_between,
    )  # fmt: skip
    record(
        by, "commissioning.measure.planned", measure, capacity=capacity, now=now, facts={"kind": kind},
        touching=[specification, specification.project],
    )  # fmt: skip
    return measure


@transaction.atomic
def agree_specification(specification: Specification, *, by: Person, now: datetime) -> Specification:
    """Agree this version; the version before it is replaced. From now on it is never edited.

    Raises Refused without a task group, or when a later version does not say what changed.
    """
    capacity = allow(policy.may_edit_project(by, specification.project, now=now))
    specification = _draft(specification)
    if not specification.task_group.strip():
        raise Refused(_("Name the task group that wrote it."), field="task_group")
    if specification.number > 1 and not specification.what_changed.strip():
        raise Refused(_("Say what changed since the last version, and because of whom."), field="what_changed")
    move(specification, DOCUMENT, to=DocumentState.AGREED)
    specification.agreed_at = now
    specification.save(update_fields=["agreed_at"])
    replaced = list(
        specification.project.specifications.filter(state=DocumentState.AGREED).exclude(pk=specification.pk)
    )
    for earlier in replaced:
        move(earlier, DOCUMENT, to=DocumentState.REPLACED)
    record(
        by, "commissioning.specification.agreed", specification, capacity=capacity, now=now,
        facts={"number": specification.number, "co_designed": specification.is_co_designed},
        touching=[*replaced, specification.project],
    )  # fmt: skip
    return specification


@transaction.atomic
def revise_specification(
    specification: Specification, *, what_changed: str, by: Person, now: datetime
) -> Specification:
    """Begin the next version from an agreed one, saying what changes and because of whom.

    A signed assessment of effects on equality becomes stale until somebody signs a new one (ledger EQ-03). Raises
    Refused unless this is the latest version and agreed.
    """
    capacity = allow(policy.may_edit_project(by, specification.project, now=now))
    project = locked(specification.project)
    refuse_unless_in(project, *PLANNING)
    refuse_while_on_agenda(project)
    specification = locked(specification)
    latest = project.specifications.order_by("-number").first()
    if specification.state != DocumentState.AGREED or latest != specification:
        raise Refused(_("Only the latest agreed version can be the start of a new one."))
    why = refuse_if_blank(what_changed, _("Say what changes, and because of whom."), field="what_changed")
    version = Specification.objects.create(
        project=project, outcome=specification.outcome, number=specification.number + 1, what_changed=why,
        written_at=now, **{name: getattr(specification, name) for name in WORDS},
    )  # fmt: skip
    for measure in specification.measures.order_by("pk"):
        measure.pk, measure.specification = None, version
        measure._state.adding = True
        measure.save()
    stale_after(project, _("version %(number)s of the specification was begun") % {"number": version.number})
    record(
        by, "commissioning.specification.revised", version, capacity=capacity, now=now, reasons=why,
        facts={"number": version.number}, touching=[specification, project],
    )  # fmt: skip
    tie(earlier=version.outcome, later=version, now=now)
    return version
