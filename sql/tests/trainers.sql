-- test: A trainer without a qualification on the session's day is refused, and on the last day of one too late
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04', '2026-05-05');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2026-05-05');
    u uuid := pg_temp.trainer('T2', '2026-05-04', '2026-05-06');
BEGIN
    PERFORM pg_temp.same('day', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, t, 'lead', 'asked'), 'assignment_qualified') ->> 'day', '2026-05-05');
    PERFORM atelier.assign(s, u, 'lead', 'asked', NULL);
    PERFORM atelier.assign(s, t, 'co-trainer', 'asked', 'renewal is on its way');
    PERFORM pg_temp.same('because', (SELECT facts ->> 'because' FROM atelier.finding WHERE rule = 'assignment_qualified'), 'renewal is on its way');
    PERFORM pg_temp.same('found', (SELECT facts ->> 'trainer' FROM atelier.finding WHERE rule = 'assignment_qualified'), 'T1');
END $$;

-- test: A trainer is never booked twice; asked holds the time, proposed and declined do not
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'proposed', NULL);
    PERFORM atelier.assign(t, who, 'lead', 'asked', NULL);
    PERFORM pg_temp.same('elsewhere', pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', s, who, 'lead', 'accepted'), 'trainer_one_place_at_a_time') ->> 'elsewhere', 'S2');
    PERFORM atelier.assign(t, who, 'lead', 'declined', NULL, because => 'on leave then');
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
END $$;

-- test: A trainer can't be a participant elsewhere at the same time, and the other way round
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    u uuid := pg_temp.session('S3', 4, '2026-05-05');
    v uuid := pg_temp.session('S4', 4, '2026-05-05');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    person uuid := (SELECT person_id FROM atelier.trainer);
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
    PERFORM pg_temp.same('participant', pg_temp.admit(ARRAY[t, v], ARRAY[person, person]), 'refused hold_one_place_at_a_time,confirmed');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', u, who, 'lead', 'accepted'), 'trainer_one_place_at_a_time');
END $$;

-- test: An overridden trainer clash does not blind the guard for a third booking
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    u uuid := pg_temp.session('S3', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
    PERFORM atelier.assign(t, who, 'co-trainer', 'accepted', NULL, 'looks in only');
    PERFORM pg_temp.same('found', (SELECT facts ->> 'because' FROM atelier.finding WHERE rule = 'trainer_overlap_overridden'), 'looks in only');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', u, who, 'lead', 'accepted'), 'trainer_one_place_at_a_time');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused($q$INSERT INTO atelier.hold (person_id, during, block_id, assignment_id, bundle)
        SELECT h.person_id, h.during, b.id, h.assignment_id, atelier.uuid7() FROM atelier.hold h, atelier.block b JOIN atelier.session s ON s.id = b.session_id
        WHERE s.code = 'S3' LIMIT 1$q$, 'hold_one_place_at_a_time');
END $$;

-- test: A trainer has one qualification for a training on any one day
SELECT pg_temp.act('user:ani');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$INSERT INTO atelier.qualification (trainer_id, training_id, valid)
    SELECT trainer_id, training_id, daterange('2026-12-31', '2028-01-01') FROM atelier.qualification$$, 'qualification_once_a_day');

-- test: Only the host's staff may put a trainer on a session
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused($$SELECT atelier.assign(s.id, t.id, 'lead', 'asked', NULL) FROM atelier.session s, atelier.trainer t$$, 'actor_may_not_change_session');

-- test: An assignment moves only along the drawn transitions, in every role
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) SELECT id, 'hy', 'en' FROM atelier.trainer;
RESET SESSION AUTHORIZATION;
SET CONSTRAINTS ALL IMMEDIATE;
DO $$
DECLARE
    states text[] := '{proposed,asked,accepted,declined,withdrawn}';
    drawn text[] := '{proposed>asked,proposed>accepted,proposed>withdrawn,asked>accepted,asked>declined,asked>withdrawn,accepted>withdrawn}';
    part text;
    a text;
    b text;
BEGIN
    FOREACH part IN ARRAY '{lead,co-trainer,interpreter,speaker}'::text[] LOOP
        FOREACH a IN ARRAY states LOOP
            FOREACH b IN ARRAY states LOOP
                CONTINUE WHEN a = b;
                DELETE FROM atelier.hold;
                DELETE FROM atelier.assignment;
                INSERT INTO atelier.assignment (session_id, trainer_id, role, state, state_because)
                SELECT s.id, t.id, part, a, 'because' FROM atelier.session s, atelier.trainer t;
                IF a || '>' || b = ANY(drawn) THEN
                    UPDATE atelier.assignment SET state = b;
                    PERFORM pg_temp.same(a || '>' || b, (SELECT count(*) FROM atelier.hold), CASE WHEN b IN ('asked', 'accepted') THEN 1 ELSE 0 END::bigint);
                ELSE
                    PERFORM pg_temp.refused(format('UPDATE atelier.assignment SET state = %L', b), 'assignment_transition');
                END IF;
            END LOOP;
        END LOOP;
    END LOOP;
END $$;
