-- What an actor may know of a block with which something clashes: always its times, in the given zone; the session's
-- code only if the actor may see the session: a public one, one that the actor's office hosts, any for who plans for all.
CREATE OR REPLACE FUNCTION atelier.busy(block uuid, zone text, office uuid, plans boolean) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'from', to_char(b.starts_at AT TIME ZONE busy.zone, 'YYYY-MM-DD HH24:MI'),
        'until', to_char(b.ends_at AT TIME ZONE busy.zone, 'YYYY-MM-DD HH24:MI'),
        'zone', busy.zone,
        'elsewhere', CASE
            WHEN plans OR s.host_office_id = office OR (s.visibility = 'public' AND s.state <> 'draft') THEN s.code END))
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = busy.block
    $$;

CREATE OR REPLACE FUNCTION atelier.busy(block uuid, zone text) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT busy(busy.block, busy.zone, actor_office(), actor_may_plan()) $$;
