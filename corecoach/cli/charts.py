"""corecoach charts: the figures of every chart of the history, as tables or as JSON."""

from __future__ import annotations

import json

from corecoach.application.charts.calendar import calendar_of
from corecoach.application.charts.chart import ChartKind, Table
from corecoach.application.charts.frame import Span
from corecoach.application.charts.gallery import chart_of, kind_names
from corecoach.application.history import History
from corecoach.application.screens.history import build_state


def as_json(history: History, span: Span) -> str:
    """Return a JSON object: the tiles, and for each chart its columns and rows."""
    return json.dumps(
        {
            "tiles": [vars(tile) for tile in build_state(history).tiles],
            "charts": {
                kind.value: {
                    "columns": table.columns,
                    "rows": [row.cells for row in table.rows],
                }
                for kind, table in _tables(history, span).items()
            },
        },
        indent=2,
    )


def as_text(history: History, span: Span) -> str:
    """Return the tiles a line each, and each chart as a table, the latest first."""
    tiles = [f"{tile.label}: {tile.value} ({tile.note})" for tile in build_state(history).tiles]
    names = kind_names()
    tables = [
        "\n".join([names[kind], *_lines(table)])
        for kind, table in _tables(history, span).items()
        if table.rows
    ]
    return "\n\n".join(["\n".join(tiles), *tables])


def _tables(history: History, span: Span) -> dict[ChartKind, Table]:
    """Return the table of each chart; the calendar is that of the present year."""
    return {
        kind: calendar_of(history, history.today.year).table
        if kind is ChartKind.CALENDAR
        else chart_of(history, kind, span).table
        for kind in ChartKind
    }


def _lines(table: Table) -> list[str]:
    rows = [table.columns, *(row.cells for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
