"""Addresses, opened in the person's browser when they ask; the program itself sends nothing."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from corecoach.application.language import gettext as _


def open_address(address: str) -> str:
    """Open an address; return what to tell the person where no browser came, else nothing."""
    if QDesktopServices.openUrl(QUrl(address)):
        return ""
    QGuiApplication.clipboard().setText(address)
    return _("No browser could be opened. The address is on the clipboard: {address}").format(
        address=address
    )
