-- A draw is committed, then run or abandoned, and then stays. What was announced never changes; what is drawn is whole: of
-- every stratum all ranks, as many seats as announced and those of the first ranks, no session over its seats.
CREATE OR REPLACE FUNCTION atelier.draw_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('draw_fixed', '{}');
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'committed' THEN
            PERFORM refuse('draw_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'committed' OR (NEW.id, NEW.round_id, NEW.number, NEW.source, NEW.instant, NEW.reserves_until, NEW.fields,
            NEW.seats, NEW.applications, NEW.secret, NEW.commitment, NEW.list_sha256, NEW.committed_at)
        IS DISTINCT FROM (OLD.id, OLD.round_id, OLD.number, OLD.source, OLD.instant, OLD.reserves_until, OLD.fields,
            OLD.seats, OLD.applications, OLD.secret, OLD.commitment, OLD.list_sha256, OLD.committed_at) THEN
        PERFORM refuse('draw_fixed', '{}');
    END IF;
    IF NEW.state = 'run' AND EXISTS (SELECT FROM draw_gaps(NEW.id)) THEN
        PERFORM refuse('draw_whole', (SELECT jsonb_build_object('place', g.place) FROM draw_gaps(NEW.id) g LIMIT 1));
    END IF;
    RETURN NEW;
END
$$;

-- What is missing from a draw's result, or too much in it.
CREATE OR REPLACE FUNCTION atelier.draw_gaps(draw uuid) RETURNS TABLE (place text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT 'stratum ' || t.number
    FROM draw_stratum t
    LEFT JOIN draw_entry e ON e.draw_id = t.draw_id AND e.stratum = t.number
    WHERE t.draw_id = draw_gaps.draw
    GROUP BY t.number, t.applicants, t.seats
    HAVING count(e.rank) <> t.applicants OR max(e.rank) <> t.applicants OR count(e.session_number) <> t.seats
        OR COALESCE(max(e.rank) FILTER (WHERE e.session_number IS NOT NULL), 0) <> t.seats
    UNION ALL
    SELECT 'session ' || s.code
    FROM draw_session s
    LEFT JOIN draw_entry e ON e.draw_id = s.draw_id AND e.session_number = s.number
    WHERE s.draw_id = draw_gaps.draw
    GROUP BY s.code, s.seats
    HAVING count(e.id) > s.seats
    $$;

-- Sessions, strata and events of a draw are written once.
CREATE OR REPLACE FUNCTION atelier.draw_part_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM refuse('draw_fixed', '{}');
    RETURN NULL;
END
$$;

-- An entry of the list gets its rank and seat while the draw is committed; nothing else of it changes, and nothing afterwards.
CREATE OR REPLACE FUNCTION atelier.draw_entry_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF EXISTS (SELECT FROM draw d WHERE d.id IN (SELECT n.draw_id FROM new_rows n) AND d.state <> 'committed')
        OR EXISTS (
            SELECT n.id, n.draw_id, n.application_id, n.stratum, n.preferences, n.rule, n.paper_on FROM new_rows n
            EXCEPT
            SELECT o.id, o.draw_id, o.application_id, o.stratum, o.preferences, o.rule, o.paper_on FROM old_rows o) THEN
        PERFORM refuse('draw_fixed', '{}');
    END IF;
    RETURN NULL;
END
$$;

-- The seats that a draw keeps are there as long as it keeps them: refuses, where there are such, a number of seats below those
-- taken and those kept, for whomever.
CREATE OR REPLACE FUNCTION atelier.require_draw_seats(session uuid, code text, capacity integer, taken integer, kept integer)
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF taken + kept > capacity AND EXISTS (
        SELECT FROM reserved_seats v
        WHERE v.session_id = require_draw_seats.session AND v.draw_id IS NOT NULL AND v.released_at IS NULL) THEN
        PERFORM refuse('draw_seats_in_capacity', jsonb_build_object('session', code, 'capacity', capacity, 'taken', taken,
            'kept', kept));
    END IF;
END
$$;

-- Before a session has fewer seats.
CREATE OR REPLACE FUNCTION atelier.session_draw_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_draw_seats(NEW.id, NEW.code, NEW.capacity, NEW.taken, NEW.kept);
    RETURN NEW;
END
$$;

-- What of applications a live draw has frozen stays: no other comes in, none is judged or doubled anew, no wish changes.
-- Withdrawing is always possible; the draw passes over who has.
CREATE OR REPLACE FUNCTION atelier.require_unfrozen(applications uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT refuse('draw_list_frozen', jsonb_build_object('round', r.code, 'application', a.reference, 'number', d.number))
    FROM application a
    JOIN draw d ON d.round_id = a.round_id AND d.state <> 'abandoned'
    JOIN round r ON r.id = a.round_id
    WHERE a.id = ANY(require_unfrozen.applications)
    ORDER BY a.arrival
    LIMIT 1
    $$;
