"""Organisations named in published files: recognised by their numbers, or added.

Not an action by itself: the import that brings the file checks who may, and writes the entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.core.intake import Report, RowProblem, Weight
from folkmoot.core.listings import show_many
from folkmoot.people.found import OrganisationFound
from folkmoot.people.identifiers import Identifier
from folkmoot.people.kinds import Described, describe_kind
from folkmoot.people.models import Organisation, OrganisationIdentifier
from folkmoot.people.models.organisation import OrganisationKind
from folkmoot.people.names import name_key
from folkmoot.people.sector import Vco, guess_vco


class Register:
    """The organisations we know, for the time of one import."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_identifier: dict[tuple[str, str], Organisation] = {}
        self._numbers: dict[int, set[Identifier]] = {}  # by id() of the organisation, as new ones have no key yet
        self.added: list[Organisation] = []
        self.changed: dict[int, Organisation] = {}
        self._new_identifiers: list[OrganisationIdentifier] = []

    def recognise(self, found: Iterable[OrganisationFound], *, now: datetime) -> dict[int, Organisation]:
        """Which organisation each is, by id() of what was found. New ones are added, in one go."""
        every = list(found)
        self._load({(one.scheme, one.value) for seen in every for one in seen.identifiers})
        # Those that carry most numbers first: they tie together records that each carry only one of them.
        ordered = sorted(every, key=lambda one: -len(one.strong))
        answer = {id(one): self._one(one) for one in ordered}
        Organisation.objects.bulk_create(self.added, batch_size=500)
        for identifier in self._new_identifiers:
            identifier.organisation_id = identifier.organisation.pk
        OrganisationIdentifier.objects.bulk_create(self._new_identifiers, batch_size=500)
        Organisation.objects.bulk_update(self.changed.values(), ["kind", "kind_reason", "legal_form"], batch_size=200)
        show_many(self.added, now)
        return answer

    @property
    def changed_anything(self) -> bool:
        return bool(self.added or self.changed or self._new_identifiers)

    def _load(self, wanted: set[tuple[str, str]]) -> None:
        values = sorted({value for _scheme, value in wanted})
        organisations: dict[int, Organisation] = {}
        for start in range(0, len(values), 5_000):
            rows = OrganisationIdentifier.objects.filter(value__in=values[start : start + 5_000])
            ids = {row.organisation_id for row in rows if (row.scheme, row.value) in wanted}
            organisations.update(Organisation.objects.in_bulk(ids - organisations.keys()))
        for row in OrganisationIdentifier.objects.filter(organisation__in=organisations):
            organisation = organisations[row.organisation_id]
            self._by_identifier[row.scheme, row.value] = organisation
            self._numbers.setdefault(id(organisation), set()).add(Identifier(row.scheme, row.value, row.strong))

    def _one(self, found: OrganisationFound) -> Organisation:
        strong = self._known(found.strong)
        if len(strong) > 1:
            self._doubt(
                found,
                _("Its numbers are those of two organisations we keep apart: %(names)s. Join them if they are one.")
                % {"names": _(" and ").join(one.name for one in strong)},
            )
        known = strong or self._known(found.identifiers - found.strong)
        organisation = known[0] if known else self._add(found)
        if len(strong) <= 1:
            self._add_numbers(organisation, found)
        self._describe(organisation, found)
        return organisation

    def _known(self, identifiers: frozenset[Identifier]) -> list[Organisation]:
        found: dict[int, Organisation] = {}
        for identifier in sorted(identifiers):
            if organisation := self._by_identifier.get((identifier.scheme, identifier.value)):
                found[id(organisation)] = organisation
        return list(found.values())

    def _add(self, found: OrganisationFound) -> Organisation:
        name = found.name or _("Not named (%(number)s)") % {"number": min(found.identifiers, default="")}
        organisation = Organisation(
            name=name[:300],
            name_key=name_key(name)[:300],
            website=found.website if len(found.website) <= 200 else "",
            is_imported=True,
        )
        self.added.append(organisation)
        return organisation

    def _add_numbers(self, organisation: Organisation, found: OrganisationFound) -> None:
        held = self._numbers.setdefault(id(organisation), set())
        for identifier in sorted(found.identifiers - held):
            rival = next((one for one in held if one.strong and one.scheme == identifier.scheme), None)
            if identifier.strong and rival:
                self._doubt(
                    found,
                    _("It is given the number %(new)s, but has %(old)s in the same register. The new one was not kept.")
                    % {"new": identifier, "old": rival},
                )
                continue
            if (identifier.scheme, identifier.value) in self._by_identifier:
                continue
            held.add(identifier)
            self._by_identifier[identifier.scheme, identifier.value] = organisation
            self._new_identifiers.append(
                OrganisationIdentifier(
                    organisation=organisation,
                    scheme=identifier.scheme,
                    value=identifier.value,
                    strong=identifier.strong,
                )
            )

    def _describe(self, organisation: Organisation, found: OrganisationFound) -> None:
        """Say what kind it is, if that was not known, or was known only from what a notice declared."""
        numbers = self._numbers.get(id(organisation), set())
        if not organisation.is_imported or (
            organisation.kind != OrganisationKind.UNKNOWN
            and (organisation.kind_reason != said_by_a_notice() or not _registered(organisation, numbers))
        ):
            return
        described = describe_kind(organisation.name, numbers, found)
        if described != Described(organisation.kind, organisation.kind_reason, organisation.legal_form):
            organisation.kind, organisation.kind_reason, organisation.legal_form = described
            if organisation.pk:
                self.changed[organisation.pk] = organisation

    def _doubt(self, found: OrganisationFound, sentence: str) -> None:
        self._report.note(RowProblem(None, found.name, "organisation", sentence, Weight.DOUBT))


def said_by_a_notice() -> str:
    """The reason given where only a notice's own word tells whether a body is voluntary."""
    return guess_vco((), declared=False).reason


def _registered(organisation: Organisation, numbers: set[Identifier]) -> bool:
    return guess_vco(numbers, name=organisation.name).answer is not Vco.UNKNOWN
