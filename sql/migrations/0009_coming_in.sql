-- How people come in: forms, rounds of applications, invitations; then what they did there: minutes of attendance and
-- results of assessments.

-- One definition of a form: which questions, in which languages, how sensitive, for how long. A version never changes; a
-- change is a new version. The definition is the whole of it; form_field holds the same taken apart, for the guards.
CREATE TABLE atelier.form (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT form_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    version integer NOT NULL CONSTRAINT form_version_positive CHECK (version > 0),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    definition jsonb NOT NULL
        CONSTRAINT form_title_english CHECK (COALESCE(btrim(definition #>> '{title,en}'), '') <> '')
        CONSTRAINT form_fields_present CHECK (COALESCE(jsonb_typeof(definition -> 'fields'), '') = 'array'
            AND definition -> 'fields' <> '[]'),
    added_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT form_version_once UNIQUE (code, version)
);

CREATE TABLE atelier.form_field (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    form_id uuid NOT NULL REFERENCES atelier.form (id),
    position integer NOT NULL,
    key text NOT NULL CONSTRAINT form_field_key_form CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
    type text NOT NULL CONSTRAINT form_field_type_known CHECK (type IN ('text', 'long text', 'number', 'date', 'yes/no',
        'choice', 'choices', 'country', 'organisation', 'e-mail', 'phone')),
    label jsonb NOT NULL CONSTRAINT form_field_label_english CHECK (COALESCE(btrim(label ->> 'en'), '') <> ''),
    required boolean NOT NULL,
    sensitivity text NOT NULL CONSTRAINT form_field_sensitivity_known
        CHECK (sensitivity IN ('plain', 'personal', 'special')),
    -- Days after the round was finished (decided or abandoned); NULL keeps the answer as long as the application.
    delete_after_days integer CONSTRAINT form_field_delete_after CHECK (delete_after_days BETWEEN 0 AND 36500),
    options text[],
    minimum numeric,
    maximum numeric,
    earliest date,
    latest date,
    max_length integer CONSTRAINT form_field_max_length CHECK (max_length BETWEEN 1 AND 10000),
    pattern text,
    -- Asked only if the answer to an earlier field is one of these values.
    shown_field text,
    shown_values jsonb,
    -- What of the person the answer becomes; country and municipality stay answers, but are found under these names.
    maps_to text CONSTRAINT form_field_maps_known CHECK (maps_to IN ('name', 'name_own_script', 'sex', 'birth_date',
        'birth_year', 'phone', 'email', 'country', 'municipality')),
    -- A draw may give this answer's values seats of their own.
    stratum boolean NOT NULL DEFAULT false,
    CONSTRAINT form_field_key_once UNIQUE (form_id, key),
    CONSTRAINT form_field_position_once UNIQUE (form_id, position),
    CONSTRAINT form_field_maps_once UNIQUE (form_id, maps_to),
    CONSTRAINT form_field_special_deleted CHECK (sensitivity <> 'special' OR delete_after_days IS NOT NULL),
    CONSTRAINT form_field_special_unmapped CHECK (sensitivity <> 'special' OR (maps_to IS NULL AND NOT stratum)),
    CONSTRAINT form_field_options_present CHECK ((type IN ('choice', 'choices')) = (COALESCE(cardinality(options), 0) > 0)),
    CONSTRAINT form_field_range CHECK (COALESCE(minimum <= maximum, true) AND COALESCE(earliest <= latest, true)),
    CONSTRAINT form_field_bounds_fit CHECK ((type = 'number' OR (minimum IS NULL AND maximum IS NULL))
        AND (type = 'date' OR (earliest IS NULL AND latest IS NULL))
        AND (type IN ('text', 'long text', 'organisation') OR max_length IS NULL)
        AND (type IN ('text', 'phone') OR pattern IS NULL)),
    CONSTRAINT form_field_maps_fit CHECK (COALESCE(type = ANY(CASE maps_to
        WHEN 'name' THEN '{text}'::text[]
        WHEN 'name_own_script' THEN '{text}'
        WHEN 'sex' THEN '{choice}'
        WHEN 'birth_date' THEN '{date}'
        WHEN 'birth_year' THEN '{number}'
        WHEN 'phone' THEN '{phone}'
        WHEN 'email' THEN '{e-mail}'
        WHEN 'country' THEN '{country}'
        WHEN 'municipality' THEN '{choice,text}'
        END), true)),
    CONSTRAINT form_field_sex_options
        CHECK (COALESCE(maps_to, '') <> 'sex' OR options <@ '{female,male,other,not said}'::text[]),
    CONSTRAINT form_field_stratum_fit CHECK (NOT stratum OR type IN ('choice', 'yes/no', 'country'))
);

-- A call for applications with a form. Opening and closing are local times of its zone, as those of a block are; the
-- instants follow from them. It takes applications while it is open and between the two.
CREATE TABLE atelier.round (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT round_code_once UNIQUE
        CONSTRAINT round_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    title jsonb NOT NULL CONSTRAINT round_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    project_id uuid REFERENCES atelier.project (id),
    form_id uuid NOT NULL REFERENCES atelier.form (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    zone text NOT NULL CONSTRAINT round_zone_known REFERENCES atelier.time_zone (name),
    opens_local timestamp NOT NULL,
    closes_local timestamp NOT NULL,
    opens_fold smallint CONSTRAINT round_opens_fold CHECK (opens_fold IN (0, 1)),
    closes_fold smallint CONSTRAINT round_closes_fold CHECK (closes_fold IN (0, 1)),
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'draft' CONSTRAINT round_state_known
        CHECK (state IN ('draft', 'open', 'closed', 'decided', 'abandoned')),
    state_because text,
    -- When it was decided or abandoned: the days after which answers are deleted count from here.
    finished_at timestamptz,
    -- When answers of it were last deleted because their days were over.
    swept_at timestamptz,
    CONSTRAINT round_closes_after_opening CHECK (closes_at > opens_at),
    CONSTRAINT round_within_calendar CHECK (opens_local >= '1900-01-01' AND closes_local < '2200-01-01'),
    CONSTRAINT round_finished CHECK ((finished_at IS NOT NULL) = (state IN ('decided', 'abandoned'))),
    CONSTRAINT round_abandoned_because CHECK (state <> 'abandoned' OR COALESCE(btrim(state_because), '') <> '')
);
CREATE INDEX round_form ON atelier.round (form_id);

-- The sessions that a round fills, each with the seats that it may give.
CREATE TABLE atelier.round_session (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    round_id uuid NOT NULL REFERENCES atelier.round (id),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    seats integer NOT NULL CONSTRAINT round_session_seats_positive CHECK (seats > 0),
    CONSTRAINT round_session_once UNIQUE (round_id, session_id)
);
CREATE INDEX round_session_of ON atelier.round_session (session_id);

-- Who may take part, as data, in order; each with the sentence that tells who may not, and why.
--   age       the answer (a date, or a number as birth year) makes an age of minimum to maximum on the day
--   range     the answer (a number) is from minimum to maximum
--   one of    the answer is one of the values (of a field of type choices: at least one is)
--   never     the person never attended the training
CREATE TABLE atelier.round_rule (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    round_id uuid NOT NULL REFERENCES atelier.round (id),
    number integer NOT NULL CONSTRAINT round_rule_number CHECK (number > 0),
    kind text NOT NULL CONSTRAINT round_rule_kind_known CHECK (kind IN ('age', 'range', 'one of', 'never')),
    field text,
    minimum numeric,
    maximum numeric,
    day date,
    options jsonb,
    training_id uuid REFERENCES atelier.training (id),
    because jsonb NOT NULL CONSTRAINT round_rule_because_english CHECK (COALESCE(btrim(because ->> 'en'), '') <> ''),
    CONSTRAINT round_rule_once UNIQUE (round_id, number),
    CONSTRAINT round_rule_bounds CHECK (COALESCE(minimum <= maximum, true)),
    CONSTRAINT round_rule_complete CHECK (CASE kind
        WHEN 'age' THEN field IS NOT NULL AND day IS NOT NULL AND (minimum IS NOT NULL OR maximum IS NOT NULL)
        WHEN 'range' THEN field IS NOT NULL AND (minimum IS NOT NULL OR maximum IS NOT NULL)
        WHEN 'one of' THEN field IS NOT NULL AND COALESCE(jsonb_typeof(options), '') = 'array' AND options <> '[]'
        WHEN 'never' THEN training_id IS NOT NULL
        ELSE true
        END)
);

-- A wish, in a round. Each makes a person of its own: a form never looks anybody up. Special answers lie apart, for the
-- round's office alone.
CREATE SEQUENCE atelier.application_arrival_seq;
CREATE TABLE atelier.application (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'A-' || atelier.random_code(10) CONSTRAINT application_reference_once UNIQUE,
    round_id uuid NOT NULL REFERENCES atelier.round (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    answers jsonb NOT NULL CONSTRAINT application_answers_object CHECK (jsonb_typeof(answers) = 'object'),
    special jsonb NOT NULL DEFAULT '{}' CONSTRAINT application_special_object CHECK (jsonb_typeof(special) = 'object'),
    answers_deleted_at timestamptz,
    -- Sessions of the round, the dearest first.
    preferences uuid[] NOT NULL DEFAULT '{}',
    language text NOT NULL CONSTRAINT application_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    -- The order in which the database took them, within a batch that of the batch. Gaps mean nothing.
    arrival bigint NOT NULL DEFAULT nextval('atelier.application_arrival_seq'),
    received_at timestamptz NOT NULL DEFAULT atelier.now(),
    -- The date on a paper form, and why one was entered when the round took no more.
    paper_on date,
    late_reason text CONSTRAINT application_late_reason_present CHECK (btrim(late_reason) <> ''),
    state text NOT NULL DEFAULT 'submitted' CONSTRAINT application_state_known
        CHECK (state IN ('submitted', 'eligible', 'ineligible', 'doubled', 'withdrawn')),
    -- Judged by a person and not by the rules, which then leave it alone.
    by_hand boolean NOT NULL DEFAULT false,
    rule text,
    facts jsonb,
    double_of uuid REFERENCES atelier.application (id),
    actor_user_id uuid REFERENCES atelier.staff_user (id),
    CONSTRAINT application_late_on_paper CHECK (late_reason IS NULL OR paper_on IS NOT NULL),
    CONSTRAINT application_doubled CHECK ((state = 'doubled') = (double_of IS NOT NULL) AND COALESCE(double_of <> id, true)),
    CONSTRAINT application_reason CHECK (state NOT IN ('ineligible', 'doubled', 'withdrawn') OR rule IS NOT NULL)
);
-- A person has one application in a round; others of the same person are marked as doubled.
CREATE UNIQUE INDEX application_one_per_person ON atelier.application (round_id, person_id)
    WHERE state NOT IN ('doubled', 'withdrawn');
CREATE INDEX application_round ON atelier.application (round_id, arrival);
CREATE INDEX application_person ON atelier.application (person_id);
CREATE INDEX application_double_of ON atelier.application (double_of) WHERE double_of IS NOT NULL;

-- Somebody is invited to a session, by an office, until an instant (exclusive). It holds neither seat nor time; accepting
-- it registers the person.
CREATE TABLE atelier.invitation (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    invited_by uuid REFERENCES atelier.staff_user (id),
    invited_at timestamptz NOT NULL DEFAULT atelier.now(),
    channel text NOT NULL CONSTRAINT invitation_channel_known
        CHECK (channel IN ('letter', 'e-mail', 'phone', 'text message', 'in person')),
    until timestamptz NOT NULL CONSTRAINT invitation_until_finite CHECK (isfinite(until)),
    state text NOT NULL DEFAULT 'invited' CONSTRAINT invitation_state_known
        CHECK (state IN ('invited', 'accepted', 'declined', 'expired', 'withdrawn')),
    because text CONSTRAINT invitation_because_present CHECK (btrim(because) <> ''),
    answered_at timestamptz,
    registration_id uuid REFERENCES atelier.registration (id),
    CONSTRAINT invitation_until_ahead CHECK (until > invited_at),
    CONSTRAINT invitation_withdrawn_because CHECK (state <> 'withdrawn' OR because IS NOT NULL),
    CONSTRAINT invitation_accepted_registered CHECK ((state = 'accepted') = (registration_id IS NOT NULL)),
    CONSTRAINT invitation_answered CHECK ((state = 'invited') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX invitation_one_open ON atelier.invitation (session_id, person_id) WHERE state = 'invited';
CREATE INDEX invitation_person ON atelier.invitation (person_id);
CREATE INDEX invitation_open ON atelier.invitation (until) WHERE state = 'invited';

-- How long somebody was there, and who was absent with leave. NULL minutes: the whole block. Excused time isn't attended
-- time; it tells who had a reason. `because` is why it was corrected last; what was there before is in the audit.
DROP FUNCTION IF EXISTS atelier.record_attendance(uuid, uuid[], boolean[]);
ALTER TABLE atelier.attendance
    ADD COLUMN minutes integer,
    ADD COLUMN excused boolean NOT NULL DEFAULT false,
    ADD COLUMN because text CONSTRAINT attendance_because_present CHECK (btrim(because) <> ''),
    ADD COLUMN recorded_by uuid REFERENCES atelier.staff_user (id),
    ADD CONSTRAINT attendance_minutes_present CHECK (minutes IS NULL OR (present AND minutes > 0)),
    ADD CONSTRAINT attendance_excused_absent CHECK (NOT (excused AND present));

-- What a training tests, before, after or at another time. Without a pass mark a score is only noted.
CREATE TABLE atelier.assessment (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    code text NOT NULL CONSTRAINT assessment_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    title jsonb NOT NULL CONSTRAINT assessment_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    moment text NOT NULL CONSTRAINT assessment_moment_known CHECK (moment IN ('pre', 'post', 'other')),
    maximum numeric(8, 2) NOT NULL CONSTRAINT assessment_maximum_positive CHECK (maximum > 0),
    pass_mark numeric(8, 2) CONSTRAINT assessment_pass_mark_positive CHECK (pass_mark > 0),
    -- A certificate needs it passed.
    required boolean NOT NULL,
    attempts integer NOT NULL DEFAULT 1 CONSTRAINT assessment_attempts CHECK (attempts BETWEEN 1 AND 100),
    CONSTRAINT assessment_once UNIQUE (training_id, code),
    CONSTRAINT assessment_pass_mark_reachable CHECK (COALESCE(pass_mark <= maximum, true)),
    CONSTRAINT assessment_required_pass_mark CHECK (NOT required OR pass_mark IS NOT NULL)
);

CREATE TABLE atelier.assessment_result (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    assessment_id uuid NOT NULL REFERENCES atelier.assessment (id),
    registration_id uuid NOT NULL REFERENCES atelier.registration (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    attempt integer NOT NULL CONSTRAINT assessment_result_attempt_positive CHECK (attempt > 0),
    score numeric(8, 2) NOT NULL CONSTRAINT assessment_result_score_positive CHECK (score >= 0),
    taken_on date NOT NULL,
    recorded_by uuid REFERENCES atelier.staff_user (id),
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    because text CONSTRAINT assessment_result_because_present CHECK (btrim(because) <> ''),
    CONSTRAINT assessment_result_once UNIQUE (assessment_id, registration_id, attempt)
);
CREATE INDEX assessment_result_registration ON atelier.assessment_result (registration_id);
