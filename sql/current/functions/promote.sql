-- Gives a session's free seats to who waits, by priority and then arrival. Whoever is expected elsewhere at that time
-- keeps waiting, with that as the reason, and the seat goes to the next. Returns how many were promoted.
CREATE OR REPLACE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    waiting record;
    needed integer;
    held integer;
    promoted integer := 0;
    free integer;
BEGIN
    SELECT s.capacity - s.taken INTO free
    FROM session s
    WHERE s.id = promote.session AND s.state = 'published' AND s.ends_at > atelier.now()
    FOR NO KEY UPDATE;
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
        EXIT WHEN free IS NULL OR promoted >= free;
        PERFORM FROM person p WHERE p.id = waiting.person_id FOR NO KEY UPDATE;
        INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
        SELECT waiting.person_id, tstzrange(b.starts_at, b.ends_at), b.id, waiting.id,
            COALESCE(CASE WHEN waiting.override_reason IS NOT NULL
                THEN join_bundles(waiting.person_id, promote.session) END, waiting.id)
        FROM block b
        WHERE b.session_id = promote.session
        ORDER BY b.starts_at, b.id
        ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
        GET DIAGNOSTICS held = ROW_COUNT;
        SELECT count(*) INTO needed FROM block b WHERE b.session_id = promote.session;
        IF held = needed THEN
            UPDATE registration
            SET state = 'confirmed', rule = NULL, facts = NULL, actor_user_id = (SELECT a.user_id FROM actor() a)
            WHERE id = waiting.id;
            promoted := promoted + 1;
        ELSE
            DELETE FROM hold h WHERE h.registration_id = waiting.id;
            UPDATE registration
            SET rule = 'hold_one_place_at_a_time',
                facts = clash(ROW(1, promote.session, waiting.person_id, NULL, waiting.office_id, false, NULL, NULL,
                    NULL, waiting.id, NULL, NULL)::admission)
            WHERE id = waiting.id;
        END IF;
    END LOOP;
    RETURN promoted;
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
        LIMIT s.capacity - s.taken
    ) AS l
    WHERE s.id = ANY(sessions) AND s.waiting > 0
    $$;
