-- Before an assessment is changed: what results were judged by stays.
CREATE OR REPLACE FUNCTION atelier.assessment_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF (NEW.training_id, NEW.maximum, NEW.pass_mark, NEW.attempts)
            IS DISTINCT FROM (OLD.training_id, OLD.maximum, OLD.pass_mark, OLD.attempts)
        AND EXISTS (SELECT FROM assessment_result r WHERE r.assessment_id = OLD.id) THEN
        PERFORM refuse('assessment_has_results', jsonb_build_object('assessment', OLD.code));
    END IF;
    RETURN NEW;
END
$$;

-- Before a result is written: it is of somebody who has a seat in a session of the assessment's training, or of a series of
-- that training, not above its maximum, within its attempts and next to the former one, and not from a day to come. The
-- sessions of a series share the attempts.
CREATE OR REPLACE FUNCTION atelier.assessment_result_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    test record;
    seat record;
    elsewhere integer := 0;
BEGIN
    SELECT a.code, a.training_id, a.maximum, a.attempts INTO test FROM assessment a WHERE a.id = NEW.assessment_id;
    SELECT r.person_id, r.state, s.code, s.training_id, s.zone, p.reference, s.series_id, e.training_id AS series_training_id
    INTO seat
    FROM registration r
    JOIN session s ON s.id = r.session_id
    LEFT JOIN series e ON e.id = s.series_id
    JOIN person p ON p.id = r.person_id
    WHERE r.id = NEW.registration_id;
    -- A correction uses no further attempt, also where two persons who turned out to be one have more than there are.
    IF seat.series_training_id = test.training_id AND NOT EXISTS (
        SELECT FROM assessment_result r
        WHERE r.assessment_id = NEW.assessment_id AND r.registration_id = NEW.registration_id AND r.attempt = NEW.attempt) THEN
        SELECT count(*) INTO elsewhere
        FROM session s
        JOIN registration r ON r.session_id = s.id AND r.person_id = NEW.person_id AND r.id <> NEW.registration_id
        JOIN assessment_result o ON o.registration_id = r.id AND o.assessment_id = NEW.assessment_id
        WHERE s.series_id = seat.series_id;
    END IF;
    IF test.training_id IS DISTINCT FROM seat.training_id AND test.training_id IS DISTINCT FROM seat.series_training_id THEN
        PERFORM refuse('assessment_result_training', jsonb_build_object('assessment', test.code, 'session', seat.code));
    ELSIF seat.person_id <> NEW.person_id OR (TG_OP = 'INSERT' AND seat.state <> 'confirmed') THEN
        PERFORM refuse('assessment_result_without_seat', jsonb_build_object('person', seat.reference, 'session', seat.code));
    ELSIF NEW.score > test.maximum THEN
        PERFORM refuse('assessment_result_score', jsonb_build_object('person', seat.reference, 'assessment', test.code,
            'score', trim_scale(NEW.score), 'maximum', trim_scale(test.maximum)));
    ELSIF NEW.attempt + elsewhere > test.attempts OR NEW.attempt > 1 + (
        SELECT count(*) FROM assessment_result r
        WHERE r.assessment_id = NEW.assessment_id AND r.registration_id = NEW.registration_id AND r.id <> NEW.id
            AND r.attempt < NEW.attempt) THEN
        PERFORM refuse('assessment_result_attempt', jsonb_build_object('person', seat.reference, 'assessment', test.code,
            'attempt', NEW.attempt + elsewhere, 'attempts', test.attempts));
    ELSIF NEW.taken_on > (atelier.now() AT TIME ZONE seat.zone)::date THEN
        PERFORM refuse('assessment_result_day', jsonb_build_object('assessment', test.code, 'day', NEW.taken_on));
    END IF;
    RETURN NEW;
END
$$;

-- Records results of an assessment, item by item: a NULL attempt is the person's next one; an attempt that is recorded
-- already is corrected, which needs a reason. Only the host may. Returns how many were written.
CREATE OR REPLACE FUNCTION atelier.record_results(
    session uuid, assessment uuid, registrations uuid[], scores numeric[], attempts integer[], taken_on date, because text
) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    written integer;
    changed record;
BEGIN
    PERFORM require_host(record_results.session);
    -- Those of a series share the attempts.
    PERFORM FROM session s
    WHERE s.id = record_results.session
        OR s.series_id = (SELECT w.series_id FROM session w WHERE w.id = record_results.session)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM require_named_once('assessment_result_twice', registrations);
    SELECT COALESCE(p.reference, i.registration_id::text) AS person, s.code INTO changed
    FROM unnest(registrations) AS i(registration_id)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN person p ON p.id = r.person_id
    JOIN session s ON s.id = record_results.session
    WHERE r.session_id IS DISTINCT FROM record_results.session
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('assessment_result_without_seat', jsonb_build_object('person', changed.person, 'session', changed.code));
    END IF;
    SELECT p.reference AS person, o.attempt, trim_scale(o.score) AS score INTO changed
    FROM unnest(registrations, scores, attempts) AS i(registration_id, score, attempt)
    JOIN assessment_result o ON o.assessment_id = record_results.assessment AND o.registration_id = i.registration_id
        AND o.attempt = i.attempt
    JOIN person p ON p.id = o.person_id
    WHERE (o.score, o.taken_on) <> (i.score, record_results.taken_on) AND COALESCE(btrim(record_results.because), '') = ''
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('assessment_result_correction', to_jsonb(changed));
    END IF;
    INSERT INTO assessment_result AS r (assessment_id, registration_id, person_id, attempt, score, taken_on, recorded_by, because)
    SELECT record_results.assessment, i.registration_id, g.person_id,
        COALESCE(i.attempt, 1 + (
            SELECT count(*)::integer FROM assessment_result o
            WHERE o.assessment_id = record_results.assessment AND o.registration_id = i.registration_id)),
        i.score, record_results.taken_on, (SELECT a.user_id FROM actor() a), NULLIF(btrim(record_results.because), '')
    FROM unnest(registrations, scores, attempts) AS i(registration_id, score, attempt)
    JOIN registration g ON g.id = i.registration_id
    ON CONFLICT ON CONSTRAINT assessment_result_once DO UPDATE
    SET score = EXCLUDED.score, taken_on = EXCLUDED.taken_on, recorded_by = EXCLUDED.recorded_by,
        recorded_at = EXCLUDED.recorded_at, because = EXCLUDED.because
    WHERE (r.score, r.taken_on) <> (EXCLUDED.score, EXCLUDED.taken_on);
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END
$$;

-- What of the required assessments of a course's training keeps a person from its certificate: those without any result in
-- any of its sessions, and those of which no attempt reached the pass mark, by title with the best score. NULL where there
-- is none.
CREATE OR REPLACE FUNCTION atelier.assessment_obstacles(course uuid, person uuid)
    RETURNS TABLE (missing text, failed text)
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT string_agg(said(a.title, 'en'), ', ' ORDER BY a.code) FILTER (WHERE best.score IS NULL),
        string_agg(format('%s (%s of %s)', said(a.title, 'en'), trim_scale(best.score), trim_scale(a.pass_mark)), ', '
            ORDER BY a.code) FILTER (WHERE best.score < a.pass_mark)
    FROM course c
    JOIN assessment a ON a.training_id = c.training_id AND a.required
    CROSS JOIN LATERAL (
        SELECT max(o.score) AS score
        FROM course_session k
        JOIN registration r ON r.session_id = k.session_id AND r.state = 'confirmed'
            AND r.person_id = assessment_obstacles.person
        JOIN assessment_result o ON o.registration_id = r.id AND o.assessment_id = a.id
        WHERE k.course_id = c.id
    ) AS best
    WHERE c.id = assessment_obstacles.course
    $$;
