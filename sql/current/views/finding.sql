-- What is wrong with what is stored, whether it was overridden or became untrue since: one row a finding, with its rule and the
-- facts of its sentence; who accepted it, and why, if somebody did. The rules stand in the check_… views, a group a file.
-- Sessions that have ended and cancelled ones are left alone.
CREATE OR REPLACE VIEW atelier.finding WITH (security_invoker = true) AS
WITH told AS (
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_completeness
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_rooms
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_overlaps
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_reserved
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_calendar
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_travel
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_demand
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_visas
    UNION ALL
    SELECT p.id, p.code, p.starts_at, 'assignment_qualified' AS rule,
        to_jsonb(gap) || jsonb_strip_nulls(jsonb_build_object('because', a.override_reason))
    FROM atelier.active_session p
    JOIN atelier.assignment a ON a.session_id = p.id AND a.state IN ('proposed', 'asked', 'accepted')
    CROSS JOIN LATERAL atelier.unqualified_on(p.id, a.trainer_id) AS gap
    UNION ALL
    SELECT p.id, p.code, p.starts_at, 'trainer_language' AS rule,
        jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'language', p.language,
            'languages', NULLIF(array_to_string(t.languages, ', '), '')))
    FROM atelier.active_session p
    JOIN atelier.assignment a ON a.session_id = p.id AND a.state IN ('proposed', 'asked', 'accepted')
    JOIN atelier.trainer t ON t.id = a.trainer_id
    WHERE p.language <> ALL(t.languages)
)
SELECT t.session_id, t.session, t.starts_at, t.rule, t.facts,
    atelier.finding_severity(t.rule) AS severity,
    md5(t.facts::text) AS facts_digest,
    a.because AS accepted_because,
    a.accepted_by,
    a.accepted_at
FROM told t
LEFT JOIN atelier.finding_acceptance a
    ON a.session_id = t.session_id AND a.rule = t.rule AND a.facts_digest = md5(t.facts::text);
