"""The command line's export, import, backup and restore, from outside and without a display."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corecoach.adapters.database.opening import open_store
from corecoach.adapters.desktop.instance_lock import lock
from corecoach.main import main
from tests.adapters.database.histories import KNOWN, NOW, keep


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A data folder with two sessions."""
    folder = tmp_path / "data"
    store = open_store(folder, NOW, set_aside_damaged=False).store
    for record in KNOWN:
        keep(store, record)
    store.close()
    return folder


def said(capsys: pytest.CaptureFixture[str], folder: Path, *words: object) -> str:
    assert main(["--data-dir", str(folder), *map(str, words)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *words: object) -> str:
    assert main(["--data-dir", str(folder), *map(str, words)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


@pytest.mark.parametrize("form", ["json", "csv", "ics"])
def test_an_export_says_how_much_was_written(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path, form: str
) -> None:
    place = tmp_path / "history"
    text = said(capsys, kept, "export", f"--{form}", place)
    assert text == f"2 sessions written to {place}.\n"
    assert place.stat().st_size > 100


def test_a_history_moves_to_another_folder(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    there, file = tmp_path / "there", tmp_path / "history.json"
    said(capsys, kept, "export", "--json", file)
    dry = said(capsys, there, "import", file, "--dry-run")
    assert "1: 2026-10-24 01:30 is new." in dry
    assert dry.endswith("This was a dry run: nothing was changed.\n")
    assert not there.exists()
    done = said(capsys, there, "import", file)
    assert "New: 2. Double: 0. Changed: 0. Refused: 0." in done
    assert said(capsys, there, "history") == said(capsys, kept, "history")
    again = said(capsys, there, "import", file)
    assert again.endswith("Nothing had to be changed.\n")


def test_an_import_as_json_names_every_row(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text("Date,Back,\n2025-02-03,2,\n2026-11-02,2,\n2027-02-03,2,\n", encoding="utf-8")
    told = json.loads(said(capsys, kept, "import", file, "--json"))
    assert told["counts"] == {"new": 1, "double": 1, "changed": 0, "refused": 1}
    assert [row["verdict"] for row in told["rows"]] == ["new", "double", "refused"]
    assert told["dry_run"] is False
    assert Path(told["backup"]).is_file()


def test_a_backup_is_made_and_restored(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.db"
    assert str(mine) in said(capsys, kept, "backup", mine)
    text = said(capsys, kept, "backup")
    assert str(kept / "backups") in text
    there = tmp_path / "there"
    dry = said(capsys, there, "restore", mine, "--dry-run")
    assert dry.splitlines()[:2] == ["comes: 2026-11-02 07:00", "comes: 2026-10-24 01:30"]
    assert not there.exists()
    told = json.loads(said(capsys, there, "restore", mine, "--json"))
    assert (len(told["comes"]), told["goes"], told["backup"]) == (2, [], None)
    assert said(capsys, there, "history") == said(capsys, kept, "history")
    again = said(capsys, there, "restore", mine)
    assert "The history is the same as it is now." in again
    assert "Backup of what was before" in again


def test_while_a_window_is_open_nothing_is_put_in_its_place(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    mine, file = tmp_path / "mine.db", tmp_path / "history.json"
    said(capsys, kept, "backup", mine)
    said(capsys, kept, "export", "--json", file)
    held = lock(kept)
    assert held
    for words in (("import", file), ("restore", mine)):
        assert "CoreCoach is open" in refused(capsys, kept, *words)
    said(capsys, kept, "import", file, "--dry-run")
    said(capsys, kept, "backup")
    held.release()


def test_what_cannot_be_done_is_a_sentence(
    capsys: pytest.CaptureFixture[str], kept: Path, tmp_path: Path
) -> None:
    text = tmp_path / "diary.txt"
    text.write_text("Dear diary", encoding="utf-8")
    attempts: list[tuple[object, ...]] = [
        ("import", text),
        ("import", tmp_path / "missing"),
        ("restore", text),
        ("export", "--csv", tmp_path / "missing" / "x.csv"),
        ("export", "--json", kept / "corecoach.db"),
        ("backup", tmp_path / "missing" / "x.db"),
    ]
    for words in attempts:
        assert str(words[-1]) in refused(capsys, kept, *words)
    for without_record in (("backup",), ("export", "--json", text)):
        assert "no record yet" in refused(capsys, tmp_path / "none", *without_record)
    assert text.read_text(encoding="utf-8") == "Dear diary"
    assert not (tmp_path / "none").exists()
