"""When a session was: the end of one on record, or day, start and length of one typed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QSpinBox, QTimeEdit, QWidget

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.screens.corrections import LONGEST_TYPED, CorrectionState
from corecoach.application.screens.settings import Choice
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.choice_box import ChoiceBox
from corecoach.ui.widgets.scaling_label import ScalingLabel

LEAST_WIDTH_PX: Final = 96
TO_THE_MINUTE: Final = "yyyy-MM-dd HH:mm"
MINUTE: Final = timedelta(minutes=1)


class CorrectionTimes(QWidget):
    """The fields that say when a session was; an end that nobody touched is not read as changed."""

    def __init__(self) -> None:
        """Build the fields; ``render_state`` fills them."""
        super().__init__()
        self._state: CorrectionState | None = None
        self._end = QDateTimeEdit()
        self._end_shown = self._end.dateTime()
        self._end.setTimeZone(QTimeZone.utc())
        self._end.setDisplayFormat(TO_THE_MINUTE)
        self._end.setAccessibleName(_("I stopped at"))
        self._day = ChoiceBox()
        self._day.setAccessibleName(_("Day"))
        self._day.chosen.connect(self._choose_day)
        self._chosen_day = ""
        self._start = QTimeEdit()
        self._start.setDisplayFormat("HH:mm")
        self._start.setAccessibleName(_("Start"))
        self._minutes = QSpinBox()
        self._minutes.setRange(1, LONGEST_TYPED // MINUTE)
        for field in (self._end, self._start, self._minutes):
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setMinimumWidth(LEAST_WIDTH_PX)
        self._minutes.setSuffix(_(" min"))
        self._minutes.setAccessibleName(_("Length in minutes"))
        self._of_new = self._in_a_row(
            (_("Day"), self._day), (_("Start"), self._start), (_("Length"), self._minutes)
        )
        self._of_kept = self._in_a_row((_("I stopped at"), self._end))
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._of_new)
        column.addWidget(self._of_kept)
        column.addStretch()

    def controls(self) -> list[QWidget]:
        """Return what can be typed into, in order."""
        return [self._day, self._start, self._minutes, self._end]

    def render_state(self, state: CorrectionState) -> None:
        """Show when a session was."""
        self._state = state
        self._of_new.setVisible(state.is_new)
        # a session of less than a minute has no earlier end that could be said
        self._of_kept.setVisible(not state.is_new and state.latest > state.started + MINUTE)
        if state.is_new:
            count = (state.latest.date() - state.earliest.date()).days + 1
            days = [state.latest.date() - timedelta(days=ago) for ago in range(count)]
            choices = [Choice(day.isoformat(), wording.day_text(day), "") for day in days]
            self._day.show_choices(choices, state.started.date().isoformat())
            self._chosen_day = state.started.date().isoformat()
            self._start.setTime(QTime(state.started.hour, state.started.minute))
            self._minutes.setValue(max(1, round((state.ended - state.started) / MINUTE)))
        else:
            self._end.setDateTimeRange(_shown(state.started + MINUTE), _shown(state.latest))
            self._end.setDateTime(_shown(state.ended))
            self._end_shown = self._end.dateTime()

    def propose_end(self, at: datetime) -> None:
        """Put a moment into the field for the end."""
        self._end.setDateTime(_shown(at))
        self._end.setFocus()

    def ended(self) -> datetime | None:
        """Return the end that the person set, to the minute; None where it was left as it is."""
        state = self._state
        if state is None or state.is_new or self._end.dateTime() == self._end_shown:
            return None
        return _moment(self._end.dateTime(), state)

    def started(self) -> datetime:
        """Return when a session that is typed in began."""
        if self._state is None:
            raise AssertionError("there is something to say before it is said")
        time = self._start.time()
        day = datetime.fromisoformat(self._chosen_day)
        return day.replace(hour=time.hour(), minute=time.minute(), tzinfo=self._state.latest.tzinfo)

    def minutes(self) -> int:
        """Return how long a session that is typed in took."""
        return self._minutes.value()

    def _choose_day(self, day: str) -> None:
        self._chosen_day = day

    def _in_a_row(self, *fields: tuple[str, QWidget]) -> QWidget:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL.value)
        for words, field in fields:
            row.addWidget(ScalingLabel(TypeSize.BODY, words))
            row.addWidget(field)
            row.addSpacing(Space.LARGE.value)
        return inside


def _shown(at: datetime) -> QDateTime:
    """Return what the person's clock showed, whatever zone the machine is in now."""
    # told as UTC, because in the machine's own zone an hour of some night is missing
    return QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute), QTimeZone.utc())


def _moment(shown: QDateTime, state: CorrectionState) -> datetime:
    day, time = shown.date(), shown.time()
    return datetime(
        *(day.year(), day.month(), day.day(), time.hour(), time.minute()),
        tzinfo=state.started.tzinfo,
    )
