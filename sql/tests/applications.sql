-- test: A form's fields are judged by the database as well
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    name jsonb := '{"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"}';
    wrong record;
BEGIN
    FOR wrong IN SELECT * FROM (VALUES
        ('{"key": "Big", "type": "text", "label": {"en": "x"}}', 'form_field_key_form'),
        ('{"key": "name", "type": "text", "label": {"en": "x"}}', 'form_field_key_once'),
        ('{"key": "x", "type": "colour", "label": {"en": "x"}}', 'form_field_type_known'),
        ('{"key": "x", "type": "text", "label": {"fr": "x"}}', 'form_field_label_english'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "sensitivity": "secret"}', 'form_field_sensitivity_known'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "delete_after_days": -1}', 'form_field_delete_after'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "sensitivity": "special"}', 'form_field_special_deleted'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "maps_to": "name_own_script", "sensitivity": "special", "delete_after_days": 1}', 'form_field_special_unmapped'),
        ('{"key": "x", "type": "choice", "label": {"en": "x"}}', 'form_field_options_present'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "options": [{"value": "a"}]}', 'form_field_options_present'),
        ('{"key": "x", "type": "choice", "label": {"en": "x"}, "options": [{"value": "a"}, {"value": "a"}]}', 'form_field_option_once'),
        ('{"key": "x", "type": "number", "label": {"en": "x"}, "minimum": 2, "maximum": 1}', 'form_field_range'),
        ('{"key": "x", "type": "date", "label": {"en": "x"}, "earliest": "2026-02-02", "latest": "2026-02-01"}', 'form_field_range'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "minimum": 2}', 'form_field_bounds_fit'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "max_length": 0}', 'form_field_max_length'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "pattern": "("}', 'form_field_pattern'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "maps_to": "shoe_size"}', 'form_field_maps_known'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "maps_to": "name"}', 'form_field_maps_once'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "maps_to": "birth_year"}', 'form_field_maps_fit'),
        ('{"key": "x", "type": "choice", "label": {"en": "x"}, "maps_to": "sex", "options": [{"value": "f"}]}', 'form_field_sex_options'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "stratum": true}', 'form_field_stratum_fit'),
        ('{"key": "x", "type": "text", "label": {"en": "x"}, "shown_if": {"field": "y", "is": [true]}}', 'form_field_shown_after'))
        AS w(field, rule)
    LOOP
        PERFORM pg_temp.refused(format('SELECT atelier.add_form(%L, %L)', 'BAD',
            jsonb_build_object('title', '{"en": "x"}'::jsonb, 'fields', jsonb_build_array(name, wrong.field::jsonb))), wrong.rule);
    END LOOP;
    PERFORM pg_temp.refused(format('SELECT atelier.add_form(%L, %L)', 'BAD', '{"title": {"en": "x"}, "fields": [{"key": "x", "type": "text", "label": {"en": "x"}}]}'), 'form_name_asked');
    PERFORM pg_temp.refused(format('SELECT atelier.add_form(%L, %L)', 'BAD', '{"title": {"en": "x"}, "fields": []}'), 'form_fields_present');
    PERFORM pg_temp.refused(format('SELECT atelier.add_form(%L, %L)', 'BAD', jsonb_build_object('fields', jsonb_build_array(name))), 'form_title_english');
    PERFORM pg_temp.refused(format('SELECT atelier.add_form(%L, %L)', 'bad', jsonb_build_object('title', '{"en": "x"}'::jsonb, 'fields', jsonb_build_array(name))), 'form_code_form');
END $$;

-- test: A form never changes; a change is the next version, by the same office
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.refused($$SELECT atelier.add_form('YOUTH', definition) FROM atelier.form$$, 'form_unchanged');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused($$SELECT atelier.add_form('YOUTH', jsonb_set(definition, '{title,en}', '"Young people"')) FROM atelier.form$$, 'form_of_another_office');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('next', (SELECT atelier.add_form('YOUTH', jsonb_set(definition, '{title,en}', '"Young people"')) FROM atelier.form), 2);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.refused($$SELECT atelier.add_form('OTHER', definition) FROM atelier.form LIMIT 1$$, 'actor_may_not');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.form SET definition = jsonb_set(definition, '{title,en}', '"x"')$$, 'form_fixed');
SELECT pg_temp.refused($$DELETE FROM atelier.form$$, 'form_fixed');

-- test: A round moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := '{draft,open,closed,decided,abandoned}';
    drawn text[] := '{draft>open,draft>abandoned,open>closed,open>abandoned,closed>decided,closed>abandoned}';
    a text;
    b text;
BEGIN
    FOREACH a IN ARRAY states LOOP
        FOREACH b IN ARRAY states LOOP
            CONTINUE WHEN a = b;
            ALTER TABLE atelier.round DISABLE TRIGGER round_before;
            UPDATE atelier.round SET state = a, state_because = 'x', finished_at = CASE WHEN a IN ('decided', 'abandoned') THEN atelier.now() END;
            ALTER TABLE atelier.round ENABLE TRIGGER round_before;
            IF a || '>' || b = ANY(drawn) THEN
                UPDATE atelier.round SET state = b;
            ELSE
                PERFORM pg_temp.refused(format('UPDATE atelier.round SET state = %L', b), 'round_transition');
            END IF;
        END LOOP;
        PERFORM pg_temp.refused(format($q$INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local, state, state_because, finished_at)
            SELECT 'R2', title, form_id, office_id, zone, opens_local, closes_local, %L, 'x', NULL FROM atelier.round$q$, a), 'round_transition') WHERE a <> 'draft';
    END LOOP;
END $$;

-- test: An abandoned round, and one closed before its time, have a reason; an open one only ends later
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.refused($$UPDATE atelier.round SET state = 'closed'$$, 'round_closed_early');
SELECT pg_temp.refused($$UPDATE atelier.round SET state = 'abandoned'$$, 'round_abandoned_because');
SELECT pg_temp.refused($$UPDATE atelier.round SET closes_local = '2026-03-31 18:00'$$, 'round_fixed');
UPDATE atelier.round SET closes_local = '2026-04-02 18:00';
SELECT pg_temp.refused($$UPDATE atelier.round SET form_id = atelier.uuid7()$$, 'round_fixed');
SELECT pg_temp.refused($$UPDATE atelier.round SET opens_local = '2026-02-01'$$, 'rights');
UPDATE atelier.round SET state = 'closed', state_because = 'The line broke down';
SELECT pg_temp.refused($$UPDATE atelier.round SET closes_local = '2026-04-03 18:00'$$, 'round_fixed');

-- test: Opening and closing are local times: a closing before the opening and a skipped time are refused
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.refused($$UPDATE atelier.round SET closes_local = '2026-03-01 08:00'$$, 'round_closes_after_opening');
SELECT pg_temp.refused($$INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local)
    SELECT 'R2', title, form_id, office_id, 'Europe/Brussels', '2026-03-29 02:30', '2026-04-01' FROM atelier.round$$, 'local_time_skipped');
SELECT pg_temp.refused($$INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local)
    SELECT 'R2', title, form_id, office_id, 'Mars/Olympus', '2026-03-29 02:30', '2026-04-01' FROM atelier.round$$, 'zone_unknown');
SELECT pg_temp.same('instant', (SELECT closes_at FROM atelier.round), '2026-04-01T14:00Z'::timestamptz);

-- test: A round gives no more seats than its session has, and its sessions and rules stay once it is open
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.session('S1', 10, '2026-05-04');
SELECT pg_temp.refused($$INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 11 FROM atelier.round r, atelier.session s$$, 'round_session_seats');
SELECT pg_temp.refused($$INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 0 FROM atelier.round r, atelier.session s$$, 'round_session_seats_positive');
INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 10 FROM atelier.round r, atelier.session s;
SELECT pg_temp.refused($$INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT r.id, s.id, 1 FROM atelier.round r, atelier.session s$$, 'round_session_once');
UPDATE atelier.session SET capacity = 9;
SELECT pg_temp.same('check', (SELECT rule || ' ' || session FROM atelier.check_round), 'round_session_seats S1');
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.refused($$DELETE FROM atelier.round_session$$, 'round_fixed');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'range', 'years', 1, '{"en": "x"}' FROM atelier.round$$, 'round_fixed');
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'Flood';
SELECT pg_temp.same('cancelled', (SELECT rule FROM atelier.check_round), 'round_session_cancelled');

-- test: A rule has what its kind needs, and looks at a field that can tell
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'age', 'born', 15, '{"en": "x"}' FROM atelier.round$$, 'round_rule_complete');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'range', 'born', 15, '{"en": "x"}' FROM atelier.round$$, 'round_rule_field');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'range', 'colour', 15, '{"en": "x"}' FROM atelier.round$$, 'round_rule_field');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, maximum, because) SELECT id, 1, 'range', 'years', 5, 4, '{"en": "x"}' FROM atelier.round$$, 'round_rule_bounds');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, options, because) SELECT id, 1, 'one of', 'town', '[]', '{"en": "x"}' FROM atelier.round$$, 'round_rule_complete');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'range', 'years', 1, '{"fr": "x"}' FROM atelier.round$$, 'round_rule_because_english');

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
UPDATE atelier.round SET state = 'decided';
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
UPDATE atelier.round SET state = 'decided';
SELECT pg_temp.refused($$SELECT atelier.judge_applications(id) FROM atelier.round$$, 'round_not_judged');
SELECT pg_temp.refused($$SELECT atelier.judge_application(id, false, 'x') FROM atelier.application LIMIT 1$$, 'round_not_judged');

-- test: One person has one application in a round: a double is marked with a reason, and the other counts
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "Ani  Sar", "born": "2000-01-01"}'), pg_temp.enter('{"name": "ani sar", "born": "2000-05-05"}'), pg_temp.enter('{"name": "Ani Sar", "born": "1999-01-01"}'),
    pg_temp.enter('{"name": "Ani Sar", "phone": "374 10 1"}'), pg_temp.enter('{"name": "Ani Sar", "phone": "+374 101"}');
CREATE TEMP TABLE a AS SELECT id, reference, row_number() OVER (ORDER BY arrival) AS n FROM atelier.application;
SELECT pg_temp.same('alike', (SELECT string_agg(x.n || '~' || y.n || ' ' || d.same, ', ' ORDER BY x.n) FROM atelier.likely_doubles((SELECT id FROM atelier.round)) d
    JOIN a x ON x.reference = d.application JOIN a y ON y.reference = d.other), '2~1 name, birth year, 5~4 name, phone');
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, y.id, '') FROM a x, a y WHERE x.n = 2 AND y.n = 1$$, 'application_doubled_because');
SELECT atelier.double_application(x.id, y.id, 'Same card') FROM a x, a y WHERE x.n = 2 AND y.n = 1;
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, y.id, 'x') FROM a x, a y WHERE x.n = 1 AND y.n = 3$$, 'application_double_counts');
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, y.id, 'x') FROM a x, a y WHERE x.n = 3 AND y.n = 2$$, 'application_double_counts');
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, x.id, 'x') FROM a x WHERE x.n = 3$$, 'application_double_counts');
SELECT pg_temp.same('not judged', (SELECT eligible FROM atelier.judge_applications((SELECT id FROM atelier.round))), 4::bigint);
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, NULL, 'x') FROM a x WHERE x.n = 3$$, 'application_not_doubled');
SELECT atelier.double_application(x.id, NULL, 'Twins') FROM a x WHERE x.n = 2;
SELECT pg_temp.same('counts again', (SELECT eligible FROM atelier.judge_applications((SELECT id FROM atelier.round))), 5::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.application SET person_id = (SELECT person_id FROM atelier.application ORDER BY arrival LIMIT 1)$$, 'application_one_per_person');
SELECT pg_temp.refused($$UPDATE atelier.application SET state = 'doubled', rule = 'x'$$, 'application_doubled');
SELECT pg_temp.refused($$UPDATE atelier.application SET state = 'ineligible', rule = NULL$$, 'application_reason');

-- test: An application is withdrawn once, with a reason, even after the decision
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
UPDATE atelier.round SET state = 'decided';
SELECT pg_temp.refused($$SELECT atelier.withdraw_application(id, NULL) FROM atelier.application$$, 'application_withdrawn_because');
SELECT atelier.withdraw_application(id, 'Found a job') FROM atelier.application;
SELECT pg_temp.refused($$SELECT atelier.withdraw_application(id, 'again') FROM atelier.application$$, 'application_withdrawn_already');

-- test: Rounds and applications are for the office that runs them; special answers for it alone
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A", "health": "blind"}');
CREATE TEMP TABLE known AS SELECT a.id AS application, a.round_id AS round, a.person_id AS person FROM atelier.application a;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.same('own', (SELECT atelier.special_answers(application) FROM known), '{"health": "blind"}'::jsonb);
SELECT pg_temp.refused('SELECT special FROM atelier.application', 'rights');
SELECT atelier.share_person(k.person, o.id, 'advice', '2027-01-01') FROM known k, atelier.organisation o WHERE o.code IN ('GE', 'HQ');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('rounds', (SELECT count(*) FROM atelier.round), 0::bigint);
SELECT pg_temp.same('applications', (SELECT count(*) FROM atelier.application), 0::bigint);
SELECT pg_temp.same('special', (SELECT atelier.special_answers(application) FROM known), NULL::jsonb);
SELECT pg_temp.refused('SELECT atelier.withdraw_application(application, $$x$$) FROM known', 'round_unknown');
SELECT pg_temp.refused('SELECT atelier.judge_application(application, true, $$x$$) FROM known', 'round_unknown');
SELECT pg_temp.refused('SELECT atelier.judge_applications(round) FROM known', 'round_unknown');
SELECT pg_temp.refused('SELECT atelier.double_application(application, NULL, $$x$$) FROM known', 'round_unknown');
SELECT pg_temp.refused($$SELECT atelier.enter_applications(round, '[{"answers": {"name": "A"}, "language": "en"}]', true) FROM known$$, 'round_unknown');
SELECT pg_temp.refused($$INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local)
    SELECT 'R2', '{"en": "x"}', f.id, o.id, 'UTC', '2026-03-01', '2026-04-01' FROM atelier.form f, atelier.organisation o WHERE o.code = 'AM'$$, 'rights');
-- Who plans for all sees the round and the application of a person shared with them, not the special answers.
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('shared', (SELECT count(*) FROM atelier.application), 1::bigint);
SELECT pg_temp.same('not special', (SELECT atelier.special_answers(application) FROM known), NULL::jsonb);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('trainer', (SELECT count(*) FROM atelier.application), 0::bigint);
SELECT pg_temp.refused('SELECT atelier.withdraw_application(application, $$x$$) FROM known', 'round_unknown');
SELECT pg_temp.act('public');
SELECT pg_temp.same('public', (SELECT count(*) FROM atelier.round), 0::bigint);
SELECT pg_temp.refused($$SELECT atelier.enter_applications(round, '[{"answers": {"name": "A"}, "language": "en"}]', true) FROM known$$, 'round_unknown');

-- test: Answers whose time is over are deleted, in the audit too, and none come back
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A", "phone": "+374 10 123456", "health": "blind"}'), pg_temp.enter('{"name": "B"}');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
UPDATE atelier.round SET state = 'decided';
SELECT pg_temp.refused('SELECT atelier.delete_expired_answers()', 'actor_may_not');
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('too early', (SELECT count(*) FROM atelier.delete_expired_answers()), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE atelier.round SET finished_at = atelier.now();
ALTER TABLE atelier.round DISABLE TRIGGER round_before;
UPDATE atelier.round SET finished_at = '2026-02-20T08:00Z';
ALTER TABLE atelier.round ENABLE TRIGGER round_before;
SELECT pg_temp.same('due', (SELECT string_agg(due_on || ' ' || (facts ->> 'field'), ', ' ORDER BY due_on) FROM atelier.due_round), '2026-03-02 phone, 2026-03-22 health');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('deleted', (SELECT string_agg(concat_ws(' ', round, field, answers), ', ') FROM atelier.delete_expired_answers()), 'R1 phone 1');
SELECT pg_temp.same('again', (SELECT count(*) FROM atelier.delete_expired_answers()), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('due then', (SELECT string_agg(facts ->> 'field', ', ') FROM atelier.due_round), 'health');
SELECT pg_temp.same('left', (SELECT string_agg(answers::text || special, ', ' ORDER BY arrival) FROM atelier.application), '{"name": "A"}{"health": "blind"}, {"name": "B"}{}');
SELECT pg_temp.same('audit', (SELECT count(*) FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id WHERE a.table_name = 'application'
    AND (v.old::text LIKE '%123456%' OR v.new::text LIKE '%123456%')), 0::bigint);
SELECT pg_temp.refused($$UPDATE atelier.application SET answers = answers || '{"phone": "+374 10 123456"}' WHERE answers_deleted_at IS NOT NULL$$, 'application_as_sent');
SELECT pg_temp.refused($$UPDATE atelier.application SET answers_deleted_at = NULL WHERE answers_deleted_at IS NOT NULL$$, 'application_as_sent');

-- test: What rounds wait for is due
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
SELECT pg_temp.same('draft', (SELECT due_on || ' ' || rule FROM atelier.due_round), '2026-03-01 round_to_open');
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.same('open', (SELECT due_on || ' ' || rule FROM atelier.due_round), '2026-04-01 round_to_close');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
SELECT pg_temp.same('closed', (SELECT due_on || ' ' || rule FROM atelier.due_round), '2026-04-01 round_to_decide');

-- test: What is written past the functions is judged by the columns all the same
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}'), pg_temp.enter('{"name": "B"}');
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.application DISABLE TRIGGER USER;
ALTER TABLE atelier.form DISABLE TRIGGER USER;
ALTER TABLE atelier.round DISABLE TRIGGER USER;
ALTER TABLE atelier.round_rule DISABLE TRIGGER USER;
SELECT pg_temp.refused('UPDATE atelier.' || w.change, w.rule) FROM (VALUES
    ($$application SET answers = '[]'$$, 'application_answers_object'),
    ($$application SET special = '[]'$$, 'application_special_object'),
    ($$application SET language = 'French'$$, 'application_language_form'),
    ($$application SET late_reason = 'Post'$$, 'application_late_on_paper'),
    ($$application SET late_reason = ' ', paper_on = '2026-03-01'$$, 'application_late_reason_present'),
    ($$application SET reference = 'A-1'$$, 'application_reference_once'),
    ($$application SET state = 'lost'$$, 'application_state_known'),
    ($$form SET version = 0$$, 'form_version_positive'),
    ($$form_field SET position = 1$$, 'form_field_position_once'),
    ($$round SET code = 'r'$$, 'round_code_form'),
    ($$round SET title = '{}'$$, 'round_title_english'),
    ($$round SET state = 'lost'$$, 'round_state_known'),
    ($$round SET state = 'decided'$$, 'round_finished'),
    ($$round SET opens_fold = 2$$, 'round_opens_fold'),
    ($$round SET closes_fold = 2$$, 'round_closes_fold'),
    ($$round SET closes_local = '2200-01-01'$$, 'round_within_calendar'),
    ($$round SET zone = 'Mars'$$, 'round_zone_known')) AS w(change, rule);
SELECT pg_temp.refused($$INSERT INTO atelier.form (code, version, office_id, definition) SELECT code, version, office_id, definition FROM atelier.form$$, 'form_version_once');
SELECT pg_temp.refused($$INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local, opens_at, closes_at)
    SELECT code, title, form_id, office_id, zone, opens_local, closes_local, opens_at, closes_at FROM atelier.round$$, 'round_code_once');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 0, 'range', 'years', 1, '{"en": "x"}' FROM atelier.round$$, 'round_rule_number');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'height', 'years', 1, '{"en": "x"}' FROM atelier.round$$, 'round_rule_kind_known');
SELECT pg_temp.refused($$INSERT INTO atelier.round_rule (round_id, number, kind, field, minimum, because) SELECT id, 1, 'range', 'years', 1, '{"en": "x"}' FROM atelier.round, generate_series(1, 2)$$, 'round_rule_once');

-- test: A field is shown by an earlier one, not by a later one
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.add_form('BAD', '{"title": {"en": "x"}, "fields": [{"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
    {"key": "a", "type": "text", "label": {"en": "A"}, "shown_if": {"field": "b", "is": [true]}}, {"key": "b", "type": "yes/no", "label": {"en": "B"}}]}')$$, 'form_field_shown_after');
