"""Session form: a session as plain fields, the same in JSON and in CSV, and read back the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from corecoach.adapters.moving.change_form import change_from, changes_fields
from corecoach.adapters.moving.fields import Fields, chosen, iso
from corecoach.adapters.moving.refusal import RefusedError
from corecoach.application.language import gettext as _
from corecoach.domain.exercise import Exercise, FormFault, OutOfRangeError, Side
from corecoach.domain.merging import WholeSession
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    Plan,
    PlanError,
    SquatVariant,
)
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    KeptRep,
    Outcome,
    RepRecord,
    SessionRecord,
    SessionState,
    Source,
    StopExtent,
    StopReason,
)
from corecoach.domain.timeline import Rep

_AHEAD: Final = timedelta(days=1)
"""Another machine's clock may be a little ahead of this one's."""


def fields_of(whole: WholeSession) -> dict[str, Any]:
    """Return a session as fields."""
    record, check_in = whole.record, whole.record.check_in
    return {
        "session": record.uid,
        "started": iso(record.started),
        "ended": record.ended and iso(record.ended),
        "zone": record.zone,
        "training_date": record.training_date.isoformat(),
        "state": record.state,
        "source": record.source,
        "away_s": record.away_s,
        "program_version": record.program_version,
        "deleted": record.deleted and iso(record.deleted),
        "pain_before": check_in.pain_before,
        "pain_peak": check_in.pain_peak,
        "pain_after": check_in.pain_after,
        "pain_next": check_in.pain_next,
        "stop_reason": check_in.stop_reason,
        "is_next_late": check_in.is_next_late,
        "note": check_in.note,
        "exercises": [_exercise_fields(kept, whole.reps) for kept in record.exercises],
        "changes": changes_fields(whole.changes),
    }


def session_from(entry: object, now: datetime) -> WholeSession:
    """Return the session that fields stand for.

    Raises:
        RefusedError: They stand for none that could have been done by ``now``.
    """
    try:
        whole = _whole_from(Fields(entry))
    except OutOfRangeError as error:
        raise RefusedError(_(error.sentence).format(**error.values)) from error
    except PlanError as error:
        raise RefusedError(_("It asks for no exercise, or for one twice.")) from error
    _require_past(whole.record, now)
    return whole


def _whole_from(fields: Fields) -> WholeSession:
    exercises = [Fields(entry) for entry in fields.entries("exercises")]
    reps = [rep for one in exercises for rep in _reps_from(one)]
    record = SessionRecord(
        session_id=0,
        uid=fields.uid("session"),
        started=fields.moment("started"),
        zone=fields.text("zone"),
        training_date=fields.day("training_date"),
        exercises=tuple(_exercise_from(one, reps) for one in exercises),
        state=_state_from(fields),
        ended=fields.moment("ended"),
        last_kept=max((rep.ended for rep in reps), default=None),
        away_s=_at_least(0, fields, "away_s"),
        check_in=_check_in_from(fields),
        source=fields.choice("source", Source),
        program_version=fields.text("program_version"),
        deleted=fields.maybe_moment("deleted"),
    )
    Plan(tuple(kept.dose for kept in record.exercises))  # refuses none, and one twice
    changes = [change_from(Fields(entry)) for entry in fields.entries("changes")]
    return WholeSession(record, tuple(reps), tuple(changes))


def _exercise_fields(kept: ExerciseRecord, reps: tuple[KeptRep, ...]) -> dict[str, Any]:
    return {
        "exercise": kept.exercise,
        "dose": dict(vars(kept.dose)),
        "effort": kept.effort,
        "pain_peak": kept.pain_peak,
        "belt": kept.belt,
        "faults": sorted(kept.faults),
        "stop_reason": kept.stop_reason,
        "stop_extent": kept.stop_extent,
        "reps": [_rep_fields(rep) for rep in reps if rep.record.rep.exercise is kept.exercise],
    }


def _exercise_from(fields: Fields, reps: list[KeptRep]) -> ExerciseRecord:
    dose = dose_from(fields)
    faults = [chosen("faults", word, FormFault) for word in fields.entries("faults")]
    return ExerciseRecord(
        dose,
        tuple(rep.record for rep in reps if rep.record.rep.exercise is dose.exercise),
        fields.maybe_whole("effort"),
        fields.maybe_whole("pain_peak"),
        fields.maybe_flag("belt"),
        frozenset(faults),
        fields.maybe_choice("stop_reason", StopReason),
        fields.maybe_choice("stop_extent", StopExtent),
    )


def dose_from(fields: Fields) -> Dose:
    """Return the dose that an exercise's fields stand for.

    Raises:
        RefusedError: They stand for none.
        OutOfRangeError: A value is outside its range.
    """
    dose = fields.inside("dose")
    match fields.choice("exercise", Exercise):
        case Exercise.HEEL_DIG:
            basis = dose.choice("basis", Basis)
            return HeelDigDose(dose.whole("reps"), dose.whole("hold_s"), basis)
        case Exercise.BIRD_DOG:
            return BirdDogDose(
                *(dose.whole(name) for name in ("reps", "out_s", "hold_s", "back_s"))
            )
        case Exercise.PAUSE_SQUAT:
            return PauseSquatDose(
                reps=dose.whole("reps"),
                hold_s=dose.whole("hold_s"),
                rest_s=dose.whole("rest_s"),
                variant=dose.choice("variant", SquatVariant),
                load=dose.number("load"),
                unit=dose.choice("unit", LoadUnit),
                waits_for_ready=dose.flag("waits_for_ready"),
            )


def _rep_fields(kept: KeptRep) -> dict[str, Any]:
    rep = kept.record.rep
    return {
        "side": rep.side,
        "number": rep.number,
        "of": rep.count,
        "target_ms": rep.target_ms,
        "held_ms": kept.record.held_ms,
        "outcome": kept.record.outcome,
        "broke_form": kept.record.broke_form,
        "ended": iso(kept.ended),
    }


def _reps_from(exercise_fields: Fields) -> list[KeptRep]:
    exercise = exercise_fields.choice("exercise", Exercise)
    return [_rep_from(Fields(entry), exercise) for entry in exercise_fields.entries("reps")]


def _rep_from(fields: Fields, exercise: Exercise) -> KeptRep:
    number = _at_least(1, fields, "number")
    side = fields.maybe_choice("side", Side)
    if (side is None) is not (exercise is Exercise.PAUSE_SQUAT):
        raise RefusedError(_("A repetition lacks its side, or has one that it cannot have."))
    rep = Rep(
        exercise, number, _at_least(number, fields, "of"), side, _at_least(0, fields, "target_ms")
    )
    outcome = fields.choice("outcome", Outcome)
    broke_form = fields.maybe_flag("broke_form") or False
    record = RepRecord(rep, _at_least(0, fields, "held_ms"), outcome, broke_form)
    return KeptRep(record, fields.moment("ended"))


def _check_in_from(fields: Fields) -> CheckIn:
    return CheckIn(
        fields.maybe_whole("pain_before"),
        fields.maybe_whole("pain_peak"),
        fields.maybe_whole("pain_after"),
        fields.maybe_whole("pain_next"),
        fields.maybe_choice("stop_reason", StopReason),
        fields.text("note"),
        fields.maybe_flag("is_next_late") or False,
    )


def _state_from(fields: Fields) -> SessionState:
    state = fields.choice("state", SessionState)
    if state is SessionState.OPEN:
        raise RefusedError(_("It was still running when the file was written."))
    return state


def _at_least(least: int, fields: Fields, name: str) -> int:
    found = fields.whole(name)
    if found < least:
        raise RefusedError(
            _("“{field}” is {value}, which is too little.").format(field=name, value=found)
        )
    return found


def _require_past(record: SessionRecord, now: datetime) -> None:
    if record.started > now + _AHEAD or record.training_date > (now + _AHEAD).date():
        raise RefusedError(_("It lies in the future."))
