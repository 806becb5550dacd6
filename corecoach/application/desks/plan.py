"""The plan of today: what is proposed, and what the person says to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corecoach.application.desks.plan_keeping import PlanKeeping
from corecoach.application.history_ports import HistoryReader, WeekStore
from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.plan_choices import accepting
from corecoach.application.ports import SettingsStore
from corecoach.application.todays_plan import TodaysPlan, todays_plan
from corecoach.application.wording import exercise_name, ladder_text
from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import ChosenLevel, Kept, NewBlock, SeenByClinician
from corecoach.domain.pace.proposal import Proposal, Step
from corecoach.domain.plan import Basis, HeelDigDose, Plan
from corecoach.domain.plan_book import Pinned, PlanChosen, PlanVersion, SquatsAnyway
from corecoach.domain.schedule import PauseReason


class PlanDesk:
    """What can be said to today's plan; each wish is kept at once and returns a sentence on it.

    ``keeping`` takes back what was done last.
    """

    def __init__(
        self,
        keeping: PlanKeeping,
        weeks: WeekStore,
        reader: HistoryReader,
        settings: SettingsStore,
    ) -> None:
        """Use these; nothing is read before it is asked for."""
        self.keeping, self._weeks = keeping, weeks
        self._reader, self._settings = reader, settings

    def read(self) -> TodaysPlan:
        """Return today's plan; needs the whole history, and may be asked from another thread.

        Raises:
            StoreError: The record cannot be read.
        """
        return todays_plan(self._reader.history(), self.keeping.today(), self._settings.load())

    def accept(self, proposals: Sequence[Proposal]) -> str:
        """Take it that the person said yes to what is proposed."""
        done = ngettext(
            "Yes to {count} change. It holds from now on.",
            "Yes to {count} changes. They hold from now on.",
            len(proposals),
        ).format(count=len(proposals))
        if len(proposals) == 1:
            done = _dose_sentence(proposals[0].exercise, ladder_text(proposals[0].dose))
        return self.keeping.decide(
            [accepting(one, self.keeping.today()) for one in proposals], done
        )

    def keep(self, proposals: Sequence[Proposal]) -> str:
        """Take it that the person keeps the doses as they are."""
        done = ngettext(
            "Kept as it was. Its count begins anew.",
            "Kept as they were. Their counts begin anew.",
            len(proposals),
        )
        return self.keeping.decide(
            [Kept(self.keeping.today(), one.exercise) for one in proposals], done
        )

    def take_step(self, exercise: Exercise, step: Step) -> str:
        """Set a level by hand, one up or down."""
        chosen = ChosenLevel(self.keeping.today(), exercise, step.level)
        return self.keeping.decide([chosen], _dose_sentence(exercise, ladder_text(step.dose)))

    def pin(self, proposal: Proposal) -> str:
        """Let the dose that holds now be a therapist's ceiling."""
        pinned = Pinned(self.keeping.today(), proposal.exercise, proposal.kept_level)
        done = _("{exercise}: nothing above {dose} will be proposed.").format(
            exercise=exercise_name(proposal.exercise), dose=ladder_text(proposal.kept)
        )
        return self.keeping.decide([pinned], done)

    def unpin(self, exercise: Exercise) -> str:
        """Take a ceiling away."""
        done = _("{exercise}: there is no ceiling any more.").format(
            exercise=exercise_name(exercise)
        )
        return self.keeping.decide([Pinned(self.keeping.today(), exercise, None)], done)

    def begin_block(self) -> str:
        """Begin a heavier block of pause squats."""
        return self.keeping.decide(
            [NewBlock(self.keeping.today())], _("A new block has begun, with an easy first week.")
        )

    def count_both_legs(self, plan: PlanVersion) -> str:
        """Count heel digs in total: half as many."""
        doses = tuple(
            replace(dose, basis=Basis.TOTAL, reps=dose.reps - dose.reps % 2)
            if isinstance(dose, HeelDigDose)
            else dose
            for dose in plan.doses.doses
        )
        changed = replace(plan, doses=Plan(doses))
        return self.keeping.replace(
            plan, changed, _("Heel digs are counted for both legs together now.")
        )

    def confirm_seen(self) -> str:
        """Take it that somebody has looked and has nothing against going on."""
        return self.keeping.decide(
            [SeenByClinician(self.keeping.today())],
            _("Good. On we go, with the plan as it stands."),
        )

    def want_squats(self) -> str:
        """Do pause squats today, although they were done yesterday."""
        return self.keeping.decide(
            [SquatsAnyway(self.keeping.today())], _("Pause squats are in today's session.")
        )

    def choose(self, plan: PlanVersion) -> str:
        """Go by another plan from now on."""
        chosen = PlanChosen(self.keeping.today(), plan.plan)
        return self.keeping.decide([chosen], _("The plan is now “{name}”.").format(name=plan.name))

    def pause_today(self, reason: PauseReason | None) -> str:
        """Let today ask for nothing; without a reason nothing is kept at all."""
        if reason is None:
            self.keeping.can_take_back(None)
            return _("Not today, then. The plan waits, and the week goes on.")
        today = self.keeping.today()
        self._weeks.pause([today], reason)
        self.keeping.can_take_back(self.end_pause)
        return _("Today is paused and asks for nothing. Your week is safe.")

    def end_pause(self) -> str:
        """Let today count again."""
        self.keeping.can_take_back(None)
        self._weeks.end_pause([self.keeping.today()])
        return _("Today counts again.")


def _dose_sentence(exercise: Exercise, dose: str) -> str:
    return _("{exercise}: {dose} from now on.").format(exercise=exercise_name(exercise), dose=dose)
