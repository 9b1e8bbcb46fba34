-- Trainers, interpreters, speakers: the whole life of an assignment, qualifications with language and origin, language
-- pairs, absences and availability, the cascade of trainer courses, and courses that trainers report as given.
-- Their functions change shape; sql/current makes them anew.
DROP VIEW IF EXISTS atelier.finding;
DROP FUNCTION IF EXISTS atelier.assign(uuid, uuid, text, text, text);
DROP FUNCTION IF EXISTS atelier.unqualified_on(uuid, uuid);

-- Whoever works at a session is a person: trainers and interpreters by their code, a speaker without any. Each rule that
-- is overridden has a reason of its own, so that a reason for the one never excuses the other.
ALTER TABLE atelier.assignment
    ADD COLUMN person_id uuid REFERENCES atelier.person (id),
    ADD COLUMN asked_at timestamptz,
    ADD COLUMN reminded_at timestamptz,
    ADD COLUMN answered_at timestamptz,
    -- Why it was declined or withdrawn.
    ADD COLUMN state_because text,
    ADD COLUMN unqualified_because text CONSTRAINT assignment_unqualified_because_present
        CHECK (btrim(unqualified_because) <> ''),
    ADD COLUMN double_booked_because text CONSTRAINT assignment_double_booked_because_present
        CHECK (btrim(double_booked_because) <> ''),
    ADD COLUMN unpaired_because text CONSTRAINT assignment_unpaired_because_present
        CHECK (btrim(unpaired_because) <> '');
-- Which of the two rules an old reason was for isn't known; it stays for both. Old refusals had no reason.
ALTER TABLE atelier.assignment DISABLE TRIGGER USER;
UPDATE atelier.assignment a
SET person_id = t.person_id,
    asked_at = CASE a.state WHEN 'asked' THEN atelier.now() END,
    state_because = CASE a.state WHEN 'declined' THEN 'none given' END,
    unqualified_because = a.override_reason,
    double_booked_because = a.override_reason
FROM atelier.trainer t
WHERE t.id = a.trainer_id;
ALTER TABLE atelier.assignment ENABLE TRIGGER USER;
ALTER TABLE atelier.assignment
    DROP COLUMN override_reason,
    ALTER COLUMN person_id SET NOT NULL,
    ALTER COLUMN trainer_id DROP NOT NULL,
    DROP CONSTRAINT assignment_role_known,
    ADD CONSTRAINT assignment_role_known CHECK (role IN ('lead', 'co-trainer', 'interpreter', 'speaker')),
    ADD CONSTRAINT assignment_trainer_named CHECK (role = 'speaker' OR trainer_id IS NOT NULL),
    ADD CONSTRAINT assignment_declined_because CHECK (state <> 'declined' OR COALESCE(btrim(state_because), '') <> '');

-- Nobody is trainer and interpreter of one session, or either twice; a trainer of a session may also speak at it.
DROP INDEX atelier.assignment_one_per_trainer;
CREATE UNIQUE INDEX assignment_one_per_trainer ON atelier.assignment (session_id, person_id)
    WHERE state IN ('proposed', 'asked', 'accepted') AND role <> 'speaker';
CREATE UNIQUE INDEX assignment_one_per_speaker ON atelier.assignment (session_id, person_id)
    WHERE state IN ('proposed', 'asked', 'accepted') AND role = 'speaker';
CREATE INDEX assignment_person ON atelier.assignment (person_id);

ALTER TABLE atelier.trainer
    ADD CONSTRAINT trainer_languages_form
        CHECK (array_to_string(languages, ' ') ~ '^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*( |$))*$') NOT VALID;

-- A qualification may be for one language (NULL: any that the trainer speaks). It was granted by hand, by finishing a
-- course, or renewed by finishing it again; its generation is 1 for who was not trained by our trainers, else one more
-- than the lowest of those who taught. A novice has not taught it before and stands beside an experienced one first.
-- A qualification that was revoked before it began is empty.
ALTER TABLE atelier.qualification
    ADD COLUMN language text CONSTRAINT qualification_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    ADD COLUMN origin text NOT NULL DEFAULT 'hand' CONSTRAINT qualification_origin_known
        CHECK (origin IN ('hand', 'course', 'renewal')),
    ADD COLUMN generation integer NOT NULL DEFAULT 1 CONSTRAINT qualification_generation_positive CHECK (generation > 0),
    ADD COLUMN novice boolean NOT NULL DEFAULT false,
    ADD COLUMN certificate_id uuid REFERENCES atelier.certificate (id),
    ADD COLUMN ended_because text CONSTRAINT qualification_ended_because_present CHECK (btrim(ended_because) <> ''),
    ADD CONSTRAINT qualification_of_course CHECK ((origin IN ('course', 'renewal')) = (certificate_id IS NOT NULL)),
    DROP CONSTRAINT qualification_valid_days,
    ADD CONSTRAINT qualification_valid_days
        CHECK ((NOT isempty(valid) OR ended_because IS NOT NULL) AND NOT lower_inf(valid)),
    DROP CONSTRAINT qualification_once_a_day,
    ADD CONSTRAINT qualification_once_a_day EXCLUDE USING gist
        (trainer_id WITH =, training_id WITH =, (COALESCE(language, '')) WITH =, valid WITH &&);
CREATE UNIQUE INDEX qualification_once_per_certificate ON atelier.qualification (certificate_id, training_id);
CREATE INDEX qualification_trainer ON atelier.qualification (trainer_id, training_id);

-- Who taught whom: the trainers of the course by which a qualification was gained.
CREATE TABLE atelier.lineage (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    qualification_id uuid NOT NULL REFERENCES atelier.qualification (id),
    teacher_id uuid NOT NULL REFERENCES atelier.trainer (id),
    CONSTRAINT lineage_once UNIQUE (qualification_id, teacher_id)
);
CREATE INDEX lineage_teacher ON atelier.lineage (teacher_id);

-- Finishing a course (its certificate is issued) lets a person teach another training, or the course itself, for so many
-- months (NULL: without end), down to the last generation (NULL: any).
CREATE TABLE atelier.training_grant (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    grants_training_id uuid NOT NULL REFERENCES atelier.training (id),
    months integer CONSTRAINT training_grant_months CHECK (months BETWEEN 1 AND 1200),
    last_generation integer CONSTRAINT training_grant_last_generation CHECK (last_generation BETWEEN 1 AND 100),
    CONSTRAINT training_grant_once UNIQUE (training_id, grants_training_id)
);

-- Interprets from one language into another, and back if both ways, on the days of `valid` (half-open).
CREATE TABLE atelier.interpretation (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    from_language text NOT NULL CONSTRAINT interpretation_from_language_form
        CHECK (from_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    to_language text NOT NULL CONSTRAINT interpretation_to_language_form
        CHECK (to_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    both_ways boolean NOT NULL DEFAULT false,
    valid daterange NOT NULL DEFAULT '(,)' CONSTRAINT interpretation_valid_days CHECK (NOT isempty(valid)),
    CONSTRAINT interpretation_two_languages CHECK (from_language <> to_language),
    CONSTRAINT interpretation_once_a_day
        EXCLUDE USING gist (trainer_id WITH =, from_language WITH =, to_language WITH =, valid WITH &&)
);

-- Days (half-open, local to where a session is) on which a trainer doesn't work, and why in one word. For the offices that
-- see the person; others only learn that the trainer is not available.
CREATE TABLE atelier.absence (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    days daterange NOT NULL CONSTRAINT absence_days
        CHECK (NOT isempty(days) AND NOT lower_inf(days) AND NOT upper_inf(days)),
    kind text NOT NULL CONSTRAINT absence_kind_known CHECK (kind IN ('leave', 'illness', 'other work', 'travel', 'other')),
    CONSTRAINT absence_once_a_day EXCLUDE USING gist (trainer_id WITH =, days WITH &&)
);

-- A trainer who has any of these works on these days (half-open) only.
CREATE TABLE atelier.availability (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    days daterange NOT NULL CONSTRAINT availability_days CHECK (NOT isempty(days) AND NOT lower_inf(days)),
    CONSTRAINT availability_once_a_day EXCLUDE USING gist (trainer_id WITH =, days WITH &&)
);

-- A course that a trainer says they have given outside our sessions: how many came, without names. A coordinator confirms
-- or rejects it; it is counted apart.
CREATE TABLE atelier.reported_course (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'R-' || atelier.random_code(6) CONSTRAINT reported_course_reference_once UNIQUE,
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    -- NULL if it was online.
    country_code text REFERENCES atelier.country (code),
    place text CONSTRAINT reported_course_place_present CHECK (btrim(place) <> ''),
    days daterange NOT NULL CONSTRAINT reported_course_days
        CHECK (NOT isempty(days) AND NOT lower_inf(days) AND NOT upper_inf(days)),
    language text NOT NULL CONSTRAINT reported_course_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    female integer NOT NULL DEFAULT 0 CONSTRAINT reported_course_female CHECK (female BETWEEN 0 AND 100000),
    male integer NOT NULL DEFAULT 0 CONSTRAINT reported_course_male CHECK (male BETWEEN 0 AND 100000),
    other integer NOT NULL DEFAULT 0 CONSTRAINT reported_course_other CHECK (other BETWEEN 0 AND 100000),
    not_said integer NOT NULL DEFAULT 0 CONSTRAINT reported_course_not_said CHECK (not_said BETWEEN 0 AND 100000),
    state text NOT NULL DEFAULT 'reported' CONSTRAINT reported_course_state_known
        CHECK (state IN ('reported', 'confirmed', 'rejected')),
    state_because text,
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    reported_by uuid REFERENCES atelier.staff_user (id),
    reported_at timestamptz NOT NULL DEFAULT atelier.now(),
    judged_by uuid REFERENCES atelier.staff_user (id),
    judged_at timestamptz,
    CONSTRAINT reported_course_attended CHECK (female + male + other + not_said > 0),
    CONSTRAINT reported_course_rejected_because
        CHECK (state <> 'rejected' OR COALESCE(btrim(state_because), '') <> ''),
    CONSTRAINT reported_course_judged CHECK ((state = 'reported') = (judged_at IS NULL)),
    CONSTRAINT reported_course_once EXCLUDE USING gist
        (trainer_id WITH =, training_id WITH =, (COALESCE(place, '')) WITH =, days WITH &&) WHERE (state <> 'rejected')
);
CREATE INDEX reported_course_state ON atelier.reported_course (state, training_id);
