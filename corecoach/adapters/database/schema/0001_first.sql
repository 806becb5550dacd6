-- The first schema. A migration that was released is never edited: write the next one.
-- Raw inputs only; every figure shown follows from them.

PRAGMA application_id = 1131365224; -- "CoCh": tells our file from any other SQLite database

CREATE TABLE schema_migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_utc TEXT NOT NULL
) STRICT;

-- Moments are UTC with microseconds, beside them the offset that the person's clock had.
-- "+0 days" makes SQLite reckon a date out, so that the 30th of February is not taken.
-- AUTOINCREMENT: the number of a deleted session is never given to another.
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_utc TEXT NOT NULL CHECK (
        substr(started_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(started_utc, 1, 19), '+0 days')
            IS substr(started_utc, 1, 19)
    ),
    started_offset_min INTEGER NOT NULL CHECK (started_offset_min BETWEEN -1439 AND 1439),
    zone TEXT NOT NULL,
    training_date TEXT NOT NULL CHECK (
        length(training_date) = 10 AND date(training_date, '+0 days') IS training_date
    ),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'stopped')),
    ended_utc TEXT CHECK (
        ended_utc IS NULL
        OR substr(ended_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(ended_utc, 1, 19), '+0 days')
            IS substr(ended_utc, 1, 19)
    ),
    ended_offset_min INTEGER CHECK (ended_offset_min BETWEEN -1439 AND 1439),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    pain_peak INTEGER CHECK (pain_peak BETWEEN 0 AND 10),
    pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
    pain_next INTEGER CHECK (pain_next BETWEEN 0 AND 10),
    stop_reason TEXT CHECK (stop_reason IN ('pain', 'tired', 'time', 'other')),
    note TEXT NOT NULL DEFAULT '',
    away_s INTEGER NOT NULL DEFAULT 0 CHECK (away_s >= 0),
    source TEXT NOT NULL DEFAULT 'timed' CHECK (source IN ('timed', 'typed')),
    program_version TEXT NOT NULL,
    CHECK ((state = 'open') = (ended_utc IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_offset_min IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_session ON session (state) WHERE state = 'open';

-- What a session asks of one exercise, and how hard it was.
CREATE TABLE prescription (
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    reps INTEGER NOT NULL,
    hold_s INTEGER NOT NULL,
    basis TEXT,
    out_s INTEGER,
    back_s INTEGER,
    rest_s INTEGER,
    variant TEXT,
    load REAL,
    unit TEXT,
    waits_for_ready INTEGER,
    effort INTEGER CHECK (effort BETWEEN 0 AND 10),
    PRIMARY KEY (session_id, exercise),
    UNIQUE (session_id, position),
    CHECK (
        CASE exercise
            WHEN 'heel_dig' THEN
                reps BETWEEN 10 AND 20
                AND hold_s BETWEEN 10 AND 15
                AND basis IS NOT NULL
                AND (basis = 'per_leg' OR basis = 'total' AND reps % 2 = 0)
            WHEN 'bird_dog' THEN
                reps BETWEEN 10 AND 20
                AND hold_s BETWEEN 1 AND 5
                AND out_s IS NOT NULL AND out_s BETWEEN 2 AND 5
                AND back_s IS NOT NULL AND back_s BETWEEN 2 AND 5
            WHEN 'pause_squat' THEN
                reps BETWEEN 1 AND 5
                AND hold_s BETWEEN 10 AND 20
                AND rest_s IS NOT NULL AND rest_s BETWEEN 30 AND 180
                AND variant IS NOT NULL
                AND variant IN ('body_weight', 'goblet', 'low_bar', 'high_bar', 'front')
                AND load IS NOT NULL AND load BETWEEN 0 AND 500
                AND unit IS NOT NULL AND unit IN ('kg', 'lb')
                AND waits_for_ready IS NOT NULL AND waits_for_ready IN (0, 1)
            ELSE 0
        END
    ),
    -- a column that belongs to another exercise stays empty
    CHECK (exercise = 'heel_dig' OR basis IS NULL),
    CHECK (exercise = 'bird_dog' OR coalesce(out_s, back_s) IS NULL),
    CHECK (
        exercise = 'pause_squat'
        OR coalesce(rest_s, variant, load, unit, waits_for_ready) IS NULL
    )
) STRICT, WITHOUT ROWID;

-- One row an attempt; a repetition can have several.
CREATE TABLE rep (
    session_id INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    side TEXT CHECK (side IN ('left', 'right')),
    number INTEGER NOT NULL CHECK (number >= 1),
    of_count INTEGER NOT NULL CHECK (of_count >= number),
    target_ms INTEGER NOT NULL CHECK (target_ms >= 0),
    held_ms INTEGER NOT NULL CHECK (held_ms >= 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('held', 'ended_early', 'skipped', 'void')),
    ended_utc TEXT NOT NULL CHECK (
        substr(ended_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(ended_utc, 1, 19), '+0 days')
            IS substr(ended_utc, 1, 19)
    ),
    ended_offset_min INTEGER NOT NULL CHECK (ended_offset_min BETWEEN -1439 AND 1439),
    PRIMARY KEY (session_id, exercise, attempt),
    FOREIGN KEY (session_id, exercise)
        REFERENCES prescription (session_id, exercise) ON DELETE CASCADE,
    CHECK ((side IS NULL) = (exercise = 'pause_squat'))
) STRICT, WITHOUT ROWID;
