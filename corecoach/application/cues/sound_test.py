"""The sound test: left, right, voice and countdown, as cues at their moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.ports import ScheduledCue
from corecoach.domain.clips import Tone

SCORE: Final = (
    (0, Tone.HOLD_START_LEFT),
    (600, "left_heel_1"),
    (2500, Tone.HOLD_START_RIGHT),
    (3100, "right_heel"),
    (5000, "hold"),
    (6500, Tone.TICK),
    (6500, "three"),
    (7500, Tone.TICK),
    (7500, "two"),
    (8500, Tone.TICK),
    (8500, "one"),
    (9500, Tone.HOLD_END),
)
"""What sounds, with its milliseconds from the start of the test."""
LENGTH_MS: Final = 10_500


@dataclass(frozen=True)
class SoundTest:
    """A sound test that begins at a monotonic moment."""

    start_ms: int

    def cues(self) -> list[ScheduledCue]:
        """Return what sounds, with its moments."""
        return [ScheduledCue(self.start_ms + at_ms, clip) for at_ms, clip in SCORE]

    def is_over(self, now_ms: int) -> bool:
        """Tell whether everything has been heard."""
        return now_ms >= self.start_ms + LENGTH_MS

    def part(self, now_ms: int) -> str:
        """Return the name of what is heard at a moment, so that ears and eyes can compare."""
        names = (
            (9500, _("End of the hold")),
            (6500, _("Countdown")),
            (5000, _("Voice")),
            (2500, _("Right")),
            (0, _("Left")),
        )
        past_ms = now_ms - self.start_ms
        return next((name for begin_ms, name in names if past_ms >= begin_ms), _("Listen …"))
