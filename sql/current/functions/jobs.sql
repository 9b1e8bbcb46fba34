-- What is due at a time without anybody asking: a job tends one session, or deletes what may no longer be kept, and does no
-- harm if it is done twice.

-- Asks for a session to be tended at an instant; asked for twice, it is done once.
CREATE OR REPLACE FUNCTION atelier.tend_at(session uuid, instant timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO job (kind, payload, run_at)
    VALUES ('tend session', jsonb_build_object('session', tend_at.session), instant)
    ON CONFLICT (kind, payload, run_at) WHERE done_at IS NULL DO NOTHING
    $$;

-- What time brings to a session: reserved seats whose deadline is over are free, invitations and offers lapse, and who waits
-- moves up. Returns how many moved up.
CREATE OR REPLACE FUNCTION atelier.tend_session(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = tend_session.session FOR NO KEY UPDATE;
    PERFORM release_reserved(ARRAY[tend_session.session]);
    PERFORM expire_invitations(tend_session.session);
    PERFORM lapse_offers(tend_session.session);
    RETURN promote(tend_session.session);
END
$$;

-- Asks for what may no longer be kept to be deleted from now on, every day; asked for again, nothing changes. For a job of
-- the service.
CREATE OR REPLACE FUNCTION atelier.delete_daily() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    INSERT INTO job (kind, payload)
    VALUES ('delete expired', '{}')
    ON CONFLICT (kind) WHERE kind = 'delete expired' AND done_at IS NULL DO NOTHING;
END
$$;

-- Does the first job that is due and that nobody else has in hand; no row if there is none. One that fails is done again
-- later, at most an hour; why stands beside it. Deleting goes on until nothing is left, in steps of a transaction each, and
-- then again a day later. For a job of the service and for who administers.
CREATE OR REPLACE FUNCTION atelier.do_job()
    RETURNS TABLE (kind text, session text, promoted integer, deleted bigint, error text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    due job;
    failed text;
    moved integer;
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role = 'administrator') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT j.* INTO due
    FROM job j
    WHERE j.done_at IS NULL AND j.run_at <= atelier.now()
    ORDER BY j.run_at, j.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED;
    IF due.id IS NULL THEN
        RETURN;
    END IF;
    BEGIN
        IF due.kind = 'delete expired' THEN
            gone := (SELECT COALESCE(sum(d.deleted), 0) FROM delete_expired() d);
            UPDATE job j
            SET run_at = atelier.now() + CASE WHEN gone = 0 THEN interval '1 day' ELSE interval '0' END, attempts = 0,
                last_error = NULL
            WHERE j.id = due.id;
        ELSE
            moved := tend_session((due.payload ->> 'session')::uuid);
            UPDATE job j SET done_at = atelier.now(), attempts = j.attempts + 1 WHERE j.id = due.id;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        failed := SQLERRM;
        UPDATE job j
        SET attempts = j.attempts + 1, last_error = failed,
            run_at = atelier.now() + LEAST(make_interval(secs => 2 ^ LEAST(j.attempts, 12)), interval '1 hour')
        WHERE j.id = due.id;
    END;
    RETURN QUERY
    SELECT due.kind, (SELECT s.code FROM session s WHERE s.id::text = due.payload ->> 'session'), moved, gone, failed;
END
$$;

-- After holds were given back: where somebody waits because they were expected elsewhere then, they may have their turn now.
CREATE OR REPLACE FUNCTION atelier.hold_after_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM tend_at(w.session_id, atelier.now())
    FROM (
        SELECT DISTINCT r.session_id
        FROM old_rows o
        JOIN registration r ON r.person_id = o.person_id AND r.state = 'waitlisted'
            AND r.rule IN ('hold_one_place_at_a_time', 'registration_group_waits')
    ) AS w
    ORDER BY w.session_id;
    RETURN NULL;
END
$$;
