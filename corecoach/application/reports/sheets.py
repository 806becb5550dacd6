"""Sheets for a day without a computer: an empty log to fill in, and the exercises for the wall."""

from __future__ import annotations

from dataclasses import dataclass

from corecoach.application.language import gettext as _
from corecoach.application.reports import wording
from corecoach.application.reports.parts import Field, Person, Question, Report
from corecoach.application.wording import exercise_name, position_name
from corecoach.domain.exercise import Exercise
from corecoach.domain.plan import Dose, PauseSquatDose, Plan


@dataclass(frozen=True)
class BoxRow:
    """Boxes to tick, numbered from 1, with what is counted in front of them."""

    label: str
    count: int


@dataclass(frozen=True)
class LogExercise:
    """One exercise of the log sheet: what is asked for, a box for each repetition, questions."""

    name: str
    planned: str
    boxes: tuple[BoxRow, ...]
    asked: tuple[Field, ...]


@dataclass(frozen=True)
class LogSheet(Report):
    """One session to be written down by hand."""

    when: tuple[Field, ...]
    pain_title: str
    pain: tuple[Field, ...]
    questions: tuple[Question, ...]
    exercises: tuple[LogExercise, ...]
    note: Field


@dataclass(frozen=True)
class WallExercise:
    """One exercise of the wall sheet, readable from the mat; its figure goes by the exercise."""

    exercise: Exercise
    name: str
    position: str
    dose: str
    detail: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class WallSheet(Report):
    """The exercises with their doses, to hang up."""

    exercises: tuple[WallExercise, ...]
    caution: str


def build_log_sheet(plan: Plan, *, program_version: str, person: Person) -> LogSheet:
    """Return an empty log of a plan."""
    title = _("Log sheet")
    return LogSheet(
        title=title,
        document_title=_("CoreCoach log sheet"),
        running_title=_("Log sheet, continued"),
        author=_("CoreCoach"),
        person=wording.person_fields(person),
        foot=wording.foot(program_version),
        when=(Field(_("Date")), Field(_("Start")), Field(_("End"))),
        pain_title=_("Usual back pain, from 0 (none) to 10 (worst imaginable)"),
        pain=tuple(
            Field(name) for name in (_("Before"), _("Peak"), _("At the end"), _("Next morning"))
        ),
        questions=(
            Question(_("Leg symptoms"), (_("none"), _("yes, namely")), asks_more=True),
            Question(
                _("Ended early"),
                (_("no"), _("pain"), _("tired"), _("form"), _("no time left"), _("other")),
            ),
        ),
        exercises=tuple(_log(dose) for dose in plan.doses),
        note=Field(_("Note")),
    )


def build_wall_sheet(plan: Plan, *, program_version: str) -> WallSheet:
    """Return a plan's exercises to hang up."""
    return WallSheet(
        title=_("Your exercises"),
        document_title=_("CoreCoach wall sheet"),
        running_title=_("Your exercises, continued"),
        author=_("CoreCoach"),
        person=(),
        foot=wording.foot(program_version),
        exercises=tuple(_wall(dose) for dose in plan.doses),
        caution=_("Keep breathing. If pain goes above 5 or shoots down a leg, stop for today."),
    )


def _log(dose: Dose) -> LogExercise:
    asked = [Field(_("Effort (0 to 10)")), Field(_("Peak pain (0 to 10)"))]
    if isinstance(dose, PauseSquatDose):
        boxes: tuple[BoxRow, ...] = (BoxRow(_("Done"), dose.reps),)
        asked += [Field(_("Load")), Field(_("Belt"))]
    else:
        boxes = (BoxRow(_("Left"), dose.reps_per_side), BoxRow(_("Right"), dose.reps_per_side))
    return LogExercise(exercise_name(dose.exercise), wording.whole_dose(dose), boxes, tuple(asked))


def _wall(dose: Dose) -> WallExercise:
    return WallExercise(
        dose.exercise,
        exercise_name(dose.exercise),
        position_name(dose.exercise),
        wording.dose_text(dose),
        wording.dose_detail(dose),
        _how_to(dose.exercise),
    )


def _how_to(exercise: Exercise) -> tuple[str, ...]:
    return {
        Exercise.HEEL_DIG: (
            _("Knees bent, feet flat, fingertips beside your spine."),
            _("Press one heel down and towards you; the foot stays where it is."),
            _("Let go fully, then the other heel."),
        ),
        Exercise.BIRD_DOG: (
            _("Hands below shoulders, knees below hips, eyes on the floor."),
            _("Reach out with one leg and the other arm: long, not high, hips level."),
            _("Come back slowly, then the other side."),
        ),
        Exercise.PAUSE_SQUAT: (
            _("Start light. Squeeze your buttocks before you go down."),
            _("Stay tight at the bottom: small breaths, knees forward."),
            _("Come up with chest and hips together."),
        ),
    }[exercise]
