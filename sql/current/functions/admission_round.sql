-- One round of a batch: decides the first undecided item of each person, as far as no earlier item of the same session
-- is left for later, so that the outcome is that of the items one after the other. A group has a round of its own. Whoever
-- is refused for an overlap frees a seat for the next in the same session, who is then left for the next round; each round
-- decides at least the first undecided item.
CREATE OR REPLACE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    work admission[] := admission_turn(batch);
    turn integer[] := ARRAY(SELECT w.item FROM unnest(work) w WHERE w.outcome IN ('trying', 'full'));
    wanted hold[];
    held bigint;
    unseated uuid[] := '{}';
    parted_persons uuid[];
    parted_sessions uuid[];
BEGIN
    -- 1. Whoever has a seat is held for every block, or for none, and so is a group; a part's hours are cut out of the
    --    whole's first.
    SELECT array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item)
    INTO parted_persons, parted_sessions
    FROM unnest(work) w
    JOIN session s ON s.id = w.session_id AND s.part_of IS NOT NULL
    WHERE w.outcome = 'trying';
    IF parted_persons IS NOT NULL THEN
        PERFORM cut_holds(parted_persons, parted_sessions);
    END IF;
    wanted := admission_holds(work);
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT n.person_id, n.during, n.block_id, n.registration_id, n.bundle
    FROM unnest(wanted) n
    ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
    GET DIAGNOSTICS held = ROW_COUNT;
    IF held < cardinality(wanted) THEN
        unseated := ARRAY(
            SELECT n.registration_id
            FROM (SELECT n.registration_id, count(*) AS pieces FROM unnest(wanted) n GROUP BY n.registration_id) AS n
            WHERE n.pieces > (SELECT count(*) FROM hold h WHERE h.registration_id = n.registration_id));
        DELETE FROM hold h
        WHERE h.registration_id IN (
            SELECT m.registration_id
            FROM unnest(work) w
            JOIN unnest(work) m ON m.item = w.item OR m.group_id = w.group_id
            WHERE w.registration_id = ANY(unseated));
    END IF;

    -- 2. The answers: confirmed, refused because expected elsewhere, waitlisted; who might still get the seat of a
    --    refused one in the same session is left for the next round.
    work := admission_answers(work, unseated);
    IF parted_persons IS NOT NULL THEN
        -- Who is refused in the part keeps the hours of the whole.
        PERFORM give_back(array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item))
        FROM unnest(work) w
        JOIN session s ON s.id = w.session_id AND s.part_of IS NOT NULL
        WHERE w.item = ANY(turn) AND w.outcome = 'refused';
    END IF;

    -- 3. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id,
        actor_user_id, reserved_seats_id, group_id, unprepared_because, overlapping)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id,
        CASE WHEN n.outcome = 'confirmed' THEN n.reserved_seats_id END, n.group_id, n.unprepared,
        CASE WHEN n.outcome = 'waitlisted' AND n.override IS NOT NULL THEN held_beside(n.person_id, n.session_id) END
    FROM unnest(work) n
    WHERE n.item = ANY(turn) AND n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    PERFORM host_sees(array_agg(n.person_id), array_agg(n.office_id), array_agg(n.session_id))
    FROM unnest(work) n
    JOIN session s ON s.id = n.session_id AND s.host_office_id <> n.office_id
    WHERE n.item = ANY(turn) AND n.outcome IN ('confirmed', 'waitlisted')
    HAVING count(*) > 0;
    RETURN work;
END
$$;

-- Whose turn it is in a round: trying for a seat that there is, or full; or refused, being in the session already.
CREATE OR REPLACE FUNCTION atelier.admission_turn(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    later integer[] := left_for_later(batch);
BEGIN
    RETURN refuse_groups(ARRAY(
        WITH turn AS MATERIALIZED (
            SELECT w.item, w.session_id, w.group_id, r.id AS standing, r.state AS standing_state,
                CASE WHEN r.id IS NULL AND s.kept > 0
                    THEN seats_for(w.session_id, w.person_id, w.reserved_seats_id) END AS pool,
                s.capacity - s.taken AS open,
                CASE WHEN s.waiting > 0 AND s.taken + s.kept < s.capacity AND collects_seats(s.id) THEN 0
                    ELSE s.capacity - s.taken - s.kept END AS free
            FROM unnest(batch) w
            JOIN session s ON s.id = w.session_id
            -- At most one, and looked up by itself: a plan made while there were none would read all of them.
            LEFT JOIN LATERAL (
                SELECT e.id, e.state
                FROM registration e
                WHERE e.session_id = w.session_id AND e.person_id = w.person_id AND e.state NOT IN ('cancelled', 'refused')
                LIMIT 1
            ) AS r ON true
            WHERE w.outcome IS NULL AND w.item <> ALL(later)
        ), over AS MATERIALIZED (
            -- Whom the reserved seats can't take any more.
            SELECT t.item, t.session_id, t.group_id
            FROM (
                SELECT u.*, row_number() OVER (PARTITION BY u.session_id, u.pool ORDER BY u.item) AS place
                FROM turn u
                WHERE u.pool IS NOT NULL
            ) AS t
            JOIN reserved_seats v ON v.id = t.pool
            WHERE t.place > v.seats - v.used
        ), pooled AS (
            -- They are left for the next round, and with them whoever comes after; one of a group asks for a free seat instead.
            SELECT t.item, t.session_id, t.group_id, t.standing, t.standing_state, t.free, t.open,
                CASE WHEN o.item IS NULL THEN t.pool END AS pool
            FROM turn t
            LEFT JOIN over o ON o.item = t.item
            WHERE NOT EXISTS (
                SELECT FROM over f WHERE f.session_id = t.session_id AND f.group_id IS NULL AND f.item <= t.item)
        ), ranked AS MATERIALIZED (
            SELECT p.item, p.session_id, p.group_id, p.standing, p.standing_state, p.pool,
                -- There may be more reserved seats than seats; then there are no free ones.
                row_number() OVER (PARTITION BY p.session_id, p.standing IS NULL, p.pool IS NULL ORDER BY p.item)
                    <= CASE WHEN p.pool IS NULL THEN p.free ELSE p.open END AS has_seat
            FROM pooled p
        ), seated AS (
            SELECT r.*, r.has_seat AND (r.group_id IS NULL OR NOT EXISTS (
                SELECT FROM ranked o
                WHERE o.session_id = r.session_id AND o.group_id = r.group_id AND NOT o.has_seat)) AS seat
            FROM ranked r
        )
        SELECT CASE WHEN k.item IS NULL THEN w::admission ELSE ROW(
            w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
            CASE WHEN k.standing IS NOT NULL THEN 'refused' WHEN k.seat THEN 'trying' ELSE 'full' END,
            CASE WHEN k.standing IS NULL THEN uuid7() END,
            CASE WHEN k.standing IS NOT NULL THEN 'registration_one_per_person' END,
            CASE WHEN k.standing IS NOT NULL
                THEN admission_facts(w.session_id, w.person_id) || jsonb_build_object('state', k.standing_state) END,
            CASE WHEN k.seat THEN k.pool END, w.group_id, w.unprepared)::admission END
        FROM unnest(batch) w
        LEFT JOIN seated k ON k.item = w.item
        ORDER BY w.item));
END
$$;

-- The undecided items of a batch whose turn it isn't yet: who is there a second time, with whoever of the same session or
-- group comes after, and all but the first group of a session.
CREATE OR REPLACE FUNCTION atelier.left_for_later(batch atelier.admission[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    several boolean;
BEGIN
    SELECT count(w.group_id) > 0 OR count(DISTINCT w.person_id) < count(*) INTO several
    FROM unnest(batch) w
    WHERE w.outcome IS NULL;
    IF NOT several THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        WITH open AS (
            SELECT w.item, w.session_id, w.group_id,
                row_number() OVER (PARTITION BY w.person_id ORDER BY w.item) > 1 AS again,
                first_value(w.group_id) OVER (PARTITION BY w.session_id ORDER BY w.item) AS turn_of
            FROM unnest(batch) w
            WHERE w.outcome IS NULL
        ), ahead AS (
            SELECT o.item, bool_or(o.again) OVER (PARTITION BY o.session_id, o.group_id) AND o.group_id IS NOT NULL
                OR bool_or(o.again OR o.group_id IS DISTINCT FROM o.turn_of)
                    OVER (PARTITION BY o.session_id ORDER BY o.item) AS later
            FROM open o
        )
        SELECT a.item FROM ahead a WHERE a.later);
END
$$;

-- The holds that the items of a round need which are being tried: a row a piece of time.
CREATE OR REPLACE FUNCTION atelier.admission_holds(work atelier.admission[]) RETURNS atelier.hold[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN ARRAY(
        SELECT ROW(w.person_id, p.during, p.block_id, w.registration_id, NULL,
            COALESCE(CASE WHEN w.override IS NOT NULL THEN join_bundles(w.person_id, w.session_id) END,
                CASE WHEN o.has_speakers THEN speaker_bundle(w.person_id, w.session_id) END, w.registration_id))::hold
        FROM unnest(work) w
        CROSS JOIN LATERAL (
            SELECT s.holds_time, EXISTS (SELECT FROM session p WHERE p.part_of = s.id) AS has_parts, EXISTS (
                SELECT FROM assignment a
                WHERE a.session_id = s.id AND a.role = 'speaker' AND a.state IN ('asked', 'accepted')) AS has_speakers
            FROM session s
            WHERE s.id = w.session_id
        ) AS o
        CROSS JOIN LATERAL (
            SELECT b.id AS block_id, tstzrange(b.starts_at, b.ends_at) AS during
            FROM block b
            WHERE b.session_id = w.session_id AND o.holds_time AND NOT o.has_parts
            UNION ALL
            SELECT q.block_id, q.during FROM pieces(w.person_id, w.session_id) q WHERE o.has_parts
        ) AS p
        WHERE w.outcome = 'trying'
        ORDER BY w.item, p.during);
END
$$;

-- What becomes of a round's items: `unseated` are the registrations that could not be held.
CREATE OR REPLACE FUNCTION atelier.admission_answers(work atelier.admission[], unseated uuid[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    -- Sessions in which a seat was not taken in the end.
    freed uuid[] := ARRAY(SELECT w.session_id FROM unnest(work) w WHERE w.registration_id = ANY(unseated));
BEGIN
    RETURN refuse_groups(ARRAY(
        WITH line AS MATERIALIZED (
            SELECT s.id, full_because(s, false) AS alone, full_because(s, true) AS together, session_facts(s.id) AS facts
            FROM session s
            WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'full')
        )
        SELECT CASE WHEN w.outcome IN ('trying', 'full') THEN ROW(
            w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
            d.outcome,
            CASE WHEN d.outcome IN ('confirmed', 'waitlisted') THEN w.registration_id END,
            CASE d.outcome WHEN 'refused' THEN 'hold_one_place_at_a_time'
                WHEN 'waitlisted' THEN CASE WHEN w.group_id IS NULL THEN l.alone ELSE l.together END END,
            CASE d.outcome
                WHEN 'refused' THEN admission_facts(w.session_id, w.person_id)
                    || clash(w.person_id, w.session_id, w.office_id, w.plans)
                WHEN 'waitlisted' THEN l.facts || jsonb_build_object('person', (
                    SELECT p.reference FROM person p WHERE p.id = w.person_id)) END,
            w.reserved_seats_id, w.group_id, w.unprepared)::admission ELSE w::admission END
        FROM unnest(work) w
        LEFT JOIN line l ON l.id = w.session_id
        CROSS JOIN LATERAL (
            SELECT CASE
                WHEN w.outcome = 'trying' AND w.registration_id = ANY(unseated) THEN 'refused'
                WHEN w.outcome = 'trying' THEN 'confirmed'
                WHEN w.outcome = 'full' AND w.session_id <> ALL(freed) THEN 'waitlisted'
            END AS outcome
        ) AS d
        ORDER BY w.item));
END
$$;

-- Why somebody waits for a session that has no seat for them.
CREATE OR REPLACE FUNCTION atelier.full_because(session atelier.session, together boolean) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT CASE
        WHEN full_because.together AND (session).taken + (session).kept < (session).capacity
            THEN 'session_full_for_group'
        WHEN (session).waiting > 0 AND (session).taken + (session).kept < (session).capacity AND collects_seats((session).id)
            THEN 'session_seats_collected'
        WHEN (session).kept > 0 AND (session).taken < (session).capacity THEN 'session_seats_kept'
        ELSE 'session_full'
    END
    $$;

-- The hosts of sessions see the persons, pairwise, whom the offices bring there. Whoever is only shared a person passes no
-- more on than that; of several who bring the same person the host sees them as long as by any.
CREATE OR REPLACE FUNCTION atelier.host_sees(persons uuid[], offices uuid[], sessions uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO person_scope (person_id, office_id, purpose, until)
    SELECT i.person_id, s.host_office_id, 'hosting', CASE WHEN bool_and(own.until IS NOT NULL) THEN max(own.until) END
    FROM unnest(persons, offices, sessions) AS i(person_id, office_id, session_id)
    JOIN session s ON s.id = i.session_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_and(o.purpose = 'sharing') THEN max(o.until) END AS until
        FROM person_scope o
        WHERE o.person_id = i.person_id AND o.office_id = i.office_id
    ) AS own
    WHERE s.host_office_id <> i.office_id
    GROUP BY i.person_id, s.host_office_id
    -- Without an end is later than any.
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE SET until = EXCLUDED.until
    WHERE COALESCE(EXCLUDED.until, 'infinity') > COALESCE(person_scope.until, 'infinity')
    $$;
