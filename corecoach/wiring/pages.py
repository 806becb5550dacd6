"""The pages, each built from its real parts when it is first wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corecoach import __version__
from corecoach.adapters.database.opening import OpenedStore
from corecoach.application.desks.check_in import CheckInDesk, CheckInStores
from corecoach.application.desks.plan import PlanDesk
from corecoach.application.desks.plan_keeping import PlanKeeping
from corecoach.application.desks.today import TodayDesk
from corecoach.application.desks.welcome import WelcomeDesk
from corecoach.application.history_ports import HistoryReader, PlanStore, WeekStore
from corecoach.application.ports import Clock, Records, SettingsStore
from corecoach.application.safety_ports import SafetyStore
from corecoach.application.screens.welcome import WelcomeStep
from corecoach.application.settings import Voice
from corecoach.application.voice_ports import SystemVoice
from corecoach.domain.plan import Plan
from corecoach.ui.background import Background
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.theme.look import Look
from corecoach.wiring.late_parts import LatePorts, printing_dialogs

if TYPE_CHECKING:
    from corecoach.application.coach import SessionPorts
    from corecoach.application.desks.paper import PaperDesk
    from corecoach.ui.pages.about import AboutPage
    from corecoach.ui.pages.corrections import CorrectionsPage
    from corecoach.ui.pages.data import DataPage
    from corecoach.ui.pages.history import HistoryPage
    from corecoach.ui.pages.learn import LearnPage
    from corecoach.ui.pages.paper import PaperPage
    from corecoach.ui.pages.plans import PlansPage
    from corecoach.ui.pages.session import SessionPage
    from corecoach.ui.pages.settings import SettingsPage
    from corecoach.ui.pages.summary import SummaryPage
    from corecoach.ui.pages.welcome import WelcomePage


@dataclass(frozen=True)
class Kept:
    """The parts of what is kept; the reader may be asked from the background's thread.

    ``place`` is the folder as the person knows it; nothing where nothing is kept.
    """

    records: Records
    weeks: WeekStore
    safety: SafetyStore
    plans: PlanStore
    reader: HistoryReader
    place: str = ""


def kept_in(opened: OpenedStore, place: str = "") -> Kept:
    """Return the parts of a record that is open, in a folder."""
    records = Records(opened.store, opened.corrections)
    return Kept(records, opened.weeks, opened.safety, opened.plans, opened.reader, place)


class BuiltPages:
    """Builds each page from its real parts when it is asked for."""

    def __init__(
        self,
        look: Look,
        clock: Clock,
        kept: Kept,
        settings: SettingsStore,
        late_ports: LatePorts,
        background: Background,
    ) -> None:
        """Use these parts; the late ones are built when they are first wanted."""
        self._look, self._clock, self._kept = look, clock, kept
        self._settings, self._late_ports = settings, late_ports
        self._background = background
        self._ports: SessionPorts | None = None
        self._voice: SystemVoice | None = None
        keeping = PlanKeeping(clock, kept.plans, settings)
        self._keeping, self._plan = keeping, PlanDesk(keeping, kept.weeks, kept.reader, settings)

    def today(self) -> TodayPage:
        """Return the page Today."""
        store, reader = self._kept.records.store, self._kept.reader
        desk = TodayDesk(self._clock, store, self._settings, reader, self._plan)
        check_in = CheckInDesk(self._clock, self._check_in_stores(), self._settings)
        return TodayPage(desk, check_in, self._background)

    def history(self) -> HistoryPage:
        """Return the page History."""
        from corecoach.application.desks.history import HistoryDesk
        from corecoach.application.desks.weeks import WeeksDesk
        from corecoach.ui.pages.history import HistoryDesks, HistoryPage

        desks = HistoryDesks(
            HistoryDesk(self._clock, self._kept.reader, self._settings),
            WeeksDesk(self._clock, self._kept.weeks, self._settings),
        )
        return HistoryPage(desks, self._look, self._background)

    def learn(self) -> LearnPage:
        """Return the page Learn."""
        from corecoach.ui.pages.learn import LearnPage

        return LearnPage()

    def about(self) -> AboutPage:
        """Return the box About."""
        from corecoach.ui.pages.about import AboutPage

        return AboutPage(__version__, self._kept.place)

    def session(self) -> SessionPage:
        """Return the page of a running session."""
        from corecoach.application.desks.session import SessionDesk
        from corecoach.ui.pages.session import SessionPage

        motion = self._late_ports.motion()
        safety, settings = self._kept.safety, self._settings
        desk = SessionDesk(self._joined(), self._plan, safety, settings, motion, __version__)
        return SessionPage(desk, self._look)

    def settings(self) -> SettingsPage:
        """Return the page Settings; what it changes is heard in the next session."""
        from corecoach.application.desks.settings import SettingsDesk
        from corecoach.ui.pages.settings import SettingsPage

        player, outputs = self._joined().player, self._late_ports.outputs()
        return SettingsPage(
            SettingsDesk(self._clock, self._settings, player, outputs, self._system_voice())
        )

    def summary(self) -> SummaryPage:
        """Return the page of a summary."""
        from corecoach.application.desks.summary import SummaryDesk
        from corecoach.ui.pages.summary import SummaryPage

        desk = SummaryDesk(self._clock, self._kept.records, self._settings)
        return SummaryPage(desk, self._paper_desk(), printing_dialogs(), self._look)

    def data(self) -> DataPage:
        """Return the page Your data."""
        from corecoach.application.desks.data import DataDesk
        from corecoach.ui.pages.data import DataPage

        return DataPage(DataDesk(self._clock, self._late_ports.data()))

    def corrections(self) -> CorrectionsPage:
        """Return the page on which sessions are corrected, with the bin and the undo bar."""
        from corecoach.application.desks.corrections import CorrectionDesk
        from corecoach.ui.pages.corrections import CorrectionsPage

        def usual() -> Plan:
            return self._plan.read().usual

        records = self._kept.records
        desk = CorrectionDesk(self._clock, records, self._settings, usual, __version__)
        return CorrectionsPage(desk)

    def plans(self) -> PlansPage:
        """Return the page on which plans are edited."""
        from corecoach.adapters.moving.plan_file import JsonPlanFiles
        from corecoach.application.desks.plans import PlansDesk
        from corecoach.ui.pages.plans import PlansPage

        return PlansPage(PlansDesk(self._keeping, JsonPlanFiles()), self._plan)

    def welcome(self) -> WelcomePage | None:
        """Return the page of what is asked before all else now; None where nothing is."""
        steps = self._welcome_desk().steps()
        return self._welcome_page(steps) if steps else None

    def clearance(self) -> WelcomePage:
        """Return the page on which the questions on clearance are answered anew."""
        return self._welcome_page((WelcomeStep.CLEARANCE,))

    def paper(self) -> PaperPage:
        """Return the way to paper."""
        from corecoach.ui.pages.paper import PaperPage

        return PaperPage(self._paper_desk(), printing_dialogs())

    def _paper_desk(self) -> PaperDesk:
        from corecoach.application.desks.paper import PaperDesk, PaperSources

        sources = PaperSources(self._kept.records.store, self._kept.reader)
        return PaperDesk(self._clock, sources, self._settings, __version__)

    def _welcome_page(self, steps: tuple[WelcomeStep, ...]) -> WelcomePage:
        from corecoach.ui.pages.welcome import WelcomePage

        return WelcomePage(self._welcome_desk(), steps)

    def _welcome_desk(self) -> WelcomeDesk:
        return WelcomeDesk(self._clock, self._check_in_stores(), self._settings, self._kept.plans)

    def _check_in_stores(self) -> CheckInStores:
        return CheckInStores(self._kept.records.store, self._kept.safety, self._kept.weeks)

    def _joined(self) -> SessionPorts:
        """Return the one set of parts that session and settings share."""
        if self._ports is None:
            self._ports = self._late_ports.session()
            sound = self._settings.load().sound
            self._ports.player.use(sound)
            if sound.voice is Voice.SYSTEM:
                self._system_voice().prepare()
        return self._ports

    def _system_voice(self) -> SystemVoice:
        """Return the one that knows the system's voice."""
        if self._voice is None:
            self._voice = self._late_ports.voice()
        return self._voice
