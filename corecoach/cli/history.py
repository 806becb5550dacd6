"""corecoach history: every session and the figures, for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from corecoach.application import wording
from corecoach.application.history import HistoryFigures, week_text
from corecoach.application.language import gettext as _
from corecoach.domain.exercise import Side
from corecoach.domain.record import ExerciseRecord, SessionRecord


def as_json(records: Sequence[SessionRecord], figures: HistoryFigures) -> str:
    """Return a JSON object with the figures and a list of sessions, oldest first."""
    share = figures.recent.capped
    return json.dumps(
        {
            "streak_weeks": figures.streak.current,
            "longest_streak_weeks": figures.streak.best,
            "spare_weeks": figures.streak.spare_weeks,
            "adherence_28_days": {"done": share.done, "planned": share.planned},
            "sessions": [_session(record) for record in records],
        },
        indent=2,
    )


def as_text(records: Sequence[SessionRecord], figures: HistoryFigures) -> str:
    """Return a line for each session and one that says where the weeks stand."""
    if not records:
        return _("No sessions yet. Start one with: corecoach")
    return "\n".join([*(_line(record) for record in records), "", week_text(figures)])


def _session(record: SessionRecord) -> dict[str, Any]:
    return {
        "id": record.session_id,
        "started": record.started.isoformat(),
        "zone": record.zone,
        "training_date": record.training_date.isoformat(),
        "length_s": record.length_s,
        "state": record.state.value,
        "source": record.source.value,
        "pain": {
            "before": record.check_in.pain_before,
            "peak": record.check_in.pain_peak,
            "after": record.check_in.pain_after,
            "next_morning": record.check_in.pain_next,
        },
        "stop_reason": record.check_in.stop_reason,
        "note": record.check_in.note,
        "exercises": [_exercise(kept) for kept in record.exercises],
    }


def _exercise(kept: ExerciseRecord) -> dict[str, Any]:
    return {
        "exercise": kept.exercise.value,
        "planned": kept.planned,
        "done": kept.done(),
        "left": kept.done(Side.LEFT),
        "right": kept.done(Side.RIGHT),
        "mean_hold_ms": kept.mean_hold_ms,
        "shortest_hold_ms": kept.shortest_hold_ms,
        "tension_ms": kept.tension_ms(),
        "effort": kept.effort,
        "pain_peak": kept.pain_peak,
        "belt": kept.belt,
        "stop_reason": kept.stop_reason,
    }


def _line(record: SessionRecord) -> str:
    parts = "  ".join(
        f"{wording.exercise_name(kept.exercise)} {kept.done()}/{kept.planned}"
        for kept in record.exercises
    )
    length = wording.clock_text(record.length_s or 0)
    return (
        f"{record.session_id:>4}  {record.started:%Y-%m-%d %H:%M}  {length:>6}  "
        f"{record.credited_reps:>3}/{record.planned_reps:<3}  {parts}"
    )
