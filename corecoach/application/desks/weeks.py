"""The weeks: their target, the days that are paused, and when weeks and days begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corecoach.application.history_ports import WeekStore
from corecoach.application.ports import Clock, SettingsStore
from corecoach.application.settings import FirstWeekday, Settings
from corecoach.domain.adherence import WEEKLY_TARGET
from corecoach.domain.schedule import Pause, Schedule
from corecoach.domain.training_day import training_date


class WeeksDesk:
    """What can be said of the weeks; a change of the target waits for the next one."""

    def __init__(self, clock: Clock, weeks: WeekStore, settings: SettingsStore) -> None:
        """Use these."""
        self._clock, self._weeks, self._settings = clock, weeks, settings

    def today(self) -> date:
        """Return the training date now."""
        return training_date(self._clock.now(), self._settings.load().rollover_hour)

    def settings(self) -> Settings:
        """Return what the person chose."""
        return self._settings.load()

    def change_target(self, target: int) -> None:
        """Let another target hold from next week on.

        Raises:
            OutOfRangeError: The target is outside its range.
            StoreError: It could not be kept.
        """
        schedule = Schedule(first_weekday=self._settings.load().week_start)
        self._weeks.keep_target(schedule.next_week(self.today()), WEEKLY_TARGET.check(target))

    def pause(self, pause: Pause) -> None:
        """Let the days of a pause ask for nothing.

        Raises:
            StoreError: It could not be kept.
        """
        self._weeks.pause(pause.days, pause.reason)

    def end_pause(self, pause: Pause) -> None:
        """Let the days of a pause count again.

        Raises:
            StoreError: It could not be kept.
        """
        self._weeks.end_pause(pause.days)

    def week_starts_on(self, weekday: FirstWeekday) -> None:
        """Begin weeks on this day.

        Raises:
            SettingsError: It could not be kept; it holds for now.
        """
        self._settings.save(replace(self._settings.load(), week_start=weekday))

    def day_starts_at(self, hour: int) -> None:
        """Count what is done before this hour for the day before, from the next session on.

        Raises:
            SettingsError: It could not be kept; it holds for now.
        """
        self._settings.save(replace(self._settings.load(), rollover_hour=hour))
