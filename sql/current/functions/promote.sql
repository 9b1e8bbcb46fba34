-- Gives a session's free seats to who waits, by priority and then arrival; a reserved seat only to whom it is kept for, and
-- to a group only if there are seats for all of it. A group for which there are too few is passed over by those of the same
-- priority, but by none of a lower one: to raise its priority collects seats for it. Whoever is expected elsewhere at that
-- time keeps waiting, with that as the reason, and the seat goes to the next. Where the session's seats are offered, the seat
-- is held and the person asked. Returns how many have a seat by it.
CREATE OR REPLACE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    waiting record;
    whole record;
    pool uuid;
    members uuid[];
    seen uuid[] := '{}';
    passed_over integer;
    promoted integer := 0;
BEGIN
    PERFORM FROM session s WHERE s.id = promote.session FOR NO KEY UPDATE;
    PERFORM FROM person p
    WHERE p.id IN (SELECT c.person_id FROM next_in_line(ARRAY[promote.session]) c)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR waiting IN
        SELECT r.id, r.person_id, r.group_id, r.priority
        FROM registration r
        WHERE r.session_id = promote.session AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT s.capacity - s.taken - s.kept AS free, s.kept, s.capacity - s.taken AS open, s.offer_hours INTO whole
        FROM session s
        WHERE s.id = promote.session AND s.state = 'published' AND s.ends_at > atelier.now();
        EXIT WHEN whole IS NULL OR whole.open <= 0 OR (whole.free <= 0 AND whole.kept = 0)
            OR waiting.priority < passed_over;
        CONTINUE WHEN waiting.group_id = ANY(seen);
        IF waiting.group_id IS NULL THEN
            members := ARRAY[waiting.id];
            pool := CASE WHEN whole.kept > 0 THEN seats_for(promote.session, waiting.person_id, NULL) END;
            CONTINUE WHEN pool IS NULL AND whole.free <= 0;
        ELSE
            seen := seen || waiting.group_id;
            members := ARRAY(
                SELECT r.id
                FROM registration r
                WHERE r.group_id = waiting.group_id AND r.session_id = promote.session AND r.state = 'waitlisted'
                ORDER BY r.arrival);
            pool := NULL;
            IF cardinality(members) > whole.free THEN
                passed_over := waiting.priority;
                UPDATE registration r
                SET rule = 'session_full_for_group',
                    facts = r.facts || jsonb_build_object('seats', cardinality(members), 'free', GREATEST(whole.free, 0))
                WHERE r.id = ANY(members);
                CONTINUE;
            END IF;
        END IF;
        IF hold_registrations(members) THEN
            PERFORM give_seats(members, pool, whole.offer_hours IS NOT NULL);
            promoted := promoted + cardinality(members);
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;

-- Waiting registrations that are held now have their seats, or are offered them; whoever it is has to be told.
CREATE OR REPLACE FUNCTION atelier.give_seats(registrations uuid[], pool uuid, offered boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    UPDATE registration r
    SET state = CASE WHEN offered THEN 'offered' ELSE 'confirmed' END, rule = NULL, facts = NULL, reserved_seats_id = pool,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = ANY(registrations);
    PERFORM notify_person(r.session_id, r.person_id, CASE WHEN offered THEN 'offered' ELSE 'promoted' END, '{}')
    FROM registration r
    WHERE r.id = ANY(registrations)
    ORDER BY r.person_id;
END
$$;

-- Holds the persons of registrations of one session for it, all of them or nobody; whoever can't be, and those who wait with
-- them, are told why.
CREATE OR REPLACE FUNCTION atelier.hold_registrations(registrations uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    item record;
    no record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT r.person_id FROM registration r WHERE r.id = ANY(registrations))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR item IN
        SELECT r.id, r.person_id, r.session_id, r.office_id
        FROM registration r
        WHERE r.id = ANY(registrations)
        ORDER BY r.arrival
    LOOP
        CONTINUE WHEN hold_registration(item.id);
        no := item;
        EXIT;
    END LOOP;
    IF no IS NULL THEN
        RETURN true;
    END IF;
    PERFORM give_holds_back(registrations);
    UPDATE registration r
    SET rule = 'hold_one_place_at_a_time', facts = clash(r.person_id, r.session_id, r.office_id, false)
    WHERE r.id = no.id;
    UPDATE registration r
    SET rule = 'registration_group_waits',
        facts = jsonb_strip_nulls(jsonb_build_object('other', person_reference(no.person_id, r.office_id)))
    WHERE r.id = ANY(registrations) AND r.id <> no.id;
    RETURN false;
END
$$;

-- Registrations are held no longer, and what was cut out of the wholes for them goes back there.
CREATE OR REPLACE FUNCTION atelier.give_holds_back(registrations uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    DELETE FROM hold h WHERE h.registration_id = ANY(registrations);
    PERFORM give_back(array_agg(r.person_id ORDER BY r.id), array_agg(r.session_id ORDER BY r.id))
    FROM registration r
    JOIN session s ON s.id = r.session_id AND s.part_of IS NOT NULL
    WHERE r.id = ANY(registrations)
    HAVING count(*) > 0;
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
    PERFORM give_holds_back(ARRAY[item.id]);
    RETURN false;
END
$$;

-- The persons whose turn it is in sessions with free seats: as many of each line as there are seats. Their locks are taken
-- together, by id.
CREATE OR REPLACE FUNCTION atelier.next_in_line(sessions uuid[]) RETURNS TABLE (person_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT l.person_id
    FROM session s
    CROSS JOIN LATERAL (
        SELECT r.person_id
        FROM registration r
        WHERE r.session_id = s.id AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
        LIMIT GREATEST(s.capacity - s.taken, 0)
    ) AS l
    WHERE s.id = ANY(sessions) AND s.waiting > 0;
END
$$;
