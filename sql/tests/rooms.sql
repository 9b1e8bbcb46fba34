-- test: A room is never booked twice at the same time, across sessions and offices
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
SELECT pg_temp.same('names the other', pg_temp.refused($$UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1')
    WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2')$$, 'room_hold_one_at_a_time') ->> 'elsewhere', 'S1');

-- test: The room's constraint holds without the function in front of it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-04');
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.room_hold (block_id, room_id, during, bundle)
SELECT b.id, r.id, tstzrange(b.starts_at, b.ends_at), b.id FROM atelier.block b, atelier.room r, atelier.session s WHERE r.code = 'EVN-1' AND s.id = b.session_id AND s.code = 'S1';
SELECT pg_temp.refused($$INSERT INTO atelier.room_hold (block_id, room_id, during, bundle)
SELECT b.id, r.id, tstzrange(b.starts_at, b.ends_at), b.id FROM atelier.block b, atelier.room r, atelier.session s WHERE r.code = 'EVN-1' AND s.id = b.session_id AND s.code = 'S2'$$, 'room_hold_one_at_a_time');

-- test: Another office is told when the room is taken, not by what
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1');
SELECT pg_temp.act('user:gio');
INSERT INTO atelier.session (code, training_id, host_office_id, country_code, zone, language, capacity)
SELECT 'G1', g.id, o.id, 'AM', 'Asia/Tbilisi', 'en', 5 FROM atelier.training g, atelier.organisation o WHERE o.code = 'GE';
SELECT pg_temp.same('facts', pg_temp.refused($$INSERT INTO atelier.block (session_id, starts_local, ends_local, zone, room_id)
    SELECT s.id, '2026-05-04 16:00', '2026-05-04 18:00', 'Asia/Tbilisi', r.id FROM atelier.session s, atelier.room r WHERE s.code = 'G1' AND r.code = 'EVN-1'$$,
    'room_hold_one_at_a_time'), '{"from": "2026-05-04 09:00", "until": "2026-05-04 17:00", "zone": "Asia/Tbilisi", "room": "EVN-1"}'::jsonb);

-- test: A room is overridden with a reason, and a third booking that overlaps only the overriding one is refused
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-04'), pg_temp.session('S3', 9, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1'), override_reason = 'the room is divided', ends_local = '2026-05-04 20:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
UPDATE atelier.block SET starts_local = '2026-05-04 18:00', ends_local = '2026-05-04 19:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S3');
SELECT pg_temp.refused($$UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S3')$$, 'room_hold_one_at_a_time');
SELECT pg_temp.same('found', (SELECT rule FROM atelier.finding WHERE session = 'S2' AND rule LIKE 'room%'), 'room_overlap_overridden');

-- test: A session is not larger than its room, whichever of the two changes
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-2');
SELECT pg_temp.refused($$UPDATE atelier.session SET capacity = 5$$, 'session_over_room');
UPDATE atelier.block SET room_id = NULL;
UPDATE atelier.session SET capacity = 5;
SELECT pg_temp.refused($$UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-2')$$, 'session_over_room');

-- test: A room that shrank is found by the check
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-2');
SELECT pg_temp.act('user:wim');
UPDATE atelier.room SET seats = 3 WHERE code = 'EVN-2';
SELECT pg_temp.same('finding', (SELECT facts ->> 'seats' FROM atelier.finding WHERE rule = 'session_over_room'), '3');

-- test: A cancelled session gives its room, its trainer's and its participants' time back
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 4, '2026-05-04')], ARRAY[pg_temp.person('A')]);
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-2');
SELECT atelier.assign((SELECT id FROM atelier.session), pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'accepted', NULL);
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'low demand';
SELECT pg_temp.same('left', (SELECT (SELECT count(*) FROM atelier.hold) + (SELECT count(*) FROM atelier.room_hold)), 0::bigint);
SELECT pg_temp.same('seats', (SELECT taken FROM atelier.session), 0);

-- test: Moving a block moves everybody's time, and is refused if somebody is expected elsewhere then
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, t], ARRAY[a, a]);
    PERFORM pg_temp.refused($q$UPDATE atelier.block SET starts_local = '2026-05-05 12:00', ends_local = '2026-05-05 13:00'
        WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1')$q$, 'hold_one_place_at_a_time');
    UPDATE atelier.block SET starts_local = '2026-05-06 12:00', ends_local = '2026-05-06 13:00' WHERE session_id = s;
    PERFORM pg_temp.same('moved', (SELECT during FROM atelier.hold h JOIN atelier.block b ON b.id = h.block_id WHERE b.session_id = s),
        tstzrange('2026-05-06T08:00Z', '2026-05-06T09:00Z'));
    PERFORM pg_temp.same('sequence', (SELECT sequence FROM atelier.session WHERE id = s), 1);
    PERFORM pg_temp.same('span', (SELECT starts_at FROM atelier.session WHERE id = s), '2026-05-06T08:00Z'::timestamptz);
END $$;

-- test: A block added to a session holds those who are already in it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 4, '2026-05-04')], ARRAY[pg_temp.person('A')]);
INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) SELECT id, '2026-05-07 09:00', '2026-05-07 10:00', 'Asia/Yerevan' FROM atelier.session;
SELECT pg_temp.same('holds', (SELECT count(*) FROM atelier.hold), 2::bigint);

-- test: A block whose room another one overrides can still be edited, and a third booking still clashes with both
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-04'), pg_temp.session('S3', 9, '2026-05-04');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1'), override_reason = 'the room is divided' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
UPDATE atelier.block SET title = 'Opening' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1');
UPDATE atelier.block SET title = 'Opening' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.same('bundles', (SELECT count(DISTINCT bundle) FROM atelier.room_hold), 1::bigint);
SELECT pg_temp.refused($$UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S3')$$, 'room_hold_one_at_a_time');

-- test: An old override doesn't carry a block onto another booking
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-04'), pg_temp.session('S3', 9, '2026-08-02');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id <> (SELECT id FROM atelier.session WHERE code = 'S2');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1'), override_reason = 'divided' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.refused($$UPDATE atelier.block SET starts_local = '2026-08-02 09:00', ends_local = '2026-08-02 17:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2')$$, 'room_hold_one_at_a_time');
UPDATE atelier.block SET starts_local = '2026-08-03 09:00', ends_local = '2026-08-03 17:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S2');
SELECT pg_temp.refused($$UPDATE atelier.block SET starts_local = '2026-08-03 09:00', ends_local = '2026-08-03 17:00' WHERE session_id = (SELECT id FROM atelier.session WHERE code = 'S1')$$, 'room_hold_one_at_a_time');

-- test: Nothing is added to a cancelled session: no block, no trainer, no registration
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'low demand', registration_open = false;
SELECT pg_temp.refused($$INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) SELECT id, '2026-05-07 09:00', '2026-05-07 10:00', zone FROM atelier.session$$, 'session_cancelled');
SELECT pg_temp.refused($$SELECT atelier.assign(s.id, t.id, 'lead', 'accepted', NULL) FROM atelier.session s, atelier.trainer t$$, 'session_cancelled');
SELECT pg_temp.refused($$UPDATE atelier.session SET registration_open = true$$, 'session_cancelled');

-- test: A block lies within the calendar
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.refused($$UPDATE atelier.block SET starts_local = '0001-01-01 00:00', ends_local = '0001-01-01 01:00'$$, 'block_within_calendar');
SELECT pg_temp.refused($$UPDATE atelier.block SET starts_local = '9999-12-31 00:00', ends_local = '9999-12-31 01:00'$$, 'block_within_calendar');

-- test: Why a room is used against a rule is for who hosts the session: not for the public, nor for another office
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.session('S2', 9, '2026-05-04');
    found text := $q$SELECT string_agg(f.session || ' ' || COALESCE(f.facts ->> 'because', '-'), ', ') FROM atelier.finding f WHERE f.rule = 'room_overlap_overridden'$q$;
    said text;
BEGIN
    UPDATE atelier.session SET visibility = 'public';
    UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE session_id = s;
    UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1'), override_reason = 'custody case' WHERE session_id = t;
    EXECUTE found INTO said; PERFORM pg_temp.same('host', said, 'S2 custody case');
    PERFORM pg_temp.refused('SELECT override_reason FROM atelier.block', 'rights');
    PERFORM pg_temp.act('user:wim');
    EXECUTE found INTO said; PERFORM pg_temp.same('who plans for all', said, 'S2 custody case');
    PERFORM pg_temp.act('user:gio');
    EXECUTE found INTO said; PERFORM pg_temp.same('another office', said, 'S2 -');
    PERFORM pg_temp.refused('SELECT override_reason FROM atelier.block', 'rights');
    PERFORM pg_temp.act('public');
    PERFORM pg_temp.refused('SELECT override_reason FROM atelier.block', 'rights');
    PERFORM pg_temp.same('blocks', (SELECT count(b.starts_at) FROM atelier.block b), 2::bigint);
END $$;
