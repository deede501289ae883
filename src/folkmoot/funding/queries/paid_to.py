"""Where an organisation is paid, as far as may be said without breaking a seal."""

from folkmoot.funding.models import BankDetails


def bank_details_of(organisation: int) -> BankDetails | None:
    """The details that hold now, of an organisation by its number; None where it has not told any."""
    return BankDetails.objects.filter(organisation=organisation, replaced_at=None).first()
