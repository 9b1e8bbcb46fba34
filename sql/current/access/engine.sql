-- Row security is enabled and forced on every table; the engine, as whom the deciding functions run, sees all of them;
-- everybody else sees what the files beside this one allow.
DO $$
DECLARE
    guarded text;
BEGIN
    FOR guarded IN
        SELECT c.relname
        FROM pg_class c
        WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p')
            AND c.relname NOT IN ('schema_migration', 'schema_current')
        ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE atelier.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', guarded);
        EXECUTE format('DROP POLICY IF EXISTS engine ON atelier.%I', guarded);
        EXECUTE format('CREATE POLICY engine ON atelier.%I TO atelier_engine USING (true) WITH CHECK (true)', guarded);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON atelier.%I TO atelier_engine', guarded);
    END LOOP;
END
$$;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA atelier TO atelier_engine;
GRANT SELECT ON ALL TABLES IN SCHEMA atelier TO atelier_engine;

-- Definer functions belong to the engine, except those that make or measure tables, which belong to the owner. Nobody may call
-- anything but what is granted here: rules about an item alone and steps of a decision are for the engine only.
DO $$
DECLARE
    function regprocedure;
    definer boolean;
    name text;
BEGIN
    FOR function, definer, name IN
        SELECT p.oid::regprocedure, p.prosecdef, p.proname
        FROM pg_proc p
        WHERE p.pronamespace = 'atelier'::regnamespace
        ORDER BY p.oid
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO atelier_engine', function);
        IF definer AND name NOT IN ('make_audit_months', 'count_for_draw') THEN
            EXECUTE format('ALTER FUNCTION %s OWNER TO atelier_engine', function);
        END IF;
        IF name IN ('now', 'uuid7', 'random_code', 'actor', 'actor_office', 'actor_is_staff', 'actor_is_administrator',
            'actor_may_plan', 'actor_is_known', 'may_host', 'in_my_scope', 'in_my_keeping', 'said', 'instant', 'refuse', 'zone_offsets',
            'admit', 'cancel_registration',
            'add_person', 'share_person', 'record_attendance', 'certificate_due', 'issue_certificates',
            'certificate_state', 'series_of', 'place_in_line', 'broken_promises', 'programme_figures') THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO atelier_service', function);
        END IF;
    END LOOP;
END
$$;
GRANT SELECT ON atelier.schema_migration, atelier.schema_current TO atelier_service;
