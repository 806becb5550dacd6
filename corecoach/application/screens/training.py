"""The training screen: what is done now, how long, what comes next, how much is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from corecoach.application import wording
from corecoach.application.cues.captions import caption_at, hold_flash
from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.ports import ScheduledCue, SoundState, SoundStatus
from corecoach.application.safety_wording import stop_rule, zone_text
from corecoach.domain.controller import LEAD_INS_MS
from corecoach.domain.exercise import Exercise
from corecoach.domain.record import ExerciseRecord
from corecoach.domain.session import Phase, Request, Session
from corecoach.domain.timeline import StepKind, Timeline

LONGEST_IN_SECONDS: Final = 60
"""Up to here the digits count plain seconds; a longer time shows minutes."""


class Role(Enum):
    """What kind of moment it is; the theme gives each a colour, the screen also a word."""

    WORK = "work"
    MOVE = "move"
    REST = "rest"
    STILL = "still"


Told = Mapping[Exercise, ExerciseRecord]
NOTHING_TOLD: Final[Told] = {}

_ROLES = {
    StepKind.HOLD: Role.WORK,
    StepKind.MOVE_OUT: Role.MOVE,
    StepKind.MOVE_DOWN: Role.MOVE,
    StepKind.MOVE_BACK: Role.MOVE,
    StepKind.MOVE_UP: Role.MOVE,
    StepKind.LEAD_IN: Role.MOVE,
}
"""Every other kind of step is rest."""


@dataclass(frozen=True)
class Rating:
    """What is asked of the exercise that is over, what was answered, and what that means."""

    exercise: Exercise
    effort: int | None
    pain: int | None
    anchors: str
    zone: str


@dataclass(frozen=True)
class TrainingState:
    """Everything the training screen shows, apart from the ring's motion.

    ``caption`` is what is being said; ``flash`` is 1 during a hold and else 0. ``rating`` is there
    while an exercise can be rated.
    """

    role: Role
    phase_word: str
    side_words: str
    digits: str
    exercise: str
    rep_text: str
    next_text: str
    hint: str
    done_text: str
    notice: str
    is_paused: bool
    waits: bool
    allowed: frozenset[Request]
    caption: str = ""
    flash: int = 0
    rating: Rating | None = None


@dataclass(frozen=True)
class Segment:
    """One part of the whole-session strip; ``start`` and ``end`` are fractions of the session."""

    label: str
    start: float
    end: float


def build_state(
    session: Session,
    now_ms: int,
    sound: SoundStatus,
    unsaved: WorldError | None,
    announced: ScheduledCue | None = None,
    told: Told = NOTHING_TOLD,
) -> TrainingState:
    """Return what the screen shows at a moment; ``told`` is what was said of each exercise."""
    step = session.step
    position_ms = session.position_at(now_ms)
    stands = session.phase in {Phase.PAUSED, Phase.WAITING}
    return TrainingState(
        role=Role.STILL if stands else _ROLES.get(step.kind, Role.REST),
        phase_word=_phase_word(session),
        side_words=wording.side_words(step),
        digits=_digits(session, now_ms),
        exercise=wording.exercise_name(step.exercise) if step.exercise else _("Your session"),
        rep_text=_rep_text(session),
        next_text=_next_text(session),
        hint=_hint(session),
        done_text=_("{done} of {total}").format(
            done=wording.clock_text(position_ms // 1000),
            total=wording.clock_text(session.timeline.length_ms // 1000),
        ),
        notice=str(unsaved) if unsaved else _sound_notice(sound),
        is_paused=session.phase is Phase.PAUSED,
        waits=step.waits,
        allowed=frozenset(asked for asked in Request if session.allows(asked)),
        caption=caption_at(session, now_ms, announced),
        flash=hold_flash(session),
        rating=rating_of(session, told),
    )


def rating_of(session: Session, told: Told) -> Rating | None:
    """Return what can be told of an exercise in the breather after it; None at other times."""
    step = session.step
    kept = told.get(step.exercise) if step.exercise else None
    if step.kind is not StepKind.RATE or kept is None:
        return None
    return Rating(
        kept.exercise,
        kept.effort,
        kept.pain_peak,
        wording.effort_anchors(),
        "" if kept.pain_peak is None else zone_text(kept.pain_peak),
    )


def glance(
    session: Session, now_ms: int, announced: ScheduledCue | None = None
) -> tuple[object, ...]:
    """Return what the state follows from; while it is the same, the state is too."""
    position_s = session.position_at(now_ms) // 1000
    return (
        session.phase,
        session.moved_by,
        session.index,
        id(session.timeline),
        position_s,
        _digits(session, now_ms),
        caption_at(session, now_ms, announced),
        session.form_mark,
    )


def ring_fraction(session: Session, now_ms: int, *, in_steps: bool = False) -> float:
    """Return how much of the present step is left, from 1.0 down to 0.0.

    With ``in_steps`` it changes only once a second, together with the digits.
    """
    if session.phase is Phase.LEADING_IN and session.moved_by:
        left_ms, length_ms = session.lead_in_left_ms(now_ms), LEAD_INS_MS[session.moved_by]
    else:
        left_ms = session.step.end_ms - session.position_at(now_ms)
        length_ms = session.step.length_ms
    if in_steps:
        left_ms = min(_seconds_up(left_ms) * 1000, length_ms)
    return left_ms / length_ms


def session_fraction(session: Session, now_ms: int, *, in_steps: bool = False) -> float:
    """Return how much of the whole session is done, from 0.0 to 1.0.

    With ``in_steps`` it changes only once a second.
    """
    position_ms = session.position_at(now_ms)
    done_ms = position_ms // 1000 * 1000 if in_steps else position_ms
    return done_ms / session.timeline.length_ms


def segments(timeline: Timeline) -> tuple[Segment, ...]:
    """Return the strip's parts: each exercise from its change of position to its breather."""
    bounds: dict[Exercise, tuple[int, int]] = {}
    for step in timeline.steps:
        if step.exercise:
            start_ms, _end_ms = bounds.get(step.exercise, (step.start_ms, 0))
            bounds[step.exercise] = (start_ms, step.end_ms)
    total_ms = timeline.length_ms
    return tuple(
        Segment(wording.exercise_name(exercise), start_ms / total_ms, end_ms / total_ms)
        for exercise, (start_ms, end_ms) in bounds.items()
    )


def _phase_word(session: Session) -> str:
    if session.phase is Phase.PAUSED:
        return _("PAUSED")
    if session.phase is Phase.WAITING:
        return _("READY?")
    if session.phase is Phase.LEADING_IN:
        return _("GET READY")
    return wording.phase_word(session.step)


def _digits(session: Session, now_ms: int) -> str:
    if session.phase is Phase.WAITING:
        return ""
    left_ms = session.lead_in_left_ms(now_ms)
    if session.phase is not Phase.LEADING_IN:
        left_ms = session.step.end_ms - session.position_at(now_ms)
    seconds = _seconds_up(left_ms)
    return str(seconds) if seconds <= LONGEST_IN_SECONDS else wording.clock_text(seconds)


def _seconds_up(ms: int) -> int:
    """Return the seconds that are not over yet, the one that runs included."""
    return -(-ms // 1000)


def _rep_text(session: Session) -> str:
    rep = session.step.rep
    if not rep:
        return ""
    return _("Rep {number} of {count}").format(number=rep.number, count=rep.count)


def _next_text(session: Session) -> str:
    if session.phase in {Phase.LEADING_IN, Phase.PAUSED}:
        upcoming = session.step
    elif session.index + 1 < len(session.timeline.steps):
        upcoming = session.timeline.steps[session.index + 1]
    else:
        return ""
    return _("Next: {what}").format(what=wording.step_name(upcoming))


def _hint(session: Session) -> str:
    if session.form_mark and session.phase is not Phase.WAITING:
        return _("Marked: the form broke. Press F to take the mark back.")
    if session.phase is Phase.WAITING:
        return _("Take the time you need. Press Enter or Ready when you are set.")
    if session.phase is Phase.PAUSED:
        return _paused_hint(session)
    hint = wording.hint(session.step)
    return hint if session.index else _("{hint} {rule}").format(hint=hint, rule=stop_rule())


def _paused_hint(session: Session) -> str:
    if session.moved_by is Request.SLEPT:
        return _("The computer was asleep, so the session stood still. Press Space to go on.")
    if session.step.rep:
        return _("Press Space to go on. This repetition starts again from its beginning.")
    return _("Press Space to go on.")


def _sound_notice(sound: SoundStatus) -> str:
    if sound.state is SoundState.SILENT:
        return _("No sound on this computer just now: follow the screen. It comes back by itself.")
    if sound.state is SoundState.SIMPLE:
        return _("Simple sound: cues may come a little late.")
    if sound.missing_clips:
        return ngettext(
            "{count} sound is missing and stays silent; corecoach check names it.",
            "{count} sounds are missing and stay silent; corecoach check names them.",
            len(sound.missing_clips),
        ).format(count=len(sound.missing_clips))
    return ""
