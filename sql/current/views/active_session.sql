-- Sessions that a check looks at: seen by the acting staff, neither over nor cancelled; drafts too.
CREATE OR REPLACE VIEW atelier.active_session WITH (security_invoker = true) AS
SELECT s.id, s.code, s.kind, s.training_id, s.host_office_id, s.country_code, s.place, s.zone, s.language, s.capacity,
    s.taken, s.waiting, s.minimum, s.state, s.starts_at, s.ends_at
FROM atelier.session s
WHERE (SELECT atelier.actor_is_staff()) AND s.state <> 'cancelled' AND (s.ends_at IS NULL OR s.ends_at > atelier.now());
