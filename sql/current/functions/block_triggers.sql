-- Before a block is written: its instants from its local times; and a room that is large enough, unless overridden.
CREATE OR REPLACE FUNCTION atelier.block_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whose record;
BEGIN
    -- Locks the session first, as everything does that holds seats, time or rooms.
    SELECT s.capacity, s.host_office_id, s.code, s.state, s.cancelled_because, s.series_id INTO whose
    FROM session s
    WHERE s.id = NEW.session_id
    FOR NO KEY UPDATE;
    IF NOT may_host(whose.host_office_id) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    ELSIF whose.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', whose.code, 'because', whose.cancelled_because));
    ELSIF TG_OP = 'UPDATE' AND (NEW.starts_local, NEW.ends_local, NEW.zone)
        IS DISTINCT FROM (OLD.starts_local, OLD.ends_local, OLD.zone)
        AND (EXISTS (SELECT FROM attendance a WHERE a.block_id = NEW.id)
            OR EXISTS (SELECT FROM certificate c WHERE c.course_id IN (NEW.session_id, whose.series_id))) THEN
        PERFORM refuse('block_attended', jsonb_build_object('session', whose.code));
    END IF;
    NEW.starts_at := instant(NEW.starts_local, NEW.zone, NEW.starts_fold, 'start');
    NEW.ends_at := instant(NEW.ends_local, NEW.zone, NEW.ends_fold, 'end');
    IF NEW.ends_at <= NEW.starts_at THEN
        PERFORM refuse('block_ends_after_start', jsonb_build_object(
            'starts', to_char(NEW.starts_local, 'YYYY-MM-DD HH24:MI'),
            'ends', to_char(NEW.ends_local, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    -- Why a room is right stays said as long as neither the times nor the room change.
    IF TG_OP = 'UPDATE' AND NEW.override_reason IS NULL AND (NEW.starts_at, NEW.ends_at, NEW.room_id)
        IS NOT DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.room_id) THEN
        NEW.override_reason := OLD.override_reason;
    END IF;
    IF NEW.room_id IS NOT NULL AND NEW.override_reason IS NULL THEN
        PERFORM require_seats(NEW.room_id, whose.capacity);
    END IF;
    RETURN NEW;
END
$$;

-- Refuses a room with fewer seats than wanted.
CREATE OR REPLACE FUNCTION atelier.require_seats(room uuid, wanted integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    small record;
BEGIN
    SELECT r.code, r.name, r.seats INTO small FROM room r WHERE r.id = require_seats.room AND r.seats < wanted;
    IF FOUND THEN
        PERFORM refuse('session_over_room', jsonb_build_object(
            'capacity', wanted, 'room', small.code, 'name', small.name, 'seats', small.seats));
    END IF;
END
$$;

-- Whether a block uses its room against a rule: then a row, with the reason for who may host the session.
CREATE OR REPLACE FUNCTION atelier.room_overridden(block uuid) RETURNS TABLE (because text)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = atelier, public, pg_temp
    AS $$
    SELECT CASE WHEN may_host(s.host_office_id) THEN b.override_reason END
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = room_overridden.block AND b.override_reason IS NOT NULL
    $$;

-- After blocks were written: the session's span, its SEQUENCE once it is published, the time that its room, its
-- participants and its trainers are held for, and that everybody has to be told of another time or place.
CREATE OR REPLACE FUNCTION atelier.block_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    changed uuid := COALESCE(NEW.session_id, OLD.session_id);
BEGIN
    UPDATE session
    SET starts_at = span.starts_at,
        ends_at = span.ends_at,
        sequence = sequence + CASE WHEN state = 'draft' THEN 0 ELSE 1 END,
        changed_at = atelier.now()
    FROM (SELECT min(b.starts_at) AS starts_at, max(b.ends_at) AS ends_at FROM block b WHERE b.session_id = changed) AS span
    WHERE session.id = changed;
    IF TG_OP = 'DELETE' THEN
        DELETE FROM hold h WHERE h.block_id = OLD.id;
        PERFORM give_back(array_agg(e.person_id), array_agg(changed)) FROM expected(changed) e HAVING count(*) > 0;
    ELSE
        PERFORM hold_people(NEW.id);
        PERFORM hold_room(NEW.id, NEW.override_reason IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.override_reason IS DISTINCT FROM OLD.override_reason));
    END IF;
    -- One that came or went differs from nothing.
    IF (NEW.starts_at, NEW.ends_at, NEW.room_id, NEW.place)
        IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.room_id, OLD.place) THEN
        PERFORM notify_everybody(changed, 'moved', jsonb_build_object(
            'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone))
        FROM session s
        WHERE s.id = changed AND s.state = 'published';
    END IF;
    RETURN NULL;
END
$$;
