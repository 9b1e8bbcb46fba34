-- test: A town is found by any spelling, by its largest, within its country only
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.town (geoname, country_code, name, latitude, longitude, population, keys)
SELECT g, 'AQ', n, la, lo, p, ARRAY(SELECT atelier.place_key(k) FROM unnest(n || ks) k)
FROM (VALUES (-1, 'Bihać', 44.8, 15.9, 75641, '{Бихаћ,ბიჰაჩი}'::text[]), (-2, 'Bihac', 10, 10, 10, '{}'), (-3, 'Dar es Salaam', -6.8, 39.3, 5383728, '{دار السلام}')) t(n0, n, la, lo, p, ks), LATERAL (SELECT n0 AS g) x;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('spellings', (SELECT string_agg(DISTINCT t.name, ',') FROM unnest('{Bihać,BIHAC,Бихаћ,БИХАЋ,ბიჰაჩი,"Hotel Park, Bihać"}'::text[]) p, atelier.town_named('AQ', p) t), 'Bihać');
SELECT pg_temp.same('spaces', (SELECT t.name FROM atelier.town_named('AQ', 'dar-es-salaam') t), 'Dar es Salaam');
SELECT pg_temp.same('Arabic', (SELECT t.name FROM atelier.town_named('AQ', 'دار السلام') t), 'Dar es Salaam');
SELECT pg_temp.same('elsewhere', (SELECT count(*) FROM atelier.town_named('AM', 'Bihać')), 0::bigint);
SELECT pg_temp.same('nonsense', (SELECT count(*) FROM atelier.town_named('AQ', ' , ')), 0::bigint);

-- test: Distances follow the great circle, and the way the faster of road and air
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('a degree of the equator', round(atelier.kilometres(0, 0, 0, 1)), 111::double precision);
SELECT pg_temp.same('pole to pole', round(atelier.kilometres(90, 0, -90, 0)), 20015::double precision);
SELECT pg_temp.same('over the date line', round(atelier.kilometres(0, 179.5, 0, -179.5)), 111::double precision);
SELECT pg_temp.same('Yerevan to Tbilisi', round(atelier.kilometres(40.1811, 44.5136, 41.6941, 44.8337)), 170::double precision);
SELECT pg_temp.same('by road', atelier.travel_minutes(60, jsonb_object_agg(name, value)), 15 + 78) FROM atelier.check_settings();
SELECT pg_temp.same('by air', atelier.travel_minutes(1400, jsonb_object_agg(name, value)), 300 + 120) FROM atelier.check_settings();

-- test: A trainer needs the time for the way between two towns; if it would do, two towns on a day are a hint
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.venue (code, name, country_code, town, latitude, longitude) VALUES ('TBS', 'House', 'GE', 'Tbilisi', 41.6941, 44.8337);
UPDATE atelier.venue SET latitude = 40.1811, longitude = 44.5136 WHERE code = 'EVN';
INSERT INTO atelier.room (venue_id, code, name, seats) SELECT id, 'TBS-1', 'Room', 12 FROM atelier.venue WHERE code = 'TBS';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04'), pg_temp.session('S2', 4, '2026-05-04');
UPDATE atelier.block SET ends_local = '2026-05-04 12:00', room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET starts_local = '2026-05-04 14:00', room_id = (SELECT id FROM atelier.room WHERE code = 'TBS-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
SELECT atelier.assign(s.id, t.id, NULL, 'accepted', NULL) FROM atelier.session s, atelier.trainer t;
SELECT pg_temp.same('too little', (SELECT concat_ws(' ', session, facts ->> 'trainer', facts ->> 'from_session', facts ->> 'gap', facts ->> 'needed', facts ->> 'km', severity) FROM atelier.finding WHERE rule = 'trainer_travel_time'), 'S2 T1 S1 2:00 3:57 170 problem');
SELECT pg_temp.act('user:wim');
SELECT atelier.set_check('road_kmh', 200);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('a faster road', (SELECT string_agg(rule || ' ' || severity, ',') FROM atelier.finding WHERE rule LIKE 'trainer_t%'), 'trainer_two_towns hint');
UPDATE atelier.block SET starts_local = '2026-05-05 09:00', ends_local = '2026-05-05 17:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.same('the next day', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'trainer_t%'), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$UPDATE atelier.venue SET latitude = NULL WHERE code = 'TBS'$$, 'venue_located');
SELECT pg_temp.refused($$UPDATE atelier.venue SET latitude = 91 WHERE code = 'TBS'$$, 'venue_latitude');
SELECT pg_temp.refused($$UPDATE atelier.venue SET longitude = 181 WHERE code = 'TBS'$$, 'venue_longitude');

-- test: A participant needs the time for the way too, and is named only to an office in whose scope they are
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.venue (code, name, country_code, town, latitude, longitude) VALUES ('TBS', 'House', 'GE', 'Tbilisi', 41.6941, 44.8337);
UPDATE atelier.venue SET latitude = 40.1811, longitude = 44.5136 WHERE code = 'EVN';
INSERT INTO atelier.room (venue_id, code, name, seats) SELECT id, 'TBS-1', 'Room', 12 FROM atelier.venue WHERE code = 'TBS';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04'), pg_temp.session('S2', 4, '2026-05-04');
UPDATE atelier.session SET visibility = 'public';
UPDATE atelier.block SET ends_local = '2026-05-04 12:00', room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET starts_local = '2026-05-04 14:00', room_id = (SELECT id FROM atelier.room WHERE code = 'TBS-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.same('admitted', (SELECT pg_temp.admit(array_agg(s.id ORDER BY s.code), array_agg(p.id)) FROM atelier.session s, pg_temp.person('Anna') AS p(id)), 'confirmed,confirmed');
SELECT pg_temp.same('too little', (SELECT facts ->> 'person' = p.reference FROM atelier.finding, atelier.person p WHERE rule = 'person_travel_time'), true);
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('another office', (SELECT count(*) FROM atelier.finding WHERE rule LIKE '%travel%'), 0::bigint);
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('who plans for all, but has not the person', (SELECT count(*) FROM atelier.finding WHERE rule LIKE '%travel%'), 0::bigint);

-- test: Of a way to a place that nobody knows nothing is said, nor of a way that is over
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04'), pg_temp.session('S2', 4, '2026-05-04');
UPDATE atelier.block SET ends_local = '2026-05-04 12:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET starts_local = '2026-05-04 12:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
UPDATE atelier.session SET place = 'Nowhere ' || code;
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
SELECT atelier.assign(s.id, t.id, NULL, 'accepted', NULL) FROM atelier.session s, atelier.trainer t;
SELECT pg_temp.same('unknown', (SELECT count(*) FROM atelier.finding WHERE rule LIKE 'trainer_t%'), 0::bigint);
