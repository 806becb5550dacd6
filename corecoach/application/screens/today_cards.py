"""The cards of Today: each exercise with its dose, what is proposed, what can be done by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.pace_wording import bar_text, change_text, reason_text
from corecoach.application.todays_plan import LeftOut, TodaysPlan
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.proposal import Offer, Proposal
from corecoach.domain.script import lay_out
from corecoach.domain.timeline import Timeline


class CardAction(Enum):
    """What can be done with an exercise by hand."""

    LOWER = "lower"
    RAISE = "raise"
    PIN = "pin"
    UNPIN = "unpin"
    NEW_BLOCK = "new_block"
    COUNT_BOTH = "count_both"


@dataclass(frozen=True)
class ActionItem:
    """An action in words; one that is not possible now says why."""

    action: CardAction
    text: str
    why_not: str = ""


@dataclass(frozen=True)
class ExerciseCard:
    """One exercise of the next session.

    ``why`` says why the dose is what it is, ``proposed`` the change that waits for a yes or a no,
    ``left_out`` why the exercise is not in today's session; each is empty where there is nothing
    to say.
    """

    exercise: Exercise
    title: str
    dose: str
    position: str
    length: str
    why: str = ""
    proposed: str = ""
    left_out: str = ""
    actions: tuple[ActionItem, ...] = ()


def cards_of(todays: TodaysPlan) -> tuple[ExerciseCard, ...]:
    """Return a card for each exercise of the plan."""
    timeline = lay_out(todays.session) if todays.session else None
    return tuple(_card(proposal, todays, timeline) for proposal in todays.proposals)


def left_out_text(why: LeftOut, proposal: Proposal) -> str:
    """Return why an exercise is not in today's session."""
    if why is LeftOut.CHOSEN:
        return _("Left out today, as you wished.")
    if why is LeftOut.DAY_AFTER:
        return _("Rests today: pause squats come on every other day at most.")
    return bar_text(proposal)


def _card(proposal: Proposal, todays: TodaysPlan, timeline: Timeline | None) -> ExerciseCard:
    left_out = todays.left_out.get(proposal.exercise)
    waits = proposal in todays.changes
    return ExerciseCard(
        proposal.exercise,
        wording.exercise_name(proposal.exercise),
        wording.dose_text(proposal.kept),
        wording.position_name(proposal.exercise),
        _length(timeline, proposal.exercise) if timeline and not left_out else "",
        why="" if waits or left_out else reason_text(proposal),
        proposed=change_text(proposal) if waits else "",
        left_out=left_out_text(left_out, proposal) if left_out else "",
        actions=_actions(proposal),
    )


def _length(timeline: Timeline, exercise: Exercise) -> str:
    length_ms = sum(step.length_ms for step in timeline.steps if step.exercise is exercise)
    return _("{length} min").format(length=wording.clock_text(length_ms // 1000))


def _actions(proposal: Proposal) -> tuple[ActionItem, ...]:
    if proposal.last is None:
        return ()
    items = [_lower(proposal), _raise(proposal)]
    if Offer.NEW_BLOCK in proposal.offers:
        items.append(ActionItem(CardAction.NEW_BLOCK, _("Begin a new block, two steps heavier")))
    if Offer.TOTAL_BASIS in proposal.offers:
        items.append(ActionItem(CardAction.COUNT_BOTH, _("Count both legs together: 10 in total")))
    if proposal.pin is None:
        items.append(ActionItem(CardAction.PIN, _("Make this dose a ceiling, as a therapist said")))
    else:
        items.append(ActionItem(CardAction.UNPIN, _("Take the ceiling away")))
    return tuple(items)


def _lower(proposal: Proposal) -> ActionItem:
    if proposal.lower is None:
        return ActionItem(
            CardAction.LOWER, _("A step easier"), _("This is the lightest dose there is.")
        )
    text = _("A step easier: {dose}").format(dose=wording.ladder_text(proposal.lower.dose))
    return ActionItem(CardAction.LOWER, text)


def _raise(proposal: Proposal) -> ActionItem:
    if proposal.higher is not None:
        text = _("A step harder: {dose}").format(dose=wording.ladder_text(proposal.higher.dose))
        return ActionItem(CardAction.RAISE, text)
    if proposal.limits.after_red:
        why = _("After a step down it goes up again once a session has gone well.")
    elif proposal.pin is not None and proposal.kept_level >= proposal.pin:
        why = _("The ceiling set for you is reached.")
    elif proposal.kept_level >= proposal.top:
        why = _("This is the top of the ladder.")
    elif proposal.is_change:
        why = _("Something easier is proposed just now.")
    else:
        why = _("The next step needs a weight that is not at hand or above your ceiling.")
    return ActionItem(CardAction.RAISE, _("A step harder"), why)
