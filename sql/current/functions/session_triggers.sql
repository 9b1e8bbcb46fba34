-- Before a session is written: its states only along the drawn transitions (draft → published → cancelled, draft →
-- cancelled), none cancelled that was held, a number of its own in its series, nothing published without a time, no capacity
-- above a room of its blocks.
CREATE OR REPLACE FUNCTION atelier.session_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            PERFORM refuse('session_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state, 'session', NEW.code));
        END IF;
        PERFORM require_whole(NEW.code, NEW.part_of);
        NEW.series_number := place_in_series(NEW.id, NEW.series_id, NULL, NEW.series_number);
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
        (('draft', 'published'), ('draft', 'cancelled'), ('published', 'cancelled')) THEN
        PERFORM refuse('session_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state, 'session', NEW.code));
    END IF;
    IF NEW.state = 'cancelled' AND OLD.state = 'published' THEN
        PERFORM require_not_held(NEW.id, NEW.code);
    END IF;
    IF NEW.holds_time <> OLD.holds_time AND EXISTS (SELECT FROM expected(NEW.id)) THEN
        PERFORM refuse('session_has_people', jsonb_build_object('session', NEW.code));
    END IF;
    IF NEW.part_of IS DISTINCT FROM OLD.part_of THEN
        PERFORM lock_family(NEW.id, NEW.part_of);
        IF EXISTS (SELECT FROM wholes_of(NEW.part_of) w WHERE w.session_id = NEW.id) THEN
            PERFORM refuse('session_part_of_another', jsonb_build_object('session', NEW.code));
        END IF;
        PERFORM require_whole(NEW.code, NEW.part_of);
    END IF;
    IF (NEW.series_id, NEW.series_number) IS DISTINCT FROM (OLD.series_id, OLD.series_number) THEN
        NEW.series_number := place_in_series(NEW.id, NEW.series_id, OLD.series_id, NEW.series_number);
    END IF;
    IF NEW.state = 'published' AND NEW.starts_at IS NULL THEN
        PERFORM refuse('session_without_blocks', jsonb_build_object('session', NEW.code));
    END IF;
    IF OLD.state = 'cancelled' AND NEW.registration_open AND NOT OLD.registration_open THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', NEW.code, 'because', NEW.cancelled_because));
    END IF;
    IF NEW.capacity > OLD.capacity THEN
        PERFORM require_seats(b.room_id, NEW.capacity)
        FROM block b
        WHERE b.session_id = NEW.id AND b.room_id IS NOT NULL AND b.override_reason IS NULL;
    END IF;
    IF NEW.capacity BETWEEN 1 AND OLD.taken - 1 THEN
        PERFORM refuse('session_not_oversold', jsonb_strip_nulls(jsonb_build_object(
            'session', NEW.code, 'capacity', NEW.capacity, 'taken', OLD.taken,
            'people', last_in(NEW.id, OLD.taken - NEW.capacity))));
    END IF;
    -- What was announced changed: calendars must take the new version (RFC 5545 SEQUENCE).
    IF OLD.state <> 'draft' AND (NEW.state, NEW.title, NEW.place, NEW.country_code, NEW.language)
        IS DISTINCT FROM (OLD.state, OLD.title, OLD.place, OLD.country_code, OLD.language) THEN
        NEW.sequence := NEW.sequence + 1;
    END IF;
    NEW.changed_at := atelier.now();
    RETURN NEW;
END
$$;

-- Refuses the cancelling of a session in which somebody was there, or that gave a certificate.
CREATE OR REPLACE FUNCTION atelier.require_not_held(session uuid, code text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF EXISTS (
            SELECT FROM block b
            JOIN attendance a ON a.block_id = b.id AND a.present
            WHERE b.session_id = require_not_held.session)
        OR EXISTS (SELECT FROM certificate c WHERE c.session_id = require_not_held.session) THEN
        PERFORM refuse('session_held', jsonb_build_object('session', require_not_held.code));
    END IF;
END
$$;

-- Whom fewer seats would concern: so many of those who came in last, as references that the actor's office may know, ten at
-- the most.
CREATE OR REPLACE FUNCTION atelier.last_in(session uuid, seats integer) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT string_agg(person_reference(l.person_id), ', ' ORDER BY l.arrival DESC)
    FROM (
        SELECT r.person_id, r.arrival
        FROM registration r
        WHERE r.session_id = last_in.session AND r.state IN ('confirmed', 'offered')
        ORDER BY r.arrival DESC
        LIMIT LEAST(seats, 10)
    ) AS l
    $$;

-- Refuses a whole of which a session can't be a part: a cancelled one, or one that another office hosts.
CREATE OR REPLACE FUNCTION atelier.require_whole(session text, whole uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    wanted record;
BEGIN
    SELECT s.code, s.state, s.cancelled_because, s.host_office_id, s.visibility INTO wanted
    FROM session s
    WHERE s.id = require_whole.whole;
    IF NOT FOUND THEN
        RETURN;
    ELSIF NOT may_host(wanted.host_office_id) AND wanted.visibility <> 'public' THEN
        PERFORM refuse('session_unknown', jsonb_build_object('session', wanted.code));
    ELSIF wanted.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', wanted.code, 'because', wanted.cancelled_because));
    END IF;
END
$$;

-- After a session was planned: what its training's checklist asks for becomes its own tasks.
CREATE OR REPLACE FUNCTION atelier.session_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    INSERT INTO task (session_id, title, kind, days)
    SELECT NEW.id, i.title, i.kind, i.days
    FROM checklist_item i
    WHERE i.training_id = NEW.training_id
    ORDER BY i.days, i.id;
    RETURN NULL;
END
$$;

-- After a session was written: a cancelled one gives its rooms and everybody's time back, its parts, registrations and
-- assignments end with it, and everybody concerned has to be told, of another place too; more capacity goes to who waits;
-- who is in a part of another whole is held accordingly.
CREATE OR REPLACE FUNCTION atelier.session_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NEW.part_of IS DISTINCT FROM OLD.part_of THEN
        PERFORM hold_part_anew(NEW.id, OLD.part_of);
    END IF;
    IF NEW.state = 'cancelled' AND OLD.state <> 'cancelled' THEN
        IF OLD.state = 'published' THEN
            PERFORM notify_everybody(NEW.id, 'cancelled', jsonb_build_object('because', NEW.cancelled_because));
        END IF;
        UPDATE session SET state = 'cancelled', cancelled_because = NEW.cancelled_because
        WHERE part_of = NEW.id AND state <> 'cancelled';
        DELETE FROM room_hold h USING block b WHERE b.id = h.block_id AND b.session_id = NEW.id;
        UPDATE assignment SET state = 'withdrawn'
        WHERE session_id = NEW.id AND state IN ('proposed', 'asked', 'accepted');
        UPDATE registration
        SET state = 'cancelled',
            rule = 'session_cancelled',
            facts = jsonb_build_object('session', NEW.code, 'because', NEW.cancelled_because),
            actor_user_id = (SELECT a.user_id FROM actor() a)
        WHERE session_id = NEW.id AND state NOT IN ('cancelled', 'refused');
    ELSIF NEW.capacity > OLD.capacity AND NEW.waiting > 0 THEN
        PERFORM promote(NEW.id);
    END IF;
    IF NEW.state = 'published' AND OLD.state = 'published' AND NEW.place IS DISTINCT FROM OLD.place THEN
        PERFORM notify_everybody(NEW.id, 'moved', jsonb_build_object(
            'starts', to_char(NEW.starts_at AT TIME ZONE NEW.zone, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    RETURN NULL;
END
$$;
