"""Plans carried by the command line: the one gone by into a file, and one out of a file."""

from __future__ import annotations

from pathlib import Path

from corecoach.adapters.clock import SystemClock
from corecoach.adapters.database.opening import open_store
from corecoach.adapters.moving.plan_file import JsonPlanFiles
from corecoach.adapters.settings_file import SettingsFile
from corecoach.application.desks.plan_keeping import PlanKeeping
from corecoach.application.desks.plans import PlansDesk
from corecoach.application.language import gettext as _
from corecoach.application.todays_plan import TodaysPlan


def put_into(place: Path, todays: TodaysPlan) -> str:
    """Write the plan gone by into a file, and return what was done.

    Raises:
        MovingError: It cannot be written; what was there before still is.
    """
    JsonPlanFiles().write(place, todays.plan)
    return _("The plan “{name}” was written to {file}.").format(name=todays.plan.name, file=place)


def take_from(file: Path, folder: Path, todays: TodaysPlan) -> str:
    """Keep the plan in a file as one of its own, and return what was done.

    Raises:
        WorldError: The file holds no plan, or the record refuses; nothing was changed.
    """
    clock, settings = SystemClock(), SettingsFile(folder)
    JsonPlanFiles().read(file)  # for a file that is refused no record is begun
    opened = open_store(folder, clock.now(), set_aside_damaged=False)
    try:
        desk = PlansDesk(PlanKeeping(clock, opened.plans, settings), JsonPlanFiles())
        return desk.take_in(file, todays.plans)[1]
    finally:
        opened.store.close()
