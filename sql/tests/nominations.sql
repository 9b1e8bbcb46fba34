-- test: The holder of a link fills the seats reserved for it, swaps and withdraws, and no more
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    v uuid;
    link text := 'link:' || encode(sha256('secret'), 'hex');
    ana text;
    ben text;
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, organisation_id, until) SELECT s, 1, id, '2026-04-01' FROM atelier.organisation WHERE code = 'GE' RETURNING id INTO v;
    PERFORM atelier.add_nomination(v, 'Nino, Migration Service', sha256('secret'));
    UPDATE atelier.session SET registration_open = false;
    PERFORM pg_temp.act(link);
    PERFORM pg_temp.same('sees', (SELECT session || ' ' || used || '/' || seats FROM atelier.my_nomination()), 'S1 0/1');
    PERFORM pg_temp.same('no persons', (SELECT count(*)::text FROM atelier.person), '0');
    PERFORM pg_temp.same('no sessions', (SELECT count(*)::text FROM atelier.session), '0');
    ana := atelier.nominate('{"name": "Ana"}');
    PERFORM pg_temp.refused($q$SELECT atelier.nominate('{"name": "Zaza"}')$q$, 'reserved_seats_all_used');
    ben := atelier.replace_nominee(ana, '{"name": "Ben"}');
    PERFORM pg_temp.same('after the swap', (SELECT string_agg(name || ' ' || state, ',' ORDER BY name) FROM atelier.nominees()), 'Ana cancelled,Ben confirmed');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_nominee(%L, %L)', ana, '{"name": "C"}'), 'nominee_unknown');
    PERFORM atelier.withdraw_nominee(ben);
    PERFORM pg_temp.same('free again', (SELECT used::text FROM atelier.my_nomination()), '0');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('seen by the host', (SELECT string_agg(name, ',' ORDER BY name) FROM atelier.person), 'Ana,Ben');
    PERFORM pg_temp.same('organisation', (SELECT string_agg(DISTINCT o.code, ',') FROM atelier.person p JOIN atelier.organisation o ON o.id = p.organisation_id), 'GE');
END $$;
SELECT pg_temp.sound();

-- test: A link is nobody once it is revoked, its deadline has passed, or it was never given
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    v uuid;
    link text := 'link:' || encode(sha256('secret'), 'hex');
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01') RETURNING id INTO v;
    PERFORM atelier.add_nomination(v, 'Nino', sha256('secret'));
    PERFORM pg_temp.act('link:' || encode(sha256('guess'), 'hex'));
    PERFORM pg_temp.refused($q$SELECT atelier.nominate('{"name": "Ana"}')$q$, 'nomination_unknown');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.revoke_nomination(n.id) FROM atelier.nomination n;
    PERFORM pg_temp.act(link);
    PERFORM pg_temp.refused($q$SELECT atelier.nominate('{"name": "Ana"}')$q$, 'nomination_unknown');
    RESET SESSION AUTHORIZATION;
    UPDATE atelier.nomination SET revoked_at = NULL;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-04-01T00:00Z' $q$;
    PERFORM pg_temp.act(link);
    PERFORM pg_temp.refused($q$SELECT atelier.nominate('{"name": "Ana"}')$q$, 'nomination_unknown');
END $$;

-- test: A link can't register anybody outside its seats, nor may another office make or see one
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 3, '2026-05-04');
    a uuid := pg_temp.person('A');
    v uuid;
    link text := 'link:' || encode(sha256('secret'), 'hex');
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) VALUES (s, 1, 'GE', '2026-04-01') RETURNING id INTO v;
    PERFORM atelier.add_nomination(v, 'Nino', sha256('secret'));
    PERFORM pg_temp.act(link);
    PERFORM pg_temp.same('outside', (SELECT rule FROM atelier.admit(ARRAY[s], ARRAY[a], ARRAY[link], '{NULL}', '{NULL}')), 'actor_may_not_register');
    PERFORM pg_temp.refused('SELECT hash FROM atelier.nomination', 'rights');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('another office', (SELECT count(*)::text FROM (SELECT id FROM atelier.nomination) AS n), '0');
    PERFORM pg_temp.refused(format('SELECT atelier.add_nomination(%L, %L, sha256(%L))', v, 'x', 'y'), 'actor_may_not_change_session');
END $$;

-- test: A replacement keeps the place in the line, the reserved seat and the history; the freed person is free
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    t uuid := pg_temp.session('S2', 9, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    c uuid := pg_temp.person('C');
    d uuid := pg_temp.person('D');
    e uuid := pg_temp.person('E');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, s, t], ARRAY[a, b, c, e]);
    PERFORM atelier.replace_registration((SELECT id FROM atelier.registration WHERE person_id = b), d, 'D was meant');
    PERFORM pg_temp.same('line', (SELECT string_agg(p.name, ',' ORDER BY r.priority DESC, r.arrival) FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE r.state = 'waitlisted'), 'D,C');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_registration(id, %L, %L) FROM atelier.registration WHERE person_id = %L', e, 'x', a), 'hold_one_place_at_a_time');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_registration(id, %L, %L) FROM atelier.registration WHERE person_id = %L', c, 'x', a), 'registration_one_per_person');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_registration(id, %L, %L) FROM atelier.registration WHERE person_id = %L', b, ' ', a), 'registration_replace_because');
    PERFORM atelier.replace_registration((SELECT id FROM atelier.registration WHERE person_id = a), b, 'A is ill');
    PERFORM pg_temp.same('history', (SELECT o.rule FROM atelier.registration n JOIN atelier.registration o ON o.id = n.replaces WHERE n.person_id = b AND n.state = 'confirmed'), 'registration_replaced');
    PERFORM pg_temp.same('free', pg_temp.admit(ARRAY[t, t], ARRAY[a, b]), 'confirmed,refused hold_one_place_at_a_time');
END $$;
SELECT pg_temp.sound();

-- test: A registration may be replaced by the office that made it and by the host, not by a third
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    r uuid;
    g uuid;
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    SELECT id INTO r FROM atelier.registration;
    PERFORM pg_temp.act('user:gio');
    g := pg_temp.person('G');
    PERFORM pg_temp.refused(format('SELECT atelier.replace_registration(%L, %L, %L)', r, g, 'x'), 'registration_unknown');
    PERFORM pg_temp.refused(format('SELECT atelier.transfer_registration(%L, %L, %L, %L, NULL, false)', r, s, 'x', 'user:gio'), 'registration_unknown');
END $$;

-- test: A transfer is all or nothing, frees the seat for who waits, and keeps where it came from
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    t uuid := pg_temp.session('S2', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    c uuid := pg_temp.person('C');
    r uuid;
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, t], ARRAY[a, b, c]);
    SELECT id INTO r FROM atelier.registration WHERE person_id = a;
    PERFORM pg_temp.refused(format('SELECT atelier.transfer_registration(%L, %L, %L, %L, NULL, false)', r, t, 'nearer', 'user:ani'), 'session_full');
    PERFORM pg_temp.same('nothing happened', (SELECT state FROM atelier.registration WHERE id = r), 'confirmed');
    UPDATE atelier.session SET capacity = 2 WHERE id = t;
    PERFORM atelier.transfer_registration(r, t, 'nearer', 'user:ani', NULL, false);
    PERFORM pg_temp.same('there', (SELECT state FROM atelier.registration WHERE transferred_from = r), 'confirmed');
    PERFORM pg_temp.same('who waited', (SELECT state FROM atelier.registration WHERE person_id = b), 'confirmed');
    PERFORM pg_temp.same('reason', (SELECT facts ->> 'session' FROM atelier.registration WHERE id = r), 'S2');
END $$;
SELECT pg_temp.sound();

-- test: The holder of a link reads no staff, and of a nominee only what they did themselves
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    v uuid;
    link text := 'link:' || encode(sha256('secret'), 'hex');
    ana text; ben text; cem text; dan text; eva text;
    other uuid := pg_temp.person('Staff''s own choice');
    theirs text := $q$SELECT string_agg(concat_ws(' ', n.name, n.state, n.rule, n.facts ->> 'because', n.facts ->> 'by' IS NOT NULL), ', ' ORDER BY n.name) FROM atelier.nominees() n$q$;
    seen text;
BEGIN
    INSERT INTO atelier.reserved_seats (session_id, seats, label, until) VALUES (s, 4, 'x', '2026-04-01') RETURNING id INTO v;
    PERFORM atelier.add_nomination(v, 'Nino', sha256('secret'));
    PERFORM pg_temp.act(link);
    PERFORM pg_temp.same('staff', (SELECT count(*) FROM atelier.staff_user), 0::bigint);
    ana := atelier.nominate('{"name": "Ana"}'); ben := atelier.nominate('{"name": "Ben"}'); cem := atelier.nominate('{"name": "Cem"}'); dan := atelier.nominate('{"name": "Dan"}');
    eva := atelier.replace_nominee(dan, '{"name": "Eva"}');
    PERFORM atelier.withdraw_nominee(cem);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.cancel_registration(r.id, 'reported by the police, see file 12') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'Ana';
    PERFORM atelier.replace_registration(r.id, other, 'unfit, says the doctor') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'Ben';
    PERFORM pg_temp.act(link);
    EXECUTE theirs INTO seen;
    PERFORM pg_temp.same('nominees', seen, 'Ana cancelled f, Ben cancelled f, Cem cancelled nomination_withdrawn f, '
        'Dan cancelled registration_replaced swapped by the organisation t, Eva confirmed f');
    PERFORM pg_temp.same('still taken', (SELECT used FROM atelier.my_nomination()), 2);
    PERFORM pg_temp.refused(format('SELECT atelier.withdraw_nominee(%L)', pg_temp.reference('Staff''s own choice')), 'nominee_unknown');
    PERFORM pg_temp.act('user:ani');
    UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'flood';
    PERFORM pg_temp.act(link);
    EXECUTE theirs INTO seen;
    PERFORM pg_temp.same('session cancelled', seen LIKE '%Eva cancelled session_cancelled flood f', true);
END $$;

-- test: A user who is no staff reads nobody's user but their own
SELECT pg_temp.act('user:tom');
SELECT pg_temp.same('tom', (SELECT string_agg(u.name, ',' ORDER BY u.name) FROM atelier.staff_user u), 'tom');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('ani', (SELECT string_agg(u.name, ',' ORDER BY u.name) FROM atelier.staff_user u), 'ani,tom');
