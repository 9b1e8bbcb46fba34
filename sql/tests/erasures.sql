-- test: An erasure takes everything personal, here and in the audit, and leaves what reports count
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
INSERT INTO atelier.project (code, name, planned) VALUES ('CBR', 'Capacity', 5);
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid; soon uuid;
    a uuid := (SELECT id FROM atelier.add_person('{"name": "Nersik", "name_own_script": "Ներսիկ", "patronymic": "Karenovich", "birth_date": "2008-02-10",
        "sex": "male", "country_code": "AM", "phone": "+374 555", "email": "nersik@example.org", "language": "hy", "search_key": "nersik", "sound_key": ["nrsk"]}'));
    twin uuid := pg_temp.person('Nersik');
    counted jsonb; age text; after text;
BEGIN
    PERFORM pg_temp.act('user:wim');
    s := pg_temp.session('OLD', 9, '2026-02-02'); soon := pg_temp.session('SOON', 1, '2026-05-04');
    PERFORM pg_temp.act('user:ani');
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.add_guardian(a, 'Karine Nersikyan', 'mother', NULL, NULL);
    PERFORM atelier.admit(ARRAY[s], ARRAY[a], '{user:ani}', '{NULL}', '{Nersik wrote late}');
    PERFORM pg_temp.same('admitted', pg_temp.admit(ARRAY[soon, soon], ARRAY[a, twin]), 'confirmed,waitlisted 1');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r WHERE b.session_id = s AND r.session_id = s;
    PERFORM atelier.issue_certificates(s, '{0000-0000-0000}');
    PERFORM atelier.give_consent(a, 'photo', NULL, 'en', '2026-01-01', 'Karine Nersikyan', 'Nersik signed');
    PERFORM atelier.add_care_need(soon, a, 'diet', 'Nersik eats no nuts');
    PERFORM atelier.distinguish_persons(a, twin, 'Nersik and Nersik are cousins');
    PERFORM atelier.share_person(a, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'Nersik moves', '2027-01-01');
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.outbox (channel, recipient, person_id, body) VALUES ('e-mail', 'nersik@example.org', a, '{"text": "Dear Nersik"}');
    PERFORM pg_temp.act('user:wim');
    counted := (SELECT jsonb_agg(to_jsonb(f) - 'applications') FROM atelier.programme_figures('{CBR}') f);
    PERFORM pg_temp.act('user:ani');
    age := (SELECT atelier.registration_age_group(r.id) FROM atelier.registration r WHERE r.session_id = s);
    PERFORM pg_temp.same('age then', age, 'under 18');
    PERFORM pg_temp.refused(format('SELECT atelier.erase_person(%L, '''')', a), 'erasure_because');
    PERFORM atelier.erase_person(a, 'asked on 2 March');

    PERFORM pg_temp.same('age stays', (SELECT atelier.registration_age_group(r.id) FROM atelier.registration r WHERE r.session_id = s), age);
    PERFORM pg_temp.same('person', (SELECT to_jsonb(p) - 'id' - 'reference' - 'created_at' FROM atelier.person p WHERE p.id = a),
        jsonb_build_object('office_id', (SELECT o.id FROM atelier.organisation o WHERE o.code = 'AM'), 'sex', 'male', 'country_code', 'AM', 'age_group', '18–24', 'erased_at', atelier.now(), 'name', NULL, 'name_own_script', NULL,
            'patronymic', NULL, 'language', NULL, 'birth_year', NULL, 'birth_date', NULL, 'email', NULL, 'phone', NULL, 'organisation_id', NULL,
            'search_key', NULL, 'sound_key', NULL, 'import_id', NULL, 'row_no', NULL));
    PERFORM pg_temp.same('seat to who waits', (SELECT string_agg(r.state || ' ' || COALESCE(r.rule, '-'), ',' ORDER BY r.arrival) FROM atelier.registration r WHERE r.session_id = soon),
        'cancelled registration_erased,confirmed -');
    PERFORM pg_temp.same('certificate', (SELECT atelier.certificate_state('0000-0000-0000')), 'issued');
    PERFORM pg_temp.same('none issued again', (SELECT count(*) FROM atelier.issue_certificates(s, '{1111-1111-1111}')), 0::bigint);
    PERFORM pg_temp.refused(format('SELECT atelier.erase_person(%L, ''again'')', a), 'person_erased');
    PERFORM pg_temp.refused(format('SELECT atelier.share_person(%L, %L, ''x'', ''2027-01-01'')', a, a), 'person_erased');
    PERFORM pg_temp.refused($q$UPDATE atelier.person SET phone = '1' WHERE erased_at IS NOT NULL$q$, 'person_erased_empty');
    PERFORM pg_temp.refused(format('SELECT atelier.add_guardian(%L, ''x'', ''y'', NULL, NULL)', a), 'person_erased');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('figures', (SELECT jsonb_agg(to_jsonb(f) - 'applications') FROM atelier.programme_figures('{CBR}') f), counted);
    PERFORM pg_temp.same('promises', (SELECT count(*) FROM atelier.broken_promises()), 0::bigint);
    PERFORM pg_temp.same('erasure', (SELECT format('%s %s %s', e.subject = a, u.name, e.because) FROM atelier.erasure e JOIN atelier.staff_user u ON u.id = e.erased_by), 't ani asked on 2 March');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('decisions', (SELECT count(*) FROM atelier.person_distinct), 0::bigint);
    PERFORM pg_temp.same('salts', (SELECT count(*) FROM atelier.audit_value WHERE subject_id = a), 0::bigint);
    PERFORM pg_temp.same('hashes stay', (SELECT count(*) > 0 FROM atelier.audit WHERE row_id = a), true);
END $$;
-- Nowhere in the whole database stands the name or an address of who was erased (the other Nersik keeps his).
DO $$
DECLARE
    place record; found_at bigint;
BEGIN
    RESET SESSION AUTHORIZATION;
    FOR place IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition LOOP
        EXECUTE format($q$SELECT count(*) FROM atelier.%I t WHERE to_jsonb(t)::text ~ 'Ներսիկ|nersik|Nersik wrote|Nersik signed|Nersik eats|Nersik moves|Nersikyan|Karenovich|374 555|2008-02|cousins|Dear'$q$, place.relname) INTO found_at;
        PERFORM pg_temp.same(place.relname, found_at, 0::bigint);
    END LOOP;
END $$;

-- test: Who is expected as a trainer is not erased before that is withdrawn; then qualifications end and the code is nobody's
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04'); old uuid := pg_temp.session('OLD', 9, '2026-02-02');
    t uuid := pg_temp.trainer('ANNA', '2026-01-01', '2027-01-01');
    a uuid := (SELECT person_id FROM atelier.trainer);
BEGIN
    PERFORM atelier.assign(s, t, 'lead', 'proposed', NULL), atelier.assign(old, t, 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('facts', pg_temp.refused(format('SELECT atelier.erase_person(%L, ''x'')', a), 'person_erase_assigned') ->> 'session', 'S1');
    PERFORM atelier.assign(s, t, NULL, 'withdrawn', NULL);
    PERFORM atelier.erase_person(a, 'asked');
    PERFORM pg_temp.same('trainer', (SELECT code ~ '^T-[0-9A-Z]{8}$' AND languages = '{}' FROM atelier.trainer), true);
    PERFORM pg_temp.same('qualification', (SELECT valid FROM atelier.qualification), '[2026-01-01,2026-03-02)'::daterange);
    PERFORM pg_temp.same('taught', (SELECT count(*) FROM atelier.assignment WHERE state = 'accepted'), 1::bigint);
END $$;

-- test: Only an office that registered a person erases them: not a host, not one that they are shared with, not the public
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT outcome FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('G')], '{user:gio}', '{NULL}', '{NULL}');
SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'HQ'), 'advice', '2027-01-01') FROM atelier.person;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.erase_person(id, 'x') FROM atelier.person$$, 'person_erase_registered');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$SELECT atelier.erase_person(id, 'x') FROM atelier.person$$, 'person_unknown');
SELECT pg_temp.same('erasures', (SELECT count(*) FROM atelier.erasure), 0::bigint);

-- test: Every table with rows about persons, or that leads to them through one of these, stands in the plan of erasures, and the plan names nothing that isn't there
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('forgotten', (SELECT string_agg(c.table_name || '.' || c.column_name, ', ') FROM atelier.erasure_places() c
    WHERE NOT EXISTS (SELECT FROM atelier.erasure_plan() e WHERE (e.table_name, e.column_name) = (c.table_name, c.column_name))), NULL::text);
SELECT pg_temp.same('not there', (SELECT string_agg(e.table_name || '.' || e.column_name, ', ') FROM atelier.erasure_plan() e
    WHERE NOT EXISTS (SELECT FROM atelier.erasure_places() c WHERE (e.table_name, e.column_name) = (c.table_name, c.column_name))), NULL::text);

-- test: A table that the plan of erasures doesn't know stops the erasure rather than keep what is personal
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A');
BEGIN
    RESET SESSION AUTHORIZATION;
    CREATE TABLE atelier.made_later (id uuid PRIMARY KEY DEFAULT atelier.uuid7(), person_id uuid);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('facts', pg_temp.refused(format('SELECT atelier.erase_person(%L, ''x'')', a), 'person_erase_incomplete'), '{"table": "made_later", "column": "person_id"}');
    RESET SESSION AUTHORIZATION;
    DROP TABLE atelier.made_later;
    CREATE TABLE atelier.made_later (id uuid PRIMARY KEY DEFAULT atelier.uuid7(), of uuid REFERENCES atelier.registration (id));
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('through another', pg_temp.refused(format('SELECT atelier.erase_person(%L, ''x'')', a), 'person_erase_incomplete'), '{"table": "made_later", "column": "of"}');
END $$;

-- test: A session that runs keeps who has been there, and erasures are recorded once
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('RUNS', 9, '2026-03-01', '2026-03-03'); t uuid := pg_temp.session('RUNS2', 9, '2026-02-28', '2026-03-06');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM atelier.admit(ARRAY[s, t], ARRAY[a, a], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    PERFORM atelier.record_attendance((SELECT id FROM atelier.block WHERE session_id = s ORDER BY starts_at LIMIT 1), ARRAY(SELECT id FROM atelier.registration WHERE session_id = s), '{true}');
    PERFORM atelier.erase_person(a, 'asked');
    PERFORM pg_temp.same('states', (SELECT string_agg(s.code || ' ' || r.state, ',' ORDER BY s.code) FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id), 'RUNS confirmed,RUNS2 cancelled');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused($q$INSERT INTO atelier.erasure (subject, because) SELECT subject, 'x' FROM atelier.erasure$q$, 'erasure_once');
    PERFORM pg_temp.refused($q$INSERT INTO atelier.erasure (subject, because) VALUES (atelier.uuid7(), ' ')$q$, 'erasure_because');
END $$;

-- test: An erasure takes away why an attendance was corrected, what a trainer's qualification and courses say of them, and the values in the audit
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('OLD', 9, '2026-02-04');
    t uuid := pg_temp.trainer('ANAHIT', '2026-01-01', '2027-01-01');
    a uuid := (SELECT person_id FROM atelier.trainer);
    place record;
    found_at bigint;
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[a], '{user:ani}', '{NULL}', '{paper}');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{t}') FROM atelier.block b, atelier.registration r;
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{f}', NULL, '{t}', 'Anahit was in hospital') FROM atelier.block b, atelier.registration r;
    PERFORM pg_temp.act('user:wim');
    UPDATE atelier.qualification SET valid = '[2026-01-01,2026-03-01)', ended_because = 'Anahit fell ill';
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, both_ways, valid) VALUES (t, 'en', 'ka', false, '[2026-01-01,2027-01-01)');
    PERFORM atelier.report_course(t, (SELECT id FROM atelier.training), 'AM', 'Gyumri', '[2026-02-10,2026-02-12)', 'en', 3, 4, 0, 0);
    PERFORM atelier.judge_course(c.reference, 'rejected', 'Anahit was not there') FROM atelier.reported_course c;
    -- What a merging did with two attendances is found in the audit alone.
    RESET SESSION AUTHORIZATION;
    DELETE FROM atelier.attendance;
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{f}', NULL, '{t}') FROM atelier.block b, atelier.registration r;
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{t}', NULL, NULL, 'Anahit came late') FROM atelier.block b, atelier.registration r;
    PERFORM atelier.erase_person(a, 'asked');
    RESET SESSION AUTHORIZATION;
    FOR place IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition LOOP
        EXECUTE format('SELECT count(*) FROM atelier.%I t WHERE to_jsonb(t)::text ~ ''Anahit''', place.relname) INTO found_at;
        PERFORM pg_temp.same(place.relname, found_at, 0::bigint);
    END LOOP;
    PERFORM pg_temp.same('salts', (SELECT count(*) FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id AND a.at = v.at
        WHERE a.table_name IN ('attendance', 'interpretation')), 0::bigint);
    PERFORM pg_temp.same('attendance stays', (SELECT present::text || ' ' || because FROM atelier.attendance), 'true (erased)');
    PERFORM pg_temp.same('languages', (SELECT count(*) FROM atelier.interpretation), 0::bigint);
END $$;

-- test: Who is erased takes part in no draw: applications of rounds that aren't decided are withdrawn, answers and the words why one came late go
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "Kept", "sex": "male"}'), pg_temp.enter('{"name": "Twin", "sex": "male"}');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
SELECT pg_temp.enter('{"name": "Late", "sex": "female", "health": "blind"}', '{"paper_on": "2026-03-02", "late": "Karine was in hospital"}');
SELECT atelier.judge_applications(id) FROM atelier.round;
SELECT atelier.double_application(a.id, b.id, 'same') FROM atelier.application a, atelier.application b WHERE a.answers ->> 'name' = 'Twin' AND b.answers ->> 'name' = 'Kept';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.application SET late_reason = 'other words' WHERE late_reason IS NOT NULL$$, 'application_as_sent');
SELECT pg_temp.refused($$UPDATE atelier.application SET late_reason = '(erased)' WHERE late_reason IS NOT NULL$$, 'application_as_sent');
SELECT pg_temp.refused($$UPDATE atelier.application SET late_reason = '(erased)', paper_on = '2026-03-01', answers_deleted_at = atelier.now() WHERE late_reason IS NULL$$, 'application_as_sent');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('said', (SELECT string_agg(x.what || ': ' || regexp_replace(x.detail, 'A-[0-9A-Z]+', 'A'), ', ')
    FROM atelier.person p, atelier.erase_person(p.id, 'letter') x WHERE p.name = 'Late' AND x.noun = 'application'), 'is withdrawn, its answers go: A (R1)');
SELECT count(*) FROM atelier.person p, atelier.erase_person(p.id, 'letter') WHERE p.name = 'Twin';
SELECT pg_temp.same('application', (SELECT concat_ws(' ', a.state, a.rule, a.late_reason, a.answers, a.paper_on, a.double_of) FROM atelier.application a WHERE a.late_reason IS NOT NULL),
    'withdrawn application_erased (erased) {} 2026-03-02');
SELECT pg_temp.same('entries', (SELECT string_agg(concat_ws(' ', e.stratum, e.answers, e.rule), ', ' ORDER BY e.stratum, e.rule) FROM atelier.round r, atelier.round_draw_entries(r.id, '{sex}') e),
    '1 {male}, {""} application_erased, {""} application_erased');
UPDATE atelier.round SET state = 'decided', state_because = 'all have seats';
SELECT pg_temp.same('afterwards', (SELECT x.what FROM atelier.person p, atelier.erase_person(p.id, 'letter') x WHERE p.name = 'Kept' AND x.noun = 'application'), 'stays, without its answers');
SELECT pg_temp.same('counted', (SELECT concat_ws(' ', f.eligible, f.withdrawn) FROM atelier.round r, atelier.round_figures(r.id) f), '1 2');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('words', (SELECT count(*) FROM atelier.application a WHERE a::text ~ 'hospital|blind'), 0::bigint);

-- test: An erasure tells who gets the seat that it frees
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 1, '2026-05-04');
SELECT pg_temp.same('admitted', pg_temp.admit(ARRAY[s.id, s.id], ARRAY[pg_temp.person('A'), pg_temp.person('B')]), 'confirmed,waitlisted 1') FROM atelier.session s;
SELECT pg_temp.same('moved up', (SELECT x.detail FROM atelier.person p, atelier.erase_person(p.id, 'letter') x WHERE p.name = 'A' AND x.noun = 'seat'), 'S1: ' || pg_temp.reference('B'));
