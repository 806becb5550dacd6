"""The timeline: a plan laid out as steps with exact start and length, and cues in them as data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from corecoach.domain.exercise import Exercise, Side


class StepKind(StrEnum):
    """What a person does in a step."""

    PREPARE = "prepare"
    LEAD_IN = "lead_in"
    MOVE_OUT = "move_out"
    MOVE_DOWN = "move_down"
    HOLD = "hold"
    MOVE_BACK = "move_back"
    MOVE_UP = "move_up"
    RELAX = "relax"
    REST = "rest"
    RATE = "rate"
    CHANGE_POSITION = "change_position"
    FINISH = "finish"


@dataclass(frozen=True)
class Cue:
    """One clip at one moment of a step.

    ``offset_ms`` counts from the step's start, or back from its end where ``from_end`` is set, so
    that a lengthened rest keeps its countdown at its end.
    """

    offset_ms: int
    clip: str
    from_end: bool = False

    def at_ms(self, start_ms: int, length_ms: int) -> int:
        """Return the moment in milliseconds for a step of this start and length."""
        return start_ms + (length_ms - self.offset_ms if self.from_end else self.offset_ms)


@dataclass(frozen=True)
class TimedCue:
    """A clip and its moment in milliseconds from the session's start."""

    at_ms: int
    clip: str


@dataclass(frozen=True)
class Rep:
    """Which repetition a step belongs to; ``number`` counts within the side.

    ``target_ms`` is the hold that is asked for.
    """

    exercise: Exercise
    number: int
    count: int
    side: Side | None
    target_ms: int


@dataclass(frozen=True)
class Step:
    """One step: what is done, for how long, and which cues sound in it.

    A step that ``waits`` goes on only when the person says "ready".
    """

    kind: StepKind
    length_ms: int
    exercise: Exercise | None = None
    rep: Rep | None = None
    cues: tuple[Cue, ...] = ()
    waits: bool = False
    start_ms: int = 0

    @property
    def end_ms(self) -> int:
        """The first millisecond after the step."""
        return self.start_ms + self.length_ms

    @property
    def side(self) -> Side | None:
        """The side of the step's repetition, where it has one."""
        return self.rep.side if self.rep else None

    def timed_cues(self) -> tuple[TimedCue, ...]:
        """Return the step's cues in order, with moments counted from the session's start."""
        timed = (TimedCue(cue.at_ms(self.start_ms, self.length_ms), cue.clip) for cue in self.cues)
        return tuple(sorted(timed, key=lambda cue: cue.at_ms))


@dataclass(frozen=True)
class Timeline:
    """Steps that follow each other without a gap, from 0 ms on."""

    steps: tuple[Step, ...]

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Timeline:
        """Put the steps end to end: each starts where the one before it ends."""
        steps = tuple(steps)
        starts = accumulate((step.length_ms for step in steps), initial=0)
        return cls(
            tuple(replace(step, start_ms=start) for step, start in zip(steps, starts, strict=False))
        )

    @cached_property
    def length_ms(self) -> int:
        """The sum of all steps."""
        return self.steps[-1].end_ms if self.steps else 0

    @cached_property
    def cues(self) -> tuple[TimedCue, ...]:
        """Every cue in the order of its moment."""
        timed = (cue for step in self.steps for cue in step.timed_cues())
        return tuple(sorted(timed, key=lambda cue: cue.at_ms))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(step.start_ms for step in self.steps)

    @cached_property
    def _cue_moments(self) -> tuple[int, ...]:
        return tuple(cue.at_ms for cue in self.cues)

    def index_at(self, position_ms: int) -> int:
        """Return the index of the step at a position; the last one from the end on."""
        return max(0, bisect_right(self._starts, position_ms) - 1)

    def cues_from(self, after_ms: int, until_ms: int) -> tuple[TimedCue, ...]:
        """Return the cues whose moment lies after ``after_ms`` and not later than ``until_ms``."""
        first = bisect_right(self._cue_moments, after_ms)
        return self.cues[first : bisect_right(self._cue_moments, until_ms)]

    def first_of_rep(self, index: int) -> int:
        """Return the index of the first step of the repetition that step ``index`` belongs to."""
        rep = self.steps[index].rep
        while rep and index and self.steps[index - 1].rep == rep:
            index -= 1
        return index

    def after_rep(self, index: int) -> int:
        """Return the index of the first step after the repetition (or step) at ``index``."""
        rep = self.steps[index].rep
        index += 1
        while rep and index < len(self.steps) and self.steps[index].rep == rep:
            index += 1
        return index

    def lengthened(self, index: int, more_ms: int) -> Timeline:
        """Return a timeline whose step ``index`` lasts longer; later steps move on."""
        longer = replace(self.steps[index], length_ms=self.steps[index].length_ms + more_ms)
        return Timeline.of((*self.steps[:index], longer, *self.steps[index + 1 :]))

    def reps(self) -> Iterator[Rep]:
        """Yield every repetition once, in order."""
        for step in self.steps:
            if step.rep and step.kind is StepKind.HOLD:
                yield step.rep
