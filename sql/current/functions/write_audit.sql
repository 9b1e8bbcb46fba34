-- Writes one audit row for each changed row of a statement: who, where, which columns; the values go to audit_value with
-- a salt, the audit row keeps sha256(salt ‖ old ‖ new). A new row that carries actor_user_id, and any that a job
-- changes, names its own actor (items of a batch); otherwise the transaction's actor is meant. A token's hash acts inside
-- the database, so it is left out; what somebody needs for their health is for the host alone, and a draw's secret
-- for nobody, so only that it was written is told. `old` and `new` run parallel; an unchanged row leaves no trace.
CREATE OR REPLACE FUNCTION atelier.write_audit(changed_table text, operation text, old jsonb[], new jsonb[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH who AS (
        SELECT COALESCE((SELECT a.kind FROM actor() a), 'none') AS kind,
            (SELECT a.user_id FROM actor() a) AS user_id,
            (SELECT a.office_id FROM actor() a) AS office_id
    ), change AS (
        SELECT COALESCE(c.new, c.old) AS whole,
            COALESCE(c.new ->> 'person_id', c.old ->> 'person_id',
                CASE changed_table WHEN 'person' THEN COALESCE(c.new, c.old) ->> 'id' END)::uuid AS subject_id,
            d.old, d.new, d.columns, uuid_send(gen_random_uuid()) AS salt, c.position
        FROM unnest(write_audit.old, write_audit.new) WITH ORDINALITY AS c(old, new, position)
        CROSS JOIN LATERAL (
            SELECT
                CASE WHEN c.old IS NOT NULL THEN jsonb_object_agg(k.key, CASE WHEN NOT h.hidden THEN c.old -> k.key END) END AS old,
                CASE WHEN c.new IS NOT NULL THEN jsonb_object_agg(k.key, CASE WHEN NOT h.hidden THEN c.new -> k.key END) END AS new,
                array_agg(k.key ORDER BY k.key) AS columns
            FROM jsonb_object_keys(COALESCE(c.new, c.old)) AS k(key)
            CROSS JOIN LATERAL (SELECT (changed_table, k.key) IN (('care_need', 'kind'), ('care_need', 'need'), ('draw', 'secret')) AS hidden) AS h
            WHERE k.key <> 'hash'
                AND (c.old IS NULL OR c.new IS NULL OR c.old -> k.key IS DISTINCT FROM c.new -> k.key)
        ) AS d
        WHERE d.columns IS NOT NULL
    ), numbered AS (
        SELECT nextval('audit_id_seq') AS id, ordered.*
        FROM (SELECT * FROM change ORDER BY position) AS ordered
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old, new)
        SELECT id, subject_id, salt, old, new
        FROM numbered
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT n.id,
        CASE WHEN item.user_id IS NULL THEN who.kind ELSE 'user' END,
        COALESCE(item.user_id, who.user_id),
        COALESCE((SELECT u.office_id FROM staff_user u WHERE u.id = item.user_id), who.office_id),
        changed_table, (n.whole ->> 'id')::uuid, write_audit.operation, n.columns,
        NULLIF(current_setting('atelier.reason', true), ''),
        sha256(n.salt || convert_to(concat(n.old::text, n.new::text), 'UTF8'))
    FROM numbered n
    CROSS JOIN who
    CROSS JOIN LATERAL (
        SELECT CASE WHEN write_audit.operation = 'INSERT' OR who.kind = 'job'
            THEN (n.whole ->> 'actor_user_id')::uuid END AS user_id
    ) AS item
    $$;

CREATE OR REPLACE FUNCTION atelier.audit_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP, NULL, (SELECT array_agg(to_jsonb(n) ORDER BY n.id) FROM new_rows n));
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.audit_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP,
        (SELECT array_agg(to_jsonb(o) ORDER BY o.id) FROM old_rows o),
        (SELECT array_agg(to_jsonb(n) ORDER BY n.id) FROM new_rows n));
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.audit_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP, (SELECT array_agg(to_jsonb(o) ORDER BY o.id) FROM old_rows o), NULL);
    RETURN NULL;
END
$$;
