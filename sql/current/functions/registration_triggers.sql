-- Before a registration is written: its states only along the drawn transitions.
CREATE OR REPLACE FUNCTION atelier.registration_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('requested', 'confirmed'), ('requested', 'waitlisted'), ('requested', 'refused'), ('requested', 'cancelled'),
        ('waitlisted', 'confirmed'), ('waitlisted', 'offered'), ('waitlisted', 'cancelled'),
        ('offered', 'confirmed'), ('offered', 'waitlisted'), ('offered', 'cancelled'),
        ('confirmed', 'cancelled')) THEN
        PERFORM refuse('registration_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF NEW.state <> 'offered' THEN
        NEW.offered_at := NULL;
        NEW.offer_hours := NULL;
        NEW.offer_delivered_at := NULL;
        NEW.offer_until := NULL;
    END IF;
    RETURN NEW;
END
$$;

-- After registrations were written: each session's counters move by what the statement changed, and who no longer has a
-- seat is no longer held. Statement-level, so a batch updates each session once.
CREATE OR REPLACE FUNCTION atelier.registration_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    UPDATE session s
    SET taken = s.taken + n.taken,
        waiting = s.waiting + n.waiting
    FROM (
        SELECT r.session_id, count(*) FILTER (WHERE r.state IN ('confirmed', 'offered')) AS taken,
            count(*) FILTER (WHERE r.state = 'waitlisted') AS waiting
        FROM new_rows r
        WHERE r.state IN ('confirmed', 'offered', 'waitlisted')
        GROUP BY r.session_id
    ) AS n
    WHERE s.id = n.session_id;
    PERFORM count_reserved(array_agg(n.reserved_seats_id), array_agg(n.state), array_agg(1))
    FROM new_rows n
    WHERE n.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.registration_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    lost record;
BEGIN
    -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
    SELECT array_agg(c.id) AS registrations, array_agg(c.person_id) AS persons, array_agg(c.session_id) AS sessions,
        array_agg(c.reserved_seats_id) AS reserved
    INTO lost
    FROM unnest(ARRAY(SELECT n.id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.person_id FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT n.session_id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.state FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT o.state FROM old_rows o ORDER BY o.id), ARRAY(SELECT o.reserved_seats_id FROM old_rows o ORDER BY o.id))
        AS c(id, person_id, session_id, state, former, reserved_seats_id)
    WHERE c.former IN ('confirmed', 'offered') AND c.state NOT IN ('confirmed', 'offered');
    IF lost.registrations IS NOT NULL THEN
        PERFORM let_go(lost.registrations, lost.persons, lost.sessions);
    END IF;
    PERFORM count_seats(array_agg(c.session_id), array_agg(c.state), array_agg(c.sign))
    FROM (
        SELECT n.session_id, n.state, 1 AS sign FROM new_rows n
        UNION ALL
        SELECT o.session_id, o.state, -1 FROM old_rows o
    ) AS c;
    PERFORM count_reserved(array_agg(c.reserved_seats_id), array_agg(c.state), array_agg(c.sign))
    FROM (
        SELECT n.reserved_seats_id, n.state, 1 AS sign FROM new_rows n
        UNION ALL
        SELECT o.reserved_seats_id, o.state, -1 FROM old_rows o
    ) AS c
    WHERE c.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    -- A seat that was drawn and is lost goes to the draw's first reserve.
    PERFORM refill_draw_seats(array_agg(DISTINCT v.session_id))
    FROM reserved_seats v
    WHERE v.id = ANY(lost.reserved) AND v.draw_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

-- Before a session is cancelled: everybody who is held for it or for a part of it, together, since they are let go one after
-- the other; the parts' sessions first.
CREATE OR REPLACE FUNCTION atelier.session_lock_people() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    family uuid[] := ARRAY(SELECT NEW.id UNION SELECT p.session_id FROM parts_of(NEW.id) p);
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(family) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people('{}', ARRAY(SELECT e.person_id FROM unnest(family) AS f(id), expected(f.id) e));
    RETURN NEW;
END
$$;

-- Registrations, with their persons and sessions pairwise, have no seat any more: nobody is held for them, and a part's
-- hours go back to its whole. The persons are locked before their holds are looked for: who writes the same holds anew in
-- another transaction (cut_holds, give_back, one_bundle) has the lock, and only a later statement sees the new ones.
CREATE OR REPLACE FUNCTION atelier.let_go(registrations uuid[], persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR NO KEY UPDATE;
    DELETE FROM hold h WHERE h.registration_id = ANY(registrations);
    PERFORM give_back(array_agg(l.person_id ORDER BY l.id), array_agg(l.session_id ORDER BY l.id))
    FROM unnest(registrations, persons, sessions) AS l(id, person_id, session_id)
    JOIN session s ON s.id = l.session_id AND s.part_of IS NOT NULL
    HAVING count(*) > 0;
END
$$;

CREATE OR REPLACE FUNCTION atelier.registration_after_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    DELETE FROM hold h WHERE h.registration_id IN (SELECT o.id FROM old_rows o);
    PERFORM count_seats(array_agg(o.session_id), array_agg(o.state), array_agg(-1)) FROM old_rows o;
    PERFORM count_reserved(array_agg(o.reserved_seats_id), array_agg(o.state), array_agg(-1))
    FROM old_rows o
    WHERE o.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

-- Moves the counters of sessions by so many registrations that came into a state (positive) or left one (negative).
CREATE OR REPLACE FUNCTION atelier.count_seats(sessions uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    WITH moved AS (
        SELECT r.session_id,
            COALESCE(sum(r.sign) FILTER (WHERE r.state IN ('confirmed', 'offered')), 0) AS taken,
            COALESCE(sum(r.sign) FILTER (WHERE r.state = 'waitlisted'), 0) AS waiting
        FROM unnest(sessions, states, signs) AS r(session_id, state, sign)
        GROUP BY r.session_id
    )
    UPDATE session s
    SET taken = s.taken + m.taken,
        waiting = s.waiting + m.waiting
    FROM moved m
    WHERE s.id = m.session_id AND (m.taken <> 0 OR m.waiting <> 0);
END
$$;

-- The same for the reserved seats that registrations use.
CREATE OR REPLACE FUNCTION atelier.count_reserved(reserved uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    WITH moved AS (
        SELECT r.id, sum(r.sign) FILTER (WHERE r.state IN ('confirmed', 'offered')) AS used
        FROM unnest(reserved, states, signs) AS r(id, state, sign)
        GROUP BY r.id
    )
    UPDATE reserved_seats v
    SET used = v.used + m.used
    FROM moved m
    WHERE v.id = m.id AND m.used <> 0;
END
$$;
