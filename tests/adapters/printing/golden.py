"""The golden pages: how they look, drawn small and in grey; run it to draw them anew.

python -m tests.adapters.printing.golden
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PySide6.QtGui import QFontDatabase, QImage

from corecoach.adapters.printing.pdf import save_pdf
from corecoach.adapters.printing.without_window import offscreen_application
from corecoach.application.history_ports import KeptHistory
from corecoach.application.pace_account import PaceAccount
from corecoach.application.reports.parts import Paper, Person, Report
from corecoach.application.reports.session import NOBODY, SessionReport, build_session_report
from corecoach.application.reports.sheets import build_log_sheet, build_wall_sheet
from corecoach.domain.digest import digest_of
from corecoach.domain.record import SessionRecord
from corecoach.domain.training_day import DAY
from tests.adapters.printing.sample_histories import history, report_of
from tests.adapters.printing.sample_records import PLAN, full_session

FOLDER = Path(__file__).parent / "golden_pages"
FAMILY = "Inter"
FONTS = sorted((Path(__file__).parents[3] / "assets" / "fonts").glob("Inter_*.ttf"))
RESOLUTION = 50
CLEARLY = 90
"""Two greys of 0-255 so far apart are not the same; edges of letters differ a little."""
TOLERANCE = 0.0003
"""Of a page's dots."""


def reports() -> dict[str, Report]:
    """One of every kind."""
    return {
        "session": summary_of(full_session()),
        "weeks": report_of(history(12)),
        "log": build_log_sheet(PLAN, program_version="0.1.0", person=Person()),
        "wall": build_wall_sheet(PLAN, program_version="0.1.0"),
    }


def summary_of(record: SessionRecord, person: Person = NOBODY) -> SessionReport:
    """The summary of a session that was the first, as the program makes it on the day after."""
    account = PaceAccount(KeptHistory((digest_of(record),)), record.training_date + DAY)
    followed = account.followed(record.session_id)
    return build_session_report(record, followed, program_version="0.1.0", person=person)


def pictures(path: Path) -> list[np.ndarray]:
    """The pages of a PDF in grey."""
    target = path.with_suffix("")
    command = ["pdftoppm", "-gray", "-png", "-r", str(RESOLUTION), str(path), str(target)]
    subprocess.run(command, check=True)
    return [read(file) for file in sorted(path.parent.glob(f"{target.name}-*.png"))]


def read(file: Path) -> np.ndarray:
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].copy()


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """The share of dots that are clearly not the same."""
    return float((np.abs(one.astype(int) - other.astype(int)) > CLEARLY).mean())


def write_difference(drawn: np.ndarray, kept: np.ndarray, file: Path) -> None:
    """Write drawn, kept, and where they differ, beside each other."""
    differs = 255 - np.abs(drawn.astype(int) - kept.astype(int)).astype(np.uint8)
    whole = np.ascontiguousarray(np.hstack([drawn, kept, differs]))
    height, width = whole.shape
    QImage(whole.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).save(str(file))


def main() -> None:
    _application = offscreen_application()
    for font in FONTS:
        QFontDatabase.addApplicationFont(str(font))
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for kind, report in reports().items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{kind}.pdf"
            save_pdf(report, path, Paper.A4, family=FAMILY)
            pictures(path)
            for file in sorted(Path(folder).glob("*.png")):
                (FOLDER / file.name).write_bytes(file.read_bytes())


if __name__ == "__main__":
    main()
