"""The lesson on where all this comes from, what was left out, and what the program is not."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours, said
from corecoach.application.safety_wording import disclaimer


def sources() -> Lesson:
    """Return the lesson on sources."""
    return Lesson(
        _("Sources"),
        _("Based on an article, in our own words, with what is ours marked."),
        (_article(), _left_out(), _others(), _disclaimer()),
    )


def _article() -> Passage:
    return Passage(
        _("The article"),
        (
            ours(
                _(
                    "Jacob Forsythe, PT, DPT: “3 Reasons You Have Lower Back Pain After Squats”. "
                    "He has no part in this program and has not reviewed it."
                )
            ),
            ours(_("We had its text, without its pictures, videos and list of references.")),
        ),
        is_plain=True,
    )


def _left_out() -> Passage:
    return Passage(
        _("Left out of it, or said with more care"),
        (
            said(
                _(
                    "A percentage of how seldom a sore back is something serious: true of a crowd, "
                    "no comfort for one person."
                ),
                "C02",
            ),
            said(_("That heel digs lower the risk of later injury: we know no proof."), "C21"),
            said(
                _(
                    "That a physical therapist gets you better faster than a doctor would: what "
                    "was measured is smaller than that."
                ),
                "C31",
            ),
            said(_("Which belly muscle works how much with a belt: results differ."), "C30"),
            said(
                _(
                    "Everything about books, belts and newsletters to buy or to sign up for, and a "
                    "fourth exercise, which is wearing a belt."
                ),
                "C30",
            ),
        ),
        is_plain=True,
    )


def _others() -> Passage:
    return Passage(
        _("What ours rests on"),
        (
            ours(
                _(
                    "Pain in three zones and the next morning: Silbernagel 2007, made for tendons; "
                    "Smith 2017 on exercise that may hurt a little."
                )
            ),
            ours(_("Two points as the least change that means something: Childs 2005.")),
            ours(
                _(
                    "Two good sessions before a step, steps of 2 to 10 percent, two or three days "
                    "a week: American College of Sports Medicine 2009."
                )
            ),
            ours(_("Two weeks as the break after which to go lighter: CSCCa and NSCA 2019.")),
            ours(_("Small breaths in long holds: Physical Therapy 1989;69:757, Watanabe 2022.")),
            ours(_("Belts: Lander 1990 and 1992, McGill 1990.")),
            ours(_("Signs to look out for: Henschke 2009, Finucane 2020.")),
            ours(
                _(
                    "Effort from 0 to 10 after Borg. These were read in part or as abstracts; "
                    "check them before you rely on them."
                )
            ),
        ),
        is_plain=True,
    )


def _disclaimer() -> Passage:
    return Passage(_("What this is not"), (ours(disclaimer()),), is_plain=True)
