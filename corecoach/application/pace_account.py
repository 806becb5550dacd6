"""The account of the pace: what the rules made of each session, and what they proposed next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corecoach.application.pace import events_of, todays_pace
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.inputs import (
    DEFAULT_TERMS,
    Accepted,
    ChosenLevel,
    Decision,
    Kept,
    SessionInputs,
    Terms,
)
from corecoach.domain.pace.judging import judge
from corecoach.domain.pace.proposal import Proposal
from corecoach.domain.pace.safety import NoteKind, SafetyNote
from corecoach.domain.pace.verdict import Judgement
from corecoach.domain.plan import Dose, Plan
from corecoach.domain.record import SessionRecord


@dataclass(frozen=True)
class Followed:
    """What followed from one exercise of a session.

    ``done`` is the dose of that session. ``agreed`` is what the person said to the proposal, or
    True where the next session was to be as proposed; None where neither is known.
    """

    exercise: Exercise
    judgement: Judgement
    done: Dose
    proposal: Proposal
    agreed: bool | None

    @property
    def is_change(self) -> bool:
        """Whether another dose was proposed than the one done."""
        return self.proposal.dose != self.done


@dataclass(frozen=True)
class PaceAccount:
    """Everything the rules look at, for questions about the past.

    ``records`` are all sessions that have ended, ``today`` is the training date now. The verdict on
    a session is passed when the next one opens, so what followed from it is told as of that day.
    """

    records: tuple[SessionRecord, ...]
    today: date
    decisions: tuple[Decision, ...] = ()
    terms: Terms = DEFAULT_TERMS
    notes: tuple[SafetyNote, ...] = ()

    def judgements(self, session_id: int) -> Mapping[Exercise, Judgement]:
        """Return the judgement on each exercise of a session; nothing for one not kept."""
        return self._judged.get(session_id, {})

    def proposals_before(self, session_id: int) -> Mapping[Exercise, Proposal]:
        """Return what was proposed when a session opened."""
        place = self._places[session_id]
        record = self._ordered[place]
        return self._proposals(place, record.training_date, record.plan)

    def followed(self, session_id: int) -> tuple[Followed, ...]:
        """Return what followed from each exercise of a session."""
        place = self._places.get(session_id)
        if place is None:
            return ()
        record, after = self._ordered[place], self._ordered[place + 1 : place + 2]
        day = after[0].training_date if after else self.today
        # what was said to them is no part of them
        proposals = self._proposals(place + 1, day, record.plan, until=record.training_date)
        doses = {one.dose for later in after for one in later.exercises}
        said = self._said(record.training_date, day)
        return tuple(
            Followed(
                one.exercise,
                self._judged[session_id][one.exercise],
                one.dose,
                proposals[one.exercise],
                said.get(one.exercise, proposals[one.exercise].dose in doses or None),
            )
            for one in record.exercises
        )

    def signs_before(self, session_id: int) -> frozenset[Sign] | None:
        """Return what was told as new between the session before and this one.

        None where nobody was asked: the questions came with those on clearance.
        """
        place = self._places.get(session_id)
        if place is None or self._ordered[place].is_typed:
            return None
        started = self._ordered[place].started
        told = [note for note in self.notes if note.at <= started]
        if all(note.kind is not NoteKind.CLEARANCE for note in told):
            return None
        since = self._ordered[place - 1].started if place else None
        signs = (note for note in told if note.kind is NoteKind.SIGN)
        return frozenset(Sign(note.told) for note in signs if since is None or note.at > since)

    @cached_property
    def _ordered(self) -> tuple[SessionRecord, ...]:
        return tuple(sorted(self.records, key=lambda one: (one.training_date, one.started)))

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {record.session_id: place for place, record in enumerate(self._ordered)}

    @cached_property
    def _judged(self) -> Mapping[int, Mapping[Exercise, Judgement]]:
        events = events_of(self._ordered, (), self.notes)
        judged = judge(event for event in events if isinstance(event, SessionInputs))
        return {
            record.session_id: one.judgements
            for record, one in zip(self._ordered, judged, strict=True)
        }

    def _said(self, since: date, until: date) -> dict[Exercise, bool]:
        """Return to which proposals the person said yes or no, after one day and up to another."""
        return {
            decision.exercise: isinstance(decision, Accepted)
            for decision in self.decisions
            if isinstance(decision, Accepted | Kept | ChosenLevel) and since < decision.day <= until
        }

    def _proposals(
        self, count: int, day: date, plan: Plan, until: date | None = None
    ) -> dict[Exercise, Proposal]:
        """Return what the first so many sessions lead to on a day, with decisions until another."""
        last = day if until is None else until
        decided = (decision for decision in self.decisions if decision.day <= last)
        told = [note for note in self.notes if note.day <= day]
        proposals = todays_pace(self._ordered[:count], day, plan, decided, self.terms, told)
        return {proposal.exercise: proposal for proposal in proposals}
