"""What the citizens' scheme asks of agreements: from when until when its operator's agreement is in force."""

from folkmoot.agreements.models import Agreement
from folkmoot.citizens.terms import Contract, tells_of_contracts
from folkmoot.core.clock import day_of


@tells_of_contracts
def agreement_of(reference: str) -> Contract | None:
    """A signed agreement by its reference. One that was ended early ends on that day."""
    kind, _, number = reference.partition(":")
    if kind != "agreements.agreement" or not number.isdecimal():
        return None
    row = Agreement.objects.filter(pk=int(number)).first()
    if row is None or not row.is_signed:
        return None
    end = min(row.end_date, day_of(row.ended_at)) if row.ended_at else row.end_date
    return Contract(row.title, row.get_absolute_url(), row.provider_id, row.start_date, end)
