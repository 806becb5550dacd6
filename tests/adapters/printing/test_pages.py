"""Every kind of page as a picture and as text: golden pictures, two pages, nothing cut or lost.

A picture that no longer matches leaves the difference beside it; when a change is meant, draw the
golden ones anew: python -m tests.adapters.printing.golden
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from corecoach.adapters.printing.pdf import save_pdf
from corecoach.application.reports.parts import Paper, Person, Report
from tests.adapters.printing import golden
from tests.adapters.printing.sample_histories import history, report_of
from tests.adapters.printing.sample_records import full_session

BOTH_PAPERS = pytest.mark.parametrize("paper", list(Paper))
KINDS = sorted(golden.reports())
LONG_NAME = "Anna-Maria Katharina von Hohenlohe-Waldenburg-Schillingsfürst zu Oettingen " * 2


@pytest.fixture(autouse=True)
def _inter(qapp: QGuiApplication) -> Iterator[None]:  # noqa: ARG001  # fonts need an application
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in golden.FONTS]
    yield
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


def saved(report: Report, folder: Path, paper: Paper = Paper.A4) -> Path:
    path = folder / "page.pdf"
    save_pdf(report, path, paper, family=golden.FAMILY)
    return path


def text_of(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def page_count(path: Path) -> int:
    return text_of(path).count("\f")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_its_golden_picture(kind: str, tmp_path: Path) -> None:
    drawn = golden.pictures(saved(golden.reports()[kind], tmp_path))
    for number, picture in enumerate(drawn, 1):
        kept = golden.read(golden.FOLDER / f"{kind}-{number}.png")
        assert picture.shape == kept.shape
        apart = golden.apart(picture, kept)
        difference = tmp_path / f"{kind}-{number}-difference.png"
        if apart > golden.TOLERANCE:
            golden.write_difference(picture, kept, difference)
        assert apart <= golden.TOLERANCE, f"{apart:.4%} of the page differs: {difference}"
    assert not (golden.FOLDER / f"{kind}-{len(drawn) + 1}.png").exists()


def test_a_golden_picture_would_notice_a_missing_line(tmp_path: Path) -> None:
    (picture,) = golden.pictures(saved(golden.reports()["log"], tmp_path))
    without = picture.copy()
    rows = np.flatnonzero(picture.min(axis=1) < 128)
    without[rows[0] : rows[0] + 12] = 255
    assert golden.apart(picture, without) > golden.TOLERANCE
    golden.write_difference(picture, without, tmp_path / "difference.png")
    height, width = picture.shape
    assert golden.read(tmp_path / "difference.png").shape == (height, 3 * width)


@BOTH_PAPERS
@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_four_weeks_fit_on_two_pages(count: int, paper: Paper, tmp_path: Path) -> None:
    path = saved(report_of(history(count)), tmp_path, paper)
    assert page_count(path) == 2
    assert path.stat().st_size < 100_000


@BOTH_PAPERS
def test_forty_changes_of_dose_are_all_there_on_two_pages(paper: Paper, tmp_path: Path) -> None:
    records = history(15, always_changing=True)
    report = report_of(records)
    path = saved(report, tmp_path, paper)
    assert sum(change.count(";") + 1 for change in report.changes.lines) >= 40
    text = " ".join(text_of(path).split())
    assert all(change in text for change in report.changes.lines)
    assert page_count(path) == 2


@BOTH_PAPERS
@pytest.mark.parametrize("kind", ["log", "wall"])
def test_a_sheet_is_one_page(kind: str, paper: Paper, tmp_path: Path) -> None:
    assert page_count(saved(golden.reports()[kind], tmp_path, paper)) == 1


def test_every_figure_of_the_report_can_be_found_in_the_text(tmp_path: Path) -> None:
    report = report_of(history(12))
    text = " ".join(text_of(saved(report, tmp_path)).split())
    for row in report.weeks.rows:
        assert " ".join(row) in text
    for field in (*report.frequency, *report.quality, *report.period):
        assert field.value in text
    assert report.pain_change in text
    assert "Page 2 of 2" in text


@BOTH_PAPERS
def test_a_long_name_takes_more_lines_and_is_not_cut(paper: Paper, tmp_path: Path) -> None:
    report = golden.summary_of(full_session(), Person(LONG_NAME, "1990-02-03"))
    words = set(text_of(saved(report, tmp_path, paper)).split())
    # a hyphen may end a line
    assert set(LONG_NAME.replace("-", "- ").split()) <= {
        part for word in words for part in (word, *word.replace("-", "- ").split())
    }


@BOTH_PAPERS
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_nearer_to_the_edge_than_twelve_millimetres(
    kind: str, paper: Paper, tmp_path: Path
) -> None:
    edge = round(12 / 25.4 * golden.RESOLUTION)
    for picture in golden.pictures(saved(golden.reports()[kind], tmp_path, paper)):
        inked = picture < 250
        inked[edge:-edge, edge:-edge] = False
        assert not inked.any()


def test_the_text_stands_in_reading_order(tmp_path: Path) -> None:
    report = report_of(history(12))
    command = ["pdftotext", "-raw", str(saved(report, tmp_path)), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    text = " ".join(text.split())
    headings = (
        *(report.title, report.period[0].value, report.pain_title, report.pain_change),
        *(report.frequency_title, report.weeks.title, *report.weeks.rows[0], report.plan.title),
        *(report.changes.title, *report.changes.lines, report.doses_title, report.stops.title),
        *(report.quality_title, report.function_title, report.notes.label),
    )
    at = 0
    for heading in headings:
        at = text.index(heading, at)
