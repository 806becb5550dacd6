"""A link: an address that a click, Enter or Space opens in the browser; never by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from corecoach.application.language import gettext as _


class LinkButton(QPushButton):
    """Shows an address as it is, so that it can be read and typed elsewhere too.

    Signals:
        opening_requested: Open this address.
    """

    opening_requested = Signal(str)

    def __init__(self, address: str) -> None:
        """Make the link."""
        super().__init__(address.removeprefix("https://").rstrip("/"))
        self.setProperty("rank", "link")
        self.setAutoDefault(True)
        self.setAccessibleDescription(_("Opens your browser."))
        self.setToolTip(_("Opens your browser."))
        self.clicked.connect(lambda: self.opening_requested.emit(address))
