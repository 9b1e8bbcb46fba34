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
