"""How a body stands on keeping people safe, from what was last seen of it: pass, due or fail."""

from collections.abc import Iterable
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from folkmoot.agreements.models import Agreement, SafeguardingCheck
from folkmoot.people.models import Organisation


class Standing(TextChoices):
    PASS = "pass", _("checked, in date")
    DUE = "due", _("no check in date")
    FAIL = "fail", _("did not pass")


def standings(organisations: Iterable[int], today: date) -> dict[int, Standing]:
    """How each body stands today, by its number. One query: the last check counts."""
    wanted = list(organisations)
    found = dict.fromkeys(wanted, Standing.DUE)
    checks = SafeguardingCheck.objects.filter(organisation__in=wanted, checked_date__lte=today)
    for check in checks.order_by("checked_date", "pk"):
        if not check.passed:
            found[check.organisation_id] = Standing.FAIL
        else:
            found[check.organisation_id] = Standing.PASS if today < check.until_date else Standing.DUE
    return found


def providers_of(agreement: Agreement) -> list[Organisation]:
    """The lead provider and every other body on its side."""
    others = [row.organisation for row in agreement.parties.filter(side="provider").select_related("organisation")]
    return [agreement.provider, *others]


def unsafe(agreement: Agreement, today: date) -> list[Organisation]:
    """Of an agreement that serves children or adults at risk: who has no check in date."""
    if not agreement.serves_at_risk:
        return []
    bodies = providers_of(agreement)
    found = standings([body.pk for body in bodies], today)
    return [body for body in bodies if found[body.pk] != Standing.PASS]
