"""Who may write a case study: those who work for the body that tells it."""

from datetime import datetime
from typing import Any

from folkmoot.core.policy import Answer
from folkmoot.network.models import CaseStudy
from folkmoot.people.models import Organisation
from folkmoot.people.models.role import RoleKind
from folkmoot.people.policy import acts_as

WRITERS = (RoleKind.COMMISSIONER, RoleKind.OFFICER, RoleKind.VCO_WORKER, RoleKind.PROVIDER, RoleKind.SCHEME_MANAGER)


def may_write_for(person: Any, body: Organisation, *, now: datetime) -> Answer:
    return acts_as(person, *WRITERS, at=body, now=now)


def may_write(person: Any, study: CaseStudy, *, now: datetime) -> Answer:
    return may_write_for(person, study.body, now=now)


may_publish = may_write
