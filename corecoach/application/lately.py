"""Lately: the little of the past that the check-in looks at."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.domain.record import SessionRecord


@dataclass(frozen=True)
class Lately:
    """The session that ended last, and the last known scores before a session, oldest first."""

    session: SessionRecord | None = None
    pains: tuple[int, ...] = ()
