-- test: An absence or a day outside a trainer's availability is found; the kind only by who sees the person
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04', '2026-05-05');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
    INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (who, '[2026-05-06,2026-05-08)', 'leave');
    PERFORM pg_temp.same('after it', (SELECT count(*) FROM atelier.check_trainers), 0::bigint);
    INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (who, '[2026-05-05,2026-05-06)', 'illness');
    PERFORM pg_temp.same('absent', (SELECT rule || ' ' || (facts ->> 'day') || ' ' || (facts ->> 'kind') FROM atelier.finding), 'trainer_absent 2026-05-05 illness');
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('kind hidden', (SELECT rule || ' ' || (facts ->> 'day') || COALESCE(facts ->> 'kind', '') FROM atelier.finding), 'trainer_absent 2026-05-05');
    PERFORM pg_temp.same('row hidden', (SELECT count(*) FROM atelier.absence), 0::bigint);
    PERFORM pg_temp.refused(format('INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (%L, %L, %L)', who, '[2026-06-01,2026-06-02)', 'leave'), 'rights');
    PERFORM pg_temp.refused(format('SELECT atelier.end_absence(%L, %L)', who, '[2026-05-05,2026-05-06)'), 'trainer_of_other_office');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (%L, %L, %L)', who, '[2026-05-01,2026-05-06)', 'leave'), 'absence_once_a_day');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (%L, %L, %L)', who, '[2026-06-01,2026-06-02)', 'bored'), 'absence_kind_known');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (%L, %L, %L)', who, '[2026-06-01,)', 'leave'), 'absence_days');
    PERFORM pg_temp.same('ended', atelier.end_absence(who, '[2026-05-05,2026-05-07)'), 2);
    PERFORM pg_temp.same('rest', (SELECT string_agg(days::text, ' ') FROM atelier.absence), '[2026-05-07,2026-05-08)');
    INSERT INTO atelier.availability (trainer_id, days) VALUES (who, '[2026-04-01,2026-05-05)');
    PERFORM pg_temp.same('unavailable', (SELECT rule || ' ' || (facts ->> 'day') FROM atelier.finding), 'trainer_unavailable 2026-05-05');
    INSERT INTO atelier.availability (trainer_id, days) VALUES (who, '[2026-05-05,)');
    PERFORM pg_temp.same('available', (SELECT count(*) FROM atelier.finding), 0::bigint);
    PERFORM pg_temp.refused(format('INSERT INTO atelier.availability (trainer_id, days) VALUES (%L, %L)', who, '[2026-04-01,2026-04-02)'), 'availability_once_a_day');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.availability (trainer_id, days) VALUES (%L, %L)', who, 'empty'), 'availability_days');
END $$;

-- test: Who may teach it, speaks it, is free and not absent, and why the others don't fit
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    hm uuid := (SELECT id FROM atelier.training WHERE code = 'HM');
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    fits uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    busy uuid := pg_temp.trainer('T2', '2026-01-01', '2027-01-01');
    away uuid := pg_temp.trainer('T3', '2026-01-01', '2027-01-01');
    mute uuid := pg_temp.trainer('T4', '2026-01-01', '2027-01-01');
    late uuid := pg_temp.trainer('T5', '2026-01-01', '2026-05-05');
    part uuid := pg_temp.trainer('T6', '2026-01-01', '2027-01-01');
    n1 uuid := pg_temp.trainer('N1', '2026-01-01', '2026-01-02');
    told text;
BEGIN
    UPDATE atelier.trainer SET languages = '{fr}' WHERE code = 'T4';
    PERFORM atelier.assign(s, busy, 'lead', 'asked', NULL);
    INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (away, '[2026-05-05,2026-05-06)', 'leave');
    INSERT INTO atelier.availability (trainer_id, days) VALUES (part, '[2026-05-01,2026-05-05)');
    SELECT string_agg(t.code || ' ' || COALESCE(c.rule, 'fits'), ', ' ORDER BY t.code) INTO told
    FROM atelier.trainer_candidates(hm, 'en', NULL, NULL, '[2026-05-04,2026-05-06)', 'Asia/Yerevan') c JOIN atelier.trainer t ON t.id = c.trainer_id;
    PERFORM pg_temp.same('told', told, 'N1 candidate_unqualified, T1 fits, T2 candidate_busy, T3 candidate_away, T4 candidate_language, T5 candidate_unqualified, T6 candidate_away');
    PERFORM pg_temp.same('elsewhere', (SELECT facts ->> 'elsewhere' FROM atelier.trainer_candidates(hm, 'en', NULL, NULL, '[2026-05-04,2026-05-06)', 'Asia/Yerevan') WHERE rule = 'candidate_busy'), 'S1');
    PERFORM pg_temp.same('kind', (SELECT facts ->> 'kind' FROM atelier.trainer_candidates(hm, 'en', NULL, NULL, '[2026-05-04,2026-05-06)', 'UTC') c WHERE c.trainer_id = away), 'leave');
    PERFORM pg_temp.same('the day before', (SELECT rule FROM atelier.trainer_candidates(hm, 'en', NULL, NULL, '[2026-05-03,2026-05-04)', 'Asia/Yerevan') c WHERE c.trainer_id = busy), NULL::text);
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, both_ways) VALUES (n1, 'hy', 'fr', true);
    PERFORM pg_temp.same('pair', (SELECT string_agg(t.code, ',') FROM atelier.trainer_candidates(NULL, NULL, 'fr', 'hy', NULL, 'UTC') c JOIN atelier.trainer t ON t.id = c.trainer_id WHERE c.rule IS NULL), 'N1');
    -- Another office learns free or busy, and nothing else.
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('outside', (SELECT string_agg(c.rule || ' ' || c.facts::text, ', ' ORDER BY c.rule) FROM atelier.trainer_candidates(hm, NULL, NULL, NULL, '[2026-05-04,2026-05-06)', 'UTC') c WHERE c.rule IN ('candidate_busy', 'candidate_away') AND c.trainer_id IN (busy, away)),
        'candidate_away {}, candidate_busy {"from": "2026-05-04 05:00", "zone": "UTC", "until": "2026-05-04 13:00"}');
    PERFORM pg_temp.act('user:tom');
    PERFORM pg_temp.same('not for others', (SELECT count(*) FROM atelier.trainer_candidates(hm, NULL, NULL, NULL, NULL, 'UTC')), 0::bigint);
END $$;

-- test: A roster says when a trainer is expected, and where only to who may see the session
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-06');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM atelier.assign(t, who, 'co-trainer', 'proposed', NULL);
    PERFORM pg_temp.same('here', (SELECT string_agg(concat_ws(' ', starts, zone, session, role, state), ', ') FROM atelier.trainer_roster(who, NULL, NULL)),
        '2026-05-04 09:00 Asia/Yerevan S1 lead asked, 2026-05-06 09:00 Asia/Yerevan S2 co-trainer proposed');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('outside', (SELECT string_agg(concat_ws(' ', starts, zone, session, role, state), ', ') FROM atelier.trainer_roster(who, NULL, NULL)), '2026-05-04 05:00 UTC');
END $$;

-- test: A qualification that ends within 60 days is due, unless another follows
SELECT pg_temp.act('user:ani');
SELECT pg_temp.trainer('T1', '2026-01-01', '2026-04-30'), pg_temp.trainer('T2', '2026-01-01', '2026-06-01');
SELECT pg_temp.same('due', (SELECT string_agg(due_on || ' ' || rule || ' ' || (facts ->> 'trainer'), ', ') FROM atelier.due_trainers), '2026-04-30 qualification_ending T1');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('not for others', (SELECT count(*) FROM atelier.due_trainers), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('for who plans', (SELECT count(*) FROM atelier.due_trainers), 1::bigint);
INSERT INTO atelier.qualification (trainer_id, training_id, valid) SELECT trainer_id, training_id, '[2026-04-30,2027-04-30)' FROM atelier.qualification WHERE upper(valid) = '2026-04-30';
SELECT pg_temp.same('renewed', (SELECT count(*) FROM atelier.due_trainers), 0::bigint);

-- test: An office with which a trainer is only shared sees when they don't work, and changes nothing of it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    mine uuid := pg_temp.person('M');
BEGIN
    INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (t, '[2026-05-01,2026-06-01)', 'illness');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, both_ways, valid) VALUES (t, 'en', 'hy', true, '[2026-01-01,2027-01-01)');
    PERFORM atelier.share_person(p.id, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'x', atelier.now() + interval '1 hour') FROM atelier.person p;
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('seen', (SELECT kind FROM atelier.absence), 'illness');
    DELETE FROM atelier.absence;
    DELETE FROM atelier.interpretation;
    UPDATE atelier.trainer SET languages = '{fr}';
    PERFORM pg_temp.refused(format('SELECT atelier.end_absence(%L, %L)', t, '[2026-05-01,2026-06-01)'), 'trainer_of_other_office');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.absence (trainer_id, days, kind) VALUES (%L, %L, %L)', t, '[2026-07-01,2026-08-01)', 'illness'), 'rights');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.availability (trainer_id, days) VALUES (%L, %L)', t, '[2026-07-01,2026-08-01)'), 'rights');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.interpretation (trainer_id, from_language, to_language, both_ways, valid) VALUES (%L, %L, %L, false, %L)', t, 'fr', 'hy', '[2026-01-01,2027-01-01)'), 'rights');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.trainer (code, person_id, languages) VALUES (%L, %L, %L)', 'GIO', mine, '{en}'), 'rights');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('untouched', (SELECT a.kind || t.languages::text || i.to_language FROM atelier.absence a, atelier.trainer t, atelier.interpretation i), 'illness{en}hy');
    PERFORM pg_temp.same('own office', atelier.end_absence(t, '[2026-05-01,2026-06-01)'), 1);
    UPDATE atelier.trainer SET languages = '{hy}';
    DELETE FROM atelier.interpretation;
    PERFORM pg_temp.same('changed', (SELECT t.languages::text || (SELECT count(*) FROM atelier.interpretation) FROM atelier.trainer t), '{hy}0');
END $$;
