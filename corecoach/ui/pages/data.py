"""The page Your data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog

from corecoach.application import data_texts
from corecoach.application.desks.data import DataDesk
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.moving import ExportForm, Habit, ImportReport, RestorePreview
from corecoach.application.screens.data import Review, import_review, restore_review
from corecoach.ui.background import OneThread
from corecoach.ui.data_files import DataFiles
from corecoach.ui.pages.page import Page
from corecoach.ui.review_dialog import ReviewDialog
from corecoach.ui.screens.data import DataScreen

T = TypeVar("T")


class DataPage(Page):
    """Joins the screen to its desk; what takes time is done in the background."""

    def __init__(self, desk: DataDesk) -> None:
        """Build the screen and wire it."""
        super().__init__()
        self._desk, self._keeper = desk, desk.keeper
        self.screen = DataScreen()
        self._background, self._is_busy = OneThread(self), False
        self._files = DataFiles(self.screen)
        self.screen.back_up_requested.connect(self._back_up)
        self.screen.restore_requested.connect(self._restore)
        self.screen.export_requested.connect(self._export)
        self.screen.import_requested.connect(self._import)
        self.screen.folder_requested.connect(self._open_folder)
        app = QCoreApplication.instance()
        if app:  # what was begun is done before the program ends
            app.aboutToQuit.connect(self._background.close)

    def refresh(self, busy: str = "") -> None:
        """Show what is true now."""
        if self._is_busy and not busy:
            return
        state = self.attempt(lambda: self._desk.state(busy))
        if state:
            self.screen.render_state(state)

    def _back_up(self) -> None:
        self._files.choose_backup_place(
            lambda place: self._do(
                _("Backing up …"),
                lambda: self._keeper.back_up_to(place),
                lambda _nothing: self.told.emit(
                    _("The backup was made and checked: {file}").format(file=place)
                ),
            )
        )

    def _export(self) -> None:
        def write(place: Path, form: ExportForm) -> None:
            self._do(
                _("Exporting …"),
                lambda: self._keeper.export(place, form),
                lambda count: self.told.emit(data_texts.exported_text(place, count)),
            )

        self._files.choose_export_place(write)

    def _restore(self) -> None:
        def look(backup: Path) -> None:
            self._do(
                _("Reading the backup …"),
                lambda: self._keeper.preview_restore(backup),
                partial(self._review_restore, backup),
            )

        self._files.choose_backup(self._keeper.backup_folder, look)

    def _review_restore(self, backup: Path, preview: RestorePreview) -> None:
        self._review(
            restore_review(preview),
            lambda: self._do(
                _("Restoring …"), lambda: self._keeper.restore(backup), self._tell_restored
            ),
        )

    def _tell_restored(self, _before: object) -> None:
        self.told.emit(_("The history is as it was in the backup."))

    def _import(self) -> None:
        def look(file: Path) -> None:
            self._do(
                _("Reading the file …"),
                lambda: self._keeper.habits(file),
                partial(self._choose_habit, file),
            )

        self._files.choose_import(look)

    def _choose_habit(self, file: Path, habits: tuple[Habit, ...]) -> None:
        if len(habits) <= 1:
            self._look_at(file, habits[0].name if habits else None)
            return
        names = [habit.name for habit in habits]
        dialog = QInputDialog(self.screen)
        dialog.setWindowTitle(_("Import"))
        dialog.setLabelText(_("Which habit is your practice? Each tick becomes a session."))
        dialog.setOkButtonText(_("Go on"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.setComboBoxItems(names)
        dialog.textValueSelected.connect(lambda name: self._look_at(file, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look_at(self, file: Path, habit: str | None) -> None:
        self._do(
            _("Reading the file …"),
            lambda: self._keeper.preview_import(file, habit),
            partial(self._review_import, file, habit),
        )

    def _review_import(self, file: Path, habit: str | None, report: ImportReport) -> None:
        self._review(
            import_review(report),
            lambda: self._do(
                _("Importing …"), lambda: self._keeper.take_in(file, habit), self._tell_imported
            ),
        )

    def _tell_imported(self, report: ImportReport) -> None:
        self.told.emit(data_texts.import_text(report))

    def _review(self, review: Review, accepted: Callable[[], None]) -> None:
        dialog = ReviewDialog(review, self.screen.window())
        dialog.accepted.connect(accepted)
        dialog.open()

    def _open_folder(self) -> None:
        folder = self._keeper.backup_folder
        there = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

    def _do(self, busy: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something that takes its time; what the world refuses is told."""
        self._is_busy = True
        self.refresh(busy)
        self._background.run(work, done, self._refused, self._end)

    def _end(self) -> None:
        self._is_busy = False
        self.refresh()

    def _refused(self, error: WorldError) -> None:
        self.told.emit(str(error))
