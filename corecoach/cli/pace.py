"""corecoach plan --explain: what the coach proposes for each exercise, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from corecoach.application import pace_wording, wording
from corecoach.application.language import gettext as _
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.standing import Judged

LAST_VERDICTS: Final = 4


def as_json(proposals: Sequence[Proposal]) -> str:
    """Return a JSON list with an object for each exercise."""
    return json.dumps([_proposal(proposal) for proposal in proposals], indent=2)


def as_text(proposals: Sequence[Proposal]) -> str:
    """Return a few lines for each exercise: dose, level and points, reason, last verdicts."""
    return "\n\n".join("\n".join(_lines(proposal)) for proposal in proposals)


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "exercise": proposal.exercise.value,
        "dose": asdict(proposal.dose),
        "is_change": proposal.is_change,
        "level": proposal.level,
        "top": proposal.top,
        "points": proposal.points,
        "needed": proposal.needed,
        "why": proposal.reason.why.value,
        "cause": proposal.reason.cause,
        "reason": pace_wording.reason_text(proposal),
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


def _lines(proposal: Proposal) -> list[str]:
    name = wording.exercise_name(proposal.exercise)
    level = _("level {level} of {top}, {points} of {needed} points").format(
        level=proposal.level, top=proposal.top, points=proposal.points, needed=proposal.needed
    )
    said = [
        wording.dose_text(proposal.dose),
        level,
        pace_wording.reason_text(proposal),
        pace_wording.bar_text(proposal),
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
