-- test: A session moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.session SET state = 'draft'$$, 'session_transition');
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'low demand';
SELECT pg_temp.refused($$UPDATE atelier.session SET state = 'published'$$, 'session_transition');
SELECT pg_temp.refused($$UPDATE atelier.session SET state = 'draft'$$, 'session_transition');
SELECT pg_temp.refused($$INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity, state)
    SELECT 'S2', training_id, host_office_id, zone, language, capacity, 'published' FROM atelier.session$$, 'session_transition');

-- test: A session without a time is not published, and not cancelled without a reason
SELECT pg_temp.act('user:ani');
INSERT INTO atelier.session (code, training_id, host_office_id, zone, language, capacity)
SELECT 'S1', g.id, o.id, 'Asia/Yerevan', 'en', 5 FROM atelier.training g, atelier.organisation o WHERE o.code = 'AM';
SELECT pg_temp.refused($$UPDATE atelier.session SET state = 'published'$$, 'session_without_blocks');
SELECT pg_temp.refused($$UPDATE atelier.session SET state = 'cancelled'$$, 'session_cancelled_because');

-- test: A registration moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-05-04');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := '{requested,confirmed,waitlisted,offered,refused,cancelled}';
    drawn text[] := '{requested>confirmed,requested>waitlisted,requested>refused,requested>cancelled,waitlisted>confirmed,waitlisted>offered,waitlisted>cancelled,offered>confirmed,offered>waitlisted,offered>cancelled,confirmed>cancelled}';
    a text;
    b text;
BEGIN
    FOREACH a IN ARRAY states LOOP
        FOREACH b IN ARRAY states LOOP
            CONTINUE WHEN a = b;
            DELETE FROM atelier.registration;
            INSERT INTO atelier.registration (session_id, person_id, state, offered_at, offer_hours)
            SELECT s.id, p.id, a, CASE a WHEN 'offered' THEN atelier.now() END, CASE a WHEN 'offered' THEN 1 END
            FROM atelier.session s, atelier.person p;
            IF a || '>' || b = ANY(drawn) THEN
                UPDATE atelier.registration SET state = b, offered_at = atelier.now(), offer_hours = 1;
            ELSE
                PERFORM pg_temp.refused(format('UPDATE atelier.registration SET state = %L', b), 'registration_transition');
            END IF;
        END LOOP;
    END LOOP;
END $$;

-- test: A session in which somebody was there, or that gave a certificate, is not cancelled any more, nor is a whole with such a part
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    whole uuid := pg_temp.session('WHOLE', 9, '2026-02-04');
    part uuid := pg_temp.part('PART', whole, '2026-02-04 10:00', '2026-02-04 12:00');
    other uuid := pg_temp.session('OTHER', 9, '2026-02-06');
    away uuid := pg_temp.session('AWAY', 9, '2026-02-08');
    cancelling text := 'UPDATE atelier.session SET state = ''cancelled'', cancelled_because = ''x'' WHERE id = %L';
BEGIN
    PERFORM pg_temp.attended('A', part);
    PERFORM pg_temp.same('facts', pg_temp.refused(format(cancelling, part), 'session_held'), '{"session": "PART"}');
    PERFORM pg_temp.same('part', pg_temp.refused(format(cancelling, whole), 'session_held'), '{"session": "PART"}');
    PERFORM pg_temp.attended('B', other);
    PERFORM atelier.issue_certificates(other, '{0000-0000-000A}');
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{f}', NULL, NULL, 'was not there') FROM atelier.block b JOIN atelier.registration r USING (session_id) WHERE b.session_id = other;
    PERFORM pg_temp.refused(format(cancelling, other), 'session_held');
    PERFORM pg_temp.attended('C', away);
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{f}', NULL, NULL, 'nobody was there') FROM atelier.block b JOIN atelier.registration r USING (session_id) WHERE b.session_id = away;
    EXECUTE format(cancelling, away);
END $$;

-- test: A certificate moves only along the drawn transitions, and starts printed ahead or issued
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 4, '2026-02-04');
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := '{printed ahead,issued,suspended,replaced,void,revoked}';
    drawn text[] := '{printed ahead>issued,printed ahead>void,issued>suspended,issued>replaced,issued>revoked,suspended>issued,suspended>revoked}';
    -- How a new one gets into each state.
    ways jsonb := '{"printed ahead": ["printed ahead"], "issued": ["issued"], "suspended": ["issued", "suspended"], "replaced": ["issued", "replaced"],
        "void": ["printed ahead", "void"], "revoked": ["issued", "revoked"]}';
    adding text := $q$INSERT INTO atelier.certificate (number, session_id, training_id, title, awarded_on, specimen, state, state_because)
        SELECT %L, s.id, s.training_id, 'x', '2026-02-04', true, %L, 'x' FROM atelier.session s$q$;
    own text;
    a text;
    b text;
    tried integer := 0;
BEGIN
    FOREACH a IN ARRAY states LOOP
        IF a NOT IN ('printed ahead', 'issued') THEN
            PERFORM pg_temp.same('facts', pg_temp.refused(format(adding, '0000-0000-00ZZ', a), 'certificate_transition'),
                jsonb_build_object('number', '0000-0000-00ZZ', 'from', 'nothing', 'to', a));
        END IF;
        FOREACH b IN ARRAY states LOOP
            CONTINUE WHEN a = b;
            tried := tried + 1;
            own := '0000-0000-' || lpad(tried::text, 4, '0');
            EXECUTE format(adding, own, ways -> a ->> 0);
            UPDATE atelier.certificate c SET state = w.state FROM jsonb_array_elements_text(ways -> a) WITH ORDINALITY AS w(state, place) WHERE c.number = own AND w.place = 2;
            IF a || '>' || b = ANY(drawn) THEN
                UPDATE atelier.certificate c SET state = b WHERE c.number = own;
            ELSE
                PERFORM pg_temp.refused(format('UPDATE atelier.certificate SET state = %L WHERE number = %L', b, own), 'certificate_transition');
            END IF;
        END LOOP;
    END LOOP;
    PERFORM pg_temp.same('pairs', tried, 30);
END $$;

-- test: A draw is committed, then run or abandoned, and then stays
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(4, 4), pg_temp.commit('{3,2}');
DO $$
DECLARE
    states text[] := '{committed,run,abandoned}';
    moving text := $q$UPDATE atelier.draw SET state = %L, because = 'x', ended_at = CASE WHEN %1$L <> 'committed' THEN atelier.now() END$q$;
    a text;
    b text;
BEGIN
    FOREACH a IN ARRAY states LOOP
        BEGIN
            IF a = 'run' THEN
                PERFORM pg_temp.draw();
            ELSIF a = 'abandoned' THEN
                PERFORM atelier.abandon_draw((SELECT id FROM atelier.round), 'x');
            END IF;
            RESET SESSION AUTHORIZATION;
            PERFORM pg_temp.same('reached', (SELECT state FROM atelier.draw), a);
            FOREACH b IN ARRAY states LOOP
                CONTINUE WHEN a = b;
                IF a <> 'committed' THEN
                    PERFORM pg_temp.refused(format(moving, b), 'draw_fixed');
                ELSIF b = 'run' THEN
                    -- Not without its result.
                    PERFORM pg_temp.refused(format(moving, b), 'draw_whole');
                END IF;
            END LOOP;
            RAISE EXCEPTION USING ERRCODE = 'AT999';
        EXCEPTION WHEN SQLSTATE 'AT999' THEN
            PERFORM pg_temp.act('user:ani');
        END;
    END LOOP;
    RESET SESSION AUTHORIZATION;
    FOREACH b IN ARRAY states[2:] LOOP
        PERFORM pg_temp.refused(format('INSERT INTO atelier.draw (id, state) VALUES (atelier.uuid7(), %L)', b), 'draw_transition');
    END LOOP;
END $$;
