-- Admission: decides a batch of registrations, one commit, one answer an item. The batch is the guard, not a way around
-- it: a single registration is a batch of one. Item n of the arrays is answered by the row `item` = n, and the outcome is
-- what items taken one after the other in that order would have had:
--   confirmed    a seat and the person's time are held
--   waitlisted   the session is full; `place_in_line` counts from 1
--   refused      nothing was written; `rule` and `facts` say why, as far as that item's actor may know
-- `overrides` allows an overlap with another booking of the person, `lates` an entry after registration has closed,
-- `unprepared` that something the training presupposes was not followed; all are the reason in words, or NULL, and only staff
-- may give them. `reserved` names the reserved seats that an item is to use, or NULL: then those of the person's
-- organisation or country, if there are any left, else any free seat. Items of one of `groups` (of one session, one after the
-- other) are all confirmed, all waitlisted or all refused.
-- Locks first (sessions, then persons, each by id), facts in later statements, since a statement that locks and counts
-- counts in the snapshot from before its wait. See admission_items() for the rules about an item alone.
CREATE OR REPLACE FUNCTION atelier.admit(
    sessions uuid[], persons uuid[], identities text[], overrides text[] DEFAULT NULL, lates text[] DEFAULT NULL,
    reserved uuid[] DEFAULT NULL, groups uuid[] DEFAULT NULL, unprepared text[] DEFAULT NULL
) RETURNS TABLE (item integer, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    -- Plans are kept for long, and those made while a table was empty would read all of it later; to make them anew for each
    -- batch would take a single registration as long as the rest of it.
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
    AS $$
#variable_conflict use_column
DECLARE
    work admission[];
    places integer[];
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people(sessions, persons);
    PERFORM release_reserved(sessions);
    -- Who has waited comes first: a seat freed but not yet given goes to the list before it goes to this batch. A reserved
    -- one that nobody of the batch could take passes by no one.
    PERFORM promote(s.id)
    FROM session s
    WHERE s.id = ANY(sessions) AND s.waiting > 0 AND s.taken < s.capacity
        AND (s.taken + s.kept < s.capacity OR contends(s.id, persons, reserved));

    work := admission_items(sessions, persons, identities, overrides, lates, reserved, groups, unprepared);
    WHILE EXISTS (SELECT FROM unnest(work) w WHERE w.outcome IS NULL) LOOP
        work := admission_round(work);
    END LOOP;

    IF EXISTS (SELECT FROM unnest(work) w WHERE w.outcome = 'waitlisted') THEN
        places := places_of(work);
    END IF;
    RETURN QUERY
    SELECT w.item, w.outcome, w.registration_id, places[w.item], w.rule, w.facts
    FROM unnest(work) w
    ORDER BY w.item;
END
$$;

-- Their places in line, in the order of the items; NULL for who doesn't wait. Whoever waits since now is the last of their line
-- but for those of less priority: counting all would take too long.
CREATE OR REPLACE FUNCTION atelier.places_of(work atelier.admission[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN ARRAY(
        WITH line AS MATERIALIZED (
            SELECT s.id, s.waiting - count(r.id)::integer AS last
            FROM session s
            LEFT JOIN registration r ON r.session_id = s.id AND r.state = 'waitlisted' AND r.priority < 0
            WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'waitlisted')
            GROUP BY s.id
        ), place AS MATERIALIZED (
            SELECT w.item, l.last - (count(*) OVER line - row_number() OVER (line ORDER BY w.item))::integer AS in_line
            FROM unnest(work) w
            JOIN line l ON l.id = w.session_id
            WHERE w.outcome = 'waitlisted'
            WINDOW line AS (PARTITION BY w.session_id)
        )
        SELECT p.in_line
        FROM unnest(work) w
        LEFT JOIN place p ON p.item = w.item
        ORDER BY w.item);
END
$$;

-- The items of a batch with their actors, and the refusals that concern an item, or the group that it belongs to.
CREATE OR REPLACE FUNCTION atelier.admission_items(
    sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[],
    unprepared text[]
) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN bind_groups(ARRAY(
        WITH who AS MATERIALIZED (
            SELECT i.identity, a.user_id, a.office_id, a.role, a.role IN ('administrator', 'coordinator') AS plans,
                n.reserved_seats_id AS reserved, draw_of(i.identity) AS draw_id
            FROM (SELECT DISTINCT unnest(identities) AS identity) AS i
            CROSS JOIN LATERAL resolve(i.identity) AS a
            LEFT JOIN nomination n ON a.kind = 'link' AND n.hash = link_hash(i.identity)
        ), target AS MATERIALIZED (
            SELECT s.id, s.training_id, s.state, s.host_office_id, s.visibility, s.registration_open,
                s.starts_at <= atelier.now() AS started, (s.starts_at AT TIME ZONE s.zone)::date AS first_day,
                EXISTS (SELECT FROM training_prerequisite q WHERE q.training_id = s.training_id) AS presupposes,
                ROW(s.host_office_id, s.holds_time, s.part_of IS NOT NULL, EXISTS (SELECT FROM session p WHERE p.part_of = s.id),
                    EXISTS (
                        SELECT FROM assignment a
                        WHERE a.session_id = s.id AND a.role = 'speaker' AND a.state IN ('asked', 'accepted')),
                    s.kept > 0)::admission_target AS target
            FROM session s
            WHERE s.id = ANY(sessions)
        ), judged AS MATERIALIZED (
            SELECT i.*, w.user_id, w.office_id, w.plans, t.target,
                CASE
                    -- Who nominates by a link fills the seats of that link and no others; a draw, those of its sessions.
                    WHEN w.role IS NULL
                        OR w.role NOT IN ('administrator', 'coordinator', 'office', 'nominator', 'drawing')
                        OR (w.role = 'nominator' AND w.reserved IS DISTINCT FROM i.reserved)
                        OR (w.role = 'drawing' AND NOT EXISTS (
                            SELECT FROM draw_session o WHERE o.draw_id = w.draw_id AND o.session_id = i.session_id))
                        THEN 'actor_may_not_register'
                    WHEN t.id IS NULL OR NOT (w.plans OR w.role = 'drawing' OR t.host_office_id = w.office_id
                        OR (t.visibility = 'public' AND t.state <> 'draft')) THEN 'session_unknown'
                    WHEN p.id IS NULL OR NOT EXISTS (
                        SELECT FROM person_office e WHERE e.person_id = p.id AND e.office_id = w.office_id)
                        THEN 'person_unknown'
                    WHEN btrim(i.override) = '' THEN 'registration_override_reason_present'
                    WHEN btrim(i.late) = '' THEN 'registration_late_reason_present'
                    WHEN btrim(i.unprepared) = '' THEN 'registration_unprepared_because_present'
                    WHEN t.state = 'draft' THEN 'session_draft'
                    WHEN t.state = 'cancelled' THEN 'session_cancelled'
                    WHEN NOT late.allowed AND t.started THEN 'session_started'
                    WHEN NOT late.allowed AND NOT t.registration_open AND w.role NOT IN ('nominator', 'drawing')
                        THEN 'session_closed'
                    WHEN may_be_minor(p.birth_date, p.birth_year, t.first_day) AND guardian_missing(p.id, t.first_day)
                        THEN 'registration_guardian'
                    WHEN t.presupposes AND i.unprepared IS NULL
                        AND trainings_missing(p.id, t.training_id, t.first_day) IS NOT NULL
                        THEN 'registration_prerequisite'
                    WHEN i.reserved IS NOT NULL AND NOT EXISTS (
                        SELECT FROM reserved_seats v
                        WHERE v.id = i.reserved AND v.session_id = t.id AND v.released_at IS NULL
                            AND v.draw_id IS NOT DISTINCT FROM w.draw_id)
                        THEN 'reserved_seats_unknown'
                    -- Of one person twice in a group, none could ever have its turn.
                    WHEN i.group_id IS NOT NULL AND EXISTS (
                        SELECT FROM unnest(groups, persons) WITH ORDINALITY AS o(group_id, person_id, item)
                        WHERE o.group_id = i.group_id AND o.person_id = i.person_id AND o.item < i.item)
                        THEN 'registration_group_twice'
                END AS rule
            FROM unnest(sessions, persons, identities, COALESCE(overrides, '{}'), COALESCE(lates, '{}'),
                    COALESCE(reserved, '{}'), COALESCE(groups, '{}'), COALESCE(unprepared, '{}'))
                WITH ORDINALITY AS i(session_id, person_id, identity, override, late, reserved, group_id, unprepared, item)
            LEFT JOIN who w ON w.identity = i.identity
            LEFT JOIN target t ON t.id = i.session_id
            LEFT JOIN person p ON p.id = i.person_id AND p.erased_at IS NULL
            -- A late entry is the host's to make.
            CROSS JOIN LATERAL (
                SELECT COALESCE(i.late IS NOT NULL AND (w.plans OR t.host_office_id = w.office_id), false) AS allowed
            ) AS late
        )
        SELECT ROW(j.item, j.session_id, j.person_id, j.user_id, j.office_id, j.plans, j.override, j.late,
            CASE WHEN j.rule IS NOT NULL THEN 'refused' END, NULL, j.rule,
            CASE
                WHEN j.rule IN ('session_unknown', 'person_unknown', 'actor_may_not_register') THEN '{}'
                WHEN j.rule IS NOT NULL THEN admission_facts(j.session_id, j.person_id)
            END, j.reserved, j.group_id, j.unprepared, j.target)::admission
        FROM judged j
        ORDER BY j.item));
END
$$;

-- Who of a group is refused takes the others along, with a reason of their own; who of it has no seat leaves the others without.
CREATE OR REPLACE FUNCTION atelier.bind_groups(work atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(work) w WHERE w.group_id IS NOT NULL) THEN
        RETURN work;
    END IF;
    RETURN ARRAY(
        SELECT CASE
            WHEN w.outcome IS DISTINCT FROM 'refused' AND no.outcome = 'refused' THEN
                ROW(w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
                    'refused', w.registration_id, 'registration_group',
                    jsonb_strip_nulls(jsonb_build_object('person', person_reference(w.person_id, w.office_id),
                        'other', person_reference(no.person_id, w.office_id))),
                    w.reserved_seats_id, w.group_id, w.unprepared, w.target)::admission
            WHEN w.outcome = 'confirmed' AND no.outcome = 'full' THEN
                ROW(w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
                    'full', w.registration_id, NULL, NULL, NULL, w.group_id, w.unprepared, w.target)::admission
            ELSE w::admission
        END
        FROM unnest(work) w
        LEFT JOIN LATERAL (
            SELECT o.outcome, o.person_id
            FROM unnest(work) o
            WHERE o.group_id = w.group_id
                AND (o.outcome = 'refused' OR (o.outcome = 'full' AND o.session_id = w.session_id))
            ORDER BY o.outcome = 'full', o.item
            LIMIT 1
        ) AS no ON true
        ORDER BY w.item);
END
$$;

-- What the sentences about an item say of its session and person.
CREATE OR REPLACE FUNCTION atelier.admission_facts(session uuid, person uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN (
        SELECT session_facts(s.id) || jsonb_strip_nulls(jsonb_build_object('person', p.reference,
            'trainings', trainings_missing(p.id, s.training_id, (s.starts_at AT TIME ZONE s.zone)::date)))
        FROM session s
        CROSS JOIN person p
        WHERE s.id = admission_facts.session AND p.id = admission_facts.person);
END
$$;

-- What they say of the session alone.
CREATE OR REPLACE FUNCTION atelier.session_facts(session uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object('session', s.code, 'because', s.cancelled_because,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone))
    FROM session s
    WHERE s.id = session_facts.session
    $$;

-- What a training presupposes and a person hasn't got, as codes; NULL if nothing. Who holds a certificate of it that is valid
-- on the day has it; of a training that gives none, who attended it; and who is qualified to teach it on that day.
CREATE OR REPLACE FUNCTION atelier.trainings_missing(person uuid, training uuid, on_day date) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN (
        SELECT string_agg(g.code, ', ' ORDER BY g.code)
        FROM training_prerequisite q
        JOIN training g ON g.id = q.required_id
        WHERE q.training_id = trainings_missing.training
            AND NOT EXISTS (
                SELECT FROM certificate c
                WHERE c.person_id = trainings_missing.person AND c.training_id = g.id AND c.state = 'issued'
                    AND (c.valid_until IS NULL OR c.valid_until > on_day))
            AND NOT (g.minimum_attendance IS NULL AND EXISTS (
                SELECT FROM registration r
                JOIN session s ON s.id = r.session_id
                WHERE r.person_id = trainings_missing.person AND s.training_id = g.id AND r.attendance = 'attended'))
            AND NOT EXISTS (
                SELECT FROM trainer t
                JOIN qualification f ON f.trainer_id = t.id
                WHERE t.person_id = trainings_missing.person AND f.training_id = g.id AND f.valid @> on_day));
END
$$;

-- With what a person's booking of a session clashes, as far as an office may know; `plans`: it may know of every office's.
CREATE OR REPLACE FUNCTION atelier.clash(person uuid, session uuid, office uuid, plans boolean) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT COALESCE((
        SELECT busy(h.block_id, s.zone, clash.office, clash.plans)
        FROM session s
        CROSS JOIN LATERAL pieces(clash.person, s.id) b
        JOIN hold h ON h.person_id = clash.person AND h.during && b.during
        JOIN block other ON other.id = h.block_id
        WHERE s.id = clash.session AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
        ORDER BY lower(h.during), h.block_id
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
