-- The hours at which people work, as times since midnight: given, else the check's settings.
CREATE OR REPLACE FUNCTION atelier.working_day(opens interval, closes interval)
    RETURNS TABLE (opens interval, closes interval)
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE(working_day.opens, make_interval(mins => (60 * atelier.check_setting('opening_hour'))::integer)),
        COALESCE(working_day.closes, make_interval(mins => (60 * atelier.check_setting('closing_hour'))::integer))
    $$;

-- When people work in a country by a zone's clock, on the local days from the first to the last, those off left out:
-- the days and the instants (half-open).
CREATE OR REPLACE FUNCTION atelier.working_times(
    country text, zone text, first_day date, last_day date, opens interval, closes interval
) RETURNS TABLE (day date, during tstzrange)
    LANGUAGE sql STABLE
    AS $$
    SELECT d.day::date,
        tstzrange((d.day + working_times.opens) AT TIME ZONE working_times.zone,
            (d.day + working_times.closes) AT TIME ZONE working_times.zone)
    FROM generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') AS d(day)
    WHERE NOT EXISTS (SELECT FROM atelier.day_off(working_times.country, d.day::date))
    $$;

-- A stretch of time as the clocks of a country show it: a row a clock, in the order of their turns; zones whose clocks show
-- the same are told once. No row for a country of which no zone is known. Of each, how many of its minutes lie outside
-- working hours, and what is special about the first of its local days that is off. A stretch of more than a day
-- isn't judged: people sleep in between (`outside` is NULL). The search path
-- keeps the planner from writing it into each view: it can't know that a stretch has few days.
CREATE OR REPLACE FUNCTION atelier.hours_there(
    country text, starts_at timestamptz, ends_at timestamptz, opens interval, closes interval
) RETURNS TABLE (zone text, turn integer, starts_local timestamp, ends_local timestamp, outside integer, day_off date,
    holiday text, estimated boolean)
    LANGUAGE sql STABLE ROWS 2 SET search_path = atelier, public, pg_temp
    AS $$
    SELECT c.zone, c.turn, c.starts_local, c.ends_local,
        CASE WHEN hours_there.ends_at - hours_there.starts_at <= interval '1 day' THEN ceil(extract(epoch FROM
            hours_there.ends_at - hours_there.starts_at - COALESCE(work.time, interval '0')) / 60)::integer END,
        off.day, off.holiday, off.estimated
    FROM (
        SELECT DISTINCT ON (starts_local, ends_local) k.zone, k.turn, starts_local, ends_local
        FROM atelier.country_clock k
        CROSS JOIN LATERAL (
            SELECT hours_there.starts_at AT TIME ZONE k.zone AS starts_local,
                hours_there.ends_at AT TIME ZONE k.zone AS ends_local) AS shown
        WHERE k.country_code = hours_there.country
        ORDER BY starts_local, ends_local, k.turn
    ) AS c
    CROSS JOIN LATERAL (
        SELECT sum(upper(part) - lower(part)) AS time
        FROM atelier.working_times(hours_there.country, c.zone, c.starts_local::date,
            (c.ends_local - interval '1 microsecond')::date, hours_there.opens, hours_there.closes) w
        CROSS JOIN LATERAL (SELECT w.during * tstzrange(hours_there.starts_at, hours_there.ends_at) AS part) AS p
        WHERE NOT isempty(part)
    ) AS work
    LEFT JOIN LATERAL (
        SELECT d.day::date, o.holiday, o.estimated
        FROM generate_series(date_trunc('day', c.starts_local), c.ends_local - interval '1 microsecond', '1 day') AS d(day)
        CROSS JOIN LATERAL atelier.day_off(hours_there.country, d.day::date) o
        WHERE hours_there.ends_at - hours_there.starts_at <= interval '1 day'
        ORDER BY d.day
        LIMIT 1
    ) AS off ON true
    $$;
