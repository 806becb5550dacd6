"""Importing: entries of a file put into the record, each judged by what is there already."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from corecoach.adapters.database.stores.plans import added, keep_book, read_book
from corecoach.adapters.database.whole import (
    add_whole,
    has_session_on,
    keep_week_plans,
    number_of,
    read_one,
    read_week_plans,
    replace_whole,
)
from corecoach.application.language import gettext as _
from corecoach.application.moving import Entry, ImportReport, ImportRow, Verdict
from corecoach.domain.merging import WholeSession, is_same, merged
from corecoach.domain.plan_book import PlanBook
from corecoach.domain.record import SessionState


def import_entries(db: sqlite3.Connection, entries: Iterable[Entry]) -> ImportReport:
    """Put entries into the record, inside a transaction of the caller's, and say what each became.

    Raises:
        sqlite3.Error: The file cannot be written.
    """
    report = ImportReport()
    plans = before = read_week_plans(db)
    book = known = read_book(db)
    seen: set[str] = set()
    for entry in entries:
        if entry.session:
            report.add(_take(db, entry, entry.session, seen))
        elif entry.plans:
            plans = plans.merged(entry.plans)
        elif entry.book:
            book = book.merged(entry.book)
        else:
            report.add(ImportRow(entry.place, entry.name, Verdict.REFUSED, entry.refusal))
    if plans != before:
        keep_week_plans(db, plans)
        report.has_new_plans = True
    if new := _new_in(book, known):
        keep_book(db, new)
        report.has_new_plans = True
    return report


def _new_in(book: PlanBook, known: PlanBook) -> PlanBook | None:
    new = added(book, known)
    return new if new != PlanBook() else None


def _take(db: sqlite3.Connection, entry: Entry, session: WholeSession, seen: set[str]) -> ImportRow:
    is_timed = not entry.by_day
    name = session.record.started.strftime("%Y-%m-%d %H:%M" if is_timed else "%Y-%m-%d")
    uid = session.record.uid
    if uid in seen:
        reason = _("It stands in the file a second time.")
        return ImportRow(entry.place, name, Verdict.REFUSED, reason)
    seen.add(uid)
    db.execute("SAVEPOINT one_session")
    try:
        verdict, reason = _judge(db, entry, session)
    except (sqlite3.IntegrityError, ValueError):
        db.execute("ROLLBACK TO one_session")
        verdict, reason = Verdict.REFUSED, _("It holds something that no session can.")
    finally:
        if db.in_transaction:  # a full disk may have taken all of it back
            db.execute("RELEASE one_session")
    return ImportRow(entry.place, name, verdict, reason)


def _judge(db: sqlite3.Connection, entry: Entry, session: WholeSession) -> tuple[Verdict, str]:
    number = number_of(db, session.record.uid)
    if number is None:
        if entry.by_day and has_session_on(db, session.record.training_date):
            return Verdict.DOUBLE, _("There is a session of that day already.")
        add_whole(db, session)
        return Verdict.NEW, ""
    ours = read_one(db, number)
    if ours.record.state is SessionState.OPEN:
        return Verdict.REFUSED, _("It is still running here; please finish it first.")
    both = merged(ours, session)
    if is_same(ours, both):
        return Verdict.DOUBLE, _("It is in the record already.")
    replace_whole(db, ours, both)
    if ours.record.deleted and not both.record.deleted:
        return Verdict.CHANGED, _("It comes back out of the bin.")
    return Verdict.CHANGED, _("The file knows more of it, or a later correction.")
