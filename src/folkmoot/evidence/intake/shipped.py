"""The descriptors that ship with us, and which of them a file's own columns answer to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _

from folkmoot.core.intake import FileRefused
from folkmoot.evidence.intake.descriptor import Descriptor, plain_title, read_package


@cache
def shipped() -> tuple[Descriptor, ...]:
    folder = files("folkmoot.evidence") / "descriptors"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".json"))
    return tuple(
        descriptor for name in names for descriptor in read_package(json.loads((folder / name).read_text("utf-8")))
    )


def choose(name: str, titles: Iterable[str], beside: list[Descriptor]) -> Descriptor:
    """The descriptor for a file: the one beside it that names it, else the shipped one that fits its columns best."""
    for descriptor in beside:
        if descriptor.path and descriptor.path.rsplit("/", 1)[-1] == name:
            return descriptor
    if len(beside) == 1 and not beside[0].path:
        return beside[0]
    have = {plain_title(title) for title in titles}
    fitting = [one for one in shipped() if one.fits(have)]
    if not fitting:
        raise FileRefused(_unknown(have))
    # Two releases can share the columns they are known by: the one with most of the file's columns is meant.
    return max(fitting, key=lambda one: (len(have & {plain_title(c) for c in one.columns}), len(one.recognise)))


def _unknown(have: set[str]) -> str:
    nearest = max(shipped(), key=lambda one: len(have & {plain_title(c) for c in one.recognise}) / len(one.recognise))
    missing = [title for title in nearest.recognise if plain_title(title) not in have]
    if len(missing) < len(nearest.recognise):
        return _(
            "The file is like “%(title)s”, but has no column called “%(column)s”. Download it again as it is "
            "published, or put a datapackage.json beside it that says what its columns are."
        ) % {"title": nearest.title, "column": missing[0]}
    return _(
        "The columns of this file are not those of any release we know. Put a datapackage.json beside it "
        "(Frictionless Data Package) that says what its columns are."
    )
