"""The words shown for exercises, sides, steps and doses; whole phrases, ready to translate."""

from __future__ import annotations

from datetime import date
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.domain.exercise import Exercise, FormFault, Side
from corecoach.domain.plan import (
    Basis,
    BirdDogDose,
    Dose,
    HeelDigDose,
    LoadUnit,
    PauseSquatDose,
    SquatVariant,
)
from corecoach.domain.timeline import Step, StepKind

HOURS_FROM_MIN: Final = 100


def exercise_name(exercise: Exercise) -> str:
    """Return the exercise's name as a title."""
    return {
        Exercise.HEEL_DIG: _("Heel digs"),
        Exercise.BIRD_DOG: _("Bird dogs"),
        Exercise.PAUSE_SQUAT: _("Pause squats"),
    }[exercise]


def position_name(exercise: Exercise) -> str:
    """Return the position of the body an exercise is done in."""
    return {
        Exercise.HEEL_DIG: _("On your back"),
        Exercise.BIRD_DOG: _("On hands and knees"),
        Exercise.PAUSE_SQUAT: _("Standing"),
    }[exercise]


def effort_anchors() -> str:
    """Return what the figures of an effort stand for: the anchors of Borg's scale from 0 to 10."""
    return _("Effort: 0 nothing, 3 moderate, 5 strong, 7 very strong, 10 extremely strong.")


def fault_name(fault: FormFault) -> str:
    """Return a fault of form as somebody sees it at themselves."""
    return {
        FormFault.HIPS_LIFT: _("Hips lifted"),
        FormFault.FOOT_SLIDES: _("Foot slid"),
        FormFault.BOTH_LEGS: _("Both legs pressed"),
        FormFault.BREATH_HOLD: _("Breath held"),
        FormFault.ARCH_BACK: _("Low back sagged or arched"),
        FormFault.TWIST: _("Hips rolled open"),
        FormFault.RUSH: _("Rushed"),
        FormFault.SHRUG: _("Shoulder sank"),
        FormFault.NECK: _("Head lifted"),
        FormFault.GOOD_MORNING: _("Knees slid back"),
        FormFault.OVEREXTENDED: _("Arched hard at the top"),
        FormFault.BUTT_WINK: _("Tailbone tucked"),
    }[fault]


def phase_word(step: Step) -> str:
    """Return the one word that says what to do now."""
    return {
        StepKind.PREPARE: _("PREPARE"),
        StepKind.LEAD_IN: _("GET SET"),
        StepKind.MOVE_OUT: _("OUT"),
        StepKind.MOVE_DOWN: _("DOWN"),
        StepKind.HOLD: _("HOLD"),
        StepKind.MOVE_BACK: _("BACK"),
        StepKind.MOVE_UP: _("UP"),
        StepKind.RELAX: _("RELAX"),
        StepKind.REST: _("REST"),
        StepKind.RATE: _("BREATHER"),
        StepKind.CHANGE_POSITION: _("CHANGE"),
        StepKind.FINISH: _("DONE"),
    }[step.kind]


def side_words(step: Step) -> str:
    """Return the side, named by the leg; empty where there is none."""
    if step.side is None:
        return ""
    if step.exercise is Exercise.BIRD_DOG:
        left, right = _("LEFT LEG\nRIGHT ARM"), _("RIGHT LEG\nLEFT ARM")
    else:
        left, right = _("LEFT HEEL"), _("RIGHT HEEL")
    return left if step.side is Side.LEFT else right


def side_in_line(step: Step) -> str:
    """Return the side within a line of text; empty where there is none."""
    if step.side is None:
        return ""
    if step.exercise is Exercise.BIRD_DOG:
        left, right = _("left leg, right arm"), _("right leg, left arm")
    else:
        left, right = _("left heel"), _("right heel")
    return left if step.side is Side.LEFT else right


def step_name(step: Step) -> str:
    """Return what a step is, for "next"."""
    if step.kind is StepKind.LEAD_IN and step.rep:
        if step.side is None:
            return _("squat {number} of {count}").format(
                number=step.rep.number, count=step.rep.count
            )
        return side_in_line(step)
    if step.kind is StepKind.PREPARE and step.exercise:
        return _("get into position")
    seconds = step.length_ms // 1000
    return {
        StepKind.PREPARE: _("prepare"),
        StepKind.LEAD_IN: _("get set"),
        StepKind.MOVE_OUT: _("reach out, {seconds} s"),
        StepKind.MOVE_DOWN: _("go down, {seconds} s"),
        StepKind.HOLD: _("hold, {seconds} s"),
        StepKind.MOVE_BACK: _("come back, {seconds} s"),
        StepKind.MOVE_UP: _("come up, {seconds} s"),
        StepKind.RELAX: _("relax, {seconds} s"),
        StepKind.REST: _("rest, {seconds} s"),
        StepKind.RATE: _("a breather, {seconds} s"),
        StepKind.CHANGE_POSITION: _("change position, {seconds} s"),
        StepKind.FINISH: _("the end"),
    }[step.kind].format(seconds=seconds)


def hint(step: Step) -> str:
    """Return one line that helps with the step at hand; in our own words."""
    if step.kind in {StepKind.PREPARE, StepKind.CHANGE_POSITION} and step.exercise:
        return _position_hint(step.exercise)
    by_kind = {
        StepKind.PREPARE: _("Lay out your mat and find your place."),
        StepKind.RELAX: _("Let go fully before the next side."),
        StepKind.MOVE_BACK: _("Come back slowly, back quiet."),
        StepKind.MOVE_UP: _("Knees stay forward, chest and hips rise together."),
        StepKind.REST: _("Stand easy, shake out your legs."),
        StepKind.RATE: _("Let go and breathe. The next part starts by itself."),
        StepKind.FINISH: _("That was the whole session. Take your time getting up."),
    }
    return by_kind.get(step.kind) or _effort_hint(step)


def _position_hint(exercise: Exercise) -> str:
    return {
        Exercise.HEEL_DIG: _(
            "On your back, knees bent, feet flat. Fingertips beside the spine, one finger off "
            "the bone."
        ),
        Exercise.BIRD_DOG: _(
            "Hands under shoulders, knees under hips. Eyes on the floor, back neither arched nor "
            "rounded."
        ),
        Exercise.PAUSE_SQUAT: _(
            "Start light. Feet where you sit deepest in comfort, buttocks squeezed before you "
            "go down."
        ),
    }[exercise]


def _effort_hint(step: Step) -> str:
    exercise = step.exercise or Exercise.HEEL_DIG
    return {
        Exercise.HEEL_DIG: _("Press the heel down and back without moving it. Keep breathing."),
        Exercise.BIRD_DOG: _("Long, not high. Pelvis level, slow is the point."),
        Exercise.PAUSE_SQUAT: _("Tight, not resting. Small breaths, knees forward."),
    }[exercise]


def dose_text(dose: Dose) -> str:
    """Return a dose in one line, such as "10 a leg, hold 10 s"."""
    if isinstance(dose, HeelDigDose):
        if dose.basis is Basis.TOTAL:
            text = _("{reps} in total, hold {hold} s")
        else:
            text = _("{reps} a leg, hold {hold} s")
        return text.format(reps=dose.reps, hold=dose.hold_s)
    if isinstance(dose, BirdDogDose):
        return _("{reps} a side, {out} s out, {hold} s still, {back} s back").format(
            reps=dose.reps, out=dose.out_s, hold=dose.hold_s, back=dose.back_s
        )
    return _("{reps} times, hold {hold} s, rest {rest} s, {load}").format(
        reps=dose.reps, hold=dose.hold_s, rest=dose.rest_s, load=load_text(dose)
    )


def ladder_text(dose: Dose) -> str:
    """Return what a step of the ladder changes of a dose, such as "12 a side"."""
    if isinstance(dose, BirdDogDose):
        return _("{reps} a side").format(reps=dose.reps)
    if isinstance(dose, PauseSquatDose):
        return _("hold {hold} s, {load}").format(hold=dose.hold_s, load=load_text(dose))
    return dose_text(dose)


def load_text(dose: PauseSquatDose) -> str:
    """Return how a pause squat is loaded, in the person's own unit."""
    if not dose.load:
        return {
            SquatVariant.BODY_WEIGHT: _("body weight"),
            SquatVariant.GOBLET: _("goblet"),
            SquatVariant.LOW_BAR: _("low bar"),
            SquatVariant.HIGH_BAR: _("high bar"),
            SquatVariant.FRONT: _("front squat"),
        }[dose.variant]
    text = {
        SquatVariant.BODY_WEIGHT: _("body weight plus {load} {unit}"),
        SquatVariant.GOBLET: _("{load} {unit} goblet"),
        SquatVariant.LOW_BAR: _("{load} {unit} low bar"),
        SquatVariant.HIGH_BAR: _("{load} {unit} high bar"),
        SquatVariant.FRONT: _("{load} {unit} front squat"),
    }[dose.variant]
    return text.format(load=f"{dose.load:g}", unit=unit_name(dose.unit))


def unit_name(unit: LoadUnit) -> str:
    """Return the short name of a unit."""
    return {LoadUnit.KG: _("kg"), LoadUnit.LB: _("lb")}[unit]


def weight_text(load: float, unit: LoadUnit) -> str:
    """Return a weight with its unit."""
    return _("{load} {unit}").format(load=f"{load:g}", unit=unit_name(unit))


def day_text(day: date) -> str:
    """Return a date that nobody can misread, such as "Mon, 2 Mar 2026"."""
    return _("{weekday}, {day} {month} {year}").format(
        weekday=weekday_text(day), day=day.day, month=month_text(day), year=day.year
    )


def weekday_text(day: date) -> str:
    """Return the weekday's short name."""
    weekdays = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return weekdays[day.weekday()]


def month_text(day: date) -> str:
    """Return the month's short name."""
    months = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    return months[day.month - 1]


def clock_text(seconds: int) -> str:
    """Return a length as minutes and seconds, such as "14:24"; from 100 minutes on with hours."""
    minutes = seconds // 60
    if minutes < HOURS_FROM_MIN:
        return f"{minutes}:{seconds % 60:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds % 60:02}"
