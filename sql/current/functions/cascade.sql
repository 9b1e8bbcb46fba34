-- The cascade of trainer courses: an issued certificate of a course grants what the course's rules name.

-- Grants what certificates that are issued give right to; each once, however often it is called. Answers how many
-- qualifications were granted.
CREATE OR REPLACE FUNCTION atelier.grant_qualifications(certificates uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    due record;
    granted integer := 0;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT c.person_id FROM certificate c WHERE c.id = ANY(certificates))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR due IN
        SELECT c.id AS certificate_id, g.id AS grant_id
        FROM certificate c
        JOIN training_grant g ON g.training_id = c.training_id
        WHERE c.id = ANY(certificates) AND c.state = 'issued' AND c.person_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM qualification q WHERE q.certificate_id = c.id AND q.training_id = g.grants_training_id)
        ORDER BY c.awarded_on, c.id, g.id
    LOOP
        granted := granted + grant_qualification(due.certificate_id, due.grant_id)::integer;
    END LOOP;
    RETURN granted;
END
$$;

-- Grants one qualification from the day on which the certificate was awarded, or from the end of the one that still runs
-- then (no gap, no overlap; nothing if that has no end), if the generation is not past the rule's last. The generation is
-- one more than the lowest of those who taught the course, and never more than the person had before. Whoever is no
-- trainer yet becomes one. Answers whether anything was granted.
CREATE OR REPLACE FUNCTION atelier.grant_qualification(certificate uuid, rule uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    course certificate;
    granting training_grant;
    teachers uuid[];
    learner uuid;
    before record;
    reached integer;
    days daterange;
    made uuid;
BEGIN
    SELECT c.* INTO course FROM certificate c WHERE c.id = grant_qualification.certificate;
    SELECT g.* INTO granting FROM training_grant g WHERE g.id = grant_qualification.rule;
    SELECT array_agg(a.trainer_id) INTO teachers
    FROM assignment a
    WHERE a.session_id IN (SELECT k.session_id FROM course_session k WHERE k.course_id = course.course_id)
        AND a.state = 'accepted' AND a.role IN ('lead', 'co-trainer') AND a.person_id <> course.person_id;
    SELECT min(q.generation) AS generation, bool_and(q.novice) AS novice INTO before
    FROM qualification q
    JOIN trainer t ON t.id = q.trainer_id
    WHERE t.person_id = course.person_id AND q.training_id = granting.grants_training_id;
    SELECT LEAST(before.generation, 1 + COALESCE(min(q.generation), 0)) INTO reached
    FROM qualification q
    WHERE q.trainer_id = ANY(teachers) AND q.training_id IN (granting.training_id, granting.grants_training_id);
    IF reached > granting.last_generation THEN
        RETURN false;
    END IF;
    learner := trainer_of(course.person_id, course.course_id);
    days := free_days(learner, granting.grants_training_id, course.awarded_on, granting.months);
    IF days IS NULL THEN
        RETURN false;
    END IF;
    INSERT INTO qualification (trainer_id, training_id, valid, origin, generation, novice, certificate_id)
    VALUES (learner, granting.grants_training_id, days, CASE WHEN before.generation IS NULL THEN 'course' ELSE 'renewal' END,
        reached, COALESCE(before.novice, true), course.id)
    RETURNING id INTO made;
    INSERT INTO lineage (qualification_id, teacher_id)
    SELECT DISTINCT made, teacher FROM unnest(teachers) AS teacher;
    RETURN true;
END
$$;

-- The trainer whom a person is, made if there is none: with a code of random symbols, and the languages of the course and
-- of the person.
CREATE OR REPLACE FUNCTION atelier.trainer_of(person uuid, course uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    known uuid;
BEGIN
    LOOP
        SELECT t.id INTO known FROM trainer t WHERE t.person_id = trainer_of.person;
        IF known IS NOT NULL THEN
            RETURN known;
        END IF;
        INSERT INTO trainer (code, person_id, languages)
        SELECT 'T-' || random_code(6), p.id, ARRAY(
            SELECT p.language WHERE p.language IS NOT NULL
            UNION
            SELECT s.language
            FROM course_session k
            JOIN session s ON s.id = k.session_id
            WHERE k.course_id = trainer_of.course
            ORDER BY 1)
        FROM person p
        WHERE p.id = trainer_of.person
        ON CONFLICT DO NOTHING;
    END LOOP;
END
$$;

-- The days (half-open) that a new qualification gets: from `day`, or from where those that hold then end one after the
-- other, for so many months, up to where another begins. NULL if one without end holds.
CREATE OR REPLACE FUNCTION atelier.free_days(trainer uuid, training uuid, day date, months integer) RETURNS daterange
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    starts date := day;
    running daterange;
    following date;
BEGIN
    LOOP
        SELECT q.valid INTO running
        FROM qualification q
        WHERE q.trainer_id = free_days.trainer AND q.training_id = free_days.training AND q.language IS NULL
            AND q.valid @> starts;
        EXIT WHEN NOT FOUND;
        IF upper_inf(running) THEN
            RETURN NULL;
        END IF;
        starts := upper(running);
    END LOOP;
    SELECT min(lower(q.valid)) INTO following
    FROM qualification q
    WHERE q.trainer_id = free_days.trainer AND q.training_id = free_days.training AND q.language IS NULL
        AND lower(q.valid) > starts;
    RETURN daterange(starts, LEAST((starts + make_interval(months => free_days.months))::date, following));
END
$$;

-- Ends the qualifications that certificates gave, today in the zone of their course, for the reason of the revocation; one
-- that has not begun yet never holds.
CREATE OR REPLACE FUNCTION atelier.end_qualifications(certificates uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    UPDATE qualification q
    SET valid = CASE WHEN lower(q.valid) < today.day THEN daterange(lower(q.valid), today.day) ELSE 'empty' END,
        ended_because = c.state_because
    FROM certificate c
    JOIN course k ON k.id = c.course_id
    CROSS JOIN LATERAL (SELECT (atelier.now() AT TIME ZONE k.zone)::date AS day) AS today
    WHERE c.id = ANY(certificates) AND q.certificate_id = c.id AND NOT isempty(q.valid)
        AND (upper_inf(q.valid) OR upper(q.valid) > today.day)
    $$;

CREATE OR REPLACE FUNCTION atelier.certificate_granted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM grant_qualifications((SELECT array_agg(n.id) FROM new_rows n WHERE n.state = 'issued'));
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.certificate_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    changed record;
BEGIN
    -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
    SELECT array_agg(c.id) FILTER (WHERE c.state = 'issued') AS issued,
        array_agg(c.id) FILTER (WHERE c.state = 'revoked') AS revoked
    INTO changed
    FROM unnest(ARRAY(SELECT n.id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.state FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT o.state FROM old_rows o ORDER BY o.id)) AS c(id, state, former)
    WHERE c.state <> c.former;
    PERFORM grant_qualifications(changed.issued);
    PERFORM end_qualifications(changed.revoked);
    RETURN NULL;
END
$$;

-- Grants what a course's rules name to those who finished it before the rule was there. Answers how many qualifications.
CREATE OR REPLACE FUNCTION atelier.grant_past(training uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    RETURN grant_qualifications((
        SELECT array_agg(c.id) FROM certificate c WHERE c.training_id = grant_past.training AND c.state = 'issued'));
END
$$;
