-- test: A series takes a person for all of its sessions or for none
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-05-04');
    two uuid := pg_temp.session('S2', 1, '2026-05-11');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    course uuid := pg_temp.series('DIASPORA', NULL, one, two);
BEGIN
    PERFORM pg_temp.same('all', atelier.register_for_series(course, a, 'user:ani', NULL, NULL)::text, '2');
    PERFORM pg_temp.refused(format('SELECT atelier.register_for_series(%L, %L, %L, NULL, NULL)', course, b, 'user:ani'), 'session_full');
    PERFORM pg_temp.same('none', (SELECT count(*)::text FROM atelier.registration WHERE person_id = b), '0');
END $$;

-- test: A session comes after the last one of its series unless it says its number, and leaves with its number
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-05-04');
    two uuid := pg_temp.session('S2', 9, '2026-05-11');
    three uuid := pg_temp.session('S3', 9, '2026-05-18');
    course uuid := pg_temp.series('DIASPORA', NULL, one, two);
    order_is text := 'SELECT string_agg(code || series_number, '','' ORDER BY code) FROM atelier.session WHERE series_id IS NOT NULL';
    found text;
BEGIN
    UPDATE atelier.session SET series_id = course, series_number = 7 WHERE id = three;
    PERFORM pg_temp.refused(format('UPDATE atelier.session SET series_number = 1 WHERE id = %L', two), 'session_series_number_once');
    EXECUTE order_is INTO found;
    PERFORM pg_temp.same('numbers', found, 'S11,S22,S37');
    UPDATE atelier.session SET series_number = NULL WHERE id = one;
    UPDATE atelier.session SET series_number = NULL WHERE id = one;
    EXECUTE order_is INTO found;
    PERFORM pg_temp.same('to the end, once', found, 'S18,S22,S37');
    UPDATE atelier.session SET series_id = NULL, series_number = NULL WHERE id = two;
    EXECUTE order_is INTO found;
    PERFORM pg_temp.same('left', found, 'S18,S37');
    PERFORM pg_temp.refused(format('UPDATE atelier.session SET series_number = 1 WHERE id = %L', two), 'session_in_series');
    PERFORM pg_temp.act('user:gio');
    INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
    SELECT 'GE-1', (SELECT id FROM atelier.training WHERE code = 'HM'), atelier.actor_office(), 'Asia/Tbilisi', 'en', 5;
    PERFORM pg_temp.same('whose', pg_temp.refused(format('UPDATE atelier.session SET series_id = %L WHERE code = %L', course, 'GE-1'), 'series_of_other_office') ->> 'series', 'DIASPORA');
END $$;

-- test: A series gives one certificate, for the whole, by all of its sessions together; each who isn't due has a reason
SELECT pg_temp.act('user:wim');
UPDATE atelier.training SET neutral_title = '{"en": "Associations", "hy": "Միություններ"}', certificate_months = 24;
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-02-09');
    three uuid := pg_temp.session('S3', 9, '2026-02-16', '2026-02-17');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two, three);
BEGIN
    UPDATE atelier.session SET language = 'hy' WHERE id = three;
    PERFORM pg_temp.attended('All', one, two, three);
    -- 1,440 of 1,920 minutes are 75 %.
    PERFORM pg_temp.attended('Some', one, three);
    -- The rule is one share over all minutes, not one a session: 960 + 576 of 1,920 are 80 %.
    PERFORM pg_temp.attended('Late', one, two, three);
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}', '{288}', NULL, 'Came late')
    FROM atelier.block b JOIN atelier.registration r USING (session_id) JOIN atelier.person p ON p.id = r.person_id
    WHERE p.name = 'Late' AND b.session_id = three;
    -- A seat everywhere, but nobody has written down the second session.
    PERFORM pg_temp.attended('Seated', one, three);
    PERFORM atelier.admit(ARRAY[two], ARRAY[(SELECT id FROM atelier.person WHERE name = 'Seated')], '{user:ani}', '{NULL}', '{paper}');
    PERFORM pg_temp.same('due', pg_temp.standings(course), 'All due, Late due, Seated certificate_attendance_missing S2, Some certificate_attendance_too_low 75 S2');
    PERFORM pg_temp.same('a session of it', pg_temp.standings(one),
        'All certificate_for_series DIASPORA, Late certificate_for_series DIASPORA, Seated certificate_for_series DIASPORA, Some certificate_for_series DIASPORA');
    PERFORM pg_temp.same('none for a session', (SELECT count(*) FROM atelier.issue_certificates(one, '{0000-0000-0009}')), 0::bigint);
    PERFORM pg_temp.same('issued', (SELECT count(*) FROM atelier.issue_certificates(course, '{0000-0000-0000,1111-1111-1111,2222-2222-2222}')), 2::bigint);
    PERFORM pg_temp.same('once', (SELECT count(*) FROM atelier.issue_certificates(course, '{3333-3333-3333}')), 0::bigint);
    PERFORM pg_temp.same('what it says', (SELECT string_agg(DISTINCT concat_ws(' ', title, awarded_on, valid_until, session_id), ',') FROM atelier.certificate), 'Միություններ 2026-02-17 2028-02-17');
    PERFORM pg_temp.same('again', pg_temp.standings(course), 'All certificate_issued_already, Late certificate_issued_already, Seated certificate_attendance_missing S2, Some certificate_attendance_too_low 75 S2');
    -- What a certificate is for stays as it was.
    PERFORM pg_temp.refused(format('UPDATE atelier.session SET series_id = NULL, series_number = NULL WHERE id = %L', two), 'series_has_certificates');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity, series_id) SELECT %L, training_id, host_office_id, zone, language, 5, series_id FROM atelier.session WHERE code = %L', 'S4', 'S1'), 'series_has_certificates');
    UPDATE atelier.session SET series_number = 9 WHERE id = two;
END $$;
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.attendance;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$UPDATE atelier.block SET starts_local = starts_local - interval '1 hour' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1')$$, 'block_attended');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.certificate SET series_id = NULL, session_id = (SELECT id FROM atelier.session WHERE code = 'S1')$$, 'certificate_as_printed');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET series_id = atelier.uuid7()$$, 'certificate_as_printed');
SELECT pg_temp.refused($$INSERT INTO atelier.certificate (number, person_id, series_id, training_id, title, awarded_on, specimen)
    SELECT '9999-9999-9999', person_id, series_id, training_id, title, awarded_on, specimen FROM atelier.certificate LIMIT 1$$, 'certificate_one_per_person');

-- test: A series is over when each of its sessions is that isn't cancelled; a draft is not
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-05-11');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two);
    draft uuid;
BEGIN
    PERFORM pg_temp.attended('A', one);
    PERFORM pg_temp.same('ahead', pg_temp.standings(course), 'A certificate_session_not_over S2');
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'flood' WHERE id = two;
    PERFORM pg_temp.same('over', pg_temp.standings(course), 'A due');
    INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity, series_id)
    SELECT 'S3', training_id, host_office_id, zone, language, 5, course FROM atelier.session WHERE id = one RETURNING id INTO draft;
    PERFORM pg_temp.same('without a time', pg_temp.standings(course), 'A certificate_session_draft S3');
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (draft, '2026-02-01 09:00', '2026-02-01 10:00', 'Asia/Yerevan');
    PERFORM pg_temp.same('of the past', pg_temp.standings(course), 'A certificate_session_draft S3');
    UPDATE atelier.session SET state = 'published' WHERE id = draft;
    PERFORM pg_temp.same('published', pg_temp.standings(course), 'A due');
END $$;

-- test: A required module may be attended anywhere in a series, a required assessment taken in any of its sessions, as often in all as it may be
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_module (training_id, number, title) SELECT id, n, jsonb_build_object('en', 'Module ' || n) FROM atelier.training, generate_series(1, 2) AS n;
INSERT INTO atelier.training (code, title, theme) VALUES ('OTHER', '{"en": "Other"}', 'x');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, pass_mark, required, attempts)
SELECT id, 'EXAM', '{"en": "Test"}', 'post', 20, 12, true, 2 FROM atelier.training WHERE code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-02-09');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two);
    exam uuid := (SELECT id FROM atelier.assessment);
    a uuid[];
    b uuid[];
BEGIN
    UPDATE atelier.block SET module_id = (SELECT id FROM atelier.training_module WHERE number = 1);
    PERFORM pg_temp.attended('A', one, two);
    PERFORM pg_temp.attended('B', one, two);
    PERFORM pg_temp.same('modules', pg_temp.standings(course), 'A certificate_module_missed Module 2, B certificate_module_missed Module 2');
    UPDATE atelier.block SET module_id = (SELECT id FROM atelier.training_module WHERE number = 2) WHERE session_id = two;
    PERFORM pg_temp.same('no result', pg_temp.standings(course), 'A certificate_assessment_missing Test, B certificate_assessment_missing Test');
    SELECT array_agg(r.id ORDER BY s.code) FILTER (WHERE p.name = 'A'), array_agg(r.id ORDER BY s.code) FILTER (WHERE p.name = 'B') INTO a, b
    FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id JOIN atelier.person p ON p.id = r.person_id;
    -- The sessions themselves run another training; the assessment is the series'.
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'OTHER');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.record_results(one, exam, ARRAY[a[1], b[1]], '{11,12}', '{NULL,NULL}', '2026-02-02', NULL);
    PERFORM pg_temp.same('failed', pg_temp.standings(course), 'A certificate_assessment_failed Test (11 of 12), B due');
    PERFORM atelier.record_results(two, exam, ARRAY[a[2]], '{12}', '{NULL}', '2026-02-09', NULL);
    PERFORM pg_temp.same('passed later', pg_temp.standings(course), 'A due, B due');
    PERFORM pg_temp.same('both attempts are used', pg_temp.refused(format('SELECT atelier.record_results(%L, %L, ARRAY[%L]::uuid[], %L, %L, %L, NULL)', two, exam, a[2], '{15}', '{NULL}', '2026-02-09'), 'assessment_result_attempt') ->> 'attempt', '3');
    PERFORM pg_temp.same('corrected all the same', atelier.record_results(two, exam, ARRAY[a[2]], '{13}', '{1}', '2026-02-09', 'Miscounted'), 1);
    UPDATE atelier.session SET series_id = NULL, series_number = NULL WHERE id = one;
    PERFORM pg_temp.refused(format('SELECT atelier.record_results(%L, %L, ARRAY[%L]::uuid[], %L, %L, %L, NULL)', one, exam, b[1], '{15}', '{NULL}', '2026-02-09'), 'assessment_result_training');
END $$;

-- test: A series whose training gives no certificate, or that is no training, leaves it to its sessions
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('TALK', '{"en": "Talk"}', 'x');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    course uuid := pg_temp.series('DIASPORA', NULL, one);
BEGIN
    PERFORM pg_temp.attended('A', one);
    PERFORM pg_temp.same('series', pg_temp.standings(course), 'A certificate_not_given_by_series DIASPORA');
    PERFORM pg_temp.same('session', pg_temp.standings(one), 'A due');
    UPDATE atelier.series SET training_id = (SELECT id FROM atelier.training WHERE code = 'TALK');
    PERFORM pg_temp.same('session', pg_temp.standings(one), 'A due');
END $$;

-- test: Whoever registered somebody for a series sees whether they are due, and only its host issues
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-05-04');
    two uuid := pg_temp.session('S2', 9, '2026-05-11');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two);
    a uuid := pg_temp.person('A');
    g uuid;
BEGIN
    UPDATE atelier.session SET visibility = 'public';
    PERFORM pg_temp.act('user:gio');
    g := pg_temp.person('G');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.admit(ARRAY[one, two, one, two], ARRAY[a, a, g, g], '{user:ani,user:ani,user:gio,user:gio}', array_fill(NULL::text, ARRAY[4]), array_fill(NULL::text, ARRAY[4]));
    UPDATE atelier.block SET starts_local = starts_local - interval '91 days', ends_local = ends_local - interval '91 days';
    PERFORM atelier.record_attendance(b.id, array_agg(r.id), array_agg(true)) FROM atelier.block b JOIN atelier.registration r USING (session_id) GROUP BY b.id;
    PERFORM pg_temp.same('host', pg_temp.standings(course), 'A due, G due');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('the other office', pg_temp.standings(course), 'G due');
    PERFORM pg_temp.same('issue', pg_temp.refused(format('SELECT atelier.issue_certificates(%L, %L)', course, '{0000-0000-0000}'), 'series_of_other_office') ->> 'series', 'DIASPORA');
    PERFORM pg_temp.act('user:tom');
    PERFORM pg_temp.same('a trainer', pg_temp.standings(course), NULL::text);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.issue_certificates(course, '{0000-0000-0000,1111-1111-1111}');
    PERFORM pg_temp.same('host', (SELECT count(*) FROM atelier.certificate), 2::bigint);
    -- The registrations of the office's own persons count, although the sessions are hidden now.
    UPDATE atelier.session SET visibility = 'staff';
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('the other office', (SELECT string_agg(name, ',') FROM atelier.certificate), 'G');
    PERFORM pg_temp.act('public');
    PERFORM pg_temp.same('anybody', (SELECT count(*) FROM atelier.certificate), 0::bigint);
    PERFORM pg_temp.same('by number', atelier.certificate_state('0000-0000-0000'), 'issued');
END $$;

-- test: Who sees a person of a series by a sharing alone doesn't see that the person is in it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    course uuid := pg_temp.series('DIASPORA', 'HM', one);
    elsewhere uuid;
BEGIN
    PERFORM pg_temp.attended('A', one);
    PERFORM atelier.issue_certificates(course, '{0000-0000-0000}');
    PERFORM atelier.share_person(p.id, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'counselling', '2027-01-01') FROM atelier.person p;
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('person', (SELECT count(*) FROM atelier.person), 1::bigint);
    PERFORM pg_temp.same('certificate', (SELECT count(*) FROM atelier.certificate), 0::bigint);
    PERFORM pg_temp.same('due', pg_temp.standings(course), NULL::text);
    -- Not even if the office has registered the person for something else.
    INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
    SELECT 'GE-1', (SELECT id FROM atelier.training WHERE code = 'HM'), atelier.actor_office(), 'Asia/Tbilisi', 'en', 5
    RETURNING id INTO elsewhere;
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (elsewhere, '2026-05-04 09:00', '2026-05-04 10:00', 'Asia/Tbilisi');
    UPDATE atelier.session SET state = 'published', registration_open = true WHERE id = elsewhere;
    PERFORM atelier.admit(ARRAY[elsewhere], ARRAY(SELECT p.id FROM atelier.person p), '{user:gio}', '{NULL}', '{NULL}');
    PERFORM pg_temp.same('registration', (SELECT string_agg(r.state, ',') FROM atelier.registration r), 'confirmed');
    PERFORM pg_temp.same('certificate', (SELECT count(*) FROM atelier.certificate), 0::bigint);
    -- Who plans for all may issue, and sees nobody.
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('planner', (SELECT count(*) FROM atelier.certificate_due(course)), 0::bigint);
END $$;

-- test: Certificates of a series outlive merging and erasing, are exported by its code, and count once for each project that pays for a part
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-02-09');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two);
    a uuid;
    b uuid;
BEGIN
    PERFORM pg_temp.act('user:wim');
    INSERT INTO atelier.project (code, name) VALUES ('P1', 'One'), ('P2', 'Two'), ('P3', 'Three');
    UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project WHERE code = 'P1') WHERE id = one;
    UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project WHERE code = 'P2'), country_code = 'GE' WHERE id = two;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.attended('Anna', one, two);
    PERFORM pg_temp.attended('Annah', one, two);
    PERFORM pg_temp.attended('Bela', one, two);
    SELECT id INTO a FROM atelier.person WHERE name = 'Anna';
    SELECT id INTO b FROM atelier.person WHERE name = 'Bela';
    PERFORM atelier.issue_certificates(course, '{0000-0000-0000,1111-1111-1111,2222-2222-2222}');
    PERFORM pg_temp.same('exported', atelier.person_export(b) -> 'certificate' -> 0 ->> 'series', 'DIASPORA');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('counted', (SELECT string_agg(project || certificates, ',' ORDER BY project) FROM atelier.programme_figures('{P1,P2,P3}')), 'P13,P23,P30');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('in a country', (SELECT string_agg(p.code || c.code || (SELECT number FROM atelier.project_count(p.id, 'certificates', NULL, c.code, 'in', NULL, '2026-02-09')), ',' ORDER BY p.code, c.code)
        FROM atelier.project p, (VALUES ('AM'), ('GE')) AS c(code) WHERE p.code <> 'P3'), 'P1AM3,P1GE0,P2AM0,P2GE3');
    PERFORM pg_temp.same('earlier', (SELECT number FROM atelier.project_count((SELECT id FROM atelier.project WHERE code = 'P1'), 'certificates', NULL, NULL, NULL, NULL, '2026-02-08')), 0::bigint);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.merge_persons(a, (SELECT id FROM atelier.person WHERE name = 'Annah'), 'the same');
    PERFORM pg_temp.same('both stay', (SELECT string_agg(c.name || ' ' || atelier.certificate_state(number), ',' ORDER BY c.name) FROM atelier.certificate c WHERE c.person_id = a), 'Anna issued,Annah issued');
    PERFORM pg_temp.same('no third', (SELECT count(*) FROM atelier.issue_certificates(course, '{3333-3333-3333}')), 0::bigint);
    PERFORM atelier.erase_person(b, 'asked for it');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('stays without a name', (SELECT count(*) FROM atelier.certificate c WHERE c.person_id IS NULL AND c.name IS NULL AND atelier.certificate_state(c.number) = 'issued'), 1::bigint);
END $$;
SELECT pg_temp.sound();

-- test: A series that is a trainer course grants what its rule names, taught by all who taught in it
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_grant (training_id, grants_training_id, months) SELECT id, id, 12 FROM atelier.training;
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-02-09');
    gone uuid := pg_temp.session('S3', 9, '2026-02-16');
    course uuid := pg_temp.series('TOT', 'HM', one, two, gone);
    t uuid[] := ARRAY[pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), pg_temp.trainer('T2', '2026-01-01', '2027-01-01'), pg_temp.trainer('T3', '2026-01-01', '2027-01-01')];
BEGIN
    UPDATE atelier.session SET language = 'hy' WHERE id = two;
    PERFORM atelier.assign(one, t[1], 'lead', 'accepted', NULL);
    UPDATE atelier.trainer SET languages = '{en,hy}' WHERE id = t[2];
    PERFORM atelier.assign(two, t[2], 'lead', 'accepted', NULL);
    PERFORM atelier.assign(gone, t[3], 'lead', 'accepted', NULL);
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'flood' WHERE id = gone;
    PERFORM pg_temp.attended('A', one, two);
    PERFORM atelier.issue_certificates(course, '{0000-0000-0000}');
    PERFORM pg_temp.same('granted', (SELECT q.valid || ' ' || q.generation || ' ' || array_to_string(x.languages, ',') FROM atelier.qualification q JOIN atelier.trainer x ON x.id = q.trainer_id WHERE q.origin = 'course'), '[2026-02-09,2027-02-09) 2 en,hy');
    PERFORM pg_temp.same('lineage', (SELECT string_agg(x.code, ',' ORDER BY x.code) FROM atelier.lineage l JOIN atelier.trainer x ON x.id = l.teacher_id), 'T1,T2');
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.certificate SET state = 'revoked', state_because = 'cheated';
    PERFORM pg_temp.same('ended', (SELECT valid || ' ' || ended_because FROM atelier.qualification WHERE origin = 'course'), '[2026-02-09,2026-03-02) cheated');
END $$;

-- test: What a course comes to is judged behind the doors, for the engine alone
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('behind the doors', (SELECT string_agg(p.proname, ', ') FROM pg_proc p WHERE p.pronamespace = 'atelier'::regnamespace
    AND p.proname IN ('completion', 'assessment_obstacles', 'minutes_attended', 'place_in_series', 'hold_part_anew', 'lock_family', 'require_course_host')
    AND has_function_privilege('atelier_service', p.oid, 'EXECUTE')), NULL::text);
