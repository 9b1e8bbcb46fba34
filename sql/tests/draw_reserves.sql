-- test: Whoever is drawn is registered by the ordinary admission; whom that refuses is out, and the first reserve comes in
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(4, 4);
SELECT pg_temp.session('ELSE', 9, '2026-05-04');
SELECT pg_temp.same('elsewhere', pg_temp.admit(ARRAY[s.id], ARRAY[p.id]), 'confirmed') FROM atelier.session s, atelier.person p WHERE s.code = 'ELSE' AND p.name IN ('female1', 'male3');
SELECT pg_temp.commit('{2,2}');
SELECT atelier.withdraw_application(a.id, 'Moved') FROM atelier.application a WHERE a.answers ->> 'name' = 'male1';
SELECT pg_temp.same('said', (SELECT string_agg(concat_ws(' ', d.kind, p.name, d.rule, d.facts ->> 'elsewhere', 'for ' || o.name, d.session), ', ' ORDER BY d.place) FROM pg_temp.draw() WITH ORDINALITY AS d(kind, application, rule, facts, instead_of, session, place)
    JOIN atelier.application a ON a.reference = d.application JOIN atelier.person p ON p.id = a.person_id
    LEFT JOIN atelier.application i ON i.reference = d.instead_of LEFT JOIN atelier.person o ON o.id = i.person_id),
    'out male1 application_withdrawn, out female1 hold_one_place_at_a_time ELSE, out male3 hold_one_place_at_a_time ELSE, in male4 for male1 S1, in female3 for female1 S2');
SELECT pg_temp.same('drawn', pg_temp.drawn(), 'female1 ELSE confirmed, female2 S2 confirmed, female3 S2 confirmed, male2 S1 confirmed, male3 ELSE confirmed, male4 S1 confirmed');
SELECT pg_temp.same('office', (SELECT count(*) FROM atelier.registration r JOIN atelier.organisation o ON o.id = r.office_id WHERE o.code <> 'AM'), 0::bigint);
SELECT pg_temp.sound();

-- test: Whoever cancels, withdraws or is erased leaves the seat to the first reserve of the stratum, as long as reserves fill
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(4, 7);
SELECT pg_temp.commit('{3,2}', '2026-04-01');
SELECT * FROM pg_temp.draw();
SELECT atelier.withdraw_application(a.id, 'Moved') FROM atelier.application a WHERE a.answers ->> 'name' = 'male3';
SELECT pg_temp.same('a reserve who withdraws changes nothing', pg_temp.went_on(), NULL);
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male1';
SELECT atelier.withdraw_application(a.id, 'Moved') FROM atelier.application a WHERE a.answers ->> 'name' = 'male2';
SELECT pg_temp.same('withdrawn', pg_temp.went_on(), 'out male1 registration_cancelled, out male3 application_withdrawn, in male4 for male1, out male2 application_withdrawn, in male5 for male2');
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male4';
SELECT count(*) FROM atelier.person p, atelier.erase_person(p.id, 'asked') WHERE p.name = 'female3';
SELECT pg_temp.same('seats', pg_temp.drawn(), 'female1 S2 confirmed, female2 S2 confirmed, female4 S1 confirmed, male1 S1 cancelled, male2 S1 cancelled, male4 S1 cancelled, male5 S1 confirmed, male6 S1 confirmed, S1 cancelled');
-- No reserve is left among the women.
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'female4';
SELECT pg_temp.same('the seat is kept', (SELECT s.taken || ' ' || s.kept FROM atelier.session s WHERE s.code = 'S1'), '2 1');
RESET SESSION AUTHORIZATION;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT timestamptz '2026-04-01T00:00Z' $$;
SELECT pg_temp.act('user:ani');
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male6';
SELECT pg_temp.same('after the date', (SELECT count(*) FILTER (WHERE v.kind = 'in') || ' in, ' || max(v.number) FROM atelier.draw d, atelier.draw_events(d.id) v), '4 in, 11');
SELECT pg_temp.sound();

-- test: A reserve whom admission refuses is passed over; a seat that was drawn isn't swapped
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(2, 5);
SELECT pg_temp.commit('{1,2}');
SELECT * FROM pg_temp.draw();
SELECT pg_temp.same('elsewhere', pg_temp.admit(ARRAY[pg_temp.session('ELSE', 9, '2026-05-04')], ARRAY[p.id]), 'confirmed') FROM atelier.person p WHERE p.name = 'male3';
SELECT pg_temp.refused(format('SELECT atelier.replace_registration(%L, %L, ''x'')', r.id, (SELECT p.id FROM atelier.person p WHERE p.name = 'male5')), 'draw_seat_not_swapped')
FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male1';
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male1';
SELECT pg_temp.same('passed over', pg_temp.went_on(), 'out male1 registration_cancelled, out male3 hold_one_place_at_a_time, in male4 for male1');
SELECT pg_temp.same('told', (SELECT string_agg(p.name || ' ' || n.kind, ', ') FROM atelier.notice n JOIN atelier.person p ON p.id = n.person_id), 'male4 promoted');
SELECT pg_temp.sound();

-- test: In a cancelled session nobody comes in for anybody; a coordinator of another office runs a draw all the same
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT pg_temp.commit('{2,2}');
CREATE TEMP TABLE ranked AS SELECT array_agg(a.reference ORDER BY a.answers ->> 'name') AS who FROM atelier.application a;
GRANT SELECT ON ranked TO PUBLIC;
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('all in', (SELECT count(*) FROM atelier.draw d, ranked r, atelier.record_draw(d.id, '7', r.who, '{1,2,3,1,2,3}', '{2,2,NULL,1,1,NULL}', '{1,1,NULL,2,2,NULL}', sha256('x'))), 0::bigint);
SELECT pg_temp.same('nobody in sight', (SELECT count(*) FROM atelier.person), 0::bigint);
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'The roof leaks' WHERE code = 'S1';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('nothing', pg_temp.went_on(), NULL);
SELECT pg_temp.same('drawn', pg_temp.drawn(), 'female1 S2 confirmed, female2 S2 confirmed, male1 S1 cancelled, male2 S1 cancelled');
SELECT pg_temp.sound();

-- test: A draw acts in admission only, to its own sessions, and once it was run
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT pg_temp.commit('{2,2}');
CREATE TEMP TABLE known AS SELECT d.id AS draw, pg_temp.session('ELSE', 9, '2026-06-04') AS other, pg_temp.person('A') AS person, (SELECT s.id FROM atelier.session s WHERE s.code = 'S1') AS own FROM atelier.draw d;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.same('before', (SELECT a.rule FROM known k, atelier.admit(ARRAY[k.own], ARRAY[k.person], ARRAY['draw:' || k.draw], '{NULL}', '{NULL}') a), 'actor_may_not_register');
SELECT * FROM pg_temp.draw();
SELECT pg_temp.same('elsewhere', (SELECT a.rule FROM known k, atelier.admit(ARRAY[k.other], ARRAY[k.person], ARRAY['draw:' || k.draw], '{NULL}', '{NULL}') a), 'actor_may_not_register');
SELECT pg_temp.act('draw:' || draw) FROM known;
SELECT pg_temp.same('sees nobody', (SELECT count(*) FROM atelier.person) + (SELECT count(*) FROM atelier.application) + (SELECT count(*) FROM atelier.registration), 0::bigint);

-- test: An applicant finds by reference what became of it; nobody is named
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT atelier.judge_application(a.id, false, 'Works there') FROM atelier.application a WHERE a.answers ->> 'name' = 'male3';
SELECT pg_temp.commit('{2,1}');
SELECT * FROM pg_temp.draw();
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'female1';
CREATE TEMP TABLE known AS SELECT a.reference, a.answers ->> 'name' AS name FROM atelier.application a;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.act('public');
SELECT pg_temp.same(k.name, (SELECT concat_ws(' ', s.rule, s.answers, s.seats, s.applicants, s.rank, s.session, s.choice, s.out_rule, s.seat_session) FROM atelier.draw_standing(k.reference) s), w.standing)
FROM known k JOIN (VALUES ('female1', '{female} 2 3 1 S2 1 registration_cancelled'), ('female2', '{female} 2 3 2 S2 1'), ('female3', '{female} 2 3 3 S2'),
    ('male1', '{male} 1 2 1 S1 2'), ('male2', '{male} 1 2 2'), ('male3', 'application_ineligible')) AS w(name, standing) ON w.name = k.name;
SELECT pg_temp.same('six', (SELECT count(*) FROM known), 6::bigint);
SELECT pg_temp.same('list', (SELECT count(*) FROM atelier.draw d, atelier.draw_entries(d.id)), 6::bigint);
SELECT pg_temp.same('entries lead to nobody', (SELECT count(*) FROM atelier.draw_entry), 0::bigint);
SELECT pg_temp.act('nobody');
SELECT pg_temp.same('unknown actor', (SELECT count(*) FROM known k, atelier.draw_standing(k.reference)), 0::bigint);

-- test: Once a draw's reserves fill no more, the seat of an application that is withdrawn goes to who waits
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid;
    p uuid[];
BEGIN
    PERFORM pg_temp.closed_round(2, 1);
    PERFORM pg_temp.commit('{1,1}', timestamptz '2026-03-02T09:00Z');
    PERFORM FROM pg_temp.draw();
    RESET SESSION AUTHORIZATION;
    CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-02T10:00Z' $q$;
    PERFORM pg_temp.act('user:ani');
    UPDATE atelier.session SET registration_open = true;
    SELECT id INTO s FROM atelier.session WHERE code = 'S2';
    p := ARRAY(SELECT pg_temp.person('X' || n) FROM generate_series(1, 2) n);
    PERFORM pg_temp.same('full', pg_temp.admit(ARRAY[s, s], p), 'waitlisted 1,waitlisted 2');
    PERFORM atelier.withdraw_application((SELECT a.id FROM atelier.application a JOIN atelier.registration r ON r.person_id = a.person_id
        WHERE r.session_id = s LIMIT 1), 'ill');
    PERFORM pg_temp.same('moved up', (SELECT state FROM atelier.registration WHERE person_id = p[1]), 'confirmed');
END $$;
SELECT pg_temp.sound();

-- test: Who cancels hears who comes in from the reserves, and an office that doesn't see the person only that somebody does
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(2, 3);
SELECT pg_temp.commit('{1,1}');
SELECT count(*) FROM pg_temp.draw();
SELECT pg_temp.same('nobody yet', (SELECT count(*) FROM atelier.session s, atelier.moved_up(s.id)), 0::bigint);
SELECT atelier.cancel_registration(r.id, 'ill') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male1';
SELECT pg_temp.same('from the reserves', (SELECT string_agg(m.reference, ',') FROM atelier.session s, atelier.moved_up(s.id) m), pg_temp.reference('male2'));
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('hidden', (SELECT concat(count(*), m.reference) FROM atelier.session s, atelier.moved_up(s.id) m GROUP BY m.reference), '1');
