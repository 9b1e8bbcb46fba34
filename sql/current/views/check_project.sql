-- What schedule check says of projects: published sessions that begin once their project has stopped, or outside its days.
CREATE OR REPLACE VIEW atelier.check_project WITH (security_invoker = true) AS
WITH planned AS (
    SELECT s.id, s.code, s.starts_at, (s.starts_at AT TIME ZONE s.zone)::date AS begins, p.code AS project, p.starts_on,
        p.ends_on, p.stopped_on, p.stopped_because
    FROM atelier.session s
    JOIN atelier.project p ON p.id = s.project_id
    WHERE (SELECT atelier.actor_is_staff()) AND s.state = 'published' AND s.ends_at > atelier.now()
)
SELECT p.id AS session_id, p.code AS session, p.starts_at, 'project_session_after_stop' AS rule,
    jsonb_build_object('session', p.code, 'begins', p.begins, 'project', p.project, 'stopped', p.stopped_on,
        'because', p.stopped_because) AS facts
FROM planned p
WHERE p.begins >= p.stopped_on
UNION ALL
SELECT p.id, p.code, p.starts_at, 'project_session_outside',
    jsonb_strip_nulls(jsonb_build_object('session', p.code, 'begins', p.begins, 'project', p.project,
        'from', p.starts_on, 'until', p.ends_on))
FROM planned p
WHERE p.begins < p.starts_on OR p.begins > p.ends_on;
