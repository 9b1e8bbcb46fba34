-- test: Every change has actor, office, table, row, columns and reason
SELECT pg_temp.act('user:ani');
SELECT set_config('atelier.reason', 'spelling', true);
SELECT pg_temp.person('A');
UPDATE atelier.person SET name = 'Anna';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('row', (SELECT format('%s %s %s %s %s %s', a.actor_kind, u.name, o.code, a.operation, a.columns, a.reason)
    FROM atelier.audit a JOIN atelier.staff_user u ON u.id = a.actor_user_id JOIN atelier.organisation o ON o.id = a.office_id
    WHERE a.table_name = 'person' AND a.operation = 'UPDATE'), 'user ani AM UPDATE {name} spelling');

-- test: The values lie beside the audit, which keeps their salted hash
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
UPDATE atelier.person SET name = 'Anna';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('values', (SELECT v.old || v.new FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id
    WHERE a.operation = 'UPDATE' AND a.table_name = 'person'), '{"name": "Anna"}'::jsonb);
SELECT pg_temp.same('hashes', (SELECT bool_and(a.values_hash = sha256(v.salt || convert_to(concat(v.old::text, v.new::text), 'UTF8')))
    FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id), true);
SELECT pg_temp.same('subject', (SELECT count(DISTINCT v.subject_id) FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id
    WHERE a.table_name IN ('person', 'person_scope')), 1::bigint);

-- test: A batch's rows carry their own actors
SELECT pg_temp.act('job:admission');
DO $$
DECLARE
    s uuid; a uuid;
BEGIN
    PERFORM pg_temp.act('user:ani');
    s := pg_temp.session('S1', 4, '2026-05-04');
    a := pg_temp.person('A');
    PERFORM pg_temp.act('job:admission');
    PERFORM pg_temp.same('admitted', pg_temp.admit(ARRAY[s], ARRAY[a]), 'confirmed');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('actor', (SELECT u.name || ' ' || o.code FROM atelier.audit a JOIN atelier.staff_user u ON u.id = a.actor_user_id
    JOIN atelier.organisation o ON o.id = a.office_id WHERE a.table_name = 'registration'), 'ani AM');

-- test: A new row's values stand in the row and aren't kept twice; who made it is told, and what a change takes from it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
UPDATE atelier.person SET name = 'Anna';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('told', (SELECT string_agg(concat_ws(' ', a.operation, u.name, v.old ->> 'name', v.new ->> 'name'), ', ' ORDER BY a.id) FROM atelier.audit a
    JOIN atelier.staff_user u ON u.id = a.actor_user_id LEFT JOIN atelier.audit_value v ON v.audit_id = a.id
    WHERE a.table_name = 'person'), 'INSERT ani, UPDATE ani A Anna');
SELECT pg_temp.refused($$UPDATE atelier.audit SET values_hash = NULL WHERE operation = 'UPDATE'$$, 'audit_values_hashed');

-- test: Of many rows in which only what the database counts itself moved none is audited, but the one that changed is
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S' || n, 5, date '2026-05-04' + n) FROM generate_series(1, 12) n;
RESET SESSION AUTHORIZATION;
CREATE FUNCTION pg_temp.changes() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', count(*), string_agg(v.new::text, ',')) FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id
    WHERE a.table_name = 'session' AND a.operation = 'UPDATE' AND NOT v.new ? 'state' AND NOT v.new ? 'starts_at' $$;
UPDATE atelier.session SET waiting = waiting + 1;
SELECT pg_temp.same('counted', pg_temp.changes(), '0');
UPDATE atelier.session SET waiting = waiting - 1, language = CASE code WHEN 'S7' THEN 'fr' ELSE language END;
SELECT pg_temp.same('changed', pg_temp.changes(), '1 {"language": "fr"}');

-- test: A change that changes nothing leaves no trace
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
UPDATE atelier.person SET name = 'A';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('updates', (SELECT count(*) FROM atelier.audit WHERE table_name = 'person' AND operation = 'UPDATE'), 0::bigint);

-- test: Months are made ahead once, with row security, and rows fall into them
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused('SELECT atelier.make_audit_months(2)', 'rights');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('made', atelier.make_audit_months(2) > 0, true);
SELECT pg_temp.same('again', atelier.make_audit_months(2), 0);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('guarded', (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class WHERE relname LIKE 'audit\_%2026%' AND relkind = 'r'), true);

-- test: A token's hash is in no audited value, since it acts inside the database
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.user_token (user_id, hash, label) SELECT id, sha256('secret'), 'laptop' FROM atelier.staff_user WHERE name = 'ani';
RESET SESSION AUTHORIZATION;
UPDATE atelier.user_token SET label = 'desk', hash = sha256('other');
DELETE FROM atelier.user_token;
SELECT pg_temp.same('label', (SELECT string_agg(concat(v.old ->> 'label', ' ', v.new ->> 'label'), ',' ORDER BY v.audit_id) FROM atelier.audit_value v
    JOIN atelier.audit a ON a.id = v.audit_id WHERE a.table_name = 'user_token'), 'laptop desk,desk ');
SELECT pg_temp.same('hash', (SELECT count(*) FROM atelier.audit_value WHERE new ? 'hash' OR old ? 'hash'), 0::bigint);

-- test: What an erasure takes away can be found by the person, so that it is erased in the audit too
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper list}');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r;
    PERFORM atelier.issue_certificates(s, '{0000-0000-0000}');
END $$;
RESET SESSION AUTHORIZATION;
UPDATE atelier.certificate SET person_id = NULL, name = NULL;
SELECT pg_temp.same('unfindable', (SELECT count(*) FROM atelier.audit_value WHERE old ->> 'name' = 'A' AND subject_id IS NULL), 0::bigint);

-- test: Who changes a registration is named, not who made it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(array_fill(pg_temp.session('S1', 1, '2026-05-04'), ARRAY[2]), ARRAY[pg_temp.person('A'), pg_temp.person('B')]);
SELECT pg_temp.act('user:wim');
UPDATE atelier.session SET capacity = 2;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('promoter', (SELECT u.name FROM atelier.audit a JOIN atelier.staff_user u ON u.id = a.actor_user_id
    WHERE a.table_name = 'registration' AND a.operation = 'UPDATE'), 'wim');
