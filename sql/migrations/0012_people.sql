-- Persons in full: patronymic, birth date, country, keys by which a name is found across scripts; who was said to be two
-- persons; references that merged persons had; guardians, consents by purpose and version, needs of care, erasures.

ALTER TABLE atelier.person
    ADD COLUMN patronymic text CONSTRAINT person_patronymic_present CHECK (btrim(patronymic) <> '')
        CONSTRAINT person_patronymic_length CHECK (char_length(patronymic) <= 200),
    -- The birth year follows from it; where only the year is known, this is NULL.
    ADD COLUMN birth_date date CONSTRAINT person_birth_date CHECK (birth_date >= '1900-01-01' AND birth_date < '2101-01-01'),
    -- Nationality, or the country that the person comes from.
    ADD COLUMN IF NOT EXISTS country_code text REFERENCES atelier.country (code),
    -- Both names in lower-case Latin letters (search_key), and the consonants of each of their words, sorted
    -- (sound_key): made by the domain with ICU, which the database doesn't have. NULL until they are made.
    ADD COLUMN search_key text,
    ADD COLUMN sound_key text[],
    -- What remains of the age after an erasure.
    ADD COLUMN age_group text CONSTRAINT person_age_group_known
        CHECK (age_group IN ('under 18', '18–24', '25–34', '35–49', '50–64', '65 and over', 'not known')),
    ADD CONSTRAINT person_name_own_script_length CHECK (char_length(name_own_script) <= 200),
    ADD CONSTRAINT person_phone_present CHECK (btrim(phone) <> ''),
    ADD CONSTRAINT person_erased_empty CHECK (erased_at IS NULL OR num_nonnulls(name_own_script, patronymic, language,
        birth_year, birth_date, email, phone, search_key, sound_key) = 0);
CREATE INDEX person_search_key ON atelier.person USING gin (search_key public.gin_trgm_ops);
CREATE INDEX person_sound_key ON atelier.person USING gin (sound_key);

-- The age on the session's day, kept when the person's birth date is erased, so that reports don't change.
ALTER TABLE atelier.registration
    ADD COLUMN age_group text CONSTRAINT registration_age_group_known
        CHECK (age_group IN ('under 18', '18–24', '25–34', '35–49', '50–64', '65 and over', 'not known'));

-- The references of persons who turned out to be this one: they keep finding the person.
CREATE TABLE atelier.person_former_reference (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    reference text NOT NULL CONSTRAINT person_former_reference_once UNIQUE,
    merged_at timestamptz NOT NULL DEFAULT atelier.now()
);
CREATE INDEX person_former_reference_person ON atelier.person_former_reference (person_id);

-- Two persons who look like one and are not, so that nobody is asked again.
CREATE TABLE atelier.person_distinct (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    other_id uuid NOT NULL REFERENCES atelier.person (id),
    because text NOT NULL CONSTRAINT person_distinct_because CHECK (btrim(because) <> ''),
    decided_by uuid REFERENCES atelier.staff_user (id),
    decided_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT person_distinct_once UNIQUE (person_id, other_id),
    -- One row a pair: the smaller id first.
    CONSTRAINT person_distinct_order CHECK (person_id < other_id)
);
CREATE INDEX person_distinct_other ON atelier.person_distinct (other_id);

-- Who answers for a minor. One who no longer does keeps the row, since consents point to it.
CREATE TABLE atelier.guardian (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    name text NOT NULL CONSTRAINT guardian_name_present CHECK (btrim(name) <> '')
        CONSTRAINT guardian_name_length CHECK (char_length(name) <= 200),
    relation text NOT NULL CONSTRAINT guardian_relation_present CHECK (btrim(relation) <> ''),
    phone text CONSTRAINT guardian_phone_present CHECK (btrim(phone) <> ''),
    email text CONSTRAINT guardian_email_form CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    added_at timestamptz NOT NULL DEFAULT atelier.now(),
    removed_at timestamptz,
    CONSTRAINT guardian_of_person UNIQUE (id, person_id)
);
CREATE UNIQUE INDEX guardian_once ON atelier.guardian (person_id, lower(name)) WHERE removed_at IS NULL;

-- What people are asked to consent to, per purpose; a version says the same in every language. Texts are never changed.
CREATE TABLE atelier.consent_text (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    purpose text NOT NULL CONSTRAINT consent_text_purpose_form CHECK (purpose ~ '^[a-z][a-z-]{1,39}$'),
    version integer NOT NULL CONSTRAINT consent_text_version CHECK (version > 0),
    language text NOT NULL CONSTRAINT consent_text_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    text text NOT NULL CONSTRAINT consent_text_present CHECK (btrim(text) <> ''),
    added_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT consent_text_once UNIQUE (purpose, version, language),
    CONSTRAINT consent_text_of_purpose UNIQUE (id, purpose)
);

-- A person's consent to one purpose, in the words of one text: given → withdrawn, or given → replaced by a later one.
-- The history stays.
CREATE TABLE atelier.consent (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    text_id uuid NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL DEFAULT 'given' CONSTRAINT consent_state_known CHECK (state IN ('given', 'withdrawn', 'replaced')),
    given_on date NOT NULL,
    given_by text NOT NULL CONSTRAINT consent_given_by_known CHECK (given_by IN ('person', 'guardian')),
    guardian_id uuid,
    -- How it was given: on paper, by e-mail, in words before a witness … NULL once the person was erased.
    how text CONSTRAINT consent_how_present CHECK (btrim(how) <> ''),
    ended_on date,
    ended_because text,
    recorded_by uuid REFERENCES atelier.staff_user (id),
    recorded_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT consent_text_fkey FOREIGN KEY (text_id, purpose) REFERENCES atelier.consent_text (id, purpose),
    -- Deferred, since a merging moves both rows, one after the other.
    CONSTRAINT consent_guardian_fkey FOREIGN KEY (guardian_id, person_id) REFERENCES atelier.guardian (id, person_id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT consent_guardian_named CHECK (guardian_id IS NULL OR given_by = 'guardian'),
    CONSTRAINT consent_ended CHECK ((state = 'given') = (ended_on IS NULL)),
    CONSTRAINT consent_ended_after_given CHECK (ended_on >= given_on)
);
CREATE UNIQUE INDEX consent_one_per_purpose ON atelier.consent (person_id, purpose) WHERE state = 'given';

-- What a person needs in one session so that they can take part: for the host's eyes only, deleted after the session.
CREATE TABLE atelier.care_need (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    kind text NOT NULL CONSTRAINT care_need_kind_known CHECK (kind IN ('diet', 'access', 'medical')),
    need text NOT NULL CONSTRAINT care_need_present CHECK (btrim(need) <> '')
        CONSTRAINT care_need_length CHECK (char_length(need) <= 1000),
    added_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT care_need_once UNIQUE (session_id, person_id, kind, need)
);
CREATE INDEX care_need_person ON atelier.care_need (person_id);

-- That somebody was erased, so that a restored backup can be erased again. It says nothing about who it was: `subject` is
-- the key of a row without names.
CREATE TABLE atelier.erasure (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    subject uuid NOT NULL CONSTRAINT erasure_once UNIQUE,
    erased_at timestamptz NOT NULL DEFAULT atelier.now(),
    erased_by uuid REFERENCES atelier.staff_user (id),
    because text NOT NULL CONSTRAINT erasure_because CHECK (btrim(because) <> '')
);

-- Two certificates that one person was given under two references stay as they are; at most one of a session is the
-- person's own, the other was merged in.
ALTER TABLE atelier.certificate ADD COLUMN merged_from uuid;
DROP INDEX atelier.certificate_one_per_person;
CREATE UNIQUE INDEX certificate_one_per_person ON atelier.certificate (session_id, person_id)
    WHERE state IN ('printed ahead', 'issued', 'suspended') AND merged_from IS NULL;
