"""Round trips: what is exported comes back as it was, and merging is a union."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from corecoach.adapters.moving.csv_form import SINCE_2
from corecoach.adapters.moving.json_form import Planned
from corecoach.application.moving import ExportForm, Verdict
from corecoach.domain.merging import WholeSession
from tests.adapters.database.histories import check_ins
from tests.adapters.moving.conftest import MakeKeeper
from tests.adapters.moving.wholes import changes, held, histories, of, planned

# shrinking with a disk takes longer than reading the example as it was found
often = settings(
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@often
@given(kept=histories(), plans=planned)
def test_a_json_export_restores_to_an_identical_history(
    make_keeper: MakeKeeper, tmp_path: Path, kept: list[WholeSession], plans: Planned
) -> None:
    here, there = make_keeper(kept, plans), make_keeper()
    file = tmp_path / "history.json"
    assert here.export(file, ExportForm.JSON) == len(kept)
    report = there.take_in(file)
    assert report.counts[Verdict.NEW] == len(kept), report.rows
    assert held(there) == held(here) == (of(kept), plans)
    again = tmp_path / "again.json"
    there.export(again, ExportForm.JSON)
    assert again.read_bytes() == file.read_bytes()


@often
@given(kept=histories())
def test_a_csv_export_restores_every_session_outside_the_bin(
    make_keeper: MakeKeeper, tmp_path: Path, kept: list[WholeSession]
) -> None:
    here, there = make_keeper(kept), make_keeper()
    file = tmp_path / "history.csv"
    live = [
        WholeSession(whole.record, whole.reps) for whole in kept if whole.record.deleted is None
    ]
    assert here.export(file, ExportForm.CSV) == len(live)
    report = there.take_in(file)
    assert report.counts[Verdict.NEW] == len(live), report.rows
    assert held(there)[0] == of(live)


@st.composite
def machines(draw: st.DrawFn) -> tuple[list[WholeSession], list[WholeSession]]:
    """Two records that know some of the same sessions, each in a state of its own."""
    one, other = draw(histories(3)), draw(histories(3))
    shared = draw(histories(2))
    theirs = [
        replace(
            whole,
            record=replace(
                whole.record,
                check_in=draw(check_ins),
                deleted=draw(st.none() | st.just(whole.record.deleted)),
            ),
            changes=tuple(draw(changes(edit)) for edit in range(1, draw(st.integers(1, 3)))),
        )
        for whole in shared
    ]
    return [*one, *shared], [*other, *theirs]


@often
@given(both=machines(), plans=planned, other_plans=planned)
def test_merging_two_exports_gives_their_union_in_either_order_twice_as_once(
    make_keeper: MakeKeeper,
    tmp_path: Path,
    both: tuple[list[WholeSession], list[WholeSession]],
    plans: Planned,
    other_plans: Planned,
) -> None:
    one, other = make_keeper(both[0], plans), make_keeper(both[1], other_plans)
    files = [tmp_path / "one.json", tmp_path / "other.json"]
    one.export(files[0], ExportForm.JSON)
    other.export(files[1], ExportForm.JSON)
    forth, back = make_keeper(), make_keeper()
    for file in files:
        forth.take_in(file)
    for file in reversed(files):
        back.take_in(file)
    one.take_in(files[1])
    union = held(forth)
    assert union == held(back) == held(one)
    assert union[0].keys() == {whole.record.uid for whole in (*both[0], *both[1])}
    for file in files:
        report = forth.take_in(file)
        assert not report.changes_anything
        assert report.backup is None
    assert held(forth) == union


@often
@given(kept=histories(3), other=histories(2))
def test_a_dry_run_says_what_the_import_does_and_changes_nothing(
    make_keeper: MakeKeeper, tmp_path: Path, kept: list[WholeSession], other: list[WholeSession]
) -> None:
    here, there = make_keeper(kept), make_keeper([*other, *kept[:1]])
    file = tmp_path / "history.json"
    here.export(file, ExportForm.JSON)
    before = held(there)
    foreseen = there.preview_import(file)
    assert held(there) == before
    assert there.backups() == ()
    done = there.take_in(file)
    assert (done.counts, done.rows) == (foreseen.counts, foreseen.rows)
    assert bool(done.backup) is done.changes_anything
    assert before[0].keys() <= held(there)[0].keys()


def as_version_1(whole: WholeSession) -> WholeSession:
    """A session as the first exports knew it."""
    record = whole.record
    reps = tuple(replace(one, record=replace(one.record, broke_form=False)) for one in whole.reps)
    parts = tuple(
        replace(
            kept,
            attempts=tuple(replace(one, broke_form=False) for one in kept.attempts),
            stop_reason=None,
            stop_extent=None,
        )
        for kept in record.exercises
    )
    told = replace(record.check_in, is_next_late=False)
    return WholeSession(replace(record, exercises=parts, check_in=told), reps, whole.changes)


@often
@given(kept=histories())
def test_a_json_export_of_version_1_is_still_read(
    make_keeper: MakeKeeper, tmp_path: Path, kept: list[WholeSession]
) -> None:
    old = [as_version_1(whole) for whole in kept]
    file = tmp_path / "history.json"
    make_keeper(old).export(file, ExportForm.JSON)
    told = json.loads(file.read_text(encoding="utf-8"))
    told["version"] = 1
    for name in ("safety_notes", "plans", "decisions"):
        del told[name]
    for session in told["sessions"]:
        del session["is_next_late"]
        for exercise in session["exercises"]:
            del exercise["stop_reason"], exercise["stop_extent"]
            for rep in exercise["reps"]:
                del rep["broke_form"]
    file.write_text(json.dumps(told), encoding="utf-8")
    there = make_keeper()
    there.take_in(file)
    assert held(there)[0] == of(old)


@often
@given(kept=histories())
def test_a_csv_export_of_version_1_is_still_read(
    make_keeper: MakeKeeper, tmp_path: Path, kept: list[WholeSession]
) -> None:
    old = [as_version_1(whole) for whole in kept if whole.record.deleted is None]
    file = tmp_path / "history.csv"
    make_keeper(old).export(file, ExportForm.CSV)
    with file.open(encoding="utf-8-sig", newline="") as text:
        names, *rows = csv.reader(text)
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        lines = csv.writer(text)
        places = [place for place, name in enumerate(names) if name not in SINCE_2]
        lines.writerow([names[place] for place in places])
        for row in rows:
            lines.writerow(["1", *(row[place] for place in places[1:])])
    there = make_keeper()
    there.take_in(file)
    live = [WholeSession(whole.record, whole.reps) for whole in old]
    assert held(there)[0] == of(live)
