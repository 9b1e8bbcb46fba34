-- Gives a session's free seats to who waits, by priority and then arrival; a reserved seat only to whom it is kept for.
-- Whoever is expected elsewhere at that time keeps waiting, with that as the reason, and the seat goes to the next.
-- Returns how many were promoted.
CREATE OR REPLACE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    waiting record;
    whole record;
    pool uuid;
    promoted integer := 0;
BEGIN
    PERFORM FROM session s WHERE s.id = promote.session FOR NO KEY UPDATE;
    PERFORM FROM person p
    WHERE p.id IN (SELECT c.person_id FROM next_in_line(ARRAY[promote.session]) c)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR waiting IN
        SELECT r.id, r.person_id, r.office_id, r.override_reason
        FROM registration r
        WHERE r.session_id = promote.session AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT s.capacity - s.taken - s.kept AS free, s.kept, s.capacity - s.taken AS open INTO whole
        FROM session s
        WHERE s.id = promote.session AND s.state = 'published' AND s.ends_at > atelier.now();
        EXIT WHEN whole IS NULL OR whole.open <= 0 OR (whole.free <= 0 AND whole.kept = 0);
        pool := CASE WHEN whole.kept > 0 THEN seats_for(promote.session, waiting.person_id, NULL) END;
        CONTINUE WHEN pool IS NULL AND whole.free <= 0;
        PERFORM FROM person p WHERE p.id = waiting.person_id FOR NO KEY UPDATE;
        IF hold_registration(waiting.id) THEN
            UPDATE registration
            SET state = 'confirmed', rule = NULL, facts = NULL, reserved_seats_id = pool,
                actor_user_id = (SELECT a.user_id FROM actor() a)
            WHERE id = waiting.id;
            PERFORM notify_person(promote.session, waiting.person_id, 'promoted', '{}');
            promoted := promoted + 1;
        ELSE
            UPDATE registration
            SET rule = 'hold_one_place_at_a_time',
                facts = clash(ROW(1, promote.session, waiting.person_id, NULL, waiting.office_id, false, NULL, NULL,
                    NULL, waiting.id, NULL, NULL, NULL)::admission)
            WHERE id = waiting.id;
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;

-- Holds a registration's person for its session, for all of it or for nothing; false if they are expected elsewhere. With
-- an override, what overlaps becomes one bundle.
CREATE OR REPLACE FUNCTION atelier.hold_registration(registration uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    item record;
    chosen uuid;
    needed integer;
    held integer;
BEGIN
    SELECT r.id, r.person_id, r.session_id, r.override_reason, s.part_of INTO item
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = hold_registration.registration;
    IF item.part_of IS NOT NULL THEN
        PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    END IF;
    IF item.override_reason IS NOT NULL THEN
        chosen := join_bundles(item.person_id, item.session_id);
    ELSE
        chosen := speaker_bundle(item.person_id, item.session_id);
    END IF;
    SELECT count(*) INTO needed FROM pieces(item.person_id, item.session_id) p;
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT item.person_id, p.during, p.block_id, item.id, COALESCE(chosen, item.id)
    FROM pieces(item.person_id, item.session_id) p
    ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
    GET DIAGNOSTICS held = ROW_COUNT;
    IF held = needed THEN
        RETURN true;
    END IF;
    DELETE FROM hold h WHERE h.registration_id = item.id;
    IF item.part_of IS NOT NULL THEN
        PERFORM give_back(ARRAY[item.person_id], ARRAY[item.session_id]);
    END IF;
    RETURN false;
END
$$;

-- The persons whose turn it is in sessions with free seats: as many of each line as there are seats. Their locks are taken
-- together, by id.
CREATE OR REPLACE FUNCTION atelier.next_in_line(sessions uuid[]) RETURNS TABLE (person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT l.person_id
    FROM session s
    CROSS JOIN LATERAL (
        SELECT r.person_id
        FROM registration r
        WHERE r.session_id = s.id AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
        LIMIT GREATEST(s.capacity - s.taken, 0)
    ) AS l
    WHERE s.id = ANY(sessions) AND s.waiting > 0
    $$;
