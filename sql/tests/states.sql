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
            INSERT INTO atelier.registration (session_id, person_id, state) SELECT s.id, p.id, a FROM atelier.session s, atelier.person p;
            IF a || '>' || b = ANY(drawn) THEN
                UPDATE atelier.registration SET state = b;
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
