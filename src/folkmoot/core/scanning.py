"""What a file really is, and whether it may be let in. A name proves nothing: the bytes are looked at."""

import socket
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.core.policy import Refused

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 200 * MEGABYTE
# The harmless file that every scanner knows, in two pieces so that this source is not taken for it.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!").encode()
ZIPPED = {"docx": "word/", "xlsx": "xl/", "odt": "content.xml", "ods": "content.xml"}
STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
PLAIN = ("txt", "csv", "md")
LET_IN = (*STARTS, *ZIPPED, *PLAIN)


def most_bytes() -> int:
    """The largest file that may be sent. Setting FOLKMOOT_BID_FILE_MB."""
    return int(getattr(settings, "FOLKMOOT_BID_FILE_MB", 10)) * MEGABYTE


def limit_in_words() -> str:
    return _("%(count)s megabytes") % {"count": most_bytes() // MEGABYTE}


def refuse_unless_sound(name: str, content: bytes) -> None:
    """Raise Refused, with what to do, unless the file is of a kind we take, is what its name says, and is not too large."""
    if not content:
        raise Refused(_("The file is empty. Check that it was saved whole."), field="file")
    if len(content) > most_bytes():
        raise Refused(_("The file is larger than %(limit)s. Make it smaller or split it.") % {"limit": limit_in_words()}, field="file")  # fmt: skip
    ending = PurePath(name).suffix.casefold().lstrip(".")
    if ending not in LET_IN:
        raise Refused(
            _(
                "We take PDF, Word (docx), Excel (xlsx), OpenDocument, pictures (PNG, JPEG) and plain text. Save it as one of these."
            ),
            field="file",
        )
    if not _is_what_it_says(ending, content):
        raise Refused(
            _("The name says “%(ending)s”, but the file is something else. Save it again as what it is.")
            % {"ending": ending},
            field="file",
        )


def _is_what_it_says(ending: str, content: bytes) -> bool:
    if ending in STARTS:
        return content.startswith(STARTS[ending])
    if ending in ZIPPED:
        names = _names_in(content)
        return any(name.startswith(ZIPPED[ending]) for name in names) and not any(
            name.endswith("vbaProject.bin") for name in names
        )
    if b"\0" in content or content.startswith((b"MZ", b"\x7fELF", b"#!", b"PK\x03\x04", b"%PDF-")):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return all(byte >= 32 or byte in (9, 10, 13) for byte in content)
    return True


def _names_in(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            found = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []
    return [one.filename for one in found] if sum(one.file_size for one in found) <= MOST_UNPACKED else []


def infection_in(content: bytes) -> str:
    """What a scanner calls the harm in it; empty when it finds none. The test file is known without a scanner."""
    if any(EICAR in part for part in _parts(content)):
        return "EICAR test file"
    where = str(getattr(settings, "FOLKMOOT_CLAMAV", ""))
    return _ask_scanner(where, content) if where else ""


def _parts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK\x03\x04") and _names_in(content):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for one in packed.infolist():
                try:
                    yield packed.read(one)
                except (RuntimeError, zipfile.BadZipFile, NotImplementedError):
                    continue


def _ask_scanner(where: str, content: bytes) -> str:
    """Ask ClamAV by its socket ("host:port" or a path). A scanner that does not answer lets nothing in."""
    try:
        with _connected(where) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), MEGABYTE):
                piece = content[start : start + MEGABYTE]
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
            answer = b""
            while not answer.endswith(b"\0") and (more := line.recv(4096)):
                answer += more
    except OSError:
        raise Refused(
            _(
                "The virus scanner does not answer, so no file can be let in just now. Try again; nothing else you wrote is affected."
            ),
            field="file",
        ) from None
    said = answer.rstrip(b"\0").decode("utf-8", "replace").removeprefix("stream: ")
    return "" if said == "OK" else said.removesuffix(" FOUND") or "?"


def _connected(where: str) -> socket.socket:
    host, colon, port = where.rpartition(":")
    if colon and port.isdigit():
        return socket.create_connection((host, int(port)), timeout=20)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(20)
    line.connect(where)
    return line
