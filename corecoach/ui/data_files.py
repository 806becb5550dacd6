"""The files of backups, exports and imports, asked for; no call waits for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.application.language import gettext as _
from corecoach.application.moving import ExportForm


class DataFiles:
    """Asks for files, each time with the names that fit."""

    def __init__(self, parent: QWidget) -> None:
        """Open the dialogs over this widget's window."""
        self._parent = parent

    def choose_backup_place(self, chosen: Callable[[Path], None]) -> None:
        """Ask where a backup goes."""
        dialog = self._to_write(_("Back up to"), [_backups()], "corecoach-backup", "db")
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def choose_export_place(self, chosen: Callable[[Path, ExportForm], None]) -> None:
        """Ask where an export goes, and in which form."""
        forms = {
            _("Complete history, JSON (*.json)"): ExportForm.JSON,
            _("Table for a spreadsheet, CSV (*.csv)"): ExportForm.CSV,
            _("Calendar, iCalendar (*.ics)"): ExportForm.ICS,
        }
        dialog = self._to_write(_("Export the history"), list(forms), "corecoach", ExportForm.JSON)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(forms[kind]))
        dialog.fileSelected.connect(
            lambda name: chosen(*_with_form(Path(name), forms[dialog.selectedNameFilter()]))
        )
        dialog.open()

    def choose_backup(self, folder: Path, chosen: Callable[[Path], None]) -> None:
        """Ask for a backup to restore."""
        dialog = self._to_read(_("Restore a backup"), [_backups()], folder)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def choose_import(self, chosen: Callable[[Path], None]) -> None:
        """Ask for a file to take in."""
        kinds = [
            _("Histories (*.json *.csv *.zip *.db)"),
            _("CoreCoach: JSON or CSV (*.json *.csv)"),
            _("Loop Habit Tracker: ZIP, CSV or backup (*.zip *.csv *.db)"),
        ]
        dialog = self._to_read(_("Import a history"), kinds, Path(_documents()))
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def _to_write(self, title: str, kinds: Sequence[str], name: str, suffix: str) -> QFileDialog:
        dialog = self._dialog(title, kinds, Path(_documents()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        return dialog

    def _to_read(self, title: str, kinds: Sequence[str], folder: Path) -> QFileDialog:
        dialog = self._dialog(title, kinds, folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog

    def _dialog(self, title: str, kinds: Sequence[str], folder: Path) -> QFileDialog:
        dialog = QFileDialog(self._parent.window(), title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(kinds)
        return dialog


def _with_form(place: Path, chosen: ExportForm) -> tuple[Path, ExportForm]:
    """Return where and how to write; an end of the name that says another form is believed."""
    told = place.suffix.lstrip(".").lower()
    return place, ExportForm(told) if told in set(ExportForm) else chosen


def _backups() -> str:
    return _("Backups of CoreCoach (*.db)")


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
