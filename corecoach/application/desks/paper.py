"""The way to paper: which report is wanted, built from the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.application.errors import PrintingError
from corecoach.application.history import NoHistory, history_of, schedule_of
from corecoach.application.history_ports import HistoryReader
from corecoach.application.language import gettext as _
from corecoach.application.pace_account import PaceAccount
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.reports.parts import Person, Report
from corecoach.application.reports.session import NOBODY, build_session_report
from corecoach.application.reports.sheets import build_log_sheet, build_wall_sheet
from corecoach.application.reports.weeks import build_weeks_report
from corecoach.application.screens.paper import PaperKind, PaperState, build_state
from corecoach.application.todays_plan import todays_plan
from corecoach.domain.period import first_day, period_of
from corecoach.domain.plan import Plan
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import DAY, training_date

USUAL_WEEKS: Final = 4


@dataclass(frozen=True)
class PaperWish:
    """What somebody wants on paper; without ``until`` the weeks end today."""

    kind: PaperKind
    session_id: int | None = None
    weeks: int = USUAL_WEEKS
    until: date | None = None
    person: Person = NOBODY


@dataclass(frozen=True)
class PaperSources:
    """Where sessions are read from: one by one, and what they come to."""

    store: RecordStore
    reader: HistoryReader


class PaperDesk:
    """Builds reports; there are no sources where there is no record yet."""

    def __init__(
        self, clock: Clock, sources: PaperSources | None, settings: SettingsStore, version: str
    ) -> None:
        """Use these; the version stands on every page."""
        self._clock, self._settings, self._version = clock, settings, version
        self._store = sources.store if sources else None
        self._reader = sources.reader if sources else NoHistory()

    def report(self, wish: PaperWish) -> Report:
        """Return what is wanted.

        Raises:
            PrintingError: The session is not in the record.
            OutOfRangeError: The number of weeks is outside its range.
        """
        if wish.kind is PaperKind.SESSION:
            return self._session(wish)
        if wish.kind is PaperKind.WEEKS:
            return self._weeks(wish)
        if wish.kind is PaperKind.LOG_SHEET:
            return build_log_sheet(self._plan(), program_version=self._version, person=wish.person)
        return build_wall_sheet(self._plan(), program_version=self._version)

    def state(self, session_id: int | None = None) -> PaperState:
        """Return what can be put on paper, beginning with a session where one is given."""
        record = self._store.session(session_id) if self._store and session_id else None
        return build_state(record, self._today())

    def _session(self, wish: PaperWish) -> Report:
        account = PaceAccount(self._reader.history(), self._today())
        number = wish.session_id
        if number is None and account.kept.sessions:
            number = account.kept.sessions[-1].session_id
        record = self._store.session(number) if self._store and number is not None else None
        if record is None:
            raise PrintingError(_("There is no such session; corecoach history lists them all."))
        return build_session_report(
            record,
            account.followed(record.session_id),
            account.signs_before(record.session_id),
            program_version=self._version,
            person=wish.person,
        )

    def _weeks(self, wish: PaperWish) -> Report:
        kept, today = self._reader.history(), self._today()
        until = today if wish.until is None else min(wish.until, today)
        schedule = schedule_of(kept, today, self._settings.load().week_start)
        weekday, account = schedule.first_weekday, PaceAccount(kept, until)
        records = self._records(account, first_day(until, wish.weeks, weekday), until)
        sessions = [one for one in kept.sessions if one.training_date <= until]
        # once a week is over it is judged as the screen judges it: closed
        as_of = until if until == today else until + DAY
        return build_weeks_report(
            period_of(records, until, wish.weeks, weekday),
            history_of(sessions, as_of, schedule),
            account,
            program_version=self._version,
            person=wish.person,
        )

    def _records(self, account: PaceAccount, first: date, until: date) -> list[SessionRecord]:
        """Return the sessions of some dates with their repetitions, which no other needs."""
        inside = (one for one in account.kept.sessions if first <= one.training_date <= until)
        read = (self._store.session(one.session_id) for one in inside) if self._store else ()
        return [record for record in read if record]

    def _today(self) -> date:
        return training_date(self._clock.now(), self._settings.load().rollover_hour)

    def _plan(self) -> Plan:
        settings = self._settings.load()
        return todays_plan(self._reader.history(), self._today(), settings).usual
