"""Rows that a builder has made once, kept so that every later test gets them in a few statements."""

import copy
import functools
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.db import connection, models
from django.db.models.sql import InsertQuery

from folkmoot.core.models import ChainHead

Rows = dict[type[models.Model], dict[Any, models.Model]]
P, R = ParamSpec("P"), TypeVar("R")
PLAIN = (str, int, Decimal, date, bool, type(None))


class KeptRows:
    """What one builder adds to a database in one state.

    The rows are put back as they lay, past every `save`: their entries are those of the record, hash for hash.
    """

    def __init__(self) -> None:
        self.asked = 0
        self.added: Rows = {}
        self.changed: Rows = {}
        self.made: Any = None

    def made_by(self, builder: Callable[[], R]) -> R:
        """What `builder` gives: made the first time, made and kept the second, put back from then on."""
        self.asked += 1
        if self.asked == 1:
            return builder()
        if self.asked == 2:
            before = _rows()
            made = builder()
            self.keep(before, _rows(), made)
            return made
        for model, rows in self.added.items():
            _insert(model, list(rows.values()))
        for rows in self.changed.values():
            for row in rows.values():
                row.save_base(raw=True, force_update=True)
        back: R = copy.deepcopy(self.made)
        return back

    def keep(self, before: Rows, after: Rows, made: Any) -> None:
        for model, rows in after.items():
            old = before[model]
            self.added[model] = {pk: row for pk, row in rows.items() if pk not in old}
            self.changed[model] = {pk: row for pk, row in rows.items() if pk in old and _of(row) != _of(old[pk])}
        self.made = copy.deepcopy(made)


def kept(builder: Callable[P, R]) -> Callable[P, R]:
    """Keep what a builder of the tests adds, for each state of the database and each plain thing it is asked for.

    The state is told by the head of the record, and by how many rows each table holds. A builder that is given a
    row of its own (another project, say) is called as if nothing were kept.
    """
    keepers: dict[Any, KeptRows] = {}

    @functools.wraps(builder)
    def made(*args: P.args, **options: P.kwargs) -> R:
        asked = [*args[1:], *options.values()]  # the first is the cast
        if not all(map(_is_plain, asked)):
            return builder(*args, **options)
        key = (_state(), repr(args[1:]), repr(sorted(options.items())))
        return keepers.setdefault(key, KeptRows()).made_by(lambda: builder(*args, **options))

    return made


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    return all(map(_is_plain, value)) if isinstance(value, tuple | list) else isinstance(value, PLAIN)


def _models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def _state() -> tuple[Any, ...]:
    counts = ", ".join(f'(SELECT count(*) FROM "{model._meta.db_table}")' for model in _models())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return ChainHead.objects.get().hash, cursor.fetchone()


def _rows() -> Rows:
    return {model: model._base_manager.in_bulk() for model in _models()}


def _of(row: models.Model) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name != "_state"}


def _insert(model: type[models.Model], rows: list[models.Model]) -> None:
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    size = connection.ops.bulk_batch_size(fields, rows) if rows else 1
    for start in range(0, len(rows), size):
        query = InsertQuery(model)
        query.insert_values(fields, rows[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()
