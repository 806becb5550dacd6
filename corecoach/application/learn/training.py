"""The lessons on why a back aches after squats, how much is too much, and the belt."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours, said
from corecoach.domain.adherence import DEFAULT_TARGET, WEEKLY_TARGET
from corecoach.domain.pace.verdict import AMBER_FROM, RED_FROM


def why() -> Lesson:
    """Return the lesson on why a back aches after squats."""
    return Lesson(
        _("Why backs ache after squats"),
        _("Common, and mostly a matter of form, of the plan, or of bracing."),
        (
            Passage(
                _("What happens"),
                (
                    said(
                        _(
                            "Squats load the lower back. That is what they do, and now and then "
                            "it answers with an ache. Many lifters know it."
                        ),
                        "C01",
                    ),
                    said(_("A serious cause behind it is uncommon."), "C02"),
                    ours(
                        _(
                            "Uncommon is not never, and no figure is about you. The page When to "
                            "see somebody says what is for a doctor."
                        )
                    ),
                ),
            ),
            _three_sources(),
        ),
    )


def load_rules() -> Lesson:
    """Return the lesson on how much is too much."""
    return Lesson(
        _("How much is too much"),
        _("Heavy is not the danger. More than you have prepared for is."),
        (_too_much(), _pain_scale(), _good_plans(), _how_often(), _when_it_hurts()),
    )


def belt() -> Lesson:
    """Return the lesson on the belt."""
    return Lesson(
        _("The belt"),
        _("A help with bracing, and no guarantee."),
        (
            Passage(
                _("What it does"),
                (
                    said(_("It does not promise that nothing happens."), "C30"),
                    said(
                        _(
                            "It lets you brace harder, raises the pressure inside the belly, and "
                            "lets you lift more."
                        ),
                        "C30",
                    ),
                    said(_("In the author's view it does not make a core weak."), "C30"),
                    ours(
                        _(
                            "What it does to single muscles is measured differently by different "
                            "people, so we give no figures."
                        )
                    ),
                ),
            ),
            Passage(
                _("Here"),
                (
                    ours(_("Only pause squats may want one; on the floor it is in the way.")),
                    ours(
                        _(
                            "Do not begin with a belt and with more weight on the same day: "
                            "afterwards nobody knows which of them it was."
                        )
                    ),
                ),
            ),
        ),
    )


def _three_sources() -> Passage:
    return Passage(
        _("Where it comes from"),
        (
            said(
                _(
                    "The author sees three sources: form that slips, weights too heavy for the "
                    "plan behind them, and a core that does not hold."
                ),
                "C03",
            ),
            said(_("A weak core alone explains few aching backs."), "C20"),
            said(
                _(
                    "Bracing badly under a bar can hurt all the same, and it counts for more in "
                    "people who are unusually flexible."
                ),
                "C20",
            ),
        ),
    )


def _too_much() -> Passage:
    return Passage(
        _("How to tell"),
        (
            said(_("Sore the day after: normal."), "C14"),
            said(_("Stairs a struggle for a week: too much."), "C14"),
            said(
                _(
                    "Heavy squats are not dangerous by nature. Going past what you have trained "
                    "for is, and so is too much too soon."
                ),
                "C15",
            ),
        ),
    )


def _pain_scale() -> Passage:
    return Passage(
        _("What a number for pain means here"),
        (
            ours(_("0 to {quiet}: fine to go on.").format(quiet=AMBER_FROM - 1)),
            ours(
                _(
                    "{amber} to {most}: all right if it has settled by the next morning. Nothing "
                    "gets harder yet, unless that much is usual for you."
                ).format(amber=AMBER_FROM, most=RED_FROM - 1)
            ),
            ours(_("{red} to 10: too much today. Stop.").format(red=RED_FROM)),
            ours(_("It is your usual back pain that counts, not sore muscles.")),
        ),
    )


def _how_often() -> Passage:
    return Passage(
        _("How often"),
        (
            ours(
                _(
                    "The article does not say. {usual} sessions a week is where the plan starts, "
                    "2 to {most} are sensible."
                ).format(usual=DEFAULT_TARGET, most=WEEKLY_TARGET.high)
            ),
            ours(_("Pause squats not two days running: what has worked hard needs 48 hours.")),
        ),
    )


def _good_plans() -> Passage:
    return Passage(
        _("What good plans do"),
        (
            said(_("They open with an easy week: lighter, and less of it."), "C16"),
            ours(_("So does yours: in its first seven days nothing gets harder.")),
            said(
                _("Over the weeks of a block the repetitions go down and the weight goes up."),
                "C19",
            ),
            said(
                _(
                    "A record attempt every week without a plan invites an injury, a standstill "
                    "and frustration."
                ),
                "C17",
            ),
        ),
    )


def _when_it_hurts() -> Passage:
    return Passage(
        _("When it hurts"),
        (
            said(_("Go down in weight, and leave heavy barbell squats for some weeks."), "C18"),
            ours(_("The article gives no number; two to four weeks is what we would try.")),
            said(_("Or squat in another way, with a goblet or onto a box."), "C18"),
            said(_("Or stay with your squat, light, and make it perfect."), "C18"),
        ),
    )
