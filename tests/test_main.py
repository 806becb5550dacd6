"""The command line from outside: words in, one sentence or figures out, exit status right."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.settings_file import SettingsFile
from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.application.charts.chart import ChartKind
from corecoach.application.charts.frame import Span
from corecoach.application.desks.history import HistoryDesk
from corecoach.application.ports import SessionStart, SoundState, SoundStatus
from corecoach.application.safety_wording import disclaimer
from corecoach.application.screens.history import ChartChoice, build_pane, build_state
from corecoach.domain.clips import PHRASES
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.record import Outcome, RepRecord, SessionState
from corecoach.domain.script import lay_out
from corecoach.main import main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A data folder with one finished session."""
    folder = tmp_path / "data"
    began = datetime(2026, 3, 2, 18, 5, tzinfo=UTC)
    store = open_store(folder, began, set_aside_damaged=False).store
    number = store.begin(SessionStart(began, "UTC", began.date(), DEFAULT_PLAN, "0.1.0", 2))
    for rep in lay_out(DEFAULT_PLAN).reps():
        store.add_rep(number, RepRecord(rep, rep.target_ms, Outcome.HELD), began)
    store.end(number, SessionState.FINISHED, began.replace(minute=20))
    store.close()
    return folder


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run the words; return the exit status and what was said on standard error."""
    try:
        status = main(list(words))
    except SystemExit as ended:
        status = int(ended.code or 0)
    said = capsys.readouterr()
    assert said.out == ""
    return status, said.err


def test_plan_as_json_has_every_step_with_its_cues(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["--data-dir", str(tmp_path), "plan", "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)
    assert sum(step["length_ms"] for step in steps) == 864_000
    holds = [step for step in steps if step["kind"] == "hold"]
    assert len(holds) == 43
    assert {step["exercise"] for step in steps} == {"heel_dig", "bird_dog", "pause_squat", None}
    assert holds[0] == {
        "start_ms": 52_000,
        "length_ms": 10_000,
        "kind": "hold",
        "exercise": "heel_dig",
        "side": "left",
        "rep": 1,
        "cues": holds[0]["cues"],
    }
    assert holds[0]["cues"][0] == {"at_ms": 52_000, "clip": "tone_hold_start_left"}


def test_plan_for_people_ends_with_the_length(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["plan", "--data-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].strip() == "14:24"


def test_the_plan_is_explained_for_each_exercise(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    assert main(["plan", "--explain", "--data-dir", str(kept)]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line and line[0] != " "] == [
        *("My plan", "Heel digs", "Bird dogs", "Pause squats"),
        "What the verdicts mean and how they come about: corecoach rules",
    ]
    assert "level 0 of 11, 0 of 6 points" in told
    assert "Mon, 2 Mar 2026: open. The next morning has no answer yet." in told


def test_the_explained_plan_as_json_has_the_reason_with_its_figures(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    assert main(["plan", "--explain", "--json", "--data-dir", str(kept)]) == 0
    told = json.loads(capsys.readouterr().out)
    heel, _bird, squat = told["exercises"]
    assert told["plan"] == "My plan"
    assert heel["dose"] == {"reps": 10, "hold_s": 10, "basis": "per_leg"}
    assert (heel["level"], heel["points"], heel["needed"]) == (0, 0, 6)
    assert [one["cause"] for one in squat["verdicts"]] == ["no_morning_answer"]


def test_explaining_a_plan_without_sessions_makes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["plan", "--explain", "--data-dir", str(tmp_path / "none")]) == 0
    assert "A light start: 10 a leg, hold 10 s." in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_the_rules_are_those_of_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Bounds that no plan leaves"
    assert sum(line.startswith("  level ") for line in told) == 12 + 6 + 8
    assert "  level 6: 16 repetitions, hold 12 s, 192 s a leg" in told
    assert "  a change of 2 points is real: Childs 2005" in told
    assert told[-1] == disclaimer()
    assert "  from 14 days on: 1→0, 2→0, 3→1, 4→2, 5→3, 6→4, 7→5, 8→6, 9→7, 10→8, 11→9" in told


def test_history_of_nothing_makes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["history", "--data-dir", str(tmp_path / "none")]) == 0
    assert "No sessions yet" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_history_as_json_has_the_figures_and_the_sides(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    assert main(["history", "--json", "--data-dir", str(kept)]) == 0
    told = json.loads(capsys.readouterr().out)
    (session,) = told["sessions"]
    assert session["training_date"] == "2026-03-02"
    assert session["pain"]["before"] == 2
    assert [one["done"] for one in session["exercises"]] == [20, 20, 3]
    assert session["exercises"][0]["left"] == session["exercises"][0]["right"] == 10


SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":4711"}], ids=["none", "unreachable"])
def test_the_window_without_a_screen_is_refused_in_a_sentence(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    env = {name: value for name, value in os.environ.items() if name not in SCREENS} | screen
    done = subprocess.run(
        [sys.executable, "-m", "corecoach", "--data-dir", str(tmp_path)],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["--bogus"],
        ["plan", "--bogus"],
        ["dance"],
        ["summary"],
        ["summary", "--session", "first", "--pdf", "x.pdf"],
        ["--appearance", "pink"],
    ],
)
def test_words_that_make_no_sense_are_one_sentence_and_status_two(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    status, said = refusal(capsys, *words)
    assert status == 2
    assert said.count("\n") == 1


def test_an_unknown_session_is_refused(capsys: pytest.CaptureFixture[str], kept: Path) -> None:
    words = ["summary", "--session", "7", "--pdf", "x.pdf", "--data-dir", str(kept)]
    status, said = refusal(capsys, *words)
    assert (status, said.count("\n")) == (1, 1)
    assert "no such session" in said


@pytest.mark.usefixtures("qapp")  # else it would leave an application without windows behind
def test_a_page_that_cannot_be_written_is_refused(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / "missing" / "page.pdf"
    words = ["summary", "--session", "last", "--pdf", str(target), "--data-dir", str(kept)]
    status, said = refusal(capsys, *words)
    assert (status, said.count("\n")) == (1, 1)
    assert str(target) in said


def test_a_newer_record_is_refused_and_untouched(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    with sqlite3.connect(kept / "corecoach.db") as db:
        db.execute("pragma user_version = 999")
    db.close()
    before = (kept / "corecoach.db").read_bytes()
    status, said = refusal(capsys, "history", "--data-dir", str(kept))
    assert (status, said.count("\n")) == (1, 1)
    assert "newer CoreCoach" in said
    assert (kept / "corecoach.db").read_bytes() == before


def test_a_file_that_is_no_record_is_refused_and_untouched(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "corecoach.db").write_bytes(b"holiday pictures" * 100)
    status, said = refusal(capsys, "history", "--data-dir", str(tmp_path))
    assert (status, said.count("\n")) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["corecoach.db"]


def test_the_folder_comes_from_the_environment_where_no_word_names_it(
    capsys: pytest.CaptureFixture[str], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORECOACH_DATA_DIR", str(kept))
    assert main(["history"]) == 0
    assert "43/43" in capsys.readouterr().out


def test_check_lists_what_the_computers_voice_has_not_said_yet(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = SoundStatus(SoundState.SILENT)

    def probed(files: ClipFiles) -> SoundStatus:
        return replace(silent, missing_clips=files.missing())

    monkeypatch.setattr("corecoach.adapters.sound.probe.probe_sound", probed)
    kept = '{"sound": {"voice": "system"}}'
    (tmp_path / "settings.json").write_text(kept, encoding="utf-8")
    rendered = tmp_path / "cache" / "system"
    rendered.mkdir(parents=True)
    for clip in set(PHRASES) - {"hold"}:
        (rendered / f"{clip}.wav").touch()
    assert main(["check", "--data-dir", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Clips that are missing: hold"
    (rendered / "hold.wav").touch()
    assert main(["check", "--data-dir", str(tmp_path)]) == 0


def test_charts_prints_the_figures_of_the_window(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    assert main(["charts", "--range", "all", "--data-dir", str(kept), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["charts"]) == {kind.value for kind in ChartKind}
    reader = open_store(kept, datetime(2026, 3, 2, tzinfo=UTC), set_aside_damaged=False).reader
    history = HistoryDesk(SystemClock(), reader, SettingsFile(kept)).read()
    for kind in ChartKind:
        pane = build_pane(history, ChartChoice(kind, Span.ALL))
        if kind is ChartKind.CALENDAR:
            continue
        shown = [list(row.cells) for row in pane.shown.table.rows]
        assert told["charts"][kind.value]["rows"] == shown
    assert told["tiles"] == [vars(tile) for tile in build_state(history).tiles]


def test_charts_for_people_has_a_table_for_each_chart_with_figures(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    assert main(["charts", "--range", "all", "--data-dir", str(kept)]) == 0
    said = capsys.readouterr().out
    assert "Under tension, left / right: 120 / 120 s (and 30 s without sides)" in said
    assert "\nHeel digs\n" in said


def test_charts_of_nothing_makes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["charts", "--data-dir", str(tmp_path / "none")]) == 0
    assert "Sessions done: 0" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_a_plan_goes_into_a_file_and_comes_back(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    file, folder = tmp_path / "plan.json", tmp_path / "other"
    assert main(["plan", "--export", str(file), "--data-dir", str(kept)]) == 0
    assert main(["plan", "--import", str(file), "--data-dir", str(folder)]) == 0
    assert "The plan “My plan (2)” was taken in." in capsys.readouterr().out
    file.write_text("{}")
    assert main(["plan", "--import", str(file), "--data-dir", str(tmp_path / "third")]) == 1
    assert "holds no plan of CoreCoach" in capsys.readouterr().err
    assert not (tmp_path / "third" / "corecoach.db").exists()
