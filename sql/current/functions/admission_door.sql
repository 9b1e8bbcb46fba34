-- What the service asks before it lets requests for registration into its line: who of these identities is anybody, who of
-- them may register at all, and which of these codes are sessions'. Whether this one may register there is for admit() to
-- say. For a job of the service.
CREATE OR REPLACE FUNCTION atelier.admission_door(identities text[], codes text[])
    RETURNS TABLE (actors text[], registrars text[], sessions text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    RETURN QUERY
    SELECT COALESCE(array_agg(i.identity), '{}'),
        COALESCE(array_agg(i.identity) FILTER (WHERE a.role NOT IN ('trainer', 'donor')), '{}'),
        ARRAY(SELECT s.code FROM session s WHERE s.code = ANY(codes))
    FROM unnest(identities) AS i(identity)
    CROSS JOIN LATERAL resolve(i.identity) a;
END
$$;
