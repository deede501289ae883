from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning.models import Project
from folkmoot.core.policy import Refused, allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.network import policy
from folkmoot.network.models import HEADINGS, CaseStudy
from folkmoot.people.models import Organisation, Person


@transaction.atomic
def write_case_study(
    *, title: str, body: Organisation, project: Project | None = None, by: Person, now: datetime, **headings: str
) -> CaseStudy:
    """Begin a case study for a body, under any of the seven headings; it is published later.

    Raises NotAllowed unless `by` works for the body; Refused without a title.
    """
    capacity = allow(policy.may_write_for(by, body, now=now))
    if not title.strip():
        raise Refused(_("Give it a title."), field="title")
    _known(headings)
    study = CaseStudy.objects.create(title=title, body=body, project=project, **headings)
    record(by, "network.case_study.written", study, capacity=capacity, now=now, facts={"body": body.pk})
    return study


@transaction.atomic
def change_case_study(
    study: CaseStudy,
    *,
    seen_version: int,
    title: str,
    project: Project | None = None,
    by: Person,
    now: datetime,
    **headings: str,
) -> CaseStudy:
    """Change what a case study says. One that is published keeps all seven headings. Raises ChangedMeanwhile when
    somebody else saved first."""
    capacity = allow(policy.may_write(by, study, now=now))
    study = locked(study)
    if not title.strip():
        raise Refused(_("Give it a title."), field="title")
    _known(headings)
    if study.published_at:
        must_be_whole({**{name: getattr(study, name) for name in HEADINGS}, **headings})
    fields = {"title": title, "project": project, **headings}
    refuse_if_changed(study, seen_version=seen_version, yours=fields)
    for name, value in fields.items():
        setattr(study, name, value)
    study.save()
    record(by, "network.case_study.changed", study, capacity=capacity, now=now)
    return study


def must_be_whole(headings: dict[str, str]) -> None:
    """Refuse when one of the seven headings is blank, and name it (ledger NW-03)."""
    for name in HEADINGS:
        if not headings[name].strip():
            label = CaseStudy._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            raise Refused(_("Nothing is written yet under “%s”.") % label, field=name)


def _known(headings: dict[str, str]) -> None:
    unknown = set(headings) - set(HEADINGS)
    if unknown:
        raise TypeError(f"not a heading of a case study: {', '.join(sorted(unknown))}")
