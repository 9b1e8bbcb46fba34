-- Sessions of a round that became smaller than the seats that the round may give.
CREATE OR REPLACE VIEW atelier.check_round WITH (security_invoker = true) AS
SELECT s.id AS session_id, s.code AS session, s.starts_at, 'round_session_seats' AS rule,
    jsonb_build_object('round', r.code, 'session', s.code, 'seats', o.seats, 'capacity', s.capacity) AS facts
FROM atelier.round_session o
JOIN atelier.round r ON r.id = o.round_id AND r.state IN ('draft', 'open', 'closed')
JOIN atelier.session s ON s.id = o.session_id
WHERE (SELECT atelier.actor_is_staff()) AND s.state <> 'cancelled' AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
    AND o.seats > s.capacity
UNION ALL
SELECT s.id, s.code, s.starts_at, 'round_session_cancelled',
    jsonb_build_object('round', r.code, 'session', s.code, 'seats', o.seats)
FROM atelier.round_session o
JOIN atelier.round r ON r.id = o.round_id AND r.state IN ('draft', 'open', 'closed')
JOIN atelier.session s ON s.id = o.session_id
WHERE (SELECT atelier.actor_is_staff()) AND s.state = 'cancelled';
