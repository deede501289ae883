"""Whether what we publish is valid, by the official schemas in a folder. Nothing is ever fetched: a schema that names
another finds it in the folder or not at all."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT202012

MOST = 50  # problems told of one file


class NoSchema(Exception):
    """The folder does not hold the schema that is asked for."""


def validator_for(name: str, schemas: Path) -> Validator:
    """For `releases`, `records` or `grants`."""
    return _grants(schemas) if name == "grants" else _ocds(name.removesuffix("s"), schemas)


def _ocds(kind: str, schemas: Path) -> Validator:
    archive = next(iter(sorted(schemas.glob("ocds-standard-1__1*.zip"), reverse=True)), None)
    if archive is None:
        raise NoSchema("ocds-standard-1__1__5-schema.zip")
    with zipfile.ZipFile(archive) as opened:
        found = {
            Path(name).name: json.loads(opened.read(name))
            for name in opened.namelist()
            if name.endswith(("release-schema.json", "package-schema.json", "versioned-release-validation-schema.json"))
        }
    known = [(one["id"], DRAFT4.create_resource(one)) for one in found.values() if "id" in one]
    schema = found[f"{kind}-package-schema.json"]
    return Draft4Validator(schema, registry=Registry().with_resources(known), format_checker=FormatChecker())


def _grants(schemas: Path) -> Validator:
    folder = next(iter(sorted(schemas.glob("360giving-schema-*"), reverse=True)), None)
    if folder is None:
        raise NoSchema("360giving-schema-1.4.3")
    grant = json.loads((folder / "360-giving-schema.json").read_text(encoding="utf-8"))
    package = json.loads((folder / "360-giving-package-schema.json").read_text(encoding="utf-8"))
    # The package of 1.4.3 still names the schema of 1.4.2; the one that came with it is meant.
    named = {grant["$id"], package["properties"]["grants"]["items"]["$ref"]}
    known = [(name, DRAFT202012.create_resource(grant)) for name in named]
    return Draft202012Validator(package, registry=Registry().with_resources(known), format_checker=FormatChecker())


def problems_in(content: dict[str, Any], validator: Validator) -> Iterator[str]:
    """Each with the place it stands at: "releases/3/tender/value: …"."""
    for place, error in enumerate(validator.iter_errors(content)):
        if place == MOST:
            return
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
