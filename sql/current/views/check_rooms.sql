-- Rooms that are too small, or used twice on purpose.
CREATE OR REPLACE VIEW atelier.check_rooms WITH (security_invoker = true) AS
SELECT DISTINCT a.id AS session_id, a.code AS session, a.starts_at, 'session_over_room' AS rule,
    jsonb_build_object('capacity', a.capacity, 'room', r.code, 'name', r.name, 'seats', r.seats) AS facts
FROM atelier.active_session a
JOIN atelier.block b ON b.session_id = a.id
JOIN atelier.room r ON r.id = b.room_id
WHERE r.seats < a.capacity
UNION ALL
SELECT DISTINCT a.id AS session_id, a.code AS session, a.starts_at, 'room_overlap_overridden' AS rule,
    jsonb_build_object('room', r.code, 'because', b.override_reason,
        'from', to_char(b.starts_at AT TIME ZONE b.zone, 'YYYY-MM-DD HH24:MI'), 'zone', b.zone) AS facts
FROM atelier.active_session a
JOIN atelier.block b ON b.session_id = a.id
JOIN atelier.room r ON r.id = b.room_id
JOIN atelier.room_hold mine ON mine.block_id = b.id
JOIN atelier.room_hold other ON other.room_id = mine.room_id AND other.during && mine.during AND other.id <> mine.id
WHERE b.override_reason IS NOT NULL;
