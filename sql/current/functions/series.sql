-- The series that a session is in: for the policy of certificates, under which the session itself may be hidden.
CREATE OR REPLACE FUNCTION atelier.series_of(session uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT s.series_id FROM session s WHERE s.id = series_of.session $$;

-- The number that a session gets in its series: `wanted`, or the one after the last. `former` is the series that it leaves.
-- Locks both, so that whoever comes in at the same moment counts this one. Refused if another office hosts the series, or
-- once one of them has certificates, which are for the sessions that there were.
CREATE OR REPLACE FUNCTION atelier.place_in_series(session uuid, series uuid, former uuid, wanted integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    last integer;
BEGIN
    PERFORM FROM series e WHERE e.id IN (place_in_series.series, former) ORDER BY e.id FOR NO KEY UPDATE;
    IF place_in_series.series IS DISTINCT FROM former THEN
        PERFORM refuse('series_of_other_office', jsonb_build_object('series', e.code))
        FROM series e
        WHERE e.id = place_in_series.series AND NOT may_host(e.host_office_id);
        PERFORM refuse('series_has_certificates', jsonb_build_object('series', e.code))
        FROM series e
        WHERE e.id IN (place_in_series.series, former) AND EXISTS (SELECT FROM certificate c WHERE c.course_id = e.id);
    END IF;
    IF place_in_series.series IS NULL OR wanted IS NOT NULL THEN
        RETURN wanted;
    END IF;
    SELECT max(s.series_number) INTO last
    FROM session s
    WHERE s.series_id = place_in_series.series AND s.id <> place_in_series.session;
    RETURN COALESCE(last, 0) + 1;
END
$$;
