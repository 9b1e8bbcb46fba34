-- What a million persons at once cost: indexes hold only what is looked for in them, and rows of a file carry what tells
-- namesakes.

-- Most imported names have no keys yet, and a row without any is no row to be found by them.
DROP INDEX atelier.person_search_key, atelier.person_sound_key;
CREATE INDEX person_search_key ON atelier.person USING gin (search_key public.gin_trgm_ops) WHERE search_key IS NOT NULL;
CREATE INDEX person_sound_key ON atelier.person USING gin (sound_key) WHERE sound_key IS NOT NULL;

-- Nothing looks for a scope by its id, which only the audit names.
ALTER TABLE atelier.person_scope
    DROP CONSTRAINT person_scope_pkey,
    DROP CONSTRAINT person_scope_once;
ALTER TABLE atelier.person_scope ADD CONSTRAINT person_scope_once PRIMARY KEY (person_id, office_id, purpose);

-- The same for rows whose persons may be the same; see likeness(). Files that are staged now are read again.
TRUNCATE atelier.staged_person;
ALTER TABLE atelier.staged_person ADD COLUMN likeness bigint;

-- A foreign key is looked up once a row; these are looked up once a statement. Under their names, see statement_keys.sql.
ALTER TABLE atelier.person DROP CONSTRAINT person_country_code_fkey;
ALTER TABLE atelier.person_scope
    DROP CONSTRAINT person_scope_person_id_fkey,
    DROP CONSTRAINT person_scope_office_id_fkey;
ALTER TABLE atelier.draw_entry DROP CONSTRAINT draw_entry_stratum;

-- Rows are judged a piece at a time.
DROP FUNCTION IF EXISTS atelier.judge_staged_persons(uuid);
