"""The calendar of a year: a small mark for each day, told apart by shape as well as by tone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from corecoach.application.charts.calendar import Calendar, CalendarDay, DayKind, kind_name
from corecoach.ui.plots.legend import BAR_SIZE, LegendEntry, Painted
from corecoach.ui.theme.look import Look, font_of
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel

COLUMNS: Final = 54
"""A year touches so many weeks at most."""
ROWS: Final = 7
NAMES_PX: Final = 40
MONTHS_PX: Final = 20
LARGEST_PX: Final = 34
SMALLEST_PX: Final = 11
GAP_SHARE: Final = 0.16
LEGEND: Final = (DayKind.DONE, DayKind.EXTRA, DayKind.STARTED, DayKind.PAUSED, DayKind.REST)


class CalendarPlot(QWidget):
    """Draws a year of days with its title and legend; hovering over a day tells what it was.

    Signals:
        sessions_chosen: A day was clicked; carries the numbers of its sessions, one or more.
    """

    sessions_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Build an empty calendar; ``show_calendar`` fills it."""
        super().__init__()
        self.setObjectName("chart")
        self._title = ScalingLabel(TypeSize.LEAD, weight=QFont.Weight.DemiBold)
        self._days = _Days(look)
        self._days.sessions_chosen.connect(self.sessions_chosen)
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE.value)
        head.addWidget(self._title)
        head.addStretch()
        for kind in LEGEND:
            head.addWidget(LegendEntry(_painted(kind, look), kind_name(kind), BAR_SIZE))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.SMALL.value)
        column.addLayout(head)
        column.addWidget(self._days, 1)
        look.changed.connect(self.update)

    def show_calendar(self, calendar: Calendar) -> None:
        """Show a year."""
        self._title.setText(calendar.title)
        self.setAccessibleName(calendar.title)
        told = [day.told for day in reversed(calendar.days) if day.session_ids]
        self.setAccessibleDescription("\n\n".join(told[:ROWS]))
        self._days.show_calendar(calendar)


class _Days(QWidget):
    sessions_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._calendar: Calendar | None = None
        self._by_place: dict[tuple[int, int], CalendarDay] = {}
        self._hovered: CalendarDay | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(MONTHS_PX + ROWS * SMALLEST_PX)
        look.changed.connect(self.update)

    def show_calendar(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._by_place = {(day.column, day.row): day for day in calendar.days}
        self._hovered = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NAMES_PX + COLUMNS * SMALLEST_PX, MONTHS_PX + ROWS * SMALLEST_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._calendar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(TypeSize.SMALL, scale=0.9))
        painter.setPen(self._look.colour("ink_soft"))
        self._paint_names(painter, self._calendar)
        for day in self._calendar.days:
            room = self._room(day.column, day.row)
            if day == self._hovered:
                painter.fillRect(room, self._look.colour("accent_soft"))
            gap = room.width() * GAP_SHARE / 2
            paint_day(painter, room.adjusted(gap, gap, -gap, -gap), day.kind, self._look)
            if day.day == self._calendar.today:
                painter.setPen(QPen(self._look.colour("ink"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(room.adjusted(0.75, 0.75, -0.75, -0.75))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day != self._hovered:
            self._hovered = day
            can_open = day is not None and bool(day.session_ids)
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor
            )
            self.update()
        if day:
            QToolTip.showText(event.globalPosition().toPoint(), day.told, self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and day and day.session_ids:
            self.sessions_chosen.emit(day.session_ids)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def _paint_names(self, painter: QPainter, calendar: Calendar) -> None:
        side, left, top = self._cells()
        ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, name in enumerate(calendar.weekdays):
            # every second name has room at any size
            if row % 2 == 0:
                room = QRectF(left - NAMES_PX, top + row * side, NAMES_PX - Space.SMALL.value, side)
                painter.drawText(room, ends, name)
        begins = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, name in calendar.months:
            room = QRectF(left + column * side, top - MONTHS_PX, 5 * side, MONTHS_PX)
            painter.drawText(room, begins, name)

    def _cells(self) -> tuple[float, float, float]:
        """Return the side of a cell and where the first one begins; the year is in the middle."""
        across = (self.width() - NAMES_PX) / COLUMNS
        down = (self.height() - MONTHS_PX) / ROWS
        side = max(SMALLEST_PX, min(across, down, LARGEST_PX))
        left = NAMES_PX + max(0.0, (self.width() - NAMES_PX - COLUMNS * side) / 2)
        top = MONTHS_PX + max(0.0, (self.height() - MONTHS_PX - ROWS * side) / 2)
        return side, left, top

    def _room(self, column: int, row: int) -> QRectF:
        side, left, top = self._cells()
        return QRectF(left + column * side, top + row * side, side, side)

    def _day_at(self, place: QPointF) -> CalendarDay | None:
        side, left, top = self._cells()
        day = self._by_place.get((int((place.x() - left) // side), int((place.y() - top) // side)))
        return day if day and day.told else None


def paint_day(painter: QPainter, room: QRectF, kind: DayKind, look: Look) -> None:
    """Paint the mark of a day.

    Done is a full square, extra a full square with a plus, started a square half full, paused two
    bars as on a pause key, rest a small dot, and a day that tells nothing a faint outline.
    """
    accent = look.colour("accent")
    edge = QPen(accent, max(1.2, room.width() / 14))
    painter.setPen(Qt.PenStyle.NoPen)
    if kind in {DayKind.DONE, DayKind.EXTRA}:
        painter.fillRect(room, accent)
        if kind is DayKind.EXTRA:
            _paint_plus(painter, room, look.colour("accent_ink"))
    elif kind is DayKind.STARTED:
        painter.fillRect(
            QRectF(room.left(), room.center().y(), room.width(), room.height() / 2), accent
        )
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(0.6, 0.6, -0.6, -0.6))
    elif kind is DayKind.PAUSED:
        wide = room.width() * 0.24
        for left in (room.left() + room.width() * 0.18, room.right() - room.width() * 0.18 - wide):
            painter.fillRect(
                QRectF(left, room.top() + room.height() * 0.12, wide, room.height() * 0.76),
                look.colour("rest"),
            )
    elif kind is DayKind.BLANK:
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
    elif kind is DayKind.REST:
        painter.setBrush(look.colour("ink_soft"))
        dot = max(1.5, room.width() * 0.1)
        painter.drawEllipse(room.center(), dot, dot)


def _paint_plus(painter: QPainter, room: QRectF, colour: QColor) -> None:
    thick, length = room.width() * 0.16, room.width() * 0.6
    middle = room.center()
    painter.fillRect(QRectF(middle.x() - length / 2, middle.y() - thick / 2, length, thick), colour)
    painter.fillRect(QRectF(middle.x() - thick / 2, middle.y() - length / 2, thick, length), colour)


def _painted(kind: DayKind, look: Look) -> Painted:
    return lambda painter, inside: paint_day(painter, _squared(inside), kind, look)


def _squared(inside: QRectF) -> QRectF:
    side = min(inside.width(), inside.height())
    room = QRectF(0, 0, side, side)
    room.moveCenter(inside.center())
    return room
