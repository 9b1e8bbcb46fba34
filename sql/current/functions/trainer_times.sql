-- The actor's office sees the person behind a trainer's code.
CREATE OR REPLACE FUNCTION atelier.my_trainer(trainer uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM trainer t WHERE t.id = my_trainer.trainer AND in_my_scope(t.person_id)) $$;

-- The actor's office keeps what is known of the person behind a trainer's code: it registered or hosts them.
CREATE OR REPLACE FUNCTION atelier.kept_trainer(trainer uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM trainer t WHERE t.id = kept_trainer.trainer AND in_my_keeping(t.person_id)) $$;

-- Before a person is made a trainer: they were not erased.
CREATE OR REPLACE FUNCTION atelier.trainer_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_not_erased(NEW.person_id);
    RETURN NEW;
END
$$;

-- Before an absence or an availability is written: whose it is.
CREATE OR REPLACE FUNCTION atelier.trainer_days_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.person_id := (SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id);
    END IF;
    RETURN NEW;
END
$$;

-- Takes absences back on some days (half-open); what lies before and after stays. Answers how many were changed.
CREATE OR REPLACE FUNCTION atelier.end_absence(trainer uuid, days daterange) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    changed integer;
BEGIN
    IF NOT kept_trainer(end_absence.trainer) THEN
        PERFORM refuse('trainer_of_other_office', '{}');
    END IF;
    WITH gone AS (
        DELETE FROM absence a
        WHERE a.trainer_id = end_absence.trainer AND a.days && end_absence.days
        RETURNING a.trainer_id, a.person_id, a.days, a.kind
    ), kept AS (
        SELECT g.trainer_id, g.person_id, rest, g.kind
        FROM gone g, unnest(datemultirange(g.days) - datemultirange(end_absence.days)) AS rest
    ), written AS (
        INSERT INTO absence (trainer_id, person_id, days, kind)
        SELECT * FROM kept
    )
    SELECT count(*) INTO changed FROM gone;
    RETURN changed;
END
$$;

-- Who of the sessions to come is put on days on which they are absent or not available, for staff: one row an assignment,
-- with the first such day. The kind of an absence is for the offices that see the person.
CREATE OR REPLACE FUNCTION atelier.trainers_away()
    RETURNS TABLE (assignment_id uuid, rule text, day date, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT DISTINCT ON (a.id) a.id, away.rule, away.day, CASE WHEN in_my_scope(a.person_id) THEN away.kind END
    FROM assignment a
    JOIN session s ON s.id = a.session_id AND s.state <> 'cancelled' AND s.ends_at > atelier.now()
    JOIN block b ON b.session_id = s.id
    CROSS JOIN LATERAL (SELECT block_days(b.starts_local, b.ends_local) AS days) AS of
    CROSS JOIN LATERAL (
        SELECT 'trainer_absent' AS rule, lower(n.days * of.days) AS day, n.kind
        FROM absence n
        WHERE n.trainer_id = a.trainer_id AND n.days && of.days
        UNION ALL
        SELECT 'trainer_unavailable', lower(of.days), NULL
        WHERE EXISTS (SELECT FROM availability v WHERE v.trainer_id = a.trainer_id)
            AND NOT of.days <@ COALESCE((SELECT range_agg(v.days) FROM availability v WHERE v.trainer_id = a.trainer_id), '{}')
    ) AS away
    WHERE actor_is_staff() AND a.state IN ('proposed', 'asked', 'accepted') AND a.trainer_id IN (
        SELECT n.trainer_id FROM absence n UNION SELECT v.trainer_id FROM availability v)
    ORDER BY a.id, away.rule, away.day
    $$;

-- The local days (half-open) that a block touches; one that ends at midnight doesn't touch the next.
CREATE OR REPLACE FUNCTION atelier.block_days(starts timestamp, ends timestamp) RETURNS daterange
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT daterange(starts::date, (ends - interval '1 microsecond')::date, '[]') $$;

-- The assignments of sessions to come that overlap another booking of the same person although that was overridden with a
-- reason, for staff.
CREATE OR REPLACE FUNCTION atelier.double_booked() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.id
    FROM assignment a
    JOIN session s ON s.id = a.session_id AND s.ends_at > atelier.now()
    WHERE actor_is_staff() AND a.double_booked_because IS NOT NULL AND a.state IN ('asked', 'accepted') AND EXISTS (
        SELECT FROM hold mine
        JOIN hold other ON other.person_id = mine.person_id AND other.during && mine.during
        JOIN block there ON there.id = other.block_id AND there.session_id <> a.session_id
        WHERE mine.assignment_id = a.id)
    $$;

-- Where a trainer is expected from `since` up to `until`, by start, one row a block, for staff: always the time, and the
-- session, role and state only if the actor may see the session (in its own zone then, else in UTC). What is only
-- proposed holds no time, and is shown to who may see the session.
CREATE OR REPLACE FUNCTION atelier.trainer_roster(trainer uuid, since timestamptz, until timestamptz)
    RETURNS TABLE (starts text, ends text, zone text, session text, role text, state text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH expected AS (
        SELECT lower(h.during) AS starts_at, upper(h.during) AS ends_at, h.block_id, a.role, a.state, true AS held
        FROM trainer t
        JOIN hold h ON h.person_id = t.person_id
        LEFT JOIN assignment a ON a.id = h.assignment_id
        WHERE t.id = trainer_roster.trainer
        UNION ALL
        SELECT b.starts_at, b.ends_at, b.id, a.role, a.state, false
        FROM assignment a
        JOIN block b ON b.session_id = a.session_id
        WHERE a.trainer_id = trainer_roster.trainer AND a.state = 'proposed'
    )
    SELECT to_char(e.starts_at AT TIME ZONE shown.zone, 'YYYY-MM-DD HH24:MI'),
        to_char(e.ends_at AT TIME ZONE shown.zone, 'YYYY-MM-DD HH24:MI'), shown.zone, shown.session,
        CASE WHEN shown.session IS NOT NULL THEN COALESCE(e.role, 'participant') END,
        CASE WHEN shown.session IS NOT NULL THEN e.state END
    FROM expected e
    JOIN block b ON b.id = e.block_id
    CROSS JOIN LATERAL (SELECT busy(b.id, b.zone) ->> 'elsewhere' AS code) AS visible
    CROSS JOIN LATERAL (
        SELECT CASE WHEN visible.code IS NULL THEN 'UTC' ELSE b.zone END AS zone,
            -- That a trainer takes part somewhere is for who knows the person.
            CASE WHEN e.role IS NOT NULL OR my_trainer(trainer_roster.trainer) THEN visible.code END AS session
    ) AS shown
    WHERE actor_is_staff() AND tstzrange(e.starts_at, e.ends_at) && tstzrange(since, until)
        AND (e.held OR shown.session IS NOT NULL)
    ORDER BY e.starts_at, b.id, e.role
    $$;
