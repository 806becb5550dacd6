"""A session as an event in the person's calendar."""

from __future__ import annotations

from corecoach.application import wording
from corecoach.application.language import gettext as _
from corecoach.application.moving import CalendarEvent
from corecoach.domain.merging import WholeSession


def event_of(whole: WholeSession) -> CalendarEvent:
    """Return what a calendar shows of a session that has ended."""
    record = whole.record
    end = record.ended or record.started
    lines = [
        _("{exercise}: {done} of {planned} repetitions").format(
            exercise=wording.exercise_name(kept.exercise), done=kept.done(), planned=kept.planned
        )
        for kept in record.exercises
    ]
    return CalendarEvent(
        uid=record.uid,
        start=record.started,
        end=end,
        changed=max([end, *(change.changed for change in whole.changes)]),
        title=_("CoreCoach session"),
        text="\n".join([*lines, record.check_in.note] if record.check_in.note else lines),
    )
