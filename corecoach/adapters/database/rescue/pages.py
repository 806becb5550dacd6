"""Pages: the rows in the pages of an SQLite file, read without SQLite, which stops at a bad one.

The layout is that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

Value = int | float | str | bytes | None

MAGIC: Final = b"SQLite format 3\0"
"""What every SQLite file begins with."""

_HEADER_BYTES: Final = 100
_USUAL_PAGE: Final = 4096
_TABLE_LEAF: Final = 0x0D
_INDEX_LEAF: Final = 0x0A
_INDEX_INTERIOR: Final = 0x02
_LONGEST_RECORD: Final = 64 * 2**20
"""No row of ours comes near it: what claims to be longer is damaged."""
_VARINT_BYTES: Final = 9
_BLOB_FROM: Final = 12
_LEAST_PAGE: Final = 512
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_MOST_PAGES: Final = 2**20
"""4 GiB of record: a log that speaks of more is damaged."""
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes that an integer takes, by its serial type."""


class BadPageError(ValueError):
    """A page or a record in it is no longer what SQLite wrote."""


@dataclass(frozen=True)
class FoundRow:
    """A record as it stood in a page; ``rowid`` is None in a table without one, and in an index."""

    rowid: int | None
    values: tuple[Value, ...]


class Pages:
    """The pages of a database file; those that are free hold nothing any more."""

    def __init__(self, content: bytes) -> None:
        """Read the header; a spoiled one is stood in for by what CoreCoach has always written."""
        self._content = content
        is_sound = content.startswith(MAGIC) and len(content) >= _HEADER_BYTES
        self._size = _page_size(content) if is_sound else _USUAL_PAGE
        self._usable = self._size - (content[20] if is_sound else 0)
        self._free = self._free_pages() if is_sound else frozenset()

    def rows(self) -> Iterator[FoundRow]:
        """Yield every row that can be read, page by page."""
        for number in range(1, len(self._content) // self._size + 1):
            if number not in self._free:
                yield from self._rows_of(number)

    def _rows_of(self, number: int) -> Iterator[FoundRow]:
        page = self._page(number)
        start = _HEADER_BYTES if number == 1 else 0
        kind = page[start]
        if kind not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
            return
        head = start + (12 if kind == _INDEX_INTERIOR else 8)
        count = _number(page[start + 3 : start + 5])
        for place in range(head, head + 2 * count, 2):
            try:
                yield self._row(page, kind, _number(page[place : place + 2]))
            except (BadPageError, struct.error, IndexError, UnicodeDecodeError):
                continue  # the next one may be whole

    def _row(self, page: bytes, kind: int, place: int) -> FoundRow:
        if not 0 < place < self._usable:
            raise BadPageError
        if kind == _INDEX_INTERIOR:
            place += 4  # the page to the left
        length, place = _varint(page, place)
        rowid = None
        if kind == _TABLE_LEAF:
            unsigned, place = _varint(page, place)
            rowid = unsigned - 2**64 if unsigned >= 2**63 else unsigned
        return FoundRow(rowid, _values(self._payload(page, kind, place, length)))

    def _payload(self, page: bytes, kind: int, place: int, length: int) -> bytes:
        """Return a record, with what did not fit on its page."""
        if length > _LONGEST_RECORD:
            raise BadPageError
        usable = self._usable
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _exactly(page, place, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        if here > most:
            here = least
        parts = [_exactly(page, place, here)]
        follow = _number(_exactly(page, place + here, 4))
        left = length - here
        while left > 0:
            more = self._page(follow)
            parts.append(_exactly(more, 4, min(left, usable - 4)))
            left -= usable - 4
            follow = _number(more[:4])
        return b"".join(parts)

    def _page(self, number: int) -> bytes:
        start = (number - 1) * self._size
        page = self._content[start : start + self._size] if number >= 1 else b""
        if len(page) < self._size:
            raise BadPageError
        return page

    def _free_pages(self) -> frozenset[int]:
        """Return the pages that hold nothing: what was deleted must not come back."""
        free: set[int] = set()
        trunk = _number(self._content[32:36])
        while trunk and trunk not in free:
            try:
                page = self._page(trunk)
            except BadPageError:
                break
            free.add(trunk)
            leaves = min(_number(page[4:8]), self._size // 4 - 2)
            free |= {_number(page[8 + 4 * one : 12 + 4 * one]) for one in range(leaves)}
            trunk = _number(page[:4])
        return frozenset(free)


def with_log(content: bytes, log: bytes) -> bytes:
    """Return a file's content with the pages that its write-ahead log has committed."""
    size = _number(log[8:12])
    if size < _LEAST_PAGE or len(log) < _LOG_HEADER:
        return content
    salts = log[16:24]
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for place in range(_LOG_HEADER, len(log) - size - _FRAME_HEADER + 1, size + _FRAME_HEADER):
        head = log[place : place + _FRAME_HEADER]
        number, pages_then = _number(head[:4]), _number(head[4:8])
        if head[8:16] != salts or not 0 < number < _MOST_PAGES:
            break
        pending[number] = log[place + _FRAME_HEADER : place + _FRAME_HEADER + size]
        if pages_then:
            committed |= pending
            pending = {}
    filled = bytearray(content)
    for number, page in committed.items():
        filled.extend(bytes(max(0, number * size - len(filled))))
        filled[(number - 1) * size : number * size] = page
    return bytes(filled)


def _page_size(content: bytes) -> int:
    size = _number(content[16:18])
    size = 65_536 if size == 1 else size
    is_possible = size >= _LEAST_PAGE and not size & (size - 1)
    return size if is_possible else _USUAL_PAGE


def _values(record: bytes) -> tuple[Value, ...]:
    head, place = _varint(record, 0)
    if not place <= head <= len(record):
        raise BadPageError
    kinds = []
    while place < head:
        kind, place = _varint(record, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, place = _value(record, kind, place)
        values.append(value)
    return tuple(values)


def _value(record: bytes, kind: int, place: int) -> tuple[Value, int]:
    """Return a value by its serial type, and where the next one begins."""
    if kind in _INTEGERS:
        size = _INTEGERS[kind]
        return int.from_bytes(_exactly(record, place, size), "big", signed=True), place + size
    if kind == 7:  # noqa: PLR2004  # a float's serial type
        return struct.unpack(">d", _exactly(record, place, 8))[0], place + 8
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), place
    if kind < _BLOB_FROM:
        raise BadPageError
    size = (kind - _BLOB_FROM) // 2
    content = _exactly(record, place, size)
    return (content.decode() if kind % 2 else content), place + size


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for index in range(_VARINT_BYTES - 1):
        byte = content[place + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  # the top bit says that more follows
            return value, place + index + 1
    return value << 8 | content[place + _VARINT_BYTES - 1], place + _VARINT_BYTES


def _exactly(content: bytes, place: int, length: int) -> bytes:
    part = content[place : place + length]
    if len(part) < length:
        raise BadPageError
    return part


def _number(content: bytes) -> int:
    return int.from_bytes(content, "big")
