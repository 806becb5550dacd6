"""What the tab Your data shows of an import."""

from __future__ import annotations

from corecoach.application.moving import ImportReport, ImportRow, Verdict
from corecoach.application.screens.data import import_review


def test_what_needs_a_look_comes_before_what_does_not() -> None:
    report = ImportReport()
    verdicts = [Verdict.DOUBLE, Verdict.NEW, Verdict.REFUSED, Verdict.CHANGED, Verdict.NEW]
    for place, verdict in enumerate(verdicts, 1):
        report.add(ImportRow(place, f"session {place}", verdict))
    assert [row[0] for row in import_review(report).rows] == ["3", "4", "2", "5", "1"]
