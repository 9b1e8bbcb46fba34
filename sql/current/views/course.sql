-- What one certificate is for, a course: a session on its own, or a series as a whole.

-- The sessions of each: itself, or those of the series that aren't cancelled.
CREATE OR REPLACE VIEW atelier.course_session WITH (security_invoker = true) AS
SELECT s.id AS course_id, s.id AS session_id
FROM atelier.session s
UNION ALL
SELECT s.series_id, s.id
FROM atelier.session s
WHERE s.series_id IS NOT NULL AND s.state <> 'cancelled';

-- Each by the key of its session or series. A session also names the series that gives a certificate in its place, if it
-- is in one. Of a series, language and zone are those of the session that ends last.
CREATE OR REPLACE VIEW atelier.course WITH (security_invoker = true) AS
SELECT s.id, s.id AS session_id, e.id AS series_id, s.code AS session, e.code AS series, s.training_id, s.host_office_id,
    s.language, s.zone, s.ends_at
FROM atelier.session s
LEFT JOIN (
    SELECT e.id, e.code
    FROM atelier.series e
    JOIN atelier.training g ON g.id = e.training_id AND g.minimum_attendance IS NOT NULL
) AS e ON e.id = s.series_id
UNION ALL
SELECT e.id, NULL, e.id, NULL, e.code, e.training_id, e.host_office_id, last.language, last.zone, last.ends_at
FROM atelier.series e
LEFT JOIN LATERAL (
    SELECT s.language, s.zone, s.ends_at
    FROM atelier.session s
    WHERE s.series_id = e.id
    ORDER BY s.state = 'cancelled', s.ends_at DESC NULLS FIRST, s.id DESC
    LIMIT 1
) AS last ON true;
