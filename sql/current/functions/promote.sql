-- Gives a session's free seats to who waits, by priority and then arrival; a reserved seat only to whom it is kept for, and
-- to a group only if there are seats for all of it. A group for which there are too few is passed over by those of the same
-- priority, but by none of a lower one: to raise its priority collects seats for it. Whoever is expected elsewhere at that
-- time keeps waiting, with that as the reason, and the seat goes to the next. Where the session's seats are offered, the seat
-- is held and the person asked. Returns how many have a seat by it.
CREATE OR REPLACE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = promote.session FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[promote.session], '{}');
    RETURN promote_in_turn(promote.session) + promote_to_reserved(promote.session);
END
$$;

-- Gives the free seats in the order of the line; who may use a reserved one gets that. Ends with the last free seat: a line
-- of thousands is not walked for nothing.
CREATE OR REPLACE FUNCTION atelier.promote_in_turn(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    waiting record;
    seats record;
    pool uuid;
    members uuid[];
    seen uuid[] := '{}';
    passed_over integer;
    promoted integer := 0;
BEGIN
    FOR waiting IN
        SELECT r.id, r.person_id, r.group_id, r.priority
        FROM registration r
        WHERE r.session_id = promote_in_turn.session AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT l.free, l.kept, l.offer_hours INTO seats FROM seats_left(promote_in_turn.session) l;
        EXIT WHEN COALESCE(seats.free, 0) <= 0 OR waiting.priority < passed_over;
        CONTINUE WHEN waiting.group_id = ANY(seen);
        seen := seen || waiting.group_id;
        members := COALESCE(waiting_group(promote_in_turn.session, waiting.group_id), ARRAY[waiting.id]);
        IF cardinality(members) > seats.free THEN
            passed_over := waiting.priority;
            PERFORM pass_over(members, seats.free);
            CONTINUE;
        END IF;
        pool := CASE WHEN seats.kept > 0 AND waiting.group_id IS NULL
            THEN seats_for(promote_in_turn.session, waiting.person_id, NULL) END;
        IF hold_registrations(members) THEN
            PERFORM give_seats(members, pool, seats.offer_hours);
            promoted := promoted + cardinality(members);
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;

-- Gives the reserved seats to whom they are kept for and who still wait alone, whatever the line before them waits for.
CREATE OR REPLACE FUNCTION atelier.promote_to_reserved(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    kept record;
    waiting record;
    seats record;
    pool uuid;
    promoted integer := 0;
BEGIN
    SELECT array_agg(v.organisation_id) AS organisations, array_agg(v.country_code) AS countries INTO kept
    FROM open_to_the_line(promote_to_reserved.session) v;
    IF kept.organisations IS NULL THEN
        RETURN 0;
    END IF;
    FOR waiting IN
        SELECT r.id, r.person_id
        FROM registration r
        JOIN person p ON p.id = r.person_id
        WHERE r.session_id = promote_to_reserved.session AND r.state = 'waitlisted' AND r.group_id IS NULL
            AND (p.organisation_id = ANY(kept.organisations) OR p.country_code = ANY(kept.countries))
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT l.open, l.kept, l.offer_hours INTO seats FROM seats_left(promote_to_reserved.session) l;
        EXIT WHEN COALESCE(LEAST(seats.open, seats.kept), 0) <= 0;
        pool := seats_for(promote_to_reserved.session, waiting.person_id, NULL);
        IF pool IS NOT NULL AND hold_registrations(ARRAY[waiting.id]) THEN
            PERFORM give_seats(ARRAY[waiting.id], pool, seats.offer_hours);
            promoted := promoted + 1;
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;

-- The seats of a session that can still be given: `open` with those kept for somebody, `free` without; and for how many
-- hours a freed one is offered. No row if it isn't published or is over.
CREATE OR REPLACE FUNCTION atelier.seats_left(session uuid, OUT free integer, OUT open integer, OUT kept integer,
    OUT offer_hours integer) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT s.capacity - s.taken - s.kept, s.capacity - s.taken, s.kept, s.offer_hours
    FROM session s
    WHERE s.id = seats_left.session AND s.state = 'published' AND s.ends_at > atelier.now()
    $$;

-- Those who wait together, by arrival; NULL for nobody's group.
CREATE OR REPLACE FUNCTION atelier.waiting_group(session uuid, group_id uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT array_agg(r.id ORDER BY r.arrival)
    FROM registration r
    WHERE r.group_id = waiting_group.group_id AND r.session_id = waiting_group.session AND r.state = 'waitlisted'
    $$;

-- Says of a waiting group that there are too few seats for it; nothing is written if it says so already.
CREATE OR REPLACE FUNCTION atelier.pass_over(registrations uuid[], free integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    UPDATE registration r
    SET rule = 'session_full_for_group', facts = r.facts || n.facts
    FROM (SELECT jsonb_build_object('seats', cardinality(registrations), 'free', pass_over.free) AS facts) AS n
    WHERE r.id = ANY(registrations)
        AND (r.rule, r.facts) IS DISTINCT FROM ('session_full_for_group', r.facts || n.facts)
    $$;

-- Whether a session's free seats are collected for a waiting group of raised priority, so that nobody who comes now gets one.
-- Asked after promote().
CREATE OR REPLACE FUNCTION atelier.collects_seats(session uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = collects_seats.session AND r.state = 'waitlisted' AND r.priority > 0
            AND r.rule = 'session_full_for_group')
    $$;

-- Waiting registrations that are held now have their seats, or are offered them for so many hours; whoever it is has to be
-- told.
CREATE OR REPLACE FUNCTION atelier.give_seats(registrations uuid[], pool uuid, hours integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    UPDATE registration r
    SET state = CASE WHEN hours IS NULL THEN 'confirmed' ELSE 'offered' END, rule = NULL, facts = NULL,
        offered_at = CASE WHEN hours IS NOT NULL THEN atelier.now() END, offer_hours = hours, reserved_seats_id = pool,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = ANY(registrations);
    PERFORM notify_person(r.session_id, r.person_id, CASE WHEN hours IS NULL THEN 'promoted' ELSE 'offered' END, '{}')
    FROM registration r
    WHERE r.id = ANY(registrations)
    ORDER BY r.person_id;
END
$$;

-- Holds the persons of registrations of one session for it, all of them or nobody; whoever can't be, and those who wait with
-- them, are told why. Looked at before anybody is held: to give holds back would ask for the session to be tended again.
CREATE OR REPLACE FUNCTION atelier.hold_registrations(registrations uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    no record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT r.person_id FROM registration r WHERE r.id = ANY(registrations))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT r.id, r.person_id, r.office_id, c.block_id, c.zone INTO no
    FROM registration r
    CROSS JOIN LATERAL expected_elsewhere(r.id) c
    WHERE r.id = ANY(registrations)
    ORDER BY r.arrival
    LIMIT 1;
    IF NOT FOUND THEN
        PERFORM hold_registration(r.id) FROM registration r WHERE r.id = ANY(registrations) ORDER BY r.arrival;
        RETURN true;
    END IF;
    UPDATE registration r
    SET rule = 'hold_one_place_at_a_time', facts = busy(no.block_id, no.zone, no.office_id, false)
    WHERE r.id = no.id;
    UPDATE registration r
    SET rule = 'registration_group_waits',
        facts = jsonb_strip_nulls(jsonb_build_object('other', person_reference(no.person_id, r.office_id)))
    WHERE r.id = ANY(registrations) AND r.id <> no.id;
    RETURN false;
END
$$;

-- The block for which a registration's person is held elsewhere at the time of its session, and the session's zone; no row
-- if they can be held. What they are held for in the session's wholes, as its speaker, or with an overlap that was allowed
-- when they began to wait, is no clash; a booking that came later is.
CREATE OR REPLACE FUNCTION atelier.expected_elsewhere(registration uuid) RETURNS TABLE (block_id uuid, zone text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT h.block_id, s.zone
    FROM registration r
    JOIN session s ON s.id = r.session_id
    CROSS JOIN LATERAL pieces(r.person_id, s.id) p
    JOIN hold h ON h.person_id = r.person_id AND h.during && p.during
    JOIN block other ON other.id = h.block_id
    WHERE r.id = expected_elsewhere.registration
        AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
        AND h.bundle IS DISTINCT FROM speaker_bundle(r.person_id, s.id)
        AND COALESCE(h.registration_id, h.assignment_id) <> ALL(COALESCE(r.overlapping, '{}'))
    ORDER BY lower(h.during), h.block_id
    LIMIT 1
    $$;

-- Holds a registration's person, who is not expected elsewhere, for its session. With what overlaps all the same, since it was
-- allowed, it becomes one bundle.
CREATE OR REPLACE FUNCTION atelier.hold_registration(registration uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    item record;
    joined uuid;
BEGIN
    SELECT r.id, r.person_id, r.session_id INTO item FROM registration r WHERE r.id = hold_registration.registration;
    PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    joined := COALESCE(join_bundles(item.person_id, item.session_id), item.id);
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT item.person_id, p.during, p.block_id, item.id, joined
    FROM pieces(item.person_id, item.session_id) p;
END
$$;

-- With what a person is held for at the time of a session: registrations and assignments. NULL if with nothing.
CREATE OR REPLACE FUNCTION atelier.held_beside(person uuid, session uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT array_agg(DISTINCT COALESCE(h.registration_id, h.assignment_id))
    FROM pieces(held_beside.person, held_beside.session) p
    JOIN hold h ON h.person_id = held_beside.person AND h.during && p.during
    $$;

-- Locks persons together with those whose turn it is in sessions with free seats, by id: as many of each line as there are
-- seats, `freed` more of them in what follows.
CREATE OR REPLACE FUNCTION atelier.lock_people(sessions uuid[], persons uuid[], freed integer DEFAULT 0) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM person p
    WHERE p.id = ANY(persons || ARRAY(
        SELECT l.person_id
        FROM session s
        CROSS JOIN LATERAL (
            SELECT r.person_id
            FROM registration r
            WHERE r.session_id = s.id AND r.state = 'waitlisted'
            ORDER BY r.priority DESC, r.arrival
            LIMIT GREATEST(s.capacity - s.taken + freed, 0)
        ) AS l
        WHERE s.id = ANY(sessions) AND s.waiting > 0))
    ORDER BY p.id
    FOR NO KEY UPDATE;
END
$$;
