"""Reading: each kind of file is known, and every bad one is a sentence that changes nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corecoach.adapters.moving import csv_form, texts
from corecoach.adapters.moving.data_keeper import FileDataKeeper
from corecoach.adapters.moving.plan_form import decided_fields, version_fields
from corecoach.application.errors import MovingError, WorldError
from corecoach.application.moving import ExportForm, ImportReport, Verdict
from corecoach.domain.merging import WholeSession
from corecoach.domain.record import KeptRep
from tests.adapters.database.folders import contents
from tests.adapters.database.freeze import frozen_file
from tests.adapters.database.histories import KNOWN, KNOWN_BOOK
from tests.adapters.moving.conftest import MakeKeeper
from tests.adapters.moving.wholes import held

KNOWN_WHOLE = [
    WholeSession(
        record,
        tuple(
            KeptRep(attempt, record.last_kept or record.started)
            for kept in sorted(record.exercises, key=lambda kept: kept.exercise)
            for attempt in kept.attempts
        ),
    )
    for record in KNOWN
]
often = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def exports(make_keeper: MakeKeeper, tmp_path: Path) -> dict[ExportForm, Path]:
    keeper = make_keeper(KNOWN_WHOLE)
    files = {form: tmp_path / f"history.{form}" for form in ExportForm}
    for form, file in files.items():
        keeper.export(file, form)
        assert file.stat().st_mode & 0o777 == 0o600
    return files


def refusal(keeper: FileDataKeeper, file: Path, habit: str | None = None) -> str:
    """The sentence with which a file is refused; the data folder stays as it was."""
    folder = keeper.backup_folder.parent
    before = contents(folder)
    said = []
    for attempt in (keeper.preview_import, keeper.take_in):
        with pytest.raises(WorldError) as refused:
            attempt(file, habit)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert contents(folder) == before
    return said[0]


def counts(report: ImportReport) -> tuple[int, ...]:
    return tuple(report.counts[verdict] for verdict in Verdict)


def test_ours_are_known_whatever_they_are_called(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path], tmp_path: Path
) -> None:
    for form in (ExportForm.JSON, ExportForm.CSV):
        keeper = make_keeper()
        file = tmp_path / "without_an_end"
        shutil.copy(exports[form], file)
        assert keeper.habits(file) == ()
        assert counts(keeper.take_in(file)) == (2, 0, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_saved_again_is_read(
    make_keeper: MakeKeeper,
    exports: dict[ExportForm, Path],
    tmp_path: Path,
    encoding: str,
    delimiter: str,
) -> None:
    import csv  # noqa: PLC0415  # the reader of the one test that saves again

    with exports[ExportForm.CSV].open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    again = tmp_path / "again.csv"
    with again.open("w", encoding=encoding, newline="") as text:
        csv.writer(text, delimiter=delimiter).writerows(rows)
    keeper = make_keeper()
    assert counts(keeper.take_in(again)) == (2, 0, 0, 0)
    there = make_keeper(KNOWN_WHOLE)
    assert held(keeper) == held(there)


def test_an_export_of_the_first_version_is_still_taken_in(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path], tmp_path: Path
) -> None:
    told = json.loads(exports[ExportForm.JSON].read_text())
    told["version"] = 1
    del told["plans"], told["decisions"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(told))
    keeper = make_keeper()
    assert counts(keeper.take_in(old)) == (2, 0, 0, 0)
    assert held(keeper) == held(make_keeper(KNOWN_WHOLE))


GOOD_PLAN = version_fields(KNOWN_BOOK.versions[1])
GOOD_DECISION = decided_fields(KNOWN_BOOK.decisions[1])
BAD_PLANNED: dict[str, tuple[str, Any, str]] = {
    "no_plan": ("plans", "x", "no session in this place"),
    "no_name": ("plans", GOOD_PLAN | {"name": " "}, "1 to 60 characters"),
    "unreadable_name": ("plans", GOOD_PLAN | {"name": "a\nb"}, "1 to 60 characters"),
    "no_identity": ("plans", GOOD_PLAN | {"version": "7"}, "identity"),
    "no_exercise": ("plans", GOOD_PLAN | {"exercises": []}, "asks for no exercise"),
    "twice": ("plans", GOOD_PLAN | {"exercises": GOOD_PLAN["exercises"][:1] * 2}, "for one twice"),
    "no_plate": ("plans", GOOD_PLAN | {"plate": 0}, "0.25 to 50"),
    "too_heavy": ("plans", GOOD_PLAN | {"ceiling": 1e300}, "0 to 500"),
    "kind": ("decisions", GOOD_DECISION | {"kind": "dreamt"}, "not known here"),
    "lacking": ("decisions", GOOD_DECISION | {"level": None}, "not known here"),
    "too_much": ("decisions", GOOD_DECISION | {"plan": GOOD_PLAN["plan"]}, "not known here"),
    "level": ("decisions", GOOD_DECISION | {"level": 100}, "not known here"),
    "load": ("decisions", GOOD_DECISION | {"load": -1}, "not known here"),
    "moment": ("decisions", GOOD_DECISION | {"made": "noon"}, "made"),
}


@pytest.mark.parametrize(("member", "value", "sentence"), BAD_PLANNED.values(), ids=BAD_PLANNED)
def test_a_senseless_plan_or_decision_is_refused_and_the_rest_taken_in(
    make_keeper: MakeKeeper, tmp_path: Path, member: str, value: object, sentence: str
) -> None:
    good = {"plans": GOOD_PLAN, "decisions": GOOD_DECISION}
    told = {"format": "corecoach-history", "version": 2, "sessions": []}
    file = tmp_path / "planned.json"
    file.write_text(json.dumps(told | {name: [one] for name, one in good.items()}))
    keeper = make_keeper()
    assert keeper.take_in(file).has_new_plans
    whole = held(keeper)[1].book
    bad = good | {member: value}
    file.write_text(json.dumps(told | {name: [one] for name, one in bad.items()}))
    other = make_keeper()
    (row,) = other.take_in(file).rows
    assert sentence in row.reason
    assert row.verdict is Verdict.REFUSED
    book = held(other)[1].book
    assert book.versions == (() if member == "plans" else whole.versions)
    assert book.decisions == (() if member == "decisions" else whole.decisions)


SOUND_DB = frozen_file(2).read_bytes()
BAD = {
    "empty": (b"", "is empty"),
    "blanks": (b" \n\n", "is empty"),
    "text": (b"Dear diary", "no export of CoreCoach"),
    "latin_1": ("Übung;Größe\n".encode("latin-1"), "not a text in UTF-8"),
    "utf_32": ("{}".encode("utf-32"), "not a text in UTF-8"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text in UTF-8"),
    "other_json": (b'{"format": "recipes", "sessions": []}', "no export of CoreCoach"),
    "list": (b"[1, 2]", "no export of CoreCoach"),
    "newer": (b'{"format": "corecoach-history", "version": 3, "sessions": []}', "newer CoreCoach"),
    "cut_json": (b'{"format": "corecoach-history", "version": 1, "sessions": [{', "too early"),
    "other_csv": (b"name,price\nmilk,1\n", "no export of CoreCoach"),
    "line_without_end": (b"x" * 5_000_000, "too early"),
    "backup": (SOUND_DB, "restored rather than imported"),
    "zip": (b"PK\x03\x04" + b"x" * 100, "no habits of Loop"),
    "other_database": (b"SQLite format 3\0" + b"x" * 100, "no habits of Loop"),
    "nested": (b'{"sessions": ' + b"[" * 100_000, "no export of CoreCoach"),
    "no_habit": (b"Date,\n2025-01-01,\n", "no habits of Loop"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_a_sentence(
    make_keeper: MakeKeeper, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "bad"
    file.write_bytes(content)
    for keeper in (make_keeper(KNOWN_WHOLE), make_keeper()):
        said = refusal(keeper, file)
        assert sentence in said
        assert "\n" not in said


def test_a_file_that_is_not_there_or_too_long_is_refused(
    make_keeper: MakeKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = make_keeper()
    assert "cannot be read" in refusal(keeper, tmp_path / "missing.json")
    assert "no habits of Loop" in refusal(keeper, tmp_path)
    (tmp_path / "long.json").write_text("{}" + " " * 100)
    monkeypatch.setattr(texts, "MOST_BYTES", 100)
    assert "longer than any history" in refusal(keeper, tmp_path / "long.json")


def changed(exports: dict[ExportForm, Path], **fields: Any) -> Path:  # noqa: ANN401  # wrong ones too
    """An export whose first session says something else."""
    file = exports[ExportForm.JSON]
    content = json.loads(file.read_text(encoding="utf-8"))
    content["sessions"][0] |= fields
    file.write_text(json.dumps(content, indent=4), encoding="utf-8")
    return file


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no_identity": ({"session": None}, "identity"),
    "number_for_text": ({"zone": 7}, "“zone”"),
    "text_for_number": ({"away_s": "7"}, "“away_s”"),
    "yes_for_number": ({"pain_peak": True}, "“pain_peak”"),
    "too_much_pain": ({"pain_peak": 11}, "Pain goes from 0"),
    "endless_number": ({"away_s": 10**60}, "“away_s”"),
    "below_nothing": ({"away_s": -1}, "too little"),
    "no_date": ({"training_date": "2026-02-30"}, "“training_date”"),
    "no_zone": ({"started": "2026-01-01T10:00:00"}, "“started”"),
    "before_time": ({"started": "0001-01-01T00:00:00+14:00"}, "“started”"),
    "future": ({"started": "2027-01-01T10:00:00+00:00"}, "future"),
    "future_day": ({"training_date": "2027-01-01"}, "future"),
    "open": ({"state": "open"}, "still running"),
    "unknown_word": ({"state": "dreamt"}, "“state”"),
    "no_exercise": ({"exercises": []}, "no exercise"),
    "exercise_is_a_word": ({"exercises": ["squat"]}, "no session in this place"),
    "half_a_letter": ({"note": "\ud800"}, "“note”"),
    "change_of_nothing": (
        {
            "changes": [
                {
                    "edit": 1,
                    "changed": "2026-10-25T10:00:00+00:00",
                    "field": "pain_next",
                    "exercise": None,
                    "before": "{",
                    "after": "1",
                    "is_undone": False,
                }
            ]
        },
        "no session can",
    ),
}


@pytest.mark.parametrize(("fields", "sentence"), WRONG.values(), ids=WRONG)
def test_a_session_that_makes_no_sense_is_refused_and_the_others_are_taken(
    make_keeper: MakeKeeper,
    exports: dict[ExportForm, Path],
    fields: dict[str, Any],
    sentence: str,
) -> None:
    report = make_keeper().take_in(changed(exports, **fields))
    assert counts(report) == (1, 0, 0, 1)
    refused = next(row for row in report.rows if row.verdict is Verdict.REFUSED)
    assert sentence in refused.reason
    assert refused.place == 1


def test_a_doubled_identity_is_taken_once(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path]
) -> None:
    second = json.loads(exports[ExportForm.JSON].read_text(encoding="utf-8"))["sessions"][1]
    report = make_keeper().take_in(changed(exports, session=second["session"]))
    assert counts(report) == (1, 0, 0, 1)
    assert "a second time" in report.rows[1].reason


def test_a_row_of_csv_that_is_broken_refuses_its_session_alone(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path]
) -> None:
    file = exports[ExportForm.CSV]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",4321,", ",a lot,"), encoding="utf-8")
    report = make_keeper().take_in(file)
    assert counts(report) == (1, 0, 0, 1)
    file.write_text(text.replace(",4321,", ",4321,,"), encoding="utf-8")
    report = make_keeper().take_in(file)
    assert counts(report) == (1, 0, 0, 1)
    assert report.rows[0].reason == "Line 5: The row has too few or too many cells."


def test_rows_of_a_session_that_stand_apart_are_refused(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path]
) -> None:
    file = exports[ExportForm.CSV]
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, *lines[1:3]]), encoding="utf-8")
    report = make_keeper().take_in(file)
    assert counts(report) == (2, 0, 0, 1)
    assert "stand apart" in report.rows[2].reason


def test_a_formula_in_a_note_leaves_as_text_and_comes_back(
    make_keeper: MakeKeeper, exports: dict[ExportForm, Path], tmp_path: Path
) -> None:
    keeper, other = make_keeper(), make_keeper()
    keeper.take_in(changed(exports, note="=cmd()", zone="@zone"))
    keeper.export(tmp_path / "formula.csv", ExportForm.CSV)
    told = (tmp_path / "formula.csv").read_text(encoding="utf-8")
    assert ",'=cmd()," in told
    assert ",'@zone," in told
    other.take_in(tmp_path / "formula.csv")
    assert held(other) == held(keeper)


def test_no_column_of_the_csv_begins_like_a_formula() -> None:
    assert not [name for name in csv_form.COLUMNS if not name[0].isalpha()]


# Loop Habit Tracker

HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,"
    "Unit,Target Type,Target Value,Archived?\n"
    '001,"Back, daily",YES_NO,Did you?,,3,7,#FF8F00,,,,false\n'
    "002,Water,NUMERICAL,How much?,,1,1,#FF8F00,l,AT_LEAST,2.0,false\n"
)
BACK = "Date,Value,Notes\n2025-02-03,YES_MANUAL,=cmd()\n2025-02-02,SKIP,\n2025-02-01,NO,\n"
WATER = "Date,Value,Notes\n2025-02-03,2500,\n2025-02-02,1500,\n2025-02-01,-1,\n"


def loop_folder(folder: Path) -> Path:
    for name, content in {
        "Habits.csv": HABITS,
        "Checkmarks.csv": "Date,Back, daily,Water,\n2025-02-03,YES_MANUAL,2500,\n",
        "001 Back daily/Checkmarks.csv": BACK,
        "001 Back daily/Scores.csv": "Date,Score\n2025-02-03,0.05\n",
        "002 Water/Checkmarks.csv": WATER,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def loop_zip(folder: Path) -> Path:
    packed = folder.with_suffix(".zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(loop_folder(folder).rglob("*.csv")):
            archive.write(file, file.relative_to(folder).as_posix())
    return packed


def loop_database(file: Path) -> Path:
    def midnight(day: int) -> int:
        return 86_400_000 * (date(2025, 2, day) - date(1970, 1, 1)).days

    with closing(sqlite3.connect(file)) as db, db:
        db.execute(
            "CREATE TABLE Habits (id INTEGER PRIMARY KEY, name TEXT, type INTEGER, "
            "target_value REAL)"
        )
        db.execute(
            "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY, habit INTEGER, "
            "timestamp INTEGER, value INTEGER, notes TEXT)"
        )
        db.execute("INSERT INTO Habits VALUES (1, 'Back, daily', 0, 0.0), (2, 'Water', 1, 2.0)")
        db.executemany(
            "INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (?, ?, ?, ?)",
            [
                (1, midnight(3), 2, "=cmd()"),
                (1, midnight(2), 3, None),
                (1, midnight(1), 0, None),
                (2, midnight(3), 2500, None),
                (2, midnight(2), 1500, None),
            ],
        )
    return file


@pytest.mark.parametrize("make", [loop_folder, loop_zip, loop_database])
def test_each_form_of_loop_tells_the_same(
    make_keeper: MakeKeeper,
    tmp_path: Path,
    make: Any,  # noqa: ANN401  # one of three makers
) -> None:
    file = make(tmp_path / "loop")
    keeper = make_keeper()
    assert [habit.name for habit in keeper.habits(file)] == ["Back, daily", "Water"]
    assert "several habits: “Back, daily”, “Water”" in refusal(keeper, file)
    assert "no habit “Sleep”" in refusal(keeper, file, "Sleep")
    back = keeper.take_in(file, "Back, daily")
    assert [(row.name, row.verdict) for row in back.rows] == [
        ("2025-02-02", Verdict.REFUSED),
        ("2025-02-03", Verdict.NEW),
    ]
    (session,) = json.loads(exported(keeper, tmp_path))["sessions"]
    assert session["note"] == "Loop Habit Tracker: Back, daily\n=cmd()"
    assert (session["training_date"], session["source"]) == ("2025-02-03", "typed")
    water = keeper.take_in(file, "Water")
    # the day has its session already, and the day before stayed below the target
    assert counts(water) == (0, 1, 0, 1)
    assert counts(keeper.take_in(file, "Back, daily")) == (0, 1, 0, 1)


def exported(keeper: FileDataKeeper, folder: Path) -> str:
    keeper.export(folder / "out.json", ExportForm.JSON)
    return (folder / "out.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "table",
    [
        "Date,Back,\n2025-02-03,YES_MANUAL,\n2025-02-02,UNKNOWN,\n",
        "Date,Back,\n2025-02-03,2,\n2025-02-02,1,\n",
        "Date,Value,Notes\n2025-02-03,YES_MANUAL,\n",
    ],
)
def test_a_single_table_is_enough(make_keeper: MakeKeeper, tmp_path: Path, table: str) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text(table, encoding="utf-8")
    assert counts(make_keeper().take_in(file)) == (1, 0, 0, 0)


def test_the_zone_of_the_machine_makes_no_difference_to_a_tick(
    make_keeper: MakeKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text("Date,Back,\n2025-02-03,2,\n", encoding="utf-8")
    here, there = make_keeper(), make_keeper()
    here.take_in(file)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    there.take_in(file)
    assert held(here) == held(there)


def test_a_zip_that_unpacks_to_far_more_is_refused(make_keeper: MakeKeeper, tmp_path: Path) -> None:
    packed = tmp_path / "bomb.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Checkmarks.csv", b"0" * 2**26)
    assert "longer than any history" in refusal(make_keeper(), packed)


# whatever comes

STARTS = [
    b"",
    b"{",
    b'{"format": "corecoach-history", "version": 1, "sessions": [',
    b"Date,Back,\n",
    ",".join(csv_form.COLUMNS).encode() + b"\n",
    b"PK\x03\x04",
    b"SQLite format 3\0",
    b"\xff\xfe",
]


@pytest.fixture
def kept_keeper(make_keeper: MakeKeeper) -> FileDataKeeper:
    return make_keeper(KNOWN_WHOLE)


def take_in_quietly(keeper: FileDataKeeper, file: Path) -> None:
    before = held(keeper)
    try:
        report = keeper.take_in(file)
    except MovingError as error:
        assert "\n" not in str(error)  # noqa: PT017  # either way is right, with one sentence
        assert held(keeper) == before
        return
    assert held(keeper)[0].keys() >= before[0].keys()
    if not report.changes_anything:
        assert held(keeper) == before


@often
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=300))
def test_any_bytes_are_a_sentence_or_an_import(
    kept_keeper: FileDataKeeper, tmp_path: Path, start: bytes, rest: bytes
) -> None:
    file = tmp_path / "any"
    file.write_bytes(start + rest)
    take_in_quietly(kept_keeper, file)


@often
@given(
    form=st.sampled_from(["json", "csv", "zip", "db"]),
    damage=st.tuples(st.floats(0, 1), st.binary(max_size=20), st.integers(0, 40)),
)
def test_any_spoiled_export_is_a_sentence_or_an_import(
    kept_keeper: FileDataKeeper,
    exports: dict[ExportForm, Path],
    tmp_path: Path,
    form: str,
    damage: tuple[float, bytes, int],
) -> None:
    place, spoiled, dropped = damage
    sources: dict[str, Path] = {form.value: file for form, file in exports.items()}
    sources |= {"zip": tmp_path / "loop.zip", "db": tmp_path / "loop.db"}
    if not sources["zip"].exists():
        loop_zip(tmp_path / "loop")
        loop_database(sources["db"])
    content = sources[form].read_bytes()
    at = int(place * len(content))
    file = tmp_path / "spoiled"
    file.write_bytes(content[:at] + spoiled + content[at + dropped :])
    take_in_quietly(kept_keeper, file)
