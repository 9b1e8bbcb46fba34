-- Sessions in all their kinds: parts and tracks, series, hosts and partners, agendas, materials, checklists; seats kept for
-- somebody and the nominations that fill them; who has to be told of a change.

ALTER TABLE atelier.person ADD COLUMN IF NOT EXISTS country_code text REFERENCES atelier.country (code);

-- Sessions that one cohort follows; the certificate is for the whole.
CREATE TABLE atelier.series (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT series_code_once UNIQUE
        CONSTRAINT series_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
    title jsonb NOT NULL CONSTRAINT series_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    training_id uuid REFERENCES atelier.training (id),
    host_office_id uuid NOT NULL REFERENCES atelier.organisation (id)
);

ALTER TABLE atelier.session
    DROP CONSTRAINT session_kind_known,
    ADD CONSTRAINT session_kind_known
        CHECK (kind IN ('training', 'workshop', 'webinar', 'study visit', 'mission', 'meeting', 'placement')),
    -- The session that this one is a part of: being in both is no clash.
    ADD COLUMN part_of uuid REFERENCES atelier.session (id)
        CONSTRAINT session_part_of_another CHECK (part_of <> id),
    -- Parts that run beside each other, by name.
    ADD COLUMN track text CONSTRAINT session_track_present CHECK (btrim(track) <> ''),
    ADD CONSTRAINT session_track_of_a_whole CHECK (track IS NULL OR part_of IS NOT NULL),
    ADD COLUMN series_id uuid REFERENCES atelier.series (id),
    ADD COLUMN series_number integer CONSTRAINT session_series_number_positive CHECK (series_number > 0),
    ADD CONSTRAINT session_in_series CHECK ((series_id IS NULL) = (series_number IS NULL)),
    ADD CONSTRAINT session_series_number_once UNIQUE (series_id, series_number),
    -- False for what lasts months and leaves room beside it (a placement): nobody is held for its time.
    ADD COLUMN holds_time boolean NOT NULL DEFAULT true,
    -- Of a partner's session: how many the partner takes in all; `capacity` is the quota for us.
    ADD COLUMN provider_capacity integer CONSTRAINT session_within_provider_capacity CHECK (provider_capacity >= capacity),
    -- Seats kept for somebody and not yet used, kept by the trigger on reserved_seats.
    ADD COLUMN kept integer NOT NULL DEFAULT 0 CONSTRAINT session_kept_positive CHECK (kept >= 0);
CREATE INDEX session_parts ON atelier.session (part_of) WHERE part_of IS NOT NULL;

-- Who runs a session together: beside the office that is responsible for it (session.host_office_id).
CREATE TABLE atelier.session_organisation (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    organisation_id uuid NOT NULL REFERENCES atelier.organisation (id),
    role text NOT NULL CONSTRAINT session_organisation_role_known CHECK (role IN ('host', 'partner', 'provider')),
    CONSTRAINT session_organisation_once UNIQUE (session_id, organisation_id, role)
);
CREATE UNIQUE INDEX session_organisation_one_provider ON atelier.session_organisation (session_id) WHERE role = 'provider';

-- A stretch of a visit or mission has a place and a host of its own.
ALTER TABLE atelier.block
    ADD COLUMN place text CONSTRAINT block_place_present CHECK (btrim(place) <> ''),
    ADD COLUMN country_code text REFERENCES atelier.country (code),
    ADD COLUMN host_id uuid REFERENCES atelier.organisation (id);

-- What happens in a block, in order; who speaks is on the session in that role.
CREATE TABLE atelier.agenda_item (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    block_id uuid NOT NULL REFERENCES atelier.block (id) ON DELETE CASCADE,
    number integer NOT NULL CONSTRAINT agenda_item_number_positive CHECK (number > 0),
    title jsonb NOT NULL CONSTRAINT agenda_item_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    minutes integer CONSTRAINT agenda_item_minutes CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT agenda_item_number_once UNIQUE (block_id, number) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE atelier.agenda_speaker (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    agenda_item_id uuid NOT NULL REFERENCES atelier.agenda_item (id) ON DELETE CASCADE,
    assignment_id uuid NOT NULL REFERENCES atelier.assignment (id),
    CONSTRAINT agenda_speaker_once UNIQUE (agenda_item_id, assignment_id)
);

-- Manuals, notebooks, handouts: what there is, and its versions by language and country.
CREATE TABLE atelier.material (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    code text NOT NULL CONSTRAINT material_code_once UNIQUE
        CONSTRAINT material_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
    training_id uuid REFERENCES atelier.training (id),
    title jsonb NOT NULL CONSTRAINT material_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    kind text NOT NULL CONSTRAINT material_kind_known
        CHECK (kind IN ('manual', 'guide', 'notebook', 'handout', 'slides', 'other'))
);
CREATE TABLE atelier.material_version (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    material_id uuid NOT NULL REFERENCES atelier.material (id),
    version text NOT NULL CONSTRAINT material_version_named CHECK (btrim(version) <> ''),
    language text NOT NULL CONSTRAINT material_version_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    -- The country for which it was adapted, or NULL for the one for all.
    country_code text REFERENCES atelier.country (code),
    released_on date NOT NULL,
    -- Where it lies, and what proves that it is this one: SHA-256 and bytes of the file.
    location text NOT NULL CONSTRAINT material_version_location_present CHECK (btrim(location) <> ''),
    sha256 bytea CONSTRAINT material_version_sha256_length CHECK (octet_length(sha256) = 32),
    bytes bigint CONSTRAINT material_version_bytes CHECK (bytes >= 0),
    withdrawn_on date CONSTRAINT material_version_withdrawn_after CHECK (withdrawn_on >= released_on)
);
CREATE UNIQUE INDEX material_version_once
    ON atelier.material_version (material_id, version, language, COALESCE(country_code, ''));
CREATE TABLE atelier.session_material (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    material_version_id uuid NOT NULL REFERENCES atelier.material_version (id),
    CONSTRAINT session_material_once UNIQUE (session_id, material_version_id)
);

-- What has to be done for each session of a training, in days relative to its start (negative: before).
CREATE TABLE atelier.checklist_item (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    title jsonb NOT NULL CONSTRAINT checklist_item_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    kind text NOT NULL DEFAULT 'other' CONSTRAINT checklist_item_kind_known
        CHECK (kind IN ('venue', 'trainers', 'interpreter', 'invitations', 'visas', 'travel', 'materials', 'follow-up', 'other')),
    days integer NOT NULL CONSTRAINT checklist_item_days CHECK (days BETWEEN -730 AND 730),
    CONSTRAINT checklist_item_once UNIQUE (training_id, title)
);
-- The same for one session: taken over from the training's checklist when the session is planned, and its own.
CREATE TABLE atelier.task (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    title jsonb NOT NULL CONSTRAINT task_title_english CHECK (COALESCE(btrim(title ->> 'en'), '') <> ''),
    kind text NOT NULL DEFAULT 'other' CONSTRAINT task_kind_known
        CHECK (kind IN ('venue', 'trainers', 'interpreter', 'invitations', 'visas', 'travel', 'materials', 'follow-up', 'other')),
    days integer NOT NULL CONSTRAINT task_days CHECK (days BETWEEN -730 AND 730),
    done_on date,
    note text,
    CONSTRAINT task_once UNIQUE (session_id, title)
);

-- Seats kept for an organisation's people, a country's, or a group, until a deadline; the unused ones then pass to who waits.
CREATE TABLE atelier.reserved_seats (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    seats integer NOT NULL CONSTRAINT reserved_seats_positive CHECK (seats > 0),
    -- How many are used, kept by the trigger on registration.
    used integer NOT NULL DEFAULT 0 CONSTRAINT reserved_seats_used CHECK (used BETWEEN 0 AND seats),
    country_code text REFERENCES atelier.country (code),
    organisation_id uuid REFERENCES atelier.organisation (id),
    label text CONSTRAINT reserved_seats_label_present CHECK (btrim(label) <> ''),
    until timestamptz NOT NULL CONSTRAINT reserved_seats_until_finite CHECK (isfinite(until)),
    released_at timestamptz,
    CONSTRAINT reserved_seats_for_somebody CHECK (num_nonnulls(country_code, organisation_id, label) = 1)
);
CREATE UNIQUE INDEX reserved_seats_once ON atelier.reserved_seats
    (session_id, COALESCE(country_code, ''), COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'), COALESCE(label, ''));

-- An organisation's contact fills reserved seats by a private link, known by its SHA-256.
CREATE TABLE atelier.nomination (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    reserved_seats_id uuid NOT NULL REFERENCES atelier.reserved_seats (id),
    contact text NOT NULL CONSTRAINT nomination_contact_present CHECK (btrim(contact) <> ''),
    hash bytea NOT NULL CONSTRAINT nomination_hash_once UNIQUE
        CONSTRAINT nomination_hash_length CHECK (octet_length(hash) = 32),
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    revoked_at timestamptz
);
CREATE INDEX nomination_reserved_seats ON atelier.nomination (reserved_seats_id);

ALTER TABLE atelier.registration
    ADD COLUMN reserved_seats_id uuid REFERENCES atelier.reserved_seats (id),
    ADD COLUMN nomination_id uuid REFERENCES atelier.nomination (id),
    -- Whose place in the session and in the queue this one took over, and from which session it came.
    ADD COLUMN replaces uuid REFERENCES atelier.registration (id) CONSTRAINT registration_replaces_once UNIQUE,
    ADD COLUMN transferred_from uuid REFERENCES atelier.registration (id) CONSTRAINT registration_transferred_once UNIQUE;
CREATE INDEX registration_reserved_seats ON atelier.registration (reserved_seats_id) WHERE reserved_seats_id IS NOT NULL;
ALTER TYPE atelier.admission ADD ATTRIBUTE reserved_seats_id uuid;
DROP FUNCTION IF EXISTS atelier.admit(uuid[], uuid[], text[], text[], text[]);
DROP FUNCTION IF EXISTS atelier.admission_items(uuid[], uuid[], text[], text[], text[]);

-- A part's hours are cut out of the whole's holds, so that one block may be held in pieces.
DROP INDEX atelier.hold_registration;
DROP INDEX atelier.hold_assignment;
CREATE INDEX hold_registration ON atelier.hold (registration_id, block_id) WHERE registration_id IS NOT NULL;
CREATE INDEX hold_assignment ON atelier.hold (assignment_id, block_id) WHERE assignment_id IS NOT NULL;

-- Who has to be told of what happened to a session, and whether they were.
CREATE TABLE atelier.notice (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    person_id uuid NOT NULL REFERENCES atelier.person (id),
    kind text NOT NULL CONSTRAINT notice_kind_known CHECK (kind IN ('moved', 'cancelled', 'promoted')),
    facts jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT atelier.now(),
    told_at timestamptz,
    how text CONSTRAINT notice_how_present CHECK (btrim(how) <> ''),
    CONSTRAINT notice_told_how CHECK ((told_at IS NULL) = (how IS NULL))
);
CREATE UNIQUE INDEX notice_once ON atelier.notice (session_id, person_id, kind) WHERE told_at IS NULL;
CREATE INDEX notice_person ON atelier.notice (person_id);

-- A certificate is for a session or for a whole series.
ALTER TABLE atelier.certificate
    ALTER COLUMN session_id DROP NOT NULL,
    ADD COLUMN series_id uuid REFERENCES atelier.series (id),
    ADD CONSTRAINT certificate_for_one CHECK ((session_id IS NULL) <> (series_id IS NULL));
CREATE UNIQUE INDEX certificate_one_per_series ON atelier.certificate (series_id, person_id)
    WHERE state IN ('printed ahead', 'issued', 'suspended');

-- coming_session and finding are replayed with other columns.
DROP VIEW IF EXISTS atelier.coming_session;

-- Who is expected in a session, in which role, and the bundle of their holds (see expected()).
CREATE TYPE atelier.expectation AS (
    person_id uuid,
    registration_id uuid,
    assignment_id uuid,
    bundle uuid
);
