"""The database itself refuses to change or delete a decision.

Set after every migration rather than by one: SQLite drops a table's triggers whenever a migration rebuilds it. Who
recorded a decision may be forgotten (an erased account), so that one column stays free.
"""

from typing import Any

from django.db import connections
from django.db.models import Model

from folkmoot.commissioning.models import Decision, GateDecision

GUARDED: dict[type[Model], str] = {Decision: "recorded_by", GateDecision: "decided_by"}
WORDS = "decisions are never changed or deleted"


def install(using: str = "default", **_signal: Any) -> None:
    """Put the guards in place; a second run changes nothing."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model, forgettable in GUARDED.items():
            if model._meta.db_table in tables:
                for statement in _statements(model, forgettable, connection.vendor):
                    cursor.execute(statement)


def _statements(model: type[Model], forgettable: str, vendor: str) -> list[str]:
    table = model._meta.db_table
    columns = ", ".join(str(field.column) for field in model._meta.concrete_fields if field.name != forgettable)
    if vendor == "postgresql":
        return [
            f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
            f"CREATE OR REPLACE TRIGGER {table}_no_update BEFORE UPDATE OF {columns} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            f"CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        ]
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE OF {columns} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    ]
