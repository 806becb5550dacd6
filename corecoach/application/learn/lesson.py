"""The form of a lesson: passages of short lines, each with the article's claims it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corecoach.application.figures import Pose
from corecoach.application.language import gettext as _


@dataclass(frozen=True)
class Point:
    """One line.

    ``claims`` are the numbers of the article's claims that it says in our words, such as "C24".
    Without any it is not from the article but ours. ``address`` is where its source is found.
    """

    words: str
    claims: tuple[str, ...] = ()
    address: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether the article does not say it."""
        return not self.claims


@dataclass(frozen=True)
class Way:
    """One of several ways that exclude each other."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Passage:
    """A part of a lesson under a heading: its lines, and ways of which one is taken at a time.

    What is ours is marked: the heading where everything under it is, else the single lines.
    ``is_plain`` leaves the marks out, where the sources themselves are spoken of.
    """

    title: str
    points: tuple[Point, ...] = ()
    ways: tuple[Way, ...] = ()
    is_plain: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether nothing under the heading is from the article."""
        return all(point.is_ours for point in self.all_points())

    @property
    def heading(self) -> str:
        """The heading as it is shown."""
        return _marked(self.title) if self.is_ours and not self.is_plain else self.title

    def line(self, point: Point) -> str:
        """Return one of the lines as it is shown."""
        marked = point.is_ours and not self.is_ours and not self.is_plain
        return _marked(point.words) if marked else point.words

    def all_points(self) -> Iterator[Point]:
        """Go through every line, those of the ways too."""
        yield from self.points
        for way in self.ways:
            yield from way.points


@dataclass(frozen=True)
class Lesson:
    """What is read in one go; ``about`` is one sentence under the title.

    ``pose`` is drawn beside it, where a drawing says more than words.
    """

    title: str
    about: str
    passages: tuple[Passage, ...]
    pose: Pose | None = None

    def all_points(self) -> Iterator[Point]:
        """Go through every line."""
        for passage in self.passages:
            yield from passage.all_points()


def said(words: str, *claims: str) -> Point:
    """Return a line that rests on claims of the article."""
    return Point(words, claims)


def ours(words: str, address: str = "") -> Point:
    """Return a line that the article does not say, with the address of its source if it has one."""
    return Point(words, address=address)


def _marked(words: str) -> str:
    return _("{line} (ours)").format(line=words)
