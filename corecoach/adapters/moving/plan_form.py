"""Plan form: versions of plans and decisions as plain fields, and read back the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from corecoach.adapters.moving.fields import Fields, iso
from corecoach.adapters.moving.refusal import RefusedError
from corecoach.adapters.moving.session_form import dose_from
from corecoach.application.language import gettext as _
from corecoach.domain.decision_kinds import DecisionFields, choice_from, decision_fields
from corecoach.domain.exercise import Exercise, OutOfRangeError
from corecoach.domain.pace.load import Equipment
from corecoach.domain.plan import Plan, PlanError
from corecoach.domain.plan_book import Decided, PlanVersion

Found = TypeVar("Found")


def version_fields(version: PlanVersion) -> dict[str, Any]:
    """Return a version of a plan as fields."""
    return {
        "version": version.uid,
        "plan": version.plan,
        "made": iso(version.made),
        "is_deleted": version.is_deleted,
        **plan_fields(version),
    }


def plan_fields(version: PlanVersion) -> dict[str, Any]:
    """Return what a plan says, without whose it is and when it was made."""
    return {
        "name": version.name,
        "exercises": [
            {"exercise": dose.exercise, "dose": dict(vars(dose))} for dose in version.doses.doses
        ],
        **vars(version.equipment),
        "has_belt": version.has_belt,
    }


def version_from(fields: Fields) -> PlanVersion:
    """Return the version that fields stand for.

    Raises:
        RefusedError: They stand for none.
    """
    return made(
        lambda: PlanVersion(
            uid=fields.uid("version"),
            plan=fields.uid("plan"),
            made=fields.moment("made"),
            is_deleted=fields.flag("is_deleted"),
            **plan_from(fields),
        )
    )


def plan_from(fields: Fields) -> dict[str, Any]:
    """Return what fields say of a plan, by the names of a version's parts.

    Raises:
        RefusedError: They are of another kind.
        OutOfRangeError: A value is outside its range.
        PlanError: No exercise, or one twice.
    """
    told = {dose.exercise: dose for dose in _doses(fields)}
    if len(told) != len(fields.entries("exercises")):
        raise PlanError("an exercise twice")
    return {
        "name": fields.text("name"),
        "doses": Plan(tuple(told[one] for one in Exercise if one in told)),
        "equipment": Equipment(
            *(fields.maybe_number(name) for name in ("plate", "lightest", "ceiling"))
        ),
        "has_belt": fields.flag("has_belt"),
    }


def decided_fields(decided: Decided) -> dict[str, Any]:
    """Return a decision as fields."""
    told = decision_fields(decided.choice)
    return {
        "decision": decided.uid,
        "made": iso(decided.made),
        **vars(told),
        "day": told.day.isoformat(),
        "is_undone": decided.is_undone,
    }


def decided_from(fields: Fields) -> Decided:
    """Return the decision that fields stand for.

    Raises:
        RefusedError: They stand for none.
    """
    told = DecisionFields(
        kind=fields.text("kind"),
        day=fields.day("day"),
        exercise=fields.maybe_choice("exercise", Exercise),
        level=fields.maybe_whole("level"),
        load=fields.maybe_number("load"),
        plan=fields.uid("plan") if fields.text("plan") else None,
    )
    return made(
        lambda: Decided(
            fields.uid("decision"),
            fields.moment("made"),
            choice_from(told),
            fields.flag("is_undone"),
        )
    )


def _doses(fields: Fields) -> list[Any]:
    return [dose_from(Fields(entry)) for entry in fields.entries("exercises")]


def made(make: Callable[[], Found]) -> Found:
    """Return what is made; what it refuses becomes a sentence.

    Raises:
        RefusedError: It was refused.
    """
    try:
        return make()
    except OutOfRangeError as error:
        raise RefusedError(_(error.sentence).format(**error.values)) from error
    except PlanError as error:
        raise RefusedError(_("It asks for no exercise, or for one twice.")) from error
    except ValueError as error:
        raise RefusedError(_("It holds a decision that is not known here.")) from error
