"""A subject is anything the record speaks of, named "room.noun:id" so that it outlives the row itself."""

from typing import Any

from django.apps import apps
from django.db.models import Model


def refer(thing: Model) -> str:
    """The reference of a saved row, for example "needs.need:12"."""
    return f"{thing._meta.label_lower}:{thing.pk}"


def kind_of(subject: str) -> str:
    """The noun in a reference: "needs.need:12" gives "needs.need"."""
    return subject.partition(":")[0]


def find(subject: str) -> Any | None:
    """The row a reference names, or None when it is gone."""
    label, _, key = subject.partition(":")
    return apps.get_model(label)._default_manager.filter(pk=key).first()
