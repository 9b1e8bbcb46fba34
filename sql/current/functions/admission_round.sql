-- One round of a batch: decides the first undecided item of each person, as far as no earlier item of the same session
-- is left for later, so that the outcome is that of the items one after the other. A group has a round of its own. Whoever
-- is refused for an overlap frees a seat for the next in the same session, who is then left for the next round; each round
-- decides at least the first undecided item.
CREATE OR REPLACE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    work admission[] := admission_turn(batch);
    unseated uuid[];
    parted_persons uuid[];
    parted_sessions uuid[];
BEGIN
    -- 1. Whoever has a seat is held for every block, or for none, and so is a group; a part's hours are cut out of the
    --    whole's first.
    SELECT array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item)
    INTO parted_persons, parted_sessions
    FROM unnest(work) w
    WHERE w.outcome = 'confirmed' AND (w.target).is_part;
    IF parted_persons IS NOT NULL THEN
        PERFORM cut_holds(parted_persons, parted_sessions);
    END IF;
    unseated := hold_or_not(work);

    -- 2. The answers, if not all are confirmed: refused because expected elsewhere, waitlisted; who might still get the seat
    --    of a refused one in the same session is left for the next round.
    IF unseated <> '{}' OR EXISTS (SELECT FROM unnest(work) w WHERE w.outcome = 'full') THEN
        work := admission_answers(work, unseated);
    END IF;
    IF parted_persons IS NOT NULL THEN
        -- Who is refused in the part keeps the hours of the whole.
        PERFORM give_back(array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item))
        FROM unnest(parted_persons, parted_sessions) AS p(person_id, session_id)
        JOIN unnest(work) w ON w.person_id = p.person_id AND w.session_id = p.session_id
        WHERE w.outcome = 'refused';
    END IF;

    -- 3. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id,
        actor_user_id, reserved_seats_id, group_id, unprepared_because, overlapping)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id,
        CASE WHEN n.outcome = 'confirmed' THEN n.reserved_seats_id END, n.group_id, n.unprepared,
        CASE WHEN n.outcome = 'waitlisted' AND n.override IS NOT NULL THEN held_beside(n.person_id, n.session_id) END
    FROM unnest(work) n
    WHERE n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    PERFORM host_sees(array_agg(n.person_id), array_agg(n.office_id), array_agg(n.session_id))
    FROM unnest(work) n
    WHERE n.outcome IN ('confirmed', 'waitlisted') AND (n.target).host_office_id <> n.office_id
    HAVING count(*) > 0;

    IF cardinality(work) = cardinality(batch) THEN
        RETURN work;
    END IF;
    RETURN ARRAY(
        SELECT COALESCE(n, w)::admission
        FROM unnest(batch) w
        LEFT JOIN unnest(work) n ON n.item = w.item
        ORDER BY w.item);
END
$$;

-- The items whose turn it is in a round: confirmed, since there is a seat, if they can be held; or full; or refused, being in
-- the session already.
CREATE OR REPLACE FUNCTION atelier.admission_turn(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    later integer[] := left_for_later(batch);
    pools uuid[];
    head text := uuid7();
BEGIN
    IF EXISTS (SELECT FROM unnest(batch) w WHERE (w.target).keeps_seats) THEN
        SELECT p.pools, later || p.left_out INTO pools, later FROM admission_pools(batch, later) p;
    END IF;
    RETURN bind_groups(ARRAY(
        SELECT ROW(
            k.item, k.session_id, k.person_id, k.user_id, k.office_id, k.plans, k.override, k.late,
            CASE WHEN k.standing IS NOT NULL THEN 'refused' WHEN k.seat THEN 'confirmed' ELSE 'full' END,
            CASE WHEN k.standing IS NULL THEN counted_uuid(head, k.item) END,
            CASE WHEN k.standing IS NOT NULL THEN 'registration_one_per_person' END,
            CASE WHEN k.standing IS NOT NULL
                THEN admission_facts(k.session_id, k.person_id) || jsonb_build_object('state', k.standing) END,
            CASE WHEN k.seat THEN pools[k.item] END, k.group_id, k.unprepared, k.target)::admission
        FROM (
            SELECT w.*, r.state AS standing,
                row_number() OVER (PARTITION BY w.session_id, r.state IS NULL, pools[w.item] IS NULL ORDER BY w.item)
                    -- There may be more reserved seats than seats; then there are no free ones.
                    <= CASE
                        WHEN pools[w.item] IS NOT NULL THEN s.capacity - s.taken
                        WHEN s.waiting > 0 AND s.taken + s.kept < s.capacity AND collects_seats(s.id) THEN 0
                        ELSE s.capacity - s.taken - s.kept
                    END AS seat
            FROM unnest(batch) w
            JOIN session s ON s.id = w.session_id
            -- At most one, and looked up by itself: a plan made while there were none would read all of them.
            LEFT JOIN LATERAL (
                SELECT e.state
                FROM registration e
                WHERE e.session_id = w.session_id AND e.person_id = w.person_id AND e.state NOT IN ('cancelled', 'refused')
                LIMIT 1
            ) AS r ON true
            WHERE w.outcome IS NULL AND w.item <> ALL(later)
        ) AS k
        ORDER BY k.item));
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

-- Holds who is to be confirmed, for every piece of their time; returns the registrations that could not be held, of
-- which nothing is held then, nor of the groups that they belong to. That something clashes is rare, and to look for it before
-- each row, too, takes as long as to write them: so they are written as if nothing did, and again with care if something does.
CREATE OR REPLACE FUNCTION atelier.hold_or_not(work atelier.admission[]) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    wanted hold[] := admission_holds(work);
    unseated uuid[];
BEGIN
    BEGIN
        INSERT INTO hold SELECT n.* FROM unnest(wanted) n;
        RETURN '{}';
    EXCEPTION WHEN exclusion_violation THEN
        INSERT INTO hold SELECT n.* FROM unnest(wanted) n ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
    END;
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
    RETURN unseated;
END
$$;

-- The holds that the items of a round need which are to be confirmed: a row a piece of time.
CREATE OR REPLACE FUNCTION atelier.admission_holds(work atelier.admission[]) RETURNS atelier.hold[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN ARRAY(
        SELECT ROW(p.person_id, p.during, p.block_id, p.registration_id, NULL,
            COALESCE(CASE WHEN p.override IS NOT NULL THEN join_bundles(p.person_id, p.session_id) END,
                CASE WHEN (p.target).has_speakers THEN speaker_bundle(p.person_id, p.session_id) END, p.registration_id))::hold
        FROM (
            SELECT w.*, b.id AS block_id, tstzrange(b.starts_at, b.ends_at) AS during
            FROM unnest(work) w
            JOIN block b ON b.session_id = w.session_id
            WHERE w.outcome = 'confirmed' AND (w.target).holds_time AND NOT (w.target).has_parts
            UNION ALL
            SELECT w.*, q.block_id, q.during
            FROM unnest(work) w
            CROSS JOIN LATERAL pieces(w.person_id, w.session_id) q
            WHERE w.outcome = 'confirmed' AND (w.target).has_parts
        ) AS p);
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
    RETURN bind_groups(ARRAY(
        WITH line AS MATERIALIZED (
            SELECT s.id, full_because(s, false) AS alone, full_because(s, true) AS together, session_facts(s.id) AS facts
            FROM session s
            WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'full')
        )
        SELECT CASE WHEN w.outcome = 'full' OR w.registration_id = ANY(unseated) THEN ROW(
            w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
            d.outcome,
            CASE WHEN d.outcome = 'waitlisted' THEN w.registration_id END,
            CASE d.outcome WHEN 'refused' THEN 'hold_one_place_at_a_time'
                WHEN 'waitlisted' THEN CASE WHEN w.group_id IS NULL THEN l.alone ELSE l.together END END,
            CASE d.outcome
                WHEN 'refused' THEN admission_facts(w.session_id, w.person_id)
                    || clash(w.person_id, w.session_id, w.office_id, w.plans)
                WHEN 'waitlisted' THEN l.facts || jsonb_build_object('person', (
                    SELECT p.reference FROM person p WHERE p.id = w.person_id)) END,
            w.reserved_seats_id, w.group_id, w.unprepared, w.target)::admission ELSE w::admission END
        FROM unnest(work) w
        LEFT JOIN line l ON l.id = w.session_id
        CROSS JOIN LATERAL (
            SELECT CASE
                WHEN w.registration_id = ANY(unseated) THEN 'refused'
                WHEN w.session_id <> ALL(freed) THEN 'waitlisted'
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
        FROM person_office o
        WHERE o.person_id = i.person_id AND o.office_id = i.office_id
    ) AS own
    WHERE s.host_office_id <> i.office_id
    GROUP BY i.person_id, s.host_office_id
    -- Without an end is later than any.
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE SET until = EXCLUDED.until
    WHERE COALESCE(EXCLUDED.until, 'infinity') > COALESCE(person_scope.until, 'infinity')
    $$;
