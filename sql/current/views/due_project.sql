-- Projects whose data are no longer to be kept: so many months after the last day (of the project, of a stop, or of a
-- session that ran on), as long as persons of their sessions still have names.
CREATE OR REPLACE VIEW atelier.due_project WITH (security_invoker = true) AS
SELECT r.due_on, 'project_retention_over' AS rule,
    jsonb_build_object('project', p.code, 'name', p.name, 'months', p.retention_months, 'persons', r.persons) AS facts,
    NULL::text AS session, NULL::uuid AS session_id
FROM atelier.project p
CROSS JOIN LATERAL atelier.project_retention(p.id) AS r
WHERE (SELECT atelier.actor_may_plan()) AND r.persons > 0;
