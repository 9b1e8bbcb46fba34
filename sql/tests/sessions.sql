-- test: What a training's checklist asks for becomes the tasks of its sessions, due relative to their start
SELECT pg_temp.act('user:wim');
INSERT INTO atelier.checklist_item (training_id, title, kind, days)
SELECT g.id, i.title, i.kind, i.days
FROM atelier.training g, (VALUES ('{"en": "Book the venue"}'::jsonb, 'venue', -60), ('{"en": "Send letters for visas"}', 'visas', -45)) AS i(title, kind, days);
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
BEGIN
    PERFORM pg_temp.same('due', (SELECT string_agg(due_on || ' ' || (facts ->> 'title'), ',' ORDER BY due_on) FROM atelier.due_tasks),
        '2026-03-05 Book the venue,2026-03-20 Send letters for visas');
    UPDATE atelier.task SET done_on = '2026-03-01' WHERE kind = 'venue';
    UPDATE atelier.block SET starts_local = starts_local + interval '7 days', ends_local = ends_local + interval '7 days';
    PERFORM pg_temp.same('moved', (SELECT string_agg(due_on::text, ',') FROM atelier.due_tasks), '2026-03-27');
    PERFORM pg_temp.refused($q$INSERT INTO atelier.task (session_id, title, days) SELECT session_id, title, -1 FROM atelier.task WHERE kind = 'visas'$q$, 'task_once');
    UPDATE atelier.session SET visibility = 'public';
    PERFORM pg_temp.act('user:gio');
    UPDATE atelier.task SET done_on = '2026-03-01';
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('another office changes none', (SELECT count(*)::text FROM atelier.task WHERE done_on IS NULL), '1');
    PERFORM pg_temp.act('public');
    PERFORM pg_temp.same('nothing for the public', (SELECT count(*)::text FROM atelier.task), '0');
END $$;

-- test: Whom a moved session concerns has to be told once, with where it is now, until somebody has told them
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s, s], ARRAY[a, b]);
    UPDATE atelier.block SET starts_local = starts_local + interval '1 day', ends_local = ends_local + interval '1 day';
    UPDATE atelier.block SET starts_local = starts_local + interval '1 day', ends_local = ends_local + interval '1 day';
    PERFORM pg_temp.same('to be told', (SELECT string_agg(p.name || ' ' || (n.facts ->> 'starts'), ',' ORDER BY p.name) FROM atelier.notice n JOIN atelier.person p ON p.id = n.person_id),
        'A 2026-05-06 09:00,B 2026-05-06 09:00');
    PERFORM pg_temp.same('due', (SELECT facts ->> 'people' FROM atelier.due_notices), '2');
    PERFORM pg_temp.same('told one', atelier.mark_told(s, ARRAY[a], 'phone')::text, '1');
    PERFORM pg_temp.same('told the rest', atelier.mark_told(s, NULL, 'letter')::text, '1');
    PERFORM pg_temp.same('nobody left', (SELECT count(*)::text FROM atelier.due_notices), '0');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.mark_told(%L, NULL, %L)', s, 'phone'), 'actor_may_not_change_session');
END $$;

-- test: People are told of another room or place as well, not of another title
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 1, '2026-05-04');
    a uuid := pg_temp.person('A');
BEGIN
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[a]);
    UPDATE atelier.block SET title = 'Welcome';
    PERFORM pg_temp.same('nothing moved', (SELECT count(*)::text FROM atelier.due_notices), '0');
    UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-2');
    PERFORM pg_temp.same('room', (SELECT rule || ' ' || (facts ->> 'place') FROM atelier.due_notices), 'notice_moved Training centre, Yerevan');
    PERFORM atelier.mark_told(s, NULL, 'phone');
    UPDATE atelier.block SET place = 'Town hall, Gyumri';
    PERFORM pg_temp.same('block', (SELECT facts ->> 'place' FROM atelier.due_notices), 'Town hall, Gyumri');
    PERFORM atelier.mark_told(s, NULL, 'phone');
    UPDATE atelier.session SET place = 'Gyumri';
    PERFORM pg_temp.same('session', (SELECT facts ->> 'people' FROM atelier.due_notices), '1');
END $$;

-- test: What stands in the way of a move is named at once: rooms, participants, trainers, and nothing when there is nothing
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-05');
    a uuid := pg_temp.person('A');
    b uuid := pg_temp.person('B');
    tr uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1');
    PERFORM pg_temp.admit(ARRAY[s, s, t, t], ARRAY[a, b, a, b]);
    PERFORM atelier.assign(s, tr, 'lead', 'accepted', NULL);
    PERFORM atelier.assign(t, tr, 'lead', 'asked', NULL);
    PERFORM pg_temp.same('clashes', (SELECT string_agg(rule, ',' ORDER BY rule) FROM atelier.move_clashes(s, 1)),
        'session_move_person,session_move_person,session_move_room,session_move_trainer');
    PERFORM pg_temp.same('by code', (SELECT facts ->> 'trainer' FROM atelier.move_clashes(s, 1) WHERE rule = 'session_move_trainer'), 'T1');
    PERFORM pg_temp.same('none', (SELECT count(*)::text FROM atelier.move_clashes(s, 2)), '0');
    PERFORM pg_temp.same('concerned', (SELECT string_agg(role || people, ',' ORDER BY role) FROM atelier.concerned(s)), 'registered2,working1');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('not for others', (SELECT count(*)::text FROM atelier.move_clashes(s, 1)), '0');
END $$;

-- test: A copy has the times, rooms, agenda, countries and tasks of the original, as a draft, and nobody in it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    made uuid;
BEGIN
    UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1');
    INSERT INTO atelier.agenda_item (block_id, number, title, minutes) SELECT id, 1, '{"en": "Welcome"}', 30 FROM atelier.block;
    INSERT INTO atelier.session_country (session_id, country_code) VALUES (s, 'GE');
    INSERT INTO atelier.task (session_id, title, days) VALUES (s, '{"en": "Order lunch"}', -3);
    PERFORM pg_temp.admit(ARRAY[s], ARRAY[pg_temp.person('A')]);
    PERFORM pg_temp.refused(format('SELECT atelier.copy_session(%L, %L, 0)', s, 'S2'), 'room_hold_one_at_a_time');
    UPDATE atelier.session SET minimum = 3, offer_hours = 24 WHERE id = s;
    made := atelier.copy_session(s, 'S2', 7);
    PERFORM pg_temp.same('copy', (SELECT x.state || ' ' || x.taken || ' ' || x.minimum || ' ' || x.offer_hours || ' ' || b.starts_local || ' ' || r.code || ' ' || (i.title ->> 'en') || ' ' || (t.title ->> 'en') || ' ' || c.country_code
        FROM atelier.session x JOIN atelier.block b ON b.session_id = x.id JOIN atelier.room r ON r.id = b.room_id
        JOIN atelier.agenda_item i ON i.block_id = b.id JOIN atelier.task t ON t.session_id = x.id
        JOIN atelier.session_country c ON c.session_id = x.id WHERE x.id = made), 'draft 0 3 24 2026-05-11 09:00:00 EVN-1 Welcome Order lunch GE');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.copy_session(%L, %L, 14)', s, 'S3'), 'actor_may_not_change_session');
END $$;

-- test: A partner's session has at most one provider, and its quota for us is no more than it takes in all
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
BEGIN
    PERFORM pg_temp.refused(format('UPDATE atelier.session SET provider_capacity = 3 WHERE id = %L', s), 'session_within_provider_capacity');
    UPDATE atelier.session SET provider_capacity = 30 WHERE id = s;
    INSERT INTO atelier.session_organisation (session_id, organisation_id, role) SELECT s, id, 'provider' FROM atelier.organisation WHERE code = 'GE';
    PERFORM pg_temp.refused(format('INSERT INTO atelier.session_organisation (session_id, organisation_id, role) SELECT %L, id, %L FROM atelier.organisation WHERE code = %L', s, 'provider', 'HQ'), 'session_organisation_one_provider');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.session_organisation (session_id, organisation_id, role) SELECT %L, id, %L FROM atelier.organisation WHERE code = %L', s, 'provider', 'GE'), 'session_organisation_once');
END $$;

-- test: A block added to a published session, or taken from it, is told to everybody in it; one of a draft to nobody
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 2, '2026-05-04', '2026-05-05');
    told text := $q$SELECT string_agg(p.name || ' ' || n.kind || ' ' || (n.facts ->> 'starts'), ', ' ORDER BY p.name) FROM atelier.notice n JOIN atelier.person p ON p.id = n.person_id WHERE n.told_at IS NULL$q$;
    found text;
BEGIN
    PERFORM pg_temp.same('nobody yet', (SELECT count(*) FROM atelier.notice), 0::bigint);
    PERFORM pg_temp.admit(ARRAY[s, s, s], ARRAY[pg_temp.person('A'), pg_temp.person('B'), pg_temp.person('C')]);
    DELETE FROM atelier.block WHERE starts_local = '2026-05-04 09:00';
    EXECUTE told INTO found; PERFORM pg_temp.same('taken away', found, 'A moved 2026-05-05 09:00, B moved 2026-05-05 09:00, C moved 2026-05-05 09:00');
    PERFORM atelier.mark_told(s, NULL, 'phone');
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (s, '2026-05-03 09:00', '2026-05-03 17:00', 'Asia/Yerevan');
    EXECUTE told INTO found; PERFORM pg_temp.same('added', found, 'A moved 2026-05-03 09:00, B moved 2026-05-03 09:00, C moved 2026-05-03 09:00');
    PERFORM atelier.mark_told(s, NULL, 'phone');
    UPDATE atelier.block SET title = 'First' WHERE starts_local = '2026-05-05 09:00';
    EXECUTE told INTO found; PERFORM pg_temp.same('same time and place', found, NULL);
END $$;

-- test: Who registers doesn't change the session; who edits it does
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 5, '2026-05-04');
SELECT pg_temp.person('A');
RESET SESSION AUTHORIZATION;
CREATE TEMP TABLE made AS SELECT s.changed_at FROM atelier.session s;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $q$ SELECT timestamptz '2026-03-02T10:00Z' $q$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('in', pg_temp.admit(ARRAY[(SELECT s.id FROM atelier.session s)], ARRAY[(SELECT p.id FROM atelier.person p)]), 'confirmed');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('as it was', (SELECT s.changed_at FROM atelier.session s), (SELECT m.changed_at FROM made m));
UPDATE atelier.session SET language = 'fr';
SELECT pg_temp.same('changed', (SELECT s.changed_at FROM atelier.session s), timestamptz '2026-03-02T10:00Z');
