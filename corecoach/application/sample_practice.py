"""Sample practice: somebody who follows the coach through a year, mostly with a yes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from corecoach.application.language import gettext as _
from corecoach.application.pace import inputs_of
from corecoach.application.plan_choices import accepting
from corecoach.application.todays_plan import SQUATS_REST_DAYS
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Decision, Kept, SessionInputs, Terms
from corecoach.domain.pace.judging import JudgedSession, judge
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.proposal import Course, Proposal, propose_in
from corecoach.domain.plan import BirdDogDose, Dose, HeelDigDose, PauseSquatDose, Plan, SquatVariant
from corecoach.domain.plan_book import FIRST_PLAN, Decided, PlanBook, PlanVersion
from corecoach.domain.record import SessionRecord

GOBLET_FROM: Final = 10
"""The week from which pause squats carry a bell."""
SAYS_YES: Final = 0.9
BEFORE: Final = timedelta(minutes=2)
"""How long before a session is decided."""
LOOKED_BACK: Final = 20
"""As many sessions as a verdict can depend on, and more."""


class SamplePractice:
    """The plan and the decisions of the story, as the rules propose them."""

    def __init__(self, chance: random.Random, began: datetime) -> None:
        """Begin with body weight."""
        self._chance = chance
        self._sessions: list[SessionInputs] = []
        self._events: list[JudgedSession | Decision] = []
        self._decisions: list[Decided] = []
        self._last_squats = date.min
        doses = Plan((HeelDigDose(), BirdDogDose(), PauseSquatDose(rest_s=60)))
        self._plan = PlanVersion(_uid("a", 0), FIRST_PLAN, began, _("My plan"), doses)
        self._versions = [self._plan]

    @property
    def book(self) -> PlanBook:
        """Everything planned and decided."""
        return PlanBook(tuple(self._versions), tuple(self._decisions))

    def opens(self, week: int, started: datetime) -> Plan:
        """Return what a session that starts now asks for, after yes or no to what is proposed."""
        if week >= GOBLET_FROM and len(self._versions) == 1:
            self._take_the_bell(started)
        wanted = [one for one in self._proposals(started.date()) if not self._rests(one, started)]
        return Plan(tuple(self._answered(proposal, started) for proposal in wanted))

    def did(self, record: SessionRecord) -> None:
        """Go on from a session."""
        self._sessions.append(inputs_of(record))
        self._events.append(judge(self._sessions[-LOOKED_BACK:])[-1])
        done = {kept.exercise for kept in record.exercises if kept.attempts}
        if Exercise.PAUSE_SQUAT in done:
            self._last_squats = record.training_date

    def _proposals(self, today: date) -> tuple[Proposal, ...]:
        terms = Terms(equipment=self._plan.equipment)
        return propose_in(Course(tuple(self._events)), self._plan.doses, today, terms)

    def _rests(self, proposal: Proposal, started: datetime) -> bool:
        if proposal.exercise is not Exercise.PAUSE_SQUAT:
            return False
        return (started.date() - self._last_squats).days <= SQUATS_REST_DAYS

    def _answered(self, proposal: Proposal, started: datetime) -> Dose:
        """Return the dose after yes or no to what is proposed, where anything is."""
        if not proposal.is_change:
            return proposal.kept
        day = started.date()
        says_yes = proposal.level < proposal.kept_level or self._chance.random() < SAYS_YES
        choice = accepting(proposal, day) if says_yes else Kept(day, proposal.exercise)
        place = len(self._decisions)
        made = started - BEFORE + timedelta(seconds=place % 60)
        self._decisions.append(Decided(_uid("d", place), made, choice))
        self._events.append(choice)
        return proposal.dose if says_yes else proposal.kept

    def _take_the_bell(self, started: datetime) -> None:
        squats = PauseSquatDose(rest_s=60, variant=SquatVariant.GOBLET, load=8.0)
        self._plan = replace(
            self._plan,
            uid=_uid("a", 1),
            made=started - timedelta(hours=1),
            doses=Plan((*self._plan.doses.doses[:2], squats)),
            equipment=Equipment(plate=2.0, lightest=4.0, ceiling=24.0),
        )
        self._versions.append(self._plan)


def _uid(kind: str, number: int) -> str:
    """Return an identity that is the same for each telling."""
    return str(UUID(f"{kind}0000000-0000-4000-8000-{number:012d}"))
