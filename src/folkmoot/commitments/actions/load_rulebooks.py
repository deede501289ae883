"""Brings the rulebook files into the database. Run at every set-up; a second run changes nothing."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from folkmoot.commitments.models import Rulebook, Section, Undertaking
from folkmoot.commitments.states import RulebookState

FOLDER = Path(__file__).parents[1] / "rulebooks"


@transaction.atomic
def load_rulebooks(folder: Path = FOLDER) -> int:
    """Load every rulebook file; return how many rows changed.

    The first version of a code comes in adopted. A later version comes in as a draft: adopting it takes a
    consultation (ledger CC-09).
    """
    return sum(load_rulebook(tomllib.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.toml")))


def load_rulebook(data: dict[str, Any]) -> int:
    """Load one rulebook from its parsed file. Returns how many rows changed."""
    plain = {name: data.get(name, "") for name in ("title", "kind", "source", "source_url", "note")}
    plain["binding"] = data.get("binding", "everyone")
    first = not Rulebook.objects.filter(code=data["code"]).exists()
    adopted = {"state": RulebookState.ADOPTED} if first else {}
    rulebook, changed = _keep(Rulebook, {"code": data["code"], "version": data["version"]}, plain, adopted)
    sections = {}
    for position, row in enumerate(data.get("sections", ())):
        sections[row["number"]], count = _keep(
            Section, {"rulebook": rulebook, "number": row["number"]}, {"title": row["title"], "position": position}
        )
        changed += count
    for position, row in enumerate(data["undertakings"]):
        fields = {
            "section": sections.get(row.get("section", "")),
            "position": position,
            "side": row["side"],
            "text": " ".join(row["text"].split()),
            "force": row["force"],
            "shown_by": row["shown_by"],
            "gate": row.get("gate", ""),
        }
        changed += _keep(Undertaking, {"rulebook": rulebook, "number": row["number"]}, fields)[1]
    return changed


def _keep(
    model: Any, key: dict[str, Any], fields: dict[str, Any], at_first: dict[str, Any] | None = None
) -> tuple[Any, int]:
    """Create the row, or bring it up to date; say whether anything changed."""
    row = model.objects.filter(**key).first()
    if row is None:
        return model.objects.create(**key, **fields, **(at_first or {})), 1
    stale = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if stale:
        model.objects.filter(pk=row.pk).update(**stale)
    return row, int(bool(stale))
