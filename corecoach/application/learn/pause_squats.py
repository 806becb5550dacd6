"""The lesson on pause squats."""

from __future__ import annotations

from corecoach.application.figures import Pose
from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours, said
from corecoach.application.wording import exercise_name
from corecoach.domain import exercise as ranges
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import PauseSquatDose


def pause_squats() -> Lesson:
    """Return the lesson on pause squats."""
    return Lesson(
        exercise_name(Exercise.PAUSE_SQUAT),
        _("Be at home at the bottom of the squat."),
        (_aim(), _set_up(), _steps(), _progress(), _feel(), _faults()),
        Pose.PAUSE_SQUAT,
    )


def _aim() -> Passage:
    return Passage(
        _("What it is for"),
        (
            said(
                _(
                    "Control at the bottom, the place where form comes apart: there the hips shoot "
                    "up first, or the tailbone tucks under."
                ),
                "C27",
            ),
        ),
    )


def _set_up() -> Passage:
    return Passage(
        _("Set-up"),
        (
            said(_("Begin light."), "C28"),
            ours(
                _(
                    "Lighter than you think: body weight, a dumbbell held at the chest, or the "
                    "empty bar; no more than 40 percent of what you squat in comfort."
                )
            ),
            ours(_("With a bar: safety pins just below your lowest position.")),
            said(_("Feet as wide as lets you sit deepest in comfort."), "C13"),
            said(
                _(
                    "Eyes: with a low bar on the floor about a metre ahead; with a high bar or a "
                    "front squat straight ahead or a little down."
                ),
                "C09",
            ),
            ours(_("So if you want to see the screen, put it low and in front of you.")),
            said(_("Squeeze your buttocks at the top, before you go down."), "C09", "C13"),
        ),
    )


def _steps() -> Passage:
    hold = ranges.PAUSE_SQUAT_HOLD_S
    return Passage(
        _("How it goes"),
        (
            ours(_("Breathe in and brace.")),
            said(_("Sit down under control."), "C27"),
            ours(_("Stop at your own lowest tidy position.")),
            said(
                _("Stay tight for the whole hold, {low} to {high} seconds.").format(
                    low=hold.low, high=hold.high
                ),
                "C28",
            ),
            ours(_("Tight, not resting: knees forward, tailbone still.")),
            ours(_("Small breaths: nobody can hold one breath that long, nor should.")),
            ours(
                _(
                    "With high blood pressure, heart or eye trouble, a hernia or a pregnancy, ask "
                    "a clinician before you hold your breath under load."
                )
            ),
            said(_("Stand up with the knees forward; chest and hips rise together."), "C07", "C04"),
            ours(
                _(
                    "The tailbone tucks, the knees slide back or the tension goes: stand up, that "
                    "repetition is over."
                )
            ),
        ),
    )


def _progress() -> Passage:
    dose = PauseSquatDose()
    return Passage(
        _("How it gets harder"),
        (
            said(_("Once it feels comfortable: more weight, and a shorter hold."), "C29"),
            said(_("It is practice in form, so the form has to be excellent."), "C29"),
            ours(
                _(
                    "The article names no number of repetitions and no rest. The plan starts with "
                    "{reps} and {rest} seconds between them, and never holds less than {low} "
                    "seconds."
                ).format(reps=dose.reps, rest=dose.rest_s, low=ranges.PAUSE_SQUAT_HOLD_S.low)
            ),
        ),
    )


def _feel() -> Passage:
    return Passage(
        _("What you should feel"),
        (ours(_("Thighs and trunk at work, and a steady back.")),),
    )


def _faults() -> Passage:
    return Passage(
        _("Faults and what helps"),
        (
            ours(
                _(
                    "Hips first, an arched back, a tailbone that tucks: each of the three has a "
                    "page of its own, further down in the list."
                )
            ),
            said(_("A goblet squat, or one onto a box, may feel better than the bar."), "C18"),
        ),
    )
