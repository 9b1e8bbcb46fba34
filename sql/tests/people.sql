-- test: With no actor the service's role sees no row of any table
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.act('');
DO $$
DECLARE
    guarded text;
    seen bigint;
BEGIN
    FOR guarded IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND c.relname NOT LIKE 'schema_%'
            AND has_table_privilege(c.oid, 'SELECT')
    LOOP
        EXECUTE format('SELECT count(*) FROM atelier.%I', guarded) INTO seen;
        PERFORM pg_temp.same(guarded, seen, 0::bigint);
    END LOOP;
END $$;

-- test: An office sees the persons whom it registered and none of another office's
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('own', (SELECT count(*) FROM atelier.person), 1::bigint);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('persons', (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.same('registrations', (SELECT count(*) FROM atelier.registration), 0::bigint);
SELECT pg_temp.same('holds', (SELECT count(*) FROM atelier.hold), 0::bigint);
SELECT pg_temp.same('their audit', (SELECT count(*) FROM atelier.audit WHERE table_name = 'person'), 0::bigint);
SELECT pg_temp.same('audited values', (SELECT count(*) FROM atelier.audit_value WHERE subject_id IS NOT NULL), 0::bigint);

-- test: A person is seen by the staff of the office that entered them, not by whoever else belongs to it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT pg_temp.same('staff', (SELECT string_agg(o.purpose, ',') FROM atelier.person_office o), 'registered');
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('trainer', (SELECT count(*) FROM atelier.person) + (SELECT count(*) FROM atelier.person_office), 0::bigint);
SELECT pg_temp.act('');
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.person) + (SELECT count(*) FROM atelier.person_office), 0::bigint);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.person_office), 0::bigint);

-- test: A person has an office from the first moment on
RESET SESSION AUTHORIZATION;
DO $$
BEGIN
    INSERT INTO atelier.person (name) VALUES ('A');
    RAISE 'a person of no office was entered';
EXCEPTION WHEN not_null_violation THEN
    NULL;
END $$;

-- test: An office that a person is only shared with learns whose person they are, and not who else they are shared with
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT atelier.share_person(p.id, o.id, 'referral', '2027-01-01') FROM atelier.person p, atelier.organisation o WHERE o.code IN ('GE', 'HQ');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('told', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM registered,GE sharing');
SELECT pg_temp.same('seen', (SELECT string_agg(a.code || ' ' || o.purpose, ',' ORDER BY a.code) FROM atelier.person_office o JOIN atelier.organisation a ON a.id = o.office_id), 'AM registered,GE sharing');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('keeper', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM registered,GE sharing,HQ sharing');
RESET SESSION AUTHORIZATION;
UPDATE atelier.person_scope s SET until = atelier.now() FROM atelier.organisation o WHERE o.id = s.office_id AND o.code = 'GE';
SELECT pg_temp.same('over', (SELECT count(*) FROM atelier.person_office o JOIN atelier.organisation a ON a.id = o.office_id WHERE a.code = 'GE'), 0::bigint);

-- test: The administrator's office sees no person that it has nothing to do with
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('persons', (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.same('values', (SELECT count(*) FROM atelier.audit_value WHERE subject_id IS NOT NULL), 0::bigint);

-- test: The office that hosts a session sees whom another office registered for it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT outcome FROM atelier.admit((SELECT array_agg(id) FROM atelier.session), ARRAY[pg_temp.person('G')], '{user:gio}', '{NULL}', '{NULL}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('hosted', (SELECT string_agg(name, ',') FROM atelier.person), 'G');

-- test: A person shared for a purpose is seen until the sharing ends, and not a moment longer
SELECT pg_temp.act('user:ani');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2026-03-02T08:00:01Z');
SELECT atelier.share_person(pg_temp.person('B'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2026-03-02T08:00:01Z');
SELECT pg_temp.refused($$SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2026-03-02T08:00:00Z') FROM atelier.person$$, 'person_scope_sharing_ahead');
RESET SESSION AUTHORIZATION;
UPDATE atelier.person_scope s SET until = '2026-03-02T08:00:00Z' FROM atelier.person p WHERE p.id = s.person_id AND p.name = 'B' AND s.purpose = 'sharing';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('shared', (SELECT string_agg(name, ',') FROM atelier.person), 'A');
SELECT pg_temp.refused($$SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'HQ'), 'passing on', '2027-01-01') FROM atelier.person$$, 'person_unknown');

-- test: Sharing says for what and until when
RESET SESSION AUTHORIZATION;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.person_scope (person_id, office_id, purpose)
    SELECT p.id, o.id, 'sharing' FROM atelier.person p, atelier.organisation o WHERE o.code = 'GE'$$, 'person_scope_sharing_explained');

-- test: The service writes persons, registrations, holds, attendance and certificates through deciding functions only
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$INSERT INTO atelier.person (name) VALUES ('A')$$, 'rights');
SELECT pg_temp.refused($$UPDATE atelier.person SET office_id = atelier.actor_office()$$, 'rights');
SELECT pg_temp.refused($$INSERT INTO atelier.person_scope (person_id, office_id, purpose) VALUES (atelier.uuid7(), atelier.uuid7(), 'registered')$$, 'rights');
SELECT pg_temp.refused($$INSERT INTO atelier.registration (session_id, person_id, state) VALUES (atelier.uuid7(), atelier.uuid7(), 'confirmed')$$, 'rights');
SELECT pg_temp.refused($$UPDATE atelier.registration SET state = 'confirmed'$$, 'rights');
SELECT pg_temp.refused($$DELETE FROM atelier.hold$$, 'rights');
SELECT pg_temp.refused($$UPDATE atelier.session SET taken = 0$$, 'rights');
SELECT pg_temp.refused($$INSERT INTO atelier.attendance (registration_id, block_id, present) VALUES (atelier.uuid7(), atelier.uuid7(), true)$$, 'rights');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET state = 'revoked'$$, 'rights');
SELECT pg_temp.refused($$UPDATE atelier.audit SET reason = 'x'$$, 'rights');
SELECT pg_temp.refused($$DELETE FROM atelier.audit_value$$, 'rights');
SELECT pg_temp.refused($$SELECT hash FROM atelier.user_token$$, 'rights');
SELECT pg_temp.refused($$SELECT * FROM atelier.resolve('user:wim')$$, 'rights');
SELECT pg_temp.refused($$SELECT * FROM atelier.idempotency$$, 'rights');

-- test: Only the local role may act by a user's name; a token works for both, until it is revoked
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.user_token (user_id, hash, label) SELECT id, sha256('secret'), 'laptop' FROM atelier.staff_user WHERE name = 'ani';
SELECT pg_temp.same('by name', (SELECT role FROM atelier.actor()), 'administrator');
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION atelier_service;
SELECT pg_temp.same('by name as the service', (SELECT count(*) FROM atelier.actor()), 0::bigint);
SELECT set_config('atelier.actor', 'token:' || encode(sha256('secret'), 'hex'), true);
SELECT pg_temp.same('by token', (SELECT role FROM atelier.actor()), 'office');
SELECT pg_temp.act('user:wim');
UPDATE atelier.user_token SET revoked_at = atelier.now();
SELECT set_config('atelier.actor', 'token:' || encode(sha256('secret'), 'hex'), true);
SELECT pg_temp.same('revoked', (SELECT count(*) FROM atelier.actor()), 0::bigint);

-- test: The public sees a published public session and no draft, no staff session, no person
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.session('S2', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public' WHERE code = 'S2';
SELECT pg_temp.act('public');
SELECT pg_temp.same('sessions', (SELECT string_agg(code, ',') FROM atelier.session), 'S2');
SELECT pg_temp.same('blocks', (SELECT count(*) FROM atelier.block), 1::bigint);
SELECT pg_temp.same('persons', (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.refused($$INSERT INTO atelier.country (code, name) VALUES ('X-AB', 'Nowhere')$$, 'rights');

-- test: A name stays until an erasure
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT pg_temp.refused($$UPDATE atelier.person SET name = NULL$$, 'person_named_until_erased');
SELECT pg_temp.refused($$UPDATE atelier.person SET name = ' '$$, 'person_name_present');

-- test: An office that a person is only shared with sees the person and changes nothing
SELECT pg_temp.act('user:ani');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
SELECT pg_temp.act('user:gio');
UPDATE atelier.person SET name = 'Changed';
SELECT pg_temp.same('name', (SELECT name FROM atelier.person), 'A');
SELECT pg_temp.act('user:ani');
UPDATE atelier.person SET name = 'Anna';
SELECT pg_temp.same('name', (SELECT name FROM atelier.person), 'Anna');

-- test: Who knows a person from elsewhere doesn't see that they are in another office's hidden session
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    PERFORM atelier.share_person(a, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('person', (SELECT count(*) FROM atelier.person), 1::bigint);
    PERFORM pg_temp.same('registrations', (SELECT count(*) FROM atelier.registration), 0::bigint);
END $$;

-- test: The public doesn't see which trainers are asked, nor does anybody but an administrator get the recount
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT atelier.assign((SELECT id FROM atelier.session), pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'asked', NULL);
UPDATE atelier.session SET visibility = 'public';
RESET SESSION AUTHORIZATION;
UPDATE atelier.session SET taken = 3;
SELECT pg_temp.act('public');
SELECT pg_temp.same('assignments', (SELECT count(*) FROM atelier.assignment), 0::bigint);
SELECT pg_temp.same('recount', (SELECT count(*) FROM atelier.broken_promises()), 0::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('assignments', (SELECT count(*) FROM atelier.assignment), 1::bigint);
SELECT pg_temp.same('recount', (SELECT count(*) FROM atelier.broken_promises()), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('recount', (SELECT found FROM atelier.broken_promises()), '3');

-- test: A person shared until a day is seen by the host of a session that they were registered for until that day only
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity, visibility)
SELECT 'H1', g.id, o.id, 'UTC', 'en', 5, 'public' FROM atelier.training g, atelier.organisation o WHERE o.code = 'HQ';
INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) SELECT id, '2026-06-01 09:00', '2026-06-01 10:00', 'UTC' FROM atelier.session;
UPDATE atelier.session SET state = 'published', registration_open = true;
SELECT pg_temp.act('user:ani');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2026-07-01');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('admitted', (SELECT outcome FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY(SELECT id FROM atelier.person), '{user:gio}', '{NULL}', '{NULL}')), 'confirmed');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('until', (SELECT until FROM atelier.person_scope WHERE purpose = 'hosting'), '2026-07-01'::timestamptz);

-- test: A host whose sight of a person had an end sees them without one once an office of the person brings them, and never shorter
SELECT pg_temp.act('user:gio');
DO $$
DECLARE
    a uuid := pg_temp.person('A');
    seen text := $q$SELECT COALESCE(s.until::text, 'without end') FROM atelier.person_scope s WHERE s.purpose = 'hosting'$q$;
    until text;
    one uuid; two uuid; three uuid;
BEGIN
    PERFORM atelier.share_person(a, (SELECT id FROM atelier.organisation WHERE code = 'HQ'), 'x', atelier.now() + interval '1 hour');
    PERFORM pg_temp.act('user:ani');
    one := pg_temp.session('S1', 2, '2026-05-04'); two := pg_temp.session('S2', 2, '2026-05-06'); three := pg_temp.session('S3', 2, '2026-05-08');
    UPDATE atelier.session SET visibility = 'public';
    PERFORM pg_temp.same('shared', (SELECT outcome FROM atelier.admit(ARRAY[one], ARRAY[a], '{user:wim}')), 'confirmed');
    RESET SESSION AUTHORIZATION;
    EXECUTE seen INTO until; PERFORM pg_temp.same('as long as the sharing', until::timestamptz, atelier.now() + interval '1 hour');
    UPDATE atelier.person_scope SET until = atelier.now() + interval '9 days' WHERE purpose = 'sharing';
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('shared for longer', (SELECT outcome FROM atelier.admit(ARRAY[three], ARRAY[a], '{user:wim}')), 'confirmed');
    RESET SESSION AUTHORIZATION;
    EXECUTE seen INTO until; PERFORM pg_temp.same('longer', until::timestamptz, atelier.now() + interval '9 days');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('own', (SELECT outcome FROM atelier.admit(ARRAY[two], ARRAY[a], '{user:gio}')), 'confirmed');
    RESET SESSION AUTHORIZATION;
    EXECUTE seen INTO until; PERFORM pg_temp.same('for good', until, 'without end');
    PERFORM pg_temp.act('user:ani');
    one := pg_temp.session('S4', 2, '2026-05-10');
    UPDATE atelier.session SET visibility = 'public';
    PERFORM pg_temp.same('shared again', (SELECT outcome FROM atelier.admit(ARRAY[one], ARRAY[a], '{user:wim}')), 'confirmed');
    RESET SESSION AUTHORIZATION;
    EXECUTE seen INTO until; PERFORM pg_temp.same('still', until, 'without end');
END $$;
