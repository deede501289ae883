"""Open a file a stranger made: by a stated limit of size, and in whatever letters it was saved."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.core.intake.report import FileRefused, Report

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    name: str
    data: bytes

    @property
    def is_workbook(self) -> bool:
        return self.data[:4] == b"PK\x03\x04"

    def text(self, report: Report) -> str:
        return decode(self.data, report)


def limit_megabytes() -> int:
    return int(getattr(settings, "FOLKMOOT_IMPORT_LIMIT_MB", 100))


def open_file(source: str | Path | Any) -> Opened:
    """Read a path, or an uploaded file, whose size is within the limit.

    The size is asked for first, so that a file over the limit is refused without being read; and
    one byte more than the limit is the most that is ever read, for a source that cannot say.
    """
    limit = limit_megabytes() * MEGABYTE
    if isinstance(source, str | Path):
        path = Path(source)
        if not path.is_file():
            raise FileRefused(_("There is no file called %(name)s.") % {"name": path.name})
        _refuse_if_over(path.stat().st_size, limit)
        with path.open("rb") as handle:
            data = handle.read(limit + 1)
        name = path.name
    else:
        name = Path(getattr(source, "name", None) or "upload").name
        _refuse_if_over(getattr(source, "size", None) or 0, limit)
        source.seek(0)
        data = source.read(limit + 1)
    _refuse_if_over(len(data), limit)
    if not data.strip():
        raise FileRefused(_("The file is empty. Check that it was saved or downloaded whole."))
    return Opened(name, data)


def _refuse_if_over(size: int, limit: int) -> None:
    if size > limit:
        raise FileRefused(
            _(
                "The file is over %(limit)s megabytes, the most this site takes in at once. Split it into smaller "
                "files, or ask the person who runs this site to raise FOLKMOOT_IMPORT_LIMIT_MB."
            )
            % {"limit": limit // MEGABYTE}
        )


def decode(data: bytes, report: Report) -> str:
    """The text, as UTF-8 if it is that, else as the old Windows letters, which is said."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        report.note_file(_("The file was saved as UTF-16. It was read as that; UTF-8 is safer."))
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as wrong:
            raise FileRefused(_not_text()) from wrong
    if b"\x00" in data[:4096]:
        raise FileRefused(_not_text())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as first:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as wrong:
            raise FileRefused(
                _("The letters in this file cannot be read from byte %(at)s on. Save it again as UTF-8.")
                % {"at": first.start}
            ) from wrong
    report.note_file(_("The file was not saved as UTF-8. It was read as Windows-1252, as old spreadsheets save it."))
    return text


def _not_text() -> str:
    return _("This is not a text file. Choose the file as it was downloaded: JSON, CSV or GeoJSON.")


def open_workbook_bytes(data: bytes) -> BytesIO:
    """The bytes of a spreadsheet, once we know it does not unpack to more than the limit."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as wrong:
        raise FileRefused(_("The spreadsheet is broken off or damaged. Download it again.")) from wrong
    _refuse_if_over(unpacked, limit_megabytes() * MEGABYTE)
    return BytesIO(data)
