"""What the window and the command line say of backups, imports, restores and a rescue."""

from __future__ import annotations

from pathlib import Path

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.moving import ImportReport, RestorePreview, Verdict


def rescue_text(kept: Path, sessions: int, reps: int, rebuilt: int) -> str:
    """Return what was found when the record was damaged; ``kept`` is the damaged file."""
    if not sessions:
        return _(
            "The record was damaged, and nothing in it could be read. It is kept as {file}, and a "
            "new one has begun."
        ).format(file=kept)
    text = ngettext(
        "The record was damaged. {sessions} session with {reps} repetitions was rescued from it; "
        "the damaged file is kept as {file}.",
        "The record was damaged. {sessions} sessions with {reps} repetitions were rescued from "
        "it; the damaged file is kept as {file}.",
        sessions,
    )
    if rebuilt:
        text = _(
            "The record was damaged. Sessions rescued from it: {sessions}, with {reps} "
            "repetitions; in {rebuilt} of them the plan or the times were worked out from the "
            "repetitions. The damaged file is kept as {file}."
        )
    return text.format(sessions=sessions, reps=reps, rebuilt=rebuilt, file=kept)


def verdict_name(verdict: Verdict) -> str:
    """Return the word for what becomes of a session in an import."""
    return {
        Verdict.NEW: _("new"),
        Verdict.DOUBLE: _("double"),
        Verdict.CHANGED: _("changed"),
        Verdict.REFUSED: _("refused"),
    }[verdict]


def import_text(report: ImportReport) -> str:
    """Return the counts of an import, or of its dry run, in a line."""
    counts = report.counts
    return _("New: {new}. Double: {double}. Changed: {changed}. Refused: {refused}.").format(
        new=counts[Verdict.NEW],
        double=counts[Verdict.DOUBLE],
        changed=counts[Verdict.CHANGED],
        refused=counts[Verdict.REFUSED],
    )


def restore_text(preview: RestorePreview) -> str:
    """Return what a restore would change, or did, in a line."""
    if not preview.changes_anything:
        return _("The history is the same as it is now.")
    text = _("Sessions that come: {comes}. That go: {goes}. That differ: {differs}.")
    if preview.plans_differ:
        text = _(
            "Sessions that come: {comes}. That go: {goes}. That differ: {differs}. The plans or "
            "what was decided about them differ too."
        )
    return text.format(
        comes=len(preview.comes), goes=len(preview.goes), differs=len(preview.differs)
    )


def unlisted_text(count: int) -> str:
    """Return that so many rows of a report are counted but not listed."""
    text = ngettext("{count} more is not listed.", "{count} more are not listed.", count)
    return text.format(count=count)


def exported_text(place: Path, sessions: int) -> str:
    """Return that so many sessions were written."""
    text = ngettext(
        "{sessions} session written to {file}.", "{sessions} sessions written to {file}.", sessions
    )
    return text.format(sessions=sessions, file=place)
