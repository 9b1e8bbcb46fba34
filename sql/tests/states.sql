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
