"""The application itself: started and named, where there is a screen to show it on."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication

from corecoach.adapters.desktop.screen import screen_is_there
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _


def started_application() -> QApplication:
    """Return the application, named.

    Raises:
        WorldError: There is no screen.
    """
    _require_screen()
    app = QApplication(["corecoach"])
    app.setApplicationName("corecoach")
    app.setDesktopFileName("corecoach")
    return app


def _require_screen() -> None:
    """Refuse in a sentence where Qt would end the program without one."""
    if not screen_is_there(os.environ):
        raise WorldError(
            _(
                "There is no screen to open a window on; plan, rules, history, charts, summary "
                "and check work without one."
            )
        )
