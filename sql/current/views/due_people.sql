-- Care needs, and the day on which they are to be deleted: one row a session, for its host. And who will be erased because
-- nothing keeps them any longer.
CREATE OR REPLACE VIEW atelier.due_people WITH (security_invoker = true) AS
SELECT atelier.care_need_deleted_on(s.ends_at, s.zone) AS due_on,
    'care_needs_due' AS rule,
    jsonb_build_object('session', s.code, 'count', count(*)) AS facts,
    s.code AS session,
    s.id AS session_id
FROM atelier.care_need n
JOIN atelier.session s ON s.id = n.session_id
WHERE s.ends_at IS NOT NULL
GROUP BY s.id
UNION ALL
SELECT e.due_on, 'persons_to_erase', jsonb_build_object('count', e.count), NULL, NULL
FROM atelier.expiring_persons() e;
