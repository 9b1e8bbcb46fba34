-- What a million persons at once cost, once more: a piece of an import is known to be written by a row of its own, not by a look
-- at its persons.

CREATE TABLE atelier.import_piece (
    import_id uuid NOT NULL REFERENCES atelier.import (id),
    -- From 0, by the rows' numbers; see rows_a_piece().
    piece integer NOT NULL,
    CONSTRAINT import_piece_pkey PRIMARY KEY (import_id, piece)
);
INSERT INTO atelier.import_piece (import_id, piece)
SELECT DISTINCT p.import_id, p.row_no / 20000
FROM atelier.person p
WHERE p.import_id IS NOT NULL;

DROP INDEX atelier.person_import_row;

-- Looked up once a statement as others are; see statement_keys.sql.
ALTER TABLE atelier.person DROP CONSTRAINT person_organisation_id_fkey;

-- They take a piece by its number now.
DROP FUNCTION IF EXISTS atelier.add_staged_persons(atelier.import, integer, integer), atelier.stage_incoming(uuid);
