"""What a file of figures holds, from its Frictionless Data Package: ours or one that lies beside it.

A package may say more than the standard asks, in two extra parts: `place` (which column names the area,
of which geography) and, for each column of figures, `indicator` (its code, theme, unit and which way is
better). A package that says neither is read as far as its codes and titles tell.
Source: Data Package 1 and 2; docs/decisions/0003-evidence-descriptors.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused
from folkmoot.evidence.models.dataset import Theme
from folkmoot.places.codes import AREA_CODE_TITLES

NUMBERS = {"number", "integer"}
BETTER = {"high", "low", ""}
HELD = {"values", "boundaries", "lookup"}


@dataclass(frozen=True, slots=True)
class IndicatorFound:
    column: str
    code: str
    title: str
    description: str = ""
    theme: str = Theme.OVERALL.value
    unit: str = ""
    decimals: int = 0
    better: str = ""
    is_headline: bool = False
    comparable_group: str = ""
    part_of: str = ""
    is_special: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    missing: dict[str, str] = field(default_factory=dict)  # mark in the file → why it stands there


@dataclass(frozen=True, slots=True)
class Descriptor:
    code: str
    title: str
    description: str
    publisher: str
    source_url: str
    licence: str
    licence_url: str
    attribution: str
    small_numbers: str
    vintage: str
    geography: str
    holds: str
    path: str
    area_column: str
    name_column: str
    parents: dict[str, tuple[str, str]]  # geography → (column of its code, column of its name)
    recognise: tuple[str, ...]
    indicators: tuple[IndicatorFound, ...]
    columns: tuple[str, ...]

    def fits(self, titles: set[str]) -> bool:
        """Whether the file has the columns this release is known by."""
        return {plain_title(title) for title in self.recognise} <= titles


def plain_title(title: str) -> str:
    """A column title without what differs between two downloads of one release."""
    text = re.sub(r";\s*measures:\s*value$", "", title.strip().casefold())
    return re.sub(r"\s+", " ", re.sub(r"\s*:\s*", ":", text))


def read_package(package: Any) -> list[Descriptor]:
    """Every resource a data package describes. Raises FileRefused with what is wrong with it."""
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list) or not package["resources"]:
        raise FileRefused(_("datapackage.json is not a data package: it has no list of resources."))
    return [_resource(package, resource) for resource in package["resources"] if isinstance(resource, dict)]


def _resource(package: dict[str, Any], resource: dict[str, Any]) -> Descriptor:
    name = slugify(str(resource.get("name") or package.get("name") or ""))
    if not name:
        raise FileRefused(_("datapackage.json gives no name. Give the package or the resource a name."))
    place = resource.get("place") or {}
    schema = resource.get("schema") or {}
    fields = [one for one in schema.get("fields") or [] if isinstance(one, dict) and one.get("name")]
    if not fields:
        raise FileRefused(_("datapackage.json does not list the fields of “%(name)s”.") % {"name": name})
    columns = tuple(str(one["name"]) for one in fields)
    source = _first(resource, package, "sources")
    licence = _first(resource, package, "licenses")
    if not licence:
        raise FileRefused(
            _("datapackage.json does not say under which licence “%(name)s” may be used.") % {"name": name}
        )
    area = str(place.get("area") or _guess_area(columns, name))
    holds = str(place.get("holds") or "values")
    if holds not in HELD:
        raise FileRefused(_("“%(holds)s” is not something a file of evidence holds.") % {"holds": holds})
    named_by_us = {area, *(column for pair in _parents(place).values() for column in pair)}
    marks = _marks(schema.get("missingValues"))
    return Descriptor(
        code=name[:80],
        title=str(resource.get("title") or package.get("title") or name)[:200],
        description="\n\n".join([str(resource.get("description") or ""), *_notes(resource)]).strip(),
        publisher=str(source.get("title") or _("not stated"))[:200],
        source_url=str(source.get("path") or source.get("url") or "")[:200],
        licence=str(licence.get("title") or licence.get("name"))[:120],
        licence_url=str(licence.get("path") or licence.get("url") or "")[:200],
        attribution=str(resource.get("attribution") or package.get("attribution") or ""),
        small_numbers=str(resource.get("smallNumbers") or package.get("smallNumbers") or "")[:300],
        vintage=str(resource.get("vintage") or package.get("version") or _("not stated"))[:60],
        geography=str(place.get("geography") or "by-code")[:60],
        holds=holds,
        path=str(resource.get("path") or ""),
        area_column=area,
        name_column=str(place.get("areaName") or ""),
        parents=_parents(place),
        recognise=tuple(str(one) for one in place.get("recognise") or columns),
        indicators=tuple(
            _indicator(name, one, marks)
            for one in fields
            if one.get("indicator") or (not place and one.get("type") in NUMBERS and one["name"] not in named_by_us)
        ),
        columns=columns,
    )


def _first(resource: dict[str, Any], package: dict[str, Any], key: str) -> dict[str, Any]:
    listed = resource.get(key) or package.get(key) or []
    return listed[0] if listed and isinstance(listed[0], dict) else {}


def _notes(resource: dict[str, Any]) -> list[str]:
    return [str(note) for note in resource.get("notes") or []]


def _guess_area(columns: tuple[str, ...], name: str) -> str:
    for column in columns:
        if plain_title(column) in AREA_CODE_TITLES:
            return column
    raise FileRefused(
        _("datapackage.json does not say which column of “%(name)s” holds the code of the area.") % {"name": name}
    )


def _parents(place: dict[str, Any]) -> dict[str, tuple[str, str]]:
    found = {}
    for geography, given in (place.get("parents") or {}).items():
        found[geography] = (given["code"], given.get("name", "")) if isinstance(given, dict) else (str(given), "")
    return found


def _marks(given: Any) -> dict[str, str]:
    """The marks that stand for a missing figure, each with the reason if the package gives one."""
    marks = {"": ""}
    for one in given or []:
        if isinstance(one, dict):
            marks[str(one.get("value", "")).strip()] = str(one.get("label") or "")[:80]
        else:
            marks.setdefault(str(one).strip(), "")
    return marks


def _indicator(dataset: str, given: dict[str, Any], marks: dict[str, str]) -> IndicatorFound:
    said = given.get("indicator") or {}
    limits = given.get("constraints") or {}
    theme = str(said.get("theme") or Theme.OVERALL.value)
    if theme not in Theme.values:
        raise FileRefused(
            _("“%(theme)s” is not a theme. Choose one of: %(themes)s.")
            % {"theme": theme[:40], "themes": ", ".join(Theme.values)}
        )
    better = str(said.get("better") or "")
    return IndicatorFound(
        column=str(given["name"]),
        code=str(said.get("code") or slugify(f"{dataset}-{given['name']}"))[:120],
        title=str(given.get("title") or given["name"])[:200],
        description=str(given.get("description") or ""),
        theme=theme,
        unit=str(said.get("unit") or "")[:60],
        decimals=int(said.get("decimals") or 0),
        better=better if better in BETTER else "",
        is_headline=bool(said.get("headline")),
        comparable_group=str(said.get("comparable") or "")[:80],
        part_of=str(said.get("of") or "")[:120],
        is_special=bool(said.get("special")),
        least=_limit(limits.get("minimum")),
        most=_limit(limits.get("maximum")),
        missing={**marks, **_marks(given.get("missingValues"))} if given.get("missingValues") else marks,
    )


def _limit(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None
