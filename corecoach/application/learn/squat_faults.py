"""The lessons on the three faults of the squat, and how to look for them oneself."""

from __future__ import annotations

from corecoach.application.figures import Pose
from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, Point, Way, ours, said


def good_morning() -> Lesson:
    """Return the lesson on the good-morning squat."""
    return Lesson(
        _("Fault 1: hips first"),
        _("The “good morning” squat: the hips come up before the chest does."),
        (_good_morning_spot(), _good_morning_cause(), _good_morning_fixes()),
        Pose.HIPS_FIRST,
    )


def overextended() -> Lesson:
    """Return the lesson on squatting with an arched back."""
    return Lesson(
        _("Fault 2: arched back"),
        _("The back is bent hollow, often with the best intentions."),
        (_overextended_spot(), _overextended_cause(), _overextended_fixes()),
        Pose.ARCHED_BACK,
    )


def butt_wink() -> Lesson:
    """Return the lesson on the butt wink."""
    return Lesson(
        _("Fault 3: tailbone tucks"),
        _("The “butt wink”: at the bottom the pelvis rolls under."),
        (_butt_wink_spot(), _butt_wink_cause(), _butt_wink_fixes()),
        Pose.TAILBONE_TUCK,
    )


def side_video() -> Lesson:
    """Return the lesson on looking at oneself from the side."""
    return Lesson(
        _("Film from the side"),
        _("You look, not the program: three questions with yes or no."),
        (
            Passage(
                _("How to film"),
                (
                    said(_("Film your squats from the side: the picture does not flatter."), "C13"),
                    ours(_("Camera at hip height, square to your side, bar and feet in view.")),
                    ours(_("A warm-up set and a work set, so that you see both.")),
                ),
            ),
            Passage(
                _("What to ask of the picture"),
                (
                    ours(_("Did the knees slide back on the way up?")),
                    ours(_("Was the back arched hard at the top?")),
                    ours(_("Did the tailbone tuck at the bottom?")),
                    ours(
                        _(
                            "The summary after pause squats lets you tick what you saw. Then the "
                            "plan gets no harder, and the page on that fault says what helps."
                        )
                    ),
                ),
            ),
        ),
    )


def _good_morning_spot() -> Passage:
    return Passage(
        _("How to see it from the side"),
        (
            said(_("The way down looks fine."), "C04"),
            said(
                _("On the way up the hips rise first, the knees slide back, and the chest tips."),
                "C04",
            ),
            said(_("It is mostly seen with the bar on the back."), "C04"),
            said(_("Tipped over like that, the lower back takes a strong shearing load."), "C04"),
        ),
    )


def _good_morning_cause() -> Passage:
    return Passage(
        _("Why it happens"),
        (
            said(
                _(
                    "Hips and back are stronger than the front of the thighs, so the body moves "
                    "the knees under the bar and the hips away from it. Thighs have it easier; "
                    "buttocks and lower back have it harder."
                ),
                "C05",
            ),
            said(
                _(
                    "A little of it close to the heaviest weight is normal, among the best too. It "
                    "is worth changing where it comes with an aching back."
                ),
                "C06",
            ),
        ),
    )


def _good_morning_fixes() -> Passage:
    return Passage(
        _("What helps"),
        (
            said(_("Film from the side, and watch the knees."), "C07"),
            said(
                _("Take weight off, do many repetitions, and keep warm-ups and work sets tidy."),
                "C07",
            ),
            ours(_("Then one of two ways. They pull in opposite directions: try one at a time.")),
        ),
        (
            Way(
                _("Keep the knees forward"),
                (
                    said(
                        _(
                            "Out of the bottom the knees stay where they are. As long as they do, "
                            "the hips cannot shoot up."
                        ),
                        "C07",
                    ),
                ),
            ),
            Way(
                _("Lean more"),
                (
                    said(
                        _(
                            "Take your build as it is: bar lower on the back, trunk further "
                            "forward from the start. You can probably lift more that way than with "
                            "a high bar."
                        ),
                        "C07",
                    ),
                ),
            ),
        ),
    )


def _overextended_spot() -> Passage:
    return Passage(
        _("How to see it from the side"),
        (
            said(_("A chest held high, and a lower back bent hard into a hollow."), "C08"),
            said(
                _(
                    "It ends in one of three ways: the squat stops high; the trunk drops forward "
                    "when the ankles bend no further; or the tailbone tucks hard at the bottom."
                ),
                "C08",
            ),
        ),
    )


def _overextended_cause() -> Passage:
    return Passage(
        _("Why it happens"),
        (
            said(
                _(
                    "The author sees it more often than a slouch, and blames the calls “chest up” "
                    "and “look up”, which most people overdo."
                ),
                "C08",
            ),
            ours(_("That is one author's preference; coaches differ.")),
        ),
    )


def _overextended_fixes() -> Passage:
    return Passage(
        _("What helps"),
        (
            said(
                _(
                    "Eyes forward and down: low bar, the floor about a metre ahead; high bar or "
                    "front squat, straight ahead or a little down. The back follows the eyes."
                ),
                "C09",
            ),
            _squeeze_at_the_top("C09"),
            _never_at_the_bottom(),
            said(
                _(
                    "Film, and compare yourself with a good lifter built like you: short legs stay "
                    "upright, long legs lean more."
                ),
                "C09",
            ),
        ),
    )


def _butt_wink_spot() -> Passage:
    return Passage(
        _("How to see it from the side"),
        (
            said(_("At the bottom the pelvis tips back, and the tailbone tucks under."), "C10"),
            said(
                _(
                    "It need not matter: strong lifters do it a little without pain. A marked one "
                    "can stir up a sensitive back."
                ),
                "C12",
            ),
        ),
    )


def _butt_wink_cause() -> Passage:
    return Passage(
        _("Why it happens"),
        (
            said(
                _(
                    "Deep down the thigh bone meets the rim of the hip socket, sooner in hips that "
                    "bend little or with a pelvis tipped forward. Neither gives way, so the pelvis "
                    "rolls and the lower back rounds, which can irritate its discs."
                ),
                "C10",
            ),
            said(
                _(
                    "It is not the hamstrings. They get longer at the hip and shorter at the knee, "
                    "and stay about the same; stretching them is no part of this."
                ),
                "C11",
            ),
        ),
    )


def _butt_wink_fixes() -> Passage:
    return Passage(
        _("What helps"),
        (
            _squeeze_at_the_top("C13"),
            _never_at_the_bottom(),
            said(
                _(
                    "Try a wider stance, then a narrower one: too much of either makes it likelier."
                    " Keep the one in which you sit deepest in comfort."
                ),
                "C13",
            ),
            said(_("Looser hips, by a stretch with a sturdy band."), "C13"),
            ours(
                _(
                    "The text we have names that stretch without its steps. Ask a physical "
                    "therapist to show you."
                )
            ),
            said(_("Film from the side."), "C13"),
        ),
    )


def _squeeze_at_the_top(claim: str) -> Point:
    return said(
        _("Squeeze the buttocks at the top, before you go down: it brings the back to its middle."),
        claim,
    )


def _never_at_the_bottom() -> Point:
    return ours(_("Never squeeze at the bottom: there it would tuck the tailbone even more."))
