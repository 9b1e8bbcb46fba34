-- Why an application that takes part in a draw no longer counts; NULL if it does.
CREATE OR REPLACE FUNCTION atelier.draw_absence(application uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT CASE WHEN p.erased_at IS NOT NULL THEN 'application_erased' WHEN a.state = 'withdrawn' THEN 'application_withdrawn' END
    FROM application a
    JOIN person p ON p.id = a.person_id
    WHERE a.id = draw_absence.application
    $$;

-- Writes down that entries of one draw are out, in the order given, each by its rule.
CREATE OR REPLACE FUNCTION atelier.draw_out(draw uuid, entries uuid[], rules text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO draw_event (draw_id, number, at, kind, entry_id, rule)
    SELECT draw_out.draw, (SELECT count(*) FROM draw_event v WHERE v.draw_id = draw_out.draw) + o.place,
        date_trunc('second', atelier.now()), 'out', o.entry, o.rule
    FROM unnest(entries, rules) WITH ORDINALITY AS o(entry, rule, place)
    $$;

-- Admits entries of a draw to the sessions that they were drawn for or are given, as the draw itself, by the one guard.
-- Whom it refuses is out; returns them with the reason.
CREATE OR REPLACE FUNCTION atelier.admit_to_draw(draw uuid, entries uuid[], sessions uuid[])
    RETURNS TABLE (entry_id uuid, reference text, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    refused record;
    identity text := 'draw:' || draw;
BEGIN
    WITH item AS MATERIALIZED (
        SELECT i.place, i.entry, i.session, a.person_id, a.reference, draw_absence(a.id) AS absence,
            (SELECT v.id FROM reserved_seats v
                WHERE v.draw_id = admit_to_draw.draw AND v.session_id = i.session AND v.released_at IS NULL) AS kept
        FROM unnest(entries, sessions) WITH ORDINALITY AS i(entry, session, place)
        JOIN draw_entry e ON e.id = i.entry
        JOIN application a ON a.id = e.application_id
    ), batch AS (
        SELECT array_agg(i.session ORDER BY i.place) AS sessions, array_agg(i.person_id ORDER BY i.place) AS persons,
            array_agg(identity ORDER BY i.place) AS identities, array_agg(NULL::text ORDER BY i.place) AS nothing,
            array_agg(i.kept ORDER BY i.place) AS kept, array_agg(i.entry ORDER BY i.place) AS entries
        FROM item i
        WHERE i.absence IS NULL
    ), answered AS (
        SELECT b.entries[a.item] AS entry, a.rule, a.facts
        FROM batch b
        CROSS JOIN LATERAL admit(b.sessions, b.persons, b.identities, b.nothing, b.nothing, b.kept) a
        WHERE b.entries IS NOT NULL AND a.outcome = 'refused'
    ), no AS (
        SELECT i.place, i.entry, i.reference, COALESCE(i.absence, a.rule) AS rule, a.facts
        FROM item i
        LEFT JOIN answered a ON a.entry = i.entry
        WHERE i.absence IS NOT NULL OR a.rule IS NOT NULL
    )
    SELECT array_agg(n.entry ORDER BY n.place) AS entries, array_agg(n.reference ORDER BY n.place) AS refs,
        array_agg(n.rule ORDER BY n.place) AS rules, array_agg(n.facts ORDER BY n.place) AS facts
    INTO refused
    FROM no n;
    PERFORM draw_out(admit_to_draw.draw, refused.entries, refused.rules);
    RETURN QUERY SELECT * FROM unnest(refused.entries, refused.refs, refused.rules, refused.facts);
END
$$;

-- Gives the seats that drawn persons of these sessions have lost to the first reserve of their stratum, as long as the
-- draw's reserves fill: who is refused by admission, or has withdrawn, is passed over. Called whenever a registration ends
-- that used a draw's seat; calling it once more changes nothing. Returns what happened, in order.
CREATE OR REPLACE FUNCTION atelier.refill_draw_seats(sessions uuid[])
    RETURNS TABLE (kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    vacancy record;
    reserve record;
    refused record;
BEGIN
    PERFORM FROM draw d
    WHERE d.id IN (SELECT o.draw_id FROM draw_session o WHERE o.session_id = ANY(sessions)) AND d.state = 'run'
    ORDER BY d.id
    FOR NO KEY UPDATE;
    PERFORM draw_out(l.draw_id, array_agg(l.entry_id ORDER BY l.stratum, l.rank), array_agg(l.rule ORDER BY l.stratum, l.rank))
    FROM draw_seat_lost l
    WHERE l.session_id = ANY(sessions)
    GROUP BY l.draw_id;
    FOR vacancy IN SELECT v.* FROM draw_seat_vacant v WHERE v.session_id = ANY(sessions) ORDER BY v.draw_id, v.number LOOP
        LOOP
            SELECT n.entry_id, n.reference, n.person_id INTO reserve
            FROM draw_next_reserve(vacancy.draw_id, vacancy.stratum) n;
            EXIT WHEN reserve.entry_id IS NULL;
            SELECT r.* INTO refused
            FROM admit_to_draw(vacancy.draw_id, ARRAY[reserve.entry_id], ARRAY[vacancy.session_id]) r;
            IF refused.entry_id IS NULL THEN
                INSERT INTO draw_event (draw_id, number, at, kind, entry_id, instead_of, session_number)
                SELECT vacancy.draw_id, 1 + (SELECT count(*) FROM draw_event v WHERE v.draw_id = vacancy.draw_id),
                    date_trunc('second', atelier.now()), 'in', reserve.entry_id, vacancy.entry_id, vacancy.session_number;
                PERFORM notify_person(vacancy.session_id, reserve.person_id, 'promoted', '{}');
                RETURN QUERY SELECT 'in', reserve.reference, NULL::text, NULL::jsonb, vacancy.reference, vacancy.code;
                EXIT;
            END IF;
            RETURN QUERY SELECT 'out', refused.reference, refused.rule, refused.facts, NULL::text, NULL::text;
        END LOOP;
    END LOOP;
END
$$;

-- The first reserve of a stratum that has neither come in nor gone out.
CREATE OR REPLACE FUNCTION atelier.draw_next_reserve(draw uuid, stratum integer)
    RETURNS TABLE (entry_id uuid, reference text, person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT e.id, a.reference, a.person_id
    FROM draw_stratum t
    JOIN draw_entry e ON e.draw_id = t.draw_id AND e.stratum = t.number AND e.rank > t.seats
    JOIN application a ON a.id = e.application_id
    WHERE t.draw_id = draw_next_reserve.draw AND t.number = draw_next_reserve.stratum
        AND NOT EXISTS (SELECT FROM draw_event v WHERE v.entry_id = e.id)
    ORDER BY e.rank
    LIMIT 1
    $$;

-- The draw that an identity draw:UUID names; NULL for any other identity.
CREATE OR REPLACE FUNCTION atelier.draw_of(identity text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN identity ~ '^draw:[0-9a-f-]{36}$' THEN substr(identity, 6)::uuid END $$;
