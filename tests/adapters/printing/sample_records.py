"""Session records to print: a plan done repetition by repetition, as far as one wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import (
    BirdDogDose,
    HeelDigDose,
    PauseSquatDose,
    Plan,
    SquatVariant,
)
from corecoach.domain.record import (
    CheckIn,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    exercise_records,
)
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import Rep

PLAN = Plan(
    (
        HeelDigDose(reps=12),
        BirdDogDose(reps=12),
        PauseSquatDose(hold_s=18, rest_s=60, variant=SquatVariant.LOW_BAR, load=22.5),
    )
)
STARTED = datetime(2025, 3, 14, 18, 5, tzinfo=ZoneInfo("Europe/London"))
EFFORTS = {Exercise.HEEL_DIG: 4, Exercise.BIRD_DOG: 5, Exercise.PAUSE_SQUAT: 6}
NOTE = "Left side a little stiff for the first reps, gone after the third pair. No belt."


def on_target(rep: Rep) -> int | None:
    """Hold every repetition to its target."""
    return rep.target_ms


def session(
    held_ms: Callable[[Rep], int | None] = on_target,
    *,
    plan: Plan = PLAN,
    efforts: dict[Exercise, int] | None = None,
    **facts: Any,  # noqa: ANN401  # whatever a SessionRecord has
) -> SessionRecord:
    """Return a session; ``held_ms`` says how long each repetition was held, None for not at all."""
    attempts = [
        RepRecord(rep, held, Outcome.HELD)
        for rep in lay_out(plan).reps()
        if (held := held_ms(rep)) is not None
    ]
    known: dict[str, Any] = {
        "session_id": 7,
        "started": STARTED,
        "zone": "Europe/London",
        "training_date": STARTED.date(),
        "state": SessionState.FINISHED,
        "ended": STARTED + timedelta(seconds=1000),
        "program_version": "0.1.0",
    }
    return SessionRecord(exercises=exercise_records(plan, attempts, efforts), **(known | facts))


def full_session() -> SessionRecord:
    """Return a session with everything done and answered."""
    answers = CheckIn(pain_before=2, pain_peak=3, pain_after=2, pain_next=1, note=NOTE)
    return session(efforts=EFFORTS, check_in=answers)


def long_note() -> str:
    """Return 4 000 characters with markup, emoji, two scripts from the right, an endless word."""
    markup = "<b>Bold?</b> & <script>alert(1)</script> 😀🏋️\u200d♀️ as typed.\n"
    from_the_right = "שלום עולם\nنص عربي\n\n"
    return (markup + from_the_right + "x" * 300 + "\n" + "More words about it. " * 200)[
        :3990
    ] + " LAST WORD"
