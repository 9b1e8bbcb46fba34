-- Admission: decides a batch of registrations, one commit, one answer an item. The batch is the guard, not a way around
-- it: a single registration is a batch of one. Item n of the arrays is answered by the row `item` = n, and the outcome is
-- what items taken one after the other in that order would have had:
--   confirmed    a seat and the person's time are held
--   waitlisted   the session is full; `place_in_line` counts from 1
--   refused      nothing was written; `rule` and `facts` say why, as far as that item's actor may know
-- `overrides` allows an overlap with another booking of the person, `lates` an entry after registration has closed; both
-- are the reason in words, or NULL, and only staff may give them.
-- Locks first (sessions, then persons, each by id), facts in later statements, since a statement that locks and counts
-- counts in the snapshot from before its wait. See admission_rule() for the rules about an item alone.
CREATE OR REPLACE FUNCTION atelier.admit(
    sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[]
) RETURNS TABLE (item integer, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    work admission[];
    undecided integer[];
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM FROM person p
    WHERE p.id = ANY(persons || ARRAY(SELECT c.person_id FROM next_in_line(sessions) c))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    -- Who has waited comes first: a seat freed but not yet given goes to the list before it goes to this batch.
    PERFORM promote(s.id) FROM session s WHERE s.id = ANY(sessions) AND s.waiting > 0 AND s.taken < s.capacity;

    work := admission_items(sessions, persons, identities, overrides, lates);
    LOOP
        SELECT array_agg(w.item) INTO undecided FROM unnest(work) w WHERE w.outcome IS NULL;
        EXIT WHEN undecided IS NULL;
        work := admission_round(work);
    END LOOP;

    RETURN QUERY
    SELECT w.item, w.outcome, w.registration_id,
        CASE WHEN w.outcome = 'waitlisted' THEN place_in_line(w.registration_id) END,
        w.rule, w.facts
    FROM unnest(work) w
    ORDER BY w.item;
END
$$;

-- The items of a batch with their actors, and the refusals that concern an item alone.
CREATE OR REPLACE FUNCTION atelier.admission_items(
    sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[]
) RETURNS atelier.admission[]
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH who AS (
        SELECT i.identity, a.user_id, a.office_id, a.role
        FROM (SELECT DISTINCT unnest(identities) AS identity) AS i
        CROSS JOIN LATERAL resolve(i.identity) AS a
    ), judged AS (
        SELECT i.item, i.session_id, i.person_id, w.user_id, w.office_id, i.override, i.late, s.code,
            w.role IN ('administrator', 'coordinator') AS plans,
            CASE
                WHEN w.role IS NULL OR w.role NOT IN ('administrator', 'coordinator', 'office')
                    THEN 'actor_may_not_register'
                WHEN s.id IS NULL OR NOT (
                    w.role IN ('administrator', 'coordinator') OR s.host_office_id = w.office_id
                    OR (s.visibility = 'public' AND s.state <> 'draft')) THEN 'session_unknown'
                WHEN p.id IS NULL OR NOT in_scope(p.id, w.office_id) THEN 'person_unknown'
                WHEN s.state = 'draft' THEN 'session_draft'
                WHEN s.state = 'cancelled' THEN 'session_cancelled'
                WHEN NOT late.allowed AND s.starts_at <= atelier.now() THEN 'session_started'
                WHEN NOT late.allowed AND NOT s.registration_open THEN 'session_closed'
            END AS rule,
            jsonb_strip_nulls(jsonb_build_object('session', s.code, 'person', p.reference,
                'because', s.cancelled_because,
                'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)) AS facts
        FROM unnest(sessions, persons, identities, overrides, lates)
            WITH ORDINALITY AS i(session_id, person_id, identity, override, late, item)
        LEFT JOIN who w ON w.identity = i.identity
        LEFT JOIN session s ON s.id = i.session_id
        LEFT JOIN person p ON p.id = i.person_id AND p.erased_at IS NULL
        -- A late entry is the host's to make.
        CROSS JOIN LATERAL (
            SELECT COALESCE(i.late IS NOT NULL
                AND (w.role IN ('administrator', 'coordinator') OR s.host_office_id = w.office_id), false) AS allowed
        ) AS late
    )
    SELECT array_agg(ROW(
        j.item, j.session_id, j.person_id, j.user_id, j.office_id, j.plans, j.override, j.late,
        CASE WHEN j.rule IS NOT NULL THEN 'refused' END, NULL, j.rule,
        CASE
            WHEN j.rule IN ('session_unknown', 'person_unknown', 'actor_may_not_register') THEN '{}'
            ELSE j.facts
        END)::admission ORDER BY j.item)
    FROM judged j
    $$;

-- One round of a batch: decides the first undecided item of each person, as far as no earlier item of the same session
-- is left for later, so that the outcome is that of the items one after the other. Whoever is refused for an overlap
-- frees a seat for the next in the same session, who is then left for the next round; each round decides at least the
-- first undecided item.
CREATE OR REPLACE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    work admission[] := batch;
    seated uuid[];
BEGIN
    -- 1. The round's items, with a key each; a person who is in the session already is refused.
    WITH open AS (
        SELECT w.item, w.session_id,
            row_number() OVER (PARTITION BY w.person_id ORDER BY w.item) = 1 AS first_of_person
        FROM unnest(work) w
        WHERE w.outcome IS NULL
    ), turn AS (
        SELECT o.item
        FROM open o
        WHERE o.first_of_person AND NOT EXISTS (
            SELECT FROM open e WHERE e.session_id = o.session_id AND e.item < o.item AND NOT e.first_of_person)
    ), ranked AS (
        SELECT w.item, r.id AS standing, r.state AS standing_state,
            row_number() OVER (PARTITION BY w.session_id, r.id IS NULL ORDER BY w.item) <= s.capacity - s.taken AS has_seat
        FROM unnest(work) w
        JOIN turn t ON t.item = w.item
        JOIN session s ON s.id = w.session_id
        LEFT JOIN registration r ON r.session_id = w.session_id AND r.person_id = w.person_id
            AND r.state NOT IN ('cancelled', 'refused')
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
        CASE WHEN k.standing IS NOT NULL THEN w.facts || jsonb_build_object('state', k.standing_state) ELSE w.facts END
        )::admission ORDER BY w.item)
    INTO work
    FROM unnest(work) w
    LEFT JOIN ranked k ON k.item = w.item;

    -- 2. Whoever has a seat is held for every block, or for none.
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT w.person_id, tstzrange(b.starts_at, b.ends_at), b.id, w.registration_id,
        COALESCE(CASE WHEN w.override IS NOT NULL THEN join_bundles(w.person_id, w.session_id) END, w.registration_id)
    FROM unnest(work) w
    JOIN block b ON b.session_id = w.session_id
    WHERE w.outcome = 'trying'
    ORDER BY w.item, b.starts_at, b.id
    ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;

    SELECT COALESCE(array_agg(w.registration_id), '{}') INTO seated
    FROM unnest(work) w
    WHERE w.outcome = 'trying' AND NOT EXISTS (
        SELECT FROM block b
        WHERE b.session_id = w.session_id AND NOT EXISTS (
            SELECT FROM hold h WHERE h.registration_id = w.registration_id AND h.block_id = b.id));
    DELETE FROM hold h
    USING unnest(work) w
    WHERE h.registration_id = w.registration_id AND w.outcome = 'trying' AND w.registration_id <> ALL(seated);

    -- 3. The answers: confirmed, refused because expected elsewhere, waitlisted; who might still get the seat of a
    --    refused one in the same session is left for the next round.
    SELECT array_agg(ROW(
        w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
        d.outcome,
        CASE WHEN d.outcome IN ('confirmed', 'waitlisted') THEN w.registration_id END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN 'hold_one_place_at_a_time'
            WHEN d.outcome = 'waitlisted' THEN 'session_full' ELSE w.rule END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN w.facts || clash(w) ELSE w.facts END
        )::admission ORDER BY w.item)
    INTO work
    FROM unnest(work) w
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
    ) AS d;

    -- 4. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id, actor_user_id)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    INSERT INTO person_scope (person_id, office_id, purpose, until)
    SELECT DISTINCT n.person_id, s.host_office_id, 'hosting', own.until
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    JOIN session s ON s.id = n.session_id
    -- Whoever is only shared a person passes no more on than that.
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_and(o.purpose = 'sharing') THEN max(o.until) END AS until
        FROM person_scope o
        WHERE o.person_id = n.person_id AND o.office_id = n.office_id
    ) AS own
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted') AND s.host_office_id <> n.office_id
    ON CONFLICT ON CONSTRAINT person_scope_once DO NOTHING;
    RETURN work;
END
$$;

-- With what an item clashes, as far as its actor may know.
CREATE OR REPLACE FUNCTION atelier.clash(item atelier.admission) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT COALESCE((
        SELECT busy(h.block_id, s.zone, item.office_id, item.plans)
        FROM session s
        JOIN block b ON b.session_id = s.id
        JOIN hold h ON h.person_id = item.person_id AND h.during && tstzrange(b.starts_at, b.ends_at)
        WHERE s.id = item.session_id
        ORDER BY lower(h.during), h.id
        LIMIT 1), '{}')
    $$;

-- The place of a waiting registration in its session's line, from 1: priority first, then arrival.
CREATE OR REPLACE FUNCTION atelier.place_in_line(registration uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT count(*)::integer
    FROM registration me
    JOIN registration r ON r.session_id = me.session_id AND r.state = 'waitlisted'
        AND (r.priority > me.priority OR (r.priority = me.priority AND r.arrival <= me.arrival))
    WHERE me.id = place_in_line.registration AND EXISTS (SELECT FROM actor() a WHERE a.kind <> 'public')
    $$;
