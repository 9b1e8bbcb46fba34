-- Writes down that a person has to be told of what happened to a session. What was not told yet is told once, as it is now.
CREATE OR REPLACE FUNCTION atelier.notify_person(session uuid, person uuid, kind text, facts jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO notice (session_id, person_id, kind, facts)
    VALUES (notify_person.session, notify_person.person, notify_person.kind, notify_person.facts)
    ON CONFLICT (session_id, person_id, kind) WHERE told_at IS NULL
    DO UPDATE SET facts = notice.facts || EXCLUDED.facts, created_at = EXCLUDED.created_at
    $$;

-- The same for everybody who counts on a session: registered, waiting, or asked to work there.
CREATE OR REPLACE FUNCTION atelier.notify_everybody(session uuid, kind text, facts jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT notify_person(notify_everybody.session, p.person_id, notify_everybody.kind, notify_everybody.facts)
    FROM (
        SELECT r.person_id
        FROM registration r
        WHERE r.session_id = notify_everybody.session AND r.state IN ('requested', 'confirmed', 'waitlisted', 'offered')
        UNION
        SELECT e.person_id FROM expected(notify_everybody.session) e
    ) AS p
    ORDER BY p.person_id
    $$;

-- Who got a seat of a session, or is offered one, by what this transaction has done: by cancelling, say, or by an erasure;
-- from the line as from a draw's reserves. The reference is NULL for a person whom the acting office doesn't see.
CREATE OR REPLACE FUNCTION atelier.moved_up(session uuid) RETURNS TABLE (reference text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT person_reference(n.person_id)
    FROM notice n
    JOIN registration r ON r.session_id = n.session_id AND r.person_id = n.person_id AND r.state IN ('confirmed', 'offered')
    WHERE n.session_id = moved_up.session AND n.kind IN ('promoted', 'offered') AND n.told_at IS NULL
        AND n.written_by = pg_current_xact_id()
    ORDER BY n.created_at, n.id
    $$;

-- Writes down that persons were told, and how, whatever the notices of the session said; all of them if `persons` is NULL.
-- Only the host's staff. Returns how many notices are done with.
CREATE OR REPLACE FUNCTION atelier.mark_told(session uuid, persons uuid[], how text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    done integer;
BEGIN
    PERFORM require_host(mark_told.session);
    UPDATE notice n
    SET told_at = atelier.now(), how = mark_told.how
    WHERE n.session_id = mark_told.session AND n.told_at IS NULL
        AND (mark_told.persons IS NULL OR n.person_id = ANY(mark_told.persons));
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END
$$;
