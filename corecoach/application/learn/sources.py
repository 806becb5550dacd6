"""The lesson on where all this comes from, what was left out, and what the program is not."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, Point, ours, said
from corecoach.application.references import Reference, article, gave, how_read
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
            ours(article()),
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
    lines = (_reference(one) for one in Reference)
    return Passage(_("What ours rests on"), (ours(how_read()), *lines), is_plain=True)


def _reference(reference: Reference) -> Point:
    words = _("{source}: {gave}").format(source=reference.value.name, gave=gave(reference))
    return ours(words, reference.value.address)


def _disclaimer() -> Passage:
    return Passage(_("What this is not"), (ours(disclaimer()),), is_plain=True)
