-- Records who was present in a block, item by item, for how many minutes (NULL: the whole block), and who was absent with
-- leave. Recording the same again changes nothing; changing what is recorded needs a reason, and the audit keeps what it
-- was. Only the host may, and only for persons who have a seat. Then each registration's attendance is what its recorded
-- blocks say: attended all, some (partly), none.
CREATE OR REPLACE FUNCTION atelier.record_attendance(
    block uuid, registrations uuid[], present boolean[], minutes integer[] DEFAULT NULL, excused boolean[] DEFAULT NULL,
    because text DEFAULT NULL
) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    recorded integer;
    stray record;
    target record;
BEGIN
    SELECT b.session_id, b.starts_at, s.code, extract(epoch FROM b.ends_at - b.starts_at)::integer / 60 AS length INTO target
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = record_attendance.block;
    PERFORM require_host(target.session_id);
    IF target.starts_at > atelier.now() THEN
        PERFORM refuse('attendance_before_start', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = target.session_id FOR NO KEY UPDATE;
    PERFORM require_named_once('attendance_twice', registrations);
    SELECT COALESCE(p.reference, i.registration_id::text) AS person, i.minutes, a.id IS NOT NULL AS changed,
        CASE WHEN r.session_id IS DISTINCT FROM target.session_id OR r.state <> 'confirmed' THEN 'attendance_without_seat'
            WHEN i.minutes NOT BETWEEN 1 AND target.length THEN 'attendance_minutes_within'
            ELSE 'attendance_correction' END AS rule
    INTO stray
    FROM unnest(registrations, present, minutes, excused) AS i(registration_id, present, minutes, excused)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN person p ON p.id = r.person_id
    LEFT JOIN attendance a ON a.block_id = record_attendance.block AND a.registration_id = i.registration_id
        AND (a.present, COALESCE(a.minutes, target.length), a.excused)
            IS DISTINCT FROM (i.present, COALESCE(i.minutes, target.length), COALESCE(i.excused, false))
    WHERE r.session_id IS DISTINCT FROM target.session_id OR r.state <> 'confirmed'
        OR i.minutes NOT BETWEEN 1 AND target.length
        OR (a.id IS NOT NULL AND COALESCE(btrim(record_attendance.because), '') = '')
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(stray.rule, jsonb_strip_nulls(jsonb_build_object('person', stray.person, 'session', target.code,
            'minutes', stray.minutes, 'length', target.length)));
    END IF;
    INSERT INTO attendance AS a (registration_id, block_id, present, minutes, excused, recorded_by)
    SELECT i.registration_id, record_attendance.block, i.present, NULLIF(i.minutes, target.length),
        COALESCE(i.excused, false), (SELECT w.user_id FROM actor() w)
    FROM unnest(registrations, present, minutes, excused) AS i(registration_id, present, minutes, excused)
    ON CONFLICT ON CONSTRAINT attendance_once DO UPDATE
    SET present = EXCLUDED.present, minutes = EXCLUDED.minutes, excused = EXCLUDED.excused,
        recorded_at = EXCLUDED.recorded_at, recorded_by = EXCLUDED.recorded_by,
        because = NULLIF(btrim(record_attendance.because), '')
    WHERE (a.present, a.minutes, a.excused) IS DISTINCT FROM (EXCLUDED.present, EXCLUDED.minutes, EXCLUDED.excused);
    GET DIAGNOSTICS recorded = ROW_COUNT;
    UPDATE registration r
    SET attendance = share.attendance,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT a.registration_id,
            CASE WHEN bool_and(a.present) THEN 'attended' WHEN bool_or(a.present) THEN 'partly' ELSE 'no-show' END AS attendance
        FROM attendance a
        WHERE a.registration_id = ANY(registrations)
        GROUP BY a.registration_id
    ) AS share
    WHERE r.id = share.registration_id;
    RETURN recorded;
END
$$;

-- The minutes of a block that an attendance counts for: those noted, or the whole block.
CREATE OR REPLACE FUNCTION atelier.minutes_attended(present boolean, minutes integer, starts_at timestamptz, ends_at timestamptz)
    RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN present THEN COALESCE(minutes, extract(epoch FROM ends_at - starts_at) / 60) ELSE 0 END
    $$;

-- Refuses a list, of attendance or of results, that names a registration more than once: which of them is meant can't be
-- known.
CREATE OR REPLACE FUNCTION atelier.require_named_once(rule text, registrations uuid[]) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM refuse(require_named_once.rule, jsonb_build_object('person', p.reference, 'session', s.code))
    FROM unnest(registrations) AS i(registration_id)
    JOIN registration r ON r.id = i.registration_id
    JOIN session s ON s.id = r.session_id
    JOIN person p ON p.id = r.person_id
    GROUP BY r.id, p.reference, s.code
    HAVING count(*) > 1
    ORDER BY p.reference
    LIMIT 1;
END
$$;

-- Whether anybody's attendance of a session is recorded, for staff whoever sees the persons: what is hidden from an office is
-- not missing.
CREATE OR REPLACE FUNCTION atelier.has_attendance(session uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT actor_is_staff() AND EXISTS (
        SELECT FROM attendance a
        JOIN block b ON b.id = a.block_id
        WHERE b.session_id = has_attendance.session)
    $$;
