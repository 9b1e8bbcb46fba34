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
