-- test: A public holiday of the session's country on a block's local date is found, with the country's note
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-05-28', 'First day', 'holiday'), ('AM', '2026-05-28', 'Second name', 'holiday'), ('GE', '2026-05-27', 'Elsewhere', 'holiday'), ('XK', '2026-05-27', 'Eid al-Adha', 'estimated')
ON CONFLICT DO NOTHING;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-27', '2026-05-28', '2026-05-29');
SELECT pg_temp.same('on the day', (SELECT string_agg(facts ->> 'weekday', ',') FROM atelier.finding WHERE rule = 'session_on_holiday'), 'Thursday');
SELECT pg_temp.same('all its names', (SELECT facts ->> 'holiday' LIKE '%First day%Second name%' FROM atelier.finding WHERE rule = 'session_on_holiday'), true);
UPDATE atelier.session SET country_code = 'XK';
SELECT pg_temp.same('another country', (SELECT facts ->> 'country' FROM atelier.finding WHERE rule = 'session_on_holiday'), 'Kosovo*');
SELECT pg_temp.same('its note', (SELECT facts ->> 'country_note' LIKE '* Kosovo: References%' FROM atelier.finding WHERE rule = 'session_on_holiday'), true);
SELECT pg_temp.same('estimated', (SELECT facts ->> 'estimated' FROM atelier.finding WHERE rule = 'session_on_holiday'), 'estimated');
UPDATE atelier.session SET country_code = NULL;
SELECT pg_temp.same('online', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'session_on_%'), 0::bigint);

-- test: A holiday counts by the block's local date, not by the instant's
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-06-10', 'Test day', 'holiday') ON CONFLICT DO NOTHING;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-06-09'), pg_temp.session('S2', 4, '2026-06-09');
-- In Yerevan (UTC+4) 00:30 on the tenth is 20:30 on the ninth in UTC.
UPDATE atelier.block SET starts_local = '2026-06-10 00:30', ends_local = '2026-06-10 02:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET starts_local = '2026-06-09 20:00', ends_local = '2026-06-10 00:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.same('only what reaches into the day', (SELECT string_agg(session, ',') FROM atelier.finding WHERE rule = 'session_on_holiday' AND facts ->> 'day' = '2026-06-10'), 'S1');

-- test: A room's country decides, where the block has a room
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-06-10', 'Test day', 'holiday') ON CONFLICT DO NOTHING;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-06-10');
UPDATE atelier.session SET country_code = 'GE';
SELECT pg_temp.same('in Georgia', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_on_holiday' AND facts ->> 'country' = 'Armenia'), 0::bigint);
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1');
SELECT pg_temp.same('in a room in Armenia', (SELECT count(*) FROM atelier.finding WHERE rule = 'session_on_holiday' AND facts ->> 'country' = 'Armenia'), 1::bigint);

-- test: The weekend is the country's; what is known here goes before the data, and what the data assume is a hint
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.working_week WHERE country_code IN ('AM', 'NE');
SELECT pg_temp.act('user:ani');
-- A Friday, a Saturday, a Sunday.
SELECT pg_temp.session('S1', 4, '2026-04-10', '2026-04-11', '2026-04-12');
SELECT pg_temp.same('nothing known', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'session_on_weekend%'), 0::bigint);
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('AM', '{6,7}', false, '{2026}'), ('NE', '{7}', true, '{2026}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('assumed', (SELECT string_agg(facts ->> 'weekday' || ' ' || severity, ',' ORDER BY facts ->> 'day') FROM atelier.finding WHERE rule = 'session_on_weekend_assumed'), 'Saturday hint,Sunday hint');
UPDATE atelier.session SET country_code = 'NE';
SELECT pg_temp.same('stated', (SELECT string_agg(facts ->> 'weekday' || ' ' || severity, ',') FROM atelier.finding WHERE rule LIKE 'session_on_weekend%'), 'Sunday problem');
SELECT pg_temp.act('user:wim');
UPDATE atelier.country SET weekend = '{5}' WHERE code = 'NE';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('known here', (SELECT string_agg(facts ->> 'weekday', ',') FROM atelier.finding WHERE rule = 'session_on_weekend'), 'Friday');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$UPDATE atelier.country SET weekend = '{8}' WHERE code = 'NE'$$, 'country_weekend_days');
SELECT pg_temp.refused($$UPDATE atelier.country SET weekend = '{}' WHERE code = 'NE'$$, 'country_weekend_days');

-- test: A day of the weekend that is worked instead of another isn't told, and a holiday on the weekend is told once
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.working_week WHERE country_code = 'AM';
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('AM', '{6,7}', true, '{2026}');
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-04-11', 'Worked', 'workday'), ('AM', '2026-04-12', 'Feast', 'holiday') ON CONFLICT DO NOTHING;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-04-10', '2026-04-11', '2026-04-12');
SELECT pg_temp.same('told', (SELECT string_agg(rule || ' ' || (facts ->> 'weekday'), ',') FROM atelier.finding WHERE rule LIKE 'session_on_%'), 'session_on_holiday Sunday');

-- test: A placement of months isn't told its Sundays
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.working_week WHERE country_code = 'AM';
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('AM', '{6,7}', true, '{2026}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-04-10');
UPDATE atelier.block SET ends_local = '2026-07-10 09:00';
SELECT pg_temp.same('told', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'session_on_%'), 0::bigint);

-- test: Kosovo's note can be reworded, not taken away; a renamed country is named so in every sentence
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$UPDATE atelier.country SET note = NULL WHERE code = 'XK'$$, 'country_kosovo_noted');
UPDATE atelier.country SET name = 'Kosova' WHERE code = 'XK';
SELECT pg_temp.same('renamed', atelier.country_facts('{XK}') ->> 'country', 'Kosova*');
SELECT pg_temp.same('its note follows', atelier.country_facts('{XK}') ->> 'country_note' LIKE '* Kosova: References%', true);
SELECT pg_temp.same('no note', atelier.country_facts('{AM}'), '{"country": "Armenia"}'::jsonb);
