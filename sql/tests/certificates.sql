-- test: A certificate is due to who attended enough, and each who isn't due has a reason
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02', '2026-02-03');
    names text;
BEGIN
    PERFORM atelier.admit(array_fill(s, ARRAY[3]), ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C')],
        array_fill('user:ani'::text, ARRAY[3]), array_fill(NULL::text, ARRAY[3]), array_fill('paper list'::text, ARRAY[3]));
    PERFORM atelier.record_attendance(b.id, array_agg(r.id), array_agg(p.name = 'A' OR b.starts_local < '2026-02-03'))
    FROM atelier.block b, atelier.registration r JOIN atelier.person p ON p.id = r.person_id
    WHERE p.name <> 'C'
    GROUP BY b.id;
    PERFORM pg_temp.same('due', (SELECT string_agg(p.name || ' ' || COALESCE(d.rule, 'due'), ', ' ORDER BY p.name)
        FROM atelier.certificate_due(s) d JOIN atelier.person p ON p.id = d.person_id),
        'A due, B certificate_attendance_too_low, C certificate_attendance_missing');
    PERFORM pg_temp.same('attendance', (SELECT string_agg(p.name || ' ' || COALESCE(r.attendance, '-'), ', ' ORDER BY p.name)
        FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id), 'A attended, B partly, C -');
    PERFORM pg_temp.same('issued', (SELECT string_agg(number, ',') FROM atelier.issue_certificates(s, '{0000-0000-0000,1111-1111-1111}')), '0000-0000-0000');
    PERFORM pg_temp.same('issued again', (SELECT count(*) FROM atelier.issue_certificates(s, '{2222-2222-2222}')), 0::bigint);
    PERFORM pg_temp.same('why not again', (SELECT d.rule FROM atelier.certificate_due(s) d JOIN atelier.person p ON p.id = d.person_id WHERE p.name = 'A'), 'certificate_issued_already');
END $$;

-- test: A required module that was missed is the reason
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.training_module (training_id, number, title) SELECT id, 1, '{"en": "Welcoming"}' FROM atelier.training;
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper list}');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r;
    PERFORM pg_temp.same('why', (SELECT rule || ' ' || (facts ->> 'modules') FROM atelier.certificate_due(s)), 'certificate_module_missed Welcoming');
END $$;

-- test: A certificate is neither deleted nor changed, and its number is used once
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-02-02');
BEGIN
    PERFORM atelier.admit(ARRAY[s], ARRAY[pg_temp.person('A')], '{user:ani}', '{NULL}', '{paper list}');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b, atelier.registration r;
    PERFORM atelier.issue_certificates(s, '{0000-0000-0000}');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$DELETE FROM atelier.certificate$$, 'certificate_kept');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET title = 'Doctor'$$, 'certificate_as_printed');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET name = 'Somebody else'$$, 'certificate_as_printed');
SELECT pg_temp.refused($$UPDATE atelier.certificate SET state = 'revoked'$$, 'certificate_revoked_because');
SELECT pg_temp.refused($$INSERT INTO atelier.certificate (number, session_id, training_id, title, awarded_on, specimen)
    SELECT number, session_id, training_id, title, awarded_on, specimen FROM atelier.certificate$$, 'certificate_number_once');
UPDATE atelier.certificate SET person_id = NULL, name = NULL, name_own_script = NULL;

-- test: Attendance is recorded for who has a seat, by the host, once the block has begun
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    past uuid := pg_temp.session('S2', 1, '2026-02-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    PERFORM pg_temp.refused($q$SELECT atelier.record_attendance(b.id, ARRAY[r.id], '{true}') FROM atelier.block b JOIN atelier.registration r USING (session_id)$q$, 'attendance_before_start');
    PERFORM atelier.admit(ARRAY[past, past], ARRAY[a, b], '{user:ani,user:ani}', '{NULL,NULL}', '{paper,paper}');
    PERFORM pg_temp.refused(format('SELECT atelier.record_attendance(b.id, ARRAY[r.id], %L) FROM atelier.block b JOIN atelier.registration r USING (session_id) WHERE r.person_id = %L', '{true}', b), 'attendance_without_seat');
    PERFORM pg_temp.same('named twice', pg_temp.refused(format('SELECT atelier.record_attendance(b.id, ARRAY[r.id, r.id], %L) FROM atelier.block b JOIN atelier.registration r USING (session_id) WHERE r.person_id = %L AND b.session_id = %L', '{true,false}', a, past), 'attendance_twice') ->> 'person',
        (SELECT p.reference FROM atelier.person p WHERE p.id = a));
END $$;

-- test: By its number alone a certificate tells its state and nothing else
SELECT pg_temp.act('public');
SELECT pg_temp.same('unknown', atelier.certificate_state('0000-0000-0000'), NULL::text);
