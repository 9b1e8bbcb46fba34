-- test: A repeated request gets the first answer, and the session is filled once; another body under its key is refused
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    b text := pg_temp.person('B')::text;
    who uuid := pg_temp.person('A');
    a text;
BEGIN
    SELECT p.reference INTO a FROM atelier.person p WHERE p.id = who;
    PERFORM pg_temp.act('job:admission');
    PERFORM pg_temp.same('first', pg_temp.ask(a, 'k1'), 'f confirmed');
    PERFORM pg_temp.same('again', pg_temp.ask(a, 'k1'), 't confirmed');
    PERFORM pg_temp.same('another body', pg_temp.ask(b, 'k1'), 't refused idempotency_key_reused');
    PERFORM pg_temp.same('by id, no key', pg_temp.ask(b, NULL), 'f waitlisted');
    PERFORM pg_temp.same('without a key it is asked anew', pg_temp.ask(b, NULL), 'f refused registration_one_per_person');
    PERFORM pg_temp.same('unknown', pg_temp.ask('P-NOBODY', 'k2'), 'f refused person_unknown');
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('seats', (SELECT count(*) FROM atelier.registration), 2::bigint);

-- test: Who is named in one request is a group: nobody is registered if one can't be
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.person('A');
SELECT pg_temp.act('job:admission');
SELECT pg_temp.same('refused', (SELECT string_agg(a.outcome || ' ' || a.rule, ', ' ORDER BY a.rule) FROM atelier.answer_requests('{1,1}', '{S1,S1}',
    ARRAY[(SELECT pg_temp.reference('A')), 'P-NOBODY'], '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}', '{user:ani}', '{NULL}', '{NULL}') a),
    'refused person_unknown, refused registration_group');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.registration), 0::bigint);

-- test: A key belongs to who asks: another actor's same key is another request
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.act('job:admission');
SELECT pg_temp.same('ani', pg_temp.ask('P-NOBODY', 'k1'), 'f refused person_unknown');
SELECT pg_temp.same('gio', pg_temp.ask('P-NOBODY', 'k1', 'user:gio'), 'f refused session_unknown');
SELECT pg_temp.same('ani again', pg_temp.ask('P-NOBODY', 'k1'), 't refused person_unknown');
SELECT pg_temp.same('gio again', pg_temp.ask('P-NOBODY', 'k1', 'user:gio'), 't refused session_unknown');

-- test: Only the service's own queue answers batches for others
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$SELECT pg_temp.ask('P-NOBODY', 'k1')$$, 'actor_may_not');

-- test: Who was merged is found by the reference that they had
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.person_former_reference (person_id, reference) SELECT id, 'P-00000000' FROM atelier.person;
SELECT pg_temp.act('job:admission');
SELECT pg_temp.same('found', pg_temp.ask('P-00000000', 'k1'), 'f confirmed');
