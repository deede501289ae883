from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def locked(row: Row) -> Row:
    """The row as it is now, held until the transaction ends, so that two people cannot both decide it."""
    return type(row)._default_manager.select_for_update().get(pk=row.pk)
