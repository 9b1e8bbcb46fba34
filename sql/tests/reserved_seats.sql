-- test: Seats kept for an organisation or a country go to nobody else until the deadline, and then to who waits
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    ge uuid;
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    c uuid := pg_temp.person('C');
    answer record;
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01');
    INSERT INTO atelier.reserved_seats (session_id, seats, organisation_id, until)
    SELECT s, 1, id, '2026-04-15' FROM atelier.organisation WHERE code = 'GE';
    PERFORM pg_temp.same('first', pg_temp.admit(ARRAY[s, s, s], ARRAY[a, b, c]), 'confirmed,waitlisted 1,waitlisted 2');
    SELECT r.rule INTO answer FROM atelier.registration r WHERE r.person_id = b;
    PERFORM pg_temp.same('reason', answer.rule, 'session_seats_kept');
    ge := pg_temp.person('G');
    UPDATE atelier.person SET country_code = 'GE', organisation_id = (SELECT id FROM atelier.organisation WHERE code = 'GE') WHERE id = ge;
    PERFORM pg_temp.same('theirs', pg_temp.admit(ARRAY[s], ARRAY[ge]), 'confirmed');
    PERFORM pg_temp.same('own organisation first', (SELECT string_agg(used::text, ',' ORDER BY until) FROM atelier.reserved_seats), '0,1');
    PERFORM pg_temp.sound();
    -- The deadline of the country's seat passes.
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-04-01T08:00Z' $q$;
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('promoted', (SELECT j.promoted::text FROM atelier.do_job() j), '1');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('who', (SELECT state FROM atelier.registration WHERE person_id = b), 'confirmed');
    PERFORM pg_temp.same('told', (SELECT kind FROM atelier.notice WHERE person_id = b), 'promoted');
END $$;
SELECT pg_temp.sound();

-- test: A batch fills reserved seats as if its items had come one after the other
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    people uuid[] := ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C'), pg_temp.person('D'), pg_temp.person('E'), pg_temp.person('F')];
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, organisation_id, until) SELECT s, 1, id, '2026-04-15' FROM atelier.organisation WHERE code = 'GE';
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-15');
    -- A, C, E: of the organisation and the country; B, D, F: of neither. Two reserved seats, two free ones.
    UPDATE atelier.person SET country_code = 'GE', organisation_id = (SELECT id FROM atelier.organisation WHERE code = 'GE') WHERE id IN (people[1], people[3], people[5]);
    PERFORM pg_temp.same('answers', pg_temp.admit(array_fill(s, ARRAY[6]), people),
        'confirmed,confirmed,confirmed,confirmed,waitlisted 1,waitlisted 2');
    PERFORM pg_temp.same('which', (SELECT string_agg(p.name || COALESCE(v.country_code, o.code, '-'), ',' ORDER BY p.name)
        FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id LEFT JOIN atelier.reserved_seats v ON v.id = r.reserved_seats_id
        LEFT JOIN atelier.organisation o ON o.id = v.organisation_id AND v.country_code IS NULL WHERE r.state = 'confirmed'), 'AGE,B-,CGE,D-');
END $$;
SELECT pg_temp.sound();

-- test: A freed reserved seat goes to those of its organisation who wait, not to the first in line
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    g uuid := pg_temp.person('G');
    h uuid := pg_temp.person('H');
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01');
    UPDATE atelier.person SET country_code = 'GE' WHERE id IN (g, h);
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, s, s, s], ARRAY[g, pg_temp.person('A'), pg_temp.person('B'), h]),
        'confirmed,confirmed,waitlisted 1,waitlisted 2');
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE person_id = g), 'ill');
    PERFORM pg_temp.same('who', (SELECT state FROM atelier.registration WHERE person_id = h), 'confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Reserved seats are for one of a country, an organisation, a group; not fewer than are used; until a time to come; by the host
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    g uuid := pg_temp.person('G');
BEGIN
    PERFORM pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, until) VALUES (%L, 1, %L)', s, '2026-04-01'), 'reserved_seats_for_somebody');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, country_code, label, until) VALUES (%L, 1, %L, %L, %L)', s, 'GE', 'x', '2026-04-01'), 'reserved_seats_for_somebody');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (%L, 1, %L, %L)', s, 'GE', '2026-03-01'), 'reserved_seats_until_ahead');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (%L, 0, %L, %L)', s, 'GE', '2026-04-01'), 'reserved_seats_positive');
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 2, 'GE', '2026-04-01');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (%L, 1, %L, %L)', s, 'GE', '2026-04-01'), 'reserved_seats_once');
    UPDATE atelier.person SET country_code = 'GE' WHERE id = g;
    PERFORM pg_temp.admit(ARRAY[s, s], ARRAY[g, pg_temp.person('A')]);
    UPDATE atelier.reserved_seats SET seats = 1;
    PERFORM pg_temp.act('user:gio');
    UPDATE atelier.reserved_seats SET seats = 5;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('not another office''s', (SELECT seats::text FROM atelier.reserved_seats), '1');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused('UPDATE atelier.reserved_seats SET used = 2', 'reserved_seats_used');
END $$;

-- test: Raising the capacity serves who waits, but not beyond what is kept
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01');
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, s], ARRAY[pg_temp.person('A'), pg_temp.person('B')]), 'waitlisted 1,waitlisted 2');
    UPDATE atelier.session SET capacity = 2 WHERE id = s;
    PERFORM pg_temp.same('states', (SELECT string_agg(r.state, ',' ORDER BY r.arrival) FROM atelier.registration r), 'confirmed,waitlisted');
END $$;
SELECT pg_temp.sound();

-- test: More seats reserved than there are: as many come in as there are seats, the others wait, and no neighbour of the batch is lost
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    t uuid := pg_temp.session('S2', 2, '2026-05-06');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 3, 'AM', '2026-04-01Z');
    UPDATE atelier.session SET capacity = 2 WHERE id = s;
    UPDATE atelier.person SET country_code = 'AM' WHERE id <> p[3];
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, s, t, s], p), 'confirmed,confirmed,confirmed,waitlisted 1');
    PERFORM pg_temp.same('seats', (SELECT taken FROM atelier.session WHERE id = s), 2);
END $$;
SELECT pg_temp.sound();

-- test: Who is refused leaves a reserved seat to the next of the batch, though more are reserved than there are
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-04');
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 2) n);
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 3, 'AM', '2026-04-01Z');
    UPDATE atelier.session SET capacity = 1 WHERE id = s;
    UPDATE atelier.person SET country_code = 'AM' WHERE id = ANY(p);
    PERFORM pg_temp.admit(ARRAY[other], p[1:1]);
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, s], p), 'refused hold_one_place_at_a_time,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: A newcomer takes no reserved seat before somebody who waits for it, and one that nobody may take stays kept
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 5) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s], p[1:3]);
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'AM', '2026-04-01Z');
    RESET SESSION AUTHORIZATION;
    -- Nobody has promoted the line since.
    ALTER TABLE atelier.session DISABLE TRIGGER session_after;
    UPDATE atelier.session SET capacity = 2 WHERE id = s;
    ALTER TABLE atelier.session ENABLE TRIGGER session_after;
    UPDATE atelier.person SET country_code = 'AM' WHERE id IN (p[3], p[4]);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('another', pg_temp.admit(ARRAY[s], p[5:5]), 'waitlisted 3');
    PERFORM pg_temp.same('waits', pg_temp.states(p[3:3]), 'waitlisted');
    PERFORM pg_temp.same('of the country', pg_temp.admit(ARRAY[s], p[4:4]), 'waitlisted 3');
    PERFORM pg_temp.same('who waited', pg_temp.states(p[3:3]), 'confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Whoever waits moves up when seats are reserved for them, or fewer for others, without anybody asking
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, label, until) VALUES (s, 3, 'x', '2026-04-01Z');
    PERFORM pg_temp.admit(array_fill(s, ARRAY[4]), p);
    UPDATE atelier.person SET country_code = 'AM' WHERE id = p[4];
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'AM', '2026-04-01Z');
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('reserved', (SELECT j.promoted FROM atelier.do_job() j), 1);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('who', pg_temp.states(p), 'confirmed,waitlisted,waitlisted,confirmed');
    UPDATE atelier.reserved_seats SET seats = 1 WHERE label = 'x';
    PERFORM pg_temp.act('job:upkeep');
    PERFORM pg_temp.same('fewer kept', (SELECT j.promoted FROM atelier.do_job() j), 1);
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('who', pg_temp.states(p), 'confirmed,confirmed,waitlisted,confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Reserved seats that aren't used are given back before their deadline by the host alone, and pass to who waits
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    those uuid;
BEGIN
    PERFORM pg_temp.same('facts', pg_temp.refused(format('INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (%L, 3, %L, %L)', s, 'GE', '2026-04-01'), 'reserved_seats_capacity'),
        '{"session": "S1", "seats": 3, "capacity": 2}');
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 2, 'GE', '2026-04-01') RETURNING id INTO those;
    PERFORM pg_temp.same('waits', pg_temp.admit(ARRAY[s], ARRAY[pg_temp.person('A')]), 'waitlisted 1');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.give_up_reserved(%L)', those), 'actor_may_not_change_session');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.give_up_reserved(those);
    PERFORM pg_temp.same('who waited', (SELECT string_agg(r.state, ',') FROM atelier.registration r), 'confirmed');
    PERFORM pg_temp.same('kept', (SELECT kept::text FROM atelier.session), '0');
END $$;
SELECT pg_temp.sound();
