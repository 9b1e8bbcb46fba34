-- incompatible
-- What a registration costs at pressure, and a million persons at once: keys looked up once a statement, and no index that only
-- costs.

-- A foreign key is looked up once a row; these are looked up once a statement. Under their names, see statement_keys.sql.
ALTER TABLE atelier.registration
    DROP CONSTRAINT registration_session_id_fkey,
    DROP CONSTRAINT registration_person_id_fkey;
ALTER TABLE atelier.person DROP CONSTRAINT person_organisation_id_fkey;

-- Keys differ in their first bytes, and nothing is looked for by actor alone.
ALTER TABLE atelier.idempotency
    DROP CONSTRAINT idempotency_pkey,
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key, actor, item);

-- Of persons who came together, in one import or in one moment, the ids differ in their last digits only. A GiST index knows
-- not where to put them then, since it reckons with the first ones, and has to look everywhere for one of them. A hash differs
-- in its first digits; two persons of one hash, which is as good as impossible, could not be in two sessions at once. Whoever
-- looks for a person's holds has an index for that. (Nobody is admitted while both are built: about a second for 100,000 holds.)
ALTER TABLE atelier.hold
    DROP CONSTRAINT hold_one_place_at_a_time,
    ADD CONSTRAINT hold_one_place_at_a_time
        EXCLUDE USING gist (uuid_hash_extended(person_id, 0) WITH =, during WITH &&, bundle WITH <>);
CREATE INDEX hold_person ON atelier.hold (person_id);

-- What is asked of an item's session again and again stands beside the item.
CREATE TYPE atelier.admission_target AS (
    host_office_id uuid,
    holds_time boolean,
    is_part boolean,
    has_parts boolean,
    has_speakers boolean
);
ALTER TYPE atelier.admission ADD ATTRIBUTE target atelier.admission_target;

DROP FUNCTION IF EXISTS atelier.all_kept(bigint, bigint);

-- These take a piece by its number now.
DROP FUNCTION IF EXISTS atelier.add_staged_persons(atelier.import, integer, integer), atelier.stage_incoming(uuid);
