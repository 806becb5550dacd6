"""The captions: what is being said, to be read, and when a hold starts and ends, to be seen."""

from __future__ import annotations

from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.ports import ScheduledCue
from corecoach.domain.clips import PHRASES
from corecoach.domain.session import Phase, Session
from corecoach.domain.timeline import StepKind

SHORTEST_MS: Final = 1500
"""Every caption can be read at least this long, unless another phrase takes its place."""
OPENING_MS: Final = 800
WORD_MS: Final = 420
"""With these no voice outlasts its caption, and hardly anybody reads slower."""


def shown_ms(clip: str) -> int:
    """Return how long the caption of a phrase is shown: as long as the clip lasts, or longer."""
    words = PHRASES[clip].text.replace("-", " ").split()
    return max(SHORTEST_MS, OPENING_MS + WORD_MS * len(words))


def caption_at(session: Session, now_ms: int, announced: ScheduledCue | None = None) -> str:
    """Return the whole phrase that is being said at a monotonic moment; empty for none.

    ``announced`` is the last phrase that stands in no timeline. The phrase that began last is
    shown. A caption ends with its step at the latest: after a jump, what came before was not said.
    """
    cues = [announced] if announced else []
    if session.phase is Phase.RUNNING:
        timed = session.step.timed_cues()
        cues += [ScheduledCue(session.anchor_ms + cue.at_ms, cue.clip) for cue in timed]
    said = [cue for cue in cues if cue.clip in PHRASES and cue.at_ms <= now_ms]
    latest = max(said, key=lambda cue: cue.at_ms, default=None)
    if latest is None or now_ms >= latest.at_ms + shown_ms(latest.clip):
        return ""
    return _(PHRASES[latest.clip].text)


def hold_flash(session: Session) -> int:
    """Return 1 during a hold and else 0, for a flash or a frame to follow."""
    return int(session.phase is Phase.RUNNING and session.step.kind is StepKind.HOLD)
