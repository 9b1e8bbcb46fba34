-- test: A seat is given while there is one, then people wait in the order in which they came
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('answers', pg_temp.admit(array_fill(pg_temp.session('S1', 2, '2026-05-04'), ARRAY[4]),
    ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C'), pg_temp.person('D')]),
    'confirmed,confirmed,waitlisted 1,waitlisted 2');
SELECT pg_temp.same('counters', (SELECT (taken, waiting)::text FROM atelier.session WHERE code = 'S1'), '(2,2)');

-- test: The same person is in a session once, within a batch and after it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.same('batch', pg_temp.admit(ARRAY[s, s], ARRAY[a, a]), 'confirmed,refused registration_one_per_person');
    PERFORM pg_temp.same('later', pg_temp.admit(ARRAY[s], ARRAY[a]), 'refused registration_one_per_person');
END $$;

-- test: The database refuses a second registration of the same person, whoever writes it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.registration (session_id, person_id, state)
    SELECT session_id, person_id, 'waitlisted' FROM atelier.registration$$, 'registration_one_per_person');

-- test: The database refuses one seat more than the capacity, whoever writes it
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 1, '2026-05-04')], ARRAY[pg_temp.person('A')]);
SELECT pg_temp.person('B');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.registration (session_id, person_id, state)
    SELECT s.id, p.id, 'confirmed' FROM atelier.session s, atelier.person p WHERE p.name = 'B'$$, 'session_not_oversold');

-- test: Nobody is expected in two places at once; one clashing block gives all blocks and the seat back
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-06');
    three uuid := pg_temp.session('T1', 9, '2026-05-04', '2026-05-05', '2026-05-06');
    after uuid := pg_temp.session('U1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.same('one batch', pg_temp.admit(ARRAY[s, three, after], ARRAY[a, a, a]),
        'confirmed,refused hold_one_place_at_a_time,confirmed');
    PERFORM pg_temp.same('holds', (SELECT count(*) FROM atelier.hold), 2::bigint);
    PERFORM pg_temp.same('seat', (SELECT taken FROM atelier.session WHERE code = 'T1'), 0);
END $$;

-- test: The seat of somebody refused for an overlap goes to the next in the same batch
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.session('T1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    c uuid := pg_temp.person('C');
BEGIN
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, t, t, t], ARRAY[a, a, b, c]),
        'confirmed,refused hold_one_place_at_a_time,confirmed,waitlisted 1');
END $$;

-- test: Sessions that only touch are no clash
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.session('T1', 9, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    UPDATE atelier.block SET starts_local = '2026-05-04 17:00', ends_local = '2026-05-04 19:00' WHERE session_id = t;
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, t], ARRAY[a, a]), 'confirmed,confirmed');
END $$;

-- test: An override is possible with a reason, and a third booking that overlaps only the overridden one is refused
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04', '2026-05-05');
    t uuid := pg_temp.session('T1', 9, '2026-05-05', '2026-05-06');
    u uuid := pg_temp.session('U1', 9, '2026-05-06');
    v uuid := pg_temp.session('V1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.same('first', pg_temp.admit(ARRAY[s], ARRAY[a]), 'confirmed');
    PERFORM pg_temp.same('clash', pg_temp.admit(ARRAY[t], ARRAY[a]), 'refused hold_one_place_at_a_time');
    PERFORM pg_temp.same('overridden', (SELECT outcome FROM atelier.admit(ARRAY[t], ARRAY[a], '{user:ani}',
        '{leaves the first early}', '{NULL}')), 'confirmed');
    PERFORM pg_temp.same('overlaps the overriding one', pg_temp.admit(ARRAY[u], ARRAY[a]), 'refused hold_one_place_at_a_time');
    PERFORM pg_temp.same('overlaps the overridden one', pg_temp.admit(ARRAY[v], ARRAY[a]), 'refused hold_one_place_at_a_time');
END $$;

-- test: A freed seat goes to the first who waits, before anybody who comes later
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s], ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C')]);
    PERFORM pg_temp.same('promoted', atelier.cancel_registration((
        SELECT r.id FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'A'), 'ill'), 1);
    PERFORM pg_temp.same('states', (SELECT string_agg(p.name || r.state, ',' ORDER BY p.name)
        FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id), 'Acancelled,Bconfirmed,Cwaitlisted');
    PERFORM pg_temp.same('late comer', pg_temp.admit(ARRAY[s], ARRAY[pg_temp.person('D')]), 'waitlisted 2');
END $$;

-- test: Who waits but is expected elsewhere keeps waiting with that reason, and the seat goes to the next
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    t uuid := pg_temp.session('T1', 9, '2026-05-04');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s, t], ARRAY[pg_temp.person('A'), b, pg_temp.person('C'), b]);
    UPDATE atelier.session SET capacity = 2 WHERE id = s;
    PERFORM pg_temp.same('states', (SELECT string_agg(p.name || r.state || COALESCE(' ' || r.rule, ''), ',' ORDER BY p.name)
        FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE r.session_id = s),
        'Aconfirmed,Bwaitlisted hold_one_place_at_a_time,Cconfirmed');
END $$;

-- test: Capacity can't be lowered below the seats taken; the refusal says whom it concerns
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(array_fill(pg_temp.session('S1', 2, '2026-05-04'), ARRAY[2]), ARRAY[pg_temp.person('A'), pg_temp.person('B')]);
SELECT pg_temp.same('whom', pg_temp.refused($$UPDATE atelier.session SET capacity = 1$$, 'session_not_oversold') ->> 'people',
    (SELECT reference FROM atelier.person WHERE name = 'B'));

-- test: A draft, a cancelled, a closed, a started session each refuse with their own reason; late entries need a reason
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
    t uuid := pg_temp.session('T1', 9, '2026-05-04');
    u uuid := pg_temp.session('U1', 9, '2026-05-05');
    a uuid := pg_temp.person('A');
BEGIN
    UPDATE atelier.session SET registration_open = false WHERE id = t;
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'low demand' WHERE id = u;
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, t, u], ARRAY[a, a, a]),
        'refused session_started,refused session_closed,refused session_cancelled');
    PERFORM pg_temp.same('late', (SELECT outcome FROM atelier.admit(ARRAY[s], ARRAY[a], '{user:ani}', '{NULL}',
        '{from the paper list}')), 'confirmed');
END $$;

-- test: Each item of a batch is judged by its own actor; an office can't register another office's person
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    UPDATE atelier.session SET visibility = 'public' WHERE id = s;
    PERFORM pg_temp.same('answers', (
        SELECT string_agg(outcome || COALESCE(' ' || rule, ''), ',' ORDER BY item)
        FROM atelier.admit(ARRAY[s, s, s, s], ARRAY[a, a, a, a], '{user:gio,public,user:tom,user:ani}',
            '{NULL,NULL,NULL,NULL}', '{NULL,NULL,NULL,NULL}')),
        'refused person_unknown,refused actor_may_not_register,refused actor_may_not_register,confirmed');
END $$;

-- test: A late entry is the host's to make, not another office's
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
UPDATE atelier.session SET visibility = 'public', registration_open = false;
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('answer', (SELECT rule FROM atelier.admit(ARRAY(SELECT id FROM atelier.session), ARRAY[pg_temp.person('G')], '{user:gio}', '{NULL}', '{they asked}')), 'session_closed');

-- test: An override that joins several overridden bookings fails nobody
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    a uuid := pg_temp.person('A');
    s uuid[] := ARRAY[pg_temp.session('S1', 9, '2026-05-04'), pg_temp.session('S2', 9, '2026-05-05'), pg_temp.session('S3', 9, '2026-05-05'),
        pg_temp.session('S4', 9, '2026-05-04', '2026-05-05'), pg_temp.session('S5', 9, '2026-05-05')];
    made text := '';
    one uuid;
BEGIN
    FOREACH one IN ARRAY s[1:4] LOOP
        made := made || (SELECT outcome FROM atelier.admit(ARRAY[one], ARRAY[a], '{user:ani}', '{on purpose}', '{NULL}'));
    END LOOP;
    PERFORM pg_temp.same('made', made, repeat('confirmed', 4));
    PERFORM pg_temp.same('bundles', (SELECT count(DISTINCT bundle) FROM atelier.hold), 1::bigint);
    PERFORM pg_temp.same('a fifth', pg_temp.admit(ARRAY[s[5]], ARRAY[a]), 'refused hold_one_place_at_a_time');
END $$;

-- test: A block moved onto another booking of an overridden pair is refused
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-01', '2026-05-05');
    t uuid := pg_temp.session('S2', 9, '2026-05-01', '2026-05-09');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    PERFORM atelier.admit(ARRAY[t], ARRAY[a], '{user:ani}', '{the first of May only}', '{NULL}');
    PERFORM pg_temp.refused($q$UPDATE atelier.block SET starts_local = '2026-05-05 09:00', ends_local = '2026-05-05 17:00'
        WHERE starts_local = '2026-05-09 09:00'$q$, 'hold_one_place_at_a_time');
    UPDATE atelier.block SET title = 'Opening' WHERE starts_local = '2026-05-01 09:00';
END $$;

-- test: Who attended can't be cancelled, cancelling needs a reason, and nobody moves up into a session that is over
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-02-02');
BEGIN
    PERFORM atelier.admit(array_fill(s, ARRAY[3]), ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C')],
        array_fill('user:ani'::text, ARRAY[3]), array_fill(NULL::text, ARRAY[3]), array_fill('paper'::text, ARRAY[3]));
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}')
    FROM atelier.block b, atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'A';
    PERFORM pg_temp.refused($q$SELECT atelier.cancel_registration(r.id, 'x') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'A'$q$, 'registration_attended');
    PERFORM pg_temp.refused($q$SELECT atelier.cancel_registration(r.id, ' ') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'B'$q$, 'registration_cancel_because');
    PERFORM pg_temp.same('promoted', (SELECT atelier.cancel_registration(r.id, 'no-show') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'B'), 0);
    PERFORM pg_temp.refused($q$UPDATE atelier.block SET starts_local = starts_local + interval '1 day', ends_local = ends_local + interval '1 day'$q$, 'block_attended');
END $$;

-- test: A minor is admitted, and put into another's place, only with a guardian
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    UPDATE atelier.person SET birth_date = '2008-05-05' WHERE id = a;
    PERFORM pg_temp.same('answers', pg_temp.admit(ARRAY[s, s], ARRAY[a, b]), 'refused registration_guardian,confirmed');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_registration(id, %L, %L) FROM atelier.registration WHERE person_id = %L', a, 'x', b), 'registration_guardian');
    UPDATE atelier.person SET birth_date = '2008-05-04' WHERE id = a;
    PERFORM pg_temp.same('of age that day', pg_temp.admit(ARRAY[s], ARRAY[a]), 'confirmed');
END $$;

-- test: Registrations that end in one statement are let go each by what it was, whatever the order of their keys
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04');
    w uuid := pg_temp.session('W1', 9, '2026-05-06');
    part uuid := pg_temp.part('P1', w, '2026-05-06 10:00', '2026-05-06 12:00');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 3) n);
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s, w, w, part], p || ARRAY[p[1], p[2], p[1]]);
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.registration SET state = 'cancelled' WHERE session_id IN (s, part);
    PERFORM pg_temp.same('held', (SELECT string_agg(x.name || ' ' || (upper(h.during) - lower(h.during)), ', ' ORDER BY x.name, h.during)
        FROM atelier.hold h JOIN atelier.person x ON x.id = h.person_id), 'P1 01:00:00, P1 02:00:00, P1 05:00:00, P2 08:00:00');
END $$;
SELECT pg_temp.sound();

-- test: A reason without words refuses its item, and no other of the batch
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    p uuid[] := ARRAY(SELECT pg_temp.person('P' || n) FROM generate_series(1, 4) n);
BEGIN
    PERFORM pg_temp.same('answers', (SELECT string_agg(concat_ws(' ', a.outcome, a.rule), ', ' ORDER BY a.item)
        FROM atelier.admit(array_fill(s, ARRAY[4]), p, array_fill('user:ani'::text, ARRAY[4]), '{" ",NULL,NULL,NULL}', '{NULL,"",NULL,NULL}',
            unprepared => '{NULL,NULL,"  ",NULL}') a),
        'refused registration_override_reason_present, refused registration_late_reason_present, '
        || 'refused registration_unprepared_because_present, confirmed');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused($q$UPDATE atelier.registration SET override_reason = ' '$q$, 'registration_override_reason_present');
    PERFORM pg_temp.refused($q$UPDATE atelier.registration SET late_reason = ' '$q$, 'registration_late_reason_present');
    PERFORM pg_temp.refused($q$UPDATE atelier.registration SET unprepared_because = ' '$q$, 'registration_unprepared_because_present');
END $$;

-- test: An office that was shown a person until a day registers them until then
SELECT pg_temp.act('user:gio');
SELECT atelier.share_person(pg_temp.person('A'), (SELECT id FROM atelier.organisation WHERE code = 'AM'), 'referral', '2026-03-10');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 50, '2026-05-04');
SELECT pg_temp.session('S2', 50, '2026-06-04');
RESET SESSION AUTHORIZATION;
CREATE TEMP TABLE ids AS SELECT s.code, s.id AS session_id, p.id AS person_id FROM atelier.session s, atelier.person p;
GRANT SELECT ON ids TO PUBLIC;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-09T08:00Z' $q$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('until then', pg_temp.admit(ARRAY[i.session_id], ARRAY[i.person_id]), 'confirmed') FROM ids i WHERE i.code = 'S1';
RESET SESSION AUTHORIZATION;
DELETE FROM atelier.person_scope e USING atelier.organisation o WHERE o.id = e.office_id AND o.code = 'AM' AND e.purpose = 'hosting';
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-11T08:00Z' $q$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('not after', pg_temp.admit(ARRAY[i.session_id], ARRAY[i.person_id]), 'refused person_unknown') FROM ids i WHERE i.code = 'S2';

-- test: An office that registered somebody is never deleted, also when its user has gone to another
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.organisation (code, name, kind) VALUES ('XX', 'Short-lived', 'office');
RESET SESSION AUTHORIZATION;
UPDATE atelier.staff_user SET office_id = (SELECT o.id FROM atelier.organisation o WHERE o.code = 'XX') WHERE name = 'wim';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.admit(ARRAY[pg_temp.session('S1', 9, '2026-05-04')], ARRAY[pg_temp.person('A')]);
RESET SESSION AUTHORIZATION;
UPDATE atelier.registration SET office_id = (SELECT o.id FROM atelier.organisation o WHERE o.code = 'XX');
UPDATE atelier.staff_user SET office_id = (SELECT o.id FROM atelier.organisation o WHERE o.code = 'HQ') WHERE name = 'wim';
SELECT pg_temp.refused($$DELETE FROM atelier.organisation WHERE code = 'XX'$$, 'registration_office_id_fkey');
