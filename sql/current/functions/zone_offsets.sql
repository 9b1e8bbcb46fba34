-- The offsets from UTC that a zone has between two instants: one row at the start, one at each change, in order. For the
-- VTIMEZONE of a calendar, so that feeds use the same zone data as the instants. Changes are found to the minute: days
-- whose offset differs from the day before, then the first minute of such a day that has the new offset.
CREATE OR REPLACE FUNCTION atelier.zone_offsets(zone text, since timestamptz, until timestamptz)
    RETURNS TABLE (starts_at timestamptz, seconds_before integer, seconds integer)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
    WITH day AS (
        SELECT instant,
            extract(epoch FROM (instant AT TIME ZONE zone) - (instant AT TIME ZONE 'UTC'))::integer AS seconds
        FROM generate_series(date_trunc('day', since, 'UTC'), until + interval '1 day', interval '1 day') AS instant
    ), change AS (
        SELECT instant, seconds, lag(seconds) OVER (ORDER BY instant) AS before
        FROM day
    )
    SELECT instant, seconds, seconds
    FROM change
    WHERE before IS NULL
    UNION ALL
    SELECT minute.instant, change.before, change.seconds
    FROM change
    CROSS JOIN LATERAL (
        SELECT m AS instant
        FROM generate_series(change.instant - interval '1 day', change.instant, interval '1 minute') AS m
        WHERE extract(epoch FROM (m AT TIME ZONE zone) - (m AT TIME ZONE 'UTC'))::integer = change.seconds
        ORDER BY m
        LIMIT 1
    ) AS minute
    WHERE change.before <> change.seconds
    ORDER BY 1
    $$;
