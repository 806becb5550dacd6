"""The files of plans, asked for; no call waits for the answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.application.language import gettext as _

_UNSAFE: Final = re.compile(r"[^\w -]")
"""What some file system does not take in a name."""


class PlanFileDialogs:
    """Asks where a plan goes, and for one to take in."""

    def __init__(self, parent: QWidget) -> None:
        """Open the dialogs over this widget's window."""
        self._parent = parent

    def choose_place(self, name: str, chosen: Callable[[Path], None]) -> None:
        """Ask where a plan goes; its name is proposed for the file."""
        dialog = self._dialog(_("Export the plan"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        safe = _UNSAFE.sub("", name).strip() or "plan"
        dialog.selectFile(f"{safe}.json")
        dialog.fileSelected.connect(lambda place: chosen(Path(place)))
        dialog.open()

    def choose_plan(self, chosen: Callable[[Path], None]) -> None:
        """Ask for a plan to take in."""
        dialog = self._dialog(_("Import a plan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: chosen(Path(file)))
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._parent.window(), title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([_("Plans of CoreCoach (*.json)")])
        return dialog
