from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from folkmoot.core.clock import day_of
from folkmoot.core.policy import allow
from folkmoot.core.posting import refuse_if_changed
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people import policy
from folkmoot.people.actions.register_organisation import refuse_for_profit, refuse_without_function
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.places.models import Area


@transaction.atomic
def correct_organisation(
    organisation: Organisation,
    *,
    purpose: str,
    functions: Sequence[str],
    size: str,
    serves: Sequence[str] = (),
    pays_living_wage: bool | None = None,
    legal_form: str = "",
    area: Area | None,
    website: str,
    seen_version: int,
    by: Person,
    now: datetime,
) -> Organisation:
    """Bring an organisation's own words up to date; everything that shows them follows. Counts as checked today.

    Raises NotAllowed unless `by` works for it or administers the site; ChangedMeanwhile when somebody else saved
    after `seen_version` was read; Refused when a voluntary organisation would have no function.
    """
    capacity = allow(policy.may_edit_organisation(by, organisation, now=now))
    organisation = locked(organisation)
    yours = {
        "purpose": purpose,
        "functions": list(functions),
        "serves": list(serves),
        "size": size,
        "pays_living_wage": pays_living_wage,
        "legal_form": legal_form or organisation.legal_form,
        "area": area,
        "website": website,
    }
    refuse_if_changed(organisation, seen_version=seen_version, yours=yours)
    if organisation.kind == OrganisationKind.VCO:
        refuse_without_function(functions)
        refuse_for_profit(yours["legal_form"])
    changed = [name for name, value in yours.items() if getattr(organisation, name) != value]
    for name, value in yours.items():
        setattr(organisation, name, value)
    organisation.checked_date = day_of(now)
    organisation.save(update_fields=[*yours, "checked_date", "version"])
    record(by, "people.organisation.corrected", organisation, capacity=capacity, now=now, facts={"changed": changed})
    return organisation
