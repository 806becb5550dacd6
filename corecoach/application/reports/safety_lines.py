"""What was told of safety, as questions with ticks and as lines for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corecoach.application.language import gettext as _
from corecoach.application.reports.parts import Lines, Question
from corecoach.application.safety_wording import sign_text
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.safety import LEG_SIGNS, NoteKind, SafetyNote
from corecoach.domain.period import Period


def session_questions(signs: frozenset[Sign] | None) -> tuple[Question, ...]:
    """Return the questions before a session; the boxes are open where nobody was asked."""
    legs = None if signs is None else signs & LEG_SIGNS
    return (
        Question(
            _("Leg symptoms"),
            (_("none"), _("yes, namely")),
            asks_more=True,
            ticked=_ticked(legs),
        ),
        Question(
            _("Safety questions"),
            (_("all no"), _("a yes, namely")),
            asks_more=True,
            ticked=_ticked(signs),
        ),
    )


def sign_lines(signs: Iterable[Sign] | None) -> tuple[str, ...]:
    """Return the signs as they feel."""
    return tuple(sign_text(sign) for sign in sorted(signs or ()))


def period_signs(period: Period, notes: Sequence[SafetyNote]) -> Lines | None:
    """Return what was told of safety in a period; None where nobody was asked."""
    first, last = period.weeks[0].start, period.weeks[-1].end
    if not any(note.kind is NoteKind.CLEARANCE and note.day <= last for note in notes):
        return None
    told = (_note(note) for note in notes if first <= note.day <= last)
    return Lines(_("Safety questions"), tuple(filter(None, told)) or (_("All no."),))


def _ticked(signs: frozenset[Sign] | None) -> frozenset[int]:
    if signs is None:
        return frozenset()
    return frozenset({1 if signs else 0})


def _note(note: SafetyNote) -> str:
    day = note.day.isoformat()
    if note.kind is NoteKind.SIGN:
        return _("{date} {sign}").format(date=day, sign=sign_text(Sign(note.told)))
    if note.kind is NoteKind.SEEN:
        return _("{date} Seen by a clinician").format(date=day)
    return ""
