"""Today's plan: the plan gone by, each exercise's dose and proposal, and what is left out today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import Final

from corecoach.application.history_ports import KeptHistory
from corecoach.application.language import gettext as _
from corecoach.application.pace import events_in
from corecoach.application.settings import Settings
from corecoach.domain.digest import SessionDigest
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Terms
from corecoach.domain.pace.judging import EASY_DAY, JudgedSession
from corecoach.domain.pace.proposal import Bar, Course, Proposal, course_of, propose_in
from corecoach.domain.plan import Dose, PauseSquatDose, Plan
from corecoach.domain.plan_book import FIRST_PLAN, PlanBook, PlanVersion
from corecoach.domain.schedule import PauseReason

SQUATS_REST_DAYS: Final = 1
"""Ours: pause squats never on consecutive training dates, as heavy work needs 48 hours (ACSM)."""


SHOWS_THE_PLAN: Final = 10
"""Ours: so many sessions back, an exercise still belongs to what somebody does."""


class LeftOut(Enum):
    """Why an exercise of the plan is not in today's session."""

    CHOSEN = "chosen"
    DAY_AFTER = "day_after"
    REST = "rest"
    SEE_THERAPIST = "see_therapist"
    REFERRED = "referred"


_BARRED: Final = {
    Bar.REST: LeftOut.REST,
    Bar.SEE_THERAPIST: LeftOut.SEE_THERAPIST,
    Bar.REFERRED: LeftOut.REFERRED,
}


@dataclass(frozen=True)
class TodaysPlan:
    """What today's session is, what is proposed, and why something is left out.

    ``plans`` are all there are, ``book`` and ``course`` what the proposals of another plan follow
    from. ``paused`` says why today is paused, None where it is not.
    """

    plan: PlanVersion
    plans: tuple[PlanVersion, ...]
    proposals: tuple[Proposal, ...]
    today: date
    left_out: Mapping[Exercise, LeftOut] = field(default_factory=dict)
    paused: PauseReason | None = None
    book: PlanBook = field(default_factory=PlanBook)
    course: Course = field(default_factory=Course)

    @property
    def session(self) -> Plan | None:
        """What a session asks for that starts now; None where nothing is left to do."""
        doses = tuple(one.kept for one in self.proposals if one.exercise not in self.left_out)
        return Plan(doses) if doses else None

    @property
    def usual(self) -> Plan:
        """What a session asks for on a day on which nothing rests."""
        unwanted = {one for one, why in self.left_out.items() if why is LeftOut.CHOSEN}
        doses = [one.kept for one in self.proposals if one.exercise not in unwanted]
        return Plan(tuple(doses or (one.kept for one in self.proposals)))

    @property
    def has_belt(self) -> bool | None:
        """Whether a belt is worn at the squats of the session; None where none is loaded."""
        doses: tuple[Dose, ...] = self.session.doses if self.session else ()
        loaded = any(isinstance(dose, PauseSquatDose) and dose.load for dose in doses)
        return self.plan.has_belt if loaded else None

    @property
    def changes(self) -> tuple[Proposal, ...]:
        """The proposals that wait for a yes or a no."""
        barred = {LeftOut.SEE_THERAPIST, LeftOut.REFERRED}
        return tuple(
            one
            for one in self.proposals
            if one.is_change and self.left_out.get(one.exercise) not in barred
        )

    def proposal(self, exercise: Exercise) -> Proposal | None:
        """Return what is proposed for an exercise; None where the plan does not have it."""
        return next((one for one in self.proposals if one.exercise is exercise), None)


def todays_plan(kept: KeptHistory, today: date, settings: Settings) -> TodaysPlan:
    """Return today's plan; ``today`` is the training date now."""
    course = course_of(events_in(kept))
    plans = kept.book.plans() or (first_plan(settings, course),)
    plan = kept.book.chosen() or plans[0]
    proposals = propose_in(course, plan.doses, today, terms_of(plan, kept.book))
    return TodaysPlan(
        plan,
        plans,
        proposals,
        today,
        _left_out(proposals, kept, today, settings),
        kept.paused.get(today),
        kept.book,
        course,
    )


def proposals_for(todays: TodaysPlan, plan: PlanVersion) -> tuple[Proposal, ...]:
    """Return the proposals for another plan, or another state of the same."""
    terms = terms_of(plan, todays.book)
    return propose_in(todays.course, plan.doses, todays.today, terms)


def terms_of(plan: PlanVersion, book: PlanBook) -> Terms:
    """Return what was settled: the ceilings of a therapist, and the weights of a plan."""
    return Terms(book.pins(), plan.equipment)


def first_plan(settings: Settings, course: Course) -> PlanVersion:
    """Return the plan that everybody begins with; it is kept when it is first changed.

    Who has done sessions before there were plans goes on as in the last ones, but for the squats
    of an easy day, which were without their weight.
    """
    squat = PauseSquatDose(waits_for_ready=settings.waits_for_ready)
    doses: dict[Exercise, Dose] = {dose.exercise: dose for dose in Plan().doses}
    doses[Exercise.PAUSE_SQUAT] = squat
    sessions = [event for event in course.events if isinstance(event, JudgedSession)]
    for judged in sessions[-SHOWS_THE_PLAN:]:
        doses |= {
            one.exercise: one.dose
            for one in judged.session.exercises
            if one.tried and judged.judgements[one.exercise] != EASY_DAY
        }
    long_ago = datetime.fromtimestamp(0, UTC)
    plan = Plan(tuple(doses[exercise] for exercise in Exercise))
    return PlanVersion("", FIRST_PLAN, long_ago, _("My plan"), plan)


def _left_out(
    proposals: Sequence[Proposal], kept: KeptHistory, today: date, settings: Settings
) -> dict[Exercise, LeftOut]:
    left_out = {one.exercise: _BARRED[one.bar] for one in proposals if one.bar}
    if Exercise.PAUSE_SQUAT not in {one.exercise for one in proposals}:
        return left_out
    if settings.floor_only:
        left_out[Exercise.PAUSE_SQUAT] = LeftOut.CHOSEN
    elif squats_rest(kept.sessions, today) and not kept.book.wants_squats_on(today):
        left_out.setdefault(Exercise.PAUSE_SQUAT, LeftOut.DAY_AFTER)
    return left_out


def squats_rest(sessions: Iterable[SessionDigest], today: date) -> bool:
    """Tell whether pause squats were done on the training date before, or today already."""
    return any(
        0 <= (today - session.training_date).days <= SQUATS_REST_DAYS
        for session in sessions
        for kept in session.exercises
        if kept.exercise is Exercise.PAUSE_SQUAT and kept.tried
    )
