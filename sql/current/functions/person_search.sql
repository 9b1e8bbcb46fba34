-- The persons whom the actor's office sees and whose name has `key` in it (folded: lower-case Latin letters), or sounds
-- like it (`sounds`: the consonants of each word), or nearly; or whose reference has `raw` in it. Best first, at most `most`,
-- or all if that is NULL.
-- A definer, since row security would keep the planner from the index on names.
CREATE OR REPLACE FUNCTION atelier.find_people(raw text, key text, sounds text[], most integer)
    RETURNS TABLE (id uuid, place bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH candidate AS (
        SELECT p.id, 1 AS kind, p.office_id FROM person p WHERE key <> '' AND p.search_key LIKE '%' || key || '%'
        UNION ALL
        SELECT p.id, 2, p.office_id FROM person p WHERE sounds <> '{}' AND p.sound_key @> sounds
        UNION ALL
        SELECT p.id, 3, p.office_id FROM person p WHERE key <> '' AND key <% p.search_key
        UNION ALL
        SELECT p.id, 1, p.office_id FROM person p WHERE p.reference LIKE '%' || upper(raw) || '%'
        UNION ALL
        SELECT p.id, 1, p.office_id
        FROM person_former_reference f
        JOIN person p ON p.id = f.person_id
        WHERE f.reference = upper(raw)
    ), found AS (
        SELECT c.id, min(c.kind) AS kind
        FROM candidate c
        -- As person_office says; to look there for each of thousands would take longer than to find them.
        WHERE (SELECT actor_is_staff()) AND (c.office_id = (SELECT actor_office()) OR c.id IN (
            SELECT s.person_id FROM person_scope s
            WHERE s.office_id = (SELECT actor_office()) AND (s.until IS NULL OR s.until > atelier.now())))
        GROUP BY c.id
    )
    SELECT f.id, row_number() OVER (ORDER BY f.kind, word_similarity(key, p.search_key) DESC, p.name, p.id)
    FROM found f
    JOIN person p ON p.id = f.id
    ORDER BY 2
    LIMIT most
    $$;

-- Persons whom the actor's office sees and whose names have no keys yet: added in bulk, or before there were any.
CREATE OR REPLACE FUNCTION atelier.names_without_keys(most integer)
    RETURNS TABLE (id uuid, name text, name_own_script text, patronymic text)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    SELECT p.id, p.name, p.name_own_script, p.patronymic
    FROM person p
    WHERE p.search_key IS NULL AND p.erased_at IS NULL
    ORDER BY p.id
    LIMIT most
    $$;

-- Sets the keys of names that have none, unless the name was changed meanwhile. `sounds`: words separated by spaces.
CREATE OR REPLACE FUNCTION atelier.set_name_keys(persons uuid[], names text[], search_keys text[], sounds text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    changed integer;
BEGIN
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR NO KEY UPDATE;
    UPDATE person p
    SET search_key = k.search_key, sound_key = string_to_array(k.sounds, ' ')
    FROM unnest(persons, names, search_keys, set_name_keys.sounds) AS k(id, name, search_key, sounds)
    WHERE p.id = k.id AND p.search_key IS NULL AND p.erased_at IS NULL AND (SELECT actor_is_staff())
        AND in_scope(p.id, (SELECT actor_office()))
        AND concat_ws(E'\n', p.name, p.name_own_script, p.patronymic) = k.name;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;

-- The digits by which two telephone numbers are compared: the last eight, since the country's are often left out.
CREATE OR REPLACE FUNCTION atelier.phone_key(phone text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN length(digits) >= 6 THEN right(digits, 8) END
    FROM (SELECT regexp_replace(phone, '[^0-9]', '', 'g') AS digits) AS number
    $$;

-- Pairs of persons in the actor's scope who may be one, best first, at most `most`: of everybody, or with one person. The
-- points (up to 100) weigh what is the same and what contradicts; a pair with fewer than 40 is left out, and so is one of
-- which it was said that they are two. Candidates share two words of the name (by sound), or a phone, an e-mail address, or
-- a word of the name and the birth year; beside one person also whoever has similar letters.
CREATE OR REPLACE FUNCTION atelier.likely_duplicates(only_person uuid, most integer)
    RETURNS TABLE (person_id uuid, other_id uuid, points integer, reasons text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    -- The planner takes `mine` for a few rows, and a nested loop over tens of thousands would take minutes.
    SET enable_nestloop = off
    AS $$
    WITH mine AS MATERIALIZED (
        SELECT p.id, p.search_key, p.sound_key, p.birth_date, p.birth_year, NULLIF(p.sex, 'not said') AS sex, p.country_code,
            phone_key(p.phone) AS phone, lower(p.email) AS email
        FROM person p
        WHERE p.erased_at IS NULL AND (SELECT actor_is_staff()) AND p.id IN (
            SELECT o.person_id FROM person_office o WHERE o.office_id = (SELECT actor_office()))
    ), mark AS (
        SELECT m.id, 'words ' || one || ' ' || two AS mark
        FROM mine m CROSS JOIN unnest(m.sound_key) AS one CROSS JOIN unnest(m.sound_key) AS two
        WHERE one < two
        UNION ALL
        SELECT m.id, 'word ' || m.sound_key[1] FROM mine m WHERE cardinality(m.sound_key) = 1
        UNION ALL
        SELECT m.id, 'phone ' || m.phone FROM mine m WHERE m.phone IS NOT NULL
        UNION ALL
        SELECT m.id, 'e-mail ' || m.email FROM mine m WHERE m.email IS NOT NULL
        UNION ALL
        SELECT m.id, 'born ' || m.birth_year || ' ' || one FROM mine m CROSS JOIN unnest(m.sound_key) AS one
        WHERE m.birth_year IS NOT NULL
    ), candidate AS MATERIALIZED (
        SELECT LEAST(a.id, b.id) AS one, GREATEST(a.id, b.id) AS two
        FROM mark a
        JOIN mark b ON b.mark = a.mark AND b.id <> a.id
        WHERE (only_person IS NULL OR a.id = only_person) AND (only_person IS NOT NULL OR a.id < b.id)
        UNION
        SELECT LEAST(me.id, m.id), GREATEST(me.id, m.id)
        FROM mine me
        JOIN mine m ON m.id <> me.id AND similarity(m.search_key, me.search_key) > 0.5
        WHERE me.id = only_person
    -- Materialized, so that names are compared of candidates only and not of everybody with everybody.
    ), compared AS MATERIALIZED (
        SELECT c.one, c.two,
            CASE
                WHEN LEAST(cardinality(a.sound_key), cardinality(b.sound_key)) >= LEAST(2, GREATEST(cardinality(a.sound_key), cardinality(b.sound_key)))
                    AND (a.sound_key <@ b.sound_key OR b.sound_key <@ a.sound_key) THEN 1.0
                ELSE similarity(a.search_key, b.search_key)
            END AS name,
            a.birth_date = b.birth_date AS same_day,
            abs(a.birth_year - b.birth_year) AS years,
            a.birth_date <> b.birth_date AS other_day,
            a.phone = b.phone AS phone, a.email = b.email AS email, a.sex <> b.sex AS sex, a.country_code <> b.country_code AS country
        FROM candidate c
        JOIN mine a ON a.id = c.one
        JOIN mine b ON b.id = c.two
        WHERE NOT EXISTS (SELECT FROM person_distinct d WHERE d.person_id = c.one AND d.other_id = c.two)
    ), weighed AS (
        SELECT k.one, k.two,
            (round(40 * k.name)
                + CASE WHEN k.same_day THEN 35 WHEN k.years > 1 THEN -40 WHEN k.years = 1 OR k.other_day THEN -20
                    WHEN k.years = 0 THEN 20 ELSE 0 END
                + CASE WHEN k.phone THEN 20 ELSE 0 END + CASE WHEN k.email THEN 15 ELSE 0 END
                - CASE WHEN k.sex THEN 30 ELSE 0 END - CASE WHEN k.country THEN 10 ELSE 0 END)::integer AS points,
            array_remove(ARRAY[
                CASE WHEN k.name = 1 THEN 'same name' ELSE 'similar name' END,
                CASE WHEN k.same_day THEN 'same birth date' WHEN k.years = 0 AND k.other_day IS NOT TRUE THEN 'same birth year' END,
                CASE WHEN k.phone THEN 'same phone' END,
                CASE WHEN k.email THEN 'same e-mail' END], NULL) AS reasons
        FROM compared k
        WHERE k.name >= 0.4
    )
    SELECT w.one, w.two, LEAST(w.points, 100), w.reasons
    FROM weighed w
    WHERE w.points >= 40
    ORDER BY w.points DESC, w.one, w.two
    LIMIT most
    $$;

-- Remembers that two persons are two.
CREATE OR REPLACE FUNCTION atelier.distinguish_persons(one uuid, two uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF one = two THEN
        PERFORM refuse('person_distinct_order', '{}');
    END IF;
    PERFORM require_keeper(p.id) FROM (SELECT unnest(ARRAY[LEAST(one, two), GREATEST(one, two)]) AS id) AS p;
    INSERT INTO person_distinct (person_id, other_id, because, decided_by)
    VALUES (LEAST(one, two), GREATEST(one, two), distinguish_persons.because, (SELECT a.user_id FROM actor() a))
    ON CONFLICT ON CONSTRAINT person_distinct_once DO NOTHING;
END
$$;
