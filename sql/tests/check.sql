-- test: A session over the room's seats, without a time or without a trainer is found
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.same('published without a trainer', (SELECT string_agg(rule, ',' ORDER BY rule) FROM atelier.finding WHERE session = 'S1'), 'trainer_missing');
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
SELECT 'S2', g.id, o.id, 'Asia/Yerevan', 'en', 5 FROM atelier.training g, atelier.organisation o WHERE o.code = 'AM';
SELECT pg_temp.same('a draft without a time', (SELECT string_agg(rule, ',') FROM atelier.finding WHERE session = 'S2'), 'session_without_blocks');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
SELECT atelier.assign((SELECT id FROM atelier.session WHERE code = 'S1'), t.id, NULL, 'accepted', NULL) FROM atelier.trainer t;
SELECT pg_temp.same('a trainer accepted', (SELECT count(*) FROM atelier.finding WHERE session = 'S1'), 0::bigint);

-- test: What is over or cancelled is left alone, and who isn't staff is told nothing
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04'), pg_temp.session('S2', 4, '2026-03-01');
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
SELECT 'S4', g.id, o.id, 'Asia/Yerevan', 'en', 5 FROM atelier.training g, atelier.organisation o WHERE o.code = 'AM';
SELECT pg_temp.same('a draft without a time', (SELECT count(*) FROM atelier.finding WHERE session = 'S4'), 1::bigint);
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'x' WHERE code IN ('S1', 'S4');
SELECT pg_temp.same('found', (SELECT count(*) FROM atelier.finding), 0::bigint);
SELECT pg_temp.session('S3', 4, '2026-05-04');
UPDATE atelier.session SET visibility = 'public' WHERE code = 'S3';
SELECT pg_temp.same('staff', (SELECT count(*) FROM atelier.finding), 1::bigint);
SELECT pg_temp.act('public');
SELECT pg_temp.same('the public', (SELECT count(*) FROM atelier.finding), 0::bigint);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('a trainer', (SELECT count(*) FROM atelier.finding), 0::bigint);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office, of a public session', (SELECT count(*) FROM atelier.finding), 1::bigint);
SELECT pg_temp.act('user:ani');
UPDATE atelier.session SET visibility = 'staff' WHERE code = 'S3';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office, of a hidden session', (SELECT count(*) FROM atelier.finding), 0::bigint);

-- test: Seats that are still reserved and those taken are not more than the capacity
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.admit(ARRAY[s.id, s.id], ARRAY[pg_temp.person('A'), pg_temp.person('B')]) FROM atelier.session s;
INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) SELECT id, 2, 'GE', '2026-04-01' FROM atelier.session;
SELECT pg_temp.same('within', (SELECT count(*) FROM atelier.finding WHERE rule = 'reserved_seats_over_capacity'), 0::bigint);
UPDATE atelier.reserved_seats SET seats = 3;
SELECT pg_temp.same('beyond', (SELECT facts ->> 'reserved' FROM atelier.finding WHERE rule = 'reserved_seats_over_capacity'), '3');
SELECT pg_temp.person('C');
UPDATE atelier.person SET country_code = 'GE' WHERE name = 'C';
SELECT pg_temp.admit(ARRAY[s.id], ARRAY(SELECT p.id FROM atelier.person p WHERE p.country_code = 'GE')) FROM atelier.session s;
UPDATE atelier.session SET capacity = 5;
SELECT pg_temp.same('one used', (SELECT count(*) FROM atelier.finding WHERE rule = 'reserved_seats_over_capacity'), 0::bigint);
UPDATE atelier.session SET capacity = 4;
RESET SESSION AUTHORIZATION;
UPDATE atelier.reserved_seats SET released_at = '2026-03-01';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('released', (SELECT count(*) FROM atelier.finding WHERE rule = 'reserved_seats_over_capacity'), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE atelier.reserved_seats SET released_at = NULL;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-04-01T00:00Z' $q$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('after the deadline', (SELECT count(*) FROM atelier.finding WHERE rule = 'reserved_seats_over_capacity'), 0::bigint);

-- test: Below the minimum is found from the stated number of days before the start, and not when enough have a seat
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-03-16'), pg_temp.session('S2', 4, '2026-03-17');
UPDATE atelier.session SET minimum = 1;
SELECT pg_temp.same('within 14 days', (SELECT string_agg(session, ',') FROM atelier.finding WHERE rule = 'session_below_minimum'), 'S1');
SELECT pg_temp.act('user:wim');
SELECT atelier.set_check('minimum_days', 20);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('within 20 days', (SELECT string_agg(session, ',' ORDER BY session) FROM atelier.finding WHERE rule = 'session_below_minimum'), 'S1,S2');
SELECT pg_temp.admit(ARRAY[(SELECT id FROM atelier.session WHERE code = 'S1')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('one has a seat', (SELECT string_agg(session, ',') FROM atelier.finding WHERE rule = 'session_below_minimum'), 'S2');
SELECT pg_temp.refused($$UPDATE atelier.session SET minimum = 5$$, 'session_minimum_within_capacity');
SELECT pg_temp.refused($$UPDATE atelier.session SET minimum = 0$$, 'session_minimum_positive');

-- test: Few asked against many places is found shortly before the start; who waits counts as asking
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-03-09'), pg_temp.session('S2', 3, '2026-03-10');
SELECT pg_temp.same('nobody asked', (SELECT string_agg(session, ',') FROM atelier.finding WHERE rule = 'session_low_demand'), 'S1');
SELECT pg_temp.admit(ARRAY[(SELECT id FROM atelier.session WHERE code = 'S1')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('a third asked', (SELECT facts ->> 'asked' FROM atelier.finding WHERE rule = 'session_low_demand'), '1');
SELECT pg_temp.admit(ARRAY[(SELECT id FROM atelier.session WHERE code = 'S1')], ARRAY[pg_temp.person('B')]);
SELECT pg_temp.same('two thirds asked', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_low_demand'), 0::bigint);

-- test: Visas: people from other countries, and fewer days than visas take in the host country
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-03-20'), pg_temp.session('S2', 3, '2026-04-20');
SELECT pg_temp.same('nobody from elsewhere', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_visa_lead'), 0::bigint);
INSERT INTO atelier.session_country (session_id, country_code) SELECT id, c FROM atelier.session, unnest('{GE,XK,AM}'::text[]) c;
SELECT pg_temp.same('too near', (SELECT string_agg(session, ',') FROM atelier.finding WHERE rule = 'session_visa_lead'), 'S1');
SELECT pg_temp.same('from where', (SELECT facts ->> 'visitors' FROM atelier.finding WHERE rule = 'session_visa_lead'), 'Georgia, Kosovo*');
SELECT pg_temp.same('with the note', (SELECT facts ->> 'country_note' LIKE '* Kosovo: References to Kosovo%1244 (1999)' FROM atelier.finding WHERE rule = 'session_visa_lead'), true);
SELECT pg_temp.act('user:wim');
UPDATE atelier.country SET visa_days = 10 WHERE code = 'AM';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('visas in ten days', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_visa_lead'), 0::bigint);
SELECT pg_temp.act('user:wim');
UPDATE atelier.country SET visa_days = 60 WHERE code = 'AM';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('visas in sixty days', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_visa_lead'), 2::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$UPDATE atelier.country SET visa_days = -1$$, 'country_visa_days');

-- test: Visas: a participant whose organisation is in another country counts, as far as the actor sees the person
SELECT pg_temp.act('user:ani');
SELECT atelier.admit(ARRAY[pg_temp.session('S1', 3, '2026-03-20')], ARRAY[p.id], '{user:ani}', '{NULL}', '{NULL}')
FROM atelier.organisation o, LATERAL atelier.add_person('G', NULL, NULL, NULL, NULL, NULL, NULL, o.id) p WHERE o.code = 'GE';
SELECT pg_temp.same('from Georgia', (SELECT facts ->> 'visitors' FROM atelier.finding WHERE rule = 'session_visa_lead'), 'Georgia');

-- test: An accepted finding stays accepted until its facts change; only its host accepts, for a reason
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-03-09');
SELECT atelier.accept_finding(f.session_id, f.rule, ARRAY[f.facts_digest], 'a small group is wanted') FROM atelier.finding f WHERE f.rule = 'session_low_demand';
SELECT pg_temp.same('accepted', (SELECT accepted_because FROM atelier.finding WHERE rule = 'session_low_demand'), 'a small group is wanted');
SELECT pg_temp.same('by', (SELECT u.name FROM atelier.finding f JOIN atelier.staff_user u ON u.id = f.accepted_by), 'ani');
SELECT pg_temp.same('the others not', (SELECT count(*) FROM atelier.finding WHERE accepted_because IS NULL), 1::bigint);
SELECT pg_temp.admit(ARRAY[(SELECT id FROM atelier.session)], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('one more asked', (SELECT accepted_because FROM atelier.finding WHERE rule = 'session_low_demand'), NULL::text);
SELECT pg_temp.refused($$SELECT atelier.accept_finding(session_id, rule, ARRAY[facts_digest], ' ') FROM atelier.finding$$, 'finding_acceptance_because_present');
SELECT pg_temp.refused($$SELECT atelier.accept_finding(id, 'session_low_demand', '{}', 'x') FROM atelier.session$$, 'finding_unknown');
SELECT pg_temp.same('withdrawn', (SELECT atelier.withdraw_acceptance(id, 'session_low_demand') FROM atelier.session), 1);
SELECT pg_temp.refused($$SELECT atelier.withdraw_acceptance(id, 'session_low_demand') FROM atelier.session$$, 'finding_not_accepted');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused($$SELECT atelier.accept_finding(session_id, rule, ARRAY[facts_digest], 'x') FROM atelier.finding$$, 'actor_may_not_change_session');
SELECT pg_temp.refused($$SELECT atelier.withdraw_acceptance(id, 'trainer_missing') FROM atelier.session$$, 'actor_may_not_change_session');
SELECT pg_temp.refused($$INSERT INTO atelier.finding_acceptance (session_id, rule, facts_digest, because, accepted_by)
    SELECT f.session_id, f.rule, f.facts_digest, 'x', u.id FROM atelier.finding f, atelier.staff_user u$$, 'rights');

-- test: The check's limits are numbers that an administrator sets, by the names that there are
SELECT pg_temp.act('user:wim');
SELECT atelier.set_check('visa_days', 45);
SELECT pg_temp.same('set', atelier.check_setting('visa_days'), 45::numeric);
SELECT atelier.set_check('visa_days', NULL);
SELECT pg_temp.same('standard', atelier.check_setting('visa_days'), 30::numeric);
SELECT pg_temp.refused($$SELECT atelier.set_check('visa_days', -1)$$, 'setting_check_number');
SELECT pg_temp.refused($$SELECT atelier.set_check('visa_day', 1)$$, 'check_setting_unknown');
SELECT pg_temp.refused($$INSERT INTO atelier.setting (name, value) VALUES ('check.visa_days', '"many"')$$, 'setting_check_number');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.set_check('visa_days', 1)$$, 'actor_may_not');

-- test: Blocks of one session that lie over each other are a problem, two who lead it a hint
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
BEGIN
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (s, '2026-05-04 17:00', '2026-05-04 18:00', 'Asia/Yerevan');
    PERFORM pg_temp.same('one after the other', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_blocks_overlap'), 0::bigint);
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (s, '2026-05-04 10:00', '2026-05-04 11:30', 'Asia/Yerevan');
    PERFORM pg_temp.same('over each other', (SELECT concat_ws(' ', severity, facts ->> 'from', facts ->> 'until') FROM atelier.finding WHERE rule = 'session_blocks_overlap'), 'problem 2026-05-04 10:00 2026-05-04 11:30');
    PERFORM atelier.assign(s, pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('one leads', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_two_leads'), 0::bigint);
    PERFORM atelier.assign(s, pg_temp.trainer('T2', '2026-01-01', '2027-01-01'), 'lead', 'asked', NULL);
    PERFORM pg_temp.same('two lead', (SELECT concat_ws(' ', severity, facts ->> 'trainers') FROM atelier.finding WHERE rule = 'session_two_leads'), 'hint T1, T2');
END $$;

-- test: Attendance that an office may not see isn't missing on its list of what is to be done
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('OLD', 9, '2026-02-02');
SELECT pg_temp.attended('A', (SELECT id FROM atelier.session));
SELECT pg_temp.session('OLD2', 9, '2026-02-03');
SELECT atelier.admit(ARRAY[s.id], ARRAY[pg_temp.person('B')], '{user:ani}', '{NULL}', '{late}') FROM atelier.session s WHERE s.code = 'OLD2';
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('hidden', (SELECT count(*) FROM atelier.attendance), 0::bigint);
SELECT pg_temp.same('due', (SELECT string_agg(session, ',') FROM atelier.todo WHERE rule = 'attendance_due'), 'OLD2');
