-- Who has, or had, a seat by a draw, and in which session: drawn, or come in from the reserves.
CREATE OR REPLACE VIEW atelier.draw_seat WITH (security_invoker = true) AS
SELECT e.draw_id, e.id AS entry_id, e.application_id, e.stratum, e.rank, s.number AS session_number, s.session_id, s.code
FROM atelier.draw_entry e
JOIN atelier.draw_session s ON s.draw_id = e.draw_id AND s.number = e.session_number
UNION ALL
SELECT v.draw_id, v.entry_id, e.application_id, e.stratum, e.rank, s.number, s.session_id, s.code
FROM atelier.draw_event v
JOIN atelier.draw_entry e ON e.id = v.entry_id
JOIN atelier.draw_session s ON s.draw_id = v.draw_id AND s.number = v.session_number
WHERE v.kind = 'in';

-- Seats that were lost and of which the draw doesn't know yet, with the rule by which the registration ended. In a cancelled
-- session nobody lost a seat to anybody.
CREATE OR REPLACE VIEW atelier.draw_seat_lost WITH (security_invoker = true) AS
SELECT q.draw_id, q.entry_id, q.session_id, q.stratum, q.rank, last.rule
FROM atelier.draw_seat q
JOIN atelier.draw d ON d.id = q.draw_id AND d.state = 'run'
JOIN atelier.session s ON s.id = q.session_id AND s.state = 'published'
CROSS JOIN LATERAL (
    SELECT r.rule, r.state
    FROM atelier.registration r
    WHERE r.session_id = q.session_id
        AND r.person_id = (SELECT a.person_id FROM atelier.application a WHERE a.id = q.application_id)
    ORDER BY r.state IN ('cancelled', 'refused'), r.arrival DESC
    LIMIT 1
) AS last
WHERE last.state IN ('cancelled', 'refused')
    AND NOT EXISTS (SELECT FROM atelier.draw_event v WHERE v.entry_id = q.entry_id AND v.kind = 'out');

-- Lost seats that a reserve may still be given, by the number of the event that freed them.
CREATE OR REPLACE VIEW atelier.draw_seat_vacant WITH (security_invoker = true) AS
SELECT q.draw_id, v.number, q.entry_id,
    (SELECT a.reference FROM atelier.application a WHERE a.id = q.application_id) AS reference, q.stratum, q.session_number, q.session_id, q.code
FROM atelier.draw_seat q
JOIN atelier.draw_event v ON v.entry_id = q.entry_id AND v.kind = 'out'
JOIN atelier.draw d ON d.id = q.draw_id AND COALESCE(d.reserves_until > atelier.now(), true)
JOIN atelier.session s ON s.id = q.session_id AND s.state = 'published' AND s.starts_at > atelier.now()
WHERE NOT EXISTS (SELECT FROM atelier.draw_event i WHERE i.instead_of = q.entry_id);
