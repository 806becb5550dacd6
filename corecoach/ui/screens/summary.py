"""The summary screen: planned and done, the person's answers, and the way to paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from corecoach.application.language import gettext as _
from corecoach.application.screens.summary import SummaryRow, SummaryState
from corecoach.application.wording import effort_anchors
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import CheckIn, StopReason
from corecoach.ui.theme.icons import icon
from corecoach.ui.theme.look import Look
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.centred import centred, grow, scrolling
from corecoach.ui.widgets.notice import Notice
from corecoach.ui.widgets.push_button import push_button
from corecoach.ui.widgets.scaling_label import ScalingLabel
from corecoach.ui.widgets.session_answers import SessionAnswers
from corecoach.ui.widgets.stop_box import StopBox
from corecoach.ui.widgets.told_row import ToldRow
from corecoach.ui.widgets.trace_box import TraceBox

NOTE_REST_MS: Final = 600
"""A note is passed on when the typing rests this long, and when the screen is left."""


class SummaryScreen(QWidget):
    """Shows one session and collects the answers to it; each answer is passed on at once.

    Signals:
        check_in_changed: The answers around the session, all of them.
        effort_changed, pain_changed: An exercise, and its effort or highest pain, or None.
        faults_changed: An exercise, and the faults seen at it.
        go_on_requested: Go on with the session that was stopped; carries what the stop ended.
        hurt_told: It was stopped because it hurt.
        correction_requested: Correct more of the session than the answers to it.
        print_requested, preview_requested, pdf_requested, done_requested: The other buttons.
    """

    check_in_changed = Signal(CheckIn)
    effort_changed = Signal(Exercise, object)
    pain_changed = Signal(Exercise, object)
    faults_changed = Signal(Exercise, object)
    go_on_requested = Signal(object)
    hurt_told = Signal()
    print_requested = Signal()
    preview_requested = Signal()
    pdf_requested = Signal()
    correction_requested = Signal()
    done_requested = Signal()

    def __init__(self, look: Look) -> None:
        """Build the screen; ``render_state`` fills it."""
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self._check_in = CheckIn()
        self._title = ScalingLabel(TypeSize.HEADLINE, weight=QFont.Weight.DemiBold)
        self._subtitle = ScalingLabel(TypeSize.LEAD, tone="soft")
        self._table = QFrame()
        self._told: list[ToldRow] = []
        self._state: SummaryState | None = None
        self._column = QVBoxLayout()
        self._answers = SessionAnswers(
            {
                "pain_before": _("Your usual back pain before, 0 to 10"),
                "pain_peak": _("At its highest during the session"),
                "pain_after": _("Now, at the end"),
            }
        )
        self._note = self._answers.note
        self._stop = StopBox(self)
        self._stop.reason_given.connect(self._tell_reason)
        self._stop.pain_answered.connect(self._tell_stop_pain)
        self._stop.going_on_requested.connect(self.go_on_requested)
        self._notice = Notice(_("Say when you stopped"), self.correction_requested.emit)
        self._trace = TraceBox()
        self._buttons = self._made_buttons()
        self._lay_out()
        self._answers.pain_answered.connect(lambda moment, pain: self._answer(**{moment: pain}))
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_REST_MS)
        self._note_timer.timeout.connect(self._keep_note)
        self._note.textChanged.connect(self._note_timer.start)
        look.changed.connect(self._paint_anew)
        self._paint_anew()

    def render_state(self, state: SummaryState) -> None:
        """Show a session with the answers given so far."""
        self._check_in, self._state = state.check_in, state
        self._title.setText(state.title)
        self._subtitle.setText(state.subtitle)
        self._show_rows(state.rows)
        self._answers.show_pains(state.check_in)
        if self._note.toPlainText() != state.check_in.note:
            self._note.blockSignals(True)
            self._note.setPlainText(state.check_in.note)
            self._note.blockSignals(False)
        self._stop.render_state(state.stop)
        self._notice.say(state.notice)
        self._trace.show_lines(state.trace)
        self._area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the type grow with a large window."""
        super().resizeEvent(event)
        self._fit()

    def focus_first(self) -> None:
        """Put the keyboard on the first question: a key meant for the session is harmless there."""
        stopped = self._state and self._state.stop
        (self._stop.first() if stopped else self._told[0].effort).setFocus()

    def show_answers(self, state: SummaryState) -> None:
        """Show what follows from an answer; the page stays where it is."""
        self._check_in, self._state = state.check_in, state
        self._stop.render_state(state.stop)
        for row, told in zip(state.rows, self._told, strict=True):
            told.pain.set_answer(row.pain_peak)

    def keep_note(self) -> None:
        """Pass on a note that is still being typed."""
        if self._note_timer.isActive():
            self._note_timer.stop()
            self._keep_note()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no word behind."""
        self.keep_note()
        super().hideEvent(event)

    def _keep_note(self) -> None:
        self._answer(note=self._note.toPlainText())

    def _answer(self, **answers: int | str | StopReason | None) -> None:
        self._check_in = replace(self._check_in, **answers)  # type: ignore[arg-type]  # keys are fields
        self.check_in_changed.emit(self._check_in)

    def _tell_reason(self, reason: StopReason) -> None:
        self._answer(stop_reason=reason)
        if reason is StopReason.PAIN:
            self.hurt_told.emit()

    def _tell_stop_pain(self, pain: int | None) -> None:
        at_hand = self._state and self._state.stop and self._state.stop.exercise_at_hand
        if at_hand:
            self.pain_changed.emit(at_hand, pain)
        else:
            self._answer(pain_peak=pain)

    def _fit(self) -> None:
        grow(self)
        for row in self._told:
            row.fit(self.width())

    def _show_rows(self, rows: tuple[SummaryRow, ...]) -> None:
        table = QFrame()
        table.setObjectName("card")
        grid = QGridLayout(table)
        grid.setContentsMargins(*(Space.LARGE.value,) * 4)
        grid.setHorizontalSpacing(Space.LARGE.value)
        grid.setVerticalSpacing(Space.SMALL.value)
        heads = (_("Exercise"), _("Plan"), _("Done"), _("Left"), _("Right"), _("Held"))
        for column, head in enumerate(heads):
            grid.addWidget(
                ScalingLabel(TypeSize.SMALL, head, weight=QFont.Weight.DemiBold, tone="soft"),
                *(0, column),
            )
        self._told = [self._fill(grid, 1 + 2 * number, row) for number, row in enumerate(rows)]
        anchors = ScalingLabel(TypeSize.SMALL, effort_anchors(), tone="soft", wraps=True)
        grid.addWidget(anchors, 1 + 2 * len(rows), 0, 1, len(heads))
        grid.setColumnStretch(1, 1)
        self._column.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table
        self._order_tabs()
        self._fit()

    def _order_tabs(self) -> None:
        """Let Tab go down the page, though the rows are newer than what stands below them."""
        order: list[QWidget] = [
            self._notice.button,
            *self._stop.controls(),
            *(control for told in self._told for control in told.controls()),
            *self._answers.bars(),
            self._note,
            *self._buttons.values(),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _fill(self, grid: QGridLayout, number: int, row: SummaryRow) -> ToldRow:
        texts = (row.name, row.planned, row.done, row.left, row.right, row.hold)
        for column, text in enumerate(texts):
            weight = QFont.Weight.DemiBold if column in {0, 2} else QFont.Weight.Normal
            grid.addWidget(
                ScalingLabel(TypeSize.BODY, text, weight=weight, wraps=column == 1),
                *(number, column),
            )
        told = ToldRow(row)
        told.effort_answered.connect(lambda given: self.effort_changed.emit(row.exercise, given))
        told.pain_answered.connect(lambda given: self.pain_changed.emit(row.exercise, given))
        told.faults_answered.connect(lambda seen: self.faults_changed.emit(row.exercise, seen))
        grid.addWidget(told, number + 1, 0, 1, len(texts))
        return told

    def _made_buttons(self) -> dict[str, QPushButton]:
        wishes: dict[str, tuple[str, Callable[[], None]]] = {
            "print": (_("Print"), self.print_requested.emit),
            "preview": (_("Print preview"), self.preview_requested.emit),
            "pdf": (_("Save as PDF"), self.pdf_requested.emit),
            "correct": (_("Correct"), self.correction_requested.emit),
            "done": (_("Done"), self.done_requested.emit),
        }
        return {
            name: push_button(text, wish, rank="first" if name == "done" else "")
            for name, (text, wish) in wishes.items()
        }

    def _paint_anew(self) -> None:
        drawings = {"print": "printer", "preview": "eye", "pdf": "file-down", "done": "check"}
        for name, drawing in drawings.items():
            tint = self._look.colour("accent_ink" if name == "done" else "ink")
            self._buttons[name].setIcon(
                icon(self._look.icons, drawing, tint, self._look.colour("still"))
            )

    def _lay_out(self) -> None:
        inside = QWidget()
        column = self._column
        inside.setLayout(centred(column))
        edge = Space.WIDE.value
        column.setContentsMargins(edge, Space.LARGE.value, edge, Space.SMALL.value)
        column.setSpacing(Space.MEDIUM.value)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._notice)
        column.addWidget(self._stop)
        column.addWidget(self._table)
        column.addWidget(self._answers)
        column.addWidget(self._trace)
        column.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(inside)
        page.addWidget(self._area, 1)
        page.addLayout(centred(self._bottom()))

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        edge = Space.WIDE.value
        row.setContentsMargins(edge, Space.SMALL.value, edge, Space.LARGE.value)
        row.setSpacing(Space.SMALL.value)
        row.addWidget(self._buttons["print"])
        row.addWidget(self._buttons["preview"])
        row.addWidget(self._buttons["pdf"])
        row.addWidget(self._buttons["correct"])
        row.addStretch()
        row.addWidget(self._buttons["done"])
        return row
