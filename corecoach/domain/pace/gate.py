"""The gate before every session: go, easy, rest, or see somebody. Fixed lists and nothing cleverer.

It names signs as a person feels them, never a disease. The lists are ours, after public advice on
back pain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final

from corecoach.domain.pace.verdict import AMBER_FROM, REAL_CHANGE, RED_FROM

USUAL_OF: Final = 6
USUAL_NEEDS: Final = 3
"""The usual pain is the median of the last six scores before a session, and needs three."""


class Sign(StrEnum):
    """Something new since last time, as it feels."""

    BLADDER_OR_BOWEL = "bladder_or_bowel"
    SADDLE_NUMBNESS = "saddle_numbness"
    BOTH_LEGS = "both_legs"
    AFTER_A_BLOW = "after_a_blow"
    CHEST_PAIN = "chest_pain"
    FEVER = "fever"
    WEIGHT_LOSS = "weight_loss"
    NIGHT_PAIN = "night_pain"
    ONE_LEG_WEAK = "one_leg_weak"
    LUMP = "lump"
    BELOW_THE_KNEE = "below_the_knee"
    SUDDEN_STRONG_PAIN = "sudden_strong_pain"
    STAIRS_FOR_A_WEEK = "stairs_for_a_week"


class Tier(StrEnum):
    """How soon somebody should look at a sign."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    THERAPIST = "therapist"


SIGNS: Final = {
    Tier.EMERGENCY: (
        *(Sign.BLADDER_OR_BOWEL, Sign.SADDLE_NUMBNESS, Sign.BOTH_LEGS),
        *(Sign.AFTER_A_BLOW, Sign.CHEST_PAIN),
    ),
    Tier.URGENT: (
        *(Sign.FEVER, Sign.WEIGHT_LOSS, Sign.NIGHT_PAIN),
        *(Sign.ONE_LEG_WEAK, Sign.LUMP),
    ),
    Tier.THERAPIST: (Sign.BELOW_THE_KNEE, Sign.SUDDEN_STRONG_PAIN, Sign.STAIRS_FOR_A_WEEK),
}
"""Tiers in their order; a flat list would turn nearly everybody away."""


class Clearance(StrEnum):
    """What asks for a clinician's word before the first session."""

    CANCER = "cancer"
    BRITTLE_BONES = "brittle_bones"
    IMMUNE_OR_INFECTION = "immune_or_infection"
    SPINE_SURGERY = "spine_surgery"
    PREGNANCY = "pregnancy"
    HEART_OR_PRESSURE = "heart_or_pressure"
    AGE = "age"


class Gate(StrEnum):
    """What today allows."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLEARANCE = "clearance"
    SEE_THERAPIST = "see_therapist"
    REST = "rest"
    EASY = "easy"
    GO = "go"


FOR_THE_BODY: Final = frozenset({Gate.EMERGENCY, Gate.URGENT, Gate.SEE_THERAPIST, Gate.REST})
"""With these the day is rest for safety, which is no loss."""


@dataclass(frozen=True)
class Answers:
    """What was answered: new signs, what asks for clearance, and the date a clinician gave it."""

    signs: frozenset[Sign] = frozenset()
    clearance: frozenset[Clearance] = frozenset()
    cleared_on: date | None = None

    def has(self, tier: Tier) -> bool:
        """Tell whether a sign of a tier is there."""
        return not self.signs.isdisjoint(SIGNS[tier])


def gate(pain_now: int, answers: Answers, earlier: Iterable[int | None] = ()) -> Gate:
    """Return what today allows; ``earlier`` are the scores before past sessions, oldest first."""
    barred = (
        (Gate.EMERGENCY, answers.has(Tier.EMERGENCY)),
        (Gate.URGENT, answers.has(Tier.URGENT)),
        (Gate.CLEARANCE, bool(answers.clearance) and answers.cleared_on is None),
        (Gate.SEE_THERAPIST, answers.has(Tier.THERAPIST)),
        (Gate.REST, pain_now >= RED_FROM),
        (Gate.EASY, is_flare(pain_now, earlier)),
    )
    return next((outcome for outcome, holds in barred if holds), Gate.GO)


def usual_pain(earlier: Iterable[int | None]) -> float | None:
    """Return the usual pain before a session; None while too little is known."""
    known = [score for score in earlier if score is not None][-USUAL_OF:]
    return median(known) if len(known) >= USUAL_NEEDS else None


def is_flare(pain_now: int, earlier: Iterable[int | None]) -> bool:
    """Tell whether it hurts clearly more than usual; a steady 3-5 is this person's normal."""
    if pain_now < AMBER_FROM:
        return False
    usual = usual_pain(earlier)
    return usual is not None and pain_now - usual >= REAL_CHANGE
