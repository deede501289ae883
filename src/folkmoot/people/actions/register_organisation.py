from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.people import policy
from folkmoot.people.identifiers import Identifier, read_identifier
from folkmoot.people.models import Organisation, OrganisationIdentifier, Person
from folkmoot.people.models.organisation import FOR_PROFIT, LegalForm, OrganisationKind
from folkmoot.people.names import name_key


@transaction.atomic
def register_organisation(
    *,
    by: Person,
    now: datetime,
    name: str,
    kind: OrganisationKind,
    legal_form: LegalForm = LegalForm.UNKNOWN,
    functions: Sequence[str] = (),
    identifiers: Sequence[str] = (),
    **details: Any,
) -> Organisation:
    """Register an organisation. `details` are further fields (purpose, size, area, website, is_anchor);
    `identifiers` are written whole, such as GB-CHC-1234567.

    Raises NotAllowed unless `by` administers the site; Refused when a voluntary organisation has no function or a
    legal form made for profit (ledger PO-12), or when a number cannot be read or is another organisation's.
    """
    capacity = allow(policy.may_administer(by, now=now))
    if not name.strip():
        raise Refused(_("Enter its name."), field="name")
    if kind == OrganisationKind.VCO:
        refuse_without_function(functions)
        refuse_for_profit(legal_form)
    numbers = [_read(text) for text in identifiers if text.strip()]
    organisation = Organisation.objects.create(
        name=name, name_key=name_key(name), kind=kind, legal_form=legal_form, functions=list(functions), **details
    )
    for identifier in numbers:
        OrganisationIdentifier.objects.create(
            organisation=organisation, scheme=identifier.scheme, value=identifier.value, strong=identifier.strong
        )
    record(by, "people.organisation.registered", organisation, capacity=capacity, now=now, facts={"kind": kind})
    return organisation


def refuse_without_function(functions: Sequence[str]) -> None:
    """A voluntary or community organisation does at least one of the Compact's five things."""
    if not functions:
        raise Refused(_("Choose at least one thing this organisation does."), field="functions")


def refuse_for_profit(legal_form: object) -> None:
    if legal_form in FOR_PROFIT:
        raise Refused(
            _("A voluntary or community organisation cannot have a legal form made for profit."), field="legal_form"
        )


def _read(text: str) -> Identifier:
    reading = read_identifier(text)
    if reading.identifier is None:
        raise Refused(reading.problem or _("This number cannot be read."), field="identifiers")
    same = OrganisationIdentifier.objects.filter(scheme=reading.identifier.scheme, value=reading.identifier.value)
    if holder := same.select_related("organisation").first():
        raise Refused(
            _("%(number)s is the number of %(name)s, which is registered already.")
            % {"number": reading.identifier, "name": holder.organisation.name},
            field="identifiers",
        )
    return reading.identifier
