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
-- Asked again under a key, each of the group has its answer; another body under the key has one.
SELECT pg_temp.same(b.body, (SELECT string_agg(concat_ws(' ', a.request, a.repeated, a.outcome, a.rule), ', ' ORDER BY a.rule) FROM atelier.answer_requests('{1,1}', '{S1,S1}',
    ARRAY[(SELECT pg_temp.reference('A')), 'P-NOBODY'], '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}', '{user:ani}', '{k}', ARRAY[sha256(b.body::bytea)]) a), b.told)
FROM (VALUES (1, 'one', '1 f refused person_unknown, 1 f refused registration_group'), (2, 'one', '1 t refused person_unknown, 1 t refused registration_group'),
    (3, 'other', '1 t refused idempotency_key_reused')) AS b(n, body, told) ORDER BY b.n;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('nobody', (SELECT count(*) FROM atelier.registration), 0::bigint);

-- test: Each request of a batch has its own answers under its own key
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.person(name) FROM unnest('{A,B,C}'::text[]) AS name;
SELECT pg_temp.act('job:admission');
SELECT pg_temp.same(b.body, (SELECT string_agg(concat_ws(' ', a.request, a.repeated, a.outcome, a.rule), ', ' ORDER BY a.request) FROM atelier.answer_requests(
    '{1,2,2}', '{S1,S1,S1}', ARRAY[pg_temp.reference('A'), pg_temp.reference('B'), pg_temp.reference('C')], array_fill(NULL::text, '{3}'),
    array_fill(NULL::text, '{3}'), array_fill(NULL::text, '{3}'), '{user:ani,user:ani}', '{k1,k2}', ARRAY[sha256('one'), sha256(b.body::bytea)]) a), b.told)
FROM (VALUES (1, 'one', '1 f confirmed, 2 f confirmed, 2 f confirmed'), (2, 'one', '1 t confirmed, 2 t confirmed, 2 t confirmed'),
    (3, 'other', '1 t confirmed, 2 t refused idempotency_key_reused')) AS b(n, body, told) ORDER BY b.n;

-- test: The requests of a batch are answered in their order, whatever the order of its items
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 1, '2026-05-04');
SELECT pg_temp.person(name) FROM unnest('{A,B}'::text[]) AS name;
SELECT pg_temp.act('job:admission');
SELECT pg_temp.same('answers', (SELECT string_agg(concat_ws(' ', a.request, a.outcome), ', ' ORDER BY a.request) FROM atelier.answer_requests(
    '{2,1}', '{S1,S1}', ARRAY[pg_temp.reference('A'), pg_temp.reference('B')], '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}',
    '{user:ani,user:ani}', '{NULL,NULL}', '{NULL,NULL}') a), '1 confirmed, 2 waitlisted');

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

-- test: Admission looks up each item's rows and reads no others, also by plans made while the tables were empty
RESET SESSION AUTHORIZATION;
ANALYZE atelier.registration, atelier.hold, atelier.block, atelier.idempotency;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 50, '2026-05-04');
SELECT pg_temp.person('P' || n) FROM generate_series(1, 48) n;
CREATE TEMP TABLE people AS SELECT row_number() OVER () AS n, p.reference FROM atelier.person p;
SELECT pg_temp.act('job:admission');
DO $$
DECLARE
    read text := $q$SELECT sum(t.seq_tup_read + t.idx_tup_fetch) FROM pg_stat_xact_user_tables t
        WHERE t.schemaname = 'atelier' AND t.relname IN ('registration', 'hold', 'idempotency')$q$;
    before bigint;
    after bigint;
BEGIN
    FOR batch IN 0..5 LOOP
        EXECUTE read INTO before;
        PERFORM FROM atelier.answer_requests('{1,2,3,4,5,6,7,8}', array_fill('S1'::text, ARRAY[8]),
            ARRAY(SELECT p.reference FROM people p WHERE (p.n - 1) / 8 = batch), array_fill(NULL::text, ARRAY[8]),
            array_fill(NULL::text, ARRAY[8]), array_fill(NULL::text, ARRAY[8]), array_fill('user:ani'::text, ARRAY[8]),
            ARRAY(SELECT 'k' || p.n FROM people p WHERE (p.n - 1) / 8 = batch), array_fill(sha256('x'), ARRAY[8]));
        EXECUTE read INTO after;
    END LOOP;
    PERFORM pg_temp.same('read', after - before, 0::bigint);
END $$;
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('in', (SELECT count(*) FROM atelier.registration WHERE state = 'confirmed'), 48::bigint);

-- test: If another process answers a request at the same moment, all of the batch is to be done again
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
CREATE FUNCTION pg_temp.other_process() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO atelier.idempotency (actor, key, item, body_hash, outcome) VALUES ('user:ani', 'k1', 1, sha256('x'), 'refused');
    RETURN NULL;
END $$;
CREATE TRIGGER other_process AFTER INSERT ON atelier.registration FOR EACH STATEMENT EXECUTE FUNCTION pg_temp.other_process();
SELECT pg_temp.act('job:admission');
DO $$
BEGIN
    PERFORM pg_temp.ask(pg_temp.reference('A'), 'k1');
    RAISE EXCEPTION 'answered twice';
EXCEPTION WHEN serialization_failure THEN
    NULL;
END $$;
-- What else is there twice is not for the queue to repeat.
RESET SESSION AUTHORIZATION;
CREATE OR REPLACE FUNCTION pg_temp.other_process() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO atelier.staff_user SELECT u.* FROM atelier.staff_user u;
    RETURN NULL;
END $$;
SELECT pg_temp.act('job:admission');
SELECT pg_temp.refused($$SELECT pg_temp.ask(pg_temp.reference('A'), 'k1')$$, 'staff_user_pkey');
