from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.commitments.models import Concern, Rulebook
from folkmoot.commitments.states import ConcernState, RulebookState
from folkmoot.core.appearances import Appearance, Turn, appears
from folkmoot.core.record import describe

describe(
    {
        "commitments.undertaking.explained": _("Explained in public why a commitment is not kept here"),
        "commitments.undertaking.attested": _("Attested how a commitment is kept"),
        "commitments.concern.raised": _("Concern raised"),
        "commitments.concern.owned": _("Concern given an owner"),
        "commitments.concern.resolved": _("Concern resolved"),
        "commitments.rulebook.signed": _("Signature noted"),
        "commitments.rulebook.adopted": _("Version adopted"),
    }
)


@appears(Rulebook)
def rulebook(row: Rulebook) -> Appearance | None:
    if row.state != RulebookState.ADOPTED:
        return None
    words = " ".join(row.undertakings.values_list("text", flat=True))
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="rulebook", body=words)


@appears(Concern)
def concern(row: Concern) -> Appearance:
    url = row.get_absolute_url()
    turns = []
    if row.state == ConcernState.RAISED:
        turns = [
            Turn(
                "role:compact_host",
                _gettext("Give this concern an owner"),
                url,
                holder_name=_gettext("the Compact's host"),
            )
        ]
    if row.state == ConcernState.OWNED:
        turns = [
            Turn(
                f"person:{row.owner_id}",
                _gettext("Resolve this concern"),
                url,
                row.resolve_by_date,
                _gettext("the concern's owner"),
            )
        ]
    return Appearance(title=row.words[:120], url=url, kind="concern", body=row.words, turns=turns)
