"""The check-in: the answers before a session, and what today allows by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from corecoach.application.history_ports import WeekStore
from corecoach.application.lately import Lately
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.safety_ports import SafetyStore
from corecoach.application.screens.check_in import Asked, CheckInState, build_state
from corecoach.domain.pace.gate import FOR_THE_BODY, USUAL_OF, Answers, Gate, Sign, gate
from corecoach.domain.pace.morning import Morning, morning_after
from corecoach.domain.pace.safety import (
    EMERGENCIES,
    REFERRING,
    NoteKind,
    SafetyNote,
    awaits_anybody,
    next_moment,
    not_cleared,
    told_since_seen,
)
from corecoach.domain.record import SessionRecord
from corecoach.domain.schedule import PauseReason
from corecoach.domain.training_day import training_date


@dataclass(frozen=True)
class CheckInStores:
    """Where a check-in looks and keeps."""

    records: RecordStore
    safety: SafetyStore
    weeks: WeekStore


class CheckInDesk:
    """What is answered before a session; the answers hold for one training date.

    An answer left out stands in nobody's way: it is taken for no pain and nothing new. However
    long the history is, only the last of it is read.
    """

    def __init__(self, clock: Clock, stores: CheckInStores, settings: SettingsStore) -> None:
        """Use these; nothing is read before it is asked for."""
        self._clock, self._settings = clock, settings
        self._store, self._safety, self._weeks = stores.records, stores.safety, stores.weeks
        self._day: date | None = None
        self._pain: int | None = None
        self._answered: int | None = None

    def state(self) -> CheckInState:
        """Return what the check-in shows.

        Raises:
            StoreError: The record cannot be read.
        """
        today = self._begin_day()
        lately, notes = self._store.lately(USUAL_OF), self._safety.notes()
        asked = Asked(
            self._asked_about(lately), self._clock.now(), self._settings.load().rollover_hour
        )
        return build_state(
            self._gate(lately, notes),
            CheckInState(
                today,
                self._pain,
                signs=_signs_of(notes, today),
                is_locked=awaits_anybody(notes),
                is_paused=self._weeks.pause_on(today) is not None,
                to_be_cleared=not_cleared(notes),
            ),
            asked,
        )

    def answer_pain(self, pain: int | None) -> None:
        """Take the pain now, or that there is no answer.

        Raises:
            StoreError: The day could not be noted as one of rest; the answer holds all the same.
        """
        self._begin_day()
        self._pain = pain
        self._note_rest()

    def answer_signs(self, signs: Iterable[Sign]) -> None:
        """Take what is new today, in place of what was said before.

        A sign of an emergency stays until ``confirm_seen``.

        Raises:
            StoreError: That could not be kept.
        """
        today, notes = self._begin_day(), self._safety.notes()
        now, wanted = next_moment(notes, self._clock.now()), frozenset(signs)
        told = _notes_of_signs(notes, today)
        known = {Sign(note.told) for note in told}
        slips = [note for note in told if Sign(note.told) not in wanted | EMERGENCIES]
        new = sorted(wanted - known)
        self._safety.take_back(slips)
        self._safety.add(SafetyNote(now, today, NoteKind.SIGN, sign.value) for sign in new)
        self._note_rest()

    def answer_morning(self, pain: int | None) -> None:
        """Keep how the morning after the last session was.

        Raises:
            StoreError: It could not be kept.
        """
        record = self._asked_about(self._store.lately(0))
        if record is None or record.ended is None:
            return
        now, rollover_hour = self._clock.now(), self._settings.load().rollover_hour
        is_late = morning_after(record.ended, now, rollover_hour) is Morning.LATE
        told = replace(record.check_in, pain_next=pain, is_next_late=is_late and pain is not None)
        self._store.keep_check_in(record.session_id, told)
        self._answered = record.session_id

    def confirm_seen(self) -> None:
        """Take it that a clinician has seen the person: sessions can be started again.

        Raises:
            StoreError: That could not be kept.
        """
        today = self._begin_day()
        self._safety.add([SafetyNote(self._moment(), today, NoteKind.SEEN)])
        self._note_rest()

    def confirm_cleared(self, day: date) -> None:
        """Take it that a clinician said yes on this day to what the person had answered.

        Raises:
            StoreError: That could not be kept.
        """
        note = SafetyNote(self._moment(), self._begin_day(), NoteKind.CLEARED, day.isoformat())
        self._safety.add([note])

    def pause_today(self, *, on: bool) -> None:
        """Make today a paused day, or take that back.

        Raises:
            StoreError: That could not be kept.
        """
        today = self._begin_day()
        if on:
            self._weeks.pause([today], PauseReason.SAFETY)
        else:
            self._weeks.end_pause([today])

    def clear(self) -> None:
        """Forget the answers: the session that they were for has begun."""
        self._day = None

    def _moment(self) -> datetime:
        return next_moment(self._safety.notes(), self._clock.now())

    def _begin_day(self) -> date:
        today = training_date(self._clock.now(), self._settings.load().rollover_hour)
        if today != self._day:
            self._day, self._pain = today, None
        return today

    def _gate(self, lately: Lately, notes: Sequence[SafetyNote]) -> Gate:
        signs = _signs_of(notes, self._begin_day()) | (told_since_seen(notes) & REFERRING)
        return gate(self._pain or 0, Answers(signs, not_cleared(notes)), lately.pains)

    def _note_rest(self) -> None:
        """Note that today is rest for safety, or that it is not after all."""
        notes, today = self._safety.notes(), self._begin_day()
        rests = [note for note in notes if note.kind is NoteKind.REST and note.day == today]
        is_rest = self._gate(self._store.lately(USUAL_OF), notes) in FOR_THE_BODY
        if is_rest and not rests:
            self._safety.add([SafetyNote(self._clock.now(), today, NoteKind.REST)])
        elif not is_rest:
            self._safety.take_back(rests)

    def _asked_about(self, lately: Lately) -> SessionRecord | None:
        """Return the last session where its morning is due; an answer can be changed while here."""
        record = lately.session
        if record is None or record.ended is None:
            return None
        now, rollover_hour = self._clock.now(), self._settings.load().rollover_hour
        is_due = morning_after(record.ended, now, rollover_hour) in {Morning.DUE, Morning.LATE}
        is_open = record.check_in.pain_next is None or record.session_id == self._answered
        return record if is_due and is_open else None


def _notes_of_signs(notes: Sequence[SafetyNote], day: date) -> list[SafetyNote]:
    """Return the signs noted on a day and not yet seen by a clinician."""
    seen = max((note.at for note in notes if note.kind is NoteKind.SEEN), default=None)
    of_day = (note for note in notes if note.kind is NoteKind.SIGN and note.day == day)
    return [note for note in of_day if seen is None or note.at > seen]


def _signs_of(notes: Sequence[SafetyNote], day: date) -> frozenset[Sign]:
    return frozenset(Sign(note.told) for note in _notes_of_signs(notes, day))
