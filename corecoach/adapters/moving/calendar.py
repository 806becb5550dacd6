"""Calendar: sessions as events of an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from corecoach.application.moving import CalendarEvent

_LINE_OCTETS: Final = 75
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# of the control characters a text may hold only the tab (RFC 5545, section 3.3.11)
_FORBIDDEN: Final = dict.fromkeys([*range(9), *range(11, 32), 127])


def calendar_lines(events: Iterable[CalendarEvent], program_version: str) -> Iterator[bytes]:
    """Yield the lines of a calendar, folded and ended as the standard asks."""
    yield from _lines(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//CoreCoach//CoreCoach {_text(program_version)}//EN",
        "CALSCALE:GREGORIAN",
    )
    for event in events:
        yield from _lines(
            "BEGIN:VEVENT",
            f"UID:{_text(event.uid)}@corecoach",
            f"DTSTAMP:{_moment(event.changed)}",
            f"DTSTART:{_moment(event.start)}",
            f"DTEND:{_moment(max(event.start, event.end))}",
            f"SUMMARY:{_text(event.title)}",
            f"DESCRIPTION:{_text(event.text)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
    yield from _lines("END:VCALENDAR")


def _lines(*lines: str) -> Iterator[bytes]:
    for line in lines:
        yield _folded(line.encode())


def _folded(line: bytes) -> bytes:
    """Return a line cut where the standard asks, never in the middle of a character."""
    parts = []
    room = _LINE_OCTETS
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:  # noqa: PLR2004  # a byte that goes on with a character
            cut -= 1
        parts.append(line[:cut])
        line = line[cut:]
        room = _LINE_OCTETS - 1  # a blank goes before what follows
    return b"\r\n ".join([*parts, line]) + b"\r\n"


def _text(text: str) -> str:
    one_kind_of_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return one_kind_of_end.translate(_FORBIDDEN).translate(_ESCAPES)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
