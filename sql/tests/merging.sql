-- test: What is about the person who goes is about the person who stays, whose own data win; the old reference finds them
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    a uuid := (SELECT id FROM atelier.add_person('{"name": "Anna", "phone": "1"}'));
    b uuid := (SELECT id FROM atelier.add_person('{"name": "Աննա", "phone": "2", "birth_date": "2010-05-04", "sex": "female"}'));
    was text := (SELECT reference FROM atelier.person WHERE id = b);
    done text;
BEGIN
    PERFORM atelier.add_guardian(b, 'Karine', 'mother', NULL, NULL);
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[b]);
    PERFORM atelier.give_consent(b, 'photo', NULL, 'en', '2026-03-01', 'Karine', 'on paper');
    PERFORM atelier.add_care_need(s, b, 'diet', 'no nuts');
    PERFORM atelier.share_person(b, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
    INSERT INTO atelier.trainer (code, person_id) VALUES ('BB', b);
    PERFORM pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, '' '')', a, b), 'person_merge_because');
    PERFORM pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, ''x'')', a, a), 'person_merge_self');
    SELECT string_agg(concat_ws(' ', m.noun, m.what, m.detail), '; ' ORDER BY m.noun, m.detail) INTO done FROM atelier.merge_persons(a, b, 'one woman') m;
    PERFORM pg_temp.same('done', done, 'care need moves 1; consent moves 1; guardian moves 1; hold moves 1; person gets birth date; '
        'person gets birth year; person gets name in own script; person gets sex; person scope moves 1; reference stays valid ' || was || '; registration moves S1 (confirmed); trainer moves 1');
    PERFORM pg_temp.same('person', (SELECT concat_ws(' ', name, name_own_script, phone, birth_date, sex) FROM atelier.person), 'Anna Աննա 1 2010-05-04 female');
    PERFORM pg_temp.same('reference', (SELECT f.reference FROM atelier.person_former_reference f WHERE f.person_id = a), was);
    PERFORM pg_temp.same('found by it', (SELECT count(*) FROM atelier.find_people(lower(was), '', '{}', 5)), 1::bigint);
    PERFORM pg_temp.same('consent', (SELECT g.name FROM atelier.consent c JOIN atelier.guardian g ON g.id = c.guardian_id WHERE c.person_id = a), 'Karine');
    PERFORM pg_temp.same('seen by', (SELECT string_agg(office || ' ' || purpose, ',') FROM atelier.person_offices(a)), 'AM registered,GE sharing');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('left behind', (SELECT count(*) FROM atelier.audit_value WHERE subject_id = b), 0::bigint);
    PERFORM pg_temp.same('counters', (SELECT taken FROM atelier.session), 1);
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('promises', (SELECT count(*) FROM atelier.broken_promises()), 0::bigint);
END $$;

-- test: In one session the better standing stays, with the other's attendance, and the freed seat goes to who waits
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s1 uuid := pg_temp.session('S1', 2, '2026-05-04');
    s2 uuid := pg_temp.session('S2', 1, '2026-05-05');
    s3 uuid := pg_temp.session('S3', 9, '2026-02-02');
    a uuid := pg_temp.person('A'); b uuid := pg_temp.person('B'); c uuid := pg_temp.person('C');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s1], ARRAY[a]);
    PERFORM pg_temp.same('both', pg_temp.admit(ARRAY[s1, s1], ARRAY[b, c]), 'confirmed,waitlisted 1');
    PERFORM pg_temp.same('s2', pg_temp.admit(ARRAY[s2, s2], ARRAY[b, a]), 'confirmed,waitlisted 1');
    PERFORM atelier.admit(ARRAY[s3, s3], ARRAY[a, b], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    PERFORM atelier.record_attendance(bl.id, ARRAY[r.id], '{true}') FROM atelier.block bl, atelier.registration r
    WHERE bl.session_id = s3 AND r.session_id = s3 AND r.person_id = b;
    PERFORM atelier.merge_persons(a, b, 'one woman');
    PERFORM pg_temp.same('standings', (SELECT string_agg(s.code || ' ' || p.name || ' ' || r.state || COALESCE(' ' || r.attendance, ''), ',' ORDER BY s.code, p.name, r.arrival)
        FROM atelier.registration r JOIN atelier.session s ON s.id = r.session_id JOIN atelier.person p ON p.id = r.person_id),
        'S1 A confirmed,S1 A cancelled,S1 C confirmed,S2 A confirmed,S2 A cancelled,S3 A confirmed attended,S3 A cancelled');
    PERFORM pg_temp.same('why', (SELECT string_agg(DISTINCT rule, ',') FROM atelier.registration WHERE state = 'cancelled'), 'registration_merged');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('promises', (SELECT string_agg(promise || place, ',') FROM atelier.broken_promises()), NULL);
END $$;

-- test: Two who are expected in two places at once are not merged, and it is said where
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s1 uuid := pg_temp.session('S1', 9, '2026-05-04'); s2 uuid := pg_temp.session('S2', 9, '2026-05-04');
    a uuid := pg_temp.person('A'); b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s1, s2], ARRAY[a, b]);
    PERFORM pg_temp.same('facts', pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, ''x'')', a, b), 'person_merge_clash'),
        '{"from": "2026-05-04 09:00", "until": "2026-05-04 17:00", "zone": "Asia/Yerevan", "session": "S1", "other": "S2"}');
    PERFORM pg_temp.same('both stay', (SELECT count(*) FROM atelier.person), 2::bigint);
END $$;

-- test: Somebody who teaches where they also take part is not merged, nor are two trainers
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s1 uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01'); u uuid := pg_temp.trainer('T2', '2026-01-01', '2027-01-01');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM atelier.assign(s1, t, 'lead', 'accepted', NULL);
    PERFORM pg_temp.admit(ARRAY[s1], ARRAY[a]);
    PERFORM pg_temp.refused(format('SELECT atelier.merge_persons(%L, p.id, ''x'') FROM atelier.person p WHERE p.name = ''Trainer T1''', a), 'person_merge_clash');
    PERFORM pg_temp.refused($q$SELECT atelier.merge_persons(a.id, b.id, 'x') FROM atelier.person a, atelier.person b WHERE a.name = 'Trainer T1' AND b.name = 'Trainer T2'$q$, 'person_merge_trainers');
END $$;

-- test: Certificates of both stay valid under their numbers, as they were printed, and no third is issued
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
    a uuid := pg_temp.person('Anna'); b uuid := pg_temp.person('Annah');
BEGIN
    PERFORM atelier.admit(ARRAY[s, s], ARRAY[a, b], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    PERFORM atelier.record_attendance(bl.id, ARRAY(SELECT id FROM atelier.registration), '{true,true}') FROM atelier.block bl;
    PERFORM atelier.issue_certificates(s, '{0000-0000-0000,1111-1111-1111}');
    PERFORM atelier.merge_persons(a, b, 'one woman');
    PERFORM pg_temp.same('certificates', (SELECT string_agg(c.name || ' ' || atelier.certificate_state(number), ',' ORDER BY c.name)
        FROM atelier.certificate c WHERE c.person_id = a), 'Anna issued,Annah issued');
    PERFORM pg_temp.same('no third', (SELECT count(*) FROM atelier.issue_certificates(s, '{2222-2222-2222}')), 0::bigint);
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.certificate SET merged_from = NULL$$, 'certificate_one_per_person');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET person_id = atelier.uuid7()$$, 'certificate_as_printed');

-- test: Only an office whose both persons are merges them, not one that one is shared with
SELECT pg_temp.act('user:gio');
SELECT pg_temp.person('G');
SELECT pg_temp.act('user:ani');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused($$SELECT atelier.merge_persons(a.id, b.id, 'x') FROM atelier.person a, atelier.person b WHERE a.name = 'G' AND b.name = 'A'$$, 'person_unknown');
SELECT pg_temp.refused($$SELECT atelier.merge_persons(b.id, a.id, 'x') FROM atelier.person a, atelier.person b WHERE a.name = 'G' AND b.name = 'A'$$, 'person_unknown');
SELECT pg_temp.refused($$SELECT atelier.distinguish_persons(b.id, a.id, 'x') FROM atelier.person a, atelier.person b WHERE a.name = 'G' AND b.name = 'A'$$, 'person_unknown');
SELECT pg_temp.act('public');
SELECT pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, ''x'')', atelier.uuid7(), atelier.uuid7()), 'person_unknown');

-- test: Decisions, sharings, guardians and consents of both become one each
SELECT pg_temp.act('user:wim');
SELECT atelier.add_consent_text('photo', NULL, 'en', 'One');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A'); b uuid := pg_temp.person('B'); c uuid := pg_temp.person('C');
    ge uuid := (SELECT id FROM atelier.organisation WHERE code = 'GE');
BEGIN
    PERFORM atelier.share_person(a, ge, 'referral', '2027-01-01'), atelier.share_person(b, ge, 'referral', '2028-01-01');
    PERFORM atelier.add_guardian(a, 'Karine', 'mother', NULL, NULL), atelier.add_guardian(b, 'KARINE', 'mother', NULL, NULL);
    PERFORM atelier.give_consent(a, 'photo', NULL, 'en', '2026-01-01', NULL, 'x'), atelier.give_consent(b, 'photo', NULL, 'en', '2026-02-01', NULL, 'x');
    PERFORM atelier.distinguish_persons(a, b, 'seem two'), atelier.distinguish_persons(b, c, 'cousins');
    PERFORM atelier.merge_persons(a, b, 'one woman');
    PERFORM pg_temp.same('until', (SELECT until FROM atelier.person_offices(a) WHERE office = 'GE'), '2028-01-01'::timestamptz);
    PERFORM pg_temp.same('guardians', (SELECT count(*) FROM atelier.guardian WHERE removed_at IS NULL), 1::bigint);
    PERFORM pg_temp.same('consents', (SELECT string_agg(state, ',' ORDER BY given_on) FROM atelier.consent WHERE person_id = a), 'replaced,given');
    PERFORM pg_temp.same('decisions', (SELECT count(*) FROM atelier.person_distinct), 1::bigint);
    PERFORM pg_temp.same('about C', (SELECT c IN (person_id, other_id) AND a IN (person_id, other_id) FROM atelier.person_distinct), true);
END $$;

-- test: Whatever table has rows about persons, merging leaves none of the person who goes
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A'); b uuid := pg_temp.person('B');
    place record; left_over bigint;
BEGIN
    RESET SESSION AUTHORIZATION;
    CREATE TABLE atelier.made_later (id uuid PRIMARY KEY DEFAULT atelier.uuid7(), person_id uuid, witness uuid REFERENCES atelier.person (id));
    GRANT ALL ON atelier.made_later TO atelier_engine;
    INSERT INTO atelier.made_later (person_id, witness) VALUES (b, b);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.merge_persons(a, b, 'one woman');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('moved', (SELECT person_id = a AND witness = a FROM atelier.made_later), true);
    FOR place IN SELECT * FROM atelier.person_columns() LOOP
        EXECUTE format('SELECT count(*) FROM atelier.%I WHERE %I = $1', place.table_name, place.column_name) INTO left_over USING b;
        PERFORM pg_temp.same(place.table_name, left_over, 0::bigint);
    END LOOP;
END $$;

-- test: A table in which both can't stand side by side stops the merging with its rule
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A'); b uuid := pg_temp.person('B');
BEGIN
    RESET SESSION AUTHORIZATION;
    CREATE TABLE atelier.made_later (id uuid PRIMARY KEY DEFAULT atelier.uuid7(), person_id uuid CONSTRAINT made_later_once UNIQUE);
    GRANT ALL ON atelier.made_later TO atelier_engine;
    INSERT INTO atelier.made_later (person_id) VALUES (a), (b);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('facts', pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, ''x'')', a, b), 'person_merge_rows'),
        '{"noun": "made later", "rule": "made_later_once"}');
END $$;

-- test: Results of assessments go to the person who is meant, also those of a standing that ends
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.assessment (training_id, code, title, moment, maximum, pass_mark, required, attempts)
SELECT id, 'EXAM', '{"en": "Test"}', 'post', 20, 12, true, 2 FROM atelier.training;
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    one uuid := pg_temp.session('S1', 9, '2026-02-02');
    two uuid := pg_temp.session('S2', 9, '2026-02-09');
    shared uuid := pg_temp.session('S3', 9, '2026-02-16');
    course uuid := pg_temp.series('DIASPORA', 'HM', one, two);
    a uuid;
    b uuid;
BEGIN
    PERFORM pg_temp.attended('Anna', one, shared);
    PERFORM pg_temp.attended('Annah', two, shared);
    SELECT id INTO a FROM atelier.person WHERE name = 'Anna';
    SELECT id INTO b FROM atelier.person WHERE name = 'Annah';
    PERFORM atelier.record_results(r.session_id, x.id, ARRAY[r.id], ARRAY[score], '{NULL}', '2026-02-16', NULL)
    FROM atelier.registration r, atelier.assessment x, unnest(ARRAY[10, 11]) AS score
    WHERE r.session_id <> shared OR r.person_id = b;
    PERFORM atelier.merge_persons(a, b, 'the same');
    -- In a series they had two attempts each; nothing of it is lost.
    PERFORM pg_temp.same('results', (SELECT string_agg(concat_ws(' ', s.code, r.state, o.attempt), ',' ORDER BY s.code, o.attempt)
        FROM atelier.assessment_result o JOIN atelier.registration r ON r.id = o.registration_id JOIN atelier.session s ON s.id = r.session_id
        WHERE o.person_id = a), 'S1 confirmed 1,S1 confirmed 2,S2 confirmed 1,S2 confirmed 2,S3 confirmed 1,S3 confirmed 2');
    PERFORM pg_temp.same('corrected', (SELECT atelier.record_results(two, x.id, ARRAY[r.id], '{12}', '{1}', '2026-02-16', 'Miscounted')
        FROM atelier.registration r, atelier.assessment x WHERE r.session_id = two), 1);
END $$;
SELECT pg_temp.sound();

-- test: Two records of one person, one in a whole and one in its part, become one, held once for every hour
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    whole uuid := pg_temp.session('W1', 9, '2026-05-04', '2026-05-05');
    part uuid := pg_temp.part('P1', whole, '2026-05-04 10:00', '2026-05-04 12:00');
    inner_part uuid := pg_temp.part('Q1', part, '2026-05-04 11:00', '2026-05-04 12:00');
    a uuid; b uuid;
    pair record;
BEGIN
    FOR pair IN SELECT * FROM (VALUES (whole, part), (part, whole), (whole, inner_part), (inner_part, part)) AS v(keeps, goes) LOOP
        a := pg_temp.person('A'); b := pg_temp.person('B');
        PERFORM pg_temp.same('in', pg_temp.admit(ARRAY[pair.keeps, pair.goes], ARRAY[a, b]), 'confirmed,confirmed');
        PERFORM atelier.merge_persons(a, b, 'one person');
        PERFORM pg_temp.same('both stay', (SELECT count(*) FROM atelier.registration r WHERE r.person_id = a AND r.state = 'confirmed'), 2::bigint);
        PERFORM pg_temp.sound();
        PERFORM atelier.cancel_registration(r.id, 'x') FROM atelier.registration r WHERE r.person_id = a AND r.session_id = pair.goes;
        PERFORM pg_temp.sound();
    END LOOP;
    -- A third session still clashes with either.
    a := pg_temp.person('A'); b := pg_temp.person('B');
    PERFORM pg_temp.admit(ARRAY[whole, part, pg_temp.session('X1', 9, '2026-05-05')], ARRAY[a, b, b]);
    PERFORM pg_temp.same('clash', pg_temp.refused(format('SELECT atelier.merge_persons(%L, %L, ''x'')', a, b), 'person_merge_clash') ->> 'other', 'X1');
END $$;
SELECT pg_temp.sound();

-- test: Who teaches a whole and takes part in a part under another record becomes one, in the whole's other hours
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    whole uuid := pg_temp.session('W1', 9, '2026-05-04');
    part uuid := pg_temp.part('P1', whole, '2026-05-04 10:00', '2026-05-04 12:00');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    a uuid := (SELECT person_id FROM atelier.trainer);
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM atelier.assign(whole, t, 'lead', 'accepted', NULL);
    PERFORM pg_temp.admit(ARRAY[part], ARRAY[b]);
    PERFORM atelier.merge_persons(a, b, 'one person');
    PERFORM pg_temp.same('held', (SELECT string_agg((upper(h.during) - lower(h.during))::text, ',' ORDER BY lower(h.during)) FROM atelier.hold h), '01:00:00,02:00:00,05:00:00');
END $$;
SELECT pg_temp.sound();

-- test: Who is merged is seen by the offices that entered either, each of which may erase them
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT outcome FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('G')], '{user:gio}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A'), pg_temp.person('B');
SELECT count(*) FROM atelier.person keep, atelier.person gone, atelier.merge_persons(keep.id, gone.id, 'one') WHERE keep.name = 'A' AND gone.name = 'G';
SELECT pg_temp.same('both', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o WHERE p.name = 'A'), 'AM registered,GE registered,AM hosting');
SELECT pg_temp.same('two of one office', (SELECT count(*) > 0 FROM atelier.person keep, atelier.person gone, atelier.merge_persons(keep.id, gone.id, 'one') WHERE keep.name = 'B' AND gone.name = 'A'), true);
SELECT pg_temp.same('no office twice', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM registered,GE registered,AM hosting');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('both see', (SELECT name FROM atelier.person), 'B');
SELECT pg_temp.same('found', (SELECT count(*) FROM atelier.person p, atelier.find_people(p.reference, '', '{}', 5)), 1::bigint);
SELECT pg_temp.same('erased', (SELECT count(*) > 0 FROM atelier.person p, atelier.erase_person(p.id, 'letter')), true);
SELECT pg_temp.same('offices stay', (SELECT string_agg(o.office || ' ' || o.purpose, ',') FROM atelier.person p, atelier.person_offices(p.id) o), 'AM registered,GE registered,AM hosting');

-- test: What one office's person had of the other's office is not kept twice
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT outcome FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('G')], '{user:gio}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
-- The other way round: GE's stays, then once more with another of AM's.
SELECT count(*) FROM atelier.person keep, atelier.person gone, atelier.merge_persons(keep.id, gone.id, 'one') WHERE keep.name = 'G' AND gone.name = 'A';
SELECT pg_temp.person('B');
SELECT count(*) FROM atelier.person keep, atelier.person gone, atelier.merge_persons(keep.id, gone.id, 'one') WHERE keep.name = 'B' AND gone.name = 'G';
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('scope', (SELECT string_agg(o.code || ' ' || s.purpose, ',' ORDER BY o.code, s.purpose) FROM atelier.person_scope s JOIN atelier.organisation o ON o.id = s.office_id), 'AM hosting,GE registered');
