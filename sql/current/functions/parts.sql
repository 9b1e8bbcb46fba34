-- A session may be part of another, that of a third: being in a session and in one that it is part of is no clash. A
-- person's holds never overlap all the same: the part's hours are cut out of the holds of the wholes, and given back when
-- the person leaves the part. So a third session, a parallel part among them, still clashes.

-- The sessions that a session is part of, nearest first.
CREATE OR REPLACE FUNCTION atelier.wholes_of(session uuid) RETURNS TABLE (session_id uuid, distance integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH RECURSIVE up AS (
        SELECT s.part_of AS id, 1 AS distance
        FROM session s
        WHERE s.id = wholes_of.session AND s.part_of IS NOT NULL
        UNION ALL
        SELECT s.part_of, up.distance + 1
        FROM up
        JOIN session s ON s.id = up.id
        WHERE s.part_of IS NOT NULL
    )
    SELECT up.id, up.distance FROM up
    $$;

-- The sessions that are part of a session, and of these.
CREATE OR REPLACE FUNCTION atelier.parts_of(session uuid) RETURNS TABLE (session_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH RECURSIVE down AS (
        SELECT s.id
        FROM session s
        WHERE s.part_of = parts_of.session
        UNION ALL
        SELECT s.id
        FROM down
        JOIN session s ON s.part_of = down.id
    )
    SELECT down.id FROM down
    $$;

-- The time for which a person is held in parts of a session.
CREATE OR REPLACE FUNCTION atelier.held_in_parts(person uuid, session uuid) RETURNS tstzmultirange
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT COALESCE(range_agg(h.during), '{}')
    FROM parts_of(held_in_parts.session) p
    JOIN block b ON b.session_id = p.session_id
    JOIN hold h ON h.block_id = b.id AND h.person_id = held_in_parts.person
    $$;

-- The pieces of time for which a person is to be held for a session, a row each: its blocks, without what they are held
-- for in its parts. None if the session holds nobody's time.
CREATE OR REPLACE FUNCTION atelier.pieces(person uuid, session uuid) RETURNS TABLE (block_id uuid, during tstzrange)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT b.id, piece.during
    FROM session s
    JOIN block b ON b.session_id = s.id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN EXISTS (SELECT FROM session p WHERE p.part_of = s.id)
            THEN held_in_parts(pieces.person, s.id) ELSE '{}' END AS parts
    ) AS held
    CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(b.starts_at, b.ends_at)) - held.parts) AS piece(during)
    WHERE s.id = pieces.session AND s.holds_time
    ORDER BY b.starts_at, b.id, piece.during
    $$;

-- Cuts the hours of sessions out of what the persons, pairwise, are held for in their wholes.
CREATE OR REPLACE FUNCTION atelier.cut_holds(persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH part AS (
        SELECT i.person_id, i.session_id,
            (SELECT range_agg(tstzrange(b.starts_at, b.ends_at)) FROM block b WHERE b.session_id = i.session_id) AS hours
        FROM unnest(persons, sessions) AS i(person_id, session_id)
        JOIN session s ON s.id = i.session_id AND s.holds_time
    ), cut AS (
        DELETE FROM hold h
        USING part p, wholes_of(p.session_id) w, block b
        WHERE b.session_id = w.session_id AND h.block_id = b.id AND h.person_id = p.person_id AND h.during && p.hours
        RETURNING h.person_id, h.during, h.block_id, h.registration_id, h.assignment_id, h.bundle, p.hours
    )
    INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
    SELECT c.person_id, piece.during, c.block_id, c.registration_id, c.assignment_id, c.bundle
    FROM cut c
    CROSS JOIN LATERAL unnest(tstzmultirange(c.during) - c.hours) AS piece(during)
    $$;

-- Gives back to the wholes of sessions the hours for which the persons, pairwise, are no longer held in the part. If an
-- overlap was allowed meanwhile, what is given back, the rest of the whole and what overlaps are one bundle.
CREATE OR REPLACE FUNCTION atelier.give_back(persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whole record;
    missing hold[];
    chosen uuid;
BEGIN
    FOR whole IN
        SELECT i.person_id, w.session_id, e.registration_id, e.assignment_id, COALESCE(e.registration_id, e.assignment_id) AS own
        FROM unnest(persons, sessions) AS i(person_id, session_id)
        CROSS JOIN LATERAL wholes_of(i.session_id) w
        CROSS JOIN LATERAL expected(w.session_id) e
        WHERE e.person_id = i.person_id
        ORDER BY i.person_id, w.distance, e.registration_id, e.assignment_id
    LOOP
        missing := ARRAY(
            SELECT ROW(whole.person_id, piece.during, p.block_id, whole.registration_id, whole.assignment_id, NULL)::hold
            FROM (
                SELECT q.block_id, range_agg(q.during) AS wanted
                FROM pieces(whole.person_id, whole.session_id) q
                GROUP BY q.block_id
            ) AS p
            CROSS JOIN LATERAL (
                SELECT COALESCE(range_agg(h.during), '{}') AS hours
                FROM hold h
                WHERE h.block_id = p.block_id AND h.person_id = whole.person_id
                    AND COALESCE(h.registration_id, h.assignment_id) = whole.own
            ) AS held
            CROSS JOIN LATERAL unnest(p.wanted - held.hours) AS piece(during));
        chosen := COALESCE(one_bundle(whole.person_id, ARRAY(
            SELECT DISTINCT h.bundle
            FROM hold h
            WHERE h.person_id = whole.person_id
                AND (COALESCE(h.registration_id, h.assignment_id) = whole.own
                    OR EXISTS (SELECT FROM unnest(missing) m WHERE m.during && h.during)))), whole.own);
        INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT m.person_id, m.during, m.block_id, m.registration_id, m.assignment_id, chosen
        FROM unnest(missing) m;
    END LOOP;
END
$$;

-- Locks the sessions between which a session is about to change its whole: its parts, and the wholes that it leaves and
-- joins. Two that would make each other a part of the other at the same moment then see each other.
CREATE OR REPLACE FUNCTION atelier.lock_family(session uuid, whole uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM session s
    WHERE s.id = lock_family.whole
        OR s.id IN (SELECT w.session_id FROM wholes_of(lock_family.session) w)
        OR s.id IN (SELECT w.session_id FROM wholes_of(lock_family.whole) w)
        OR s.id IN (SELECT p.session_id FROM parts_of(lock_family.session) p)
    ORDER BY s.id
    FOR NO KEY UPDATE;
END
$$;

-- Holds everybody in a session and its parts anew, after it left its former whole or joined another: its hours are cut out
-- of the wholes that it joined. Refused if somebody would be expected in it and in a whole that it left at the same time;
-- who is in both at different times was never cut there, so nothing has to be given back.
CREATE OR REPLACE FUNCTION atelier.hold_part_anew(session uuid, former uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    family uuid[] := ARRAY(SELECT hold_part_anew.session UNION SELECT p.session_id FROM parts_of(hold_part_anew.session) p);
    left_wholes uuid[] := ARRAY(
        SELECT former WHERE former IS NOT NULL UNION SELECT w.session_id FROM wholes_of(former) w
        EXCEPT SELECT w.session_id FROM wholes_of(hold_part_anew.session) w);
    part uuid;
    clash record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT e.person_id FROM unnest(family) AS f(id), expected(f.id) e)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT b.id, mine.zone, e.person_id INTO clash
    FROM session w
    CROSS JOIN LATERAL expected(w.id) e
    JOIN block b ON b.session_id = w.id
    JOIN hold h ON h.person_id = e.person_id AND h.during && tstzrange(b.starts_at, b.ends_at)
    JOIN block mine ON mine.id = h.block_id AND mine.session_id = ANY(family)
    WHERE w.id = ANY(left_wholes) AND w.holds_time
    ORDER BY lower(h.during), e.person_id, b.id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('session_stays_part', busy(clash.id, clash.zone) || jsonb_strip_nulls(jsonb_build_object(
            'session', (SELECT s.code FROM session s WHERE s.id = hold_part_anew.session),
            'person', person_reference(clash.person_id))));
    END IF;
    FOREACH part IN ARRAY family LOOP
        PERFORM cut_holds(array_agg(e.person_id), array_agg(part)) FROM expected(part) e HAVING count(*) > 0;
    END LOOP;
END
$$;
