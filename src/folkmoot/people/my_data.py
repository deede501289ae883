"""Everything kept about one person, from every room, as rows that can be taken away."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CASCADE, Exists, OuterRef

from folkmoot.people.models import Person

OWN = ("email", "name", "birth_date", "home_area", "joined_at", "last_login")


def everything_about(person: Person) -> dict[str, list[dict[str, Any]]]:
    """By kind: every row that belongs to the person, that is, would go if they did. Rows in which they only had a part,
    such as somebody else's, are not theirs to take."""
    found: dict[str, list[dict[str, Any]]] = {
        str(person._meta.verbose_name): [{name: _plain(getattr(person, name)) for name in OWN}]
    }
    for model, field in _belonging():
        rows = model._default_manager.filter(**{field: person}).order_by("pk")
        lines = [
            {one.name: _plain(getattr(row, one.attname)) for one in row._meta.concrete_fields if one.name != field}
            for row in rows
        ]
        if lines:
            found.setdefault(_kind(model), []).extend(lines)
    return found


def kinds_about(person: Person) -> list[str]:
    """The kinds of rows there are about a person, in one query."""
    ties = {
        f"tie_{number}": Exists(model._default_manager.filter(**{field: OuterRef("pk")}))
        for number, (model, field) in enumerate(_belonging())
    }
    row = Person.objects.filter(pk=person.pk).annotate(**ties).values(*ties).get()
    return sorted({_kind(model) for number, (model, _field) in enumerate(_belonging()) if row[f"tie_{number}"]})


def _belonging() -> Iterator[tuple[Any, str]]:
    """Models whose rows go with the person they belong to, and the field that says so."""
    for relation in Person._meta.related_objects:
        model: Any = relation.related_model
        if relation.on_delete is CASCADE and not relation.many_to_many and model.__module__.startswith("folkmoot."):
            yield model, relation.field.name


def _kind(model: Any) -> str:
    return f"{model._meta.app_label}: {model._meta.verbose_name}"


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | list | dict) else str(value)
