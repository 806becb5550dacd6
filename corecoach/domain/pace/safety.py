"""What was told of safety outside a session, as notes in the order they were made.

Everything follows from the notes: whether a clinician has to look first, whether the questions on
clearance are due, which days were rest. The lists and the four weeks are ours, after public advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from corecoach.domain.moments import moment_after
from corecoach.domain.pace.gate import SIGNS, Clearance, Sign, Tier
from corecoach.domain.training_day import DAY

ASK_AGAIN_AFTER: Final = timedelta(weeks=4)
"""So long an answer to the questions on clearance holds."""

EMERGENCIES: Final = frozenset(SIGNS[Tier.EMERGENCY])
RED_FLAGS: Final = EMERGENCIES | frozenset(SIGNS[Tier.URGENT])
LEG_SIGNS: Final = frozenset({Sign.BOTH_LEGS, Sign.ONE_LEG_WEAK, Sign.BELOW_THE_KNEE})
REFERRING: Final = RED_FLAGS | LEG_SIGNS
"""Signs after which somebody has to look before the next session."""

_BETWEEN: Final = " "


class NoteKind(StrEnum):
    """What a note tells.

    SIGN: something new since last time. SEEN: a clinician has looked and had nothing against going
    on. CLEARANCE: the answers to the questions before the first session. CLEARED: the date on which
    a clinician said yes to what was answered last. REST: the day was rest for safety.
    """

    SIGN = "sign"
    SEEN = "seen"
    CLEARANCE = "clearance"
    CLEARED = "cleared"
    REST = "rest"


@dataclass(frozen=True)
class SafetyNote:
    """One thing that was told, when, and the training date it belongs to.

    ``told`` is a sign, the answers on clearance, or a date in ISO form, as the kind has it; empty
    for SEEN and REST, and for CLEARANCE where nothing applies.

    Raises:
        ValueError: ``told`` is not what the kind asks for.
    """

    at: datetime
    day: date
    kind: NoteKind
    told: str = ""

    def __post_init__(self) -> None:
        """Refuse what the kind cannot tell."""
        if self.kind is NoteKind.SIGN:
            Sign(self.told)
        elif self.kind is NoteKind.CLEARANCE:
            _items(self.told)
            self._require(_BETWEEN.join(self.told.split()))
        elif self.kind is NoteKind.CLEARED:
            self._require(date.fromisoformat(self.told).isoformat())
        elif self.told:
            raise ValueError(self.told)

    def _require(self, told: str) -> None:
        """Refuse what means the same and is written in another way."""
        if told != self.told:
            raise ValueError(self.told)


def next_moment(notes: Iterable[SafetyNote], now: datetime) -> datetime:
    """Return the moment of a note that is made now: after all others, whatever the clock says.

    So a sign bars and a clinician's word frees also where a clock was ahead before.
    """
    return moment_after((note.at for note in notes), now)


def clearance_note(at: datetime, day: date, items: Iterable[Clearance]) -> SafetyNote:
    """Return the note that keeps the answers on clearance."""
    return SafetyNote(at, day, NoteKind.CLEARANCE, _BETWEEN.join(sorted(items)))


def told_since_seen(notes: Sequence[SafetyNote]) -> frozenset[Sign]:
    """Return the signs told of since a clinician last looked."""
    signs: set[Sign] = set()
    for note in in_order(notes):
        if note.kind is NoteKind.SEEN:
            signs.clear()
        elif note.kind is NoteKind.SIGN:
            signs.add(Sign(note.told))
    return frozenset(signs)


def awaits_anybody(notes: Sequence[SafetyNote]) -> bool:
    """Tell whether a sign was told of that bars every exercise, and nobody has looked since."""
    return not told_since_seen(notes).isdisjoint(REFERRING)


def clearance_is_due(notes: Sequence[SafetyNote], today: date) -> bool:
    """Tell whether to ask for clearance: at first, and again after four weeks."""
    asked = [note.day for note in notes if note.kind is NoteKind.CLEARANCE]
    return not asked or today - max(asked) >= ASK_AGAIN_AFTER


def not_cleared(notes: Sequence[SafetyNote]) -> frozenset[Clearance]:
    """Return what applies, by the last answers, and no clinician has said yes to.

    A yes holds for all that had been answered by then, also when it is answered again.
    """
    applies: frozenset[Clearance] = frozenset()
    cleared: frozenset[Clearance] = frozenset()
    for note in in_order(notes):
        if note.kind is NoteKind.CLEARANCE:
            applies = _items(note.told)
        elif note.kind is NoteKind.CLEARED:
            cleared |= applies
    return applies - cleared


def applying(notes: Sequence[SafetyNote]) -> frozenset[Clearance]:
    """Return what applied by the last answers on clearance."""
    told = [note.told for note in in_order(notes) if note.kind is NoteKind.CLEARANCE]
    return _items(told[-1]) if told else frozenset()


def cleared_on(notes: Sequence[SafetyNote]) -> date | None:
    """Return the last date on which a clinician said yes; None where there is none."""
    days = [note.told for note in in_order(notes) if note.kind is NoteKind.CLEARED]
    return date.fromisoformat(days[-1]) if days else None


def rested_days(notes: Sequence[SafetyNote], today: date) -> frozenset[date]:
    """Return the days that were rest for safety: as noted, and while somebody has to look first."""
    rested = {note.day for note in notes if note.kind is NoteKind.REST}
    since: date | None = None
    for note in in_order(notes):
        if note.kind is NoteKind.SIGN and Sign(note.told) in REFERRING:
            since = min(since or note.day, note.day)
        elif note.kind is NoteKind.SEEN and since is not None:
            rested |= _days(since, note.day)
            since = None
    return frozenset(rested | (_days(since, today) if since is not None else set()))


def in_order(notes: Iterable[SafetyNote]) -> list[SafetyNote]:
    """Return notes in the order in which they were made; of the same moment, SEEN comes last."""
    return sorted(
        notes, key=lambda note: (note.at, note.kind is NoteKind.SEEN, note.kind, note.told)
    )


def _items(told: str) -> frozenset[Clearance]:
    return frozenset(Clearance(word) for word in told.split())


def _days(first: date, last: date) -> set[date]:
    return {first + DAY * number for number in range(max(0, (last - first).days) + 1)}
