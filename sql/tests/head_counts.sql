-- test: A head count names what it counts, where and when, and its parts add up to its total
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project'), ('P2', 'Another');
SELECT pg_temp.act('user:ani');
CREATE FUNCTION pg_temp.counted(columns text, vals text) RETURNS text LANGUAGE sql AS $$
    SELECT format('INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on%s) SELECT p.id, o.id, %s FROM atelier.project p, atelier.organisation o WHERE p.code = ''P1'' AND o.code = ''AM''', columns, vals) $$;
DO $$ BEGIN EXECUTE pg_temp.counted(', activity, counts, unit, total, female, male', $v$'2026-01-01', '2026-01-31', 'School day', 'people', 'pupils', 61, 30, 31$v$); END $$;
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, female', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 61, 30$$), 'head_count_sum');
SELECT pg_temp.refused(pg_temp.counted(', counts, unit, total', $$'2026-01-01', '2026-01-31', 'people', 'x', 61$$), 'head_count_of_something');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-01-01', '2026-01-31', ' ', 'people', 'x', 61$$), 'head_count_activity_present');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-02-01', '2026-01-31', 'x', 'people', 'x', 61$$), 'head_count_period');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-01-01', '2026-01-31', 'x', 'heads', 'x', 61$$), 'head_count_counts_known');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-01-01', '2026-01-31', 'x', 'people', ' ', 61$$), 'head_count_unit_present');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-01-01', '2026-01-31', 'x', 'people', repeat('x', 81), 61$$), 'head_count_unit_length');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', -1$$), 'head_count_total_positive');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, female, male', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 1, -1, 2$$), 'head_count_female_positive');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, female, male', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 1, 2, -1$$), 'head_count_male_positive');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, other, male', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 1, -1, 2$$), 'head_count_other_positive');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, not_said, male', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 1, -1, 2$$), 'head_count_not_said_positive');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, bound', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 61, 'about'$$), 'head_count_bound_known');
SELECT pg_temp.refused(pg_temp.counted(', activity, counts, unit, total, source', $$'2026-01-01', '2026-01-31', 'x', 'people', 'x', 61, ' '$$), 'head_count_source_present');
SELECT pg_temp.session('S1', 4, '2026-05-04');
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project WHERE code = 'P2');
SELECT pg_temp.same('facts', pg_temp.refused(pg_temp.counted(', session_id, counts, unit, total', $$'2026-01-01', '2026-01-31', (SELECT id FROM atelier.session), 'people', 'x', 61$$), 'head_count_session_of_project'),
    '{"session": "S1", "project": "P2", "other": "P1"}'::jsonb);

-- test: Another office reads a head count and changes it not; who plans may; what was removed stays in the audit
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.project (code, name) VALUES ('P1', 'Project');
SELECT pg_temp.act('user:ani');
INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total)
SELECT p.id, o.id, '2026-01-01', '2026-01-31', 'Football', 'people', 'visitors', 5 FROM atelier.project p, atelier.organisation o WHERE o.code = 'AM';
SELECT pg_temp.refused($$INSERT INTO atelier.head_count (project_id, office_id, starts_on, ends_on, activity, counts, unit, total)
    SELECT p.id, o.id, '2026-01-01', '2026-01-31', 'Football', 'people', 'visitors', 5 FROM atelier.project p, atelier.organisation o WHERE o.code = 'GE'$$, 'rights');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('read', (SELECT count(*) FROM atelier.head_count), 1::bigint);
UPDATE atelier.head_count SET total = 6;
DELETE FROM atelier.head_count;
SELECT pg_temp.same('unchanged', (SELECT total FROM atelier.head_count), 5::bigint);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('a trainer', (SELECT count(*) FROM atelier.head_count), 0::bigint);
SELECT pg_temp.act('public');
SELECT pg_temp.same('the public', (SELECT count(*) FROM atelier.head_count), 0::bigint);
SELECT pg_temp.act('user:wim');
UPDATE atelier.head_count SET total = 7;
DELETE FROM atelier.head_count;
SELECT pg_temp.same('audited', (SELECT v.old ->> 'total' FROM atelier.audit a JOIN atelier.audit_value v ON v.audit_id = a.id WHERE a.table_name = 'head_count' AND a.operation = 'DELETE'), '7');
