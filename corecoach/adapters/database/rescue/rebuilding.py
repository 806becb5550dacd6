"""Rebuilding: a session, or its plan, worked out from repetitions whose own rows are lost.

What the repetitions do not say is taken as the default plan has it. Better a session with a plan
that is nearly right than repetitions that nobody sees.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_SESSIONS: Final = """
INSERT OR IGNORE INTO session (
    id, uid, started_utc, started_offset_min, zone, training_date, state, ended_utc,
    ended_offset_min, program_version
)
SELECT
    session_id,
    substr(digits, 1, 8) || '-' || substr(digits, 9, 4) || '-8' || substr(digits, 13, 3)
    || '-8' || substr(digits, 16, 3) || '-' || substr(digits, 19, 12),
    first, ahead_min, '', date(substr(first, 1, 19), ahead_min || ' minutes', '-4 hours'),
    'stopped', last, ahead_min, ''
FROM (
    SELECT
        session_id,
        min(ended_utc) AS first,
        max(ended_utc) AS last,
        max(ended_offset_min) AS ahead_min,
        replace(replace(replace(replace(
            substr(min(ended_utc), 1, 26), '-', ''), ':', ''), 'T', ''), '.', ''
        ) || printf('%010d', session_id % 10000000000) AS digits
    FROM rep WHERE session_id NOT IN (SELECT id FROM session) GROUP BY session_id
)
"""
_PLANS: Final = """
INSERT OR IGNORE INTO prescription (
    session_id, exercise, position, reps, hold_s, basis, out_s, back_s, rest_s, variant, load,
    unit, waits_for_ready
)
SELECT
    session_id, exercise, place,
    CASE WHEN place = 0 AND a_side < 10 THEN 2 * a_side ELSE a_side END,
    hold_s,
    CASE WHEN place = 0 THEN iif(a_side < 10, 'total', 'per_leg') END,
    iif(place = 1, 3, NULL), iif(place = 1, 3, NULL),
    iif(place = 2, 30, NULL), iif(place = 2, 'body_weight', NULL), iif(place = 2, 0.0, NULL),
    iif(place = 2, 'kg', NULL), iif(place = 2, 0, NULL)
FROM (
    SELECT
        session_id,
        exercise,
        CASE exercise WHEN 'heel_dig' THEN 0 WHEN 'bird_dog' THEN 1 ELSE 2 END AS place,
        max(of_count) AS a_side,
        max(target_ms) / 1000 AS hold_s
    FROM rep
    WHERE NOT EXISTS (
        SELECT 1 FROM prescription AS plan
        WHERE plan.session_id = rep.session_id AND plan.exercise = rep.exercise
    )
    GROUP BY session_id, exercise
)
"""
_INCOMPLETE: Final = """
SELECT count(DISTINCT session_id) FROM rep
WHERE session_id NOT IN (SELECT id FROM session)
OR NOT EXISTS (
    SELECT 1 FROM prescription AS plan
    WHERE plan.session_id = rep.session_id AND plan.exercise = rep.exercise
)
"""


def rebuild(db: sqlite3.Connection) -> int:
    """Work out what repetitions lack, in today's schema, and return in how many sessions.

    Raises:
        sqlite3.Error: The file cannot be written.
    """
    before: int = db.execute(_INCOMPLETE).fetchone()[0]
    db.execute(_SESSIONS)
    db.execute(_PLANS)
    after: int = db.execute(_INCOMPLETE).fetchone()[0]
    return before - after
