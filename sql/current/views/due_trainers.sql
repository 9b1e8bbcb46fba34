-- What is due about trainers, for staff: whoever was asked a week ago (or reminded) and hasn't answered; a qualification
-- that ends within 60 days with none after it, for the offices that see the trainer and for who plans; a reported course
-- that waits for a coordinator. `due_on` is the day by which somebody should have acted.
CREATE OR REPLACE VIEW atelier.due_trainers WITH (security_invoker = true) AS
SELECT (GREATEST(a.asked_at, a.reminded_at) AT TIME ZONE 'UTC')::date + 7 AS due_on, 'assignment_unanswered' AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', COALESCE(t.code, p.reference), 'session', s.code, 'role', a.role,
        'day', (GREATEST(a.asked_at, a.reminded_at) AT TIME ZONE 'UTC')::date)) AS facts,
    s.code AS session, s.id AS session_id
FROM atelier.assignment a
JOIN atelier.session s ON s.id = a.session_id AND s.state <> 'cancelled' AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
LEFT JOIN atelier.trainer t ON t.id = a.trainer_id
LEFT JOIN atelier.person p ON p.id = a.person_id
WHERE (SELECT atelier.actor_is_staff()) AND atelier.may_host(s.host_office_id) AND a.state = 'asked'
    AND GREATEST(a.asked_at, a.reminded_at) <= atelier.now() - interval '7 days'
UNION ALL
SELECT upper(q.valid), 'qualification_ending',
    jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'training', g.code, 'language', q.language,
        'day', upper(q.valid))), NULL, NULL
FROM atelier.qualification q
JOIN atelier.trainer t ON t.id = q.trainer_id
JOIN atelier.training g ON g.id = q.training_id
WHERE (SELECT atelier.actor_is_staff()) AND q.ended_because IS NULL
    AND q.valid && daterange((atelier.now() AT TIME ZONE 'UTC')::date, NULL)
    AND upper(q.valid) <= (atelier.now() AT TIME ZONE 'UTC')::date + 60
    AND NOT EXISTS (
        SELECT FROM atelier.qualification later
        WHERE later.trainer_id = q.trainer_id AND later.training_id = q.training_id
            AND (later.language IS NULL OR later.language = q.language) AND later.valid @> upper(q.valid))
    AND ((SELECT atelier.actor_may_plan()) OR atelier.my_trainer(t.id))
UNION ALL
SELECT (c.reported_at AT TIME ZONE 'UTC')::date + 14, 'reported_course_waiting',
    jsonb_build_object('course', c.reference, 'trainer', t.code, 'training', g.code,
        'day', (c.reported_at AT TIME ZONE 'UTC')::date), NULL, NULL
FROM atelier.reported_course c
JOIN atelier.trainer t ON t.id = c.trainer_id
JOIN atelier.training g ON g.id = c.training_id
WHERE (SELECT atelier.actor_may_plan()) AND c.state = 'reported';
