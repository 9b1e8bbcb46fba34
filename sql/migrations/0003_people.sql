-- People, and which office may see whom. A person is not an e-mail address: names come in two scripts, single or with
-- patronymic; mailbox and phone may be shared or missing; a birth year may be all that is known.

CREATE TABLE atelier.person (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reference text NOT NULL DEFAULT 'P-' || atelier.random_code(8) CONSTRAINT person_reference_once UNIQUE,
    name text CONSTRAINT person_name_present CHECK (btrim(name) <> '')
        CONSTRAINT person_name_length CHECK (char_length(name) <= 200),
    name_own_script text CONSTRAINT person_name_own_script_present CHECK (btrim(name_own_script) <> ''),
    language text CONSTRAINT person_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    sex text CONSTRAINT person_sex_known CHECK (sex IN ('female', 'male', 'other', 'not said')),
    birth_year integer CONSTRAINT person_birth_year CHECK (birth_year BETWEEN 1900 AND 2100),
    email text CONSTRAINT person_email_form CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    phone text,
    organisation_id uuid REFERENCES atelier.organisation (id),
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    erased_at timestamptz,
    CONSTRAINT person_named_until_erased CHECK ((name IS NULL) = (erased_at IS NOT NULL))
);

-- Which office sees a person, and why: it registered or hosts them, or another office shared them for a purpose until a
-- day (the first instant at which the sharing no longer holds).
CREATE TABLE atelier.person_scope (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    purpose text NOT NULL CONSTRAINT person_scope_purpose_known CHECK (purpose IN ('registered', 'hosting', 'sharing')),
    explanation text,
    until timestamptz CONSTRAINT person_scope_until_finite CHECK (isfinite(until)),
    CONSTRAINT person_scope_once UNIQUE (person_id, office_id, purpose),
    CONSTRAINT person_scope_sharing_explained
        CHECK (purpose <> 'sharing' OR (COALESCE(btrim(explanation), '') <> '' AND until IS NOT NULL))
);
CREATE INDEX person_scope_office ON atelier.person_scope (office_id, person_id);

-- A trainer is a person with qualifications. The code is known to every office, the person only to those in scope.
CREATE TABLE atelier.trainer (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT trainer_code_once UNIQUE
        CONSTRAINT trainer_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'),
    person_id uuid NOT NULL REFERENCES atelier.person (id) CONSTRAINT trainer_person_once UNIQUE,
    languages text[] NOT NULL DEFAULT '{}'
);

-- May teach a training on the days of `valid` (half-open: from the first day up to, not including, its end).
CREATE TABLE atelier.qualification (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    trainer_id uuid NOT NULL REFERENCES atelier.trainer (id),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    valid daterange NOT NULL CONSTRAINT qualification_valid_days CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    CONSTRAINT qualification_once_a_day
        EXCLUDE USING gist (trainer_id WITH =, training_id WITH =, valid WITH &&)
);
