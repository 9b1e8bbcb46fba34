-- The columns of all tables that say which person a row is about: those named person_id, and those that refer to a person.
-- Merging, erasing and exporting go by it, so that a table that is made later is not forgotten.
CREATE OR REPLACE FUNCTION atelier.person_columns() RETURNS TABLE (table_name text, column_name text)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    SELECT c.relname::text, a.attname::text
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND (a.attname = 'person_id' OR EXISTS (
            SELECT FROM pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'atelier.person'::regclass
                AND k.conkey = ARRAY[a.attnum]))
    ORDER BY c.relname, a.attname
    $$;
