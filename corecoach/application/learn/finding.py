"""Finding words in the lessons."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

from corecoach.application.learn.lesson import Lesson


def holds(text: str, sought: str) -> bool:
    """Whether a text holds every word that is sought, in any order, whatever the case or accent."""
    plain = _plain(text)
    return all(word in plain for word in _plain(sought).split())


def lessons_with(lessons: Iterable[Lesson], sought: str) -> tuple[Lesson, ...]:
    """Return the lessons of which the title or a line holds the sought words; all for none."""
    return tuple(lesson for lesson in lessons if _has(lesson, sought))


def _has(lesson: Lesson, sought: str) -> bool:
    headings = (passage.heading for passage in lesson.passages)
    ways = (way.title for passage in lesson.passages for way in passage.ways)
    lines = (point.words for point in lesson.all_points())
    texts = (lesson.title, lesson.about, *headings, *ways, *lines)
    return any(holds(text, sought) for text in texts)


def _plain(text: str) -> str:
    return "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
