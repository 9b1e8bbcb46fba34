-- Long imports are written in pieces, each of which commits; see staged_imports.sql for how their rows are staged and judged.

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
    INSERT INTO import (kind, file_id, file_name, file_hash, office_id, actor_user_id, rows, left_out)
    SELECT 'persons', f.id, f.name, f.hash, f.office_id, f.actor_user_id, sum(cardinality(q.row_no)), bad
    FROM staged_file f
    JOIN staged_piece q ON q.file_id = f.id
    WHERE f.id = begin_import.file
    GROUP BY f.id
    RETURNING id INTO made;
    RETURN made;
END
$$;

-- Goes on with an import whose rows are staged, anew if the server crashed meanwhile. Returns the numbers of those left out.
CREATE OR REPLACE FUNCTION atelier.resume_import(import uuid) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whole import;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = resume_import.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
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

-- Writes a piece of an import (from 0), all of its good rows or none, and returns how many; 0 if it is written already.
CREATE OR REPLACE FUNCTION atelier.write_staged_persons(import uuid, piece integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    first integer := piece * rows_a_piece();
    last integer := first + rows_a_piece() - 1;
    whole import;
    written integer;
    taken text;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = write_staged_persons.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
    -- Whoever writes it meanwhile is waited for.
    PERFORM pg_advisory_xact_lock(hashtextextended('piece ' || piece || ' of import ' || whole.id, 0));
    IF EXISTS (SELECT FROM person p WHERE p.import_id = whole.id AND p.row_no BETWEEN first AND last) THEN
        RETURN 0;
    END IF;
    LOOP
        BEGIN
            written := add_staged_persons(whole, write_staged_persons.piece);
            RETURN written;
        EXCEPTION WHEN unique_violation THEN
            GET STACKED DIAGNOSTICS taken = CONSTRAINT_NAME;
            IF taken <> 'person_reference_once' THEN
                RAISE;
            END IF;
            -- One of the random references is taken: the next round makes others.
        END;
    END LOOP;
END
$$;

-- Adds the new persons among the good rows of a piece of an import, with their guardians, and returns how many.
-- So that a million cost little, their ids are one that counts their rows, and random references come in the rows' order: where
-- one goes in an index the next one goes close by.
CREATE OR REPLACE FUNCTION atelier.add_staged_persons(whole import, piece integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    SET enable_nestloop = off SET work_mem = '32MB'
    AS $$
DECLARE
    base text := uuid7();
    written integer;
BEGIN
    INSERT INTO person (id, reference, name, name_own_script, patronymic, language, sex, birth_year, birth_date,
        country_code, email, phone, organisation_id, import_id, row_no, office_id)
    SELECT counted_uuid(base, s.row_no), 'P-' || s.code, s.name, s.name_own_script, s.patronymic,
        s.language, s.sex, s.birth_year, s.birth_date, s.country_code, s.email, s.phone,
        -- Not a join, which could change the order of the rows.
        CASE WHEN s.organisation IS NOT NULL THEN (SELECT o.id FROM organisation o WHERE o.code = s.organisation) END,
        whole.id, s.row_no, whole.office_id
    FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(random_codes(cardinality(q.row_no))) AS code, unnest(q.name) AS name,
            unnest(q.name_own_script) AS name_own_script, unnest(q.patronymic) AS patronymic,
            unnest(q.language) AS language, unnest(q.sex) AS sex, unnest(q.birth_year) AS birth_year,
            unnest(q.birth_date) AS birth_date, unnest(q.country_code) AS country_code, unnest(q.email) AS email,
            unnest(q.phone) AS phone, unnest(q.organisation) AS organisation, unnest(q.known_as) AS known_as,
            unnest(q.is_bad) AS is_bad
        FROM staged_piece q
        WHERE q.file_id = whole.file_id AND q.piece = add_staged_persons.piece
    ) AS s
    WHERE NOT s.is_bad AND s.row_no NOT IN (SELECT unnest(whole.left_out)) AND COALESCE(s.known_as, 'new') = 'new';
    GET DIAGNOSTICS written = ROW_COUNT;
    INSERT INTO guardian (person_id, name, relation, phone, email)
    SELECT counted_uuid(base, g.row_no), g.name, g.relation, g.phone, g.email
    FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(q.known_as) AS known_as, unnest(q.guardian_name) AS name,
            unnest(q.guardian_relation) AS relation, unnest(q.guardian_phone) AS phone, unnest(q.guardian_email) AS email,
            unnest(q.is_bad) AS is_bad
        FROM staged_piece q
        WHERE q.file_id = whole.file_id AND q.piece = add_staged_persons.piece AND q.guardian_name IS NOT NULL
    ) AS g
    WHERE NOT g.is_bad AND g.row_no NOT IN (SELECT unnest(whole.left_out)) AND COALESCE(g.known_as, 'new') = 'new'
        AND g.name IS NOT NULL
    ORDER BY g.row_no;
    RETURN written;
END
$$;

-- Ends an import: who answers for persons who were here already is recorded, and the file is no longer kept.
CREATE OR REPLACE FUNCTION atelier.end_import(import uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whole import;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = end_import.import AND i.ended_at IS NULL FOR UPDATE;
    PERFORM require_staged(whole.file_id);
    PERFORM add_guardian(k.person_id, p.guardian_name, p.guardian_relation, p.guardian_phone, p.guardian_email)
    FROM staged_references(whole.file_id) k
    JOIN staged_person p ON p.file_id = whole.file_id AND p.piece = k.row_no / rows_a_piece() AND p.row_no = k.row_no
    WHERE p.guardian_name IS NOT NULL AND NOT p.is_bad AND p.row_no NOT IN (SELECT unnest(whole.left_out))
    ORDER BY p.row_no;
    UPDATE import i SET ended_at = atelier.now() WHERE i.id = end_import.import;
    PERFORM unstage_file(whole.file_id);
END
$$;
