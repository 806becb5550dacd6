"""JSON stream: a long JSON object read piece by piece, so that its length costs no memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn, TextIO

_CHUNK: Final = 2**16
LONGEST_PIECE: Final = 2**24
"""Characters of one piece: a thousand times the longest session."""
_BLANKS: Final = " \t\r\n"
_AFTER_A_VALUE: Final = frozenset({*_BLANKS, ",", ":", "]", "}"})
_DIGITS_AT_MOST: Final = 100


class BadJsonError(ValueError):
    """The text is no JSON object, or it ends too early."""


def members(text: TextIO) -> Iterator[tuple[str, Any]]:
    """Yield the members of the object in a text, and those that are lists one entry at a time.

    Raises:
        BadJsonError: The text is no JSON object.
    """
    source = _Source(text)
    source.expect("{")
    if source.peek() == "}":
        source.expect("}")
    else:
        yield from _members(source)
    if source.peek():
        raise BadJsonError


def _members(source: _Source) -> Iterator[tuple[str, Any]]:
    while True:
        key = source.value()
        if not isinstance(key, str):
            raise BadJsonError
        source.expect(":")
        if source.peek() == "[":
            yield from ((key, entry) for entry in _entries(source))
        else:
            yield key, source.value()
        if source.next_of(",}") == "}":
            return


def _entries(source: _Source) -> Iterator[Any]:
    source.expect("[")
    if source.peek() == "]":
        source.expect("]")
        return
    while True:
        yield source.value()
        if source.next_of(",]") == "]":
            return


class _Source:
    """The text as far as it is needed; what was taken is forgotten."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._buffer = ""
        self._place = 0
        self._is_over = False
        self._decoder = json.JSONDecoder(parse_constant=_refuse, parse_int=_whole_number)

    def peek(self) -> str:
        """Return the next character that is no blank; nothing at the end."""
        while True:
            while self._place < len(self._buffer):
                if self._buffer[self._place] not in _BLANKS:
                    return self._buffer[self._place]
                self._place += 1
            if not self._read_on():
                return ""

    def next_of(self, wanted: str) -> str:
        """Take the next character, which is one of these."""
        found = self.peek()
        if not found or found not in wanted:
            raise BadJsonError
        self._place += 1
        return found

    def expect(self, wanted: str) -> None:
        """Take the next character, which is this one."""
        self.next_of(wanted)

    def value(self) -> Any:  # noqa: ANN401  # JSON is anything until it is looked at
        """Take the next value."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._place)
            except (json.JSONDecodeError, BadJsonError) as error:
                if not self._read_on():
                    raise BadJsonError from error
            except RecursionError as error:
                raise BadJsonError from error
            else:
                # a number that is followed by nothing, or by its point, may go on
                if self._buffer[end : end + 1] in _AFTER_A_VALUE or self._is_over:
                    self._place = end
                    return value
                self._read_on()

    def _read_on(self) -> bool:
        if self._is_over:
            return False
        left = self._buffer[self._place :]
        if len(left) > LONGEST_PIECE:
            raise BadJsonError
        # twice as much each time: a long piece is not tried again and again
        more = self._text.read(max(_CHUNK, len(left)))
        self._is_over = not more
        self._buffer, self._place = left + more, 0
        return bool(more)


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS_AT_MOST:
        raise BadJsonError
    return int(digits)


def _refuse(_constant: str) -> NoReturn:
    raise BadJsonError
