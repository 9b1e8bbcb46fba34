-- Where blocks are: in the country and town of their room's venue, else where they themselves say, else where their session
-- is. Online blocks are in no country.
CREATE OR REPLACE VIEW atelier.block_country WITH (security_invoker = true) AS
SELECT b.id AS block_id, b.session_id, s.code AS session, b.starts_at, b.ends_at, b.starts_local, b.ends_local, b.zone,
    COALESCE(v.country_code, b.country_code, s.country_code) AS country_code,
    COALESCE(v.town, b.place, CASE WHEN b.country_code IS NULL THEN s.place END) AS place,
    v.latitude, v.longitude
FROM atelier.block b
JOIN atelier.session s ON s.id = b.session_id
LEFT JOIN atelier.room r ON r.id = b.room_id
LEFT JOIN atelier.venue v ON v.id = r.venue_id;
