-- Admission: decides a batch of registrations, one commit, one answer an item. The batch is the guard, not a way around
-- it: a single registration is a batch of one. Item n of the arrays is answered by the row `item` = n, and the outcome is
-- what items taken one after the other in that order would have had:
--   confirmed    a seat and the person's time are held
--   waitlisted   the session is full; `place_in_line` counts from 1
--   refused      nothing was written; `rule` and `facts` say why, as far as that item's actor may know
-- `overrides` allows an overlap with another booking of the person, `lates` an entry after registration has closed; both
-- are the reason in words, or NULL, and only staff may give them. `reserved` names the reserved seats that an item is to
-- use, or NULL: then those of the person's organisation or country, if there are any left, else any free seat.
-- Locks first (sessions, then persons, each by id), facts in later statements, since a statement that locks and counts
-- counts in the snapshot from before its wait. See admission_rule() for the rules about an item alone.
CREATE OR REPLACE FUNCTION atelier.admit(
    sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[] DEFAULT NULL
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
    PERFORM release_reserved(sessions);
    -- Who has waited comes first: a seat freed but not yet given goes to the list before it goes to this batch.
    PERFORM promote(s.id) FROM session s WHERE s.id = ANY(sessions) AND s.waiting > 0 AND s.taken < s.capacity;

    work := admission_items(sessions, persons, identities, overrides, lates, reserved);
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
    sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]
) RETURNS atelier.admission[]
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH who AS (
        SELECT i.identity, a.user_id, a.office_id, a.role, n.reserved_seats_id AS reserved, draw_of(i.identity) AS draw_id
        FROM (SELECT DISTINCT unnest(identities) AS identity) AS i
        CROSS JOIN LATERAL resolve(i.identity) AS a
        LEFT JOIN nomination n ON a.kind = 'link' AND n.hash = link_hash(i.identity)
    ), judged AS (
        SELECT i.item, i.session_id, i.person_id, w.user_id, w.office_id, i.override, i.late, i.reserved, s.code,
            w.role IN ('administrator', 'coordinator') AS plans,
            CASE
                -- Who nominates by a link fills the seats of that link and no others; a draw, those of its sessions.
                WHEN w.role IS NULL OR w.role NOT IN ('administrator', 'coordinator', 'office', 'nominator', 'drawing')
                    OR (w.role = 'nominator' AND w.reserved IS DISTINCT FROM i.reserved)
                    OR (w.role = 'drawing' AND NOT EXISTS (
                        SELECT FROM draw_session o WHERE o.draw_id = w.draw_id AND o.session_id = i.session_id))
                    THEN 'actor_may_not_register'
                WHEN s.id IS NULL OR NOT (
                    w.role IN ('administrator', 'coordinator', 'drawing') OR s.host_office_id = w.office_id
                    OR (s.visibility = 'public' AND s.state <> 'draft')) THEN 'session_unknown'
                WHEN p.id IS NULL OR NOT in_scope(p.id, w.office_id) THEN 'person_unknown'
                WHEN s.state = 'draft' THEN 'session_draft'
                WHEN s.state = 'cancelled' THEN 'session_cancelled'
                WHEN NOT late.allowed AND s.starts_at <= atelier.now() THEN 'session_started'
                WHEN NOT late.allowed AND NOT s.registration_open AND w.role NOT IN ('nominator', 'drawing') THEN 'session_closed'
                WHEN guardian_missing(p.id, (s.starts_at AT TIME ZONE s.zone)::date) THEN 'registration_guardian'
                WHEN i.reserved IS NOT NULL AND NOT EXISTS (
                    SELECT FROM reserved_seats v WHERE v.id = i.reserved AND v.session_id = s.id AND v.released_at IS NULL
                        AND v.draw_id IS NOT DISTINCT FROM w.draw_id)
                    THEN 'reserved_seats_unknown'
            END AS rule,
            jsonb_strip_nulls(jsonb_build_object('session', s.code, 'person', p.reference,
                'because', s.cancelled_because,
                'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)) AS facts
        FROM unnest(sessions, persons, identities, overrides, lates,
                COALESCE(reserved, array_fill(NULL::uuid, ARRAY[cardinality(sessions)])))
            WITH ORDINALITY AS i(session_id, person_id, identity, override, late, reserved, item)
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
        END, j.reserved)::admission ORDER BY j.item)
    FROM judged j
    $$;

-- With what an item clashes, as far as its actor may know.
CREATE OR REPLACE FUNCTION atelier.clash(item atelier.admission) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT COALESCE((
        SELECT busy(h.block_id, s.zone, item.office_id, item.plans)
        FROM session s
        CROSS JOIN LATERAL pieces(item.person_id, s.id) b
        JOIN hold h ON h.person_id = item.person_id AND h.during && b.during
        JOIN block other ON other.id = h.block_id
        WHERE s.id = item.session_id AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
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
