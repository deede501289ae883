from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.evidence import policy
from folkmoot.evidence.models import Study
from folkmoot.evidence.models.study import EvidenceKind
from folkmoot.people.models import Person
from folkmoot.places.models import Area


@transaction.atomic
def add_study(
    *,
    title: str,
    kind: EvidenceKind,
    source: str,
    published_date: date,
    summary: str,
    method: str = "",
    link: str = "",
    area: Area | None = None,
    by: Person,
    now: datetime,
) -> Study:
    """Add a piece of evidence that is not a table: who made it, how, when and what it found.

    Raises NotAllowed unless `by` is an officer or evaluator; Refused for a day that has not come, or missing words.
    """
    capacity = allow(policy.may_add_study(by, now=now))
    for field, text in (("title", title), ("source", source), ("summary", summary)):
        if not text.strip():
            raise Refused(_("This cannot be empty."), field=field)
    if published_date > day_of(now):
        raise Refused(_("The date must be today or in the past."), field="published_date")
    study = Study.objects.create(
        title=title.strip(), kind=kind, source=source.strip(), method=method.strip(), published_date=published_date,
        summary=summary.strip(), link=link, area=area, added_by=by, added_at=now,
    )  # fmt: skip
    record(
        by, "evidence.study.added", study, capacity=capacity, now=now,
        facts={"kind": kind, "published": published_date},
    )  # fmt: skip
    return study
