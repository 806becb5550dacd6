"""How doses, dates and numbers are written on paper: shorter than on the screen, same figures."""

from __future__ import annotations

from datetime import date
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.reports.parts import Field, Foot, Person
from corecoach.application.safety_wording import disclaimer
from corecoach.application.wording import load_text
from corecoach.domain.exercise import FormFault
from corecoach.domain.plan import Basis, BirdDogDose, Dose, HeelDigDose, PauseSquatDose
from corecoach.domain.record import ExerciseRecord, StopReason
from corecoach.domain.schedule import PauseReason

NOTHING = "\N{EN DASH}"
"""Stands where there can be no figure, unlike an empty value, which asks for one."""

SQUAT_FAULTS: Final = (FormFault.GOOD_MORNING, FormFault.OVEREXTENDED, FormFault.BUTT_WINK)
"""The faults of the squat that have a box of their own."""


def author() -> str:
    """Return whose words the pages are."""
    return _("CoreCoach, from the log of its user")


def person_fields(person: Person) -> tuple[Field, ...]:
    """Return whose page it is, or lines to write it on."""
    name, birth = (" ".join(typed.split()) for typed in (person.name, person.birth))
    return (Field(_("Name"), name), Field(_("Date of birth"), birth))


def foot(version: str) -> Foot:
    """Return what stands at the foot of every page printed by this version of the program."""
    return Foot(
        disclaimer=disclaimer(),
        program=_("Exercise log kept by the user, printed with CoreCoach {version}").format(
            version=version
        ),
        page_label=_("Page {page} of {pages}"),
    )


def fault_text(fault: FormFault) -> str:
    """Return what a person saw themselves do, in a few words."""
    return {
        FormFault.HIPS_LIFT: _("hips lifted"),
        FormFault.FOOT_SLIDES: _("foot slid"),
        FormFault.BOTH_LEGS: _("both legs pressed"),
        FormFault.BREATH_HOLD: _("breath held"),
        FormFault.ARCH_BACK: _("back arched"),
        FormFault.TWIST: _("hips twisted"),
        FormFault.RUSH: _("rushed"),
        FormFault.SHRUG: _("shoulders shrugged"),
        FormFault.NECK: _("neck bent"),
        FormFault.GOOD_MORNING: _("knees slid back"),
        FormFault.OVEREXTENDED: _("back arched hard"),
        FormFault.BUTT_WINK: _("tailbone tucked"),
    }[fault]


def told_of(record: ExerciseRecord) -> str:
    """Return what a person told of an exercise: a belt, a stop, faults without a box."""
    belts = {True: _("with a belt"), False: _("no belt")}
    texts = [belts[record.belt]] if record.belt is not None else []
    if record.stop_reason:
        texts.append(_("stopped ({reason})").format(reason=stop_reason(record.stop_reason)))
    if record.broken:
        text = ngettext(
            "form broke in {count} repetition", "form broke in {count} repetitions", record.broken
        )
        texts.append(text.format(count=record.broken))
    texts += [
        fault_text(fault)
        for fault in FormFault
        if fault in record.faults and fault not in SQUAT_FAULTS
    ]
    return "; ".join(texts)


def stop_reason(reason: StopReason) -> str:
    """Return why a session ended early, in a word."""
    return {
        StopReason.PAIN: _("pain"),
        StopReason.TIRED: _("tired"),
        StopReason.FORM: _("form"),
        StopReason.TIME: _("no time left"),
        StopReason.OTHER: _("other"),
    }[reason]


def pause_reason(reason: PauseReason) -> str:
    """Return why days were paused, in a word or two."""
    return {
        PauseReason.ILLNESS: _("illness"),
        PauseReason.TRAVEL: _("travel"),
        PauseReason.SAFETY: _("to be on the safe side"),
        PauseReason.OTHER: _("other"),
    }[reason]


def long_date(day: date) -> str:
    """Return a date as ISO 8601 writes it, with the name of the weekday."""
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return _("{date} ({weekday})").format(date=day.isoformat(), weekday=names[day.weekday()])


def short_weekday(day: date) -> str:
    """Return the short name of a weekday."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()]


def minutes(seconds: int) -> str:
    """Return a length as minutes and seconds, 16:40."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def tenths(milliseconds: int | None) -> str:
    """Return seconds to a tenth, halves rounded up; a dash for None."""
    if milliseconds is None:
        return NOTHING
    whole, tenth = divmod((milliseconds + 50) // 100, 10)
    return f"{whole}.{tenth}"


def whole_seconds(milliseconds: int) -> str:
    """Return whole seconds, halves rounded up."""
    return str((milliseconds + 500) // 1000)


def score(value: int | None) -> str:
    """Return a score of 0 to 10; nothing where there was no answer."""
    return "" if value is None else str(value)


def dose_text(dose: Dose) -> str:
    """Return a dose in one line: repetitions, hold or tempo, load."""
    if isinstance(dose, HeelDigDose):
        if dose.basis is Basis.TOTAL:
            text = _("{reps} × {hold} s, both legs together")
        else:
            text = _("{reps} × {hold} s a leg")
        return text.format(reps=dose.reps, hold=dose.hold_s)
    if isinstance(dose, BirdDogDose):
        return _("{reps} a side, {out}-{hold}-{back}").format(
            reps=dose.reps, out=dose.out_s, hold=dose.hold_s, back=dose.back_s
        )
    return _("{reps} × {hold} s, {load}").format(
        reps=dose.reps, hold=dose.hold_s, load=load_text(dose)
    )


def dose_detail(dose: Dose) -> str:
    """Return what a dose's line leaves out; nothing where it says all."""
    if isinstance(dose, BirdDogDose):
        return _("out {out} s, hold {hold} s, back {back} s").format(
            out=dose.out_s, hold=dose.hold_s, back=dose.back_s
        )
    if isinstance(dose, PauseSquatDose):
        return _("{rest} s rest between holds").format(rest=dose.rest_s)
    return ""


def changed_dose(before: Dose, after: Dose) -> str:
    """Return a dose without what stayed as it was and seldom changes: a tempo, a rest."""
    if isinstance(after, BirdDogDose) and isinstance(before, BirdDogDose):
        tempo = (before.out_s, before.hold_s, before.back_s)
        if tempo == (after.out_s, after.hold_s, after.back_s):
            return _("{reps} a side").format(reps=after.reps)
    if isinstance(after, PauseSquatDose) and isinstance(before, PauseSquatDose):
        return dose_text(after) if after.rest_s == before.rest_s else whole_dose(after)
    return whole_dose(after)


def whole_dose(dose: Dose) -> str:
    """Return all of a dose in one line, so that every change of it can be seen."""
    if isinstance(dose, PauseSquatDose):
        return _("{dose}, {rest} s rest").format(dose=dose_text(dose), rest=dose.rest_s)
    return dose_text(dose)
