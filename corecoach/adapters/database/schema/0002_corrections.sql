-- Sessions can be corrected, typed in, thrown away and told apart from those of another machine.

-- "session" is built anew, because SQLite adds no UNIQUE column to a table that is there.
CREATE TABLE session_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- stays the same in every copy and export, where "id" is this file's own
    uid TEXT NOT NULL UNIQUE CHECK (
        length(uid) = 36 AND uid NOT GLOB '*[^0-9a-f-]*'
        AND uid GLOB '????????-????-????-????-????????????'
    ),
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
    -- when it was thrown into the bin; it is seen nowhere else until it is taken out
    deleted_utc TEXT CHECK (
        deleted_utc IS NULL
        OR substr(deleted_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(deleted_utc, 1, 19), '+0 days')
            IS substr(deleted_utc, 1, 19)
    ),
    deleted_offset_min INTEGER CHECK (deleted_offset_min BETWEEN -1439 AND 1439),
    CHECK ((state = 'open') = (ended_utc IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_offset_min IS NULL)),
    CHECK ((deleted_utc IS NULL) = (deleted_offset_min IS NULL)),
    CHECK (state <> 'open' OR deleted_utc IS NULL),
    CHECK (state <> 'open' OR source = 'timed')
) STRICT;

-- A session that is there gets a uid of the moment it began and its number, so that two copies of
-- one file agree: the 20 digits of the moment and 10 of the number, laid out as a UUID of version 8.
INSERT INTO session_anew (
    id, uid, started_utc, started_offset_min, zone, training_date, state, ended_utc,
    ended_offset_min, pain_before, pain_peak, pain_after, pain_next, stop_reason, note, away_s,
    source, program_version
)
SELECT
    id,
    substr(digits, 1, 8) || '-' || substr(digits, 9, 4) || '-8' || substr(digits, 13, 3)
    || '-8' || substr(digits, 16, 3) || '-' || substr(digits, 19, 12),
    started_utc, started_offset_min, zone, training_date, state, ended_utc,
    ended_offset_min, pain_before, pain_peak, pain_after, pain_next, stop_reason, note, away_s,
    source, program_version
FROM (
    SELECT
        *,
        substr(started_utc, 1, 4) || substr(started_utc, 6, 2) || substr(started_utc, 9, 2)
        || substr(started_utc, 12, 2) || substr(started_utc, 15, 2) || substr(started_utc, 18, 2)
        || substr(started_utc, 21, 6) || printf('%010d', id % 10000000000) AS digits
    FROM session
);

-- The number of a session that was deleted is still never given to another.
DELETE FROM sqlite_sequence WHERE name = 'session_anew';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'session_anew', seq FROM sqlite_sequence WHERE name = 'session';

DROP TABLE session;
ALTER TABLE session_anew RENAME TO session;
CREATE UNIQUE INDEX one_open_session ON session (state) WHERE state = 'open';

-- What a person can tell of one exercise; a belt is worn at pause squats only.
ALTER TABLE prescription ADD COLUMN pain_peak INTEGER CHECK (pain_peak BETWEEN 0 AND 10);
ALTER TABLE prescription ADD COLUMN belt INTEGER
CHECK (belt IS NULL OR belt IN (0, 1) AND exercise = 'pause_squat');

CREATE TABLE form_fault (
    session_id INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    fault TEXT NOT NULL,
    PRIMARY KEY (session_id, exercise, fault),
    FOREIGN KEY (session_id, exercise)
        REFERENCES prescription (session_id, exercise) ON DELETE CASCADE,
    CHECK (
        CASE exercise
            WHEN 'heel_dig' THEN
                fault IN ('hips_lift', 'foot_slides', 'both_legs', 'breath_hold')
            WHEN 'bird_dog' THEN
                fault IN ('arch_back', 'twist', 'rush', 'shrug', 'neck')
            WHEN 'pause_squat' THEN
                fault IN ('good_morning', 'overextended', 'butt_wink')
            ELSE 0
        END
    )
) STRICT, WITHOUT ROWID;

-- "rep" is built anew for one more outcome: a repetition that somebody typed and nobody timed. Its
-- held_ms is the hold that was asked for, and no mean is taken of it.
CREATE TABLE rep_anew (
    session_id INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    attempt INTEGER NOT NULL CHECK (attempt >= 1),
    side TEXT CHECK (side IN ('left', 'right')),
    number INTEGER NOT NULL CHECK (number >= 1),
    of_count INTEGER NOT NULL CHECK (of_count >= number),
    target_ms INTEGER NOT NULL CHECK (target_ms >= 0),
    held_ms INTEGER NOT NULL CHECK (held_ms >= 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('held', 'ended_early', 'skipped', 'void', 'typed')),
    ended_utc TEXT NOT NULL CHECK (
        substr(ended_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(ended_utc, 1, 19), '+0 days')
            IS substr(ended_utc, 1, 19)
    ),
    ended_offset_min INTEGER NOT NULL CHECK (ended_offset_min BETWEEN -1439 AND 1439),
    PRIMARY KEY (session_id, exercise, attempt),
    FOREIGN KEY (session_id, exercise)
        REFERENCES prescription (session_id, exercise) ON DELETE CASCADE,
    CHECK ((side IS NULL) = (exercise = 'pause_squat')),
    CHECK (outcome <> 'typed' OR held_ms = target_ms)
) STRICT, WITHOUT ROWID;
INSERT INTO rep_anew SELECT * FROM rep;
DROP TABLE rep;
ALTER TABLE rep_anew RENAME TO rep;

-- What was changed in a session after it was kept: one row a field, "edit" joining those that were
-- changed together. "before" and "after" are JSON.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    edit INTEGER NOT NULL CHECK (edit >= 1),
    changed_utc TEXT NOT NULL CHECK (
        substr(changed_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(changed_utc, 1, 19), '+0 days')
            IS substr(changed_utc, 1, 19)
    ),
    changed_offset_min INTEGER NOT NULL CHECK (changed_offset_min BETWEEN -1439 AND 1439),
    field TEXT NOT NULL CHECK (
        field IN (
            'pain_before', 'pain_peak', 'pain_after', 'pain_next', 'stop_reason', 'note',
            'started', 'ended', 'state', 'away_s', 'deleted', 'reps', 'effort', 'belt', 'faults'
        )
    ),
    exercise TEXT CHECK (exercise IN ('heel_dig', 'bird_dog', 'pause_squat')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    CHECK (
        CASE
            WHEN field IN ('reps', 'effort', 'belt', 'faults') THEN exercise IS NOT NULL
            WHEN field = 'pain_peak' THEN 1 -- of an exercise, or of the whole session
            ELSE exercise IS NULL
        END
    )
) STRICT;
CREATE INDEX change_of_session ON change (session_id);

-- The weekly target and the first date it holds from: a change waits for the next week.
CREATE TABLE weekly_target (
    since TEXT PRIMARY KEY CHECK (length(since) = 10 AND date(since, '+0 days') IS since),
    target INTEGER NOT NULL CHECK (target BETWEEN 1 AND 5)
) STRICT, WITHOUT ROWID;

-- Training dates that ask for nothing.
CREATE TABLE paused_day (
    day TEXT PRIMARY KEY CHECK (length(day) = 10 AND date(day, '+0 days') IS day),
    reason TEXT NOT NULL CHECK (reason IN ('illness', 'travel', 'safety', 'other'))
) STRICT, WITHOUT ROWID;
