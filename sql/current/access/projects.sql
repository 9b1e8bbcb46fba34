-- Currencies are for everybody to read. What a project plans, spends and prints is for staff to read and for who plans to
-- write; a donor's users read figures, through project_figures(), and nothing here.
DO $$
DECLARE
    part text;
BEGIN
    DROP POLICY IF EXISTS reading ON atelier.currency;
    CREATE POLICY reading ON atelier.currency FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
    GRANT SELECT ON atelier.currency TO atelier_service;
    FOREACH part IN ARRAY ARRAY['project_target', 'project_cost_line', 'project_paper'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_staff()))', part);
        EXECUTE format('DROP POLICY IF EXISTS planning ON atelier.%I', part);
        EXECUTE format('CREATE POLICY planning ON atelier.%I TO atelier_service
            USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()))', part);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON atelier.%I TO atelier_service', part);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION atelier.project_figures(uuid, date, date), atelier.project_retention(uuid) TO atelier_service;
GRANT SELECT ON atelier.check_project, atelier.due_project TO atelier_service;
