-- Everything that is due some day, as far as the actor has to do with it. Ordered by nobody: say ORDER BY due_on, rule, facts.
CREATE OR REPLACE VIEW atelier.todo WITH (security_invoker = true) AS
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_tasks d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_notices d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_reserved_seats d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_sessions d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_trainers d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_people d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_invitation d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_round d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_project d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_need d
UNION ALL
SELECT d.due_on, d.rule, d.facts, d.session, d.session_id FROM atelier.due_referral d;
GRANT SELECT ON atelier.todo TO atelier_service;
