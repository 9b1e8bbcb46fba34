-- Who acts: resolves an identity as it travels with a transaction or with an item of a batch.
--   token:HEX   a staff user, by the SHA-256 of a token          job:NAME   a job of the service
--   user:NAME   a staff user by name, for the local tool only    public     nobody in particular
--   link:HEX    whoever holds the private link of a nomination, by its SHA-256, until the deadline; acts for the host office
--   draw:ID     a draw that was run: admits whom it drew to its own sessions, for the round's office, and sees nothing
-- No row means that nobody is known by that identity, and nobody sees anything.
CREATE OR REPLACE FUNCTION atelier.resolve(identity text)
    RETURNS TABLE (kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF identity = 'public' OR identity LIKE 'job:_%' THEN
        kind := split_part(identity, ':', 1);
        RETURN NEXT;
    ELSIF identity LIKE 'token:%' AND identity ~ '^token:[0-9a-f]{64}$' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM user_token t JOIN staff_user u ON u.id = t.user_id
        WHERE t.hash = decode(substr(identity, 7), 'hex')
            AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > atelier.now())
            AND u.retired_at IS NULL;
    ELSIF identity LIKE 'link:%' AND identity ~ '^link:[0-9a-f]{64}$' THEN
        RETURN QUERY
        SELECT 'link', NULL::uuid, s.host_office_id, 'nominator'
        FROM nomination n
        JOIN reserved_seats v ON v.id = n.reserved_seats_id
        JOIN session s ON s.id = v.session_id
        WHERE n.hash = link_hash(identity) AND n.revoked_at IS NULL
            AND v.until > atelier.now() AND v.released_at IS NULL;
    ELSIF draw_of(identity) IS NOT NULL THEN
        RETURN QUERY
        SELECT 'draw', NULL::uuid, r.office_id, 'drawing'
        FROM draw d
        JOIN round r ON r.id = d.round_id
        WHERE d.id = draw_of(identity) AND d.state = 'run';
    ELSIF identity LIKE 'user:_%' AND session_user = 'atelier_local' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM staff_user u
        WHERE u.name = substr(identity, 6) AND u.retired_at IS NULL;
    END IF;
END
$$;

-- The SHA-256 of the link in an identity; NULL for any other identity.
CREATE OR REPLACE FUNCTION atelier.link_hash(identity text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN identity ~ '^link:[0-9a-f]{64}$' THEN decode(substr(identity, 6), 'hex') END $$;

-- The actor of this transaction, from the setting that Postgres.Database gives to each. After SET LOCAL ends the setting
-- reads '', which resolves to nobody.
CREATE OR REPLACE FUNCTION atelier.actor()
    RETURNS TABLE (kind text, user_id uuid, office_id uuid, role text)
    -- In PL/pgSQL, since it is asked by nearly every statement and its plan is kept.
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN QUERY SELECT r.kind, r.user_id, r.office_id, r.role FROM resolve(current_setting('atelier.actor', true)) r;
END
$$;
