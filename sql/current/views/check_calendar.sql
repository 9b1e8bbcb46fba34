-- Holidays and weekends of the country where a block is, on the block's local dates (see day_off); nothing of countries and
-- years of which nothing is known, nor of blocks that last over three days (a placement of months rests on Sundays by itself).
CREATE OR REPLACE VIEW atelier.check_calendar WITH (security_invoker = true) AS
WITH busy AS MATERIALIZED (
    SELECT DISTINCT a.id, a.code, a.starts_at, b.country_code, day::date AS day
    FROM atelier.active_session a
    JOIN atelier.block_country b ON b.session_id = a.id
    CROSS JOIN LATERAL generate_series(b.starts_local::date, (b.ends_local - interval '1 microsecond')::date, '1 day') AS day
    WHERE b.country_code IS NOT NULL AND b.ends_at > atelier.now() AND b.ends_at - b.starts_at <= interval '3 days'
), off AS MATERIALIZED (
    SELECT d.country_code, d.day, o.holiday, o.estimated, o.assumed
    FROM (SELECT DISTINCT b.country_code, b.day FROM busy b) AS d
    CROSS JOIN LATERAL atelier.day_off(d.country_code, d.day) o
), told AS MATERIALIZED (
    SELECT c.code, atelier.country_facts(ARRAY[c.code]) AS facts
    FROM (SELECT DISTINCT o.country_code AS code FROM off o) AS c
)
SELECT b.id AS session_id, b.code AS session, b.starts_at,
    CASE
        WHEN o.holiday IS NOT NULL THEN 'session_on_holiday'
        WHEN o.assumed THEN 'session_on_weekend_assumed'
        ELSE 'session_on_weekend'
    END AS rule,
    t.facts || jsonb_strip_nulls(jsonb_build_object('session', b.code, 'day', b.day, 'weekday', to_char(b.day, 'FMDay'),
        'holiday', o.holiday, 'estimated', CASE WHEN o.estimated THEN 'estimated' END)) AS facts
FROM busy b
JOIN off o ON o.country_code = b.country_code AND o.day = b.day
JOIN told t ON t.code = b.country_code;
