"""corecoach plan --explain: what the coach proposes for each exercise, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from corecoach.application import pace_wording, wording
from corecoach.application.language import gettext as _
from corecoach.domain.pace.ladders import is_lighter
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.standing import Judged

LAST_VERDICTS: Final = 4


def as_json(proposals: Sequence[Proposal]) -> str:
    """Return a JSON list with an object for each exercise."""
    return json.dumps([_proposal(proposal) for proposal in proposals], indent=2)


def as_text(proposals: Sequence[Proposal]) -> str:
    """Return for each exercise: doses, level and points, reason, and the last verdicts."""
    told = ["\n".join(_lines(proposal)) for proposal in proposals]
    if any(proposal.judged for proposal in proposals):
        told.append(_("What the verdicts mean and how they come about: corecoach rules"))
    return "\n\n".join(told)


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "exercise": proposal.exercise.value,
        "dose": asdict(proposal.dose),
        "last_dose": asdict(proposal.last) if proposal.last else None,
        "is_change": proposal.is_change,
        "level": proposal.level,
        "top": proposal.top,
        "points": proposal.points,
        "needed": proposal.needed,
        "why": proposal.reason.why.value,
        "cause": proposal.reason.cause,
        "reason": pace_wording.reason_text(proposal),
        "bar": proposal.bar.value if proposal.bar else None,
        "rests_until": proposal.rests_until.isoformat() if proposal.rests_until else None,
        "offers": sorted(offer.value for offer in proposal.offers),
        "verdicts": [
            {
                "day": one.day.isoformat(),
                "verdict": one.judgement.verdict.value,
                "cause": one.judgement.cause.value,
                "done": list(one.inputs.done),
                "asked": one.inputs.asked,
                "effort": one.inputs.effort,
                "pain_before": one.pain_before,
                "pain_peak": one.inputs.pain_peak,
                "pain_next": one.pain_next,
            }
            for one in proposal.judged
        ],
    }


def _lines(proposal: Proposal) -> list[str]:
    said = [
        *_doses(proposal),
        _level(proposal),
        pace_wording.reason_text(proposal),
        _above_the_plan(proposal),
        pace_wording.bar_text(proposal),
        *(pace_wording.offer_text(offer) for offer in sorted(proposal.offers, key=str)),
        *_verdicts(proposal.judged[-LAST_VERDICTS:]),
    ]
    return [wording.exercise_name(proposal.exercise), *(f"  {line}" for line in said if line)]


def _doses(proposal: Proposal) -> list[str]:
    """Return the dose, beside the last one where it would be another."""
    dose = wording.dose_text(proposal.dose)
    if proposal.last is None or not proposal.is_change:
        return [_("today: {dose}").format(dose=dose)]
    return [
        _("last time: {dose}").format(dose=wording.dose_text(proposal.last)),
        _("proposed: {dose}").format(dose=dose),
    ]


def _above_the_plan(proposal: Proposal) -> str:
    """Return why the dose is lighter than the last one where no verdict lowered it."""
    stays = proposal.reason.why in {Why.COUNTING, Why.INTRO_WEEK, Why.STAYS, Why.NOT_COUNTED}
    if proposal.last and stays and is_lighter(proposal.dose, proposal.last):
        return _("What was done last is above the plan, which goes up by its own steps.")
    return ""


def _level(proposal: Proposal) -> str:
    if proposal.level >= proposal.top:
        return _("level {level} of {top}, the highest").format(
            level=proposal.level, top=proposal.top
        )
    return _("level {level} of {top}, {points} of {needed} points for the next").format(
        level=proposal.level, top=proposal.top, points=proposal.points, needed=proposal.needed
    )


def _verdicts(judged: Sequence[Judged]) -> list[str]:
    if not judged:
        return [_("No session has its verdict yet; the next morning decides.")]
    return [_("last verdicts:"), *(f"  {line}" for one in judged for line in _verdict(one))]


def _verdict(one: Judged) -> tuple[str, str]:
    """Return a verdict with its cause, and the figures below it."""
    judgement, inputs = one.judgement, one.inputs
    passed = _("{day}: {verdict}. {cause}").format(
        day=wording.day_text(one.day),
        verdict=pace_wording.verdict_word(judgement.verdict),
        cause=pace_wording.cause_text(judgement.cause),
    )
    template = (
        _(
            "  done {done} of {asked} left and right; effort {effort}; pain {before} before, "
            "{peak} at its highest, {following} the next morning"
        )
        if len(inputs.done) > 1
        else _(
            "  done {done} of {asked}; effort {effort}; pain {before} before, {peak} at its "
            "highest, {following} the next morning"
        )
    )
    return passed, template.format(
        done=", ".join(map(str, inputs.done)),
        asked=inputs.asked,
        effort=_told(inputs.effort),
        before=_told(one.pain_before),
        peak=_told(inputs.pain_peak),
        following=_told(one.pain_next),
    )


def _told(score: int | None) -> str:
    return "–" if score is None else str(score)
