"""The check-in: the answers before a session, and what today allows by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corecoach.application.pace import todays_gate
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.screens.check_in import CheckInState, build_state, is_morning_due
from corecoach.domain.pace.gate import Answers, Gate, Sign, Tier
from corecoach.domain.pace.verdict import AMBER_FROM
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import training_date


class CheckInDesk:
    """What is answered before a session; the answers hold for one training date.

    An answer left out stands in nobody's way: it is taken for no pain and nothing new.
    """

    def __init__(self, clock: Clock, store: RecordStore, settings: SettingsStore) -> None:
        """Use these; nothing is read before it is asked for."""
        self._clock, self._store, self._settings = clock, store, settings
        self._day: date | None = None
        self._pain: int | None = None
        self._signs: frozenset[Sign] = frozenset()
        self._answered: int | None = None

    def state(self) -> CheckInState:
        """Return what the check-in shows; needs the whole history."""
        self._begin_day()
        now = self._clock.now()
        locked = self._settings.load().must_be_seen
        return build_state(self._gate(), self._pain, self._asked_about(), now, is_locked=locked)

    def answer_pain(self, pain: int | None) -> None:
        """Take the pain now, or that there is no answer."""
        self._begin_day()
        self._pain = pain

    def answer_signs(self, signs: Iterable[Sign]) -> None:
        """Take what is new; a sign of an emergency is remembered until ``confirm_seen``.

        Raises:
            SettingsError: That could not be written; it holds as long as the program runs.
        """
        self._begin_day()
        self._signs = frozenset(signs)
        if Answers(self._signs).has(Tier.EMERGENCY):
            self._settings.save(replace(self._settings.load(), must_be_seen=True))

    def answer_morning(self, pain: int | None) -> None:
        """Keep how the morning after the last session was.

        Raises:
            StoreError: It could not be kept.
        """
        record = self._asked_about()
        if record is None:
            return
        self._store.keep_check_in(record.session_id, replace(record.check_in, pain_next=pain))
        self._answered = record.session_id

    def confirm_seen(self) -> None:
        """Take it that a clinician has seen the person: sessions can be started again.

        Raises:
            SettingsError: That could not be written; it holds as long as the program runs.
        """
        self._signs = frozenset()
        self._settings.save(replace(self._settings.load(), must_be_seen=False))

    def clear(self) -> None:
        """Forget the answers: the session that they were for has begun."""
        self._day = None

    def _begin_day(self) -> None:
        today = training_date(self._clock.now())
        if today != self._day:
            self._day, self._pain, self._signs = today, None, frozenset()

    def _gate(self) -> Gate:
        pain = self._pain or 0
        earlier = self._store.sessions() if pain >= AMBER_FROM else ()
        return todays_gate(earlier, pain, Answers(self._signs))

    def _asked_about(self) -> SessionRecord | None:
        """Return the last session where its morning is due; an answer can be changed while here."""
        record = max(self._store.sessions(), key=lambda one: one.started, default=None)
        if record is None or not is_morning_due(record, self._clock.now()):
            return None
        is_open = record.check_in.pain_next is None or record.session_id == self._answered
        return record if is_open else None
