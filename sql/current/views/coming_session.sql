-- Coming: published, ends after now (running ones included); cancelled ones until their end, shown as such. One row a
-- session and country that lists it: where it is ('in') and whom it is for ('for'); a session that is online only and for
-- no country in particular has no country. Ordered by nobody: say ORDER BY starts_at, id.
CREATE OR REPLACE VIEW atelier.coming_session WITH (security_invoker = true) AS
SELECT s.id,
    s.code,
    s.kind,
    COALESCE(s.title, g.title) AS title,
    g.code AS training,
    listing.country_code AS listed_country,
    listing.in_or_for,
    s.country_code,
    COALESCE(s.place, (
        SELECT v.town
        FROM atelier.block b
        JOIN atelier.room r ON r.id = b.room_id
        JOIN atelier.venue v ON v.id = r.venue_id
        WHERE b.session_id = s.id
        ORDER BY b.starts_at, b.id
        LIMIT 1)) AS place,
    s.zone,
    s.starts_at,
    s.ends_at,
    s.starts_at AT TIME ZONE s.zone AS starts_local,
    s.ends_at AT TIME ZONE s.zone AS ends_local,
    s.language,
    s.capacity,
    s.taken,
    s.waiting,
    s.kept,
    CASE
        WHEN s.state = 'published' AND s.registration_open AND s.starts_at > atelier.now() THEN 'open'
        WHEN s.state = 'published' THEN 'closed'
        ELSE s.state
    END AS state,
    s.visibility,
    s.sequence,
    s.changed_at,
    whole.code AS whole,
    s.track,
    stage(s.starts_at, s.ends_at) AS stage
FROM atelier.session s
LEFT JOIN atelier.training g ON g.id = s.training_id
LEFT JOIN atelier.session whole ON whole.id = s.part_of
CROSS JOIN LATERAL (
    SELECT s.country_code, 'in' AS in_or_for
    WHERE s.country_code IS NOT NULL
        OR NOT EXISTS (SELECT FROM atelier.session_country c WHERE c.session_id = s.id)
    UNION ALL
    SELECT c.country_code, 'for' AS in_or_for
    FROM atelier.session_country c
    WHERE c.session_id = s.id AND c.country_code IS DISTINCT FROM s.country_code
) AS listing
WHERE s.state <> 'draft' AND s.ends_at > atelier.now();
