-- test: A reason for one rule never excuses another
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    new uuid := pg_temp.trainer('T2', '2027-01-01', '2028-01-01');
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, %L)', t, who, 'lead', 'asked', 'not the rule'), 'trainer_one_place_at_a_time');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL, %L)', t, new, 'lead', 'asked', 'not the rule'), 'assignment_qualified');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL, NULL, %L)', t, new, 'lead', 'asked', 'not the rule'), 'assignment_qualified');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, %L, %L)', t, new, 'interpreter', 'asked', 'not the rule', 'nor this'), 'assignment_paired');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, %L)', t, new, 'lead', 'asked', ' '), 'assignment_unqualified_because_present');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL, %L)', s, who, 'lead', 'asked', ''), 'assignment_double_booked_because_present');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL, NULL, %L)', t, new, 'interpreter', 'asked', ''), 'assignment_unpaired_because_present');
END $$;

-- test: A refusal needs a reason, and asking and answering have their times
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    person uuid := (SELECT person_id FROM atelier.trainer);
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM pg_temp.same('asked', (SELECT asked_at = atelier.now() AND answered_at IS NULL FROM atelier.assignment), true);
    PERFORM pg_temp.refused(format('SELECT atelier.answer_assignment(%L, %L, %L, NULL)', s, person, 'declined'), 'assignment_declined_because');
    PERFORM atelier.answer_assignment(s, person, NULL, NULL);
    PERFORM pg_temp.same('reminded', (SELECT reminded_at FROM atelier.assignment), atelier.now());
    PERFORM pg_temp.same('role', atelier.answer_assignment(s, person, 'declined', 'ill'), 'lead');
    PERFORM pg_temp.same('declined', (SELECT a.state || ' ' || m.state_because || ' ' || (a.answered_at = atelier.now()) FROM atelier.assignment a, atelier.assignment_reasons(ARRAY[a.id]) m), 'declined ill true');
    PERFORM pg_temp.same('over', pg_temp.refused(format('SELECT atelier.answer_assignment(%L, %L, %L, NULL)', s, person, 'accepted'), 'assignment_over') ->> 'because', 'ill');
    PERFORM atelier.assign(s, who, 'lead', 'proposed', NULL);
    PERFORM pg_temp.refused(format('SELECT atelier.answer_assignment(%L, %L, %L, NULL)', s, person, 'accepted'), 'assignment_not_asked');
END $$;

-- test: A yes after a withdrawal brings nobody back, and only the host writes answers down
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    person uuid := (SELECT person_id FROM atelier.trainer);
BEGIN
    UPDATE atelier.session SET visibility = 'public';
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.refused(format('SELECT atelier.answer_assignment(%L, %L, %L, NULL)', s, person, 'accepted'), 'actor_may_not_change_session');
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.assign(s, who, NULL, 'withdrawn', NULL, because => 'the donor has a trainer');
    PERFORM pg_temp.same('because', pg_temp.refused(format('SELECT atelier.answer_assignment(%L, %L, %L, NULL)', s, person, 'accepted'), 'assignment_over') ->> 'because', 'the donor has a trainer');
    PERFORM pg_temp.same('holds', (SELECT count(*) FROM atelier.hold), 0::bigint);
END $$;

-- test: A speaker needs no code and no qualification, only to be somebody whom the office knows; the hold guards them too
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    speaker uuid := pg_temp.person('Guest');
    foreigner uuid;
BEGIN
    PERFORM atelier.assign(s, NULL, 'speaker', 'asked', NULL, person => speaker);
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, NULL, %L, %L, NULL, person => %L)', t, 'speaker', 'asked', speaker), 'speaker_one_place_at_a_time');
    PERFORM pg_temp.same('seat', pg_temp.admit(ARRAY[t], ARRAY[speaker]), 'refused hold_one_place_at_a_time');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, NULL, %L, %L, NULL, person => %L)', t, 'lead', 'asked', speaker), 'assignment_trainer_named');
    PERFORM atelier.assign(t, NULL, 'speaker', 'asked', NULL, 'half a day each', person => speaker);
    PERFORM pg_temp.same('found', (SELECT count(*) FROM atelier.finding WHERE rule = 'speaker_overlap_overridden'), 1::bigint);
    PERFORM pg_temp.act('user:gio');
    foreigner := pg_temp.person('Stranger');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, NULL, %L, %L, NULL, person => %L)', s, 'speaker', 'asked', foreigner), 'person_unknown');
END $$;

-- test: Whoever teaches a session may speak at it, but not interpret it, teach it twice or take part in it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    u uuid := pg_temp.session('S3', 4, '2026-05-05');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    person uuid := (SELECT person_id FROM atelier.trainer);
BEGIN
    PERFORM atelier.assign(s, who, 'lead', 'accepted', NULL);
    PERFORM atelier.assign(s, who, 'speaker', 'accepted', NULL);
    PERFORM pg_temp.same('both', (SELECT count(*) || ' ' || count(DISTINCT bundle) FROM atelier.hold), '2 1');
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL)', t, who, 'lead', 'asked'), 'trainer_one_place_at_a_time');
    PERFORM atelier.assign(s, who, 'speaker', 'withdrawn', NULL);
    PERFORM atelier.assign(s, who, 'speaker', 'asked', NULL);
    PERFORM pg_temp.same('the answer is to what was asked', atelier.answer_assignment(s, person, 'declined', 'hoarse'), 'speaker');
    PERFORM pg_temp.same('the trainer stays', (SELECT string_agg(state, ',' ORDER BY role, state) FROM atelier.assignment), 'accepted,declined,withdrawn');
    PERFORM pg_temp.same('and is held', (SELECT count(*) FROM atelier.hold), 1::bigint);
    PERFORM pg_temp.admit(ARRAY[u], ARRAY[person]);
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, NULL, %L)', u, who, 'lead', 'asked', 'on purpose'), 'assignment_registered');
    INSERT INTO atelier.interpretation (trainer_id, from_language, to_language) VALUES (who, 'hy', 'en');
    RESET SESSION AUTHORIZATION;
    PERFORM pg_temp.refused(format('INSERT INTO atelier.assignment (session_id, trainer_id, role) VALUES (%L, %L, %L)', s, who, 'interpreter'), 'assignment_one_per_trainer');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.assignment (session_id, trainer_id, role) VALUES (%L, %L, %L)', s, who, 'co-trainer'), 'assignment_one_per_trainer');
    INSERT INTO atelier.assignment (session_id, trainer_id, role) VALUES (s, who, 'speaker');
    PERFORM pg_temp.refused(format('INSERT INTO atelier.assignment (session_id, trainer_id, role) VALUES (%L, %L, %L)', s, who, 'speaker'), 'assignment_one_per_speaker');
END $$;

-- test: Cancelling a session withdraws who works at it, for its reason
SELECT pg_temp.act('user:ani');
SELECT atelier.assign(pg_temp.session('S1', 4, '2026-05-04'), pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'accepted', NULL);
UPDATE atelier.session SET state = 'cancelled', cancelled_because = 'flood';
SELECT pg_temp.same('because', (SELECT a.state || ' ' || m.state_because FROM atelier.assignment a, atelier.assignment_reasons(ARRAY[a.id]) m), 'withdrawn flood');

-- test: Who was asked a week ago and hasn't answered is due, until reminded
SELECT pg_temp.act('user:ani');
SELECT atelier.assign(pg_temp.session('S1', 4, '2026-05-04'), pg_temp.trainer('T1', '2026-01-01', '2027-01-01'), 'lead', 'asked', NULL);
SELECT pg_temp.same('not yet', (SELECT count(*) FROM atelier.due_trainers), 0::bigint);
RESET SESSION AUTHORIZATION;
UPDATE atelier.assignment SET asked_at = '2026-02-23T08:00Z';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.same('due', (SELECT due_on || ' ' || rule || ' ' || (facts ->> 'trainer') || ' ' || session FROM atelier.due_trainers), '2026-03-02 assignment_unanswered T1 S1');
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('not for others', (SELECT count(*) FROM atelier.due_trainers), 0::bigint);
SELECT pg_temp.act('user:ani');
SELECT atelier.answer_assignment(s.id, t.person_id, NULL, NULL) FROM atelier.session s, atelier.trainer t;
SELECT pg_temp.same('reminded', (SELECT count(*) FROM atelier.due_trainers), 0::bigint);

-- test: Nobody who was erased is put on a session, nor made a trainer
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    teaches uuid := (SELECT person_id FROM atelier.trainer);
    a uuid := pg_temp.person('A');
    reference text := (SELECT p.reference FROM atelier.person p WHERE p.id = a);
BEGIN
    PERFORM atelier.erase_person(a, 'x'), atelier.erase_person(teaches, 'x');
    PERFORM pg_temp.same('speaker', pg_temp.refused(format('SELECT atelier.assign(%L, NULL, %L, %L, NULL, person => %L)', s, 'speaker', 'proposed', a), 'person_erased'), jsonb_build_object('person', reference));
    PERFORM pg_temp.refused(format('SELECT atelier.assign(%L, %L, %L, %L, %L)', s, t, 'lead', 'asked', 'overridden'), 'person_erased');
    PERFORM pg_temp.same('trainer', pg_temp.refused(format('INSERT INTO atelier.trainer (code, person_id, languages) VALUES (%L, %L, %L)', 'TX', a, '{en}'), 'person_erased'), jsonb_build_object('person', reference));
END $$;

-- test: A speaker stands in the agenda of the session that they are on, and only its host writes it
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    other uuid := pg_temp.session('S2', 4, '2026-05-06');
    adding text := 'INSERT INTO atelier.agenda_speaker (agenda_item_id, assignment_id) SELECT i.id, a.id FROM atelier.agenda_item i, atelier.assignment a WHERE a.session_id = %L';
    theirs uuid;
BEGIN
    UPDATE atelier.session SET visibility = 'public';
    INSERT INTO atelier.agenda_item (block_id, number, title) SELECT id, 1, '{"en": "Opening"}' FROM atelier.block WHERE session_id = s;
    PERFORM atelier.assign(other, NULL, 'speaker', 'proposed', NULL, person => pg_temp.person('A')), atelier.assign(s, NULL, 'speaker', 'proposed', NULL, person => pg_temp.person('B'));
    PERFORM pg_temp.act('user:gio');
    INSERT INTO atelier.session (code, training_id, host_office_id, country_code, zone, language, capacity)
    SELECT 'G1', g.id, o.id, 'GE', 'Asia/Tbilisi', 'en', 5 FROM atelier.training g, atelier.organisation o WHERE o.code = 'GE' RETURNING id INTO theirs;
    PERFORM atelier.assign(theirs, NULL, 'speaker', 'proposed', NULL, person => pg_temp.person('Gia'));
    PERFORM pg_temp.refused(format(adding, theirs), 'rights');
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.refused(format(adding, other), 'rights');
    EXECUTE format(adding, s);
    -- One that was written before goes with the host of the agenda.
    RESET SESSION AUTHORIZATION;
    EXECUTE format(adding, theirs);
    PERFORM pg_temp.act('user:gio');
    DELETE FROM atelier.agenda_speaker;
    PERFORM pg_temp.act('user:ani');
    PERFORM pg_temp.same('both', (SELECT count(*) FROM atelier.agenda_speaker), 2::bigint);
    DELETE FROM atelier.agenda_speaker;
    PERFORM pg_temp.same('none', (SELECT count(*) FROM atelier.agenda_speaker), 0::bigint);
END $$;

-- test: Why somebody declined, or is on a session against a rule, is for its host and the offices that see the person
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 4, '2026-05-04');
    t uuid := pg_temp.session('S2', 4, '2026-05-04');
    who uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
    guest uuid := pg_temp.person('Guest');
    told text := $q$SELECT string_agg(concat_ws(' ', '+', d.state_because, d.unqualified_because, d.double_booked_because, d.unpaired_because), ', ' ORDER BY a.id)
        FROM atelier.assignment a JOIN atelier.assignment_reasons(ARRAY(SELECT id FROM atelier.assignment)) d ON d.assignment_id = a.id$q$;
    findings text := $q$SELECT string_agg(f.rule || COALESCE(' ' || (f.facts ->> 'because'), ''), ', ' ORDER BY f.session, f.rule) FROM atelier.finding f WHERE f.rule ~ '^(assignment|speaker|trainer)_(overlap|qualified|paired)'$q$;
    said text;
    hidden text;
BEGIN
    UPDATE atelier.session SET visibility = 'public';
    PERFORM atelier.assign(s, who, 'lead', 'asked', NULL);
    PERFORM atelier.answer_assignment(s, (SELECT person_id FROM atelier.trainer), 'declined', 'chemotherapy');
    PERFORM atelier.assign(s, NULL, 'speaker', 'asked', NULL, person => guest), atelier.assign(t, NULL, 'speaker', 'asked', NULL, 'custody case', person => guest);
    PERFORM atelier.assign(t, who, 'interpreter', 'proposed', NULL, unpaired => 'speaks it at home');
    EXECUTE told INTO said; PERFORM pg_temp.same('host', said, '+ chemotherapy, +, + custody case, + speaks it at home');
    EXECUTE findings INTO said; PERFORM pg_temp.same('host finds', said, 'assignment_paired speaks it at home, speaker_overlap_overridden custody case');
    PERFORM pg_temp.act('user:gio');
    PERFORM pg_temp.same('the others see who teaches', (SELECT count(*) FROM atelier.assignment a JOIN atelier.trainer t ON t.id = a.trainer_id WHERE a.state = 'declined'), 1::bigint);
    FOREACH hidden IN ARRAY '{state_because,unqualified_because,double_booked_because,unpaired_because}'::text[] LOOP
        PERFORM pg_temp.refused(format('SELECT %I FROM atelier.assignment', hidden), 'rights');
    END LOOP;
    EXECUTE told INTO said; PERFORM pg_temp.same('another office', said, NULL);
    EXECUTE findings INTO said; PERFORM pg_temp.same('another office finds', said, 'assignment_paired, speaker_overlap_overridden');
    PERFORM pg_temp.act('public');
    PERFORM pg_temp.same('public', (SELECT count(*) FROM atelier.assignment_reasons(ARRAY(SELECT id FROM atelier.assignment))), 0::bigint);
    PERFORM pg_temp.act('user:ani');
    PERFORM atelier.share_person(guest, (SELECT id FROM atelier.organisation WHERE code = 'GE'), 'x', atelier.now() + interval '1 hour');
    PERFORM pg_temp.act('user:gio');
    EXECUTE told INTO said; PERFORM pg_temp.same('whom they see', said, '+, + custody case');
    EXECUTE findings INTO said; PERFORM pg_temp.same('of whom they see', said, 'assignment_paired, speaker_overlap_overridden custody case');
    PERFORM pg_temp.same('exported', (SELECT atelier.person_export(guest) #>> '{assignment_reasons,0,double_booked_because}'), 'custody case');
    PERFORM pg_temp.act('user:tom');
    EXECUTE told INTO said; PERFORM pg_temp.same('no staff', said, NULL);
END $$;

-- test: A hold of somebody who is no longer asked is told as a broken promise
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.trainer('T1', '2026-01-01', '2027-01-01');
BEGIN
    PERFORM atelier.assign(s, t, 'lead', 'accepted', NULL);
    PERFORM pg_temp.sound();
    RESET SESSION AUTHORIZATION;
    ALTER TABLE atelier.assignment DISABLE TRIGGER assignment_after;
    UPDATE atelier.assignment SET state = 'withdrawn', state_because = 'ill';
    PERFORM pg_temp.act('user:wim');
    PERFORM pg_temp.same('told', (SELECT string_agg(promise, ',') FROM atelier.broken_promises()), 'only who is asked or has accepted to work is held');
END $$;

-- test: Who speaks in a session may also take part in it, and is expected nowhere else then
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    s uuid := pg_temp.session('S1', 9, '2026-05-04');
    t uuid := pg_temp.session('S2', 9, '2026-05-04');
    speaker uuid := pg_temp.person('Guest');
BEGIN
    PERFORM atelier.assign(s, NULL, 'speaker', 'asked', NULL, person => speaker);
    PERFORM pg_temp.same('in', pg_temp.admit(ARRAY[s, t], ARRAY[speaker, speaker]), 'confirmed,refused hold_one_place_at_a_time');
END $$;
SELECT pg_temp.sound();
