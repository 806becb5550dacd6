"""The lessons on heel digs and bird dogs."""

from __future__ import annotations

from corecoach.application.figures import Pose
from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours, said
from corecoach.application.wording import exercise_name
from corecoach.domain import exercise as ranges
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.verdict import RED_FROM
from corecoach.domain.plan import BirdDogDose


def heel_digs() -> Lesson:
    """Return the lesson on heel digs."""
    return Lesson(
        exercise_name(Exercise.HEEL_DIG),
        _("Wake the small muscles beside the lower spine, and keep them at work."),
        (
            _heel_dig_aim(),
            _heel_dig_set_up(),
            _heel_dig_steps(),
            _heel_dig_feel(),
            _heel_dig_faults(),
        ),
        Pose.HEEL_DIG,
    )


def bird_dogs() -> Lesson:
    """Return the lesson on bird dogs."""
    return Lesson(
        exercise_name(Exercise.BIRD_DOG),
        _("Move an arm and a leg while the back stays where it is."),
        (
            _bird_dog_aim(),
            _bird_dog_set_up(),
            _bird_dog_steps(),
            _bird_dog_feel(),
            _bird_dog_faults(),
            _bird_dog_easier(),
        ),
        Pose.BIRD_DOG,
    )


def _heel_dig_aim() -> Passage:
    return Passage(
        _("What it is for"),
        (
            said(_("It trains the lumbar multifidus, small muscles close to the spine."), "C21"),
            said(_("It suits a back that hurts mildly or moderately."), "C21"),
            ours(
                _(
                    "As a number that is up to {most} of 10 here; from {red} on it is a rest day."
                ).format(most=RED_FROM - 1, red=RED_FROM)
            ),
            said(
                _(
                    "It is not the first thing to do for a back that has only just begun to hurt "
                    "badly, or for pain that runs down a leg."
                ),
                "C21",
            ),
        ),
    )


def _heel_dig_set_up() -> Passage:
    return Passage(
        _("Set-up"),
        (
            said(_("Lie on your back, knees bent, feet flat."), "C22"),
            ours(_("Feet about hip-width apart; shoes or a mat keep them from sliding.")),
            said(
                _(
                    "Bring your fingertips under your back, a finger's width to each side of the "
                    "bony ridge in the middle."
                ),
                "C22",
            ),
            ours(_("Let head and shoulders rest.")),
        ),
    )


def _heel_dig_steps() -> Passage:
    reps, hold = ranges.HEEL_DIG_REPS, ranges.HEEL_DIG_HOLD_S
    return Passage(
        _("How it goes"),
        (
            said(_("Press the left heel down and drag, as if to scrape out a hollow."), "C23"),
            ours(_("Nothing moves: the floor holds the heel where it is.")),
            ours(_("About 3 to 4 out of 10 in effort, and keep breathing.")),
            ours(_("The other leg stays soft; jaw and shoulders are loose.")),
            said(_("Then the other leg."), "C23"),
            ours(_("Legs take turns, left first, and you let go fully in between.")),
            said(
                _(
                    "Hold each one for {hold_low} to {hold_high} seconds, {low} to {high} times: "
                    "these muscles are made to last."
                ).format(hold_low=hold.low, hold_high=hold.high, low=reps.low, high=reps.high),
                "C24",
            ),
            ours(
                _(
                    "The article does not say whether that is for each leg or for both together. "
                    "{reps} a leg fits both readings, so the plan starts there."
                ).format(reps=reps.low)
            ),
        ),
    )


def _heel_dig_feel() -> Passage:
    return Passage(
        _("What you should feel"),
        (
            said(
                _(
                    "The muscle firms up under your fingers, most of all on the side away from "
                    "the working leg."
                ),
                "C23",
            ),
            ours(_("Not wanted: cramp behind the thigh, sharp pain, anything down a leg.")),
        ),
    )


def _heel_dig_faults() -> Passage:
    return Passage(
        _("Faults and what helps"),
        (
            ours(_("Hips lift: press less, and keep the tailbone heavy.")),
            ours(_("Foot slides: put a shoe on, or a mat under it.")),
            ours(_("Both legs press: lift the toes of the idle foot a little.")),
            ours(_("Breath held: count out loud.")),
            ours(_("Cramp behind the thigh: foot a little further away, half the effort.")),
            ours(_("Hands go numb: take them out after the first repetitions.")),
        ),
    )


def _bird_dog_aim() -> Passage:
    return Passage(
        _("What it is for"),
        (said(_("It works the muscles that keep the spine steady, and asks for control."), "C25"),),
    )


def _bird_dog_set_up() -> Passage:
    return Passage(
        _("Set-up"),
        (
            ours(
                _(
                    "The article names no starting position. The usual one: hands under the "
                    "shoulders, knees under the hips, something soft under the knees."
                )
            ),
            said(_("Bring your back to its middle, neither arched nor rounded. Keep it."), "C25"),
            ours(_("Look at the floor just ahead of your hands.")),
        ),
    )


def _bird_dog_steps() -> Passage:
    reps, tempo = ranges.BIRD_DOG_REPS, BirdDogDose()
    return Passage(
        _("How it goes"),
        (
            said(_("Lift a leg and the arm of the other side together."), "C26"),
            ours(_("Slide them out long, and stop when your back wants to move along.")),
            said(_("The pelvis stays level."), "C26"),
            ours(_("Long, not high. Belly firm, ribs down.")),
            said(_("Come back, and do the same on the other side."), "C26"),
            said(
                _("{low} to {high} times on each side, slowly and under control.").format(
                    low=reps.low, high=reps.high
                ),
                "C26",
            ),
            ours(
                _("The voice gives {out} s out, {hold} s still and {back} s back.").format(
                    out=tempo.out_s, hold=tempo.hold_s, back=tempo.back_s
                )
            ),
        ),
    )


def _bird_dog_feel() -> Passage:
    return Passage(
        _("What you should feel"),
        (
            ours(_("Work all round the trunk and in the buttock of the lifted leg.")),
            ours(_("A lower back that is quiet.")),
        ),
    )


def _bird_dog_faults() -> Passage:
    return Passage(
        _("Faults and what helps"),
        (
            said(
                _(
                    "The lower back arches. That is the usual fault, and it makes things easier: "
                    "the back hangs on its ligaments and joints while the muscles rest."
                ),
                "C25",
            ),
            ours(_("Against arching: lift lower, reach longer.")),
            ours(_("Hips roll open: point the toes at the floor.")),
            ours(_("Hurry: follow the voice.")),
            ours(_("A shoulder sinks: push the floor away.")),
            ours(_("The head lifts: look at the floor.")),
        ),
    )


def _bird_dog_easier() -> Passage:
    return Passage(
        _("Easier"),
        (
            ours(_("The leg alone, the arm alone, or with the toes left on the floor.")),
            ours(_("Wrists or knees hurt: fists, or a cushion. Otherwise leave it out.")),
        ),
    )
