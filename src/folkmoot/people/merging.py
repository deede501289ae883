"""Two records found to be one organisation: what goes with the record that is joined to the other.

People knows nothing of notices or awards; a higher room says which of its rows follow an organisation.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from folkmoot.people.models import Organisation, OrganisationIdentifier, OrganisationMerge

_followers: list[tuple[type[models.Model], str]] = [(OrganisationIdentifier, "organisation")]
# What tells of the joining itself, or only points from one record to the other.
_OF_THE_MERGE = {"people.organisationmerge", "people.organisation"}


def follows(model: type[models.Model], field: str) -> None:
    """Say that rows of `model` go with the organisation in `field` when it is joined to another."""
    _followers.append((model, field))


def followers() -> list[tuple[type[models.Model], str]]:
    return list(_followers)


def ties_of(*organisations: Organisation) -> dict[int, list[str]]:
    """For each record, the kinds of rows tied to it that do not simply follow it: people who act for it, work of
    its own. One query, however many rooms there are."""
    following = {(model._meta.label_lower, field) for model, field in _followers}
    ties: dict[str, Any] = {}
    names: dict[str, str] = {}
    for number, relation in enumerate(Organisation._meta.related_objects):
        model: Any = relation.related_model
        label, field = model._meta.label_lower, relation.field.name
        if label in _OF_THE_MERGE or (label, field) in following:
            continue
        ties[f"tie_{number}"] = Exists(model._default_manager.filter(**{field: OuterRef("pk")}))
        names[f"tie_{number}"] = str(model._meta.verbose_name)
    rows = Organisation.objects.filter(pk__in=[one.pk for one in organisations]).annotate(**ties).values("pk", *ties)
    return {row["pk"]: sorted({names[tie] for tie in ties if row[tie]}) for row in rows}


def likely_duplicates() -> QuerySet[Any]:
    """Names that several records share but for spelling, until each pair of them was told apart. Largest first."""
    apart = (
        OrganisationMerge.objects.filter(
            same=False, kept__merged_into=None, merged__merged_into=None,
            kept__name_key=OuterRef("name_key"), merged__name_key=OuterRef("name_key"),
        )
        .order_by()
        .values("same")
        .annotate(pairs=Count("pk"))
        .values("pairs")
    )  # fmt: skip
    return (
        Organisation.objects.filter(merged_into=None)
        .exclude(name_key="")
        .values("name_key")
        .annotate(records=Count("pk"))
        .filter(records__gt=1)
        .annotate(apart=Coalesce(Subquery(apart), 0))
        .filter(apart__lt=F("records") * (F("records") - 1) / 2)
        .order_by("-records", "name_key")
    )


def are_kept_apart(one: Organisation, other: Organisation) -> bool:
    pair = Q(kept=one, merged=other) | Q(kept=other, merged=one)
    return OrganisationMerge.objects.filter(pair, same=False).exists()


def rival_numbers(one: Organisation, other: Organisation) -> list[str]:
    """Registers in which the two have different numbers: a sign that they are not one."""
    numbers: dict[str, set[str]] = {}
    for row in OrganisationIdentifier.objects.filter(organisation__in=[one, other], strong=True):
        numbers.setdefault(row.scheme, set()).add(row.value)
    return sorted(scheme for scheme, values in numbers.items() if len(values) > 1)
