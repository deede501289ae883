from typing import Any

from django.utils.translation import gettext as _

from folkmoot.commitments.queries import public_findings, tally
from folkmoot.core.cards import Card, card
from folkmoot.people.models import Organisation


@card(on=Organisation, order=10)
def how_a_body_keeps_its_commitments(person: Any, body: Organisation) -> Card:
    signatures = [row for row in body.signatures.order_by("rulebook_code") if row.is_bound]
    found = tally(public_findings().filter(body=body))
    return Card(
        _("Commitments"), "commitments/body_card.html", {"body": body, "tally": found, "signed": len(signatures)}
    )
