-- test: A country goes by the zones that enough of its people keep, that of the most first; the one that is set here goes before
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('ID', 'Asia/Makassar', 14), ('ID', 'Asia/Jayapura', 2), ('ID', 'Asia/Jakarta', 84), ('XK', 'Europe/Belgrade', 0), ('GE', 'Asia/Nowhere', 9);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('by people', (SELECT string_agg(zone, ' ' ORDER BY turn) FROM atelier.country_clock WHERE country_code = 'ID'), 'Asia/Jakarta Asia/Makassar');
SELECT pg_temp.same('the only one, without people', (SELECT zone FROM atelier.country_clock WHERE country_code = 'XK'), 'Europe/Belgrade');
SELECT pg_temp.same('a zone that the server does not know', (SELECT count(*) FROM atelier.country_clock WHERE country_code = 'GE'), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT atelier.set_check('zone_percent', 1);
SELECT pg_temp.same('a lower share', (SELECT count(*) FROM atelier.country_clock WHERE country_code = 'ID'), 3::bigint);
SELECT atelier.set_check('zone_percent', 100);
SELECT pg_temp.same('that of the most always', (SELECT string_agg(zone, ' ') FROM atelier.country_clock WHERE country_code = 'ID'), 'Asia/Jakarta');
UPDATE atelier.country SET zone = 'Asia/Makassar' WHERE code = 'ID';
SELECT pg_temp.same('set', (SELECT string_agg(zone, ' ') FROM atelier.country_clock WHERE country_code = 'ID'), 'Asia/Makassar');
SELECT pg_temp.refused($$UPDATE atelier.country SET zone = 'Asia/Nowhere' WHERE code = 'ID'$$, 'country_zone_known');
SELECT pg_temp.act('');
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.country_clock), 0::bigint);

-- test: Working hours are hours of the day that begin before they end, set by an administrator
SELECT pg_temp.act('user:wim');
SELECT atelier.set_check('opening_hour', 8.5);
SELECT pg_temp.same('half past', (SELECT opens || ' ' || closes FROM atelier.working_day(NULL, NULL)), '08:30:00 18:00:00');
SELECT pg_temp.same('given', (SELECT opens || ' ' || closes FROM atelier.working_day('07:00', NULL)), '07:00:00 18:00:00');
SELECT pg_temp.refused($$SELECT atelier.set_check('opening_hour', 18)$$, 'check_hours_order');
SELECT pg_temp.refused($$SELECT atelier.set_check('closing_hour', 8.5)$$, 'check_hours_order');
SELECT pg_temp.refused($$SELECT atelier.set_check('closing_hour', 25)$$, 'setting_check_hour');
SELECT atelier.set_check('closing_hour', 24);

-- test: The same instant is shown by each country's clock: half hours, another day, a change of clocks that only one of them makes
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('GM', 'Africa/Banjul', 1), ('NP', 'Asia/Kathmandu', 1), ('NZ', 'Pacific/Auckland', 1), ('US', 'America/New_York', 40), ('US', 'America/Detroit', 35), ('US', 'America/Los_Angeles', 25), ('BE', 'Europe/Brussels', 1);
CREATE FUNCTION pg_temp.shown(country text, starts timestamptz, minutes integer DEFAULT 90) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', to_char(t.starts_local, 'MM-DD HH24:MI'), to_char(t.ends_local, 'HH24:MI'), t.outside), ', ' ORDER BY t.turn)
    FROM atelier.hours_there(country, starts, starts + minutes * interval '1 minute', '08:00', '18:00') t $$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('before Europe changes', pg_temp.shown('GM', '2026-03-27 10:00 Europe/Brussels'), '03-27 09:00 10:30 0');
SELECT pg_temp.same('after it', pg_temp.shown('GM', '2026-03-30 10:00 Europe/Brussels'), '03-30 08:00 09:30 0');
SELECT pg_temp.same('too early after it', pg_temp.shown('GM', '2026-03-30 09:30 Europe/Brussels'), '03-30 07:30 09:00 30');
SELECT pg_temp.same('quarters', pg_temp.shown('NP', '2026-03-30 12:00Z'), '03-30 17:45 19:15 75');
SELECT pg_temp.same('the day before', pg_temp.shown('NZ', '2026-03-30 20:30Z'), '03-31 09:30 11:00 0');
SELECT pg_temp.same('over midnight', pg_temp.shown('NZ', '2026-03-30 10:30Z'), '03-30 23:30 01:00 90');
SELECT pg_temp.same('clocks that show the same once', pg_temp.shown('US', '2026-03-30 15:30Z'), '03-30 11:30 13:00 0, 03-30 08:30 10:00 0');
SELECT pg_temp.same('both ends', pg_temp.shown('BE', '2026-03-30 07:00 Europe/Brussels', 720), '03-30 07:00 19:00 120');
SELECT pg_temp.same('the hour that is skipped does not count', pg_temp.shown('BE', '2026-03-29 01:00 Europe/Brussels', 120), '03-29 01:00 04:00 120');
SELECT pg_temp.same('more than a day', pg_temp.shown('BE', '2026-03-30 08:00 Europe/Brussels', 1500), '03-30 08:00 09:00');
SELECT pg_temp.same('no zone', pg_temp.shown('GE', '2026-03-30 12:00Z'), NULL);

-- test: A day that is off in a country is outside as a whole, by that country's own date
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('NZ', 'Pacific/Auckland', 1);
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('NZ', '2026-03-31', 'Feast', 'estimated'), ('NZ', '2026-04-05', 'Worked', 'workday');
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('NZ', '{6,7}', true, '{2026}');
CREATE FUNCTION pg_temp.shown(starts timestamptz) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', t.outside, t.day_off, t.holiday, CASE WHEN t.estimated THEN 'estimated' END)
    FROM atelier.hours_there('NZ', starts, starts + interval '1 hour', '08:00', '18:00') t $$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('the thirtieth in Europe', pg_temp.shown('2026-03-30 21:00Z'), '60 2026-03-31 Feast estimated');
SELECT pg_temp.same('a Friday in Europe', pg_temp.shown('2026-04-03 21:00Z'), '60 2026-04-04');
SELECT pg_temp.same('a Sunday that is worked', pg_temp.shown('2026-04-04 21:00Z'), '0');
SELECT pg_temp.same('a Sunday in Europe', pg_temp.shown('2026-04-05 21:00Z'), '0');

-- test: A session's hours are told for the country where each block is and for those that it is for; a country without a zone too
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('AM', 'Asia/Yerevan', 1), ('GM', 'Africa/Banjul', 1), ('BE', 'Europe/Brussels', 1);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-06', '2026-05-05');
INSERT INTO atelier.session_country (session_id, country_code) SELECT s.id, c FROM atelier.session s, unnest('{GM,AM,XK}'::text[]) c;
UPDATE atelier.block SET country_code = 'BE', place = 'Ghent' WHERE starts_local::date = '2026-05-06';
SELECT pg_temp.same('told', (SELECT string_agg(concat_ws(' ', h.block, h.in_or_for, h.country, to_char(h.starts_local, 'HH24:MI'), h.outside), ', ' ORDER BY h.block, h.in_or_for DESC, h.country) FROM atelier.session s, atelier.session_hours(s.id, NULL, NULL) h),
    '1 in AM 09:00 0, 1 for GM 05:00 180, 1 for XK, 2 in BE 07:00 60, 2 for AM 09:00 0, 2 for GM 05:00 180, 2 for XK');
SELECT pg_temp.same('other hours', (SELECT string_agg(h.outside::text, ',' ORDER BY h.block) FROM atelier.session s, atelier.session_hours(s.id, '05:00', '12:00') h WHERE h.country = 'GM'), '60,60');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office does not see it', (SELECT count(*) FROM atelier.session s, atelier.session_hours(s.id, NULL, NULL) h), 0::bigint);

-- test: An online session outside working hours in a country that it is for is found, with the country's note, until somebody accepts it
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('AM', 'Asia/Yerevan', 1), ('XK', 'Europe/Belgrade', 1), ('US', 'America/New_York', 60), ('US', 'America/Los_Angeles', 40);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-05');
UPDATE atelier.block SET starts_local = '2026-05-05 09:00', ends_local = '2026-05-05 10:00';
INSERT INTO atelier.session_country (session_id, country_code) SELECT s.id, c FROM atelier.session s, unnest('{AM,XK}'::text[]) c;
SELECT pg_temp.same('in Armenia', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'online_%'), 0::bigint);
UPDATE atelier.session SET country_code = NULL, place = NULL;
SELECT pg_temp.same('online', (SELECT string_agg(concat_ws(' ', rule, severity, facts ->> 'country', facts ->> 'starts', facts ->> 'ends', facts ->> 'zone', facts ->> 'opens', facts ->> 'closes'), ',') FROM atelier.finding WHERE rule LIKE 'online_%'),
    'online_outside_hours hint Kosovo* 2026-05-05 07:00 08:00 Europe/Belgrade 08:00 18:00');
SELECT pg_temp.same('its note', (SELECT facts ->> 'country_note' LIKE '* Kosovo: References%' FROM atelier.finding WHERE rule LIKE 'online_%'), true);
SELECT atelier.accept_finding(s.id, 'online_outside_hours', (SELECT array_agg(facts_digest) FROM atelier.finding WHERE rule = 'online_outside_hours'), 'They asked for it') FROM atelier.session s;
SELECT pg_temp.same('accepted', (SELECT accepted_because FROM atelier.finding WHERE rule LIKE 'online_%'), 'They asked for it');
UPDATE atelier.block SET starts_local = '2026-05-05 09:30', ends_local = '2026-05-05 10:30';
SELECT pg_temp.same('moved', (SELECT concat_ws(' ', facts ->> 'starts', accepted_because) FROM atelier.finding WHERE rule LIKE 'online_%'), '2026-05-05 07:30');
UPDATE atelier.block SET starts_local = '2026-05-05 10:00', ends_local = '2026-05-05 11:00';
SELECT pg_temp.same('suits', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'online_%'), 0::bigint);
-- What is over, and what takes more than a day, isn't told.
SELECT pg_temp.session('S2', 4, '2026-02-27', '2026-05-05');
UPDATE atelier.session SET country_code = NULL, place = NULL WHERE code = 'S2';
INSERT INTO atelier.session_country (session_id, country_code) SELECT s.id, 'XK' FROM atelier.session s WHERE code = 'S2';
UPDATE atelier.block SET starts_local = starts_local::date + time '10:00' WHERE starts_local::date = '2026-05-05';
SELECT pg_temp.same('over', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'online_%'), 0::bigint);
UPDATE atelier.block SET ends_local = '2026-05-08 10:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2') AND starts_local::date = '2026-05-05';
SELECT pg_temp.same('more than a day', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'online_%'), 0::bigint);
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'x' WHERE code = 'S2';
INSERT INTO atelier.session_country (session_id, country_code) SELECT s.id, 'US' FROM atelier.session s WHERE code = 'S1';
UPDATE atelier.block SET starts_local = '2026-05-05 15:30', ends_local = '2026-05-05 16:30' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
SELECT pg_temp.same('the worst of several clocks', (SELECT string_agg(concat_ws(' ', facts ->> 'country', facts ->> 'starts', facts ->> 'zone'), ',') FROM atelier.finding WHERE rule LIKE 'online_%'), 'United States 2026-05-05 04:30 America/Los_Angeles');

-- test: An online session on a day that is off in a country that it is for is found; a room in a country makes it a session there
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('AM', 'Asia/Yerevan', 1), ('NE', 'Africa/Niamey', 1);
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-05-29', 'Republic', 'holiday');
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('NE', '{7}', true, '{2026}');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-29', '2026-05-31');
UPDATE atelier.block SET starts_local = starts_local::date + time '14:00';
UPDATE atelier.session SET country_code = NULL, place = NULL;
INSERT INTO atelier.session_country (session_id, country_code) SELECT s.id, c FROM atelier.session s, unnest('{AM,NE}'::text[]) c;
SELECT pg_temp.same('told', (SELECT string_agg(concat_ws(' ', rule, facts ->> 'country', facts ->> 'starts', facts ->> 'weekday', facts ->> 'holiday'), ', ' ORDER BY facts ->> 'starts') FROM atelier.finding WHERE rule LIKE 'online_%'),
    'online_on_holiday Armenia 2026-05-29 14:00 Friday Republic, online_on_weekend Niger 2026-05-31 11:00 Sunday');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1');
SELECT pg_temp.same('in a room', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'online_%'), 0::bigint);

-- test: What suits several countries is what all their clocks have in common, day by day, without anybody's days off
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('AM', 'Asia/Yerevan', 1), ('GM', 'Africa/Banjul', 1), ('ID', 'Asia/Jakarta', 80), ('ID', 'Asia/Makassar', 20), ('NP', 'Asia/Kathmandu', 1), ('BE', 'Europe/Brussels', 1);
INSERT INTO atelier.working_week (country_code, weekend, stated, years) SELECT c, '{6,7}', true, '{2026}' FROM unnest('{AM,GM,ID,BE}'::text[]) c;
INSERT INTO atelier.working_week (country_code, weekend, stated, years) VALUES ('NP', '{6}', true, '{2026}');
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('AM', '2026-03-31', 'Feast', 'holiday');
CREATE FUNCTION pg_temp.suits(countries text[], since date, until date, minutes integer, zone text DEFAULT 'Europe/Brussels', opens interval DEFAULT NULL, closes interval DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(to_char(s.starts_at AT TIME ZONE zone, 'MM-DD HH24:MI') || to_char(s.ends_at AT TIME ZONE zone, '–HH24:MI') || CASE WHEN s.outside > 0 THEN ' ' || s.outside ELSE '' END, ', ' ORDER BY s.starts_at)
    FROM atelier.suitable_hours(countries, since, until, minutes, zone, opens, closes) s $$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('over the change of Europe''s clocks, a weekend and a holiday', pg_temp.suits('{AM,GM}', '2026-03-27', '2026-04-01', 90), '03-27 09:00–15:00, 03-30 10:00–16:00, 04-01 10:00–16:00');
SELECT pg_temp.same('just enough', pg_temp.suits('{AM,GM}', '2026-03-27', '2026-03-27', 360), '03-27 09:00–15:00');
SELECT pg_temp.same('a quarter of an hour', pg_temp.suits('{NP,GM}', '2026-04-02', '2026-04-02', 60), '04-02 10:00–14:15');
SELECT pg_temp.same('of a country with two clocks both', pg_temp.suits('{ID,NP}', '2026-04-02', '2026-04-02', 60, 'Asia/Jakarta'), '04-02 09:15–17:00');
SELECT pg_temp.same('longer hours', pg_temp.suits('{AM,GM}', '2026-03-27', '2026-03-27', 90, 'Europe/Brussels', '07:00', '20:00'), '03-27 08:00–17:00');
SELECT pg_temp.same('all day, each day its beginnings', pg_temp.suits('{GM}', '2026-03-26', '2026-03-28', 90, 'Africa/Banjul', '00:00', '24:00'), '03-26 00:00–01:30, 03-27 00:00–00:00');

-- test: Days are those of the zone that is asked for: a stretch may be another day elsewhere, and goes over midnight whole
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('NZ', 'Pacific/Auckland', 1), ('US', 'America/Los_Angeles', 1);
INSERT INTO atelier.working_week (country_code, weekend, stated, years) SELECT c, '{6,7}', true, '{2026}' FROM unnest('{NZ,US}'::text[]) c;
CREATE FUNCTION pg_temp.suits(since date, until date, minutes integer, zone text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(to_char(s.starts_at AT TIME ZONE zone, 'MM-DD HH24:MI') || to_char(s.ends_at AT TIME ZONE zone, ' – MM-DD HH24:MI') || CASE WHEN s.outside > 0 THEN ' ' || s.outside ELSE '' END, ', ' ORDER BY s.starts_at)
    FROM atelier.suitable_hours('{NZ,US}', since, until, minutes, zone, NULL, NULL) s $$;
SELECT pg_temp.act('user:ani');
-- In July Auckland is 19 hours ahead of Los Angeles: 08:00–18:00 there is 13:00–23:00 the day before here.
SELECT pg_temp.same('by California', pg_temp.suits('2026-07-06', '2026-07-07', 60, 'America/Los_Angeles'), '07-06 13:00 – 07-06 18:00, 07-07 13:00 – 07-07 18:00');
SELECT pg_temp.same('Friday there is Saturday here', pg_temp.suits('2026-07-09', '2026-07-13', 60, 'America/Los_Angeles'), '07-09 13:00 – 07-09 18:00, 07-13 13:00 – 07-13 18:00');
SELECT pg_temp.same('by New Zealand the day after', pg_temp.suits('2026-07-07', '2026-07-07', 60, 'Pacific/Auckland'), '07-07 08:00 – 07-07 13:00');
SELECT pg_temp.same('by Ireland over midnight', pg_temp.suits('2026-07-06', '2026-07-06', 60, 'Europe/Dublin'), '07-06 21:00 – 07-07 01:00');
SELECT pg_temp.same('the rest begins the next day', pg_temp.suits('2026-07-07', '2026-07-07', 60, 'Europe/Dublin'), '07-07 00:00 – 07-07 02:00, 07-07 21:00 – 07-08 01:00');

-- test: If nothing suits all, the fewest minutes outside are found, then those that are the least far outside, working days first
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.country_zone; DELETE FROM atelier.holiday; DELETE FROM atelier.working_week;
INSERT INTO atelier.country_zone (country_code, zone, people) VALUES ('GM', 'Africa/Banjul', 1), ('ID', 'Asia/Jakarta', 80), ('NP', 'Asia/Kathmandu', 1), ('NZ', 'Pacific/Auckland', 1), ('PT', 'Europe/Lisbon', 1), ('AM', 'Asia/Yerevan', 1), ('US', 'America/New_York', 1);
INSERT INTO atelier.working_week (country_code, weekend, stated, years) SELECT c, '{6,7}', true, '{2026}' FROM unnest('{GM,ID,NP,NZ,PT,AM}'::text[]) c;
INSERT INTO atelier.holiday (country_code, day, name, kind) VALUES ('GM', '2026-04-06', 'Feast', 'holiday');
CREATE FUNCTION pg_temp.suits(countries text[], since date, until date, minutes integer) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(to_char(s.starts_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') || to_char(s.ends_at AT TIME ZONE 'UTC', '–HH24:MI') || ' ' || s.outside, ', ' ORDER BY s.starts_at)
    FROM atelier.suitable_hours(countries, since, until, minutes, 'UTC', NULL, NULL) s $$;
SELECT pg_temp.act('user:ani');
-- Jakarta 08:00–18:00 is 01:00–11:00 UTC, Banjul's is 08:00–18:00: three hours in common; four hours lack one.
SELECT pg_temp.same('enough', pg_temp.suits('{GM,ID}', '2026-04-07', '2026-04-07', 180), '04-07 08:00–11:00 0');
SELECT pg_temp.same('one hour outside, by whichever edge, the earliest', pg_temp.suits('{GM,ID}', '2026-04-07', '2026-04-08', 240), '04-07 07:00–11:00 60');
SELECT pg_temp.same('a holiday in one of them is worse', pg_temp.suits('{GM,ID}', '2026-04-06', '2026-04-07', 240), '04-07 07:00–11:00 60');
SELECT pg_temp.same('nothing but a holiday', pg_temp.suits('{GM,ID}', '2026-04-06', '2026-04-06', 60), '04-06 01:00–02:00 60');
-- In July Auckland's 08:00–18:00 is 20:00–06:00 UTC, Lisbon's 07:00–17:00: an hour and three hours apart; an hour less is 06:00.
SELECT pg_temp.same('never together', pg_temp.suits('{NZ,PT}', '2026-07-07', '2026-07-07', 60), '07-07 05:00–06:00 60');
SELECT pg_temp.same('a day off is not taken for the hours', pg_temp.suits('{NZ,PT}', '2026-07-05', '2026-07-07', 60), '07-06 05:00–06:00 60');
SELECT pg_temp.same('not before the first day', pg_temp.suits('{NZ,PT}', '2026-07-11', '2026-07-11', 60), '07-11 05:00–06:00 120');
-- New York's 08:00–18:00 is 12:00–22:00 UTC: 01:00 is 21:00 there the day before, 10:00 is 06:00.
SELECT pg_temp.same('not the earliest, but the nearest to the hours', pg_temp.suits('{US,ID}', '2026-07-07', '2026-07-07', 60), '07-07 10:00–11:00 60');
