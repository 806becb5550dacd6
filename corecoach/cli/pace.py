"""corecoach plan --explain: what the coach proposes for each exercise, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from corecoach.application import pace_wording, wording
from corecoach.application.language import gettext as _
from corecoach.application.screens.today_cards import left_out_text
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.pace.ladders import is_lighter
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.standing import Judged

LAST_VERDICTS: Final = 4


def as_json(todays: TodaysPlan) -> str:
    """Return a JSON object with the plan's name, and an object for each exercise."""
    exercises = [_proposal(proposal, todays) for proposal in todays.proposals]
    return json.dumps({"plan": todays.plan.name, "exercises": exercises}, indent=2)


def as_text(todays: TodaysPlan) -> str:
    """Return for each exercise: doses, level and points, reason, and the last verdicts."""
    proposals = todays.proposals
    told = [todays.plan.name, *("\n".join(_lines(one, todays)) for one in proposals)]
    if any(proposal.judged for proposal in proposals):
        told.append(_("What the verdicts mean and how they come about: corecoach rules"))
    return "\n\n".join(told)


def _proposal(proposal: Proposal, todays: TodaysPlan) -> dict[str, Any]:
    left_out = todays.left_out.get(proposal.exercise)
    return {
        "exercise": proposal.exercise.value,
        "dose": asdict(proposal.kept),
        "level": proposal.kept_level,
        "last_dose": asdict(proposal.last) if proposal.last else None,
        "is_change": proposal.is_change,
        "proposed_dose": asdict(proposal.dose),
        "proposed_level": proposal.level,
        "top": proposal.top,
        "pin": proposal.pin,
        "points": proposal.points,
        "needed": proposal.needed,
        "why": proposal.reason.why.value,
        "cause": proposal.reason.cause,
        "reason": pace_wording.reason_text(proposal),
        "change": pace_wording.change_text(proposal) if proposal.is_change else None,
        "left_out": left_out.value if left_out else None,
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


def _lines(proposal: Proposal, todays: TodaysPlan) -> list[str]:
    left_out = todays.left_out.get(proposal.exercise)
    said = [
        *_doses(proposal),
        _level(proposal),
        pace_wording.reason_text(proposal),
        *_change(proposal, todays),
        _above_the_plan(proposal),
        left_out_text(left_out, proposal) if left_out else "",
        *(pace_wording.offer_text(offer) for offer in sorted(proposal.offers, key=str)),
        *_verdicts(proposal.judged[-LAST_VERDICTS:]),
    ]
    return [wording.exercise_name(proposal.exercise), *(f"  {line}" for line in said if line)]


def _doses(proposal: Proposal) -> list[str]:
    """Return the dose, beside the last one where it would be another."""
    today = _("today: {dose}").format(dose=wording.dose_text(proposal.kept))
    if not proposal.is_change:
        return [today]
    return [today, _("proposed: {dose}").format(dose=wording.dose_text(proposal.dose))]


def _change(proposal: Proposal, todays: TodaysPlan) -> list[str]:
    """Return what a change rests on where the reason does not say it, and that it needs a yes."""
    if proposal not in todays.changes:
        return []
    change, reason = pace_wording.change_text(proposal), pace_wording.reason_text(proposal)
    needs = _("Without a yes it stays as it is; Today asks for it.")
    return [needs] if change == reason else [change, needs]


def _above_the_plan(proposal: Proposal) -> str:
    """Return why the dose is lighter than the last one where no verdict lowered it."""
    stays = proposal.reason.why in {Why.COUNTING, Why.INTRO_WEEK, Why.STAYS, Why.NOT_COUNTED}
    if proposal.last and stays and is_lighter(proposal.kept, proposal.last):
        return _("What was done last is above the plan, which goes up by its own steps.")
    return ""


def _level(proposal: Proposal) -> str:
    if proposal.kept_level >= proposal.top:
        return _("level {level} of {top}, the highest").format(
            level=proposal.kept_level, top=proposal.top
        )
    return _("level {level} of {top}, {points} of {needed} points for the next").format(
        level=proposal.kept_level, top=proposal.top, points=proposal.points, needed=proposal.needed
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
