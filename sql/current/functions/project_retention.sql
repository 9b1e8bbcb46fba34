-- The day from which a project's data are no longer to be kept, and how many persons of its sessions still have a name; no
-- row if nothing says how long, or if the project has no end yet.
CREATE OR REPLACE FUNCTION atelier.project_retention(project uuid) RETURNS TABLE (due_on date, persons bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT (greatest(COALESCE(p.stopped_on, p.ends_on), last.day) + make_interval(months => p.retention_months))::date,
        (SELECT count(DISTINCT n.id)
            FROM session s
            JOIN registration r ON r.session_id = s.id
            JOIN person n ON n.id = r.person_id
            WHERE s.project_id = p.id AND n.erased_at IS NULL)
    FROM project p
    CROSS JOIN LATERAL (
        SELECT max((s.ends_at AT TIME ZONE s.zone)::date) AS day
        FROM session s
        WHERE s.project_id = p.id AND s.state = 'published'
    ) AS last
    WHERE p.id = project_retention.project AND p.retention_months IS NOT NULL
        AND COALESCE(p.stopped_on, p.ends_on) IS NOT NULL AND actor_may_plan()
    $$;
