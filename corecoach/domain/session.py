"""A session as a state machine: its phases, what can be asked of it, and the one table of moves.

The laws of this file: time comes in from outside as monotonic milliseconds; a session stores when
things end and never counts down; what is not in ``TRANSITIONS`` is refused and changes nothing.
The controller (``controller.py``) is the only thing that moves a session on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from corecoach.domain.record import RepRecord
from corecoach.domain.timeline import Step, StepKind, Timeline


class Phase(Enum):
    """Where a session stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    LEADING_IN = "leading_in"
    WAITING = "waiting"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class Request(Enum):
    """What the person, or the running time, asks of a session."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    SKIP = "skip"
    ADD_REST = "add_rest"
    READY = "ready"
    MARK_FORM = "mark_form"
    STOP = "stop"
    # from the running time
    LEAD_IN_OVER = "lead_in_over"
    WAIT_REACHED = "wait_reached"
    END_REACHED = "end_reached"
    SLEPT = "slept"


_P = Phase
_R = Request

TRANSITIONS: Final[dict[tuple[Phase, Request], Phase]] = {
    (_P.NOT_STARTED, _R.START): _P.RUNNING,
    (_P.RUNNING, _R.PAUSE): _P.PAUSED,
    (_P.RUNNING, _R.BACK): _P.LEADING_IN,
    (_P.RUNNING, _R.SKIP): _P.LEADING_IN,
    (_P.RUNNING, _R.ADD_REST): _P.RUNNING,
    (_P.RUNNING, _R.READY): _P.LEADING_IN,
    (_P.RUNNING, _R.MARK_FORM): _P.RUNNING,
    (_P.RUNNING, _R.STOP): _P.STOPPED,
    (_P.RUNNING, _R.WAIT_REACHED): _P.WAITING,
    (_P.RUNNING, _R.END_REACHED): _P.FINISHED,
    (_P.RUNNING, _R.SLEPT): _P.PAUSED,
    (_P.LEADING_IN, _R.PAUSE): _P.PAUSED,
    (_P.LEADING_IN, _R.BACK): _P.LEADING_IN,
    (_P.LEADING_IN, _R.SKIP): _P.LEADING_IN,
    (_P.LEADING_IN, _R.MARK_FORM): _P.LEADING_IN,
    (_P.LEADING_IN, _R.STOP): _P.STOPPED,
    (_P.LEADING_IN, _R.LEAD_IN_OVER): _P.RUNNING,
    (_P.LEADING_IN, _R.END_REACHED): _P.FINISHED,
    (_P.LEADING_IN, _R.SLEPT): _P.PAUSED,
    (_P.WAITING, _R.READY): _P.LEADING_IN,
    (_P.WAITING, _R.PAUSE): _P.PAUSED,
    (_P.WAITING, _R.BACK): _P.LEADING_IN,
    (_P.WAITING, _R.SKIP): _P.LEADING_IN,
    (_P.WAITING, _R.MARK_FORM): _P.WAITING,
    (_P.WAITING, _R.STOP): _P.STOPPED,
    (_P.WAITING, _R.END_REACHED): _P.FINISHED,
    (_P.PAUSED, _R.RESUME): _P.LEADING_IN,
    (_P.PAUSED, _R.BACK): _P.PAUSED,
    (_P.PAUSED, _R.SKIP): _P.PAUSED,
    (_P.PAUSED, _R.ADD_REST): _P.PAUSED,
    (_P.PAUSED, _R.MARK_FORM): _P.PAUSED,
    (_P.PAUSED, _R.STOP): _P.STOPPED,
    (_P.PAUSED, _R.END_REACHED): _P.FINISHED,
}
"""Every move there is."""

ENDED: Final = frozenset({Phase.FINISHED, Phase.STOPPED})
MOVING: Final = frozenset({Phase.RUNNING, Phase.LEADING_IN})
RESTFUL: Final = frozenset(
    {StepKind.PREPARE, StepKind.REST, StepKind.RATE, StepKind.CHANGE_POSITION}
)
"""The kinds of step that "ten seconds more" can lengthen."""

LOOKAHEAD_MS: Final = 4000
"""Cues are handed over this long before their moment: more than any stall short of a sleep."""


@dataclass(frozen=True)
class Session:
    """A timeline being done.

    ``anchor_ms`` is the monotonic moment at which the timeline's position 0 lies while the session
    moves. ``position_ms`` is the position at the last beat, or where it stands still. In a lead-in
    the position is held at ``position_ms`` until the clock has caught up with it.
    ``handed_ms`` is the position up to which cues have been handed over, ``lookahead_ms`` how far
    ahead of their moment they are. ``moved_by`` is what led to the present phase.
    ``breaks_form``: the person says that the form broke in the repetition at hand. ``last`` is the
    attempt that ended last, other than by being skipped.
    """

    timeline: Timeline
    lookahead_ms: int = 0
    phase: Phase = Phase.NOT_STARTED
    index: int = 0
    position_ms: int = 0
    anchor_ms: int = 0
    handed_ms: int = -1
    last_beat_ms: int = 0
    moved_by: Request | None = None
    breaks_form: bool = False
    last: RepRecord | None = None

    @property
    def step(self) -> Step:
        """The step that is being done, or is next to be done in a lead-in."""
        return self.timeline.steps[self.index]

    def position_at(self, now_ms: int) -> int:
        """Return the position in the timeline at a monotonic moment, for showing it."""
        if self.phase not in MOVING:
            return self.position_ms
        limit = self.step.end_ms if self.step.waits else self.timeline.length_ms
        return min(max(now_ms - self.anchor_ms, self.position_ms), limit)

    def lead_in_left_ms(self, now_ms: int) -> int:
        """Return how long the lead-in still lasts; 0 outside one."""
        if self.phase is not Phase.LEADING_IN:
            return 0
        return max(0, self.position_ms - (now_ms - self.anchor_ms))

    def allows(self, request: Request) -> bool:
        """Tell whether a request would be taken now."""
        if (self.phase, request) not in TRANSITIONS:
            return False
        if request is Request.ADD_REST:
            return self.step.kind in RESTFUL
        if request is Request.READY:
            return self.step.waits
        if request is Request.MARK_FORM:
            return self.is_at_work or self.last is not None
        return True

    @property
    def is_at_work(self) -> bool:
        """Whether a repetition has been set out on and its hold is not over."""
        is_begun = self.phase is Phase.RUNNING and self.step.kind is not StepKind.LEAD_IN
        return is_begun and self.step.rep is not None and not self.hold_is_over

    @property
    def hold_is_over(self) -> bool:
        """Whether the step at hand needs no repeating: it has no hold, or its hold is done."""
        if self.step.rep is None:
            return True
        before = self.timeline.steps[self.timeline.first_of_rep(self.index) : self.index]
        return any(earlier.kind is StepKind.HOLD for earlier in before)

    @property
    def form_mark(self) -> bool:
        """Whether the repetition that a mark would be for has one."""
        return self.breaks_form if self.is_at_work else bool(self.last and self.last.broke_form)
