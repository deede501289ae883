from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from folkmoot.commitments import policy
from folkmoot.commitments.models import Rulebook
from folkmoot.commitments.states import RULEBOOK, RulebookState
from folkmoot.core.clock import day_of
from folkmoot.core.policy import Refused, allow
from folkmoot.core.record import record
from folkmoot.core.rows import locked
from folkmoot.core.states import move
from folkmoot.people.models import Person


@transaction.atomic
def adopt_rulebook(rulebook: Rulebook, *, consulted_in: str, change_log: str, by: Person, now: datetime) -> Rulebook:
    """Adopt a version after consulting on it; the one before is superseded, and cases begun under it keep it.

    `consulted_in` names the consultation (ledger CC-09). Raises NotAllowed unless `by` hosts the rulebook; Refused
    without a consultation or a word on what changed.
    """
    capacity = allow(policy.may_host(by, now=now))
    rulebook = locked(rulebook)
    if not consulted_in.strip():
        raise Refused(
            _("A version is adopted only after people were consulted on it. Say which consultation."),
            field="consulted_in",
        )
    if not change_log.strip():
        raise Refused(_("Say what changed since the last version, and why."), field="change_log")
    for earlier in Rulebook.objects.select_for_update().filter(code=rulebook.code, state=RulebookState.ADOPTED):
        move(earlier, RULEBOOK, to=RulebookState.SUPERSEDED)
    rulebook.consulted_in, rulebook.change_log, rulebook.adopted_date = consulted_in, change_log, day_of(now)
    rulebook.save(update_fields=["consulted_in", "change_log", "adopted_date"])
    move(rulebook, RULEBOOK, to=RulebookState.ADOPTED)
    record(
        by, "commitments.rulebook.adopted", rulebook, capacity=capacity, now=now, reasons=change_log,
        rule=rulebook.code, facts={"version": rulebook.version},
    )  # fmt: skip
    return rulebook
