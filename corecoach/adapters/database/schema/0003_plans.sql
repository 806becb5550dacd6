-- What a person plans and decides. Raw inputs only: no level is kept, each follows from these and
-- from the sessions.

-- A plan as it was at a moment; an edit adds a row, and the newest of a plan holds. Its doses stand
-- in one row, so that half a plan can never be read.
CREATE TABLE plan_version (
    uid TEXT PRIMARY KEY CHECK (
        length(uid) = 36 AND uid NOT GLOB '*[^0-9a-f-]*'
        AND uid GLOB '????????-????-????-????-????????????'
    ),
    plan TEXT NOT NULL CHECK (
        length(plan) = 36 AND plan NOT GLOB '*[^0-9a-f-]*'
        AND plan GLOB '????????-????-????-????-????????????'
    ),
    made_utc TEXT NOT NULL CHECK (
        substr(made_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(made_utc, 1, 19), '+0 days')
            IS substr(made_utc, 1, 19)
    ),
    made_offset_min INTEGER NOT NULL CHECK (made_offset_min BETWEEN -1439 AND 1439),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60 AND trim(name) <> ''),
    is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
    -- an exercise that the plan leaves out has no values at all
    heel_dig_reps INTEGER CHECK (heel_dig_reps BETWEEN 10 AND 20),
    heel_dig_hold_s INTEGER CHECK (heel_dig_hold_s BETWEEN 10 AND 15),
    heel_dig_basis TEXT CHECK (
        heel_dig_basis = 'per_leg' OR heel_dig_basis = 'total' AND heel_dig_reps % 2 = 0
    ),
    bird_dog_reps INTEGER CHECK (bird_dog_reps BETWEEN 10 AND 20),
    bird_dog_out_s INTEGER CHECK (bird_dog_out_s BETWEEN 2 AND 5),
    bird_dog_hold_s INTEGER CHECK (bird_dog_hold_s BETWEEN 1 AND 5),
    bird_dog_back_s INTEGER CHECK (bird_dog_back_s BETWEEN 2 AND 5),
    pause_squat_reps INTEGER CHECK (pause_squat_reps BETWEEN 1 AND 5),
    pause_squat_hold_s INTEGER CHECK (pause_squat_hold_s BETWEEN 10 AND 20),
    pause_squat_rest_s INTEGER CHECK (pause_squat_rest_s BETWEEN 30 AND 180),
    pause_squat_variant TEXT CHECK (
        pause_squat_variant IN ('body_weight', 'goblet', 'low_bar', 'high_bar', 'front')
    ),
    pause_squat_load REAL CHECK (pause_squat_load BETWEEN 0 AND 500),
    pause_squat_unit TEXT CHECK (pause_squat_unit IN ('kg', 'lb')),
    pause_squat_waits_for_ready INTEGER CHECK (pause_squat_waits_for_ready IN (0, 1)),
    -- the weights at hand, in the person's own unit; empty where nothing was said
    plate REAL CHECK (plate BETWEEN 0.25 AND 50),
    lightest REAL CHECK (lightest BETWEEN 0.5 AND 500),
    ceiling REAL CHECK (ceiling BETWEEN 0 AND 500),
    has_belt INTEGER NOT NULL CHECK (has_belt IN (0, 1)),
    CHECK (coalesce(heel_dig_reps, bird_dog_reps, pause_squat_reps) IS NOT NULL),
    CHECK (
        (heel_dig_reps IS NULL) = (heel_dig_hold_s IS NULL)
        AND (heel_dig_reps IS NULL) = (heel_dig_basis IS NULL)
    ),
    CHECK (
        (bird_dog_reps IS NULL) = (bird_dog_out_s IS NULL)
        AND (bird_dog_reps IS NULL) = (bird_dog_hold_s IS NULL)
        AND (bird_dog_reps IS NULL) = (bird_dog_back_s IS NULL)
    ),
    CHECK (
        (pause_squat_reps IS NULL) = (pause_squat_hold_s IS NULL)
        AND (pause_squat_reps IS NULL) = (pause_squat_rest_s IS NULL)
        AND (pause_squat_reps IS NULL) = (pause_squat_variant IS NULL)
        AND (pause_squat_reps IS NULL) = (pause_squat_load IS NULL)
        AND (pause_squat_reps IS NULL) = (pause_squat_unit IS NULL)
        AND (pause_squat_reps IS NULL) = (pause_squat_waits_for_ready IS NULL)
    )
) STRICT, WITHOUT ROWID;

-- What a person decided: yes to a proposal, to keep the dose, a level by hand, a new weight, a new
-- block, that a clinician has seen them, a ceiling (or, without a level, its end), the plan to go
-- by, pause squats on a day of rest. "day" is the training date then.
CREATE TABLE decision (
    uid TEXT PRIMARY KEY CHECK (
        length(uid) = 36 AND uid NOT GLOB '*[^0-9a-f-]*'
        AND uid GLOB '????????-????-????-????-????????????'
    ),
    made_utc TEXT NOT NULL CHECK (
        substr(made_utc, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND strftime('%Y-%m-%dT%H:%M:%S', substr(made_utc, 1, 19), '+0 days')
            IS substr(made_utc, 1, 19)
    ),
    made_offset_min INTEGER NOT NULL CHECK (made_offset_min BETWEEN -1439 AND 1439),
    day TEXT NOT NULL CHECK (length(day) = 10 AND date(day, '+0 days') IS day),
    kind TEXT NOT NULL,
    exercise TEXT CHECK (exercise IN ('heel_dig', 'bird_dog', 'pause_squat')),
    level INTEGER CHECK (level BETWEEN 0 AND 99), -- the ladders may get longer
    load REAL CHECK (load BETWEEN 0 AND 500),
    plan TEXT CHECK (
        length(plan) = 36 AND plan NOT GLOB '*[^0-9a-f-]*'
        AND plan GLOB '????????-????-????-????-????????????'
    ),
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    CHECK (
        CASE kind
            WHEN 'accepted' THEN
                exercise IS NOT NULL AND level IS NOT NULL AND load IS NOT NULL AND plan IS NULL
            WHEN 'kept' THEN exercise IS NOT NULL AND coalesce(level, load, plan) IS NULL
            WHEN 'level' THEN
                exercise IS NOT NULL AND level IS NOT NULL AND coalesce(load, plan) IS NULL
            WHEN 'pin' THEN exercise IS NOT NULL AND coalesce(load, plan) IS NULL
            WHEN 'load' THEN load IS NOT NULL AND coalesce(exercise, level, plan) IS NULL
            WHEN 'plan' THEN plan IS NOT NULL AND coalesce(exercise, level, load) IS NULL
            WHEN 'block' THEN coalesce(exercise, level, load, plan) IS NULL
            WHEN 'seen' THEN coalesce(exercise, level, load, plan) IS NULL
            WHEN 'squats' THEN coalesce(exercise, level, load, plan) IS NULL
            ELSE 0
        END
    )
) STRICT, WITHOUT ROWID;
