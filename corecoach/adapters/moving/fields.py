"""Fields: values taken out of what a file holds, each of its right kind or refused by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from corecoach.adapters.moving.refusal import RefusedError
from corecoach.application.language import gettext as _

Choice = TypeVar("Choice", bound=StrEnum)

_MOST: Final = 10**15
"""More milliseconds than there are in thirty thousand years."""
_LONGEST_TEXT: Final = 10**6
_UID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 9000


class Fields:
    """The fields of one entry.

    Args:
        entry: What the file holds there, whatever it is.

    Raises:
        RefusedError: The entry has no fields; and from each method, when its field is missing or
            of another kind.
    """

    def __init__(self, entry: object) -> None:
        if not isinstance(entry, Mapping):
            raise RefusedError(_("There is no session in this place of the file."))
        self._entry: Mapping[Any, Any] = entry

    def inside(self, name: str) -> Fields:
        """Return the fields of an entry within this one."""
        return Fields(self._of(name, dict))

    def entries(self, name: str) -> list[Any]:
        """Return a list of entries; nothing where there is none."""
        found: list[Any] = self._of(name, list) if self._entry.get(name) is not None else []
        return found

    def text(self, name: str) -> str:
        """Return a text that can be kept; empty where there is none."""
        found: str = self._of(name, str) if self._entry.get(name) is not None else ""
        try:
            found.encode()
        except UnicodeEncodeError as error:
            raise _wrong(name) from error
        if len(found) > _LONGEST_TEXT:
            raise _wrong(name)
        return found

    def uid(self, name: str) -> str:
        """Return an identity, which stays the same in every copy."""
        found = self.text(name).lower()
        if not _UID.fullmatch(found):
            raise RefusedError(_("Its identity is missing, so it could not be told from another."))
        return found

    def whole(self, name: str) -> int:
        """Return a whole number."""
        found: int = self._of(name, int)
        if not -_MOST <= found <= _MOST:
            raise _wrong(name)
        return found

    def maybe_whole(self, name: str) -> int | None:
        """Return a whole number, or None where there is none."""
        return None if self._entry.get(name) is None else self.whole(name)

    def number(self, name: str) -> float:
        """Return a number."""
        found = self._entry.get(name)
        return float(self.whole(name) if type(found) is int else self._of(name, float))

    def maybe_number(self, name: str) -> float | None:
        """Return a number, or None where there is none."""
        return None if self._entry.get(name) is None else self.number(name)

    def flag(self, name: str) -> bool:
        """Return yes or no."""
        found: bool = self._of(name, bool)
        return found

    def maybe_flag(self, name: str) -> bool | None:
        """Return yes, no, or None where neither was said."""
        return None if self._entry.get(name) is None else self.flag(name)

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Return one of a few words."""
        return chosen(name, self._of(name, str), kind)

    def maybe_choice(self, name: str, kind: type[Choice]) -> Choice | None:
        """Return one of a few words, or None where there is none."""
        return None if self._entry.get(name) is None else self.choice(name, kind)

    def moment(self, name: str) -> datetime:
        """Return a moment, with the offset that the person's clock had."""
        try:
            found = datetime.fromisoformat(self._of(name, str))
        except ValueError as error:
            raise _wrong(name) from error
        offset = found.utcoffset()
        # no zone has had seconds in its offset since 1972
        is_known = offset is not None and not offset.total_seconds() % 60
        if not is_known or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise _wrong(name)
        return found

    def maybe_moment(self, name: str) -> datetime | None:
        """Return a moment, or None where there is none."""
        return None if self._entry.get(name) is None else self.moment(name)

    def day(self, name: str) -> date:
        """Return a calendar date."""
        try:
            found = date.fromisoformat(self._of(name, str))
        except ValueError as error:
            raise _wrong(name) from error
        if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise _wrong(name)
        return found

    def _of(self, name: str, kind: type) -> Any:  # noqa: ANN401  # of that kind, as checked here
        found = self._entry.get(name)
        # not isinstance: True would pass for a number
        if type(found) is not kind:
            raise _wrong(name)
        return found


def chosen(name: str, word: Any, kind: type[Choice]) -> Choice:  # noqa: ANN401  # whatever stands there
    """Return the member of a kind that a word stands for.

    Raises:
        RefusedError: It stands for none.
    """
    try:
        return kind(word)
    except ValueError as error:
        raise _wrong(name) from error


def iso(moment: datetime) -> str:
    """Return a moment as it is written, with the offset that the person's clock had."""
    return moment.isoformat(timespec="microseconds")


def _wrong(name: str) -> RefusedError:
    return RefusedError(
        _("“{field}” is missing, or what stands there makes no sense.").format(field=name)
    )
