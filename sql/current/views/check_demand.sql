-- Too few people: below the session's minimum from check.minimum_days before its start; or, shortly before it
-- (check.demand_days), fewer people in or waiting than check.demand_percent of its places. Missions and meetings, to which
-- nobody need register, have a low demand only below a minimum.
CREATE OR REPLACE VIEW atelier.check_demand WITH (security_invoker = true) AS
SELECT a.id AS session_id, a.code AS session, a.starts_at, 'session_below_minimum' AS rule,
    jsonb_build_object('session', a.code, 'taken', a.taken, 'minimum', a.minimum,
        'starts', to_char(a.starts_at AT TIME ZONE a.zone, 'YYYY-MM-DD HH24:MI'), 'zone', a.zone) AS facts
FROM atelier.active_session a
WHERE a.state = 'published' AND a.taken < a.minimum AND a.starts_at > atelier.now()
    AND a.starts_at <= atelier.now() + (SELECT atelier.check_setting('minimum_days'))::integer * interval '1 day'
UNION ALL
SELECT a.id AS session_id, a.code AS session, a.starts_at, 'session_low_demand' AS rule,
    jsonb_build_object('session', a.code, 'asked', a.taken + a.waiting, 'capacity', a.capacity,
        'starts', to_char(a.starts_at AT TIME ZONE a.zone, 'YYYY-MM-DD HH24:MI'), 'zone', a.zone) AS facts
FROM atelier.active_session a
WHERE a.state = 'published' AND a.kind NOT IN ('mission', 'meeting') AND a.taken >= COALESCE(a.minimum, 0)
    AND (a.taken + a.waiting) * 100 < a.capacity * (SELECT atelier.check_setting('demand_percent'))
    AND a.starts_at > atelier.now()
    AND a.starts_at <= atelier.now() + (SELECT atelier.check_setting('demand_days'))::integer * interval '1 day';
