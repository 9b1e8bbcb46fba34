-- One audit row for each changed row of a statement: who, where, which columns; the values go to audit_value with a salt,
-- the audit row keeps sha256(salt ‖ old ‖ new). A new row's values stand in the row until a change takes them from it, so its
-- audit has neither columns nor values. A new row that carries actor_user_id, and any that a job changes, names its own actor
-- (items of a batch); otherwise the transaction's actor is meant. What changed nothing, or only what the database counts
-- itself, leaves no trace. They run after every write, so each is one statement whose plan is kept. Their arguments are those
-- of the table's columns that they look at. Where counters are moved with every write to another table, a change is told row by
-- row, and a statement that changes nothing but counters asks nobody.
CREATE OR REPLACE FUNCTION atelier.audit_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    who record;
BEGIN
    -- Rows of an import are told by the one entry of that import, to which they refer. (A statement is planned only for tables
    -- that have its columns.)
    IF 'import_id' = ANY(TG_ARGV) THEN
        IF NOT EXISTS (SELECT FROM new_rows n WHERE n.import_id IS NULL) THEN
            RETURN NULL;
        END IF;
    ELSIF NOT EXISTS (SELECT FROM new_rows) THEN
        RETURN NULL;
    END IF;
    who := audit_actor();
    IF 'actor_user_id' = ANY(TG_ARGV) THEN
        INSERT INTO audit (actor_kind, actor_user_id, office_id, table_name, row_id, operation, reason)
        SELECT CASE WHEN u.id IS NULL THEN who.kind ELSE 'user' END, COALESCE(u.id, who.user_id),
            COALESCE(u.office_id, who.office_id), TG_TABLE_NAME, n.id, TG_OP, who.reason
        FROM new_rows n
        LEFT JOIN staff_user u ON u.id = n.actor_user_id
        ORDER BY n.id;
    ELSE
        INSERT INTO audit (actor_kind, actor_user_id, office_id, table_name, row_id, operation, reason)
        SELECT who.kind, who.user_id, who.office_id, TG_TABLE_NAME, n.id, TG_OP, who.reason
        FROM new_rows n
        ORDER BY n.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.audit_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    told boolean := EXISTS (SELECT FROM new_rows);
BEGIN
    -- Of thousands in which only counted columns changed none is looked at twice. Planned each time, so not worth it for a few.
    IF TG_NARGS > 0 AND (SELECT count(*) FROM new_rows) > 10 THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (%s) IS DISTINCT FROM (%s))',
            'n.' || array_to_string(TG_ARGV, ', n.'), 'o.' || array_to_string(TG_ARGV, ', o.')) INTO told;
    END IF;
    IF told THEN
        -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
        PERFORM tell_changes(TG_TABLE_NAME, ARRAY(SELECT to_jsonb(o) FROM old_rows o ORDER BY o.id),
            ARRAY(SELECT to_jsonb(n) FROM new_rows n ORDER BY n.id));
    END IF;
    RETURN NULL;
END
$$;

-- The same for a row alone.
CREATE OR REPLACE FUNCTION atelier.audit_row_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM tell_changes(TG_TABLE_NAME, ARRAY[to_jsonb(OLD)], ARRAY[to_jsonb(NEW)]);
    RETURN NULL;
END
$$;

-- Tells what rows of a table were before, side by side with what they are now.
CREATE OR REPLACE FUNCTION atelier.tell_changes(changed_table text, former jsonb[], present jsonb[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    who record := audit_actor();
    hidden text[] := audit_hidden(changed_table);
    counted text[] := audit_counted(changed_table) || '{hash}';
BEGIN
    WITH change AS (
        SELECT nextval('audit_id_seq') AS id, r.whole, d.old, d.new, d.columns, uuid_send(gen_random_uuid()) AS salt,
            COALESCE(audit_subject(changed_table, r.whole), audit_subject(changed_table, r.before)) AS subject_id
        FROM (
            SELECT p.before - counted AS before, p.whole - counted AS whole FROM unnest(former, present) AS p(before, whole)
        ) AS r
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(k.key, CASE WHEN k.key <> ALL(hidden) THEN r.before -> k.key END) AS old,
                jsonb_object_agg(k.key, CASE WHEN k.key <> ALL(hidden) THEN k.value END) AS new,
                array_agg(k.key ORDER BY k.key) AS columns
            FROM jsonb_each(r.whole) AS k
            WHERE r.before -> k.key IS DISTINCT FROM k.value
        ) AS d
        WHERE r.before <> r.whole
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old, new)
        SELECT c.id, c.subject_id, c.salt, c.old, c.new
        FROM change c
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT c.id, CASE WHEN u.id IS NULL THEN who.kind ELSE 'user' END, COALESCE(u.id, who.user_id),
        COALESCE(u.office_id, who.office_id), changed_table, (c.whole ->> 'id')::uuid, 'UPDATE', c.columns, who.reason,
        sha256(c.salt || convert_to(c.old::text || c.new::text, 'UTF8'))
    FROM change c
    LEFT JOIN staff_user u ON who.kind = 'job' AND u.id = (c.whole ->> 'actor_user_id')::uuid;
END
$$;

CREATE OR REPLACE FUNCTION atelier.audit_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    who record;
    hidden text[] := audit_hidden(TG_TABLE_NAME);
BEGIN
    IF NOT EXISTS (SELECT FROM old_rows) THEN
        RETURN NULL;
    END IF;
    who := audit_actor();
    WITH change AS (
        SELECT nextval('audit_id_seq') AS id, r.whole, audit_shown(r.whole, hidden) AS old,
            uuid_send(gen_random_uuid()) AS salt
        FROM (SELECT to_jsonb(o) - 'hash' AS whole FROM old_rows o ORDER BY o.id) AS r
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old)
        SELECT c.id, audit_subject(TG_TABLE_NAME, c.whole), c.salt, c.old
        FROM change c
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT c.id, who.kind, who.user_id, who.office_id, TG_TABLE_NAME, (c.whole ->> 'id')::uuid, TG_OP,
        ARRAY(SELECT jsonb_object_keys(c.whole)), who.reason, sha256(c.salt || convert_to(c.old::text, 'UTF8'))
    FROM change c;
    RETURN NULL;
END
$$;

-- Who acts in this transaction, and why; `none` if nobody is known.
CREATE OR REPLACE FUNCTION atelier.audit_actor(OUT kind text, OUT user_id uuid, OUT office_id uuid, OUT reason text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    SELECT a.kind, a.user_id, a.office_id INTO kind, user_id, office_id FROM resolve(current_setting('atelier.actor', true)) a;
    kind := COALESCE(kind, 'none');
    reason := NULLIF(current_setting('atelier.reason', true), '');
END
$$;

-- Columns of which only that they were written is told: what somebody needs for their health is for the host alone, a
-- draw's secret for nobody. A token's or link's hash acts inside the database and is left out altogether.
CREATE OR REPLACE FUNCTION atelier.audit_hidden(changed_table text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE changed_table WHEN 'care_need' THEN '{kind,need}'::text[] WHEN 'draw' THEN '{secret}' ELSE '{}' END $$;

-- Columns that follow from others, or that the database counts itself from rows that have an audit of their own.
CREATE OR REPLACE FUNCTION atelier.audit_counted(changed_table text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE changed_table
        WHEN 'session' THEN '{taken,waiting,kept}'::text[]
        WHEN 'reserved_seats' THEN '{used}'
        WHEN 'person' THEN '{search_key,sound_key}'
        WHEN 'import' THEN '{file_id,ended_at}'
        ELSE '{}'
    END
    $$;

-- A row without the values that are hidden.
CREATE OR REPLACE FUNCTION atelier.audit_shown(whole jsonb, hidden text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN hidden = '{}' THEN whole
        ELSE whole || (SELECT jsonb_object_agg(h.key, NULL) FROM unnest(hidden) AS h(key))
    END
    $$;

-- The person whom a row is about, by whom an erasure finds its values.
CREATE OR REPLACE FUNCTION atelier.audit_subject(changed_table text, whole jsonb) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (whole ->> CASE changed_table WHEN 'person' THEN 'id' ELSE 'person_id' END)::uuid $$;
