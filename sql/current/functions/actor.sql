-- Who acts: resolves an identity as it travels with a transaction or with an item of a batch.
--   token:HEX   a staff user, by the SHA-256 of a token          job:NAME   a job of the service
--   user:NAME   a staff user by name, for the local tool only    public     nobody in particular
-- No row means that nobody is known by that identity, and nobody sees anything.
CREATE OR REPLACE FUNCTION atelier.resolve(identity text)
    RETURNS TABLE (kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF identity = 'public' OR identity LIKE 'job:_%' THEN
        RETURN QUERY SELECT split_part(identity, ':', 1), NULL::uuid, NULL::uuid, NULL::text;
    ELSIF identity LIKE 'token:%' AND identity ~ '^token:[0-9a-f]{64}$' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM user_token t JOIN staff_user u ON u.id = t.user_id
        WHERE t.hash = decode(substr(identity, 7), 'hex')
            AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > atelier.now())
            AND u.retired_at IS NULL;
    ELSIF identity LIKE 'user:_%' AND session_user = 'atelier_local' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM staff_user u
        WHERE u.name = substr(identity, 6) AND u.retired_at IS NULL;
    END IF;
END
$$;

-- The actor of this transaction, from the setting that Postgres.Database gives to each. After SET LOCAL ends the setting
-- reads '', which resolves to nobody.
CREATE OR REPLACE FUNCTION atelier.actor()
    RETURNS TABLE (kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT kind, user_id, office_id, role FROM resolve(current_setting('atelier.actor', true)) $$;
