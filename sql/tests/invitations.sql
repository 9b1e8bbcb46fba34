-- test: Who accepts an invitation is registered as everybody is: a seat, the waiting list, or a refusal that leaves it open
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    other uuid := pg_temp.session('S2', 5, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    c uuid := pg_temp.person('C');
BEGIN
    PERFORM atelier.invite(s, p, 'phone', '2026-04-01') FROM unnest(ARRAY[a, b]) AS p;
    PERFORM atelier.invite(other, c, 'letter', '2026-04-01');
    PERFORM pg_temp.same('seat', (SELECT x.outcome FROM atelier.invitation i, atelier.accept_invitation(i.id, NULL, NULL) x WHERE i.person_id = a), 'confirmed');
    PERFORM pg_temp.same('waits', (SELECT x.outcome || x.place_in_line FROM atelier.invitation i, atelier.accept_invitation(i.id, NULL, NULL) x WHERE i.person_id = b), 'waitlisted1');
    PERFORM pg_temp.admit(ARRAY[pg_temp.session('S3', 5, '2026-05-04')], ARRAY[c]);
    PERFORM pg_temp.same('refused', (SELECT x.outcome || ' ' || x.rule FROM atelier.invitation i, atelier.accept_invitation(i.id, NULL, NULL) x WHERE i.person_id = c), 'refused hold_one_place_at_a_time');
    PERFORM pg_temp.same('open', (SELECT i.state FROM atelier.invitation i WHERE i.person_id = c), 'invited');
    PERFORM pg_temp.same('overridden', (SELECT x.outcome FROM atelier.invitation i, atelier.accept_invitation(i.id, 'half a day', NULL) x WHERE i.person_id = c), 'confirmed');
    PERFORM pg_temp.same('linked', (SELECT count(*) FROM atelier.invitation i JOIN atelier.registration r ON r.id = i.registration_id AND r.person_id = i.person_id), 3::bigint);
END $$;

-- test: A person is invited once at a time, not to what they are in, until a day that is to come and before the start
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04'), pg_temp.person('A');
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, p.id, 'phone', '2026-03-02T08:00Z') FROM atelier.session s, atelier.person p$$, 'invitation_until_between');
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, p.id, 'phone', '2026-05-05') FROM atelier.session s, atelier.person p$$, 'invitation_until_between');
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, p.id, 'pigeon', '2026-04-01') FROM atelier.session s, atelier.person p$$, 'invitation_channel_known');
SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p;
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p$$, 'invitation_one_open');
SELECT atelier.accept_invitation(id, NULL, NULL) FROM atelier.invitation;
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p$$, 'registration_one_per_person');
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'Flood';
SELECT pg_temp.refused($$SELECT atelier.invite(s.id, pg_temp.person('B'), 'phone', '2026-04-01') FROM atelier.session s$$, 'session_cancelled');

-- test: An invitation moves only along the drawn transitions
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04'), pg_temp.person('A');
SELECT pg_temp.admit(ARRAY[(SELECT id FROM atelier.session)], ARRAY[pg_temp.person('B')]);
SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p WHERE p.name = 'A';
RESET SESSION AUTHORIZATION;
DO $$
DECLARE
    states text[] := '{invited,accepted,declined,expired,withdrawn}';
    change text := $q$UPDATE atelier.invitation SET state = %1$L, because = 'x', answered_at = CASE WHEN %1$L <> 'invited' THEN atelier.now() END,
        registration_id = CASE WHEN %1$L = 'accepted' THEN (SELECT id FROM atelier.registration) END$q$;
    a text;
    b text;
BEGIN
    FOREACH a IN ARRAY states LOOP
        FOREACH b IN ARRAY states LOOP
            CONTINUE WHEN a = b;
            ALTER TABLE atelier.invitation DISABLE TRIGGER invitation_before;
            EXECUTE format(change, a);
            ALTER TABLE atelier.invitation ENABLE TRIGGER invitation_before;
            IF a = 'invited' THEN
                EXECUTE format(change, b);
            ELSE
                PERFORM pg_temp.refused(format(change, b), 'invitation_transition');
            END IF;
        END LOOP;
        PERFORM pg_temp.refused(format($q$INSERT INTO atelier.invitation (session_id, person_id, office_id, channel, until, state, because, answered_at, registration_id)
            SELECT session_id, person_id, office_id, channel, until, %1$L, 'x', atelier.now(), CASE WHEN %1$L = 'accepted' THEN registration_id END FROM atelier.invitation$q$, a), 'invitation_transition')
        WHERE a <> 'invited';
    END LOOP;
END $$;

-- test: After its time an invitation is accepted only late with a reason, and expires when the service says so
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04');
SELECT atelier.invite(s.id, pg_temp.person(n), 'phone', '2026-04-01') FROM atelier.session s, unnest('{A,B,C}'::text[]) AS n;
SELECT pg_temp.same('due', (SELECT string_agg(DISTINCT due_on || ' ' || rule || ' ' || session, ', ') FROM atelier.due_invitation), '2026-04-01 invitation_unanswered S1');
RESET SESSION AUTHORIZATION;
UPDATE atelier.invitation SET invited_at = '2026-01-01', until = '2026-03-02T08:00Z' WHERE person_id <> (SELECT id FROM atelier.person WHERE name = 'C');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT atelier.accept_invitation(i.id, NULL, NULL) FROM atelier.invitation i JOIN atelier.person p ON p.id = i.person_id WHERE p.name = 'A'$$, 'invitation_over');
SELECT pg_temp.same('late', (SELECT x.outcome FROM atelier.invitation i JOIN atelier.person p ON p.id = i.person_id CROSS JOIN LATERAL atelier.accept_invitation(i.id, NULL, 'Letter was late') x WHERE p.name = 'A'), 'confirmed');
SELECT pg_temp.refused('SELECT atelier.expire_invitations()', 'actor_may_not');
SELECT pg_temp.act('job:retention');
SELECT pg_temp.same('expired', atelier.expire_invitations(), 1::bigint);
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('states', (SELECT string_agg(p.name || ' ' || i.state, ', ' ORDER BY p.name) FROM atelier.invitation i JOIN atelier.person p ON p.id = i.person_id), 'A accepted, B expired, C invited');
SELECT pg_temp.same('due then', (SELECT count(*) FROM atelier.due_invitation), 1::bigint);

-- test: An invitation is declined with or without a reason, withdrawn with one, and then it is over
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04');
SELECT atelier.invite(s.id, pg_temp.person(n), 'phone', '2026-04-01') FROM atelier.session s, unnest('{A,B}'::text[]) AS n;
SELECT pg_temp.refused($$SELECT atelier.end_invitation(id, 'withdrawn', NULL) FROM atelier.invitation$$, 'invitation_withdrawn_because');
SELECT pg_temp.refused($$SELECT atelier.end_invitation(id, 'declined', ' ') FROM atelier.invitation$$, 'invitation_because_present');
SELECT pg_temp.refused($$SELECT atelier.end_invitation(id, 'accepted', NULL) FROM atelier.invitation$$, 'invitation_transition');
SELECT atelier.end_invitation(id, 'declined', NULL) FROM atelier.invitation;
SELECT pg_temp.refused($$SELECT atelier.accept_invitation(id, NULL, NULL) FROM atelier.invitation$$, 'invitation_transition');
SELECT pg_temp.refused($$SELECT atelier.end_invitation(id, 'withdrawn', 'x') FROM atelier.invitation$$, 'invitation_transition');

-- test: Only who sees session and person may invite, and only the inviting office and the host may answer
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04'), pg_temp.person('A');
SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p;
CREATE TEMP TABLE known AS SELECT i.id AS invitation, i.session_id AS session, i.person_id AS person FROM atelier.invitation i;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('hidden', (SELECT count(*) FROM atelier.invitation), 0::bigint);
SELECT pg_temp.refused($$SELECT atelier.invite(session, pg_temp.person('G'), 'phone', '2026-04-01') FROM known$$, 'session_unknown');
SELECT pg_temp.refused('SELECT atelier.accept_invitation(invitation, NULL, NULL) FROM known', 'invitation_unknown');
SELECT pg_temp.refused($$SELECT atelier.end_invitation(invitation, 'declined', NULL) FROM known$$, 'invitation_unknown');
SELECT pg_temp.act('user:ani');
UPDATE atelier.session SET visibility = 'public';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused($$SELECT atelier.invite(session, person, 'phone', '2026-04-01') FROM known$$, 'person_unknown');
SELECT atelier.invite(session, pg_temp.person('G'), 'phone', '2026-04-01') FROM known;
SELECT pg_temp.same('own', (SELECT count(*) FROM atelier.invitation), 1::bigint);
SELECT pg_temp.act('user:tom');
SELECT pg_temp.refused($$SELECT atelier.invite(session, person, 'phone', '2026-04-01') FROM known$$, 'session_unknown');
SELECT pg_temp.refused('SELECT atelier.accept_invitation(invitation, NULL, NULL) FROM known', 'invitation_unknown');

-- test: What is written of an invitation past the functions is judged by the columns all the same
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04'), pg_temp.person('A');
SELECT atelier.invite(s.id, p.id, 'phone', '2026-04-01') FROM atelier.session s, atelier.person p;
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.invitation DISABLE TRIGGER USER;
SELECT pg_temp.refused('UPDATE atelier.invitation SET ' || w.change, w.rule) FROM (VALUES
    ($$state = 'lost', answered_at = now()$$, 'invitation_state_known'),
    ($$state = 'accepted', answered_at = now()$$, 'invitation_accepted_registered'),
    ($$state = 'declined'$$, 'invitation_answered'),
    ($$until = 'infinity'$$, 'invitation_until_finite'),
    ($$until = invited_at$$, 'invitation_until_ahead')) AS w(change, rule);
