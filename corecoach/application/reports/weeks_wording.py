"""How figures of several weeks are written: means, and the sentences on the change of pain."""

from __future__ import annotations

from fractions import Fraction

from corecoach.application.language import gettext as _
from corecoach.application.reports.wording import NOTHING
from corecoach.domain.pain_change import ChangeKind, PainChange


def mean_text(mean: Fraction | None) -> str:
    """Return a mean to a tenth, halves rounded up; a dash for None."""
    return NOTHING if mean is None else _rounded(mean, 1)


def change_sentence(change: PainChange | None) -> str:
    """Return what may be said of pain in the last week beside that in the first."""
    if change is None:
        return _(
            "Pain before sessions, first week to last: not enough data; each of the two weeks "
            "needs two scores."
        )
    sentence = {
        ChangeKind.CLEARLY_DOWN: _(
            "Pain before sessions, first week to last: down {points}. A fall of 2 or more is "
            "usually regarded as meaningful."
        ),
        ChangeKind.DOWN_FROM_LOW_START: _(
            "Pain before sessions, first week to last: down {points} ({percent} %). Below 2 "
            "points; from a low start this may still matter. Ask your therapist."
        ),
        ChangeKind.SAME: _("Pain before sessions, first week to last: about the same."),
        ChangeKind.CLEARLY_UP: _(
            "Pain before sessions, first week to last: up {points}. Please talk to a physical "
            "therapist."
        ),
        ChangeKind.WITHIN_ERROR: _within_error(change),
    }[change.kind]
    return sentence.format(points=_rounded(abs(change.difference), 2), percent=change.percent)


def _within_error(change: PainChange) -> str:
    if change.difference < 0:
        return _(
            "Pain before sessions, first week to last: down {points}, less than 2 points: within "
            "the usual measuring error."
        )
    return _(
        "Pain before sessions, first week to last: up {points}, less than 2 points: within the "
        "usual measuring error."
    )


def _rounded(value: Fraction, places: int) -> str:
    """Return a number of 0 or more with so many decimals, halves rounded up."""
    whole, rest = divmod(int(value * 10**places + Fraction(1, 2)), 10**places)
    return f"{whole}.{rest:0{places}}"
