"""When to ask how the back was the morning after a session; ours."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import Enum
from typing import Final

from corecoach.domain.training_day import DAY, DEFAULT_ROLLOVER_HOUR, training_date

FROM: Final = timedelta(hours=12)
LATE_FROM: Final = timedelta(hours=36)
UNTIL: Final = timedelta(hours=72)


class Morning(Enum):
    """Whether the question is due. LATE: the answer is taken and marked. OVER: no longer asked."""

    NOT_YET = "not_yet"
    DUE = "due"
    LATE = "late"
    OVER = "over"


def morning_after(
    ended: datetime, now: datetime, rollover_hour: int = DEFAULT_ROLLOVER_HOUR
) -> Morning:
    """Return where the question about a session stands; both moments carry their zones.

    A new training day must have begun, and half a day passed: a session in the small hours is not
    asked about before breakfast.
    """
    passed = now - ended
    same_day = training_date(now, rollover_hour) <= training_date(ended, rollover_hour)
    if same_day or passed < FROM:
        return Morning.NOT_YET
    if passed <= LATE_FROM:
        return Morning.DUE
    return Morning.LATE if passed <= UNTIL else Morning.OVER


def is_last_day_to_ask(
    ended: datetime, now: datetime, rollover_hour: int = DEFAULT_ROLLOVER_HOUR
) -> bool:
    """Tell whether the question is over when the next training day begins.

    So it is asked on three days at the most: once, and with two reminders.
    """
    tomorrow = training_date(now, rollover_hour) + DAY
    begins = datetime.combine(tomorrow, time(rollover_hour), now.tzinfo)
    return morning_after(ended, begins, rollover_hour) is Morning.OVER
