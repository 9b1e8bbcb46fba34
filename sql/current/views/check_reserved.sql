-- Seats promised twice: those taken and those still reserved (not used, not released, before their deadline) are more than
-- the session has.
CREATE OR REPLACE VIEW atelier.check_reserved WITH (security_invoker = true) AS
SELECT a.id AS session_id, a.code AS session, a.starts_at, 'reserved_seats_over_capacity' AS rule,
    jsonb_build_object('session', a.code, 'capacity', a.capacity, 'taken', a.taken, 'reserved', sum(r.seats - r.used)) AS facts
FROM atelier.active_session a
JOIN atelier.reserved_seats r ON r.session_id = a.id AND r.released_at IS NULL AND r.until > atelier.now()
GROUP BY a.id, a.code, a.starts_at, a.capacity, a.taken
HAVING a.taken + sum(r.seats - r.used) > a.capacity;
