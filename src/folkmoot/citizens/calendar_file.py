"""A calendar file (RFC 5545) for anything with a time. It says what, when and where, and nothing of who."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Event:
    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    words: str = ""
    cancelled: bool = False


def calendar(events: Iterable[Event], *, now: datetime) -> str:
    """The file's text: lines end as the standard says and are folded at 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Folkmoot//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_utc(now)}", f"DTSTART:{_utc(event.starts_at)}",
            f"DTEND:{_utc(event.ends_at)}", f"SUMMARY:{_text(event.title)}", f"LOCATION:{_text(event.place)}",
            f"DESCRIPTION:{_text(event.words)}", f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}", "END:VEVENT",
        ]  # fmt: skip
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        words = words.replace(plain, escaped)
    return words


def fold(line: str) -> str:
    """At most 75 octets a line; a line goes on after a line break and a space, and never splits a letter."""
    parts: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > (75 if not parts else 74):
            parts.append(part)
            part, size = "", 0
        part, size = part + letter, size + width
    return "\r\n ".join([*parts, part])
