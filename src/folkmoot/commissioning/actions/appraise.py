from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.assess import stale_after
from folkmoot.commissioning.actions.stages import PLANNING, refuse_if_blank, refuse_unless_in, refuse_while_on_agenda
from folkmoot.commissioning.models import Citation, Option, OptionKind, OptionsAppraisal, Project
from folkmoot.commissioning.states import DOCUMENT, DocumentState
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.evidence.models import Indicator, Study
from folkmoot.people.models import Person


@transaction.atomic
def start_appraisal(project: Project, *, by: Person, now: datetime) -> OptionsAppraisal:
    """Begin to compare the ways the need could be met. Raises Refused while another comparison is a draft."""
    capacity = allow(policy.may_edit_project(by, project, now=now))
    project = locked(project)
    refuse_unless_in(project, *PLANNING)
    if project.appraisals.filter(state=DocumentState.DRAFT).exists():
        raise Refused(_("A comparison of options is being written already."))
    appraisal = OptionsAppraisal.objects.create(project=project)
    record(by, "commissioning.appraisal.started", appraisal, capacity=capacity, now=now, touching=[project])
    return appraisal


def _draft(appraisal: OptionsAppraisal) -> OptionsAppraisal:
    appraisal = locked(appraisal)
    refuse_unless_in(appraisal.project, *PLANNING)
    if appraisal.state != DocumentState.DRAFT:
        raise Refused(_("This comparison is agreed and is never edited. Begin a new one instead."))
    return appraisal


@transaction.atomic
def add_option(
    appraisal: OptionsAppraisal,
    *,
    kind: OptionKind,
    title: str,
    for_it: str,
    against_it: str,
    cost: Decimal,
    by: Person,
    now: datetime,
) -> Option:
    """Add a way the need could be met: who would do it, what speaks for and against it, what it costs a year."""
    capacity = allow(policy.may_edit_project(by, appraisal.project, now=now))
    appraisal = _draft(appraisal)
    option = Option.objects.create(
        appraisal=appraisal, kind=kind, title=title, for_it=for_it, against_it=against_it, cost=cost
    )
    _changed(appraisal)
    record(
        by, "commissioning.option.added", appraisal, capacity=capacity, now=now, facts={"kind": kind, "cost": cost},
        touching=[appraisal.project],
    )  # fmt: skip
    return option


@transaction.atomic
def cite_evidence(
    option: Option,
    *,
    says: str,
    study: Study | None = None,
    indicator: Indicator | None = None,
    by: Person,
    now: datetime,
) -> Citation:
    """Point to evidence for or against an option. Raises Refused unless a study or an indicator is given."""
    capacity = allow(policy.may_edit_project(by, option.appraisal.project, now=now))
    appraisal = _draft(option.appraisal)
    if study is None and indicator is None:
        raise Refused(_("Choose a study or an indicator."), field="source")
    words = refuse_if_blank(says, _("Say what it shows about this option."), field="says")
    citation = Citation.objects.create(option=option, study=study, indicator=indicator, says=words)
    _changed(appraisal)
    record(by, "commissioning.evidence.cited", appraisal, capacity=capacity, now=now, touching=[appraisal.project])
    return citation


@transaction.atomic
def prefer_option(
    appraisal: OptionsAppraisal, *, option: Option, reasons: str, by: Person, now: datetime
) -> OptionsAppraisal:
    """Say which option is preferred, and why. Raises Refused for an option of another comparison."""
    capacity = allow(policy.may_edit_project(by, appraisal.project, now=now))
    appraisal = _draft(appraisal)
    if option.appraisal_id != appraisal.pk:
        raise Refused(_("This option belongs to another comparison."), field="option")
    appraisal.reasons = refuse_if_blank(reasons, _("Say why this option is preferred."), field="reasons")
    appraisal.options.update(is_preferred=False)
    appraisal.options.filter(pk=option.pk).update(is_preferred=True)
    appraisal.version += 1
    appraisal.save(update_fields=["reasons", "version"])
    record(
        by, "commissioning.option.preferred", appraisal, capacity=capacity, now=now, reasons=appraisal.reasons,
        facts={"kind": option.kind}, touching=[appraisal.project],
    )  # fmt: skip
    return appraisal


@transaction.atomic
def agree_appraisal(appraisal: OptionsAppraisal, *, by: Person, now: datetime) -> OptionsAppraisal:
    """Agree the comparison; an earlier one is replaced, and if the preference changed, a signed assessment is stale.

    Raises Refused with fewer than two ways to deliver (to stop is not one), without in-house among them where the
    service exists (ledger CC-03), without a preferred option, or when that one cites no evidence (ledger NE-19).
    """
    capacity = allow(policy.may_edit_project(by, appraisal.project, now=now))
    appraisal = _draft(appraisal)
    refuse_while_on_agenda(appraisal.project)
    if missing := what_an_appraisal_lacks(appraisal):
        raise Refused(missing)
    move(appraisal, DOCUMENT, to=DocumentState.AGREED)
    appraisal.agreed_at = now
    appraisal.save(update_fields=["agreed_at"])
    replaced = list(appraisal.project.appraisals.filter(state=DocumentState.AGREED).exclude(pk=appraisal.pk))
    for earlier in replaced:
        move(earlier, DOCUMENT, to=DocumentState.REPLACED)
    if replaced:
        stale_after(appraisal.project, _("the options were compared anew"))
    record(
        by, "commissioning.appraisal.agreed", appraisal, capacity=capacity, now=now,
        facts={"options": appraisal.options.count()}, touching=[*replaced, appraisal.project],
    )  # fmt: skip
    return appraisal


def what_an_appraisal_lacks(appraisal: OptionsAppraisal) -> str:
    """The first thing that keeps a comparison from being fair and whole, as a sentence; or nothing."""
    options = list(appraisal.options.all())
    delivering = [option for option in options if option.kind != OptionKind.STOP]
    if len(delivering) < 2:
        return _("Compare at least two ways of doing the work. To stop is not one of them.")
    if appraisal.project.existing_service and not any(option.kind == OptionKind.IN_HOUSE for option in options):
        return _("A service like this runs today, so in-house must be among the options.")
    preferred = next((option for option in options if option.is_preferred), None)
    if preferred is None:
        return _("Say which option is preferred, and why.")
    if not preferred.citations.exists():
        return _("Point to the evidence for the preferred option.")
    return ""


def _changed(appraisal: OptionsAppraisal) -> None:
    appraisal.version += 1
    appraisal.save(update_fields=["version"])
