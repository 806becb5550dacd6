"""The data keeper: backups, exports and imports of the record in a data folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corecoach.adapters.database.copies.backups import (
    SpoiledCopyError,
    backups_of,
    copy_whole,
    folder_of,
    make_backup,
    temporary_copy,
)
from corecoach.adapters.database.copies.restoring import preview, restore
from corecoach.adapters.database.disk.connection import (
    connect,
    connect_to_look,
    is_unused,
    reading,
    writing,
)
from corecoach.adapters.database.disk.files import data_file, make_folder
from corecoach.adapters.database.disk.refusals import as_damage, as_sentences
from corecoach.adapters.database.importing import import_entries
from corecoach.adapters.database.opening import open_store, require_usable
from corecoach.adapters.database.schema.migrate import migrate, read_migrations
from corecoach.adapters.moving.exporting import Writer, write_export
from corecoach.adapters.moving.reading import entries_of, habits_of
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.application.moving import (
    Backup,
    ExportForm,
    Habit,
    ImportReport,
    RestorePreview,
)
from corecoach.application.ports import Clock


class FileDataKeeper:
    """Makes backups, exports and imports; each call opens the record for itself and closes it.

    Args:
        folder: The data folder.
        clock: Says when a backup was made and what lies in the future.
        program_version: Written into exports.
    """

    def __init__(self, folder: Path, clock: Clock, program_version: str) -> None:
        self._folder, self._file = folder, data_file(folder)
        self._clock, self._program_version = clock, program_version

    @property
    def backup_folder(self) -> Path:
        """The folder of the automatic backups."""
        return folder_of(self._file)

    def has_sessions(self) -> bool:
        """Tell whether there is anything to back up.

        Raises:
            StoreError: The record cannot be read.
        """
        if is_unused(self._file):
            return False
        with as_sentences(self._file), closing(connect_to_look(self._file)) as db:
            return db.execute("SELECT 1 FROM session LIMIT 1").fetchone() is not None

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups in that folder, newest first.

        Raises:
            StoreError: The folder cannot be read.
        """
        with as_sentences(self.backup_folder):
            return backups_of(self._file)

    def back_up(self) -> Backup:
        """Make a backup in that folder, and thin out the old ones.

        Raises:
            WorldError: It could not be made; the old ones are still there.
        """
        self._require_record()
        with _copying(self.backup_folder):
            return make_backup(self._file, self._clock.now())

    def back_up_to(self, place: Path) -> None:
        """Make a backup in a place of the person's own.

        Raises:
            WorldError: It could not be made; what was there before still is.
        """
        self._require_record()
        self._require_other(place)
        with _copying(place):
            copy_whole(self._file, place)

    def preview_restore(self, backup: Path) -> RestorePreview:
        """Return what putting a backup in the record's place would change.

        Raises:
            WorldError: It cannot be put there.
        """
        self._require_usable()
        with _copying(backup), as_damage(backup):
            return preview(self._file, backup, self._clock.now())

    def restore(self, backup: Path) -> Backup | None:
        """Put a backup in the record's place, and return one of what was there before.

        Raises:
            WorldError: It could not be done; nothing was changed.
        """
        self.preview_restore(backup)
        before = None if is_unused(self._file) else self.back_up()
        with _copying(backup):
            make_folder(self._folder)
            restore(self._file, backup, self._clock.now())
        return before

    def export(self, place: Path, form: ExportForm) -> int:
        """Write the history into a file and return the number of its sessions.

        Raises:
            WorldError: It could not be written; what was there before still is.
        """
        self._require_record()
        self._require_other(place)
        self._open_once()
        with self._reading() as db:
            return write_export(db, place, form, Writer(self._program_version, self._clock.now()))

    def habits(self, file: Path) -> tuple[Habit, ...]:
        """Return the habits among which to choose; none where the file is an export of ours.

        Raises:
            MovingError: The file cannot be taken in.
        """
        return habits_of(file)

    def preview_import(self, file: Path, habit: str | None = None) -> ImportReport:
        """Return what an import would do, tried out on a copy.

        Raises:
            WorldError: The file cannot be taken in.
        """
        entries = entries_of(file, self._clock.now(), habit)
        self._require_usable()
        with as_sentences(self._file), closing(temporary_copy(self._file)) as copy:
            migrate(copy, self._file, self._clock.now(), read_migrations())
            with writing(copy):
                return import_entries(copy, entries)

    def take_in(self, file: Path, habit: str | None = None) -> ImportReport:
        """Import a file, all of it or nothing, after a backup.

        Raises:
            WorldError: The file cannot be taken in; nothing was changed.
        """
        if is_unused(self._file):
            self.preview_import(file, habit)  # for a file that is refused no record is begun
        entries = entries_of(file, self._clock.now(), habit)
        self._open_once()
        with as_sentences(self._file), closing(connect(self._file)) as db, writing(db):
            report = import_entries(db, entries)
            if report.changes_anything:
                # nothing is committed yet, so the backup shows what was before
                report.backup = self.back_up().file
        return report

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with (
            as_sentences(self._file),
            as_damage(self._file),
            closing(connect(self._file)) as db,
            reading(db),
        ):
            yield db

    def _open_once(self) -> None:
        """Begin a record where there is none, and bring an old one to today's schema."""
        open_store(self._folder, self._clock.now(), set_aside_damaged=False).store.close()

    def _require_record(self) -> None:
        if is_unused(self._file):
            raise MovingError(_("There is no record yet; the first session begins one."))
        self._require_usable()

    def _require_usable(self) -> None:
        with as_sentences(self._file):
            require_usable(self._file)

    def _require_other(self, place: Path) -> None:
        if place.resolve() == self._file.resolve():
            raise MovingError(
                _("{file} is the record itself. Please choose another name.").format(file=place)
            )


@contextmanager
def _copying(place: Path) -> Iterator[None]:
    try:
        with as_sentences(place):
            yield
    except SpoiledCopyError as error:
        raise MovingError(
            _(
                "The copy {file} turned out damaged and was not kept. "
                "Please check the disk, and the record with corecoach check."
            ).format(file=place)
        ) from error
