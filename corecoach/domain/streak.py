"""The streak: weeks on target in a row, with spare weeks that bridge a week one session short.

All of it ours. Weeks instead of days, because a programme with rest days has no daily streak. A
small named reserve, because people with one try not to use it and keep going (Sharif & Shu 2017),
and because a broken streak discourages less when it can be repaired (Silverman & Barasch 2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from corecoach.domain.adherence import Week

FIRST_SPARE_WEEKS: Final = 1
MOST_SPARE_WEEKS: Final = 2
HITS_FOR_A_SPARE_WEEK: Final = 4


class WeekStatus(Enum):
    """What a week did to the streak.

    HIT: on target. SAVED: one session short, bridged by a spare week. NEUTRAL: paused, or begun
    in mid-week. MISS: the streak starts anew. OPEN: not over and not on target yet.
    """

    HIT = "hit"
    SAVED = "saved"
    NEUTRAL = "neutral"
    MISS = "miss"
    OPEN = "open"


@dataclass(frozen=True)
class StreakWeek:
    """A week, its status, and the streak and the spare weeks after it."""

    week: Week
    status: WeekStatus
    streak: int
    spare_weeks: int


@dataclass(frozen=True)
class Streak:
    """The streak now, the best one ever, the spare weeks left, and every week in order."""

    current: int
    best: int
    spare_weeks: int
    weeks: tuple[StreakWeek, ...]


@dataclass(frozen=True)
class _Run:
    """Where the count stands between two weeks; ``hits`` are those since the last spare week."""

    streak: int = 0
    spare_weeks: int = FIRST_SPARE_WEEKS
    hits: int = 0


def streak_of(weeks: Iterable[Week]) -> Streak:
    """Return the streak after weeks in order, oldest first.

    The open week adds to the streak as soon as it is on target and can do nothing else before it
    closes: it neither breaks the streak nor earns or spends a spare week.
    """
    run = _Run()
    judged: list[StreakWeek] = []
    for week in weeks:
        status = _status(week, run)
        run = _after(run, status, is_open=week.is_open)
        judged.append(StreakWeek(week, status, run.streak, run.spare_weeks))
    best = max((week.streak for week in judged), default=0)
    return Streak(run.streak, best, run.spare_weeks, tuple(judged))


def _status(week: Week, run: _Run) -> WeekStatus:
    if not week.effective_target:
        return WeekStatus.NEUTRAL
    if week.on_target:
        return WeekStatus.HIT
    if week.is_open:
        return WeekStatus.OPEN
    if week.is_partial_first:
        return WeekStatus.NEUTRAL
    one_short = week.counted >= 1 and week.counted == week.effective_target - 1
    can_save = run.spare_weeks > 0 and run.streak > 0
    return WeekStatus.SAVED if one_short and can_save else WeekStatus.MISS


def _after(run: _Run, status: WeekStatus, *, is_open: bool) -> _Run:
    if status is WeekStatus.HIT:
        longer = replace(run, streak=run.streak + 1)
        return longer if is_open else _with_hit(longer)
    if status is WeekStatus.SAVED:
        return replace(run, spare_weeks=run.spare_weeks - 1)
    if status is WeekStatus.MISS:
        return _Run(spare_weeks=run.spare_weeks)
    return run


def _with_hit(run: _Run) -> _Run:
    if run.spare_weeks == MOST_SPARE_WEEKS:
        # Hits are not stored up while there is no room: otherwise a week more on target could
        # leave fewer spare weeks later.
        return run
    hits = run.hits + 1
    if hits < HITS_FOR_A_SPARE_WEEK:
        return replace(run, hits=hits)
    return replace(run, spare_weeks=run.spare_weeks + 1, hits=0)
