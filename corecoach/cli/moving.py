"""corecoach export, import, backup and restore: what was or would be done, in words or JSON."""

from __future__ import annotations

import json
from pathlib import Path

from corecoach.application import data_texts
from corecoach.application.language import gettext as _
from corecoach.application.moving import Backup, ImportReport, RestorePreview, Verdict


def backed_up_text(place: Path) -> str:
    """Return that a backup was made."""
    return _("Backup made and checked: {file}").format(file=place)


def import_as_text(report: ImportReport, *, is_dry_run: bool) -> str:
    """Return a line for each session of the file, and the counts."""
    lines = [
        _("{place}: {name} is {verdict}. {reason}")
        .format(
            place=row.place,
            name=row.name or "–",
            verdict=data_texts.verdict_name(row.verdict),
            reason=row.reason,
        )
        .rstrip()
        for row in report.rows
    ]
    if unlisted := sum(report.counts.values()) - len(report.rows):
        lines.append(data_texts.unlisted_text(unlisted))
    lines.append(data_texts.import_text(report))
    if report.backup:
        lines.append(_("Backup of what was before: {file}").format(file=report.backup))
    lines.append(_ended(changes_anything=report.changes_anything, is_dry_run=is_dry_run))
    return "\n".join(lines)


def import_as_json(report: ImportReport, *, is_dry_run: bool) -> str:
    """Return a JSON object with the counts and each row."""
    return json.dumps(
        {
            "dry_run": is_dry_run,
            "counts": {verdict.value: report.counts[verdict] for verdict in Verdict},
            "backup": report.backup and str(report.backup),
            "rows": [
                {
                    "place": row.place,
                    "session": row.name,
                    "verdict": row.verdict.value,
                    "reason": row.reason,
                }
                for row in report.rows
            ],
        },
        indent=2,
    )


def restore_as_text(preview: RestorePreview, backup: Backup | None, *, is_dry_run: bool) -> str:
    """Return a line for each session that comes, goes or differs, and the counts."""
    lines = [
        *(_("comes: {name}").format(name=name) for name in preview.comes),
        *(_("goes: {name}").format(name=name) for name in preview.goes),
        *(_("differs: {name}").format(name=name) for name in preview.differs),
        data_texts.restore_text(preview),
    ]
    if backup:
        lines.append(_("Backup of what was before: {file}").format(file=backup.file))
    lines.append(_ended(changes_anything=True, is_dry_run=is_dry_run))
    return "\n".join(lines)


def restore_as_json(preview: RestorePreview, backup: Backup | None, *, is_dry_run: bool) -> str:
    """Return a JSON object with what comes, goes and differs."""
    return json.dumps(
        {
            "dry_run": is_dry_run,
            "comes": preview.comes,
            "goes": preview.goes,
            "differs": preview.differs,
            "sessions": preview.sessions,
            "backup": backup and str(backup.file),
        },
        indent=2,
    )


def _ended(*, changes_anything: bool, is_dry_run: bool) -> str:
    if is_dry_run:
        return _("This was a dry run: nothing was changed.")
    return _("Done.") if changes_anything else _("Nothing had to be changed.")
