-- Records who was present in a block, item by item; recording again corrects. Only the host may, and only for persons who
-- have a seat. Then each registration's attendance is what its recorded blocks say: attended all, some (partly), none.
CREATE OR REPLACE FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    recorded integer;
    stray text;
BEGIN
    PERFORM require_host((SELECT b.session_id FROM block b WHERE b.id = record_attendance.block));
    IF EXISTS (SELECT FROM block b WHERE b.id = record_attendance.block AND b.starts_at > atelier.now()) THEN
        PERFORM refuse('attendance_before_start', '{}');
    END IF;
    SELECT COALESCE(p.reference, i.registration_id::text) INTO stray
    FROM unnest(registrations) AS i(registration_id)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN block b ON b.id = record_attendance.block AND b.session_id = r.session_id
    LEFT JOIN person p ON p.id = r.person_id
    WHERE b.id IS NULL OR r.state <> 'confirmed'
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('attendance_without_seat', jsonb_build_object('person', stray));
    END IF;
    INSERT INTO attendance (registration_id, block_id, present)
    SELECT i.registration_id, record_attendance.block, i.present
    FROM unnest(registrations, present) AS i(registration_id, present)
    ON CONFLICT ON CONSTRAINT attendance_once DO UPDATE
    SET present = EXCLUDED.present, recorded_at = EXCLUDED.recorded_at;
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
