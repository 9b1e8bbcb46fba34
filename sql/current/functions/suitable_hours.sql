-- When so many minutes suit the people of all these countries: within working hours by every clock of theirs, on days that
-- are off in none of them. Days are those of `zone`, from the first to the last; a stretch belongs to the day on which the
-- minutes can begin, and every beginning from `starts_at` to `ends_at` minus the minutes suits (`outside` 0).
--
-- If nothing suits all, one row: the minutes that are the least bad. They are those with the fewest minutes outside, summed
-- over the countries (outside by any clock of a country counts once); of several those that lie least far outside, a day
-- off being the farthest; of several the earliest. The sum is linear between the instants at which somebody's working hours
-- begin or end, or would end the minutes: it is enough to look at those.
CREATE OR REPLACE FUNCTION atelier.suitable_hours(
    countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval
) RETURNS TABLE (starts_at timestamptz, ends_at timestamptz, outside integer)
    LANGUAGE sql STABLE
    AS $$
    WITH span AS (
        SELECT suitable_hours.minutes * interval '1 minute' AS length,
            first_day::timestamp AT TIME ZONE suitable_hours.zone AS begins,
            (last_day + 1)::timestamp AT TIME ZONE suitable_hours.zone AS ends,
            -- A day more on either side, and one for who is that far east or west: clocks are up to 26 hours apart.
            first_day - 2 AS before, last_day + 2 AS after
    ), clock AS MATERIALIZED (
        SELECT k.country_code, k.zone, w.opens, w.closes
        FROM atelier.country_clock k
        CROSS JOIN atelier.working_day(suitable_hours.opens, suitable_hours.closes) w
        WHERE k.country_code = ANY(suitable_hours.countries)
    ), work AS MATERIALIZED (
        SELECT k.country_code, k.zone, w.day, w.during
        FROM clock k
        CROSS JOIN span s
        CROSS JOIN LATERAL atelier.working_times(k.country_code, k.zone, s.before, s.after, k.opens, k.closes) w
    ), country AS MATERIALIZED (
        SELECT c.country_code, range_intersect_agg(c.works) AS works
        FROM (
            SELECT k.country_code, k.zone,
                COALESCE(range_agg(w.during) FILTER (WHERE w.during IS NOT NULL), '{}'::tstzmultirange) AS works
            FROM clock k
            LEFT JOIN work w ON w.country_code = k.country_code AND w.zone = k.zone
            GROUP BY k.country_code, k.zone
        ) AS c
        GROUP BY c.country_code
    ), suitable AS MATERIALIZED (
        SELECT GREATEST(lower(t.together), d.begins) AS starts_at, LEAST(upper(t.together), d.ends + s.length) AS ends_at
        FROM span s
        CROSS JOIN (SELECT unnest(range_intersect_agg(c.works)) AS together FROM country c) AS t
        CROSS JOIN LATERAL (
            SELECT day AT TIME ZONE suitable_hours.zone AS begins,
                (day + interval '1 day') AT TIME ZONE suitable_hours.zone AS ends
            FROM generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') AS day) AS d
        WHERE upper(t.together) - lower(t.together) >= s.length AND lower(t.together) < d.ends
            AND upper(t.together) - s.length >= d.begins
    ), candidate AS MATERIALIZED (
        SELECT DISTINCT e.edge - past.length AS at
        FROM span s
        CROSS JOIN clock k
        CROSS JOIN generate_series(s.before::timestamp, s.after::timestamp, interval '1 day') AS day
        CROSS JOIN LATERAL (VALUES ((day + k.opens) AT TIME ZONE k.zone), ((day + k.closes) AT TIME ZONE k.zone)) AS e(edge)
        CROSS JOIN LATERAL (VALUES (interval '0'), (s.length)) AS past(length)
        WHERE NOT EXISTS (SELECT FROM suitable)
            AND e.edge - past.length >= s.begins AND e.edge - past.length < s.ends
    ), judged AS MATERIALIZED (
        SELECT a.at, sum(s.length - COALESCE(w.time, interval '0')) AS outside
        FROM candidate a
        CROSS JOIN span s
        CROSS JOIN country c
        CROSS JOIN LATERAL (
            SELECT sum(upper(part) - lower(part)) AS time
            FROM unnest(c.works * tstzmultirange(tstzrange(a.at, a.at + s.length))) AS part) AS w
        GROUP BY a.at
    ), least AS (
        SELECT j.at, j.outside, sum(c.far) AS far
        FROM judged j
        CROSS JOIN LATERAL (
            SELECT max(CASE WHEN w.day IS NULL THEN interval '1 day'
                ELSE GREATEST(l.day + k.opens - l.starts, l.starts + s.length - (l.day + k.closes), interval '0') END) AS far
            FROM clock k
            CROSS JOIN span s
            CROSS JOIN LATERAL (
                SELECT j.at AT TIME ZONE k.zone AS starts, (j.at AT TIME ZONE k.zone)::date AS day) AS l
            LEFT JOIN work w ON w.country_code = k.country_code AND w.zone = k.zone AND w.day = l.day
            GROUP BY k.country_code) AS c
        WHERE j.outside = (SELECT min(o.outside) FROM judged o)
        GROUP BY j.at, j.outside
        ORDER BY far, j.at
        LIMIT 1
    )
    SELECT s.starts_at, s.ends_at, 0 FROM suitable s
    UNION ALL
    SELECT l.at, l.at + s.length, (extract(epoch FROM l.outside) / 60)::integer FROM least l CROSS JOIN span s
    ORDER BY 1
    $$;
