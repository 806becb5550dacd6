"""The notices of Today: a welcome back, what is open, what rests; each with one thing to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.pace_wording import bar_text, offer_text
from corecoach.application.screens.weeks import reason_names
from corecoach.application.todays_plan import LeftOut, TodaysPlan
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.proposal import Offer
from corecoach.domain.pace.reason import Why


class NoticeAction(Enum):
    """What a notice's button does."""

    ACCEPT_ALL = "accept_all"
    SQUATS_ANYWAY = "squats_anyway"
    SEEN = "seen"
    END_PAUSE = "end_pause"
    NEW_BLOCK = "new_block"
    COUNT_BOTH = "count_both"


@dataclass(frozen=True)
class TodayNotice:
    """A sentence or two, and a button where ``action`` says what it does."""

    text: str
    button: str = ""
    action: NoticeAction | None = None


def notices_of(todays: TodaysPlan) -> tuple[TodayNotice, ...]:
    """Return what Today has to say besides the cards."""
    found = (_paused(todays), _seen(todays), _squats(todays), *_offers(todays), _back(todays))
    return tuple(notice for notice in found if notice)


def _paused(todays: TodaysPlan) -> TodayNotice | None:
    if todays.paused is None:
        return None
    text = _("Today is paused ({reason}) and asks for nothing.").format(
        reason=reason_names()[todays.paused]
    )
    return TodayNotice(text, _("Let today count again"), NoticeAction.END_PAUSE)


def _seen(todays: TodaysPlan) -> TodayNotice | None:
    # what the check-in was told of has its own words and its own button there
    waiting = [
        one
        for one in todays.proposals
        if todays.left_out.get(one.exercise) is LeftOut.SEE_THERAPIST
    ]
    if not waiting:
        return None
    return TodayNotice(bar_text(waiting[0]), _("I have been seen"), NoticeAction.SEEN)


def _squats(todays: TodaysPlan) -> TodayNotice | None:
    if todays.left_out.get(Exercise.PAUSE_SQUAT) is not LeftOut.DAY_AFTER:
        return None
    text = _(
        "Your last pause squats were yesterday or today, so this session is for the floor. Legs "
        "and back like a day between."
    )
    return TodayNotice(text, _("Do them all the same"), NoticeAction.SQUATS_ANYWAY)


def _offers(todays: TodaysPlan) -> list[TodayNotice]:
    offers = {offer for one in todays.proposals for offer in one.offers}
    found = []
    if Offer.NEW_BLOCK in offers:
        found.append(
            TodayNotice(offer_text(Offer.NEW_BLOCK), _("Begin a new block"), NoticeAction.NEW_BLOCK)
        )
    if Offer.TOTAL_BASIS in offers:
        found.append(
            TodayNotice(
                offer_text(Offer.TOTAL_BASIS), _("Count both legs"), NoticeAction.COUNT_BOTH
            )
        )
    return found


def _back(todays: TodaysPlan) -> TodayNotice | None:
    """Welcome somebody back after a break; or gather several proposals for one yes."""
    days = max(
        (one.reason.days for one in todays.proposals if one.reason.why is Why.LAYOFF), default=0
    )
    count = len(todays.changes)
    button = ngettext("Yes to it", "Yes to all {count}", count).format(count=count)
    action = NoticeAction.ACCEPT_ALL if count > 1 else None
    if days:
        text = ngettext(
            "Good to have you back after {days} day. A back needs a little time to get used to "
            "work again, so an easier start is proposed.",
            "Good to have you back after {days} days. A back needs a little time to get used to "
            "work again, so an easier start is proposed.",
            days,
        ).format(days=days)
        return TodayNotice(text, button if action else "", action)
    if action is None:
        return None
    text = _("Several changes are proposed. Without a yes, everything stays as it is.")
    return TodayNotice(text, button, action)
