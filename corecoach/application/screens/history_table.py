"""The table of sessions on the History screen: its columns and one row for each session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, overload

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.domain.digest import SessionDigest
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import SessionState

NOTHING: Final = "\N{EN DASH}"
"""Stands where there is no figure."""


@dataclass(frozen=True)
class SessionRow:
    """One session of the table; the cells stand in the order of ``columns``."""

    session_id: int
    day: str
    time: str
    length: str
    done: str
    heel_digs: str
    bird_dogs: str
    pain_before: str
    pain_peak: str
    pain_after: str
    state: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the row."""
        pains = (self.pain_before, self.pain_peak, self.pain_after)
        floor = (self.heel_digs, self.bird_dogs)
        return (self.day, self.time, self.length, self.done, *floor, *pains, self.state)


class SessionRows(Sequence[SessionRow]):
    """The rows of sessions, from the newest to the oldest; each is made when it is first seen."""

    def __init__(self, sessions: Iterable[SessionDigest]) -> None:
        """Take the sessions in any order."""
        self._sessions = sorted(sessions, key=lambda session: session.started, reverse=True)
        self._made: dict[int, SessionRow] = {}

    def __len__(self) -> int:
        """Return how many sessions there are."""
        return len(self._sessions)

    @overload
    def __getitem__(self, index: int) -> SessionRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SessionRow]: ...
    def __getitem__(self, index: int | slice) -> SessionRow | Sequence[SessionRow]:
        """Return a row, or several."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if index not in self._made:
            self._made[index] = row_of(self._sessions[index])
        return self._made[index]

    def session_id(self, row: int) -> int:
        """Return the number of the session in a row, without making the row."""
        return self._sessions[row].session_id

    def row(self, session_id: int | None) -> int | None:
        """Return the row a session is in; None where there is none of that number."""
        ids = (session.session_id for session in self._sessions)
        return next((row for row, known in enumerate(ids) if known == session_id), None)


def columns() -> tuple[str, ...]:
    """Return the names of the columns."""
    return (
        _("Date"),
        _("Start"),
        _("Length"),
        _("Done"),
        _("Heel digs L / R"),
        _("Bird dogs L / R"),
        _("Pain before"),
        _("Peak"),
        _("After"),
        _("Session"),
    )


def row_of(session: SessionDigest) -> SessionRow:
    """Return the row of one session."""
    answers = session.check_in
    return SessionRow(
        session_id=session.session_id,
        day=wording.day_text(session.started.date()),
        time=f"{session.started:%H:%M}",
        length=NOTHING if session.length_s is None else wording.clock_text(session.length_s),
        done=_("{done} of {planned}").format(
            done=session.credited_reps, planned=session.planned_reps
        ),
        heel_digs=_sides(session, Exercise.HEEL_DIG),
        bird_dogs=_sides(session, Exercise.BIRD_DOG),
        pain_before=_score(answers.pain_before),
        pain_peak=_score(session.pain_peak),
        pain_after=_score(answers.pain_after),
        state=_state_word(session),
    )


def _sides(session: SessionDigest, exercise: Exercise) -> str:
    kept = session.exercise(exercise)
    return NOTHING if kept is None else f"{kept.done.left} / {kept.done.right}"


def _score(pain: int | None) -> str:
    return NOTHING if pain is None else str(pain)


def _state_word(session: SessionDigest) -> str:
    if session.stopped_for_safety:
        return _("Stopped for pain")
    if not session.outcome().credit:
        return _("Started")
    if session.is_typed:
        return _("Typed in")
    if session.ran_on:
        return _("Ran on – check")
    return _("Done") if session.state is SessionState.FINISHED else _("Done in part")
