-- test: The override of who waits is for the bookings that there were: one made later is a clash, and they keep waiting
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    x uuid := pg_temp.session('X1', 9, '2026-05-04');
    z uuid := pg_temp.session('Z1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
    facts jsonb;
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, x], ARRAY[a, p[2]]);
    PERFORM pg_temp.same('wait', (SELECT string_agg(outcome, ',') FROM atelier.admit(ARRAY[s, s], p, '{user:ani,user:ani}',
        '{leaves early,leaves early}')), 'waitlisted,waitlisted');
    PERFORM pg_temp.same('booked later', pg_temp.admit(ARRAY[z], p[1:1]), 'confirmed');
    UPDATE atelier.session SET capacity = 9 WHERE id = s;
    PERFORM pg_temp.same('states', pg_temp.states(p), 'waitlisted,confirmed');
    SELECT r.facts INTO facts FROM atelier.registration r WHERE r.session_id = s AND r.person_id = p[1];
    PERFORM pg_temp.same('with', facts ->> 'elsewhere', 'Z1');
    PERFORM pg_temp.same('one bundle', (SELECT count(*) || ' ' || count(DISTINCT bundle) FROM atelier.hold WHERE person_id = p[2]), '2 1');
END $$;
SELECT pg_temp.sound();

-- test: Who waits and is expected elsewhere on one of the days is looked at once: nothing asks for the session again and again
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-05');
    s uuid := pg_temp.session('S1', 1, '2026-05-04', '2026-05-05');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, other], ARRAY[a, b, b]);
    UPDATE atelier.session SET capacity = 9 WHERE id = s;
    RESET SESSION AUTHORIZATION;
    PERFORM set_config('atelier.actor', 'job:upkeep', true);
    PERFORM atelier.tend_session(s);
    PERFORM atelier.tend_session(s);
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('jobs', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('held', (SELECT count(*) FROM atelier.hold WHERE person_id = b), 1::bigint);
END $$;
SELECT pg_temp.sound();

-- test: Who speaks in a session and waits for it moves up without clashing with themselves
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
BEGIN
    PERFORM atelier.assign(s, NULL, 'speaker', 'accepted', NULL, person => p[2]);
    PERFORM pg_temp.same('full', pg_temp.admit(ARRAY[s, s], p), 'confirmed,waitlisted 1');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('moved up', pg_temp.states(p), 'cancelled,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Who comes to a line in which others wait with less priority is told the place before them
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    people uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    PERFORM pg_temp.admit(array_fill(s, ARRAY[2]), people[1:2]);
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.registration SET priority = -1 WHERE state = 'waitlisted';
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('place', pg_temp.admit(array_fill(s, ARRAY[2]), people[3:4]), 'waitlisted 1,waitlisted 2');
    PERFORM pg_temp.same('the same', (SELECT string_agg(atelier.place_in_line(r.id)::text, ',' ORDER BY r.arrival) FROM atelier.registration r
        WHERE r.state = 'waitlisted'), '3,1,2');
END $$;
