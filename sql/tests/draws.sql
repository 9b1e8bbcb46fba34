-- test: A draw is committed for a closed, judged round whose sessions can give the seats, and keeps them from then on
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(4, 4);
SELECT pg_temp.refused($$SELECT atelier.freeze_round(id, '{country}') FROM atelier.round$$, 'draw_stratum_field');
SELECT pg_temp.refused($$SELECT atelier.freeze_round(id, '{sex,sex}') FROM atelier.round$$, 'draw_stratum_field');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{3,2}', NULL, '2026-03-02T07:00Z')$$, 'draw_instant_ahead');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{3,2}', '2026-03-03', '2026-03-04')$$, 'draw_reserves_until_ahead');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{3,2}', NULL, '2026-05-04T06:00Z')$$, 'draw_session_ahead');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{5,0}')$$, 'draw_stratum_seats_fit');
UPDATE atelier.session SET registration_open = true WHERE code = 'S2';
SELECT pg_temp.same('a seat is gone', pg_temp.admit(ARRAY[s.id], ARRAY[pg_temp.person('Early')]), 'confirmed') FROM atelier.session s WHERE s.code = 'S2';
SELECT pg_temp.same('facts', pg_temp.refused($$SELECT pg_temp.commit('{3,2}')$$, 'draw_session_seats') ->> 'free', '1');
SELECT atelier.cancel_registration(r.id, 'x') FROM atelier.registration r;
SELECT pg_temp.same('first', pg_temp.commit('{3,2}'), 1);
SELECT pg_temp.refused($$SELECT pg_temp.commit('{3,2}')$$, 'draw_one_a_round');
SELECT pg_temp.same('kept', (SELECT string_agg(code || ' ' || kept, ', ' ORDER BY code) FROM atelier.session), 'S1 3, S2 2');
SELECT pg_temp.same('waits', pg_temp.admit(ARRAY[s.id], ARRAY[pg_temp.person('Late')]), 'waitlisted 1') FROM atelier.session s WHERE s.code = 'S2';
SELECT pg_temp.same('not by the group', (SELECT a.rule FROM atelier.reserved_seats v JOIN atelier.session s ON s.id = v.session_id AND s.code = 'S2',
    atelier.admit(ARRAY[v.session_id], ARRAY[pg_temp.person('Sly')], '{user:ani}', '{NULL}', '{NULL}', ARRAY[v.id]) a), 'reserved_seats_unknown');
SELECT pg_temp.refused('UPDATE atelier.reserved_seats SET seats = seats - 1', 'draw_seats_kept');
SELECT pg_temp.refused('UPDATE atelier.round SET state = ''decided''', 'round_draw_pending');
SELECT pg_temp.same('list', (SELECT string_agg(concat_ws(' ', t.number, t.answers, t.applicants, t.seats), ', ' ORDER BY t.number) FROM atelier.draw_stratum t), '1 {female} 4 3, 2 {male} 4 2');
SELECT pg_temp.same('due', (SELECT string_agg(due_on || ' ' || rule, ', ') FROM atelier.due_round), '2026-03-02 draw_to_run');
SELECT pg_temp.sound();

-- test: A round that is open, not judged to the end, or without anybody eligible isn't drawn; nor by another office
SELECT pg_temp.act('user:ani');
SELECT pg_temp.round();
INSERT INTO atelier.round_session (round_id, session_id, seats) SELECT id, pg_temp.session('S1', 3, '2026-05-04'), 3 FROM atelier.round;
SELECT pg_temp.refused($$SELECT pg_temp.commit('{1}')$$, 'draw_round_closed');
UPDATE atelier.round SET state = 'open';
SELECT pg_temp.enter('{"name": "A"}');
UPDATE atelier.round SET state = 'closed', state_because = 'x';
SELECT pg_temp.same('unjudged', pg_temp.refused($$SELECT pg_temp.commit('{1}')$$, 'draw_round_judged') ->> 'unjudged', '1');
SELECT atelier.judge_application(id, false, 'Works there') FROM atelier.application;
SELECT pg_temp.refused($$SELECT pg_temp.commit('{1}')$$, 'draw_nobody');
CREATE TEMP TABLE known AS SELECT id FROM atelier.round;
GRANT SELECT ON known TO PUBLIC;
SELECT pg_temp.act('user:gio');
SELECT pg_temp.refused('SELECT atelier.freeze_round(id, ''{}'') FROM known', 'round_unknown');
SELECT pg_temp.refused('SELECT atelier.abandon_draw(id, ''x'') FROM known', 'round_unknown');
SELECT pg_temp.refused('SELECT atelier.start_draw(id, ''1'') FROM known', 'round_unknown');
SELECT pg_temp.same('nothing to read', (SELECT count(*) FROM known k, atelier.round_draw_entries(k.id, '{}')), 0::bigint);
SELECT pg_temp.same('no sessions', (SELECT count(*) FROM known k, atelier.round_draw_sessions(k.id)), 0::bigint);

-- test: A session of another office, or one that isn't published, gives no seats to a draw
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(2, 2);
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.session DISABLE TRIGGER USER;
UPDATE atelier.session SET state = 'draft' WHERE code = 'S2';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{1,1}')$$, 'draw_session_published');
RESET SESSION AUTHORIZATION;
UPDATE atelier.session SET state = 'published', host_office_id = (SELECT id FROM atelier.organisation WHERE code = 'GE') WHERE code = 'S2';
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{1,1}')$$, 'draw_session_hosted');

-- test: The list stands every application in it, with the stratum of who takes part and the rule of who doesn't
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 2);
SELECT pg_temp.enter('{"name": "Late", "sex": "male"}', '{"paper_on": "2026-03-01", "late": "The bus broke down"}');
SELECT atelier.withdraw_application(id, 'Found a job') FROM atelier.application WHERE answers ->> 'name' = 'female1';
SELECT atelier.double_application(x.id, y.id, 'Same card') FROM atelier.application x, atelier.application y WHERE x.answers ->> 'name' = 'male2' AND y.answers ->> 'name' = 'male1';
SELECT atelier.judge_application(id, false, 'Works there') FROM atelier.application WHERE answers ->> 'name' = 'female2';
SELECT atelier.judge_applications(id) FROM atelier.round;
SELECT pg_temp.commit('{1,1}');
SELECT pg_temp.same('entries', (SELECT string_agg(concat_ws(' ', a.answers ->> 'name', e.stratum, e.preferences, e.rule, e.paper_on), ', ' ORDER BY a.answers ->> 'name')
    FROM atelier.draw d, atelier.draw_entries(d.id) e JOIN atelier.application a ON a.reference = e.reference),
    'Late 2 {} 2026-03-01, female1 {2,1} application_withdrawn, female2 {2,1} application_ineligible, female3 1 {2,1}, male1 2 {2,1}, male2 {2,1} application_doubled_of');

-- test: Once a draw is committed its list is frozen, and thawed if it is abandoned
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT pg_temp.commit('{3,2}');
SELECT pg_temp.refused($$SELECT pg_temp.enter('{"name": "A"}', '{"paper_on": "2026-03-01", "late": "Post"}')$$, 'draw_list_frozen');
SELECT pg_temp.refused($$SELECT atelier.judge_application(id, false, 'x') FROM atelier.application WHERE answers ->> 'name' = 'male1'$$, 'draw_list_frozen');
SELECT pg_temp.refused($$SELECT atelier.double_application(x.id, y.id, 'x') FROM atelier.application x, atelier.application y WHERE x.answers ->> 'name' = 'male2' AND y.answers ->> 'name' = 'male1'$$, 'draw_list_frozen');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$UPDATE atelier.application SET preferences = '{}'$$, 'draw_list_frozen');
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused('SELECT atelier.abandon_draw(id, '' '') FROM atelier.round', 'draw_abandoned_because');
SELECT pg_temp.same('abandoned', atelier.abandon_draw(id, 'The hall burned down'), 1) FROM atelier.round;
SELECT pg_temp.refused('SELECT atelier.abandon_draw(id, ''x'') FROM atelier.round', 'draw_not_committed');
SELECT pg_temp.refused('SELECT * FROM pg_temp.draw()', 'draw_not_committed');
SELECT pg_temp.same('free again', (SELECT sum(kept) FROM atelier.session), 0::bigint);
SELECT pg_temp.same('secret', (SELECT sha256(atelier.draw_secret(id)) = commitment FROM atelier.draw), true);
SELECT pg_temp.enter('{"name": "A", "sex": "male"}', '{"paper_on": "2026-03-01", "late": "Post"}');
SELECT atelier.judge_applications(id) FROM atelier.round;
SELECT pg_temp.same('second', pg_temp.commit('{2,3}'), 2);
SELECT pg_temp.sound();

-- test: A draw runs once, not before its instant, whoever asks, and its secret is nobody's until then
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(4, 4);
SELECT pg_temp.refused('SELECT * FROM pg_temp.draw()', 'draw_not_committed');
SELECT pg_temp.commit('{3,2}', NULL, '2026-03-02T08:00:01Z');
SELECT pg_temp.same('when', pg_temp.refused('SELECT * FROM pg_temp.draw()', 'draw_not_before_instant') ->> 'instant', '2026-03-02 12:00');
SELECT pg_temp.same('secret', (SELECT atelier.draw_secret(id) FROM atelier.draw), NULL::bytea);
SELECT pg_temp.refused('SELECT secret FROM atelier.draw', 'rights');
SELECT pg_temp.same('nor in the audit', (SELECT count(*) FROM atelier.audit_value v WHERE v.new ? 'secret' AND v.new -> 'secret' <> 'null'), 0::bigint);
RESET SESSION AUTHORIZATION;
SELECT pg_temp.same('it is noted', (SELECT count(*) FROM atelier.audit a WHERE a.table_name = 'draw' AND a.operation = 'INSERT'), 1::bigint);
SELECT pg_temp.refused($$UPDATE atelier.draw SET state = 'run', public_value = '1', result_sha256 = sha256('x'), ended_at = atelier.now()$$, 'draw_whole');
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT timestamptz '2026-03-02T08:00:01Z' $$;
SELECT pg_temp.act('user:ani');
SELECT pg_temp.refused('SELECT atelier.start_draw(id, '' 7'') FROM atelier.round', 'draw_public_value_form');
SELECT pg_temp.refused('SELECT atelier.start_draw(id, NULL) FROM atelier.round', 'draw_public_value_form');
SELECT * FROM pg_temp.draw();
SELECT pg_temp.refused('SELECT * FROM pg_temp.draw()', 'draw_run_once');
SELECT pg_temp.refused($$SELECT atelier.record_draw(id, '8', '{}', '{}', '{}', '{}', sha256('x')) FROM atelier.draw$$, 'draw_run_once');
SELECT pg_temp.refused('SELECT atelier.abandon_draw(id, ''x'') FROM atelier.round', 'draw_not_committed');
SELECT pg_temp.refused($$SELECT pg_temp.commit('{3,2}')$$, 'draw_one_a_round');
SELECT pg_temp.same('drawn', pg_temp.drawn(), 'female1 S2 confirmed, female2 S2 confirmed, female3 S1 confirmed, male1 S1 confirmed, male2 S1 confirmed');
SELECT pg_temp.same('decided', (SELECT state FROM atelier.round), 'decided');
SELECT pg_temp.same('public now', (SELECT sha256(atelier.draw_secret(id)) = commitment FROM atelier.draw), true);
SELECT pg_temp.sound();

-- test: A result that isn't whole is not recorded
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(2, 3);
SELECT pg_temp.commit('{2,1}');
CREATE TEMP TABLE good AS SELECT array_agg(a.reference ORDER BY a.answers ->> 'name') AS who FROM atelier.application a;
GRANT SELECT ON good TO PUBLIC;
SELECT pg_temp.refused(format('SELECT atelier.record_draw(d.id, ''7'', g.who, %L, %L, %L, sha256(''x'')) FROM atelier.draw d, good g', w.ranks, w.places, w.choices), 'draw_whole') FROM (VALUES
    ('{1,2,1,NULL,3}', '{1,1,1,NULL,NULL}', '{0,0,0,NULL,NULL}'),
    ('{1,2,1,2,4}', '{1,1,1,NULL,NULL}', '{0,0,0,NULL,NULL}'),
    ('{1,2,1,2,3}', '{1,NULL,1,1,NULL}', '{0,NULL,0,0,NULL}'),
    ('{1,2,1,2,3}', '{NULL,1,1,NULL,NULL}', '{NULL,0,0,NULL,NULL}'),
    ('{1,2,1,2,3}', '{1,1,NULL,1,NULL}', '{0,0,NULL,0,NULL}'),
    ('{1,2,1,2,3}', '{2,2,2,NULL,NULL}', '{0,0,0,NULL,NULL}')) AS w(ranks, places, choices);
SELECT pg_temp.refused($$SELECT atelier.record_draw(d.id, '7', g.who, '{1,1,1,2,3}', '{1,1,1,NULL,NULL}', '{0,0,0,NULL,NULL}', sha256('x')) FROM atelier.draw d, good g$$, 'draw_entry_rank_once');
SELECT count(*) FROM atelier.draw d, good g, atelier.record_draw(d.id, '7', g.who, '{1,2,1,2,3}', '{1,2,1,NULL,NULL}', '{0,0,0,NULL,NULL}', sha256('x'));

-- test: What was announced and drawn never changes, whoever writes
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT pg_temp.commit('{3,2}');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused('UPDATE atelier.draw SET ' || w.change, 'draw_fixed') FROM (VALUES ('source = ''x'''), ('instant = ''2026-04-01'''), ('seats = 1'), ('applications = 1'),
    ('reserves_until = ''2026-04-01'''), ('list_sha256 = sha256(''x'')'), ('secret = sha256(''x''), commitment = sha256(sha256(''x''))'), ('number = 9'), ('fields = ''{}''')) AS w(change);
SELECT pg_temp.refused('UPDATE atelier.draw SET secret = sha256(''x'')', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_session SET seats = 1', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_stratum SET seats = 1', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_entry SET preferences = ''{}''', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_entry SET stratum = 1', 'draw_fixed');
SELECT pg_temp.refused('DELETE FROM atelier.draw_entry', 'draw_fixed');
SELECT pg_temp.refused('DELETE FROM atelier.draw', 'draw_fixed');
SELECT pg_temp.refused($$INSERT INTO atelier.draw SELECT (d).* FROM (SELECT jsonb_populate_record(x, '{"state": "abandoned", "because": "x", "number": 2, "id": "00000000-0000-0000-0000-000000000001", "ended_at": "2026-03-02T08:00Z"}') AS d FROM atelier.draw x) AS y$$, 'draw_transition');
SELECT pg_temp.act('user:ani');
SELECT * FROM pg_temp.draw();
SELECT atelier.cancel_registration(r.id, 'x') FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id WHERE p.name = 'male1';
SELECT pg_temp.refused('UPDATE atelier.draw_entry SET rank = NULL', 'rights');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused('UPDATE atelier.draw SET state = ''abandoned'', because = ''x''', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_entry SET choice = 0 WHERE choice IS NOT NULL', 'draw_fixed');
SELECT pg_temp.refused('UPDATE atelier.draw_event SET rule = ''x'' WHERE kind = ''out''', 'draw_fixed');
SELECT pg_temp.refused('DELETE FROM atelier.draw_event', 'draw_fixed');

-- test: What is written past the functions is judged by the columns all the same
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 3);
SELECT pg_temp.commit('{3,2}');
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.draw DISABLE TRIGGER USER;
ALTER TABLE atelier.draw_session DISABLE TRIGGER USER;
ALTER TABLE atelier.draw_stratum DISABLE TRIGGER USER;
ALTER TABLE atelier.draw_entry DISABLE TRIGGER USER;
ALTER TABLE atelier.draw_entry ENABLE TRIGGER draw_entry_keys_update;
SELECT pg_temp.refused('UPDATE atelier.' || w.change, w.rule) FROM (VALUES
    ($$draw SET number = 0$$, 'draw_number_positive'),
    ($$draw SET state = 'lost', ended_at = atelier.now()$$, 'draw_state_known'),
    ($$draw SET source = ' '$$, 'draw_source_present'),
    ($$draw SET source = E'a\nb'$$, 'draw_source_present'),
    ($$draw SET instant = 'infinity'$$, 'draw_instant_finite'),
    ($$draw SET reserves_until = 'infinity'$$, 'draw_reserves_until_finite'),
    ($$draw SET seats = 0$$, 'draw_seats_positive'),
    ($$draw SET applications = 0$$, 'draw_applications_positive'),
    ($$draw SET secret = '\x00'$$, 'draw_commitment_of_secret'),
    ($$draw SET secret = '\x00', commitment = sha256('\x00')$$, 'draw_secret_length'),
    ($$draw SET list_sha256 = '\x00'$$, 'draw_list_sha256_length'),
    ($$draw SET result_sha256 = '\x00'$$, 'draw_result_sha256_length'),
    ($$draw SET ended_at = atelier.now()$$, 'draw_ended'),
    ($$draw SET state = 'run', ended_at = atelier.now()$$, 'draw_run_complete'),
    ($$draw SET state = 'run', ended_at = instant - interval '1 s', public_value = '1', result_sha256 = sha256('x')$$, 'draw_not_before_instant'),
    ($$draw SET public_value = ' 1'$$, 'draw_public_value_form'),
    ($$draw SET state = 'abandoned', ended_at = atelier.now()$$, 'draw_abandoned_because'),
    ($$draw_session SET number = 0$$, 'draw_session_number_positive'),
    ($$draw_session SET seats = 0$$, 'draw_session_seats_positive'),
    ($$draw_session SET number = 1$$, 'draw_session_number_once'),
    ($$draw_session SET session_id = (SELECT id FROM atelier.session WHERE code = 'S1')$$, 'draw_session_once'),
    ($$draw_stratum SET number = -number$$, 'draw_stratum_number_positive'),
    ($$draw_stratum SET applicants = 0, seats = 0$$, 'draw_stratum_applicants_positive'),
    ($$draw_stratum SET answers = '{}'$$, 'draw_stratum_once'),
    ($$draw_stratum SET seats = 9$$, 'draw_stratum_seats_fit'),
    ($$draw_entry SET rule = 'x'$$, 'draw_entry_part_or_rule'),
    ($$draw_entry SET stratum = NULL, rule = 'x', rank = 1$$, 'draw_entry_rank_of_part'),
    ($$draw_entry SET rank = 0$$, 'draw_entry_rank_positive'),
    ($$draw_entry SET session_number = 1$$, 'draw_entry_seat'),
    ($$draw_entry SET choice = -1$$, 'draw_entry_choice_known'),
    ($$draw_entry SET stratum = 9$$, 'draw_entry_stratum'),
    ($$draw_entry SET application_id = (SELECT id FROM atelier.application LIMIT 1)$$, 'draw_entry_once')) AS w(change, rule);
SELECT pg_temp.refused($$INSERT INTO atelier.draw (round_id, number, source, instant, fields, seats, applications, secret, commitment, list_sha256, committed_at)
    SELECT round_id, 2, source, instant, fields, seats, applications, secret, commitment, list_sha256, committed_at FROM atelier.draw$$, 'draw_one_a_round');
SELECT pg_temp.refused($$INSERT INTO atelier.draw (round_id, number, source, instant, fields, seats, applications, secret, commitment, list_sha256, committed_at, state, because, ended_at)
    SELECT round_id, 1, source, instant, fields, seats, applications, secret, commitment, list_sha256, committed_at, 'abandoned', 'x', instant FROM atelier.draw$$, 'draw_number_once');
INSERT INTO atelier.draw_event (draw_id, number, at, kind, entry_id, rule) SELECT draw_id, 1, atelier.now(), 'out', id, 'x' FROM atelier.draw_entry LIMIT 1;
INSERT INTO atelier.draw_event (draw_id, number, at, kind, entry_id, instead_of, session_number)
    SELECT e.draw_id, 2, atelier.now(), 'in', e.id, v.entry_id, 1 FROM atelier.draw_entry e, atelier.draw_event v WHERE e.id <> v.entry_id LIMIT 1;
ALTER TABLE atelier.draw_event DISABLE TRIGGER USER;
SELECT pg_temp.refused('UPDATE atelier.draw_event SET ' || w.change, w.rule) FROM (VALUES
    ('number = 0', 'draw_event_number_positive'), ('number = 5', 'draw_event_number_once'), ('kind = ''up'', rule = NULL, instead_of = NULL, session_number = NULL', 'draw_event_kind_known'),
    ('rule = NULL', 'draw_event_complete')) AS w(change, rule);
SELECT pg_temp.refused('INSERT INTO atelier.draw_event (draw_id, number, at, kind, entry_id, rule) SELECT draw_id, 3, at, kind, entry_id, rule FROM atelier.draw_event WHERE number = 1', 'draw_event_once');
SELECT pg_temp.refused('INSERT INTO atelier.draw_event (draw_id, number, at, kind, entry_id, instead_of, session_number) SELECT v.draw_id, 3, v.at, v.kind, v.instead_of, v.instead_of, 1 FROM atelier.draw_event v WHERE number = 2', 'draw_event_seat_given_once');

-- test: The seats that a draw keeps stay: neither fewer seats nor others reserved take them, and the draw can be run
SELECT pg_temp.act('user:ani');
DO $$
DECLARE
    facts jsonb;
BEGIN
    PERFORM pg_temp.closed_round(3, 2);
    UPDATE atelier.session SET capacity = 3 WHERE code = 'S2';
    PERFORM pg_temp.commit('{3,2}');
    facts := pg_temp.refused($q$UPDATE atelier.session SET capacity = 1 WHERE code = 'S2'$q$, 'draw_seats_in_capacity');
    PERFORM pg_temp.same('facts', facts, '{"session": "S2", "capacity": 1, "taken": 0, "kept": 2}');
    PERFORM pg_temp.refused($q$INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until)
        SELECT id, 2, 'AM', '2026-04-01Z' FROM atelier.session WHERE code = 'S2'$q$, 'draw_seats_in_capacity');
    INSERT INTO atelier.reserved_seats (session_id, seats, country_code, until)
    SELECT id, 1, 'AM', '2026-04-01Z' FROM atelier.session WHERE code = 'S2';
    PERFORM pg_temp.refused($q$UPDATE atelier.reserved_seats SET seats = 2 WHERE country_code = 'AM'$q$, 'draw_seats_in_capacity');
    UPDATE atelier.reserved_seats SET until = '2026-04-02Z' WHERE country_code = 'AM';
    PERFORM pg_temp.same('out', (SELECT count(*) FROM pg_temp.draw()), 0::bigint);
    PERFORM pg_temp.same('seats', (SELECT string_agg(code || ' ' || taken, ',' ORDER BY code) FROM atelier.session), 'S1 3,S2 2');
END $$;
SELECT pg_temp.sound();

-- test: An entry of a draw stands in a stratum that the draw has
SELECT pg_temp.act('user:ani');
SELECT pg_temp.closed_round(3, 2);
SELECT pg_temp.commit('{3,2}');
RESET SESSION AUTHORIZATION;
SELECT pg_temp.refused($$INSERT INTO atelier.draw_entry (draw_id, application_id, stratum, preferences)
    SELECT uuid7(), e.application_id, e.stratum, '{}' FROM atelier.draw_entry e$$, 'draw_entry_stratum');
