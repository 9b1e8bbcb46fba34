-- The catalogue is for everybody to read and for who plans to write. A missing actor sees none of it.
DO $$
DECLARE
    shared text;
BEGIN
    FOREACH shared IN ARRAY ARRAY['time_zone', 'setting', 'country', 'organisation', 'project', 'project_donor', 'training',
        'training_module', 'training_prerequisite', 'venue', 'room'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', shared);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_known()))', shared);
        EXECUTE format('GRANT SELECT ON atelier.%I TO atelier_service', shared);
        CONTINUE WHEN shared IN ('time_zone', 'setting');
        EXECUTE format('DROP POLICY IF EXISTS planning ON atelier.%I', shared);
        EXECUTE format('CREATE POLICY planning ON atelier.%I TO atelier_service
            USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()))', shared);
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON atelier.%I TO atelier_service', shared);
    END LOOP;
END
$$;

-- Venues and rooms also belong to the country offices, who know them best.
DROP POLICY IF EXISTS offices ON atelier.venue;
CREATE POLICY offices ON atelier.venue FOR INSERT TO atelier_service WITH CHECK ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS offices ON atelier.room;
CREATE POLICY offices ON atelier.room FOR INSERT TO atelier_service WITH CHECK ((SELECT atelier.actor_is_staff()));

-- Settings: an administrator.
DROP POLICY IF EXISTS administering ON atelier.setting;
CREATE POLICY administering ON atelier.setting TO atelier_service
    USING ((SELECT atelier.actor_is_administrator())) WITH CHECK ((SELECT atelier.actor_is_administrator()));
GRANT INSERT, UPDATE ON atelier.setting TO atelier_service;
