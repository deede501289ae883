"""A voter as a keyed digest: enough to let each vote once, not enough to tell who they are."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused
from folkmoot.engagement.models import Budget, Electorate
from folkmoot.engagement.policy.budgets import is_old_enough

POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")


@dataclass(frozen=True)
class Said:
    """What a voter says of themself: a code, or a name, a postcode and a day of birth."""

    name: str = ""
    postcode: str = ""
    birth_date: date | None = None
    code: str = ""
    lives_here: bool = False


def digest(budget: Budget, kind: str, words: str) -> str:
    return salted_hmac(f"folkmoot.engagement.voter.{kind}", f"{budget.pk}|{words}", algorithm="sha256").hexdigest()


def plain(text: str) -> str:
    """Letters and digits alone, so that accents, hyphens and capitals do not make somebody another person."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def digest_of_person(budget: Budget, name: str, postcode: str, born: date) -> str:
    return digest(budget, "person", f"{plain(name)}|{plain(postcode)}|{born.isoformat()}")


def digest_of_code(budget: Budget, code: str) -> str:
    return digest(budget, "code", plain(code))


def digest_of_account(budget: Budget, person: Any) -> str:
    return digest(budget, "account", person.reference)


def voter_of(budget: Budget, said: Said, *, now: datetime) -> str:
    """The digest of a voter who may vote here. Raises Refused with the reason why not."""
    if budget.electorate == Electorate.CODE:
        voter = digest_of_code(budget, said.code)
        if not budget.codes.filter(voter=voter).exists():
            raise Refused(_("This is not one of the codes that were sent out. Check each letter."), field="code")
        return voter
    if not budget.electorate:
        raise Refused(_("Nobody can vote yet: it has not been settled who may."))
    if not plain(said.name):
        raise Refused(_("Give your full name."), field="name")
    if not POSTCODE.fullmatch(said.postcode.strip().upper()):
        raise Refused(_("Give your postcode, such as SM1 1AA."), field="postcode")
    old_enough = is_old_enough(budget, said.birth_date)
    if not old_enough or said.birth_date is None:
        raise Refused(old_enough.because, field="birth_date")
    voter = digest_of_person(budget, said.name, said.postcode, said.birth_date)
    if budget.electorate == Electorate.REGISTER and not budget.register.filter(voter=voter).exists():
        raise Refused(
            _("Nobody with this name, postcode and day of birth is on the register. Check them, or ask: %(contact)s.")
            % {"contact": budget.contact},
            field="name",
        )
    if budget.electorate == Electorate.DECLARED and not said.lives_here:
        raise Refused(_("Only people who live in %(area)s may vote.") % {"area": budget.area}, field="lives_here")
    return voter
