"""plan --explain and rules, read as a lifter and as a therapist would."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from corecoach.application.history_ports import KeptHistory
from corecoach.application.references import Reference
from corecoach.application.safety_wording import disclaimer
from corecoach.application.settings import Settings
from corecoach.application.todays_plan import TodaysPlan, todays_plan
from corecoach.cli import pace, rules
from corecoach.domain import exercise as ranges
from corecoach.domain.digest import digest_of
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.verdict import RULES
from corecoach.domain.plan import HeelDigDose
from corecoach.domain.record import CheckIn, SessionRecord
from tests.samples import session

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
CALM = CheckIn(1, 1, 1, 1)


def whole(number: int, days: int, check_in: CheckIn = CALM, effort: int = 4) -> SessionRecord:
    kept = session(number, MONDAY + days * DAY, check_in=check_in)
    return replace(kept, exercises=tuple(replace(one, effort=effort) for one in kept.exercises))


def todays(records: Iterable[SessionRecord], on: int) -> TodaysPlan:
    kept = KeptHistory(tuple(map(digest_of, records)))
    return todays_plan(kept, MONDAY + on * DAY, Settings())


def explained(*records: SessionRecord, on: int = 9) -> list[str]:
    return pace.as_text(todays(records, on)).splitlines()[2:]


def test_before_the_first_session_it_says_todays_dose_and_that_nothing_is_judged() -> None:
    lines = explained()
    assert lines[:5] == [
        "Heel digs",
        "  today: 10 a leg, hold 10 s",
        "  level 0 of 11, 0 of 6 points for the next",
        "  A light start: 10 a leg, hold 10 s.",
        "  No session has its verdict yet; the next morning decides.",
    ]
    assert not any("corecoach rules" in line for line in lines)


def test_a_change_stands_beside_what_holds_without_a_yes() -> None:
    lines = explained(whole(1, 0), whole(2, 7))
    assert lines[1:5] == [
        "  today: 10 a leg, hold 10 s",
        "  proposed: 12 a leg, hold 10 s",
        "  level 0 of 11, 0 of 6 points for the next",
        "  2 good sessions in a row: 12 a leg, hold 10 s.",
    ]


def test_each_verdict_has_its_day_its_cause_and_its_figures() -> None:
    lines = explained(whole(1, 0, CheckIn(0, 2, 2, 2)), whole(2, 7, effort=7))
    at = lines.index("  last verdicts:")
    done = "      done 10, 10 of 10 left and right; "
    assert lines[at + 1 : at + 5] == [
        "    Mon, 2 Mar 2026: stay. The next morning was 2 or more above the score before.",
        f"{done}effort 4; pain 0 before, 2 at its highest, 2 the next morning",
        "    Mon, 9 Mar 2026: stay. It was hard work.",
        f"{done}effort 7; pain 1 before, 1 at its highest, 1 the next morning",
    ]
    assert (
        "      done 3 of 3; effort 7; pain 1 before, 1 at its highest, 1 the next morning" in lines
    )


def test_what_was_not_told_is_a_dash() -> None:
    lines = explained(whole(1, 0, CheckIn(None, None, None, None)))
    assert any("pain – before, – at its highest, – the next morning" in line for line in lines)


def test_the_last_four_verdicts_are_enough() -> None:
    lines = explained(*(whole(n, 2 * n) for n in range(7)), on=15)
    heel = lines[: lines.index("Bird dogs")]
    assert sum(line.startswith("      done") for line in heel) == 4


def test_sessions_above_the_plan_are_explained_where_no_verdict_lowered_it() -> None:
    records = [whole(1, 0), whole(2, 3)]
    harder = replace(
        records[1],
        exercises=(
            replace(records[1].exercises[0], dose=HeelDigDose(10, 11)),
            *records[1].exercises[1:],
        ),
    )
    lines = explained(records[0], harder, on=4)
    told = "  What was done last is above the plan, which goes up by its own steps."
    assert told in lines[: lines.index("Bird dogs")]
    assert told not in lines[lines.index("Bird dogs") :]


def test_a_stop_for_too_much_pain_is_told_long_after_without_saying_lately() -> None:
    hurt = CheckIn(1, 7, 4, 1)
    lines = explained(*(whole(n, 2 * n, hurt) for n in range(3)), on=300)
    assert any("several times within 14 days. See a physical therapist" in line for line in lines)
    assert not any("lately" in line for line in lines)


def test_the_json_has_the_figures_too() -> None:
    records = [whole(1, 0), whole(2, 7)]
    heel = json.loads(pace.as_json(todays(records, 9)))["exercises"][0]
    assert heel["last_dose"] == {"reps": 10, "hold_s": 10, "basis": "per_leg"}
    assert (heel["dose"]["reps"], heel["proposed_dose"]["reps"]) == (10, 12)
    assert heel["rests_until"] is None
    assert heel["verdicts"][-1] == {
        "day": "2026-03-09",
        "verdict": "green",
        "cause": "quiet",
        "done": [10, 10],
        "asked": 10,
        "effort": 4,
        "pain_before": 1,
        "pain_peak": 1,
        "pain_next": 1,
    }


def test_the_rules_have_a_line_for_each_rule_of_the_table_in_its_order() -> None:
    lines = rules.as_text().splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Verdict on an exercise"))
    end = lines.index("", at)
    assert end - at - 1 == len(RULES)
    assert lines[end - 1] == "  stay: anything else"


def test_the_rules_name_the_bounds_and_whose_they_are() -> None:
    lines = rules.as_text().splitlines()
    assert "  heel digs: 10 to 20 times, held 10 to 15 s: the article" in lines
    assert "  pause squats: 1 to 5 times: ours, the article has no figure" in lines
    assert (ranges.HEEL_DIG_REPS.low, ranges.PAUSE_SQUAT_REPS.high) == (10, 5)


def test_the_rules_name_their_sources_and_end_with_what_the_program_is_not() -> None:
    text = rules.as_text()
    for reference in (Reference.SILBERNAGEL, Reference.CHILDS, Reference.ACSM, Reference.CSCCA):
        assert reference.value.name in text
    assert text.endswith(disclaimer())
    for exercise in Exercise:
        assert exercise.value.replace("_", " ") in text.lower()
