"""The account of the pace: what the rules made of each session, and what they proposed next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from corecoach.application.history_ports import KeptHistory
from corecoach.application.pace import events_in
from corecoach.application.todays_plan import terms_of
from corecoach.domain.digest import SessionDigest
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.pace.inputs import DEFAULT_TERMS, Accepted, ChosenLevel, Kept, Terms
from corecoach.domain.pace.judging import JudgedSession
from corecoach.domain.pace.proposal import Course, Proposal, course_of, propose_in
from corecoach.domain.pace.safety import NoteKind
from corecoach.domain.pace.verdict import Judgement
from corecoach.domain.plan import Dose, Plan


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
    """Everything the rules look at, for questions about the past; ``today`` is the training date.

    The verdict on a session is passed when the next one opens, so what followed from it is told as
    of that day, without what was decided since.
    """

    kept: KeptHistory
    today: date

    def judgements(self, session_id: int) -> Mapping[Exercise, Judgement]:
        """Return the judgement on each exercise of a session; nothing for one not kept."""
        place = self._places.get(session_id)
        return {} if place is None else self._judged[place].judgements

    def proposals_before(self, session_id: int) -> Mapping[Exercise, Proposal]:
        """Return what was proposed when a session opened, for the exercises it has."""
        place = self._places[session_id]
        session = self._ordered[place]
        return self._proposals(place - 1, session.training_date, session)

    def followed(self, session_id: int) -> tuple[Followed, ...]:
        """Return what followed from each exercise of a session."""
        place = self._places.get(session_id)
        if place is None:
            return ()
        session, after = self._ordered[place], self._ordered[place + 1 : place + 2]
        proposals = self._proposals(place, after[0].training_date if after else self.today, session)
        doses = {one.dose for later in after for one in later.exercises}
        said = self._said(session, after[0].started if after else None)
        return tuple(
            Followed(
                one.exercise,
                self._judged[place].judgements[one.exercise],
                one.dose,
                proposals[one.exercise],
                said.get(one.exercise, proposals[one.exercise].dose in doses or None),
            )
            for one in session.exercises
        )

    def signs_before(self, session_id: int) -> frozenset[Sign] | None:
        """Return what was told as new between the session before and this one.

        None where nobody was asked: the questions came with those on clearance.
        """
        place = self._places.get(session_id)
        if place is None or self._ordered[place].is_typed:
            return None
        started = self._ordered[place].started
        told = [note for note in self.kept.notes if note.at <= started]
        if all(note.kind is not NoteKind.CLEARANCE for note in told):
            return None
        since = self._ordered[place - 1].started if place else None
        signs = (note for note in told if note.kind is NoteKind.SIGN)
        return frozenset(Sign(note.told) for note in signs if since is None or note.at > since)

    @cached_property
    def _ordered(self) -> tuple[SessionDigest, ...]:
        return tuple(sorted(self.kept.sessions, key=lambda one: (one.training_date, one.started)))

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {session.session_id: place for place, session in enumerate(self._ordered)}

    @cached_property
    def _course(self) -> Course:
        return course_of(events_in(self.kept))

    @cached_property
    def _judged(self) -> tuple[JudgedSession, ...]:
        return tuple(one for one in self._course.events if isinstance(one, JudgedSession))

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """How much of the course there was when each session had ended."""
        events = enumerate(self._course.events, start=1)
        return tuple(count for count, one in events if isinstance(one, JudgedSession))

    @cached_property
    def _terms(self) -> Terms:
        chosen = self.kept.book.chosen()
        return terms_of(chosen, self.kept.book) if chosen else DEFAULT_TERMS

    def _proposals(self, place: int, day: date, session: SessionDigest) -> dict[Exercise, Proposal]:
        """Return what everything up to a session, counted from 0, leads to on a day."""
        events = self._course.events[: self._ends[place] if place >= 0 else 0]
        plan = Plan(tuple(one.dose for one in session.exercises))
        # who went on had been seen by somebody
        waits = self._course.is_referred and place + 1 == len(self._ordered)
        proposals = propose_in(Course(events, waits), plan, day, self._terms)
        return {proposal.exercise: proposal for proposal in proposals}

    def _said(self, session: SessionDigest, until: datetime | None) -> dict[Exercise, bool]:
        """Return to which proposals the person said yes or no before the next session."""
        return {
            choice.exercise: isinstance(choice, Accepted)
            for made, choice in self.kept.book.pace_decisions()
            if isinstance(choice, Accepted | Kept | ChosenLevel)
            and made > session.started
            and (until is None or made <= until)
        }
