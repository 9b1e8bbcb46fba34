-- Blocks of one session that lie over each other, and participants in two places at once, on purpose: what a constraint refuses unless somebody overrides it with a reason.
CREATE OR REPLACE VIEW atelier.check_overlaps WITH (security_invoker = true) AS
SELECT s.id AS session_id, s.code AS session, s.starts_at, 'person_overlap_overridden' AS rule,
    jsonb_build_object('person', n.reference, 'because', r.override_reason) AS facts
FROM atelier.active_session s
JOIN atelier.registration r ON r.session_id = s.id AND r.override_reason IS NOT NULL
JOIN atelier.person n ON n.id = r.person_id
WHERE EXISTS (
    SELECT FROM atelier.hold mine
    JOIN atelier.hold other ON other.person_id = mine.person_id AND other.during && mine.during
        AND other.registration_id IS DISTINCT FROM r.id
    WHERE mine.registration_id = r.id)
UNION ALL
SELECT s.id, s.code, s.starts_at, 'session_blocks_overlap',
    jsonb_build_object('session', s.code, 'zone', s.zone,
        'from', to_char(greatest(b.starts_at, o.starts_at) AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'),
        'until', to_char(least(b.ends_at, o.ends_at) AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'))
FROM atelier.active_session s
JOIN atelier.block b ON b.session_id = s.id
JOIN atelier.block o ON o.session_id = s.id AND o.id <> b.id AND o.starts_at < b.ends_at AND b.starts_at < o.ends_at
    AND (b.starts_at, b.id) < (o.starts_at, o.id);
