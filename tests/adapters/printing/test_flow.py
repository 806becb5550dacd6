"""Pieces flow over pages: in order, none lost, none cut, those that belong together together."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from corecoach.adapters.printing.flow import Page, Piece, flow


@dataclass(frozen=True)
class Block:
    """A content of a height, with a name to follow it by."""

    name: int
    height: float

    def paint(self, painter: QPainter, y: float, height: float) -> None:
        raise AssertionError((painter, y, height))


def piece(name: int, height: float, gap: float = 0, *, stays: bool = False) -> Piece:
    return Piece(Block(name, height), gap, stays_with_next=stays)


def names(page: Page) -> list[int]:
    return [placed.content.name for placed in page if isinstance(placed.content, Block)]


pieces = st.lists(
    st.builds(
        Piece,
        st.builds(Block, st.integers(), st.integers(1, 140)),
        st.integers(0, 30),
        st.booleans(),
        st.integers(0, 50),
    ),
    min_size=1,
)


@given(pieces)
def test_every_piece_is_placed_once_in_order_and_inside_its_page(given_pieces: list[Piece]) -> None:
    pages = flow(given_pieces, 100, 80)
    placed = [one.content for page in pages for one in page]
    assert placed == [piece.content for piece in given_pieces]
    for index, page in enumerate(pages):
        end = 0.0
        for one in page:
            assert one.y >= end
            assert one.height >= one.content.height
            end = one.y + one.height
        too_tall = len(page) == 1 and page[0].content.height > (80 if index else 100)
        assert too_tall or end <= (80 if index else 100)


def test_a_heading_moves_on_with_what_follows_it() -> None:
    pages = flow([piece(1, 70), piece(2, 20, stays=True), piece(3, 20)], 100, 100)
    assert [names(page) for page in pages] == [[1], [2, 3]]


def test_a_group_taller_than_a_page_is_split_rather_than_lost() -> None:
    pages = flow([piece(1, 60, stays=True), piece(2, 60, stays=True), piece(3, 60)], 100, 100)
    assert [names(page) for page in pages] == [[1], [2], [3]]


def test_no_room_is_left_above_the_first_piece_of_a_page() -> None:
    pages = flow([piece(1, 90, gap=5), piece(2, 20, gap=5), piece(3, 20, gap=5)], 100, 100)
    assert [[one.y for one in page] for page in pages] == [[0], [0, 25]]


def test_a_piece_that_may_grow_takes_what_its_page_has_left() -> None:
    grows = Piece(Block(2, 20), growth=100)
    ((_first, second, third),) = flow([piece(1, 30), grows, piece(3, 10)], 100, 100)
    assert (second.height, third.y) == (60, 90)
