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

-- test: A deleted answer can't be guessed from the hash that the audit keeps, and what was not deleted is still proved
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A", "health": "asthma"}');
RESET SESSION AUTHORIZATION;
UPDATE atelier.application SET special = '{"health": "diabetes"}';
SELECT pg_temp.act('user:ani');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
UPDATE atelier.round SET state = 'abandoned', state_because = 'x';
RESET SESSION AUTHORIZATION;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-05-02T10:00Z' $q$;
UPDATE atelier.application SET facts = '{"because": "x"}';
SELECT pg_temp.act('user:wim');
SELECT atelier.delete_expired_answers();
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('guessed', (SELECT bool_or(a.values_hash = sha256(v.salt || convert_to(jsonb_set(v.old, '{special,health}', '"asthma"')::text
        || jsonb_set(v.new, '{special,health}', '"diabetes"')::text, 'UTF8')))
    FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id WHERE a.table_name = 'application' AND v.new ? 'special'), false);
SELECT pg_temp.same('proved', (SELECT count(*) FROM atelier.audit_value v JOIN atelier.audit a ON a.id = v.audit_id
    WHERE a.table_name = 'application' AND v.new ? 'facts' AND a.values_hash = sha256(v.salt || convert_to(concat(v.old::text, v.new::text), 'UTF8'))), 1::bigint);
