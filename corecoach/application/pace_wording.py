"""The words of the pace: verdicts, causes, and why a dose is proposed; whole sentences."""

from __future__ import annotations

from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.wording import day_text, ladder_text
from corecoach.domain.pace import verdict
from corecoach.domain.pace.points import RED_WINDOW_DAYS
from corecoach.domain.pace.proposal import Bar, Offer, Proposal
from corecoach.domain.pace.reason import Reason, Why
from corecoach.domain.pace.verdict import Cause, Verdict

SAYS_THE_CHANGE: Final = frozenset(
    {Why.EARNED, Why.LOWERED, Why.AT_LOWEST, Why.ONE_AT_A_TIME, Why.NEW_BLOCK, Why.CLEARED}
)
"""Reasons that come with the dose they lead to; any other came after it was proposed."""


def verdict_word(passed: Verdict) -> str:
    """Return a verdict in a word."""
    return {
        Verdict.REFER: _("see a doctor"),
        Verdict.RED: _("too much"),
        Verdict.HOLD: _("stay"),
        Verdict.GREEN: _("good"),
        Verdict.STABLE: _("steady"),
        Verdict.VOID: _("not counted"),
        Verdict.UNKNOWN: _("open"),
    }[passed]


def cause_text(cause: Cause) -> str:
    """Return the cause of a verdict in a sentence that never blames."""
    text = {
        Cause.RED_FLAG: _("A sign came up that a doctor should look at."),
        Cause.LEG_SYMPTOM: _("Something new was felt in a leg."),
        Cause.NOT_TRIED: _("It was not begun."),
        Cause.PAIN_DURING: _("Pain reached {red} or more."),
        Cause.PAIN_NEXT_MORNING: _("The next morning was clearly worse."),
        Cause.TOO_HARD: _("It took nearly all you had."),
        Cause.INTERRUPTED: _("It was interrupted."),
        Cause.COULD_NOT: _("Less than {percent} percent was done."),
        Cause.REPS_MISSED: _("Some repetitions were left out."),
        Cause.HARD: _("It was hard work."),
        Cause.FORM: _("The form was not tidy all the way."),
        Cause.NO_MORNING_ANSWER: _("The next morning has no answer yet."),
        Cause.NO_ANSWER: _("Pain or effort has no answer yet."),
        Cause.MORNING_WORSE: _("The next morning was {change} or more above the score before."),
        Cause.QUIET: _("Pain stayed below {amber}."),
        Cause.STEADY: _("Pain was no more than usual."),
        Cause.PAIN_ROSE: _("Pain rose during the exercise."),
        Cause.OTHER_BLAMED: _("The next morning was worse, most likely from another exercise."),
        Cause.EASY_DAY: _("It hurt more than usual before you began: an easy day."),
        Cause.SAME_DAY: _("It was the second session of the day."),
    }[cause]
    return text.format(
        red=verdict.RED_FROM,
        amber=verdict.AMBER_FROM,
        change=verdict.REAL_CHANGE,
        percent=verdict.COULD_NOT_BELOW_PERCENT,
    )


def reason_text(proposal: Proposal) -> str:
    """Return why this dose is proposed, in a sentence or two."""
    reason = proposal.reason
    if reason.why is Why.EARNED:
        text = ngettext(
            "{good} good session: {dose}.", "{good} good sessions in a row: {dose}.", reason.good
        )
        return text.format(good=reason.good, dose=ladder_text(proposal.dose))
    if reason.why in {Why.SHORT_BREAK, Why.LAYOFF}:
        return _break_text(proposal)
    if reason.cause is not None:
        return _with_cause(reason, reason.cause, proposal)
    return _plain(reason.why).format(dose=ladder_text(proposal.dose))


def change_text(proposal: Proposal) -> str:
    """Return what is proposed in place of the dose that holds, and why, in a sentence or two."""
    why = proposal.reason.why
    if why is Why.LAYOFF:
        return _("An easier start after the break: {dose}.").format(dose=ladder_text(proposal.dose))
    # one session alone earns no step: it was earned before, and not taken
    is_old = why is Why.EARNED and proposal.reason.good == 1
    if why in SAYS_THE_CHANGE and not is_old:
        return reason_text(proposal)
    if proposal.level < proposal.kept_level:
        text = _("A step easier is still proposed: {dose}.")
    else:
        text = _("The step you earned is still open: {dose}.")
    return text.format(dose=ladder_text(proposal.dose))


def bar_text(proposal: Proposal) -> str:
    """Return what speaks against doing the exercise today; nothing where nothing does."""
    if proposal.bar is None:
        return ""
    if proposal.bar is Bar.REST and proposal.rests_until is not None:
        return _("Rest until {day}. Your week is safe.").format(day=day_text(proposal.rests_until))
    if proposal.bar is Bar.SEE_THERAPIST:
        return _(
            "It hurt too much several times within {days} days. See a physical therapist before "
            "you go on."
        ).format(days=RED_WINDOW_DAYS)
    return _("Please let a doctor look at what you noticed before you go on.")


def offer_text(offer: Offer) -> str:
    """Return what could be done besides, as a suggestion."""
    return {
        Offer.TOTAL_BASIS: _("Half as many would still be inside the article: 10 in total."),
        Offer.NEW_BLOCK: _("A new block is possible: two steps heavier at the start."),
    }[offer]


def _break_text(proposal: Proposal) -> str:
    days = proposal.reason.days
    if proposal.reason.why is Why.SHORT_BREAK:
        text = ngettext(
            "Good to have you back after {days} day: the count begins anew, the plan stays.",
            "Good to have you back after {days} days: the count begins anew, the plan stays.",
            days,
        )
    else:
        text = ngettext(
            "Good to have you back after {days} day: an easier start with {dose}.",
            "Good to have you back after {days} days: an easier start with {dose}.",
            days,
        )
    return text.format(days=days, dose=ladder_text(proposal.dose))


def _with_cause(reason: Reason, cause: Cause, proposal: Proposal) -> str:
    if reason.why is Why.INTRO_WEEK and reason.until is not None:
        text = _("{cause} The first week changes nothing; the next step can come from {day}.")
        return text.format(cause=cause_text(cause), day=day_text(reason.until))
    text = {
        Why.COUNTING: _("{cause} {points} of {needed} points for the next step."),
        Why.STAYS: _("{cause} The plan stays as it is, and the count begins anew."),
        Why.LOWERED: _("{cause} A step easier: {dose}."),
        Why.AT_LOWEST: _("{cause} This is the lightest plan there is: {dose}."),
        Why.LIGHTER: _("{cause} It was lighter than the plan, so it adds no points."),
        Why.NOT_COUNTED: _("{cause} The plan stays, with {points} of {needed} points kept."),
        Why.REFERRED: _("{cause} The plan waits until somebody has seen it."),
    }[reason.why]
    return text.format(
        cause=cause_text(cause),
        dose=ladder_text(proposal.dose),
        points=reason.points,
        needed=reason.needed,
    )


def _plain(why: Why) -> str:
    return {
        Why.FIRST: _("A light start: {dose}."),
        Why.AT_TOP: _("The top of the ladder. Keeping it there is the aim."),
        Why.PINNED: _("The ceiling set for you is reached; the plan stays there."),
        Why.NO_WEIGHT: _("The next step needs a weight that is not at hand or above your ceiling."),
        Why.ONE_AT_A_TIME: _("Back to where you were, one level at a time: {dose}."),
        Why.BY_HAND: _("Set by you: {dose}."),
        Why.KEPT: _("Kept as it was: {dose}. The count begins anew."),
        Why.NEW_BLOCK: _("A new block with an easy first week: {dose}."),
        Why.NEW_VARIANT: _("Another variant starts from the beginning: {dose}."),
        Why.NEW_BASIS: _("Counted another way at the same level: {dose}."),
        Why.CLEARED: _("Somebody has seen you. On we go: {dose}."),
    }[why]
