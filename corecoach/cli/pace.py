"""corecoach plan --explain: today's dose of each exercise, what the coach proposes, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from corecoach.application import pace_wording, wording
from corecoach.application.language import gettext as _
from corecoach.application.screens.today_cards import left_out_text
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.standing import Judged

LAST_VERDICTS: Final = 4


def as_json(todays: TodaysPlan) -> str:
    """Return a JSON object with the plan's name, and an object for each exercise."""
    exercises = [_proposal(proposal, todays) for proposal in todays.proposals]
    return json.dumps({"plan": todays.plan.name, "exercises": exercises}, indent=2)


def as_text(todays: TodaysPlan) -> str:
    """Return the plan's name, and a few lines for each exercise."""
    exercises = ("\n".join(_lines(proposal, todays)) for proposal in todays.proposals)
    return "\n\n".join([todays.plan.name, *exercises])


def _proposal(proposal: Proposal, todays: TodaysPlan) -> dict[str, Any]:
    left_out = todays.left_out.get(proposal.exercise)
    return {
        "exercise": proposal.exercise.value,
        "dose": asdict(proposal.kept),
        "level": proposal.kept_level,
        "proposed": asdict(proposal.dose) if proposal.is_change else None,
        "proposed_level": proposal.level if proposal.is_change else None,
        "change": pace_wording.change_text(proposal) if proposal.is_change else None,
        "top": proposal.top,
        "pin": proposal.pin,
        "points": proposal.points,
        "needed": proposal.needed,
        "why": proposal.reason.why.value,
        "cause": proposal.reason.cause,
        "reason": pace_wording.reason_text(proposal),
        "left_out": left_out.value if left_out else None,
        "bar": proposal.bar.value if proposal.bar else None,
        "offers": sorted(offer.value for offer in proposal.offers),
        "verdicts": [
            {
                "day": one.day.isoformat(),
                "verdict": one.judgement.verdict.value,
                "cause": one.judgement.cause.value,
            }
            for one in proposal.judged
        ],
    }


def _lines(proposal: Proposal, todays: TodaysPlan) -> list[str]:
    name = wording.exercise_name(proposal.exercise)
    level = _("level {level} of {top}, {points} of {needed} points").format(
        level=proposal.kept_level, top=proposal.top, points=proposal.points, needed=proposal.needed
    )
    left_out = todays.left_out.get(proposal.exercise)
    waits = proposal in todays.changes
    change = pace_wording.change_text(proposal) if waits else ""
    said = [
        wording.dose_text(proposal.kept),
        level,
        change or pace_wording.reason_text(proposal),
        _("Without a yes it stays as it is; Today asks for it.") if waits else "",
        left_out_text(left_out, proposal) if left_out else "",
        *(pace_wording.offer_text(offer) for offer in sorted(proposal.offers, key=str)),
        *(_verdict(one) for one in proposal.judged[-LAST_VERDICTS:]),
    ]
    return [name, *(f"  {line}" for line in said if line)]


def _verdict(one: Judged) -> str:
    judgement = one.judgement
    return _("{day}: {verdict}. {cause}").format(
        day=wording.day_text(one.day),
        verdict=pace_wording.verdict_word(judgement.verdict),
        cause=pace_wording.cause_text(judgement.cause),
    )
