from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from corecoach.ui.ticker import BEHIND_MS, MOVING_MS, STANDING_MS, Ticker


@pytest.fixture
def ticker(qapp: QApplication) -> Ticker:
    ticker = Ticker(qapp)
    ticker.start()
    return ticker


def test_it_ticks_often_while_something_moves_and_seldom_while_it_stands(ticker: Ticker) -> None:
    ticker.follow(moving=False)
    assert ticker.interval_ms == STANDING_MS
    ticker.follow(moving=True)
    assert ticker.interval_ms == MOVING_MS


@pytest.mark.parametrize("position_ms", [1_009, 7_020, 123_039])
def test_it_falls_in_with_the_whole_seconds_of_the_session(
    ticker: Ticker, position_ms: int
) -> None:
    ticker.follow(moving=True, position_ms=position_ms)
    late_ms = (position_ms + ticker.interval_ms) % 1000 % MOVING_MS
    assert 0 < late_ms < BEHIND_MS
    ticker.follow(moving=True, position_ms=position_ms + ticker.interval_ms)
    assert ticker.interval_ms == MOVING_MS


def test_a_ticker_that_stands_is_not_started_by_following(ticker: Ticker) -> None:
    ticker.stop()
    ticker.follow(moving=True, position_ms=20)
    assert ticker.interval_ms == MOVING_MS
