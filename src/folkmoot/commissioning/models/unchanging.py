"""Decisions stand as they were taken: neither a page, nor a script, nor the database changes or deletes one."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused


class Unchanging(Refused):
    """Somebody tried to change or delete what was decided. A new decision says what is different."""

    def __init__(self) -> None:
        super().__init__(_("A decision is never changed or deleted. Record a new one that corrects it."))


class UnchangingQuerySet(models.QuerySet[Any]):
    def update(self, **changes: Any) -> NoReturn:
        raise Unchanging

    def delete(self) -> NoReturn:
        raise Unchanging

    def bulk_update(self, *rows: Any, **options: Any) -> NoReturn:
        raise Unchanging


class UnchangingModel(models.Model):
    """Saved once. The database refuses too (folkmoot.commissioning.guards)."""

    objects = UnchangingQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Unchanging
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise Unchanging
