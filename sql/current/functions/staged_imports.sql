-- Bulk import of persons: the rows of a file, staged in pieces (each commits), are judged as a whole by the rules that hold
-- for a single person, and then written in pieces. Who runs the same file again goes on where it stopped.

-- The piece of a file in which a row is staged and written: 20,000 rows each, counted from 0.
CREATE OR REPLACE FUNCTION atelier.piece_of(row_no integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT row_no / 20000 $$;

-- Begins to stage a file, or goes on: its id, which pieces are staged, and the import if it is being written.
CREATE OR REPLACE FUNCTION atelier.stage_file(name text, hash text, reading text)
    RETURNS TABLE (file_id uuid, pieces integer[], import_id uuid)
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
    SELECT f.id, ARRAY(SELECT DISTINCT piece_of(p.row_no) FROM staged_person p WHERE p.file_id = f.id ORDER BY 1),
        (SELECT i.id FROM import i WHERE i.file_id = f.id AND i.ended_at IS NULL)
    FROM staged_file f
    WHERE f.actor_user_id = who.user_id AND f.hash = stage_file.hash AND f.reading = stage_file.reading;
END
$$;

-- Moves rows from the session's temporary table `incoming` to a file of the actor's; rows that are there already stay.
CREATE OR REPLACE FUNCTION atelier.stage_incoming(file uuid) RETURNS void
    LANGUAGE plpgsql SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    INSERT INTO staged_person SELECT n.* FROM pg_temp.incoming n ON CONFLICT DO NOTHING;
    TRUNCATE pg_temp.incoming;
END
$$;

-- Everything that the rules say against the rows of a file: a row, the rule and its facts. Constraints on persons and guardians
-- are read from the catalogue, so that there is none that an import doesn't know. Sees what the actor sees.
CREATE OR REPLACE FUNCTION atelier.judge_staged_persons(file uuid) RETURNS TABLE (row_no integer, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE SET search_path = atelier, public, pg_temp SET jit = off SET enable_nestloop = off
    AS $$
#variable_conflict use_column
DECLARE
    tomorrow date := (atelier.now() AT TIME ZONE 'UTC')::date + 1;
BEGIN
    -- A year that follows from the date is judged with it.
    RETURN QUERY EXECUTE broken_checks('person', 'SELECT p.row_no, p.name, p.name_own_script, p.patronymic, p.language, p.sex,
        p.birth_date, CASE WHEN p.birth_date IS NULL THEN p.birth_year END AS birth_year, p.country_code, p.email, p.phone
        FROM staged_person p WHERE p.file_id = $1 AND p.name IS NOT NULL')
    USING file;
    RETURN QUERY EXECUTE broken_checks('guardian', 'SELECT p.row_no, p.guardian_name AS name, p.guardian_relation AS relation,
        p.guardian_phone AS phone, p.guardian_email AS email FROM staged_person p
        WHERE p.file_id = $1 AND p.guardian_name IS NOT NULL AND p.guardian_relation IS NOT NULL')
    USING file;
    RETURN QUERY
    SELECT p.row_no, 'person_born_in_the_past',
        jsonb_build_object('born', COALESCE(p.birth_date::text, p.birth_year::text))
    FROM staged_person p
    WHERE p.file_id = file AND (p.birth_date > tomorrow OR p.birth_year > extract(year FROM tomorrow));
    RETURN QUERY
    SELECT p.row_no, 'person_country_code_fkey', jsonb_build_object('code', p.country_code)
    FROM staged_person p
    WHERE p.file_id = file AND p.country_code IS NOT NULL AND p.country_code NOT IN (SELECT c.code FROM country c);
    RETURN QUERY
    SELECT p.row_no, 'organisation_unknown', jsonb_build_object('code', p.organisation)
    FROM staged_person p
    WHERE p.file_id = file AND p.organisation IS NOT NULL AND p.organisation NOT IN (SELECT o.code FROM organisation o);
    RETURN QUERY
    WITH numbered AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY s.row_no) AS item, s.row_no, s.name, s.birth_year, s.birth_date
        FROM staged_person s
        WHERE s.file_id = file AND s.known_as IS NULL AND s.name IS NOT NULL AND NOT s.birth_unread
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
    LEFT JOIN numbered t ON t.item = h.twin;
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
        SELECT s.row_no, p.id, s.known_as, p.name AS here, s.name, t.first_row, s.guardian_name,
            CASE
                WHEN p.id IS NULL THEN 'person_unknown'
                WHEN name_key(s.name) <> name_key(p.name) THEN 'import_person_other_name'
                WHEN t.first_row < s.row_no THEN 'import_person_twice'
                WHEN EXISTS (
                    SELECT FROM guardian g
                    WHERE g.person_id = p.id AND lower(g.name) = lower(s.guardian_name) AND g.removed_at IS NULL)
                    THEN 'guardian_once'
            END AS rule
        FROM staged_person s
        LEFT JOIN person p ON p.reference = s.known_as AND p.name IS NOT NULL
        CROSS JOIN LATERAL (
            SELECT min(o.row_no) AS first_row
            FROM staged_person o
            WHERE o.file_id = s.file_id AND o.known_as = s.known_as
                AND (o.name IS NULL OR name_key(o.name) = name_key(p.name))
        ) AS t
        WHERE s.file_id = staged_references.file AND s.known_as <> 'new'
    ) AS k
    $$;

-- Begins the import of a file without the rows `bad`, of which it is known by now that they are. From then on the office's
-- other imports wait until it has ended.
CREATE OR REPLACE FUNCTION atelier.begin_import(file uuid, bad integer[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made uuid;
BEGIN
    PERFORM require_staged(begin_import.file);
    PERFORM take_turn_to_import();
    UPDATE staged_person p SET is_bad = true WHERE p.file_id = begin_import.file AND p.row_no = ANY(bad) AND NOT p.is_bad;
    INSERT INTO import (kind, file_id, file_name, file_hash, office_id, actor_user_id, rows, left_out)
    SELECT 'persons', f.id, f.name, f.hash, f.office_id, f.actor_user_id, count(*), bad
    FROM staged_file f
    JOIN staged_person p ON p.file_id = f.id
    WHERE f.id = begin_import.file
    GROUP BY f.id
    RETURNING id INTO made;
    RETURN made;
END
$$;

-- Goes on with an import whose rows are staged, anew if the server crashed meanwhile: those left out are marked again.
-- Returns their numbers.
CREATE OR REPLACE FUNCTION atelier.resume_import(import uuid) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whole import;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = resume_import.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
    UPDATE staged_person p
    SET is_bad = true
    WHERE p.file_id = whole.file_id AND p.row_no = ANY(whole.left_out) AND NOT p.is_bad;
    RETURN QUERY SELECT unnest(whole.left_out);
END
$$;

-- Lets one import of an office run at a time, so that the same file sent twice is recognised; one that was begun and not
-- ended has to be ended first. Until the transaction's end.
CREATE OR REPLACE FUNCTION atelier.take_turn_to_import() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('import of persons ' || actor_office()::text, 0));
    PERFORM refuse('import_unfinished', jsonb_build_object('file', i.file_name, 'user', u.name, 'started',
        to_char(i.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')))
    FROM import i
    JOIN staff_user u ON u.id = i.actor_user_id
    WHERE i.office_id = actor_office() AND i.ended_at IS NULL;
END
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

-- Writes a piece of an import (from 0), all of its good rows or none, and returns how many; 0 if it is written already.
CREATE OR REPLACE FUNCTION atelier.write_staged_persons(import uuid, piece integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp SET jit = off
    AS $$
DECLARE
    -- The rows of which piece_of() is the piece.
    first integer := piece * 20000;
    last integer := first + 19999;
    whole import;
    written integer;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = write_staged_persons.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
    PERFORM pg_advisory_xact_lock(hashtextextended('piece ' || piece || ' of import ' || whole.id, 0));
    IF EXISTS (SELECT FROM person p WHERE p.import_id = whole.id AND p.row_no BETWEEN first AND last) THEN
        RETURN 0;
    END IF;
    LOOP
        BEGIN
            INSERT INTO person (id, reference, name, name_own_script, patronymic, language, sex, birth_year, birth_date,
                country_code, email, phone, organisation_id, import_id, row_no)
            SELECT uuid7(), 'P-' || random_code(8), p.name, p.name_own_script, p.patronymic, p.language, p.sex,
                COALESCE(extract(year FROM p.birth_date), p.birth_year), p.birth_date, p.country_code, p.email, p.phone, o.id,
                whole.id, p.row_no
            FROM staged_person p
            LEFT JOIN organisation o ON o.code = p.organisation
            WHERE p.file_id = whole.file_id AND p.row_no BETWEEN first AND last AND NOT p.is_bad
                AND COALESCE(p.known_as, 'new') = 'new'
            ORDER BY p.row_no;
            GET DIAGNOSTICS written = ROW_COUNT;
            EXIT;
        EXCEPTION WHEN unique_violation THEN
            -- One of the random references is taken: others are.
            CONTINUE;
        END;
    END LOOP;
    INSERT INTO person_scope (person_id, office_id, purpose, import_id)
    SELECT p.id, whole.office_id, 'registered', whole.id
    FROM person p
    WHERE p.import_id = whole.id AND p.row_no BETWEEN first AND last
    ORDER BY p.row_no;
    INSERT INTO guardian (person_id, name, relation, phone, email)
    SELECT p.id, s.guardian_name, s.guardian_relation, s.guardian_phone, s.guardian_email
    FROM staged_person s
    JOIN person p ON p.import_id = whole.id AND p.row_no = s.row_no
    WHERE s.file_id = whole.file_id AND s.row_no BETWEEN first AND last AND s.guardian_name IS NOT NULL AND NOT s.is_bad
    ORDER BY s.row_no;
    RETURN written;
END
$$;

-- Ends an import: who answers for persons who were here already is recorded, and the file is no longer kept.
CREATE OR REPLACE FUNCTION atelier.end_import(import uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    file uuid;
BEGIN
    SELECT i.file_id INTO file FROM import i WHERE i.id = end_import.import AND i.ended_at IS NULL FOR UPDATE;
    PERFORM require_staged(file);
    PERFORM add_guardian(k.person_id, p.guardian_name, p.guardian_relation, p.guardian_phone, p.guardian_email)
    FROM staged_references(file) k
    JOIN staged_person p ON p.file_id = file AND p.row_no = k.row_no
    WHERE p.guardian_name IS NOT NULL AND NOT p.is_bad
    ORDER BY p.row_no;
    UPDATE import i SET ended_at = atelier.now() WHERE i.id = end_import.import;
    PERFORM unstage_file(file);
END
$$;

-- Forgets a file that isn't being written.
CREATE OR REPLACE FUNCTION atelier.unstage_file(file uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_staged(unstage_file.file);
    IF NOT EXISTS (SELECT FROM import i WHERE i.file_id = unstage_file.file AND i.ended_at IS NULL) THEN
        DELETE FROM staged_person p WHERE p.file_id = unstage_file.file;
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
    ), rows AS (
        DELETE FROM staged_person p USING gone g WHERE p.file_id = g.id
    )
    SELECT count(*) FROM gone
    $$;
