"""The trend of the pain before sessions: when it asks for somebody to look; ours.

No cause is named and nothing is barred by it. Scores of single days mean little, so that weeks are
compared, by the smallest change that is more than measuring error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import Final

from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.pace.verdict import AMBER_FROM
from corecoach.domain.pain_change import SMALL_CHANGE, ChangeKind, PainChange, pain_change

WEEK: Final = timedelta(weeks=1)
WORSE_WITHIN: Final = 4
NO_BETTER_AFTER: Final = 6
"""Weeks, the present one included."""

Score = tuple[date, int]


class Trend(Enum):
    """What the last weeks say."""

    WORSE = "worse"
    NO_BETTER = "no_better"


def trend_of(
    scores: Sequence[Score], today: date, notes: Iterable[SafetyNote] = ()
) -> Trend | None:
    """Return what asks for somebody to look; None where nothing does, or somebody just has.

    WORSE: 2 points or more above four weeks ago. NO_BETTER: after six weeks not even a point below
    a pain that was more than slight.
    """
    seen = [note.day for note in notes if note.kind is NoteKind.SEEN]
    if seen and today - max(seen) < NO_BETTER_AFTER * WEEK:
        return None
    lately = _change(scores, today, WORSE_WITHIN)
    if lately and lately.kind is ChangeKind.CLEARLY_UP:
        return Trend.WORSE
    since = _change(scores, today, NO_BETTER_AFTER)
    if since and since.first >= AMBER_FROM and since.difference > -SMALL_CHANGE:
        return Trend.NO_BETTER
    return None


def _change(scores: Sequence[Score], today: date, weeks: int) -> PainChange | None:
    """Return the change from the first to the last of so many weeks that end today."""
    return pain_change(_within(scores, today - (weeks - 1) * WEEK), _within(scores, today))


def _within(scores: Sequence[Score], last: date) -> list[float]:
    return [score for day, score in scores if last - WEEK < day <= last]
