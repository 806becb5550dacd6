"""The words for figures."""

from __future__ import annotations

import pytest

from corecoach.application.wording import clock_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (864, "14:24"), (5999, "99:59"), (6000, "1:40:00"), (126_000, "35:00:00")],
)
def test_a_long_time_is_told_with_hours(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text
