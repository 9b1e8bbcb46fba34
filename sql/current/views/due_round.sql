-- What rounds wait for: to be opened, to be closed, to be judged and decided, to be drawn, and answers to be deleted.
CREATE OR REPLACE VIEW atelier.due_round WITH (security_invoker = true) AS
SELECT r.opens_local::date AS due_on, 'round_to_open' AS rule,
    jsonb_build_object('round', r.code, 'opens', to_char(r.opens_local, 'YYYY-MM-DD HH24:MI'), 'zone', r.zone) AS facts,
    NULL::text AS session, NULL::uuid AS session_id
FROM atelier.round r
WHERE r.state = 'draft'
UNION ALL
SELECT r.closes_local::date, 'round_to_close',
    jsonb_build_object('round', r.code, 'closes', to_char(r.closes_local, 'YYYY-MM-DD HH24:MI'), 'zone', r.zone), NULL, NULL
FROM atelier.round r
WHERE r.state = 'open'
UNION ALL
SELECT r.closes_local::date, 'round_to_decide', jsonb_build_object('round', r.code), NULL, NULL
FROM atelier.round r
WHERE r.state = 'closed' AND NOT EXISTS (SELECT FROM atelier.draw d WHERE d.round_id = r.id AND d.state = 'committed')
UNION ALL
SELECT (d.instant AT TIME ZONE r.zone)::date, 'draw_to_run', jsonb_build_object('round', r.code, 'source', d.source,
    'instant', to_char(d.instant AT TIME ZONE r.zone, 'YYYY-MM-DD HH24:MI'), 'zone', r.zone), NULL, NULL
FROM atelier.draw d
JOIN atelier.round r ON r.id = d.round_id
WHERE d.state = 'committed'
UNION ALL
SELECT ((r.finished_at AT TIME ZONE r.zone)::date + f.delete_after_days), 'round_answers_to_delete',
    jsonb_build_object('round', r.code, 'field', f.key), NULL, NULL
FROM atelier.round r
JOIN atelier.form_field f ON f.form_id = r.form_id AND f.delete_after_days IS NOT NULL
WHERE r.finished_at IS NOT NULL
    AND COALESCE(r.swept_at < r.finished_at + make_interval(days => f.delete_after_days), true);
