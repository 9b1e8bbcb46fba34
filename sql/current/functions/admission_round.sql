-- One round of a batch: decides the first undecided item of each person, as far as no earlier item of the same session
-- is left for later, so that the outcome is that of the items one after the other. Whoever is refused for an overlap
-- frees a seat for the next in the same session, who is then left for the next round; each round decides at least the
-- first undecided item.
CREATE OR REPLACE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    work admission[] := batch;
    wanted hold[];
    seated uuid[];
    parted_persons uuid[];
    parted_sessions uuid[];
BEGIN
    -- 1. The round's items, with a key each; a person who is in the session already is refused.
    WITH open AS (
        SELECT w.item, w.session_id, w.person_id, w.reserved_seats_id,
            row_number() OVER (PARTITION BY w.person_id ORDER BY w.item) = 1 AS first_of_person
        FROM unnest(work) w
        WHERE w.outcome IS NULL
    ), turn AS (
        SELECT o.item, o.session_id, r.id AS standing, r.state AS standing_state,
            CASE WHEN r.id IS NULL AND s.kept > 0 THEN seats_for(o.session_id, o.person_id, o.reserved_seats_id) END AS pool,
            s.capacity - s.taken - s.kept AS free
        FROM open o
        JOIN session s ON s.id = o.session_id
        LEFT JOIN registration r ON r.session_id = o.session_id AND r.person_id = o.person_id
            AND r.state NOT IN ('cancelled', 'refused')
        WHERE o.first_of_person AND NOT EXISTS (
            SELECT FROM open e WHERE e.session_id = o.session_id AND e.item < o.item AND NOT e.first_of_person)
    ), pooled AS (
        -- Whom the reserved seats can't take any more is left for the next round, and with them whoever comes after.
        SELECT t.*, bool_or(t.over) OVER (PARTITION BY t.session_id ORDER BY t.item) AS later
        FROM (
            SELECT u.*, v.id IS NOT NULL
                AND row_number() OVER (PARTITION BY u.session_id, u.pool ORDER BY u.item) > v.seats - v.used AS over
            FROM turn u
            LEFT JOIN reserved_seats v ON v.id = u.pool
        ) AS t
    ), ranked AS (
        SELECT p.item, p.standing, p.standing_state, p.pool,
            p.pool IS NOT NULL
                OR row_number() OVER (PARTITION BY p.session_id, p.standing IS NULL, p.pool IS NULL ORDER BY p.item) <= p.free
                AS has_seat
        FROM pooled p
        WHERE NOT p.later
    )
    SELECT array_agg(ROW(
        w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
        CASE
            WHEN k.item IS NULL THEN w.outcome
            WHEN k.standing IS NOT NULL THEN 'refused'
            WHEN k.has_seat THEN 'trying'
            ELSE 'full'
        END,
        CASE WHEN k.item IS NOT NULL AND k.standing IS NULL THEN uuid7() ELSE w.registration_id END,
        CASE WHEN k.standing IS NOT NULL THEN 'registration_one_per_person' ELSE w.rule END,
        CASE WHEN k.standing IS NOT NULL THEN w.facts || jsonb_build_object('state', k.standing_state) ELSE w.facts END,
        CASE WHEN k.item IS NOT NULL AND k.standing IS NULL THEN k.pool ELSE w.reserved_seats_id END
        )::admission ORDER BY w.item)
    INTO work
    FROM unnest(work) w
    LEFT JOIN ranked k ON k.item = w.item;

    -- 2. Whoever has a seat is held for every block, or for none; a part's hours are cut out of the whole's first.
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

    SELECT COALESCE(array_agg(w.registration_id), '{}') INTO seated
    FROM unnest(work) w
    LEFT JOIN (
        SELECT n.registration_id, count(*) AS pieces FROM unnest(wanted) n GROUP BY n.registration_id
    ) AS need ON need.registration_id = w.registration_id
    WHERE w.outcome = 'trying' AND COALESCE(need.pieces, 0)
        = (SELECT count(*) FROM hold h WHERE h.registration_id = w.registration_id);
    DELETE FROM hold h
    USING unnest(work) w
    WHERE h.registration_id = w.registration_id AND w.outcome = 'trying' AND w.registration_id <> ALL(seated);

    -- 3. The answers: confirmed, refused because expected elsewhere, waitlisted; who might still get the seat of a
    --    refused one in the same session is left for the next round.
    work := admission_answers(work, seated);
    IF parted_persons IS NOT NULL THEN
        -- Who is refused in the part keeps the hours of the whole.
        PERFORM give_back(array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item))
        FROM unnest(work) w
        JOIN unnest(batch) b ON b.item = w.item
        JOIN session s ON s.id = w.session_id AND s.part_of IS NOT NULL
        WHERE b.outcome IS NULL AND w.outcome = 'refused';
    END IF;

    -- 4. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id,
        actor_user_id, reserved_seats_id)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id,
        CASE WHEN n.outcome = 'confirmed' THEN n.reserved_seats_id END
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    PERFORM host_sees(array_agg(n.person_id), array_agg(n.office_id), array_agg(n.session_id))
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted');
    RETURN work;
END
$$;

-- The holds that the items of a round need which are being tried: a row a piece of time.
CREATE OR REPLACE FUNCTION atelier.admission_holds(work atelier.admission[]) RETURNS atelier.hold[]
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH whole AS (
        SELECT s.id, s.holds_time, EXISTS (SELECT FROM session p WHERE p.part_of = s.id) AS has_parts,
            EXISTS (SELECT FROM assignment a WHERE a.session_id = s.id AND a.role = 'speaker') AS has_speakers
        FROM session s
        WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'trying')
    )
    SELECT array_agg(ROW(NULL, w.person_id, p.during, p.block_id, w.registration_id, NULL,
        COALESCE(CASE WHEN w.override IS NOT NULL THEN join_bundles(w.person_id, w.session_id) END,
            CASE WHEN o.has_speakers THEN speaker_bundle(w.person_id, w.session_id) END, w.registration_id)
        )::hold ORDER BY w.item, p.during)
    FROM unnest(work) w
    JOIN whole o ON o.id = w.session_id
    CROSS JOIN LATERAL (
        SELECT b.id AS block_id, tstzrange(b.starts_at, b.ends_at) AS during
        FROM block b
        WHERE b.session_id = o.id AND o.holds_time AND NOT o.has_parts
        UNION ALL
        SELECT q.block_id, q.during FROM pieces(w.person_id, o.id) q WHERE o.has_parts
    ) AS p
    WHERE w.outcome = 'trying'
    $$;

-- What becomes of a round's items: `seated` are the registrations that could be held.
CREATE OR REPLACE FUNCTION atelier.admission_answers(work atelier.admission[], seated uuid[]) RETURNS atelier.admission[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT array_agg(ROW(
        w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
        d.outcome,
        CASE WHEN d.outcome IN ('confirmed', 'waitlisted') THEN w.registration_id END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN 'hold_one_place_at_a_time'
            WHEN w.outcome = 'full' AND d.outcome = 'waitlisted' THEN CASE WHEN s.kept > 0 AND s.taken < s.capacity
                THEN 'session_seats_kept' ELSE 'session_full' END
            ELSE w.rule END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN w.facts || clash(w) ELSE w.facts END,
        w.reserved_seats_id)::admission ORDER BY w.item)
    FROM unnest(work) w
    LEFT JOIN session s ON s.id = w.session_id
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN w.outcome = 'trying' THEN CASE WHEN w.registration_id = ANY(seated) THEN 'confirmed' ELSE 'refused' END
            WHEN w.outcome = 'full' THEN CASE
                WHEN EXISTS (
                    SELECT FROM unnest(work) l
                    WHERE l.session_id = w.session_id AND l.outcome = 'trying' AND l.registration_id <> ALL(seated))
                THEN NULL ELSE 'waitlisted' END
            ELSE w.outcome
        END AS outcome
    ) AS d
    $$;

-- The hosts of sessions see the persons, pairwise, whom the offices bring there. Whoever is only shared a person passes no
-- more on than that.
CREATE OR REPLACE FUNCTION atelier.host_sees(persons uuid[], offices uuid[], sessions uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO person_scope (person_id, office_id, purpose, until)
    SELECT DISTINCT i.person_id, s.host_office_id, 'hosting', own.until
    FROM unnest(persons, offices, sessions) AS i(person_id, office_id, session_id)
    JOIN session s ON s.id = i.session_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_and(o.purpose = 'sharing') THEN max(o.until) END AS until
        FROM person_scope o
        WHERE o.person_id = i.person_id AND o.office_id = i.office_id
    ) AS own
    WHERE s.host_office_id <> i.office_id
    ON CONFLICT ON CONSTRAINT person_scope_once DO NOTHING
    $$;
