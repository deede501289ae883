from folkmoot.people.models.consent import GuardianConsent
from folkmoot.people.models.interest import Interest
from folkmoot.people.models.organisation import (
    AnchorSupport,
    Organisation,
    OrganisationIdentifier,
    OrganisationMerge,
)
from folkmoot.people.models.person import Person
from folkmoot.people.models.role import Role

__all__ = [
    "AnchorSupport",
    "GuardianConsent",
    "Interest",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationMerge",
    "Person",
    "Role",
]
