from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commissioning import policy
from folkmoot.commissioning.actions.stages import PLANNING, refuse_if_blank, refuse_unless_in
from folkmoot.commissioning.models import MappedProvider, Project, ProviderSector, SectorSearch
from folkmoot.commissioning.sizes import is_known_to_be_larger
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.people.models import Organisation, Person
from folkmoot.people.models.organisation import MUTUAL_FORMS, PUBLIC_BODIES, VOLUNTARY, OrganisationKind


@transaction.atomic
def note_search(
    project: Project, *, sector: str, places: str, searched_date: date, by: Person, now: datetime
) -> SectorSearch:
    """Note that a sector was looked through for who could provide the service (ledger PO-21).

    Raises NotAllowed unless `by` is of the team; Refused once planning is over, without saying where, for a day ahead.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_in(project, *PLANNING)
    refuse_unless_a_sector(sector)
    if searched_date > day_of(now):
        raise Refused(_("It has not been done yet: give the day on which it was."), field="searched_date")
    row = SectorSearch.objects.create(
        project=project, sector=sector, searched_date=searched_date, searched_as=capacity, noted_at=now,
        places=refuse_if_blank(places, _("Say where you looked, so that others can look elsewhere."), field="places"),
    )  # fmt: skip
    facts = {"sector": sector, "searched": searched_date}
    record(by, "commissioning.sector.searched", project, capacity=capacity, now=now, facts=facts)
    return row


@transaction.atomic
def map_provider(
    project: Project, *, organisation: Organisation, sector: str, services: str, locality: str = "", by: Person,
    now: datetime,
) -> MappedProvider:  # fmt: skip
    """Put an organisation on the map of who could provide the service (ledger PO-21).

    Raises Refused once planning is over, without saying what it could do, when it is there already, and when what is
    known of its kind or its size does not fit the sector.
    """
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_in(project, *PLANNING)
    refuse_unless_a_sector(sector)
    if organisation.merged_into_id:
        raise Refused(_("This record was joined into another. Choose that one."), field="organisation")
    if not fits(organisation, ProviderSector(sector), project):
        raise Refused(
            _("The directory has it as “%(kind)s”, which does not fit. Choose another sector, or mend the directory.")
            % {"kind": organisation.get_kind_display()},
            field="sector",
        )
    if sector == ProviderSector.SME and is_known_to_be_larger(organisation, day_of(now)):
        words = _(
            "By what it says of its size it is larger than that. Choose “businesses”, or ask it to mend its size."
        )
        raise Refused(words, field="sector")
    if project.mapped_providers.filter(organisation=organisation, removed_at=None).exists():
        raise Refused(_("It is on the map already."), field="organisation")
    row = MappedProvider.objects.create(
        project=project, organisation=organisation, sector=sector, locality=locality.strip(), noted_at=now,
        services=refuse_if_blank(services, _("Say what it could do."), field="services"),
    )  # fmt: skip
    record(
        by, "commissioning.provider.mapped", project, capacity=capacity, now=now, facts={"sector": sector},
        touching=[organisation],
    )  # fmt: skip
    return row


@transaction.atomic
def unmap_provider(provider: MappedProvider, *, reasons: str, by: Person, now: datetime) -> MappedProvider:
    """Take an organisation off the map, with a reason that everybody can read."""
    project = provider.project
    capacity = allow(policy.may_edit_project(by, project, now=now))
    refuse_unless_in(project, *PLANNING)
    provider = locked(provider)
    if provider.removed_at is not None:
        raise Refused(_("It was taken off before."))
    provider.removed_because = refuse_if_blank(reasons, _("Say why. Everyone can read it."), field="reasons")
    provider.removed_at = now
    provider.save(update_fields=["removed_at", "removed_because"])
    record(
        by, "commissioning.provider.unmapped", project, capacity=capacity, now=now, reasons=provider.removed_because,
        touching=[provider.organisation],
    )  # fmt: skip
    return provider


def refuse_unless_a_sector(sector: str) -> None:
    if sector not in ProviderSector.values:
        raise Refused(_("Choose a sector."), field="sector")


def fits(organisation: Organisation, sector: ProviderSector, project: Project) -> bool:
    """Whether what the directory knows of an organisation fits a sector. Where its kind is not known, any may."""
    kind = organisation.kind
    is_mutual = kind == OrganisationKind.MUTUAL or organisation.legal_form in MUTUAL_FORMS
    if sector == ProviderSector.IN_HOUSE:
        return organisation.pk == project.body_id
    if kind == OrganisationKind.UNKNOWN:
        return True
    return {
        ProviderSector.NHS: kind == OrganisationKind.NHS,
        ProviderSector.OTHER_PUBLIC: organisation.pk != project.body_id
        and kind != OrganisationKind.NHS
        and (kind in PUBLIC_BODIES or kind == OrganisationKind.UNIVERSITY),
        ProviderSector.PRIVATE: kind == OrganisationKind.PRIVATE,
        ProviderSector.SME: kind == OrganisationKind.PRIVATE,
        ProviderSector.VOLUNTARY: kind in VOLUNTARY or kind == OrganisationKind.FUNDER,
        ProviderSector.MUTUAL: is_mutual,
    }[sector]
