-- What a registration costs beside its own rows.

-- A foreign key is looked up once a row, even where it is NULL; these are looked up once a statement that has any. Under their
-- names, see statement_keys.sql.
ALTER TABLE atelier.registration
    DROP CONSTRAINT registration_reserved_seats_id_fkey,
    DROP CONSTRAINT registration_nomination_id_fkey,
    DROP CONSTRAINT registration_replaces_fkey,
    DROP CONSTRAINT registration_transferred_from_fkey;

-- Whether any of the session's seats are reserved, as it was before the batch took any.
ALTER TYPE atelier.admission_target ADD ATTRIBUTE keeps_seats boolean;
