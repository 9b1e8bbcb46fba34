-- test: Being in a session and in a part of it is no clash; two parallel parts are, and the seat goes back
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04', '2026-05-05', '2026-05-06');
    plenary uuid := pg_temp.part('PLENARY', visit, '2026-05-05 10:00', '2026-05-05 12:00');
    one uuid := pg_temp.part('TRACK-1', plenary, '2026-05-05 13:00', '2026-05-05 15:00');
    two uuid := pg_temp.part('TRACK-2', plenary, '2026-05-05 14:00', '2026-05-05 16:00');
    other uuid := pg_temp.session('OTHER', 9, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.same('whole first', pg_temp.admit(ARRAY[visit, plenary, one, two, other], ARRAY[a, a, a, a, a]),
        'confirmed,confirmed,confirmed,refused hold_one_place_at_a_time,refused hold_one_place_at_a_time');
    PERFORM pg_temp.same('taken', (SELECT string_agg(code || taken, ',' ORDER BY code) FROM atelier.session),
        'OTHER0,PLENARY1,TRACK-11,TRACK-20,VISIT1');
    PERFORM pg_temp.same('pieces of the visit', (
        SELECT string_agg(to_char(lower(h.during) AT TIME ZONE 'Asia/Yerevan', 'DD HH24') || '-' || to_char(upper(h.during) AT TIME ZONE 'Asia/Yerevan', 'HH24'), ',' ORDER BY h.during)
        FROM (SELECT unnest(range_agg(x.during)) AS during FROM atelier.hold x JOIN atelier.block b ON b.id = x.block_id WHERE b.session_id = visit) AS h),
        '04 09-17,05 09-10,05 12-13,05 15-17,06 09-17');
END $$;
SELECT pg_temp.sound();

-- test: The part may come before the whole, and what clashes is named without the whole
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04', '2026-05-05');
    plenary uuid := pg_temp.part('PLENARY', visit, '2026-05-05 10:00', '2026-05-05 12:00');
    beside uuid := pg_temp.part('BESIDE', visit, '2026-05-05 11:00', '2026-05-05 13:00');
    a uuid := pg_temp.person('A');
    answer record;
BEGIN
    PERFORM pg_temp.same('part first', pg_temp.admit(ARRAY[plenary, visit], ARRAY[a, a]), 'confirmed,confirmed');
    SELECT * INTO answer FROM atelier.admit(ARRAY[beside], ARRAY[a], '{user:ani}', '{NULL}', '{NULL}');
    PERFORM pg_temp.same('elsewhere', answer.facts ->> 'elsewhere', 'PLENARY');
END $$;
SELECT pg_temp.sound();

-- test: Whoever leaves a part is expected in the whole again at that time
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00');
    inner_part uuid := pg_temp.part('INNER', one, '2026-05-04 11:00', '2026-05-04 12:00');
    other uuid := pg_temp.part('OTHER', visit, '2026-05-04 11:00', '2026-05-04 13:00');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, one, inner_part], ARRAY[a, a, a]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = one), 'ill');
    PERFORM pg_temp.sound();
    PERFORM pg_temp.same('still in the inner part', pg_temp.admit(ARRAY[other], ARRAY[a]), 'refused hold_one_place_at_a_time');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = inner_part), 'ill');
    PERFORM pg_temp.sound();
    PERFORM pg_temp.same('free', pg_temp.admit(ARRAY[other], ARRAY[a]), 'confirmed');
END $$;
SELECT pg_temp.sound();

-- test: A part that moves gives its hours back to the whole and takes others
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00');
    a uuid := pg_temp.person('A');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, one], ARRAY[a, a]);
    PERFORM atelier.assign(visit, t, 'lead', 'accepted', NULL);
    PERFORM atelier.assign(one, t, 'lead', 'accepted', NULL);
    UPDATE atelier.block SET starts_local = '2026-05-04 14:00', ends_local = '2026-05-04 16:00' WHERE session_id = one;
    PERFORM pg_temp.sound();
    UPDATE atelier.block SET starts_local = '2026-05-04 12:00' WHERE session_id = visit;
    PERFORM pg_temp.sound();
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (one, '2026-05-04 09:00', '2026-05-04 11:00', 'Asia/Yerevan');
    PERFORM pg_temp.sound();
    DELETE FROM atelier.block WHERE session_id = one AND starts_local = '2026-05-04 14:00';
    PERFORM pg_temp.sound();
    PERFORM atelier.assign(one, t, NULL, 'withdrawn', NULL);
END $$;
SELECT pg_temp.sound();

-- test: A trainer who leaves a part is held for the whole again, and two parallel parts can't have one trainer
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00');
    two uuid := pg_temp.part('TRACK-2', visit, '2026-05-04 11:00', '2026-05-04 13:00');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(visit, t, 'lead', 'accepted', NULL);
    PERFORM atelier.assign(one, t, 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('elsewhere', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', two, t, 'lead', 'asked'), 'trainer_one_place_at_a_time') ->> 'elsewhere', 'TRACK-1');
    PERFORM atelier.assign(one, t, NULL, 'withdrawn', NULL);
    PERFORM atelier.assign(two, t, 'lead', 'asked', NULL);
END $$;
SELECT pg_temp.sound();

-- test: Who waits for a part moves up into it without clashing with the whole
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00', 1);
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[visit, visit, one, one], ARRAY[a, b, a, b]), 'confirmed,confirmed,confirmed,waitlisted 1');
    PERFORM pg_temp.same('promoted', atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = one AND person_id = a), 'ill')::text, '1');
END $$;
SELECT pg_temp.sound();

-- test: An overlap allowed while somebody is in a part stays allowed when they leave the part
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00');
    other uuid := pg_temp.session('OTHER', 9, '2026-05-05');
    third uuid := pg_temp.session('THIRD', 9, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    UPDATE atelier.block SET starts_local = '2026-05-04 10:00', ends_local = '2026-05-04 12:00' WHERE session_id IN (other, third);
    PERFORM pg_temp.admit(ARRAY[visit, one], ARRAY[a, a]);
    PERFORM atelier.admit(ARRAY[other], ARRAY[a], '{user:ani}', '{looks in}', '{NULL}');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = one), 'ill');
    PERFORM pg_temp.sound();
    PERFORM pg_temp.same('a third', pg_temp.admit(ARRAY[third], ARRAY[a]), 'refused hold_one_place_at_a_time');
END $$;

-- test: A session is not part of itself, of its own part, of a cancelled one, or of one that the office does not see
SELECT pg_temp.act('user:gio');
DO $$
BEGIN
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.session('WHOLE', 9, '2026-05-04');
    PERFORM pg_temp.part('PART', (SELECT id FROM atelier.session), '2026-05-04 10:00', '2026-05-04 12:00');
    PERFORM pg_temp.refused($q$UPDATE atelier.session SET part_of = id WHERE code = 'WHOLE'$q$, 'session_part_of_another');
    PERFORM pg_temp.refused($q$UPDATE atelier.session SET part_of = (SELECT id FROM atelier.session WHERE code = 'PART') WHERE code = 'WHOLE'$q$, 'session_part_of_another');
    PERFORM pg_temp.refused($q$UPDATE atelier.session SET track = 'Legal' WHERE code = 'WHOLE'$q$, 'session_track_of_a_whole');
    PERFORM pg_temp.session('GONE', 9, '2026-05-04');
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'low demand' WHERE code = 'GONE';
    PERFORM pg_temp.refused($q$UPDATE atelier.session SET part_of = (SELECT id FROM atelier.session WHERE code = 'GONE') WHERE code = 'WHOLE'$q$, 'session_cancelled');
END $$;

-- test: Whether a session holds time can't be changed under people
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    lone uuid := pg_temp.session('LONE', 9, '2026-05-05');
BEGIN
    PERFORM pg_temp.admit(ARRAY[lone], ARRAY[pg_temp.person('A')]);
    PERFORM pg_temp.refused(format('UPDATE atelier.session SET holds_time = false WHERE id = %L', lone), 'session_has_people');
END $$;

-- test: A session with people in it that becomes part of a whole takes its hours out of what they are held for there
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    lone uuid := pg_temp.session('LONE', 9, '2026-05-05');
    inner_part uuid := pg_temp.part('INNER', lone, '2026-05-04 11:00', '2026-05-04 12:00');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    UPDATE atelier.block SET starts_local = '2026-05-04 10:00', ends_local = '2026-05-04 12:00' WHERE session_id = lone;
    PERFORM pg_temp.admit(ARRAY[visit, lone], ARRAY[a, b]);
    PERFORM atelier.admit(ARRAY[lone, inner_part], ARRAY[a, a], '{user:ani,user:ani}', '{looks in,looks in}', '{NULL,NULL}');
    PERFORM atelier.assign(lone, t, 'lead', 'accepted', NULL);
    UPDATE atelier.session SET part_of = visit WHERE id = lone;
    PERFORM pg_temp.sound();
    PERFORM pg_temp.same('pieces of the visit', (SELECT string_agg(to_char(lower(h.during) AT TIME ZONE 'Asia/Yerevan', 'HH24') || '-' || to_char(upper(h.during) AT TIME ZONE 'Asia/Yerevan', 'HH24'), ',' ORDER BY h.during)
        FROM atelier.hold h JOIN atelier.block k ON k.id = h.block_id WHERE k.session_id = visit), '09-10,12-17');
    PERFORM pg_temp.same('no clash any more', pg_temp.admit(ARRAY[visit], ARRAY[b]), 'confirmed');
END $$;
SELECT pg_temp.sound();

-- test: A part is taken out of its whole where nobody is in both, and otherwise only where the hours differ
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    plenary uuid := pg_temp.part('PLENARY', visit, '2026-05-04 09:00', '2026-05-04 14:00');
    one uuid := pg_temp.part('TRACK-1', plenary, '2026-05-04 10:00', '2026-05-04 12:00');
    inner_part uuid := pg_temp.part('INNER', one, '2026-05-04 11:00', '2026-05-04 12:00');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    out_of_all text := format('UPDATE atelier.session SET part_of = NULL WHERE id = %L', one);
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, inner_part, one], ARRAY[a, a, b]);
    -- Who is only in a part of the part counts too, and is named with where they would be expected besides.
    PERFORM pg_temp.same('elsewhere', pg_temp.refused(out_of_all, 'session_stays_part') ->> 'elsewhere', 'VISIT');
    PERFORM pg_temp.same('who', pg_temp.refused(out_of_all, 'session_stays_part') ->> 'person', (SELECT p.reference FROM atelier.person p WHERE p.id = a));
    -- Out of the plenary, but still a part of the visit.
    UPDATE atelier.session SET part_of = visit WHERE id = one;
    PERFORM pg_temp.sound();
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = inner_part), 'ill');
    UPDATE atelier.session SET part_of = NULL WHERE id = one;
    PERFORM pg_temp.sound();
    PERFORM pg_temp.same('the whole clashes now', pg_temp.admit(ARRAY[visit], ARRAY[b]), 'refused hold_one_place_at_a_time');
END $$;
SELECT pg_temp.sound();

-- test: A part leaves its whole where nobody would be expected in two places: other hours, or one that holds no time
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04');
    evening uuid := pg_temp.part('EVENING', visit, '2026-05-04 16:00', '2026-05-04 20:00');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, evening], ARRAY[a, a]);
    UPDATE atelier.block SET ends_local = '2026-05-04 12:00' WHERE session_id = visit;
    UPDATE atelier.session SET part_of = NULL WHERE id = evening;
    PERFORM pg_temp.sound();
    -- One that holds nobody's time is no second place.
    UPDATE atelier.session SET part_of = visit WHERE id = evening;
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = evening), 'ill');
    UPDATE atelier.session SET holds_time = false WHERE id = evening;
    UPDATE atelier.block SET starts_local = '2026-05-04 10:00' WHERE session_id = evening;
    PERFORM pg_temp.same('beside', pg_temp.admit(ARRAY[evening], ARRAY[a]), 'confirmed');
    UPDATE atelier.session SET part_of = NULL WHERE id = evening;
    PERFORM pg_temp.sound();
END $$;
DO $$
DECLARE
    placement uuid := pg_temp.session('PLACEMENT', 9, '2026-05-11');
    inside uuid := pg_temp.part('INSIDE', placement, '2026-05-11 10:00', '2026-05-11 12:00');
BEGIN
    UPDATE atelier.session SET holds_time = false WHERE id = placement;
    PERFORM pg_temp.admit(ARRAY[placement, inside], ARRAY(SELECT p.id FROM atelier.person p, generate_series(1, 2)));
    UPDATE atelier.session SET part_of = NULL WHERE id = inside;
END $$;
SELECT pg_temp.sound();

-- test: A session that holds nobody's time leaves room for others beside it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    placement uuid := pg_temp.session('PLACEMENT', 9, '2026-05-04', '2026-05-05');
    course uuid := pg_temp.session('COURSE', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    UPDATE atelier.session SET holds_time = false WHERE id = placement;
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[placement, course], ARRAY[a, a]), 'confirmed,confirmed');
    PERFORM pg_temp.same('holds', (SELECT count(*)::text FROM atelier.hold), '1');
END $$;
SELECT pg_temp.sound();

-- test: Cancelling the whole cancels its parts, and everybody concerned has to be told, once each
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 1, '2026-05-04');
    one uuid := pg_temp.part('TRACK-1', visit, '2026-05-04 10:00', '2026-05-04 12:00');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, one, visit], ARRAY[a, a, b]);
    PERFORM atelier.assign(visit, t, 'lead', 'asked', NULL);
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'flood' WHERE id = visit;
    PERFORM pg_temp.same('part', (SELECT state || ' ' || cancelled_because FROM atelier.session WHERE id = one), 'cancelled flood');
    PERFORM pg_temp.same('to be told', (SELECT string_agg(x.code || ' ' || p.name, ',' ORDER BY x.code, p.name)
        FROM atelier.notice n JOIN atelier.person p ON p.id = n.person_id JOIN atelier.session x ON x.id = n.session_id
        WHERE n.kind = 'cancelled'), 'TRACK-1 A,VISIT A,VISIT B,VISIT Trainer T1');
    PERFORM pg_temp.same('holds', (SELECT count(*)::text FROM atelier.hold), '0');
END $$;
SELECT pg_temp.sound();

-- test: What a part gives back, the rest of the whole and what overlaps stay one bundle, so that the whole can still move
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    visit uuid := pg_temp.session('VISIT', 9, '2026-05-04', '2026-05-05');
    inside uuid := pg_temp.part('INSIDE', visit, '2026-05-05 10:00', '2026-05-05 12:00');
    third uuid := pg_temp.session('THIRD', 9, '2026-05-05');
    fourth uuid := pg_temp.session('FOURTH', 9, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[visit, inside], ARRAY[a, a]);
    UPDATE atelier.block SET starts_local = '2026-05-05 10:30', ends_local = '2026-05-05 11:00' WHERE session_id IN (third, fourth);
    PERFORM pg_temp.same('allowed', (SELECT outcome FROM atelier.admit(ARRAY[third], ARRAY[a], ARRAY['user:ani'], ARRAY['asked for'])), 'confirmed');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = inside), 'ill');
    PERFORM pg_temp.same('bundles', (SELECT count(DISTINCT bundle)::text FROM atelier.hold), '1');
    UPDATE atelier.block SET ends_local = '2026-05-05 18:00' WHERE session_id = visit AND starts_local::date = '2026-05-05';
    PERFORM pg_temp.same('a third', pg_temp.admit(ARRAY[fourth], ARRAY[a]), 'refused hold_one_place_at_a_time');
END $$;
SELECT pg_temp.sound();
