-- test: A registration's session and person must be there, and stay as long as it refers to them
-- Nothing else refers to them.
INSERT INTO atelier.person (name, office_id) SELECT n.name, o.id FROM (VALUES ('A'), ('B')) AS n(name), atelier.organisation o WHERE o.code = 'AM';
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
SELECT 'S1', t.id, o.id, 'Asia/Yerevan', 'en', 9 FROM atelier.training t, atelier.organisation o WHERE o.code = 'AM' LIMIT 1;
INSERT INTO atelier.registration (session_id, person_id, state)
SELECT s.id, p.id, 'refused' FROM atelier.session s, atelier.person p WHERE p.name = 'A';
CREATE TEMP VIEW a AS SELECT r.* FROM atelier.registration r LIMIT 1;
-- One of two rows is enough.
SELECT pg_temp.refused($$INSERT INTO atelier.registration (session_id, person_id, state)
    SELECT CASE n WHEN 1 THEN a.session_id ELSE atelier.uuid7() END, a.person_id, 'refused' FROM a, generate_series(1, 2) n$$,
    'registration_session_id_fkey');
SELECT pg_temp.refused($$INSERT INTO atelier.registration (session_id, person_id, state)
    SELECT a.session_id, CASE n WHEN 1 THEN a.person_id ELSE atelier.uuid7() END, 'refused' FROM a, generate_series(1, 2) n$$,
    'registration_person_id_fkey');
SELECT pg_temp.refused('UPDATE atelier.registration SET session_id = atelier.uuid7()', 'registration_session_id_fkey');
SELECT pg_temp.refused('UPDATE atelier.registration SET person_id = atelier.uuid7()', 'registration_person_id_fkey');
SELECT pg_temp.refused($$DELETE FROM atelier.person WHERE name = 'A'$$, 'registration_person_id_fkey');
SELECT pg_temp.refused($$UPDATE atelier.person SET id = atelier.uuid7() WHERE name = 'A'$$, 'registration_person_id_fkey');
SELECT pg_temp.refused('DELETE FROM atelier.session', 'registration_session_id_fkey');
SELECT pg_temp.refused('UPDATE atelier.session SET id = atelier.uuid7()', 'registration_session_id_fkey');
-- What is written again as it was is nothing new, and what nobody refers to may go.
UPDATE atelier.session SET id = id;
UPDATE atelier.person SET id = id;
INSERT INTO atelier.registration (session_id, person_id, state) SELECT a.session_id, a.person_id, 'refused' FROM a WHERE false;
DELETE FROM atelier.person WHERE name = 'B';
DELETE FROM atelier.registration;
DELETE FROM atelier.session;
DELETE FROM atelier.person WHERE name = 'A';
