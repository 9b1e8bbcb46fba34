-- test: A person is kept for the longest of the reasons that there are
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]), pg_temp.person('B');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('kept', (SELECT string_agg(p.name || ' ' || k.kept_until || ' ' || k.rule, ', ' ORDER BY p.name)
    FROM atelier.person p CROSS JOIN LATERAL atelier.person_kept(p.id) k),
    (SELECT 'A 2031-05-04 kept_for_session, B ' || ((atelier.now() AT TIME ZONE 'UTC')::date + interval '24 months')::date
        || ' kept_since_entered'));
INSERT INTO atelier.project (code, name, ends_on, retention_months) VALUES ('P1', 'Project', '2027-12-31', 120);
UPDATE atelier.session SET project_id = (SELECT id FROM atelier.project);
SELECT pg_temp.same('by project', (SELECT k.kept_until || ' ' || k.rule || ' ' || (k.facts ->> 'project')
    FROM atelier.person p CROSS JOIN LATERAL atelier.person_kept(p.id) k WHERE p.name = 'A'), '2037-12-31 kept_for_project P1');

-- test: Whom nothing keeps any more is erased by the day's job, and nobody else
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]), pg_temp.person('B');
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('nobody yet', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET created_at = created_at - interval '25 months';
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('one', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 1::bigint);
SELECT pg_temp.same('no more', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('who is left', (SELECT string_agg(name, ',') FROM atelier.person), 'A');
SELECT pg_temp.same('recorded', (SELECT count(*) FROM atelier.erasure e JOIN atelier.person p ON p.id = e.subject WHERE p.erased_at IS NOT NULL AND e.erased_by IS NULL), 1::bigint);
SELECT pg_temp.same('audited values', (SELECT count(*) FROM atelier.audit_value v JOIN atelier.erasure e ON e.subject = v.subject_id), 0::bigint);

-- test: Who is expected to teach is not erased by time
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    who uuid := pg_temp.trainer('T-1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(pg_temp.session('S1', 9, '2026-05-04'), who, 'lead', 'asked', NULL);
END $$;
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET created_at = created_at - interval '25 months';
-- As if nothing kept anybody any more.
CREATE OR REPLACE FUNCTION atelier.person_kept(person uuid) RETURNS TABLE (kept_until date, rule text, facts jsonb)
    LANGUAGE sql STABLE ROWS 1 AS $$ SELECT '2000-01-01'::date, 'kept_since_entered', '{}'::jsonb $$;
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('nobody', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 0::bigint);

-- test: Erasing by time can be switched off, and is reported as overdue then
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('B');
SELECT pg_temp.refused($$SELECT atelier.set_retention('erases', 0)$$, 'actor_may_not');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$SELECT atelier.set_retention('erased', 0)$$, 'retention_setting_unknown');
SELECT pg_temp.refused($$SELECT atelier.set_retention('erases', 2)$$, 'retention_months_between');
SELECT pg_temp.refused($$SELECT atelier.set_retention('session_months', 0)$$, 'retention_months_between');
SELECT atelier.set_retention('erases', 0);
SELECT atelier.set_retention('unused_months', 1);
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET created_at = created_at - interval '2 months';
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('nobody', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 0::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('overdue', (SELECT kind || ' ' || rule || ' ' || count || ' ' || overdue FROM atelier.personal_data()), 'person kept_since_entered 1 1');
SELECT pg_temp.act('user:wim');
SELECT atelier.set_retention('erases', NULL);
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('erased', (SELECT deleted FROM atelier.delete_expired() WHERE kind = 'persons'), 1::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('counted', (SELECT kind || ' ' || count FROM atelier.personal_data()), 'erased person 1');

-- test: What personal data are left is told to an office of its own persons, to an administrator of all, to others of none
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.person('G1'), pg_temp.person('G2');
SELECT pg_temp.same('own', (SELECT count FROM atelier.personal_data()), 2::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('all', (SELECT count FROM atelier.personal_data()), 3::bigint);
SELECT pg_temp.act('public');
SELECT pg_temp.same('public', (SELECT count(*) FROM atelier.personal_data()), 0::bigint);

-- test: An applicant is kept as long as their round isn't decided, and so long after it as is set
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}');
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET created_at = created_at - interval '60 months';
SELECT pg_temp.same('undecided', (SELECT k.kept_until || ' ' || k.rule FROM atelier.person p CROSS JOIN LATERAL atelier.person_kept(p.id) k
    WHERE EXISTS (SELECT FROM atelier.application a WHERE a.person_id = p.id) LIMIT 1), 'infinity kept_for_round');

-- test: Who administers an office's persons is told a month ahead who will be erased
SELECT pg_temp.act('user:ani');
SELECT pg_temp.person('A'), pg_temp.person('B');
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.due_people), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE atelier.person SET created_at = created_at - interval '24 months' + interval '29 days' WHERE name = 'A';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('told', (SELECT rule || ' ' || (facts ->> 'count') || ' ' || (due_on = (atelier.now() AT TIME ZONE 'UTC')::date + 29) FROM atelier.todo), 'persons_to_erase 1 true');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('others', (SELECT count(*) FROM atelier.due_people), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT atelier.set_retention('erases', 0);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('switched off', (SELECT count(*) FROM atelier.due_people), 0::bigint);
