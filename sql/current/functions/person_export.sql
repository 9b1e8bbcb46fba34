-- Everything that is known of a person and that the actor's office may see, by table: rows that are about the person, rows
-- that hang on those, and the history of changes. Reads with the rights of who asks, so row security decides; a table that
-- is made later is there by itself. NULL for a person whom the actor's office doesn't see.
CREATE OR REPLACE FUNCTION atelier.person_export(person uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    place record;
    found_rows jsonb;
    whole jsonb;
BEGIN
    SELECT jsonb_build_object('person', jsonb_build_array(
        to_jsonb(p) - 'search_key' - 'sound_key' || jsonb_build_object('office', o.code))) INTO whole
    FROM person p
    LEFT JOIN organisation o ON o.id = p.office_id
    WHERE p.id = person_export.person;
    IF whole IS NULL THEN
        RETURN NULL;
    END IF;
    FOR place IN SELECT c.table_name, c.readable, c.condition FROM person_tables() c LOOP
        EXECUTE format($query$
            SELECT jsonb_agg(x.whole || jsonb_strip_nulls(jsonb_build_object(
                'session', (SELECT s.code FROM atelier.session s WHERE s.id::text = x.whole ->> 'session_id'),
                'series', (SELECT e.code FROM atelier.series e WHERE e.id::text = x.whole ->> 'series_id'),
                'organisation', (SELECT o.code FROM atelier.organisation o WHERE o.id::text = x.whole ->> 'organisation_id'),
                'office', (SELECT o.code FROM atelier.organisation o WHERE o.id::text = x.whole ->> 'office_id')))
                ORDER BY x.whole ->> 'id', x.whole)
            FROM atelier.%I t
            CROSS JOIN LATERAL (SELECT to_jsonb(r) AS whole FROM (SELECT %s) AS r) AS x
            WHERE %s$query$, place.table_name, place.readable, place.condition)
        INTO found_rows USING person_export.person;
        IF found_rows IS NOT NULL THEN
            whole := whole || jsonb_build_object(place.table_name, found_rows);
        END IF;
    END LOOP;
    SELECT jsonb_object_agg(a.reference, special_answers(a.id)) INTO found_rows
    FROM application a
    WHERE a.person_id = person_export.person AND special_answers(a.id) <> '{}';
    IF found_rows IS NOT NULL THEN
        whole := whole || jsonb_build_object('special_answers', found_rows);
    END IF;
    SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(m)) ORDER BY m.assignment_id) INTO found_rows
    FROM assignment_reasons(ARRAY(SELECT a.id FROM assignment a WHERE a.person_id = person_export.person)) m
    WHERE COALESCE(m.state_because, m.unqualified_because, m.double_booked_because, m.unpaired_because) IS NOT NULL;
    IF found_rows IS NOT NULL THEN
        whole := whole || jsonb_build_object('assignment_reasons', found_rows);
    END IF;
    -- What was changed and deleted by the values that it was about; what was made by the rows above.
    SELECT jsonb_agg(jsonb_build_object('at', h.at, 'table', h.table_name, 'operation', h.operation, 'columns', h.columns,
        'reason', h.reason, 'old', h.old, 'new', h.new) ORDER BY h.at, h.id) INTO found_rows
    FROM (
        SELECT a.*, v.old, v.new
        FROM audit_value v
        JOIN audit a ON a.at = v.at AND a.id = v.audit_id
        WHERE v.subject_id = person_export.person
        UNION ALL
        SELECT a.*, NULL, NULL
        FROM jsonb_each(whole) AS t(name, rows)
        CROSS JOIN LATERAL jsonb_array_elements(t.rows) AS r(row)
        JOIN audit a ON a.row_id = (r.row ->> 'id')::uuid AND a.table_name = t.name AND a.operation = 'INSERT'
    ) AS h;
    RETURN whole || jsonb_build_object('messages', person_messages(person_export.person),
        'history', COALESCE(found_rows, '[]'));
END
$$;

-- The tables that the service may read and whose rows are about a person ($1), or hang on such rows, the columns
-- that it may read, and the condition.
CREATE OR REPLACE FUNCTION atelier.person_tables() RETURNS TABLE (table_name text, readable text, condition text)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    WITH about AS (
        SELECT c.table_name, string_agg(format('t.%I = $1', c.column_name), ' OR ' ORDER BY c.column_name) AS condition
        FROM person_columns() c
        WHERE c.table_name <> 'outbox'
        GROUP BY c.table_name
    ), hanging AS (
        SELECT c.relname::text AS table_name, string_agg(format('t.%I IN (SELECT o.id FROM atelier.%I o WHERE %s)', a.attname,
            about.table_name, replace(about.condition, 't.', 'o.')), ' OR ' ORDER BY a.attname, about.table_name) AS condition
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid AND c.relkind = 'r' AND NOT c.relispartition
        JOIN pg_class target ON target.oid = k.confrelid
        JOIN about ON about.table_name = target.relname
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
        WHERE k.contype = 'f' AND c.relnamespace = 'atelier'::regnamespace
            AND c.relname NOT IN (SELECT b.table_name FROM about b)
        GROUP BY c.relname
    )
    SELECT t.table_name, string_agg(format('t.%I', a.attname), ', ' ORDER BY a.attnum), t.condition
    FROM (SELECT * FROM about UNION ALL SELECT * FROM hanging) AS t
    JOIN pg_attribute a ON a.attrelid = ('atelier.' || quote_ident(t.table_name))::regclass
        AND a.attnum > 0 AND NOT a.attisdropped
    WHERE has_column_privilege('atelier_service', a.attrelid, a.attnum, 'SELECT')
    GROUP BY t.table_name, t.condition
    ORDER BY t.table_name
    $$;

-- The messages written to a person, for an office that sees the person; the outbox itself is for the engine only.
CREATE OR REPLACE FUNCTION atelier.person_messages(person uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT COALESCE(jsonb_agg(jsonb_build_object('channel', o.channel, 'recipient', o.recipient, 'body', o.body,
        'created_at', o.created_at, 'delivered_at', o.delivered_at) ORDER BY o.created_at, o.id), '[]')
    FROM outbox o
    WHERE o.person_id = person_messages.person AND in_my_scope(person_messages.person)
    $$;
