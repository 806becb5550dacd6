"""Corrections: sessions changed, typed in, thrown away and brought back, each to be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from corecoach.application import wording
from corecoach.application.corrections import SessionForm, TypedSession, changes_of, typed_in
from corecoach.application.errors import StoreError
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.ports import Clock, Records, SettingsStore
from corecoach.application.screens.corrections import (
    BinState,
    CorrectionState,
    build_bin,
    build_new_state,
    build_state,
)
from corecoach.domain.corrections import (
    BACK_ENTRY,
    Change,
    answers_changed,
    deleted,
    told_changed,
)
from corecoach.domain.exercise import FormFault
from corecoach.domain.plan import Plan
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import training_date

NO_ANSWER: Final = {None, "", frozenset[FormFault]()}


class CorrectionDesk:
    """What can be done about sessions that are over; ``undo`` takes back the last thing done."""

    def __init__(
        self,
        clock: Clock,
        records: Records,
        settings: SettingsStore,
        usual_plan: Callable[[], Plan],
        version: str,
    ) -> None:
        """Use these; a session that is typed in goes by the usual plan, with the version."""
        self._clock, self._settings, self._version = clock, settings, version
        self._usual_plan = usual_plan
        self._store, self._corrections = records.store, records.corrections
        self._undo: list[Callable[[], object]] = []
        self._watched: SessionRecord | None = None

    def state(self, session_id: int) -> CorrectionState:
        """Return what the page shows of a session that has ended."""
        record = self._record(session_id)
        reps, edits = self._store.reps_of(session_id), self._corrections.edits(session_id)
        return build_state(record, reps, edits)

    def new_state(self) -> CorrectionState:
        """Return what the page shows for a session that is to be typed in."""
        now = self._clock.now().replace(second=0, microsecond=0)
        return build_new_state(self._usual_plan(), self._earliest(), now)

    def keep(self, session_id: int, form: SessionForm) -> str | None:
        """Change a session as the person says; return what was done, or None where nothing was."""
        record = self._record(session_id)
        form = replace(form, check_in=replace(form.check_in, note=form.check_in.note.strip()))
        changes = changes_of(record, self._store.reps_of(session_id), form)
        if not changes:
            return None
        self._correct(session_id, changes)
        return _("The session of {day} was changed.").format(day=_day(record))

    def add(self, typed: TypedSession) -> str:
        """Keep a session that was typed in, and return what was done."""
        settings = self._settings.load()
        record, reps = typed_in(
            typed,
            self._usual_plan(),
            training_date(typed.started, settings.rollover_hour),
            self._clock.zone_name(),
            self._version,
        )
        self._require_time(typed)
        session_id = self._store.add(record, reps)
        self._undo.append(lambda: self._throw_away(self._record(session_id)))
        return _("The session of {day} was added.").format(day=_day(record))

    def delete(self, session_id: int) -> str:
        """Put a session into the bin, and return what was done."""
        record = self._record(session_id)
        edit = self._throw_away(record)
        self._undo.append(lambda: self._corrections.undo(edit))
        return _("The session of {day} is in the bin.").format(day=_day(record))

    def restore(self, session_id: int) -> str:
        """Take a session out of the bin, and return what was done."""
        found = [record for record in self._corrections.bin() if record.session_id == session_id]
        if not found:
            raise StoreError(_("That session is no longer in the bin."))
        self._correct(session_id, deleted(found[0], None))
        return _("The session of {day} is back.").format(day=_day(found[0]))

    def bin(self) -> BinState:
        """Return what the bin shows."""
        return build_bin(self._corrections.bin())

    def empty_bin(self) -> str:
        """Delete for good what is in the bin, and return what was done."""
        count = self._corrections.empty_bin()
        # what they would take back may be gone
        self._undo.clear()
        text = ngettext(
            "{count} session was deleted for good.",
            "{count} sessions were deleted for good.",
            count,
        )
        return text.format(count=count)

    def is_there(self, session_id: int) -> bool:
        """Tell whether a session is on record and not in the bin."""
        return self._store.session(session_id) is not None

    def can_undo(self) -> bool:
        """Tell whether there is anything to take back."""
        return bool(self._undo)

    def undo(self) -> str:
        """Take back what was done last, and say so."""
        if not self._undo:
            raise StoreError(_("There is nothing left to take back."))
        self._undo[-1]()
        # what could not be taken back can be tried again
        self._undo.pop()
        return _("That was taken back.")

    def watch(self, session_id: int) -> None:
        """Remember the answers that a session has before they can be changed at once."""
        self._watched = self._store.session(session_id)

    def settle(self) -> str | None:
        """Write down which answers were changed since ``watch``; return what was done.

        An answer that was given for the first time is none that was changed.
        """
        before, self._watched = self._watched, None
        after = before and self._store.session(before.session_id)
        if before is None or after is None or after.ended is None:
            return None
        edits = self._corrections.edits(after.session_id)
        corrected = {(one.field, one.exercise) for edit in edits for one in edit.changes}
        changes = [
            change
            for change in _answers(before, after)
            if change.before not in NO_ANSWER or (change.field, change.exercise) in corrected
        ]
        if not changes:
            return None
        edit = self._corrections.note_changes(after.session_id, changes, self._clock.now())
        self._undo.append(lambda: self._corrections.undo(edit))
        return _("Answers to the session of {day} were changed.").format(day=_day(after))

    def _require_time(self, typed: TypedSession) -> None:
        if typed.ended > self._clock.now():
            raise StoreError(_("That session would end in the future. Please check its time."))
        if typed.started < self._earliest():
            raise StoreError(
                _("A session can be added for today and the seven days before, not for earlier.")
            )

    def _earliest(self) -> datetime:
        now = self._clock.now()
        return datetime.combine(now.date() - BACK_ENTRY, time(), now.tzinfo)

    def _correct(self, session_id: int, changes: tuple[Change, ...]) -> None:
        edit = self._corrections.correct(session_id, changes, self._clock.now())
        self._undo.append(lambda: self._corrections.undo(edit))

    def _throw_away(self, record: SessionRecord) -> int:
        now = self._clock.now()
        return self._corrections.correct(record.session_id, deleted(record, now), now)

    def _record(self, session_id: int) -> SessionRecord:
        record = self._store.session(session_id)
        if record is None:
            raise StoreError(_("Session {number} is not in the record.").format(number=session_id))
        return record


def _answers(before: SessionRecord, after: SessionRecord) -> tuple[Change, ...]:
    told = (
        change
        for kept in before.exercises
        for change in told_changed(kept, after.exercise(kept.exercise))
    )
    return (*answers_changed(before.check_in, after.check_in), *told)


def _day(record: SessionRecord) -> str:
    return wording.day_text(record.started.date())
