"""The screen Your data, and the review before an import or a restore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from corecoach.application import data_texts, wording
from corecoach.application.language import gettext as _
from corecoach.application.moving import Backup, ImportReport, RestorePreview, Verdict


@dataclass(frozen=True)
class DataState:
    """What the screen shows; ``busy`` says what is being done, and then nothing else can be."""

    last_backup: str
    folder: str
    trouble: str = ""
    busy: str = ""


@dataclass(frozen=True)
class Review:
    """What is about to change, row by row; ``accept`` is empty where there is nothing to do."""

    title: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    accept: str


def build_state(
    backups: Sequence[Backup], folder: str, now: datetime, trouble: str = "", busy: str = ""
) -> DataState:
    """Return what the screen shows, with moments by the clock of ``now``."""
    last = next(iter(backups), None)
    return DataState(
        last_backup=_last_backup(last, now) if last else _("No backup yet."),
        folder=_("Backups are in {folder}").format(folder=folder),
        trouble=trouble,
        busy=busy,
    )


_SEEN_FIRST: Final = (Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW, Verdict.DOUBLE)


def import_review(report: ImportReport) -> Review:
    """Return what an import would do, what needs a look before what does not."""
    text = data_texts.import_text(report)
    if unlisted := sum(report.counts.values()) - len(report.rows):
        text = f"{text}\n{data_texts.unlisted_text(unlisted)}"
    return Review(
        title=_("Import"),
        text=f"{text}\n{_import_promise(report)}",
        columns=(_("Place"), _("Session"), _("What becomes of it"), _("Why")),
        rows=tuple(
            (str(row.place), row.name, data_texts.verdict_name(row.verdict), row.reason)
            for row in sorted(report.rows, key=lambda row: _SEEN_FIRST.index(row.verdict))
        ),
        accept=_("Import") if report.changes_anything else "",
    )


def restore_review(preview: RestorePreview) -> Review:
    """Return what a restore would do."""
    verdicts = (
        (preview.comes, _("comes")),
        (preview.goes, _("goes")),
        (preview.differs, _("differs")),
    )
    promise = _("What is here now is backed up first.")
    return Review(
        title=_("Restore"),
        text=f"{data_texts.restore_text(preview)}\n{promise}",
        columns=(_("Session"), _("What becomes of it")),
        rows=tuple((name, word) for names, word in verdicts for name in names),
        accept=_("Restore"),
    )


def _import_promise(report: ImportReport) -> str:
    if not report.changes_anything:
        return _("There is nothing to import.")
    return _("An import deletes nothing, and what is here now is backed up first.")


def _last_backup(last: Backup, now: datetime) -> str:
    made = last.made.astimezone(now.tzinfo)
    return _("Last backup: {day}, {time}").format(
        day=wording.day_text(made.date()), time=made.strftime("%H:%M")
    )
