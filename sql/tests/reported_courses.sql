-- test: A reported course is written down by who knows the trainer, confirmed by who plans, and counted apart
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    r text;
BEGIN
    r := atelier.report_course(who, hm, 'AM', 'Gyumri', '[2026-02-02,2026-02-04)', 'hy', 5, 4, 0, 1);
    PERFORM pg_temp.same('form', r ~ '^R-[0-9A-Z]{6}$', true);
    PERFORM pg_temp.same('waiting', (SELECT courses || ' ' || participants || ' ' || waiting FROM atelier.reported_figures('2026-01-01', '2027-01-01')), '0 0 1');
    PERFORM pg_temp.refused(format('SELECT atelier.judge_course(%L, %L, NULL)', r, 'confirmed'), 'actor_may_not');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('not seen', (SELECT count(*) FROM atelier.reported_course), 0::bigint);
    PERFORM pg_temp.refused(format('SELECT atelier.report_course(%L, %L, NULL, NULL, %L, %L, 5, 4, 0, 1)', who, hm, '[2026-02-10,2026-02-11)', 'hy'), 'trainer_of_other_office');
    PERFORM pg_temp.act('user:tom');
    PERFORM pg_temp.refused(format('SELECT atelier.report_course(%L, %L, NULL, NULL, %L, %L, 5, 4, 0, 1)', who, hm, '[2026-02-10,2026-02-11)', 'hy'), 'trainer_of_other_office');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('due', (SELECT due_on || ' ' || (facts ->> 'course') FROM atelier.due_trainers), '2026-03-16 ' || r);
    PERFORM pg_temp.refused(format('SELECT atelier.judge_course(%L, %L, NULL)', r, 'rejected'), 'reported_course_rejected_because');
    PERFORM pg_temp.refused($q$SELECT atelier.judge_course('R-NONE', 'confirmed', NULL)$q$, 'reported_course_unknown');
    PERFORM atelier.judge_course(r, 'confirmed', NULL);
    PERFORM pg_temp.refused(format('SELECT atelier.judge_course(%L, %L, NULL)', r, 'confirmed'), 'reported_course_transition');
    PERFORM pg_temp.same('counted', (SELECT concat_ws(' ', training, country_code, courses, trainers, participants, female, male, other, not_said, waiting) FROM atelier.reported_figures('2026-02-03', '2026-02-04')), 'HM AM 1 1 10 5 4 0 1 0');
    PERFORM pg_temp.same('another period', (SELECT count(*) FROM atelier.reported_figures('2026-02-04', '2026-12-31')), 0::bigint);
    PERFORM pg_temp.same('taught', (SELECT atelier.taught_before(t.person_id, hm, '2026-05-04') AND NOT atelier.taught_before(t.person_id, hm, '2026-02-01') FROM atelier.trainer t), true);
END $$;

-- test: A reported course has somebody in it, is over, and isn't reported twice unless it was rejected
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    asked text := format('SELECT atelier.report_course(%L, %L, %%L, %%L, %%L, %%L, %%s, 0, 0, 0)', who, hm);
BEGIN
    PERFORM pg_temp.refused(format(asked, 'AM', NULL, '[2026-02-02,2026-02-04)', 'hy', 0), 'reported_course_attended');
    PERFORM pg_temp.refused(format(asked, 'AM', ' ', '[2026-02-02,2026-02-04)', 'hy', 1), 'reported_course_place_present');
    PERFORM pg_temp.refused(format(asked, 'AM', NULL, '[2026-02-02,2026-02-02)', 'hy', 1), 'reported_course_days');
    PERFORM pg_temp.refused(format(asked, 'AM', NULL, '[2026-02-02,2026-03-05)', 'hy', 1), 'reported_course_over');
    PERFORM pg_temp.refused(format(asked, 'AM', NULL, '[2026-02-02,2026-02-04)', 'Armenian', 1), 'reported_course_language_form');
    EXECUTE format(asked, 'AM', NULL, '[2026-02-02,2026-02-04)', 'hy', 1);
    PERFORM pg_temp.refused(format(asked, 'GE', NULL, '[2026-02-03,2026-02-04)', 'hy', 1), 'reported_course_once');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused('UPDATE atelier.reported_course SET male = 9, female = -1', 'reported_course_female');
    PERFORM pg_temp.refused('UPDATE atelier.reported_course SET male = -1, female = 9', 'reported_course_male');
    PERFORM pg_temp.refused('UPDATE atelier.reported_course SET other = -1, female = 9', 'reported_course_other');
    PERFORM pg_temp.refused('UPDATE atelier.reported_course SET not_said = -1, female = 9', 'reported_course_not_said');
    PERFORM pg_temp.refused($q$UPDATE atelier.reported_course SET state = 'lost', judged_at = now()$q$, 'reported_course_transition');
    PERFORM pg_temp.act('user:wim');
    PERFORM atelier.judge_course(reference, 'rejected', 'the wrong days') FROM atelier.reported_course;
    EXECUTE format(asked, 'AM', NULL, '[2026-02-03,2026-02-04)', 'hy', 1);
END $$;

-- test: A reported course moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    a text;
    b text;
    drawn text[] := '{reported>confirmed,reported>rejected}';
BEGIN
    FOREACH a IN ARRAY '{reported,confirmed,rejected}'::text[] LOOP
        FOREACH b IN ARRAY '{reported,confirmed,rejected}'::text[] LOOP
            CONTINUE WHEN a = b;
            DELETE FROM atelier.reported_course;
            INSERT INTO atelier.reported_course (trainer_id, training_id, days, language, female, office_id)
            SELECT t.id, g.id, '[2026-02-02,2026-02-04)', 'hy', 1, o.id FROM atelier.trainer t, atelier.training g, atelier.organisation o WHERE o.code = 'AM';
            IF a <> 'reported' THEN
                UPDATE atelier.reported_course SET state = a, state_because = 'because', judged_at = atelier.now();
            END IF;
            IF a || '>' || b = ANY(drawn) THEN
                UPDATE atelier.reported_course SET state = b, state_because = 'because', judged_at = atelier.now();
            ELSE
                PERFORM pg_temp.refused(format('UPDATE atelier.reported_course SET state = %L, judged_at = %L', b, CASE WHEN b <> 'reported' THEN atelier.now() END), 'reported_course_transition');
            END IF;
        END LOOP;
    END LOOP;
    PERFORM pg_temp.refused($q$INSERT INTO atelier.reported_course (trainer_id, training_id, days, language, female, office_id, state, judged_at)
        SELECT trainer_id, training_id, '[2026-01-02,2026-01-04)', language, 1, office_id, 'confirmed', now() FROM atelier.reported_course$q$, 'reported_course_transition');
    DELETE FROM atelier.reported_course;
    INSERT INTO atelier.reported_course (trainer_id, training_id, days, language, female, office_id)
    SELECT t.id, g.id, '[2026-02-02,2026-02-04)', 'hy', 1, o.id FROM atelier.trainer t, atelier.training g, atelier.organisation o WHERE o.code = 'AM';
    PERFORM pg_temp.refused($q$UPDATE atelier.reported_course SET judged_at = now()$q$, 'reported_course_judged');
    PERFORM pg_temp.refused($q$INSERT INTO atelier.reported_course (reference, trainer_id, training_id, days, language, female, office_id)
        SELECT reference, trainer_id, training_id, '[2026-01-02,2026-01-04)', language, 1, office_id FROM atelier.reported_course$q$, 'reported_course_reference_once');
    ALTER TABLE atelier.reported_course DISABLE TRIGGER reported_course_before;
    PERFORM pg_temp.refused($q$UPDATE atelier.reported_course SET state = 'lost', judged_at = now()$q$, 'reported_course_state_known');
END $$;
