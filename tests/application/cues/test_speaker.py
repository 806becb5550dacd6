"""The speaker, through the coach: what is said beside the timeline, at each verbosity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.application.coach import Coach, SessionPorts
from corecoach.application.cues.speaker import Speaker, Telling
from corecoach.application.desks.session import SessionDesk
from corecoach.application.ports import ScheduledCue, SessionStart, SoundState, SoundStatus
from corecoach.domain.clips import Tone, is_tone
from corecoach.domain.events import Announced, CuesCancelled
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out
from corecoach.domain.session import Request, Session
from corecoach.domain.verbosity import Verbosity
from tests.fakes import (
    FakeClock,
    FixedMotion,
    MemorySafety,
    MemorySettings,
    MemoryStore,
    RecordingPlayer,
    RecordingScreen,
    plan_desk,
)

FINISH_MS = 844_000


class Hall:
    """A coach with everything fake around it."""

    def __init__(self) -> None:
        self.clock, self.player = FakeClock(), RecordingPlayer()
        self.store = MemoryStore()
        self.ports = SessionPorts(self.clock, self.player, self.store, RecordingScreen())
        self.began_ms = self.clock.monotonic_ms()

    def begin(self, verbosity: Verbosity = Verbosity.FULL) -> Coach:
        start = SessionStart(
            self.clock.now(), "Europe/London", self.clock.now().date(), DEFAULT_PLAN, "0.1.0"
        )
        return Coach.begin(self.ports, start, verbosity)

    def run(self, coach: Coach, ms: int, step_ms: int = 100) -> None:
        for _ in range(ms // step_ms):
            self.clock.advance(step_ms)
            coach.beat()

    def heard(self) -> list[tuple[int, str]]:
        """What was handed over since the last silence, from the session's start."""
        return [(cue.at_ms - self.began_ms, cue.clip) for cue in self.player.cues]

    def closing_words(self) -> list[tuple[int, str]]:
        return [(at, clip) for at, clip in self.heard() if clip.startswith("session_done")]

    def sound(self, state: SoundState) -> None:
        self.player.state = SoundStatus(state, "fake")


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_a_whole_session_is_said_to_be_whole_once_after_its_last_tone(hall: Hall) -> None:
    hall.run(hall.begin(), 864_000)
    assert hall.closing_words() == [(FINISH_MS + 1_500, "session_done_all")]
    assert (FINISH_MS, Tone.SESSION_END) in hall.heard()


def test_a_skipped_repetition_makes_it_most_of_the_session(hall: Hall) -> None:
    coach = hall.begin()
    hall.run(coach, 55_000)
    coach.ask(Request.SKIP)
    hall.run(coach, 864_000)
    assert [clip for _at, clip in hall.closing_words()] == ["session_done_most"]


def test_a_session_skipped_through_is_said_to_hold_nothing(hall: Hall) -> None:
    coach = hall.begin()
    while not coach.is_over and coach.session.index + 1 < len(coach.session.timeline.steps):
        coach.ask(Request.SKIP)
    hall.run(coach, 3_000)
    assert [clip for _at, clip in hall.closing_words()] == ["session_done_none"]


def test_what_was_done_before_a_cut_counts_at_the_end(hall: Hall) -> None:
    hall.run(hall.begin(), 400_000)
    record = hall.store.session(1)
    assert record
    coach = Coach.take_up(hall.ports, record)
    coach.ask(Request.RESUME)
    hall.run(coach, 864_000)
    assert [clip for _at, clip in hall.closing_words()] == ["session_done_all"]


def test_a_pause_before_the_closing_words_keeps_them_for_later(hall: Hall) -> None:
    coach = hall.begin()
    hall.run(coach, FINISH_MS + 500)
    coach.ask(Request.PAUSE)
    assert hall.closing_words() == []
    coach.ask(Request.RESUME)
    hall.run(coach, 4_000)
    assert [at for at, _clip in hall.closing_words()] == [FINISH_MS + 4_500]


def test_a_pause_after_the_closing_words_does_not_repeat_them(hall: Hall) -> None:
    coach = hall.begin()
    hall.run(coach, FINISH_MS + 8_000)
    coach.ask(Request.PAUSE)
    coach.ask(Request.RESUME)
    hall.run(coach, 8_000)
    assert hall.closing_words() == []


@pytest.mark.parametrize("gone", [SoundState.SILENT, SoundState.SIMPLE, SoundState.STARTING])
def test_sound_that_had_gone_is_announced_once_when_it_is_back(
    hall: Hall, gone: SoundState
) -> None:
    coach = hall.begin()
    hall.run(coach, 12_000)
    hall.sound(gone)
    hall.run(coach, 1_000)
    hall.sound(SoundState.PLAYING)
    hall.run(coach, 1_000)
    assert [cue for cue in hall.heard() if cue[1] == "sound_back"] == [(13_300, "sound_back")]


def test_sound_that_only_starts_is_not_announced(hall: Hall) -> None:
    hall.sound(SoundState.STARTING)
    coach = hall.begin()
    hall.run(coach, 500)
    hall.sound(SoundState.PLAYING)
    hall.run(coach, 1_000)
    assert "sound_back" not in [clip for _at, clip in hall.heard()]


def test_sound_that_comes_after_the_end_is_not_announced(hall: Hall) -> None:
    coach = hall.begin()
    hall.sound(SoundState.SILENT)
    hall.run(coach, 500)
    coach.ask(Request.STOP)
    hall.sound(SoundState.PLAYING)
    hall.run(coach, 500)
    assert "sound_back" not in [clip for _at, clip in hall.heard()]


def test_with_tones_only_nothing_at_all_is_spoken(hall: Hall) -> None:
    coach = hall.begin(Verbosity.TONES)
    hall.run(coach, 55_000)
    coach.ask(Request.PAUSE)
    assert [clip for _at, clip in hall.heard()] == [Tone.NOTICE]
    assert coach.announced is None
    coach.ask(Request.RESUME)
    hall.run(coach, 864_000)
    assert all(is_tone(clip) for _at, clip in hall.heard())


def test_the_last_announcement_is_remembered_until_it_is_silenced(hall: Hall) -> None:
    coach = hall.begin()
    assert coach.announced is None
    hall.run(coach, 20_000)
    coach.ask(Request.ADD_REST)
    assert coach.announced == ScheduledCue(hall.began_ms + 20_200, "ten_more")
    coach.ask(Request.STOP)
    assert coach.announced == ScheduledCue(hall.began_ms + 20_200, "stopped")


def test_what_was_silenced_is_remembered_no_longer(hall: Hall) -> None:
    speaker = Speaker(hall.player, Telling(DEFAULT_PLAN))
    session = Session(lay_out(DEFAULT_PLAN))
    speaker.take([Announced(200, "again")], session)
    assert speaker.announced == ScheduledCue(200, "again")
    speaker.take([CuesCancelled(300)], session)
    assert speaker.announced is None
    assert hall.player.cues == []


@pytest.mark.parametrize("verbosity", Verbosity)
def test_a_session_says_as_much_as_the_settings_ask_for_also_when_taken_up(
    hall: Hall, verbosity: Verbosity
) -> None:
    settings = MemorySettings()
    settings.save(replace(settings.load(), verbosity=verbosity))
    plan = plan_desk(hall.clock, hall.store, settings)
    desk = SessionDesk(hall.ports, plan, MemorySafety(), settings, FixedMotion(), "0.1.0")
    spoken = {cue.clip for cue in desk.start(None).session.timeline.cues if not is_tone(cue.clip)}
    assert ("breathe" in spoken, "hold" in spoken) == {
        Verbosity.FULL: (True, True),
        Verbosity.SHORT: (False, True),
        Verbosity.TONES: (False, False),
    }[verbosity]
    settings.save(replace(settings.load(), verbosity=Verbosity.TONES))
    again = desk.resume_cut_off()
    assert again
    assert all(is_tone(cue.clip) for cue in again.session.timeline.cues)
