-- test: A person who came twice is one participant and two attendances, in any two days, and one who stayed away is neither
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name, planned) VALUES ('P1', 'Project', 4);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-01-31'), pg_temp.session('S2', 9, '2026-02-01', '2026-02-28');
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
RESET SESSION AUTHORIZATION;
-- They were registered before the sessions began.
SET LOCAL ROLE atelier_owner;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT timestamptz '2025-12-01T08:00Z' $$;
RESET ROLE;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person(n) FROM unnest('{A,B,C}'::text[]) AS n;
SELECT pg_temp.admit(ARRAY[s.id, s.id, s.id], ARRAY(SELECT id FROM atelier.person ORDER BY name)) FROM atelier.session s;
RESET SESSION AUTHORIZATION;
UPDATE atelier.person p SET sex = CASE name WHEN 'A' THEN 'female' WHEN 'B' THEN 'male' END, country_code = CASE name WHEN 'A' THEN 'GH' WHEN 'B' THEN 'NG' END,
    birth_year = CASE name WHEN 'A' THEN 2001 WHEN 'B' THEN 2008 END, organisation_id = (SELECT id FROM atelier.organisation WHERE code = CASE p.name WHEN 'A' THEN 'GE' ELSE 'HQ' END);
SET LOCAL ROLE atelier_owner;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT timestamptz '2026-03-02T08:00Z' $$;
RESET ROLE;
SELECT pg_temp.act('user:ani');
-- A was there on all three days, B on 28 February only, C never.
SELECT atelier.record_attendance(b.id, ARRAY(SELECT r.id FROM atelier.registration r WHERE r.session_id = b.session_id ORDER BY r.arrival),
    CASE WHEN b.starts_local >= '2026-02-28' THEN '{t,t,f}' ELSE '{t,f,f}' END::boolean[]) FROM atelier.block b;
CREATE FUNCTION pg_temp.figure(what text, since date, until date) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(f.realised::text, ',') FROM atelier.project_figures((SELECT id FROM atelier.project), since, until) f
    WHERE f.part = 'figure' AND f.measure = what AND f.unit IS NULL $$;
SELECT pg_temp.same('all', pg_temp.figure('participants', NULL, NULL) || ' ' || pg_temp.figure('attendances', NULL, NULL) || ' ' || pg_temp.figure('sessions', NULL, NULL), '2 3 2');
SELECT pg_temp.same('until 31 January', pg_temp.figure('participants', NULL, '2026-01-31') || ' ' || pg_temp.figure('attendances', NULL, '2026-01-31') || ' ' || pg_temp.figure('sessions', NULL, '2026-01-31'), '1 1 1');
SELECT pg_temp.same('until 27 February', pg_temp.figure('participants', NULL, '2026-02-27') || ' ' || pg_temp.figure('attendances', NULL, '2026-02-27'), '1 2');
SELECT pg_temp.same('from 28 February', pg_temp.figure('participants', '2026-02-28', NULL) || ' ' || pg_temp.figure('attendances', '2026-02-28', NULL) || ' ' || pg_temp.figure('sessions', '2026-02-28', NULL), '2 2 0');
SELECT pg_temp.same('senders', pg_temp.figure('organisations', NULL, NULL), '2');
SELECT pg_temp.same('by sex and age', (SELECT string_agg(concat_ws(' ', f.sex, f.age_group, f.realised), ', ') FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) f
    WHERE f.part = 'breakdown' AND f.sex IS NOT NULL), 'female 18–24 1, male under 18 1');
SELECT pg_temp.same('by country', (SELECT string_agg(concat_ws(' ', f.country_code, f.in_or_for, f.realised), ', ') FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) f
    WHERE f.part = 'breakdown' AND f.country_code IS NOT NULL), 'AM in 2, GH for 1, NG for 1');
SELECT pg_temp.same('planned', (SELECT concat_ws(' ', planned, realised, rule) FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE part = 'target'), '4 2');
SELECT pg_temp.same('low demand', (SELECT concat_ws(' ', planned, realised, rule, facts ->> 'percent') FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE measure = 'seats'), '18 6 figure_low_demand 33');
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.setting (name, value) VALUES ('low_demand_share', '0.3');
SELECT pg_temp.same('low demand', (SELECT rule FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE measure = 'seats'), NULL);
SELECT pg_temp.same('programme', (SELECT concat_ws(' ', participants, attendances, organisations, hosts, involved, participant_countries, countries, planned, realised, seats, seats_taken, per_country, per_participant_country)
    FROM atelier.programme_figures('{P1}')), '2 3 2 1 3 {GH,NG} {AM} 4 2 18 6 {"AM": 2} {"GH": 1, "NG": 1}');

-- test: Planned and realised that don't count the same are marked with the reason, and so is a plan of which only a part is looked at
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name, planned) VALUES ('P1', 'Temporary return', 1);
INSERT INTO atelier.project_target (project_id, measure, ends_on, planned, counts, not_comparable)
SELECT id, 'reached', '2010-06-30', 300, 'experts from the Netherlands and other EU states', '256 are from the Netherlands only' FROM atelier.project;
INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total)
SELECT p.id, o.id, '2009-01-01', '2010-05-01', 'Assignments', 'people', 'experts', 256 FROM atelier.project p, atelier.organisation o WHERE o.code = 'HQ';
SELECT pg_temp.same('target', (SELECT concat_ws(' ', measure, planned, realised, rule, facts) FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE part = 'target'),
    'reached 300 256 figure_not_comparable {"because": "256 are from the Netherlands only"}');
SELECT pg_temp.same('programme', (SELECT concat_ws(' ', measure, planned, realised, reached, not_comparable) FROM atelier.programme_figures('{P1}')), 'reached 300 256 256 256 are from the Netherlands only');
UPDATE atelier.project_target SET not_comparable = NULL;
SELECT pg_temp.same('part', (SELECT concat_ws(' ', realised, rule, facts ->> 'plan', facts ->> 'count') FROM atelier.project_figures((SELECT id FROM atelier.project), '2009-01-01', '2009-12-31') WHERE part = 'target'),
    '0 figure_part_of_plan 2010-06-30 2009-01-01 – 2009-12-31');
SELECT pg_temp.same('whole', (SELECT concat_ws(' ', realised, rule) FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, '2010-06-30') WHERE part = 'target'), '256');
SELECT pg_temp.same('later', (SELECT count(*) FROM atelier.project_figures((SELECT id FROM atelier.project), '2010-07-01', NULL) WHERE part = 'target'), 0::bigint);

-- test: Reached are participants and people without names; "more than" stays said; cases, companies and places are counted apart, by country
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Campaigns');
INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total, bound, country_code, female)
SELECT p.id, o.id, '2018-01-01', '2018-12-31', 'Activity', c.counts, c.unit, c.total, c.bound, c.country, c.female
FROM atelier.project p, atelier.organisation o, (VALUES ('people', 'visitors', 18250, 'more than', NULL, NULL), ('people', 'pupils and teachers', 61, 'exactly', 'BE', 61),
    ('cases', 'families', 7, 'exactly', 'XK', NULL), ('cases', 'families', 13, 'exactly', 'AL', NULL),
    ('organisations', 'companies contacted', 116, 'more than', NULL, NULL), ('places', 'places offered', 38, 'exactly', NULL, NULL)) AS c(counts, unit, total, bound, country, female)
WHERE o.code = 'HQ';
SELECT pg_temp.same('programme', (SELECT concat_ws(' ', reached, reached_at_least, cases, per_country, organisations) FROM atelier.programme_figures('{P1}')),
    '18311 t 20 {"AL": 13, "BE": 61, "XK": 7} 0');
SELECT pg_temp.same('units', (SELECT string_agg(concat_ws(' ', unit, realised, at_least), ', ' ORDER BY unit) FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE measure = 'head counts'),
    'companies contacted 116 t, families 20 f, places offered 38 f, pupils and teachers 61 f, visitors 18250 t');
SELECT pg_temp.same('by sex', (SELECT string_agg(concat_ws(' ', sex, realised, at_least), ', ') FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE part = 'breakdown' AND sex IS NOT NULL),
    'female 61 f, not known 18250 t');
SELECT pg_temp.same('another period', (SELECT count(*) FROM atelier.project_figures((SELECT id FROM atelier.project), '2018-01-01', '2018-12-30') WHERE realised > 0), 0::bigint);
INSERT INTO atelier.project_target (project_id, measure, unit, country_code, planned, counts)
SELECT id, m.measure, m.unit, m.country, 10, 'x' FROM atelier.project, (VALUES ('cases', NULL, 'XK'), ('head counts', 'companies contacted', NULL), ('reached', NULL, 'BE')) AS m(measure, unit, country);
SELECT pg_temp.same('targets', (SELECT string_agg(concat_ws(' ', measure, country_code, realised, at_least), ', ' ORDER BY measure) FROM atelier.project_figures((SELECT id FROM atelier.project), NULL, NULL) WHERE part = 'target'),
    'cases XK 7 f, head counts 116 t, reached BE 61 f');

-- test: Persons referred and outcomes are counted for their project, each person once
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Counselling'), ('P2', 'Another');
SELECT pg_temp.act('user:ani');
SELECT atelier.add_need(pg_temp.person(n), p.id, NULL, NULL, 'AM', NULL, 'x', NULL) FROM atelier.project p, unnest('{A,B}'::text[]) AS n WHERE p.code = 'P1';
SELECT atelier.add_need(pg_temp.person('C'), NULL, NULL, NULL, NULL, NULL, 'x', NULL);
SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g;
SELECT atelier.refer(n.id, NULL, NULL, o.id, 'Advice', NULL) FROM atelier.need n, atelier.organisation o WHERE o.code = 'GE';
SELECT atelier.record_outcome(NULL, NULL, NULL, k, '2026-03-01', NULL, NULL, NULL, r.id, NULL)
FROM (SELECT r.id FROM atelier.referral r JOIN atelier.need n ON n.id = r.need_id WHERE n.project_id IS NOT NULL ORDER BY r.id LIMIT 1) AS r, unnest('{employed,none known}'::text[]) AS k;
SELECT atelier.record_outcome(NULL, o.id, p.id, 'grant', '2026-03-01', NULL, NULL, NULL, NULL, NULL) FROM atelier.project p, atelier.organisation o WHERE p.code = 'P1' AND o.kind = 'office';
SELECT pg_temp.same('programme', (SELECT concat_ws(' ', referred, outcomes) FROM atelier.programme_figures('{P1}')), '2 4');
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project_target (project_id, measure, unit, country_code, planned, counts)
SELECT id, m.measure, m.unit, m.country, 10, 'x' FROM atelier.project, (VALUES ('outcomes', 'grant', NULL), ('referred', NULL, 'AM'), ('referred', NULL, 'GE')) AS m(measure, unit, country) WHERE code = 'P1';
SELECT pg_temp.same('targets', (SELECT string_agg(concat_ws(' ', measure, country_code, realised), ', ' ORDER BY measure, country_code) FROM atelier.project_figures((SELECT id FROM atelier.project WHERE code = 'P1'), NULL, NULL) WHERE part = 'target'),
    'outcomes 3, referred AM 2, referred GE 0');

-- test: A donor's user reads the figures of what the donor pays, and nothing that names anybody, nor another's figures
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE atelier_engine;
INSERT INTO atelier.organisation (code, name, kind) VALUES ('EU', 'European Union', 'donor'), ('IT', 'Italian cooperation', 'donor');
INSERT INTO atelier.staff_user (name, office_id, role) SELECT lower(code), id, 'donor' FROM atelier.organisation WHERE kind = 'donor';
INSERT INTO atelier.staff_user (name, office_id, role) SELECT 'trainer', id, 'trainer' FROM atelier.organisation WHERE code = 'EU';
INSERT INTO atelier.project (code, name, planned) VALUES ('P1', 'Project', 5), ('P2', 'Another', 5);
INSERT INTO atelier.project_donor (project_id, organisation_id) SELECT p.id, o.id FROM atelier.project p, atelier.organisation o WHERE p.code = 'P1' AND o.code = 'EU';
INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, 'Training', 'EUR', 1 FROM atelier.project;
INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'sessions', 1, 'x' FROM atelier.project;
INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total)
SELECT p.id, o.id, '2018-01-01', '2018-12-31', 'Activity', 'people', 'people', 3 FROM atelier.project p, atelier.organisation o WHERE o.code = 'AM';
RESET ROLE;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project WHERE code = 'P1');
SELECT atelier.add_need(p.id, NULL, NULL, NULL, NULL, NULL, 'x', NULL) FROM atelier.person p;
SELECT atelier.refer(n.id, NULL, g.id, NULL, NULL, NULL) FROM atelier.need n, atelier.training g;
SELECT pg_temp.act('user:eu');
SELECT pg_temp.same('figures', (SELECT string_agg(project || ' ' || reached, ',') FROM atelier.programme_figures('{P1,P2}')), 'P1 3');
SELECT pg_temp.same('report', (SELECT count(*) > 0 FROM atelier.project_figures((SELECT id FROM atelier.project WHERE code = 'P1'), NULL, NULL)), true);
SELECT pg_temp.refused($$SELECT * FROM atelier.project_figures((SELECT id FROM atelier.project WHERE code = 'P2'), NULL, NULL)$$, 'actor_may_not_read_figures');
DO $$
DECLARE
    hidden text;
    seen bigint;
BEGIN
    FOREACH hidden IN ARRAY ARRAY['person', 'person_scope', 'session', 'block', 'registration', 'attendance', 'certificate', 'hold',
        'need', 'referral', 'outcome', 'head_count', 'project_target', 'project_cost_line', 'project_paper', 'trainer', 'assignment',
        'audit', 'audit_value', 'check_project', 'due_project', 'due_need', 'due_referral'] LOOP
        EXECUTE format('SELECT count(*) FROM atelier.%I', hidden) INTO seen;
        PERFORM pg_temp.same(hidden, seen, 0::bigint);
    END LOOP;
END $$;
SELECT pg_temp.refused($$INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total)
    SELECT p.id, o.id, '2018-01-01', '2018-12-31', 'Activity', 'people', 'people', 3 FROM atelier.project p, atelier.organisation o WHERE o.code = 'EU'$$, 'rights');
SELECT pg_temp.refused($$SELECT * FROM atelier.project_count(atelier.uuid7(), 'participants', NULL, NULL, NULL, NULL, NULL)$$, 'rights');
SELECT pg_temp.refused($$SELECT * FROM atelier.project_participation(atelier.uuid7(), NULL, NULL)$$, 'rights');
SELECT pg_temp.act('user:it');
SELECT pg_temp.refused($$SELECT * FROM atelier.project_figures((SELECT id FROM atelier.project WHERE code = 'P1'), NULL, NULL)$$, 'actor_may_not_read_figures');
SELECT pg_temp.same('none', (SELECT count(*) FROM atelier.programme_figures('{P1,P2}')), 0::bigint);
SELECT pg_temp.act('user:trainer');
SELECT pg_temp.same('none', (SELECT count(*) FROM atelier.programme_figures('{P1,P2}')), 0::bigint);
SELECT pg_temp.act('public');
SELECT pg_temp.same('none', (SELECT count(*) FROM atelier.programme_figures('{P1,P2}')), 0::bigint);

-- test: Placements are the seats held in sessions of kind placement, out of the places that companies offer
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Apprenticeships');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 38, '2026-03-02');
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.session DROP CONSTRAINT session_kind_known;
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project), kind = 'placement', taken = 30;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('running', (SELECT concat_ws(' ', placements, places) FROM atelier.programme_figures('{P1}')), '30 38');

-- test: Applications of a round count on the day of their paper or of their coming in, doubles too, and registering who applied counts nothing more
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.round();
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
RESET SESSION AUTHORIZATION;
UPDATE atelier.round SET project_id = (SELECT id FROM atelier.project), state = 'open';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.enter('{"name": "A"}'), pg_temp.enter('{"name": "A"}', '{"paper_on": "2026-03-01"}'), pg_temp.enter('{"name": "B"}');
SELECT atelier.double_application((SELECT id FROM atelier.application ORDER BY arrival LIMIT 1 OFFSET 1), (SELECT id FROM atelier.application ORDER BY arrival LIMIT 1), 'Twice');
SELECT pg_temp.admit(ARRAY[s.id, s.id], ARRAY[(SELECT id FROM atelier.person WHERE name = 'B'), pg_temp.person('C')]) FROM atelier.session s;
SELECT pg_temp.same('figure', (SELECT applications FROM atelier.programme_figures('{P1}')), 4::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('until 1 March', atelier.applications_of((SELECT id FROM atelier.project), NULL, '2026-03-01'), 1::bigint);
SELECT pg_temp.same('from 2 March', atelier.applications_of((SELECT id FROM atelier.project), '2026-03-02', NULL), 3::bigint);

-- test: A report counts everybody in the age group of their session's first day, before and after an erasure
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-04', '2026-02-25');
    a uuid := (SELECT id FROM atelier.add_person('{"name": "A", "birth_date": "2008-12-01"}'));
    b uuid := (SELECT id FROM atelier.add_person('{"name": "B", "birth_date": "2008-02-20"}'));
    groups text := $q$SELECT string_agg(concat_ws(' ', f.age_group, f.realised), ', ') FROM atelier.project_figures((SELECT id FROM atelier.project), %L, NULL) f
        WHERE f.part = 'breakdown' AND f.age_group IS NOT NULL$q$;
    counted text;
BEGIN
    UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
    PERFORM atelier.add_guardian(p, 'G', 'mother', NULL, NULL) FROM unnest(ARRAY[a, b]) p;
    PERFORM atelier.admit(ARRAY[s, s], ARRAY[a, b], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    PERFORM atelier.record_attendance(k.id, ARRAY(SELECT r.id FROM atelier.registration r), '{t,t}') FROM atelier.block k;
    EXECUTE format(groups, NULL) INTO counted; PERFORM pg_temp.same('all days', counted, 'under 18 2');
    EXECUTE format(groups, '2026-02-25') INTO counted; PERFORM pg_temp.same('after a birthday', counted, 'under 18 2');
    PERFORM atelier.erase_person(a, 'x'), atelier.erase_person(b, 'x');
    EXECUTE format(groups, NULL) INTO counted; PERFORM pg_temp.same('erased', counted, 'under 18 2');
    EXECUTE format(groups, '2026-02-25') INTO counted; PERFORM pg_temp.same('erased, later days', counted, 'under 18 2');
END $$;
