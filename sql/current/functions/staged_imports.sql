-- Bulk import of persons: the rows of a file, staged in pieces (each commits), are judged as a whole by the rules that hold
-- for a single person, and then written in pieces. Who runs the same file again goes on where it stopped.

-- How many rows of a file are staged and written together: a piece, counted from 0 by the rows' numbers.
CREATE OR REPLACE FUNCTION atelier.rows_a_piece() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT 20000 $$;

-- Begins to stage a file, or goes on: its id, how long its pieces are, which of them are staged, and the import if it is being written.
CREATE OR REPLACE FUNCTION atelier.stage_file(name text, hash text, reading text)
    RETURNS TABLE (file_id uuid, piece_rows integer, pieces integer[], import_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    who record;
BEGIN
    SELECT a.user_id, a.office_id INTO who FROM actor() a;
    IF NOT actor_is_staff() OR who.user_id IS NULL THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    INSERT INTO staged_file (office_id, actor_user_id, name, hash, reading)
    VALUES (who.office_id, who.user_id, stage_file.name, stage_file.hash, stage_file.reading)
    ON CONFLICT ON CONSTRAINT staged_file_once DO NOTHING;
    RETURN QUERY
    SELECT f.id, rows_a_piece(), ARRAY(SELECT q.piece FROM staged_piece q WHERE q.file_id = f.id ORDER BY q.piece),
        (SELECT i.id FROM import i WHERE i.file_id = f.id AND i.ended_at IS NULL)
    FROM staged_file f
    WHERE f.actor_user_id = who.user_id AND f.hash = stage_file.hash AND f.reading = stage_file.reading;
END
$$;

-- Stages a piece of a file of the actor's, unless it is staged already. The arrays are as those of staged_piece.
CREATE OR REPLACE FUNCTION atelier.stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[],
    name text[] DEFAULT NULL, name_own_script text[] DEFAULT NULL, patronymic text[] DEFAULT NULL, language text[] DEFAULT NULL,
    sex text[] DEFAULT NULL, birth_year integer[] DEFAULT NULL, birth_date date[] DEFAULT NULL, country_code text[] DEFAULT NULL,
    email text[] DEFAULT NULL, phone text[] DEFAULT NULL, organisation text[] DEFAULT NULL, known_as text[] DEFAULT NULL,
    guardian_name text[] DEFAULT NULL, guardian_relation text[] DEFAULT NULL, guardian_phone text[] DEFAULT NULL,
    guardian_email text[] DEFAULT NULL) RETURNS void
    LANGUAGE sql SET search_path = atelier, public, pg_temp
    AS $$
    -- Whoever stages it meanwhile is waited for.
    INSERT INTO staged_piece (file_id, piece, row_no, birth_unread, is_bad, name, name_own_script, patronymic, language, sex,
        birth_year, birth_date, country_code, email, phone, organisation, known_as, guardian_name, guardian_relation,
        guardian_phone, guardian_email, likeness)
    SELECT file, piece, row_no, birth_unread, is_bad, name, name_own_script, patronymic, language, sex, birth_year, birth_date,
        country_code, email, phone, organisation, known_as, guardian_name, guardian_relation, guardian_phone, guardian_email,
        ARRAY(
            SELECT CASE WHEN n.known_as IS NULL AND NOT n.birth_unread THEN likeness(n.name, n.birth_year) END
            FROM (
                SELECT unnest(stage_piece.name) AS name, unnest(stage_piece.birth_year) AS birth_year,
                    unnest(stage_piece.known_as) AS known_as, unnest(stage_piece.birth_unread) AS birth_unread
            ) AS n)
    ON CONFLICT ON CONSTRAINT staged_piece_pkey DO NOTHING
    $$;

-- What the rules say against rows of a file, each by itself, in a piece (from 0): a row, the rule and its facts; no rule where
-- something can't be read. Constraints on persons and guardians are read from the catalogue, so that there is none that an
-- import doesn't know.
CREATE OR REPLACE FUNCTION atelier.judge_staged_rows(file uuid, piece integer)
    RETURNS TABLE (row_no integer, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    tomorrow date := (atelier.now() AT TIME ZONE 'UTC')::date + 1;
    this_year integer := extract(year FROM tomorrow);
BEGIN
    -- A year that follows from the date is judged with it.
    RETURN QUERY EXECUTE broken_checks('person', 'SELECT p.row_no, p.name, p.name_own_script, p.patronymic, p.language, p.sex,
        p.birth_date, CASE WHEN p.birth_date IS NULL THEN p.birth_year END AS birth_year, p.country_code, p.email, p.phone
        FROM staged_person p WHERE p.file_id = $1 AND p.piece = $2 AND p.name IS NOT NULL')
    USING file, piece;
    RETURN QUERY EXECUTE broken_checks('guardian', 'SELECT g.* FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(q.guardian_name) AS name, unnest(q.guardian_relation) AS relation,
            unnest(q.guardian_phone) AS phone, unnest(q.guardian_email) AS email
        FROM staged_piece q
        WHERE q.file_id = $1 AND q.piece = $2 AND q.guardian_name IS NOT NULL) AS g
        WHERE g.name IS NOT NULL AND g.relation IS NOT NULL')
    USING file, piece;
    RETURN QUERY
    SELECT p.row_no, r.rule, r.facts
    FROM (
        SELECT s.row_no, s.birth_date, s.birth_year, s.country_code, s.organisation, s.is_bad,
            s.birth_date > tomorrow OR s.birth_year > this_year AS is_ahead,
            s.country_code NOT IN (SELECT c.code FROM country c) AS is_nowhere,
            s.organisation NOT IN (SELECT o.code FROM organisation o) AS is_nobodys
        FROM staged_person s
        WHERE s.file_id = file AND s.piece = judge_staged_rows.piece
    ) AS p
    CROSS JOIN LATERAL (VALUES
        (p.is_ahead, 'person_born_in_the_past', jsonb_build_object('born', COALESCE(p.birth_date::text, p.birth_year::text))),
        (p.is_nowhere, 'person_country_code_fkey', jsonb_build_object('code', p.country_code)),
        (p.is_nobodys, 'organisation_unknown', jsonb_build_object('code', p.organisation)),
        (p.is_bad, NULL, NULL)) AS r(is_against, rule, facts)
    -- Few rows have anything against them.
    WHERE (p.is_ahead OR p.is_nowhere OR p.is_nobodys OR p.is_bad) AND r.is_against;
END
$$;

-- What the rules say against rows of a file beside each other and beside who is here. Sees what the actor sees.
CREATE OR REPLACE FUNCTION atelier.judge_staged_file(file uuid) RETURNS TABLE (row_no integer, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE SET search_path = atelier, public, pg_temp
    SET enable_nestloop = off SET work_mem = '128MB'
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    -- Of a million rows few are like others; those alone are compared by name and birth.
    WITH alike AS MATERIALIZED (
        SELECT l.likeness
        FROM (SELECT unnest(q.likeness) AS likeness FROM staged_piece q WHERE q.file_id = file) AS l
        WHERE l.likeness IS NOT NULL
        GROUP BY l.likeness
        HAVING count(*) > 1
        UNION
        SELECT likeness(p.name, p.birth_year) FROM person p WHERE p.name IS NOT NULL
    ), numbered AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY s.row_no) AS item, s.row_no, s.name, s.birth_year, s.birth_date
        FROM staged_person s
        WHERE s.file_id = file AND s.likeness IN (SELECT a.likeness FROM alike a)
    ), listed AS (
        SELECT array_agg(n.name ORDER BY n.item) AS names, array_agg(n.birth_year ORDER BY n.item) AS years,
            array_agg(n.birth_date ORDER BY n.item) AS dates
        FROM numbered n
    )
    SELECT n.row_no, CASE WHEN h.twin IS NULL THEN 'import_person_known' ELSE 'import_row_twice' END,
        jsonb_strip_nulls(jsonb_build_object('name', n.name, 'row', t.row_no::text, 'person',
            CASE WHEN h.twin IS NULL THEN h.reference END))
    FROM listed l
    CROSS JOIN LATERAL persons_here(l.names, l.years, l.dates) h
    JOIN numbered n ON n.item = h.item
    LEFT JOIN numbered t ON t.item = h.twin
    WHERE l.names IS NOT NULL;
    RETURN QUERY
    SELECT k.row_no, k.rule, k.facts
    FROM staged_references(file) k
    WHERE k.rule IS NOT NULL;
END
$$;

-- A query for the rows of `source` (with $1) that violate checks of a table, a row a violation.
CREATE OR REPLACE FUNCTION atelier.broken_checks(checked_table text, source text) RETURNS text
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    SELECT format('SELECT s.row_no, v.rule, jsonb_build_object() FROM (%s) AS s CROSS JOIN LATERAL unnest(ARRAY[%s]) AS v(rule) '
        'WHERE (%s) AND v.rule IS NOT NULL', source,
        string_agg(format('CASE WHEN (%s) IS FALSE THEN %L END', c.expression, c.conname), ', ' ORDER BY c.conname),
        string_agg(format('(%s) IS FALSE', c.expression), ' OR ' ORDER BY c.conname))
    FROM (
        SELECT k.conname, pg_get_expr(k.conbin, k.conrelid) AS expression
        FROM pg_constraint k
        WHERE k.conrelid = format('atelier.%I', checked_table)::regclass AND k.contype = 'c'
            -- What else a row has isn't entered, so it can't break anything.
            AND k.conkey <@ ARRAY(
                SELECT a.attnum
                FROM pg_attribute a
                WHERE a.attrelid = k.conrelid AND a.attname IN ('name', 'name_own_script', 'patronymic', 'language', 'sex',
                    'birth_year', 'birth_date', 'country_code', 'email', 'phone', 'relation'))
    ) AS c
    $$;

-- The rows of a file that name somebody who is here: whom, or what is against it.
CREATE OR REPLACE FUNCTION atelier.staged_references(file uuid)
    RETURNS TABLE (row_no integer, person_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    SELECT k.row_no, CASE WHEN k.rule IS NULL THEN k.id END, k.rule,
        jsonb_strip_nulls(jsonb_build_object('person', k.known_as, 'name', k.here, 'found', k.name,
            'row', CASE WHEN k.rule = 'import_person_twice' THEN k.first_row::text END,
            'guardian', CASE WHEN k.rule = 'guardian_once' THEN k.guardian_name END))
    FROM (
        SELECT n.row_no, n.id, n.known_as, n.here, n.name, n.first_row, n.guardian_name,
            CASE
                WHEN n.id IS NULL THEN 'person_unknown'
                WHEN NOT n.is_same THEN 'import_person_other_name'
                WHEN n.first_row < n.row_no THEN 'import_person_twice'
                WHEN EXISTS (
                    SELECT FROM guardian g
                    WHERE g.person_id = n.id AND lower(g.name) = lower(n.guardian_name) AND g.removed_at IS NULL)
                    THEN 'guardian_once'
            END AS rule
        FROM (
            SELECT c.*, min(c.row_no) FILTER (WHERE c.is_same) OVER (PARTITION BY c.known_as) AS first_row
            FROM (
                SELECT s.row_no, s.known_as, s.name, s.guardian_name, p.id, p.name AS here,
                    s.name IS NULL OR name_key(s.name) = name_key(p.name) AS is_same
                FROM (
                    SELECT unnest(q.row_no) AS row_no, unnest(q.known_as) AS known_as, unnest(q.name) AS name,
                        unnest(q.guardian_name) AS guardian_name
                    FROM staged_piece q
                    WHERE q.file_id = staged_references.file AND q.known_as IS NOT NULL
                ) AS s
                LEFT JOIN person p ON p.reference = s.known_as AND p.name IS NOT NULL
                WHERE s.known_as <> 'new'
            ) AS c
        ) AS n
    ) AS k
    $$;

-- Refuses a file that somebody else stages.
CREATE OR REPLACE FUNCTION atelier.require_staged(file uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM staged_file f
        JOIN actor() a ON a.user_id = f.actor_user_id
        WHERE f.id = require_staged.file) THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
END
$$;

-- Forgets a file that isn't being written.
CREATE OR REPLACE FUNCTION atelier.unstage_file(file uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_staged(unstage_file.file);
    IF NOT EXISTS (SELECT FROM import i WHERE i.file_id = unstage_file.file AND i.ended_at IS NULL) THEN
        DELETE FROM staged_piece q WHERE q.file_id = unstage_file.file;
        DELETE FROM staged_file f WHERE f.id = unstage_file.file;
    END IF;
END
$$;

-- Files that nobody went on with for a day (setting staged_file.days_kept).
CREATE OR REPLACE FUNCTION atelier.delete_expired_staged_files() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH gone AS (
        DELETE FROM staged_file f
        WHERE f.staged_at <= atelier.now() - days_kept('staged_file.days_kept', 1)
            AND NOT EXISTS (SELECT FROM import i WHERE i.file_id = f.id AND i.ended_at IS NULL)
        RETURNING f.id
    ), pieces AS (
        DELETE FROM staged_piece q USING gone g WHERE q.file_id = g.id
    )
    SELECT count(*) FROM gone
    $$;
