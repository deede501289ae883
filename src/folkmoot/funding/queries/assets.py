"""Assets of community value, and for which community bodies somebody speaks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.core.clock import day_of
from folkmoot.funding.models import AssetNomination
from folkmoot.funding.policy.expressions import SPEAKING, relevant_as
from folkmoot.people.models import Organisation
from folkmoot.people.queries import roles_of


def nominations() -> QuerySet[AssetNomination]:
    """Every nomination, by name: the law asks for a list of what was listed and of what was not."""
    return AssetNomination.objects.select_related("body", "organisation").order_by("title", "pk")


def community_bodies_of(person: Any, now: datetime) -> list[Organisation]:
    """The bodies for which somebody may nominate or ask to bid."""
    found = {
        role.organisation_id: role.organisation
        for role in roles_of(person, day_of(now))
        if role.kind in SPEAKING and relevant_as(role.organisation) is not None
    }
    return sorted(found.values(), key=lambda body: body.name)
