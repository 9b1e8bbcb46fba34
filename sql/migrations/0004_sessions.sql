-- Sessions, their blocks of time, the trainers on them, and the rooms that they hold.

CREATE TABLE atelier.session (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT session_code_once UNIQUE
        CONSTRAINT session_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
    kind text NOT NULL DEFAULT 'training' CONSTRAINT session_kind_known
        CHECK (kind IN ('training', 'workshop', 'webinar', 'study visit', 'mission', 'meeting')),
    training_id uuid REFERENCES atelier.training (id),
    title jsonb CONSTRAINT session_title_english CHECK (title IS NULL OR COALESCE(btrim(title ->> 'en'), '') <> ''),
    project_id uuid REFERENCES atelier.project (id),
    host_office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    -- The host country, or NULL if the session is online only.
    country_code text REFERENCES atelier.country (code),
    place text,
    zone text NOT NULL CONSTRAINT session_zone_known REFERENCES atelier.time_zone (name),
    language text NOT NULL CONSTRAINT session_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    capacity integer NOT NULL CONSTRAINT session_capacity_positive CHECK (capacity > 0),
    -- Counters, kept by the trigger on registration and recounted by `atelier doctor`.
    taken integer NOT NULL DEFAULT 0,
    waiting integer NOT NULL DEFAULT 0 CONSTRAINT session_waiting_positive CHECK (waiting >= 0),
    visibility text NOT NULL DEFAULT 'staff' CONSTRAINT session_visibility_known
        CHECK (visibility IN ('public', 'link', 'staff')),
    state text NOT NULL DEFAULT 'draft' CONSTRAINT session_state_known
        CHECK (state IN ('draft', 'published', 'cancelled')),
    registration_open boolean NOT NULL DEFAULT false,
    cancelled_because text,
    -- iCalendar SEQUENCE (RFC 5545 3.8.7.4): raised by each change that concerns who was told.
    sequence integer NOT NULL DEFAULT 0,
    -- The span of its blocks, kept by the trigger on block: first start, last end (exclusive).
    starts_at timestamptz,
    ends_at timestamptz,
    changed_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT session_not_oversold CHECK (taken BETWEEN 0 AND capacity),
    CONSTRAINT session_titled CHECK (training_id IS NOT NULL OR title IS NOT NULL),
    CONSTRAINT session_training_taught CHECK (kind <> 'training' OR training_id IS NOT NULL),
    CONSTRAINT session_cancelled_because CHECK (state <> 'cancelled' OR COALESCE(btrim(cancelled_because), '') <> '')
);
CREATE INDEX session_coming ON atelier.session (country_code, ends_at, id) WHERE state <> 'draft';
CREATE INDEX session_project ON atelier.session (project_id);

-- The countries that a session is for, besides the one that it is in.
CREATE TABLE atelier.session_country (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    country_code text NOT NULL REFERENCES atelier.country (code),
    CONSTRAINT session_country_once UNIQUE (session_id, country_code)
);
CREATE INDEX session_country_code ON atelier.session_country (country_code, session_id);

-- One stretch of time of a session. Local start and end and the zone are what people agreed on; the instants are derived
-- by a trigger (not generated columns: a restore under newer zone data would silently move announced instants). The fold
-- says which of two instants is meant where a clock change repeats a local time: 0 the earlier, 1 the later (PEP 495).
CREATE TABLE atelier.block (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    starts_local timestamp NOT NULL,
    ends_local timestamp NOT NULL,
    zone text NOT NULL CONSTRAINT block_zone_known REFERENCES atelier.time_zone (name),
    starts_fold smallint CONSTRAINT block_starts_fold CHECK (starts_fold IN (0, 1)),
    ends_fold smallint CONSTRAINT block_ends_fold CHECK (ends_fold IN (0, 1)),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    room_id uuid REFERENCES atelier.room (id),
    module_id uuid REFERENCES atelier.training_module (id),
    title text,
    -- Why a room is used that is taken or too small; NULL means that no rule is overridden.
    override_reason text CONSTRAINT block_override_reason_present CHECK (btrim(override_reason) <> ''),
    CONSTRAINT block_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT block_within_calendar CHECK (starts_local >= '1900-01-01' AND ends_local < '2200-01-01')
);
CREATE INDEX block_session ON atelier.block (session_id, starts_at);
CREATE INDEX block_room ON atelier.block (room_id) WHERE room_id IS NOT NULL;

-- The time for which a block has its room (half-open). Two of the same room may overlap only within one bundle: an
-- overriding hold takes the bundle of the one that it overrides, so that a third still clashes with both.
CREATE TABLE atelier.room_hold (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    block_id uuid NOT NULL CONSTRAINT room_hold_once UNIQUE REFERENCES atelier.block (id) ON DELETE CASCADE,
    room_id uuid NOT NULL REFERENCES atelier.room (id),
    during tstzrange NOT NULL CONSTRAINT room_hold_during CHECK (NOT isempty(during)),
    bundle uuid NOT NULL,
    CONSTRAINT room_hold_one_at_a_time
        EXCLUDE USING gist (room_id WITH =, during WITH &&, bundle WITH <>) DEFERRABLE INITIALLY IMMEDIATE
);

-- A trainer on a session. Asked and accepted hold the trainer's time.
CREATE TABLE atelier.assignment (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    role text NOT NULL DEFAULT 'lead' CONSTRAINT assignment_role_known CHECK (role IN ('lead', 'co-trainer')),
    state text NOT NULL DEFAULT 'proposed' CONSTRAINT assignment_state_known
        CHECK (state IN ('proposed', 'asked', 'accepted', 'declined', 'withdrawn')),
    override_reason text CONSTRAINT assignment_override_reason_present CHECK (btrim(override_reason) <> '')
);
CREATE UNIQUE INDEX assignment_one_per_trainer ON atelier.assignment (session_id, trainer_id)
    WHERE state IN ('proposed', 'asked', 'accepted');
CREATE INDEX assignment_trainer ON atelier.assignment (trainer_id);
