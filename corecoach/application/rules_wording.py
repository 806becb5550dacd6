"""The rules of the pace in words, every figure taken from the code's own tables."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.references import Reference
from corecoach.domain import exercise as ranges
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace import load, points, verdict
from corecoach.domain.pace.gate import USUAL_OF
from corecoach.domain.pace.ladders import BIRD_DOG_LEVELS, HEEL_DIG_LEVELS, SQUAT_RUNGS
from corecoach.domain.pace.layoff import BREAKS, LOWERS_FROM, RESTARTS_LOAD_FROM, Break
from corecoach.domain.pace.standing import INTRO_DAYS
from corecoach.domain.pace.verdict import Cause
from corecoach.domain.plan import LoadUnit


def range_lines() -> list[str]:
    """Return the bounds that nothing leads outside of, and whose they are."""
    dig, dig_hold = ranges.HEEL_DIG_REPS, ranges.HEEL_DIG_HOLD_S
    bird, squat = ranges.BIRD_DOG_REPS, ranges.PAUSE_SQUAT_HOLD_S
    times = ranges.PAUSE_SQUAT_REPS
    return [
        _("heel digs: {low} to {high} times, held {hold_low} to {hold_high} s: the article").format(
            low=dig.low, high=dig.high, hold_low=dig_hold.low, hold_high=dig_hold.high
        ),
        _("bird dogs: {low} to {high} times a side: the article").format(
            low=bird.low, high=bird.high
        ),
        _("pause squats: held {low} to {high} s: the article").format(
            low=squat.low, high=squat.high
        ),
        _("pause squats: {low} to {high} times: ours, the article has no figure").format(
            low=times.low, high=times.high
        ),
        _("heel digs count for each leg; the total of both is the other reading, your choice"),
    ]


def source_lines() -> list[str]:
    """Return where the figures of the rules come from, and which are ours."""
    return [
        *(
            _("{rule}: {source}").format(rule=rule, source=reference.value.name)
            for rule, reference in _sources()
        ),
        _("points, rest days, what each break takes, 70 percent, 5 kg and 10 lb: ours"),
        _("an easy first week: the article"),
    ]


def _sources() -> tuple[tuple[str, Reference], ...]:
    return (
        (_("pain in zones up to 2, 5 and 10, made for tendons"), Reference.SILBERNAGEL),
        (_("pain need not be a barrier"), Reference.SMITH),
        (
            _("a change of {change} points is real").format(change=verdict.REAL_CHANGE),
            Reference.CHILDS,
        ),
        (_("effort from 0 to 10"), Reference.BORG),
        (_("steps of a tenth at most, and 48 hours in between"), Reference.ACSM),
        (_("a break counts from two weeks on"), Reference.CSCCA),
        (_("the signs in the lists below"), Reference.FINUCANE),
        (_("most sore backs have such a sign, and few anything serious"), Reference.HENSCHKE),
    )


def ladder_lines(exercise: Exercise) -> list[str]:
    """Return a line for each level of an exercise's ladder."""
    if exercise is Exercise.HEEL_DIG:
        text = _("level {level}: {reps} repetitions, hold {hold} s, {tension} s a leg")
        return [
            text.format(level=at, reps=one.reps, hold=one.hold_s, tension=one.tension_s)
            for at, one in enumerate(HEEL_DIG_LEVELS)
        ]
    if exercise is Exercise.BIRD_DOG:
        text = _("level {level}: {reps} repetitions a side")
        return [text.format(level=at, reps=reps) for at, reps in enumerate(BIRD_DOG_LEVELS)]
    return [_rung_line(level) for level in range(len(SQUAT_RUNGS))]


def rule_text(cause: Cause) -> str:
    """Return when the verdict of a cause is passed."""
    text = {
        Cause.RED_FLAG: _("a sign came up that a doctor should look at"),
        Cause.LEG_SYMPTOM: _("something new was felt in a leg"),
        Cause.NOT_TRIED: _("no repetition was begun"),
        Cause.PAIN_DURING: _("pain of {red} or more during the exercise or at the end"),
        Cause.PAIN_NEXT_MORNING: _(
            "the next morning {red} or more, or {amber} or more and {change} above the score before"
        ),
        Cause.TOO_HARD: _("effort of {too_hard} or more"),
        Cause.INTERRUPTED: _("repetitions missing because something interrupted"),
        Cause.COULD_NOT: _("less than {percent} percent of the repetitions of the worse side"),
        Cause.REPS_MISSED: _("any repetition missing"),
        Cause.HARD: _("effort of {hard} or more"),
        Cause.FORM: _("the form was not tidy"),
        Cause.NO_MORNING_ANSWER: _("no answer for the next morning"),
        Cause.NO_ANSWER: _("no answer for pain before, pain during, or effort"),
        Cause.MORNING_WORSE: _("the next morning {change} or more above the score before"),
        Cause.QUIET: _("pain below {amber} during the exercise"),
        Cause.STEADY: _("pain during at most {steady} above the score before"),
        Cause.PAIN_ROSE: _("anything else"),
        Cause.OTHER_BLAMED: _("a bad morning that another exercise is the likelier cause of"),
        Cause.EASY_DAY: _("pause squats on a day that began {change} or more above the usual pain"),
        Cause.SAME_DAY: _("a good second session of a day"),
    }[cause]
    return text.format(
        red=verdict.RED_FROM,
        amber=verdict.AMBER_FROM,
        change=verdict.REAL_CHANGE,
        hard=verdict.HARD_FROM,
        too_hard=verdict.TOO_HARD_FROM,
        percent=verdict.COULD_NOT_BELOW_PERCENT,
        steady=verdict.STEADY_WITHIN,
    )


def point_lines() -> list[str]:
    """Return how a level is earned."""
    green, stable = points.POINTS.values()
    return [
        _("a good session earns {green} points, a steady one {stable}").format(
            green=green, stable=stable
        ),
        _("{needed} points are a level; {big} where the smallest plate is over a tenth").format(
            needed=load.POINTS_FOR_A_LEVEL, big=load.POINTS_FOR_A_BIG_STEP
        ),
        _("the first {days} days of a block raise nothing").format(days=INTRO_DAYS),
        _("a session that says stay begins the count anew; not counted and open change nothing"),
        _("too much is a step down, two from pain of {pain} on").format(pain=verdict.TWICE_FROM),
        _("after too much pain at the lowest level: {days} days of rest").format(
            days=points.REST_DAYS
        ),
        _(
            "too much pain {times} times in {days} days, {lowest} at the lowest level: see a "
            "physical therapist"
        ).format(
            times=points.REDS_TO_STOP,
            days=points.RED_WINDOW_DAYS,
            lowest=points.REDS_TO_STOP_AT_LOWEST,
        ),
        _("every change waits for your yes; to keep the plan begins the count anew"),
        _("by hand: lower at any time, higher one level at a time and not after too much"),
        _("a ceiling that a therapist sets is never passed"),
    ]


def load_lines() -> list[str]:
    """Return how the load of pause squats rises."""
    return [
        _(
            "a step is at most {percent} percent of the start, {kg:g} kg or {lb:g} lb, in whole "
            "plates, and one plate at least"
        ).format(
            percent=round(100 * load.STEP_SHARE),
            kg=load.STEP_CAP[LoadUnit.KG],
            lb=load.STEP_CAP[LoadUnit.LB],
        ),
        _("after a step down the hold is no longer than it was, until it goes well again"),
    ]


def break_lines() -> list[str]:
    """Return what each length of a break does, shown on the heel digs' levels."""
    return [
        _("the levels of heel digs as an example: those of the others go the same way"),
        *(_break_line(band) for band in BREAKS),
        _("from {days} days on, pause squats start again with half the load").format(
            days=RESTARTS_LOAD_FROM
        ),
        _("pauses for illness or travel count as a break too: the back does not know the reason"),
    ]


def gate_lines() -> list[str]:
    """Return what pain before a session leads to."""
    return [
        _("a sign from the lists below: see somebody first"),
        _("pain of {red} or more: rest").format(red=verdict.RED_FROM),
        _(
            "pain of {amber} or more, and {change} above the median of the last {count} scores: "
            "floor work as planned, pause squats without weight"
        ).format(amber=verdict.AMBER_FROM, change=verdict.REAL_CHANGE, count=USUAL_OF),
        _("anything else: go"),
    ]


def _rung_line(level: int) -> str:
    rung = SQUAT_RUNGS[level]
    if not rung.steps:
        return _("level {level}: the start weight, hold {hold} s").format(
            level=level, hold=rung.hold_s
        )
    text = ngettext(
        "level {level}: {steps} step heavier, hold {hold} s",
        "level {level}: {steps} steps heavier, hold {hold} s",
        rung.steps,
    )
    return text.format(level=level, steps=rung.steps, hold=rung.hold_s)


def _break_line(band: Break) -> str:
    if band.from_days < LOWERS_FROM:
        return _("from {days} days on: the count begins anew").format(days=band.from_days)
    levels = ", ".join(f"{at}→{band.level(at)}" for at in range(1, len(HEEL_DIG_LEVELS)))
    return _("from {days} days on: {levels}").format(days=band.from_days, levels=levels)
