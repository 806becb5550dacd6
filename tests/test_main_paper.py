"""The command line's pages, from outside: the figures of the history, one sentence for trouble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corecoach.adapters.database.opening import open_store
from corecoach.main import main
from tests.adapters.database.folders import NoDiskError, mounted_disk
from tests.adapters.database.histories import NOW, keep
from tests.adapters.printing.sample_histories import FIRST, LAST, history

ROOT = Path(__file__).resolve().parents[1]
SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
PAGES = {
    "summary": ["summary", "--session", "last"],
    "report": ["report", "--weeks", "4", "--until", LAST.isoformat()],
    "log": ["sheet", "log"],
    "wall": ["sheet", "wall"],
}
EVERY_PAGE = pytest.mark.parametrize("words", PAGES.values(), ids=PAGES)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sessions of four weeks; some were stopped, one has no answers."""
    folder = tmp_path_factory.mktemp("data")
    with closing(open_store(folder, NOW, set_aside_damaged=False).store) as store:
        for record in history(12):
            keep(store, record)
    return folder


def corecoach(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, on a machine without a display."""
    env = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        [sys.executable, "-B", "-m", "corecoach", *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def text_of(file: Path) -> str:
    command = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def told(capsys: pytest.CaptureFixture[str], kept: Path) -> list[dict[str, Any]]:
    """The sessions as the history tells them."""
    assert main(["history", "--json", "--data-dir", str(kept)]) == 0
    sessions: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["sessions"]
    return sessions


def clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def whole(figure: float) -> int:
    """Halves rounded up."""
    return int(figure + 0.5)


def tenths(ms: int) -> str:
    return f"{ms / 1000:.1f}"


@EVERY_PAGE
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_page_is_written_without_a_display(
    kept: Path, tmp_path: Path, words: list[str], paper: str
) -> None:
    target = tmp_path / "page.pdf"
    done = corecoach(*words, "--paper", paper, "--pdf", target, "--data-dir", kept)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    command = ["pdfinfo", str(target)]
    facts = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert ("(A4)" if paper == "a4" else "612 x 792") in facts


@pytest.mark.usefixtures("qapp")  # else it would leave an application without windows behind
def test_every_figure_of_a_session_is_on_its_page(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    for session in told(capsys, kept):
        words = ["summary", "--session", str(session["id"]), "--pdf", str(target)]
        assert main([*words, "--data-dir", str(kept)]) == 0
        text = text_of(target)
        day, time = session["started"].split("T")
        assert f"{day} (" in text
        assert f"{time[:5]} {clock(session['length_s'])} {session['zone']}" in text
        pains = [session["pain"][when] for when in ("before", "peak", "after", "next_morning")]
        assert " ".join(str(pain) for pain in pains if pain is not None) in text
        for one in session["exercises"]:
            # between short figures the gaps look like none
            assert figures_of(one).replace(" / ", "/") in text.replace(" / ", "/")


def figures_of(one: dict[str, Any]) -> str:
    """The row of an exercise as it is printed, from the figures of the history."""
    has_sides = one["left"] + one["right"] > 0
    sides = f"{one['left']} / {one['right']}" if has_sides else str(one["done"])
    seconds = whole(one["tension_ms"] / (2000 if has_sides else 1000))
    tension = f"{seconds} / {seconds}" if has_sides else str(seconds)
    holds = f"{tenths(one['mean_hold_ms'])} {tenths(one['shortest_hold_ms'])}"
    told = " ".join(str(one[score]) for score in ("effort", "pain_peak") if one[score] is not None)
    return f"{sides} {holds} {tension} {told} {one['planned'] - one['done']}"


@pytest.mark.usefixtures("qapp")  # as above
def test_every_figure_of_the_weeks_is_on_the_report(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    assert main([*PAGES["report"], "--pdf", str(target), "--data-dir", str(kept)]) == 0
    sessions, text = told(capsys, kept), text_of(target)
    weeks = [FIRST + timedelta(days=7 * number) for number in range(4)]
    for start in weeks:
        assert week_row(start, [one for one in sessions if is_in(start, one)]) in text
    days = sorted(date.fromisoformat(one["training_date"]) for one in sessions)
    assert "12 of 12, 100 % 12 of 12, 100 % 4 of 4 0" in text
    assert f"{max((later - day).days for day, later in pairwise(days))} Week by week" in text
    rises = [
        one["pain"]["next_morning"] - one["pain"]["before"]
        for one in sessions
        if None not in {one["pain"]["next_morning"], one["pain"]["before"]}
    ]
    first, last = (mean_before(is_in_all(start, sessions)) for start in (weeks[0], weeks[-1]))
    highest = max(one["pain"]["peak"] for one in sessions)
    count = sum(rise >= 2 for rise in rises)
    assert f"{first:.1f} {last:.1f} {highest} {count} Pain before sessions" in text
    assert f"down {first - last:.2f}. A fall of 2 or more" in text
    for one in sessions:
        if one["state"] == "stopped":
            assert f"{one['training_date']} ended early ({one['stop_reason']})" in text


def is_in(start: date, session: dict[str, Any]) -> bool:
    return start <= date.fromisoformat(session["training_date"]) < start + timedelta(days=7)


def is_in_all(start: date, sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in sessions if is_in(start, one)]


def mean_before(sessions: list[dict[str, Any]]) -> float:
    scores = [int(one["pain"]["before"]) for one in sessions]
    return sum(scores) / len(scores)


def week_row(start: date, sessions: list[dict[str, Any]]) -> str:
    """The row of a week as it is printed, from the figures of the history."""
    heel, bird, squat = (
        sum(one["exercises"][place]["tension_ms"] for one in sessions) for place in range(3)
    )
    dates = f"{start:%m-%d} to {start + timedelta(days=6):%m-%d}"
    names = " ".join(f"{date.fromisoformat(one['training_date']):%a}" for one in sessions)
    length = clock(sum(one["length_s"] for one in sessions))
    sides = " ".join(f"{whole(both / 2000)} / {whole(both / 2000)}" for both in (heel, bird))
    peak = max(one["pain"]["peak"] for one in sessions)
    return (
        f"{dates} {len(sessions)} of 3 {names} {length} {sides} {whole(squat / 1000)} "
        f"{mean_before(sessions):.1f} {peak}"
    )


@pytest.fixture
def full_disk() -> Iterator[Path]:
    """A disk with room for half a page; the limit of a file's size is tried beside the PDF."""
    try:
        with mounted_disk("64k") as disk:
            (disk / "filler").write_bytes(bytes(48_000))
            yield disk
    except NoDiskError as refusal:
        pytest.skip(str(refusal))


@EVERY_PAGE
def test_a_disk_that_fills_up_in_the_middle_leaves_the_older_file_whole(
    kept: Path, full_disk: Path, words: list[str]
) -> None:
    target = full_disk / "page.pdf"
    target.write_text("older")
    done = corecoach(*words, "--pdf", target, "--data-dir", kept)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"There is no room left to save {target}" in done.stderr
    assert target.read_text() == "older"
    assert {file.name for file in full_disk.iterdir()} == {"filler", "page.pdf"}


@pytest.mark.usefixtures("qapp")  # as above
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--pdf", "{folder}/none/page.pdf"], "cannot be written"),
        (["--pdf", "{folder}"], "is not a file"),
        (["--printer", "No Such Printer"], "There is no printer No Such Printer"),
    ],
)
def test_trouble_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
    kept: Path,
    tmp_path: Path,
    words: list[str],
    sentence: str,
) -> None:
    target = [word.format(folder=tmp_path) for word in words]
    assert main([*PAGES["report"], *target, "--data-dir", str(kept)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert sentence in said.err
    assert not list(tmp_path.iterdir())


def test_a_session_that_is_not_there_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kept: Path
) -> None:
    for session, folder in (("99", kept), ("last", tmp_path / "empty")):
        words = ["summary", "--session", session, "--pdf", str(tmp_path / "page.pdf")]
        assert main([*words, "--data-dir", str(folder)]) == 1
        assert "There is no such session" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["report", "--pdf", "x.pdf", "--weeks", "13"],
        ["report", "--pdf", "x.pdf", "--weeks", "0"],
        ["report", "--pdf", "x.pdf", "--until", "yesterday"],
        ["report", "--pdf", "x.pdf", "--paper", "a3"],
        ["sheet", "--pdf", "x.pdf"],
        ["sheet", "log", "--pdf", "x.pdf", "--printer", "y"],
        ["summary", "--session", "first", "--pdf", "x.pdf"],
    ],
)
def test_words_that_make_no_sense_are_one_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert ".." not in said.err
