"""The box About, opened over the window."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from corecoach.application.about import about
from corecoach.ui.about_dialog import AboutDialog
from corecoach.ui.pages.page import Page
from corecoach.ui.training_actions import TRAINING_ACTIONS
from corecoach.ui.widgets.heading import tell_roles


class AboutPage(Page):
    """Opens the box.

    Signals:
        sources_requested: Show what the program rests on.
    """

    sources_requested = Signal()

    def __init__(self, version: str, place: str) -> None:
        """Speak of this version, and of this folder of data; of none where nothing is kept."""
        super().__init__()
        tell_roles()
        self._version, self._place = version, place

    def open(self, window: QWidget) -> None:
        """Open the box over a window."""
        text = about(self._version, self._place, tuple(action.tip() for action in TRAINING_ACTIONS))
        dialog = AboutDialog(window, text, has_folder=bool(self._place))
        dialog.sources_requested.connect(self.sources_requested)
        dialog.folder_requested.connect(self._open_folder)
        dialog.open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._place))
