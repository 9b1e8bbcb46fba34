-- test: Finishing a trainer course makes a trainer and grants what its rule names, once
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme, minimum_attendance) VALUES ('TOT', '{"en": "Training of trainers"}', 'professionalism', 0.8);
INSERT INTO atelier.training_grant (training_id, grants_training_id, months, last_generation)
SELECT c.id, g.id, 24, 3 FROM atelier.training c, atelier.training g WHERE c.code = 'TOT' AND g.code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-02-02');
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    tot uuid := (SELECT id FROM atelier.training WHERE code = 'TOT');
    master uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    a uuid := pg_temp.person('Anna');
    held atelier.qualification;
BEGIN
    PERFORM atelier.assign(s, master, 'lead', 'accepted', NULL);
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen, state)
    VALUES ('0000-0000-0001', a, s, tot, 'x', '2026-02-02', true, 'printed ahead');
    PERFORM pg_temp.same('dormant', atelier.grant_qualifications((SELECT array_agg(id) FROM atelier.certificate)), 0);
    PERFORM pg_temp.same('dormant', (SELECT count(*) FROM atelier.qualification WHERE origin <> 'hand'), 0::bigint);
    UPDATE atelier.certificate SET state = 'issued';
    SELECT q.* INTO held FROM atelier.qualification q WHERE origin = 'course';
    PERFORM pg_temp.same('days', held.valid, daterange('2026-02-02', '2028-02-02'));
    PERFORM pg_temp.same('generation', held.generation, 2);
    PERFORM pg_temp.same('novice', held.novice, true);
    PERFORM pg_temp.same('trainer', (SELECT t.code ~ '^T-[0-9A-Z]{6}$' AND t.languages = '{en}' FROM atelier.trainer t WHERE t.person_id = a), true);
    PERFORM pg_temp.same('lineage', (SELECT t.code FROM atelier.lineage l JOIN atelier.trainer t ON t.id = l.teacher_id WHERE l.qualification_id = held.id), 'T1');
    UPDATE atelier.certificate SET state = 'suspended';
    UPDATE atelier.certificate SET state = 'issued';
    PERFORM atelier.grant_qualifications((SELECT array_agg(id) FROM atelier.certificate));
    PERFORM pg_temp.same('once', (SELECT count(*) FROM atelier.qualification WHERE origin <> 'hand'), 1::bigint);
    PERFORM pg_temp.refused(format('INSERT INTO atelier.qualification (trainer_id, training_id, valid, origin, certificate_id) VALUES (%L, %L, %L, %L, %L)', master, hm, '[2030-01-01,)', 'course', held.certificate_id), 'qualification_once_per_certificate');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.lineage (qualification_id, teacher_id) SELECT qualification_id, teacher_id FROM atelier.lineage'), 'lineage_once');
END $$;

-- test: Nothing is granted beyond the last generation, and a renewal keeps the lower one
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_grant (training_id, grants_training_id, months, last_generation) SELECT id, id, 12, 2 FROM atelier.training WHERE code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    s uuid := pg_temp.session('S1', 4, '2025-02-02');
    t uuid := pg_temp.session('S2', 4, '2025-08-02');
    u uuid := pg_temp.session('S3', 4, '2025-09-02');
    master uuid := pg_temp.trainer('T1', '2025-01-01', '2027-01-01');
    a uuid := pg_temp.person('Anna');
    b uuid := pg_temp.person('Bela');
    c uuid := pg_temp.person('Cyril');
BEGIN
    PERFORM atelier.assign(s, master, 'lead', 'accepted', NULL);
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0001', a, s, hm, 'x', '2025-02-02', true), ('0000-0000-0004', c, s, hm, 'x', '2025-02-02', true);
    PERFORM pg_temp.act('user:ani');
    -- A renewal by somebody of one's own generation doesn't move one down.
    PERFORM atelier.assign(u, (SELECT id FROM atelier.trainer WHERE person_id = c), 'lead', 'accepted', NULL);
    PERFORM atelier.assign(t, (SELECT id FROM atelier.trainer WHERE person_id = a), 'lead', 'accepted', NULL);
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0002', b, t, hm, 'x', '2025-08-02', true);
    PERFORM pg_temp.same('third generation', (SELECT count(*) FROM atelier.trainer WHERE person_id = b), 0::bigint);
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0003', a, u, hm, 'x', '2025-09-02', true);
    PERFORM pg_temp.same('renewal', (SELECT string_agg(concat_ws(' ', q.valid, q.origin, q.generation), ', ' ORDER BY q.valid) FROM atelier.qualification q JOIN atelier.trainer t ON t.id = q.trainer_id WHERE t.person_id = a),
        '[2025-02-02,2026-02-02) course 2, [2026-02-02,2027-02-02) renewal 2');
END $$;

-- test: A qualification without end is not renewed, and a new one ends where another begins
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_grant (training_id, grants_training_id, months) SELECT id, id, 12 FROM atelier.training WHERE code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    s uuid := pg_temp.session('S1', 4, '2025-02-02');
    a uuid := pg_temp.trainer('T1', '2025-01-01', NULL);
    b uuid := pg_temp.trainer('T2', '2025-06-01', '2027-01-01');
BEGIN
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen)
    SELECT '0000-0000-000' || row_number() OVER (), t.person_id, s, hm, 'x', '2025-02-02', true FROM atelier.trainer t;
    PERFORM pg_temp.same('T1', (SELECT count(*) FROM atelier.qualification WHERE trainer_id = a), 1::bigint);
    PERFORM pg_temp.same('T2', (SELECT string_agg(valid::text, ' ' ORDER BY valid) FROM atelier.qualification WHERE trainer_id = b), '[2025-02-02,2025-06-01) [2025-06-01,2027-01-01)');
END $$;

-- test: A revoked certificate ends what it gave that day; what had not begun never holds
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_grant (training_id, grants_training_id, months) SELECT id, id, 24 FROM atelier.training WHERE code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    a uuid := pg_temp.person('Anna');
    s uuid := pg_temp.session('S1', 4, '2025-02-02');
    t uuid := pg_temp.session('S2', 4, '2025-03-02');
BEGIN
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0001', a, s, hm, 'x', '2025-02-02', true);
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0002', a, t, hm, 'x', '2025-03-02', true);
    PERFORM pg_temp.same('before', (SELECT string_agg(valid::text, ' ' ORDER BY valid) FROM atelier.qualification), '[2025-02-02,2027-02-02) [2027-02-02,2029-02-02)');
    UPDATE atelier.certificate SET state = 'revoked', state_because = 'cheated';
    PERFORM pg_temp.same('after', (SELECT string_agg(valid || ' ' || ended_because, ' ' ORDER BY certificate_id) FROM atelier.qualification), '[2025-02-02,2026-03-02) cheated empty cheated');
    UPDATE atelier.certificate SET state_because = 'cheated twice';
    PERFORM pg_temp.same('kept', (SELECT count(*) FROM atelier.qualification WHERE ended_because = 'cheated'), 2::bigint);
END $$;

-- test: Who plans grants to those who finished before the rule was there, and nobody else makes rules
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    a uuid := pg_temp.person('Anna');
    s uuid := pg_temp.session('S1', 4, '2025-02-02');
BEGIN
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen) VALUES ('0000-0000-0001', a, s, hm, 'x', '2025-02-02', true);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.training_grant (training_id, grants_training_id) VALUES (%L, %L)', hm, hm), 'rights');
    PERFORM pg_temp.refused(format('SELECT atelier.grant_past(%L)', hm), 'actor_may_not');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.training_grant (training_id, grants_training_id, months) VALUES (%L, %L, 0)', hm, hm), 'training_grant_months');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.training_grant (training_id, grants_training_id, last_generation) VALUES (%L, %L, 0)', hm, hm), 'training_grant_last_generation');
    INSERT INTO atelier.training_grant (training_id, grants_training_id) VALUES (hm, hm);
    PERFORM pg_temp.refused(format('INSERT INTO atelier.training_grant (training_id, grants_training_id) VALUES (%L, %L)', hm, hm), 'training_grant_once');
    PERFORM pg_temp.same('granted', atelier.grant_past(hm), 1);
    PERFORM pg_temp.same('again', atelier.grant_past(hm), 0);
    PERFORM pg_temp.same('without end', (SELECT upper_inf(valid) FROM atelier.qualification), true);
END $$;

-- test: A new trainer alone is found; beside an experienced one, or after having taught, not
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    new uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    other uuid := pg_temp.trainer('T2', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM pg_temp.act('user:wim');
    UPDATE atelier.qualification SET novice = true;
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.assign(s, new, 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('alone', (SELECT facts ->> 'trainer' FROM atelier.finding WHERE rule = 'trainer_new_alone'), 'T1');
    PERFORM atelier.assign(s, other, 'co-trainer', 'proposed', NULL);
    PERFORM pg_temp.same('two novices', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_new_alone'), 1::bigint);
    PERFORM pg_temp.act('user:wim');
    UPDATE atelier.qualification SET novice = false WHERE trainer_id = other;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('only proposed', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_new_alone'), 1::bigint);
    PERFORM atelier.assign(s, other, NULL, 'asked', NULL);
    PERFORM pg_temp.same('beside', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_new_alone'), 0::bigint);
    PERFORM atelier.assign(s, other, NULL, 'declined', NULL, because => 'ill');
    PERFORM atelier.assign(pg_temp.session('S0', 4, '2026-02-02'), new, 'co-trainer', 'accepted', NULL);
    PERFORM pg_temp.same('taught before', (SELECT count(*) FROM atelier.finding WHERE rule = 'trainer_new_alone'), 0::bigint);
END $$;

-- test: The steps of assigning and granting are for the engine alone
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('behind the doors', (SELECT string_agg(p.proname, ', ') FROM pg_proc p WHERE p.pronamespace = 'atelier'::regnamespace
    AND p.proname IN ('live_assignment', 'require_fit', 'grant_qualifications', 'grant_qualification', 'trainer_of', 'free_days', 'end_qualifications')
    AND has_function_privilege('atelier_service', p.oid, 'EXECUTE')), NULL::text);

-- test: Of certificates that change in one statement each ends what it gave itself, and one that was revoked before nothing more
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme, minimum_attendance) VALUES ('TOT', '{"en": "Training of trainers"}', 'professionalism', 0.8);
INSERT INTO atelier.training_grant (training_id, grants_training_id, months, last_generation)
SELECT c.id, g.id, 24, 3 FROM atelier.training c, atelier.training g WHERE c.code = 'TOT' AND g.code = 'HM';
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-02-02');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
BEGIN
    PERFORM atelier.assign(s, pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'accepted', NULL);
    RESET SESSION AUTHORIZATION;
    INSERT INTO atelier.certificate (number, person_id, session_id, training_id, title, awarded_on, specimen, state)
    SELECT '0000-0000-000' || i.n, i.person, s, g.id, 'x', '2026-02-02', true, 'printed ahead'
    FROM atelier.training g, unnest(p) WITH ORDINALITY AS i(person, n)
    WHERE g.code = 'TOT';
    UPDATE atelier.certificate SET state = 'issued';
    UPDATE atelier.certificate SET state = 'revoked', state_because = 'one' WHERE number = '0000-0000-0001';
    UPDATE atelier.certificate SET state = 'revoked', state_because = number;
    PERFORM pg_temp.same('ended', (SELECT string_agg(c.number || ' ' || q.ended_because, ', ' ORDER BY c.number)
        FROM atelier.qualification q JOIN atelier.certificate c ON c.id = q.certificate_id), '0000-0000-0001 one, 0000-0000-0002 0000-0000-0002');
END $$;
