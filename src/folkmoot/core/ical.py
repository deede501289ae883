"""Calendars as files (iCalendar, RFC 5545). Pure: the same events always make the same text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 74  # octets of a line, with room for the space that a folded line begins with


@dataclass(frozen=True)
class CalendarEvent:
    """Either moments, or one whole day (`starts` a date)."""

    uid: str
    title: str
    starts: datetime | date
    changed_at: datetime
    ends: datetime | None = None
    where: str = ""
    what: str = ""
    url: str = ""
    is_called_off: bool = False


def calendar(name: str, events: Iterable[CalendarEvent]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Folkmoot//EN", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += _lines(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _lines(event: CalendarEvent) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_stamp(event.changed_at)}"]
    if isinstance(event.starts, datetime):
        lines.append(f"DTSTART:{_stamp(event.starts)}")
        if event.ends:
            lines.append(f"DTEND:{_stamp(event.ends)}")
    else:
        lines.append(f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}")
        lines.append(f"DTEND;VALUE=DATE:{event.starts + timedelta(days=1):%Y%m%d}")
    lines.append(f"SUMMARY:{escaped(event.title)}")
    for name, words in (("LOCATION", event.where), ("DESCRIPTION", event.what)):
        if words:
            lines.append(f"{name}:{escaped(words)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.is_called_off:
        lines.append("STATUS:CANCELLED")
    return [*lines, "END:VEVENT"]


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """Lines are at most 75 octets; a longer one goes on after a line end and a space, never inside a character."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST:
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
