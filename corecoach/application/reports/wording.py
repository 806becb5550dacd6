"""How doses, dates and numbers are written on paper: shorter than on the screen, same figures."""

from __future__ import annotations

from datetime import date

from corecoach.application.language import gettext as _
from corecoach.application.wording import load_text
from corecoach.domain.plan import Basis, BirdDogDose, Dose, HeelDigDose, PauseSquatDose
from corecoach.domain.record import StopReason

NOTHING = "\N{EN DASH}"
"""Stands where there can be no figure, unlike an empty value, which asks for one."""


def stop_reason(reason: StopReason) -> str:
    """Return why a session ended early, in a word."""
    return {
        StopReason.PAIN: _("pain"),
        StopReason.TIRED: _("tired"),
        StopReason.TIME: _("no time left"),
        StopReason.OTHER: _("other"),
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
