"""PDF files of a session: what is in them, where the ink is, and how trouble leaves the folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication

from corecoach.adapters.printing.pdf import save_pdf
from corecoach.adapters.printing.without_window import offscreen_application
from corecoach.application.errors import PrintingError
from corecoach.application.reports.parts import Paper
from corecoach.application.reports.session import SessionReport, build_session_report
from corecoach.domain.record import CheckIn, SessionRecord
from tests.adapters.printing.sample_records import NOTE, full_session, long_note, session

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
RESOLUTION = 100
BOTH_PAPERS = pytest.mark.parametrize("paper", list(Paper))


@pytest.fixture
def family(qapp: QGuiApplication) -> Iterator[str]:  # noqa: ARG001  # fonts need an application
    number = QFontDatabase.addApplicationFont(str(FONTS / "Inter_400Regular.ttf"))
    yield QFontDatabase.applicationFontFamilies(number)[0]
    QFontDatabase.removeApplicationFont(number)


def report_of(record: SessionRecord) -> SessionReport:
    return build_session_report(record, program_version="0.1.0")


def saved(record: SessionRecord, folder: Path, paper: Paper, family: str) -> Path:
    path = folder / "summary.pdf"
    save_pdf(report_of(record), path, paper, family=family)
    return path


def output_of(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def facts_of(path: Path) -> dict[str, str]:
    lines = output_of("pdfinfo", path).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def pictures_of(path: Path) -> list[np.ndarray]:
    output_of("pdftoppm", "-r", str(RESOLUTION), path, path.with_suffix(""))
    return [read_ppm(file) for file in sorted(path.parent.glob("*.ppm"))]


def read_ppm(file: Path) -> np.ndarray:
    _kind, size, _depth, pixels = file.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 3)


@BOTH_PAPERS
def test_a_normal_session_fills_one_page_of_the_right_size(
    paper: Paper, family: str, tmp_path: Path
) -> None:
    facts = facts_of(saved(full_session(), tmp_path, paper, family))
    assert facts["Pages"] == "1"
    width, _, height, *_rest = facts["Page size"].split()
    assert float(width) == pytest.approx(paper.width_mm * 72 / 25.4, abs=1)
    assert float(height) == pytest.approx(paper.height_mm * 72 / 25.4, abs=1)


@BOTH_PAPERS
def test_a_session_fills_one_page_in_the_systems_own_font_too(
    paper: Paper, family: str, tmp_path: Path
) -> None:
    assert family
    path = saved(full_session(), tmp_path, paper, "No Such Family")
    assert facts_of(path)["Pages"] == "1"


def test_every_word_and_figure_can_be_found_in_the_text(family: str, tmp_path: Path) -> None:
    report = report_of(full_session())
    text = output_of("pdftotext", "-layout", saved(full_session(), tmp_path, Paper.A4, family), "-")
    fields = (*report.person, *report.when, *report.about, *report.pain)
    for field in fields:
        assert field.label in text
        assert field.value in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for row in report.rows:
        start = f"{row.exercise} {row.planned} "
        assert [line for line in lines if line.startswith(start)] == [
            start + " ".join(filter(None, row.figures))
        ]
    assert NOTE in " ".join(lines)
    assert report.foot.disclaimer in " ".join(lines)
    assert "Page 1 of 1" in text


def test_the_file_names_what_it_is_and_carries_its_fonts(family: str, tmp_path: Path) -> None:
    path = saved(full_session(), tmp_path, Paper.A4, family)
    facts = facts_of(path)
    assert facts["Title"] == "Practice session summary, 2025-03-14"
    assert "CoreCoach" in facts["Author"]
    assert "CoreCoach 0.1.0" in facts["Creator"]
    fonts = output_of("pdffonts", path).splitlines()[2:]
    assert fonts
    # the columns from the right: object ID (two), unicode, subset, embedded
    assert {line.split()[-5] for line in fonts} == {"yes"}
    assert all("Inter" in line for line in fonts)


@BOTH_PAPERS
def test_the_page_is_black_on_white_with_nothing_near_its_edge(
    paper: Paper, family: str, tmp_path: Path
) -> None:
    answers = CheckIn(note=long_note())
    pages = pictures_of(saved(session(check_in=answers), tmp_path, paper, family))
    assert len(pages) == 2
    edge = round(15 / 25.4 * RESOLUTION)
    for picture in pages:
        assert np.ptp(picture, axis=2).max() == 0
        inked = picture.min(axis=2) < 250
        assert inked.any()
        inked[edge:-edge, edge:-edge] = False
        assert not inked.any()


@BOTH_PAPERS
def test_a_long_note_runs_on_to_a_second_page_as_typed(
    paper: Paper, family: str, tmp_path: Path
) -> None:
    note = long_note()
    path = saved(session(check_in=CheckIn(note=note)), tmp_path, paper, family)
    text = " ".join(output_of("pdftotext", path, "-").split())
    assert "<b>Bold?</b> & <script>alert(1)</script>" in text
    # one of them may be cut by the foot of the first page
    assert text.count("More words about it.") >= note.count("More words about it.") - 1
    assert "LAST WORD" in text
    assert "Page 1 of 2" in text
    assert "Page 2 of 2" in text
    assert "continued" in text
    assert text.index("LAST WORD") < text.index("For the therapist")


def test_letters_that_cannot_be_printed_do_no_harm(family: str, tmp_path: Path) -> None:
    note = "before \ud800 \0 \x1b[31m \u2028 after"
    path = saved(session(check_in=CheckIn(note=note)), tmp_path, Paper.A4, family)
    text = output_of("pdftotext", path, "-")
    assert "before" in text
    assert "after" in text


def test_an_older_file_is_replaced_and_nothing_else_left(family: str, tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").write_text("older")
    path = saved(full_session(), tmp_path, Paper.A4, family)
    assert path.read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_link_keeps_pointing_at_the_file_that_is_replaced(family: str, tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    (tmp_path / "summary.pdf").symlink_to(real)
    path = saved(full_session(), tmp_path, Paper.A4, family)
    assert path.is_symlink()
    assert real.read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("family")
def test_a_folder_that_is_missing_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "summary.pdf"
    with pytest.raises(PrintingError, match=r"nowhere/summary.pdf cannot be written \(No such"):
        save_pdf(report_of(full_session()), path, Paper.A4)
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("family")
def test_a_name_that_is_no_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match="is not a file"):
        save_pdf(report_of(full_session()), tmp_path, Paper.A4)
    assert tmp_path.is_dir()
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("family")
def test_a_disk_that_fills_up_leaves_the_older_file_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")  # Windows has no such limit to set
    path = tmp_path / "summary.pdf"
    path.write_text("older")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, hard))
    try:
        with pytest.raises(PrintingError, match="no room left"):
            save_pdf(report_of(full_session()), path, Paper.A4)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "older"
    assert [file.name for file in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_running_application_is_used_as_it_is(qapp: QGuiApplication) -> None:
    assert offscreen_application() is qapp


@pytest.mark.real
def test_without_a_display_or_an_application_a_pdf_is_made(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    program = (
        "import sys; from pathlib import Path;"
        "from corecoach.adapters.printing.without_window import save_pdf_without_window as save;"
        "from corecoach.application.reports.session import build_session_report as build;"
        "from tests.adapters.printing.sample_records import full_session;"
        "report = build(full_session(), program_version='0.1.0');"
        "save(report, Path(sys.argv[1]), None, Path(sys.argv[2]))"
    )
    root = Path(__file__).parents[3]
    keep = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program, path, FONTS],
        cwd=root,
        env=keep,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    facts = facts_of(path)
    assert facts["Pages"] == "1"
    assert facts["Page size"].endswith("(A4)")
    assert "Inter" in output_of("pdffonts", path)
