"""A link: an address that a click, Enter or Space opens in the browser; never by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import TypeSize


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

    def set_scale(self, scale: float) -> None:
        """Show the address at a multiple of its size."""
        # the style sheet sets the size of buttons, and would overrule a font
        self.setStyleSheet(f"font-size: {round(TypeSize.BODY.value * scale)}px")
