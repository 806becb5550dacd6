"""Plan file: one plan as a small JSON file, to be carried to another person or machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from corecoach.adapters.moving.fields import Fields
from corecoach.adapters.moving.plan_form import made, plan_fields, plan_from
from corecoach.adapters.moving.refusal import RefusedError
from corecoach.adapters.moving.texts import reading_text
from corecoach.adapters.moving.whole_file import write_whole
from corecoach.application.errors import MovingError
from corecoach.application.language import gettext as _
from corecoach.domain.plan_book import PlanVersion

FORMAT: Final = "corecoach-plan"
VERSION: Final = 1
_LONGEST: Final = 2**16
"""Characters: a hundred times the longest plan."""


class JsonPlanFiles:
    """Writes and reads plans."""

    def write(self, place: Path, plan: PlanVersion) -> None:
        """Write a plan into a file for its owner alone, whole or not at all.

        Raises:
            MovingError: It cannot be written; what was there before still is.
        """
        told = {"format": FORMAT, "version": VERSION, **plan_fields(plan)}
        text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
        write_whole(place, [text.encode()])

    def read(self, file: Path) -> PlanVersion:
        """Return the plan in a file, with an identity of no meaning.

        Raises:
            MovingError: There is none that can be taken in.
        """
        with reading_text(file) as text:
            content = text.read(_LONGEST + 1)
        told = _object(content)
        if told.get("format") != FORMAT:
            raise MovingError(
                _("{file} holds no plan of CoreCoach. Nothing was changed.").format(file=file)
            )
        if told.get("version") != VERSION:
            raise MovingError(
                _(
                    "{file} was written by a newer CoreCoach. Nothing was changed. "
                    "Please update CoreCoach."
                ).format(file=file)
            )
        long_ago = datetime.fromtimestamp(0, UTC)
        try:
            return made(lambda: PlanVersion("", "", long_ago, **plan_from(Fields(told))))
        except RefusedError as error:
            raise MovingError(
                _("The plan in {file} cannot be taken in: {reason} Nothing was changed.").format(
                    file=file, reason=error
                )
            ) from error


def _object(content: str) -> dict[str, object]:
    """Return the object that a text is; an empty one where it is none."""
    try:
        told = json.loads(content) if len(content) <= _LONGEST else None
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
