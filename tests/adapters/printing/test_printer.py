"""Printing on a system printer, here one that prints into a file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from corecoach.adapters.printing.printer import print_into_file, print_report
from corecoach.application.errors import PrintingError
from corecoach.application.reports.session import SessionReport, build_session_report
from corecoach.domain.record import CheckIn
from tests.adapters.printing.sample_records import full_session, long_note, session

pytestmark = pytest.mark.usefixtures("qapp")


def report(note: str = "") -> SessionReport:
    record = session(check_in=CheckIn(note=note)) if note else full_session()
    return build_session_report(record, program_version="0.1.0")


def printer_into(
    file: Path, mode: QPrinter.PrinterMode = QPrinter.PrinterMode.HighResolution
) -> QPrinter:
    printer = QPrinter(mode)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def text_boxes(file: Path) -> list[tuple[float, str]]:
    """Return each word with the left edge of its box in points."""
    command: list[str | Path] = ["pdftotext", "-bbox", file, "-"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
    words = [line for line in lines if "<word" in line]
    return [
        (float(line.split('xMin="')[1].split('"')[0]), line.split(">")[1].split("<")[0])
        for line in words
    ]


def page_count(file: Path) -> int:
    found = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(found.split("Pages:")[1].split()[0])


@pytest.mark.parametrize(
    "mode", [QPrinter.PrinterMode.ScreenResolution, QPrinter.PrinterMode.HighResolution]
)
@pytest.mark.parametrize("full_page", [False, True])
def test_the_page_stands_in_the_same_place_on_every_kind_of_printer(
    mode: QPrinter.PrinterMode, *, full_page: bool, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    printer = printer_into(file, mode)
    printer.setFullPage(full_page)
    print_report(report(), printer)
    assert page_count(file) == 1
    first, word = text_boxes(file)[0]
    assert word == "Practice"
    assert first == pytest.approx(16 * 72 / 25.4, abs=1.5)


def test_wider_margins_of_the_printer_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    printer = printer_into(file)
    printer.setPageMargins(QMarginsF(30, 30, 30, 30), QPageLayout.Unit.Millimeter)
    print_report(report(), printer)
    assert min(left for left, _word in text_boxes(file)) == pytest.approx(30 * 72 / 25.4, abs=1.5)


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    printer = printer_into(file)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    print_report(report(long_note()), printer)
    assert page_count(file) == 1
    words = [word for _left, word in text_boxes(file)]
    assert "continued" in words
    assert words[-4:] == ["Page", "2", "of", "2"]


def test_a_range_without_a_page_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    printer = printer_into(file)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)
    with pytest.raises(PrintingError, match="the last page is 1"):
        print_report(report(), printer)
    assert not file.exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_write_is_refused_in_a_sentence(tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "nowhere" / "page.pdf")
    with pytest.raises(PrintingError, match="did not take the job"):
        print_report(report(), printer)


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A5, QPageSize.PageSizeId.A6])
def test_a_small_sheet_takes_more_pages_and_loses_nothing(
    size: QPageSize.PageSizeId, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    printer = printer_into(file)
    printer.setPageSize(QPageSize(size))
    print_report(report(), printer)
    assert page_count(file) > 1
    assert {"SIRAS", "signature"} <= {word for _left, word in text_boxes(file)}


def test_margins_of_the_printer_move_nothing_by_a_hair(tmp_path: Path) -> None:
    places = []
    for points in (0, 12):  # a sixth of an inch, which two decimals do not hold
        file = tmp_path / f"{points}.pdf"
        printer = printer_into(file)
        printer.setPageMargins(QMarginsF(points, points, points, points), QPageLayout.Unit.Point)
        print_report(report(), printer)
        places.append(text_boxes(file)[0][0])
    assert places[0] == pytest.approx(places[1], abs=0.02)


def test_a_file_printed_into_appears_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_text("older")
    print_into_file(report(), printer_into(file))
    assert page_count(file) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["page.pdf"]


def test_a_file_that_cannot_be_printed_into_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "page.pdf"
    printer = printer_into(file)
    with pytest.raises(PrintingError, match="cannot be written"):
        print_into_file(report(), printer)
    assert printer.outputFileName() == str(file)
    assert not list(tmp_path.iterdir())


def test_an_older_file_outlives_a_range_without_a_page(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_text("older")
    printer = printer_into(file)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 4)
    with pytest.raises(PrintingError, match="the last page is 1"):
        print_into_file(report(), printer)
    assert file.read_text() == "older"
