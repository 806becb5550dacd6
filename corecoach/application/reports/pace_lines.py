"""What the rules made of sessions, as lines for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.pace_account import Followed, PaceAccount
from corecoach.application.pace_wording import bar_text, cause_text, reason_text, verdict_word
from corecoach.application.reports import wording
from corecoach.application.reports.parts import Question
from corecoach.application.wording import exercise_name, ladder_text
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.verdict import Cause, Judgement, Verdict
from corecoach.domain.period import DoseChange
from corecoach.domain.record import ExerciseRecord, SessionRecord, SessionState, StopReason

TOO_MUCH = frozenset({Verdict.RED, Verdict.REFER})


def rule_line(followed: Followed) -> str:
    """Return the verdict on an exercise of a session, and what followed for its plan."""
    cause = followed.judgement.cause
    told = cause_text(cause) if cause is Cause.NOT_TRIED else reason_text(followed.proposal)
    line = _("{exercise}: {verdict}. {reason}").format(
        exercise=exercise_name(followed.exercise),
        verdict=verdict_word(followed.judgement.verdict),
        reason=told,
    )
    return " ".join(filter(None, (line, _next(followed, told))))


def rule_lines(followed: Sequence[Followed]) -> tuple[str, ...]:
    """Return a line for each exercise, and below them what speaks against doing any."""
    bars = dict.fromkeys(bar_text(one.proposal) for one in followed)
    return (*map(rule_line, followed), *filter(None, bars))


def agreement(followed: Sequence[Followed]) -> Question | None:
    """Return whether the person agreed to another plan, where there is one to agree to.

    The boxes are open while that is unknown.
    """
    answers = {one.agreed for one in followed if one.is_change}
    if not answers:
        return None
    known = {0} if answers == {True} else {1} if False in answers else set()
    return Question(
        _("User agreed"), (_("yes"), _("no, namely")), asks_more=True, ticked=frozenset(known)
    )


def change_lines(changes: Iterable[DoseChange], account: PaceAccount) -> tuple[str, ...]:
    """Return a line for each date and reason that doses changed for."""
    told = [(change.day, _reason(change, account), _dose(change)) for change in changes]
    return tuple(
        _("{date}: {changes} ({reason})").format(
            date=day.isoformat(), changes="; ".join(dose for _day, _why, dose in same), reason=why
        )
        for (day, why), same in groupby(sorted(told, key=_by_day), key=lambda one: one[:2])
    )


def trouble_line(record: SessionRecord, account: PaceAccount) -> str:
    """Return that a session ended early, and what was too much in it; nothing where nothing was."""
    judged = account.judgements(record.session_id)
    too_much = [exercise for exercise in Exercise if _is_too_much(judged.get(exercise))]
    events = []
    if record.state is SessionState.STOPPED:
        events.append(_ended_early(record))
    events += [_stopped(one, one.stop_reason) for one in record.exercises if one.stop_reason]
    if too_much:
        names = ", ".join(exercise_name(exercise) for exercise in too_much)
        events.append(_("too much: {exercises}").format(exercises=names))
    if not events:
        return ""
    return _("{date} {events}").format(
        date=record.training_date.isoformat(), events=", ".join(events)
    )


def _next(followed: Followed, told: str) -> str:
    """Return the next dose, where it was not told with its reason."""
    dose = followed.proposal.dose
    if ladder_text(dose) in told:
        return ""
    if not followed.is_change:
        return _("Next: unchanged.")
    return _("Next: {dose}.").format(dose=wording.whole_dose(dose))


def _is_too_much(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict in TOO_MUCH


def _ended_early(record: SessionRecord) -> str:
    reason = record.check_in.stop_reason
    if reason is None:
        return _("ended early")
    return _("ended early ({reason})").format(reason=wording.stop_reason(reason))


def _stopped(kept: ExerciseRecord, reason: StopReason) -> str:
    return _("{exercise} stopped ({reason})").format(
        exercise=exercise_name(kept.exercise), reason=wording.stop_reason(reason)
    )


def _dose(change: DoseChange) -> str:
    return _("{exercise} {dose}").format(
        exercise=exercise_name(change.after.exercise),
        dose=wording.changed_dose(change.before, change.after),
    )


def _reason(change: DoseChange, account: PaceAccount) -> str:
    proposal = account.proposals_before(change.session_id)[change.after.exercise]
    if proposal.dose != change.after:
        return _("set by the user")
    return _proposed_for(proposal)


def _proposed_for(proposal: Proposal) -> str:
    reason = proposal.reason
    if reason.why is Why.EARNED:
        text = ngettext("{good} good session", "{good} good sessions in a row", reason.good)
        return text.format(good=reason.good)
    if reason.why in {Why.SHORT_BREAK, Why.LAYOFF}:
        text = ngettext("after {days} day away", "after {days} days away", reason.days)
        return text.format(days=reason.days)
    if reason.cause is not None:
        return cause_text(reason.cause)
    return {
        Why.BY_HAND: _("set by the user"),
        Why.NEW_BLOCK: _("a new block"),
        Why.NEW_VARIANT: _("another variant"),
        Why.NEW_BASIS: _("counted another way"),
        Why.PINNED: _("the ceiling that was set"),
        Why.ONE_AT_A_TIME: _("back, one level at a time"),
        Why.CLEARED: _("after somebody had a look"),
    }.get(reason.why, _("another plan"))


def _by_day(told: tuple[date, str, str]) -> date:
    return told[0]
