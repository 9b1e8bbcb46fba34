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
    PERFORM count_seats(array_agg(n.session_id), array_agg(n.state), array_agg(1)) FROM new_rows n;
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
BEGIN
    DELETE FROM hold h
    USING new_rows n
    WHERE h.registration_id = n.id AND n.state NOT IN ('confirmed', 'offered');
    PERFORM give_back(array_agg(n.person_id ORDER BY n.id), array_agg(n.session_id ORDER BY n.id))
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND o.state IN ('confirmed', 'offered')
    JOIN session s ON s.id = n.session_id AND s.part_of IS NOT NULL
    WHERE n.state NOT IN ('confirmed', 'offered')
    HAVING count(*) > 0;
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
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND o.state IN ('confirmed', 'offered')
    JOIN reserved_seats v ON v.id = o.reserved_seats_id AND v.draw_id IS NOT NULL
    WHERE n.state NOT IN ('confirmed', 'offered')
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.registration_after_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM count_seats(array_agg(o.session_id), array_agg(o.state), array_agg(-1)) FROM old_rows o;
    PERFORM count_reserved(array_agg(o.reserved_seats_id), array_agg(o.state), array_agg(-1))
    FROM old_rows o
    WHERE o.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

-- Moves the counters of sessions by registrations that came into a state (sign 1) or left one (sign -1).
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
