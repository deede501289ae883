"""Files given through the pages, kept until they are brought in or thrown away."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from folkmoot.core.intake import Opened

PACKAGE, PROGRESS = ".datapackage.json", ".progress"


def keep_upload(file: Any, package: Any | None) -> str:
    """Store the file, and the data package that describes it if one was given; return where it is."""
    ending = "".join(one for one in Path(file.name).suffix.casefold() if one.isalnum() or one == ".")[:10]
    path = default_storage.save(f"imports/{uuid4().hex}{ending}", file)
    if package is not None:
        default_storage.save(path + PACKAGE, package)
    return path


def open_upload(path: str, name: str) -> Opened:
    with default_storage.open(path) as handle:
        return Opened(name, handle.read())


def open_package(path: str) -> Opened | None:
    return open_upload(path + PACKAGE, "datapackage.json") if default_storage.exists(path + PACKAGE) else None


def forget_upload(path: str) -> None:
    for one in (path, path + PACKAGE, path + PROGRESS):
        if one and default_storage.exists(one):
            default_storage.delete(one)


def note_progress(path: str, done: int) -> None:
    """Beside the file and not in the database: the import holds the database for itself while it writes."""
    default_storage.delete(path + PROGRESS)
    default_storage.save(path + PROGRESS, ContentFile(str(done).encode()))


def read_progress(path: str) -> int:
    try:
        with default_storage.open(path + PROGRESS) as handle:
            return int(handle.read() or 0)
    except (OSError, ValueError):
        return 0
