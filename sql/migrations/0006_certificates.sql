-- Certificates. A number is never reused and a row never deleted; what was printed is never changed. An erasure takes the
-- person and the names away and leaves number, dates and state.

CREATE TABLE atelier.certificate (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    number text NOT NULL CONSTRAINT certificate_number_once UNIQUE
        CONSTRAINT certificate_number_form CHECK (number ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z*~$=U]{4}$'),
    person_id uuid REFERENCES atelier.person (id),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    name text,
    name_own_script text,
    title text NOT NULL CONSTRAINT certificate_title_present CHECK (btrim(title) <> ''),
    awarded_on date NOT NULL,
    valid_until date,
    state text NOT NULL DEFAULT 'issued' CONSTRAINT certificate_state_known
        CHECK (state IN ('printed ahead', 'issued', 'suspended', 'replaced', 'void', 'revoked')),
    state_because text,
    specimen boolean NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT atelier.now(),
    issued_by uuid REFERENCES atelier.staff_user (id),
    CONSTRAINT certificate_valid_after_award CHECK (valid_until > awarded_on),
    CONSTRAINT certificate_revoked_because CHECK (state <> 'revoked' OR COALESCE(btrim(state_because), '') <> '')
);
CREATE UNIQUE INDEX certificate_one_per_person ON atelier.certificate (session_id, person_id)
    WHERE state IN ('printed ahead', 'issued', 'suspended');
CREATE INDEX certificate_person ON atelier.certificate (person_id);
