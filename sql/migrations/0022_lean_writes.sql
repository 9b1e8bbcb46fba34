-- What a registration writes is what has to be remembered, and no more: admission at pressure is limited by it.

-- Answers to repeated requests: a row an item, as columns.
ALTER TABLE atelier.idempotency
    ADD COLUMN item integer NOT NULL DEFAULT 1,
    ADD COLUMN outcome text,
    ADD COLUMN registration_id uuid,
    ADD COLUMN place_in_line integer,
    ADD COLUMN rule text,
    ADD COLUMN facts jsonb,
    -- Compared as bytes.
    ALTER COLUMN actor TYPE text COLLATE "C",
    ALTER COLUMN key TYPE text COLLATE "C",
    DROP CONSTRAINT idempotency_pkey,
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (actor, key, item);
INSERT INTO atelier.idempotency (actor, key, body_hash, created_at, answer, item, outcome, registration_id, place_in_line, rule, facts)
SELECT d.actor, d.key, d.body_hash, d.created_at, d.answer, e.item, e.value ->> 'outcome', (e.value ->> 'registration')::uuid,
    (e.value ->> 'place')::integer, e.value ->> 'rule', e.value -> 'facts'
FROM atelier.idempotency d
CROSS JOIN LATERAL jsonb_array_elements(d.answer) WITH ORDINALITY AS e(value, item)
WHERE e.item > 1;
UPDATE atelier.idempotency d
SET outcome = d.answer #>> '{0,outcome}', registration_id = (d.answer #>> '{0,registration}')::uuid,
    place_in_line = (d.answer #>> '{0,place}')::integer, rule = d.answer #>> '{0,rule}', facts = d.answer #> '{0,facts}'
WHERE d.item = 1;
DELETE FROM atelier.idempotency d WHERE d.outcome IS NULL;
ALTER TABLE atelier.idempotency
    ALTER COLUMN item DROP DEFAULT,
    ALTER COLUMN outcome SET NOT NULL,
    DROP COLUMN answer;
-- Looked at once a day, in the order in which it was written.
DROP INDEX atelier.idempotency_age;
CREATE INDEX idempotency_age ON atelier.idempotency USING brin (created_at);

-- A new row's values stand in the row; what later changes take from it stands in audit_value. So that personal data isn't
-- kept twice, an INSERT has neither columns nor values in the audit.
ALTER TABLE atelier.audit
    ALTER COLUMN columns DROP NOT NULL,
    ALTER COLUMN values_hash DROP NOT NULL,
    ADD CONSTRAINT audit_values_hashed CHECK (operation = 'INSERT' OR (columns IS NOT NULL AND values_hash IS NOT NULL));

DROP VIEW IF EXISTS atelier.finding, atelier.check_overlaps;
-- A participant's hold follows from a registration, whose foreign keys guard the person and the session, and from a block; it
-- goes with either by their triggers, and `doctor` finds one that follows from nothing. Nothing refers to a hold.
ALTER TABLE atelier.hold
    DROP CONSTRAINT hold_person_id_fkey,
    DROP CONSTRAINT hold_registration_id_fkey,
    DROP CONSTRAINT hold_block_id_fkey,
    DROP COLUMN id;

-- Its counters are written again and again: room for them beside the former row, so that no index has to follow.
ALTER TABLE atelier.session SET (fillfactor = 60);

-- Who acted, as in the audit: neither a user nor an office is ever deleted.
ALTER TABLE atelier.registration
    DROP CONSTRAINT registration_actor_user_id_fkey,
    DROP CONSTRAINT registration_office_id_fkey;

-- Told now whether people wait together, and not which group.
DROP FUNCTION IF EXISTS atelier.full_because(atelier.session, uuid);
