"""The plans: edited, named, copied, deleted, chosen, carried in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corecoach.application.desks.plan_keeping import PlanKeeping
from corecoach.application.history_ports import PlanFiles
from corecoach.application.language import gettext as _
from corecoach.application.plan_choices import free_name, new_plan
from corecoach.application.plan_editing import Edited
from corecoach.domain.plan_book import PlanVersion


class PlansDesk:
    """What can be done with plans; each wish is kept at once and returns a sentence on it."""

    def __init__(self, keeping: PlanKeeping, files: PlanFiles) -> None:
        """Use these."""
        self._keeping, self._files = keeping, files

    def save(self, before: PlanVersion, edited: Edited, plans: Sequence[PlanVersion]) -> str:
        """Keep an edited plan with the decisions in it; an empty sentence if it is as it was.

        A name that another plan has gets a number.

        Raises:
            ValueError: Something in it is refused.
        """
        if edited.plan is None:
            raise ValueError("a plan with refusals is not kept")
        if edited.plan == before and not edited.choices:
            return ""
        others = [plan for plan in plans if plan.plan != before.plan]
        plan = replace(edited.plan, name=free_name(edited.plan.name, others))
        done = _("The plan “{name}” was changed.").format(name=plan.name)
        return self._keeping.replace(before, plan, done, edited.choices)

    def copy(self, plan: PlanVersion, plans: Sequence[PlanVersion]) -> tuple[PlanVersion, str]:
        """Keep a copy of a plan, and return it."""
        name = free_name(_("Copy of {name}").format(name=plan.name), plans)
        copied = new_plan(plan, name, self._keeping.moment())
        done = _("“{copy}” is a copy of “{name}”.").format(copy=copied.name, name=plan.name)
        return copied, self._keeping.add(copied, plan, done)

    def delete(self, plan: PlanVersion) -> str:
        """Delete a plan; the sessions that went by it stay."""
        done = _("The plan “{name}” was deleted. The sessions done by it stay.")
        return self._keeping.delete(plan, done.format(name=plan.name))

    def export(self, plan: PlanVersion, place: Path) -> str:
        """Write a plan into a file.

        Raises:
            MovingError: It cannot be written; what was there before still is.
        """
        self._files.write(place, plan)
        return _("The plan “{name}” was written to {file}.").format(name=plan.name, file=place)

    def take_in(self, file: Path, plans: Sequence[PlanVersion]) -> tuple[PlanVersion, str]:
        """Keep the plan in a file as one of its own, and return it.

        Raises:
            MovingError: The file holds no plan that can be taken in; nothing was changed.
        """
        found = self._files.read(file)
        taken = new_plan(found, free_name(found.name, plans), self._keeping.moment())
        done = _("The plan “{name}” was taken in.").format(name=taken.name)
        return taken, self._keeping.add(taken, plans[0], done)
