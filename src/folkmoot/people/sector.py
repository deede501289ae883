"""Whether an organisation is a voluntary or community organisation (VCO): yes, no, or not known.

A name alone never makes it *yes*. Not known stays not known, wherever shares are counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from folkmoot.people.identifiers import (
    COMPANIES,
    SCHEMES_OF_CHARITIES,
    SCHEMES_OF_PUBLIC_BODIES,
    Identifier,
)
from folkmoot.people.names import ends_as_community_interest_company


class Vco(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Guess:
    answer: Vco
    reason: str


def guess_vco(identifiers: Iterable[Identifier], *, name: str = "", declared: bool | None = None) -> Guess:
    """The best answer the facts allow. `declared` is what a published notice said of it (`vcse`)."""
    strong = sorted(identifier for identifier in identifiers if identifier.strong)
    companies = [one for one in strong if one.scheme == COMPANIES]
    if charity := next((one for one in strong if one.scheme in SCHEMES_OF_CHARITIES), None):
        return Guess(Vco.YES, _("It has a charity's number, %(number)s.") % {"number": charity})
    if public := next((one for one in strong if one.scheme in SCHEMES_OF_PUBLIC_BODIES), None):
        return Guess(Vco.NO, _("It is in a register of public bodies, as %(number)s.") % {"number": public})
    if cio := next((one for one in companies if one.value.startswith(("CE", "CS"))), None):
        return Guess(
            Vco.YES, _("Its number, %(number)s, is a charitable incorporated organisation's.") % {"number": cio}
        )
    if companies and ends_as_community_interest_company(name):
        return Guess(
            Vco.YES, _("It is a registered company whose name ends as only a community interest company's may.")
        )
    if declared is True:
        return Guess(Vco.YES, _("A published notice says that it is one."))
    if partnership := next((one for one in companies if one.value.startswith(("OC", "SO", "NC"))), None):
        return Guess(
            Vco.NO, _("Its number, %(number)s, is a limited liability partnership's.") % {"number": partnership}
        )
    if declared is False:
        return Guess(Vco.NO, _("A published notice says that it is not one."))
    return Guess(Vco.UNKNOWN, _("No register number and no notice says."))
