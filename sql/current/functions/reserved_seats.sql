-- The reserved seats that a person may use in a session now: those asked for, or else those of the person's organisation,
-- or else of their country; only while some are left and the deadline hasn't passed. NULL if there are none.
CREATE OR REPLACE FUNCTION atelier.seats_for(session uuid, person uuid, wanted uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT v.id
    FROM reserved_seats v
    JOIN person p ON p.id = seats_for.person
    WHERE v.session_id = seats_for.session AND v.released_at IS NULL AND v.used < v.seats
        AND (v.id = wanted OR v.organisation_id = p.organisation_id OR v.country_code = p.country_code)
    ORDER BY v.id = wanted DESC NULLS LAST, v.organisation_id NULLS LAST, v.until, v.id
    LIMIT 1
    $$;

-- The reserved seats of a session that are left and that somebody who waits may use: those of an organisation or a country.
CREATE OR REPLACE FUNCTION atelier.open_to_the_line(session uuid) RETURNS SETOF atelier.reserved_seats
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT v.*
    FROM reserved_seats v
    WHERE v.session_id = open_to_the_line.session AND v.released_at IS NULL AND v.used < v.seats
        AND (v.organisation_id IS NOT NULL OR v.country_code IS NOT NULL)
    $$;

-- Whether any of these persons, or who asks for these seats, could take reserved seats that somebody who waits may use too.
CREATE OR REPLACE FUNCTION atelier.contends(session uuid, persons uuid[], wanted uuid[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM open_to_the_line(contends.session) v
        WHERE v.id = ANY(wanted) OR EXISTS (
            SELECT FROM person p
            WHERE p.id = ANY(persons) AND (p.organisation_id = v.organisation_id OR p.country_code = v.country_code)))
    $$;

-- Reserved seats whose deadline has passed are no longer kept; the sessions' waiting lists are served by the caller.
-- Returns the sessions that have free seats by it.
CREATE OR REPLACE FUNCTION atelier.release_reserved(sessions uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reserved_seats v
        WHERE v.session_id = ANY(sessions) AND v.released_at IS NULL AND v.until <= atelier.now()) THEN
        RETURN QUERY
        WITH released AS (
            UPDATE reserved_seats v
            SET released_at = atelier.now()
            WHERE v.session_id = ANY(sessions) AND v.released_at IS NULL AND v.until <= atelier.now()
            RETURNING v.session_id
        )
        SELECT DISTINCT r.session_id FROM released r;
    END IF;
END
$$;

-- Gives back reserved seats before their deadline, those that aren't used, to who waits. Only for the host; those of a draw
-- stay as it announced them.
CREATE OR REPLACE FUNCTION atelier.give_up_reserved(reserved uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whose record;
BEGIN
    SELECT v.session_id, v.seats, v.draw_id, s.code INTO whose
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    WHERE v.id = give_up_reserved.reserved;
    PERFORM require_host(whose.session_id);
    IF whose.draw_id IS NOT NULL THEN
        PERFORM refuse('draw_seats_kept', jsonb_build_object('session', whose.code, 'seats', whose.seats));
    END IF;
    UPDATE reserved_seats v
    SET released_at = atelier.now()
    WHERE v.id = give_up_reserved.reserved AND v.released_at IS NULL;
    PERFORM promote(whose.session_id);
END
$$;

-- Before reserved seats are written: only of a session that is not cancelled, locked first as by everything that holds
-- seats; not fewer than are used; a deadline that is still to come. Those of a draw stay as the draw announced them.
CREATE OR REPLACE FUNCTION atelier.reserved_seats_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whose record;
BEGIN
    SELECT s.code, s.state, s.cancelled_because, s.host_office_id, s.capacity, s.taken, s.kept INTO whose
    FROM session s
    WHERE s.id = NEW.session_id
    FOR NO KEY UPDATE;
    IF (TG_OP = 'INSERT' OR (NEW.seats, NEW.until) IS DISTINCT FROM (OLD.seats, OLD.until)) THEN
        IF NOT may_host(whose.host_office_id) THEN
            PERFORM refuse('actor_may_not_change_session', '{}');
        ELSIF whose.state = 'cancelled' THEN
            PERFORM refuse('session_cancelled', jsonb_build_object('session', whose.code, 'because', whose.cancelled_because));
        ELSIF NEW.until <= atelier.now() THEN
            PERFORM refuse('reserved_seats_until_ahead', jsonb_build_object('session', whose.code));
        ELSIF NEW.seats > whose.capacity THEN
            PERFORM refuse('reserved_seats_capacity', jsonb_build_object(
                'session', whose.code, 'seats', NEW.seats, 'capacity', whose.capacity));
        END IF;
        NEW.released_at := NULL;
        IF NEW.draw_id IS NULL THEN
            PERFORM require_draw_seats(NEW.session_id, whose.code, whose.capacity, whose.taken, whose.kept + NEW.seats - NEW.used
                - CASE WHEN TG_OP = 'UPDATE' AND OLD.released_at IS NULL THEN OLD.seats - OLD.used ELSE 0 END);
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.draw_id IS NOT NULL
        AND (NEW.seats, NEW.until, NEW.draw_id) IS DISTINCT FROM (OLD.seats, OLD.until, OLD.draw_id) THEN
        PERFORM refuse('draw_seats_kept', jsonb_build_object('session', whose.code, 'seats', OLD.seats));
    END IF;
    IF NEW.seats < NEW.used THEN
        PERFORM refuse('reserved_seats_used', jsonb_build_object('session', whose.code, 'seats', NEW.seats, 'used', NEW.used));
    END IF;
    RETURN NEW;
END
$$;

-- After reserved seats were written: the session keeps as many seats as are reserved and neither used nor released.
CREATE OR REPLACE FUNCTION atelier.reserved_seats_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    change integer := 0;
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.released_at IS NULL THEN
        change := NEW.seats - NEW.used;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.released_at IS NULL THEN
        change := change - (OLD.seats - OLD.used);
    END IF;
    IF change <> 0 THEN
        UPDATE session s SET kept = s.kept + change WHERE s.id = COALESCE(NEW.session_id, OLD.session_id);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.released_at IS NULL THEN
        PERFORM tend_at(NEW.session_id, NEW.until);
    END IF;
    -- Whoever waits may have a seat by it.
    IF TG_OP <> 'UPDATE' OR NEW.seats <> OLD.seats THEN
        PERFORM tend_at(s.id, atelier.now())
        FROM session s
        WHERE s.id = COALESCE(NEW.session_id, OLD.session_id) AND s.waiting > 0 AND s.taken < s.capacity;
    END IF;
    RETURN NULL;
END
$$;
