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

-- test: What a registration comes from must be there, and stay as long as it refers to it
INSERT INTO atelier.person (name, office_id) SELECT n.name, o.id FROM (VALUES ('A'), ('B'), ('C')) AS n(name), atelier.organisation o WHERE o.code = 'AM';
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
SELECT 'S1', t.id, o.id, 'Asia/Yerevan', 'en', 9 FROM atelier.training t, atelier.organisation o WHERE o.code = 'AM' LIMIT 1;
-- Who may reserve seats is another rule.
ALTER TABLE atelier.reserved_seats DISABLE TRIGGER reserved_seats_before;
INSERT INTO atelier.reserved_seats (session_id, organisation_id, seats, until)
SELECT s.id, s.host_office_id, 2, '2030-01-01Z' FROM atelier.session s;
INSERT INTO atelier.nomination (reserved_seats_id, contact, hash) SELECT v.id, 'x', sha256('x') FROM atelier.reserved_seats v;
INSERT INTO atelier.registration (session_id, person_id, state)
SELECT s.id, p.id, 'refused' FROM atelier.session s, atelier.person p WHERE p.name = 'A';
-- One of two rows is enough.
SELECT pg_temp.refused(format($$INSERT INTO atelier.registration (session_id, person_id, state, %I)
        SELECT s.id, p.id, 'refused', CASE WHEN p.name = 'C' THEN atelier.uuid7() END
        FROM atelier.session s, atelier.person p WHERE p.name <> 'A'$$, o.name), 'registration_' || o.name || '_fkey'),
    pg_temp.refused(format('UPDATE atelier.registration SET %I = atelier.uuid7()', o.name), 'registration_' || o.name || '_fkey')
FROM (VALUES ('reserved_seats_id'), ('nomination_id'), ('replaces'), ('transferred_from')) AS o(name);
INSERT INTO atelier.registration (session_id, person_id, state, nomination_id, replaces)
SELECT s.id, p.id, 'refused', n.id, r.id
FROM atelier.session s, atelier.person p, atelier.nomination n, atelier.registration r
WHERE p.name = 'B';
SELECT pg_temp.refused('DELETE FROM atelier.nomination', 'registration_nomination_id_fkey');
SELECT pg_temp.refused('UPDATE atelier.nomination SET id = atelier.uuid7()', 'registration_nomination_id_fkey');
SELECT pg_temp.refused('DELETE FROM atelier.registration WHERE replaces IS NULL', 'registration_replaces_fkey');
UPDATE atelier.registration SET replaces = NULL, transferred_from = replaces, nomination_id = NULL WHERE replaces IS NOT NULL;
SELECT pg_temp.refused('DELETE FROM atelier.registration WHERE transferred_from IS NULL', 'registration_transferred_from_fkey');
SELECT pg_temp.refused('UPDATE atelier.registration SET id = atelier.uuid7() WHERE transferred_from IS NULL',
    'registration_transferred_from_fkey');
DELETE FROM atelier.nomination;
UPDATE atelier.registration SET reserved_seats_id = (SELECT v.id FROM atelier.reserved_seats v);
SELECT pg_temp.refused('DELETE FROM atelier.reserved_seats', 'registration_reserved_seats_id_fkey');
SELECT pg_temp.refused('UPDATE atelier.reserved_seats SET id = atelier.uuid7()', 'registration_reserved_seats_id_fkey');
-- What is written again as it was is nothing new, and who refers may go together with what they refer to.
UPDATE atelier.reserved_seats SET id = id;
UPDATE atelier.registration SET id = id;
DELETE FROM atelier.registration;
DELETE FROM atelier.reserved_seats;
