-- Writes down a course that a trainer says they have given; for staff who see the trainer's person, and who plans. Answers
-- its reference.
CREATE OR REPLACE FUNCTION atelier.report_course(trainer uuid, training uuid, country text, place text, days daterange,
    language text, female integer, male integer, other integer, not_said integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made text;
BEGIN
    IF NOT actor_is_staff() OR NOT (my_trainer(report_course.trainer) OR actor_may_plan()) THEN
        PERFORM refuse('trainer_of_other_office', '{}');
    -- The day may have begun already where the course was: the zone furthest ahead is UTC+14.
    ELSIF upper(report_course.days) - 1 > (atelier.now() AT TIME ZONE 'UTC' + interval '14 hours')::date THEN
        PERFORM refuse('reported_course_over', jsonb_build_object('until', upper(report_course.days) - 1));
    END IF;
    INSERT INTO reported_course (trainer_id, training_id, country_code, place, days, language, female, male, other,
        not_said, office_id, reported_by)
    SELECT report_course.trainer, report_course.training, report_course.country, report_course.place, report_course.days,
        report_course.language, report_course.female, report_course.male, report_course.other, report_course.not_said,
        a.office_id, a.user_id
    FROM actor() a
    RETURNING reported_course.reference INTO made;
    RETURN made;
END
$$;

-- Confirms or rejects a reported course, once; for who plans for all.
CREATE OR REPLACE FUNCTION atelier.judge_course(reference text, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    judged text;
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT c.state INTO judged FROM reported_course c WHERE c.reference = judge_course.reference FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('reported_course_unknown', '{}');
    ELSIF judged <> 'reported' THEN
        PERFORM refuse('reported_course_transition', jsonb_build_object(
            'course', judge_course.reference, 'from', judged, 'to', judge_course.state));
    END IF;
    UPDATE reported_course c
    SET state = judge_course.state,
        state_because = judge_course.because,
        judged_at = atelier.now(),
        judged_by = (SELECT a.user_id FROM actor() a)
    WHERE c.reference = judge_course.reference;
END
$$;

-- Before a reported course is written: reported → confirmed | rejected, and neither is judged again.
CREATE OR REPLACE FUNCTION atelier.reported_course_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'reported' THEN
            PERFORM refuse('reported_course_transition', jsonb_build_object(
                'course', NEW.reference, 'from', 'nothing', 'to', NEW.state));
        END IF;
    ELSIF (OLD.state, NEW.state) NOT IN (('reported', 'reported'), ('reported', 'confirmed'), ('reported', 'rejected'))
        AND (NEW.state <> OLD.state OR NEW.judged_at IS DISTINCT FROM OLD.judged_at
            OR NEW.judged_by IS DISTINCT FROM OLD.judged_by) THEN
        PERFORM refuse('reported_course_transition', jsonb_build_object(
            'course', NEW.reference, 'from', OLD.state, 'to', NEW.state));
    END IF;
    RETURN NEW;
END
$$;

-- What trainers reported as given with the last day from `since` up to, not including, `until`, per training and country
-- (NULL: online), apart from our sessions; confirmed ones are counted, waiting ones only numbered. For staff.
CREATE OR REPLACE FUNCTION atelier.reported_figures(since date, until date)
    RETURNS TABLE (training text, country_code text, courses bigint, trainers bigint, participants bigint, female bigint,
        male bigint, other bigint, not_said bigint, waiting bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT g.code, c.country_code,
        count(*) FILTER (WHERE c.state = 'confirmed'),
        count(DISTINCT c.trainer_id) FILTER (WHERE c.state = 'confirmed'),
        COALESCE(sum(c.female + c.male + c.other + c.not_said) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.female) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.male) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.other) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.not_said) FILTER (WHERE c.state = 'confirmed'), 0),
        count(*) FILTER (WHERE c.state = 'reported')
    FROM reported_course c
    JOIN training g ON g.id = c.training_id
    WHERE actor_is_staff() AND c.state <> 'rejected' AND upper(c.days) - 1 <@ daterange(since, until)
    GROUP BY g.code, c.country_code
    ORDER BY g.code, c.country_code
    $$;
