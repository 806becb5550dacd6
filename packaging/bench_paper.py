"""Benchmark: how long each page takes to make, and how large its file is.

Beside each, in the same run, the plain way: the same words alone, without tables, charts and lines,
through Qt's own text document. The command is measured from its start to the file, on histories of
one and of twenty years of daily sessions, beside a start that only says its version.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench_history import make_history
from bench_programs import ROOT
from PySide6.QtGui import QFontDatabase, QPageSize, QPdfWriter, QTextDocument

from corecoach.adapters.printing.paper import PAGE_SIZES
from corecoach.adapters.printing.pdf import save_pdf
from corecoach.adapters.printing.without_window import offscreen_application
from corecoach.application.reports.parts import Paper, Report
from tests.adapters.printing import golden
from tests.adapters.printing.sample_histories import history, report_of

SESSIONS: Final = (0, 1, 12, 60)
YEARS: Final = (1, 20)


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Measure each page and the commands; milliseconds as medians, bytes, ratios."""
    _application = offscreen_application()  # lives as long as this function
    for font in golden.FONTS:
        QFontDatabase.addApplicationFont(str(font))
    with tempfile.TemporaryDirectory() as folder:
        return {
            "pages": {
                name: _page(report, Path(folder), options.runs)
                for name, report in _reports().items()
            },
            "commands": _commands(Path(folder), options.runs),
        }


def _reports() -> dict[str, Report]:
    named = golden.reports()
    weeks = {f"report of {count} sessions": report_of(history(count)) for count in SESSIONS}
    changing = report_of(history(15, always_changing=True))
    return {
        "summary": named["session"],
        **weeks,
        "report of 42 changes": changing,
        "log sheet": named["log"],
        "wall sheet": named["wall"],
    }


def _page(report: Report, folder: Path, runs: int) -> dict[str, Any]:
    ours, plain = folder / "ours.pdf", folder / "plain.pdf"
    save_pdf(report, ours, Paper.A4, family=golden.FAMILY)  # fonts are loaded on first use
    command = ["pdftotext", "-layout", str(ours), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    plainly(text, plain)
    made: list[float] = []
    plainly_made: list[float] = []
    for _turn in range(runs):
        made.append(_timed(lambda: save_pdf(report, ours, Paper.A4, family=golden.FAMILY)))
        plainly_made.append(_timed(lambda: plainly(text, plain)))
    ms, plain_ms = statistics.median(made), statistics.median(plainly_made)
    return {
        "pages": text.count("\f"),
        "ms": round(ms, 1),
        "plain ms": round(plain_ms, 1),
        "times the plain way": round(ms / plain_ms, 2),
        "bytes": ours.stat().st_size,
        "plain bytes": plain.stat().st_size,
        "bytes, times the plain way": round(ours.stat().st_size / plain.stat().st_size, 2),
    }


def plainly(text: str, path: Path) -> None:
    """Write words into a PDF by Qt's own text document."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(PAGE_SIZES[Paper.A4]))
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(writer)


def _commands(folder: Path, runs: int) -> dict[str, Any]:
    target = folder / "page.pdf"
    starts: list[float] = []
    found: dict[str, list[float]] = {}
    for years in YEARS:
        make_history(folder / str(years), years)
    for _turn in range(runs):
        starts.append(_timed(lambda: _run("--version")))
        for years in YEARS:
            for words in (("summary", "--session", "last"), ("report",)):
                name = f"{words[0]}, {years} years"
                where = ("--data-dir", str(folder / str(years)))
                run = partial(_run, *words, *where, "--pdf", target)
                found.setdefault(name, []).append(_timed(run))
    start = statistics.median(starts)
    medians = {name: statistics.median(times) for name, times in found.items()}
    return {"version only, ms": round(start)} | {
        name: {"ms": round(ms), "times the start": round(ms / start, 2)}
        for name, ms in medians.items()
    }


def _run(*words: str | Path) -> None:
    command = [sys.executable, "-m", "corecoach", *words]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)


def _timed(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
