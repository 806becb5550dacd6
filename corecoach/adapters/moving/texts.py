"""Texts: a file's characters, in the encodings that can be told from one another."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _

MOST_BYTES: Final = 2**30
"""A gibibyte: a hundred times what somebody does in a life."""

_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@contextmanager
def reading_text(file: Path) -> Iterator[TextIO]:
    """Open a text file in the encoding it is in: UTF-8, or UTF-16 as spreadsheets write it.

    Raises:
        MovingError: The file cannot be read, is too long, or is in another encoding.
    """
    with as_file_refusals(file):
        require_size(file, file.stat().st_size)
        with file.open("rb") as raw:
            encoding = encoding_of(raw.read(4))
        if encoding is None:
            raise MovingError(_not_text(file))
        with file.open(encoding=encoding, newline="") as text:
            yield text


@contextmanager
def as_file_refusals(file: Path) -> Iterator[None]:
    """Turn what the disk and the encoding refuse inside into a sentence.

    Raises:
        MovingError: The file cannot be read.
    """
    try:
        yield
    except UnicodeError as error:
        raise MovingError(_not_text(file)) from error
    except OSError as error:
        raise MovingError(
            _("{file} cannot be read: {reason}. Nothing was changed.").format(
                file=file, reason=error.strerror or error
            )
        ) from error


def require_size(file: Path, size: int) -> None:
    """Refuse what nobody's history can be.

    Raises:
        MovingError: So many bytes are too many.
    """
    if size > MOST_BYTES:
        raise MovingError(
            _("{file} is longer than any history can be. Nothing was changed.").format(file=file)
        )


def encoding_of(first: bytes) -> str | None:
    """Return the encoding that the first bytes tell of; None where it is one that is not read."""
    if first.startswith(_UTF_32):
        return None
    if first.startswith(_UTF_16):
        return "utf-16"
    # without a mark: every file of ours begins with two characters of ASCII
    if first[1:2] == b"\0":
        return "utf-16-le"
    if first[:1] == b"\0":
        return "utf-16-be"
    return "utf-8-sig"


def _not_text(file: Path) -> str:
    return _(
        "{file} is not a text in UTF-8. If a spreadsheet wrote it, please save it there as "
        "“CSV UTF-8” and try again. Nothing was changed."
    ).format(file=file)
