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

-- test: A round with applications that have neither a seat nor a refusal is decided only with the reason; a seat, a refusal and a draw are answers
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(1, 1);
UPDATE atelier.round SET state_because = NULL;
SELECT pg_temp.same('unanswered', pg_temp.refused($$UPDATE atelier.round SET state = 'decided'$$, 'round_decide_because'), '{"round": "R1", "unanswered": 2}');
UPDATE atelier.session SET registration_open = true;
SELECT pg_temp.same('a seat', pg_temp.admit(ARRAY[s.id], ARRAY[p.id]), 'confirmed') FROM atelier.session s, atelier.person p WHERE s.code = 'S1' AND p.name = 'male1';
SELECT pg_temp.same('one left', pg_temp.refused($$UPDATE atelier.round SET state = 'decided'$$, 'round_decide_because') ->> 'unanswered', '1');
SELECT atelier.judge_application(a.id, false, 'works there') FROM atelier.application a WHERE a.answers ->> 'name' = 'female1';
UPDATE atelier.round SET state = 'decided';

-- test: A drawn round leaves nobody without an answer, and one that isn't closed can't be drawn
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(2, 2);
UPDATE atelier.round SET state_because = NULL;
SELECT pg_temp.commit('{1,1}');
SELECT count(*) FROM pg_temp.draw();
UPDATE atelier.round SET state = 'decided';
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('figures for who plans', (SELECT f.eligible FROM atelier.round r, atelier.round_figures(r.id) f), 4::bigint);
SELECT pg_temp.same('the rows stay hidden', (SELECT count(*) FROM atelier.application), 0::bigint);
CREATE TEMP TABLE known AS SELECT id FROM atelier.round;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('figures for another office', (SELECT f.eligible FROM known k, atelier.round_figures(k.id) f), 0::bigint);
