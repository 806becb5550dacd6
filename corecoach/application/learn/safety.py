"""The lesson on when to see somebody; its lists are those of the gate before every session."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours, said
from corecoach.application.safety_wording import clearance_text, sign_text, tier_text
from corecoach.domain.pace.gate import SIGNS, Clearance, Tier
from corecoach.domain.pace.verdict import RED_FROM


def when_to_see_somebody() -> Lesson:
    """Return the lesson on when to see somebody."""
    return Lesson(
        _("When to see somebody"),
        _("Fixed lists and nothing cleverer. The program judges nothing."),
        (_first(), *(_tier(tier) for tier in SIGNS), _more(), _before(), _today(), _stops()),
    )


def _first() -> Passage:
    return Passage(
        _("Whom to ask first"),
        (
            said(_("For a sore lower back, a physical therapist is a good first contact."), "C31"),
            ours(_("The article lists no warning signs. All that follows is from public advice.")),
        ),
    )


def _tier(tier: Tier) -> Passage:
    return Passage(tier_text(tier), tuple(ours(sign_text(sign)) for sign in SIGNS[tier]))


def _more() -> Passage:
    return Passage(
        _("Also a matter for a physical therapist"),
        (
            ours(_("Too much pain twice at the lowest level of the plan")),
            ours(_("Pain that went up by two or more over four weeks")),
            ours(_("No better after six weeks")),
        ),
    )


def _before() -> Passage:
    return Passage(
        _("Ask a clinician before the first session"),
        tuple(ours(clearance_text(item)) for item in Clearance),
    )


def _today() -> Passage:
    return Passage(
        _("Not today"),
        (
            ours(_("Pain is {red} or more before you begin").format(red=RED_FROM)),
            ours(_("You feel ill or feverish")),
            ours(_("Something new is felt in a leg")),
            ours(_("Alcohol or a sedative before squats with weight")),
            ours(_("No safe room, rack or pins for a bar")),
            ours(_("Rest then. Your week is safe.")),
        ),
    )


def _stops() -> Passage:
    return Passage(
        _("When to stop"),
        (
            ours(_("Stop the repetition when the form breaks.")),
            ours(
                _(
                    "Stop the exercise at pain of {red} or more, at a sharp or shooting pain, when "
                    "you are dizzy, or when a cramp stays."
                ).format(red=RED_FROM)
            ),
            ours(
                _(
                    "Stop the session at new numbness or weakness, pain in the chest, when you "
                    "feel faint, and at anything in the first list."
                )
            ),
            ours(_("Stopping for pain is a good call. It counts, and costs no week.")),
        ),
    )
