-- test: A group is confirmed whole or waits whole, and a single person behind it takes what it leaves
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    g uuid := gen_random_uuid();
    h uuid := gen_random_uuid();
    people uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 6) n);
BEGIN
    PERFORM pg_temp.same('batch', pg_temp.together(s, people, ARRAY[g, g, h, h, NULL, NULL]),
        'confirmed,confirmed,waitlisted 1,waitlisted 2,confirmed,waitlisted 3');
    PERFORM pg_temp.same('reason', (SELECT string_agg(rule, ',' ORDER BY arrival) FROM atelier.registration WHERE state = 'waitlisted'),
        'session_full_for_group,session_full_for_group,session_full');
END $$;
SELECT pg_temp.sound();

-- test: Who of a group is refused takes the others along, each with a reason, and the seats go to who comes next
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-04');
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    g uuid := gen_random_uuid();
    people uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[other], people[2:2]);
    PERFORM pg_temp.same('batch', pg_temp.together(s, people, ARRAY[g, g, NULL, NULL]),
        'refused registration_group,refused hold_one_place_at_a_time,confirmed,confirmed');
END $$;
SELECT pg_temp.same('held', (SELECT count(*) FROM atelier.hold), 3::bigint);
SELECT pg_temp.sound();

-- test: Who is in the session already, or named twice in a group, takes the group along
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    g uuid := gen_random_uuid();
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.same('twice', pg_temp.together(s, ARRAY[a, b, a], ARRAY[g, g, g]),
        'refused registration_group,refused registration_group,refused registration_group_twice');
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[b]);
    PERFORM pg_temp.same('already', pg_temp.together(s, ARRAY[a, b], ARRAY[g, g]),
        'refused registration_group,refused registration_one_per_person');
END $$;
SELECT pg_temp.sound();

-- test: Who is in a full session already takes the group along, though the others of it would have to wait
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    g uuid := gen_random_uuid();
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[b]);
    PERFORM pg_temp.same('batch', pg_temp.together(s, ARRAY[a, b], ARRAY[g, g]),
        'refused registration_group,refused registration_one_per_person');
END $$;
SELECT pg_temp.sound();

-- test: A group moves up when there are seats for all of it; those of its priority pass it, those of a lower one don't
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 6) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s], p[1:2]);
    PERFORM pg_temp.together(s, p[3:6], ARRAY[g, g, NULL, NULL]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('passed over', pg_temp.states(p), 'cancelled,confirmed,waitlisted,waitlisted,confirmed,waitlisted');
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.registration SET priority = 1 WHERE group_id = g;
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[2]), 'ill');
    PERFORM pg_temp.same('collected for', pg_temp.states(p), 'cancelled,cancelled,waitlisted,waitlisted,confirmed,waitlisted');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[5]), 'ill');
    PERFORM pg_temp.same('whole', pg_temp.states(p), 'cancelled,cancelled,confirmed,confirmed,cancelled,waitlisted');
END $$;
SELECT pg_temp.sound();

-- test: A waiting group of whom one is expected elsewhere keeps waiting, each with the reason, and nobody of it is held
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-04');
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s], p[1:2]);
    PERFORM pg_temp.together(s, p[3:4], ARRAY[g, g]);
    PERFORM pg_temp.admit(ARRAY[other], p[4:4]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[2]), 'ill');
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,cancelled,waitlisted,waitlisted');
    PERFORM pg_temp.same('reasons', (SELECT string_agg(rule, ',' ORDER BY arrival) FROM atelier.registration WHERE state = 'waitlisted'),
        'registration_group_waits,hold_one_place_at_a_time');
    PERFORM pg_temp.same('held', (SELECT count(*) FROM atelier.hold WHERE person_id = p[3]), 0::bigint);
    -- Once the other booking is cancelled, the job that this asks for brings the group in.
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = other), 'moved');
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('job', (SELECT format('%s %s', j.session, j.promoted) FROM atelier.do_job() j), 'S1 2');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,cancelled,confirmed,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Seats that are collected for a waiting group of raised priority go to no newcomer, who is told so
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 8) n);
    mine uuid;
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s], p[1:3]);
    PERFORM pg_temp.together(s, p[4:6], ARRAY[g, g, NULL]);
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[4];
    PERFORM atelier.set_priority(mine, 5, 'comes from afar');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('newcomer', pg_temp.admit(ARRAY[s], p[7:7]), 'waitlisted 4');
    PERFORM pg_temp.same('reason', (SELECT rule FROM atelier.registration WHERE person_id = p[7]), 'session_seats_collected');
    PERFORM pg_temp.same('group of newcomers', pg_temp.together(s, p[8:8], ARRAY[gen_random_uuid()]), 'waitlisted 5');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[2]), 'ill');
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,cancelled,confirmed,confirmed,confirmed,waitlisted,waitlisted,waitlisted');
END $$;
SELECT pg_temp.sound();

-- test: A reserved seat goes to whom it is kept for, although free seats are collected for a group before them
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 6) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s], p[1:3]);
    PERFORM pg_temp.together(s, p[4:6], ARRAY[g, g, NULL]);
    UPDATE atelier.person SET country_code = 'AM' WHERE id IN (p[3], p[6]);
    PERFORM atelier.set_priority((SELECT id FROM atelier.registration WHERE person_id = p[4]), 5, 'comes from afar');
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'AM', '2026-04-01Z');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('reserved', pg_temp.states(p), 'cancelled,confirmed,confirmed,waitlisted,waitlisted,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: A group that waits and can't come in is looked at once: nothing asks for the session to be tended again and again
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-05');
    s uuid := pg_temp.session('S1', 1, '2026-05-04', '2026-05-05');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], p[1:1]);
    PERFORM pg_temp.together(s, p[2:3], ARRAY[g, g]);
    PERFORM pg_temp.admit(ARRAY[other], p[3:3]);
    UPDATE atelier.session SET capacity = 9 WHERE id = s;
    PERFORM pg_temp.same('reasons', (SELECT string_agg(rule, ',' ORDER BY arrival) FROM atelier.registration WHERE state = 'waitlisted'),
        'registration_group_waits,hold_one_place_at_a_time');
    RESET SESSION AUTHORIZATION;
    PERFORM set_config('atelier.actor', 'job:upkeep', true);
    PERFORM atelier.tend_session(s);
    PERFORM atelier.tend_session(s);
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('jobs', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
END $$;
SELECT pg_temp.sound();

-- test: A group that waits moves up to free seats alone: no reserved one parts it, and it uses none up
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 5) n);
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'AM', '2026-04-01Z');
    UPDATE atelier.person SET country_code = 'AM' WHERE id IN (p[4], p[5]);
    PERFORM pg_temp.admit(ARRAY[s, s, s], p[1:3]);
    PERFORM pg_temp.together(s, p[4:5], ARRAY[g, g]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('whole', pg_temp.states(p), 'cancelled,confirmed,confirmed,waitlisted,waitlisted');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[2]), 'ill');
    PERFORM pg_temp.same('moved up', pg_temp.states(p), 'cancelled,cancelled,confirmed,confirmed,confirmed');
    PERFORM pg_temp.same('still kept', (SELECT kept FROM atelier.session WHERE id = s), 1);
END $$;
SELECT pg_temp.sound();

-- test: What is said of one of a group holds for all of it: priority, delivery of an offer, the answer
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
    mine uuid;
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s], p[1:2]);
    PERFORM pg_temp.together(s, p[3:4], ARRAY[g, g]);
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[3];
    PERFORM atelier.set_priority(mine, 5, 'comes from afar');
    PERFORM pg_temp.same('priority', (SELECT string_agg(priority::text, ',') FROM atelier.registration WHERE group_id = g), '5,5');
    PERFORM atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r WHERE r.person_id IN (p[1], p[2]);
    PERFORM pg_temp.same('offered', pg_temp.states(p[3:4]), 'offered,offered');
    PERFORM atelier.deliver_offer(mine, atelier.now());
    PERFORM pg_temp.same('delivered', (SELECT count(offer_until) FROM atelier.registration WHERE group_id = g), 2::bigint);
    PERFORM atelier.answer_offer(mine, true);
    PERFORM pg_temp.same('both', pg_temp.states(p[3:4]), 'confirmed,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Of a group with more people than seats are kept for, the others take free seats
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    people uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01');
    UPDATE atelier.person SET country_code = 'GE';
    PERFORM pg_temp.same('batch', pg_temp.together(s, people, array_fill(gen_random_uuid(), ARRAY[3])), 'confirmed,confirmed,confirmed');
    PERFORM pg_temp.same('used', (SELECT count(r.reserved_seats_id) FROM atelier.registration r), 1::bigint);
END $$;
SELECT pg_temp.sound();
