-- test: A hold goes with the block and with the registration from which it follows
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04', '2026-05-05')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.same('held', (SELECT count(*) FROM atelier.hold), 2::bigint);
DELETE FROM atelier.block b WHERE b.starts_at < '2026-05-05';
SELECT pg_temp.same('without the block', (SELECT count(*) FROM atelier.hold h WHERE h.during && tstzrange('2026-05-05', '2026-05-06')), 1::bigint);
SELECT pg_temp.same('nothing else', (SELECT count(*) FROM atelier.hold), 1::bigint);
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.registration;
SELECT pg_temp.same('without registrations', (SELECT count(*) FROM atelier.hold), 0::bigint);

-- test: The doctor finds a hold that follows from nothing, from another person's registration or from another session's block
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(array_fill(pg_temp.session('S1', 9, '2026-05-04'), ARRAY[2]), ARRAY[pg_temp.person('A'), pg_temp.person('B')]);
SELECT pg_temp.session('S2', 9, '2026-06-04');
SELECT atelier.assign((SELECT s.id FROM atelier.session s WHERE s.code = 'S1'), pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'asked', NULL);
RESET SESSION AUTHORIZATION;
CREATE FUNCTION pg_temp.found() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    PERFORM pg_temp.act('user:wim');
    SELECT count(*) INTO found FROM atelier.broken_promises() b WHERE b.promise LIKE 'a hold follows from %';
    RESET SESSION AUTHORIZATION;
    RETURN found;
END $$;
CREATE TEMP TABLE sound AS SELECT h.* FROM atelier.hold h;
-- After one change to one of the holds, which is undone.
CREATE FUNCTION pg_temp.found_after(change text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    found bigint;
BEGIN
    EXECUTE change;
    found := pg_temp.found();
    DELETE FROM atelier.hold;
    INSERT INTO atelier.hold SELECT * FROM sound;
    RETURN found;
END $$;
SELECT pg_temp.same('sound', (SELECT concat_ws(' ', pg_temp.found(), count(*)) FROM sound), '0 3');
SELECT pg_temp.same('from nothing', pg_temp.found_after(
    'UPDATE atelier.hold h SET registration_id = atelier.uuid7() FROM atelier.person p WHERE p.id = h.person_id AND p.name = $$A$$'), 1::bigint);
SELECT pg_temp.same('from another''s', pg_temp.found_after($c$UPDATE atelier.hold h SET registration_id = r.id
    FROM atelier.person p, atelier.registration r WHERE p.id = h.person_id AND p.name = 'A' AND r.person_id <> p.id$c$), 1::bigint);
SELECT pg_temp.same('another session''s block', pg_temp.found_after($c$UPDATE atelier.hold h SET block_id = b.id
    FROM atelier.person p, atelier.block b JOIN atelier.session s ON s.id = b.session_id
    WHERE p.id = h.person_id AND p.name = 'A' AND s.code = 'S2'$c$), 1::bigint);
SELECT pg_temp.same('a trainer''s, of somebody else', pg_temp.found_after(
    $c$UPDATE atelier.hold h SET person_id = p.id, during = '[2027-01-01,2027-01-02)' FROM atelier.person p WHERE p.name = 'A' AND h.assignment_id IS NOT NULL$c$), 1::bigint);
SELECT pg_temp.same('a trainer''s, another session''s block', pg_temp.found_after($c$UPDATE atelier.hold h SET block_id = b.id
    FROM atelier.block b JOIN atelier.session s ON s.id = b.session_id WHERE h.assignment_id IS NOT NULL AND s.code = 'S2'$c$), 1::bigint);

-- test: Where a person is held is found at once, also among persons who came together and whose ids differ in their last digits
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    index oid := 'atelier.hold_one_place_at_a_time'::regclass;
    block uuid := atelier.uuid7();
BEGIN
    INSERT INTO atelier.hold (person_id, during, block_id, registration_id, bundle)
    SELECT atelier.counted_uuid('01900000-0000-7000-8000-000000000000', n), '[2026-05-04,2026-05-05)', block, r.id, r.id
    FROM generate_series(1, 5000) n
    CROSS JOIN LATERAL (SELECT atelier.counted_uuid('01900000-0000-7000-9000-000000000000', n) AS id) AS r
    ORDER BY md5(n::text);
    PERFORM pg_temp.same('pages of the index for each', pg_stat_get_xact_blocks_fetched(index) / 5000 < 10, true);
END $$;
-- And it is found.
SELECT pg_temp.refused($$INSERT INTO atelier.hold (person_id, during, block_id, registration_id, bundle)
    SELECT h.person_id, h.during, h.block_id, u.id, u.id FROM atelier.hold h, atelier.uuid7() AS u(id) LIMIT 1$$, 'hold_one_place_at_a_time');

-- test: Of a batch in which one is expected elsewhere the others have their seats and their time
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    people uuid[] := ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C')];
BEGIN
    PERFORM pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], people[2:2]);
    PERFORM pg_temp.same('answers', pg_temp.admit(array_fill(pg_temp.session('S2', 9, '2026-05-03', '2026-05-04'), ARRAY[3]), people),
        'confirmed,refused hold_one_place_at_a_time,confirmed');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('held', (SELECT string_agg(p.name || ' ' || s.code, ',' ORDER BY p.name, s.code, h.during)
    FROM atelier.hold h JOIN atelier.person p ON p.id = h.person_id JOIN atelier.block b ON b.id = h.block_id
    JOIN atelier.session s ON s.id = b.session_id), 'A S2,A S2,B S1,C S2,C S2');
SELECT pg_temp.same('seats', (SELECT s.taken FROM atelier.session s WHERE s.code = 'S2'), 2);

-- test: Who is in a session that holds nobody's time is expected nowhere for it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session(code, 9, '2026-05-04') FROM unnest('{S1,S2}'::text[]) AS code;
SELECT pg_temp.person('A');
UPDATE atelier.session SET holds_time = false WHERE code = 'S1';
SELECT pg_temp.same('both', pg_temp.admit(ARRAY(SELECT s.id FROM atelier.session s ORDER BY s.code), ARRAY(SELECT p.id FROM atelier.person p, generate_series(1, 2))),
    'confirmed,confirmed');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('held for the other', (SELECT string_agg(s.code, ',') FROM atelier.hold h
    JOIN atelier.block b ON b.id = h.block_id JOIN atelier.session s ON s.id = b.session_id), 'S2');
