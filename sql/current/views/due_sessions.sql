-- What is due some day about sessions: one row a thing, with the day, the rule and the facts of its sentence; `atelier todo`
-- lists them together. Days are local to the session.
CREATE OR REPLACE VIEW atelier.due_tasks WITH (security_invoker = true) AS
SELECT (s.starts_at AT TIME ZONE s.zone)::date + t.days AS due_on,
    'task_due' AS rule,
    jsonb_strip_nulls(jsonb_build_object('title', t.title ->> 'en', 'session', s.code, 'note', t.note,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)) AS facts,
    s.code AS session,
    s.id AS session_id
FROM atelier.task t
JOIN atelier.session s ON s.id = t.session_id
WHERE t.done_on IS NULL AND s.state <> 'cancelled' AND s.starts_at IS NOT NULL AND atelier.may_host(s.host_office_id);

-- Who has to be told of a change: due on the day of the change.
CREATE OR REPLACE VIEW atelier.due_notices WITH (security_invoker = true) AS
SELECT (min(n.created_at) AT TIME ZONE s.zone)::date AS due_on,
    'notice_' || n.kind AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', s.code, 'people', count(*), 'because', s.cancelled_because,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone,
        'place', (SELECT COALESCE(b.place, v.name || ', ' || v.town, s.place)
            FROM atelier.block b
            LEFT JOIN atelier.room r ON r.id = b.room_id
            LEFT JOIN atelier.venue v ON v.id = r.venue_id
            WHERE b.session_id = s.id
            ORDER BY b.starts_at, b.id
            LIMIT 1))) AS facts,
    s.code AS session,
    s.id AS session_id
FROM atelier.notice n
JOIN atelier.session s ON s.id = n.session_id
WHERE n.told_at IS NULL AND atelier.may_host(s.host_office_id)
GROUP BY s.id, s.code, s.place, n.kind, s.cancelled_because, s.starts_at, s.zone;

-- Reserved seats that are not used: due on the day of their deadline.
CREATE OR REPLACE VIEW atelier.due_reserved_seats WITH (security_invoker = true) AS
SELECT (v.until AT TIME ZONE s.zone)::date AS due_on,
    'reserved_seats_open' AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', s.code, 'left', v.seats - v.used, 'seats', v.seats,
        'for', COALESCE(o.name, c.name, v.label), 'note', c.note,
        'until', to_char(v.until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)) AS facts,
    s.code AS session,
    s.id AS session_id
FROM atelier.reserved_seats v
JOIN atelier.session s ON s.id = v.session_id
LEFT JOIN atelier.organisation o ON o.id = v.organisation_id
LEFT JOIN atelier.country c ON c.code = v.country_code
WHERE v.released_at IS NULL AND v.used < v.seats AND s.state <> 'cancelled' AND atelier.may_host(s.host_office_id);

-- Drafts, a month before they begin, and sessions that are over with nobody's attendance recorded.
CREATE OR REPLACE VIEW atelier.due_sessions WITH (security_invoker = true) AS
SELECT (s.starts_at AT TIME ZONE s.zone)::date - 30 AS due_on,
    'session_draft_due' AS rule,
    jsonb_build_object('session', s.code, 'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'),
        'zone', s.zone) AS facts,
    s.code AS session,
    s.id AS session_id
FROM atelier.session s
WHERE s.state = 'draft' AND s.ends_at > atelier.now() AND atelier.may_host(s.host_office_id)
UNION ALL
SELECT (s.ends_at AT TIME ZONE s.zone)::date + 1, 'attendance_due', jsonb_build_object('session', s.code), s.code, s.id
FROM atelier.session s
WHERE s.state = 'published' AND s.ends_at <= atelier.now() AND s.taken > 0 AND atelier.may_host(s.host_office_id)
    AND NOT atelier.has_attendance(s.id);
GRANT SELECT ON atelier.due_tasks, atelier.due_notices, atelier.due_reserved_seats, atelier.due_sessions TO atelier_service;
