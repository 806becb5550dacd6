"""Plan answers: which wish of the plan's desk each button of Today stands for."""

from __future__ import annotations

from collections.abc import Callable

from corecoach.application.desks.plan import PlanDesk
from corecoach.application.screens.today_cards import CardAction
from corecoach.application.screens.today_notices import NoticeAction
from corecoach.application.todays_plan import TodaysPlan
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.proposal import Proposal


class PlanAnswers:
    """Does what is pressed, to the plan as it is shown; each returns the sentence on it."""

    def __init__(self, desk: PlanDesk, shown: Callable[[], TodaysPlan | None]) -> None:
        """Use this desk; ``shown`` is the plan that the person sees."""
        self._desk, self._shown = desk, shown

    def answer(self, exercise: Exercise, *, yes: bool) -> str:
        """Say yes or no to what is proposed for an exercise."""
        proposal = self._proposal(exercise)
        return self._desk.accept([proposal]) if yes else self._desk.keep([proposal])

    def do(self, exercise: Exercise, action: CardAction) -> str:
        """Do something with an exercise by hand."""
        proposal = self._proposal(exercise)
        steps = {CardAction.LOWER: proposal.lower, CardAction.RAISE: proposal.higher}
        step = steps.get(action)
        if step is not None:
            return self._desk.take_step(exercise, step)
        wishes: dict[CardAction, Callable[[], str]] = {
            CardAction.PIN: lambda: self._desk.pin(proposal),
            CardAction.UNPIN: lambda: self._desk.unpin(exercise),
            CardAction.NEW_BLOCK: self._desk.begin_block,
            CardAction.COUNT_BOTH: self._count_both,
        }
        return wishes[action]()

    def follow(self, action: NoticeAction) -> str:
        """Do what a notice offers."""
        wishes: dict[NoticeAction, Callable[[], str]] = {
            NoticeAction.ACCEPT_ALL: lambda: self._desk.accept(self._plan().changes),
            NoticeAction.SQUATS_ANYWAY: self._desk.want_squats,
            NoticeAction.SEEN: self._desk.confirm_seen,
            NoticeAction.END_PAUSE: self._desk.end_pause,
            NoticeAction.NEW_BLOCK: self._desk.begin_block,
            NoticeAction.COUNT_BOTH: self._count_both,
        }
        return wishes[action]()

    def choose(self, plan: str) -> str:
        """Go by the plan of this identity from now on."""
        chosen = next(one for one in self._plan().plans if one.plan == plan)
        return self._desk.choose(chosen)

    def _count_both(self) -> str:
        return self._desk.count_both_legs(self._plan().plan)

    def _plan(self) -> TodaysPlan:
        shown = self._shown()
        if shown is None:
            raise LookupError("nothing is shown yet")
        return shown

    def _proposal(self, exercise: Exercise) -> Proposal:
        return next(one for one in self._plan().proposals if one.exercise is exercise)
