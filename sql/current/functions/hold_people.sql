-- Holds everybody who is expected in a block for its time: confirmed and offered participants, and whoever is asked or has
-- accepted to work there. Called when a block is added or moved; refused if somebody is expected elsewhere then.
CREATE OR REPLACE FUNCTION atelier.hold_people(block uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    moved record;
    clash record;
    people uuid[];
    everybody expectation[];
BEGIN
    SELECT b.session_id, tstzrange(b.starts_at, b.ends_at) AS during, b.zone, s.part_of INTO moved
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = hold_people.block AND s.holds_time;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM FROM person p
    WHERE p.id IN (SELECT e.person_id FROM expected(moved.session_id) e)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT array_agg(ROW(e.person_id, e.registration_id, e.assignment_id, e.bundle)::expectation ORDER BY e.person_id),
        array_agg(e.person_id ORDER BY e.person_id)
    INTO everybody, people
    FROM expected(moved.session_id) e;
    IF everybody IS NULL THEN
        RETURN;
    END IF;
    SELECT c.block_id, c.person_id INTO clash FROM block_clashes(hold_people.block, moved.during) c LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('hold_one_place_at_a_time', busy(clash.block_id, moved.zone)
            || jsonb_build_object('person', person_reference(clash.person_id)));
    END IF;
    DELETE FROM hold h WHERE h.block_id = hold_people.block;
    IF moved.part_of IS NOT NULL THEN
        PERFORM give_back(people, array_fill(moved.session_id, ARRAY[cardinality(people)]));
        PERFORM cut_holds(people, array_fill(moved.session_id, ARRAY[cardinality(people)]));
    END IF;
    INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
    SELECT e.person_id, p.during, p.block_id, e.registration_id, e.assignment_id, e.bundle
    FROM unnest(everybody) e
    CROSS JOIN LATERAL pieces(e.person_id, moved.session_id) p
    WHERE p.block_id = hold_people.block
    ORDER BY e.person_id;
END
$$;

-- With what those expected in a block would clash if it took place `during`: a row a person and block elsewhere, by person
-- and time. Sessions of which this one is part, and its own parts, are no clash; nor is an overlap that there is now, since
-- it was allowed with a reason.
CREATE OR REPLACE FUNCTION atelier.block_clashes(block uuid, during tstzrange) RETURNS TABLE (person_id uuid, block_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT e.person_id, h.block_id
    FROM block moved
    CROSS JOIN LATERAL expected(moved.session_id) e
    JOIN hold h ON h.person_id = e.person_id AND h.during && block_clashes.during
        AND (h.registration_id, h.assignment_id) IS DISTINCT FROM (e.registration_id, e.assignment_id)
    JOIN block other ON other.id = h.block_id
    WHERE moved.id = block_clashes.block
        AND other.session_id NOT IN (
            SELECT moved.session_id
            UNION SELECT w.session_id FROM wholes_of(moved.session_id) w
            UNION SELECT p.session_id FROM parts_of(moved.session_id) p)
        AND NOT EXISTS (
            SELECT FROM hold mine
            WHERE mine.block_id = block_clashes.block AND mine.person_id = e.person_id AND mine.during && h.during
                AND (mine.registration_id, mine.assignment_id) IS NOT DISTINCT FROM (e.registration_id, e.assignment_id))
    ORDER BY e.person_id, lower(h.during), h.block_id
    $$;

-- Who is expected in a session, in which role, and the bundle of their holds.
CREATE OR REPLACE FUNCTION atelier.expected(session uuid)
    RETURNS TABLE (person_id uuid, registration_id uuid, assignment_id uuid, bundle uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT r.person_id, r.id, NULL::uuid,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.registration_id = r.id ORDER BY h.during LIMIT 1), r.id)
    FROM registration r
    WHERE r.session_id = expected.session AND r.state IN ('confirmed', 'offered')
    UNION ALL
    SELECT a.person_id, NULL, a.id,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.assignment_id = a.id ORDER BY h.during LIMIT 1), a.id)
    FROM assignment a
    WHERE a.session_id = expected.session AND a.state IN ('asked', 'accepted')
    $$;

-- A person's reference for a refusal, if the actor's office sees the person; NULL otherwise.
CREATE OR REPLACE FUNCTION atelier.person_reference(person uuid, office uuid DEFAULT NULL) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT p.reference FROM person p
    WHERE p.id = person_reference.person AND in_scope(p.id, COALESCE(person_reference.office, actor_office()))
    $$;

-- The bundle with which `person` may be held for a session although expected elsewhere: that of the holds overridden. All
-- that overlaps becomes one bundle, so that a third booking clashes with each. NULL if nothing overlaps.
CREATE OR REPLACE FUNCTION atelier.join_bundles(person uuid, session uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN one_bundle(join_bundles.person, ARRAY(
        SELECT DISTINCT h.bundle
        FROM hold h
        JOIN pieces(join_bundles.person, join_bundles.session) p ON h.during && p.during
        WHERE h.person_id = join_bundles.person));
END
$$;

-- Makes bundles of a person's holds one, and tells which. NULL if there are none.
CREATE OR REPLACE FUNCTION atelier.one_bundle(person uuid, bundles uuid[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    moved hold[];
BEGIN
    IF cardinality(bundles) > 1 THEN
        -- Out and in again: row by row they would clash with each other meanwhile.
        WITH gone AS (
            DELETE FROM hold h
            WHERE h.person_id = one_bundle.person AND h.bundle = ANY(bundles) AND h.bundle <> bundles[1]
            RETURNING h AS row
        )
        SELECT array_agg(gone.row) INTO moved FROM gone;
        INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT m.person_id, m.during, m.block_id, m.registration_id, m.assignment_id, bundles[1]
        FROM unnest(moved) m;
    END IF;
    RETURN bundles[1];
END
$$;
