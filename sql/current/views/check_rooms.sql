-- Rooms that are too small, or used twice on purpose.
CREATE OR REPLACE VIEW atelier.check_rooms WITH (security_invoker = true) AS
SELECT DISTINCT a.id AS session_id, a.code AS session, a.starts_at, 'session_over_room' AS rule,
    jsonb_build_object('capacity', a.capacity, 'room', r.code, 'name', r.name, 'seats', r.seats) AS facts
FROM atelier.active_session a
JOIN atelier.block b ON b.session_id = a.id
JOIN atelier.room r ON r.id = b.room_id
WHERE r.seats < a.capacity
UNION ALL
SELECT t.session_id, t.session, t.session_starts_at, 'room_overlap_overridden',
    jsonb_strip_nulls(jsonb_build_object('room', t.room, 'because', o.because,
        'from', to_char(t.starts_at AT TIME ZONE t.zone, 'YYYY-MM-DD HH24:MI'), 'zone', t.zone))
FROM (
    SELECT DISTINCT a.id AS session_id, a.code AS session, a.starts_at AS session_starts_at, r.code AS room, b.id, b.starts_at,
        b.zone
    FROM atelier.active_session a
    JOIN atelier.block b ON b.session_id = a.id
    JOIN atelier.room r ON r.id = b.room_id
    JOIN atelier.room_hold mine ON mine.block_id = b.id
    JOIN atelier.room_hold other ON other.room_id = mine.room_id AND other.during && mine.during AND other.id <> mine.id
) AS t
CROSS JOIN LATERAL atelier.room_overridden(t.id) AS o;
