-- What a session still lacks: a time, a trainer.
CREATE OR REPLACE VIEW atelier.check_completeness WITH (security_invoker = true) AS
SELECT a.id AS session_id, a.code AS session, a.starts_at, 'session_without_blocks' AS rule,
    jsonb_build_object('session', a.code) AS facts
FROM atelier.active_session a
WHERE a.starts_at IS NULL
UNION ALL
SELECT a.id AS session_id, a.code AS session, a.starts_at, 'trainer_missing' AS rule,
    jsonb_build_object('session', a.code) AS facts
FROM atelier.active_session a
WHERE a.state = 'published' AND a.training_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM atelier.assignment t WHERE t.session_id = a.id AND t.state = 'accepted' AND t.role IN ('lead', 'co-trainer'));
