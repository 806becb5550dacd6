"""The page of a running session: feeds the coach with beats and shows where it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from corecoach.application.coach import Coach
from corecoach.application.desks.session import SessionDesk
from corecoach.application.screens import training
from corecoach.domain.record import StopExtent
from corecoach.domain.session import MOVING, Request
from corecoach.ui.pages.page import Page
from corecoach.ui.screens.training import TrainingScreen
from corecoach.ui.theme.look import Look
from corecoach.ui.ticker import Ticker


class SessionPage(Page):
    """Runs one session at a time.

    Signals:
        session_started: A session is running and wants to be seen.
        session_ended: The session has ended, one way or the other; carries its number.
    """

    session_started = Signal()
    session_ended = Signal(int)

    def __init__(self, desk: SessionDesk, look: Look) -> None:
        """Build the screen and wire it; nothing runs yet."""
        super().__init__()
        self._desk = desk
        self._coach: Coach | None = None
        self._glance: tuple[object, ...] = ()
        self.screen = TrainingScreen(look)
        self.ticker = Ticker(self)
        self.screen.asked.connect(self._ask)
        self.screen.rating.effort_answered.connect(lambda effort: self._rate(effort=effort))
        self.screen.rating.pain_answered.connect(lambda pain: self._rate(pain_peak=pain))
        self.ticker.ticked.connect(self._beat)

    def start(self, pain_before: int | None) -> None:
        """Start a session by the plan."""
        self._leave()
        self._run(self.attempt(lambda: self._desk.start(pain_before)))

    def resume_cut_off(self) -> None:
        """Take up the session that was cut off."""
        self._leave()
        self._run(self.attempt(self._desk.resume_cut_off))

    def go_on(self, session_id: int, ended: StopExtent | None = None) -> None:
        """Take up a session that was stopped; ``ended`` is what of it is over all the same."""
        self._leave()
        self._run(self.attempt(lambda: self._desk.go_on(session_id, ended)))

    def praise_stop(self, session_id: int) -> None:
        """Say that it was right to stop, where that session was the last to run here."""
        coach = self._coach
        if coach and coach.session_id == session_id and coach.is_over:
            coach.praise_stop()
            self.ticker.start()

    def close(self) -> None:
        """Let go of sound and screen; an open session stays on record and can be resumed."""
        self.ticker.stop()
        self._leave()

    def _run(self, coach: Coach | None) -> None:
        if coach is None:
            return
        self._coach = coach
        self._glance = ()
        sight = self._desk.settings()
        self.screen.begin(captions=sight.captions, flash=sight.flash)
        self.session_started.emit()
        # before the first look: a breather gone on with gives the keyboard to its scales
        self.screen.setFocus()
        self._refresh(coach)
        self.ticker.start()

    def _beat(self) -> None:
        coach = self._coach
        if coach is None or (coach.is_quiet and not coach.unsaved):
            self.ticker.stop()
            return
        was_over = coach.is_over
        coach.beat()
        self._follow(coach, was_over=was_over)

    def _ask(self, asked: Request) -> None:
        coach = self._coach
        if coach and not coach.is_over:
            coach.ask(asked)
            self._follow(coach, was_over=False)

    def _rate(self, **answer: int | None) -> None:
        coach = self._coach
        exercise = coach and coach.session.step.exercise
        if coach and exercise and not coach.is_over:
            coach.tell(replace(coach.told[exercise], **answer))  # type: ignore[arg-type]  # its own fields
            self._follow(coach, was_over=False)

    def _follow(self, coach: Coach, *, was_over: bool) -> None:
        """Show where the session stands; say its end once."""
        session = coach.session
        position_ms = coach.now_ms - session.anchor_ms
        self.ticker.follow(moving=session.phase in MOVING, position_ms=position_ms)
        if not coach.is_over:
            self._refresh(coach)
        elif not was_over:
            self.session_ended.emit(coach.session_id)
            if coach.unsaved:
                self.told.emit(str(coach.unsaved))

    def _refresh(self, coach: Coach) -> None:
        session, now_ms, announced = coach.session, coach.now_ms, coach.announced
        rated = training.rating_of(session, coach.told)
        glance = (*training.glance(session, now_ms, announced), coach.sound, coach.unsaved, rated)
        if glance != self._glance:
            self._glance = glance
            self.screen.set_timeline(session.timeline)
            self.screen.render_state(
                training.build_state(
                    session, now_ms, coach.sound, coach.unsaved, announced, coach.told
                )
            )
        is_still = self._desk.is_motion_reduced()
        self.screen.set_still(still=is_still)
        self.screen.set_progress(
            training.ring_fraction(session, now_ms, in_steps=is_still),
            training.session_fraction(session, now_ms, in_steps=is_still),
        )

    def _leave(self) -> None:
        if self._coach:
            self._coach.close()
            self._coach = None
