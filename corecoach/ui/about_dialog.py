"""The box About: what the program is, its keys, where the data lie, its licences."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson
from corecoach.ui.screens.lesson_view import LessonView
from corecoach.ui.theme.tokens import Space
from corecoach.ui.widgets.centred import scrolling
from corecoach.ui.widgets.push_button import push_button

PREFERRED: Final = QSize(780, 620)
ROOM_FOR_PARENT: Final = 0.94


class AboutDialog(QDialog):
    """Shows the text; the arrow keys scroll it, Escape closes it.

    Signals:
        sources_requested: Show what the program rests on.
        folder_requested: Open the folder of the data.
    """

    sources_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget, text: Lesson, *, has_folder: bool) -> None:
        """Lay the text out above the buttons.

        Args:
            parent: The window that it lies over.
            text: What is shown.
            has_folder: Whether there is a folder to open.
        """
        super().__init__(parent)
        self.setWindowTitle(_("About CoreCoach"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(PREFERRED.boundedTo(parent.window().size() * ROOM_FOR_PARENT))
        area = scrolling(LessonView(text))
        area.setObjectName("reading")
        area.setAccessibleName(text.title)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL.value)
        row.addWidget(push_button(_("Sources"), self._show_sources))
        if has_folder:
            row.addWidget(push_button(_("Open folder"), self.folder_requested.emit))
        row.addStretch()
        close = push_button(_("Close"), self.accept, rank="first")
        close.setDefault(True)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.MEDIUM.value,) * 4)
        column.setSpacing(Space.MEDIUM.value)
        column.addWidget(area, 1)
        column.addLayout(row)
        area.setFocus()

    def _show_sources(self) -> None:
        self.accept()
        self.sources_requested.emit()
