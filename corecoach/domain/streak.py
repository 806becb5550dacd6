"""The streak: weeks on target in a row, with spare weeks that bridge a week one session short.

All of it ours. Weeks instead of days, because a programme with rest days has no daily streak. A
small named reserve, because people with one try not to use it and keep going (Sharif & Shu 2017),
and because a broken streak discourages less when it can be repaired (Silverman & Barasch 2023).

A spare week lies where it helps most: every way of spending is followed, and after each week the
one that has led furthest is shown. Spending at the first chance would let a session more lower a
later streak, because it can make a week worth bridging and so take the spare week from another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
    """A week, its status, and the streak and the spare weeks after it.

    ``gave_back`` tells that the streak goes on only because a spare week laid on an earlier week
    was taken back for this one.
    """

    week: Week
    status: WeekStatus
    streak: int
    spare_weeks: int
    gave_back: bool = False


@dataclass(frozen=True)
class Streak:
    """The streak now, the best one ever, the spare weeks left, and every week in order."""

    current: int
    best: int
    spare_weeks: int
    weeks: tuple[StreakWeek, ...]


@dataclass(frozen=True, order=True)
class _Run:
    """Where one way of spending stands: the streak, and the weeks on target that are in reserve.

    Four of those are a spare week. A larger streak or a larger reserve is never a drawback in any
    later week, which is why a session more cannot lower what can be reached.
    """

    streak: int = 0
    reserve: int = FIRST_SPARE_WEEKS * HITS_FOR_A_SPARE_WEEK

    @property
    def spare_weeks(self) -> int:
        return self.reserve // HITS_FOR_A_SPARE_WEEK

    @property
    def can_save(self) -> bool:
        return self.streak > 0 and self.spare_weeks > 0

    def hit(self, *, is_open: bool) -> _Run:
        # hits are not stored up while there is no room for a spare week more
        full = MOST_SPARE_WEEKS * HITS_FOR_A_SPARE_WEEK
        reserve = self.reserve if is_open else min(self.reserve + 1, full)
        return _Run(self.streak + 1, reserve)

    def saved(self) -> _Run:
        return _Run(self.streak, self.reserve - HITS_FOR_A_SPARE_WEEK)

    def missed(self) -> _Run:
        return _Run(0, self.spare_weeks * HITS_FOR_A_SPARE_WEEK)


def streak_of(weeks: Iterable[Week]) -> Streak:
    """Return the streak after weeks in order, oldest first.

    The open week adds to the streak as soon as it is on target and can do nothing else before it
    closes: it neither breaks the streak nor earns or spends a spare week. A closed week's entry
    follows from it and the weeks before it alone. When a streak ends all the same, the spare weeks
    that were laid on its weeks are there again.
    """
    runs = [_Run()]
    judged: list[StreakWeek] = []
    for week in weeks:
        kept, runs = runs, _useful(_next_runs(runs, week))
        best, before = max(runs), max(kept)
        status = _status(week, best)
        judged.append(
            StreakWeek(
                week,
                status,
                best.streak,
                best.spare_weeks,
                gave_back=status is WeekStatus.SAVED and best != before.saved(),
            )
        )
    now, highest = max(runs), max((week.streak for week in judged), default=0)
    return Streak(now.streak, highest, now.spare_weeks, tuple(judged))


def _next_runs(runs: Iterable[_Run], week: Week) -> list[_Run]:
    """Return every way on from the ways so far."""
    if _leaves_alone(week):
        return list(runs)
    if week.on_target:
        return [run.hit(is_open=week.is_open) for run in runs]
    missed = [run.missed() for run in runs]
    if not _is_one_short(week):
        return missed
    return missed + [run.saved() for run in runs if run.can_save]


def _useful(runs: Iterable[_Run]) -> list[_Run]:
    """Leave out each way that another one equals in streak and reserve, or beats."""
    kept: list[_Run] = []
    for run in sorted(set(runs), reverse=True):
        if not kept or run.reserve > kept[-1].reserve:
            kept.append(run)
    return kept


def _status(week: Week, best: _Run) -> WeekStatus:
    if week.effective_target and week.on_target:
        return WeekStatus.HIT
    if week.effective_target and week.is_open:
        return WeekStatus.OPEN
    if _leaves_alone(week):
        return WeekStatus.NEUTRAL
    return WeekStatus.SAVED if best.streak else WeekStatus.MISS


def _leaves_alone(week: Week) -> bool:
    """Whether a week neither lengthens nor ends a streak: nothing asked, or not all of it yet."""
    can_end_it = week.effective_target and not week.is_open and not week.is_partial_first
    return not can_end_it and not week.on_target


def _is_one_short(week: Week) -> bool:
    """Whether a spare week can bridge it; who rested for safety was there, too."""
    was_there = week.counted or week.rested_days
    return bool(was_there) and week.counted == week.effective_target - 1
