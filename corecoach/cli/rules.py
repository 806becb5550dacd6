"""corecoach rules: the ladders and rules, printed from the tables the program itself goes by."""

from __future__ import annotations

from collections.abc import Iterable

from corecoach.application import pace_wording, rules_wording, safety_wording, wording
from corecoach.application.language import gettext as _
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import SIGNS, Clearance
from corecoach.domain.pace.judging import IN_CONTEXT
from corecoach.domain.pace.verdict import RULES, Judgement


def as_text() -> str:
    """Return every ladder and rule, a heading and indented lines each."""
    ladders = (
        _section(wording.exercise_name(exercise), rules_wording.ladder_lines(exercise))
        for exercise in Exercise
    )
    sections = (
        _section(_("Load of pause squats"), rules_wording.load_lines()),
        _section(
            _("Verdict on an exercise once the next morning is known: the first that holds"),
            _verdict_lines(rule.judgement for rule in RULES),
        ),
        _section(_("In place of that verdict"), _verdict_lines(IN_CONTEXT)),
        _section(_("Levels"), rules_wording.point_lines()),
        _section(_("After a break"), rules_wording.break_lines()),
        _section(_("Before a session"), rules_wording.gate_lines()),
        _section(_("Where the figures come from"), rules_wording.source_lines()),
        *(
            _section(
                safety_wording.tier_text(tier), [safety_wording.sign_text(sign) for sign in signs]
            )
            for tier, signs in SIGNS.items()
        ),
        _section(
            _("Ask a doctor or physical therapist first"),
            [safety_wording.clearance_text(item) for item in Clearance],
        ),
    )
    bounds = _section(_("Bounds that no plan leaves"), rules_wording.range_lines())
    return "\n\n".join([bounds, *ladders, *sections, safety_wording.disclaimer()])


def _verdict_lines(judgements: Iterable[Judgement]) -> list[str]:
    return [
        _("{verdict}: {rule}").format(
            verdict=pace_wording.verdict_word(judgement.verdict),
            rule=rules_wording.rule_text(judgement.cause),
        )
        for judgement in judgements
    ]


def _section(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([heading, *(f"  {line}" for line in lines)])
