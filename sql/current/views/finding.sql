-- What is wrong with what is stored, whether it was overridden or became untrue since: one row a session and rule, with
-- the facts of its sentence. Sessions that have ended and cancelled ones are left alone.
CREATE OR REPLACE VIEW atelier.finding WITH (security_invoker = true) AS
WITH planned AS (
    SELECT s.id, s.code, s.training_id, s.capacity, s.zone, s.language, s.state, s.starts_at
    FROM atelier.session s
    WHERE (SELECT atelier.actor_is_staff()) AND s.state <> 'cancelled' AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
)
SELECT p.id AS session_id, p.code AS session, p.starts_at, 'session_without_blocks' AS rule,
    jsonb_build_object('session', p.code) AS facts
FROM planned p
WHERE p.starts_at IS NULL
UNION ALL
SELECT DISTINCT p.id, p.code, p.starts_at, 'session_over_room',
    jsonb_build_object('capacity', p.capacity, 'room', r.code, 'name', r.name, 'seats', r.seats)
FROM planned p
JOIN atelier.block b ON b.session_id = p.id
JOIN atelier.room r ON r.id = b.room_id
WHERE r.seats < p.capacity
UNION ALL
SELECT DISTINCT p.id, p.code, p.starts_at, 'room_overlap_overridden',
    jsonb_build_object('room', r.code, 'because', b.override_reason,
        'from', to_char(b.starts_at AT TIME ZONE b.zone, 'YYYY-MM-DD HH24:MI'), 'zone', b.zone)
FROM planned p
JOIN atelier.block b ON b.session_id = p.id
JOIN atelier.room r ON r.id = b.room_id
JOIN atelier.room_hold mine ON mine.block_id = b.id
JOIN atelier.room_hold other ON other.room_id = mine.room_id AND other.during && mine.during AND other.id <> mine.id
WHERE b.override_reason IS NOT NULL
UNION ALL
SELECT p.id, p.code, p.starts_at, 'trainer_missing', jsonb_build_object('session', p.code)
FROM planned p
WHERE p.state = 'published' AND p.training_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM atelier.assignment a WHERE a.session_id = p.id AND a.state = 'accepted' AND a.role IN ('lead', 'co-trainer'))
UNION ALL
SELECT c.session_id, c.session, c.starts_at, c.rule, c.facts
FROM atelier.check_trainers c
UNION ALL
SELECT p.id, p.code, p.starts_at, 'person_overlap_overridden',
    jsonb_build_object('person', n.reference, 'because', r.override_reason)
FROM planned p
JOIN atelier.registration r ON r.session_id = p.id AND r.override_reason IS NOT NULL
JOIN atelier.person n ON n.id = r.person_id
WHERE EXISTS (
    SELECT FROM atelier.hold mine
    JOIN atelier.hold other ON other.person_id = mine.person_id AND other.during && mine.during AND other.id <> mine.id
    WHERE mine.registration_id = r.id);
