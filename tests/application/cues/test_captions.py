"""The captions: every phrase that is said can be read, while it is said and a little longer."""

from __future__ import annotations

import gettext as catalogues

import pytest

from corecoach.application import language
from corecoach.application.cues.captions import SHORTEST_MS, caption_at, hold_flash, shown_ms
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.screens.training import build_state, glance
from corecoach.domain import controller
from corecoach.domain.clips import PHRASES
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out
from corecoach.domain.session import Phase, Request, Session
from corecoach.domain.timeline import StepKind
from corecoach.domain.verbosity import Verbosity

SOUND = SoundStatus(SoundState.PLAYING)


class ShoutingCatalogue(catalogues.NullTranslations):
    """Another language, near enough."""

    def gettext(self, message: str) -> str:
        return message.upper()


def begun(verbosity: Verbosity = Verbosity.FULL) -> Session:
    session, _events = controller.request(
        Session(lay_out(DEFAULT_PLAN, verbosity), 4_000), Request.START, 0
    )
    return session


def at(session: Session, now_ms: int) -> Session:
    """The session a while later, with a beat a second."""
    for moment in (*range(session.last_beat_ms, now_ms, 1_000), now_ms):
        session, _events = controller.beat(session, moment)
    return session


def test_a_phrase_is_shown_from_its_moment_on_for_as_long_as_it_takes() -> None:
    session = at(begun(), 1_000)
    shown = {ms: caption_at(at(session, ms), ms) for ms in (1_499, 1_500, 4_000, 5_400)}
    assert shown == {
        1_499: "",
        1_500: "Let's begin. Get your mat ready.",
        4_000: "Let's begin. Get your mat ready.",
        5_400: "",
    }


def test_the_phrase_that_began_last_is_shown() -> None:
    session = at(begun(), 51_000)
    assert caption_at(session, 51_000) == "One. Left heel."
    assert caption_at(at(session, 51_200), 51_200) == "Dig."


def test_every_phrase_of_the_timeline_is_readable_until_its_time_or_the_next_phrase() -> None:
    session = begun()
    said = [cue for cue in session.timeline.cues if cue.clip in PHRASES]
    unread = []
    for number, cue in enumerate(said):
        following = said[number + 1].at_ms if number + 1 < len(said) else cue.at_ms + SHORTEST_MS
        until = min(cue.at_ms + SHORTEST_MS, following) - 1
        for moment in (cue.at_ms, until):
            session = at(session, moment)
            if caption_at(session, moment) != PHRASES[cue.clip].text:
                unread.append((cue, moment))
    assert unread == []


def test_an_announcement_is_shown_while_the_session_stands_still() -> None:
    session = at(begun(), 55_000)
    paused, _events = controller.request(session, Request.PAUSE, 55_000)
    announced = ScheduledCue(55_200, "paused")
    assert paused.phase is Phase.PAUSED
    assert caption_at(paused, 55_100, announced) == ""
    assert caption_at(paused, 55_200, announced) == "Paused."
    assert caption_at(paused, 55_200 + SHORTEST_MS, announced) == ""


def test_after_a_jump_nothing_is_shown_that_was_not_said() -> None:
    session = at(begun(), 51_000)
    skipped, _events = controller.request(session, Request.SKIP, 51_100)
    assert skipped.phase is Phase.LEADING_IN
    assert caption_at(skipped, 51_200) == ""


def test_with_tones_only_there_is_nothing_to_read() -> None:
    session = at(begun(Verbosity.TONES), 52_000)
    assert caption_at(session, 52_000) == ""


def test_a_caption_comes_from_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", ShoutingCatalogue)
    assert caption_at(at(begun(), 62_000), 62_000) == "RELAX."


def test_long_phrases_are_shown_longer() -> None:
    assert shown_ms("dig") == SHORTEST_MS
    assert shown_ms("heel_dig_setup_3") > 5_000


def test_the_flash_changes_at_every_start_and_end_of_a_hold_and_at_nothing_else() -> None:
    session = begun()
    changes = []
    flash = hold_flash(session)
    for moment in range(0, 120_000, 500):
        session = at(session, moment)
        if hold_flash(session) != flash:
            flash = hold_flash(session)
            changes.append(moment)
    holds = [step for step in session.timeline.steps if step.kind is StepKind.HOLD]
    ends = [moment for step in holds for moment in (step.start_ms, step.end_ms)]
    assert changes == [moment for moment in ends if moment < 120_000]


def test_a_pause_in_a_hold_ends_it_for_the_eye_too() -> None:
    session = at(begun(), 55_000)
    paused, _events = controller.request(session, Request.PAUSE, 55_000)
    assert (hold_flash(session), hold_flash(paused)) == (1, 0)


def test_the_training_screen_shows_caption_and_flash_and_notices_their_change() -> None:
    before, after = at(begun(), 53_000), at(begun(), 53_900)
    state = build_state(before, 53_000, SOUND, None)
    assert (state.caption, state.flash) == ("Hold.", 1)
    assert build_state(after, 53_900, SOUND, None).caption == ""
    assert glance(before, 53_000) != glance(after, 53_900)
    announced = ScheduledCue(53_900, "sound_back")
    assert build_state(after, 53_900, SOUND, None, announced).caption == "Sound is back."
    assert glance(after, 53_900) != glance(after, 53_900, announced)
