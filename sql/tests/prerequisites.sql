-- test: Without what the training presupposes nobody comes in but with a reason; a valid certificate of it opens the door
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('HM-2', '{"en": "Second part"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM-2' AND b.code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    first uuid := pg_temp.session('S1', 9, '2026-02-02');
    second uuid := pg_temp.session('S2', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    answer record;
BEGIN
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'HM-2') WHERE id = second;
    PERFORM pg_temp.act('user:ani');
    SELECT * INTO answer FROM atelier.admit(ARRAY[second], ARRAY[a], '{user:ani}');
    PERFORM pg_temp.same('without', answer.rule || ' ' || (answer.facts ->> 'trainings'), 'registration_prerequisite HM');
    PERFORM atelier.admit(ARRAY[first], ARRAY[a], '{user:ani}', NULL, '{paper list}');
    PERFORM atelier.record_attendance(l.id, ARRAY[r.id], '{true}') FROM atelier.block l, atelier.registration r WHERE l.session_id = first;
    PERFORM atelier.issue_certificates(first, '{0000-0000-0000}');
    PERFORM pg_temp.same('with', pg_temp.admit(ARRAY[second], ARRAY[a]), 'confirmed');
    SELECT * INTO answer FROM atelier.admit(ARRAY[second], ARRAY[b], '{user:ani}', unprepared => '{"taught it for years"}');
    PERFORM pg_temp.same('unprepared', answer.outcome, 'confirmed');
    PERFORM pg_temp.same('kept', (SELECT unprepared_because FROM atelier.registration WHERE person_id = b), 'taught it for years');
END $$;

-- test: A certificate that ends before the session's day is none, and so is a revoked one
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('HM-2', '{"en": "Second part"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM-2' AND b.code = 'HM';
UPDATE atelier.training SET certificate_months = 3 WHERE code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    first uuid := pg_temp.session('S1', 9, '2026-02-02');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM atelier.admit(ARRAY[first], ARRAY[a], '{user:ani}', NULL, '{paper list}');
    PERFORM atelier.record_attendance(l.id, ARRAY[r.id], '{true}') FROM atelier.block l, atelier.registration r WHERE l.session_id = first;
    PERFORM atelier.issue_certificates(first, '{0000-0000-0000}');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('valid', atelier.trainings_missing(a, (SELECT id FROM atelier.training WHERE code = 'HM-2'), '2026-05-01'), NULL::text);
    PERFORM pg_temp.same('over', atelier.trainings_missing(a, (SELECT id FROM atelier.training WHERE code = 'HM-2'), '2026-05-02'), 'HM');
END $$;

-- test: No training presupposes itself, and only who plans says what one presupposes
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused('INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT id, id FROM atelier.training', 'rights');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused('INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT id, id FROM atelier.training', 'training_prerequisite_another');

-- test: Who takes another's place needs what the training presupposes, or a reason that staff give
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('PRE', '{"en": "Before"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM' AND b.code = 'PRE';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    facts jsonb;
    made uuid;
BEGIN
    SELECT registration_id INTO made FROM atelier.admit(ARRAY[s], ARRAY[a], '{user:ani}', unprepared => '{taught it}');
    facts := pg_temp.refused(format('SELECT atelier.replace_registration(%L, %L, ''ill'')', made, b), 'registration_prerequisite');
    PERFORM pg_temp.same('which', facts ->> 'trainings', 'PRE');
    made := atelier.replace_registration(made, b, 'ill', 'has done it elsewhere');
    PERFORM pg_temp.same('kept', (SELECT unprepared_because FROM atelier.registration WHERE id = made), 'has done it elsewhere');
END $$;
SELECT pg_temp.sound();

-- test: What a training presupposes is said once
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('HM-2', '{"en": "Second part"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM-2' AND b.code = 'HM';
SELECT pg_temp.refused($$INSERT INTO atelier.training_prerequisite (training_id, required_id)
    SELECT training_id, required_id FROM atelier.training_prerequisite$$, 'training_prerequisite_once');

-- test: A revoked certificate is none; of a training that gives none, having attended it will do; so does teaching it on that day
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('HM-2', '{"en": "Second part"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM-2' AND b.code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    first uuid := pg_temp.session('S1', 9, '2026-02-02');
    second uuid := (SELECT id FROM atelier.training WHERE code = 'HM-2');
    here uuid;
    away uuid := pg_temp.person('B');
    teacher uuid;
BEGIN
    PERFORM pg_temp.attended('A', first);
    SELECT id INTO here FROM atelier.person WHERE name = 'A';
    PERFORM atelier.admit(ARRAY[first], ARRAY[away], '{user:ani}', NULL, '{paper list}');
    PERFORM atelier.record_attendance(l.id, ARRAY[r.id], '{false}') FROM atelier.block l, atelier.registration r WHERE r.person_id = away;
    PERFORM atelier.issue_certificates(first, '{0000-0000-0000}');
    PERFORM pg_temp.trainer('T1', '2026-01-01', '2026-06-01');
    SELECT person_id INTO teacher FROM atelier.trainer;
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('certified', atelier.trainings_missing(here, second, '2026-05-04'), NULL::text);
    UPDATE atelier.certificate SET state = 'revoked', state_because = 'a mistake';
    PERFORM pg_temp.same('revoked', atelier.trainings_missing(here, second, '2026-05-04'), 'HM');
    PERFORM pg_temp.same('teaches', atelier.trainings_missing(teacher, second, '2026-05-04'), NULL::text);
    PERFORM pg_temp.same('taught', atelier.trainings_missing(teacher, second, '2026-06-01'), 'HM');
    UPDATE atelier.training SET minimum_attendance = NULL WHERE code = 'HM';
    PERFORM pg_temp.same('was there', atelier.trainings_missing(here, second, '2026-05-04'), NULL::text);
    PERFORM pg_temp.same('was not', atelier.trainings_missing(away, second, '2026-05-04'), 'HM');
END $$;

-- test: The contact of a nomination gives no reason for who comes unprepared
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 2, '2026-05-04');
INSERT INTO atelier.reserved_seats (session_id, seats, label, until) SELECT id, 1, 'x', '2026-04-01Z' FROM atelier.session;
SELECT atelier.add_nomination((SELECT id FROM atelier.reserved_seats), 'Contact', sha256('k'));
SELECT pg_temp.person('B');
SELECT set_config('pg_temp.b', id::text, true) FROM atelier.person;
SELECT pg_temp.act('link:' || encode(sha256('k'), 'hex'));
SELECT atelier.nominate('{"name": "Nina"}');
SELECT set_config('pg_temp.r', registration_id::text, true) FROM atelier.nominees();
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('PRE', '{"en": "Before"}', 'professionalism');
INSERT INTO atelier.training_prerequisite (training_id, required_id) SELECT a.id, b.id FROM atelier.training a, atelier.training b WHERE a.code = 'HM' AND b.code = 'PRE';
SELECT pg_temp.act('link:' || encode(sha256('k'), 'hex'));
SELECT pg_temp.refused(format('SELECT atelier.replace_registration(%L, %L, ''x'', ''believe me'')', current_setting('pg_temp.r'), current_setting('pg_temp.b')),
    'registration_prerequisite');
