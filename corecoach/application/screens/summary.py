"""The summary screen: what was planned and done, and the person's answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.safety_wording import good_call, zone_text
from corecoach.application.screens.corrections import ran_on_text, when_text
from corecoach.application.trace import reason_text
from corecoach.domain.exercise import FAULTS_OF, Exercise, FormFault, Side
from corecoach.domain.plan import PauseSquatDose
from corecoach.domain.record import (
    CheckIn,
    ExerciseRecord,
    SessionRecord,
    SessionState,
    StopExtent,
    StopReason,
)
from corecoach.domain.resuming import exercise_at_hand, follows, stopped_rep


@dataclass(frozen=True)
class SummaryRow:
    """One exercise: what was asked and what was done, left and right, and what was told of it.

    ``video`` are the faults that a video from the side can show, each with its name, ``faults``
    those that were seen; ``remark`` says what was marked or stopped on the way.
    """

    exercise: Exercise
    name: str
    planned: str
    done: str
    left: str
    right: str
    hold: str
    effort: int | None
    pain_peak: int | None
    video: tuple[tuple[FormFault, str], ...]
    faults: frozenset[FormFault]
    remark: str


@dataclass(frozen=True)
class StopQuestion:
    """What is asked of a session that was stopped.

    ``said`` answers the reason; ``pain`` is how much it hurt, asked where it did. ``rep``,
    ``exercise`` and ``again`` are the ways to go on, each empty where it is not on offer.
    """

    reason: StopReason | None
    said: str
    asks_pain: bool
    pain: int | None
    exercise_at_hand: Exercise | None = None
    rep: str = ""
    exercise: str = ""
    again: str = ""


@dataclass(frozen=True)
class SummaryState:
    """Everything the summary screen shows."""

    session_id: int
    title: str
    subtitle: str
    rows: tuple[SummaryRow, ...]
    check_in: CheckIn
    stop: StopQuestion | None
    notice: str = ""
    trace: tuple[str, ...] = ()


def build_state(record: SessionRecord, today: date, trace: tuple[str, ...] = ()) -> SummaryState:
    """Return what the screen shows of a session; only a timed one of today can go on.

    ``trace`` is what was changed in it afterwards.
    """
    stopped = record.state is SessionState.STOPPED
    can_go_on = not record.is_typed and record.training_date == today
    return SummaryState(
        session_id=record.session_id,
        title=_title(record),
        subtitle=when_text(record),
        rows=tuple(_row(kept) for kept in record.exercises),
        check_in=record.check_in,
        stop=_stop_question(record, can_go_on=can_go_on) if stopped else None,
        notice=ran_on_text(record),
        trace=trace,
    )


def _stop_question(record: SessionRecord, *, can_go_on: bool) -> StopQuestion:
    reason, at_hand = record.check_in.stop_reason, exercise_at_hand(record)
    hurt = reason is StopReason.PAIN
    pain = record.exercise(at_hand).pain_peak if at_hand else record.check_in.pain_peak
    asked = StopQuestion(reason, _said(reason, pain), hurt, pain, at_hand)
    if not can_go_on:
        return asked
    return replace(
        asked,
        # what hurt is not done again today
        rep=_("End that repetition and go on (R)") if stopped_rep(record) and not hurt else "",
        exercise=_exercise_offer(record, at_hand),
        again="" if hurt else _("Go on with the session (G)"),
    )


def _exercise_offer(record: SessionRecord, at_hand: Exercise | None) -> str:
    following = follows(record, at_hand) if at_hand else None
    if at_hand is None or following is None:
        return ""
    return _("End {exercise}, go on to {next} (E)").format(
        exercise=wording.exercise_name(at_hand), next=wording.exercise_name(following)
    )


def _said(reason: StopReason | None, pain: int | None) -> str:
    if reason is not StopReason.PAIN:
        return ""
    if pain is None:
        return good_call()
    return _("{good_call} {zone}").format(good_call=good_call(), zone=zone_text(pain))


def _remark(kept: ExerciseRecord) -> str:
    remarks = []
    if kept.broken:
        text = ngettext(
            "Form broke in {count} repetition.", "Form broke in {count} repetitions.", kept.broken
        )
        remarks.append(text.format(count=kept.broken))
    if kept.stop_reason:
        text = (
            _("One repetition was stopped: {reason}.")
            if kept.stop_extent is StopExtent.REP
            else _("Ended early: {reason}.")
        )
        remarks.append(text.format(reason=reason_text(kept.stop_reason)))
    return " ".join(remarks)


def _title(record: SessionRecord) -> str:
    if record.state is SessionState.STOPPED:
        return _("Session ended early")
    if not record.credited_reps:
        return _("Session over, nothing done")
    if record.credited_reps < record.planned_reps:
        return _("Session done in part")
    return _("Session done")


def _row(kept: ExerciseRecord) -> SummaryRow:
    has_sides = not isinstance(kept.dose, PauseSquatDose)
    left, right = (str(kept.done(side)) if has_sides else "" for side in (Side.LEFT, Side.RIGHT))
    return SummaryRow(
        kept.exercise,
        wording.exercise_name(kept.exercise),
        wording.dose_text(kept.dose),
        _("{done} of {planned}").format(done=kept.done(), planned=kept.planned),
        left,
        right,
        _hold(kept),
        kept.effort,
        kept.pain_peak,
        video=_video(kept),
        faults=kept.faults,
        remark=_remark(kept),
    )


def _video(kept: ExerciseRecord) -> tuple[tuple[FormFault, str], ...]:
    if kept.exercise is not Exercise.PAUSE_SQUAT or not kept.attempts:
        return ()
    return tuple((fault, wording.fault_name(fault)) for fault in FAULTS_OF[kept.exercise])


def _hold(kept: ExerciseRecord) -> str:
    if kept.mean_hold_ms is None or kept.shortest_hold_ms is None:
        return "–"
    return _("{mean:.1f} s, shortest {shortest:.1f} s").format(
        mean=kept.mean_hold_ms / 1000, shortest=kept.shortest_hold_ms / 1000
    )
