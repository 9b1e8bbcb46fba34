-- How long persons are kept: what is set (a setting named retention.NAME), else the standard. An administrator sets them.
CREATE OR REPLACE FUNCTION atelier.retention_settings() RETURNS TABLE (name text, value integer, standard integer)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.name, COALESCE((g.value #>> '{}')::integer, s.standard), s.standard
    FROM (VALUES
        -- Months after the last day of a session whose project doesn't say otherwise.
        ('session_months', 60),
        -- Months after the closing of a round, or its end, whatever became of the application.
        ('application_months', 12),
        -- Months after a person was entered or a need recorded; of who teaches, after the last qualification.
        ('unused_months', 24),
        -- 0: nobody is erased by time, only reported.
        ('erases', 1)
    ) AS s(name, standard)
    LEFT JOIN atelier.setting g ON g.name = 'retention.' || s.name
    $$;

-- Sets one, or gives it its standard back (NULL). Only an administrator.
CREATE OR REPLACE FUNCTION atelier.set_retention(name text, value integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_administrator() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    IF NOT EXISTS (SELECT FROM retention_settings() s WHERE s.name = set_retention.name) THEN
        PERFORM refuse('retention_setting_unknown', jsonb_build_object('name', set_retention.name,
            'known', (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM retention_settings() s)));
    ELSIF set_retention.value NOT BETWEEN (CASE set_retention.name WHEN 'erases' THEN 0 ELSE 1 END)
            AND (CASE set_retention.name WHEN 'erases' THEN 1 ELSE 1200 END) THEN
        PERFORM refuse('retention_months_between', '{}');
    ELSIF set_retention.value IS NULL THEN
        DELETE FROM setting g WHERE g.name = 'retention.' || set_retention.name;
    ELSE
        INSERT INTO setting (name, value)
        VALUES ('retention.' || set_retention.name, to_jsonb(set_retention.value))
        ON CONFLICT ON CONSTRAINT setting_name_once DO UPDATE SET value = EXCLUDED.value;
    END IF;
END
$$;

-- The months of each setting, as one row.
CREATE OR REPLACE FUNCTION atelier.retention_months(OUT session interval, OUT application interval, OUT unused interval)
    LANGUAGE sql STABLE
    AS $$
    SELECT max(make_interval(months => s.value)) FILTER (WHERE s.name = 'session_months'),
        max(make_interval(months => s.value)) FILTER (WHERE s.name = 'application_months'),
        max(make_interval(months => s.value)) FILTER (WHERE s.name = 'unused_months')
    FROM atelier.retention_settings() s
    $$;

-- Until when a person is kept, and because of what: of all reasons the one that lasts longest. The day is the first on which
-- nothing keeps them any more; 'infinity' where no end is known yet (a session without dates, a teacher's qualification).
-- For the engine's functions alone: the facts name sessions that not everybody sees.
CREATE OR REPLACE FUNCTION atelier.person_kept(person uuid) RETURNS TABLE (kept_until date, rule text, facts jsonb)
    LANGUAGE sql STABLE ROWS 1
    AS $$
    WITH months AS MATERIALIZED (SELECT m.session, m.application, m.unused FROM atelier.retention_months() m),
    reason (day, rule, facts) AS (
        SELECT ((p.created_at AT TIME ZONE 'UTC')::date + m.unused)::date, 'kept_since_entered', '{}'::jsonb
        FROM atelier.person p, months m
        WHERE p.id = person_kept.person
        UNION ALL
        -- A project's months count from its last day, or from that of its session that ran on.
        SELECT CASE WHEN s.ends_at IS NULL THEN 'infinity'::date
            ELSE (GREATEST((s.ends_at AT TIME ZONE s.zone)::date, o.last_day)
                + COALESCE(make_interval(months => o.retention_months), m.session))::date END,
            CASE WHEN o.retention_months IS NULL THEN 'kept_for_session' ELSE 'kept_for_project' END,
            jsonb_strip_nulls(jsonb_build_object('session', s.code, 'project', o.code))
        FROM months m, atelier.registration r
        JOIN atelier.session s ON s.id = r.session_id
        LEFT JOIN LATERAL (
            SELECT q.code, q.retention_months, COALESCE(q.stopped_on, q.ends_on) AS last_day
            FROM atelier.project q
            WHERE q.id = s.project_id AND q.retention_months IS NOT NULL
        ) AS o ON true
        WHERE r.person_id = person_kept.person
        UNION ALL
        SELECT CASE WHEN d.state IN ('open', 'closed') THEN 'infinity'::date
            ELSE (GREATEST(d.closes_local, d.finished_at AT TIME ZONE d.zone)::date + m.application)::date END,
            'kept_for_round', jsonb_build_object('round', d.code)
        FROM months m, atelier.application a
        JOIN atelier.round d ON d.id = a.round_id
        WHERE a.person_id = person_kept.person
        UNION ALL
        SELECT c.valid_until, 'kept_for_certificate', jsonb_build_object('certificate', c.number)
        FROM atelier.certificate c
        WHERE c.person_id = person_kept.person AND c.state IN ('printed ahead', 'issued', 'suspended')
            AND c.valid_until IS NOT NULL
        UNION ALL
        SELECT CASE WHEN upper_inf(q.valid) THEN 'infinity'::date ELSE (upper(q.valid) + m.unused)::date END,
            'kept_as_trainer', jsonb_build_object('trainer', t.code)
        FROM months m, atelier.trainer t
        JOIN atelier.qualification q ON q.trainer_id = t.id
        WHERE t.person_id = person_kept.person
        UNION ALL
        SELECT CASE WHEN s.ends_at IS NULL THEN 'infinity'::date
            ELSE ((s.ends_at AT TIME ZONE s.zone)::date + m.session)::date END,
            'kept_for_session', jsonb_build_object('session', s.code)
        FROM months m, atelier.assignment a
        JOIN atelier.session s ON s.id = a.session_id
        WHERE a.person_id = person_kept.person
        UNION ALL
        SELECT ((COALESCE(n.closed_at, n.recorded_at) AT TIME ZONE 'UTC')::date + m.unused)::date, 'kept_for_need',
            jsonb_build_object('need', n.reference)
        FROM months m, atelier.need n
        WHERE n.person_id = person_kept.person
    )
    SELECT o.day, o.rule, o.facts
    FROM reason o
    WHERE o.day IS NOT NULL
    ORDER BY o.day DESC, o.rule, o.facts
    LIMIT 1
    $$;

-- Erases persons whom nothing keeps any more, so many in one transaction, those whom something still binds to what is coming
-- left out. Their sessions are locked before them, all in one order.
CREATE OR REPLACE FUNCTION atelier.delete_expired_persons() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    gone uuid[];
BEGIN
    IF (SELECT s.value FROM retention_settings() s WHERE s.name = 'erases') = 0 THEN
        RETURN 0;
    END IF;
    gone := ARRAY(
        SELECT p.id
        FROM person p
        CROSS JOIN LATERAL person_kept(p.id) k
        WHERE p.erased_at IS NULL AND p.created_at <= atelier.now() + interval '1 day' - (SELECT m.unused FROM retention_months() m)
            AND k.kept_until <= (atelier.now() AT TIME ZONE 'UTC')::date
            AND NOT EXISTS (
                SELECT FROM assignment a JOIN session s ON s.id = a.session_id
                WHERE a.person_id = p.id AND a.state IN ('proposed', 'asked', 'accepted')
                    AND (s.ends_at IS NULL OR s.ends_at > atelier.now()))
        ORDER BY p.id
        LIMIT 200);
    PERFORM FROM session s
    WHERE s.id IN (SELECT r.session_id FROM registration r WHERE r.person_id = ANY(gone))
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM FROM person p WHERE p.id = ANY(gone) ORDER BY p.id FOR UPDATE;
    PERFORM take_person_away(p.id) FROM person p WHERE p.id = ANY(gone) AND p.erased_at IS NULL ORDER BY p.id;
    INSERT INTO erasure (subject, because)
    SELECT p.id, 'kept as long as the rules say' FROM unnest(gone) AS p(id) ORDER BY p.id;
    RETURN cardinality(gone);
END
$$;

-- What personal data are left, a line for each kind and what it is kept for: how many, since and until when, and how many
-- longer than the rules say. Counts only, and no names: staff of the persons of their office, an administrator of all.
CREATE OR REPLACE FUNCTION atelier.personal_data()
    RETURNS TABLE (kind text, rule text, project text, count bigint, oldest date, first_until date, last_until date, overdue bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH today AS MATERIALIZED (SELECT (atelier.now() AT TIME ZONE 'UTC')::date AS day),
    seen AS MATERIALIZED (
        SELECT p.id, p.created_at, p.erased_at
        FROM person p
        WHERE actor_is_administrator()
            OR (actor_is_staff() AND (p.office_id = actor_office() OR EXISTS (
                SELECT FROM person_scope s
                WHERE s.person_id = p.id AND s.office_id = actor_office() AND (s.until IS NULL OR s.until > atelier.now()))))
    )
    SELECT 'person', k.rule, k.facts ->> 'project', count(*), min(p.created_at AT TIME ZONE 'UTC')::date, min(k.kept_until),
        max(k.kept_until), count(*) FILTER (WHERE k.kept_until <= t.day)
    FROM today t, seen p
    CROSS JOIN LATERAL person_kept(p.id) k
    WHERE p.erased_at IS NULL
    GROUP BY k.rule, k.facts ->> 'project'
    UNION ALL
    SELECT 'care need', 'kept_for_care', NULL, count(*), min(n.added_at AT TIME ZONE 'UTC')::date, min(d.day), max(d.day),
        count(*) FILTER (WHERE d.day <= t.day)
    FROM today t, care_need n
    JOIN session s ON s.id = n.session_id AND (s.host_office_id = actor_office() OR actor_is_administrator())
    CROSS JOIN LATERAL (SELECT care_need_deleted_on(s.ends_at, s.zone) AS day) AS d
    WHERE actor_is_staff()
    HAVING count(*) > 0
    UNION ALL
    SELECT 'guardian', 'kept_with_person', NULL, count(*), min(g.added_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM guardian g
    JOIN seen p ON p.id = g.person_id
    HAVING count(*) > 0
    UNION ALL
    SELECT 'application', 'kept_for_answers', NULL, count(*), min(a.received_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM application a
    JOIN seen p ON p.id = a.person_id
    WHERE a.answers_deleted_at IS NULL
    HAVING count(*) > 0
    UNION ALL
    SELECT 'erased person', 'kept_for_counts', NULL, count(*), min(p.erased_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM seen p
    WHERE p.erased_at IS NOT NULL
    HAVING count(*) > 0
    ORDER BY 1 DESC, 2, 3
    $$;

-- Whom the day's job will erase in the next thirty days, of the persons whom the actor's office entered, by day.
CREATE OR REPLACE FUNCTION atelier.expiring_persons() RETURNS TABLE (due_on date, count bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT k.kept_until, count(*)
    FROM person p
    CROSS JOIN LATERAL person_kept(p.id) k
    WHERE actor_is_staff() AND (SELECT s.value FROM retention_settings() s WHERE s.name = 'erases') = 1
        AND p.office_id = actor_office() AND p.erased_at IS NULL
        AND p.created_at <= atelier.now() + interval '31 days' - (SELECT m.unused FROM retention_months() m)
        AND k.kept_until <= (atelier.now() AT TIME ZONE 'UTC')::date + 30
    GROUP BY k.kept_until
    $$;
