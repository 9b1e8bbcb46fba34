-- Online blocks that aren't within working hours in a country that their session is for, by the country's clocks: on a
-- holiday or a weekend there, else too early or too late. Of a country with several clocks the worst is told. Blocks of more
-- than a day aren't judged (see hours_there), nor what is over.
CREATE OR REPLACE VIEW atelier.check_hours WITH (security_invoker = true) AS
WITH hours AS MATERIALIZED (
    SELECT w.opens, w.closes FROM atelier.working_day(NULL, NULL) w
), online AS MATERIALIZED (
    SELECT a.id, a.code, a.starts_at, b.block_id, b.starts_at AS block_starts_at, b.ends_at, c.country_code
    FROM atelier.active_session a
    JOIN atelier.block_country b ON b.session_id = a.id
    JOIN atelier.session_country c ON c.session_id = a.id
    WHERE b.country_code IS NULL AND b.ends_at > atelier.now()
), there AS (
    SELECT DISTINCT ON (o.block_id, o.country_code) o.id, o.code, o.starts_at, o.country_code, h.opens, h.closes, t.*
    FROM online o
    CROSS JOIN hours h
    CROSS JOIN LATERAL atelier.hours_there(o.country_code, o.block_starts_at, o.ends_at, h.opens, h.closes) t
    WHERE t.outside > 0
    ORDER BY o.block_id, o.country_code, t.outside DESC, t.turn
), told AS MATERIALIZED (
    SELECT c.code, atelier.country_facts(ARRAY[c.code]) AS facts
    FROM (SELECT DISTINCT t.country_code AS code FROM there t) AS c
)
SELECT t.id AS session_id, t.code AS session, t.starts_at,
    CASE
        WHEN t.holiday IS NOT NULL THEN 'online_on_holiday'
        WHEN t.day_off IS NOT NULL THEN 'online_on_weekend'
        ELSE 'online_outside_hours'
    END AS rule,
    c.facts || jsonb_strip_nulls(jsonb_build_object('session', t.code, 'zone', t.zone,
        'starts', to_char(t.starts_local, 'YYYY-MM-DD HH24:MI'), 'ends', to_char(t.ends_local, 'HH24:MI'),
        'opens', to_char(t.opens, 'HH24:MI'), 'closes', to_char(t.closes, 'HH24:MI'),
        'weekday', to_char(t.day_off, 'FMDay'), 'holiday', t.holiday,
        'estimated', CASE WHEN t.estimated THEN 'estimated' END)) AS facts
FROM there t
JOIN told c ON c.code = t.country_code;
