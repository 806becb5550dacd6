"""What the glyphs of a PDF stand for: found and copied as it was typed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from corecoach.adapters.printing.pdf import save_pdf
from corecoach.adapters.printing.pdf_text import mended
from corecoach.application.reports.parts import Paper
from corecoach.application.reports.session import build_session_report
from corecoach.domain.record import CheckIn
from tests.adapters.printing import golden
from tests.adapters.printing.sample_records import session

TYPOGRAPHY = (
    "It\N{RIGHT SINGLE QUOTATION MARK}s “fine”, "
    "\N{LEFT SINGLE QUOTATION MARK}so so\N{RIGHT SINGLE QUOTATION MARK} – 5 \N{MINUS SIGN} 3 = 2 · "
    "10 × 2 … café naïve Ångström \N{MICRO SIGN}m 50 % → ½ € №"
)


@pytest.fixture(autouse=True)
def _inter(qapp: QGuiApplication) -> Iterator[None]:  # noqa: ARG001  # fonts need an application
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in golden.FONTS]
    yield
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


def text_of(note: str, folder: Path) -> str:
    record = session(check_in=CheckIn(note=note))
    path = folder / "page.pdf"
    report = build_session_report(record, program_version="0.1.0")
    save_pdf(report, path, Paper.A4, family=golden.FAMILY)
    command = ["pdftotext", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_typography_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    assert TYPOGRAPHY in text_of(TYPOGRAPHY, tmp_path)


def test_words_from_the_right_come_back_in_plain_letters(tmp_path: Path) -> None:
    text = text_of("שלום עולם\nنص عربي", tmp_path)
    for word in ("שלום", "עולם", "نص", "عربي"):
        assert word in text


def test_a_text_map_is_mended_and_nothing_moves() -> None:
    pdf = b"a <02BC> begincmap\n<0000> <0002> [<02BC> <0041> <FEE7> <0009> ]\nendcmap b"
    assert mended(pdf) == (
        b"a <02BC> begincmap\n<0000> <0002> [<2019> <0041> <0646> <0020> ]\nendcmap b"
    )
