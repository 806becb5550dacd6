"""Calendar: what RFC 5545 asks of each line, and texts that come back as they were."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.moving.calendar import calendar_lines
from corecoach.application.moving import CalendarEvent

START = datetime(2026, 3, 2, 18, 5, tzinfo=timezone(timedelta(hours=1)))
texts = st.text(st.characters(exclude_categories=["Cs"]))


def event(text: str = "") -> CalendarEvent:
    return CalendarEvent(
        "0-1", START, START + timedelta(minutes=15), START, "CoreCoach session", text
    )


def written(*events: CalendarEvent) -> bytes:
    return b"".join(calendar_lines(events, "0.1.0"))


def properties(content: bytes) -> list[tuple[str, str]]:
    """What a reader makes of it: unfolded, cut at the first colon."""
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines.pop() == ""
    return [(name, value) for name, _colon, value in (line.partition(":") for line in lines)]


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)


def test_a_session_is_an_event_in_utc() -> None:
    told = dict(properties(written(event())))
    assert told["UID"] == "0-1@corecoach"
    assert (told["DTSTART"], told["DTEND"]) == ("20260302T170500Z", "20260302T172000Z")
    assert told["SUMMARY"] == "CoreCoach session"


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    names = [f"{name}:{value}" for name, value in properties(written())]
    assert names[0] == "BEGIN:VCALENDAR"
    assert names[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in names


def test_an_event_never_ends_before_it_begins() -> None:
    backwards = CalendarEvent("0", START, START - timedelta(hours=1), START, "", "")
    told = dict(properties(written(backwards)))
    assert told["DTEND"] == told["DTSTART"]


@given(st.lists(texts, max_size=3))
def test_every_line_is_short_and_every_text_comes_back(notes: list[str]) -> None:
    content = written(*(event(note) for note in notes))
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # never cut inside a character
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    found = [unescaped(value) for name, value in properties(content) if name == "DESCRIPTION"]
    assert found == [plain(note) for note in notes]


def plain(note: str) -> str:
    ends = note.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", ends)
