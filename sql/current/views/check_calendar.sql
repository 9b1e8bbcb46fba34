-- Holidays and weekends of the country where a block is, on the block's local dates; nothing of countries and years of which
-- nothing is known, nor of blocks that last over three days (a placement of months rests on Sundays by itself). A day of the
-- weekend that is a holiday is told as a holiday; one on which the country works instead of another day isn't told.
CREATE OR REPLACE VIEW atelier.check_calendar WITH (security_invoker = true) AS
WITH busy AS MATERIALIZED (
    SELECT DISTINCT a.id, a.code, a.starts_at, b.country_code, day::date AS day
    FROM atelier.active_session a
    JOIN atelier.block_country b ON b.session_id = a.id
    CROSS JOIN LATERAL generate_series(b.starts_local::date, (b.ends_local - interval '1 microsecond')::date, '1 day') AS day
    WHERE b.country_code IS NOT NULL AND b.ends_at > atelier.now() AND b.ends_at - b.starts_at <= interval '3 days'
), week AS MATERIALIZED (
    SELECT c.code, COALESCE(c.weekend, w.weekend) AS weekend, c.weekend IS NULL AND NOT w.stated AS assumed
    FROM atelier.country c
    LEFT JOIN atelier.working_week w ON w.country_code = c.code
), told AS MATERIALIZED (
    SELECT c.code, atelier.country_facts(ARRAY[c.code]) AS facts
    FROM (SELECT DISTINCT b.country_code AS code FROM busy b) AS c
)
SELECT b.id AS session_id, b.code AS session, b.starts_at, 'session_on_holiday' AS rule,
    t.facts || jsonb_strip_nulls(jsonb_build_object('session', b.code, 'day', b.day, 'weekday', to_char(b.day, 'FMDay'),
        'holiday', string_agg(h.name, ', ' ORDER BY h.name),
        'estimated', CASE WHEN bool_and(h.kind = 'estimated') THEN 'estimated' END)) AS facts
FROM busy b
JOIN atelier.holiday h ON h.country_code = b.country_code AND h.day = b.day AND h.kind <> 'workday'
JOIN told t ON t.code = b.country_code
GROUP BY b.id, b.code, b.starts_at, b.country_code, b.day, t.facts
UNION ALL
SELECT b.id AS session_id, b.code AS session, b.starts_at,
    CASE WHEN w.assumed THEN 'session_on_weekend_assumed' ELSE 'session_on_weekend' END AS rule,
    t.facts || jsonb_build_object('session', b.code, 'day', b.day, 'weekday', to_char(b.day, 'FMDay')) AS facts
FROM busy b
JOIN week w ON w.code = b.country_code AND extract(isodow FROM b.day)::integer = ANY(w.weekend)
JOIN told t ON t.code = b.country_code
WHERE NOT EXISTS (SELECT FROM atelier.holiday h WHERE h.country_code = b.country_code AND h.day = b.day);
