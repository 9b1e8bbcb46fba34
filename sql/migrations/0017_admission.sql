-- Admission at any pressure: groups that come in together or not at all, prerequisites, offers with a clock, jobs by time,
-- and indexes that hold only what is looked up.
DROP FUNCTION IF EXISTS atelier.write_audit(text, text, jsonb[], jsonb[]);
DROP FUNCTION IF EXISTS atelier.admission_answers(atelier.admission[], uuid[]);
DROP FUNCTION IF EXISTS atelier.admit(uuid[], uuid[], text[], text[], text[], uuid[]);
DROP FUNCTION IF EXISTS atelier.admission_items(uuid[], uuid[], text[], text[], text[], uuid[]);
DROP FUNCTION IF EXISTS atelier.clash(atelier.admission);
DROP FUNCTION IF EXISTS atelier.release_all_reserved();
DROP FUNCTION IF EXISTS atelier.expire_invitations();

-- Few registrations replace one or come from another session: the others cost no entry.
ALTER TABLE atelier.registration
    DROP CONSTRAINT registration_replaces_once,
    DROP CONSTRAINT registration_transferred_once,
    -- Who was registered together: all of them have a seat, or none.
    ADD COLUMN group_id uuid,
    -- Why somebody takes part who hasn't followed what the training presupposes.
    ADD COLUMN unprepared_because text CONSTRAINT registration_unprepared_because_present
        CHECK (btrim(unprepared_because) <> ''),
    -- An offered seat is held until then (exclusive); the clock starts when the offer was delivered.
    ADD COLUMN offer_delivered_at timestamptz,
    ADD COLUMN offer_until timestamptz,
    ADD COLUMN offers_lapsed integer NOT NULL DEFAULT 0 CONSTRAINT registration_offers_lapsed CHECK (offers_lapsed >= 0),
    ADD CONSTRAINT registration_offer_delivered
        CHECK ((offer_delivered_at IS NULL) = (offer_until IS NULL) AND (offer_until IS NULL OR state = 'offered'));
CREATE UNIQUE INDEX registration_replaces_once ON atelier.registration (replaces) WHERE replaces IS NOT NULL;
CREATE UNIQUE INDEX registration_transferred_once ON atelier.registration (transferred_from)
    WHERE transferred_from IS NOT NULL;
CREATE INDEX registration_group ON atelier.registration (group_id) WHERE group_id IS NOT NULL;
ALTER TYPE atelier.admission ADD ATTRIBUTE group_id uuid, ADD ATTRIBUTE unprepared text;

-- How a freed seat reaches who waits: at once, or as an offer that is open for so many hours after it was delivered.
ALTER TABLE atelier.session
    ADD COLUMN offer_hours integer CONSTRAINT session_offer_hours CHECK (offer_hours BETWEEN 1 AND 720);
ALTER TABLE atelier.notice
    DROP CONSTRAINT notice_kind_known,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('moved', 'cancelled', 'promoted', 'offered', 'offer lapsed'));

-- What has to be followed before: another training.
CREATE TABLE atelier.training_prerequisite (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    training_id uuid NOT NULL REFERENCES atelier.training (id),
    required_id uuid NOT NULL REFERENCES atelier.training (id),
    CONSTRAINT training_prerequisite_once UNIQUE (training_id, required_id),
    CONSTRAINT training_prerequisite_another CHECK (required_id <> training_id)
);

-- A session has to be tended at a time; once is enough, however often it was asked for.
ALTER TABLE atelier.job ADD CONSTRAINT job_kind_known CHECK (kind IN ('tend session'));
CREATE UNIQUE INDEX job_once ON atelier.job (kind, payload, run_at) WHERE done_at IS NULL;
