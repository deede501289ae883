"""The few parts of a Word file that hold its words, taken out of it without trusting it.

A Word file is a zip of XML. Only five small parts are ever unpacked, each to MOST_UNPACKED and not a byte further, so a
zip that swells has nothing to swell into, and none may have more than MOST_ELEMENTS elements. No part may declare a
document type, in which alone entities can be made, or come in another encoding than UTF-8, in which one could hide.
Where a part points to, outside or in, is not followed, but for the name of the main part. Pictures, macros and whatever
else lies in the file are never opened.
"""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from posixpath import dirname
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from folkmoot.core.policy import Refused
from folkmoot.core.scanning import MEGABYTE, limit_in_words, most_bytes

MOST_UNPACKED = 8 * MEGABYTE  # for each part: some millions of characters, far beyond any bid
MOST_ELEMENTS = 200_000  # in each part: a long bid, cut into many pieces by its editing, has a tenth of them
MOST_PARTS = 2000
TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
OLD_WORD = b"\xd0\xcf\x11\xe0"  # an old .doc begins so, and a .docx that is locked with a password
ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


@dataclass(frozen=True)
class Parts:
    """The XML of the words, of how lists are numbered, and of the styles; the last two where there are any."""

    document: Any
    numbering: Any = None
    styles: Any = None


def refused(words: str) -> Refused:
    return Refused(words, field="file")


def damaged() -> Refused:
    return refused(
        _("The file is damaged. Open it in your word processor, save it again as Word (.docx), and bring that one.")
    )


def no_word_file() -> Refused:
    return refused(
        _(
            "This is not a Word file (.docx). In your word processor choose “Save as”, then Word (.docx), and bring that one."
        )
    )


def too_much() -> Refused:
    words = _(
        "The words in the file take more than %(count)s megabytes, or come in far too many pieces. Take out what does not belong."
    )
    return refused(words % {"count": MOST_UNPACKED // MEGABYTE})


def unpack(content: bytes) -> Parts:
    """Raises Refused, with what to do, for whatever is not a sound Word file."""
    if not content:
        raise refused(_("The file is empty. Check that it was saved whole."))
    if len(content) > most_bytes():
        raise refused(_("The file is larger than %(limit)s. Take pictures out of it.") % {"limit": limit_in_words()})
    if content.startswith(OLD_WORD):
        raise refused(
            _(
                "This is an old Word file (.doc), or it is locked with a password. Save it as Word (.docx) without a password."
            )
        )
    if not content.startswith(b"PK"):
        raise no_word_file()
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _unpacked(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        raise damaged() from None


def _unpacked(packed: zipfile.ZipFile) -> Parts:
    names = packed.namelist()
    if TYPES not in names or RELATIONS not in names:
        raise no_word_file()
    if len(names) > MOST_PARTS or len(set(names)) != len(names):
        raise damaged()
    if any("vbaproject" in name.casefold() for name in names) or b"macroenabled" in _part(packed, TYPES).lower():
        raise refused(_("The file holds macros, which are small programs. Save it as Word (.docx) without macros."))
    main = _main_part(parsed(_part(packed, RELATIONS)))
    if main not in names:
        raise no_word_file()
    document = parsed(_part(packed, main))
    if name_of(document) != "document":
        raise no_word_file()
    beside = {}
    for name in ("numbering", "styles"):
        path = f"{dirname(main)}/{name}.xml"
        beside[name] = parsed(_part(packed, path)) if path in names else None
    return Parts(document, **beside)


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    # The other ways to pack can swell by thousands of times in one step, and no word processor uses them.
    if packed.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged()
    with packed.open(name) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise too_much()
    return content


def parsed(content: bytes) -> Any:
    said = ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if said and said[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise damaged()
    try:
        content.decode("utf-8")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
            raise damaged()
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        raise damaged() from None
    if next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None:
        raise too_much()
    return root


def _main_part(relations: Any) -> str:
    for one in relations:
        if one.get("Type", "").endswith("/officeDocument") and one.get("TargetMode") != "External":
            return str(one.get("Target", "")).lstrip("/")
    return ""


def name_of(element: Any) -> str:
    """Its name without the namespace: the two kinds of Word file that there are differ in nothing else that matters."""
    tag = str(element.tag)
    return tag[tag.find("}") + 1 :]


def attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.items() if key[key.find("}") + 1 :] == name), "")
