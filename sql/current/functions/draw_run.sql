-- Begins the run of a round's committed draw: locks round, sessions and draw, refuses before the instant that was announced
-- and a second run, and tells what the caller needs to compute the result in this transaction.
CREATE OR REPLACE FUNCTION atelier.start_draw(round uuid, public_value text, OUT draw_id uuid, OUT secret bytea)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    target round;
    found draw;
BEGIN
    PERFORM FROM round r WHERE r.id = start_draw.round FOR NO KEY UPDATE;
    target := require_round(start_draw.round);
    PERFORM lock_draw_sessions(target.id);
    SELECT d.* INTO found FROM draw d WHERE d.round_id = target.id AND d.state <> 'abandoned';
    IF found.id IS NULL THEN
        PERFORM refuse('draw_not_committed', jsonb_build_object('round', target.code));
    ELSIF found.state = 'run' THEN
        PERFORM refuse('draw_run_once', jsonb_build_object('round', target.code, 'number', found.number,
            'at', to_char(found.ended_at AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone));
    ELSIF atelier.now() < found.instant THEN
        PERFORM refuse('draw_not_before_instant', jsonb_build_object('round', target.code, 'source', found.source,
            'instant', to_char(found.instant AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone));
    ELSIF start_draw.public_value IS NULL OR start_draw.public_value = '' OR start_draw.public_value <> btrim(start_draw.public_value)
        OR start_draw.public_value ~ '[[:cntrl:]]' THEN
        PERFORM refuse('draw_public_value_form', '{}');
    END IF;
    draw_id := found.id;
    secret := found.secret;
END
$$;

-- Records what was drawn, all of it at once: item n of the arrays is a participant's reference, rank in its stratum, and, of
-- who has a seat, the number of the session and of the wish that it is. Whether it is whole is judged when the draw becomes
-- run. Then those drawn are registered. Returns what admission refused, and whom the reserves replaced.
CREATE OR REPLACE FUNCTION atelier.record_draw(
    draw uuid, public_value text, reference text[], rank integer[], session_number smallint[], choice smallint[],
    result_sha256 bytea
) RETURNS TABLE (kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    target round;
    made draw;
BEGIN
    target := require_round((SELECT d.round_id FROM draw d WHERE d.id = record_draw.draw));
    PERFORM lock_draw_sessions(target.id);
    UPDATE draw_entry e
    SET rank = r.rank, session_number = r.session_number, choice = r.choice
    FROM unnest(reference, record_draw.rank, record_draw.session_number, record_draw.choice)
        AS r(reference, rank, session_number, choice)
    JOIN application a ON a.reference = r.reference
    WHERE e.draw_id = record_draw.draw AND e.application_id = a.id;
    UPDATE draw d
    SET state = 'run', public_value = record_draw.public_value, result_sha256 = record_draw.result_sha256,
        ended_at = date_trunc('second', atelier.now()), actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE d.id = record_draw.draw AND d.state = 'committed'
    RETURNING * INTO made;
    IF made.id IS NULL THEN
        PERFORM refuse('draw_run_once', jsonb_build_object('round', target.code));
    END IF;
    UPDATE round r
    SET state = 'decided', state_because = format('Draw %s was run', made.number)
    WHERE r.id = target.id;
    RETURN QUERY SELECT * FROM register_drawn(made.id);
END
$$;

-- Registers who was drawn, by the ordinary admission, in batches; then the reserves for those whom it refuses and for who
-- has withdrawn since the list was frozen.
CREATE OR REPLACE FUNCTION atelier.register_drawn(draw uuid)
    RETURNS TABLE (kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    batch record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (
        SELECT a.person_id FROM draw_entry e JOIN application a ON a.id = e.application_id
        WHERE e.draw_id = register_drawn.draw AND e.session_number IS NOT NULL)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR batch IN
        SELECT array_agg(s.entry_id ORDER BY s.place) AS entries, array_agg(s.session_id ORDER BY s.place) AS sessions
        FROM (
            SELECT q.entry_id, q.session_id, row_number() OVER (ORDER BY q.session_number, q.stratum, q.rank) - 1 AS place
            FROM draw_seat q
            WHERE q.draw_id = register_drawn.draw
        ) AS s
        GROUP BY s.place / 250
        ORDER BY s.place / 250
    LOOP
        RETURN QUERY
        SELECT 'out', r.reference, r.rule, r.facts, NULL::text, NULL::text
        FROM admit_to_draw(register_drawn.draw, batch.entries, batch.sessions) r;
    END LOOP;
    RETURN QUERY SELECT * FROM refill_draw_seats(ARRAY(
        SELECT s.session_id FROM draw_session s WHERE s.draw_id = register_drawn.draw));
END
$$;
