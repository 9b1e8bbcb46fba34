-- The way between two blocks that follow each other for one person: too little time for it (travel_minutes), or, for a
-- trainer, two towns on one day though the time would do. Told with the later session. A trainer is known by code from the
-- assignments that hold time; a participant by reference, and only to an office in whose scope they are.
CREATE OR REPLACE VIEW atelier.check_travel WITH (security_invoker = true) AS
WITH placed AS MATERIALIZED (
    SELECT p.*, dense_rank() OVER (ORDER BY p.latitude, p.longitude) AS spot
    FROM atelier.block_place p
), stay AS MATERIALIZED (
    SELECT t.person_id, p.block_id, p.spot, p.starts_at, p.ends_at
    FROM placed p
    JOIN atelier.assignment a ON a.session_id = p.session_id AND a.state IN ('asked', 'accepted')
    JOIN atelier.trainer t ON t.id = a.trainer_id
    UNION ALL
    SELECT h.person_id, p.block_id, p.spot, p.starts_at, p.ends_at
    FROM placed p
    JOIN atelier.hold h ON h.block_id = p.block_id AND h.registration_id IS NOT NULL
), step AS (
    SELECT s.person_id, s.block_id, s.spot, s.starts_at,
        lag(s.block_id) OVER turn AS from_block, lag(s.spot) OVER turn AS from_spot, lag(s.ends_at) OVER turn AS from_at
    FROM stay s
    -- Most people are in one place only: they need no order.
    WHERE s.person_id IN (SELECT o.person_id FROM stay o GROUP BY o.person_id HAVING min(o.spot) <> max(o.spot))
    WINDOW turn AS (PARTITION BY s.person_id ORDER BY s.starts_at, s.ends_at, s.block_id)
), pace AS MATERIALIZED (
    SELECT jsonb_object_agg(s.name, s.value) AS settings FROM atelier.check_settings() s
), way AS (
    SELECT s.person_id, s.block_id, s.from_block,
        atelier.kilometres(f.latitude, f.longitude, t.latitude, t.longitude) AS km,
        floor(extract(epoch FROM s.starts_at - s.from_at) / 60)::integer AS gap,
        f.starts_local::date = t.starts_local::date OR f.ends_local::date = t.starts_local::date AS same_day
    FROM step s
    JOIN placed t ON t.block_id = s.block_id
    JOIN placed f ON f.block_id = s.from_block
    WHERE s.spot <> s.from_spot AND s.starts_at > atelier.now() AND s.starts_at >= s.from_at
        AND s.starts_at < s.from_at + interval '3 days'
), judged AS (
    SELECT w.*, atelier.travel_minutes(w.km, p.settings) AS needed,
        w.same_day AND w.km >= (p.settings ->> 'two_towns_km')::double precision AS two_towns
    FROM way w, pace p
)
SELECT a.id AS session_id, a.code AS session, a.starts_at,
    CASE
        WHEN j.gap >= j.needed THEN 'trainer_two_towns'
        WHEN r.code IS NULL THEN 'person_travel_time'
        ELSE 'trainer_travel_time'
    END AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', r.code, 'person', CASE WHEN r.code IS NULL THEN n.reference END,
        'from_session', f.session, 'from_place', f.place, 'until', to_char(f.ends_local, 'YYYY-MM-DD HH24:MI'),
        'from_zone', f.zone, 'session', t.session, 'place', t.place,
        'starts', to_char(t.starts_local, 'YYYY-MM-DD HH24:MI'), 'zone', t.zone, 'km', round(j.km),
        'gap', to_char(make_interval(mins => j.gap), 'FMHH24:MI'),
        'needed', to_char(make_interval(mins => j.needed), 'FMHH24:MI'))) AS facts
FROM judged j
JOIN placed t ON t.block_id = j.block_id
JOIN placed f ON f.block_id = j.from_block
JOIN atelier.active_session a ON a.id = t.session_id
LEFT JOIN atelier.trainer r ON r.person_id = j.person_id
LEFT JOIN atelier.person n ON n.id = j.person_id
WHERE (j.gap < j.needed OR (r.code IS NOT NULL AND j.two_towns)) AND COALESCE(r.code, n.reference) IS NOT NULL;
