-- What each person did of a course, a session or a whole series, and the rule that keeps them from its certificate: NULL for
-- whoever is due one. Everybody who has a seat in any of its sessions, by key.
-- Due means: the training gives a certificate, each session is over, the share of all their minutes attended reaches the
-- training's minimum, each required module was attended somewhere, each required assessment passed, and none was issued
-- yet. Says it of everybody, so it is for the engine only.
CREATE OR REPLACE FUNCTION atelier.completion(course uuid) RETURNS TABLE (person_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
    WITH target AS (
        SELECT c.session, c.series, c.training_id, g.minimum_attendance, ahead.code AS ahead, ahead.state AS ahead_state,
            (SELECT sum(extract(epoch FROM b.ends_at - b.starts_at) / 60)
                FROM course_session k
                JOIN block b ON b.session_id = k.session_id
                WHERE k.course_id = c.id) AS whole
        FROM course c
        LEFT JOIN training g ON g.id = c.training_id
        LEFT JOIN LATERAL (
            -- A draft is not over, whatever its times.
            SELECT s.code, s.state
            FROM course_session k
            JOIN session s ON s.id = k.session_id
            WHERE k.course_id = c.id AND (s.state = 'draft' OR s.ends_at > atelier.now())
            ORDER BY s.state, s.ends_at DESC NULLS FIRST, s.id
            LIMIT 1
        ) AS ahead ON true
        WHERE c.id = completion.course
    ), did AS (
        SELECT r.person_id, array_agg(s.id) AS sessions,
            sum(minutes_attended(a.present, a.minutes, b.starts_at, b.ends_at)) AS attended,
            array_agg(b.module_id) FILTER (WHERE a.present AND b.module_id IS NOT NULL) AS modules,
            (array_agg(s.code ORDER BY s.starts_at, s.id) FILTER (WHERE a.id IS NULL))[1] AS unrecorded,
            (array_agg(s.code ORDER BY s.starts_at DESC, s.id))[1] AS latest
        FROM course_session k
        JOIN session s ON s.id = k.session_id
        JOIN registration r ON r.session_id = s.id AND r.state = 'confirmed'
        -- Of who was erased there is no name left to put on a certificate.
        JOIN person p ON p.id = r.person_id AND p.erased_at IS NULL
        LEFT JOIN attendance a ON a.registration_id = r.id
        LEFT JOIN block b ON b.id = a.block_id
        WHERE k.course_id = completion.course
        GROUP BY r.person_id
    ), measured AS (
        SELECT did.*, target.*, test.missing, test.failed, did.attended < target.minimum_attendance * target.whole AS too_low,
            (SELECT string_agg(said(m.title, 'en'), ', ' ORDER BY m.number)
                FROM training_module m
                WHERE m.training_id = target.training_id AND m.required AND m.id <> ALL(COALESCE(did.modules, '{}'))) AS missed,
            (SELECT string_agg(s.code, ', ' ORDER BY s.starts_at, s.id)
                FROM course_session k
                JOIN session s ON s.id = k.session_id
                WHERE k.course_id = completion.course AND s.id <> ALL(did.sessions)) AS unseated,
            (SELECT c.number
                FROM certificate c
                WHERE c.course_id = completion.course AND c.person_id = did.person_id
                    AND c.state IN ('printed ahead', 'issued', 'suspended')
                ORDER BY c.merged_from NULLS FIRST, c.number
                LIMIT 1) AS number
        FROM did
        CROSS JOIN target
        CROSS JOIN LATERAL assessment_obstacles(completion.course, did.person_id) AS test
    )
    SELECT m.person_id,
        CASE
            WHEN m.number IS NOT NULL THEN 'certificate_issued_already'
            WHEN m.session IS NOT NULL AND m.series IS NOT NULL THEN 'certificate_for_series'
            WHEN m.minimum_attendance IS NULL THEN
                CASE WHEN m.session IS NULL THEN 'certificate_not_given_by_series' ELSE 'certificate_not_given' END
            WHEN m.ahead_state = 'draft' THEN 'certificate_session_draft'
            WHEN m.ahead IS NOT NULL THEN 'certificate_session_not_over'
            WHEN m.too_low AND m.unrecorded IS NOT NULL THEN 'certificate_attendance_missing'
            WHEN m.too_low THEN 'certificate_attendance_too_low'
            WHEN m.missed IS NOT NULL THEN 'certificate_module_missed'
            WHEN m.missing IS NOT NULL THEN 'certificate_assessment_missing'
            WHEN m.failed IS NOT NULL THEN 'certificate_assessment_failed'
        END,
        jsonb_strip_nulls(jsonb_build_object(
            'session', COALESCE(m.session, m.ahead, CASE WHEN m.too_low THEN m.unrecorded END, m.latest),
            'series', m.series, 'number', m.number, 'attended', round(100 * round(m.attended / m.whole, 3)),
            'minimum', round(m.minimum_attendance * 100), 'unseated', m.unseated, 'modules', m.missed,
            'assessments', COALESCE(m.missing, m.failed)))
    FROM measured m
    ORDER BY m.person_id
    $$;
