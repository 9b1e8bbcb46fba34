-- What is wrong with who teaches, interprets and speaks at what is stored, whether it was overridden or became untrue
-- since: one row a session, assignment and rule, with the facts of its sentence. `finding` unites it with the others.
CREATE OR REPLACE VIEW atelier.check_trainers WITH (security_invoker = true) AS
WITH working AS (
    SELECT s.id AS session_id, s.code AS session, s.training_id, s.language, s.starts_at,
        (s.starts_at AT TIME ZONE s.zone)::date AS first_day, a.id, a.trainer_id, a.person_id,
        a.role, a.state, t.code, t.languages, COALESCE(t.code, p.reference) AS known_as
    FROM atelier.session s
    JOIN atelier.assignment a ON a.session_id = s.id AND a.state IN ('proposed', 'asked', 'accepted')
    LEFT JOIN atelier.trainer t ON t.id = a.trainer_id
    LEFT JOIN atelier.person p ON p.id = a.person_id
    WHERE (SELECT atelier.actor_is_staff()) AND s.state <> 'cancelled' AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
), teaching AS (
    SELECT w.*
    FROM working w
    WHERE w.role IN ('lead', 'co-trainer')
)
SELECT w.session_id, w.session, w.starts_at, 'assignment_qualified' AS rule,
    jsonb_strip_nulls(to_jsonb(gap) || jsonb_build_object('because', m.unqualified_because)) AS facts
FROM teaching w
CROSS JOIN LATERAL atelier.unqualified_on(w.session_id, w.trainer_id) AS gap
LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) AS m ON true
UNION ALL
SELECT w.session_id, w.session, w.starts_at, 'assignment_paired',
    jsonb_strip_nulls(to_jsonb(gap) || jsonb_build_object('because', m.unpaired_because))
FROM working w
CROSS JOIN LATERAL atelier.unpaired_on(w.session_id, w.trainer_id) AS gap
LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) AS m ON true
WHERE w.role = 'interpreter'
UNION ALL
-- A trainer who doesn't speak the session's language needs an interpreter from one of the trainer's own.
SELECT w.session_id, w.session, w.starts_at, 'trainer_language',
    jsonb_strip_nulls(jsonb_build_object('trainer', w.code, 'language', w.language,
        'languages', NULLIF(array_to_string(w.languages, ', '), '')))
FROM teaching w
WHERE NOT EXISTS (
    SELECT FROM unnest(w.languages) AS spoken WHERE atelier.same_language(spoken, w.language))
    AND NOT EXISTS (
        SELECT FROM atelier.interpreted(w.session_id) i, unnest(w.languages) AS tag
        WHERE i.valid @> w.first_day AND atelier.same_language(i.spoken, tag))
UNION ALL
SELECT w.session_id, w.session, w.starts_at,
    CASE WHEN w.code IS NULL THEN 'speaker_overlap_overridden' ELSE 'trainer_overlap_overridden' END,
    jsonb_strip_nulls(jsonb_build_object('trainer', w.known_as, 'because', m.double_booked_because))
FROM atelier.double_booked() AS twice
JOIN working w ON w.id = twice
LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) AS m ON true
UNION ALL
SELECT w.session_id, w.session, w.starts_at, away.rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', w.code, 'day', away.day, 'kind', away.kind))
FROM atelier.trainers_away() AS away
JOIN working w ON w.id = away.assignment_id
UNION ALL
-- Whoever of them leads, the other was asked for nothing.
SELECT w.session_id, w.session, w.starts_at, 'session_two_leads',
    jsonb_build_object('session', w.session, 'count', count(*), 'trainers', string_agg(w.code, ', ' ORDER BY w.code))
FROM teaching w
WHERE w.role = 'lead' AND w.state <> 'proposed'
GROUP BY w.session_id, w.session, w.starts_at
HAVING count(*) > 1
UNION ALL
-- A novice leads for the first time and nobody beside has taught it before.
SELECT w.session_id, w.session, w.starts_at, 'trainer_new_alone',
    jsonb_build_object('trainer', w.code, 'training', g.code)
FROM teaching w
JOIN atelier.training g ON g.id = w.training_id
WHERE w.role = 'lead' AND EXISTS (
        SELECT FROM atelier.qualification q
        WHERE q.trainer_id = w.trainer_id AND q.training_id = w.training_id AND q.valid @> w.first_day AND q.novice)
    AND NOT EXISTS (
        SELECT FROM teaching beside
        WHERE beside.session_id = w.session_id AND (beside.id = w.id OR beside.state <> 'proposed')
            AND (atelier.taught_before(beside.person_id, w.training_id, w.starts_at)
                OR (beside.id <> w.id AND EXISTS (
                    SELECT FROM atelier.qualification q
                    WHERE q.trainer_id = beside.trainer_id AND q.training_id = w.training_id
                        AND q.valid @> w.first_day AND NOT q.novice))));
