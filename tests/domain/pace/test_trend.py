"""The trend: weeks are compared, and only a real change asks for somebody to look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.pace.trend import Trend, trend_of

TODAY = date(2026, 3, 29)


def weekly(*weeks: tuple[int, ...]) -> list[tuple[date, int]]:
    """Scores of weeks that end today, the first week first."""
    return [
        (TODAY - timedelta(days=7 * back + 2 * place), score)
        for back, scores in zip(range(len(weeks) - 1, -1, -1), weeks, strict=True)
        for place, score in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("weeks", "trend"),
    [
        (((3, 4), (), (), (6, 5, 6)), Trend.WORSE),
        (((0, 0), (1, 1), (1, 2), (2, 2)), Trend.WORSE),
        (((3, 3), (3, 3), (3, 3), (4, 4)), None),
        (((5,), (5, 5), (5, 5), (9, 9)), None),
        (((4, 4), (), (), (), (), (4, 4)), Trend.NO_BETTER),
        (((4, 4), (), (), (), (), (3, 4)), Trend.NO_BETTER),
        (((4, 4), (), (), (), (), (3, 3)), None),
        (((2, 2), (), (), (), (), (2, 2)), None),
        (((4, 4), (3, 3), (2, 2), (2, 2)), None),
        ((), None),
    ],
)
def test_what_the_weeks_say(weeks: tuple[tuple[int, ...], ...], trend: Trend | None) -> None:
    assert trend_of(weekly(*weeks), TODAY) is trend


def test_whoever_was_just_seen_is_not_sent_again() -> None:
    scores = weekly((0, 0), (), (), (5, 5))
    at = datetime(2026, 3, 20, 12, tzinfo=UTC)
    seen = SafetyNote(at, at.date(), NoteKind.SEEN)
    assert trend_of(scores, TODAY, [seen]) is None
    assert trend_of(scores, TODAY) is Trend.WORSE


@given(st.lists(st.integers(0, 2), min_size=2, max_size=30))
def test_who_hurts_little_and_steadily_is_never_sent(scores: list[int]) -> None:
    days = [
        (TODAY - timedelta(days=2 * place), min(score, 1)) for place, score in enumerate(scores)
    ]
    assert trend_of(days, TODAY) is None
