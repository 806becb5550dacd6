"""The report of some weeks as pieces of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corecoach.adapters.printing.blocks import SECTION_GAP, TIGHT_GAP, Blocks
from corecoach.adapters.printing.chart import ChartRow
from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.form import WritingRow
from corecoach.adapters.printing.typeface import Typeface, mm
from corecoach.application.reports.parts import Lines
from corecoach.application.reports.weeks import WeeksReport

PAIN_CHART_HEIGHT: Final = mm(31)
DOSE_CHART_HEIGHT: Final = mm(29)
MOST_NOTE_LINES: Final = 8


def weeks_pieces(report: WeeksReport, width: float, faces: Typeface) -> tuple[Piece, ...]:
    """Return the whole report in reading order."""
    blocks = Blocks(width, faces)
    return (
        *blocks.head(report),
        blocks.fields(report.period, (42, 42, 12, 68), mm(3)),
        *_pain(report, blocks),
        blocks.heading(report.frequency_title, TIGHT_GAP),
        blocks.fields(report.frequency, (34, 42, 28, 22, 28), mm(1)),
        *_paused(report, blocks),
        *blocks.table(report.weeks, (25, 15, 29, 16, 25, 21, 13, 13, 14), 3),
        *blocks.table(report.plan, (16, 38, 38, 20, 21, 23, 12, 15), 4),
        *_changes(report, blocks),
        *_doses(report, blocks),
        *_rest(report, blocks),
    )


def _pain(report: WeeksReport, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.title(report.pain_title, TIGHT_GAP)
    yield blocks.scores(report.pain)
    yield from blocks.lines(report.pain_change, mm(1.5))
    yield Piece(
        ChartRow.of((report.pain_chart,), blocks.width, PAIN_CHART_HEIGHT, blocks.faces), mm(1.5)
    )


def _paused(report: WeeksReport, blocks: Blocks) -> Iterator[Piece]:
    if report.paused:
        yield from blocks.lines(report.paused, mm(1), is_small=True)


def _doses(report: WeeksReport, blocks: Blocks) -> Iterator[Piece]:
    if report.dose_charts:
        yield blocks.title(report.doses_title, TIGHT_GAP)
        yield Piece(
            ChartRow.of(report.dose_charts, blocks.width, DOSE_CHART_HEIGHT, blocks.faces), mm(1)
        )


def _changes(report: WeeksReport, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading(report.changes.title, TIGHT_GAP)
    for index, change in enumerate(report.changes.lines):
        yield from blocks.lines(change, 0 if index else mm(1), is_small=True)


def _rest(report: WeeksReport, blocks: Blocks) -> Iterator[Piece]:
    yield blocks.heading(report.stops.title, TIGHT_GAP)
    yield from blocks.lines("; ".join(report.stops.lines), mm(1), is_small=True)
    if isinstance(report.safety, Lines):
        yield blocks.heading(report.safety.title, TIGHT_GAP)
        yield from blocks.lines("; ".join(report.safety.lines), mm(1), is_small=True)
    else:
        yield blocks.question(report.safety)
    yield blocks.heading(report.quality_title, TIGHT_GAP)
    yield blocks.fields(report.quality, (5, 4, 4, 3), mm(1))
    yield blocks.heading(report.function_title, SECTION_GAP)
    for activity in report.activities:
        row = WritingRow(activity, (5, 2, 2), blocks.width, blocks.faces)
        yield Piece(row, stays_with_next=True)
    yield from blocks.note(report.notes, most_lines=MOST_NOTE_LINES)
