-- Invitations that wait for an answer, by the last day on which one counts, in the session's zone.
CREATE OR REPLACE VIEW atelier.due_invitation WITH (security_invoker = true) AS
SELECT ((i.until - interval '1 microsecond') AT TIME ZONE s.zone)::date AS due_on, 'invitation_unanswered' AS rule,
    jsonb_build_object('person', p.reference, 'session', s.code, 'zone', s.zone,
        'until', to_char(i.until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI')) AS facts,
    s.code AS session, s.id AS session_id
FROM atelier.invitation i
JOIN atelier.session s ON s.id = i.session_id
JOIN atelier.person p ON p.id = i.person_id
WHERE i.state = 'invited' AND s.state <> 'cancelled';
