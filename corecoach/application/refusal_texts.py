"""Refusal texts: why a value cannot be set by hand, and which can; a sentence each."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.wording import ladder_text, weight_text
from corecoach.domain.exercise import Exercise, OutOfRangeError
from corecoach.domain.pace.ladders import BIRD_DOG_LEVELS, HEEL_DIG_LEVELS, SQUAT_RUNGS
from corecoach.domain.pace.proposal import Limits, Proposal
from corecoach.domain.plan import PauseSquatDose


def range_refusal(error: OutOfRangeError) -> str:
    """Return why a value is refused, with its range."""
    return _(error.sentence).format(**error.values)


def ladder_refusal(exercise: Exercise) -> str:
    """Return which doses there are."""
    if exercise is Exercise.HEEL_DIG:
        holds: dict[int, list[str]] = {}
        for level in HEEL_DIG_LEVELS:
            holds.setdefault(level.hold_s, []).append(str(level.reps))
        steps = "; ".join(
            _("with {hold} s: {reps}").format(hold=hold, reps=", ".join(reps))
            for hold, reps in holds.items()
        )
        return _("The steps of heel digs are these: {steps}.").format(steps=steps)
    if exercise is Exercise.BIRD_DOG:
        reps = ", ".join(map(str, BIRD_DOG_LEVELS))
        return _("Bird dogs go in these steps: {reps} a side.").format(reps=reps)
    holds_at_start = ", ".join(str(rung.hold_s) for rung in SQUAT_RUNGS if not rung.steps)
    return _("With the weight you begin with, the hold is {holds} s.").format(holds=holds_at_start)


def level_refusal(proposal: Proposal, highest: int) -> str:
    """Return how far it goes by hand, and why no farther."""
    if proposal.limits.after_red:
        return _("After a step down it goes up again once a session has gone well.")
    if proposal.pin is not None and highest >= proposal.pin:
        text = _("The ceiling set for you is {dose}.")
    else:
        text = _("By hand it goes up one step at a time: at most {dose}.")
    dose = proposal.rungs[max(highest, proposal.kept_level)] or proposal.kept
    return text.format(dose=ladder_text(dose))


def weight_refusal(limits: Limits, wanted: PauseSquatDose) -> str:
    """Return how heavy it may be by hand, and why no heavier."""
    if limits.after_red:
        text = _("After a step down the weight is at most {weight} until a session has gone well.")
    else:
        text = _("By hand the weight goes up one step at a time: at most {weight}.")
    return text.format(weight=weight_text(limits.load, wanted.unit))


def basis_refusal() -> str:
    """Return why both legs stay counted together."""
    return _(
        "Counted per leg it would be twice as much; after a step down that waits until a session "
        "has gone well."
    )
