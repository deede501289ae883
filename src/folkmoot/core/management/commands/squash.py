"""`folkmoot squash`: write the first migration of each room anew, from its models."""

from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.core.management.base import BaseCommand
from django.db.migrations import CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.special import RunPython, RunSQL
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter

from folkmoot.core.schema import CreateModels

FIRST = "0001_initial"
BY_HAND = (RunPython, RunSQL)


class Command(BaseCommand):
    help = (
        "Write the first migration of each room anew from its models, and remove those that changed them since. "
        "Migrations with code or SQL of their own stay. Only before the first release: a database made before has "
        "to be made again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        loader = MigrationLoader(None, ignore_no_migrations=True)
        for room in apps.get_app_configs():
            if room.name.startswith("folkmoot.") and (models := list(room.get_models())):
                states = [ModelState.from_model(model) for model in models]
                self.write(room, sorted(states, key=lambda state: state.name_lower), loader)

    def write(self, room: AppConfig, states: list[ModelState], loader: MigrationLoader) -> None:
        folder = Path(room.path) / "migrations"
        for (label, name), migration in loader.disk_migrations.items():
            if label == room.label and not any(isinstance(each, BY_HAND) for each in migration.operations):
                (folder / f"{name}.py").unlink()
        content = {
            "initial": True,
            "dependencies": sorted(needed(room.label, states, loader)),
            "operations": [CreateModels([created(state) for state in states])],
        }
        first = type("Migration", (Migration,), content)(FIRST, room.label)
        (folder / f"{FIRST}.py").write_text(MigrationWriter(first, include_header=False).as_string(), encoding="utf-8")
        self.stdout.write(f"{room.label}: {len(states)} models")


def created(state: ModelState) -> CreateModel:
    options = {name: value for name, value in sorted(state.options.items()) if value not in ([], ())}
    return CreateModel(state.name, list(state.fields.items()), options, state.bases, state.managers)


def needed(label: str, states: list[ModelState], loader: MigrationLoader) -> set[tuple[str, str]]:
    """The migrations that make the models of other rooms and libraries which these refer to."""
    others = {
        target.partition(".")[0]
        for state in states
        for field in state.fields.values()
        if (link := field.remote_field) is not None
        for target in (link.model, getattr(link, "through", None))
        if isinstance(target, str)
    } - {label}
    ours = {room.label for room in apps.get_app_configs() if room.name.startswith("folkmoot.")}
    return {(other, FIRST) if other in ours else loader.graph.leaf_nodes(other)[0] for other in others}
