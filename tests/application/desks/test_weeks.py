"""The weeks as a person changes them: targets from next week, pauses, beginnings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from corecoach.application.desks.history import HistoryDesk
from corecoach.application.desks.session import SessionDesk
from corecoach.application.desks.weeks import WeeksDesk
from corecoach.application.screens.weeks import WeeksState, build_state
from corecoach.application.settings import FirstWeekday
from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.schedule import Pause, PauseReason
from tests.fakes import (
    FakeClock,
    MemoryHistory,
    MemorySafety,
    MemorySettings,
    MemoryStore,
    MemoryWeeks,
)

TUESDAY = date(2026, 3, 3)
DAY = timedelta(days=1)


class Room:
    """A desk of the weeks with everything in memory; it is Tuesday, 3 March 2026, 02:30."""

    def __init__(self) -> None:
        self.clock = FakeClock(datetime(2026, 3, 4, 2, 30, tzinfo=ZoneInfo("Europe/London")))
        self.settings, self.weeks = MemorySettings(), MemoryWeeks()
        self.desk = WeeksDesk(self.clock, self.weeks, self.settings)
        reader = MemoryHistory(MemoryStore(), self.weeks)
        self.history = HistoryDesk(self.clock, reader, self.settings)

    def shown(self) -> WeeksState:
        return build_state(self.history.read(), self.desk.settings())


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_new_target_holds_from_next_week_on(room: Room) -> None:
    room.desk.change_target(5)
    assert room.weeks.targets == {date(2026, 3, 9): 5}
    schedule = room.history.read().schedule
    assert (schedule.target_on(TUESDAY), schedule.target_on(TUESDAY + 7 * DAY)) == (3, 5)
    assert room.shown().target == "5"
    assert room.shown().target_text == "From Mon, 9 Mar 2026 on; until then it is 3."


def test_a_second_change_of_mind_takes_the_place_of_the_first(room: Room) -> None:
    room.desk.change_target(5)
    room.desk.change_target(2)
    assert room.weeks.targets == {date(2026, 3, 9): 2}


def test_a_target_out_of_range_is_refused_and_not_kept(room: Room) -> None:
    with pytest.raises(OutOfRangeError):
        room.desk.change_target(6)
    assert room.weeks.targets == {}


def test_two_to_five_sessions_are_offered_and_one_only_where_it_holds(room: Room) -> None:
    assert [choice.value for choice in room.shown().targets] == ["2", "3", "4", "5"]
    room.weeks.keep_target(date(2026, 1, 5), 1)
    assert [choice.value for choice in room.shown().targets] == ["1", "2", "3", "4", "5"]


def test_weeks_that_begin_on_sunday_take_the_target_earlier(room: Room) -> None:
    room.desk.week_starts_on(FirstWeekday.SUNDAY)
    room.desk.change_target(4)
    assert room.weeks.targets == {date(2026, 3, 8): 4}
    assert room.shown().weekday == "SUNDAY"


def test_pauses_are_told_with_their_reason_the_latest_first(room: Room) -> None:
    assert room.shown().pauses_text == "No paused days."
    room.desk.pause(Pause(TUESDAY, TUESDAY + 2 * DAY, PauseReason.TRAVEL))
    room.desk.pause(Pause(TUESDAY + 9 * DAY, TUESDAY + 9 * DAY, PauseReason.ILLNESS))
    assert [line.text for line in room.shown().pauses] == [
        "Thu, 12 Mar 2026: Illness",
        "Tue, 3 Mar 2026 to Thu, 5 Mar 2026, 3 days: Travel",
    ]
    room.desk.end_pause(room.shown().pauses[1].pause)
    assert list(room.weeks.paused) == [TUESDAY + 9 * DAY]


def test_the_day_begins_at_the_hour_that_was_chosen(room: Room) -> None:
    assert room.desk.today() == TUESDAY
    room.desk.day_starts_at(2)
    assert room.desk.today() == TUESDAY + DAY
    assert room.shown().hour == "2"
    assert room.shown().today == TUESDAY + DAY


def test_a_session_belongs_to_the_day_by_the_hour_that_was_chosen(room: Room) -> None:
    from corecoach.application.coach import SessionPorts  # noqa: PLC0415  # as the window does
    from tests.fakes import FixedMotion, RecordingPlayer, RecordingScreen, plan_desk  # noqa: PLC0415  # only here

    store = MemoryStore()
    ports = SessionPorts(room.clock, RecordingPlayer(), store, RecordingScreen())
    plan, safety = plan_desk(room.clock, store, room.settings), MemorySafety()
    desk = SessionDesk(ports, plan, safety, room.settings, FixedMotion(), "0.1.0")
    first = desk.start(None)
    assert store.records[first.session_id].training_date == TUESDAY
    room.desk.day_starts_at(0)
    second = desk.start(None)
    assert store.records[second.session_id].training_date == TUESDAY + DAY
    assert store.records[first.session_id].training_date == TUESDAY
