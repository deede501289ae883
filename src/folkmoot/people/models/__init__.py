from folkmoot.people.models.consent import ConsentRequest, GuardianConsent, ResponsibleAdult
from folkmoot.people.models.contact import ContactPoint, NamedContact, Purpose
from folkmoot.people.models.guardianship import Guardianship
from folkmoot.people.models.interest import Interest
from folkmoot.people.models.look import Look
from folkmoot.people.models.member import MemberInterest, MemberRole
from folkmoot.people.models.notice import Message, Notice, Telling
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
    "ConsentRequest",
    "GuardianConsent",
    "ContactPoint",
    "Guardianship",
    "Interest",
    "Look",
    "MemberInterest",
    "MemberRole",
    "Message",
    "NamedContact",
    "Notice",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationMerge",
    "Person",
    "Purpose",
    "ResponsibleAdult",
    "Role",
    "Telling",
]
