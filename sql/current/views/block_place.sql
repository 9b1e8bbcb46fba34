-- Blocks with coordinates: the venue's own, else those of the town that its name means. Blocks of which neither is known
-- aren't there: nothing can be said of the way to them. Each town is looked up once, however many blocks are in it. Blocks
-- that ended up to three days ago are there too, since a way may begin there; those of cancelled sessions aren't.
CREATE OR REPLACE VIEW atelier.block_place WITH (security_invoker = true) AS
WITH sited AS MATERIALIZED (
    SELECT b.*
    FROM atelier.block_country b
    JOIN atelier.session s ON s.id = b.session_id
    WHERE (SELECT atelier.actor_is_staff()) AND s.state <> 'cancelled' AND b.ends_at > atelier.now() - interval '3 days'
        AND (b.latitude IS NOT NULL OR (b.country_code IS NOT NULL AND b.place IS NOT NULL))
), named AS MATERIALIZED (
    SELECT n.country_code, n.place, t.latitude, t.longitude
    FROM (SELECT DISTINCT s.country_code, s.place FROM sited s WHERE s.latitude IS NULL) AS n
    CROSS JOIN LATERAL atelier.town_named(n.country_code, n.place) AS t
)
SELECT s.block_id, s.session_id, s.session, s.starts_at, s.ends_at, s.starts_local, s.ends_local, s.zone, s.country_code,
    s.place, COALESCE(s.latitude, n.latitude) AS latitude, COALESCE(s.longitude, n.longitude) AS longitude
FROM sited s
LEFT JOIN named n ON s.latitude IS NULL AND n.country_code = s.country_code AND n.place = s.place
WHERE s.latitude IS NOT NULL OR n.latitude IS NOT NULL;
