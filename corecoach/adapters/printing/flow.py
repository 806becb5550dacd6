"""Pieces of a page, and how they flow over as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtGui import QPainter


class Content(Protocol):
    """Something that can be painted and is never cut in two."""

    @property
    def height(self) -> float:
        """The least height it needs, in page units."""
        ...

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        """Paint it below ``y``, in the height it was given; x = 0 is the left margin."""
        ...


@dataclass(frozen=True)
class Piece:
    """A content with the room above it; none of that is left at the head of a page.

    ``stays_with_next`` keeps it on the page of the piece that follows. ``growth`` is how much
    taller it may become to fill its page.
    """

    content: Content
    gap: float = 0
    stays_with_next: bool = False
    growth: float = 0


@dataclass(frozen=True)
class Placed:
    """A content with its place on a page."""

    content: Content
    y: float
    height: float

    def paint(self, painter: QPainter) -> None:
        """Paint the content at its place."""
        self.content.paint(painter, self.y, self.height)


Page = tuple[Placed, ...]


def flow(pieces: Sequence[Piece], room: float, room_after: float) -> tuple[Page, ...]:
    """Return the pages; ``room`` is the height of the first, ``room_after`` of every other.

    A group of pieces that stay together is split only where it is taller than a page.
    """
    pages: list[Page] = []
    page: list[Piece] = []
    left = room
    for group in _groups(pieces):
        if page and _height(group) > left:
            pages.append(_place(page, left))
            page, left = [], room_after
        for piece in group:
            if page and _height([piece]) > left:
                pages.append(_place(page, left))
                page, left = [], room_after
            at_head = piece if page else replace(piece, gap=0)
            page.append(at_head)
            left -= _height([at_head])
    return (*pages, _place(page, left))


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    joined = False
    for piece in pieces:
        if joined:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        joined = piece.stays_with_next
    return groups


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.gap + piece.content.height for piece in group)


def _place(page: Sequence[Piece], left: float) -> Page:
    placed = []
    y = 0.0
    for piece in page:
        more = max(0.0, min(left, piece.growth))
        left -= more
        height = piece.content.height + more
        placed.append(Placed(piece.content, y + piece.gap, height))
        y += piece.gap + height
    return tuple(placed)
