-- test: A care need is read by the session's host office only, and its words are in no audited value
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity, visibility)
SELECT 'H1', g.id, o.id, 'UTC', 'en', 5, 'public' FROM atelier.training g, atelier.organisation o WHERE o.code = 'HQ';
INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) SELECT id, '2026-06-01 09:00', '2026-06-01 10:00', 'UTC' FROM atelier.session;
UPDATE atelier.session SET state = 'published', registration_open = true;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('A')]);
SELECT atelier.add_care_need(s.id, p.id, 'medical', 'insulin') FROM atelier.session s, atelier.person p;
SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01') FROM atelier.person;
SELECT pg_temp.same('the registering office', (SELECT count(*) FROM atelier.care_need), 0::bigint);
SELECT pg_temp.same('audited', (SELECT count(*) FROM atelier.audit_value WHERE new::text ~ 'insulin|medical'), 0::bigint);
SELECT pg_temp.same('exported', atelier.person_export(id) ? 'care_need', false) FROM atelier.person;
SELECT pg_temp.refused($$SELECT atelier.remove_care_needs(s.id, p.id, NULL) FROM atelier.session s, atelier.person p$$, 'actor_may_not_change_session');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('who sees the person', (SELECT count(*) FROM atelier.person) || ' ' || (SELECT count(*) FROM atelier.care_need), '1 0');
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'diet', 'none') FROM atelier.session s, atelier.person p$$, 'person_unknown');
SELECT pg_temp.act('public');
SELECT pg_temp.same('public', (SELECT count(*) FROM atelier.care_need), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('host', (SELECT kind || ' ' || need FROM atelier.care_need), 'medical insulin');
SELECT pg_temp.same('due', (SELECT due_on || ' ' || (facts ->> 'count') FROM atelier.due_people), '2026-06-15 1');
SELECT pg_temp.same('removed', (SELECT atelier.remove_care_needs(s.id, p.id, 'medical') FROM atelier.session s, atelier.person p), 1);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('anywhere', (SELECT count(*) FROM atelier.audit_value WHERE concat(old, new) ~ 'insulin|medical'), 0::bigint);
SELECT pg_temp.same('that it was', (SELECT string_agg(operation, ',' ORDER BY id) FROM atelier.audit WHERE table_name = 'care_need'), 'INSERT,DELETE');

-- test: A planner of another office doesn't read care needs either
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
SELECT atelier.add_care_need(s.id, p.id, 'diet', 'no nuts') FROM atelier.session s, atelier.person p;
SELECT atelier.add_care_need(s.id, p.id, 'diet', 'no nuts') FROM atelier.session s, atelier.person p;
SELECT pg_temp.same('own', (SELECT count(*) FROM atelier.care_need), 1::bigint);
SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'HQ'), 'advice', '2027-01-01') FROM atelier.person;
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('planner', (SELECT count(*) FROM atelier.session) || ' ' || (SELECT count(*) FROM atelier.care_need) || (SELECT count(*) FROM atelier.due_people), '1 00');

-- test: A care need is of somebody who is registered, in a kind that is known, in words
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.person('A');
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'diet', 'x') FROM atelier.session s, atelier.person p$$, 'care_need_registered');
SELECT pg_temp.admit(ARRAY(SELECT id FROM atelier.session), ARRAY(SELECT id FROM atelier.person));
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'mood', 'x') FROM atelier.session s, atelier.person p$$, 'care_need_kind_known');
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'diet', ' ') FROM atelier.session s, atelier.person p$$, 'care_need_present');
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'diet', repeat('x', 1001)) FROM atelier.session s, atelier.person p$$, 'care_need_length');
SELECT pg_temp.refused($$INSERT INTO atelier.care_need (session_id, person_id, kind, need) SELECT s.id, p.id, 'diet', 'x' FROM atelier.session s, atelier.person p$$, 'rights');

-- test: Care needs are deleted so many days after the session, and when the person is no longer in it
SELECT pg_temp.act('user:ani');
SELECT atelier.admit(ARRAY[pg_temp.session('OLD', 9, '2026-02-16')], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{on paper}');
SELECT pg_temp.admit(ARRAY[pg_temp.session('NEW', 9, '2026-05-04'), pg_temp.session('LATER', 9, '2026-06-04')], ARRAY(SELECT id FROM atelier.person) || ARRAY(SELECT id FROM atelier.person));
SELECT pg_temp.refused($$SELECT atelier.add_care_need(s.id, p.id, 'diet', 'x') FROM atelier.session s, atelier.person p WHERE s.code = 'OLD'$$, 'care_need_in_time');
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.care_need (session_id, person_id, kind, need) SELECT s.id, p.id, 'diet', s.code FROM atelier.session s, atelier.person p;
SELECT pg_temp.act('user:ani');
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id AND s.code = 'LATER';
SELECT pg_temp.refused('SELECT atelier.delete_expired()', 'actor_may_not');
SELECT pg_temp.same('due', (SELECT string_agg(session || ' ' || due_on, ',' ORDER BY due_on) FROM atelier.due_people), 'OLD 2026-03-02,NEW 2026-05-18,LATER 2026-06-18');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('deleted', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'care needs'), 2::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('left', (SELECT string_agg(need, ',') FROM atelier.care_need), 'NEW');
INSERT INTO atelier.setting (name, value) VALUES ('care_need.days_kept', '7');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('by the setting', (SELECT due_on FROM atelier.due_people), '2026-05-11'::date);

-- test: Answers to repeated requests, finished jobs and delivered messages are deleted in time, and not before
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.idempotency (actor, key, item, body_hash, outcome, created_at) SELECT 'x', n::text, 1, sha256(''), 'refused', atelier.now() - n * interval '1 day' FROM generate_series(6, 8) n;
INSERT INTO atelier.job (kind, payload, done_at) SELECT 'tend session', '{}', atelier.now() - n * interval '1 day' FROM generate_series(29, 31) n;
INSERT INTO atelier.job (kind, payload, run_at) VALUES ('tend session', '{}', '2020-01-01');
INSERT INTO atelier.outbox (channel, recipient, body, delivered_at) SELECT 'x', 'x', '{}', atelier.now() - n * interval '1 day' FROM generate_series(89, 91) n;
INSERT INTO atelier.outbox (channel, recipient, body, created_at) VALUES ('x', 'x', '{}', '2020-01-01');
SELECT pg_temp.act('job:compact');
SELECT pg_temp.same('deleted', (SELECT string_agg(kind || ' ' || deleted, ',' ORDER BY kind) FROM atelier.delete_expired()
    WHERE kind IN ('answers to requests', 'care needs', 'jobs', 'messages')), 'answers to requests 2,care needs 0,jobs 2,messages 2');
