"""Whoever runs the program on its own machine. They can read and write every file there is, so the
program asks them for no role; what they do stands in the record all the same.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from folkmoot.core.policy import Answer, yes
from folkmoot.people.policy import may_administer, may_note_consent


@dataclass(frozen=True, slots=True)
class Operator:
    """An actor without an account: the command line."""

    reference: str = "operator"


def may_import(person: Any, *, now: datetime) -> Answer:
    """An administrator may, and the operator may; nobody else."""
    if isinstance(person, Operator):
        return yes(_("operator of this site"))
    return may_administer(person, now=now)


def may_note_birthday(person: Any, *, now: datetime) -> Answer:
    """The site's own daily round, and whoever runs the scheme."""
    if isinstance(person, Operator):
        return yes(_("operator of this site"))
    return may_note_consent(person, now=now)
