"""The session controller: moves a session on by the table, fed with time, returning what happened.

It calls nobody and reads no clock. Every function returns the new session and the events in order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corecoach.domain.clips import Tone
from corecoach.domain.events import (
    Announced,
    CueHandedOver,
    CuesCancelled,
    Event,
    FormMarked,
    PhaseChanged,
    Refused,
    RepEnded,
    StepStarted,
)
from corecoach.domain.record import Outcome, RepRecord
from corecoach.domain.session import MOVING, TRANSITIONS, Phase, Request, Session
from corecoach.domain.timeline import StepKind

SLEEP_GAP_MS: Final = 2000
"""A longer gap between two beats means that the machine slept."""
LEAD_INS_MS: Final = {
    Request.RESUME: 3000,
    Request.BACK: 1500,
    Request.SKIP: 1500,
    Request.READY: 500,
}
"""How long the timeline holds still after each request before it goes on."""
BACK_AGAIN_MS: Final = 2000
"""Within this time of a start, "back" goes to the one before."""
REST_MORE_MS: Final = 10_000
ANNOUNCE_MS: Final = 200
"""How far ahead an announcement is placed, so that it is not late."""

Moved = tuple[Session, tuple[Event, ...]]


def beat(session: Session, now_ms: int, asleep_ms: int = 0) -> Moved:
    """Bring the session to the present.

    ``asleep_ms`` is time that passed since the last beat without the monotonic clock noticing.
    """
    if session.phase not in MOVING:
        return session, ()
    if now_ms - session.last_beat_ms + asleep_ms > SLEEP_GAP_MS:
        return _stand_still(session, now_ms, Request.SLEPT)
    now_ms = max(now_ms, session.last_beat_ms)
    session = replace(session, last_beat_ms=now_ms)
    events: list[Event] = []
    if session.phase is Phase.LEADING_IN and not session.lead_in_left_ms(now_ms):
        session = _enter(session, session.anchor_ms + session.position_ms, events)
    if session.phase is Phase.RUNNING:
        session = _advance(session, now_ms, events)
    return _hand_over(session, events)


def request(session: Session, asked: Request, now_ms: int) -> Moved:
    """Do what was asked, if the table knows it; otherwise refuse and change nothing."""
    caught_up, events = beat(session, now_ms)
    if asked not in _HANDLERS or not caught_up.allows(asked):
        return session, (Refused(now_ms, asked),)
    moved, more = _HANDLERS[asked](caught_up, now_ms)
    return moved, (*events, *more)


def _start(session: Session, now_ms: int) -> Moved:
    events: list[Event] = []
    anchor_ms = now_ms - session.position_ms
    session = replace(session, anchor_ms=anchor_ms, last_beat_ms=now_ms)
    session = _to(session, Request.START, now_ms, events)
    events.append(StepStarted(now_ms, session.step))
    return _hand_over(session, events)


def _pause(session: Session, now_ms: int) -> Moved:
    return _stand_still(session, now_ms, Request.PAUSE)


def _stand_still(session: Session, now_ms: int, by: Request) -> Moved:
    """Pause; a repetition whose hold was not over is void and starts again on resume."""
    events: list[Event] = [CuesCancelled(now_ms)]
    if not session.hold_is_over:
        session = _give_up_rep(session, Outcome.VOID, now_ms, events)
        session = _placed(session, session.timeline.first_of_rep(session.index))
    session = replace(session, handed_ms=_heard_before(session))
    session = _to(session, by, now_ms, events)
    clip = "slept" if by is Request.SLEPT else "paused"
    return session, (*events, Announced(now_ms + ANNOUNCE_MS, clip))


def _resume(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [Announced(now_ms + ANNOUNCE_MS, "get_ready")]
    ticks = range(1000, LEAD_INS_MS[Request.RESUME], 1000)
    events += [Announced(now_ms + at, Tone.TICK) for at in ticks]
    return _lead_in(session, Request.RESUME, now_ms, events)


def _ready(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [CuesCancelled(now_ms)]
    session = _placed(session, session.index + 1)
    return _lead_in(session, Request.READY, now_ms, events)


def _back(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [CuesCancelled(now_ms)]
    if not session.hold_is_over:
        session = _give_up_rep(session, Outcome.VOID, now_ms, events)
    first = session.timeline.first_of_rep(session.index)
    if session.position_ms - session.timeline.steps[first].start_ms < BACK_AGAIN_MS and first:
        first = session.timeline.first_of_rep(first - 1)
    events.append(Announced(now_ms + ANNOUNCE_MS, "again"))
    return _jump(session, Request.BACK, first, now_ms, events)


def _skip(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [CuesCancelled(now_ms)]
    if session.step.rep and not session.hold_is_over:
        record = RepRecord(session.step.rep, _held_ms(session), Outcome.SKIPPED)
        events.append(RepEnded(now_ms, record))
        session = replace(session, breaks_form=False)
    following = session.timeline.after_rep(session.index)
    events.append(Announced(now_ms + ANNOUNCE_MS, "skipped"))
    if following >= len(session.timeline.steps):
        session = replace(session, position_ms=session.timeline.length_ms)
        return _to(session, Request.END_REACHED, now_ms, events), tuple(events)
    return _jump(session, Request.SKIP, following, now_ms, events)


def _add_rest(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [CuesCancelled(now_ms), Announced(now_ms + ANNOUNCE_MS, "ten_more")]
    longer = session.timeline.lengthened(session.index, REST_MORE_MS)
    session = replace(session, timeline=longer, handed_ms=_heard_before(session))
    return _hand_over(_to(session, Request.ADD_REST, now_ms, events), events)


def _mark_form(session: Session, now_ms: int) -> Moved:
    """Mark the repetition at hand, or else the one that ended last; asked again, unmark it."""
    events: list[Event] = [
        PhaseChanged(now_ms, session.phase, Request.MARK_FORM),
        Announced(now_ms + ANNOUNCE_MS, Tone.NOTICE),
    ]
    if session.is_at_work:
        return _hand_over(replace(session, breaks_form=not session.breaks_form), events)
    if session.last:
        marked = replace(session.last, broke_form=not session.last.broke_form)
        session = replace(session, last=marked)
        events.append(FormMarked(now_ms, marked))
    return _hand_over(session, events)


def _stop(session: Session, now_ms: int) -> Moved:
    events: list[Event] = [CuesCancelled(now_ms)]
    session = _give_up_rep(session, Outcome.ENDED_EARLY, now_ms, events)
    session = _to(session, Request.STOP, now_ms, events)
    return session, (*events, Announced(now_ms + ANNOUNCE_MS, "stopped"))


_HANDLERS: Final = {
    Request.START: _start,
    Request.PAUSE: _pause,
    Request.RESUME: _resume,
    Request.BACK: _back,
    Request.SKIP: _skip,
    Request.ADD_REST: _add_rest,
    Request.READY: _ready,
    Request.MARK_FORM: _mark_form,
    Request.STOP: _stop,
}
"""What each request of a person does; the phase it leads to stands in the table."""


def _advance(session: Session, now_ms: int, events: list[Event]) -> Session:
    """Pass every step boundary up to now, one by one and at its own moment."""
    target_ms = now_ms - session.anchor_ms
    while session.phase is Phase.RUNNING and session.step.end_ms <= target_ms:
        step = session.step
        at_ms = session.anchor_ms + step.end_ms
        session = replace(session, position_ms=step.end_ms)
        if step.rep and step.kind is StepKind.HOLD:
            record = RepRecord(step.rep, step.length_ms, Outcome.HELD, session.breaks_form)
            session = _reported(session, record, at_ms, events)
        if step.waits:
            session = _to(session, Request.WAIT_REACHED, at_ms, events)
        elif session.index + 1 == len(session.timeline.steps):
            session = _to(session, Request.END_REACHED, at_ms, events)
        else:
            session = replace(session, index=session.index + 1)
            events.append(StepStarted(at_ms, session.step))
    if session.phase is Phase.RUNNING:
        session = replace(session, position_ms=target_ms)
    return session


def _hand_over(session: Session, events: list[Event]) -> Moved:
    """Hand over every cue that comes within the look-ahead, but none beyond a step that waits."""
    until_ms = _due_until_ms(session)
    cues = session.timeline.cues_from(session.handed_ms, until_ms)
    events += [CueHandedOver(session.anchor_ms + cue.at_ms, cue.clip) for cue in cues]
    return replace(session, handed_ms=max(until_ms, session.handed_ms)), tuple(events)


def _due_until_ms(session: Session) -> int:
    if session.phase in MOVING:
        ahead_ms = session.last_beat_ms - session.anchor_ms + session.lookahead_ms
        return min(ahead_ms, _next_wait_ms(session))
    if session.phase is Phase.WAITING:
        return session.step.end_ms - 1
    return session.timeline.length_ms if session.phase is Phase.FINISHED else session.handed_ms


def _next_wait_ms(session: Session) -> int:
    ahead = session.timeline.steps[session.index :]
    return next((step.end_ms - 1 for step in ahead if step.waits), session.timeline.length_ms)


def _jump(session: Session, by: Request, index: int, now_ms: int, events: list[Event]) -> Moved:
    session = _placed(session, index)
    if session.phase is Phase.PAUSED:
        return _to(session, by, now_ms, events), tuple(events)
    return _lead_in(session, by, now_ms, events)


def _placed(session: Session, index: int) -> Session:
    start_ms = session.timeline.steps[index].start_ms
    return replace(session, index=index, position_ms=start_ms, handed_ms=start_ms - 1)


def _lead_in(session: Session, by: Request, now_ms: int, events: list[Event]) -> Moved:
    """Let the timeline go on from the present position after a short lead-in."""
    anchor_ms = now_ms + LEAD_INS_MS[by] - session.position_ms
    session = replace(session, anchor_ms=anchor_ms, last_beat_ms=now_ms)
    return _hand_over(_to(session, by, now_ms, events), events)


def _enter(session: Session, at_ms: int, events: list[Event]) -> Session:
    session = _to(session, Request.LEAD_IN_OVER, at_ms, events)
    events.append(StepStarted(at_ms, session.step))
    return session


def _to(session: Session, by: Request, at_ms: int, events: list[Event]) -> Session:
    phase = TRANSITIONS[session.phase, by]
    events.append(PhaseChanged(at_ms, phase, by))
    return replace(session, phase=phase, moved_by=by)


def _give_up_rep(session: Session, outcome: Outcome, now_ms: int, events: list[Event]) -> Session:
    """Report the hold that was under way, if one was, with the time it was really held."""
    held_ms = _held_ms(session)
    if not session.step.rep or not held_ms:
        return replace(session, breaks_form=False)
    record = RepRecord(session.step.rep, held_ms, outcome, session.breaks_form)
    return _reported(session, record, now_ms, events)


def _reported(session: Session, record: RepRecord, at_ms: int, events: list[Event]) -> Session:
    events.append(RepEnded(at_ms, record))
    return replace(session, last=record, breaks_form=False)


def _held_ms(session: Session) -> int:
    """The time the present step's hold has lasted; nothing in a lead-in or another step."""
    if session.step.kind is not StepKind.HOLD or session.phase is not Phase.RUNNING:
        return 0
    return session.position_ms - session.step.start_ms


def _heard_before(session: Session) -> int:
    """The position up to which cues need not sound again after a pause."""
    at_start = session.position_ms == session.step.start_ms
    return session.position_ms - 1 if at_start else session.position_ms
