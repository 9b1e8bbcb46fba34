-- What every SQL test starts from; each test runs in a transaction of its own, after this file, and is rolled back.
-- The clock stands at 2 March 2026, 08:00 UTC. Three offices: HQ plans for all, AM and GE are country offices.
SET LOCAL ROLE atelier_owner;
CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT timestamptz '2026-03-02T08:00Z' $$;
SET LOCAL ROLE atelier_engine;

INSERT INTO atelier.organisation (code, name, kind, country_code)
VALUES ('HQ', 'Return agency', 'office', 'NL'), ('AM', 'Office in Armenia', 'office', 'AM'),
    ('GE', 'Office in Georgia', 'office', 'GE');
INSERT INTO atelier.staff_user (name, office_id, role)
SELECT u.name, o.id, u.role
FROM (VALUES ('wim', 'HQ', 'administrator'), ('ani', 'AM', 'office'), ('gio', 'GE', 'office'), ('tom', 'AM', 'trainer'))
    AS u(name, office, role)
JOIN atelier.organisation o ON o.code = u.office;
INSERT INTO atelier.training (code, title, theme, minimum_attendance)
VALUES ('HM', '{"en": "Hostmanship"}', 'professionalism', 0.8);
INSERT INTO atelier.venue (code, name, country_code, town) VALUES ('EVN', 'Training centre', 'AM', 'Yerevan');
INSERT INTO atelier.room (venue_id, code, name, seats) SELECT id, 'EVN-1', 'Large room', 12 FROM atelier.venue;
INSERT INTO atelier.room (venue_id, code, name, seats) SELECT id, 'EVN-2', 'Small room', 4 FROM atelier.venue;
RESET ROLE;

-- Acts as a user (or another identity) with the rights of the service's role.
CREATE FUNCTION pg_temp.act(identity text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RESET SESSION AUTHORIZATION;
    SET SESSION AUTHORIZATION atelier_local;
    PERFORM set_config('atelier.actor', identity, true);
END $$;

-- Runs a statement that must be refused by the rule or constraint of that name; leaves nothing of it behind.
CREATE FUNCTION pg_temp.refused(statement text, rule text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    found text;
    facts text;
BEGIN
    BEGIN
        EXECUTE statement;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS found = CONSTRAINT_NAME, facts = PG_EXCEPTION_DETAIL;
        IF found IS DISTINCT FROM rule AND NOT (rule = 'rights' AND SQLSTATE = '42501') THEN
            RAISE EXCEPTION 'expected a refusal by %, found % (%): %', rule, found, SQLSTATE, SQLERRM;
        END IF;
        RETURN CASE WHEN SQLSTATE = 'AT409' THEN facts::jsonb END;
    END;
    RAISE EXCEPTION 'expected a refusal by %, but it was done: %', rule, statement;
END $$;

-- Fails unless both are the same.
CREATE FUNCTION pg_temp.same(what text, actual anyelement, expected anyelement) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF actual IS DISTINCT FROM expected THEN
        RAISE EXCEPTION '%: expected %, found %', what, expected, actual;
    END IF;
END $$;

-- A published session of HM in Yerevan, hosted by AM, from 09:00 to 17:00 local on each of the days.
CREATE FUNCTION pg_temp.session(code text, capacity integer, VARIADIC days date[]) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid;
BEGIN
    INSERT INTO atelier.session (code, training_id, host_office_id, country_code, zone, language, capacity)
    SELECT session.code, g.id, o.id, 'AM', 'Asia/Yerevan', 'en', session.capacity
    FROM atelier.training g, atelier.organisation o
    WHERE g.code = 'HM' AND o.code = 'AM';
    SELECT s.id INTO made FROM atelier.session s WHERE s.code = session.code;
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone)
    SELECT made, day + time '09:00', day + time '17:00', 'Asia/Yerevan' FROM unnest(days) AS day;
    UPDATE atelier.session s SET state = 'published', registration_open = true WHERE s.id = made;
    RETURN made;
END $$;

-- A person whom the acting office registers, by name.
CREATE FUNCTION pg_temp.person(name text) RETURNS uuid LANGUAGE sql AS $$
    SELECT id FROM atelier.add_person(name, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
$$;

-- Registers persons for sessions, pairwise, as ani; answers 'confirmed,waitlisted 1,refused rule,…' in their order.
CREATE FUNCTION pg_temp.admit(sessions uuid[], persons uuid[]) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(a.outcome || COALESCE(' ' || a.place_in_line, CASE WHEN a.outcome = 'refused' THEN ' ' || a.rule END, ''),
        ',' ORDER BY a.item)
    FROM atelier.admit(sessions, persons, array_fill('user:ani'::text, ARRAY[cardinality(sessions)]),
        array_fill(NULL::text, ARRAY[cardinality(sessions)]), array_fill(NULL::text, ARRAY[cardinality(sessions)])) a
$$;

-- A trainer of the acting office, qualified for HM on the days from `since` up to (not including) `until`.
CREATE FUNCTION pg_temp.trainer(code text, since date, until date) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    who uuid := pg_temp.person('Trainer ' || code);
    made uuid;
BEGIN
    INSERT INTO atelier.trainer (code, person_id, languages) VALUES (code, who, '{en}') RETURNING id INTO made;
    PERFORM pg_temp.act('user:wim');
    INSERT INTO atelier.qualification (trainer_id, training_id, valid)
    SELECT made, g.id, daterange(since, until) FROM atelier.training g WHERE g.code = 'HM';
    PERFORM pg_temp.act('user:ani');
    RETURN made;
END $$;

-- A published part of a session, hosted by AM, from one local time in Yerevan to another.
CREATE FUNCTION pg_temp.part(code text, whole uuid, starts timestamp, ends timestamp, capacity integer DEFAULT 9) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid;
BEGIN
    INSERT INTO atelier.session (code, kind, training_id, title, host_office_id, country_code, zone, language, capacity, part_of)
    SELECT part.code, 'workshop', s.training_id, jsonb_build_object('en', part.code), s.host_office_id, 'AM', 'Asia/Yerevan', 'en', part.capacity, s.id
    FROM atelier.session s
    WHERE s.id = whole;
    SELECT s.id INTO made FROM atelier.session s WHERE s.code = part.code;
    INSERT INTO atelier.block (session_id, starts_local, ends_local, zone) VALUES (made, starts, ends, 'Asia/Yerevan');
    UPDATE atelier.session s SET state = 'published', registration_open = true WHERE s.id = made;
    RETURN made;
END $$;

-- A series of the acting office, of a training if it is one, with sessions in their order.
CREATE FUNCTION pg_temp.series(code text, training text, VARIADIC sessions uuid[]) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid;
    part uuid;
BEGIN
    INSERT INTO atelier.series (code, title, training_id, host_office_id)
    SELECT series.code, '{"en": "Three areas"}', (SELECT g.id FROM atelier.training g WHERE g.code = training), atelier.actor_office()
    RETURNING id INTO made;
    FOREACH part IN ARRAY sessions LOOP
        UPDATE atelier.session SET series_id = made WHERE id = part;
    END LOOP;
    RETURN made;
END $$;

-- A person of ani's who had a seat in past sessions and was there in all of their blocks.
CREATE FUNCTION pg_temp.attended(name text, VARIADIC sessions uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    who uuid := pg_temp.person(name);
BEGIN
    PERFORM atelier.admit(sessions, array_fill(who, ARRAY[cardinality(sessions)]), array_fill('user:ani'::text, ARRAY[cardinality(sessions)]),
        array_fill(NULL::text, ARRAY[cardinality(sessions)]), array_fill('paper list'::text, ARRAY[cardinality(sessions)]));
    PERFORM atelier.record_attendance(b.id, ARRAY[r.id], '{true}')
    FROM atelier.block b
    JOIN atelier.registration r ON r.session_id = b.session_id AND r.person_id = who;
END $$;

-- Who of a session or series is due a certificate and who isn't, by name: 'A due, B rule and its most telling facts'.
CREATE FUNCTION pg_temp.standings(course uuid) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', p.name, COALESCE(d.rule, 'due'), CASE
            WHEN d.rule IN ('certificate_for_series', 'certificate_not_given_by_series') THEN d.facts ->> 'series'
            WHEN d.rule IN ('certificate_session_draft', 'certificate_session_not_over', 'certificate_attendance_missing') THEN d.facts ->> 'session'
            WHEN d.rule = 'certificate_attendance_too_low' THEN concat_ws(' ', d.facts ->> 'attended', d.facts ->> 'unseated')
            ELSE COALESCE(d.facts ->> 'modules', d.facts ->> 'assessments') END), ', ' ORDER BY p.name)
    FROM atelier.certificate_due(course) d
    JOIN atelier.person p ON p.id = d.person_id
$$;

-- Nothing that is stored twice or promised is broken.
CREATE FUNCTION pg_temp.sound() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before text := current_setting('atelier.actor', true);
    broken text;
BEGIN
    PERFORM set_config('atelier.actor', 'user:wim', true);
    SELECT string_agg(concat_ws(': ', b.promise, b.place, 'expected ' || b.expected, 'found ' || b.found), '; ') INTO broken FROM atelier.broken_promises() b;
    PERFORM set_config('atelier.actor', before, true);
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'broken: %', broken;
    END IF;
END $$;
-- Form YOUTH (name, sex, birth date, municipality; work if there is any; a special answer) and an open round R1 with it,
-- run by the acting office from 1 March 2026, 08:00 to 1 April 2026, 18:00 in Yerevan.
CREATE FUNCTION pg_temp.round() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid;
BEGIN
    PERFORM atelier.add_form('YOUTH', '{"title": {"en": "Youth"}, "fields": [
        {"key": "name", "type": "text", "label": {"en": "Name"}, "required": true, "maps_to": "name"},
        {"key": "sex", "type": "choice", "label": {"en": "Sex"}, "maps_to": "sex", "stratum": true,
            "options": [{"value": "female", "label": {"en": "Female"}}, {"value": "male", "label": {"en": "Male"}}]},
        {"key": "born", "type": "date", "label": {"en": "Born"}, "maps_to": "birth_date"},
        {"key": "town", "type": "choices", "label": {"en": "Town"},
            "options": [{"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]},
        {"key": "years", "type": "number", "label": {"en": "Years of school"}, "minimum": 0, "maximum": 30},
        {"key": "works", "type": "yes/no", "label": {"en": "Has work"}},
        {"key": "work", "type": "text", "label": {"en": "Which"}, "required": true, "max_length": 10, "pattern": "[A-Za-z ]+",
            "shown_if": {"field": "works", "is": [true]}},
        {"key": "phone", "type": "phone", "label": {"en": "Phone"}, "maps_to": "phone", "delete_after_days": 10},
        {"key": "mail", "type": "e-mail", "label": {"en": "Mail"}},
        {"key": "country", "type": "country", "label": {"en": "Country"}},
        {"key": "health", "type": "long text", "label": {"en": "Health"}, "sensitivity": "special", "delete_after_days": 30}]}');
    INSERT INTO atelier.round (code, title, form_id, office_id, zone, opens_local, closes_local)
    SELECT 'R1', '{"en": "First round"}', f.id, atelier.actor_office(), 'Asia/Yerevan', '2026-03-01 08:00', '2026-04-01 18:00'
    FROM atelier.form f
    WHERE f.code = 'YOUTH';
    SELECT r.id INTO made FROM atelier.round r WHERE r.code = 'R1';
    RETURN made;
END $$;

-- Enters one application with these answers into R1 and gives its reference, or the rules that refuse it.
CREATE FUNCTION pg_temp.enter(answers jsonb, more jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(COALESCE(e.reference, e.rule || COALESCE(' ' || (e.facts ->> 'field'), '')), ', ')
    FROM atelier.enter_applications((SELECT r.id FROM atelier.round r WHERE r.code = 'R1'),
        jsonb_build_array(jsonb_build_object('answers', answers, 'language', 'en') || more), true) e
$$;

-- Registers persons for one session in groups (NULL: alone), as ani; answers as pg_temp.admit does.
CREATE FUNCTION pg_temp.together(session uuid, persons uuid[], groups uuid[]) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(a.outcome || COALESCE(' ' || a.place_in_line, CASE WHEN a.outcome = 'refused' THEN ' ' || a.rule END, ''),
        ',' ORDER BY a.item)
    FROM atelier.admit(array_fill(session, ARRAY[cardinality(persons)]), persons,
        array_fill('user:ani'::text, ARRAY[cardinality(persons)]), groups => groups) a
$$;

-- The states of persons' registrations, in the order of the persons.
CREATE FUNCTION pg_temp.states(persons uuid[]) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(r.state, ',' ORDER BY array_position(persons, r.person_id), r.session_id DESC)
    FROM atelier.registration r
    WHERE r.person_id = ANY(persons) AND r.session_id = (SELECT id FROM atelier.session WHERE code = 'S1')
$$;

-- Asks for one person's registration for S1 under a key; answers whether it was asked before, the outcome and the rule of a no.
CREATE FUNCTION pg_temp.ask(person text, key text, actor text DEFAULT 'user:ani') RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', a.repeated, a.outcome, CASE WHEN a.outcome = 'refused' THEN a.rule END)
    FROM atelier.answer_requests('{1}', '{S1}', ARRAY[person], '{NULL}', '{NULL}', '{NULL}', ARRAY[actor], ARRAY[key],
        ARRAY[sha256(convert_to(person, 'UTF8'))]) a
$$;

-- Round R1 with sessions S1 (3 seats) and S2 (2 seats) on 4 May, closed and judged, with `women` and `men` who applied in
-- turn and wish for S2 before S1.
CREATE FUNCTION pg_temp.closed_round(women integer, men integer) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    made uuid := pg_temp.round();
BEGIN
    INSERT INTO atelier.round_session (round_id, session_id, seats) VALUES
        (made, pg_temp.session('S1', 3, '2026-05-04'), 3), (made, pg_temp.session('S2', 2, '2026-05-04'), 2);
    UPDATE atelier.session SET registration_open = false;
    UPDATE atelier.round SET state = 'open';
    PERFORM atelier.enter_applications(made, (
        SELECT jsonb_agg(jsonb_build_object('language', 'en', 'preferences', '["S2", "S1"]'::jsonb, 'answers',
            jsonb_build_object('name', s.sex || n.n, 'sex', s.sex)) ORDER BY n.n)
        FROM (VALUES ('female', women), ('male', men)) AS s(sex, many)
        CROSS JOIN LATERAL generate_series(1, s.many) AS n(n)), true);
    UPDATE atelier.round SET state = 'closed', state_because = 'x';
    PERFORM atelier.judge_applications(made);
    RETURN made;
END $$;

-- Commits R1's draw by sex, with so many seats for women and for men, to be run from now on.
CREATE FUNCTION pg_temp.commit(seats integer[], until timestamptz DEFAULT NULL, instant timestamptz DEFAULT NULL) RETURNS integer LANGUAGE sql AS $$
    SELECT atelier.commit_draw(r.id, 'Lottery of Saturday', commit.instant, until, '{sex}', seats, sha256('list'))
    FROM atelier.round r WHERE r.code = 'R1'
$$;

-- Runs R1's draw: ranks by name, seats first in S2 (women before men), then in S1.
CREATE FUNCTION pg_temp.draw() RETURNS TABLE (kind text, application text, rule text, facts jsonb, instead_of text, session text) LANGUAGE plpgsql AS $$
DECLARE
    started record;
BEGIN
    SELECT s.* INTO started FROM atelier.round r, atelier.start_draw(r.id, '7 11 23') s WHERE r.code = 'R1';
    RETURN QUERY
    WITH ranked AS (
        SELECT a.reference, a.answers ->> 'name' AS name, t.seats,
            row_number() OVER (PARTITION BY e.stratum ORDER BY a.answers ->> 'name')::integer AS rank
        FROM atelier.draw_entry e
        JOIN atelier.application a ON a.id = e.application_id
        JOIN atelier.draw_stratum t ON t.draw_id = e.draw_id AND t.number = e.stratum
        WHERE e.draw_id = started.draw_id
    ), placed AS (
        SELECT k.*, CASE WHEN k.rank <= k.seats THEN CASE WHEN row_number() OVER (ORDER BY k.rank > k.seats, k.name) <= 2 THEN 2 ELSE 1 END END::smallint AS place
        FROM ranked k
    )
    SELECT d.* FROM (
        SELECT array_agg(p.reference ORDER BY p.reference) AS who, array_agg(p.rank ORDER BY p.reference) AS ranks,
            array_agg(p.place ORDER BY p.reference) AS places, array_agg((3 - p.place)::smallint ORDER BY p.reference) AS choices FROM placed p) AS x,
        atelier.record_draw(started.draw_id, '7 11 23', x.who, x.ranks, x.places, x.choices, sha256('result')) d;
END $$;

-- Where R1's drawn persons are: `name session state` of every registration, by name.
CREATE FUNCTION pg_temp.drawn() RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', p.name, s.code, r.state), ', ' ORDER BY p.name, r.arrival)
    FROM atelier.registration r JOIN atelier.person p ON p.id = r.person_id JOIN atelier.session s ON s.id = r.session_id
$$;

-- What a draw went on with: `kind name rule`, in order.
CREATE FUNCTION pg_temp.went_on() RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(concat_ws(' ', v.kind, p.name, v.rule, 'for ' || i.name), ', ' ORDER BY v.number)
    FROM atelier.draw d, atelier.draw_events(d.id) v
    JOIN atelier.application a ON a.reference = v.reference JOIN atelier.person p ON p.id = a.person_id
    LEFT JOIN atelier.application o ON o.reference = v.instead_of LEFT JOIN atelier.person i ON i.id = o.person_id
$$;

-- The reference of the person of a name, whoever asks.
CREATE FUNCTION pg_temp.reference(name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before text := current_setting('atelier.actor', true);
    found text;
BEGIN
    PERFORM set_config('atelier.actor', 'user:ani', true);
    SELECT p.reference INTO found FROM atelier.person p WHERE p.name = reference.name;
    PERFORM set_config('atelier.actor', before, true);
    RETURN found;
END $$;
