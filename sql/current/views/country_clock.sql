-- The zones by which one goes in a country, that of the most people first (turn 1): the one that is set here, else those
-- of the reference data in which at least check.zone_percent of its townspeople live. Zones that this server doesn't know
-- are left out.
CREATE OR REPLACE VIEW atelier.country_clock WITH (security_invoker = true) AS
SELECT c.code AS country_code, c.zone, 1 AS turn
FROM atelier.country c
WHERE c.zone IS NOT NULL
UNION ALL
SELECT z.country_code, z.zone, z.turn
FROM (
    SELECT k.country_code, k.zone, k.people, sum(k.people) OVER country AS all_people,
        (row_number() OVER (country ORDER BY k.people DESC, k.zone))::integer AS turn
    FROM atelier.country_zone k
    JOIN atelier.time_zone t ON t.name = k.zone
    WINDOW country AS (PARTITION BY k.country_code)
) AS z
JOIN atelier.country c ON c.code = z.country_code AND c.zone IS NULL
WHERE z.turn = 1 OR z.people * 100 >= z.all_people * (SELECT atelier.check_setting('zone_percent'));
