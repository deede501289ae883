"""An organisation as a published file speaks of it, before we know which of ours it is."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.people.identifiers import Identifier


@dataclass(slots=True)
class OrganisationFound:
    name: str
    identifiers: frozenset[Identifier] = frozenset()
    scale: str = ""  # "sme", "large" or not said
    vcse: bool | None = None  # what a notice declared
    street: str = ""
    locality: str = ""
    postcode: str = ""
    website: str = ""
    is_funder: bool = False
    is_buyer: bool = False

    @property
    def strong(self) -> frozenset[Identifier]:
        return frozenset(identifier for identifier in self.identifiers if identifier.strong)
