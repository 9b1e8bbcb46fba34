-- A session's blocks as the clocks show them in the countries where they are ('in') and that the session is for ('for'): see
-- hours_there. A country of which no zone is known has one row without times. Blocks are numbered from 1 by start, as
-- everywhere.
CREATE OR REPLACE FUNCTION atelier.session_hours(session uuid, opens interval, closes interval)
    RETURNS TABLE (block integer, country text, in_or_for text, zone text, turn integer, starts_local timestamp,
        ends_local timestamp, outside integer, day_off date, holiday text, estimated boolean)
    LANGUAGE sql STABLE
    AS $$
    WITH numbered AS (
        SELECT b.starts_at, b.ends_at, b.country_code,
            (row_number() OVER (ORDER BY b.starts_at, b.block_id))::integer AS number
        FROM atelier.block_country b
        WHERE b.session_id = session_hours.session
    ), place AS (
        SELECT n.number, n.starts_at, n.ends_at, n.country_code, 'in' AS in_or_for
        FROM numbered n
        WHERE n.country_code IS NOT NULL
        UNION ALL
        SELECT n.number, n.starts_at, n.ends_at, c.country_code, 'for'
        FROM numbered n
        JOIN atelier.session_country c ON c.session_id = session_hours.session
            AND c.country_code IS DISTINCT FROM n.country_code
    )
    SELECT p.number, p.country_code, p.in_or_for, t.zone, t.turn, t.starts_local, t.ends_local, t.outside, t.day_off,
        t.holiday, t.estimated
    FROM place p
    CROSS JOIN LATERAL atelier.working_day(session_hours.opens, session_hours.closes) w
    LEFT JOIN LATERAL atelier.hours_there(p.country_code, p.starts_at, p.ends_at, w.opens, w.closes) t ON true
    $$;
