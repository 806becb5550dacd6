"""The way to paper: which report is wanted, built from the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from corecoach.application.errors import PrintingError
from corecoach.application.history import figures_of
from corecoach.application.language import gettext as _
from corecoach.application.ports import Clock, RecordStore, SettingsStore
from corecoach.application.reports.parts import Person, Report
from corecoach.application.reports.session import NOBODY, build_session_report
from corecoach.application.reports.sheets import build_log_sheet, build_wall_sheet
from corecoach.application.reports.weeks import build_weeks_report
from corecoach.application.screens.paper import PaperKind, PaperState, build_state
from corecoach.application.screens.today import chosen_plan
from corecoach.domain.period import period_of
from corecoach.domain.plan import DEFAULT_PLAN, Plan
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


class PaperDesk:
    """Builds reports; ``store`` is None where there is no record yet."""

    def __init__(
        self, clock: Clock, store: RecordStore | None, settings: SettingsStore, version: str
    ) -> None:
        """Use these; the version stands on every page."""
        self._clock, self._store = clock, store
        self._settings, self._version = settings, version

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
        return build_state(record, training_date(self._clock.now()))

    def _session(self, wish: PaperWish) -> Report:
        records = self._store.sessions() if self._store else ()
        if wish.session_id is None:
            record = records[-1] if records else None
        else:
            record = self._store.session(wish.session_id) if self._store else None
        if record is None:
            raise PrintingError(_("There is no such session; corecoach history lists them all."))
        return build_session_report(record, program_version=self._version, person=wish.person)

    def _weeks(self, wish: PaperWish) -> Report:
        today = training_date(self._clock.now())
        until = today if wish.until is None else min(wish.until, today)
        records = [
            record
            for record in (self._store.sessions() if self._store else ())
            if record.training_date <= until
        ]
        # once a week is over it is judged as the screen judges it: closed
        as_of = until if until == today else until + DAY
        return build_weeks_report(
            period_of(records, until, wish.weeks),
            figures_of(records, as_of).weeks,
            program_version=self._version,
            person=wish.person,
        )

    def _plan(self) -> Plan:
        return chosen_plan(DEFAULT_PLAN, self._settings.load())
