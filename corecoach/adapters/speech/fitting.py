"""Finds the calmest way to say a phrase within its slot, and makes a clip of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from math import inf
from typing import Final

from corecoach.adapters.speech.loudness import Samples
from corecoach.adapters.speech.shaping import levelled, trimmed, with_pauses_up_to
from corecoach.domain.budgets import slot_s, slowest

SPEEDS: Final = tuple(round(0.85 + 0.05 * step, 2) for step in range(13))
"""From a calm pace to the fastest that still sounds natural; 1 is the voice's own."""

_PAUSES_S: Final = (0.4, 0.2, 0.1)
"""The longest silence left between two words, tried at each speed before the next one."""


def fitting(
    clip: str, say: Callable[[float], Samples], rate: int, wanted_s: float = inf
) -> tuple[float, Samples] | None:
    """Return the calmest rendering that fits the clip's slot, and its speed; None if none does.

    Args:
        clip: The name of the clip.
        say: Returns the phrase as it is said at a speed.
        rate: Samples a second of what it returns.
        wanted_s: No longer than this where that can be had; the slot may be longer.
    """
    said = cache(lambda speed: trimmed(say(speed), rate))
    for longest_s in (min(wanted_s, slot_s(clip)), slot_s(clip)):
        for speed, pause_s in product(SPEEDS, _PAUSES_S):
            if speed < slowest(clip) or not said(speed).size:
                continue
            samples = with_pauses_up_to(said(speed), rate, pause_s)
            if len(samples) <= longest_s * rate:
                return speed, levelled(samples, rate)
    return None
