-- test: Where seats are offered, a freed one is held for the first who waits, who says yes; its hours count from the delivery, which comes after it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
    mine uuid;
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.same('offered', pg_temp.states(p), 'cancelled,offered,waitlisted');
    PERFORM pg_temp.same('held', (SELECT count(*) FROM atelier.hold WHERE person_id = p[2]), 1::bigint);
    PERFORM pg_temp.same('told', (SELECT kind FROM atelier.notice WHERE person_id = p[2]), 'offered');
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[2];
    PERFORM pg_temp.refused(format('SELECT atelier.deliver_offer(%L, atelier.now() - interval ''1 minute'')', mine), 'offer_delivered_before');
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-02T10:00Z' $q$;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('until', atelier.deliver_offer(mine, atelier.now() - interval '1 hour'), timestamptz '2026-03-03T09:00Z');
    PERFORM pg_temp.refused(format('SELECT atelier.deliver_offer(%L, atelier.now())', mine), 'offer_delivered_once');
    PERFORM pg_temp.same('accepted', atelier.answer_offer(mine, true), 0);
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,confirmed,waitlisted');
    PERFORM pg_temp.refused(format('SELECT atelier.answer_offer(%L, true)', mine), 'registration_not_offered');
END $$;
SELECT pg_temp.sound();

-- test: Who says no gives the seat to the next; an offer doesn't run before it is delivered, nor from the future
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.refused(format('SELECT atelier.deliver_offer(%L, atelier.now() + interval ''1 minute'')',
        (SELECT id FROM atelier.registration WHERE person_id = p[2])), 'offer_delivered_ahead');
    PERFORM pg_temp.same('no', atelier.answer_offer((SELECT id FROM atelier.registration WHERE person_id = p[2]), false), 1);
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,cancelled,offered');
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-04-02T08:00Z' $q$;
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('nothing due', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('still', pg_temp.states(p), 'cancelled,cancelled,offered');
END $$;
SELECT pg_temp.sound();

-- test: An offer that lapses makes the person the last of the line, a second one ends it; a late yes is refused
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
    mine uuid;
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[2];
    PERFORM atelier.deliver_offer(mine, atelier.now());
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-03T08:00Z' $q$;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.refused(format('SELECT atelier.answer_offer(%L, true)', mine), 'offer_over');
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('lapsed', (SELECT j.promoted FROM atelier.do_job() j), 1);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,waitlisted,offered');
    PERFORM pg_temp.same('reason', (SELECT rule FROM atelier.registration WHERE id = mine), 'offer_lapsed');
    PERFORM atelier.answer_offer((SELECT id FROM atelier.registration WHERE person_id = p[3]), false);
    PERFORM pg_temp.same('again', pg_temp.states(p), 'cancelled,offered,cancelled');
    PERFORM atelier.deliver_offer(mine, atelier.now());
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-04T08:00Z' $q$;
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('job', (SELECT j.promoted FROM atelier.do_job() j), 0);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('ended', (SELECT state || ' ' || rule FROM atelier.registration WHERE id = mine), 'cancelled offer_lapsed_twice');
END $$;
SELECT pg_temp.sound();

-- test: Only the office that registered the person, or the host, speaks for an offer
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM pg_temp.act('user:gio');
    RESET SESSION AUTHORIZATION;
    PERFORM set_config('pg_temp.offered', (SELECT id::text FROM atelier.registration WHERE state = 'offered'), true);
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.answer_offer(%L, true)', current_setting('pg_temp.offered')), 'registration_unknown');
    PERFORM pg_temp.refused(format('SELECT atelier.deliver_offer(%L, atelier.now())', current_setting('pg_temp.offered')), 'registration_unknown');
END $$;

-- test: A higher priority comes before who came earlier; only the host gives it, with a reason, to who waits
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
    ids uuid[];
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s], p);
    ids := ARRAY(SELECT id FROM atelier.registration ORDER BY arrival);
    PERFORM pg_temp.refused(format('SELECT atelier.set_priority(%L, 1, '' '')', ids[3]), 'registration_priority_because');
    PERFORM pg_temp.refused(format('SELECT atelier.set_priority(%L, 101, ''x'')', ids[3]), 'registration_priority_between');
    PERFORM pg_temp.refused(format('SELECT atelier.set_priority(%L, 1, ''x'')', ids[1]), 'registration_not_waiting');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.set_priority(%L, 1, ''x'')', ids[3]), 'registration_unknown');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.set_priority(ids[3], 1, 'travels from afar');
    PERFORM pg_temp.same('place', atelier.place_in_line(ids[3]) || ',' || atelier.place_in_line(ids[2]), '1,2');
    PERFORM atelier.cancel_registration(ids[1], 'ill');
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,waitlisted,confirmed');
END $$;

-- test: An offer keeps the hours with which it was made, whatever the session offers later
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
BEGIN
    UPDATE atelier.session SET offer_hours = 6 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    UPDATE atelier.session SET offer_hours = NULL WHERE id = s;
    PERFORM pg_temp.same('until', atelier.deliver_offer((SELECT id FROM atelier.registration WHERE person_id = p[2]), atelier.now()),
        timestamptz '2026-03-02T14:00Z');
END $$;
SELECT pg_temp.sound();

-- test: An offer ends with the session's beginning, or with its end once it has begun
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-03-03', '2026-03-06');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
    mine uuid;
BEGIN
    UPDATE atelier.session SET offer_hours = 100 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[2];
    PERFORM pg_temp.same('before', atelier.deliver_offer(mine, atelier.now()), timestamptz '2026-03-03T05:00Z');
    PERFORM atelier.answer_offer(mine, false);
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-04T08:00Z' $q$;
    PERFORM pg_temp.act('user:ani');
    SELECT id INTO mine FROM atelier.registration WHERE person_id = p[3];
    PERFORM pg_temp.same('begun', atelier.deliver_offer(mine, atelier.now()), timestamptz '2026-03-06T13:00Z');
    PERFORM atelier.answer_offer(mine, true);
    PERFORM pg_temp.same('states', pg_temp.states(p), 'cancelled,cancelled,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Who takes another's place takes their offer with its clock and the offers that lapsed, and their group
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    g uuid := gen_random_uuid();
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 6) n);
    made uuid;
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s], p[1:2]);
    PERFORM pg_temp.together(s, p[3:4], ARRAY[g, g]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    PERFORM atelier.deliver_offer((SELECT id FROM atelier.registration WHERE person_id = p[2]), atelier.now());
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.registration SET offers_lapsed = 1 WHERE person_id = p[2];
    PERFORM pg_temp.act('user:ani');
    made := atelier.replace_registration((SELECT id FROM atelier.registration WHERE person_id = p[2]), p[5], 'on leave');
    PERFORM pg_temp.same('clock', (SELECT concat_ws(' ', state, offer_hours, offer_until, offers_lapsed) FROM atelier.registration WHERE id = made),
        'offered 24 2026-03-03 08:00:00+00 1');
    PERFORM pg_temp.refused(format('SELECT atelier.deliver_offer(%L, atelier.now())', made), 'offer_delivered_once');
    made := atelier.replace_registration((SELECT id FROM atelier.registration WHERE person_id = p[4]), p[6], 'on leave');
    PERFORM pg_temp.same('group', (SELECT group_id FROM atelier.registration WHERE id = made), g);
END $$;
SELECT pg_temp.sound();

-- test: An offer has its time, hours between 1 and 720, and ends only once it was delivered, not before it was made
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
    wrong record;
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    FOR wrong IN SELECT n.hours FROM (VALUES (0), (721)) AS n(hours) LOOP
        PERFORM pg_temp.refused(format('UPDATE atelier.session SET offer_hours = %s', wrong.hours), 'session_offer_hours');
    END LOOP;
    PERFORM pg_temp.admit(ARRAY[s, s], p);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = p[1]), 'ill');
    RESET SESSION AUTHORIZATION;
    FOR wrong IN
        SELECT w.change, w.rule
        FROM (VALUES ('offered_at = NULL', 'registration_offered'), ('offer_hours = NULL', 'registration_offered'),
            ('offer_hours = 0', 'registration_offer_hours'), ('offer_hours = 721', 'registration_offer_hours'),
            ('offer_until = atelier.now()', 'registration_offer_delivered'),
            ('offer_delivered_at = atelier.now()', 'registration_offer_delivered'),
            ('offer_delivered_at = offered_at - interval ''1 second'', offer_until = atelier.now()', 'registration_offer_delivered_after'),
            ('offers_lapsed = -1', 'registration_offers_lapsed')) AS w(change, rule)
    LOOP
        PERFORM pg_temp.refused(format('UPDATE atelier.registration SET %s WHERE state = ''offered''', wrong.change), wrong.rule);
    END LOOP;
    PERFORM pg_temp.refused(format('INSERT INTO atelier.registration (session_id, person_id, state, offered_at, offer_hours)
        VALUES (%L, %L, ''confirmed'', atelier.now(), 1)', s, p[1]), 'registration_offered');
END $$;

-- test: An offer that was delivered in the minute in which it was made counts from then, and only those lapse whose time is over
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    UPDATE atelier.session SET offer_hours = 24 WHERE id = s;
    PERFORM pg_temp.admit(ARRAY[s, s, s, s], p);
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-02T08:00:30Z' $q$;
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r WHERE r.person_id IN (p[1], p[2]);
    PERFORM pg_temp.same('until', atelier.deliver_offer((SELECT id FROM atelier.registration WHERE person_id = p[3]), '2026-03-02T08:00Z'),
        timestamptz '2026-03-03T08:00:30Z');
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-02T09:00Z' $q$;
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.deliver_offer((SELECT id FROM atelier.registration WHERE person_id = p[4]), atelier.now());
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-03T08:30Z' $q$;
    PERFORM pg_temp.act('job:upkeep');
    PERFORM FROM atelier.do_job();
    PERFORM pg_temp.act('user:ani');
    -- P3's offer lapsed, and P3, who is the last of the line and alone in it, is offered the seat anew.
    PERFORM pg_temp.same('lapsed', (SELECT string_agg(r.state || ' ' || r.offers_lapsed, ',' ORDER BY array_position(p, r.person_id))
        FROM atelier.registration r WHERE r.person_id IN (p[3], p[4])), 'offered 1,offered 0');
END $$;
SELECT pg_temp.sound();
