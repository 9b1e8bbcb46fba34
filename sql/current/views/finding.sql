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
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_hours
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_travel
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_demand
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_visas
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_trainers
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_round
    UNION ALL
    SELECT session_id, session, starts_at, rule, facts FROM atelier.check_project
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
