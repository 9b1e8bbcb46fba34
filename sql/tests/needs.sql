-- test: A need is open until it is met or closed because, and moves along no other way
SELECT pg_temp.act('user:ani');
SELECT atelier.add_need(pg_temp.person(n), NULL, 'tourism', NULL, 'AM', 'hy', 'A job in a hotel', NULL) FROM unnest('{A,B,C}'::text[]) AS n;
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    before text;
    after text;
    whose uuid;
BEGIN
    FOREACH before IN ARRAY ARRAY['open', 'met', 'closed'] LOOP
        SELECT n.id INTO whose FROM atelier.need n WHERE n.state = 'open' ORDER BY n.reference LIMIT 1;
        IF before <> 'open' THEN
            UPDATE atelier.need SET state = before, closed_because = 'moved away' WHERE id = whose;
        END IF;
        FOREACH after IN ARRAY ARRAY['open', 'met', 'closed'] LOOP
            CONTINUE WHEN before = after OR before = 'open';
            PERFORM pg_temp.refused(format('UPDATE atelier.need SET state = %L, closed_because = ''x'' WHERE id = %L', after, whose), 'need_transition');
        END LOOP;
    END LOOP;
END $$;
SELECT pg_temp.same('states', (SELECT string_agg(state, ',' ORDER BY state) FROM atelier.need), 'closed,met,open');
SELECT pg_temp.same('closed at', (SELECT count(*) FROM atelier.need WHERE closed_at = atelier.now()), 2::bigint);
SELECT pg_temp.refused(format($$INSERT INTO atelier.need (person_id, office_id, words, state) SELECT person_id, office_id, 'x', %L FROM atelier.need LIMIT 1$$, s), 'need_transition')
FROM unnest('{met,closed}'::text[]) AS s;

-- test: A need says what is looked for, and why it was closed
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT pg_temp.refused($$SELECT atelier.add_need(id, NULL, NULL, NULL, NULL, NULL, ' ', NULL) FROM atelier.person$$, 'need_words_present');
SELECT pg_temp.refused($$SELECT atelier.add_need(id, NULL, NULL, NULL, NULL, NULL, repeat('x', 2001), NULL) FROM atelier.person$$, 'need_words_length');
SELECT pg_temp.refused($$SELECT atelier.add_need(id, NULL, ' ', NULL, NULL, NULL, 'x', NULL) FROM atelier.person$$, 'need_theme_present');
SELECT pg_temp.refused($$SELECT atelier.add_need(id, NULL, NULL, NULL, NULL, 'Armenian', 'x', NULL) FROM atelier.person$$, 'need_language_form');
SELECT atelier.add_need(id, NULL, NULL, NULL, NULL, NULL, 'x', NULL) FROM atelier.person;
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'closed', ' ') FROM atelier.need$$, 'need_closed_because');
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'away', 'x') FROM atelier.need$$, 'need_transition');
SELECT atelier.close_need(id, 'met', NULL) FROM atelier.need;
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'closed', 'x') FROM atelier.need$$, 'need_transition');
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'met', NULL) FROM atelier.need$$, 'need_transition');

-- test: A referral goes proposed, accepted, completed, or is declined, or dropped out of, and no other way
SELECT pg_temp.act('user:ani');
SELECT atelier.add_need(pg_temp.person('A'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT atelier.refer(n.id, NULL, NULL, o.id, 'Service ' || number, NULL)
FROM atelier.need n, atelier.organisation o, generate_series(1, 5) AS number WHERE o.code = 'GE';
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := ARRAY['proposed', 'accepted', 'completed', 'declined', 'dropped out'];
    drawn text[] := ARRAY['proposed accepted', 'proposed declined', 'accepted completed', 'accepted dropped out'];
    before text;
    after text;
    whose uuid;
BEGIN
    FOR number IN 1..5 LOOP
        before := states[number];
        SELECT r.id INTO whose FROM atelier.referral r WHERE r.service = 'Service ' || number;
        IF before IN ('accepted', 'completed', 'dropped out') THEN
            UPDATE atelier.referral SET state = 'accepted' WHERE id = whose;
        END IF;
        IF before NOT IN ('proposed', 'accepted') THEN
            UPDATE atelier.referral SET state = before, because = 'x' WHERE id = whose;
        END IF;
        PERFORM pg_temp.same('state', (SELECT r.state FROM atelier.referral r WHERE r.id = whose), before);
        FOREACH after IN ARRAY states LOOP
            CONTINUE WHEN before = after OR before || ' ' || after = ANY(drawn);
            PERFORM pg_temp.refused(format('UPDATE atelier.referral SET state = %L, because = ''x'' WHERE id = %L', after, whose), 'referral_transition');
        END LOOP;
        IF before <> 'proposed' THEN
            PERFORM pg_temp.refused(format('INSERT INTO atelier.referral (need_id, person_id, office_id, organisation_id, service, state, because)
                SELECT need_id, person_id, office_id, organisation_id, ''y'', %L, ''x'' FROM atelier.referral LIMIT 1', before), 'referral_transition');
        END IF;
    END LOOP;
END $$;

-- test: A referral leads to one thing, once at a time, ends with a reason, and is answered by who made it
SELECT pg_temp.act('user:ani');
SELECT atelier.add_need(pg_temp.person('A'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT pg_temp.refused($$SELECT atelier.refer(id, NULL, NULL, NULL, NULL, NULL) FROM atelier.need$$, 'referral_to_one_thing');
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, g.id, g.id, 'x', NULL) FROM atelier.need n, atelier.training g$$, 'referral_to_one_thing');
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, NULL, o.id, ' ', NULL) FROM atelier.need n, atelier.organisation o WHERE o.code = 'GE'$$, 'referral_service_named');
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, g.id, NULL, 'x', NULL) FROM atelier.need n, atelier.training g$$, 'referral_service_named');
SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, '2026-03-01') FROM atelier.need n, atelier.training g;
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g$$, 'referral_once_at_a_time');
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'met', NULL) FROM atelier.need$$, 'need_referral_under_way');
SELECT pg_temp.same('due', (SELECT rule || ' ' || (facts ->> 'to') FROM atelier.due_referral), 'referral_answer_due HM');
SELECT pg_temp.refused($$SELECT atelier.move_referral(id, 'declined', ' ') FROM atelier.referral$$, 'referral_ended_because');
SELECT pg_temp.refused($$SELECT atelier.move_referral(id, 'proposed', NULL) FROM atelier.referral$$, 'referral_transition');
SELECT atelier.move_referral(id, 'accepted', NULL) FROM atelier.referral;
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g$$, 'referral_once_at_a_time');
SELECT pg_temp.refused($$SELECT atelier.move_referral(id, 'dropped out', NULL) FROM atelier.referral$$, 'referral_ended_because');
SELECT pg_temp.refused($$SELECT atelier.close_need(id, 'met', NULL) FROM atelier.need$$, 'need_referral_under_way');
SELECT atelier.move_referral(id, 'completed', NULL) FROM atelier.referral;
SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g;
SELECT atelier.move_referral(id, 'declined', 'Too far away') FROM atelier.referral WHERE state = 'proposed';
SELECT atelier.close_need(id, 'met', NULL) FROM atelier.need;
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g$$, 'referral_need_open');

-- test: A person is referred to a session that is still coming and that the acting office sees
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-02-04'), pg_temp.session('S3', 9, '2026-05-04');
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'x' WHERE code = 'S3';
SELECT atelier.add_need(pg_temp.person('A'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s WHERE s.code = 'S2'$$, 'referral_session_coming');
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s WHERE s.code = 'S3'$$, 'referral_session_coming');
SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s WHERE s.code = 'S1';
SELECT set_config('test.session', (SELECT id::text FROM atelier.session WHERE code = 'S1'), true);
SELECT pg_temp.act('user:gio');
SELECT atelier.add_need(pg_temp.person('G'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT pg_temp.refused($$SELECT atelier.refer(n.id, current_setting('test.session')::uuid, NULL, NULL, NULL, NULL) FROM atelier.need n$$, 'session_unknown');

-- test: An office sees and tends the needs of its persons, one that they are shared with sees them, and nobody else does
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.person('A'), pg_temp.person('B');
SELECT set_config('test.person', (SELECT id::text FROM atelier.person WHERE name = 'B'), true);
SELECT atelier.add_need(id, NULL, NULL, NULL, NULL, NULL, 'x', '2026-03-02') FROM atelier.person;
SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s;
SELECT atelier.record_outcome(person_id, NULL, NULL, 'employed', '2026-03-01', NULL, NULL, NULL, id, NULL) FROM atelier.referral;
SELECT atelier.share_person(id, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'referral', '2027-01-01') FROM atelier.person WHERE name = 'A';
SELECT set_config('test.need', (SELECT n.id::text FROM atelier.need n JOIN atelier.person p ON p.id = n.person_id WHERE p.name = 'A'), true);
SELECT set_config('test.referral', (SELECT r.id::text FROM atelier.referral r WHERE r.need_id = current_setting('test.need')::uuid), true);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('shared', (SELECT count(*) FROM atelier.need) + (SELECT count(*) FROM atelier.referral) + (SELECT count(*) FROM atelier.outcome), 3::bigint);
SELECT pg_temp.same('due', (SELECT count(*) FROM atelier.due_need), 1::bigint);
SELECT pg_temp.refused($$SELECT atelier.close_need(current_setting('test.need')::uuid, 'met', NULL)$$, 'need_unknown');
SELECT pg_temp.refused($$SELECT atelier.refer(current_setting('test.need')::uuid, NULL, id, NULL, NULL, NULL) FROM atelier.training$$, 'need_unknown');
SELECT pg_temp.refused($$SELECT atelier.move_referral(current_setting('test.referral')::uuid, 'accepted', NULL)$$, 'referral_unknown');
SELECT pg_temp.refused($$SELECT atelier.record_outcome(NULL, NULL, NULL, 'employed', '2026-03-01', NULL, NULL, NULL, current_setting('test.referral')::uuid, NULL)$$, 'referral_unknown');
SELECT pg_temp.refused($$SELECT atelier.add_need(current_setting('test.person')::uuid, NULL, NULL, NULL, NULL, NULL, 'x', NULL)$$, 'person_unknown');
SELECT pg_temp.refused($$SELECT atelier.record_outcome(current_setting('test.person')::uuid, NULL, NULL, 'employed', '2026-03-01', NULL, NULL, NULL, NULL, NULL)$$, 'person_unknown');
SELECT pg_temp.refused($$UPDATE atelier.need SET words = 'y'$$, 'rights');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('an administrator elsewhere', (SELECT count(*) FROM atelier.need) + (SELECT count(*) FROM atelier.referral) + (SELECT count(*) FROM atelier.outcome), 0::bigint);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('a trainer', (SELECT count(*) FROM atelier.need), 0::bigint);
SELECT pg_temp.refused($$SELECT atelier.record_outcome(NULL, id, NULL, 'grant', '2026-03-01', NULL, NULL, NULL, NULL, NULL) FROM atelier.organisation WHERE code = 'GE'$$, 'actor_may_not');
SELECT pg_temp.act('public');
SELECT pg_temp.same('the public', (SELECT count(*) FROM atelier.need) + (SELECT count(*) FROM atelier.referral) + (SELECT count(*) FROM atelier.outcome), 0::bigint);

-- test: An office that only hosts a session of theirs doesn't see what a person is looking for
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT atelier.add_need(pg_temp.person('G'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT outcome FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY(SELECT id FROM atelier.person), '{user:gio}', '{NULL}', '{NULL}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('person', (SELECT count(*) FROM atelier.person WHERE name = 'G'), 1::bigint);
SELECT pg_temp.same('need', (SELECT count(*) FROM atelier.need), 0::bigint);

-- test: An outcome is one's, has happened, is in words where it is another, and money has a currency and its decimals
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT atelier.add_need(pg_temp.person('A'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT pg_temp.person('B');
SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s;
CREATE FUNCTION pg_temp.outcome(who text, rest text) RETURNS text LANGUAGE sql AS $$
    SELECT format('SELECT atelier.record_outcome(%s, %s) FROM atelier.person p WHERE p.name = ''A''', who, rest) $$;
SELECT pg_temp.refused(pg_temp.outcome('NULL, NULL', $$NULL, 'grant', '2026-03-01', NULL, NULL, NULL, NULL, NULL$$), 'outcome_of_one');
SELECT pg_temp.refused(pg_temp.outcome($$p.id, (SELECT id FROM atelier.organisation WHERE code = 'GE')$$, $$NULL, 'grant', '2026-03-01', NULL, NULL, NULL, NULL, NULL$$), 'outcome_of_one');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'happy', '2026-03-01', NULL, NULL, NULL, NULL, NULL$$), 'outcome_kind_known');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'employed', '2026-03-03', NULL, NULL, NULL, NULL, NULL$$), 'outcome_ahead');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'other', '2026-03-01', NULL, NULL, NULL, NULL, NULL$$), 'outcome_other_in_words');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'other', '2026-03-01', ' ', NULL, NULL, NULL, NULL$$), 'outcome_words_present');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'other', '2026-03-01', repeat('x', 2001), NULL, NULL, NULL, NULL$$), 'outcome_words_length');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'grant', '2026-03-01', NULL, 5, NULL, NULL, NULL$$), 'outcome_amount_in_currency');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'grant', '2026-03-01', NULL, 0, 'EUR', NULL, NULL$$), 'outcome_amount_positive');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'grant', '2026-03-01', NULL, 5, 'EUX', NULL, NULL$$), 'outcome_currency_known');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'grant', '2026-03-01', NULL, 5.5, 'JPY', NULL, NULL$$), 'outcome_decimals');
SELECT pg_temp.refused(pg_temp.outcome('p.id, NULL', $$NULL, 'employed', '2026-03-01', NULL, NULL, NULL, NULL, (SELECT id FROM atelier.session)$$), 'outcome_session_of_person');
SELECT pg_temp.refused(pg_temp.outcome($$(SELECT id FROM atelier.person WHERE name = 'B'), NULL$$, $$NULL, 'employed', '2026-03-01', NULL, NULL, NULL, (SELECT id FROM atelier.referral), NULL$$), 'outcome_referral_of_person');
DO $$ BEGIN EXECUTE pg_temp.outcome('NULL, NULL', $v$NULL, 'employed', '2026-03-01', NULL, NULL, NULL, (SELECT id FROM atelier.referral), NULL$v$); END $$;
DO $$ BEGIN EXECUTE pg_temp.outcome($v$NULL, (SELECT id FROM atelier.organisation WHERE code = 'GE')$v$, $v$NULL, 'grant', '2026-03-01', NULL, 9000.50, 'EUR', NULL, NULL$v$); END $$;
SELECT pg_temp.same('of the referral', (SELECT count(*) FROM atelier.outcome o JOIN atelier.person p ON p.id = o.person_id WHERE p.name = 'A'), 1::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.outcome (organisation_id, office_id, kind, happened_on, referral_id)
    SELECT o.id, o.id, 'grant', '2026-03-01', r.id FROM atelier.organisation o, atelier.referral r WHERE o.code = 'GE'$$, 'outcome_referral_of_person');

-- test: What is known of a person's needs follows the person into another record, and its words can be forgotten
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT atelier.add_need(pg_temp.person('A'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT pg_temp.person('B');
SELECT atelier.refer(n.id, s.id, NULL, NULL, NULL, NULL) FROM atelier.need n, atelier.session s;
SELECT atelier.record_outcome(NULL, NULL, NULL, 'other', '2026-03-01', 'Moved', NULL, NULL, r.id, NULL) FROM atelier.referral r;
RESET SESSION AUTHORIZATION;
UPDATE atelier.referral SET person_id = (SELECT id FROM atelier.person WHERE name = 'B');
UPDATE atelier.need SET person_id = (SELECT id FROM atelier.person WHERE name = 'B');
UPDATE atelier.outcome SET person_id = (SELECT id FROM atelier.person WHERE name = 'B');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pg_temp.act('user:ani');
SELECT atelier.erase_person((SELECT id FROM atelier.person WHERE name = 'B'), 'asked for it');
RESET ROLE;
SELECT pg_temp.same('words', (SELECT n.words || o.words FROM atelier.need n, atelier.outcome o), '(erased)(erased)');

-- test: Coming sessions that fit a need are found with the reasons, best first, and no other
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('BK', '{"en": "Bookkeeping for small businesses"}', 'business'),
    ('CK', '{"en": "Cooking"}', 'professionalism');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 1, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-05'), pg_temp.session('S3', 9, '2026-05-06'),
    pg_temp.session('S4', 9, '2026-05-07'), pg_temp.session('S5', 9, '2026-02-07');
RESET SESSION AUTHORIZATION;
UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'BK'), country_code = 'GE' WHERE code = 'S3';
UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'CK') WHERE code = 'S2';
UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'BK') WHERE code = 'S4';
SELECT pg_temp.act('user:ani');
INSERT INTO atelier.session_country (session_id, country_code) SELECT id, 'AM' FROM atelier.session WHERE code = 'S3';
SELECT pg_temp.admit(ARRAY(SELECT id FROM atelier.session WHERE code = 'S1'), ARRAY[pg_temp.person('B')]);
SELECT atelier.add_need(pg_temp.person('A'), NULL, 'Professionalism', g.id, 'AM', 'en', 'To keep the books of a small shop', NULL) FROM atelier.training g WHERE g.code = 'HM';
CREATE FUNCTION pg_temp.matches() RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(session || ' ' || array_to_string(fits || against, ' '), ', ') FROM atelier.need_matches((SELECT id FROM atelier.need)) $$;
SELECT pg_temp.same('matches', pg_temp.matches(), 'S2 match_theme match_country match_language match_seats, '
    'S3 match_words match_for_country match_language match_seats, S4 match_words match_country match_language match_seats, '
    'S1 match_training match_theme match_country match_language match_full');
SELECT pg_temp.session('S6', 9, '2026-05-05');
SELECT pg_temp.admit(ARRAY(SELECT id FROM atelier.session WHERE code = 'S6'), ARRAY(SELECT id FROM atelier.person WHERE name = 'A'));
SELECT pg_temp.same('elsewhere', (SELECT against FROM atelier.need_matches((SELECT id FROM atelier.need)) WHERE session = 'S2'), '{match_elsewhere}');
SELECT pg_temp.same('in it already', (SELECT count(*) FROM atelier.need_matches((SELECT id FROM atelier.need)) WHERE session = 'S6'), 0::bigint);
SELECT pg_temp.session('S7', 9, '2026-05-08'), pg_temp.session('S8', 9, '2026-05-08');
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training (code, title, theme) VALUES ('FA', '{"en": "First aid"}', 'health');
RESET SESSION AUTHORIZATION;
UPDATE atelier.session SET training_id = (SELECT id FROM atelier.training WHERE code = 'FA') WHERE code = 'S7';
UPDATE atelier.session SET country_code = 'GE' WHERE code = 'S8';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('something else, somewhere else', (SELECT string_agg(session, ',') FROM atelier.need_matches((SELECT id FROM atelier.need)) WHERE session IN ('S7', 'S8')), NULL::text);
