-- What bulk entry needs: many persons in one statement, and who of them is here already.

-- Adds persons whom the actor's office registers; the office sees them from then on. `persons` is an array of objects whose
-- members are named as the columns are, and `item`, by which each answer is found again. One bad row fails them all:
-- whoever wants to know which calls it for parts. Without search_key and sound_key a person is found once `set_name_keys`
-- has run.
CREATE OR REPLACE FUNCTION atelier.add_persons(persons jsonb) RETURNS TABLE (item integer, id uuid, reference text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    RETURN QUERY
    WITH given AS MATERIALIZED (
        SELECT uuid7() AS id, p.*
        FROM jsonb_to_recordset(add_persons.persons) AS p(
            item integer, name text, name_own_script text, patronymic text, language text, sex text, birth_year integer,
            birth_date date, country_code text, email text, phone text, organisation_id uuid, search_key text,
            sound_key text[])
    ), added AS (
        INSERT INTO person (id, name, name_own_script, patronymic, language, sex, birth_year, birth_date, country_code,
            email, phone, organisation_id, search_key, sound_key, office_id)
        SELECT g.id, g.name, g.name_own_script, g.patronymic, g.language, g.sex, g.birth_year, g.birth_date, g.country_code,
            g.email, g.phone, g.organisation_id, g.search_key, g.sound_key, (SELECT actor_office())
        FROM given g
        ORDER BY g.item
        RETURNING person.id, person.reference
    )
    SELECT g.item, a.id, a.reference
    FROM added a
    JOIN given g ON g.id = a.id
    ORDER BY g.item;
END
$$;

-- A name as it is compared: composed letters, small, single spaces. Most are so but for capitals, which is soon seen.
CREATE OR REPLACE FUNCTION atelier.name_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT lower(CASE
        WHEN name ~ '[^ -~]|  |^ | $' THEN regexp_replace(btrim(normalize(name, NFKC)), '\s+', ' ', 'g')
        ELSE name
    END)
    $$;

-- A number that persons share who may be the same by persons_here(), and hardly any others.
CREATE OR REPLACE FUNCTION atelier.likeness(name text, birth_year integer) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT hashtextextended(atelier.name_key(name), COALESCE(birth_year, -1)) $$;

-- Of persons to be entered, each a name, a year of birth and a day (NULL where not known): the first earlier one of the same
-- list who may be the same, and the person among those whom the actor sees. The same are who have the same name and year,
-- unless two days are known that differ. Counted from 1; no row for who is neither.
CREATE OR REPLACE FUNCTION atelier.persons_here(names text[], birth_years integer[], birth_dates date[])
    RETURNS TABLE (item integer, twin integer, reference text)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    -- The planner takes the lists for a few rows, and a nested loop over a million would never end.
    SET enable_nestloop = off
    AS $$
    WITH given AS MATERIALIZED (
        SELECT g.item::integer AS item, name_key(g.name) AS key, COALESCE(g.birth_year, -1) AS year, g.birth_date
        FROM unnest(names, birth_years, birth_dates) WITH ORDINALITY AS g(name, birth_year, birth_date, item)
    ), twins AS (
        SELECT f.item, f.twin
        FROM (
            SELECT g.item, CASE
                WHEN g.birth_date IS NULL THEN min(g.item) OVER one_year
                ELSE LEAST(min(g.item) OVER (PARTITION BY g.key, g.year, g.birth_date),
                    min(g.item) FILTER (WHERE g.birth_date IS NULL) OVER one_year)
            END AS twin
            FROM given g
            WINDOW one_year AS (PARTITION BY g.key, g.year)
        ) AS f
        WHERE f.twin < f.item
    ), here AS (
        SELECT g.item, min(p.reference) AS reference
        FROM given g
        JOIN person p ON name_key(p.name) = g.key AND COALESCE(p.birth_year, -1) = g.year
            AND (p.birth_date = g.birth_date) IS NOT FALSE
        GROUP BY g.item
    )
    SELECT item, t.twin, h.reference
    FROM twins t
    FULL JOIN here h USING (item)
    $$;
