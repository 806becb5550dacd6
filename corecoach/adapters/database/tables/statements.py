"""Statements: the SQL by which sessions are kept and read."""

from __future__ import annotations

from typing import Final

from corecoach.domain.corrections import CHECK_IN_FIELDS, TOLD_FIELDS, Field

BEGIN: Final = """
INSERT INTO session (
    uid, started_utc, started_offset_min, zone, training_date, pain_before, program_version
) VALUES (
    :uid, :started_utc, :started_offset_min, :zone, :training_date, :pain_before, :program_version
)
"""
ADD: Final = """
INSERT INTO session (
    uid, started_utc, started_offset_min, zone, training_date, state, ended_utc, ended_offset_min,
    pain_before, pain_peak, pain_after, pain_next, stop_reason, note, away_s, source,
    program_version, deleted_utc, deleted_offset_min, is_next_late
) VALUES (
    :uid, :started_utc, :started_offset_min, :zone, :training_date, :state, :ended_utc,
    :ended_offset_min, :pain_before, :pain_peak, :pain_after, :pain_next, :stop_reason, :note,
    :away_s, :source, :program_version, :deleted_utc, :deleted_offset_min, :is_next_late
)
"""
REPLACE: Final = """
UPDATE session SET
    started_utc = :started_utc, started_offset_min = :started_offset_min, zone = :zone,
    training_date = :training_date, state = :state, ended_utc = :ended_utc,
    ended_offset_min = :ended_offset_min, pain_before = :pain_before, pain_peak = :pain_peak,
    pain_after = :pain_after, pain_next = :pain_next, stop_reason = :stop_reason, note = :note,
    away_s = :away_s, source = :source, program_version = :program_version,
    deleted_utc = :deleted_utc, deleted_offset_min = :deleted_offset_min,
    is_next_late = :is_next_late
WHERE id = :session_id
"""
PRESCRIBE: Final = """
INSERT INTO prescription (
    session_id, exercise, position, reps, hold_s, basis, out_s, back_s, rest_s,
    variant, load, unit, waits_for_ready
) VALUES (
    :session_id, :exercise, :position, :reps, :hold_s, :basis, :out_s, :back_s, :rest_s,
    :variant, :load, :unit, :waits_for_ready
)
"""
ADD_REP: Final = """
INSERT INTO rep (
    session_id, exercise, attempt,
    side, number, of_count, target_ms, held_ms, outcome, broke_form,
    ended_utc, ended_offset_min
)
SELECT
    id, :exercise,
    (
        SELECT coalesce(max(attempt), 0) + 1 FROM rep
        WHERE session_id = session.id AND exercise = :exercise
    ),
    :side, :number, :of_count, :target_ms, :held_ms, :outcome, :broke_form,
    :ended_utc, :ended_offset_min
FROM session WHERE id = :session_id AND state = 'open'
"""
PUT_REP: Final = """
INSERT INTO rep (
    session_id, exercise, attempt,
    side, number, of_count, target_ms, held_ms, outcome, broke_form,
    ended_utc, ended_offset_min
) VALUES (
    :session_id, :exercise, :attempt,
    :side, :number, :of_count, :target_ms, :held_ms, :outcome, :broke_form,
    :ended_utc, :ended_offset_min
)
"""
END: Final = """
UPDATE session SET state = :state, ended_utc = :ended_utc, ended_offset_min = :ended_offset_min
WHERE id = :session_id AND state = 'open'
"""
TAKE_UP: Final = """
UPDATE session SET
    state = 'open', ended_utc = NULL, ended_offset_min = NULL, away_s = away_s + :away_s
WHERE id = :session_id
"""
KEEP_CHECK_IN: Final = """
UPDATE session SET
    pain_before = :pain_before, pain_peak = :pain_peak, pain_after = :pain_after,
    pain_next = :pain_next, stop_reason = :stop_reason, note = :note,
    is_next_late = :is_next_late
WHERE id = :session_id
"""
TELL: Final = """
UPDATE prescription SET
    effort = :effort, pain_peak = :pain_peak, belt = :belt,
    stop_reason = :stop_reason, stop_extent = :stop_extent
WHERE session_id = :session_id AND exercise = :exercise
"""
MARK_FORM: Final = """
UPDATE rep SET broke_form = :broke_form
WHERE
    session_id = :session_id AND exercise = :exercise AND attempt = (
        SELECT max(attempt) FROM rep
        WHERE
            session_id = :session_id AND exercise = :exercise
            AND side IS :side AND number = :number
    )
"""
TAKE_FAULTS: Final = """
DELETE FROM form_fault WHERE session_id = :session_id AND exercise = :exercise
"""
ADD_FAULT: Final = """
INSERT INTO form_fault (session_id, exercise, fault) VALUES (:session_id, :exercise, :fault)
"""
SESSIONS: Final = """
SELECT * FROM session WHERE id BETWEEN ? AND ? AND deleted_utc IS NULL ORDER BY started_utc, id
"""
BINNED: Final = """
SELECT id FROM session WHERE deleted_utc IS NOT NULL ORDER BY deleted_utc DESC, id DESC
"""
LAST_ENDED: Final = """
SELECT id FROM session WHERE state <> 'open' AND deleted_utc IS NULL
ORDER BY started_utc DESC, id DESC LIMIT 1
"""
LAST_PAINS: Final = """
SELECT pain_before FROM session
WHERE state <> 'open' AND deleted_utc IS NULL AND pain_before IS NOT NULL
ORDER BY started_utc DESC, id DESC LIMIT ?
"""
ANY: Final = "SELECT * FROM session WHERE id BETWEEN ? AND ? ORDER BY started_utc, id"
FAULTS: Final = "SELECT * FROM form_fault WHERE session_id BETWEEN ? AND ?"
PRESCRIPTIONS: Final = """
SELECT * FROM prescription WHERE session_id BETWEEN ? AND ? ORDER BY session_id, position
"""
REPS: Final = """
SELECT
    session_id, exercise, number, of_count, side, target_ms, held_ms, outcome, broke_form,
    ended_utc, ended_offset_min
FROM rep WHERE session_id BETWEEN ? AND ? ORDER BY session_id, exercise, attempt
"""
TAKE_REPS: Final = "DELETE FROM rep WHERE session_id = :session_id AND exercise = :exercise"
SET: Final = {
    field: f"UPDATE session SET {field} = :{field} WHERE id = :session_id"  # noqa: S608  # our own names
    for field in (*CHECK_IN_FIELDS, Field.STATE)
}
SET_TOLD: Final = {
    field: f"""
    UPDATE prescription SET {field} = :{field}
    WHERE session_id = :session_id AND exercise = :exercise
    """  # noqa: S608  # our own names
    for field in TOLD_FIELDS
}
SET_MOMENT: Final = {
    Field.ENDED: """
    UPDATE session SET ended_utc = :ended_utc, ended_offset_min = :ended_offset_min
    WHERE id = :session_id
    """,
    Field.DELETED: """
    UPDATE session SET deleted_utc = :deleted_utc, deleted_offset_min = :deleted_offset_min
    WHERE id = :session_id
    """,
}
NOTE_CHANGE: Final = """
INSERT INTO change (
    session_id, edit, changed_utc, changed_offset_min, field, exercise, before, after
) VALUES (
    :session_id, :edit, :changed_utc, :changed_offset_min, :field, :exercise, :before, :after
)
"""
CHANGES: Final = "SELECT * FROM change WHERE session_id = ? ORDER BY edit, id"
CHANGES_OF_EDIT: Final = "SELECT * FROM change WHERE edit = ? AND NOT is_undone ORDER BY id"
MARK_UNDONE: Final = "UPDATE change SET is_undone = 1 WHERE edit = ?"
NEXT_EDIT: Final = "SELECT coalesce(max(edit), 0) + 1 FROM change"
EMPTY_BIN: Final = "DELETE FROM session WHERE deleted_utc IS NOT NULL"
LAST_ID: Final = 2**63 - 1
