-- Who pays and for what: targets, cost lines, emblem and line, a stop; what a person is looking for, where the person was
-- sent and what came of it; people counted without names.

-- The figures get more columns; made anew from sql/current.
DROP FUNCTION IF EXISTS atelier.programme_figures(text[]);

-- The country that a person counts for: where the person is from, or whose service sent the person.
ALTER TABLE atelier.person ADD COLUMN IF NOT EXISTS country_code text REFERENCES atelier.country (code);

-- Currencies by their code of ISO 4217, with the number of decimals that amounts in them have.
CREATE TABLE atelier.currency (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT currency_code_once UNIQUE CONSTRAINT currency_code_form CHECK (code ~ '^[A-Z]{3}$'),
    name text NOT NULL CONSTRAINT currency_name_present CHECK (btrim(name) <> ''),
    decimals smallint NOT NULL CONSTRAINT currency_decimals CHECK (decimals BETWEEN 0 AND 3)
);

-- A stopped project is wound up from a day on; its data are kept for so many months after its end.
ALTER TABLE atelier.project
    ADD COLUMN stopped_on date,
    ADD COLUMN stopped_because text,
    ADD COLUMN retention_months integer
        CONSTRAINT project_retention_months CHECK (retention_months BETWEEN 1 AND 1200),
    ADD CONSTRAINT project_stopped_because
        CHECK ((stopped_on IS NULL) = (COALESCE(btrim(stopped_because), '') = ''));

-- What is planned: how much of a measure, in or for a country or altogether, from the first to the last day (either may be
-- open). `counts` says in words what is counted; `not_comparable` why planned and realised can't be set against each other.
CREATE TABLE atelier.project_target (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    project_id uuid NOT NULL REFERENCES atelier.project (id),
    measure text NOT NULL CONSTRAINT project_target_measure_known
        CHECK (measure IN ('participants', 'attendances', 'sessions', 'certificates', 'reached', 'cases', 'head counts',
            'placements', 'organisations', 'applications', 'referred', 'outcomes')),
    -- The unit of head counts, the kind of outcome.
    unit text,
    country_code text REFERENCES atelier.country (code),
    -- 'in': what happens in the country; 'for': the people of that country, wherever they are.
    in_or_for text NOT NULL DEFAULT 'in' CONSTRAINT project_target_in_or_for CHECK (in_or_for IN ('in', 'for')),
    starts_on date,
    ends_on date,
    planned bigint NOT NULL CONSTRAINT project_target_planned_positive CHECK (planned >= 0),
    counts text NOT NULL CONSTRAINT project_target_counts_present CHECK (btrim(counts) <> ''),
    not_comparable text CONSTRAINT project_target_not_comparable_present CHECK (btrim(not_comparable) <> ''),
    CONSTRAINT project_target_period CHECK (ends_on >= starts_on),
    CONSTRAINT project_target_unit CHECK (
        CASE measure
            WHEN 'head counts' THEN COALESCE(btrim(unit), '') <> ''
            WHEN 'outcomes' THEN unit IS NULL OR btrim(unit) <> ''
            ELSE unit IS NULL
        END),
    CONSTRAINT project_target_applications_everywhere CHECK (measure <> 'applications' OR country_code IS NULL),
    CONSTRAINT project_target_once
        UNIQUE NULLS NOT DISTINCT (project_id, measure, unit, country_code, in_or_for, starts_on, ends_on)
);

-- A cost line: planned and spent, in one currency, from the first to the last day (either may be open).
CREATE TABLE atelier.project_cost_line (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    project_id uuid NOT NULL REFERENCES atelier.project (id),
    name text NOT NULL CONSTRAINT project_cost_line_name_present CHECK (btrim(name) <> ''),
    currency text NOT NULL CONSTRAINT project_cost_line_currency_known REFERENCES atelier.currency (code),
    starts_on date,
    ends_on date,
    planned numeric(16, 3) CONSTRAINT project_cost_line_planned_positive CHECK (planned >= 0),
    actual numeric(16, 3) CONSTRAINT project_cost_line_actual_positive CHECK (actual >= 0),
    CONSTRAINT project_cost_line_period CHECK (ends_on >= starts_on),
    CONSTRAINT project_cost_line_amount CHECK (planned IS NOT NULL OR actual IS NOT NULL),
    CONSTRAINT project_cost_line_once UNIQUE NULLS NOT DISTINCT (project_id, name, currency, starts_on, ends_on)
);

-- The donor's emblem and line, a kind of paper each, and whose papers must not bear them. A returnee's certificate never
-- does: it would tell an employer more than the holder may want.
CREATE TABLE atelier.project_paper (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    project_id uuid NOT NULL REFERENCES atelier.project (id),
    paper text NOT NULL CONSTRAINT project_paper_kind_known
        CHECK (paper IN ('sheet', 'invitation', 'certificate', 'badge')),
    line jsonb CONSTRAINT project_paper_line_english
        CHECK (line IS NULL OR COALESCE(btrim(line ->> 'en'), '') <> ''),
    emblem bytea CONSTRAINT project_paper_emblem_size CHECK (octet_length(emblem) BETWEEN 1 AND 131072),
    emblem_type text CONSTRAINT project_paper_emblem_type_known
        CHECK (emblem_type IN ('image/svg+xml', 'image/png')),
    not_for text[] NOT NULL DEFAULT '{}' CONSTRAINT project_paper_not_for_known
        CHECK (not_for <@ ARRAY['returnees', 'minors', 'officials', 'experts', 'youth', 'partners', 'public']),
    CONSTRAINT project_paper_once UNIQUE (project_id, paper),
    CONSTRAINT project_paper_says_something CHECK (line IS NOT NULL OR emblem IS NOT NULL),
    CONSTRAINT project_paper_emblem_typed CHECK ((emblem IS NULL) = (emblem_type IS NULL)),
    CONSTRAINT project_paper_never_on_a_returnees CHECK (paper <> 'certificate' OR not_for @> ARRAY['returnees'])
);

-- What a person is looking for: open until it is met, or closed for a reason. Known to the office that wrote it down, and
-- to those that see the person by more than hosting a session.
CREATE TABLE atelier.need (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'N-' || atelier.random_code(8) CONSTRAINT need_reference_once UNIQUE,
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    project_id uuid REFERENCES atelier.project (id),
    theme text CONSTRAINT need_theme_present CHECK (btrim(theme) <> ''),
    training_id uuid REFERENCES atelier.training (id),
    country_code text REFERENCES atelier.country (code),
    language text CONSTRAINT need_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    words text NOT NULL CONSTRAINT need_words_present CHECK (btrim(words) <> '')
        CONSTRAINT need_words_length CHECK (char_length(words) <= 2000),
    state text NOT NULL DEFAULT 'open' CONSTRAINT need_state_known CHECK (state IN ('open', 'met', 'closed')),
    closed_because text,
    -- When somebody is to look at it again.
    review_on date,
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    closed_at timestamptz,
    CONSTRAINT need_closed_because CHECK (state <> 'closed' OR COALESCE(btrim(closed_because), '') <> ''),
    CONSTRAINT need_of_person UNIQUE (id, person_id)
);
CREATE INDEX need_person ON atelier.need (person_id);
CREATE INDEX need_project ON atelier.need (project_id);

-- Sending somebody on: to a session, a training, or an organisation's service. The person is the need's, also after two
-- records of one person became one.
CREATE TABLE atelier.referral (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'F-' || atelier.random_code(8) CONSTRAINT referral_reference_once UNIQUE,
    need_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    session_id uuid REFERENCES atelier.session (id),
    training_id uuid REFERENCES atelier.training (id),
    organisation_id uuid REFERENCES atelier.organisation (id),
    service text,
    state text NOT NULL DEFAULT 'proposed' CONSTRAINT referral_state_known
        CHECK (state IN ('proposed', 'accepted', 'completed', 'declined', 'dropped out')),
    because text,
    -- The day by which an answer is expected.
    answer_by date,
    proposed_on date NOT NULL DEFAULT (atelier.now() AT TIME ZONE 'UTC')::date,
    changed_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT referral_to_one_thing CHECK (num_nonnulls(session_id, training_id, organisation_id) = 1),
    CONSTRAINT referral_service_named
        CHECK ((organisation_id IS NOT NULL) = (COALESCE(btrim(service), '') <> '')),
    CONSTRAINT referral_ended_because
        CHECK (state NOT IN ('declined', 'dropped out') OR COALESCE(btrim(because), '') <> ''),
    CONSTRAINT referral_of_person UNIQUE (id, person_id),
    CONSTRAINT referral_need FOREIGN KEY (need_id, person_id) REFERENCES atelier.need (id, person_id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX referral_once_at_a_time
    ON atelier.referral (need_id, session_id, training_id, organisation_id, service) NULLS NOT DISTINCT
    WHERE state IN ('proposed', 'accepted');
CREATE INDEX referral_person ON atelier.referral (person_id);

-- What came of it, for a person or for an organisation, on a day; with an amount if it is money.
CREATE TABLE atelier.outcome (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'O-' || atelier.random_code(8) CONSTRAINT outcome_reference_once UNIQUE,
    person_id uuid REFERENCES atelier.person (id),
    organisation_id uuid REFERENCES atelier.organisation (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    project_id uuid REFERENCES atelier.project (id),
    kind text NOT NULL CONSTRAINT outcome_kind_known
        CHECK (kind IN ('employed', 'own business', 'internship', 'further training', 'proposal handed in', 'grant',
            'returned', 'stayed', 'other', 'none known')),
    happened_on date NOT NULL,
    words text CONSTRAINT outcome_words_present CHECK (btrim(words) <> '')
        CONSTRAINT outcome_words_length CHECK (char_length(words) <= 2000),
    amount numeric(16, 3) CONSTRAINT outcome_amount_positive CHECK (amount > 0),
    currency text CONSTRAINT outcome_currency_known REFERENCES atelier.currency (code),
    referral_id uuid,
    session_id uuid REFERENCES atelier.session (id),
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT outcome_of_one CHECK (num_nonnulls(person_id, organisation_id) = 1),
    CONSTRAINT outcome_amount_in_currency CHECK ((amount IS NULL) = (currency IS NULL)),
    CONSTRAINT outcome_other_in_words CHECK (kind <> 'other' OR words IS NOT NULL),
    CONSTRAINT outcome_referral_of_person CHECK (referral_id IS NULL OR person_id IS NOT NULL),
    CONSTRAINT outcome_referral FOREIGN KEY (referral_id, person_id) REFERENCES atelier.referral (id, person_id)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX outcome_person ON atelier.outcome (person_id);
CREATE INDEX outcome_project ON atelier.outcome (project_id);

-- People (or cases, organisations, places) counted without names, besides the persons who are registered: at a session or
-- an activity, from the first to the last day. A count with parts is their sum.
CREATE TABLE atelier.head_count (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'H-' || atelier.random_code(8) CONSTRAINT head_count_reference_once UNIQUE,
    project_id uuid NOT NULL REFERENCES atelier.project (id),
    session_id uuid REFERENCES atelier.session (id),
    activity text CONSTRAINT head_count_activity_present CHECK (btrim(activity) <> ''),
    country_code text REFERENCES atelier.country (code),
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    counts text NOT NULL CONSTRAINT head_count_counts_known
        CHECK (counts IN ('people', 'cases', 'organisations', 'places')),
    -- What one of them is called: pupils, families, companies contacted.
    unit text NOT NULL CONSTRAINT head_count_unit_present CHECK (btrim(unit) <> '')
        CONSTRAINT head_count_unit_length CHECK (char_length(unit) <= 80),
    total bigint NOT NULL CONSTRAINT head_count_total_positive CHECK (total >= 0),
    female bigint CONSTRAINT head_count_female_positive CHECK (female >= 0),
    male bigint CONSTRAINT head_count_male_positive CHECK (male >= 0),
    other bigint CONSTRAINT head_count_other_positive CHECK (other >= 0),
    not_said bigint CONSTRAINT head_count_not_said_positive CHECK (not_said >= 0),
    bound text NOT NULL DEFAULT 'exactly' CONSTRAINT head_count_bound_known
        CHECK (bound IN ('exactly', 'at least', 'more than')),
    source text CONSTRAINT head_count_source_present CHECK (btrim(source) <> ''),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT head_count_of_something CHECK (session_id IS NOT NULL OR activity IS NOT NULL),
    CONSTRAINT head_count_period CHECK (ends_on >= starts_on),
    CONSTRAINT head_count_sum CHECK (
        num_nonnulls(female, male, other, not_said) = 0
        OR total = COALESCE(female, 0) + COALESCE(male, 0) + COALESCE(other, 0) + COALESCE(not_said, 0))
);
CREATE INDEX head_count_project ON atelier.head_count (project_id, ends_on);
