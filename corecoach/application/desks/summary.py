"""The summary: one session, and the answers to it."""

from __future__ import annotations

from dataclasses import replace

from corecoach.application.ports import Clock, Records, SettingsStore
from corecoach.application.screens.summary import SummaryState, build_state
from corecoach.application.trace import trace_of
from corecoach.domain.exercise import Exercise, FormFault
from corecoach.domain.record import CheckIn, ExerciseRecord, SessionRecord
from corecoach.domain.training_day import training_date


class SummaryDesk:
    """What a summary shows and can do."""

    def __init__(self, clock: Clock, records: Records, settings: SettingsStore) -> None:
        """Use these."""
        self._clock, self._settings = clock, settings
        self._store, self._corrections = records.store, records.corrections

    def state(self, session_id: int) -> SummaryState:
        """Return what the screen shows of a session."""
        rollover_hour = self._settings.load().rollover_hour
        today = training_date(self._clock.now(), rollover_hour)
        trace = trace_of(self._corrections.edits(session_id))
        return build_state(self._record(session_id), today, trace)

    def keep_check_in(self, session_id: int, check_in: CheckIn) -> None:
        """Keep the answers around a session; blanks at the ends of a note are not kept."""
        self._store.keep_check_in(session_id, replace(check_in, note=check_in.note.strip()))

    def keep_effort(self, session_id: int, exercise: Exercise, effort: int | None) -> None:
        """Keep how hard an exercise was."""
        self._store.keep_told(session_id, replace(self._kept(session_id, exercise), effort=effort))

    def keep_peak(self, session_id: int, exercise: Exercise, pain: int | None) -> None:
        """Keep the pain at its highest during an exercise."""
        self._store.keep_told(session_id, replace(self._kept(session_id, exercise), pain_peak=pain))

    def keep_faults(
        self, session_id: int, exercise: Exercise, faults: frozenset[FormFault]
    ) -> None:
        """Keep which faults of form were seen at an exercise."""
        self._store.keep_told(session_id, replace(self._kept(session_id, exercise), faults=faults))

    def _kept(self, session_id: int, exercise: Exercise) -> ExerciseRecord:
        return self._record(session_id).exercise(exercise)

    def _record(self, session_id: int) -> SessionRecord:
        record = self._store.session(session_id)
        if record is None:
            raise LookupError(session_id)
        return record
