-- Locks a round whose draw is to be committed, and refuses one that can't be: not closed, not judged to the end, with a draw
-- already, or without sessions. What is read afterwards in the same transaction is what is frozen.
CREATE OR REPLACE FUNCTION atelier.freeze_round(round uuid, fields text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    target round;
    unknown text;
    unjudged bigint;
BEGIN
    PERFORM FROM round r WHERE r.id = freeze_round.round FOR NO KEY UPDATE;
    target := require_round(freeze_round.round);
    PERFORM refuse('draw_one_a_round', jsonb_build_object('round', target.code, 'number', d.number, 'state', d.state))
    FROM draw d
    WHERE d.round_id = target.id AND d.state <> 'abandoned';
    IF target.state <> 'closed' THEN
        PERFORM refuse('draw_round_closed', jsonb_strip_nulls(jsonb_build_object('round', target.code, 'state', target.state,
            'open', CASE WHEN target.state = 'open' THEN target.code END)));
    END IF;
    SELECT count(*) INTO unjudged FROM application a WHERE a.round_id = target.id AND a.state = 'submitted';
    IF unjudged > 0 THEN
        PERFORM refuse('draw_round_judged', jsonb_build_object('round', target.code, 'unjudged', unjudged));
    END IF;
    SELECT w.key INTO unknown
    FROM unnest(fields) WITH ORDINALITY AS w(key, place)
    WHERE NOT EXISTS (
            SELECT FROM form_field f WHERE f.form_id = target.form_id AND f.key = w.key AND f.stratum)
        OR array_position(fields, w.key) < w.place
    ORDER BY w.place
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('draw_stratum_field', jsonb_build_object('round', target.code, 'field', unknown, 'fields', COALESCE((
            SELECT string_agg(f.key, ', ' ORDER BY f.position) FROM form_field f
            WHERE f.form_id = target.form_id AND f.stratum), 'none')));
    END IF;
    IF NOT EXISTS (SELECT FROM application a WHERE a.round_id = target.id AND a.state = 'eligible') THEN
        PERFORM refuse('draw_nobody', jsonb_build_object('round', target.code));
    END IF;
END
$$;

-- After a file of thousands was entered, the statistics may still be those of empty tables, and every plan of a draw would be
-- made for these. Belongs to the owner, who alone may do this.
CREATE OR REPLACE FUNCTION atelier.count_for_draw() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    ANALYZE atelier.draw_entry (id, draw_id, application_id, stratum);
    -- Where they know of half as many, they are good enough.
    IF 2 * (SELECT c.reltuples FROM pg_class c WHERE c.oid = 'atelier.application'::regclass)
        < (SELECT count(*) FROM draw_entry) THEN
        ANALYZE atelier.application (id, round_id, reference, person_id), atelier.person (id, reference, office_id);
    END IF;
END
$$;

-- Commits the draw of a round that this transaction has frozen: entries, sessions and strata as round_draw_… give them, the
-- strata with the seats given (number n of the array for stratum n), the list's hash as the caller made it of the same
-- rows. The secret is made here and leaves the database only when the draw has ended. Keeps the sessions' seats.
CREATE OR REPLACE FUNCTION atelier.commit_draw(
    round uuid, source text, instant timestamptz, reserves_until timestamptz, fields text[], stratum_seats integer[],
    list_sha256 bytea
) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made draw;
    random bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    started timestamptz := date_trunc('second', atelier.now());
BEGIN
    PERFORM freeze_round(commit_draw.round, commit_draw.fields);
    INSERT INTO draw (round_id, number, source, instant, reserves_until, fields, seats, applications, secret, commitment,
        list_sha256, committed_at, actor_user_id)
    SELECT commit_draw.round, 1 + (SELECT count(*) FROM draw d WHERE d.round_id = commit_draw.round), commit_draw.source,
        COALESCE(commit_draw.instant, started), commit_draw.reserves_until, commit_draw.fields,
        (SELECT sum(s.seats) FROM unnest(stratum_seats) AS s(seats)),
        (SELECT count(*) FROM application a WHERE a.round_id = commit_draw.round), random, sha256(random), commit_draw.list_sha256,
        started, (SELECT w.user_id FROM actor() w)
    RETURNING * INTO made;
    INSERT INTO draw_session (draw_id, number, session_id, code, seats)
    SELECT made.id, s.number, s.session_id, s.code, s.seats FROM round_draw_sessions(made.round_id) s;
    PERFORM keep_draw_seats(made);

    WITH listed AS MATERIALIZED (
        SELECT l.* FROM round_draw_entries(made.round_id, made.fields) l
    ), strata AS (
        INSERT INTO draw_stratum (draw_id, number, answers, applicants, seats)
        SELECT made.id, l.stratum, l.answers, count(*), stratum_seats[l.stratum]
        FROM listed l
        WHERE l.stratum IS NOT NULL
        GROUP BY l.stratum, l.answers
    )
    INSERT INTO draw_entry (draw_id, application_id, stratum, preferences, rule, paper_on)
    SELECT made.id, l.application_id, l.stratum, l.preferences, l.rule, l.paper_on FROM listed l;
    PERFORM count_for_draw();
    RETURN made.number;
END
$$;

-- Keeps the seats of a draw's sessions for it, so that nobody else gets them meanwhile: until reserves fill no more, or the
-- session begins. Refuses a session that can't give them.
CREATE OR REPLACE FUNCTION atelier.keep_draw_seats(draw atelier.draw) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM session s
    WHERE s.id IN (SELECT o.session_id FROM draw_session o WHERE o.draw_id = (draw).id)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM refuse(wrong.rule, jsonb_build_object('session', s.code, 'seats', o.seats, 'free', s.capacity - s.taken - s.kept,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone, 'state', s.state))
    FROM draw_session o
    JOIN session s ON s.id = o.session_id
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN NOT may_host(s.host_office_id) THEN 'draw_session_hosted'
            WHEN s.state <> 'published' THEN 'draw_session_published'
            WHEN s.starts_at <= (draw).instant THEN 'draw_session_ahead'
            WHEN s.capacity - s.taken - s.kept < o.seats THEN 'draw_session_seats'
        END AS rule
    ) AS wrong
    WHERE o.draw_id = (draw).id AND wrong.rule IS NOT NULL
    ORDER BY o.number
    LIMIT 1;
    INSERT INTO reserved_seats (session_id, seats, label, until, draw_id)
    SELECT s.id, o.seats, format('draw %s of round %s', (draw).number, r.code), LEAST((draw).reserves_until, s.starts_at), (draw).id
    FROM draw_session o
    JOIN session s ON s.id = o.session_id
    JOIN round r ON r.id = (draw).round_id
    WHERE o.draw_id = (draw).id
    ORDER BY s.id;
END
$$;

-- Gives up a draw that was committed and not run, for a reason that is published with it; the seats are free again and go
-- to who waits. The round may then be judged again, and its next draw be committed.
CREATE OR REPLACE FUNCTION atelier.abandon_draw(round uuid, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    target round := require_round(abandon_draw.round);
    given_up draw;
    sessions uuid[];
BEGIN
    IF COALESCE(btrim(abandon_draw.because), '') = '' THEN
        PERFORM refuse('draw_abandoned_because', '{}');
    END IF;
    sessions := lock_draw_sessions(target.id);
    UPDATE draw d
    SET state = 'abandoned', because = abandon_draw.because, ended_at = date_trunc('second', atelier.now()),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE d.round_id = target.id AND d.state = 'committed'
    RETURNING * INTO given_up;
    IF given_up.id IS NULL THEN
        PERFORM refuse('draw_not_committed', jsonb_build_object('round', target.code));
    END IF;
    UPDATE reserved_seats v SET released_at = atelier.now() WHERE v.draw_id = given_up.id AND v.released_at IS NULL;
    PERFORM promote(s.id) FROM unnest(sessions) AS s(id) ORDER BY s.id;
    RETURN given_up.number;
END
$$;

-- Locks the sessions of a round's live draw, by id; the draw itself is locked after them.
CREATE OR REPLACE FUNCTION atelier.lock_draw_sessions(round uuid) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    sessions uuid[] := ARRAY(
        SELECT o.session_id FROM draw_session o JOIN draw d ON d.id = o.draw_id
        WHERE d.round_id = lock_draw_sessions.round AND d.state <> 'abandoned'
        ORDER BY o.session_id);
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM FROM draw d WHERE d.round_id = lock_draw_sessions.round ORDER BY d.id FOR NO KEY UPDATE;
    RETURN sessions;
END
$$;
