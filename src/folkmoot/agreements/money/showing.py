"""How pooled money appears elsewhere, and the words of its record entries."""

from django.utils.translation import gettext_lazy

from folkmoot.agreements.models import Fund
from folkmoot.core.appearances import Appearance, appears
from folkmoot.core.record import describe

describe(
    {
        "agreements.fund.opened": gettext_lazy("Fund opened"),
        "agreements.fund.closed": gettext_lazy("Fund closed"),
        "agreements.contribution.made": gettext_lazy("Money put into the fund"),
        "agreements.contribution.changed": gettext_lazy("Contribution changed"),
        "agreements.in_kind.given": gettext_lazy("Help in kind given"),
        "agreements.money.committed": gettext_lazy("Money of a fund promised to an agreement"),
        "agreements.money.released": gettext_lazy("Money given back to its funds"),
    }
)


@appears(Fund)
def fund(row: Fund) -> Appearance:
    return Appearance(title=row.title, url=row.get_absolute_url(), kind="fund", body=f"{row.purpose} {row.host.name}")
