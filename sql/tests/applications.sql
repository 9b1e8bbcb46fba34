-- test: Answers that don't fit the form are refused one by one, by name
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.same(w.answers, pg_temp.enter(w.answers::jsonb), w.rules) FROM (VALUES
    ('{}', 'answer_missing name'),
    ('{"name": null}', 'answer_empty name'),
    ('{"name": "  "}', 'answer_empty name'),
    ('{"name": 7}', 'answer_type name'),
    ('{"name": "A", "colour": "red"}', 'answer_unknown colour'),
    ('{"name": "A", "sex": "f"}', 'answer_option sex'),
    ('{"name": "A", "town": ["a", "c"]}', 'answer_option town'),
    ('{"name": "A", "town": ["a", "a"]}', 'answer_option town'),
    ('{"name": "A", "town": "a"}', 'answer_type town'),
    ('{"name": "A", "town": []}', 'answer_empty town'),
    ('{"name": "A", "born": "2000-02-30"}', 'answer_type born'),
    ('{"name": "A", "born": "30/01/2000"}', 'answer_type born'),
    ('{"name": "A", "born": "1850-01-01"}', 'answer_range born'),
    ('{"name": "A", "years": 31}', 'answer_range years'),
    ('{"name": "A", "years": "3"}', 'answer_type years'),
    ('{"name": "A", "works": "yes"}', 'answer_type works'),
    ('{"name": "A", "works": true}', 'answer_missing work'),
    ('{"name": "A", "works": false, "work": "Farm"}', 'answer_not_asked work'),
    ('{"name": "A", "work": "Farm"}', 'answer_not_asked work'),
    ('{"name": "A", "works": true, "work": "Farm 7"}', 'answer_pattern work'),
    ('{"name": "A", "works": true, "work": "Agriculture"}', 'answer_length work'),
    ('{"name": "A", "phone": "none"}', 'answer_type phone'),
    ('{"name": "A", "mail": "a.example"}', 'answer_type mail'),
    ('{"name": "A", "country": "QQ"}', 'answer_country country'),
    ('{"sex": "f", "years": -1, "colour": 1}', 'answer_missing name, answer_option sex, answer_range years, answer_unknown colour'))
    AS w(answers, rules);
SELECT pg_temp.same('persons', (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.same('good', pg_temp.enter('{"name": "A", "sex": "male", "town": ["a", "b"], "born": "2000-02-29", "years": 3.5, "works": true,
    "work": "Farm", "phone": "+374 10 123456", "mail": "a@b.am", "country": "XK", "health": "blind"}') ~ '^A-[0-9A-Z]{10}$', true);
SELECT pg_temp.same('person', (SELECT concat_ws(' ', p.name, p.sex, p.birth_year, p.phone) FROM atelier.person p), 'A male 2000 +374 10 123456');

-- test: Whoever writes an application, its answers fit and special ones lie apart
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}'), pg_temp.person('B');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.application SET answers = '{"name": "A", "years": 99}'$$, 'answer_range');
SELECT pg_temp.refused($$UPDATE atelier.application SET answers = '{"name": "A", "health": "blind"}'$$, 'application_special_apart');
SELECT pg_temp.refused($$UPDATE atelier.application SET special = '{"years": 9}'$$, 'application_special_apart');
SELECT pg_temp.refused($$UPDATE atelier.application SET preferences = ARRAY[atelier.uuid7()]$$, 'application_preference_unknown');
SELECT pg_temp.refused($$INSERT INTO atelier.application (round_id, person_id, answers, language) SELECT round_id, (SELECT id FROM atelier.person WHERE name = 'B'), '{}', 'en' FROM atelier.application$$, 'answer_missing');
SELECT pg_temp.refused($$UPDATE atelier.application SET received_at = '2026-01-01'$$, 'application_as_sent');

-- test: A round takes applications while it is open and its time has come; late ones on paper dated in time, with a reason
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.same('draft', pg_temp.enter('{"name": "A"}'), 'round_not_open');
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.same('dated tomorrow', pg_temp.enter('{"name": "A"}', '{"paper_on": "2026-03-03"}'), 'application_paper_in_time');
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.round DISABLE TRIGGER round_before;
UPDATE atelier.round SET closes_local = '2026-03-02 12:00', closes_at = '2026-03-02T08:00Z';
ALTER TABLE atelier.round ENABLE TRIGGER round_before;
SELECT pg_temp.act('user:ani');
-- 08:00 UTC is 12:00 in Yerevan: the closing itself is out.
SELECT pg_temp.same('at the closing', pg_temp.enter('{"name": "A"}'), 'round_not_open');
SELECT pg_temp.same('late without paper', pg_temp.enter('{"name": "A"}', '{"late": "Post"}'), 'application_late_on_paper');
SELECT pg_temp.same('dated too early', pg_temp.enter('{"name": "A"}', '{"late": "Post", "paper_on": "2026-02-28"}'), 'application_paper_in_time');
SELECT pg_temp.same('paper alone', pg_temp.enter('{"name": "A"}', '{"paper_on": "2026-03-01"}'), 'round_not_open');
UPDATE atelier.round SET state = 'closed';
SELECT pg_temp.same('late', pg_temp.enter('{"name": "A"}', '{"late": "Post", "paper_on": "2026-03-01"}') LIKE 'A-%', true);
UPDATE atelier.round SET state = 'decided', state_because = 'by hand';
SELECT pg_temp.same('decided', pg_temp.enter('{"name": "A"}', '{"late": "Post", "paper_on": "2026-03-01"}'), 'round_not_open');
SELECT pg_temp.same('language', pg_temp.enter('{"name": "A"}', '{"language": "French"}'), 'round_not_open, application_language_form');

-- test: Preferences are sessions of the round, each once, and keep their order
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.session('S1', 10, '2026-05-04'), pg_temp.session('S2', 10, '2026-05-05'), pg_temp.session('S3', 10, '2026-05-06');
INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 5 FROM atelier.round r, atelier.session s WHERE s.code <> 'S3';
INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local) SELECT 'R2', title, form_id, office_id, zone, opens_local, closes_local FROM atelier.round;
INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 5 FROM atelier.round r, atelier.session s WHERE s.code = 'S3' AND r.code = 'R2';
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.same('outside', pg_temp.enter('{"name": "A"}', '{"preferences": ["S3"]}'), 'application_preference_unknown');
SELECT pg_temp.same('twice', pg_temp.enter('{"name": "A"}', '{"preferences": ["S1", "S1"]}'), 'application_preference_unknown');
SELECT pg_temp.enter('{"name": "A"}', '{"preferences": ["S2", "S1"]}');
SELECT pg_temp.same('order', (SELECT string_agg(s.code, ' ' ORDER BY f.rank) FROM atelier.application a, unnest(a.preferences) WITH ORDINALITY f(id, rank)
    JOIN atelier.session s ON s.id = f.id), 'S2 S1');

-- test: A batch enters its good items, names all that is wrong with the others, and writes nothing unless it is applied
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
CREATE TEMP TABLE batch AS SELECT '[{"answers": {"name": "A"}, "language": "en"}, {"answers": {"years": 99}, "language": "x"}, {"answers": {"name": "A"}, "language": "fr"}]'::jsonb AS entries;
SELECT pg_temp.same('looked at', (SELECT string_agg(e.item || COALESCE(' ' || e.rule, ''), ', ' ORDER BY e.item, e.rule) FROM batch, atelier.enter_applications((SELECT id FROM atelier.round), batch.entries, false) e),
    '1, 2 answer_missing, 2 answer_range, 2 application_language_form, 3');
SELECT pg_temp.same('nothing', (SELECT count(*) FROM atelier.application) + (SELECT count(*) FROM atelier.person), 0::bigint);
SELECT pg_temp.same('entered', (SELECT count(e.reference) FROM batch, atelier.enter_applications((SELECT id FROM atelier.round), batch.entries, true) e), 2::bigint);
SELECT pg_temp.same('persons of their own', (SELECT count(DISTINCT a.person_id) FROM atelier.application a JOIN atelier.person p ON p.id = a.person_id), 2::bigint);
SELECT pg_temp.same('order', (SELECT string_agg(language, ' ' ORDER BY arrival) FROM atelier.application), 'en fr');

-- test: An application moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}'), pg_temp.enter('{"name": "B"}');
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := '{submitted,eligible,ineligible,doubled,withdrawn}';
    drawn text[] := '{submitted>eligible,submitted>ineligible,submitted>doubled,submitted>withdrawn,eligible>ineligible,eligible>doubled,eligible>withdrawn,ineligible>eligible,ineligible>doubled,ineligible>withdrawn,doubled>submitted,doubled>withdrawn}';
    change text := $q$UPDATE atelier.application a SET state = %L, rule = 'x', double_of = %s WHERE a.answers ->> 'name' = 'A'$q$;
    other text;
    a text;
    b text;
BEGIN
    FOREACH a IN ARRAY states LOOP
        FOREACH b IN ARRAY states LOOP
            CONTINUE WHEN a = b;
            ALTER TABLE atelier.application DISABLE TRIGGER application_before;
            SELECT quote_literal(id) || '::uuid' INTO other FROM atelier.application WHERE answers ->> 'name' = 'B';
            EXECUTE format(change, a, CASE WHEN a = 'doubled' THEN other ELSE 'NULL' END);
            ALTER TABLE atelier.application ENABLE TRIGGER application_before;
            IF a || '>' || b = ANY(drawn) THEN
                EXECUTE format(change, b, CASE WHEN b = 'doubled' THEN other ELSE 'NULL' END);
            ELSE
                PERFORM pg_temp.refused(format(change, b, CASE WHEN b = 'doubled' THEN other ELSE 'NULL' END), 'application_transition');
            END IF;
        END LOOP;
    END LOOP;
    PERFORM pg_temp.refused($q$INSERT INTO atelier.application (round_id, person_id, answers, language, state) SELECT round_id, person_id, answers, language, 'eligible' FROM atelier.application LIMIT 1$q$, 'application_transition');
END $$;

-- test: The rules of a round judge its applications, each with its sentence, as often as they are asked
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, maximum, day, because)
SELECT id, 1, 'age', 'born', 15, 35, '2026-03-02', '{"en": "Only for people from 15 to 35", "fr": "De 15 à 35 ans"}' FROM atelier.round;
INSERT INTO atelier.round_rule (round_id, number, kind, field, options, because) SELECT id, 2, 'one of', 'town', '["a"]', '{"en": "Only for town A"}' FROM atelier.round;
INSERT INTO atelier.round_rule (round_id, number, kind, field, maximum, because) SELECT id, 3, 'range', 'years', 6, '{"en": "Only for up to six years of school"}' FROM atelier.round;
INSERT INTO atelier.round_rule (round_id, number, kind, training_id, because) SELECT r.id, 4, 'never', g.id, '{"en": "Only for newcomers"}' FROM atelier.round r, atelier.training g;
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter(a::jsonb, m::jsonb) FROM (VALUES
    ('{"name": "good", "born": "2011-03-02", "town": ["b", "a"], "years": 6}', '{}'),
    ('{"name": "a day too young", "born": "2011-03-03", "town": ["a"], "years": 6}', '{"language": "fr"}'),
    ('{"name": "just 35", "born": "1990-03-03", "town": ["a"], "years": 0}', '{}'),
    ('{"name": "36", "born": "1990-03-02", "town": ["a"], "years": 0}', '{}'),
    ('{"name": "unknown age", "town": ["a"], "years": 0}', '{}'),
    ('{"name": "other town", "born": "2000-01-01", "town": ["b"], "years": 9}', '{}'),
    ('{"name": "schooled", "born": "2000-01-01", "town": ["a"], "years": 7}', '{}'),
    ('{"name": "was there", "born": "2000-01-01", "town": ["a"], "years": 1}', '{}')) AS w(a, m);
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[p.id], '{user:ani}', '{NULL}', '{paper list}') FROM atelier.person p WHERE p.name = 'was there';
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r;
END $$;
SELECT pg_temp.same('counts', (SELECT eligible || ' ' || ineligible FROM atelier.judge_applications((SELECT id FROM atelier.round))), '2 6');
SELECT pg_temp.same('why', (SELECT string_agg(p.name || ': ' || (a.facts ->> 'number'), ', ' ORDER BY a.arrival) FROM atelier.application a JOIN atelier.person p ON p.id = a.person_id
    WHERE a.state = 'ineligible'), 'a day too young: 1, 36: 1, unknown age: 1, other town: 2, schooled: 3, was there: 4');
SELECT pg_temp.same('in the language', (SELECT a.facts ->> 'because' FROM atelier.application a WHERE a.language = 'fr'), 'De 15 à 35 ans');
SELECT atelier.judge_application(a.id, true, 'Turns 15 on the first day') FROM atelier.application a WHERE a.language = 'fr';
SELECT pg_temp.refused($$SELECT atelier.judge_application(id, true, ' ') FROM atelier.application$$, 'application_judged_because');
SELECT pg_temp.same('by hand stays', (SELECT eligible FROM atelier.judge_applications((SELECT id FROM atelier.round))), 3::bigint);
UPDATE atelier.round SET state = 'closed', state_because = 'x';
UPDATE atelier.round SET state = 'decided', state_because = 'by hand';
SELECT pg_temp.refused($$SELECT atelier.judge_applications(id) FROM atelier.round$$, 'round_not_judged');
SELECT pg_temp.refused($$SELECT atelier.judge_application(id, false, 'x') FROM atelier.application LIMIT 1$$, 'round_not_judged');

-- test: Thousands are judged in one statement without a loop over all pairs, also after one alone was changed
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because)
SELECT r.id, 1, 'range', 'years', 10, '{"en": "Only after ten years of school"}' FROM atelier.round r;
UPDATE atelier.round SET state = 'open';
SELECT count(*) FROM atelier.enter_applications((SELECT id FROM atelier.round), (
    SELECT jsonb_agg(jsonb_build_object('language', 'en', 'answers', jsonb_build_object('name', 'N' || g, 'years', g % 20)))
    FROM generate_series(1, 12000) g), true);
SELECT atelier.withdraw_application((SELECT id FROM atelier.application ORDER BY arrival LIMIT 1), 'Found a job');
SET LOCAL statement_timeout = '90s';
SELECT pg_temp.same('counts', (SELECT j.eligible || ' ' || j.ineligible FROM atelier.judge_applications((SELECT id FROM atelier.round)) j), '6000 5999');
