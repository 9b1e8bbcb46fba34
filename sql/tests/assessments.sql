-- test: A certificate needs every required assessment passed, by any attempt
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, pass_mark, required, attempts)
SELECT id, 'EXAM', '{"en": "Final test"}', 'post', 20, 12, true, 2 FROM atelier.training;
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'PRE', '{"en": "Before"}', 'pre', 20, false FROM atelier.training;
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
    exam uuid := (SELECT id FROM atelier.assessment WHERE code = 'EXAM');
    r uuid;
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper list}');
    SELECT id INTO r FROM atelier.registration;
    PERFORM atelier.record_attendance(b.id, ARRAY[r], '{true}') FROM atelier.block b;
    PERFORM pg_temp.same('none', (SELECT rule || ' ' || (facts ->> 'assessments') FROM atelier.certificate_due(s)), 'certificate_assessment_missing Final test');
    PERFORM atelier.record_results(s, exam, ARRAY[r], '{11.5}', '{NULL}', '2026-02-02', NULL);
    PERFORM pg_temp.same('failed', (SELECT rule || ' ' || (facts ->> 'assessments') FROM atelier.certificate_due(s)), 'certificate_assessment_failed Final test (11.5 of 12)');
    PERFORM pg_temp.same('not issued', (SELECT count(*) FROM atelier.issue_certificates(s, '{0000-0000-0000}')), 0::bigint);
    PERFORM atelier.record_results(s, exam, ARRAY[r], '{12}', '{NULL}', '2026-02-09', NULL);
    PERFORM pg_temp.same('passed', (SELECT due FROM atelier.certificate_due(s)), true);
    PERFORM pg_temp.refused(format('SELECT atelier.record_results(%L, %L, ARRAY[%L]::uuid[], %L, %L, %L, NULL)', s, exam, r, '{20}', '{NULL}', '2026-02-09'), 'assessment_result_attempt');
    PERFORM pg_temp.same('issued', (SELECT count(*) FROM atelier.issue_certificates(s, '{0000-0000-0000}')), 1::bigint);
END $$;

-- test: A result is of somebody with a seat, within maximum and attempts, and from a day that was
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, pass_mark, required, attempts)
SELECT id, 'EXAM', '{"en": "Final test"}', 'post', 20, 12, true, 3 FROM atelier.training;
INSERT INTO atelier.training (code, title, theme) VALUES ('OTHER', '{"en": "Other"}', 'x');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'ELSE', '{"en": "Else"}', 'other', 20, false FROM atelier.training WHERE code = 'OTHER';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-02-02');
    other uuid := pg_temp.session('S2', 1, '2026-02-03');
    exam uuid := (SELECT id FROM atelier.assessment WHERE code = 'EXAM');
    test text := 'SELECT atelier.record_results(%L, %L, ARRAY[%L]::uuid[], %L, %L, %L, %L)';
    a uuid;
    b uuid;
BEGIN
    PERFORM atelier.admit(ARRAY[s, s], ARRAY[pg_temp.person('A'), pg_temp.person('B')], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    SELECT r.id INTO a FROM atelier.registration r WHERE r.state = 'confirmed';
    SELECT r.id INTO b FROM atelier.registration r WHERE r.state = 'waitlisted';
    PERFORM pg_temp.refused(format(test, s, exam, a, '{21}', '{NULL}', '2026-02-02', NULL), 'assessment_result_score');
    PERFORM pg_temp.refused(format(test, s, exam, a, '{-1}', '{NULL}', '2026-02-02', NULL), 'assessment_result_score_positive');
    PERFORM pg_temp.refused(format(test, s, exam, a, '{1}', '{2}', '2026-02-02', NULL), 'assessment_result_attempt');
    PERFORM pg_temp.refused(format(test, s, exam, a, '{1}', '{0}', '2026-02-02', NULL), 'assessment_result_attempt_positive');
    PERFORM pg_temp.refused(format(test, s, exam, a, '{1}', '{NULL}', '2026-03-03', NULL), 'assessment_result_day');
    PERFORM pg_temp.refused(format(test, s, exam, b, '{1}', '{NULL}', '2026-02-02', NULL), 'assessment_result_without_seat');
    PERFORM pg_temp.refused(format(test, other, exam, a, '{1}', '{NULL}', '2026-02-02', NULL), 'assessment_result_without_seat');
    PERFORM pg_temp.refused(format(test, s, (SELECT id FROM atelier.assessment WHERE code = 'ELSE'), a, '{1}', '{NULL}', '2026-02-02', NULL), 'assessment_result_training');
    PERFORM pg_temp.refused(format('SELECT atelier.record_results(%L, %L, ARRAY[%L, %L]::uuid[], %L, %L, %L, NULL)', s, exam, a, a, '{1,2}', '{1,2}', '2026-02-02'), 'assessment_result_twice');
    PERFORM pg_temp.same('written', atelier.record_results(s, exam, ARRAY[a], '{9}', '{1}', '2026-02-02', NULL), 1);
    PERFORM pg_temp.same('the same', atelier.record_results(s, exam, ARRAY[a], '{9}', '{1}', '2026-02-02', NULL), 0);
    PERFORM pg_temp.refused(format(test, s, exam, a, '{10}', '{1}', '2026-02-02', NULL), 'assessment_result_correction');
    PERFORM pg_temp.refused(format(test, s, exam, a, '{10}', '{1}', '2026-02-02', ' '), 'assessment_result_correction');
    PERFORM pg_temp.same('corrected', atelier.record_results(s, exam, ARRAY[a], '{10}', '{1}', '2026-02-02', 'Miscounted'), 1);
END $$;
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$UPDATE atelier.assessment SET pass_mark = 5 WHERE code = 'EXAM'$$, 'assessment_has_results');
UPDATE atelier.assessment SET pass_mark = 5 WHERE code = 'ELSE';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('history', (SELECT string_agg(v.old ->> 'score', ', ') FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id
    WHERE a.table_name = 'assessment_result' AND a.operation = 'UPDATE' AND v.subject_id IS NOT NULL), '9.00');

-- test: An assessment makes sense: a pass mark that can be reached, and one where a certificate needs it
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, pass_mark, required) SELECT id, 'E1', '{"en": "x"}', 'post', 20, 21, true FROM atelier.training$$, 'assessment_pass_mark_reachable');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 20, true FROM atelier.training$$, 'assessment_required_pass_mark');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'later', 20, false FROM atelier.training$$, 'assessment_moment_known');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 0, false FROM atelier.training$$, 'assessment_maximum_positive');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required, attempts) SELECT id, 'E1', '{"en": "x"}', 'post', 9, false, 0 FROM atelier.training$$, 'assessment_attempts');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 9, false FROM atelier.training;
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 9, false FROM atelier.training$$, 'assessment_once');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E2', '{"en": "x"}', 'post', 9, false FROM atelier.training$$, 'rights');

-- test: Results are recorded by the host, and seen where the registration is
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 9, false FROM atelier.training;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-02-02');
SELECT atelier.admit((SELECT array_agg(id) FROM atelier.session), ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper}');
CREATE TEMP TABLE known AS SELECT r.id AS registration, r.session_id AS session, a.id AS assessment FROM atelier.registration r, atelier.assessment a;
GRANT SELECT ON known TO PUBLIC;
SELECT atelier.record_results(session, assessment, ARRAY[registration], '{5}', '{NULL}', '2026-02-02', NULL) FROM known;
SELECT pg_temp.same('seen', (SELECT count(*) FROM atelier.assessment_result), 1::bigint);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('hidden', (SELECT count(*) FROM atelier.assessment_result), 0::bigint);
SELECT pg_temp.refused($$SELECT atelier.record_results(session, assessment, ARRAY[registration], '{5}', '{NULL}', '2026-02-02', NULL) FROM known$$, 'actor_may_not_change_session');
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('trainer', (SELECT count(*) FROM atelier.assessment_result), 0::bigint);
SELECT pg_temp.refused($$SELECT atelier.record_results(session, assessment, ARRAY[registration], '{5}', '{NULL}', '2026-02-02', NULL) FROM known$$, 'actor_may_not_change_session');
SELECT pg_temp.refused($$INSERT INTO atelier.assessment_result (assessment_id, registration_id, person_id, attempt, score, taken_on) SELECT assessment, registration, registration, 1, 1, '2026-02-02' FROM known$$, 'rights');

-- test: Minutes attended make the share; a correction needs a reason, and the audit keeps what it was
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02', '2026-02-03');
    r uuid;
    b uuid[];
    record text := 'SELECT atelier.record_attendance(%L, ARRAY[%L]::uuid[], %L, %L, %L, %L)';
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper list}');
    SELECT id INTO r FROM atelier.registration;
    SELECT array_agg(id ORDER BY starts_at) INTO b FROM atelier.block;
    PERFORM atelier.record_attendance(b[1], ARRAY[r], '{true}');
    -- 480 + 287 of 960 minutes are 79.9 %, a minute more is 80 %.
    PERFORM atelier.record_attendance(b[2], ARRAY[r], '{true}', '{287}');
    PERFORM pg_temp.same('too few', (SELECT rule || ' ' || (facts ->> 'attended') FROM atelier.certificate_due(s)), 'certificate_attendance_too_low 80');
    PERFORM pg_temp.refused(format(record, b[2], r, '{true}', '{288}', NULL, NULL), 'attendance_correction');
    PERFORM pg_temp.same('the same', atelier.record_attendance(b[2], ARRAY[r], '{true}', '{287}'), 0);
    PERFORM pg_temp.same('corrected', atelier.record_attendance(b[2], ARRAY[r], '{true}', '{288}', NULL, 'Clock was slow'), 1);
    PERFORM pg_temp.same('enough', (SELECT due FROM atelier.certificate_due(s)), true);
    PERFORM pg_temp.refused(format(record, b[2], r, '{true}', '{481}', NULL, 'x'), 'attendance_minutes_within');
    PERFORM pg_temp.refused(format(record, b[2], r, '{true}', '{0}', NULL, 'x'), 'attendance_minutes_within');
    PERFORM pg_temp.refused(format(record, b[2], r, '{false}', '{5}', NULL, 'x'), 'attendance_minutes_present');
    PERFORM pg_temp.refused(format(record, b[2], r, '{true}', NULL, '{true}', 'x'), 'attendance_excused_absent');
    PERFORM atelier.record_attendance(b[2], ARRAY[r], '{false}', NULL, '{true}', 'Was ill');
    PERFORM pg_temp.same('excused is not attended', (SELECT facts ->> 'attended' FROM atelier.certificate_due(s)), '50');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('history', (SELECT string_agg(COALESCE(v.old ->> 'minutes', '-') || '>' || COALESCE(v.new ->> 'minutes', '-'), ', ' ORDER BY a.id)
    FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id WHERE a.table_name = 'attendance' AND a.operation = 'UPDATE'), '287>288, 288>-');

-- test: What is written of assessments and attendance past the functions is judged by the columns all the same
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, required) SELECT id, 'E1', '{"en": "x"}', 'post', 9, false FROM atelier.training;
SELECT pg_temp.refused('UPDATE atelier.assessment SET ' || w.change, w.rule) FROM (VALUES
    ($$code = 'e'$$, 'assessment_code_form'),
    ($$title = '{"fr": "x"}'$$, 'assessment_title_english'),
    ($$pass_mark = 0$$, 'assessment_pass_mark_positive')) AS w(change, rule);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-02-02');
SELECT atelier.admit((SELECT array_agg(id) FROM atelier.session), ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper}');
SELECT atelier.record_results(r.session_id, a.id, ARRAY[r.id], '{5}', '{NULL}', '2026-02-02', NULL) FROM atelier.registration r, atelier.assessment a;
SELECT atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.assessment_result SET because = ' '$$, 'assessment_result_because_present');
SELECT pg_temp.refused($$UPDATE atelier.attendance SET because = ' '$$, 'attendance_because_present');
ALTER TABLE atelier.assessment_result DISABLE TRIGGER USER;
SELECT pg_temp.refused($$INSERT INTO atelier.assessment_result (assessment_id, registration_id, person_id, attempt, score, taken_on)
    SELECT assessment_id, registration_id, person_id, attempt, score, taken_on FROM atelier.assessment_result$$, 'assessment_result_once');
