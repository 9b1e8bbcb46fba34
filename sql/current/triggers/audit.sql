-- Every table is audited but those named here: the audit itself, what the service needs for itself, and holds, which
-- follow from registrations, assignments and blocks, reference data, whose versions stand in dataset, and the lists of draws,
-- whose hashes stand in draw; files that are only staged. What was imported is told by the import's entry.
DO $$
DECLARE
    audited text;
    telling text;
    compared text;
BEGIN
    FOR audited, telling, compared IN
        SELECT c.relname, (
            SELECT string_agg(quote_literal(a.attname), ', ')
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname IN ('import_id', 'actor_user_id') AND NOT a.attisdropped), (
            SELECT string_agg(quote_ident(a.attname), ', ')
            FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND atelier.audit_counted(c.relname) <> '{}'
                AND a.attname <> ALL(atelier.audit_counted(c.relname)))
        FROM pg_class c
        WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
            AND c.relname NOT IN ('time_zone', 'hold', 'room_hold', 'job', 'outbox', 'idempotency', 'holiday', 'working_week', 'town', 'country_zone',
                'draw_entry', 'staged_file', 'staged_piece',
                'schema_migration', 'schema_current')
        ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert AFTER INSERT ON atelier.%I
            REFERENCING NEW TABLE AS new_rows
            FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert(%s)', audited, telling);
        IF audited IN ('session', 'reserved_seats') THEN
            EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE OF %s ON atelier.%I
                FOR EACH ROW EXECUTE FUNCTION atelier.audit_row_update()', compared, audited);
        ELSE
            EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON atelier.%I
                REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update(%s)', audited, compared);
        END IF;
        EXECUTE format('CREATE OR REPLACE TRIGGER audit_delete AFTER DELETE ON atelier.%I
            REFERENCING OLD TABLE AS old_rows
            FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete()', audited);
    END LOOP;
END
$$;
