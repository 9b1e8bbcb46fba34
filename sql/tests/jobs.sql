-- test: Only a job of the service and who administers does jobs
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused('SELECT atelier.do_job()', 'actor_may_not');
SELECT pg_temp.act('public');
SELECT pg_temp.refused('SELECT atelier.do_job()', 'actor_may_not');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.same('none', (SELECT count(*) FROM atelier.do_job()), 0::bigint);

-- test: A session is tended at the deadline of its reserved seats, and not before; asked for twice, once
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-05-04');
INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until) SELECT id, 1, c, '2026-04-01' FROM atelier.session, unnest('{GE,AM}'::text[]) c;
SELECT pg_temp.act('job:upkeep');
SELECT pg_temp.same('early', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('next', (SELECT min(run_at) FROM atelier.job WHERE done_at IS NULL), timestamptz '2026-04-01');
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-04-01' $q$;
SELECT pg_temp.act('job:upkeep');
SELECT pg_temp.same('done', (SELECT count(*) FROM atelier.do_job()), 1::bigint);
SELECT pg_temp.same('nothing left', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('released', (SELECT count(*) FROM atelier.reserved_seats WHERE released_at IS NOT NULL), 2::bigint);
SELECT pg_temp.sound();

-- test: A job that fails is done again later and stands in nobody's way
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.job (kind, payload, run_at) VALUES ('tend session', '{"session": "no uuid"}', '2026-01-01');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-05-04');
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.job (kind, payload, run_at) SELECT 'tend session', jsonb_build_object('session', id), '2026-02-01' FROM atelier.session;
SELECT pg_temp.act('job:upkeep');
SELECT pg_temp.same('failed', (SELECT count(*) FROM atelier.do_job() WHERE error IS NOT NULL), 1::bigint);
SELECT pg_temp.same('other', (SELECT j.session FROM atelier.do_job() j), 'S1');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('later', (SELECT min(run_at) FROM atelier.job WHERE done_at IS NULL) > atelier.now(), true);

-- test: What may no longer be kept is deleted by a job of the service, step by step until nothing is left, and again a day later
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused('SELECT atelier.delete_daily()', 'actor_may_not');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE atelier_owner;
CREATE OR REPLACE FUNCTION atelier.deleted_at_once() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $q$ SELECT 2::bigint $q$;
RESET ROLE;
INSERT INTO atelier.idempotency (actor, key, item, body_hash, outcome, created_at)
SELECT 'x', n::text, 1, sha256('x'), 'refused', '2026-01-01' FROM generate_series(1, 5) n;
INSERT INTO atelier.idempotency (actor, key, item, body_hash, outcome) VALUES ('x', 'young', 1, sha256('x'), 'refused');
SELECT pg_temp.act('job:upkeep');
SELECT atelier.delete_daily();
SELECT atelier.delete_daily();
SELECT pg_temp.same('step 1', (SELECT j.deleted FROM atelier.do_job() j), 2::bigint);
SELECT pg_temp.same('step 2', (SELECT j.deleted FROM atelier.do_job() j), 2::bigint);
SELECT pg_temp.same('step 3', (SELECT j.deleted FROM atelier.do_job() j), 1::bigint);
SELECT pg_temp.same('step 4', (SELECT j.deleted FROM atelier.do_job() j), 0::bigint);
SELECT pg_temp.same('done for today', (SELECT count(*) FROM atelier.do_job()), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('kept', (SELECT string_agg(key, ',') FROM atelier.idempotency), 'young');
SELECT pg_temp.same('tomorrow', (SELECT string_agg(kind || ' ' || run_at::text, ',') FROM atelier.job WHERE done_at IS NULL), 'delete expired ' || timestamptz '2026-03-03T08:00Z'::text);

-- test: There is one kind of job
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.job (kind, payload, run_at) VALUES ('sing', '{}', atelier.now())$$, 'job_kind_known');

-- test: A job that goes on failing is tried again within the hour
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.job (kind, payload, run_at, attempts) VALUES ('tend session', '{"session": "no uuid"}', '2026-01-01', 30);
SELECT pg_temp.act('job:upkeep');
SELECT pg_temp.same('failed', (SELECT count(*) FROM atelier.do_job() WHERE error IS NOT NULL), 1::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('again', (SELECT min(run_at) FROM atelier.job WHERE done_at IS NULL), atelier.now() + interval '1 hour');

-- test: Time given back asks for a session to be tended only where somebody waits because they were expected elsewhere
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    other uuid := pg_temp.session('S0', 9, '2026-05-05');
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s, other], ARRAY[a, b, b]);
    PERFORM atelier.cancel_registration((SELECT id FROM atelier.registration WHERE session_id = other), 'ill');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.same('jobs', (SELECT count(*) FROM atelier.job), 0::bigint);
END $$;
