"""The session summary as pieces of a page: which part of the report is set in which form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corecoach.adapters.printing.blocks import LABEL_WIDTH, TIGHT_GAP, Blocks
from corecoach.adapters.printing.flow import Piece
from corecoach.adapters.printing.form import WRITING_HEIGHT, WritingLines, WritingRow
from corecoach.adapters.printing.table import Cell, Grid
from corecoach.adapters.printing.typeface import RULE, Typeface, mm
from corecoach.application.reports.session import ExerciseRow, SessionReport

MOST_NOTE_LINES: Final = 8

TABLE_SHARES: Final = (25, 42, 14, 12, 15, 18, 13, 16, 12)


def session_pieces(report: SessionReport, width: float, faces: Typeface) -> tuple[Piece, ...]:
    """Return the whole report in reading order."""
    blocks = Blocks(width, faces)
    return (
        *blocks.head(report),
        blocks.fields(report.when, (50, 12, 23, 32, 20, 21), mm(3)),
        blocks.fields(report.about, (74, 54, 36), mm(2)),
        blocks.title(report.pain_title, TIGHT_GAP),
        blocks.scores(report.pain),
        *(blocks.question(question) for question in report.questions),
        *_signs(report, blocks),
        *_work(report, blocks),
        *_rules(report, blocks),
        *blocks.note(report.note, gap=TIGHT_GAP),
        *_therapist(report, blocks),
    )


def _signs(report: SessionReport, blocks: Blocks) -> Iterator[Piece]:
    for sign in report.signs:
        yield from blocks.lines(sign, is_small=True)


def _work(report: SessionReport, blocks: Blocks) -> Iterator[Piece]:
    grid = Grid(TABLE_SHARES, blocks.width, first_figure=2)
    yield blocks.heading(report.table_title, TIGHT_GAP)
    yield Piece(grid.head(report.columns, blocks.faces.label), stays_with_next=True)
    for row in report.rows:
        yield Piece(grid.row(_cells(row, blocks.faces)))
    if report.squat_check:
        yield blocks.question(report.squat_check, mm(1))


def _rules(report: SessionReport, blocks: Blocks) -> Iterator[Piece]:
    if not report.rules:
        return
    yield blocks.heading(report.rules_title, TIGHT_GAP)
    for index, line in enumerate(report.rules):
        yield from blocks.lines(line, 0 if index else mm(1), is_small=True)
    if report.agreement:
        yield blocks.question(report.agreement)


def _cells(row: ExerciseRow, faces: Typeface) -> tuple[Cell, ...]:
    body, value, label = faces.body, faces.value, faces.label
    planned = ((row.planned, body), (row.planned_detail, label), (row.told, label))
    return (((row.exercise, value),), planned, *(((text, value),) for text in row.figures))


def _therapist(report: SessionReport, blocks: Blocks) -> Iterator[Piece]:
    block, width, faces = report.therapist, blocks.width, blocks.faces
    quality_shares = (1,) * len(block.quality)
    yield blocks.heading(block.title, TIGHT_GAP, RULE)
    for row in (
        WritingRow(block.quality, quality_shares, width, faces, block.quality_title, LABEL_WIDTH),
        WritingRow((*block.scores, block.doses), (1, 1, 2), width, faces),
        WritingRow((block.notes,), (1,), width, faces),
    ):
        yield Piece(row, stays_with_next=True)
    lines = WritingLines(width, 0)
    yield Piece(lines, stays_with_next=True, growth=MOST_NOTE_LINES * WRITING_HEIGHT)
    yield Piece(WritingRow(block.signature, (3, 1), width, faces), mm(1.5))
