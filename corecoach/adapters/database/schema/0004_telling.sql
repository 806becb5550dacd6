-- What is asked before, during and after: form as a reason, a repetition whose form broke, where a
-- stop ended no more than a part, and what was told of safety.

-- "session" is built anew for one more reason.
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
    stop_reason TEXT CHECK (stop_reason IN ('pain', 'tired', 'form', 'time', 'other')),
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
    -- the next morning was asked about a day later, and told from memory
    is_next_late INTEGER NOT NULL DEFAULT 0 CHECK (is_next_late IN (0, 1)),
    CHECK ((state = 'open') = (ended_utc IS NULL)),
    CHECK ((ended_utc IS NULL) = (ended_offset_min IS NULL)),
    CHECK ((deleted_utc IS NULL) = (deleted_offset_min IS NULL)),
    CHECK (state <> 'open' OR deleted_utc IS NULL),
    CHECK (state <> 'open' OR source = 'timed')
) STRICT;

INSERT INTO session_anew (
    id, uid, started_utc, started_offset_min, zone, training_date, state, ended_utc,
    ended_offset_min, pain_before, pain_peak, pain_after, pain_next, stop_reason, note, away_s,
    source, program_version, deleted_utc, deleted_offset_min
)
SELECT
    id, uid, started_utc, started_offset_min, zone, training_date, state, ended_utc,
    ended_offset_min, pain_before, pain_peak, pain_after, pain_next, stop_reason, note, away_s,
    source, program_version, deleted_utc, deleted_offset_min
FROM session;

-- The number of a session that was deleted is still never given to another.
DELETE FROM sqlite_sequence WHERE name = 'session_anew';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'session_anew', seq FROM sqlite_sequence WHERE name = 'session';

DROP TABLE session;
ALTER TABLE session_anew RENAME TO session;
CREATE UNIQUE INDEX one_open_session ON session (state) WHERE state = 'open';
-- The check-in asks for the latest few.
CREATE INDEX session_by_start ON session (started_utc);

-- Why an exercise was stopped while the session went on, and whether that ended one repetition or
-- the exercise; the extent means nothing without a reason.
ALTER TABLE prescription ADD COLUMN stop_reason TEXT
CHECK (stop_reason IN ('pain', 'tired', 'form', 'time', 'other'));
ALTER TABLE prescription ADD COLUMN stop_extent TEXT CHECK (stop_extent IN ('rep', 'exercise'));

-- The person says that it was not tidy to its end.
ALTER TABLE rep ADD COLUMN broke_form INTEGER NOT NULL DEFAULT 0 CHECK (broke_form IN (0, 1));

-- "change" is built anew for more fields.
CREATE TABLE change_anew (
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
            'pain_before', 'pain_peak', 'pain_after', 'pain_next', 'is_next_late', 'stop_reason',
            'stop_extent', 'note', 'started', 'ended', 'state', 'away_s', 'deleted', 'reps',
            'effort', 'belt', 'faults'
        )
    ),
    exercise TEXT CHECK (exercise IN ('heel_dig', 'bird_dog', 'pause_squat')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    CHECK (
        CASE
            WHEN field IN ('reps', 'effort', 'belt', 'faults', 'stop_extent')
                THEN exercise IS NOT NULL
            -- of an exercise, or of the whole session
            WHEN field IN ('pain_peak', 'stop_reason') THEN 1
            ELSE exercise IS NULL
        END
    )
) STRICT;
INSERT INTO change_anew (
    id, session_id, edit, changed_utc, changed_offset_min, field, exercise, before, after, is_undone
)
SELECT
    id, session_id, edit, changed_utc, changed_offset_min, field, exercise, before, after, is_undone
FROM change;
DELETE FROM sqlite_sequence WHERE name = 'change_anew';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'change_anew', seq FROM sqlite_sequence WHERE name = 'change';
DROP TABLE change;
ALTER TABLE change_anew RENAME TO change;
CREATE INDEX change_of_session ON change (session_id);

-- What was told of safety outside a session: new signs, that a clinician has looked, the questions
-- before the first session and every four weeks, and days that were rest. "told" is a sign, the
-- answers that apply with blanks between, or the date on which a clinician said yes.
CREATE TABLE safety_note (
    at_utc TEXT NOT NULL CHECK (
        substr(at_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(at_utc, 1, 19), '+0 days')
            IS substr(at_utc, 1, 19)
    ),
    kind TEXT NOT NULL,
    told TEXT NOT NULL,
    at_offset_min INTEGER NOT NULL CHECK (at_offset_min BETWEEN -1439 AND 1439),
    day TEXT NOT NULL CHECK (length(day) = 10 AND date(day, '+0 days') IS day),
    PRIMARY KEY (at_utc, kind, told),
    CHECK (
        CASE kind
            WHEN 'sign' THEN
                told IN (
                    'bladder_or_bowel', 'saddle_numbness', 'both_legs', 'after_a_blow',
                    'chest_pain', 'fever', 'weight_loss', 'night_pain', 'one_leg_weak', 'lump',
                    'below_the_knee', 'sudden_strong_pain', 'stairs_for_a_week'
                )
            WHEN 'clearance' THEN told NOT GLOB '*[^a-z_ ]*'
            WHEN 'cleared' THEN length(told) = 10 AND date(told, '+0 days') IS told
            WHEN 'seen' THEN told = ''
            WHEN 'rest' THEN told = ''
            ELSE 0
        END
    )
) STRICT, WITHOUT ROWID;
