"""The session summary as data: what was asked for, what was done, how it felt, room for a pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.pace_account import Followed
from corecoach.application.reports import wording
from corecoach.application.reports.pace_lines import agreement, rule_lines
from corecoach.application.reports.parts import Field, Person, Question, Report
from corecoach.application.reports.safety_lines import session_questions, sign_lines
from corecoach.application.wording import exercise_name
from corecoach.domain.exercise import SIDES, Exercise
from corecoach.domain.pace.gate import Sign
from corecoach.domain.period import peaks_of
from corecoach.domain.plan import PauseSquatDose
from corecoach.domain.record import ExerciseRecord, SessionRecord, SessionState

NOBODY: Final = Person()
"""Leaves lines to write the name and the date of birth on."""


@dataclass(frozen=True)
class ExerciseRow:
    """One exercise of the table, every figure as it is shown.

    ``done`` and ``tension`` are left / right where the exercise has sides. Holds are seconds to a
    tenth, tension is whole seconds. An empty ``effort`` or ``peak`` is room to write; a dash means
    none. ``told`` is what the person said of it beyond figures.
    """

    exercise: str
    planned: str
    planned_detail: str
    told: str
    done: str
    mean_hold: str
    shortest_hold: str
    tension: str
    effort: str
    peak: str
    missed: str

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns after the plan, in the order of the report's ``columns``."""
        return (
            self.done,
            self.mean_hold,
            self.shortest_hold,
            self.tension,
            self.effort,
            self.peak,
            self.missed,
        )


@dataclass(frozen=True)
class TherapistBlock:
    """The lines that a therapist fills in."""

    title: str
    quality_title: str
    quality: tuple[Field, ...]
    scores: tuple[Field, ...]
    doses: Field
    notes: Field
    signature: tuple[Field, ...]


@dataclass(frozen=True)
class SessionReport(Report):
    """One session on paper, in reading order; nothing is invented for an answer not given."""

    when: tuple[Field, ...]
    about: tuple[Field, ...]
    pain_title: str
    pain: tuple[Field, ...]
    questions: tuple[Question, ...]
    signs: tuple[str, ...]
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[ExerciseRow, ...]
    squat_check: Question | None
    rules_title: str
    rules: tuple[str, ...]
    agreement: Question | None
    note: Field
    therapist: TherapistBlock


def build_session_report(
    record: SessionRecord,
    followed: Sequence[Followed] = (),
    signs: frozenset[Sign] | None = None,
    *,
    program_version: str,
    person: Person = NOBODY,
) -> SessionReport:
    """Return the summary of one session; ``program_version`` is that of the program printing it.

    ``followed`` is what the rules made of each exercise, ``signs`` what was told as new before the
    session; None where nobody was asked.
    """
    day = record.started.date().isoformat()
    return SessionReport(
        title=_("Practice session summary"),
        document_title=_("Practice session summary, {date}").format(date=day),
        running_title=_("Practice session summary, {date}, continued").format(date=day),
        author=wording.author(),
        person=wording.person_fields(person),
        when=_when(record),
        about=_about(record),
        pain_title=_("Usual back pain, from 0 (none) to 10 (worst imaginable)"),
        pain=_pain(record),
        questions=session_questions(signs),
        signs=sign_lines(signs),
        table_title=_("Planned and done"),
        columns=_columns(),
        rows=tuple(_row(exercise) for exercise in record.exercises),
        squat_check=_squat_check(record),
        rules_title=_("Rule result and next plan"),
        rules=rule_lines(followed),
        agreement=agreement(followed),
        note=Field(_("Note"), record.check_in.note.strip()),
        therapist=_therapist(record),
        foot=wording.foot(program_version),
    )


def _when(record: SessionRecord) -> tuple[Field, ...]:
    date_text = wording.long_date(record.started.date())
    if record.training_date != record.started.date():
        date_text = _("{date}, counts for {training_date}").format(
            date=date_text, training_date=record.training_date.isoformat()
        )
    length = wording.NOTHING if record.length_s is None else wording.minutes(record.length_s)
    return (
        Field(_("Date"), date_text),
        Field(_("Start"), f"{record.started:%H:%M}"),
        Field(_("Length (min:s)"), length),
        Field(_("Time zone"), record.zone or wording.NOTHING),
        *_ended(record),
    )


def _about(record: SessionRecord) -> tuple[Field, ...]:
    return (
        Field(_("Programme"), _("after an article by J. Forsythe, PT, DPT")),
        Field(_("Data"), _origin(record)),
        Field(_("Kept with"), _program(record.program_version)),
    )


def _origin(record: SessionRecord) -> str:
    if record.is_typed:
        return _("typed in by the user")
    typed = sum(len(one.credited()) - one.timed for one in record.exercises)
    if not typed:
        return _("timed by the program")
    text = ngettext(
        "timed by the program, {count} repetition typed in",
        "timed by the program, {count} repetitions typed in",
        typed,
    )
    return text.format(count=typed)


def _program(version: str) -> str:
    return _("CoreCoach {version}").format(version=version).strip()


def _pain(record: SessionRecord) -> tuple[Field, ...]:
    answers = record.check_in
    return (
        Field(_("Before"), wording.score(answers.pain_before)),
        Field(_("Peak"), wording.score(max(peaks_of(record), default=None))),
        Field(_("At the end"), wording.score(answers.pain_after)),
        Field(
            _("Next morning, told later") if answers.is_next_late else _("Next morning"),
            wording.score(answers.pain_next),
        ),
    )


def _ended(record: SessionRecord) -> tuple[Field, ...]:
    early, reason = Field(_("Ended early"), _("no")), wording.NOTHING
    if record.state is SessionState.OPEN:
        early = Field(_("Ended early"), _("not ended yet"))
    elif record.state is SessionState.STOPPED:
        early = Field(_("Ended early"), _("yes"))
        given = record.check_in.stop_reason
        reason = wording.stop_reason(given) if given else ""
    return (early, Field(_("Reason"), reason))


def _columns() -> tuple[str, ...]:
    return (
        _("Exercise"),
        _("Planned"),
        _("Done\nL / R"),
        _("Mean\nhold (s)"),
        _("Shortest\nhold (s)"),
        _("Tension\nL / R (s)"),
        _("Effort\n(0 to 10)"),
        _("Peak pain\n(0 to 10)"),
        _("Missed"),
    )


def _row(record: ExerciseRecord) -> ExerciseRow:
    if isinstance(record.dose, PauseSquatDose):
        done = str(record.done())
        tension = wording.whole_seconds(record.tension_ms())
    else:
        done = " / ".join(str(record.done(side)) for side in SIDES)
        tension = " / ".join(wording.whole_seconds(record.tension_ms(side)) for side in SIDES)
    return ExerciseRow(
        exercise=exercise_name(record.exercise),
        planned=wording.dose_text(record.dose),
        planned_detail=wording.dose_detail(record.dose),
        told=wording.told_of(record),
        done=done,
        mean_hold=wording.tenths(record.mean_hold_ms),
        shortest_hold=wording.tenths(record.shortest_hold_ms),
        tension=tension,
        effort=wording.score(record.effort),
        peak=wording.score(record.pain_peak),
        missed=str(record.missed),
    )


def _squat_check(record: SessionRecord) -> Question | None:
    squats = [one for one in record.exercises if one.exercise is Exercise.PAUSE_SQUAT]
    if not squats:
        return None
    faults = wording.SQUAT_FAULTS
    seen = (place for place, fault in enumerate(faults) if fault in squats[0].faults)
    return Question(
        _("Squat video self-check"),
        tuple(wording.fault_text(fault) for fault in faults),
        ticked=frozenset(seen),
    )


def _therapist(record: SessionRecord) -> TherapistBlock:
    names = (exercise_name(one.exercise) for one in record.exercises)
    return TherapistBlock(
        title=_("For the therapist"),
        quality_title=_("Quality (1 to 5)"),
        quality=tuple(Field(name) for name in names),
        scores=(Field(_("SIRAS (of 15)")), Field(_("EARS (of 24)"))),
        doses=Field(_("Doses from here on")),
        notes=Field(_("Notes")),
        signature=(Field(_("Name and signature")), Field(_("Date"))),
    )
