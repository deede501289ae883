from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.network import policy
from folkmoot.network.actions.write_case_study import must_be_whole
from folkmoot.network.models import HEADINGS, CaseStudy
from folkmoot.people.models import Person


@transaction.atomic
def publish_case_study(study: CaseStudy, *, by: Person, now: datetime) -> CaseStudy:
    """Let everybody read it. Raises NotAllowed unless `by` works for the body; Refused while a heading is blank."""
    capacity = allow(policy.may_publish(by, study, now=now))
    study = locked(study)
    if study.published_at:
        raise Refused(_("It is published already."))
    must_be_whole({name: getattr(study, name) for name in HEADINGS})
    study.published_at = now
    study.save(update_fields=["published_at"])
    touching = [study.project] if study.project else []
    record(by, "network.case_study.published", study, capacity=capacity, now=now, touching=touching)
    return study
