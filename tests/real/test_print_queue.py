"""Every page on a real print queue: what comes out is what the saved PDF shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import open_store
from tests.adapters.database.histories import NOW, keep
from tests.adapters.printing import golden
from tests.adapters.printing.sample_histories import LAST, history
from tests.real.desktop import ROOT, RunningProgram, Screen
from tests.real.print_queue import QUEUE, PrintQueue

pytestmark = pytest.mark.real
SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
PAGES = {
    "summary": ["summary", "--session", "last"],
    "report": ["report", "--until", LAST.isoformat()],
    "log": ["sheet", "log"],
    "wall": ["sheet", "wall"],
}


@pytest.fixture(scope="module")
def queue() -> Iterator[PrintQueue]:
    with PrintQueue() as there:
        yield there


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sessions of four weeks."""
    folder = tmp_path_factory.mktemp("data")
    with closing(open_store(folder, NOW, set_aside_damaged=False).store) as store:
        for record in history(12):
            keep(store, record)
    return folder


def corecoach(env: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program on a machine without a display."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "corecoach", *words],
        env={name: value for name, value in env.items() if name not in SCREENS},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def text_of(file: Path) -> str:
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("words", PAGES.values(), ids=PAGES)
def test_what_is_printed_is_what_is_saved(
    queue: PrintQueue, kept: Path, tmp_path: Path, words: list[str], paper: str
) -> None:
    page = (*words, "--paper", paper, "--data-dir", str(kept))
    saved, printed = tmp_path / "saved.pdf", tmp_path / "printed.pdf"
    for done in (
        corecoach(queue.env, *page, "--printer", QUEUE),
        corecoach(queue.env, *page, "--pdf", saved),
    ):
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    printed.write_bytes(queue.printed())
    assert text_of(printed) == text_of(saved)
    pages = zip(golden.pictures(printed), golden.pictures(saved), strict=True)
    for number, (one, other) in enumerate(pages, start=1):
        assert one.shape == other.shape
        apart = golden.apart(one, other)
        if apart > golden.TOLERANCE:
            golden.write_difference(one, other, tmp_path / f"difference-{number}.png")
        assert apart <= golden.TOLERANCE


def test_from_the_window_it_takes_three_keys(queue: PrintQueue, kept: Path, tmp_path: Path) -> None:
    folder, jobs = tmp_path / "data", queue.jobs
    shutil.copytree(kept, folder)
    with Screen() as screen, RunningProgram(screen, queue.env, folder):
        screen.press("ctrl+p")
        screen.press("Return", name="^On paper")
        screen.press("Return", name="^Print: Four-week report")
        queue.wait_for_job(jobs + 1)
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(queue.printed())
    assert "Four-week report" in text_of(printed)
    assert "Page 2 of 2" in text_of(printed)


@pytest.mark.parametrize(
    ("trouble", "repair", "sentence"),
    [
        ("cupsdisable", "cupsenable", f"The printer {QUEUE} has stopped"),
        ("cupsreject", "cupsaccept", f"The printer {QUEUE} takes no jobs"),
    ],
)
def test_a_queue_in_trouble_is_told_before_the_job_is_lost(
    queue: PrintQueue, kept: Path, trouble: str, repair: str, sentence: str
) -> None:
    jobs = queue.jobs
    queue.set_up(trouble)
    done = corecoach(queue.env, *PAGES["log"], "--printer", QUEUE, "--data-dir", kept)
    queue.set_up(repair)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert sentence in done.stderr
    assert queue.jobs == jobs


def test_a_printer_that_is_not_there_is_told_with_those_that_are(
    queue: PrintQueue, kept: Path
) -> None:
    done = corecoach(queue.env, *PAGES["log"], "--printer", "Attic", "--data-dir", kept)
    assert done.returncode == 1
    assert done.stderr == f"There is no printer Attic; there is: {QUEUE}.\n"


def test_without_any_print_service_a_pdf_is_advised_soon(kept: Path) -> None:
    env = dict(os.environ) | {"CUPS_SERVER": "127.0.0.1:9"}  # the port that drops all
    begun = time.monotonic()
    done = corecoach(env, *PAGES["log"], "--printer", "Attic", "--data-dir", kept)
    assert done.returncode == 1
    assert done.stderr == "There is no printer Attic, nor any other; save a PDF instead.\n"
    assert time.monotonic() - begun < 30
