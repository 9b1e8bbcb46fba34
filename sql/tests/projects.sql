-- test: The known shares of a project's donors are at most the whole
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
INSERT INTO atelier.project_donor (project_id, organisation_id, share)
SELECT p.id, o.id, CASE o.code WHEN 'HQ' THEN 0.6 ELSE 0.4 END FROM atelier.project p, atelier.organisation o WHERE o.code IN ('HQ', 'AM');
SELECT pg_temp.same('facts', pg_temp.refused($$INSERT INTO atelier.project_donor (project_id, organisation_id, share)
    SELECT p.id, o.id, 0.0001 FROM atelier.project p, atelier.organisation o WHERE o.code = 'GE'$$, 'project_donor_sum'),
    '{"code": "P1", "percent": "100.01"}'::jsonb);
SELECT pg_temp.refused($$UPDATE atelier.project_donor SET share = 0.7 WHERE share = 0.6$$, 'project_donor_sum');
INSERT INTO atelier.project_donor (project_id, organisation_id) SELECT p.id, o.id FROM atelier.project p, atelier.organisation o WHERE o.code = 'GE';
UPDATE atelier.project_donor SET share = CASE share WHEN 0.6 THEN 0.4 ELSE 0.6 END WHERE share IS NOT NULL;

-- test: A project is stopped with a day and a reason, once, and the stop can be taken back
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
SELECT pg_temp.refused($$UPDATE atelier.project SET stopped_on = '2026-03-01'$$, 'project_stopped_because');
SELECT pg_temp.refused($$UPDATE atelier.project SET stopped_on = '2026-03-01', stopped_because = ' '$$, 'project_stopped_because');
SELECT pg_temp.refused($$UPDATE atelier.project SET stopped_because = 'Wound up'$$, 'project_stopped_because');
UPDATE atelier.project SET stopped_on = '2026-03-01', stopped_because = 'Wound up';
SELECT pg_temp.refused($$UPDATE atelier.project SET stopped_on = '2026-03-02'$$, 'project_stopped_already');
SELECT pg_temp.refused($$UPDATE atelier.project SET stopped_because = 'No takers'$$, 'project_stopped_already');
UPDATE atelier.project SET stopped_on = NULL, stopped_because = NULL;
UPDATE atelier.project SET stopped_on = '2026-03-02', stopped_because = 'No takers';

-- test: A stopped project publishes no session that begins from the day of the stop on, and none any more once it stopped; what runs goes on
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S0', 4, '2026-05-03');
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
SELECT pg_temp.act('user:wim');
UPDATE atelier.project SET stopped_on = '2026-05-04', stopped_because = 'Wound up';
SELECT pg_temp.act('user:ani');
INSERT INTO atelier.session (code, training_id, project_id, host_office_id, zone, language, capacity)
SELECT c.code, g.id, p.id, o.id, 'Asia/Yerevan', 'en', 4
FROM (VALUES ('S1'), ('S2')) AS c(code), atelier.training g, atelier.project p, atelier.organisation o
WHERE g.code = 'HM' AND o.code = 'AM';
INSERT INTO atelier.block (session_id, starts_local, ends_local, zone)
SELECT s.id, d.day + time '00:30', d.day + time '17:00', 'Asia/Yerevan'
FROM atelier.session s JOIN (VALUES ('S1', '2026-05-03'::date), ('S2', '2026-05-04')) AS d(code, day) ON d.code = s.code;
UPDATE atelier.session SET state = 'published' WHERE code = 'S1';
SELECT pg_temp.same('facts', pg_temp.refused($$UPDATE atelier.session SET state = 'published' WHERE code = 'S2'$$, 'project_stopped'),
    '{"session": "S2", "project": "P1", "stopped": "2026-05-04", "because": "Wound up"}'::jsonb);
SELECT pg_temp.session('S3', 4, '2026-05-05');
SELECT pg_temp.refused($$UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project) WHERE code = 'S3'$$, 'project_stopped');
SELECT pg_temp.act('user:wim');
UPDATE atelier.project SET stopped_on = NULL, stopped_because = NULL;
UPDATE atelier.project SET stopped_on = '2026-03-02', stopped_because = 'Wound up';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project) WHERE code = 'S3'$$, 'project_stopped');
UPDATE atelier.session SET capacity = 5 WHERE code = 'S0';
SELECT pg_temp.same('registered', pg_temp.admit(ARRAY(SELECT id FROM atelier.session WHERE code = 'S0'), ARRAY[pg_temp.person('A')]), 'confirmed');
SELECT pg_temp.same('found', (SELECT string_agg(session || ' ' || rule, ', ' ORDER BY session) FROM atelier.check_project),
    'S0 project_session_after_stop, S1 project_session_after_stop');

-- test: A published session that begins outside its project's days is found
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name, starts_on, ends_on) VALUES ('P1', 'Project', '2026-01-01', '2026-05-04');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.session('S2', 4, '2026-05-05');
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
SELECT pg_temp.same('found', (SELECT string_agg(session || ' ' || rule, ', ' ORDER BY session) FROM atelier.check_project), 'S2 project_session_outside');
SELECT pg_temp.act('public');
SELECT pg_temp.same('found', (SELECT count(*) FROM atelier.check_project), 0::bigint);

-- test: A target says in words what is counted, stands once, and names a unit where one is needed
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'participants', 300, 'returned experts' FROM atelier.project;
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'participants', 256, 'x' FROM atelier.project$$, 'project_target_once');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'people', 1, 'x' FROM atelier.project$$, 'project_target_measure_known');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'sessions', -1, 'x' FROM atelier.project$$, 'project_target_planned_positive');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'sessions', 1, ' ' FROM atelier.project$$, 'project_target_counts_present');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts, not_comparable) SELECT id, 'sessions', 1, 'x', ' ' FROM atelier.project$$, 'project_target_not_comparable_present');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'head counts', 1, 'x' FROM atelier.project$$, 'project_target_unit');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, unit, planned, counts) SELECT id, 'sessions', 'days', 1, 'x' FROM atelier.project$$, 'project_target_unit');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, unit, planned, counts) SELECT id, 'outcomes', ' ', 1, 'x' FROM atelier.project$$, 'project_target_unit');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, in_or_for, planned, counts) SELECT id, 'sessions', 'near', 1, 'x' FROM atelier.project$$, 'project_target_in_or_for');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, country_code, planned, counts) SELECT id, 'applications', 'AM', 1, 'x' FROM atelier.project$$, 'project_target_applications_everywhere');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, starts_on, ends_on, planned, counts) SELECT id, 'sessions', '2026-02-01', '2026-01-31', 1, 'x' FROM atelier.project$$, 'project_target_period');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$INSERT INTO atelier.project_target (project_id, measure, planned, counts) SELECT id, 'sessions', 1, 'x' FROM atelier.project$$, 'rights');

-- test: A cost line has an amount with no more decimals than its currency, which ISO 4217 knows
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
INSERT INTO atelier.project_cost_line (project_id, name, currency, planned, actual) SELECT id, 'Training', 'EUR', 9000000.01, 5800000 FROM atelier.project;
INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, 'Allowance', 'TND', 900.125 FROM atelier.project;
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, 'Training', 'EUR', 1 FROM atelier.project$$, 'project_cost_line_once');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, ' ', 'EUR', 1 FROM atelier.project$$, 'project_cost_line_name_present');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, 'Rent', 'EUX', 1 FROM atelier.project$$, 'project_cost_line_currency_known');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency) SELECT id, 'Rent', 'EUR' FROM atelier.project$$, 'project_cost_line_amount');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, planned) SELECT id, 'Rent', 'EUR', -1 FROM atelier.project$$, 'project_cost_line_planned_positive');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, actual) SELECT id, 'Rent', 'EUR', -1 FROM atelier.project$$, 'project_cost_line_actual_positive');
SELECT pg_temp.refused($$INSERT INTO atelier.project_cost_line (project_id, name, currency, actual, starts_on, ends_on) SELECT id, 'Rent', 'EUR', 1, '2026-02-01', '2026-01-31' FROM atelier.project$$, 'project_cost_line_period');
SELECT pg_temp.same('facts', pg_temp.refused($$UPDATE atelier.project_cost_line SET actual = 1.125 WHERE currency = 'EUR'$$, 'project_cost_line_decimals'),
    '{"amount": "1.125", "currency": "EUR", "decimals": 2}'::jsonb);
SELECT pg_temp.refused($$UPDATE atelier.project_cost_line SET planned = 1.125 WHERE currency = 'EUR'$$, 'project_cost_line_decimals');

-- test: A donor's emblem is a picture of its type that can't run or fetch anything, and never on a returnee's certificate
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
INSERT INTO atelier.project_paper (project_id, paper, line, emblem, emblem_type)
SELECT id, 'sheet', '{"en": "Co-funded by the European Union"}', convert_to('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/><image href="data:image/png;base64,AA=="/></svg>', 'UTF8'), 'image/svg+xml' FROM atelier.project;
INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'badge', '\x89504e470d0a1a0a00', 'image/png' FROM atelier.project;
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line) SELECT id, 'sheet', '{"en": "A"}' FROM atelier.project$$, 'project_paper_once');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line) SELECT id, 'poster', '{"en": "A"}' FROM atelier.project$$, 'project_paper_kind_known');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line) SELECT id, 'invitation', '{"fr": "A"}' FROM atelier.project$$, 'project_paper_line_english');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper) SELECT id, 'invitation' FROM atelier.project$$, 'project_paper_says_something');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line, emblem_type) SELECT id, 'invitation', '{"en": "A"}', 'image/png' FROM atelier.project$$, 'project_paper_emblem_typed');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', '\x00', 'image/gif' FROM atelier.project$$, 'project_paper_emblem_type_known');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', '\x89504e470d0a1a0a'::bytea || convert_to(repeat('a', 131072), 'UTF8'), 'image/png' FROM atelier.project$$, 'project_paper_emblem_size');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', '\x474946', 'image/png' FROM atelier.project$$, 'project_paper_emblem_form');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', '\xff', 'image/svg+xml' FROM atelier.project$$, 'project_paper_emblem_form');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', '<html></html>', 'image/svg+xml' FROM atelier.project$$, 'project_paper_emblem_form');
SELECT pg_temp.refused(format($$INSERT INTO atelier.project_paper (project_id, paper, emblem, emblem_type) SELECT id, 'invitation', convert_to(%L, 'UTF8'), 'image/svg+xml' FROM atelier.project$$, '<svg>' || bad || '</svg>'), 'project_paper_emblem_active')
FROM unnest(ARRAY['<script>a</script>', '<a onload="b"/>', '<image href="https://example.org/a.png"/>', '<image xlink:href = ''//x''/>',
    '<style>@import "x"</style>', '<rect style="fill:url(http://x)"/>', '<!ENTITY a "b">']) AS bad;
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line) SELECT id, 'certificate', '{"en": "A"}' FROM atelier.project$$, 'project_paper_never_on_a_returnees');
SELECT pg_temp.refused($$INSERT INTO atelier.project_paper (project_id, paper, line, not_for) SELECT id, 'certificate', '{"en": "A"}', '{returnees,returnee}' FROM atelier.project$$, 'project_paper_not_for_known');
INSERT INTO atelier.project_paper (project_id, paper, line, not_for) SELECT id, 'certificate', '{"en": "A"}', '{returnees}' FROM atelier.project;

-- test: Data of a project are due for deletion so many months after its last day, a stop or its last session, as long as somebody has a name
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name, ends_on, retention_months) VALUES ('P1', 'Project', '2025-12-31', 2);
SELECT pg_temp.refused($$UPDATE atelier.project SET retention_months = 0$$, 'project_retention_months');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.due_project), 0::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('for who plans only', (SELECT count(*) FROM atelier.due_project), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('due', (SELECT due_on || ' ' || (facts ->> 'persons') FROM atelier.due_project), '2026-07-04 1');
UPDATE atelier.project SET stopped_on = '2026-06-30', stopped_because = 'Wound up';
SELECT pg_temp.same('after the stop', (SELECT due_on FROM atelier.due_project), '2026-08-30'::date);
