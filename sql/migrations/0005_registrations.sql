-- Participants: registrations, the time that a person is held for, attendance.

CREATE SEQUENCE atelier.registration_arrival_seq;
CREATE TABLE atelier.registration (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    state text NOT NULL CONSTRAINT registration_state_known
        CHECK (state IN ('requested', 'confirmed', 'waitlisted', 'offered', 'refused', 'cancelled')),
    -- Arrival order: the order in which the database took a batch, then the order within it. Gaps mean nothing.
    arrival bigint NOT NULL DEFAULT nextval('atelier.registration_arrival_seq'),
    arrived_at timestamptz NOT NULL DEFAULT atelier.now(),
    priority integer NOT NULL DEFAULT 0,
    -- Why it is in its state: the rule and the facts of the sentence that is shown.
    rule text,
    facts jsonb,
    -- Why it was entered after registration had closed, and why an overlap with another session is right.
    late_reason text CONSTRAINT registration_late_reason_present CHECK (btrim(late_reason) <> ''),
    override_reason text CONSTRAINT registration_override_reason_present CHECK (btrim(override_reason) <> ''),
    attendance text CONSTRAINT registration_attendance_known CHECK (attendance IN ('attended', 'partly', 'no-show')),
    office_id uuid REFERENCES atelier.organisation (id),
    -- Who changed it last, for the audit of a batch whose items have actors of their own.
    actor_user_id uuid REFERENCES atelier.staff_user (id)
);
CREATE UNIQUE INDEX registration_one_per_person ON atelier.registration (session_id, person_id)
    WHERE state NOT IN ('cancelled', 'refused');
CREATE INDEX registration_person ON atelier.registration (person_id);
CREATE INDEX registration_waiting ON atelier.registration (session_id, priority DESC, arrival) WHERE state = 'waitlisted';

-- Where a person is expected: one row a block, in whatever role (participant or trainer). Two rows of one person may
-- overlap only within one bundle, which is the registration or assignment; an overriding row takes the bundle of the row
-- that it overrides, so that a third still clashes with both. Not deferrable: it is the arbiter of admission's
-- ON CONFLICT. `registration_id` is checked at commit, since admission writes holds before it knows who is admitted.
CREATE TABLE atelier.hold (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    during tstzrange NOT NULL CONSTRAINT hold_during CHECK (NOT isempty(during)),
    block_id uuid NOT NULL REFERENCES atelier.block (id) ON DELETE CASCADE,
    registration_id uuid REFERENCES atelier.registration (id) DEFERRABLE INITIALLY DEFERRED,
    assignment_id uuid REFERENCES atelier.assignment (id),
    bundle uuid NOT NULL,
    CONSTRAINT hold_one_place_at_a_time EXCLUDE USING gist (person_id WITH =, during WITH &&, bundle WITH <>),
    CONSTRAINT hold_in_one_role CHECK ((registration_id IS NULL) <> (assignment_id IS NULL))
);
CREATE UNIQUE INDEX hold_registration ON atelier.hold (registration_id, block_id) WHERE registration_id IS NOT NULL;
CREATE UNIQUE INDEX hold_assignment ON atelier.hold (assignment_id, block_id) WHERE assignment_id IS NOT NULL;
CREATE INDEX hold_block ON atelier.hold (block_id);

CREATE TABLE atelier.attendance (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    registration_id uuid NOT NULL REFERENCES atelier.registration (id),
    block_id uuid NOT NULL REFERENCES atelier.block (id),
    present boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT attendance_once UNIQUE (registration_id, block_id)
);
CREATE INDEX attendance_block ON atelier.attendance (block_id);

-- One item of a batch on its way through admit(): the registration asked for, its actor, and what became of it.
CREATE TYPE atelier.admission AS (
    item integer,
    session_id uuid,
    person_id uuid,
    user_id uuid,
    office_id uuid,
    plans boolean,
    override text,
    late text,
    outcome text,
    registration_id uuid,
    rule text,
    facts jsonb
);
