"""Commitments that a board's own records can show."""

from datetime import date

from django.utils.translation import gettext as _

from folkmoot.commitments.checking import Verdict, broken, check, kept
from folkmoot.needs.models import Origin, Priority


@check("lcc-recommendations", "4", on=Priority)
def needs_come_from_the_community_before_commissioning(priority: Priority, today: date) -> Verdict:
    """Residents named the needs, residents were among those who agreed, and the outcome was settled with it."""
    needs = list(priority.needs.values_list("origin", flat=True))
    said = needs.count(Origin.RESIDENT)
    if not said:
        return broken(_("None of its needs was said by a resident."))
    if not priority.outcomes.exists():
        return broken(_("It was agreed without saying what should be different for people."))
    return kept(
        _(
            "Needs it comes from: %(needs)s, residents said %(said)s of them. "
            "Members who took part: %(members)s, residents among them: %(residents)s."
        )
        % {
            "said": said,
            "needs": len(needs),
            "residents": priority.residents_taking_part,
            "members": priority.members_taking_part,
        }
    )
