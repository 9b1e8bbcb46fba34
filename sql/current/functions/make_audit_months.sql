-- Makes the audit's monthly partitions from this month to `ahead` months on; those that exist are left. Called by
-- the administrator's `db migrate`, not by the service; what has no month falls into the default partition. A month that already has
-- rows in the default partition is left there.
CREATE OR REPLACE FUNCTION atelier.make_audit_months(ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    parent text;
    month date;
    partition text;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('atelier.audit_months'));
    FOREACH parent IN ARRAY ARRAY['audit', 'audit_value'] LOOP
        FOR month IN
            SELECT generate_series(date_trunc('month', atelier.now()),
                date_trunc('month', atelier.now()) + make_interval(months => ahead), interval '1 month')::date
        LOOP
            partition := parent || to_char(month, '_YYYY_MM');
            CONTINUE WHEN to_regclass('atelier.' || partition) IS NOT NULL;
            BEGIN
                EXECUTE format('CREATE TABLE atelier.%I PARTITION OF atelier.%I FOR VALUES FROM (%L) TO (%L)',
                    partition, parent, month, month + interval '1 month');
                EXECUTE format('ALTER TABLE atelier.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
                made := made + 1;
            EXCEPTION WHEN check_violation THEN
                CONTINUE;
            END;
        END LOOP;
    END LOOP;
    RETURN made;
END
$$;
