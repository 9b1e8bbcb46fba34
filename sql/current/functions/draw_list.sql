-- What a round's draw would be drawn from, before it is frozen: sessions, strata, entries, as the freezing itself takes
-- them. Numbers count in the order of bytes (of the codes; of the answers, field by field).
CREATE OR REPLACE FUNCTION atelier.round_draw_sessions(round uuid)
    RETURNS TABLE (number smallint, session_id uuid, code text, seats integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT row_number() OVER (ORDER BY s.code COLLATE "C")::smallint, s.id, s.code, o.seats
    FROM round_session o
    JOIN round r ON r.id = o.round_id
    JOIN session s ON s.id = o.session_id
    WHERE o.round_id = round_draw_sessions.round AND may_host(r.office_id)
    ORDER BY s.code COLLATE "C"
    $$;

-- Every application of the round, by reference. Who takes part has a stratum, who doesn't a rule; `paper_on` is the paper's
-- date of one that was entered late.
CREATE OR REPLACE FUNCTION atelier.round_draw_entries(round uuid, fields text[])
    RETURNS TABLE (application_id uuid, reference text, stratum integer, answers text[], preferences smallint[], rule text,
        paper_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH part AS MATERIALIZED (
        SELECT a.id, a.reference, a.state = 'eligible' AS takes_part, a.rule, a.preferences,
            CASE WHEN a.late_reason IS NOT NULL THEN a.paper_on END AS paper_on,
            ARRAY(SELECT COALESCE(a.answers ->> f.key, '') FROM unnest(fields) WITH ORDINALITY AS f(key, place)
                ORDER BY f.place) AS answers
        FROM application a
        JOIN round r ON r.id = a.round_id
        WHERE a.round_id = round_draw_entries.round AND may_host(r.office_id)
    ), stratum AS (
        SELECT p.answers, row_number() OVER (ORDER BY p.answers COLLATE "C")::integer AS number
        FROM part p
        WHERE p.takes_part
        GROUP BY p.answers
    ), wish AS (
        SELECT p.id, array_agg(o.number ORDER BY w.place) AS numbers
        FROM part p
        CROSS JOIN LATERAL unnest(p.preferences) WITH ORDINALITY AS w(session_id, place)
        JOIN round_draw_sessions(round_draw_entries.round) o ON o.session_id = w.session_id
        GROUP BY p.id
    )
    SELECT p.id, p.reference, CASE WHEN p.takes_part THEN s.number END, p.answers, COALESCE(w.numbers, '{}'),
        CASE WHEN NOT p.takes_part THEN p.rule END, p.paper_on
    FROM part p
    LEFT JOIN stratum s ON s.answers = p.answers
    LEFT JOIN wish w ON w.id = p.id
    ORDER BY p.reference COLLATE "C"
    $$;

-- The frozen list of a draw, by reference, with what was drawn once it was run. It is there to be published: whoever is
-- known may read it; nobody is named in it.
CREATE OR REPLACE FUNCTION atelier.draw_entries(draw uuid)
    RETURNS TABLE (reference text, stratum integer, preferences smallint[], rule text, paper_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.reference, e.stratum, e.preferences, e.rule, e.paper_on
    FROM draw_entry e
    JOIN application a ON a.id = e.application_id
    WHERE e.draw_id = draw_entries.draw AND actor_is_known()
    ORDER BY a.reference COLLATE "C"
    $$;

CREATE OR REPLACE FUNCTION atelier.draw_ranks(draw uuid)
    RETURNS TABLE (reference text, stratum integer, rank integer, session_number smallint, choice smallint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.reference, e.stratum, e.rank, e.session_number, e.choice
    FROM draw_entry e
    JOIN application a ON a.id = e.application_id
    WHERE e.draw_id = draw_ranks.draw AND e.rank IS NOT NULL AND actor_is_known()
    ORDER BY e.stratum, e.rank
    $$;

-- How a draw went on, by number: references and rules, no more.
CREATE OR REPLACE FUNCTION atelier.draw_events(draw uuid)
    RETURNS TABLE (number integer, at timestamptz, kind text, reference text, rule text, instead_of text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT v.number, v.at, v.kind, a.reference, v.rule, o.reference
    FROM draw_event v
    JOIN draw_entry e ON e.id = v.entry_id
    JOIN application a ON a.id = e.application_id
    LEFT JOIN draw_entry i ON i.id = v.instead_of
    LEFT JOIN application o ON o.id = i.application_id
    WHERE v.draw_id = draw_events.draw AND actor_is_known()
    ORDER BY v.number
    $$;

-- The secret of a draw that has ended; before that it is nobody's to know.
CREATE OR REPLACE FUNCTION atelier.draw_secret(draw uuid) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT d.secret FROM draw d WHERE d.id = draw_secret.draw AND d.state <> 'committed' AND actor_is_known() $$;

-- What became of an application in the draws of its round, by its reference, for whoever has that: the newest draw that
-- wasn't abandoned, else the newest.
CREATE OR REPLACE FUNCTION atelier.draw_standing(reference text)
    RETURNS TABLE (draw_id uuid, round text, rule text, paper_on date, answers text[], applicants integer, seats integer, rank integer,
        session text, choice smallint, out_rule text, out_at timestamptz, seat_session text, seat_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT d.id, r.code, e.rule, e.paper_on, t.answers, t.applicants, t.seats, e.rank, s.code, e.choice, gone.rule, gone.at, given.code, came.at
    FROM application a
    JOIN draw_entry e ON e.application_id = a.id
    JOIN draw d ON d.id = e.draw_id
    JOIN round r ON r.id = d.round_id
    LEFT JOIN draw_stratum t ON t.draw_id = d.id AND t.number = e.stratum
    LEFT JOIN draw_session s ON s.draw_id = d.id AND s.number = e.session_number
    LEFT JOIN draw_event gone ON gone.entry_id = e.id AND gone.kind = 'out'
    LEFT JOIN draw_event came ON came.entry_id = e.id AND came.kind = 'in'
    LEFT JOIN draw_session given ON given.draw_id = d.id AND given.number = came.session_number
    WHERE a.reference = draw_standing.reference AND actor_is_known()
    ORDER BY d.state = 'abandoned', d.number DESC
    LIMIT 1
    $$;
