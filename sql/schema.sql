--
-- PostgreSQL database dump
--




--
-- Name: atelier; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA atelier;


--
-- Name: admission_target; Type: TYPE; Schema: atelier; Owner: -
--

CREATE TYPE atelier.admission_target AS (
	host_office_id uuid,
	holds_time boolean,
	is_part boolean,
	has_parts boolean,
	has_speakers boolean,
	keeps_seats boolean
);


--
-- Name: admission; Type: TYPE; Schema: atelier; Owner: -
--

CREATE TYPE atelier.admission AS (
	item integer,
	session_id uuid,
	person_id uuid,
	user_id uuid,
	office_id uuid,
	plans boolean,
	override text,
	late text,
	outcome text,
	registration_id uuid,
	rule text,
	facts jsonb,
	reserved_seats_id uuid,
	group_id uuid,
	unprepared text,
	target atelier.admission_target
);


--
-- Name: expectation; Type: TYPE; Schema: atelier; Owner: -
--

CREATE TYPE atelier.expectation AS (
	person_id uuid,
	registration_id uuid,
	assignment_id uuid,
	bundle uuid
);


--
-- Name: abandon_draw(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.abandon_draw(round uuid, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    target round := require_round(abandon_draw.round);
    given_up draw;
    sessions uuid[];
BEGIN
    IF COALESCE(btrim(abandon_draw.because), '') = '' THEN
        PERFORM refuse('draw_abandoned_because', '{}');
    END IF;
    sessions := lock_draw_sessions(target.id);
    UPDATE draw d
    SET state = 'abandoned', because = abandon_draw.because, ended_at = date_trunc('second', atelier.now()),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE d.round_id = target.id AND d.state = 'committed'
    RETURNING * INTO given_up;
    IF given_up.id IS NULL THEN
        PERFORM refuse('draw_not_committed', jsonb_build_object('round', target.code));
    END IF;
    UPDATE reserved_seats v SET released_at = atelier.now() WHERE v.draw_id = given_up.id AND v.released_at IS NULL;
    PERFORM promote(s.id) FROM unnest(sessions) AS s(id) ORDER BY s.id;
    RETURN given_up.number;
END
$$;


--
-- Name: accept_finding(uuid, text, text[], text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.accept_finding(session uuid, rule text, digests text[], because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    accepted integer;
BEGIN
    PERFORM require_host(accept_finding.session);
    PERFORM FROM session s WHERE s.id = accept_finding.session FOR SHARE;
    INSERT INTO finding_acceptance (session_id, rule, facts_digest, because, accepted_by)
    SELECT DISTINCT accept_finding.session, accept_finding.rule, digest, accept_finding.because, (SELECT a.user_id FROM actor() a)
    FROM unnest(accept_finding.digests) AS digest
    ON CONFLICT ON CONSTRAINT finding_acceptance_once DO UPDATE
    SET because = EXCLUDED.because, accepted_by = EXCLUDED.accepted_by, accepted_at = atelier.now();
    GET DIAGNOSTICS accepted = ROW_COUNT;
    IF accepted = 0 THEN
        PERFORM refuse('finding_unknown', jsonb_build_object('rule', accept_finding.rule,
            'session', (SELECT s.code FROM session s WHERE s.id = accept_finding.session)));
    END IF;
    RETURN accepted;
END
$$;


--
-- Name: accept_invitation(uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.accept_invitation(invitation uuid, override text, late text) RETURNS TABLE(outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    open invitation := require_invitation(accept_invitation.invitation);
    answer record;
BEGIN
    IF open.state <> 'invited' THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', open.state, 'to', 'accepted'));
    ELSIF open.until <= atelier.now() AND late IS NULL THEN
        PERFORM refuse('invitation_over', jsonb_build_object(
            'until', (SELECT to_char(open.until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI') FROM session s WHERE s.id = open.session_id),
            'zone', (SELECT s.zone FROM session s WHERE s.id = open.session_id)));
    END IF;
    SELECT a.* INTO answer
    FROM admit(ARRAY[open.session_id], ARRAY[open.person_id], ARRAY[current_setting('atelier.actor')], ARRAY[override],
        ARRAY[late]) a;
    IF answer.outcome <> 'refused' THEN
        UPDATE invitation i
        SET state = 'accepted', answered_at = atelier.now(), registration_id = answer.registration_id
        WHERE i.id = open.id;
    END IF;
    RETURN QUERY SELECT answer.outcome, answer.registration_id, answer.place_in_line, answer.rule, answer.facts;
END
$$;


--
-- Name: actor(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor() RETURNS TABLE(kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN QUERY SELECT r.kind, r.user_id, r.office_id, r.role FROM resolve(current_setting('atelier.actor', true)) r;
END
$$;


--
-- Name: actor_is_administrator(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor_is_administrator() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role = 'administrator') $$;


--
-- Name: actor_is_known(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor_is_known() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM actor()) $$;


--
-- Name: actor_is_staff(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor_is_staff() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role IN ('administrator', 'coordinator', 'office')) $$;


--
-- Name: actor_may_plan(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor_may_plan() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role IN ('administrator', 'coordinator')) $$;


--
-- Name: actor_office(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor_office() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT office_id FROM actor() $$;


--
-- Name: add_care_need(uuid, uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_care_need(session uuid, person uuid, kind text, need text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    facts jsonb := jsonb_build_object('person', person_reference(add_care_need.person),
        'session', (SELECT s.code FROM session s WHERE s.id = add_care_need.session));
BEGIN
    PERFORM FROM session s WHERE s.id = add_care_need.session FOR KEY SHARE;
    PERFORM require_keeper(add_care_need.person);
    IF NOT EXISTS (
        SELECT FROM registration r
        JOIN session s ON s.id = r.session_id
        WHERE r.session_id = add_care_need.session AND r.person_id = add_care_need.person
            AND r.state NOT IN ('cancelled', 'refused') AND actor_office() IN (s.host_office_id, r.office_id)) THEN
        PERFORM refuse('care_need_registered', jsonb_strip_nulls(facts));
    END IF;
    PERFORM refuse('care_need_in_time', jsonb_strip_nulls(facts))
    FROM session s
    WHERE s.id = add_care_need.session AND care_need_deleted_on(s.ends_at, s.zone) <= (atelier.now() AT TIME ZONE s.zone)::date;
    INSERT INTO care_need (person_id, session_id, kind, need)
    VALUES (add_care_need.person, add_care_need.session, add_care_need.kind, add_care_need.need)
    ON CONFLICT ON CONSTRAINT care_need_once DO NOTHING;
END
$$;


--
-- Name: add_consent_text(text, integer, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_consent_text(purpose text, version integer, language text, text text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    newest integer;
    chosen integer := add_consent_text.version;
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('atelier.consent_text'));
    SELECT COALESCE(max(t.version), 0) INTO newest FROM consent_text t WHERE t.purpose = add_consent_text.purpose;
    IF chosen IS NULL THEN
        SELECT newest + count(*) INTO chosen
        FROM consent_text t
        WHERE t.purpose = add_consent_text.purpose AND t.version = newest AND t.language = add_consent_text.language;
        chosen := GREATEST(chosen, 1);
    ELSIF chosen > newest + 1 THEN
        PERFORM refuse('consent_text_version_next', jsonb_build_object(
            'purpose', add_consent_text.purpose, 'version', chosen, 'next', newest + 1));
    END IF;
    INSERT INTO consent_text (purpose, version, language, text)
    VALUES (add_consent_text.purpose, chosen, add_consent_text.language, add_consent_text.text);
    RETURN chosen;
END
$$;


--
-- Name: add_form(text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_form(code text, definition jsonb) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    latest record;
    made integer;
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('atelier.form ' || add_form.code, 0));
    SELECT f.version, f.office_id, f.definition = add_form.definition AS same INTO latest
    FROM form f
    WHERE f.code = add_form.code
    ORDER BY f.version DESC
    LIMIT 1;
    IF latest.office_id IS NOT NULL AND NOT may_host(latest.office_id) THEN
        PERFORM refuse('form_of_another_office', jsonb_build_object('form', add_form.code));
    ELSIF latest.same THEN
        PERFORM refuse('form_unchanged', jsonb_build_object('form', add_form.code, 'version', latest.version));
    END IF;
    INSERT INTO form (code, version, office_id, definition)
    VALUES (add_form.code, COALESCE(latest.version, 0) + 1, COALESCE(latest.office_id, actor_office()), add_form.definition)
    RETURNING version INTO made;
    RETURN made;
END
$$;


--
-- Name: add_guardian(uuid, text, text, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_guardian(person uuid, name text, relation text, phone text, email text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    added uuid;
BEGIN
    PERFORM require_keeper(add_guardian.person);
    INSERT INTO guardian (person_id, name, relation, phone, email)
    VALUES (add_guardian.person, add_guardian.name, add_guardian.relation, add_guardian.phone, add_guardian.email)
    RETURNING id INTO added;
    RETURN added;
END
$$;


--
-- Name: add_need(uuid, uuid, text, uuid, text, text, text, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_need(person uuid, project uuid, theme text, training uuid, country text, language text, words text, review_on date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made text;
BEGIN
    PERFORM FROM person p WHERE p.id = add_need.person FOR NO KEY UPDATE;
    IF NOT in_my_scope(add_need.person)
        OR NOT EXISTS (SELECT FROM person p WHERE p.id = add_need.person AND p.erased_at IS NULL) THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    INSERT INTO need (person_id, office_id, project_id, theme, training_id, country_code, language, words, review_on)
    VALUES (add_need.person, actor_office(), add_need.project, add_need.theme, add_need.training, add_need.country,
        add_need.language, add_need.words, add_need.review_on)
    RETURNING reference INTO made;
    RETURN made;
END
$$;


--
-- Name: add_nomination(uuid, text, bytea); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made uuid;
BEGIN
    PERFORM require_host((SELECT v.session_id FROM reserved_seats v WHERE v.id = add_nomination.reserved));
    INSERT INTO nomination (reserved_seats_id, contact, hash)
    VALUES (add_nomination.reserved, add_nomination.contact, add_nomination.hash)
    RETURNING id INTO made;
    RETURN made;
END
$$;


--
-- Name: add_nominee(uuid, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_nominee(reserved uuid, details jsonb) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    INSERT INTO person (name, name_own_script, patronymic, language, sex, birth_year, birth_date, email, phone,
        search_key, sound_key, organisation_id, country_code, office_id)
    SELECT d.name, d.name_own_script, d.patronymic, d.language, d.sex, d.birth_year, d.birth_date, d.email, d.phone,
        d.search_key, d.sound_key, v.organisation_id, COALESCE(v.country_code, d.country_code, o.country_code),
        s.host_office_id
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    CROSS JOIN LATERAL jsonb_populate_record(NULL::person, details) AS d
    LEFT JOIN organisation o ON o.id = v.organisation_id
    WHERE v.id = add_nominee.reserved
    RETURNING id
    $$;


--
-- Name: add_person(jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_person(details jsonb) RETURNS TABLE(id uuid, reference text)
    LANGUAGE sql
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT a.id, a.reference FROM add_persons(jsonb_build_array(details)) AS a $$;


--
-- Name: add_person(text, text, text, text, integer, text, text, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) RETURNS TABLE(id uuid, reference text)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.id, a.reference
    FROM add_person(jsonb_build_object('name', add_person.name, 'name_own_script', add_person.name_own_script,
        'language', add_person.language, 'sex', add_person.sex, 'birth_year', add_person.birth_year,
        'email', add_person.email, 'phone', add_person.phone, 'organisation_id', organisation)) AS a
    $$;


--
-- Name: add_persons(jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_persons(persons jsonb) RETURNS TABLE(item integer, id uuid, reference text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    RETURN QUERY
    WITH given AS MATERIALIZED (
        SELECT uuid7() AS id, p.*
        FROM jsonb_to_recordset(add_persons.persons) AS p(
            item integer, name text, name_own_script text, patronymic text, language text, sex text, birth_year integer,
            birth_date date, country_code text, email text, phone text, organisation_id uuid, search_key text,
            sound_key text[])
    ), added AS (
        INSERT INTO person (id, name, name_own_script, patronymic, language, sex, birth_year, birth_date, country_code,
            email, phone, organisation_id, search_key, sound_key, office_id)
        SELECT g.id, g.name, g.name_own_script, g.patronymic, g.language, g.sex, g.birth_year, g.birth_date, g.country_code,
            g.email, g.phone, g.organisation_id, g.search_key, g.sound_key, (SELECT actor_office())
        FROM given g
        ORDER BY g.item
        RETURNING person.id, person.reference
    )
    SELECT g.item, a.id, a.reference
    FROM added a
    JOIN given g ON g.id = a.id
    ORDER BY g.item;
END
$$;


--
-- Name: now(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT statement_timestamp()$$;


--
-- Name: uuid7(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.uuid7() RETURNS uuid
    LANGUAGE sql PARALLEL SAFE
    AS $$
    SELECT encode(set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
    $$;




--
-- Name: import; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.import (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    kind text NOT NULL,
    file_id uuid,
    file_name text NOT NULL,
    file_hash text NOT NULL,
    office_id uuid NOT NULL,
    actor_user_id uuid NOT NULL,
    rows integer NOT NULL,
    left_out integer[] NOT NULL,
    started_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT import_file_hash_form CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT import_kind_known CHECK ((kind = 'persons'::text)),
    CONSTRAINT import_left_out CHECK ((cardinality(left_out) < rows))
);

ALTER TABLE ONLY atelier.import FORCE ROW LEVEL SECURITY;


--
-- Name: add_staged_persons(atelier.import, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_staged_persons(whole atelier.import, piece integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_nestloop TO 'off'
    SET work_mem TO '32MB'
    AS $$
DECLARE
    base text := uuid7();
    written integer;
BEGIN
    INSERT INTO person (id, reference, name, name_own_script, patronymic, language, sex, birth_year, birth_date,
        country_code, email, phone, organisation_id, import_id, row_no, office_id)
    SELECT counted_uuid(base, s.row_no), 'P-' || s.code, s.name, s.name_own_script, s.patronymic,
        s.language, s.sex, s.birth_year, s.birth_date, s.country_code, s.email, s.phone,
        -- Not a join, which could change the order of the rows.
        CASE WHEN s.organisation IS NOT NULL THEN (SELECT o.id FROM organisation o WHERE o.code = s.organisation) END,
        whole.id, s.row_no, whole.office_id
    FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(random_codes(cardinality(q.row_no))) AS code, unnest(q.name) AS name,
            unnest(q.name_own_script) AS name_own_script, unnest(q.patronymic) AS patronymic,
            unnest(q.language) AS language, unnest(q.sex) AS sex, unnest(q.birth_year) AS birth_year,
            unnest(q.birth_date) AS birth_date, unnest(q.country_code) AS country_code, unnest(q.email) AS email,
            unnest(q.phone) AS phone, unnest(q.organisation) AS organisation, unnest(q.known_as) AS known_as,
            unnest(q.is_bad) AS is_bad
        FROM staged_piece q
        WHERE q.file_id = whole.file_id AND q.piece = add_staged_persons.piece
    ) AS s
    WHERE NOT s.is_bad AND s.row_no NOT IN (SELECT unnest(whole.left_out)) AND COALESCE(s.known_as, 'new') = 'new';
    GET DIAGNOSTICS written = ROW_COUNT;
    INSERT INTO guardian (person_id, name, relation, phone, email)
    SELECT counted_uuid(base, g.row_no), g.name, g.relation, g.phone, g.email
    FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(q.known_as) AS known_as, unnest(q.guardian_name) AS name,
            unnest(q.guardian_relation) AS relation, unnest(q.guardian_phone) AS phone, unnest(q.guardian_email) AS email,
            unnest(q.is_bad) AS is_bad
        FROM staged_piece q
        WHERE q.file_id = whole.file_id AND q.piece = add_staged_persons.piece AND q.guardian_name IS NOT NULL
    ) AS g
    WHERE NOT g.is_bad AND g.row_no NOT IN (SELECT unnest(whole.left_out)) AND COALESCE(g.known_as, 'new') = 'new'
        AND g.name IS NOT NULL
    ORDER BY g.row_no;
    RETURN written;
END
$$;


--
-- Name: admission_answers(atelier.admission[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_answers(work atelier.admission[], unseated uuid[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    -- Sessions in which a seat was not taken in the end.
    freed uuid[] := ARRAY(SELECT w.session_id FROM unnest(work) w WHERE w.registration_id = ANY(unseated));
BEGIN
    RETURN bind_groups(ARRAY(
        WITH line AS MATERIALIZED (
            SELECT s.id, full_because(s, false) AS alone, full_because(s, true) AS together, session_facts(s.id) AS facts
            FROM session s
            WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'full')
        )
        SELECT CASE WHEN w.outcome = 'full' OR w.registration_id = ANY(unseated) THEN ROW(
            w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
            d.outcome,
            CASE WHEN d.outcome = 'waitlisted' THEN w.registration_id END,
            CASE d.outcome WHEN 'refused' THEN 'hold_one_place_at_a_time'
                WHEN 'waitlisted' THEN CASE WHEN w.group_id IS NULL THEN l.alone ELSE l.together END END,
            CASE d.outcome
                WHEN 'refused' THEN admission_facts(w.session_id, w.person_id)
                    || clash(w.person_id, w.session_id, w.office_id, w.plans)
                WHEN 'waitlisted' THEN l.facts || jsonb_build_object('person', (
                    SELECT p.reference FROM person p WHERE p.id = w.person_id)) END,
            w.reserved_seats_id, w.group_id, w.unprepared, w.target)::admission ELSE w::admission END
        FROM unnest(work) w
        LEFT JOIN line l ON l.id = w.session_id
        CROSS JOIN LATERAL (
            SELECT CASE
                WHEN w.registration_id = ANY(unseated) THEN 'refused'
                WHEN w.session_id <> ALL(freed) THEN 'waitlisted'
            END AS outcome
        ) AS d
        ORDER BY w.item));
END
$$;


--
-- Name: admission_door(text[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_door(identities text[], codes text[]) RETURNS TABLE(actors text[], registrars text[], sessions text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    RETURN QUERY
    SELECT COALESCE(array_agg(i.identity), '{}'),
        COALESCE(array_agg(i.identity) FILTER (WHERE a.role NOT IN ('trainer', 'donor')), '{}'),
        ARRAY(SELECT s.code FROM session s WHERE s.code = ANY(codes))
    FROM unnest(identities) AS i(identity)
    CROSS JOIN LATERAL resolve(i.identity) a;
END
$$;


--
-- Name: admission_facts(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_facts(session uuid, person uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN (
        SELECT session_facts(s.id) || jsonb_strip_nulls(jsonb_build_object('person', p.reference,
            'trainings', trainings_missing(p.id, s.training_id, (s.starts_at AT TIME ZONE s.zone)::date)))
        FROM session s
        CROSS JOIN person p
        WHERE s.id = admission_facts.session AND p.id = admission_facts.person);
END
$$;


--
-- Name: hold; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.hold (
    person_id uuid NOT NULL,
    during tstzrange NOT NULL,
    block_id uuid NOT NULL,
    registration_id uuid,
    assignment_id uuid,
    bundle uuid NOT NULL,
    CONSTRAINT hold_during CHECK ((NOT isempty(during))),
    CONSTRAINT hold_in_one_role CHECK (((registration_id IS NULL) <> (assignment_id IS NULL)))
);

ALTER TABLE ONLY atelier.hold FORCE ROW LEVEL SECURITY;


--
-- Name: admission_holds(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_holds(work atelier.admission[]) RETURNS atelier.hold[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN ARRAY(
        SELECT ROW(p.person_id, p.during, p.block_id, p.registration_id, NULL,
            COALESCE(CASE WHEN p.override IS NOT NULL THEN join_bundles(p.person_id, p.session_id) END,
                CASE WHEN (p.target).has_speakers THEN speaker_bundle(p.person_id, p.session_id) END, p.registration_id))::hold
        FROM (
            SELECT w.*, b.id AS block_id, tstzrange(b.starts_at, b.ends_at) AS during
            FROM unnest(work) w
            JOIN block b ON b.session_id = w.session_id
            WHERE w.outcome = 'confirmed' AND (w.target).holds_time AND NOT (w.target).has_parts
            UNION ALL
            SELECT w.*, q.block_id, q.during
            FROM unnest(work) w
            CROSS JOIN LATERAL pieces(w.person_id, w.session_id) q
            WHERE w.outcome = 'confirmed' AND (w.target).has_parts
        ) AS p);
END
$$;


--
-- Name: admission_items(uuid[], uuid[], text[], text[], text[], uuid[], uuid[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN bind_groups(ARRAY(
        WITH who AS MATERIALIZED (
            SELECT i.identity, a.user_id, a.office_id, a.role, a.role IN ('administrator', 'coordinator') AS plans,
                n.reserved_seats_id AS reserved, draw_of(i.identity) AS draw_id
            FROM (SELECT DISTINCT unnest(identities) AS identity) AS i
            CROSS JOIN LATERAL resolve(i.identity) AS a
            LEFT JOIN nomination n ON a.kind = 'link' AND n.hash = link_hash(i.identity)
        ), target AS MATERIALIZED (
            SELECT s.id, s.training_id, s.state, s.host_office_id, s.visibility, s.registration_open,
                s.starts_at <= atelier.now() AS started, (s.starts_at AT TIME ZONE s.zone)::date AS first_day,
                EXISTS (SELECT FROM training_prerequisite q WHERE q.training_id = s.training_id) AS presupposes,
                ROW(s.host_office_id, s.holds_time, s.part_of IS NOT NULL, EXISTS (SELECT FROM session p WHERE p.part_of = s.id),
                    EXISTS (
                        SELECT FROM assignment a
                        WHERE a.session_id = s.id AND a.role = 'speaker' AND a.state IN ('asked', 'accepted')),
                    s.kept > 0)::admission_target AS target
            FROM session s
            WHERE s.id = ANY(sessions)
        ), judged AS MATERIALIZED (
            SELECT i.*, w.user_id, w.office_id, w.plans, t.target,
                CASE
                    -- Who nominates by a link fills the seats of that link and no others; a draw, those of its sessions.
                    WHEN w.role IS NULL
                        OR w.role NOT IN ('administrator', 'coordinator', 'office', 'nominator', 'drawing')
                        OR (w.role = 'nominator' AND w.reserved IS DISTINCT FROM i.reserved)
                        OR (w.role = 'drawing' AND NOT EXISTS (
                            SELECT FROM draw_session o WHERE o.draw_id = w.draw_id AND o.session_id = i.session_id))
                        THEN 'actor_may_not_register'
                    WHEN t.id IS NULL OR NOT (w.plans OR w.role = 'drawing' OR t.host_office_id = w.office_id
                        OR (t.visibility = 'public' AND t.state <> 'draft')) THEN 'session_unknown'
                    WHEN p.id IS NULL OR NOT EXISTS (
                        SELECT FROM person_office e WHERE e.person_id = p.id AND e.office_id = w.office_id)
                        THEN 'person_unknown'
                    WHEN btrim(i.override) = '' THEN 'registration_override_reason_present'
                    WHEN btrim(i.late) = '' THEN 'registration_late_reason_present'
                    WHEN btrim(i.unprepared) = '' THEN 'registration_unprepared_because_present'
                    WHEN t.state = 'draft' THEN 'session_draft'
                    WHEN t.state = 'cancelled' THEN 'session_cancelled'
                    WHEN NOT late.allowed AND t.started THEN 'session_started'
                    WHEN NOT late.allowed AND NOT t.registration_open AND w.role NOT IN ('nominator', 'drawing')
                        THEN 'session_closed'
                    WHEN may_be_minor(p.birth_date, p.birth_year, t.first_day) AND guardian_missing(p.id, t.first_day)
                        THEN 'registration_guardian'
                    WHEN t.presupposes AND i.unprepared IS NULL
                        AND trainings_missing(p.id, t.training_id, t.first_day) IS NOT NULL
                        THEN 'registration_prerequisite'
                    WHEN i.reserved IS NOT NULL AND NOT EXISTS (
                        SELECT FROM reserved_seats v
                        WHERE v.id = i.reserved AND v.session_id = t.id AND v.released_at IS NULL
                            AND v.draw_id IS NOT DISTINCT FROM w.draw_id)
                        THEN 'reserved_seats_unknown'
                    -- Of one person twice in a group, none could ever have its turn.
                    WHEN i.group_id IS NOT NULL AND EXISTS (
                        SELECT FROM unnest(groups, persons) WITH ORDINALITY AS o(group_id, person_id, item)
                        WHERE o.group_id = i.group_id AND o.person_id = i.person_id AND o.item < i.item)
                        THEN 'registration_group_twice'
                END AS rule
            FROM unnest(sessions, persons, identities, COALESCE(overrides, '{}'), COALESCE(lates, '{}'),
                    COALESCE(reserved, '{}'), COALESCE(groups, '{}'), COALESCE(unprepared, '{}'))
                WITH ORDINALITY AS i(session_id, person_id, identity, override, late, reserved, group_id, unprepared, item)
            LEFT JOIN who w ON w.identity = i.identity
            LEFT JOIN target t ON t.id = i.session_id
            LEFT JOIN person p ON p.id = i.person_id AND p.erased_at IS NULL
            -- A late entry is the host's to make.
            CROSS JOIN LATERAL (
                SELECT COALESCE(i.late IS NOT NULL AND (w.plans OR t.host_office_id = w.office_id), false) AS allowed
            ) AS late
        )
        SELECT ROW(j.item, j.session_id, j.person_id, j.user_id, j.office_id, j.plans, j.override, j.late,
            CASE WHEN j.rule IS NOT NULL THEN 'refused' END, NULL, j.rule,
            CASE
                WHEN j.rule IN ('session_unknown', 'person_unknown', 'actor_may_not_register') THEN '{}'
                WHEN j.rule IS NOT NULL THEN admission_facts(j.session_id, j.person_id)
            END, j.reserved, j.group_id, j.unprepared, j.target)::admission
        FROM judged j
        ORDER BY j.item));
END
$$;


--
-- Name: admission_pools(atelier.admission[], integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_pools(batch atelier.admission[], not_now integer[], OUT pools uuid[], OUT left_out integer[]) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    WITH turn AS MATERIALIZED (
        SELECT w.item, w.session_id, w.group_id,
            CASE WHEN w.outcome IS NULL AND w.item <> ALL(not_now) AND s.kept > 0
                THEN seats_for(w.session_id, w.person_id, w.reserved_seats_id) END AS suitable
        FROM unnest(batch) w
        LEFT JOIN session s ON s.id = w.session_id
    ), over AS MATERIALIZED (
        SELECT t.item, t.session_id, t.group_id
        FROM (
            SELECT u.*, row_number() OVER (PARTITION BY u.session_id, u.suitable ORDER BY u.item) AS place
            FROM turn u
            WHERE u.suitable IS NOT NULL
        ) AS t
        JOIN reserved_seats v ON v.id = t.suitable
        WHERE t.place > v.seats - v.used
    )
    SELECT array_agg(CASE WHEN o.item IS NULL THEN t.suitable END ORDER BY t.item),
        COALESCE(array_agg(t.item) FILTER (WHERE EXISTS (
            SELECT FROM over f WHERE f.session_id = t.session_id AND f.group_id IS NULL AND f.item <= t.item)), '{}')
    INTO pools, left_out
    FROM turn t
    LEFT JOIN over o ON o.item = t.item;
END
$$;


--
-- Name: admission_round(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    work admission[] := admission_turn(batch);
    unseated uuid[];
    parted_persons uuid[];
    parted_sessions uuid[];
BEGIN
    -- 1. Whoever has a seat is held for every block, or for none, and so is a group; a part's hours are cut out of the
    --    whole's first.
    SELECT array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item)
    INTO parted_persons, parted_sessions
    FROM unnest(work) w
    WHERE w.outcome = 'confirmed' AND (w.target).is_part;
    IF parted_persons IS NOT NULL THEN
        PERFORM cut_holds(parted_persons, parted_sessions);
    END IF;
    unseated := hold_or_not(work);

    -- 2. The answers, if not all are confirmed: refused because expected elsewhere, waitlisted; who might still get the seat
    --    of a refused one in the same session is left for the next round.
    IF unseated <> '{}' OR EXISTS (SELECT FROM unnest(work) w WHERE w.outcome = 'full') THEN
        work := admission_answers(work, unseated);
    END IF;
    IF parted_persons IS NOT NULL THEN
        -- Who is refused in the part keeps the hours of the whole.
        PERFORM give_back(array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item))
        FROM unnest(parted_persons, parted_sessions) AS p(person_id, session_id)
        JOIN unnest(work) w ON w.person_id = p.person_id AND w.session_id = p.session_id
        WHERE w.outcome = 'refused';
    END IF;

    -- 3. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id,
        actor_user_id, reserved_seats_id, group_id, unprepared_because, overlapping)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id,
        CASE WHEN n.outcome = 'confirmed' THEN n.reserved_seats_id END, n.group_id, n.unprepared,
        CASE WHEN n.outcome = 'waitlisted' AND n.override IS NOT NULL THEN held_beside(n.person_id, n.session_id) END
    FROM unnest(work) n
    WHERE n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    PERFORM host_sees(array_agg(n.person_id), array_agg(n.office_id), array_agg(n.session_id))
    FROM unnest(work) n
    WHERE n.outcome IN ('confirmed', 'waitlisted') AND (n.target).host_office_id <> n.office_id
    HAVING count(*) > 0;

    IF cardinality(work) = cardinality(batch) THEN
        RETURN work;
    END IF;
    RETURN ARRAY(
        SELECT COALESCE(n, w)::admission
        FROM unnest(batch) w
        LEFT JOIN unnest(work) n ON n.item = w.item
        ORDER BY w.item);
END
$$;


--
-- Name: admission_turn(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_turn(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    later integer[] := left_for_later(batch);
    pools uuid[];
    head text := uuid7();
BEGIN
    IF EXISTS (SELECT FROM unnest(batch) w WHERE (w.target).keeps_seats) THEN
        SELECT p.pools, later || p.left_out INTO pools, later FROM admission_pools(batch, later) p;
    END IF;
    RETURN bind_groups(ARRAY(
        SELECT ROW(
            k.item, k.session_id, k.person_id, k.user_id, k.office_id, k.plans, k.override, k.late,
            CASE WHEN k.standing IS NOT NULL THEN 'refused' WHEN k.seat THEN 'confirmed' ELSE 'full' END,
            CASE WHEN k.standing IS NULL THEN counted_uuid(head, k.item) END,
            CASE WHEN k.standing IS NOT NULL THEN 'registration_one_per_person' END,
            CASE WHEN k.standing IS NOT NULL
                THEN admission_facts(k.session_id, k.person_id) || jsonb_build_object('state', k.standing) END,
            CASE WHEN k.seat THEN pools[k.item] END, k.group_id, k.unprepared, k.target)::admission
        FROM (
            SELECT w.*, r.state AS standing,
                row_number() OVER (PARTITION BY w.session_id, r.state IS NULL, pools[w.item] IS NULL ORDER BY w.item)
                    -- There may be more reserved seats than seats; then there are no free ones.
                    <= CASE
                        WHEN pools[w.item] IS NOT NULL THEN s.capacity - s.taken
                        WHEN s.waiting > 0 AND s.taken + s.kept < s.capacity AND collects_seats(s.id) THEN 0
                        ELSE s.capacity - s.taken - s.kept
                    END AS seat
            FROM unnest(batch) w
            JOIN session s ON s.id = w.session_id
            -- At most one, and looked up by itself: a plan made while there were none would read all of them.
            LEFT JOIN LATERAL (
                SELECT e.state
                FROM registration e
                WHERE e.session_id = w.session_id AND e.person_id = w.person_id AND e.state NOT IN ('cancelled', 'refused')
                LIMIT 1
            ) AS r ON true
            WHERE w.outcome IS NULL AND w.item <> ALL(later)
        ) AS k
        ORDER BY k.item));
END
$$;


--
-- Name: admit(uuid[], uuid[], text[], text[], text[], uuid[], uuid[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[] DEFAULT NULL::text[], lates text[] DEFAULT NULL::text[], reserved uuid[] DEFAULT NULL::uuid[], groups uuid[] DEFAULT NULL::uuid[], unprepared text[] DEFAULT NULL::text[]) RETURNS TABLE(item integer, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    work admission[];
    places integer[];
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people(sessions, persons);
    PERFORM release_reserved(sessions);
    -- Who has waited comes first: a seat freed but not yet given goes to the list before it goes to this batch. A reserved
    -- one that nobody of the batch could take passes by no one.
    PERFORM promote(s.id)
    FROM session s
    WHERE s.id = ANY(sessions) AND s.waiting > 0 AND s.taken < s.capacity
        AND (s.taken + s.kept < s.capacity OR contends(s.id, persons, reserved));

    work := admission_items(sessions, persons, identities, overrides, lates, reserved, groups, unprepared);
    WHILE EXISTS (SELECT FROM unnest(work) w WHERE w.outcome IS NULL) LOOP
        work := admission_round(work);
    END LOOP;

    IF EXISTS (SELECT FROM unnest(work) w WHERE w.outcome = 'waitlisted') THEN
        places := places_of(work);
    END IF;
    RETURN QUERY
    SELECT w.item, w.outcome, w.registration_id, places[w.item], w.rule, w.facts
    FROM unnest(work) w
    ORDER BY w.item;
END
$$;


--
-- Name: admit_to_draw(uuid, uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admit_to_draw(draw uuid, entries uuid[], sessions uuid[]) RETURNS TABLE(entry_id uuid, reference text, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    refused record;
    identity text := 'draw:' || draw;
BEGIN
    WITH item AS MATERIALIZED (
        SELECT i.place, i.entry, i.session, a.person_id, a.reference, draw_absence(a.id) AS absence,
            (SELECT v.id FROM reserved_seats v
                WHERE v.draw_id = admit_to_draw.draw AND v.session_id = i.session AND v.released_at IS NULL) AS kept
        FROM unnest(entries, sessions) WITH ORDINALITY AS i(entry, session, place)
        JOIN draw_entry e ON e.id = i.entry
        JOIN application a ON a.id = e.application_id
    ), batch AS (
        SELECT array_agg(i.session ORDER BY i.place) AS sessions, array_agg(i.person_id ORDER BY i.place) AS persons,
            array_agg(identity ORDER BY i.place) AS identities, array_agg(NULL::text ORDER BY i.place) AS nothing,
            array_agg(i.kept ORDER BY i.place) AS kept, array_agg(i.entry ORDER BY i.place) AS entries
        FROM item i
        WHERE i.absence IS NULL
    ), answered AS (
        SELECT b.entries[a.item] AS entry, a.rule, a.facts
        FROM batch b
        CROSS JOIN LATERAL admit(b.sessions, b.persons, b.identities, b.nothing, b.nothing, b.kept) a
        WHERE b.entries IS NOT NULL AND a.outcome = 'refused'
    ), no AS (
        SELECT i.place, i.entry, i.reference, COALESCE(i.absence, a.rule) AS rule, a.facts
        FROM item i
        LEFT JOIN answered a ON a.entry = i.entry
        WHERE i.absence IS NOT NULL OR a.rule IS NOT NULL
    )
    SELECT array_agg(n.entry ORDER BY n.place) AS entries, array_agg(n.reference ORDER BY n.place) AS refs,
        array_agg(n.rule ORDER BY n.place) AS rules, array_agg(n.facts ORDER BY n.place) AS facts
    INTO refused
    FROM no n;
    PERFORM draw_out(admit_to_draw.draw, refused.entries, refused.rules);
    RETURN QUERY SELECT * FROM unnest(refused.entries, refused.refs, refused.rules, refused.facts);
END
$$;


--
-- Name: age_group(date, integer, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.age_group(birth_date date, birth_year integer, on_day date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN years IS NULL THEN 'not known'
        WHEN years < 18 THEN 'under 18'
        WHEN years < 25 THEN '18–24'
        WHEN years < 35 THEN '25–34'
        WHEN years < 50 THEN '35–49'
        WHEN years < 65 THEN '50–64'
        ELSE '65 and over'
    END
    FROM (SELECT extract(year FROM age(on_day, COALESCE(birth_date, make_date(birth_year, 7, 1)))) AS years) AS reached
    $$;


--
-- Name: random_code(integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.random_code(symbols integer) RETURNS text
    LANGUAGE sql PARALLEL SAFE
    AS $$
    -- The first six bytes of such a UUID are random, a later one holds its version.
    SELECT left(translate(upper(encode(substring(uuid_send(gen_random_uuid()) FOR 6)
            || CASE WHEN symbols > 8 THEN substring(uuid_send(gen_random_uuid()) FOR 6) ELSE '' END, 'base64')),
        'ILOU0123+/', '0123456789'), symbols)
    $$;


--
-- Name: person; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.person (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('P-'::text || atelier.random_code(8)) NOT NULL,
    name text,
    name_own_script text,
    language text,
    sex text,
    birth_year integer,
    email text,
    phone text,
    organisation_id uuid,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    erased_at timestamp with time zone,
    country_code text,
    patronymic text,
    birth_date date,
    search_key text,
    sound_key text[],
    age_group text,
    import_id uuid,
    row_no integer,
    office_id uuid NOT NULL,
    CONSTRAINT person_age_group_known CHECK ((age_group = ANY (ARRAY['under 18'::text, '18–24'::text, '25–34'::text, '35–49'::text, '50–64'::text, '65 and over'::text, 'not known'::text]))),
    CONSTRAINT person_birth_date CHECK (((birth_date >= '1900-01-01'::date) AND (birth_date < '2101-01-01'::date))),
    CONSTRAINT person_birth_year CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
    CONSTRAINT person_email_form CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
    CONSTRAINT person_erased_empty CHECK (((erased_at IS NULL) OR (num_nonnulls(name_own_script, patronymic, language, birth_year, birth_date, email, phone, search_key, sound_key) = 0))),
    CONSTRAINT person_erased_from_file CHECK (((erased_at IS NULL) OR (import_id IS NULL))),
    CONSTRAINT person_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT person_name_length CHECK ((char_length(name) <= 200)),
    CONSTRAINT person_name_own_script_length CHECK ((char_length(name_own_script) <= 200)),
    CONSTRAINT person_name_own_script_present CHECK ((btrim(name_own_script) <> ''::text)),
    CONSTRAINT person_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT person_named_until_erased CHECK (((name IS NULL) = (erased_at IS NOT NULL))),
    CONSTRAINT person_of_a_row CHECK (((import_id IS NULL) = (row_no IS NULL))),
    CONSTRAINT person_patronymic_length CHECK ((char_length(patronymic) <= 200)),
    CONSTRAINT person_patronymic_present CHECK ((btrim(patronymic) <> ''::text)),
    CONSTRAINT person_phone_present CHECK ((btrim(phone) <> ''::text)),
    CONSTRAINT person_sex_known CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'not said'::text])))
);

ALTER TABLE ONLY atelier.person FORCE ROW LEVEL SECURITY;


--
-- Name: registration_arrival_seq; Type: SEQUENCE; Schema: atelier; Owner: -
--

CREATE SEQUENCE atelier.registration_arrival_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: registration; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.registration (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    state text NOT NULL,
    arrival bigint DEFAULT nextval('atelier.registration_arrival_seq'::regclass) NOT NULL,
    arrived_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    rule text,
    facts jsonb,
    late_reason text,
    override_reason text,
    attendance text,
    office_id uuid,
    actor_user_id uuid,
    reserved_seats_id uuid,
    nomination_id uuid,
    replaces uuid,
    transferred_from uuid,
    age_group text,
    group_id uuid,
    unprepared_because text,
    offer_delivered_at timestamp with time zone,
    offer_until timestamp with time zone,
    offers_lapsed integer DEFAULT 0 NOT NULL,
    offered_at timestamp with time zone,
    offer_hours integer,
    overlapping uuid[],
    CONSTRAINT registration_age_group_known CHECK ((age_group = ANY (ARRAY['under 18'::text, '18–24'::text, '25–34'::text, '35–49'::text, '50–64'::text, '65 and over'::text, 'not known'::text]))),
    CONSTRAINT registration_attendance_known CHECK ((attendance = ANY (ARRAY['attended'::text, 'partly'::text, 'no-show'::text]))),
    CONSTRAINT registration_late_reason_present CHECK ((btrim(late_reason) <> ''::text)),
    CONSTRAINT registration_offer_delivered CHECK ((((offer_delivered_at IS NULL) = (offer_until IS NULL)) AND ((offer_until IS NULL) OR (state = 'offered'::text)))),
    CONSTRAINT registration_offer_delivered_after CHECK ((offer_delivered_at >= offered_at)),
    CONSTRAINT registration_offer_hours CHECK (((offer_hours >= 1) AND (offer_hours <= 720))),
    CONSTRAINT registration_offered CHECK ((((state = 'offered'::text) = (offered_at IS NOT NULL)) AND ((state = 'offered'::text) = (offer_hours IS NOT NULL)))),
    CONSTRAINT registration_offers_lapsed CHECK ((offers_lapsed >= 0)),
    CONSTRAINT registration_override_reason_present CHECK ((btrim(override_reason) <> ''::text)),
    CONSTRAINT registration_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'waitlisted'::text, 'offered'::text, 'refused'::text, 'cancelled'::text]))),
    CONSTRAINT registration_unprepared_because_present CHECK ((btrim(unprepared_because) <> ''::text))
);

ALTER TABLE ONLY atelier.registration FORCE ROW LEVEL SECURITY;


--
-- Name: session; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.session (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    kind text DEFAULT 'training'::text NOT NULL,
    training_id uuid,
    title jsonb,
    project_id uuid,
    host_office_id uuid NOT NULL,
    country_code text,
    place text,
    zone text NOT NULL,
    language text NOT NULL,
    capacity integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    waiting integer DEFAULT 0 NOT NULL,
    visibility text DEFAULT 'staff'::text NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    registration_open boolean DEFAULT false NOT NULL,
    cancelled_because text,
    sequence integer DEFAULT 0 NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    changed_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    part_of uuid,
    track text,
    series_id uuid,
    series_number integer,
    holds_time boolean DEFAULT true NOT NULL,
    provider_capacity integer,
    kept integer DEFAULT 0 NOT NULL,
    minimum integer,
    offer_hours integer,
    CONSTRAINT session_cancelled_because CHECK (((state <> 'cancelled'::text) OR (COALESCE(btrim(cancelled_because), ''::text) <> ''::text))),
    CONSTRAINT session_capacity_positive CHECK ((capacity > 0)),
    CONSTRAINT session_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'::text)),
    CONSTRAINT session_in_series CHECK (((series_id IS NULL) = (series_number IS NULL))),
    CONSTRAINT session_kept_positive CHECK ((kept >= 0)),
    CONSTRAINT session_kind_known CHECK ((kind = ANY (ARRAY['training'::text, 'workshop'::text, 'webinar'::text, 'study visit'::text, 'mission'::text, 'meeting'::text, 'placement'::text]))),
    CONSTRAINT session_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT session_minimum_positive CHECK ((minimum > 0)),
    CONSTRAINT session_minimum_within_capacity CHECK ((minimum <= capacity)),
    CONSTRAINT session_not_oversold CHECK (((taken >= 0) AND (taken <= capacity))),
    CONSTRAINT session_offer_hours CHECK (((offer_hours >= 1) AND (offer_hours <= 720))),
    CONSTRAINT session_part_of_another CHECK ((part_of <> id)),
    CONSTRAINT session_series_number_positive CHECK ((series_number > 0)),
    CONSTRAINT session_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text]))),
    CONSTRAINT session_title_english CHECK (((title IS NULL) OR (COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))),
    CONSTRAINT session_titled CHECK (((training_id IS NOT NULL) OR (title IS NOT NULL))),
    CONSTRAINT session_track_of_a_whole CHECK (((track IS NULL) OR (part_of IS NOT NULL))),
    CONSTRAINT session_track_present CHECK ((btrim(track) <> ''::text)),
    CONSTRAINT session_training_taught CHECK (((kind <> 'training'::text) OR (training_id IS NOT NULL))),
    CONSTRAINT session_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'link'::text, 'staff'::text]))),
    CONSTRAINT session_waiting_positive CHECK ((waiting >= 0)),
    CONSTRAINT session_within_provider_capacity CHECK ((provider_capacity >= capacity))
)
WITH (fillfactor='60');

ALTER TABLE ONLY atelier.session FORCE ROW LEVEL SECURITY;


--
-- Name: age_group_in(atelier.registration, atelier.person, atelier.session); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.age_group_in(registered atelier.registration, who atelier.person, there atelier.session) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE((registered).age_group, (who).age_group, atelier.age_group((who).birth_date, (who).birth_year,
        (COALESCE((there).starts_at, atelier.now()) AT TIME ZONE (there).zone)::date))
    $$;


--
-- Name: answer_assignment(uuid, uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.answer_assignment(session uuid, person uuid, answer text, because text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    live assignment;
    last record;
BEGIN
    PERFORM require_host(answer_assignment.session);
    PERFORM FROM session s WHERE s.id = answer_assignment.session FOR NO KEY UPDATE;
    -- Whoever was asked for one part and has accepted another answers for the one.
    SELECT a.* INTO live
    FROM assignment a
    WHERE a.session_id = answer_assignment.session AND a.person_id = answer_assignment.person
        AND a.state IN ('proposed', 'asked', 'accepted')
    ORDER BY a.state = 'asked' DESC, a.role = 'speaker'
    LIMIT 1;
    IF live.id IS NULL THEN
        SELECT a.state, a.state_because INTO last
        FROM assignment a
        WHERE a.session_id = answer_assignment.session AND a.person_id = answer_assignment.person
        ORDER BY a.id DESC
        LIMIT 1;
        IF FOUND THEN
            PERFORM refuse('assignment_over', jsonb_strip_nulls(jsonb_build_object(
                'state', last.state, 'because', last.state_because)));
        END IF;
        PERFORM refuse('assignment_unknown', '{}');
    ELSIF live.state = 'proposed' OR (answer IS NULL AND live.state <> 'asked') THEN
        PERFORM refuse('assignment_not_asked', jsonb_build_object('state', live.state));
    ELSIF answer IS NULL THEN
        UPDATE assignment a SET reminded_at = atelier.now() WHERE a.id = live.id;
    ELSIF live.state <> answer THEN
        UPDATE assignment a SET state = answer, state_because = answer_assignment.because WHERE a.id = live.id;
    END IF;
    RETURN live.role;
END
$$;


--
-- Name: answer_faults(uuid, jsonb[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.answer_faults(form uuid, answers jsonb[]) RETURNS TABLE(item integer, place integer, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
    WITH asked AS MATERIALIZED (
        SELECT f.*, CASE f.type WHEN 'number' THEN 'number' WHEN 'yes/no' THEN 'boolean' WHEN 'choices' THEN 'array'
                ELSE 'string' END AS json_type,
            COALESCE(f.max_length, CASE f.type WHEN 'long text' THEN 10000 ELSE 200 END) AS longest
        FROM form_field f
        WHERE f.form_id = answer_faults.form
    ), entry AS (
        SELECT e.item::integer AS item, e.answers
        FROM unnest(answer_faults.answers) WITH ORDINALITY AS e(answers, item)
    ), pair AS (
        SELECT e.item, a.*, e.answers -> a.key AS value, e.answers ->> a.key AS said,
            jsonb_typeof(e.answers -> a.key) AS found,
            CASE
                WHEN a.shown_field IS NULL THEN true
                WHEN jsonb_typeof(e.answers -> a.shown_field) = 'array' THEN EXISTS (
                    SELECT FROM jsonb_array_elements(e.answers -> a.shown_field) AS c(value)
                    WHERE a.shown_values @> c.value)
                ELSE COALESCE(a.shown_values @> (e.answers -> a.shown_field), false)
            END AS shown
        FROM entry e
        CROSS JOIN asked a
    ), judged AS (
        SELECT p.*,
            CASE
                WHEN p.value IS NULL THEN CASE WHEN p.required AND p.shown THEN 'answer_missing' END
                WHEN NOT p.shown THEN 'answer_not_asked'
                WHEN p.found = 'null' OR p.value = '[]' OR (p.found = 'string' AND btrim(p.said) = '') THEN 'answer_empty'
                WHEN p.found <> p.json_type THEN 'answer_type'
                ELSE CASE p.type
                    WHEN 'number' THEN CASE
                        WHEN p.said::numeric < COALESCE(p.minimum, p.said::numeric)
                            OR p.said::numeric > COALESCE(p.maximum, p.said::numeric)
                            OR (p.maps_to = 'birth_year'
                                AND (p.said::numeric NOT BETWEEN 1900 AND 2100 OR p.said::numeric % 1 <> 0))
                            THEN 'answer_range' END
                    WHEN 'date' THEN CASE
                        WHEN day(p.said) IS NULL THEN 'answer_type'
                        WHEN day(p.said) < COALESCE(p.earliest, day(p.said)) OR day(p.said) > COALESCE(p.latest, day(p.said))
                            OR (p.maps_to = 'birth_date' AND day(p.said) NOT BETWEEN '1900-01-01' AND '2100-12-31')
                            THEN 'answer_range' END
                    WHEN 'yes/no' THEN NULL
                    WHEN 'choice' THEN CASE WHEN p.said <> ALL(p.options) THEN 'answer_option' END
                    WHEN 'choices' THEN CASE
                        WHEN NOT p.value <@ to_jsonb(p.options) OR jsonb_array_length(p.value) <> (
                            SELECT count(DISTINCT c.value) FROM jsonb_array_elements(p.value) AS c(value))
                            THEN 'answer_option' END
                    WHEN 'country' THEN CASE
                        WHEN NOT EXISTS (SELECT FROM country c WHERE c.code = p.said) THEN 'answer_country' END
                    WHEN 'e-mail' THEN CASE WHEN p.said !~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN 'answer_type' END
                    WHEN 'phone' THEN CASE
                        WHEN p.said !~ '^\+?[0-9][0-9 ()./-]{2,30}$' THEN 'answer_type'
                        WHEN p.said !~ ('^(?:' || p.pattern || ')$') THEN 'answer_pattern' END
                    ELSE CASE
                        WHEN char_length(p.said) > p.longest THEN 'answer_length'
                        WHEN p.said !~ ('^(?:' || p.pattern || ')$') THEN 'answer_pattern' END
                END
            END AS rule
        FROM pair p
    )
    SELECT j.item, j.position, j.rule, jsonb_strip_nulls(jsonb_build_object('field', j.key,
        'found', CASE WHEN j.rule NOT IN ('answer_missing', 'answer_empty', 'answer_not_asked', 'answer_length')
            THEN left(j.said, 60) END,
        'expected', CASE j.rule
            WHEN 'answer_type' THEN j.type
            WHEN 'answer_option' THEN array_to_string(j.options, ', ')
            WHEN 'answer_length' THEN j.longest::text
            WHEN 'answer_pattern' THEN j.pattern
            WHEN 'answer_range' THEN concat(
                COALESCE(j.minimum::text, j.earliest::text, CASE j.maps_to WHEN 'birth_year' THEN '1900' WHEN 'birth_date' THEN '1900-01-01' END, '…'),
                ' to ',
                COALESCE(j.maximum::text, j.latest::text, CASE j.maps_to WHEN 'birth_year' THEN '2100' WHEN 'birth_date' THEN '2100-12-31' END, '…'))
        END))
    FROM judged j
    WHERE j.rule IS NOT NULL
    UNION ALL
    SELECT e.item, 2147483647, 'answer_unknown', jsonb_build_object('field', k.key)
    FROM entry e
    CROSS JOIN LATERAL jsonb_object_keys(e.answers) AS k(key)
    WHERE NOT EXISTS (SELECT FROM asked a WHERE a.key = k.key)
    $_$;


--
-- Name: idempotency; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.idempotency (
    actor text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    body_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    item integer NOT NULL,
    outcome text NOT NULL,
    registration_id uuid,
    place_in_line integer,
    rule text,
    facts jsonb,
    CONSTRAINT idempotency_hash_length CHECK ((octet_length(body_hash) = 32)),
    CONSTRAINT idempotency_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY atelier.idempotency FORCE ROW LEVEL SECURITY;


--
-- Name: answer_kept(text, text, bytea); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.answer_kept(actor text, key text, body bytea) RETURNS SETOF atelier.idempotency
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    kept idempotency;
BEGIN
    FOR kept IN
        SELECT * FROM idempotency d WHERE d.actor = answer_kept.actor AND d.key = answer_kept.key ORDER BY d.item
    LOOP
        IF kept.body_hash = body THEN
            RETURN NEXT kept;
        ELSIF kept.item = 1 THEN
            kept.outcome := 'refused';
            kept.rule := 'idempotency_key_reused';
            kept.registration_id := NULL;
            kept.place_in_line := NULL;
            kept.facts := NULL;
            RETURN NEXT kept;
        END IF;
    END LOOP;
END
$$;


--
-- Name: answer_offer(uuid, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.answer_offer(registration uuid, accepts boolean) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    offered uuid[] := require_offer(answer_offer.registration);
    theirs record;
BEGIN
    SELECT r.session_id, r.offer_until, s.code, s.zone INTO theirs
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = answer_offer.registration;
    IF accepts AND theirs.offer_until <= atelier.now() THEN
        PERFORM refuse('offer_over', jsonb_build_object('session', theirs.code, 'zone', theirs.zone,
            'until', to_char(theirs.offer_until AT TIME ZONE theirs.zone, 'YYYY-MM-DD HH24:MI')));
    END IF;
    PERFORM lock_people(ARRAY[theirs.session_id], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = ANY(offered)),
        cardinality(offered));
    UPDATE registration r
    SET state = CASE WHEN accepts THEN 'confirmed' ELSE 'cancelled' END,
        rule = CASE WHEN NOT accepts THEN 'offer_declined' END,
        facts = NULL,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = ANY(offered);
    RETURN CASE WHEN accepts THEN 0 ELSE promote(theirs.session_id) END;
END
$$;


--
-- Name: answer_requests(integer[], text[], text[], text[], text[], text[], text[], text[], bytea[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.answer_requests(requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[], actors text[], keys text[], bodies bytea[]) RETURNS TABLE(request integer, repeated boolean, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
DECLARE
    -- Each looked up by itself, whatever the plan thinks of a table that was empty when it was made.
    known integer[] := ARRAY(
        SELECT q.request::integer
        FROM unnest(actors, keys) WITH ORDINALITY AS q(actor, key, request)
        CROSS JOIN LATERAL (SELECT FROM idempotency d WHERE d.actor = q.actor AND d.key = q.key LIMIT 1) AS d);
    fresh record;
    head text := uuid7();
    broken text;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT array_agg(i.request) AS requests, array_agg(i.place) AS places, array_agg(i.session_id) AS sessions,
        array_agg(i.person_id) AS persons, array_agg(actors[i.request]) AS actors, array_agg(i.override) AS overrides,
        array_agg(i.late) AS lates, array_agg(i.unprepared) AS unprepared, array_agg(i.group_id) AS groups
    INTO fresh
    FROM (
        SELECT i.request, i.override, i.late, i.unprepared, s.id AS session_id,
            COALESCE(p.id, person_called(i.person)) AS person_id, row_number() OVER asked AS place,
            CASE WHEN row_number() OVER asked > 1 OR lead(i.item) OVER asked IS NOT NULL
                THEN counted_uuid(head, i.request) END AS group_id
        FROM unnest(requests, sessions, persons, overrides, lates, unprepared)
            WITH ORDINALITY AS i(request, session, person, override, late, unprepared, item)
        LEFT JOIN session s ON s.code = i.session
        LEFT JOIN person p ON p.reference = i.person
        WHERE i.request <> ALL(known)
        WINDOW asked AS (PARTITION BY i.request ORDER BY i.item)
        ORDER BY i.request, i.item
    ) AS i;
    RETURN QUERY
    WITH done AS MATERIALIZED (
        SELECT fresh.requests[a.item] AS request, fresh.places[a.item]::integer AS item, a.outcome, a.registration_id,
            a.place_in_line, a.rule, a.facts
        FROM admit(fresh.sessions, fresh.persons, fresh.actors, fresh.overrides, fresh.lates, NULL, fresh.groups,
            fresh.unprepared) a
    ), kept AS (
        INSERT INTO idempotency (actor, key, item, body_hash, outcome, registration_id, place_in_line, rule, facts)
        SELECT actors[d.request], keys[d.request], d.item, bodies[d.request], d.outcome, d.registration_id, d.place_in_line,
            d.rule, d.facts
        FROM done d
        WHERE keys[d.request] IS NOT NULL
    ), answer AS (
        SELECT d.request, false AS repeated, d.item, d.outcome, d.registration_id, d.place_in_line, d.rule, d.facts
        FROM done d
        UNION ALL
        SELECT k.request, true, d.item, d.outcome, d.registration_id, d.place_in_line, d.rule, d.facts
        FROM unnest(known) AS k(request)
        CROSS JOIN LATERAL answer_kept(actors[k.request], keys[k.request], bodies[k.request]) d
    )
    SELECT a.request, a.repeated, a.outcome, a.registration_id, a.place_in_line, a.rule, COALESCE(a.facts, '{}')
    FROM answer a
    ORDER BY a.request, a.item;
EXCEPTION WHEN unique_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    IF broken <> 'idempotency_pkey' THEN
        RAISE;
    END IF;
    RAISE serialization_failure USING MESSAGE = 'another process answered one of these requests meanwhile';
END
$$;


--
-- Name: application_after_insert(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.application_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_answers(array_agg(n.id ORDER BY n.arrival)) FROM new_rows n;
    PERFORM require_unfrozen(array_agg(n.id)) FROM new_rows n;
    RETURN NULL;
END
$$;


--
-- Name: application_after_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.application_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    -- A join of the two would be planned for as many rows as the session's first update had, and kept for thousands.
    PERFORM require_answers(array_agg(changed.id))
    FROM (
        SELECT n.id, n.answers, n.special, n.preferences FROM new_rows n
        EXCEPT
        SELECT o.id, o.answers, o.special, o.preferences FROM old_rows o
    ) AS changed;
    -- Withdrawing changes nothing that is frozen.
    PERFORM require_unfrozen(array_agg(changed.id))
    FROM (
        (SELECT n.id, n.state FROM new_rows n WHERE n.state <> 'withdrawn' EXCEPT SELECT o.id, o.state FROM old_rows o)
        UNION ALL
        (SELECT n.id, n.preferences::text FROM new_rows n EXCEPT SELECT o.id, o.preferences::text FROM old_rows o)
    ) AS changed;
    RETURN NULL;
END
$$;


--
-- Name: application_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.application_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'submitted' THEN
            PERFORM refuse('application_transition', jsonb_build_object(
                'application', NEW.reference, 'from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('submitted', 'eligible'), ('submitted', 'ineligible'), ('submitted', 'doubled'), ('submitted', 'withdrawn'),
        ('eligible', 'ineligible'), ('eligible', 'doubled'), ('eligible', 'withdrawn'),
        ('ineligible', 'eligible'), ('ineligible', 'doubled'), ('ineligible', 'withdrawn'),
        ('doubled', 'submitted'), ('doubled', 'withdrawn')) THEN
        PERFORM refuse('application_transition', jsonb_build_object(
            'application', OLD.reference, 'from', OLD.state, 'to', NEW.state));
    END IF;
    IF (NEW.reference, NEW.round_id, NEW.arrival, NEW.received_at, NEW.paper_on)
            IS DISTINCT FROM (OLD.reference, OLD.round_id, OLD.arrival, OLD.received_at, OLD.paper_on)
        -- That it came late stays; the words why are deleted with the answers.
        OR (NEW.late_reason IS DISTINCT FROM OLD.late_reason AND NOT COALESCE(
            OLD.late_reason IS NOT NULL AND NEW.late_reason = '(erased)' AND NEW.answers_deleted_at IS NOT NULL, false))
        OR (OLD.answers_deleted_at IS NOT NULL AND (NEW.answers_deleted_at IS NULL
            OR NOT NEW.answers <@ OLD.answers OR NOT NEW.special <@ OLD.special)) THEN
        PERFORM refuse('application_as_sent', jsonb_build_object('application', OLD.reference));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: applications_of(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.applications_of(project uuid, since date DEFAULT NULL::date, until date DEFAULT NULL::date) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT (
        SELECT count(*)
        FROM atelier.application a
        JOIN atelier.round o ON o.id = a.round_id
        WHERE o.project_id = project
            AND COALESCE(a.paper_on, (a.received_at AT TIME ZONE o.zone)::date)
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
    ) + (
        SELECT count(DISTINCT (r.session_id, r.person_id))
        FROM atelier.registration r
        JOIN atelier.session s ON s.id = r.session_id
        WHERE s.project_id = project
            AND (r.arrived_at AT TIME ZONE s.zone)::date
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
            AND NOT EXISTS (
                SELECT FROM atelier.application a
                JOIN atelier.round o ON o.id = a.round_id
                WHERE a.person_id = r.person_id AND o.project_id = project)
    )
    $$;


--
-- Name: as_uuid(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.as_uuid(text text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT CASE WHEN $1 ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN $1::uuid END
    $_$;


--
-- Name: assessment_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assessment_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF (NEW.training_id, NEW.maximum, NEW.pass_mark, NEW.attempts)
            IS DISTINCT FROM (OLD.training_id, OLD.maximum, OLD.pass_mark, OLD.attempts)
        AND EXISTS (SELECT FROM assessment_result r WHERE r.assessment_id = OLD.id) THEN
        PERFORM refuse('assessment_has_results', jsonb_build_object('assessment', OLD.code));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: assessment_obstacles(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assessment_obstacles(course uuid, person uuid) RETURNS TABLE(missing text, failed text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT string_agg(said(a.title, 'en'), ', ' ORDER BY a.code) FILTER (WHERE best.score IS NULL),
        string_agg(format('%s (%s of %s)', said(a.title, 'en'), trim_scale(best.score), trim_scale(a.pass_mark)), ', '
            ORDER BY a.code) FILTER (WHERE best.score < a.pass_mark)
    FROM course c
    JOIN assessment a ON a.training_id = c.training_id AND a.required
    CROSS JOIN LATERAL (
        SELECT max(o.score) AS score
        FROM course_session k
        JOIN registration r ON r.session_id = k.session_id AND r.state = 'confirmed'
            AND r.person_id = assessment_obstacles.person
        JOIN assessment_result o ON o.registration_id = r.id AND o.assessment_id = a.id
        WHERE k.course_id = c.id
    ) AS best
    WHERE c.id = assessment_obstacles.course
    $$;


--
-- Name: assessment_result_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assessment_result_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    test record;
    seat record;
    elsewhere integer := 0;
BEGIN
    SELECT a.code, a.training_id, a.maximum, a.attempts INTO test FROM assessment a WHERE a.id = NEW.assessment_id;
    SELECT r.person_id, r.state, s.code, s.training_id, s.zone, p.reference, s.series_id, e.training_id AS series_training_id
    INTO seat
    FROM registration r
    JOIN session s ON s.id = r.session_id
    LEFT JOIN series e ON e.id = s.series_id
    JOIN person p ON p.id = r.person_id
    WHERE r.id = NEW.registration_id;
    -- A correction uses no further attempt, also where two persons who turned out to be one have more than there are.
    IF seat.series_training_id = test.training_id AND NOT EXISTS (
        SELECT FROM assessment_result r
        WHERE r.assessment_id = NEW.assessment_id AND r.registration_id = NEW.registration_id AND r.attempt = NEW.attempt) THEN
        SELECT count(*) INTO elsewhere
        FROM session s
        JOIN registration r ON r.session_id = s.id AND r.person_id = NEW.person_id AND r.id <> NEW.registration_id
        JOIN assessment_result o ON o.registration_id = r.id AND o.assessment_id = NEW.assessment_id
        WHERE s.series_id = seat.series_id;
    END IF;
    IF test.training_id IS DISTINCT FROM seat.training_id AND test.training_id IS DISTINCT FROM seat.series_training_id THEN
        PERFORM refuse('assessment_result_training', jsonb_build_object('assessment', test.code, 'session', seat.code));
    ELSIF seat.person_id <> NEW.person_id OR (TG_OP = 'INSERT' AND seat.state <> 'confirmed') THEN
        PERFORM refuse('assessment_result_without_seat', jsonb_build_object('person', seat.reference, 'session', seat.code));
    ELSIF NEW.score > test.maximum THEN
        PERFORM refuse('assessment_result_score', jsonb_build_object('person', seat.reference, 'assessment', test.code,
            'score', trim_scale(NEW.score), 'maximum', trim_scale(test.maximum)));
    ELSIF NEW.attempt + elsewhere > test.attempts OR NEW.attempt > 1 + (
        SELECT count(*) FROM assessment_result r
        WHERE r.assessment_id = NEW.assessment_id AND r.registration_id = NEW.registration_id AND r.id <> NEW.id
            AND r.attempt < NEW.attempt) THEN
        PERFORM refuse('assessment_result_attempt', jsonb_build_object('person', seat.reference, 'assessment', test.code,
            'attempt', NEW.attempt + elsewhere, 'attempts', test.attempts));
    ELSIF NEW.taken_on > (atelier.now() AT TIME ZONE seat.zone)::date THEN
        PERFORM refuse('assessment_result_day', jsonb_build_object('assessment', test.code, 'day', NEW.taken_on));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: assign(uuid, uuid, text, text, text, text, text, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, unqualified text, double_booked text DEFAULT NULL::text, unpaired text DEFAULT NULL::text, person uuid DEFAULT NULL::uuid, because text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    who uuid;
    assigned uuid;
BEGIN
    PERFORM require_host(assign.session);
    PERFORM FROM session s WHERE s.id = assign.session FOR NO KEY UPDATE;
    SELECT COALESCE((SELECT t.person_id FROM trainer t WHERE t.id = assign.trainer), assign.person) INTO who;
    SELECT a.id INTO assigned FROM live_assignment(assign.session, who, assign.role) a;
    IF assigned IS NULL THEN
        IF assign.state NOT IN ('proposed', 'asked', 'accepted') THEN
            PERFORM refuse('assignment_unknown', '{}');
        ELSIF assign.trainer IS NULL AND NOT COALESCE(in_my_scope(who), false) THEN
            PERFORM refuse('person_unknown', '{}');
        END IF;
        INSERT INTO assignment (session_id, trainer_id, person_id, role, state, unqualified_because, double_booked_because,
            unpaired_because)
        VALUES (assign.session, assign.trainer, who,
            COALESCE(assign.role, CASE WHEN assign.trainer IS NULL THEN 'speaker' ELSE 'lead' END), assign.state,
            assign.unqualified, assign.double_booked, assign.unpaired)
        RETURNING id INTO assigned;
    ELSE
        UPDATE assignment a
        SET state = assign.state,
            role = COALESCE(assign.role, a.role),
            state_because = COALESCE(assign.because, a.state_because),
            unqualified_because = COALESCE(assign.unqualified, a.unqualified_because),
            double_booked_because = COALESCE(assign.double_booked, a.double_booked_because),
            unpaired_because = COALESCE(assign.unpaired, a.unpaired_because)
        WHERE a.id = assigned;
    END IF;
    RETURN assigned;
END
$$;


--
-- Name: assignment_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assignment_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.state IN ('asked', 'accepted') THEN
        IF NOT EXISTS (SELECT FROM hold h WHERE h.assignment_id = NEW.id) THEN
            PERFORM hold_assignment(NEW);
        END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.state IN ('asked', 'accepted') THEN
        -- Locked first, as in let_go().
        PERFORM FROM person p WHERE p.id = NEW.person_id FOR NO KEY UPDATE;
        DELETE FROM hold h WHERE h.assignment_id = NEW.id;
        PERFORM give_back(ARRAY[NEW.person_id], ARRAY[NEW.session_id]);
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: assignment_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assignment_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    moves boolean := TG_OP = 'INSERT';
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.person_id := COALESCE((SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id), NEW.person_id);
    ELSIF NEW.state <> OLD.state THEN
        moves := true;
        IF (OLD.state, NEW.state) NOT IN (
            ('proposed', 'asked'), ('proposed', 'accepted'), ('proposed', 'withdrawn'),
            ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'withdrawn')) THEN
            PERFORM refuse('assignment_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
        END IF;
    END IF;
    IF moves AND NEW.state = 'asked' THEN
        NEW.asked_at := atelier.now();
    ELSIF moves AND NEW.state IN ('accepted', 'declined') THEN
        NEW.answered_at := atelier.now();
    ELSIF moves AND NEW.state = 'withdrawn' AND NEW.state_because IS NULL THEN
        NEW.state_because := (SELECT s.cancelled_because FROM session s WHERE s.id = NEW.session_id);
    END IF;
    IF NEW.state IN ('proposed', 'asked', 'accepted') AND (moves OR (NEW.session_id, NEW.trainer_id, NEW.role)
        IS DISTINCT FROM (OLD.session_id, OLD.trainer_id, OLD.role)) THEN
        PERFORM require_fit(NEW);
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: assignment_reasons(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assignment_reasons(assignments uuid[]) RETURNS TABLE(assignment_id uuid, state_because text, unqualified_because text, double_booked_because text, unpaired_because text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.id, a.state_because, a.unqualified_because, a.double_booked_because, a.unpaired_because
    FROM assignment a
    JOIN session s ON s.id = a.session_id
    CROSS JOIN actor() w
    WHERE a.id = ANY(assignments) AND (w.role IN ('administrator', 'coordinator')
        OR (w.role = 'office' AND (s.host_office_id = w.office_id OR in_scope(a.person_id, w.office_id))))
    $$;


--
-- Name: audit_actor(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_actor(OUT kind text, OUT user_id uuid, OUT office_id uuid, OUT reason text) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    SELECT a.kind, a.user_id, a.office_id INTO kind, user_id, office_id FROM resolve(current_setting('atelier.actor', true)) a;
    kind := COALESCE(kind, 'none');
    reason := NULLIF(current_setting('atelier.reason', true), '');
END
$$;


--
-- Name: audit_counted(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_counted(changed_table text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE changed_table
        WHEN 'session' THEN '{taken,waiting,kept}'::text[]
        WHEN 'reserved_seats' THEN '{used}'
        WHEN 'person' THEN '{search_key,sound_key}'
        WHEN 'import' THEN '{file_id,ended_at}'
        ELSE '{}'
    END
    $$;


--
-- Name: audit_delete(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    who record;
    hidden text[] := audit_hidden(TG_TABLE_NAME);
BEGIN
    IF NOT EXISTS (SELECT FROM old_rows) THEN
        RETURN NULL;
    END IF;
    who := audit_actor();
    WITH change AS (
        SELECT nextval('audit_id_seq') AS id, r.whole, audit_shown(r.whole, hidden) AS old,
            uuid_send(gen_random_uuid()) AS salt
        FROM (SELECT to_jsonb(o) - 'hash' AS whole FROM old_rows o ORDER BY o.id) AS r
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old)
        SELECT c.id, audit_subject(TG_TABLE_NAME, c.whole), c.salt, c.old
        FROM change c
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT c.id, who.kind, who.user_id, who.office_id, TG_TABLE_NAME, (c.whole ->> 'id')::uuid, TG_OP,
        ARRAY(SELECT jsonb_object_keys(c.whole)), who.reason, sha256(c.salt || convert_to(c.old::text, 'UTF8'))
    FROM change c;
    RETURN NULL;
END
$$;


--
-- Name: audit_hidden(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_hidden(changed_table text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE changed_table WHEN 'care_need' THEN '{kind,need}'::text[] WHEN 'draw' THEN '{secret}' ELSE '{}' END $$;


--
-- Name: audit_insert(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    who record;
BEGIN
    -- Rows of an import are told by the one entry of that import, to which they refer. (A statement is planned only for tables
    -- that have its columns.)
    IF 'import_id' = ANY(TG_ARGV) THEN
        IF NOT EXISTS (SELECT FROM new_rows n WHERE n.import_id IS NULL) THEN
            RETURN NULL;
        END IF;
    ELSIF NOT EXISTS (SELECT FROM new_rows) THEN
        RETURN NULL;
    END IF;
    who := audit_actor();
    IF 'actor_user_id' = ANY(TG_ARGV) THEN
        INSERT INTO audit (actor_kind, actor_user_id, office_id, table_name, row_id, operation, reason)
        SELECT CASE WHEN u.id IS NULL THEN who.kind ELSE 'user' END, COALESCE(u.id, who.user_id),
            COALESCE(u.office_id, who.office_id), TG_TABLE_NAME, n.id, TG_OP, who.reason
        FROM new_rows n
        LEFT JOIN staff_user u ON u.id = n.actor_user_id
        ORDER BY n.id;
    ELSE
        INSERT INTO audit (actor_kind, actor_user_id, office_id, table_name, row_id, operation, reason)
        SELECT who.kind, who.user_id, who.office_id, TG_TABLE_NAME, n.id, TG_OP, who.reason
        FROM new_rows n
        ORDER BY n.id;
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: audit_row_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_row_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM tell_changes(TG_TABLE_NAME, ARRAY[to_jsonb(OLD)], ARRAY[to_jsonb(NEW)]);
    RETURN NULL;
END
$$;


--
-- Name: audit_shown(jsonb, text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_shown(whole jsonb, hidden text[]) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN hidden = '{}' THEN whole
        ELSE whole || (SELECT jsonb_object_agg(h.key, NULL) FROM unnest(hidden) AS h(key))
    END
    $$;


--
-- Name: audit_subject(text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_subject(changed_table text, whole jsonb) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (whole ->> CASE changed_table WHEN 'person' THEN 'id' ELSE 'person_id' END)::uuid $$;


--
-- Name: audit_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    told boolean := EXISTS (SELECT FROM new_rows);
BEGIN
    -- Of thousands in which only counted columns changed none is looked at twice. Planned each time, so not worth it for a few.
    IF TG_NARGS > 0 AND (SELECT count(*) FROM new_rows) > 10 THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (%s) IS DISTINCT FROM (%s))',
            'n.' || array_to_string(TG_ARGV, ', n.'), 'o.' || array_to_string(TG_ARGV, ', o.')) INTO told;
    END IF;
    IF told THEN
        -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
        PERFORM tell_changes(TG_TABLE_NAME, ARRAY(SELECT to_jsonb(o) FROM old_rows o ORDER BY o.id),
            ARRAY(SELECT to_jsonb(n) FROM new_rows n ORDER BY n.id));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: begin_import(uuid, integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.begin_import(file uuid, bad integer[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made uuid;
BEGIN
    PERFORM require_staged(begin_import.file);
    PERFORM take_turn_to_import();
    INSERT INTO import (kind, file_id, file_name, file_hash, office_id, actor_user_id, rows, left_out)
    SELECT 'persons', f.id, f.name, f.hash, f.office_id, f.actor_user_id, sum(cardinality(q.row_no)), bad
    FROM staged_file f
    JOIN staged_piece q ON q.file_id = f.id
    WHERE f.id = begin_import.file
    GROUP BY f.id
    RETURNING id INTO made;
    RETURN made;
END
$$;


--
-- Name: bind_groups(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.bind_groups(work atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(work) w WHERE w.group_id IS NOT NULL) THEN
        RETURN work;
    END IF;
    RETURN ARRAY(
        SELECT CASE
            WHEN w.outcome IS DISTINCT FROM 'refused' AND no.outcome = 'refused' THEN
                ROW(w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
                    'refused', w.registration_id, 'registration_group',
                    jsonb_strip_nulls(jsonb_build_object('person', person_reference(w.person_id, w.office_id),
                        'other', person_reference(no.person_id, w.office_id))),
                    w.reserved_seats_id, w.group_id, w.unprepared, w.target)::admission
            WHEN w.outcome = 'confirmed' AND no.outcome = 'full' THEN
                ROW(w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
                    'full', w.registration_id, NULL, NULL, NULL, w.group_id, w.unprepared, w.target)::admission
            ELSE w::admission
        END
        FROM unnest(work) w
        LEFT JOIN LATERAL (
            SELECT o.outcome, o.person_id
            FROM unnest(work) o
            WHERE o.group_id = w.group_id
                AND (o.outcome = 'refused' OR (o.outcome = 'full' AND o.session_id = w.session_id))
            ORDER BY o.outcome = 'full', o.item
            LIMIT 1
        ) AS no ON true
        ORDER BY w.item);
END
$$;


--
-- Name: block_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.block_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    changed uuid := COALESCE(NEW.session_id, OLD.session_id);
BEGIN
    UPDATE session
    SET starts_at = span.starts_at,
        ends_at = span.ends_at,
        sequence = sequence + CASE WHEN state = 'draft' THEN 0 ELSE 1 END,
        changed_at = atelier.now()
    FROM (SELECT min(b.starts_at) AS starts_at, max(b.ends_at) AS ends_at FROM block b WHERE b.session_id = changed) AS span
    WHERE session.id = changed;
    IF TG_OP = 'DELETE' THEN
        DELETE FROM hold h WHERE h.block_id = OLD.id;
        PERFORM give_back(array_agg(e.person_id), array_agg(changed)) FROM expected(changed) e HAVING count(*) > 0;
    ELSE
        PERFORM hold_people(NEW.id);
        PERFORM hold_room(NEW.id, NEW.override_reason IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.override_reason IS DISTINCT FROM OLD.override_reason));
    END IF;
    -- One that came or went differs from nothing.
    IF (NEW.starts_at, NEW.ends_at, NEW.room_id, NEW.place)
        IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.room_id, OLD.place) THEN
        PERFORM notify_everybody(changed, 'moved', jsonb_build_object(
            'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone))
        FROM session s
        WHERE s.id = changed AND s.state = 'published';
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: block_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.block_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whose record;
BEGIN
    -- Locks the session first, as everything does that holds seats, time or rooms.
    SELECT s.capacity, s.host_office_id, s.code, s.state, s.cancelled_because, s.series_id INTO whose
    FROM session s
    WHERE s.id = NEW.session_id
    FOR NO KEY UPDATE;
    IF NOT may_host(whose.host_office_id) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    ELSIF whose.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', whose.code, 'because', whose.cancelled_because));
    ELSIF TG_OP = 'UPDATE' AND (NEW.starts_local, NEW.ends_local, NEW.zone)
        IS DISTINCT FROM (OLD.starts_local, OLD.ends_local, OLD.zone)
        AND (EXISTS (SELECT FROM attendance a WHERE a.block_id = NEW.id)
            OR EXISTS (SELECT FROM certificate c WHERE c.course_id IN (NEW.session_id, whose.series_id))) THEN
        PERFORM refuse('block_attended', jsonb_build_object('session', whose.code));
    END IF;
    NEW.starts_at := instant(NEW.starts_local, NEW.zone, NEW.starts_fold, 'start');
    NEW.ends_at := instant(NEW.ends_local, NEW.zone, NEW.ends_fold, 'end');
    IF NEW.ends_at <= NEW.starts_at THEN
        PERFORM refuse('block_ends_after_start', jsonb_build_object(
            'starts', to_char(NEW.starts_local, 'YYYY-MM-DD HH24:MI'),
            'ends', to_char(NEW.ends_local, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    -- Why a room is right stays said as long as neither the times nor the room change.
    IF TG_OP = 'UPDATE' AND NEW.override_reason IS NULL AND (NEW.starts_at, NEW.ends_at, NEW.room_id)
        IS NOT DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.room_id) THEN
        NEW.override_reason := OLD.override_reason;
    END IF;
    IF NEW.room_id IS NOT NULL AND NEW.override_reason IS NULL THEN
        PERFORM require_seats(NEW.room_id, whose.capacity);
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: block_clashes(uuid, tstzrange); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.block_clashes(block uuid, during tstzrange) RETURNS TABLE(person_id uuid, block_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT e.person_id, h.block_id
    FROM block moved
    CROSS JOIN LATERAL expected(moved.session_id) e
    JOIN hold h ON h.person_id = e.person_id AND h.during && block_clashes.during
        AND (h.registration_id, h.assignment_id) IS DISTINCT FROM (e.registration_id, e.assignment_id)
    JOIN block other ON other.id = h.block_id
    WHERE moved.id = block_clashes.block
        AND other.session_id NOT IN (
            SELECT moved.session_id
            UNION SELECT w.session_id FROM wholes_of(moved.session_id) w
            UNION SELECT p.session_id FROM parts_of(moved.session_id) p)
        AND NOT EXISTS (
            SELECT FROM hold mine
            WHERE mine.block_id = block_clashes.block AND mine.person_id = e.person_id AND mine.during && h.during
                AND (mine.registration_id, mine.assignment_id) IS NOT DISTINCT FROM (e.registration_id, e.assignment_id))
    ORDER BY e.person_id, lower(h.during), h.block_id
    $$;


--
-- Name: block_days(timestamp without time zone, timestamp without time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.block_days(starts timestamp without time zone, ends timestamp without time zone) RETURNS daterange
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT daterange(starts::date, (ends - interval '1 microsecond')::date, '[]') $$;


--
-- Name: break_key(text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.break_key(rule text, changed_table text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a change to table "%" violates foreign key "%"', changed_table, rule
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = rule, TABLE = changed_table, SCHEMA = 'atelier';
END
$$;


--
-- Name: breakdown_figures(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.breakdown_figures(project uuid, since date, until date) RETURNS TABLE(rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text, age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text, rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    WITH came AS MATERIALIZED (
        SELECT * FROM atelier.project_participation(project, since, until)
    ), once AS (
        SELECT DISTINCT ON (c.person_id) c.person_id, c.sex, c.age_group
        FROM came c
        ORDER BY c.person_id, c.first_day, c.registration_id
    ), counted AS (
        SELECT 1 AS rank, 'participants' AS measure, NULL AS country_code, NULL AS in_or_for, o.sex, o.age_group,
            count(*) AS number, false AS at_least
        FROM once o
        GROUP BY o.sex, o.age_group
        UNION ALL
        SELECT 2, 'reached', NULL, NULL, s.sex, 'not known', sum(s.number)::bigint, bool_or(h.bound <> 'exactly')
        FROM atelier.head_count h
        CROSS JOIN LATERAL (VALUES ('female', h.female), ('male', h.male), ('other', h.other), ('not said', h.not_said),
            ('not known', CASE WHEN num_nonnulls(h.female, h.male, h.other, h.not_said) = 0 THEN h.total END)) AS s(sex, number)
        WHERE h.project_id = project AND h.counts = 'people' AND s.number > 0
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        GROUP BY s.sex
        UNION ALL
        SELECT 3, 'participants', c.session_country, 'in', NULL, NULL, count(DISTINCT c.person_id), false
        FROM came c
        WHERE c.session_country IS NOT NULL
        GROUP BY c.session_country
        UNION ALL
        SELECT 4, 'participants', c.person_country, 'for', NULL, NULL, count(DISTINCT c.person_id), false
        FROM came c
        WHERE c.person_country IS NOT NULL
        GROUP BY c.person_country
        UNION ALL
        SELECT CASE h.counts WHEN 'people' THEN 5 ELSE 6 END, CASE h.counts WHEN 'people' THEN 'reached' ELSE 'cases' END,
            h.country_code, 'in', NULL, NULL, sum(h.total)::bigint, bool_or(h.bound <> 'exactly')
        FROM atelier.head_count h
        WHERE h.project_id = project AND h.counts IN ('people', 'cases') AND h.country_code IS NOT NULL
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        GROUP BY h.counts, h.country_code
    )
    SELECT c.rank, 'breakdown', c.measure, NULL, c.country_code, c.in_or_for, c.sex, c.age_group, since, until,
        NULL::bigint, c.number, c.at_least, NULL, NULL, NULL::jsonb
    FROM counted c
    $$;


--
-- Name: broken_checks(text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.broken_checks(checked_table text, source text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT format('SELECT s.row_no, v.rule, jsonb_build_object() FROM (%s) AS s CROSS JOIN LATERAL unnest(ARRAY[%s]) AS v(rule) '
        'WHERE (%s) AND v.rule IS NOT NULL', source,
        string_agg(format('CASE WHEN (%s) IS FALSE THEN %L END', c.expression, c.conname), ', ' ORDER BY c.conname),
        string_agg(format('(%s) IS FALSE', c.expression), ' OR ' ORDER BY c.conname))
    FROM (
        SELECT k.conname, pg_get_expr(k.conbin, k.conrelid) AS expression
        FROM pg_constraint k
        WHERE k.conrelid = format('atelier.%I', checked_table)::regclass AND k.contype = 'c'
            -- What else a row has isn't entered, so it can't break anything.
            AND k.conkey <@ ARRAY(
                SELECT a.attnum
                FROM pg_attribute a
                WHERE a.attrelid = k.conrelid AND a.attname IN ('name', 'name_own_script', 'patronymic', 'language', 'sex',
                    'birth_year', 'birth_date', 'country_code', 'email', 'phone', 'relation'))
    ) AS c
    $$;


--
-- Name: broken_promises(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.broken_promises() RETURNS TABLE(promise text, place text, expected text, found text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT found.promise, found.place, found.expected, found.found
    FROM (
        SELECT 'session.taken is the number of seats held' AS promise, s.code AS place, count(r.id)::text AS expected,
            s.taken::text AS found
        FROM session s
        LEFT JOIN registration r ON r.session_id = s.id AND r.state IN ('confirmed', 'offered')
        GROUP BY s.id
        HAVING count(r.id) <> s.taken
        UNION ALL
        SELECT 'session.waiting is the number of people waiting', s.code, count(r.id)::text, s.waiting::text
        FROM session s
        LEFT JOIN registration r ON r.session_id = s.id AND r.state = 'waitlisted'
        GROUP BY s.id
        HAVING count(r.id) <> s.waiting
        UNION ALL
        SELECT 'session.kept is the number of reserved seats not used', s.code, COALESCE(sum(v.seats - v.used), 0)::text,
            s.kept::text
        FROM session s
        LEFT JOIN reserved_seats v ON v.session_id = s.id AND v.released_at IS NULL
        GROUP BY s.id
        HAVING COALESCE(sum(v.seats - v.used), 0) <> s.kept
        UNION ALL
        SELECT 'reserved_seats.used is the number of seats used', s.code, count(r.id)::text, v.used::text
        FROM reserved_seats v
        JOIN session s ON s.id = v.session_id
        LEFT JOIN registration r ON r.reserved_seats_id = v.id AND r.state IN ('confirmed', 'offered')
        GROUP BY v.id, s.code
        HAVING count(r.id) <> v.used
        UNION ALL
        SELECT 'no seat is sold twice', s.code, 'at most ' || s.capacity, s.taken::text
        FROM session s
        WHERE s.taken > s.capacity
        UNION ALL
        SELECT 'who has a seat is held for its time', s.code || ' ' || p.reference, wanted.hours::text, held.hours::text
        FROM registration r
        JOIN session s ON s.id = r.session_id
        JOIN person p ON p.id = r.person_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(q.during), '{}') AS hours FROM pieces(r.person_id, r.session_id) q) AS wanted
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours FROM hold h WHERE h.registration_id = r.id) AS held
        WHERE r.state IN ('confirmed', 'offered') AND held.hours <> wanted.hours
        UNION ALL
        SELECT 'only who has a seat is held', s.code || ' ' || p.reference, 'no hold', 'a hold in state ' || r.state
        FROM hold h
        JOIN registration r ON r.id = h.registration_id
        JOIN session s ON s.id = r.session_id
        JOIN person p ON p.id = r.person_id
        WHERE r.state NOT IN ('confirmed', 'offered')
        UNION ALL
        SELECT 'who is asked or has accepted to work is held for its time', s.code || ' ' || p.reference, wanted.hours::text,
            held.hours::text
        FROM assignment a
        JOIN session s ON s.id = a.session_id
        JOIN person p ON p.id = a.person_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(q.during), '{}') AS hours FROM pieces(a.person_id, a.session_id) q) AS wanted
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours FROM hold h WHERE h.assignment_id = a.id) AS held
        WHERE a.state IN ('asked', 'accepted') AND held.hours <> wanted.hours
        UNION ALL
        SELECT 'only who is asked or has accepted to work is held', s.code || ' ' || p.reference, 'no hold',
            'a hold in state ' || a.state
        FROM hold h
        JOIN assignment a ON a.id = h.assignment_id
        JOIN session s ON s.id = a.session_id
        JOIN person p ON p.id = a.person_id
        WHERE a.state NOT IN ('asked', 'accepted')
        UNION ALL
        SELECT 'a hold follows from a person''s registration or assignment and a block of its session',
            COALESCE(s.code || ' ' || p.reference, h.person_id::text), 'a registration or an assignment', 'none'
        FROM hold h
        LEFT JOIN block b ON b.id = h.block_id
        LEFT JOIN session s ON s.id = b.session_id
        LEFT JOIN person p ON p.id = h.person_id
        WHERE NOT EXISTS (
                SELECT FROM registration r
                WHERE r.id = h.registration_id AND r.person_id = h.person_id AND r.session_id = b.session_id)
            AND NOT EXISTS (
                SELECT FROM assignment a
                WHERE a.id = h.assignment_id AND a.person_id = h.person_id AND a.session_id = b.session_id)
        UNION ALL
        SELECT 'a block has its room for its time', s.code || ' ' || r.code, 'a hold', 'none'
        FROM block b
        JOIN session s ON s.id = b.session_id
        JOIN room r ON r.id = b.room_id
        WHERE s.state <> 'cancelled' AND NOT EXISTS (
            SELECT FROM room_hold h
            WHERE h.block_id = b.id AND h.room_id = b.room_id AND h.during = tstzrange(b.starts_at, b.ends_at))
        UNION ALL
        SELECT 'a lost seat of a draw is known to the draw', q.code || ' ' || a.reference, 'in the protocol', q.rule
        FROM (SELECT l.*, o.code, e.application_id FROM draw_seat_lost l
            JOIN draw_entry e ON e.id = l.entry_id
            JOIN session o ON o.id = l.session_id) AS q
        JOIN application a ON a.id = q.application_id
        UNION ALL
        SELECT 'instants follow from local times and zone', s.code, b.starts_local::text || ' ' || b.zone, b.starts_at::text
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE b.ends_at > atelier.now()
            AND (b.starts_at AT TIME ZONE b.zone <> b.starts_local OR b.ends_at AT TIME ZONE b.zone <> b.ends_local)
        UNION ALL
        SELECT 'reference data are those of this release', d.name, c.version, d.version
        FROM carried_datasets() c
        JOIN dataset d ON d.name = c.name
        WHERE d.version <> c.version
    ) AS found
    WHERE EXISTS (SELECT FROM actor() a WHERE a.role = 'administrator' OR a.kind = 'job')
    ORDER BY 1, 2
    $$;


--
-- Name: busy(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.busy(block uuid, zone text) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT busy(busy.block, busy.zone, actor_office(), actor_may_plan()) $$;


--
-- Name: busy(uuid, text, uuid, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.busy(block uuid, zone text, office uuid, plans boolean) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'from', to_char(b.starts_at AT TIME ZONE busy.zone, 'YYYY-MM-DD HH24:MI'),
        'until', to_char(b.ends_at AT TIME ZONE busy.zone, 'YYYY-MM-DD HH24:MI'),
        'zone', busy.zone,
        'elsewhere', CASE
            WHEN plans OR s.host_office_id = office OR (s.visibility = 'public' AND s.state <> 'draft') THEN s.code END))
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = busy.block
    $$;


--
-- Name: cancel_registration(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.cancel_registration(registration uuid, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    target uuid;
BEGIN
    SELECT s.id INTO target
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = cancel_registration.registration
        AND actor_is_staff() AND (r.office_id = actor_office() OR may_host(s.host_office_id));
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    END IF;
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('registration_cancel_because', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = target FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[target], ARRAY(
        SELECT r.person_id FROM registration r WHERE r.id = cancel_registration.registration), 1);
    IF EXISTS (SELECT FROM attendance a WHERE a.registration_id = cancel_registration.registration AND a.present) THEN
        PERFORM refuse('registration_attended', '{}');
    END IF;
    UPDATE registration r
    SET state = 'cancelled',
        rule = 'registration_cancelled',
        facts = jsonb_build_object('because', because),
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = cancel_registration.registration AND r.state NOT IN ('cancelled', 'refused');
    IF NOT FOUND THEN
        PERFORM refuse('registration_cancelled_already', '{}');
    END IF;
    RETURN promote(target);
END
$$;


--
-- Name: care_need_deleted_on(timestamp with time zone, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.care_need_deleted_on(ends_at timestamp with time zone, zone text) RETURNS date
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT (ends_at AT TIME ZONE zone)::date
        + COALESCE((SELECT (t.value #>> '{}')::integer FROM setting t WHERE t.name = 'care_need.days_kept'), 14)
    $$;


--
-- Name: carried_datasets(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.carried_datasets() RETURNS TABLE(name text, version text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    VALUES
        ('holidays', '0.109+384e5031'),
        ('towns', '3.0.2+668e5f93'),
        ('working-weeks', '0.109+5c2d7a05'),
        ('zones', '2026f+3.0.2+edfd1e7f')
    $$;


--
-- Name: certificate_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('certificate_kept', jsonb_build_object('number', OLD.number));
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('printed ahead', 'issued') THEN
            PERFORM refuse('certificate_transition',
                jsonb_build_object('number', NEW.number, 'from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('printed ahead', 'issued'), ('printed ahead', 'void'),
        ('issued', 'suspended'), ('issued', 'replaced'), ('issued', 'revoked'),
        ('suspended', 'issued'), ('suspended', 'revoked')) THEN
        PERFORM refuse('certificate_transition',
            jsonb_build_object('number', OLD.number, 'from', OLD.state, 'to', NEW.state));
    END IF;
    IF (NEW.id, NEW.number, NEW.session_id, NEW.series_id, NEW.training_id, NEW.title, NEW.awarded_on, NEW.valid_until,
            NEW.specimen, NEW.issued_at, NEW.issued_by)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.session_id, OLD.series_id, OLD.training_id, OLD.title, OLD.awarded_on,
            OLD.valid_until, OLD.specimen, OLD.issued_at, OLD.issued_by)
        OR (NEW.person_id IS NOT NULL AND (NEW.name, NEW.name_own_script) IS DISTINCT FROM (OLD.name, OLD.name_own_script))
        OR (NEW.person_id <> OLD.person_id AND current_setting('atelier.merging', true) IS DISTINCT FROM OLD.person_id::text)
        OR (NEW.person_id IS NOT NULL AND OLD.person_id IS NULL) THEN
        PERFORM refuse('certificate_as_printed', jsonb_build_object('number', OLD.number));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: certificate_changed(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    changed record;
BEGIN
    -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
    SELECT array_agg(c.id) FILTER (WHERE c.state = 'issued') AS issued,
        array_agg(c.id) FILTER (WHERE c.state = 'revoked') AS revoked
    INTO changed
    FROM unnest(ARRAY(SELECT n.id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.state FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT o.state FROM old_rows o ORDER BY o.id)) AS c(id, state, former)
    WHERE c.state <> c.former;
    PERFORM grant_qualifications(changed.issued);
    PERFORM end_qualifications(changed.revoked);
    RETURN NULL;
END
$$;


--
-- Name: certificate_due(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_due(course uuid) RETURNS TABLE(person_id uuid, due boolean, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT d.person_id, d.rule IS NULL, d.rule, d.facts
    FROM completion(certificate_due.course) d
    WHERE in_my_scope(d.person_id) AND (
        (SELECT may_host(c.host_office_id) FROM course c WHERE c.id = certificate_due.course)
        OR EXISTS (
            SELECT FROM course_session k
            JOIN registration r ON r.session_id = k.session_id
            WHERE k.course_id = certificate_due.course AND r.person_id = d.person_id AND r.office_id = actor_office()))
    ORDER BY d.person_id
    $$;


--
-- Name: certificate_granted(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_granted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM grant_qualifications((SELECT array_agg(n.id) FROM new_rows n WHERE n.state = 'issued'));
    RETURN NULL;
END
$$;


--
-- Name: certificate_state(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_state(number text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT CASE
        WHEN c.state = 'issued' AND c.valid_until <= (atelier.now() AT TIME ZONE 'UTC')::date THEN 'expired'
        ELSE c.state
    END
    FROM certificate c
    WHERE c.number = certificate_state.number
    $$;


--
-- Name: check_setting(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.check_setting(name text) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$ SELECT s.value FROM atelier.check_settings() s WHERE s.name = check_setting.name $$;


--
-- Name: check_settings(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.check_settings() RETURNS TABLE(name text, value numeric, standard numeric)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.name, COALESCE((g.value #>> '{}')::numeric, s.standard), s.standard
    FROM (VALUES
        -- Below the minimum is said from so many days before the start.
        ('minimum_days', 14::numeric),
        -- Low demand: fewer than this share of the places asked for, from so many days before the start.
        ('demand_days', 7), ('demand_percent', 50),
        -- How many days before a start visas must be asked for, where the country doesn't say otherwise.
        ('visa_days', 30),
        -- The way from door to door; see travel_minutes.
        ('road_minutes', 15), ('road_detour_percent', 130), ('road_kmh', 60), ('air_minutes', 300), ('air_kmh', 700),
        -- Two places so far apart are two towns.
        ('two_towns_km', 30),
        -- The hours of the day at which people work, and the share of a country's townspeople from which a zone counts.
        ('opening_hour', 8), ('closing_hour', 18), ('zone_percent', 10)
    ) AS s(name, standard)
    LEFT JOIN atelier.setting g ON g.name = 'check.' || s.name
    $$;


--
-- Name: clash(uuid, uuid, uuid, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.clash(person uuid, session uuid, office uuid, plans boolean) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT COALESCE((
        SELECT busy(h.block_id, s.zone, clash.office, clash.plans)
        FROM session s
        CROSS JOIN LATERAL pieces(clash.person, s.id) b
        JOIN hold h ON h.person_id = clash.person AND h.during && b.during
        JOIN block other ON other.id = h.block_id
        WHERE s.id = clash.session AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
        ORDER BY lower(h.during), h.block_id
        LIMIT 1), '{}')
    $$;


--
-- Name: close_need(uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.close_need(need uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    pending record;
BEGIN
    PERFORM require_need(close_need.need);
    SELECT r.reference, r.state INTO pending
    FROM referral r
    WHERE r.need_id = close_need.need AND r.state IN ('proposed', 'accepted')
    ORDER BY r.proposed_on, r.id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('need_referral_under_way', jsonb_build_object('referral', pending.reference, 'state', pending.state));
    END IF;
    UPDATE need n SET state = close_need.state, closed_because = NULLIF(btrim(close_need.because), '')
    WHERE n.id = close_need.need AND n.state = 'open';
    IF NOT FOUND THEN
        PERFORM refuse('need_transition', (SELECT jsonb_build_object('need', n.reference, 'from', n.state, 'to', close_need.state)
            FROM need n WHERE n.id = close_need.need));
    END IF;
END
$$;


--
-- Name: collects_seats(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.collects_seats(session uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = collects_seats.session AND r.state = 'waitlisted' AND r.priority > 0
            AND r.rule = 'session_full_for_group')
    $$;


--
-- Name: commit_draw(uuid, text, timestamp with time zone, timestamp with time zone, text[], integer[], bytea); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.commit_draw(round uuid, source text, instant timestamp with time zone, reserves_until timestamp with time zone, fields text[], stratum_seats integer[], list_sha256 bytea) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made draw;
    random bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    started timestamptz := date_trunc('second', atelier.now());
BEGIN
    PERFORM freeze_round(commit_draw.round, commit_draw.fields);
    INSERT INTO draw (round_id, number, source, instant, reserves_until, fields, seats, applications, secret, commitment,
        list_sha256, committed_at, actor_user_id)
    SELECT commit_draw.round, 1 + (SELECT count(*) FROM draw d WHERE d.round_id = commit_draw.round), commit_draw.source,
        COALESCE(commit_draw.instant, started), commit_draw.reserves_until, commit_draw.fields,
        (SELECT sum(s.seats) FROM unnest(stratum_seats) AS s(seats)),
        (SELECT count(*) FROM application a WHERE a.round_id = commit_draw.round), random, sha256(random), commit_draw.list_sha256,
        started, (SELECT w.user_id FROM actor() w)
    RETURNING * INTO made;
    INSERT INTO draw_session (draw_id, number, session_id, code, seats)
    SELECT made.id, s.number, s.session_id, s.code, s.seats FROM round_draw_sessions(made.round_id) s;
    PERFORM keep_draw_seats(made);

    WITH listed AS MATERIALIZED (
        SELECT l.* FROM round_draw_entries(made.round_id, made.fields) l
    ), strata AS (
        INSERT INTO draw_stratum (draw_id, number, answers, applicants, seats)
        SELECT made.id, l.stratum, l.answers, count(*), stratum_seats[l.stratum]
        FROM listed l
        WHERE l.stratum IS NOT NULL
        GROUP BY l.stratum, l.answers
    )
    INSERT INTO draw_entry (draw_id, application_id, stratum, preferences, rule, paper_on)
    SELECT made.id, l.application_id, l.stratum, l.preferences, l.rule, l.paper_on FROM listed l;
    PERFORM count_for_draw();
    RETURN made.number;
END
$$;


--
-- Name: completion(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.completion(course uuid) RETURNS TABLE(person_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH target AS (
        SELECT c.session, c.series, c.training_id, g.minimum_attendance, ahead.code AS ahead, ahead.state AS ahead_state,
            (SELECT sum(extract(epoch FROM b.ends_at - b.starts_at) / 60)
                FROM course_session k
                JOIN block b ON b.session_id = k.session_id
                WHERE k.course_id = c.id) AS whole
        FROM course c
        LEFT JOIN training g ON g.id = c.training_id
        LEFT JOIN LATERAL (
            -- A draft is not over, whatever its times.
            SELECT s.code, s.state
            FROM course_session k
            JOIN session s ON s.id = k.session_id
            WHERE k.course_id = c.id AND (s.state = 'draft' OR s.ends_at > atelier.now())
            ORDER BY s.state, s.ends_at DESC NULLS FIRST, s.id
            LIMIT 1
        ) AS ahead ON true
        WHERE c.id = completion.course
    ), did AS (
        SELECT r.person_id, array_agg(s.id) AS sessions,
            sum(minutes_attended(a.present, a.minutes, b.starts_at, b.ends_at)) AS attended,
            array_agg(b.module_id) FILTER (WHERE a.present AND b.module_id IS NOT NULL) AS modules,
            (array_agg(s.code ORDER BY s.starts_at, s.id) FILTER (WHERE a.id IS NULL))[1] AS unrecorded,
            (array_agg(s.code ORDER BY s.starts_at DESC, s.id))[1] AS latest
        FROM course_session k
        JOIN session s ON s.id = k.session_id
        JOIN registration r ON r.session_id = s.id AND r.state = 'confirmed'
        -- Of who was erased there is no name left to put on a certificate.
        JOIN person p ON p.id = r.person_id AND p.erased_at IS NULL
        LEFT JOIN attendance a ON a.registration_id = r.id
        LEFT JOIN block b ON b.id = a.block_id
        WHERE k.course_id = completion.course
        GROUP BY r.person_id
    ), measured AS (
        SELECT did.*, target.*, test.missing, test.failed, did.attended < target.minimum_attendance * target.whole AS too_low,
            (SELECT string_agg(said(m.title, 'en'), ', ' ORDER BY m.number)
                FROM training_module m
                WHERE m.training_id = target.training_id AND m.required AND m.id <> ALL(COALESCE(did.modules, '{}'))) AS missed,
            (SELECT string_agg(s.code, ', ' ORDER BY s.starts_at, s.id)
                FROM course_session k
                JOIN session s ON s.id = k.session_id
                WHERE k.course_id = completion.course AND s.id <> ALL(did.sessions)) AS unseated,
            (SELECT c.number
                FROM certificate c
                WHERE c.course_id = completion.course AND c.person_id = did.person_id
                    AND c.state IN ('printed ahead', 'issued', 'suspended')
                ORDER BY c.merged_from NULLS FIRST, c.number
                LIMIT 1) AS number
        FROM did
        CROSS JOIN target
        CROSS JOIN LATERAL assessment_obstacles(completion.course, did.person_id) AS test
    )
    SELECT m.person_id,
        CASE
            WHEN m.number IS NOT NULL THEN 'certificate_issued_already'
            WHEN m.session IS NOT NULL AND m.series IS NOT NULL THEN 'certificate_for_series'
            WHEN m.minimum_attendance IS NULL THEN
                CASE WHEN m.session IS NULL THEN 'certificate_not_given_by_series' ELSE 'certificate_not_given' END
            WHEN m.ahead_state = 'draft' THEN 'certificate_session_draft'
            WHEN m.ahead IS NOT NULL THEN 'certificate_session_not_over'
            WHEN m.too_low AND m.unrecorded IS NOT NULL THEN 'certificate_attendance_missing'
            WHEN m.too_low THEN 'certificate_attendance_too_low'
            WHEN m.missed IS NOT NULL THEN 'certificate_module_missed'
            WHEN m.missing IS NOT NULL THEN 'certificate_assessment_missing'
            WHEN m.failed IS NOT NULL THEN 'certificate_assessment_failed'
        END,
        jsonb_strip_nulls(jsonb_build_object(
            'session', COALESCE(m.session, m.ahead, CASE WHEN m.too_low THEN m.unrecorded END, m.latest),
            'series', m.series, 'number', m.number, 'attended', round(100 * round(m.attended / m.whole, 3)),
            'minimum', round(m.minimum_attendance * 100), 'unseated', m.unseated, 'modules', m.missed,
            'assessments', COALESCE(m.missing, m.failed)))
    FROM measured m
    ORDER BY m.person_id
    $$;


--
-- Name: concerned(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.concerned(session uuid) RETURNS TABLE(role text, people integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT c.role, count(*)::integer
    FROM (
        SELECT CASE WHEN r.state = 'waitlisted' THEN 'waiting' ELSE 'registered' END AS role, r.person_id
        FROM registration r
        WHERE r.session_id = concerned.session AND r.state IN ('requested', 'confirmed', 'waitlisted', 'offered')
        UNION
        SELECT 'working', e.person_id FROM expected(concerned.session) e WHERE e.assignment_id IS NOT NULL
    ) AS c
    WHERE EXISTS (SELECT FROM session s WHERE s.id = concerned.session AND may_host(s.host_office_id))
    GROUP BY c.role
    ORDER BY c.role
    $$;


--
-- Name: consent_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.consent_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('consent_kept', '{}');
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'given' THEN
            PERFORM refuse('consent_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('given', 'withdrawn'), ('given', 'replaced')) THEN
        PERFORM refuse('consent_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF (NEW.id, NEW.text_id, NEW.purpose, NEW.given_on, NEW.given_by, NEW.recorded_by, NEW.recorded_at)
        IS DISTINCT FROM (OLD.id, OLD.text_id, OLD.purpose, OLD.given_on, OLD.given_by, OLD.recorded_by, OLD.recorded_at)
        OR (OLD.state <> 'given' AND NEW.ended_on <> OLD.ended_on)
        OR NEW.how <> OLD.how OR (OLD.how IS NULL AND NEW.how IS NOT NULL) THEN
        PERFORM refuse('consent_kept', '{}');
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: consent_text_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.consent_text_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM refuse('consent_text_kept', jsonb_build_object('purpose', OLD.purpose, 'version', OLD.version));
    RETURN NULL;
END
$$;


--
-- Name: contends(uuid, uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.contends(session uuid, persons uuid[], wanted uuid[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM open_to_the_line(contends.session) v
        WHERE v.id = ANY(wanted) OR EXISTS (
            SELECT FROM person p
            WHERE p.id = ANY(persons) AND (p.organisation_id = v.organisation_id OR p.country_code = v.country_code)))
    $$;


--
-- Name: copy_session(uuid, text, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.copy_session(session uuid, code text, days integer) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    made uuid;
    from_block record;
    to_block uuid;
BEGIN
    PERFORM require_host(copy_session.session);
    INSERT INTO session (code, kind, training_id, title, project_id, host_office_id, country_code, place, zone, language,
        capacity, visibility, part_of, track, holds_time, provider_capacity, minimum, offer_hours)
    SELECT copy_session.code, s.kind, s.training_id, s.title, s.project_id, s.host_office_id, s.country_code, s.place, s.zone,
        s.language, s.capacity, s.visibility, s.part_of, s.track, s.holds_time, s.provider_capacity,
        s.minimum, s.offer_hours
    FROM session s
    WHERE s.id = copy_session.session
    RETURNING id INTO made;
    INSERT INTO session_country (session_id, country_code)
    SELECT made, c.country_code FROM session_country c WHERE c.session_id = copy_session.session;
    INSERT INTO session_organisation (session_id, organisation_id, role)
    SELECT made, o.organisation_id, o.role FROM session_organisation o WHERE o.session_id = copy_session.session;
    INSERT INTO session_material (session_id, material_version_id)
    SELECT made, m.material_version_id FROM session_material m WHERE m.session_id = copy_session.session;
    INSERT INTO task (session_id, title, kind, days, note)
    SELECT made, t.title, t.kind, t.days, t.note FROM task t WHERE t.session_id = copy_session.session
    ON CONFLICT ON CONSTRAINT task_once DO NOTHING;
    FOR from_block IN
        SELECT b.* FROM block b WHERE b.session_id = copy_session.session ORDER BY b.starts_at, b.id
    LOOP
        INSERT INTO block (session_id, starts_local, ends_local, zone, starts_fold, ends_fold, starts_at, ends_at, room_id,
            module_id, title, place, country_code, host_id)
        VALUES (made, from_block.starts_local + make_interval(days => copy_session.days),
            from_block.ends_local + make_interval(days => copy_session.days), from_block.zone, from_block.starts_fold,
            from_block.ends_fold, from_block.starts_at, from_block.ends_at, from_block.room_id, from_block.module_id,
            from_block.title, from_block.place, from_block.country_code, from_block.host_id)
        RETURNING id INTO to_block;
        INSERT INTO agenda_item (block_id, number, title, minutes)
        SELECT to_block, i.number, i.title, i.minutes FROM agenda_item i WHERE i.block_id = from_block.id;
    END LOOP;
    RETURN made;
END
$$;


--
-- Name: count_for_draw(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.count_for_draw() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    ANALYZE atelier.draw_entry (id, draw_id, application_id, stratum);
    -- Where they know of half as many, they are good enough.
    IF 2 * (SELECT c.reltuples FROM pg_class c WHERE c.oid = 'atelier.application'::regclass)
        < (SELECT count(*) FROM draw_entry) THEN
        ANALYZE atelier.application (id, round_id, reference, person_id), atelier.person (id, reference, office_id);
    END IF;
END
$$;


--
-- Name: count_reserved(uuid[], text[], integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.count_reserved(reserved uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    WITH moved AS (
        SELECT r.id, sum(r.sign) FILTER (WHERE r.state IN ('confirmed', 'offered')) AS used
        FROM unnest(reserved, states, signs) AS r(id, state, sign)
        GROUP BY r.id
    )
    UPDATE reserved_seats v
    SET used = v.used + m.used
    FROM moved m
    WHERE v.id = m.id AND m.used <> 0;
END
$$;


--
-- Name: count_seats(uuid[], text[], integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.count_seats(sessions uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    WITH moved AS (
        SELECT r.session_id,
            COALESCE(sum(r.sign) FILTER (WHERE r.state IN ('confirmed', 'offered')), 0) AS taken,
            COALESCE(sum(r.sign) FILTER (WHERE r.state = 'waitlisted'), 0) AS waiting
        FROM unnest(sessions, states, signs) AS r(session_id, state, sign)
        GROUP BY r.session_id
    )
    UPDATE session s
    SET taken = s.taken + m.taken,
        waiting = s.waiting + m.waiting
    FROM moved m
    WHERE s.id = m.session_id AND (m.taken <> 0 OR m.waiting <> 0);
END
$$;


--
-- Name: counted_uuid(text, bigint); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.counted_uuid(other text, number bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$ SELECT (left($1, 24) || to_hex(2147483648 + $2) || right($1, 4))::uuid $_$;


--
-- Name: country_facts(text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.country_facts(codes text[]) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'country', string_agg(c.name || CASE WHEN c.note IS NULL THEN '' ELSE '*' END, ', ' ORDER BY c.name, c.code),
        'country_note', string_agg('* ' || c.name || ': ' || c.note, ' ' ORDER BY c.name, c.code)))
    FROM atelier.country c
    WHERE c.code = ANY(codes)
    $$;


--
-- Name: cut_holds(uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.cut_holds(persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH part AS (
        SELECT i.person_id, i.session_id,
            (SELECT range_agg(tstzrange(b.starts_at, b.ends_at)) FROM block b WHERE b.session_id = i.session_id) AS hours
        FROM unnest(persons, sessions) AS i(person_id, session_id)
        JOIN session s ON s.id = i.session_id AND s.holds_time
    ), cut AS (
        DELETE FROM hold h
        USING part p, wholes_of(p.session_id) w, block b
        WHERE b.session_id = w.session_id AND h.block_id = b.id AND h.person_id = p.person_id AND h.during && p.hours
        RETURNING h.person_id, h.during, h.block_id, h.registration_id, h.assignment_id, h.bundle, p.hours
    )
    INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
    SELECT c.person_id, piece.during, c.block_id, c.registration_id, c.assignment_id, c.bundle
    FROM cut c
    CROSS JOIN LATERAL unnest(tstzmultirange(c.during) - c.hours) AS piece(during)
    $$;


--
-- Name: day(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.day(iso text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT CASE
        WHEN iso ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND left(iso, 4) <> '0000' THEN CASE
            WHEN right(iso, 2)::integer <= extract(day FROM make_date(left(iso, 4)::integer, substr(iso, 6, 2)::integer, 1)
                + interval '1 month -1 day')
            THEN make_date(left(iso, 4)::integer, substr(iso, 6, 2)::integer, right(iso, 2)::integer) END
    END
    $_$;


--
-- Name: day_off(text, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.day_off(country text, day date) RETURNS TABLE(holiday text, estimated boolean, assumed boolean)
    LANGUAGE sql STABLE
    AS $$
    SELECT string_agg(h.name, ', ' ORDER BY h.name), bool_and(h.kind = 'estimated'), false
    FROM atelier.holiday h
    WHERE h.country_code = day_off.country AND h.day = day_off.day AND h.kind <> 'workday'
    HAVING count(*) > 0
    UNION ALL
    SELECT NULL, false, c.weekend IS NULL AND NOT w.stated
    FROM atelier.country c
    LEFT JOIN atelier.working_week w ON w.country_code = c.code
    WHERE c.code = day_off.country AND extract(isodow FROM day_off.day)::integer = ANY(COALESCE(c.weekend, w.weekend))
        AND NOT EXISTS (SELECT FROM atelier.holiday h WHERE h.country_code = day_off.country AND h.day = day_off.day)
    $$;


--
-- Name: days_kept(text, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.days_kept(setting text, otherwise integer) RETURNS interval
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT make_interval(days => COALESCE(
        (SELECT (t.value #>> '{}')::integer FROM setting t WHERE t.name = days_kept.setting), otherwise))
    $$;


--
-- Name: delete_daily(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_daily() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    INSERT INTO job (kind, payload)
    VALUES ('delete expired', '{}')
    ON CONFLICT (kind) WHERE kind = 'delete expired' AND done_at IS NULL DO NOTHING;
END
$$;


--
-- Name: delete_expired(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired() RETURNS TABLE(kind text, deleted bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    noun record;
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.role = 'administrator' OR a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    FOR noun IN
        SELECT p.proname AS function, replace(substr(p.proname, length('delete_expired_') + 1), '_', ' ') AS kind
        FROM pg_proc p
        WHERE p.pronamespace = 'atelier'::regnamespace AND p.proname LIKE 'delete\_expired\_%' AND p.pronargs = 0
            AND p.prorettype IN ('integer'::regtype, 'bigint'::regtype) AND NOT p.proretset
        ORDER BY p.proname
    LOOP
        EXECUTE format('SELECT atelier.%I()', noun.function) INTO gone;
        RETURN QUERY SELECT noun.kind, COALESCE(gone, 0);
    END LOOP;
END
$$;


--
-- Name: delete_expired_answers(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_answers() RETURNS TABLE(round text, field text, answers bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    over record;
    emptied uuid[];
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role = 'administrator') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    FOR over IN
        SELECT r.id, r.code, f.key
        FROM round r
        JOIN form_field f ON f.form_id = r.form_id
        WHERE f.delete_after_days IS NOT NULL
            AND r.finished_at + make_interval(days => f.delete_after_days) <= atelier.now()
        ORDER BY r.id, f.position
    LOOP
        WITH cut AS (
            UPDATE application a
            SET answers = a.answers - over.key, special = a.special - over.key,
                answers_deleted_at = COALESCE(a.answers_deleted_at, atelier.now())
            WHERE a.round_id = over.id AND (a.answers ? over.key OR a.special ? over.key)
            RETURNING a.id
        )
        SELECT array_agg(c.id) INTO emptied FROM cut c;
        CONTINUE WHEN emptied IS NULL;
        UPDATE audit_value v
        SET old = v.old #- ARRAY['answers', over.key] #- ARRAY['special', over.key],
            new = v.new #- ARRAY['answers', over.key] #- ARRAY['special', over.key],
            salt = uuid_send(gen_random_uuid())
        FROM audit u
        WHERE u.row_id = ANY(emptied) AND u.table_name = 'application' AND v.at = u.at AND v.audit_id = u.id
            AND (v.old -> 'answers' ? over.key OR v.old -> 'special' ? over.key
                OR v.new -> 'answers' ? over.key OR v.new -> 'special' ? over.key);
        RETURN QUERY SELECT over.code, over.key, cardinality(emptied)::bigint;
    END LOOP;
    UPDATE round r
    SET swept_at = atelier.now()
    WHERE EXISTS (
        SELECT FROM form_field f
        WHERE f.form_id = r.form_id AND r.finished_at + make_interval(days => f.delete_after_days)
            BETWEEN COALESCE(r.swept_at, '-infinity') AND atelier.now());
END
$$;


--
-- Name: delete_expired_answers_to_requests(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_answers_to_requests() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH gone AS (
        DELETE FROM idempotency i
        WHERE i.ctid = ANY(ARRAY(
            SELECT o.ctid
            FROM idempotency o
            WHERE o.created_at <= atelier.now() - days_kept('idempotency.days_kept', 7)
            LIMIT deleted_at_once()))
        RETURNING i.key
    )
    SELECT count(*) FROM gone
    $$;


--
-- Name: delete_expired_applications(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_applications() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT COALESCE(sum(d.answers), 0)::bigint FROM delete_expired_answers() d $$;


--
-- Name: delete_expired_care_needs(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_care_needs() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH gone AS (
        DELETE FROM care_need n
        USING session s
        WHERE s.id = n.session_id AND (
            care_need_deleted_on(s.ends_at, s.zone) <= (atelier.now() AT TIME ZONE s.zone)::date
            OR NOT EXISTS (
                SELECT FROM registration r
                WHERE r.session_id = n.session_id AND r.person_id = n.person_id AND r.state NOT IN ('cancelled', 'refused')))
        RETURNING n.id
    )
    SELECT count(*) FROM gone
    $$;


--
-- Name: delete_expired_jobs(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_jobs() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH gone AS (
        DELETE FROM job j
        WHERE j.id = ANY(ARRAY(
            SELECT o.id FROM job o WHERE o.done_at <= atelier.now() - days_kept('job.days_kept', 30)
            LIMIT deleted_at_once()))
        RETURNING j.id
    )
    SELECT count(*) FROM gone
    $$;


--
-- Name: delete_expired_messages(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_messages() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH gone AS (
        DELETE FROM outbox o
        WHERE o.id = ANY(ARRAY(
            SELECT m.id FROM outbox m WHERE m.delivered_at <= atelier.now() - days_kept('outbox.days_kept', 90)
            LIMIT deleted_at_once()))
        RETURNING o.id
    )
    SELECT count(*) FROM gone
    $$;


--
-- Name: delete_expired_persons(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_persons() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    gone uuid[];
BEGIN
    IF (SELECT s.value FROM retention_settings() s WHERE s.name = 'erases') = 0 THEN
        RETURN 0;
    END IF;
    gone := ARRAY(
        SELECT p.id
        FROM person p
        CROSS JOIN LATERAL person_kept(p.id) k
        WHERE p.erased_at IS NULL AND p.created_at <= atelier.now() + interval '1 day' - (SELECT m.unused FROM retention_months() m)
            AND k.kept_until <= (atelier.now() AT TIME ZONE 'UTC')::date
            AND NOT EXISTS (
                SELECT FROM assignment a JOIN session s ON s.id = a.session_id
                WHERE a.person_id = p.id AND a.state IN ('proposed', 'asked', 'accepted')
                    AND (s.ends_at IS NULL OR s.ends_at > atelier.now()))
        ORDER BY p.id
        LIMIT 200);
    PERFORM FROM session s
    WHERE s.id IN (SELECT r.session_id FROM registration r WHERE r.person_id = ANY(gone))
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM FROM person p WHERE p.id = ANY(gone) ORDER BY p.id FOR UPDATE;
    PERFORM take_person_away(p.id) FROM person p WHERE p.id = ANY(gone) AND p.erased_at IS NULL ORDER BY p.id;
    INSERT INTO erasure (subject, because)
    SELECT p.id, 'kept as long as the rules say' FROM unnest(gone) AS p(id) ORDER BY p.id;
    RETURN cardinality(gone);
END
$$;


--
-- Name: delete_expired_staged_files(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.delete_expired_staged_files() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH gone AS (
        DELETE FROM staged_file f
        WHERE f.staged_at <= atelier.now() - days_kept('staged_file.days_kept', 1)
            AND NOT EXISTS (SELECT FROM import i WHERE i.file_id = f.id AND i.ended_at IS NULL)
        RETURNING f.id
    ), pieces AS (
        DELETE FROM staged_piece q USING gone g WHERE q.file_id = g.id
    )
    SELECT count(*) FROM gone
    $$;


--
-- Name: deleted_at_once(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.deleted_at_once() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT 10000::bigint $$;


--
-- Name: deliver_offer(uuid, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.deliver_offer(registration uuid, delivered timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    offered uuid[] := require_offer(deliver_offer.registration);
    ends timestamptz;
BEGIN
    IF delivered > atelier.now() THEN
        PERFORM refuse('offer_delivered_ahead', '{}');
    END IF;
    PERFORM refuse('offer_delivered_before', jsonb_build_object('session', s.code, 'zone', s.zone,
        'offered', to_char(r.offered_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI')))
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = deliver_offer.registration AND delivered < date_trunc('minute', r.offered_at);
    UPDATE registration r
    SET offer_delivered_at = GREATEST(delivered, r.offered_at),
        offer_until = LEAST(GREATEST(delivered, r.offered_at) + make_interval(hours => r.offer_hours),
            CASE WHEN delivered < s.starts_at THEN s.starts_at ELSE s.ends_at END)
    FROM session s
    WHERE r.id = ANY(offered) AND s.id = r.session_id AND r.offer_delivered_at IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse('offer_delivered_once', (
            SELECT jsonb_build_object('until', to_char(r.offer_until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)
            FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE r.id = deliver_offer.registration));
    END IF;
    SELECT r.offer_until INTO ends FROM registration r WHERE r.id = deliver_offer.registration;
    PERFORM tend_at(r.session_id, ends) FROM registration r WHERE r.id = deliver_offer.registration;
    RETURN ends;
END
$$;


--
-- Name: distinguish_persons(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.distinguish_persons(one uuid, two uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF one = two THEN
        PERFORM refuse('person_distinct_order', '{}');
    END IF;
    PERFORM require_keeper(p.id) FROM (SELECT unnest(ARRAY[LEAST(one, two), GREATEST(one, two)]) AS id) AS p;
    INSERT INTO person_distinct (person_id, other_id, because, decided_by)
    VALUES (LEAST(one, two), GREATEST(one, two), distinguish_persons.because, (SELECT a.user_id FROM actor() a))
    ON CONFLICT ON CONSTRAINT person_distinct_once DO NOTHING;
END
$$;


--
-- Name: do_job(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.do_job() RETURNS TABLE(kind text, session text, promoted integer, deleted bigint, error text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    due job;
    failed text;
    moved integer;
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role = 'administrator') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT j.* INTO due
    FROM job j
    WHERE j.done_at IS NULL AND j.run_at <= atelier.now()
    ORDER BY j.run_at, j.id
    LIMIT 1
    FOR UPDATE SKIP LOCKED;
    IF due.id IS NULL THEN
        RETURN;
    END IF;
    BEGIN
        IF due.kind = 'delete expired' THEN
            gone := (SELECT COALESCE(sum(d.deleted), 0) FROM delete_expired() d);
            UPDATE job j
            SET run_at = atelier.now() + CASE WHEN gone = 0 THEN interval '1 day' ELSE interval '0' END, attempts = 0,
                last_error = NULL
            WHERE j.id = due.id;
        ELSE
            moved := tend_session((due.payload ->> 'session')::uuid);
            UPDATE job j SET done_at = atelier.now(), attempts = j.attempts + 1 WHERE j.id = due.id;
        END IF;
    EXCEPTION WHEN OTHERS THEN
        failed := SQLERRM;
        UPDATE job j
        SET attempts = j.attempts + 1, last_error = failed,
            run_at = atelier.now() + LEAST(make_interval(secs => 2 ^ LEAST(j.attempts, 12)), interval '1 hour')
        WHERE j.id = due.id;
    END;
    RETURN QUERY
    SELECT due.kind, (SELECT s.code FROM session s WHERE s.id::text = due.payload ->> 'session'), moved, gone, failed;
END
$$;


--
-- Name: double_application(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.double_application(application uuid, other uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    kept record;
    mine record;
BEGIN
    PERFORM require_judging(require_round((SELECT a.round_id FROM application a WHERE a.id = double_application.application)));
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('application_doubled_because', '{}');
    END IF;
    PERFORM FROM application a WHERE a.id IN (double_application.application, other) ORDER BY a.id FOR NO KEY UPDATE;
    SELECT a.reference, a.round_id, a.state INTO mine FROM application a WHERE a.id = double_application.application;
    IF other IS NULL THEN
        IF mine.state <> 'doubled' THEN
            PERFORM refuse('application_not_doubled', jsonb_build_object('application', mine.reference));
        END IF;
        UPDATE application a
        SET state = 'submitted', double_of = NULL, rule = NULL, facts = NULL, by_hand = false,
            actor_user_id = (SELECT w.user_id FROM actor() w)
        WHERE a.id = double_application.application;
        RETURN;
    END IF;
    SELECT a.reference, a.round_id, a.state INTO kept FROM application a WHERE a.id = other;
    -- A chain of doubles would leave nobody who counts.
    IF kept.round_id <> mine.round_id OR kept.state IN ('doubled', 'withdrawn') OR other = application
        OR EXISTS (SELECT FROM application a WHERE a.double_of = double_application.application) THEN
        PERFORM refuse('application_double_counts', jsonb_build_object(
            'application', mine.reference, 'other', kept.reference, 'state', kept.state));
    END IF;
    UPDATE application a
    SET state = 'doubled', double_of = other, rule = 'application_doubled_of',
        facts = jsonb_build_object('other', kept.reference, 'because', because),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE a.id = double_application.application;
END
$$;


--
-- Name: double_booked(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.double_booked() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.id
    FROM assignment a
    JOIN session s ON s.id = a.session_id AND s.ends_at > atelier.now()
    WHERE actor_is_staff() AND a.double_booked_because IS NOT NULL AND a.state IN ('asked', 'accepted') AND EXISTS (
        SELECT FROM hold mine
        JOIN hold other ON other.person_id = mine.person_id AND other.during && mine.during
        JOIN block there ON there.id = other.block_id AND there.session_id <> a.session_id
        WHERE mine.assignment_id = a.id)
    $$;


--
-- Name: draw_absence(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_absence(application uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT CASE WHEN p.erased_at IS NOT NULL THEN 'application_erased' WHEN a.state = 'withdrawn' THEN 'application_withdrawn' END
    FROM application a
    JOIN person p ON p.id = a.person_id
    WHERE a.id = draw_absence.application
    $$;


--
-- Name: draw_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('draw_fixed', '{}');
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'committed' THEN
            PERFORM refuse('draw_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'committed' OR (NEW.id, NEW.round_id, NEW.number, NEW.source, NEW.instant, NEW.reserves_until, NEW.fields,
            NEW.seats, NEW.applications, NEW.secret, NEW.commitment, NEW.list_sha256, NEW.committed_at)
        IS DISTINCT FROM (OLD.id, OLD.round_id, OLD.number, OLD.source, OLD.instant, OLD.reserves_until, OLD.fields,
            OLD.seats, OLD.applications, OLD.secret, OLD.commitment, OLD.list_sha256, OLD.committed_at) THEN
        PERFORM refuse('draw_fixed', '{}');
    END IF;
    IF NEW.state = 'run' AND EXISTS (SELECT FROM draw_gaps(NEW.id)) THEN
        PERFORM refuse('draw_whole', (SELECT jsonb_build_object('place', g.place) FROM draw_gaps(NEW.id) g LIMIT 1));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: draw_entries(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_entries(draw uuid) RETURNS TABLE(reference text, stratum integer, preferences smallint[], rule text, paper_on date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.reference, e.stratum, e.preferences, e.rule, e.paper_on
    FROM draw_entry e
    JOIN application a ON a.id = e.application_id
    WHERE e.draw_id = draw_entries.draw AND actor_is_known()
    ORDER BY a.reference COLLATE "C"
    $$;


--
-- Name: draw_entry_after_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_entry_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (SELECT FROM draw d WHERE d.id IN (SELECT n.draw_id FROM new_rows n) AND d.state <> 'committed')
        OR EXISTS (
            SELECT n.id, n.draw_id, n.application_id, n.stratum, n.preferences, n.rule, n.paper_on FROM new_rows n
            EXCEPT
            SELECT o.id, o.draw_id, o.application_id, o.stratum, o.preferences, o.rule, o.paper_on FROM old_rows o) THEN
        PERFORM refuse('draw_fixed', '{}');
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: draw_entry_keys(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_entry_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
        SELECT n.draw_id, n.stratum FROM new_rows n WHERE n.stratum IS NOT NULL
        EXCEPT
        SELECT t.draw_id, t.number FROM draw_stratum t) THEN
        PERFORM break_key('draw_entry_stratum', 'draw_entry');
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: draw_events(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_events(draw uuid) RETURNS TABLE(number integer, at timestamp with time zone, kind text, reference text, rule text, instead_of text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT v.number, v.at, v.kind, a.reference, v.rule, o.reference
    FROM draw_event v
    JOIN draw_entry e ON e.id = v.entry_id
    JOIN application a ON a.id = e.application_id
    LEFT JOIN draw_entry i ON i.id = v.instead_of
    LEFT JOIN application o ON o.id = i.application_id
    WHERE v.draw_id = draw_events.draw AND actor_is_known()
    ORDER BY v.number
    $$;


--
-- Name: draw_gaps(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_gaps(draw uuid) RETURNS TABLE(place text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT 'stratum ' || t.number
    FROM draw_stratum t
    LEFT JOIN draw_entry e ON e.draw_id = t.draw_id AND e.stratum = t.number
    WHERE t.draw_id = draw_gaps.draw
    GROUP BY t.number, t.applicants, t.seats
    HAVING count(e.rank) <> t.applicants OR max(e.rank) <> t.applicants OR count(e.session_number) <> t.seats
        OR COALESCE(max(e.rank) FILTER (WHERE e.session_number IS NOT NULL), 0) <> t.seats
    UNION ALL
    SELECT 'session ' || s.code
    FROM draw_session s
    LEFT JOIN draw_entry e ON e.draw_id = s.draw_id AND e.session_number = s.number
    WHERE s.draw_id = draw_gaps.draw
    GROUP BY s.code, s.seats
    HAVING count(e.id) > s.seats
    $$;


--
-- Name: draw_next_reserve(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_next_reserve(draw uuid, stratum integer) RETURNS TABLE(entry_id uuid, reference text, person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT e.id, a.reference, a.person_id
    FROM draw_stratum t
    JOIN draw_entry e ON e.draw_id = t.draw_id AND e.stratum = t.number AND e.rank > t.seats
    JOIN application a ON a.id = e.application_id
    WHERE t.draw_id = draw_next_reserve.draw AND t.number = draw_next_reserve.stratum
        AND NOT EXISTS (SELECT FROM draw_event v WHERE v.entry_id = e.id)
    ORDER BY e.rank
    LIMIT 1
    $$;


--
-- Name: draw_of(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_of(identity text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$ SELECT CASE WHEN identity ~ '^draw:[0-9a-f-]{36}$' THEN substr(identity, 6)::uuid END $_$;


--
-- Name: draw_out(uuid, uuid[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_out(draw uuid, entries uuid[], rules text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    INSERT INTO draw_event (draw_id, number, at, kind, entry_id, rule)
    SELECT draw_out.draw, (SELECT count(*) FROM draw_event v WHERE v.draw_id = draw_out.draw) + o.place,
        date_trunc('second', atelier.now()), 'out', o.entry, o.rule
    FROM unnest(entries, rules) WITH ORDINALITY AS o(entry, rule, place)
    $$;


--
-- Name: draw_part_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_part_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM refuse('draw_fixed', '{}');
    RETURN NULL;
END
$$;


--
-- Name: draw_ranks(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_ranks(draw uuid) RETURNS TABLE(reference text, stratum integer, rank integer, session_number smallint, choice smallint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.reference, e.stratum, e.rank, e.session_number, e.choice
    FROM draw_entry e
    JOIN application a ON a.id = e.application_id
    WHERE e.draw_id = draw_ranks.draw AND e.rank IS NOT NULL AND actor_is_known()
    ORDER BY e.stratum, e.rank
    $$;


--
-- Name: draw_secret(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_secret(draw uuid) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT d.secret FROM draw d WHERE d.id = draw_secret.draw AND d.state <> 'committed' AND actor_is_known() $$;


--
-- Name: draw_standing(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.draw_standing(reference text) RETURNS TABLE(draw_id uuid, round text, rule text, paper_on date, answers text[], applicants integer, seats integer, rank integer, session text, choice smallint, out_rule text, out_at timestamp with time zone, seat_session text, seat_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT d.id, r.code, e.rule, e.paper_on, t.answers, t.applicants, t.seats, e.rank, s.code, e.choice, gone.rule, gone.at, given.code, came.at
    FROM application a
    JOIN draw_entry e ON e.application_id = a.id
    JOIN draw d ON d.id = e.draw_id
    JOIN round r ON r.id = d.round_id
    LEFT JOIN draw_stratum t ON t.draw_id = d.id AND t.number = e.stratum
    LEFT JOIN draw_session s ON s.draw_id = d.id AND s.number = e.session_number
    LEFT JOIN draw_event gone ON gone.entry_id = e.id AND gone.kind = 'out'
    LEFT JOIN draw_event came ON came.entry_id = e.id AND came.kind = 'in'
    LEFT JOIN draw_session given ON given.draw_id = d.id AND given.number = came.session_number
    WHERE a.reference = draw_standing.reference AND actor_is_known()
    ORDER BY d.state = 'abandoned', d.number DESC
    LIMIT 1
    $$;


--
-- Name: end_absence(uuid, daterange); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.end_absence(trainer uuid, days daterange) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    changed integer;
BEGIN
    IF NOT kept_trainer(end_absence.trainer) THEN
        PERFORM refuse('trainer_of_other_office', '{}');
    END IF;
    WITH gone AS (
        DELETE FROM absence a
        WHERE a.trainer_id = end_absence.trainer AND a.days && end_absence.days
        RETURNING a.trainer_id, a.person_id, a.days, a.kind
    ), kept AS (
        SELECT g.trainer_id, g.person_id, rest, g.kind
        FROM gone g, unnest(datemultirange(g.days) - datemultirange(end_absence.days)) AS rest
    ), written AS (
        INSERT INTO absence (trainer_id, person_id, days, kind)
        SELECT * FROM kept
    )
    SELECT count(*) INTO changed FROM gone;
    RETURN changed;
END
$$;


--
-- Name: end_import(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.end_import(import uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whole import;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = end_import.import AND i.ended_at IS NULL FOR UPDATE;
    PERFORM require_staged(whole.file_id);
    PERFORM add_guardian(k.person_id, p.guardian_name, p.guardian_relation, p.guardian_phone, p.guardian_email)
    FROM staged_references(whole.file_id) k
    JOIN staged_person p ON p.file_id = whole.file_id AND p.piece = k.row_no / rows_a_piece() AND p.row_no = k.row_no
    WHERE p.guardian_name IS NOT NULL AND NOT p.is_bad AND p.row_no NOT IN (SELECT unnest(whole.left_out))
    ORDER BY p.row_no;
    UPDATE import i SET ended_at = atelier.now() WHERE i.id = end_import.import;
    PERFORM unstage_file(whole.file_id);
END
$$;


--
-- Name: end_invitation(uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.end_invitation(invitation uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    open invitation := require_invitation(end_invitation.invitation);
BEGIN
    IF open.state <> 'invited' OR end_invitation.state NOT IN ('declined', 'withdrawn') THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', open.state, 'to', end_invitation.state));
    END IF;
    UPDATE invitation i
    SET state = end_invitation.state, because = end_invitation.because, answered_at = atelier.now()
    WHERE i.id = open.id;
END
$$;


--
-- Name: end_qualifications(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.end_qualifications(certificates uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    UPDATE qualification q
    SET valid = CASE WHEN lower(q.valid) < today.day THEN daterange(lower(q.valid), today.day) ELSE 'empty' END,
        ended_because = c.state_because
    FROM certificate c
    JOIN course k ON k.id = c.course_id
    CROSS JOIN LATERAL (SELECT (atelier.now() AT TIME ZONE k.zone)::date AS day) AS today
    WHERE c.id = ANY(certificates) AND q.certificate_id = c.id AND NOT isempty(q.valid)
        AND (upper_inf(q.valid) OR upper(q.valid) > today.day)
    $$;


--
-- Name: enter_applications(uuid, jsonb, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.enter_applications(round uuid, entries jsonb, apply boolean) RETURNS TABLE(item integer, reference text, person text, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
    target round := require_round(enter_applications.round);
    field record;
    user_id uuid := (SELECT a.user_id FROM actor() a);
BEGIN
    SELECT max(f.key) FILTER (WHERE f.maps_to = 'name') AS name,
        max(f.key) FILTER (WHERE f.maps_to = 'name_own_script') AS name_own_script,
        max(f.key) FILTER (WHERE f.maps_to = 'sex') AS sex,
        max(f.key) FILTER (WHERE f.maps_to = 'birth_date') AS birth_date,
        max(f.key) FILTER (WHERE f.maps_to = 'birth_year') AS birth_year,
        max(f.key) FILTER (WHERE f.maps_to = 'phone') AS phone,
        max(f.key) FILTER (WHERE f.maps_to = 'email') AS email,
        COALESCE(array_agg(f.key) FILTER (WHERE f.sensitivity = 'special'), '{}') AS special
    INTO field
    FROM form_field f
    WHERE f.form_id = target.form_id;

    RETURN QUERY
    WITH entry AS MATERIALIZED (
        SELECT e.item::integer AS item, COALESCE(e.value -> 'answers', '{}') AS answers, e.value ->> 'language' AS language,
            (e.value ->> 'paper_on')::date AS paper_on, e.value ->> 'late' AS late,
            COALESCE(e.value -> 'preferences', '[]') AS preferences
        FROM jsonb_array_elements(entries) WITH ORDINALITY AS e(value, item)
    ), fault AS MATERIALIZED (
        SELECT f.item, f.place, f.rule, f.facts
        FROM answer_faults(target.form_id, (SELECT array_agg(e.answers ORDER BY e.item) FROM entry e)) f
        UNION ALL
        SELECT e.item, 0, r.rule, jsonb_build_object('round', target.code, 'state', target.state,
            'opens', to_char(target.opens_local, 'YYYY-MM-DD HH24:MI'),
            'closes', to_char(target.closes_local, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone, 'paper', e.paper_on)
        FROM entry e
        CROSS JOIN LATERAL (SELECT round_refusal(target, e.paper_on, e.late) AS rule) AS r
        WHERE r.rule IS NOT NULL
        UNION ALL
        SELECT e.item, 0, 'application_language_form', jsonb_build_object('language', COALESCE(e.language, ''))
        FROM entry e
        WHERE COALESCE(e.language, '') !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
        UNION ALL
        SELECT e.item, 0, 'application_preference_unknown', jsonb_build_object('round', target.code, 'session', p.code)
        FROM entry e
        CROSS JOIN LATERAL jsonb_array_elements_text(e.preferences) WITH ORDINALITY AS p(code, rank)
        WHERE NOT EXISTS (
                SELECT FROM round_session o JOIN session s ON s.id = o.session_id
                WHERE o.round_id = target.id AND s.code = p.code)
            OR EXISTS (
                SELECT FROM jsonb_array_elements_text(e.preferences) WITH ORDINALITY AS q(code, rank)
                WHERE q.code = p.code AND q.rank < p.rank)
    ), good AS MATERIALIZED (
        SELECT e.*, uuid7() AS application_id, uuid7() AS person_id
        FROM entry e
        WHERE apply AND NOT EXISTS (SELECT FROM fault f WHERE f.item = e.item)
        ORDER BY e.item
    ), person_added AS (
        INSERT INTO person (id, name, name_own_script, language, sex, birth_year, email, phone, office_id)
        SELECT g.person_id, btrim(g.answers ->> field.name), btrim(g.answers ->> field.name_own_script), g.language,
            g.answers ->> field.sex,
            COALESCE((g.answers ->> field.birth_year)::numeric::integer,
                extract(year FROM day(g.answers ->> field.birth_date))::integer),
            g.answers ->> field.email, g.answers ->> field.phone, target.office_id
        FROM good g
        RETURNING person.id, person.reference
    ), entered AS (
        INSERT INTO application (id, round_id, person_id, answers, special, preferences, language, paper_on, late_reason,
            actor_user_id)
        SELECT g.application_id, target.id, g.person_id, g.answers - field.special,
            (SELECT COALESCE(jsonb_object_agg(s.key, g.answers -> s.key), '{}')
                FROM unnest(field.special) AS s(key) WHERE g.answers ? s.key),
            (SELECT COALESCE(array_agg(s.id ORDER BY p.rank), '{}')
                FROM jsonb_array_elements_text(g.preferences) WITH ORDINALITY AS p(code, rank)
                JOIN session s ON s.code = p.code),
            g.language, g.paper_on, g.late, user_id
        FROM good g
        ORDER BY g.item
        RETURNING application.person_id, application.reference
    )
    SELECT f.item, NULL, NULL, f.rule, f.facts
    FROM (SELECT * FROM fault ORDER BY fault.item, fault.place) AS f
    UNION ALL
    SELECT g.item, a.reference, p.reference, NULL, NULL
    FROM good g
    JOIN entered a ON a.person_id = g.person_id
    JOIN person_added p ON p.id = g.person_id
    UNION ALL
    SELECT e.item, NULL, NULL, NULL, NULL
    FROM entry e
    WHERE NOT apply AND NOT EXISTS (SELECT FROM fault f WHERE f.item = e.item)
    ORDER BY 1;
END
$_$;


--
-- Name: erase_person(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.erase_person(person uuid, because text) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    freed uuid[];
BEGIN
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('erasure_because', '{}');
    END IF;
    PERFORM FROM session s
    WHERE s.id IN (SELECT r.session_id FROM registration r WHERE r.person_id = erase_person.person)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM require_erasable(erase_person.person);

    freed := ARRAY(
        SELECT r.session_id FROM registration r JOIN session s ON s.id = r.session_id
        WHERE r.person_id = erase_person.person AND r.state NOT IN ('cancelled', 'refused')
            AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
            AND NOT EXISTS (SELECT FROM attendance a WHERE a.registration_id = r.id));
    RETURN QUERY
    WITH ended AS (
        UPDATE registration r
        SET state = 'cancelled', rule = 'registration_erased', facts = NULL, actor_user_id = (SELECT a.user_id FROM actor() a)
        WHERE r.person_id = erase_person.person AND r.session_id = ANY(freed) AND r.state NOT IN ('cancelled', 'refused')
        RETURNING r.session_id
    )
    SELECT 'registration', 'is cancelled', s.code FROM ended e JOIN session s ON s.id = e.session_id ORDER BY s.code;
    RETURN QUERY
    SELECT 'registration', 'stays, without a name', s.code || ' (' || r.state || ')'
    FROM registration r JOIN session s ON s.id = r.session_id
    WHERE r.person_id = erase_person.person AND r.session_id <> ALL(freed)
    ORDER BY s.code, r.arrival;
    RETURN QUERY
    WITH ended AS (
        UPDATE application a
        SET state = 'withdrawn', double_of = NULL, rule = 'application_erased', facts = NULL, actor_user_id = (SELECT w.user_id FROM actor() w)
        FROM round r
        WHERE r.id = a.round_id AND r.state IN ('open', 'closed') AND a.person_id = erase_person.person AND a.state <> 'withdrawn'
        RETURNING a.id
    )
    SELECT 'application', CASE WHEN e.id IS NULL THEN 'stays, without its answers' ELSE 'is withdrawn, its answers go' END,
        a.reference || ' (' || r.code || ')'
    FROM application a
    JOIN round r ON r.id = a.round_id
    LEFT JOIN ended e ON e.id = a.id
    WHERE a.person_id = erase_person.person
    ORDER BY r.code;
    RETURN QUERY
    SELECT 'certificate', 'stays, without a name', c.number FROM certificate c WHERE c.person_id = erase_person.person ORDER BY c.number;

    RETURN QUERY SELECT e.noun, e.what, e.detail FROM take_person_away(erase_person.person) e;
    INSERT INTO erasure (subject, erased_by, because)
    VALUES (erase_person.person, (SELECT a.user_id FROM actor() a), erase_person.because);
    PERFORM promote(s.id) FROM session s WHERE s.id = ANY(freed) AND s.waiting > 0 AND s.taken < s.capacity;
    RETURN QUERY
    SELECT 'seat', 'goes to who moves up', s.code || ': ' || COALESCE(m.reference, 'somebody of another office')
    FROM session s
    CROSS JOIN LATERAL moved_up(s.id) m
    WHERE s.id = ANY(freed)
    ORDER BY s.code, m.reference;
END
$$;


--
-- Name: erasure_places(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.erasure_places() RETURNS TABLE(table_name text, column_name text, theirs text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
    SELECT c.table_name, c.column_name, 'SELECT $1'
    FROM person_columns() c
    UNION ALL
    SELECT t.relname::text, a.attname::text,
        format('SELECT through.id FROM atelier.%I AS through WHERE through.%I = $1', c.table_name, c.column_name)
    FROM person_columns() c
    JOIN pg_constraint k ON k.contype = 'f' AND k.confrelid = format('atelier.%I', c.table_name)::regclass
    JOIN pg_class t ON t.oid = k.conrelid AND NOT t.relispartition
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
    WHERE t.relname NOT IN (SELECT p.table_name FROM person_columns() p)
    ORDER BY 1, 2
    $_$;


--
-- Name: erasure_plan(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.erasure_plan() RETURNS TABLE(step integer, table_name text, column_name text, action text, clause text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
    VALUES
        (1, 'attendance', 'registration_id', 'empty', $clause$because = CASE WHEN because IS NOT NULL THEN '(erased)' END$clause$),
        (2, 'qualification', 'trainer_id', 'empty',
            $clause$ended_because = CASE WHEN ended_because IS NOT NULL THEN '(erased)' END$clause$),
        (3, 'qualification', 'certificate_id', 'keep', NULL),
        (4, 'interpretation', 'trainer_id', 'delete', NULL),
        (5, 'reported_course', 'trainer_id', 'empty',
            $clause$state_because = CASE WHEN state_because IS NOT NULL THEN '(erased)' END$clause$),
        (6, 'lineage', 'teacher_id', 'keep', NULL),
        (7, 'agenda_speaker', 'assignment_id', 'keep', NULL),
        (8, 'draw_entry', 'application_id', 'keep', NULL),
        (9, 'consent', 'person_id', 'empty', 'how = NULL, guardian_id = NULL, ended_because = NULL'),
        (10, 'guardian', 'person_id', 'delete', NULL),
        (11, 'care_need', 'person_id', 'delete', NULL),
        (12, 'certificate', 'person_id', 'empty', 'person_id = NULL, name = NULL, name_own_script = NULL'),
        (13, 'registration', 'person_id', 'empty', $clause$late_reason = NULL, override_reason = NULL,
            rule = CASE WHEN rule = 'registration_cancelled' THEN 'registration_erased' ELSE rule END,
            facts = CASE WHEN rule = 'registration_cancelled' THEN NULL ELSE facts - 'person' END$clause$),
        (14, 'hold', 'person_id', 'keep', NULL),
        (15, 'person_scope', 'person_id', 'empty', 'explanation = CASE WHEN purpose = ''sharing'' THEN ''erased'' END'),
        (16, 'trainer', 'person_id', 'empty', $clause$code = 'T-' || random_code(8), languages = '{}'$clause$),
        (17, 'person_former_reference', 'person_id', 'delete', NULL),
        (18, 'person_distinct', 'person_id', 'delete', NULL),
        (19, 'person_distinct', 'other_id', 'delete', NULL),
        (20, 'outbox', 'person_id', 'delete', NULL),
        (21, 'notice', 'person_id', 'delete', NULL),
        (22, 'application', 'person_id', 'empty',
            $clause$answers = '{}', special = '{}', answers_deleted_at = COALESCE(answers_deleted_at, atelier.now()),
            late_reason = CASE WHEN late_reason IS NOT NULL THEN '(erased)' END, facts = NULL$clause$),
        (23, 'invitation', 'person_id', 'empty', $clause$because = CASE WHEN because IS NOT NULL THEN '(erased)' END$clause$),
        (24, 'assessment_result', 'person_id', 'empty', $clause$because = CASE WHEN because IS NOT NULL THEN '(erased)' END$clause$),
        (25, 'need', 'person_id', 'empty', $clause$words = '(erased)',
            closed_because = CASE WHEN closed_because IS NOT NULL THEN '(erased)' END$clause$),
        (26, 'referral', 'person_id', 'empty', $clause$because = CASE WHEN because IS NOT NULL THEN '(erased)' END$clause$),
        (27, 'outcome', 'person_id', 'empty', $clause$words = CASE WHEN words IS NOT NULL THEN '(erased)' END$clause$),
        (28, 'assignment', 'person_id', 'empty', $clause$
            unqualified_because = CASE WHEN unqualified_because IS NOT NULL THEN '(erased)' END,
            double_booked_because = CASE WHEN double_booked_because IS NOT NULL THEN '(erased)' END,
            unpaired_because = CASE WHEN unpaired_because IS NOT NULL THEN '(erased)' END,
            state_because = CASE WHEN state_because IS NOT NULL THEN '(erased)' END$clause$),
        (29, 'absence', 'person_id', 'delete', NULL),
        (30, 'availability', 'person_id', 'delete', NULL)
    $_$;


--
-- Name: expected(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.expected(session uuid) RETURNS TABLE(person_id uuid, registration_id uuid, assignment_id uuid, bundle uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT r.person_id, r.id, NULL::uuid,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.registration_id = r.id ORDER BY h.during LIMIT 1), r.id)
    FROM registration r
    WHERE r.session_id = expected.session AND r.state IN ('confirmed', 'offered')
    UNION ALL
    SELECT a.person_id, NULL, a.id,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.assignment_id = a.id ORDER BY h.during LIMIT 1), a.id)
    FROM assignment a
    WHERE a.session_id = expected.session AND a.state IN ('asked', 'accepted')
    $$;


--
-- Name: expected_elsewhere(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.expected_elsewhere(registration uuid) RETURNS TABLE(block_id uuid, zone text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT h.block_id, s.zone
    FROM registration r
    JOIN session s ON s.id = r.session_id
    CROSS JOIN LATERAL pieces(r.person_id, s.id) p
    JOIN hold h ON h.person_id = r.person_id AND h.during && p.during
    JOIN block other ON other.id = h.block_id
    WHERE r.id = expected_elsewhere.registration
        AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
        AND h.bundle IS DISTINCT FROM speaker_bundle(r.person_id, s.id)
        AND COALESCE(h.registration_id, h.assignment_id) <> ALL(COALESCE(r.overlapping, '{}'))
    ORDER BY lower(h.during), h.block_id
    LIMIT 1
    $$;


--
-- Name: expire_invitations(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.expire_invitations(session uuid DEFAULT NULL::uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    expired bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role = 'administrator') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    -- Whoever accepts at this moment has the row; the next run finds what is left.
    UPDATE invitation i
    SET state = 'expired', answered_at = atelier.now()
    FROM (
        SELECT o.id FROM invitation o
        WHERE o.state = 'invited' AND o.until <= atelier.now()
            AND (expire_invitations.session IS NULL OR o.session_id = expire_invitations.session)
        ORDER BY o.id
        FOR NO KEY UPDATE SKIP LOCKED
    ) AS over
    WHERE i.id = over.id;
    GET DIAGNOSTICS expired = ROW_COUNT;
    RETURN expired;
END
$$;


--
-- Name: expiring_persons(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.expiring_persons() RETURNS TABLE(due_on date, count bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT k.kept_until, count(*)
    FROM person p
    CROSS JOIN LATERAL person_kept(p.id) k
    WHERE actor_is_staff() AND (SELECT s.value FROM retention_settings() s WHERE s.name = 'erases') = 1
        AND p.office_id = actor_office() AND p.erased_at IS NULL
        AND p.created_at <= atelier.now() + interval '31 days' - (SELECT m.unused FROM retention_months() m)
        AND k.kept_until <= (atelier.now() AT TIME ZONE 'UTC')::date + 30
    GROUP BY k.kept_until
    $$;


--
-- Name: find_people(text, text, text[], integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.find_people(raw text, key text, sounds text[], most integer) RETURNS TABLE(id uuid, place bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH candidate AS (
        SELECT p.id, 1 AS kind, p.office_id FROM person p WHERE key <> '' AND p.search_key LIKE '%' || key || '%'
        UNION ALL
        SELECT p.id, 2, p.office_id FROM person p WHERE sounds <> '{}' AND p.sound_key @> sounds
        UNION ALL
        SELECT p.id, 3, p.office_id FROM person p WHERE key <> '' AND key <% p.search_key
        UNION ALL
        SELECT p.id, 1, p.office_id FROM person p WHERE p.reference LIKE '%' || upper(raw) || '%'
        UNION ALL
        SELECT p.id, 1, p.office_id
        FROM person_former_reference f
        JOIN person p ON p.id = f.person_id
        WHERE f.reference = upper(raw)
    ), found AS (
        SELECT c.id, min(c.kind) AS kind
        FROM candidate c
        -- As person_office says; to look there for each of thousands would take longer than to find them.
        WHERE (SELECT actor_is_staff()) AND (c.office_id = (SELECT actor_office()) OR c.id IN (
            SELECT s.person_id FROM person_scope s
            WHERE s.office_id = (SELECT actor_office()) AND (s.until IS NULL OR s.until > atelier.now())))
        GROUP BY c.id
    )
    SELECT f.id, row_number() OVER (ORDER BY f.kind, word_similarity(key, p.search_key) DESC, p.name, p.id)
    FROM found f
    JOIN person p ON p.id = f.id
    ORDER BY 2
    LIMIT most
    $$;


--
-- Name: finding_severity(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.finding_severity(rule text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN rule IN ('online_on_holiday', 'online_on_weekend', 'online_outside_hours', 'session_low_demand',
            'session_on_weekend_assumed', 'session_two_leads', 'trainer_two_towns') THEN 'hint'
        ELSE 'problem'
    END
    $$;


--
-- Name: forget_values(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.forget_values(person uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
    place record;
    touched bigint;
    forgotten bigint;
BEGIN
    DELETE FROM audit_value v
    WHERE v.subject_id = forget_values.person
        OR v.old ->> 'other_id' = forget_values.person::text OR v.new ->> 'other_id' = forget_values.person::text;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    FOR place IN
        SELECT p.* FROM erasure_plan() e JOIN erasure_places() p USING (table_name, column_name)
        WHERE e.action <> 'keep' AND p.table_name NOT IN (SELECT c.table_name FROM person_columns() c)
    LOOP
        EXECUTE format($query$
            DELETE FROM atelier.audit_value v
            USING atelier.audit a
            WHERE a.at = v.at AND a.id = v.audit_id AND a.table_name = $2 AND a.row_id IN (
                SELECT t.id FROM atelier.%1$I t WHERE t.%2$I IN (%3$s)
                UNION ALL
                SELECT w.row_id
                FROM atelier.audit w
                JOIN atelier.audit_value k ON k.at = w.at AND k.audit_id = w.id
                WHERE w.table_name = $2 AND (COALESCE(k.new, k.old) ->> $3)::uuid IN (%3$s))
            $query$, place.table_name, place.column_name, place.theirs)
        USING forget_values.person, place.table_name, place.column_name;
        GET DIAGNOSTICS touched = ROW_COUNT;
        forgotten := forgotten + touched;
    END LOOP;
    RETURN forgotten;
END
$_$;


--
-- Name: form_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.form_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wrong record;
BEGIN
    INSERT INTO form_field (form_id, position, key, type, label, required, sensitivity, delete_after_days, options, minimum,
        maximum, earliest, latest, max_length, pattern, shown_field, shown_values, maps_to, stratum)
    SELECT NEW.id, f.position, COALESCE(f.field ->> 'key', ''), COALESCE(f.field ->> 'type', ''),
        COALESCE(f.field -> 'label', '{}'), COALESCE((f.field ->> 'required')::boolean, false),
        COALESCE(f.field ->> 'sensitivity', 'plain'), (f.field ->> 'delete_after_days')::integer,
        CASE WHEN jsonb_typeof(f.field -> 'options') = 'array' THEN
            ARRAY(SELECT COALESCE(o.option ->> 'value', '') FROM jsonb_array_elements(f.field -> 'options')
                WITH ORDINALITY AS o(option, place) ORDER BY o.place) END,
        (f.field ->> 'minimum')::numeric, (f.field ->> 'maximum')::numeric,
        (f.field ->> 'earliest')::date, (f.field ->> 'latest')::date,
        (f.field ->> 'max_length')::integer, f.field ->> 'pattern',
        f.field #>> '{shown_if,field}', f.field #> '{shown_if,is}', f.field ->> 'maps_to',
        COALESCE((f.field ->> 'stratum')::boolean, false)
    FROM jsonb_array_elements(NEW.definition -> 'fields') WITH ORDINALITY AS f(field, position);

    SELECT f.key INTO wrong
    FROM form_field f
    WHERE f.form_id = NEW.id AND f.shown_field IS NOT NULL AND (jsonb_typeof(f.shown_values) IS DISTINCT FROM 'array'
        OR NOT EXISTS (
            SELECT FROM form_field e
            WHERE e.form_id = NEW.id AND e.key = f.shown_field AND e.position < f.position
                AND e.type IN ('yes/no', 'choice', 'choices', 'country')))
    ORDER BY f.position
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('form_field_shown_after', jsonb_build_object('field', wrong.key));
    END IF;
    SELECT f.key, o.value INTO wrong
    FROM form_field f
    CROSS JOIN LATERAL unnest(f.options) AS o(value)
    WHERE f.form_id = NEW.id
    GROUP BY f.key, o.value
    HAVING count(*) > 1 OR btrim(o.value) = ''
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('form_field_option_once', jsonb_build_object('field', wrong.key, 'option', wrong.value));
    END IF;
    IF NOT EXISTS (
        SELECT FROM form_field f
        WHERE f.form_id = NEW.id AND f.maps_to = 'name' AND f.required AND f.shown_field IS NULL) THEN
        PERFORM refuse('form_name_asked', jsonb_build_object('form', NEW.code));
    END IF;
    PERFORM require_pattern(f.key, f.pattern) FROM form_field f WHERE f.form_id = NEW.id AND f.pattern IS NOT NULL;
    RETURN NULL;
END
$$;


--
-- Name: form_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.form_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM refuse('form_fixed', jsonb_build_object('form', OLD.code, 'version', OLD.version));
    RETURN NULL;
END
$$;


--
-- Name: free_days(uuid, uuid, date, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.free_days(trainer uuid, training uuid, day date, months integer) RETURNS daterange
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    starts date := day;
    running daterange;
    following date;
BEGIN
    LOOP
        SELECT q.valid INTO running
        FROM qualification q
        WHERE q.trainer_id = free_days.trainer AND q.training_id = free_days.training AND q.language IS NULL
            AND q.valid @> starts;
        EXIT WHEN NOT FOUND;
        IF upper_inf(running) THEN
            RETURN NULL;
        END IF;
        starts := upper(running);
    END LOOP;
    SELECT min(lower(q.valid)) INTO following
    FROM qualification q
    WHERE q.trainer_id = free_days.trainer AND q.training_id = free_days.training AND q.language IS NULL
        AND lower(q.valid) > starts;
    RETURN daterange(starts, LEAST((starts + make_interval(months => free_days.months))::date, following));
END
$$;


--
-- Name: freeze_round(uuid, text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.freeze_round(round uuid, fields text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    target round;
    unknown text;
    unjudged bigint;
BEGIN
    PERFORM FROM round r WHERE r.id = freeze_round.round FOR NO KEY UPDATE;
    target := require_round(freeze_round.round);
    PERFORM refuse('draw_one_a_round', jsonb_build_object('round', target.code, 'number', d.number, 'state', d.state))
    FROM draw d
    WHERE d.round_id = target.id AND d.state <> 'abandoned';
    IF target.state <> 'closed' THEN
        PERFORM refuse('draw_round_closed', jsonb_strip_nulls(jsonb_build_object('round', target.code, 'state', target.state,
            'open', CASE WHEN target.state = 'open' THEN target.code END)));
    END IF;
    SELECT count(*) INTO unjudged FROM application a WHERE a.round_id = target.id AND a.state = 'submitted';
    IF unjudged > 0 THEN
        PERFORM refuse('draw_round_judged', jsonb_build_object('round', target.code, 'unjudged', unjudged));
    END IF;
    SELECT w.key INTO unknown
    FROM unnest(fields) WITH ORDINALITY AS w(key, place)
    WHERE NOT EXISTS (
            SELECT FROM form_field f WHERE f.form_id = target.form_id AND f.key = w.key AND f.stratum)
        OR array_position(fields, w.key) < w.place
    ORDER BY w.place
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('draw_stratum_field', jsonb_build_object('round', target.code, 'field', unknown, 'fields', COALESCE((
            SELECT string_agg(f.key, ', ' ORDER BY f.position) FROM form_field f
            WHERE f.form_id = target.form_id AND f.stratum), 'none')));
    END IF;
    IF NOT EXISTS (SELECT FROM application a WHERE a.round_id = target.id AND a.state = 'eligible') THEN
        PERFORM refuse('draw_nobody', jsonb_build_object('round', target.code));
    END IF;
END
$$;


--
-- Name: application_arrival_seq; Type: SEQUENCE; Schema: atelier; Owner: -
--

CREATE SEQUENCE atelier.application_arrival_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: application; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.application (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('A-'::text || atelier.random_code(10)) NOT NULL,
    round_id uuid NOT NULL,
    person_id uuid NOT NULL,
    answers jsonb NOT NULL,
    special jsonb DEFAULT '{}'::jsonb NOT NULL,
    answers_deleted_at timestamp with time zone,
    preferences uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    language text NOT NULL,
    arrival bigint DEFAULT nextval('atelier.application_arrival_seq'::regclass) NOT NULL,
    received_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    paper_on date,
    late_reason text,
    state text DEFAULT 'submitted'::text NOT NULL,
    by_hand boolean DEFAULT false NOT NULL,
    rule text,
    facts jsonb,
    double_of uuid,
    actor_user_id uuid,
    CONSTRAINT application_answers_object CHECK ((jsonb_typeof(answers) = 'object'::text)),
    CONSTRAINT application_doubled CHECK ((((state = 'doubled'::text) = (double_of IS NOT NULL)) AND COALESCE((double_of <> id), true))),
    CONSTRAINT application_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT application_late_on_paper CHECK (((late_reason IS NULL) OR (paper_on IS NOT NULL))),
    CONSTRAINT application_late_reason_present CHECK ((btrim(late_reason) <> ''::text)),
    CONSTRAINT application_reason CHECK (((state <> ALL (ARRAY['ineligible'::text, 'doubled'::text, 'withdrawn'::text])) OR (rule IS NOT NULL))),
    CONSTRAINT application_special_object CHECK ((jsonb_typeof(special) = 'object'::text)),
    CONSTRAINT application_state_known CHECK ((state = ANY (ARRAY['submitted'::text, 'eligible'::text, 'ineligible'::text, 'doubled'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY atelier.application FORCE ROW LEVEL SECURITY;


--
-- Name: round_rule; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.round_rule (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    round_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    field text,
    minimum numeric,
    maximum numeric,
    day date,
    options jsonb,
    training_id uuid,
    because jsonb NOT NULL,
    CONSTRAINT round_rule_because_english CHECK ((COALESCE(btrim((because ->> 'en'::text)), ''::text) <> ''::text)),
    CONSTRAINT round_rule_bounds CHECK (COALESCE((minimum <= maximum), true)),
    CONSTRAINT round_rule_complete CHECK (
CASE kind
    WHEN 'age'::text THEN ((field IS NOT NULL) AND (day IS NOT NULL) AND ((minimum IS NOT NULL) OR (maximum IS NOT NULL)))
    WHEN 'range'::text THEN ((field IS NOT NULL) AND ((minimum IS NOT NULL) OR (maximum IS NOT NULL)))
    WHEN 'one of'::text THEN ((field IS NOT NULL) AND (COALESCE(jsonb_typeof(options), ''::text) = 'array'::text) AND (options <> '[]'::jsonb))
    WHEN 'never'::text THEN (training_id IS NOT NULL)
    ELSE true
END),
    CONSTRAINT round_rule_kind_known CHECK ((kind = ANY (ARRAY['age'::text, 'range'::text, 'one of'::text, 'never'::text]))),
    CONSTRAINT round_rule_number CHECK ((number > 0))
);

ALTER TABLE ONLY atelier.round_rule FORCE ROW LEVEL SECURITY;


--
-- Name: fulfils(atelier.round_rule, atelier.application); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.fulfils(requirement atelier.round_rule, application atelier.application) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    answer jsonb := ((application).answers || (application).special) -> (requirement).field;
    number numeric;
BEGIN
    IF (requirement).kind = 'never' THEN
        RETURN NOT EXISTS (
            SELECT FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE r.person_id = (application).person_id AND s.training_id = (requirement).training_id
                AND r.attendance IN ('attended', 'partly'));
    ELSIF answer IS NULL THEN
        RETURN false;
    ELSIF (requirement).kind = 'one of' AND jsonb_typeof(answer) = 'array' THEN
        RETURN EXISTS (SELECT FROM jsonb_array_elements(answer) AS c(value) WHERE (requirement).options @> c.value);
    ELSIF (requirement).kind = 'one of' THEN
        RETURN (requirement).options @> answer;
    ELSIF (requirement).kind = 'range' THEN
        number := (answer #>> '{}')::numeric;
    ELSIF jsonb_typeof(answer) = 'number' THEN
        number := extract(year FROM (requirement).day) - (answer #>> '{}')::numeric;
    ELSE
        number := extract(year FROM age((requirement).day, day(answer #>> '{}')));
    END IF;
    RETURN COALESCE(number BETWEEN COALESCE((requirement).minimum, number) AND COALESCE((requirement).maximum, number), false);
END
$$;


--
-- Name: full_because(atelier.session, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.full_because(session atelier.session, together boolean) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT CASE
        WHEN full_because.together AND (session).taken + (session).kept < (session).capacity
            THEN 'session_full_for_group'
        WHEN (session).waiting > 0 AND (session).taken + (session).kept < (session).capacity AND collects_seats((session).id)
            THEN 'session_seats_collected'
        WHEN (session).kept > 0 AND (session).taken < (session).capacity THEN 'session_seats_kept'
        ELSE 'session_full'
    END
    $$;


--
-- Name: give_back(uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.give_back(persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whole record;
    missing hold[];
    chosen uuid;
BEGIN
    FOR whole IN
        SELECT i.person_id, w.session_id, e.registration_id, e.assignment_id, COALESCE(e.registration_id, e.assignment_id) AS own
        FROM unnest(persons, sessions) AS i(person_id, session_id)
        CROSS JOIN LATERAL wholes_of(i.session_id) w
        CROSS JOIN LATERAL expected(w.session_id) e
        WHERE e.person_id = i.person_id
        ORDER BY i.person_id, w.distance, e.registration_id, e.assignment_id
    LOOP
        missing := ARRAY(
            SELECT ROW(whole.person_id, piece.during, p.block_id, whole.registration_id, whole.assignment_id, NULL)::hold
            FROM (
                SELECT q.block_id, range_agg(q.during) AS wanted
                FROM pieces(whole.person_id, whole.session_id) q
                GROUP BY q.block_id
            ) AS p
            CROSS JOIN LATERAL (
                SELECT COALESCE(range_agg(h.during), '{}') AS hours
                FROM hold h
                WHERE h.block_id = p.block_id AND h.person_id = whole.person_id
                    AND COALESCE(h.registration_id, h.assignment_id) = whole.own
            ) AS held
            CROSS JOIN LATERAL unnest(p.wanted - held.hours) AS piece(during));
        chosen := COALESCE(one_bundle(whole.person_id, ARRAY(
            SELECT DISTINCT h.bundle
            FROM hold h
            WHERE h.person_id = whole.person_id
                AND (COALESCE(h.registration_id, h.assignment_id) = whole.own
                    OR EXISTS (SELECT FROM unnest(missing) m WHERE m.during && h.during)))), whole.own);
        INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT m.person_id, m.during, m.block_id, m.registration_id, m.assignment_id, chosen
        FROM unnest(missing) m;
    END LOOP;
END
$$;


--
-- Name: give_consent(uuid, text, integer, text, date, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.give_consent(person uuid, purpose text, version integer, language text, given_on date, guardian text, how text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    words record;
    answering uuid;
    who text;
BEGIN
    PERFORM require_keeper(give_consent.person);
    who := person_reference(give_consent.person);
    SELECT t.id, t.version INTO words
    FROM consent_text t
    WHERE t.purpose = give_consent.purpose AND t.language = give_consent.language
        AND t.version = COALESCE(give_consent.version, t.version)
    ORDER BY t.version DESC
    LIMIT 1;
    IF NOT FOUND THEN
        PERFORM refuse('consent_text_unknown', jsonb_strip_nulls(jsonb_build_object('purpose', give_consent.purpose,
            'language', give_consent.language, 'version', give_consent.version)));
    END IF;
    IF give_consent.given_on > (atelier.now() AT TIME ZONE 'UTC')::date + 1 THEN
        PERFORM refuse('consent_given_in_future', jsonb_build_object('date', give_consent.given_on));
    END IF;
    IF give_consent.guardian IS NOT NULL THEN
        SELECT g.id INTO answering
        FROM guardian g
        WHERE g.person_id = give_consent.person AND lower(g.name) = lower(give_consent.guardian) AND g.removed_at IS NULL;
        IF NOT FOUND THEN
            PERFORM refuse('guardian_unknown', jsonb_build_object('person', who, 'guardian', give_consent.guardian));
        END IF;
    ELSIF EXISTS (
        SELECT FROM person p
        WHERE p.id = give_consent.person AND may_be_minor(p.birth_date, p.birth_year, give_consent.given_on)) THEN
        PERFORM refuse('consent_guardian', jsonb_build_object('person', who, 'date', give_consent.given_on));
    END IF;
    UPDATE consent c
    SET state = 'replaced', ended_on = give_consent.given_on
    WHERE c.person_id = give_consent.person AND c.purpose = give_consent.purpose AND c.state = 'given';
    INSERT INTO consent (person_id, text_id, purpose, given_on, given_by, guardian_id, how, recorded_by)
    VALUES (give_consent.person, words.id, give_consent.purpose, give_consent.given_on,
        CASE WHEN answering IS NULL THEN 'person' ELSE 'guardian' END, answering, give_consent.how,
        (SELECT a.user_id FROM actor() a));
    RETURN words.version;
END
$$;


--
-- Name: give_seats(uuid[], uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.give_seats(registrations uuid[], pool uuid, hours integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    UPDATE registration r
    SET state = CASE WHEN hours IS NULL THEN 'confirmed' ELSE 'offered' END, rule = NULL, facts = NULL,
        offered_at = CASE WHEN hours IS NOT NULL THEN atelier.now() END, offer_hours = hours, reserved_seats_id = pool,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = ANY(registrations);
    PERFORM notify_person(r.session_id, r.person_id, CASE WHEN hours IS NULL THEN 'promoted' ELSE 'offered' END, '{}')
    FROM registration r
    WHERE r.id = ANY(registrations)
    ORDER BY r.person_id;
END
$$;


--
-- Name: give_up_reserved(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.give_up_reserved(reserved uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whose record;
BEGIN
    SELECT v.session_id, v.seats, v.draw_id, s.code INTO whose
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    WHERE v.id = give_up_reserved.reserved;
    PERFORM require_host(whose.session_id);
    IF whose.draw_id IS NOT NULL THEN
        PERFORM refuse('draw_seats_kept', jsonb_build_object('session', whose.code, 'seats', whose.seats));
    END IF;
    UPDATE reserved_seats v
    SET released_at = atelier.now()
    WHERE v.id = give_up_reserved.reserved AND v.released_at IS NULL;
    PERFORM promote(whose.session_id);
END
$$;


--
-- Name: grant_past(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.grant_past(training uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    RETURN grant_qualifications((
        SELECT array_agg(c.id) FROM certificate c WHERE c.training_id = grant_past.training AND c.state = 'issued'));
END
$$;


--
-- Name: grant_qualification(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.grant_qualification(certificate uuid, rule uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    course certificate;
    granting training_grant;
    teachers uuid[];
    learner uuid;
    before record;
    reached integer;
    days daterange;
    made uuid;
BEGIN
    SELECT c.* INTO course FROM certificate c WHERE c.id = grant_qualification.certificate;
    SELECT g.* INTO granting FROM training_grant g WHERE g.id = grant_qualification.rule;
    SELECT array_agg(a.trainer_id) INTO teachers
    FROM assignment a
    WHERE a.session_id IN (SELECT k.session_id FROM course_session k WHERE k.course_id = course.course_id)
        AND a.state = 'accepted' AND a.role IN ('lead', 'co-trainer') AND a.person_id <> course.person_id;
    SELECT min(q.generation) AS generation, bool_and(q.novice) AS novice INTO before
    FROM qualification q
    JOIN trainer t ON t.id = q.trainer_id
    WHERE t.person_id = course.person_id AND q.training_id = granting.grants_training_id;
    SELECT LEAST(before.generation, 1 + COALESCE(min(q.generation), 0)) INTO reached
    FROM qualification q
    WHERE q.trainer_id = ANY(teachers) AND q.training_id IN (granting.training_id, granting.grants_training_id);
    IF reached > granting.last_generation THEN
        RETURN false;
    END IF;
    learner := trainer_of(course.person_id, course.course_id);
    days := free_days(learner, granting.grants_training_id, course.awarded_on, granting.months);
    IF days IS NULL THEN
        RETURN false;
    END IF;
    INSERT INTO qualification (trainer_id, training_id, valid, origin, generation, novice, certificate_id)
    VALUES (learner, granting.grants_training_id, days, CASE WHEN before.generation IS NULL THEN 'course' ELSE 'renewal' END,
        reached, COALESCE(before.novice, true), course.id)
    RETURNING id INTO made;
    INSERT INTO lineage (qualification_id, teacher_id)
    SELECT DISTINCT made, teacher FROM unnest(teachers) AS teacher;
    RETURN true;
END
$$;


--
-- Name: grant_qualifications(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.grant_qualifications(certificates uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    due record;
    granted integer := 0;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT c.person_id FROM certificate c WHERE c.id = ANY(certificates))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR due IN
        SELECT c.id AS certificate_id, g.id AS grant_id
        FROM certificate c
        JOIN training_grant g ON g.training_id = c.training_id
        WHERE c.id = ANY(certificates) AND c.state = 'issued' AND c.person_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM qualification q WHERE q.certificate_id = c.id AND q.training_id = g.grants_training_id)
        ORDER BY c.awarded_on, c.id, g.id
    LOOP
        granted := granted + grant_qualification(due.certificate_id, due.grant_id)::integer;
    END LOOP;
    RETURN granted;
END
$$;


--
-- Name: guardian_missing(uuid, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.guardian_missing(person uuid, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM person p
        WHERE p.id = guardian_missing.person AND may_be_minor(p.birth_date, p.birth_year, on_day)
            AND NOT EXISTS (SELECT FROM guardian g WHERE g.person_id = p.id AND g.removed_at IS NULL))
    $$;


--
-- Name: has_attendance(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.has_attendance(session uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT actor_is_staff() AND EXISTS (
        SELECT FROM attendance a
        JOIN block b ON b.id = a.block_id
        WHERE b.session_id = has_attendance.session)
    $$;


--
-- Name: head_count_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.head_count_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    held record;
BEGIN
    IF NEW.session_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT s.code AS session, p.code AS project, s.project_id INTO held
    FROM session s
    LEFT JOIN project p ON p.id = s.project_id
    WHERE s.id = NEW.session_id;
    IF held.project_id IS DISTINCT FROM NEW.project_id THEN
        PERFORM refuse('head_count_session_of_project', jsonb_strip_nulls(jsonb_build_object(
            'session', held.session, 'project', held.project,
            'other', (SELECT p.code FROM project p WHERE p.id = NEW.project_id))));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: held_beside(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.held_beside(person uuid, session uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT array_agg(DISTINCT COALESCE(h.registration_id, h.assignment_id))
    FROM pieces(held_beside.person, held_beside.session) p
    JOIN hold h ON h.person_id = held_beside.person AND h.during && p.during
    $$;


--
-- Name: held_in_parts(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.held_in_parts(person uuid, session uuid) RETURNS tstzmultirange
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT COALESCE(range_agg(h.during), '{}')
    FROM parts_of(held_in_parts.session) p
    JOIN block b ON b.session_id = p.session_id
    JOIN hold h ON h.block_id = b.id AND h.person_id = held_in_parts.person
    $$;


--
-- Name: hold_after_delete(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_after_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM tend_at(w.session_id, atelier.now())
    FROM (
        SELECT DISTINCT r.session_id
        FROM old_rows o
        JOIN registration r ON r.person_id = o.person_id AND r.state = 'waitlisted'
            AND r.rule IN ('hold_one_place_at_a_time', 'registration_group_waits')
    ) AS w
    ORDER BY w.session_id;
    RETURN NULL;
END
$$;


--
-- Name: assignment; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.assignment (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    trainer_id uuid,
    role text DEFAULT 'lead'::text NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    person_id uuid NOT NULL,
    asked_at timestamp with time zone,
    reminded_at timestamp with time zone,
    answered_at timestamp with time zone,
    state_because text,
    unqualified_because text,
    double_booked_because text,
    unpaired_because text,
    CONSTRAINT assignment_declined_because CHECK (((state <> 'declined'::text) OR (COALESCE(btrim(state_because), ''::text) <> ''::text))),
    CONSTRAINT assignment_double_booked_because_present CHECK ((btrim(double_booked_because) <> ''::text)),
    CONSTRAINT assignment_role_known CHECK ((role = ANY (ARRAY['lead'::text, 'co-trainer'::text, 'interpreter'::text, 'speaker'::text]))),
    CONSTRAINT assignment_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text]))),
    CONSTRAINT assignment_trainer_named CHECK (((role = 'speaker'::text) OR (trainer_id IS NOT NULL))),
    CONSTRAINT assignment_unpaired_because_present CHECK ((btrim(unpaired_because) <> ''::text)),
    CONSTRAINT assignment_unqualified_because_present CHECK ((btrim(unqualified_because) <> ''::text))
);

ALTER TABLE ONLY atelier.assignment FORCE ROW LEVEL SECURITY;


--
-- Name: hold_assignment(atelier.assignment); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_assignment(wanted atelier.assignment) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    clash record;
    named jsonb;
    joined uuid;
BEGIN
    PERFORM FROM person p WHERE p.id = wanted.person_id FOR NO KEY UPDATE;
    PERFORM cut_holds(ARRAY[wanted.person_id], ARRAY[wanted.session_id]);
    SELECT h.block_id, mine.zone, there.session_id = wanted.session_id AS here INTO clash
    FROM pieces(wanted.person_id, wanted.session_id) p
    JOIN block mine ON mine.id = p.block_id
    JOIN hold h ON h.person_id = wanted.person_id AND h.during && p.during
    JOIN block there ON there.id = h.block_id
    LEFT JOIN assignment beside ON beside.id = h.assignment_id
    WHERE NOT (there.session_id = wanted.session_id
        AND (wanted.role = 'speaker' OR COALESCE(beside.role = 'speaker', false)))
    ORDER BY here DESC, lower(h.during), h.block_id
    LIMIT 1;
    IF FOUND AND (clash.here OR wanted.double_booked_because IS NULL) THEN
        SELECT jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'person', person_reference(p.id))) INTO named
        FROM person p
        LEFT JOIN trainer t ON t.id = wanted.trainer_id
        WHERE p.id = wanted.person_id;
        IF clash.here THEN
            PERFORM refuse('assignment_registered', named);
        ELSIF wanted.trainer_id IS NULL THEN
            PERFORM refuse('speaker_one_place_at_a_time', busy(clash.block_id, clash.zone) || named);
        END IF;
        PERFORM refuse('trainer_one_place_at_a_time', busy(clash.block_id, clash.zone) || named);
    END IF;
    joined := COALESCE(join_bundles(wanted.person_id, wanted.session_id), wanted.id);
    INSERT INTO hold (person_id, during, block_id, assignment_id, bundle)
    SELECT wanted.person_id, p.during, p.block_id, wanted.id, joined
    FROM pieces(wanted.person_id, wanted.session_id) p;
END
$$;


--
-- Name: hold_or_not(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_or_not(work atelier.admission[]) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wanted hold[] := admission_holds(work);
    unseated uuid[];
BEGIN
    BEGIN
        INSERT INTO hold SELECT n.* FROM unnest(wanted) n;
        RETURN '{}';
    EXCEPTION WHEN exclusion_violation THEN
        INSERT INTO hold SELECT n.* FROM unnest(wanted) n ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
    END;
    unseated := ARRAY(
        SELECT n.registration_id
        FROM (SELECT n.registration_id, count(*) AS pieces FROM unnest(wanted) n GROUP BY n.registration_id) AS n
        WHERE n.pieces > (SELECT count(*) FROM hold h WHERE h.registration_id = n.registration_id));
    DELETE FROM hold h
    WHERE h.registration_id IN (
        SELECT m.registration_id
        FROM unnest(work) w
        JOIN unnest(work) m ON m.item = w.item OR m.group_id = w.group_id
        WHERE w.registration_id = ANY(unseated));
    RETURN unseated;
END
$$;


--
-- Name: hold_part_anew(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_part_anew(session uuid, former uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    family uuid[] := ARRAY(SELECT hold_part_anew.session UNION SELECT p.session_id FROM parts_of(hold_part_anew.session) p);
    left_wholes uuid[] := ARRAY(
        SELECT former WHERE former IS NOT NULL UNION SELECT w.session_id FROM wholes_of(former) w
        EXCEPT SELECT w.session_id FROM wholes_of(hold_part_anew.session) w);
    part uuid;
    clash record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT e.person_id FROM unnest(family) AS f(id), expected(f.id) e)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT b.id, mine.zone, e.person_id INTO clash
    FROM session w
    CROSS JOIN LATERAL expected(w.id) e
    JOIN block b ON b.session_id = w.id
    JOIN hold h ON h.person_id = e.person_id AND h.during && tstzrange(b.starts_at, b.ends_at)
    JOIN block mine ON mine.id = h.block_id AND mine.session_id = ANY(family)
    WHERE w.id = ANY(left_wholes) AND w.holds_time
    ORDER BY lower(h.during), e.person_id, b.id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('session_stays_part', busy(clash.id, clash.zone) || jsonb_strip_nulls(jsonb_build_object(
            'session', (SELECT s.code FROM session s WHERE s.id = hold_part_anew.session),
            'person', person_reference(clash.person_id))));
    END IF;
    FOREACH part IN ARRAY family LOOP
        PERFORM cut_holds(array_agg(e.person_id), array_agg(part)) FROM expected(part) e HAVING count(*) > 0;
    END LOOP;
END
$$;


--
-- Name: hold_people(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_people(block uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    moved record;
    clash record;
    people uuid[];
    everybody expectation[];
BEGIN
    SELECT b.session_id, tstzrange(b.starts_at, b.ends_at) AS during, b.zone, s.part_of INTO moved
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = hold_people.block AND s.holds_time;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM FROM person p
    WHERE p.id IN (SELECT e.person_id FROM expected(moved.session_id) e)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT array_agg(ROW(e.person_id, e.registration_id, e.assignment_id, e.bundle)::expectation ORDER BY e.person_id),
        array_agg(e.person_id ORDER BY e.person_id)
    INTO everybody, people
    FROM expected(moved.session_id) e;
    IF everybody IS NULL THEN
        RETURN;
    END IF;
    SELECT c.block_id, c.person_id INTO clash FROM block_clashes(hold_people.block, moved.during) c LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('hold_one_place_at_a_time', busy(clash.block_id, moved.zone)
            || jsonb_build_object('person', person_reference(clash.person_id)));
    END IF;
    DELETE FROM hold h WHERE h.block_id = hold_people.block;
    IF moved.part_of IS NOT NULL THEN
        PERFORM give_back(people, array_fill(moved.session_id, ARRAY[cardinality(people)]));
        PERFORM cut_holds(people, array_fill(moved.session_id, ARRAY[cardinality(people)]));
    END IF;
    INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
    SELECT e.person_id, p.during, p.block_id, e.registration_id, e.assignment_id, e.bundle
    FROM unnest(everybody) e
    CROSS JOIN LATERAL pieces(e.person_id, moved.session_id) p
    WHERE p.block_id = hold_people.block
    ORDER BY e.person_id;
END
$$;


--
-- Name: hold_registration(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_registration(registration uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    item record;
    joined uuid;
BEGIN
    SELECT r.id, r.person_id, r.session_id INTO item FROM registration r WHERE r.id = hold_registration.registration;
    PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    joined := COALESCE(join_bundles(item.person_id, item.session_id), item.id);
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT item.person_id, p.during, p.block_id, item.id, joined
    FROM pieces(item.person_id, item.session_id) p;
END
$$;


--
-- Name: hold_registrations(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_registrations(registrations uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    no record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (SELECT r.person_id FROM registration r WHERE r.id = ANY(registrations))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT r.id, r.person_id, r.office_id, c.block_id, c.zone INTO no
    FROM registration r
    CROSS JOIN LATERAL expected_elsewhere(r.id) c
    WHERE r.id = ANY(registrations)
    ORDER BY r.arrival
    LIMIT 1;
    IF NOT FOUND THEN
        PERFORM hold_registration(r.id) FROM registration r WHERE r.id = ANY(registrations) ORDER BY r.arrival;
        RETURN true;
    END IF;
    UPDATE registration r
    SET rule = 'hold_one_place_at_a_time', facts = busy(no.block_id, no.zone, no.office_id, false)
    WHERE r.id = no.id;
    UPDATE registration r
    SET rule = 'registration_group_waits',
        facts = jsonb_strip_nulls(jsonb_build_object('other', person_reference(no.person_id, r.office_id)))
    WHERE r.id = ANY(registrations) AND r.id <> no.id;
    RETURN false;
END
$$;


--
-- Name: hold_room(uuid, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_room(block uuid, overriding boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wanted record;
    clash record;
    chosen uuid := uuid7();
BEGIN
    SELECT b.room_id, tstzrange(b.starts_at, b.ends_at) AS during, b.zone, r.code
    INTO wanted
    FROM block b
    JOIN session s ON s.id = b.session_id
    JOIN room r ON r.id = b.room_id
    WHERE b.id = hold_room.block AND s.state <> 'cancelled';
    IF NOT FOUND THEN
        DELETE FROM room_hold h WHERE h.block_id = hold_room.block;
        RETURN;
    END IF;
    IF EXISTS (
        SELECT FROM room_hold h
        WHERE h.block_id = hold_room.block AND h.room_id = wanted.room_id AND h.during = wanted.during) THEN
        RETURN;
    END IF;
    DELETE FROM room_hold h WHERE h.block_id = hold_room.block;
    PERFORM FROM room r WHERE r.id = wanted.room_id FOR NO KEY UPDATE;
    SELECT h.block_id INTO clash
    FROM room_hold h
    WHERE h.room_id = wanted.room_id AND h.during && wanted.during
    ORDER BY lower(h.during), h.id
    LIMIT 1;
    IF FOUND AND NOT overriding THEN
        PERFORM refuse('room_hold_one_at_a_time', busy(clash.block_id, wanted.zone) || jsonb_build_object('room', wanted.code));
    END IF;
    -- Deferred until the bundles are one again: row by row they would clash with each other meanwhile.
    SET CONSTRAINTS atelier.room_hold_one_at_a_time DEFERRED;
    UPDATE room_hold h SET bundle = chosen
    WHERE h.bundle IN (
        SELECT o.bundle FROM room_hold o WHERE o.room_id = wanted.room_id AND o.during && wanted.during);
    INSERT INTO room_hold (block_id, room_id, during, bundle)
    VALUES (hold_room.block, wanted.room_id, wanted.during, chosen);
    SET CONSTRAINTS atelier.room_hold_one_at_a_time IMMEDIATE;
END
$$;


--
-- Name: host_sees(uuid[], uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.host_sees(persons uuid[], offices uuid[], sessions uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    INSERT INTO person_scope (person_id, office_id, purpose, until)
    SELECT i.person_id, s.host_office_id, 'hosting', CASE WHEN bool_and(own.until IS NOT NULL) THEN max(own.until) END
    FROM unnest(persons, offices, sessions) AS i(person_id, office_id, session_id)
    JOIN session s ON s.id = i.session_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_and(o.purpose = 'sharing') THEN max(o.until) END AS until
        FROM person_office o
        WHERE o.person_id = i.person_id AND o.office_id = i.office_id
    ) AS own
    WHERE s.host_office_id <> i.office_id
    GROUP BY i.person_id, s.host_office_id
    -- Without an end is later than any.
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE SET until = EXCLUDED.until
    WHERE COALESCE(EXCLUDED.until, 'infinity') > COALESCE(person_scope.until, 'infinity')
    $$;


--
-- Name: hours_there(text, timestamp with time zone, timestamp with time zone, interval, interval); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hours_there(country text, starts_at timestamp with time zone, ends_at timestamp with time zone, opens interval, closes interval) RETURNS TABLE(zone text, turn integer, starts_local timestamp without time zone, ends_local timestamp without time zone, outside integer, day_off date, holiday text, estimated boolean)
    LANGUAGE sql STABLE ROWS 2
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT c.zone, c.turn, c.starts_local, c.ends_local,
        CASE WHEN hours_there.ends_at - hours_there.starts_at <= interval '1 day' THEN ceil(extract(epoch FROM
            hours_there.ends_at - hours_there.starts_at - COALESCE(work.time, interval '0')) / 60)::integer END,
        off.day, off.holiday, off.estimated
    FROM (
        SELECT DISTINCT ON (starts_local, ends_local) k.zone, k.turn, starts_local, ends_local
        FROM atelier.country_clock k
        CROSS JOIN LATERAL (
            SELECT hours_there.starts_at AT TIME ZONE k.zone AS starts_local,
                hours_there.ends_at AT TIME ZONE k.zone AS ends_local) AS shown
        WHERE k.country_code = hours_there.country
        ORDER BY starts_local, ends_local, k.turn
    ) AS c
    CROSS JOIN LATERAL (
        SELECT sum(upper(part) - lower(part)) AS time
        FROM atelier.working_times(hours_there.country, c.zone, c.starts_local::date,
            (c.ends_local - interval '1 microsecond')::date, hours_there.opens, hours_there.closes) w
        CROSS JOIN LATERAL (SELECT w.during * tstzrange(hours_there.starts_at, hours_there.ends_at) AS part) AS p
        WHERE NOT isempty(part)
    ) AS work
    LEFT JOIN LATERAL (
        SELECT d.day::date, o.holiday, o.estimated
        FROM generate_series(date_trunc('day', c.starts_local), c.ends_local - interval '1 microsecond', '1 day') AS d(day)
        CROSS JOIN LATERAL atelier.day_off(hours_there.country, d.day::date) o
        WHERE hours_there.ends_at - hours_there.starts_at <= interval '1 day'
        ORDER BY d.day
        LIMIT 1
    ) AS off ON true
    $$;


--
-- Name: in_my_keeping(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.in_my_keeping(person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT actor_is_staff() AND EXISTS (
        SELECT FROM person_office o
        WHERE o.person_id = in_my_keeping.person AND o.office_id = actor_office() AND o.purpose <> 'sharing')
    $$;


--
-- Name: in_my_scope(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.in_my_scope(person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT actor_is_staff() AND in_scope(person, actor_office()) $$;


--
-- Name: in_scope(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.in_scope(person uuid, office uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN EXISTS (SELECT FROM person_office o WHERE o.person_id = person AND o.office_id = office);
END
$$;


--
-- Name: instant(timestamp without time zone, text, smallint, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.instant(local timestamp without time zone, zone text, fold smallint, which text) RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    candidates timestamptz[];
    naive timestamptz := local AT TIME ZONE 'UTC';
BEGIN
    IF NOT EXISTS (SELECT FROM time_zone t WHERE t.name = zone) THEN
        PERFORM refuse('zone_unknown', jsonb_build_object('zone', zone));
    END IF;
    SELECT array_agg(DISTINCT c.instant ORDER BY c.instant)
    INTO candidates
    FROM (VALUES (naive - interval '26 hours'), (naive), (naive + interval '26 hours')) AS near(instant),
        LATERAL (SELECT naive - ((near.instant AT TIME ZONE zone) - (near.instant AT TIME ZONE 'UTC')) AS instant) AS c
    WHERE c.instant AT TIME ZONE zone = local;

    IF candidates IS NULL THEN
        PERFORM refuse('local_time_skipped', jsonb_build_object(
            'which', which, 'local', to_char(local, 'YYYY-MM-DD HH24:MI'), 'zone', zone,
            'next', to_char((local AT TIME ZONE zone) AT TIME ZONE zone, 'HH24:MI')));
    ELSIF array_length(candidates, 1) > 1 AND fold IS NULL THEN
        PERFORM refuse('local_time_repeated', jsonb_build_object(
            'which', which, 'local', to_char(local, 'YYYY-MM-DD HH24:MI'), 'zone', zone));
    END IF;
    RETURN candidates[LEAST(1 + COALESCE(fold, 0), array_length(candidates, 1))];
END
$$;


--
-- Name: interpreted(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.interpreted(session uuid) RETURNS TABLE(spoken text, valid daterange)
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN atelier.same_language(i.to_language, s.language) THEN i.from_language ELSE i.to_language END, i.valid
    FROM atelier.assignment a
    JOIN atelier.session s ON s.id = a.session_id
    JOIN atelier.interpretation i ON i.trainer_id = a.trainer_id
    WHERE a.session_id = interpreted.session AND a.role = 'interpreter' AND a.state IN ('asked', 'accepted')
        AND (atelier.same_language(i.to_language, s.language)
            OR (i.both_ways AND atelier.same_language(i.from_language, s.language)))
    $$;


--
-- Name: invitation_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.invitation_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'invited' THEN
            PERFORM refuse('invitation_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
    ELSIF NEW.state <> OLD.state AND OLD.state <> 'invited' THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: invite(uuid, uuid, text, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.invite(session uuid, person uuid, channel text, until timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    target record;
    made uuid;
BEGIN
    SELECT s.code, s.state, s.starts_at, s.zone, s.cancelled_because INTO target
    FROM session s
    WHERE s.id = invite.session AND actor_is_staff()
        AND (may_host(s.host_office_id) OR (s.visibility = 'public' AND s.state <> 'draft'))
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('session_unknown', '{}');
    ELSIF target.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', target.code, 'because', target.cancelled_because));
    END IF;
    PERFORM FROM person p WHERE p.id = invite.person FOR NO KEY UPDATE;
    IF NOT in_my_scope(invite.person)
        OR EXISTS (SELECT FROM person p WHERE p.id = invite.person AND p.erased_at IS NOT NULL) THEN
        PERFORM refuse('person_unknown', '{}');
    ELSIF invite.until <= atelier.now() OR invite.until > target.starts_at THEN
        PERFORM refuse('invitation_until_between', jsonb_strip_nulls(jsonb_build_object('session', target.code,
            'starts', to_char(target.starts_at AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone)));
    ELSIF EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = invite.session AND r.person_id = invite.person AND r.state NOT IN ('cancelled', 'refused')) THEN
        PERFORM refuse('registration_one_per_person', jsonb_build_object('session', target.code));
    END IF;
    INSERT INTO invitation (session_id, person_id, office_id, invited_by, channel, until)
    VALUES (invite.session, invite.person, actor_office(), (SELECT a.user_id FROM actor() a), invite.channel, invite.until)
    RETURNING id INTO made;
    PERFORM tend_at(invite.session, invite.until);
    RETURN made;
END
$$;


--
-- Name: issue_certificates(uuid, text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.issue_certificates(course uuid, numbers text[]) RETURNS TABLE(id uuid, number text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_course_host(issue_certificates.course);
    PERFORM FROM session s
    WHERE s.id IN (SELECT k.session_id FROM course_session k WHERE k.course_id = issue_certificates.course)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    -- From here on no session comes into the series or leaves it.
    PERFORM FROM series e WHERE e.id = issue_certificates.course FOR NO KEY UPDATE;
    RETURN QUERY
    INSERT INTO certificate (number, person_id, session_id, series_id, training_id, name, name_own_script, title, awarded_on,
        valid_until, specimen, issued_by)
    SELECT n.number, p.id, c.session_id, c.series_id, g.id, p.name, p.name_own_script,
        COALESCE(said(g.neutral_title, c.language), said(g.title, c.language)), last.day,
        (last.day + make_interval(months => g.certificate_months))::date,
        EXISTS (SELECT FROM setting t WHERE t.name = 'deployment' AND t.value = '"demo"'),
        (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT d.person_id, row_number() OVER (ORDER BY d.person_id) AS place
        FROM completion(issue_certificates.course) d
        WHERE d.rule IS NULL
    ) AS due
    JOIN unnest(numbers) WITH ORDINALITY AS n(number, place) ON n.place = due.place
    JOIN person p ON p.id = due.person_id
    JOIN course c ON c.id = issue_certificates.course
    JOIN training g ON g.id = c.training_id
    CROSS JOIN LATERAL (SELECT (c.ends_at AT TIME ZONE c.zone)::date AS day) AS last
    ORDER BY due.place
    RETURNING certificate.id, certificate.number;
END
$$;


--
-- Name: join_bundles(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.join_bundles(person uuid, session uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN one_bundle(join_bundles.person, ARRAY(
        SELECT DISTINCT h.bundle
        FROM hold h
        JOIN pieces(join_bundles.person, join_bundles.session) p ON h.during && p.during
        WHERE h.person_id = join_bundles.person));
END
$$;


--
-- Name: judge_application(uuid, boolean, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.judge_application(application uuid, eligible boolean, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_judging(require_round((SELECT a.round_id FROM application a WHERE a.id = judge_application.application)));
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('application_judged_because', '{}');
    END IF;
    UPDATE application a
    SET state = CASE WHEN eligible THEN 'eligible' ELSE 'ineligible' END,
        by_hand = true,
        rule = CASE WHEN eligible THEN 'application_judged_eligible' ELSE 'application_ineligible' END,
        facts = jsonb_build_object('because', because),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE a.id = judge_application.application;
END
$$;


--
-- Name: judge_applications(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.judge_applications(round uuid) RETURNS TABLE(eligible bigint, ineligible bigint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    target round := require_round(judge_applications.round);
BEGIN
    PERFORM require_judging(target);
    -- Everybody's lock in one order, so that two who judge at once don't meet crosswise.
    PERFORM FROM application a WHERE a.round_id = target.id ORDER BY a.id FOR NO KEY UPDATE;
    UPDATE application a
    SET state = CASE WHEN j.number IS NULL THEN 'eligible' ELSE 'ineligible' END,
        rule = CASE WHEN j.number IS NOT NULL THEN 'application_ineligible' END,
        facts = CASE WHEN j.number IS NOT NULL THEN jsonb_build_object('number', j.number, 'because', j.because) END,
        actor_user_id = (SELECT w.user_id FROM actor() w)
    FROM (
        SELECT a.id, no.number, said(no.because, a.language) AS because
        FROM application a
        LEFT JOIN LATERAL (
            SELECT l.number, l.because
            FROM round_rule l
            WHERE l.round_id = target.id AND NOT fulfils(l, a)
            ORDER BY l.number
            LIMIT 1
        ) AS no ON true
        WHERE a.round_id = target.id AND a.state IN ('submitted', 'eligible', 'ineligible') AND NOT a.by_hand
    ) AS j
    WHERE a.id = j.id AND (a.state, (a.facts ->> 'number')::integer) IS DISTINCT FROM
        (CASE WHEN j.number IS NULL THEN 'eligible' ELSE 'ineligible' END, j.number);
    RETURN QUERY
    SELECT count(*) FILTER (WHERE a.state = 'eligible'), count(*) FILTER (WHERE a.state = 'ineligible')
    FROM application a
    WHERE a.round_id = target.id;
END
$$;


--
-- Name: judge_course(text, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.judge_course(reference text, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    judged text;
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT c.state INTO judged FROM reported_course c WHERE c.reference = judge_course.reference FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('reported_course_unknown', '{}');
    ELSIF judged <> 'reported' THEN
        PERFORM refuse('reported_course_transition', jsonb_build_object(
            'course', judge_course.reference, 'from', judged, 'to', judge_course.state));
    END IF;
    UPDATE reported_course c
    SET state = judge_course.state,
        state_because = judge_course.because,
        judged_at = atelier.now(),
        judged_by = (SELECT a.user_id FROM actor() a)
    WHERE c.reference = judge_course.reference;
END
$$;


--
-- Name: judge_staged_file(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.judge_staged_file(file uuid) RETURNS TABLE(row_no integer, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_nestloop TO 'off'
    SET work_mem TO '128MB'
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    -- Of a million rows few are like others; those alone are compared by name and birth.
    WITH alike AS MATERIALIZED (
        SELECT l.likeness
        FROM (SELECT unnest(q.likeness) AS likeness FROM staged_piece q WHERE q.file_id = file) AS l
        WHERE l.likeness IS NOT NULL
        GROUP BY l.likeness
        HAVING count(*) > 1
        UNION
        SELECT likeness(p.name, p.birth_year) FROM person p WHERE p.name IS NOT NULL
    ), numbered AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY s.row_no) AS item, s.row_no, s.name, s.birth_year, s.birth_date
        FROM staged_person s
        WHERE s.file_id = file AND s.likeness IN (SELECT a.likeness FROM alike a)
    ), listed AS (
        SELECT array_agg(n.name ORDER BY n.item) AS names, array_agg(n.birth_year ORDER BY n.item) AS years,
            array_agg(n.birth_date ORDER BY n.item) AS dates
        FROM numbered n
    )
    SELECT n.row_no, CASE WHEN h.twin IS NULL THEN 'import_person_known' ELSE 'import_row_twice' END,
        jsonb_strip_nulls(jsonb_build_object('name', n.name, 'row', t.row_no::text, 'person',
            CASE WHEN h.twin IS NULL THEN h.reference END))
    FROM listed l
    CROSS JOIN LATERAL persons_here(l.names, l.years, l.dates) h
    JOIN numbered n ON n.item = h.item
    LEFT JOIN numbered t ON t.item = h.twin
    WHERE l.names IS NOT NULL;
    RETURN QUERY
    SELECT k.row_no, k.rule, k.facts
    FROM staged_references(file) k
    WHERE k.rule IS NOT NULL;
END
$$;


--
-- Name: judge_staged_rows(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.judge_staged_rows(file uuid, piece integer) RETURNS TABLE(row_no integer, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
    tomorrow date := (atelier.now() AT TIME ZONE 'UTC')::date + 1;
    this_year integer := extract(year FROM tomorrow);
BEGIN
    -- A year that follows from the date is judged with it.
    RETURN QUERY EXECUTE broken_checks('person', 'SELECT p.row_no, p.name, p.name_own_script, p.patronymic, p.language, p.sex,
        p.birth_date, CASE WHEN p.birth_date IS NULL THEN p.birth_year END AS birth_year, p.country_code, p.email, p.phone
        FROM staged_person p WHERE p.file_id = $1 AND p.piece = $2 AND p.name IS NOT NULL')
    USING file, piece;
    RETURN QUERY EXECUTE broken_checks('guardian', 'SELECT g.* FROM (
        SELECT unnest(q.row_no) AS row_no, unnest(q.guardian_name) AS name, unnest(q.guardian_relation) AS relation,
            unnest(q.guardian_phone) AS phone, unnest(q.guardian_email) AS email
        FROM staged_piece q
        WHERE q.file_id = $1 AND q.piece = $2 AND q.guardian_name IS NOT NULL) AS g
        WHERE g.name IS NOT NULL AND g.relation IS NOT NULL')
    USING file, piece;
    RETURN QUERY
    SELECT p.row_no, r.rule, r.facts
    FROM (
        SELECT s.row_no, s.birth_date, s.birth_year, s.country_code, s.organisation, s.is_bad,
            s.birth_date > tomorrow OR s.birth_year > this_year AS is_ahead,
            s.country_code NOT IN (SELECT c.code FROM country c) AS is_nowhere,
            s.organisation NOT IN (SELECT o.code FROM organisation o) AS is_nobodys
        FROM staged_person s
        WHERE s.file_id = file AND s.piece = judge_staged_rows.piece
    ) AS p
    CROSS JOIN LATERAL (VALUES
        (p.is_ahead, 'person_born_in_the_past', jsonb_build_object('born', COALESCE(p.birth_date::text, p.birth_year::text))),
        (p.is_nowhere, 'person_country_code_fkey', jsonb_build_object('code', p.country_code)),
        (p.is_nobodys, 'organisation_unknown', jsonb_build_object('code', p.organisation)),
        (p.is_bad, NULL, NULL)) AS r(is_against, rule, facts)
    -- Few rows have anything against them.
    WHERE (p.is_ahead OR p.is_nowhere OR p.is_nobodys OR p.is_bad) AND r.is_against;
END
$_$;


--
-- Name: draw; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.draw (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    round_id uuid NOT NULL,
    number integer NOT NULL,
    state text DEFAULT 'committed'::text NOT NULL,
    source text NOT NULL,
    instant timestamp with time zone NOT NULL,
    reserves_until timestamp with time zone,
    fields text[] NOT NULL,
    seats integer NOT NULL,
    applications integer NOT NULL,
    secret bytea NOT NULL,
    commitment bytea NOT NULL,
    list_sha256 bytea NOT NULL,
    committed_at timestamp with time zone NOT NULL,
    public_value text,
    result_sha256 bytea,
    ended_at timestamp with time zone,
    because text,
    actor_user_id uuid,
    CONSTRAINT draw_abandoned_because CHECK (((state <> 'abandoned'::text) OR (COALESCE(btrim(because), ''::text) <> ''::text))),
    CONSTRAINT draw_applications_positive CHECK ((applications > 0)),
    CONSTRAINT draw_commitment_of_secret CHECK ((commitment = sha256(secret))),
    CONSTRAINT draw_ended CHECK (((ended_at IS NULL) = (state = 'committed'::text))),
    CONSTRAINT draw_instant_ahead CHECK ((instant >= committed_at)),
    CONSTRAINT draw_instant_finite CHECK (isfinite(instant)),
    CONSTRAINT draw_list_sha256_length CHECK ((octet_length(list_sha256) = 32)),
    CONSTRAINT draw_not_before_instant CHECK (((state <> 'run'::text) OR (ended_at >= instant))),
    CONSTRAINT draw_number_positive CHECK ((number > 0)),
    CONSTRAINT draw_public_value_form CHECK (((public_value <> ''::text) AND (public_value = btrim(public_value)) AND (public_value !~ '[[:cntrl:]]'::text))),
    CONSTRAINT draw_reserves_until_ahead CHECK ((reserves_until > instant)),
    CONSTRAINT draw_reserves_until_finite CHECK (isfinite(reserves_until)),
    CONSTRAINT draw_result_sha256_length CHECK ((octet_length(result_sha256) = 32)),
    CONSTRAINT draw_run_complete CHECK ((((state = 'run'::text) = (public_value IS NOT NULL)) AND ((state = 'run'::text) = (result_sha256 IS NOT NULL)))),
    CONSTRAINT draw_seats_positive CHECK ((seats > 0)),
    CONSTRAINT draw_secret_length CHECK ((octet_length(secret) = 32)),
    CONSTRAINT draw_source_present CHECK (((btrim(source) <> ''::text) AND (source !~ '[[:cntrl:]]'::text))),
    CONSTRAINT draw_state_known CHECK ((state = ANY (ARRAY['committed'::text, 'run'::text, 'abandoned'::text])))
);

ALTER TABLE ONLY atelier.draw FORCE ROW LEVEL SECURITY;


--
-- Name: keep_draw_seats(atelier.draw); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.keep_draw_seats(draw atelier.draw) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM session s
    WHERE s.id IN (SELECT o.session_id FROM draw_session o WHERE o.draw_id = (draw).id)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM refuse(wrong.rule, jsonb_build_object('session', s.code, 'seats', o.seats, 'free', s.capacity - s.taken - s.kept,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone, 'state', s.state))
    FROM draw_session o
    JOIN session s ON s.id = o.session_id
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN NOT may_host(s.host_office_id) THEN 'draw_session_hosted'
            WHEN s.state <> 'published' THEN 'draw_session_published'
            WHEN s.starts_at <= (draw).instant THEN 'draw_session_ahead'
            WHEN s.capacity - s.taken - s.kept < o.seats THEN 'draw_session_seats'
        END AS rule
    ) AS wrong
    WHERE o.draw_id = (draw).id AND wrong.rule IS NOT NULL
    ORDER BY o.number
    LIMIT 1;
    INSERT INTO reserved_seats (session_id, seats, label, until, draw_id)
    SELECT s.id, o.seats, format('draw %s of round %s', (draw).number, r.code), LEAST((draw).reserves_until, s.starts_at), (draw).id
    FROM draw_session o
    JOIN session s ON s.id = o.session_id
    JOIN round r ON r.id = (draw).round_id
    WHERE o.draw_id = (draw).id
    ORDER BY s.id;
END
$$;


--
-- Name: kept_trainer(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.kept_trainer(trainer uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM trainer t WHERE t.id = kept_trainer.trainer AND in_my_keeping(t.person_id)) $$;


--
-- Name: key_kept(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.key_kept() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_TABLE_NAME = 'country' THEN
        IF EXISTS (SELECT FROM person p WHERE p.country_code = OLD.code)
            AND NOT EXISTS (SELECT FROM country c WHERE c.code = OLD.code) THEN
            PERFORM break_key('person_country_code_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'person' THEN
        IF EXISTS (SELECT FROM person p WHERE p.id = OLD.id) THEN
            RETURN NULL;
        ELSIF EXISTS (SELECT FROM registration r WHERE r.person_id = OLD.id) THEN
            PERFORM break_key('registration_person_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person_scope s WHERE s.person_id = OLD.id) THEN
            PERFORM break_key('person_scope_person_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'session' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.session_id = OLD.id)
            AND NOT EXISTS (SELECT FROM session s WHERE s.id = OLD.id) THEN
            PERFORM break_key('registration_session_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'reserved_seats' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.reserved_seats_id = OLD.id)
            AND NOT EXISTS (SELECT FROM reserved_seats v WHERE v.id = OLD.id) THEN
            PERFORM break_key('registration_reserved_seats_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'nomination' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.nomination_id = OLD.id)
            AND NOT EXISTS (SELECT FROM nomination n WHERE n.id = OLD.id) THEN
            PERFORM break_key('registration_nomination_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'registration' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.id = OLD.id) THEN
            RETURN NULL;
        ELSIF EXISTS (SELECT FROM registration r WHERE r.replaces = OLD.id) THEN
            PERFORM break_key('registration_replaces_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM registration r WHERE r.transferred_from = OLD.id) THEN
            PERFORM break_key('registration_transferred_from_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF NOT EXISTS (SELECT FROM organisation o WHERE o.id = OLD.id) THEN
        IF EXISTS (SELECT FROM person_scope s WHERE s.office_id = OLD.id) THEN
            PERFORM break_key('person_scope_office_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person p WHERE p.organisation_id = OLD.id) THEN
            PERFORM break_key('person_organisation_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person p WHERE p.office_id = OLD.id) THEN
            PERFORM break_key('person_office_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM registration r WHERE r.office_id = OLD.id) THEN
            PERFORM break_key('registration_office_id_fkey', TG_TABLE_NAME);
        END IF;
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: kilometres(double precision, double precision, double precision, double precision); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.kilometres(latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT 2 * 6371.0088 * asin(LEAST(1, sqrt(
        power(sind((other_latitude - latitude) / 2), 2)
        + cosd(latitude) * cosd(other_latitude) * power(sind((other_longitude - longitude) / 2), 2))))
    $$;


--
-- Name: lapse_offers(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.lapse_offers(session uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    lapsed uuid[] := ARRAY(
        SELECT r.id
        FROM registration r
        WHERE r.session_id = lapse_offers.session AND r.state = 'offered' AND r.offer_until <= atelier.now()
        ORDER BY r.arrival);
BEGIN
    PERFORM lock_people(ARRAY[lapse_offers.session], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = ANY(lapsed)),
        cardinality(lapsed));
    UPDATE registration r
    SET state = CASE WHEN r.offers_lapsed = 0 THEN 'waitlisted' ELSE 'cancelled' END,
        rule = CASE WHEN r.offers_lapsed = 0 THEN 'offer_lapsed' ELSE 'offer_lapsed_twice' END,
        facts = jsonb_build_object('until', to_char(r.offer_until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone),
        offers_lapsed = r.offers_lapsed + 1,
        arrival = nextval('registration_arrival_seq')
    FROM session s
    WHERE r.id = ANY(lapsed) AND s.id = r.session_id;
    PERFORM notify_person(r.session_id, r.person_id, 'offer lapsed', r.facts)
    FROM registration r
    WHERE r.id = ANY(lapsed)
    ORDER BY r.person_id;
END
$$;


--
-- Name: last_in(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.last_in(session uuid, seats integer) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT string_agg(person_reference(l.person_id), ', ' ORDER BY l.arrival DESC)
    FROM (
        SELECT r.person_id, r.arrival
        FROM registration r
        WHERE r.session_id = last_in.session AND r.state IN ('confirmed', 'offered')
        ORDER BY r.arrival DESC
        LIMIT LEAST(seats, 10)
    ) AS l
    $$;


--
-- Name: left_for_later(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.left_for_later(batch atelier.admission[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    several boolean;
BEGIN
    SELECT count(w.group_id) > 0 OR count(DISTINCT w.person_id) < count(*) INTO several
    FROM unnest(batch) w
    WHERE w.outcome IS NULL;
    IF NOT several THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        WITH open AS (
            SELECT w.item, w.session_id, w.group_id,
                row_number() OVER (PARTITION BY w.person_id ORDER BY w.item) > 1 AS again,
                first_value(w.group_id) OVER (PARTITION BY w.session_id ORDER BY w.item) AS turn_of
            FROM unnest(batch) w
            WHERE w.outcome IS NULL
        ), ahead AS (
            SELECT o.item, bool_or(o.again) OVER (PARTITION BY o.session_id, o.group_id) AND o.group_id IS NOT NULL
                OR bool_or(o.again OR o.group_id IS DISTINCT FROM o.turn_of)
                    OVER (PARTITION BY o.session_id ORDER BY o.item) AS later
            FROM open o
        )
        SELECT a.item FROM ahead a WHERE a.later);
END
$$;


--
-- Name: let_go(uuid[], uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.let_go(registrations uuid[], persons uuid[], sessions uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR NO KEY UPDATE;
    DELETE FROM hold h WHERE h.registration_id = ANY(registrations);
    PERFORM give_back(array_agg(l.person_id ORDER BY l.id), array_agg(l.session_id ORDER BY l.id))
    FROM unnest(registrations, persons, sessions) AS l(id, person_id, session_id)
    JOIN session s ON s.id = l.session_id AND s.part_of IS NOT NULL
    HAVING count(*) > 0;
END
$$;


--
-- Name: likely_doubles(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.likely_doubles(round uuid) RETURNS TABLE(application text, other text, same text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH known AS (
        SELECT a.reference, a.arrival, lower(regexp_replace(btrim(p.name), '\s+', ' ', 'g')) AS name, p.birth_year,
            NULLIF(regexp_replace(p.phone, '[^0-9]', '', 'g'), '') AS phone
        FROM application a
        JOIN person p ON p.id = a.person_id
        WHERE a.round_id = likely_doubles.round AND a.state IN ('submitted', 'eligible', 'ineligible')
    ), grouped AS (
        SELECT k.*, first_value(k.reference) OVER by_year AS year_twin, first_value(k.reference) OVER by_phone AS phone_twin,
            first_value(k.birth_year) OVER by_phone AS phone_twin_year
        FROM known k
        WINDOW by_year AS (PARTITION BY k.name, k.birth_year ORDER BY k.arrival),
            by_phone AS (PARTITION BY k.name, k.phone ORDER BY k.arrival)
    )
    SELECT g.reference, twin.other, twin.same
    FROM grouped g
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN g.birth_year IS NOT NULL AND g.year_twin <> g.reference THEN g.year_twin
            WHEN g.phone IS NOT NULL AND g.phone_twin <> g.reference AND COALESCE(g.birth_year = g.phone_twin_year, true)
                THEN g.phone_twin
        END AS other,
        CASE WHEN g.birth_year IS NOT NULL AND g.year_twin <> g.reference THEN 'name, birth year' ELSE 'name, phone' END AS same
    ) AS twin
    WHERE twin.other IS NOT NULL
    ORDER BY g.arrival
    $$;


--
-- Name: likely_duplicates(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.likely_duplicates(only_person uuid, most integer) RETURNS TABLE(person_id uuid, other_id uuid, points integer, reasons text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_nestloop TO 'off'
    AS $$
    WITH mine AS MATERIALIZED (
        SELECT p.id, p.search_key, p.sound_key, p.birth_date, p.birth_year, NULLIF(p.sex, 'not said') AS sex, p.country_code,
            phone_key(p.phone) AS phone, lower(p.email) AS email
        FROM person p
        WHERE p.erased_at IS NULL AND (SELECT actor_is_staff()) AND p.id IN (
            SELECT o.person_id FROM person_office o WHERE o.office_id = (SELECT actor_office()))
    ), mark AS (
        SELECT m.id, 'words ' || one || ' ' || two AS mark
        FROM mine m CROSS JOIN unnest(m.sound_key) AS one CROSS JOIN unnest(m.sound_key) AS two
        WHERE one < two
        UNION ALL
        SELECT m.id, 'word ' || m.sound_key[1] FROM mine m WHERE cardinality(m.sound_key) = 1
        UNION ALL
        SELECT m.id, 'phone ' || m.phone FROM mine m WHERE m.phone IS NOT NULL
        UNION ALL
        SELECT m.id, 'e-mail ' || m.email FROM mine m WHERE m.email IS NOT NULL
        UNION ALL
        SELECT m.id, 'born ' || m.birth_year || ' ' || one FROM mine m CROSS JOIN unnest(m.sound_key) AS one
        WHERE m.birth_year IS NOT NULL
    ), candidate AS MATERIALIZED (
        SELECT LEAST(a.id, b.id) AS one, GREATEST(a.id, b.id) AS two
        FROM mark a
        JOIN mark b ON b.mark = a.mark AND b.id <> a.id
        WHERE (only_person IS NULL OR a.id = only_person) AND (only_person IS NOT NULL OR a.id < b.id)
        UNION
        SELECT LEAST(me.id, m.id), GREATEST(me.id, m.id)
        FROM mine me
        JOIN mine m ON m.id <> me.id AND similarity(m.search_key, me.search_key) > 0.5
        WHERE me.id = only_person
    -- Materialized, so that names are compared of candidates only and not of everybody with everybody.
    ), compared AS MATERIALIZED (
        SELECT c.one, c.two,
            CASE
                WHEN LEAST(cardinality(a.sound_key), cardinality(b.sound_key)) >= LEAST(2, GREATEST(cardinality(a.sound_key), cardinality(b.sound_key)))
                    AND (a.sound_key <@ b.sound_key OR b.sound_key <@ a.sound_key) THEN 1.0
                ELSE similarity(a.search_key, b.search_key)
            END AS name,
            a.birth_date = b.birth_date AS same_day,
            abs(a.birth_year - b.birth_year) AS years,
            a.birth_date <> b.birth_date AS other_day,
            a.phone = b.phone AS phone, a.email = b.email AS email, a.sex <> b.sex AS sex, a.country_code <> b.country_code AS country
        FROM candidate c
        JOIN mine a ON a.id = c.one
        JOIN mine b ON b.id = c.two
        WHERE NOT EXISTS (SELECT FROM person_distinct d WHERE d.person_id = c.one AND d.other_id = c.two)
    ), weighed AS (
        SELECT k.one, k.two,
            (round(40 * k.name)
                + CASE WHEN k.same_day THEN 35 WHEN k.years > 1 THEN -40 WHEN k.years = 1 OR k.other_day THEN -20
                    WHEN k.years = 0 THEN 20 ELSE 0 END
                + CASE WHEN k.phone THEN 20 ELSE 0 END + CASE WHEN k.email THEN 15 ELSE 0 END
                - CASE WHEN k.sex THEN 30 ELSE 0 END - CASE WHEN k.country THEN 10 ELSE 0 END)::integer AS points,
            array_remove(ARRAY[
                CASE WHEN k.name = 1 THEN 'same name' ELSE 'similar name' END,
                CASE WHEN k.same_day THEN 'same birth date' WHEN k.years = 0 AND k.other_day IS NOT TRUE THEN 'same birth year' END,
                CASE WHEN k.phone THEN 'same phone' END,
                CASE WHEN k.email THEN 'same e-mail' END], NULL) AS reasons
        FROM compared k
        WHERE k.name >= 0.4
    )
    SELECT w.one, w.two, LEAST(w.points, 100), w.reasons
    FROM weighed w
    WHERE w.points >= 40
    ORDER BY w.points DESC, w.one, w.two
    LIMIT most
    $$;


--
-- Name: likeness(text, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.likeness(name text, birth_year integer) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT hashtextextended(atelier.name_key(name), COALESCE(birth_year, -1)) $$;


--
-- Name: link_hash(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.link_hash(identity text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$ SELECT CASE WHEN identity ~ '^link:[0-9a-f]{64}$' THEN decode(substr(identity, 6), 'hex') END $_$;


--
-- Name: link_nomination(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.link_nomination() RETURNS TABLE(nomination_id uuid, reserved_seats_id uuid, session_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT n.id, v.id, v.session_id
    FROM actor() a
    JOIN nomination n ON n.hash = link_hash(current_setting('atelier.actor', true))
    JOIN reserved_seats v ON v.id = n.reserved_seats_id
    WHERE a.kind = 'link'
    $$;


--
-- Name: live_assignment(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.live_assignment(session uuid, person uuid, role text) RETURNS SETOF atelier.assignment
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.*
    FROM assignment a
    WHERE a.session_id = live_assignment.session AND a.person_id = live_assignment.person
        AND a.state IN ('proposed', 'asked', 'accepted')
        AND (live_assignment.role IS NULL OR (a.role = 'speaker') = (live_assignment.role = 'speaker'))
    ORDER BY a.role = 'speaker'
    LIMIT 1
    $$;


--
-- Name: lock_draw_sessions(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.lock_draw_sessions(round uuid) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    sessions uuid[] := ARRAY(
        SELECT o.session_id FROM draw_session o JOIN draw d ON d.id = o.draw_id
        WHERE d.round_id = lock_draw_sessions.round AND d.state <> 'abandoned'
        ORDER BY o.session_id);
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM FROM draw d WHERE d.round_id = lock_draw_sessions.round ORDER BY d.id FOR NO KEY UPDATE;
    RETURN sessions;
END
$$;


--
-- Name: lock_family(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.lock_family(session uuid, whole uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM session s
    WHERE s.id = lock_family.whole
        OR s.id IN (SELECT w.session_id FROM wholes_of(lock_family.session) w)
        OR s.id IN (SELECT w.session_id FROM wholes_of(lock_family.whole) w)
        OR s.id IN (SELECT p.session_id FROM parts_of(lock_family.session) p)
    ORDER BY s.id
    FOR NO KEY UPDATE;
END
$$;


--
-- Name: lock_people(uuid[], uuid[], integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.lock_people(sessions uuid[], persons uuid[], freed integer DEFAULT 0) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p
    WHERE p.id = ANY(persons || ARRAY(
        SELECT l.person_id
        FROM session s
        CROSS JOIN LATERAL (
            SELECT r.person_id
            FROM registration r
            WHERE r.session_id = s.id AND r.state = 'waitlisted'
            ORDER BY r.priority DESC, r.arrival
            LIMIT GREATEST(s.capacity - s.taken + freed, 0)
        ) AS l
        WHERE s.id = ANY(sessions) AND s.waiting > 0))
    ORDER BY p.id
    FOR NO KEY UPDATE;
END
$$;


--
-- Name: make_audit_months(integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.make_audit_months(ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    parent text;
    month date;
    partition text;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('atelier.audit_months'));
    FOREACH parent IN ARRAY ARRAY['audit', 'audit_value'] LOOP
        FOR month IN
            SELECT generate_series(date_trunc('month', atelier.now()),
                date_trunc('month', atelier.now()) + make_interval(months => ahead), interval '1 month')::date
        LOOP
            partition := parent || to_char(month, '_YYYY_MM');
            CONTINUE WHEN to_regclass('atelier.' || partition) IS NOT NULL;
            BEGIN
                EXECUTE format('CREATE TABLE atelier.%I PARTITION OF atelier.%I FOR VALUES FROM (%L) TO (%L)',
                    partition, parent, month, month + interval '1 month');
                EXECUTE format('ALTER TABLE atelier.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
                made := made + 1;
            EXCEPTION WHEN check_violation THEN
                CONTINUE;
            END;
        END LOOP;
    END LOOP;
    RETURN made;
END
$$;


--
-- Name: mark_told(uuid, uuid[], text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.mark_told(session uuid, persons uuid[], how text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    done integer;
BEGIN
    PERFORM require_host(mark_told.session);
    UPDATE notice n
    SET told_at = atelier.now(), how = mark_told.how
    WHERE n.session_id = mark_told.session AND n.told_at IS NULL
        AND (mark_told.persons IS NULL OR n.person_id = ANY(mark_told.persons));
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END
$$;


--
-- Name: may_be_minor(date, integer, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.may_be_minor(birth_date date, birth_year integer, on_day date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT COALESCE(COALESCE(birth_date, make_date(birth_year, 12, 31)) + interval '18 years' > on_day, false)
    $$;


--
-- Name: may_host(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.may_host(office uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM actor()
        WHERE role IN ('administrator', 'coordinator') OR (role = 'office' AND office_id = office))
    $$;


--
-- Name: may_read_figures(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.may_read_figures(project uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT actor_is_staff() OR EXISTS (
        SELECT FROM actor() a
        JOIN project_donor d ON d.organisation_id = a.office_id
        WHERE a.role = 'donor' AND d.project_id = may_read_figures.project)
    $$;


--
-- Name: may_tend_need(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.may_tend_need(need uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM need n
        WHERE n.id = may_tend_need.need AND in_my_scope(n.person_id)
            AND (n.office_id = actor_office() OR EXISTS (
                SELECT FROM person_office o
                WHERE o.person_id = n.person_id AND o.office_id = actor_office() AND o.purpose = 'registered')))
    $$;


--
-- Name: measure_figures(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.measure_figures(project uuid, since date, until date) RETURNS TABLE(rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text, age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text, rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    WITH measured AS (
        SELECT m.rank, m.measure, NULL::text AS unit, c.number, c.at_least
        FROM unnest(ARRAY['sessions', 'applications', 'participants', 'attendances', 'organisations', 'certificates',
            'placements', 'reached', 'cases', 'referred', 'outcomes']) WITH ORDINALITY AS m(measure, rank)
        CROSS JOIN LATERAL atelier.project_count(project, m.measure, NULL, NULL, NULL, since, until) c
        UNION ALL
        SELECT 20, 'head counts', u.unit, c.number, c.at_least
        FROM (SELECT DISTINCT h.unit FROM atelier.head_count h WHERE h.project_id = project) AS u
        CROSS JOIN LATERAL atelier.project_count(project, 'head counts', u.unit, NULL, NULL, since, until) c
        UNION ALL
        SELECT 30, 'outcomes', u.kind, c.number, c.at_least
        FROM (SELECT DISTINCT o.kind FROM atelier.outcome o WHERE o.project_id = project) AS u
        CROSS JOIN LATERAL atelier.project_count(project, 'outcomes', u.kind, NULL, NULL, since, until) c
    ), seats AS (
        SELECT sum(s.capacity) AS offered, sum(s.taken) AS taken,
            COALESCE((SELECT t.value #>> '{}' FROM atelier.setting t WHERE t.name = 'low_demand_share')::numeric, 0.5) AS enough
        FROM atelier.project_sessions(project, NULL, NULL, since, until) s
    )
    SELECT m.rank, 'figure', m.measure, m.unit, NULL, NULL, NULL, NULL, since, until, NULL::bigint, m.number, m.at_least,
        NULL, NULL, NULL::jsonb
    FROM measured m
    WHERE m.number > 0 OR m.measure IN ('sessions', 'participants', 'attendances')
    UNION ALL
    SELECT 12, 'figure', 'seats', NULL, NULL, NULL, NULL, NULL, since, until, s.offered, s.taken, false, NULL,
        CASE WHEN s.taken < s.enough * s.offered THEN 'figure_low_demand' END,
        CASE WHEN s.taken < s.enough * s.offered THEN jsonb_build_object(
            'taken', s.taken, 'offered', s.offered, 'percent', round(100.0 * s.taken / s.offered)) END
    FROM seats s
    WHERE s.offered > 0
    $$;


--
-- Name: merge_all_rows(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.merge_all_rows(keep uuid, gone uuid) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
    place record;
    moved integer;
    violated text;
BEGIN
    RETURN QUERY
    SELECT 'registration', 'moves', format('%s (%s)', s.code, r.state)
    FROM registration r JOIN session s ON s.id = r.session_id
    WHERE r.person_id = gone
    ORDER BY s.code, r.arrival;
    FOR place IN SELECT c.table_name, c.column_name FROM person_columns() c LOOP
        BEGIN
            EXECUTE format('UPDATE atelier.%I SET %I = $1 WHERE %I = $2', place.table_name, place.column_name, place.column_name)
            USING keep, gone;
            GET DIAGNOSTICS moved = ROW_COUNT;
        EXCEPTION WHEN unique_violation OR exclusion_violation THEN
            GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
            PERFORM refuse('person_merge_rows', jsonb_build_object('noun', replace(place.table_name, '_', ' '), 'rule', violated));
        END;
        IF moved > 0 AND place.table_name <> 'registration' THEN
            RETURN QUERY SELECT replace(place.table_name, '_', ' '), 'moves', moved::text;
        END IF;
    END LOOP;
END
$_$;


--
-- Name: merge_persons(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.merge_persons(keep uuid, gone uuid, because text) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    freed uuid[];
    old_reference text;
BEGIN
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('person_merge_because', '{}');
    ELSIF keep = gone THEN
        PERFORM refuse('person_merge_self', '{}');
    END IF;
    PERFORM FROM session s
    WHERE s.id IN (SELECT r.session_id FROM registration r WHERE r.person_id IN (keep, gone))
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM FROM person p WHERE p.id IN (keep, gone) ORDER BY p.id FOR UPDATE;
    PERFORM require_keeper(keep);
    PERFORM require_keeper(gone);
    SELECT p.reference INTO old_reference FROM person p WHERE p.id = gone;
    PERFORM refuse('person_merge_trainers', jsonb_build_object('trainer', one.code, 'other', two.code))
    FROM trainer one, trainer two
    WHERE one.person_id = keep AND two.person_id = gone;

    RETURN QUERY SELECT m.noun, m.what, m.detail FROM merge_standings(keep, gone) m;
    freed := ARRAY(
        SELECT DISTINCT r.session_id FROM registration r
        WHERE r.person_id IN (keep, gone) AND r.rule = 'registration_merged' AND r.state = 'cancelled');
    PERFORM require_no_clash(keep, gone);
    -- Where one is in a whole and the other in a part of it, the one person is in both.
    PERFORM cut_holds(array_agg(o.person_id), array_agg(o.session_id))
    FROM (
        SELECT DISTINCT CASE h.person_id WHEN keep THEN gone ELSE keep END AS person_id, b.session_id
        FROM hold h
        JOIN block b ON b.id = h.block_id
        WHERE h.person_id IN (keep, gone)
    ) AS o
    HAVING count(*) > 0;
    RETURN QUERY SELECT m.noun, m.what, m.detail FROM merge_single_rows(keep, gone) m;
    RETURN QUERY SELECT m.noun, m.what, m.detail FROM merge_all_rows(keep, gone) m;

    INSERT INTO person_former_reference (person_id, reference) VALUES (keep, old_reference);
    DELETE FROM person p WHERE p.id = gone;
    UPDATE audit_value v SET subject_id = keep WHERE v.subject_id = gone;
    RETURN QUERY SELECT 'reference', 'stays valid', old_reference;
    -- A seat that two registrations of one person held goes to who waits.
    PERFORM promote(s.id) FROM session s WHERE s.id = ANY(freed) AND s.waiting > 0 AND s.taken < s.capacity;
END
$$;


--
-- Name: merge_single_rows(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.merge_single_rows(keep uuid, gone uuid) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT 'person', 'gets', f.field
    FROM person k, person g, LATERAL (SELECT CASE WHEN g.name !~ '[A-Za-z]' AND g.name <> k.name THEN g.name END AS script) AS own, LATERAL (VALUES
        ('name in own script', k.name_own_script IS NULL AND COALESCE(g.name_own_script, own.script) IS NOT NULL),
        ('patronymic', k.patronymic IS NULL AND g.patronymic IS NOT NULL),
        ('language', k.language IS NULL AND g.language IS NOT NULL), ('sex', k.sex IS NULL AND g.sex IS NOT NULL),
        ('birth date', k.birth_date IS NULL AND g.birth_date IS NOT NULL AND COALESCE(k.birth_year = g.birth_year, true)),
        ('birth year', k.birth_year IS NULL AND g.birth_year IS NOT NULL),
        ('country', k.country_code IS NULL AND g.country_code IS NOT NULL),
        ('e-mail', k.email IS NULL AND g.email IS NOT NULL), ('phone', k.phone IS NULL AND g.phone IS NOT NULL),
        ('organisation', k.organisation_id IS NULL AND g.organisation_id IS NOT NULL)) AS f(field, taken)
    WHERE k.id = keep AND g.id = gone AND f.taken;
    UPDATE person k
    SET name_own_script = COALESCE(k.name_own_script, g.name_own_script,
            -- Entered under the name in their own script alone.
            CASE WHEN g.name !~ '[A-Za-z]' AND g.name <> k.name THEN g.name END),
        patronymic = COALESCE(k.patronymic, g.patronymic),
        language = COALESCE(k.language, g.language),
        sex = COALESCE(k.sex, g.sex),
        birth_date = COALESCE(k.birth_date, CASE WHEN COALESCE(k.birth_year = g.birth_year, true) THEN g.birth_date END),
        birth_year = COALESCE(k.birth_year, g.birth_year),
        country_code = COALESCE(k.country_code, g.country_code),
        email = COALESCE(k.email, g.email),
        phone = COALESCE(k.phone, g.phone),
        organisation_id = COALESCE(k.organisation_id, g.organisation_id)
    FROM person g
    WHERE k.id = keep AND g.id = gone;

    -- The office that entered `gone` registered `keep` too, unless it entered both.
    INSERT INTO person_scope (person_id, office_id, purpose)
    SELECT gone, g.office_id, 'registered' FROM person g, person k WHERE g.id = gone AND k.id = keep AND g.office_id <> k.office_id;
    DELETE FROM person_scope g
    USING person k
    WHERE k.id = keep AND g.person_id = gone AND g.office_id = k.office_id AND g.purpose = 'registered';
    -- Without an end is later than any.
    UPDATE person_scope k
    SET until = CASE WHEN k.until IS NULL OR g.until IS NULL THEN NULL ELSE GREATEST(k.until, g.until) END,
        explanation = COALESCE(k.explanation, g.explanation)
    FROM person_scope g
    WHERE k.person_id = keep AND g.person_id = gone AND g.office_id = k.office_id AND g.purpose = k.purpose;
    DELETE FROM person_scope g
    USING person_scope k
    WHERE k.person_id = keep AND g.person_id = gone AND g.office_id = k.office_id AND g.purpose = k.purpose;

    -- Of two consents to one purpose the later one is meant.
    UPDATE consent c
    SET state = 'replaced', ended_on = GREATEST(c.given_on, later.given_on)
    FROM consent later
    WHERE c.person_id IN (keep, gone) AND later.person_id IN (keep, gone) AND c.state = 'given' AND later.state = 'given'
        AND later.purpose = c.purpose AND (later.given_on, later.id) > (c.given_on, c.id);
    UPDATE guardian g
    SET removed_at = atelier.now()
    WHERE g.person_id = gone AND g.removed_at IS NULL AND EXISTS (
        SELECT FROM guardian k WHERE k.person_id = keep AND k.removed_at IS NULL AND lower(k.name) = lower(g.name));
    DELETE FROM care_need g
    WHERE g.person_id = gone AND EXISTS (
        SELECT FROM care_need k
        WHERE k.person_id = keep AND k.session_id = g.session_id AND k.kind = g.kind AND k.need = g.need);

    WITH decided AS (
        DELETE FROM person_distinct d WHERE gone IN (d.person_id, d.other_id) RETURNING *
    )
    INSERT INTO person_distinct (person_id, other_id, because, decided_by, decided_at)
    SELECT LEAST(o.id, keep), GREATEST(o.id, keep), d.because, d.decided_by, d.decided_at
    FROM decided d
    CROSS JOIN LATERAL (SELECT CASE WHEN d.person_id = gone THEN d.other_id ELSE d.person_id END AS id) AS o
    WHERE o.id <> keep
    ON CONFLICT ON CONSTRAINT person_distinct_once DO NOTHING;

    PERFORM set_config('atelier.merging', gone::text, true);
    UPDATE certificate c
    SET person_id = keep,
        merged_from = CASE WHEN EXISTS (
            SELECT FROM certificate k
            WHERE k.person_id = keep AND k.course_id = c.course_id AND k.state IN ('printed ahead', 'issued', 'suspended'))
            THEN COALESCE(c.merged_from, gone) ELSE c.merged_from END
    WHERE c.person_id = gone;
    PERFORM set_config('atelier.merging', '', true);
    RETURN QUERY
    SELECT 'certificate', 'stays valid', c.number FROM certificate c WHERE c.person_id = keep ORDER BY c.number;
END
$$;


--
-- Name: merge_standings(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.merge_standings(keep uuid, gone uuid) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
    pair record;
    hanging record;
BEGIN
    FOR pair IN
        SELECT s.code, ranked.ids[1] AS better, ranked.ids[2] AS lesser, ranked.states[1] AS stays, ranked.states[2] AS ends
        FROM (
            SELECT r.session_id, array_agg(r.id ORDER BY o.rank, r.arrival) AS ids, array_agg(r.state ORDER BY o.rank, r.arrival) AS states
            FROM registration r
            CROSS JOIN LATERAL (
                SELECT array_position(ARRAY['confirmed', 'offered', 'waitlisted', 'requested'], r.state) AS rank) AS o
            WHERE r.person_id IN (keep, gone) AND r.state NOT IN ('cancelled', 'refused')
            GROUP BY r.session_id
            HAVING count(*) > 1
        ) AS ranked
        JOIN session s ON s.id = ranked.session_id
        ORDER BY s.id
    LOOP
        INSERT INTO attendance (registration_id, block_id, present, recorded_at)
        SELECT pair.better, a.block_id, a.present, a.recorded_at FROM attendance a WHERE a.registration_id = pair.lesser
        ON CONFLICT ON CONSTRAINT attendance_once DO UPDATE SET present = attendance.present OR EXCLUDED.present;
        DELETE FROM attendance a WHERE a.registration_id = pair.lesser;
        FOR hanging IN
            SELECT c.relname AS name
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'registration_id' AND NOT a.attisdropped
            WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('hold', 'attendance')
            ORDER BY c.relname
        LOOP
            BEGIN
                EXECUTE format('UPDATE atelier.%I SET registration_id = $1 WHERE registration_id = $2', hanging.name)
                USING pair.better, pair.lesser;
            EXCEPTION WHEN unique_violation OR exclusion_violation THEN
                -- The better standing has its own; the other's stays with the cancelled registration.
                NULL;
            END;
        END LOOP;
        UPDATE registration r
        SET state = 'cancelled', rule = 'registration_merged', facts = jsonb_build_object('session', pair.code),
            attendance = NULL, actor_user_id = (SELECT a.user_id FROM actor() a)
        WHERE r.id = pair.lesser;
        UPDATE registration r
        SET attendance = share.attendance, actor_user_id = (SELECT a.user_id FROM actor() a)
        FROM (
            SELECT CASE WHEN bool_and(a.present) THEN 'attended' WHEN bool_or(a.present) THEN 'partly' ELSE 'no-show' END AS attendance
            FROM attendance a WHERE a.registration_id = pair.better HAVING count(*) > 0
        ) AS share
        WHERE r.id = pair.better AND r.attendance IS DISTINCT FROM share.attendance;
        RETURN QUERY SELECT 'registration', 'is cancelled', format('%s: %s, since the person is %s already', pair.code, pair.ends, pair.stays);
    END LOOP;
END
$_$;


--
-- Name: minutes_attended(boolean, integer, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.minutes_attended(present boolean, minutes integer, starts_at timestamp with time zone, ends_at timestamp with time zone) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN present THEN COALESCE(minutes, extract(epoch FROM ends_at - starts_at) / 60) ELSE 0 END
    $$;


--
-- Name: move_clashes(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.move_clashes(session uuid, days integer) RETURNS TABLE(rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH moved AS (
        SELECT b.id, b.zone, b.room_id, b.session_id,
            tstzrange(instant(b.starts_local + make_interval(days => move_clashes.days), b.zone, b.starts_fold, 'start'),
                instant(b.ends_local + make_interval(days => move_clashes.days), b.zone, b.ends_fold, 'end')) AS during
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE s.id = move_clashes.session AND may_host(s.host_office_id)
    ), clash AS (
        SELECT lower(m.during) AS at, 1 AS kind, 'session_move_room' AS rule,
            busy(h.block_id, m.zone) || jsonb_build_object('room', r.code) AS facts
        FROM moved m
        JOIN room_hold h ON h.room_id = m.room_id AND h.during && m.during
        JOIN block other ON other.id = h.block_id AND other.session_id <> m.session_id
        JOIN room r ON r.id = m.room_id
        UNION ALL
        SELECT lower(m.during), 2, CASE WHEN works.trainer IS NULL THEN 'session_move_person' ELSE 'session_move_trainer' END,
            busy(c.block_id, m.zone) || jsonb_strip_nulls(jsonb_build_object('trainer', works.trainer,
                'person', CASE WHEN works.trainer IS NULL THEN person_reference(c.person_id) END))
        FROM moved m
        CROSS JOIN LATERAL block_clashes(m.id, m.during) c
        JOIN session s ON s.id = m.session_id AND s.holds_time
        LEFT JOIN LATERAL (
            SELECT COALESCE(t.code, person_reference(a.person_id)) AS trainer
            FROM assignment a
            LEFT JOIN trainer t ON t.person_id = a.person_id
            WHERE a.session_id = m.session_id AND a.person_id = c.person_id AND a.state IN ('asked', 'accepted')
            LIMIT 1
        ) AS works ON true
    )
    SELECT c.rule, c.facts FROM clash c ORDER BY c.at, c.kind, c.facts::text
    $$;


--
-- Name: move_holds(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.move_holds(session uuid, days integer) RETURNS TABLE(kind text, name text, people integer, zone text, freed_from timestamp without time zone, freed_until timestamp without time zone, taken_from timestamp without time zone, taken_until timestamp without time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH moved AS (
        SELECT b.id, b.zone, b.starts_at, b.starts_local, b.ends_local, make_interval(days => move_holds.days) AS shift
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE s.id = move_holds.session AND may_host(s.host_office_id)
    ), held AS (
        SELECT h.block_id, 1 AS place, 'room' AS kind, r.code AS name, NULL::integer AS people
        FROM room_hold h
        JOIN room r ON r.id = h.room_id
        UNION ALL
        SELECT DISTINCT h.block_id, 2, a.role, COALESCE(t.code, p.reference), NULL::integer
        FROM hold h
        JOIN assignment a ON a.id = h.assignment_id
        LEFT JOIN trainer t ON t.id = a.trainer_id
        JOIN person p ON p.id = h.person_id
        UNION ALL
        SELECT h.block_id, 3, 'participants', NULL, count(DISTINCT h.person_id)::integer
        FROM hold h
        WHERE h.registration_id IS NOT NULL
        GROUP BY h.block_id
    )
    SELECT h.kind, h.name, h.people, m.zone, m.starts_local, m.ends_local, m.starts_local + m.shift, m.ends_local + m.shift
    FROM moved m
    JOIN held h ON h.block_id = m.id
    ORDER BY m.starts_at, m.id, h.place, h.kind, h.name
    $$;


--
-- Name: move_referral(uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.move_referral(referral uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    asked uuid;
BEGIN
    SELECT r.need_id INTO asked FROM referral r WHERE r.id = move_referral.referral;
    IF NOT FOUND OR NOT may_tend_need(asked) THEN
        PERFORM refuse('referral_unknown', '{}');
    END IF;
    PERFORM require_need(asked);
    IF EXISTS (SELECT FROM referral r WHERE r.id = move_referral.referral AND r.state = move_referral.state) THEN
        PERFORM refuse('referral_transition', (SELECT jsonb_build_object(
            'referral', r.reference, 'from', r.state, 'to', move_referral.state) FROM referral r WHERE r.id = move_referral.referral));
    END IF;
    UPDATE referral r
    SET state = move_referral.state, because = COALESCE(NULLIF(btrim(move_referral.because), ''), r.because)
    WHERE r.id = move_referral.referral;
END
$$;


--
-- Name: moved_up(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.moved_up(session uuid) RETURNS TABLE(reference text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT person_reference(n.person_id)
    FROM notice n
    JOIN registration r ON r.session_id = n.session_id AND r.person_id = n.person_id AND r.state IN ('confirmed', 'offered')
    WHERE n.session_id = moved_up.session AND n.kind IN ('promoted', 'offered') AND n.told_at IS NULL
        AND n.written_by = pg_current_xact_id()
    ORDER BY n.created_at, n.id
    $$;


--
-- Name: my_nomination(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.my_nomination() RETURNS TABLE(session text, title jsonb, starts_local timestamp without time zone, ends_local timestamp without time zone, zone text, place text, organisation text, country text, label text, contact text, seats integer, used integer, until timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT s.code, COALESCE(s.title, g.title), s.starts_at AT TIME ZONE s.zone, s.ends_at AT TIME ZONE s.zone, s.zone,
        s.place, o.name, v.country_code, v.label, n.contact, v.seats, v.used, v.until
    FROM link_nomination() l
    JOIN nomination n ON n.id = l.nomination_id
    JOIN reserved_seats v ON v.id = l.reserved_seats_id
    JOIN session s ON s.id = l.session_id
    LEFT JOIN training g ON g.id = s.training_id
    LEFT JOIN organisation o ON o.id = v.organisation_id
    $$;


--
-- Name: my_trainer(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.my_trainer(trainer uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT FROM trainer t WHERE t.id = my_trainer.trainer AND in_my_scope(t.person_id)) $$;


--
-- Name: name_key(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.name_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    SELECT lower(CASE
        WHEN name ~ '[^ -~]|  |^ | $' THEN regexp_replace(btrim(normalize(name, NFKC)), '\s+', ' ', 'g')
        ELSE name
    END)
    $_$;


--
-- Name: names_without_keys(integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.names_without_keys(most integer) RETURNS TABLE(id uuid, name text, name_own_script text, patronymic text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT p.id, p.name, p.name_own_script, p.patronymic
    FROM person p
    WHERE p.search_key IS NULL AND p.erased_at IS NULL
    ORDER BY p.id
    LIMIT most
    $$;


--
-- Name: need_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.need_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'nothing' END;
BEGIN
    IF NEW.state <> before AND (before, NEW.state) NOT IN (('nothing', 'open'), ('open', 'met'), ('open', 'closed')) THEN
        PERFORM refuse('need_transition', jsonb_build_object('need', NEW.reference, 'from', before, 'to', NEW.state));
    END IF;
    IF NEW.state <> before AND NEW.state <> 'open' THEN
        NEW.closed_at := atelier.now();
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: need_matches(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.need_matches(need uuid) RETURNS TABLE(session_id uuid, session text, title jsonb, host text, country_code text, place text, starts_local timestamp without time zone, zone text, language text, seats_left integer, waiting integer, fits text[], against text[])
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH asked AS (
        SELECT n.id, n.person_id, n.training_id, n.theme, n.words, COALESCE(n.language, p.language) AS language,
            COALESCE(n.country_code, p.country_code) AS country_code
        FROM need n
        JOIN person p ON p.id = n.person_id
        WHERE n.id = need_matches.need
    ), offered AS (
        SELECT DISTINCT ON (c.id) c.id, c.code, c.title, c.training, c.country_code, c.place, c.starts_local, c.zone,
            c.language, c.capacity - c.taken AS seats_left, c.waiting, c.state, c.starts_at, a.language AS spoken,
            a.person_id, a.training_id, a.theme, a.words, a.country_code AS wanted_country, c.in_or_for
        FROM asked a
        JOIN coming_session c ON a.country_code IS NULL OR c.listed_country = a.country_code OR c.listed_country IS NULL
        WHERE c.state IN ('open', 'closed') AND c.starts_at > atelier.now()
        ORDER BY c.id, c.in_or_for DESC
    ), judged AS (
        SELECT o.*, s.host_office_id,
            array_remove(ARRAY[
                CASE WHEN g.id = o.training_id THEN 'match_training' END,
                CASE WHEN lower(g.theme) = lower(o.theme) THEN 'match_theme' END,
                CASE WHEN tsvector_to_array(to_tsvector('english', o.words))
                    && tsvector_to_array(to_tsvector('english', concat_ws(' ', o.title ->> 'en', g.theme)))
                    THEN 'match_words' END], NULL) AS taught,
            array_remove(ARRAY[
                CASE WHEN o.country_code = o.wanted_country THEN 'match_country'
                    WHEN o.wanted_country IS NOT NULL AND o.country_code IS NULL AND o.in_or_for = 'in' THEN 'match_online'
                    WHEN o.wanted_country IS NOT NULL THEN 'match_for_country' END,
                CASE WHEN o.language = o.spoken THEN 'match_language' END,
                CASE WHEN o.state = 'open' AND o.seats_left > 0 AND o.waiting = 0 THEN 'match_seats' END], NULL) AS besides,
            array_remove(ARRAY[
                CASE WHEN o.language <> o.spoken THEN 'match_other_language' END,
                CASE WHEN o.state = 'closed' THEN 'match_closed'
                    WHEN o.seats_left <= 0 OR o.waiting > 0 THEN 'match_full' END,
                CASE WHEN EXISTS (
                    SELECT FROM hold h
                    JOIN block b ON b.session_id = o.id AND h.during && tstzrange(b.starts_at, b.ends_at)
                    WHERE h.person_id = o.person_id) THEN 'match_elsewhere' END], NULL) AS against
        FROM offered o
        JOIN session s ON s.id = o.id
        LEFT JOIN training g ON g.id = s.training_id
        WHERE NOT EXISTS (
            SELECT FROM registration r
            WHERE r.session_id = o.id AND r.person_id = o.person_id AND r.state NOT IN ('cancelled', 'refused'))
    )
    SELECT j.id, j.code, j.title, h.name, j.country_code, j.place, j.starts_local, j.zone, j.language, j.seats_left,
        j.waiting, j.taught || j.besides, j.against
    FROM judged j
    JOIN organisation h ON h.id = j.host_office_id
    WHERE cardinality(j.taught) > 0
    ORDER BY cardinality(j.against), 'match_training' = ANY(j.taught) DESC, 'match_theme' = ANY(j.taught) DESC,
        cardinality(j.besides) DESC, j.starts_at, j.id
    $$;


--
-- Name: nominate(jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.nominate(details jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    mine record;
    answer record;
    who uuid;
BEGIN
    SELECT * INTO mine FROM link_nomination();
    IF NOT FOUND THEN
        PERFORM refuse('nomination_unknown', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    PERFORM refuse('reserved_seats_all_used', jsonb_build_object('seats', v.seats, 'session', s.code))
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    WHERE v.id = mine.reserved_seats_id AND v.used >= v.seats;
    who := add_nominee(mine.reserved_seats_id, nominate.details);
    SELECT * INTO answer
    FROM admit(ARRAY[mine.session_id], ARRAY[who], ARRAY[current_setting('atelier.actor', true)], ARRAY[NULL::text],
        ARRAY[NULL::text], ARRAY[mine.reserved_seats_id]);
    IF answer.outcome <> 'confirmed' THEN
        PERFORM refuse(answer.rule, answer.facts);
    END IF;
    UPDATE registration r SET nomination_id = mine.nomination_id WHERE r.id = answer.registration_id;
    RETURN (SELECT p.reference FROM person p WHERE p.id = who);
END
$$;


--
-- Name: nominee_registration(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.nominee_registration(reference text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    theirs uuid;
BEGIN
    SELECT n.registration_id INTO theirs
    FROM nominees() n
    WHERE n.reference = nominee_registration.reference AND n.state NOT IN ('cancelled', 'refused');
    IF theirs IS NULL THEN
        PERFORM refuse('nominee_unknown', jsonb_build_object('person', nominee_registration.reference));
    END IF;
    RETURN theirs;
END
$$;


--
-- Name: nominees(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.nominees() RETURNS TABLE(registration_id uuid, reference text, name text, name_own_script text, state text, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT r.id, p.reference, p.name, p.name_own_script, r.state, CASE WHEN told.own THEN r.rule END,
        CASE WHEN told.own THEN r.facts END
    FROM link_nomination() l
    JOIN registration r ON r.nomination_id = l.nomination_id
    JOIN person p ON p.id = r.person_id
    CROSS JOIN LATERAL (
        SELECT r.rule IN ('nomination_withdrawn', 'session_cancelled') OR EXISTS (
            SELECT FROM registration next
            WHERE next.replaces = r.id AND next.nomination_id = r.nomination_id) AS own
    ) AS told
    ORDER BY r.arrival, r.id
    $$;


--
-- Name: notify_everybody(uuid, text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.notify_everybody(session uuid, kind text, facts jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT notify_person(notify_everybody.session, p.person_id, notify_everybody.kind, notify_everybody.facts)
    FROM (
        SELECT r.person_id
        FROM registration r
        WHERE r.session_id = notify_everybody.session AND r.state IN ('requested', 'confirmed', 'waitlisted', 'offered')
        UNION
        SELECT e.person_id FROM expected(notify_everybody.session) e
    ) AS p
    ORDER BY p.person_id
    $$;


--
-- Name: notify_person(uuid, uuid, text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.notify_person(session uuid, person uuid, kind text, facts jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    INSERT INTO notice (session_id, person_id, kind, facts)
    VALUES (notify_person.session, notify_person.person, notify_person.kind, notify_person.facts)
    ON CONFLICT (session_id, person_id, kind) WHERE told_at IS NULL
    DO UPDATE SET facts = notice.facts || EXCLUDED.facts, created_at = EXCLUDED.created_at
    $$;


--
-- Name: one_bundle(uuid, uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.one_bundle(person uuid, bundles uuid[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    moved hold[];
BEGIN
    IF cardinality(bundles) > 1 THEN
        -- Out and in again: row by row they would clash with each other meanwhile.
        WITH gone AS (
            DELETE FROM hold h
            WHERE h.person_id = one_bundle.person AND h.bundle = ANY(bundles) AND h.bundle <> bundles[1]
            RETURNING h AS row
        )
        SELECT array_agg(gone.row) INTO moved FROM gone;
        INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT m.person_id, m.during, m.block_id, m.registration_id, m.assignment_id, bundles[1]
        FROM unnest(moved) m;
    END IF;
    RETURN bundles[1];
END
$$;


--
-- Name: reserved_seats; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.reserved_seats (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    seats integer NOT NULL,
    used integer DEFAULT 0 NOT NULL,
    country_code text,
    organisation_id uuid,
    label text,
    until timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    draw_id uuid,
    CONSTRAINT reserved_seats_for_somebody CHECK ((num_nonnulls(country_code, organisation_id, label) = 1)),
    CONSTRAINT reserved_seats_label_present CHECK ((btrim(label) <> ''::text)),
    CONSTRAINT reserved_seats_positive CHECK ((seats > 0)),
    CONSTRAINT reserved_seats_until_finite CHECK (isfinite(until)),
    CONSTRAINT reserved_seats_used CHECK (((used >= 0) AND (used <= seats)))
);

ALTER TABLE ONLY atelier.reserved_seats FORCE ROW LEVEL SECURITY;


--
-- Name: open_to_the_line(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.open_to_the_line(session uuid) RETURNS SETOF atelier.reserved_seats
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT v.*
    FROM reserved_seats v
    WHERE v.session_id = open_to_the_line.session AND v.released_at IS NULL AND v.used < v.seats
        AND (v.organisation_id IS NOT NULL OR v.country_code IS NOT NULL)
    $$;


--
-- Name: outcome_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.outcome_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_decimals('outcome_decimals', NEW.amount, NEW.currency);
    -- A day that has begun somewhere (UTC+14).
    IF NEW.happened_on > (atelier.now() AT TIME ZONE 'Pacific/Kiritimati')::date THEN
        PERFORM refuse('outcome_ahead', jsonb_build_object('day', NEW.happened_on));
    END IF;
    IF TG_OP = 'INSERT' AND NEW.session_id IS NOT NULL AND NEW.person_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = NEW.session_id AND r.person_id = NEW.person_id AND r.state = 'confirmed') THEN
        PERFORM refuse('outcome_session_of_person', jsonb_strip_nulls(jsonb_build_object(
            'person', person_reference(NEW.person_id),
            'session', (SELECT s.code FROM session s WHERE s.id = NEW.session_id))));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: parts_of(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.parts_of(session uuid) RETURNS TABLE(session_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH RECURSIVE down AS (
        SELECT s.id
        FROM session s
        WHERE s.part_of = parts_of.session
        UNION ALL
        SELECT s.id
        FROM down
        JOIN session s ON s.part_of = down.id
    )
    SELECT down.id FROM down
    $$;


--
-- Name: pass_over(uuid[], integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.pass_over(registrations uuid[], free integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    UPDATE registration r
    SET rule = 'session_full_for_group', facts = r.facts || n.facts
    FROM (SELECT jsonb_build_object('seats', cardinality(registrations), 'free', pass_over.free) AS facts) AS n
    WHERE r.id = ANY(registrations)
        AND (r.rule, r.facts) IS DISTINCT FROM ('session_full_for_group', r.facts || n.facts)
    $$;


--
-- Name: person_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    today date := (atelier.now() AT TIME ZONE 'UTC')::date;
BEGIN
    IF NEW.birth_date IS NOT NULL THEN
        IF NEW.birth_year <> extract(year FROM NEW.birth_date)
            AND (TG_OP = 'INSERT' OR NEW.birth_year IS DISTINCT FROM OLD.birth_year) THEN
            PERFORM refuse('person_birth_year_of_date', jsonb_build_object('date', NEW.birth_date, 'year', NEW.birth_year));
        END IF;
        NEW.birth_year := extract(year FROM NEW.birth_date);
    END IF;
    -- A day of leeway: somewhere it is tomorrow already.
    IF NEW.birth_date > today + 1 OR NEW.birth_year > extract(year FROM today + 1) THEN
        PERFORM refuse('person_born_in_the_past', jsonb_build_object('born', COALESCE(NEW.birth_date::text, NEW.birth_year::text)));
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.name, NEW.name_own_script, NEW.patronymic)
        IS DISTINCT FROM (OLD.name, OLD.name_own_script, OLD.patronymic)
        AND NEW.search_key IS NOT DISTINCT FROM OLD.search_key THEN
        NEW.search_key := NULL;
        NEW.sound_key := NULL;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: person_called(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_called(called text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN COALESCE(
        (SELECT f.person_id FROM person_former_reference f WHERE f.reference = called),
        (SELECT p.id FROM person p WHERE p.id = as_uuid(called)));
END
$$;


--
-- Name: person_columns(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_columns() RETURNS TABLE(table_name text, column_name text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT c.relname::text, a.attname::text
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'atelier'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND (a.attname = 'person_id' OR EXISTS (
            SELECT FROM pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'atelier.person'::regclass
                AND k.conkey = ARRAY[a.attnum]))
    ORDER BY c.relname, a.attname
    $$;


--
-- Name: person_export(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_export(person uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
DECLARE
    place record;
    found_rows jsonb;
    whole jsonb;
BEGIN
    SELECT jsonb_build_object('person', jsonb_build_array(
        to_jsonb(p) - 'search_key' - 'sound_key' || jsonb_build_object('office', o.code))) INTO whole
    FROM person p
    LEFT JOIN organisation o ON o.id = p.office_id
    WHERE p.id = person_export.person;
    IF whole IS NULL THEN
        RETURN NULL;
    END IF;
    FOR place IN SELECT c.table_name, c.readable, c.condition FROM person_tables() c LOOP
        EXECUTE format($query$
            SELECT jsonb_agg(x.whole || jsonb_strip_nulls(jsonb_build_object(
                'session', (SELECT s.code FROM atelier.session s WHERE s.id::text = x.whole ->> 'session_id'),
                'series', (SELECT e.code FROM atelier.series e WHERE e.id::text = x.whole ->> 'series_id'),
                'organisation', (SELECT o.code FROM atelier.organisation o WHERE o.id::text = x.whole ->> 'organisation_id'),
                'office', (SELECT o.code FROM atelier.organisation o WHERE o.id::text = x.whole ->> 'office_id')))
                ORDER BY x.whole ->> 'id', x.whole)
            FROM atelier.%I t
            CROSS JOIN LATERAL (SELECT to_jsonb(r) AS whole FROM (SELECT %s) AS r) AS x
            WHERE %s$query$, place.table_name, place.readable, place.condition)
        INTO found_rows USING person_export.person;
        IF found_rows IS NOT NULL THEN
            whole := whole || jsonb_build_object(place.table_name, found_rows);
        END IF;
    END LOOP;
    SELECT jsonb_object_agg(a.reference, special_answers(a.id)) INTO found_rows
    FROM application a
    WHERE a.person_id = person_export.person AND special_answers(a.id) <> '{}';
    IF found_rows IS NOT NULL THEN
        whole := whole || jsonb_build_object('special_answers', found_rows);
    END IF;
    SELECT jsonb_agg(jsonb_strip_nulls(to_jsonb(m)) ORDER BY m.assignment_id) INTO found_rows
    FROM assignment_reasons(ARRAY(SELECT a.id FROM assignment a WHERE a.person_id = person_export.person)) m
    WHERE COALESCE(m.state_because, m.unqualified_because, m.double_booked_because, m.unpaired_because) IS NOT NULL;
    IF found_rows IS NOT NULL THEN
        whole := whole || jsonb_build_object('assignment_reasons', found_rows);
    END IF;
    -- What was changed and deleted by the values that it was about; what was made by the rows above.
    SELECT jsonb_agg(jsonb_build_object('at', h.at, 'table', h.table_name, 'operation', h.operation, 'columns', h.columns,
        'reason', h.reason, 'old', h.old, 'new', h.new) ORDER BY h.at, h.id) INTO found_rows
    FROM (
        SELECT a.*, v.old, v.new
        FROM audit_value v
        JOIN audit a ON a.at = v.at AND a.id = v.audit_id
        WHERE v.subject_id = person_export.person
        UNION ALL
        SELECT a.*, NULL, NULL
        FROM jsonb_each(whole) AS t(name, rows)
        CROSS JOIN LATERAL jsonb_array_elements(t.rows) AS r(row)
        JOIN audit a ON a.row_id = (r.row ->> 'id')::uuid AND a.table_name = t.name AND a.operation = 'INSERT'
    ) AS h;
    RETURN whole || jsonb_build_object('messages', person_messages(person_export.person),
        'history', COALESCE(found_rows, '[]'));
END
$_$;


--
-- Name: person_kept(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_kept(person uuid) RETURNS TABLE(kept_until date, rule text, facts jsonb)
    LANGUAGE sql STABLE ROWS 1
    AS $$
    WITH months AS MATERIALIZED (SELECT m.session, m.application, m.unused FROM atelier.retention_months() m),
    reason (day, rule, facts) AS (
        SELECT ((p.created_at AT TIME ZONE 'UTC')::date + m.unused)::date, 'kept_since_entered', '{}'::jsonb
        FROM atelier.person p, months m
        WHERE p.id = person_kept.person
        UNION ALL
        -- A project's months count from its last day, or from that of its session that ran on.
        SELECT CASE WHEN s.ends_at IS NULL THEN 'infinity'::date
            ELSE (GREATEST((s.ends_at AT TIME ZONE s.zone)::date, o.last_day)
                + COALESCE(make_interval(months => o.retention_months), m.session))::date END,
            CASE WHEN o.retention_months IS NULL THEN 'kept_for_session' ELSE 'kept_for_project' END,
            jsonb_strip_nulls(jsonb_build_object('session', s.code, 'project', o.code))
        FROM months m, atelier.registration r
        JOIN atelier.session s ON s.id = r.session_id
        LEFT JOIN LATERAL (
            SELECT q.code, q.retention_months, COALESCE(q.stopped_on, q.ends_on) AS last_day
            FROM atelier.project q
            WHERE q.id = s.project_id AND q.retention_months IS NOT NULL
        ) AS o ON true
        WHERE r.person_id = person_kept.person
        UNION ALL
        SELECT CASE WHEN d.state IN ('open', 'closed') THEN 'infinity'::date
            ELSE (GREATEST(d.closes_local, d.finished_at AT TIME ZONE d.zone)::date + m.application)::date END,
            'kept_for_round', jsonb_build_object('round', d.code)
        FROM months m, atelier.application a
        JOIN atelier.round d ON d.id = a.round_id
        WHERE a.person_id = person_kept.person
        UNION ALL
        SELECT c.valid_until, 'kept_for_certificate', jsonb_build_object('certificate', c.number)
        FROM atelier.certificate c
        WHERE c.person_id = person_kept.person AND c.state IN ('printed ahead', 'issued', 'suspended')
            AND c.valid_until IS NOT NULL
        UNION ALL
        SELECT CASE WHEN upper_inf(q.valid) THEN 'infinity'::date ELSE (upper(q.valid) + m.unused)::date END,
            'kept_as_trainer', jsonb_build_object('trainer', t.code)
        FROM months m, atelier.trainer t
        JOIN atelier.qualification q ON q.trainer_id = t.id
        WHERE t.person_id = person_kept.person
        UNION ALL
        SELECT CASE WHEN s.ends_at IS NULL THEN 'infinity'::date
            ELSE ((s.ends_at AT TIME ZONE s.zone)::date + m.session)::date END,
            'kept_for_session', jsonb_build_object('session', s.code)
        FROM months m, atelier.assignment a
        JOIN atelier.session s ON s.id = a.session_id
        WHERE a.person_id = person_kept.person
        UNION ALL
        SELECT ((COALESCE(n.closed_at, n.recorded_at) AT TIME ZONE 'UTC')::date + m.unused)::date, 'kept_for_need',
            jsonb_build_object('need', n.reference)
        FROM months m, atelier.need n
        WHERE n.person_id = person_kept.person
    )
    SELECT o.day, o.rule, o.facts
    FROM reason o
    WHERE o.day IS NOT NULL
    ORDER BY o.day DESC, o.rule, o.facts
    LIMIT 1
    $$;


--
-- Name: person_keys(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    codes text[] := ARRAY(SELECT DISTINCT n.country_code FROM new_rows n WHERE n.country_code IS NOT NULL);
    organisations uuid[] := ARRAY(SELECT DISTINCT n.organisation_id FROM new_rows n WHERE n.organisation_id IS NOT NULL);
    offices uuid[] := ARRAY(SELECT DISTINCT n.office_id FROM new_rows n);
    found integer;
BEGIN
    PERFORM FROM country c WHERE c.code = ANY(codes) ORDER BY c.code FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(codes) THEN
        PERFORM break_key('person_country_code_fkey', 'person');
    END IF;
    PERFORM FROM organisation o WHERE o.id = ANY(organisations) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(organisations) THEN
        PERFORM break_key('person_organisation_id_fkey', 'person');
    END IF;
    PERFORM FROM organisation o WHERE o.id = ANY(offices) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(offices) THEN
        PERFORM break_key('person_office_id_fkey', 'person');
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: person_messages(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_messages(person uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT COALESCE(jsonb_agg(jsonb_build_object('channel', o.channel, 'recipient', o.recipient, 'body', o.body,
        'created_at', o.created_at, 'delivered_at', o.delivered_at) ORDER BY o.created_at, o.id), '[]')
    FROM outbox o
    WHERE o.person_id = person_messages.person AND in_my_scope(person_messages.person)
    $$;


--
-- Name: person_offices(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_offices(person uuid) RETURNS TABLE(office text, name text, purpose text, explanation text, until timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT o.code, o.name, s.purpose, s.explanation, s.until
    FROM person_office s
    JOIN organisation o ON o.id = s.office_id
    WHERE s.person_id = person_offices.person AND in_my_scope(person_offices.person)
        AND (s.purpose <> 'sharing' OR s.office_id = actor_office() OR in_my_keeping(person_offices.person))
    ORDER BY array_position(ARRAY['registered', 'hosting', 'sharing'], s.purpose), o.code
    $$;


--
-- Name: person_reference(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_reference(person uuid, office uuid DEFAULT NULL::uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT p.reference FROM person p
    WHERE p.id = person_reference.person AND in_scope(p.id, COALESCE(person_reference.office, actor_office()))
    $$;


--
-- Name: person_scope_keys(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_scope_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    offices uuid[] := ARRAY(SELECT DISTINCT n.office_id FROM new_rows n);
    persons uuid[] := ARRAY(SELECT DISTINCT n.person_id FROM new_rows n);
    found integer;
BEGIN
    PERFORM FROM organisation o WHERE o.id = ANY(offices) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(offices) THEN
        PERFORM break_key('person_scope_office_id_fkey', 'person_scope');
    END IF;
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(persons) THEN
        PERFORM break_key('person_scope_person_id_fkey', 'person_scope');
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: person_tables(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.person_tables() RETURNS TABLE(table_name text, readable text, condition text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
    WITH about AS (
        SELECT c.table_name, string_agg(format('t.%I = $1', c.column_name), ' OR ' ORDER BY c.column_name) AS condition
        FROM person_columns() c
        WHERE c.table_name <> 'outbox'
        GROUP BY c.table_name
    ), hanging AS (
        SELECT c.relname::text AS table_name, string_agg(format('t.%I IN (SELECT o.id FROM atelier.%I o WHERE %s)', a.attname,
            about.table_name, replace(about.condition, 't.', 'o.')), ' OR ' ORDER BY a.attname, about.table_name) AS condition
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid AND c.relkind = 'r' AND NOT c.relispartition
        JOIN pg_class target ON target.oid = k.confrelid
        JOIN about ON about.table_name = target.relname
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
        WHERE k.contype = 'f' AND c.relnamespace = 'atelier'::regnamespace
            AND c.relname NOT IN (SELECT b.table_name FROM about b)
        GROUP BY c.relname
    )
    SELECT t.table_name, string_agg(format('t.%I', a.attname), ', ' ORDER BY a.attnum), t.condition
    FROM (SELECT * FROM about UNION ALL SELECT * FROM hanging) AS t
    JOIN pg_attribute a ON a.attrelid = ('atelier.' || quote_ident(t.table_name))::regclass
        AND a.attnum > 0 AND NOT a.attisdropped
    WHERE has_column_privilege('atelier_service', a.attrelid, a.attnum, 'SELECT')
    GROUP BY t.table_name, t.condition
    ORDER BY t.table_name
    $_$;


--
-- Name: personal_data(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.personal_data() RETURNS TABLE(kind text, rule text, project text, count bigint, oldest date, first_until date, last_until date, overdue bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH today AS MATERIALIZED (SELECT (atelier.now() AT TIME ZONE 'UTC')::date AS day),
    seen AS MATERIALIZED (
        SELECT p.id, p.created_at, p.erased_at
        FROM person p
        WHERE actor_is_administrator()
            OR (actor_is_staff() AND (p.office_id = actor_office() OR EXISTS (
                SELECT FROM person_scope s
                WHERE s.person_id = p.id AND s.office_id = actor_office() AND (s.until IS NULL OR s.until > atelier.now()))))
    )
    SELECT 'person', k.rule, k.facts ->> 'project', count(*), min(p.created_at AT TIME ZONE 'UTC')::date, min(k.kept_until),
        max(k.kept_until), count(*) FILTER (WHERE k.kept_until <= t.day)
    FROM today t, seen p
    CROSS JOIN LATERAL person_kept(p.id) k
    WHERE p.erased_at IS NULL
    GROUP BY k.rule, k.facts ->> 'project'
    UNION ALL
    SELECT 'care need', 'kept_for_care', NULL, count(*), min(n.added_at AT TIME ZONE 'UTC')::date, min(d.day), max(d.day),
        count(*) FILTER (WHERE d.day <= t.day)
    FROM today t, care_need n
    JOIN session s ON s.id = n.session_id AND (s.host_office_id = actor_office() OR actor_is_administrator())
    CROSS JOIN LATERAL (SELECT care_need_deleted_on(s.ends_at, s.zone) AS day) AS d
    WHERE actor_is_staff()
    HAVING count(*) > 0
    UNION ALL
    SELECT 'guardian', 'kept_with_person', NULL, count(*), min(g.added_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM guardian g
    JOIN seen p ON p.id = g.person_id
    HAVING count(*) > 0
    UNION ALL
    SELECT 'application', 'kept_for_answers', NULL, count(*), min(a.received_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM application a
    JOIN seen p ON p.id = a.person_id
    WHERE a.answers_deleted_at IS NULL
    HAVING count(*) > 0
    UNION ALL
    SELECT 'erased person', 'kept_for_counts', NULL, count(*), min(p.erased_at AT TIME ZONE 'UTC')::date, NULL, NULL, 0
    FROM seen p
    WHERE p.erased_at IS NOT NULL
    HAVING count(*) > 0
    ORDER BY 1 DESC, 2, 3
    $$;


--
-- Name: persons_here(text[], integer[], date[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.persons_here(names text[], birth_years integer[], birth_dates date[]) RETURNS TABLE(item integer, twin integer, reference text)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    SET enable_nestloop TO 'off'
    AS $$
    WITH given AS MATERIALIZED (
        SELECT g.item::integer AS item, name_key(g.name) AS key, COALESCE(g.birth_year, -1) AS year, g.birth_date
        FROM unnest(names, birth_years, birth_dates) WITH ORDINALITY AS g(name, birth_year, birth_date, item)
    ), twins AS (
        SELECT f.item, f.twin
        FROM (
            SELECT g.item, CASE
                WHEN g.birth_date IS NULL THEN min(g.item) OVER one_year
                ELSE LEAST(min(g.item) OVER (PARTITION BY g.key, g.year, g.birth_date),
                    min(g.item) FILTER (WHERE g.birth_date IS NULL) OVER one_year)
            END AS twin
            FROM given g
            WINDOW one_year AS (PARTITION BY g.key, g.year)
        ) AS f
        WHERE f.twin < f.item
    ), here AS (
        SELECT g.item, min(p.reference) AS reference
        FROM given g
        JOIN person p ON name_key(p.name) = g.key AND COALESCE(p.birth_year, -1) = g.year
            AND (p.birth_date = g.birth_date) IS NOT FALSE
        GROUP BY g.item
    )
    SELECT item, t.twin, h.reference
    FROM twins t
    FULL JOIN here h USING (item)
    $$;


--
-- Name: phone_key(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.phone_key(phone text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN length(digits) >= 6 THEN right(digits, 8) END
    FROM (SELECT regexp_replace(phone, '[^0-9]', '', 'g') AS digits) AS number
    $$;


--
-- Name: pieces(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.pieces(person uuid, session uuid) RETURNS TABLE(block_id uuid, during tstzrange)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT b.id, piece.during
    FROM session s
    JOIN block b ON b.session_id = s.id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN EXISTS (SELECT FROM session p WHERE p.part_of = s.id)
            THEN held_in_parts(pieces.person, s.id) ELSE '{}' END AS parts
    ) AS held
    CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(b.starts_at, b.ends_at)) - held.parts) AS piece(during)
    WHERE s.id = pieces.session AND s.holds_time
    ORDER BY b.starts_at, b.id, piece.during
    $$;


--
-- Name: place_in_line(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.place_in_line(registration uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT count(*)::integer
    FROM registration me
    JOIN registration r ON r.session_id = me.session_id AND r.state = 'waitlisted'
        AND (r.priority > me.priority OR (r.priority = me.priority AND r.arrival <= me.arrival))
    WHERE me.id = place_in_line.registration AND EXISTS (SELECT FROM actor() a WHERE a.kind <> 'public')
    $$;


--
-- Name: place_in_series(uuid, uuid, uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.place_in_series(session uuid, series uuid, former uuid, wanted integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    last integer;
BEGIN
    PERFORM FROM series e WHERE e.id IN (place_in_series.series, former) ORDER BY e.id FOR NO KEY UPDATE;
    IF place_in_series.series IS DISTINCT FROM former THEN
        PERFORM refuse('series_of_other_office', jsonb_build_object('series', e.code))
        FROM series e
        WHERE e.id = place_in_series.series AND NOT may_host(e.host_office_id);
        PERFORM refuse('series_has_certificates', jsonb_build_object('series', e.code))
        FROM series e
        WHERE e.id IN (place_in_series.series, former) AND EXISTS (SELECT FROM certificate c WHERE c.course_id = e.id);
    END IF;
    IF place_in_series.series IS NULL OR wanted IS NOT NULL THEN
        RETURN wanted;
    END IF;
    SELECT max(s.series_number) INTO last
    FROM session s
    WHERE s.series_id = place_in_series.series AND s.id <> place_in_series.session;
    RETURN COALESCE(last, 0) + 1;
END
$$;


--
-- Name: place_key(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.place_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT regexp_replace(lower(normalize(name, NFKD) COLLATE "und-x-icu"), '[^[:alnum:]]', '', 'g') $$;


--
-- Name: places_of(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.places_of(work atelier.admission[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN ARRAY(
        WITH line AS MATERIALIZED (
            SELECT s.id, s.waiting - count(r.id)::integer AS last
            FROM session s
            LEFT JOIN registration r ON r.session_id = s.id AND r.state = 'waitlisted' AND r.priority < 0
            WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'waitlisted')
            GROUP BY s.id
        ), place AS MATERIALIZED (
            SELECT w.item, l.last - (count(*) OVER line - row_number() OVER (line ORDER BY w.item))::integer AS in_line
            FROM unnest(work) w
            JOIN line l ON l.id = w.session_id
            WHERE w.outcome = 'waitlisted'
            WINDOW line AS (PARTITION BY w.session_id)
        )
        SELECT p.in_line
        FROM unnest(work) w
        LEFT JOIN place p ON p.item = w.item
        ORDER BY w.item);
END
$$;


--
-- Name: programme_figures(text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.programme_figures(projects text[]) RETURNS TABLE(project text, name text, sessions bigint, applications bigint, participants bigint, attendances bigint, certificates bigint, countries text[], participant_countries text[], organisations bigint, hosts bigint, involved bigint, reached bigint, reached_at_least boolean, cases bigint, placements bigint, places bigint, referred bigint, outcomes bigint, seats bigint, seats_taken bigint, measure text, planned bigint, realised bigint, not_comparable text, per_country jsonb, per_participant_country jsonb, stopped_on date, stopped_because text, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT p.code, p.name, offered.sessions, counted.applications, counted.participants, counted.attendances,
        counted.certificates,
        ARRAY(SELECT DISTINCT s.country_code FROM session s
            WHERE s.project_id = p.id AND s.state <> 'draft' AND s.country_code IS NOT NULL
            ORDER BY s.country_code),
        ARRAY(SELECT jsonb_object_keys(own.per_country) ORDER BY 1),
        counted.organisations, involved.hosts, involved.all_of_them, counted.reached, counted.at_least, counted.cases,
        counted.placements, offered.places, counted.referred, counted.outcomes, offered.seats, offered.taken,
        plan.measure, plan.planned,
        (SELECT c.number FROM project_count(p.id, plan.measure, plan.unit, NULL, NULL, plan.starts_on, plan.ends_on) c
            WHERE plan.measure IS NOT NULL),
        plan.not_comparable, here.per_country, own.per_country, p.stopped_on, p.stopped_because, p.note
    FROM project p
    LEFT JOIN LATERAL (
        SELECT * FROM project_targets(p.id) t WHERE t.country_code IS NULL ORDER BY t.rank LIMIT 1
    ) AS plan ON true
    CROSS JOIN LATERAL (
        SELECT count(*) AS sessions,
            COALESCE(sum(s.capacity) FILTER (WHERE s.state = 'published'), 0) AS seats,
            COALESCE(sum(s.taken) FILTER (WHERE s.state = 'published'), 0) AS taken,
            COALESCE(sum(s.capacity) FILTER (WHERE s.state = 'published' AND s.kind = 'placement'), 0) AS places
        FROM session s
        WHERE s.project_id = p.id AND s.state <> 'draft'
    ) AS offered
    CROSS JOIN LATERAL (
        SELECT max(c.number) FILTER (WHERE m.measure = 'applications') AS applications,
            max(c.number) FILTER (WHERE m.measure = 'participants') AS participants,
            max(c.number) FILTER (WHERE m.measure = 'attendances') AS attendances,
            max(c.number) FILTER (WHERE m.measure = 'certificates') AS certificates,
            max(c.number) FILTER (WHERE m.measure = 'organisations') AS organisations,
            max(c.number) FILTER (WHERE m.measure = 'reached') AS reached,
            max(c.number) FILTER (WHERE m.measure = 'cases') AS cases,
            max(c.number) FILTER (WHERE m.measure = 'placements') AS placements,
            max(c.number) FILTER (WHERE m.measure = 'referred') AS referred,
            max(c.number) FILTER (WHERE m.measure = 'outcomes') AS outcomes,
            bool_or(c.at_least) FILTER (WHERE m.measure = 'reached') AS at_least
        FROM unnest(ARRAY['applications', 'participants', 'attendances', 'certificates', 'organisations', 'reached', 'cases',
            'placements', 'referred', 'outcomes']) AS m(measure)
        CROSS JOIN LATERAL project_count(p.id, m.measure, NULL, NULL, NULL, NULL, NULL) c
    ) AS counted
    CROSS JOIN LATERAL (
        SELECT count(*) AS all_of_them, count(*) FILTER (WHERE i.hosts) AS hosts
        FROM (
            SELECT o.organisation_id, bool_or(o.hosts) AS hosts
            FROM (
                SELECT s.host_office_id AS organisation_id, true AS hosts
                FROM session s
                WHERE s.project_id = p.id AND s.state <> 'draft'
                UNION
                SELECT c.organisation_id, false FROM project_participation(p.id, NULL, NULL) c
                UNION
                SELECT n.organisation_id, false
                FROM assignment a
                JOIN session s ON s.id = a.session_id
                JOIN trainer t ON t.id = a.trainer_id
                JOIN person n ON n.id = t.person_id
                WHERE s.project_id = p.id AND a.state = 'accepted'
            ) AS o
            WHERE o.organisation_id IS NOT NULL
            GROUP BY o.organisation_id
        ) AS i
    ) AS involved
    CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_object_agg(t.country_code, t.number), '{}') AS per_country
        FROM (
            SELECT f.country_code, sum(f.realised) AS number
            FROM breakdown_figures(p.id, NULL, NULL) f
            WHERE f.in_or_for = 'in'
            GROUP BY f.country_code
        ) AS t
    ) AS here
    CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_object_agg(f.country_code, f.realised), '{}') AS per_country
        FROM breakdown_figures(p.id, NULL, NULL) f
        WHERE f.in_or_for = 'for'
    ) AS own
    WHERE p.code = ANY(projects) AND may_read_figures(p.id)
    $$;


--
-- Name: project_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.stopped_on IS NOT NULL AND OLD.stopped_on IS NOT NULL
        AND (NEW.stopped_on, NEW.stopped_because) IS DISTINCT FROM (OLD.stopped_on, OLD.stopped_because) THEN
        PERFORM refuse('project_stopped_already', jsonb_build_object(
            'code', OLD.code, 'stopped', OLD.stopped_on, 'because', OLD.stopped_because));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: project_cost_line_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_cost_line_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_decimals('project_cost_line_decimals', NEW.planned, NEW.currency);
    PERFORM require_decimals('project_cost_line_decimals', NEW.actual, NEW.currency);
    RETURN NEW;
END
$$;


--
-- Name: project_count(uuid, text, text, text, text, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_count(project uuid, measure text, unit text, country text, in_or_for text, since date, until date) RETURNS TABLE(number bigint, at_least boolean)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
BEGIN
    at_least := false;
    CASE
        WHEN measure IN ('participants', 'attendances', 'organisations', 'reached') THEN
            SELECT CASE measure
                WHEN 'attendances' THEN count(*)
                WHEN 'organisations' THEN count(DISTINCT p.organisation_id)
                ELSE count(DISTINCT p.person_id)
            END INTO number
            FROM atelier.project_participation(project, since, until) p
            WHERE country IS NULL OR CASE in_or_for WHEN 'for' THEN p.person_country ELSE p.session_country END = country;
        WHEN measure = 'sessions' THEN
            SELECT count(*) INTO number FROM atelier.project_sessions(project, country, in_or_for, since, until);
        WHEN measure = 'placements' THEN
            SELECT COALESCE(sum(s.taken), 0) INTO number
            FROM atelier.project_sessions(project, country, in_or_for, since, until) s
            WHERE s.kind = 'placement';
        WHEN measure = 'certificates' THEN
            SELECT count(DISTINCT c.id) INTO number
            FROM atelier.session s
            JOIN atelier.course_session k ON k.session_id = s.id
            JOIN atelier.certificate c ON c.course_id = k.course_id
            LEFT JOIN atelier.person n ON n.id = c.person_id
            WHERE s.project_id = project AND c.state IN ('issued', 'suspended')
                AND c.awarded_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
                AND (country IS NULL OR CASE in_or_for WHEN 'for' THEN n.country_code ELSE s.country_code END = country);
        WHEN measure = 'applications' THEN
            number := atelier.applications_of(project, since, until);
        WHEN measure = 'referred' THEN
            SELECT count(DISTINCT r.person_id) INTO number
            FROM atelier.referral r
            JOIN atelier.need d ON d.id = r.need_id
            JOIN atelier.person n ON n.id = r.person_id
            WHERE d.project_id = project AND (country IS NULL OR COALESCE(d.country_code, n.country_code) = country)
                AND r.proposed_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
        WHEN measure = 'outcomes' THEN
            SELECT count(*) INTO number
            FROM atelier.outcome o
            LEFT JOIN atelier.person n ON n.id = o.person_id
            LEFT JOIN atelier.organisation g ON g.id = o.organisation_id
            WHERE o.project_id = project AND o.kind <> 'none known' AND (unit IS NULL OR o.kind = unit)
                AND (country IS NULL OR COALESCE(n.country_code, g.country_code) = country)
                AND o.happened_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
        ELSE
            number := 0;
    END CASE;
    IF measure IN ('reached', 'cases', 'head counts') THEN
        SELECT COALESCE(number, 0) + COALESCE(sum(h.total), 0), COALESCE(bool_or(h.bound <> 'exactly'), false)
        INTO number, at_least
        FROM atelier.head_count h
        WHERE h.project_id = project AND (country IS NULL OR h.country_code = country)
            AND CASE measure WHEN 'reached' THEN h.counts = 'people' WHEN 'cases' THEN h.counts = 'cases'
                ELSE h.unit = project_count.unit END
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
    END IF;
    RETURN NEXT;
END
$$;


--
-- Name: project_donor_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_donor_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    much record;
BEGIN
    PERFORM FROM project p
    WHERE p.id IN (SELECT n.project_id FROM new_rows n)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT p.code, round(sum(d.share) * 100, 2) AS percent INTO much
    FROM project_donor d
    JOIN project p ON p.id = d.project_id
    WHERE d.project_id IN (SELECT n.project_id FROM new_rows n)
    GROUP BY p.code
    HAVING sum(d.share) > 1
    ORDER BY p.code
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('project_donor_sum', jsonb_build_object(
            'code', much.code, 'percent', trim_scale(much.percent)::text));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: project_figures(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_figures(project uuid, since date, until date) RETURNS TABLE(part text, measure text, unit text, country_code text, in_or_for text, sex text, age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT may_read_figures(project_figures.project) THEN
        PERFORM refuse('actor_may_not_read_figures', '{}');
    END IF;
    RETURN QUERY
    SELECT f.part, f.measure, f.unit, f.country_code, f.in_or_for, f.sex, f.age_group, f.starts_on, f.ends_on, f.planned,
        f.realised, f.at_least, f.counts, f.rule, f.facts
    FROM (
        SELECT 1 AS place, t.* FROM target_figures(project_figures.project, since, until) t
        UNION ALL
        SELECT 2, m.* FROM measure_figures(project_figures.project, since, until) m
        UNION ALL
        SELECT 3, b.* FROM breakdown_figures(project_figures.project, since, until) b
    ) AS f
    ORDER BY f.place, f.rank, f.country_code NULLS FIRST, f.sex NULLS FIRST, f.age_group NULLS FIRST;
END
$$;


--
-- Name: project_paper_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_paper_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
DECLARE
    picture text;
BEGIN
    IF NEW.emblem_type = 'image/png' AND substring(NEW.emblem FROM 1 FOR 8) <> '\x89504e470d0a1a0a' THEN
        PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'PNG'));
    ELSIF NEW.emblem_type = 'image/svg+xml' THEN
        BEGIN
            picture := convert_from(NEW.emblem, 'UTF8');
        EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
            PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'SVG'));
        END;
        IF picture !~ '<svg[\s>]' OR picture !~ '</svg>\s*$' THEN
            PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'SVG'));
        END IF;
        IF picture ~* '<(script|foreignObject|iframe|!ENTITY)|\son[a-z]+\s*=|javascript:|@import|(href|src)\s*=\s*["''](?!\s*(data:image/|#))|url\(\s*["'']?\s*[^#"'')\s]' THEN
            PERFORM refuse('project_paper_emblem_active', '{}');
        END IF;
    END IF;
    RETURN NEW;
END
$_$;


--
-- Name: project_participation(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_participation(project uuid, since date, until date) RETURNS TABLE(person_id uuid, registration_id uuid, session_id uuid, first_day date, session_country text, person_country text, organisation_id uuid, sex text, age_group text)
    LANGUAGE sql STABLE
    AS $$
    SELECT r.person_id, r.id, s.id, there.first_day, s.country_code, n.country_code, n.organisation_id,
        COALESCE(n.sex, 'not known'), atelier.age_group_in(r, n, s)
    FROM atelier.session s
    JOIN atelier.registration r ON r.session_id = s.id AND r.state = 'confirmed'
    JOIN atelier.person n ON n.id = r.person_id
    CROSS JOIN LATERAL (
        SELECT min((b.starts_at AT TIME ZONE b.zone)::date) AS first_day
        FROM atelier.attendance a
        JOIN atelier.block b ON b.id = a.block_id
        WHERE a.registration_id = r.id AND a.present
            AND (b.starts_at AT TIME ZONE b.zone)::date
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
    ) AS there
    WHERE s.project_id = project AND there.first_day IS NOT NULL
    $$;


--
-- Name: project_retention(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_retention(project uuid) RETURNS TABLE(due_on date, persons bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT (greatest(COALESCE(p.stopped_on, p.ends_on), last.day) + make_interval(months => p.retention_months))::date,
        (SELECT count(DISTINCT n.id)
            FROM session s
            JOIN registration r ON r.session_id = s.id
            JOIN person n ON n.id = r.person_id
            WHERE s.project_id = p.id AND n.erased_at IS NULL)
    FROM project p
    CROSS JOIN LATERAL (
        SELECT max((s.ends_at AT TIME ZONE s.zone)::date) AS day
        FROM session s
        WHERE s.project_id = p.id AND s.state = 'published'
    ) AS last
    WHERE p.id = project_retention.project AND p.retention_months IS NOT NULL
        AND COALESCE(p.stopped_on, p.ends_on) IS NOT NULL AND actor_may_plan()
    $$;


--
-- Name: project_sessions(uuid, text, text, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_sessions(project uuid, country text, in_or_for text, since date, until date) RETURNS SETOF atelier.session
    LANGUAGE sql STABLE
    AS $$
    SELECT s.*
    FROM atelier.session s
    WHERE s.project_id = project AND s.state = 'published' AND s.starts_at <= atelier.now()
        AND (s.starts_at AT TIME ZONE s.zone)::date
            BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        AND (country IS NULL OR s.country_code = country OR (in_or_for = 'for' AND EXISTS (
            SELECT FROM atelier.session_country c WHERE c.session_id = s.id AND c.country_code = country)))
    $$;


--
-- Name: project_targets(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.project_targets(project uuid) RETURNS TABLE(rank bigint, measure text, unit text, country_code text, in_or_for text, starts_on date, ends_on date, planned bigint, counts text, not_comparable text)
    LANGUAGE sql STABLE
    AS $$
    SELECT row_number() OVER (ORDER BY t.country_code NULLS FIRST, t.measure <> 'participants', t.starts_on NULLS FIRST,
            t.ends_on NULLS LAST, t.id),
        t.measure, t.unit, t.country_code, t.in_or_for, t.starts_on, t.ends_on, t.planned, t.counts, t.not_comparable
    FROM atelier.project_target t
    WHERE t.project_id = project
    UNION ALL
    SELECT 0, 'participants', NULL, NULL, 'in', NULL, NULL, p.planned, NULL, NULL
    FROM atelier.project p
    WHERE p.id = project AND p.planned IS NOT NULL AND NOT EXISTS (
        SELECT FROM atelier.project_target t
        WHERE t.project_id = project AND t.country_code IS NULL AND t.measure IN ('participants', 'reached', 'placements'))
    $$;


--
-- Name: promote(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = promote.session FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[promote.session], '{}');
    RETURN promote_in_turn(promote.session) + promote_to_reserved(promote.session);
END
$$;


--
-- Name: promote_in_turn(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.promote_in_turn(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    waiting record;
    seats record;
    pool uuid;
    members uuid[];
    seen uuid[] := '{}';
    passed_over integer;
    promoted integer := 0;
BEGIN
    FOR waiting IN
        SELECT r.id, r.person_id, r.group_id, r.priority
        FROM registration r
        WHERE r.session_id = promote_in_turn.session AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT l.free, l.kept, l.offer_hours INTO seats FROM seats_left(promote_in_turn.session) l;
        EXIT WHEN COALESCE(seats.free, 0) <= 0 OR waiting.priority < passed_over;
        CONTINUE WHEN waiting.group_id = ANY(seen);
        seen := seen || waiting.group_id;
        members := COALESCE(waiting_group(promote_in_turn.session, waiting.group_id), ARRAY[waiting.id]);
        IF cardinality(members) > seats.free THEN
            passed_over := waiting.priority;
            PERFORM pass_over(members, seats.free);
            CONTINUE;
        END IF;
        pool := CASE WHEN seats.kept > 0 AND waiting.group_id IS NULL
            THEN seats_for(promote_in_turn.session, waiting.person_id, NULL) END;
        IF hold_registrations(members) THEN
            PERFORM give_seats(members, pool, seats.offer_hours);
            promoted := promoted + cardinality(members);
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;


--
-- Name: promote_to_reserved(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.promote_to_reserved(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    kept record;
    waiting record;
    seats record;
    pool uuid;
    promoted integer := 0;
BEGIN
    SELECT array_agg(v.organisation_id) AS organisations, array_agg(v.country_code) AS countries INTO kept
    FROM open_to_the_line(promote_to_reserved.session) v;
    IF kept.organisations IS NULL THEN
        RETURN 0;
    END IF;
    FOR waiting IN
        SELECT r.id, r.person_id
        FROM registration r
        JOIN person p ON p.id = r.person_id
        WHERE r.session_id = promote_to_reserved.session AND r.state = 'waitlisted' AND r.group_id IS NULL
            AND (p.organisation_id = ANY(kept.organisations) OR p.country_code = ANY(kept.countries))
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT l.open, l.kept, l.offer_hours INTO seats FROM seats_left(promote_to_reserved.session) l;
        EXIT WHEN COALESCE(LEAST(seats.open, seats.kept), 0) <= 0;
        pool := seats_for(promote_to_reserved.session, waiting.person_id, NULL);
        IF pool IS NOT NULL AND hold_registrations(ARRAY[waiting.id]) THEN
            PERFORM give_seats(ARRAY[waiting.id], pool, seats.offer_hours);
            promoted := promoted + 1;
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;


--
-- Name: random_codes(integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.random_codes(many integer) RETURNS text[]
    LANGUAGE sql PARALLEL SAFE
    AS $$
    SELECT array_agg(c.code ORDER BY c.code COLLATE "C")
    FROM (
        SELECT substr(h.symbols, p.start, 8) AS code
        FROM (
            SELECT translate(upper(encode(sha512(uuid_send(gen_random_uuid())), 'base64') COLLATE "C"), 'ILOU0123+/', '0123456789') AS symbols
            FROM generate_series(1, (many + 8) / 9)
        ) AS h
        CROSS JOIN generate_series(1, 65, 8) AS p(start)
        LIMIT many
    ) AS c
    $$;


--
-- Name: record_attendance(uuid, uuid[], boolean[], integer[], boolean[], text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[], minutes integer[] DEFAULT NULL::integer[], excused boolean[] DEFAULT NULL::boolean[], because text DEFAULT NULL::text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    recorded integer;
    stray record;
    target record;
BEGIN
    SELECT b.session_id, b.starts_at, s.code, extract(epoch FROM b.ends_at - b.starts_at)::integer / 60 AS length INTO target
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = record_attendance.block;
    PERFORM require_host(target.session_id);
    IF target.starts_at > atelier.now() THEN
        PERFORM refuse('attendance_before_start', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = target.session_id FOR NO KEY UPDATE;
    PERFORM require_named_once('attendance_twice', registrations);
    SELECT COALESCE(p.reference, i.registration_id::text) AS person, i.minutes, a.id IS NOT NULL AS changed,
        CASE WHEN r.session_id IS DISTINCT FROM target.session_id OR r.state <> 'confirmed' THEN 'attendance_without_seat'
            WHEN i.minutes NOT BETWEEN 1 AND target.length THEN 'attendance_minutes_within'
            ELSE 'attendance_correction' END AS rule
    INTO stray
    FROM unnest(registrations, present, minutes, excused) AS i(registration_id, present, minutes, excused)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN person p ON p.id = r.person_id
    LEFT JOIN attendance a ON a.block_id = record_attendance.block AND a.registration_id = i.registration_id
        AND (a.present, COALESCE(a.minutes, target.length), a.excused)
            IS DISTINCT FROM (i.present, COALESCE(i.minutes, target.length), COALESCE(i.excused, false))
    WHERE r.session_id IS DISTINCT FROM target.session_id OR r.state <> 'confirmed'
        OR i.minutes NOT BETWEEN 1 AND target.length
        OR (a.id IS NOT NULL AND COALESCE(btrim(record_attendance.because), '') = '')
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(stray.rule, jsonb_strip_nulls(jsonb_build_object('person', stray.person, 'session', target.code,
            'minutes', stray.minutes, 'length', target.length)));
    END IF;
    INSERT INTO attendance AS a (registration_id, block_id, present, minutes, excused, recorded_by)
    SELECT i.registration_id, record_attendance.block, i.present, NULLIF(i.minutes, target.length),
        COALESCE(i.excused, false), (SELECT w.user_id FROM actor() w)
    FROM unnest(registrations, present, minutes, excused) AS i(registration_id, present, minutes, excused)
    ON CONFLICT ON CONSTRAINT attendance_once DO UPDATE
    SET present = EXCLUDED.present, minutes = EXCLUDED.minutes, excused = EXCLUDED.excused,
        recorded_at = EXCLUDED.recorded_at, recorded_by = EXCLUDED.recorded_by,
        because = NULLIF(btrim(record_attendance.because), '')
    WHERE (a.present, a.minutes, a.excused) IS DISTINCT FROM (EXCLUDED.present, EXCLUDED.minutes, EXCLUDED.excused);
    GET DIAGNOSTICS recorded = ROW_COUNT;
    UPDATE registration r
    SET attendance = share.attendance,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT a.registration_id,
            CASE WHEN bool_and(a.present) THEN 'attended' WHEN bool_or(a.present) THEN 'partly' ELSE 'no-show' END AS attendance
        FROM attendance a
        WHERE a.registration_id = ANY(registrations)
        GROUP BY a.registration_id
    ) AS share
    WHERE r.id = share.registration_id;
    RETURN recorded;
END
$$;


--
-- Name: record_draw(uuid, text, text[], integer[], smallint[], smallint[], bytea); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.record_draw(draw uuid, public_value text, reference text[], rank integer[], session_number smallint[], choice smallint[], result_sha256 bytea) RETURNS TABLE(kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    target round;
    made draw;
BEGIN
    target := require_round((SELECT d.round_id FROM draw d WHERE d.id = record_draw.draw));
    PERFORM lock_draw_sessions(target.id);
    UPDATE draw_entry e
    SET rank = r.rank, session_number = r.session_number, choice = r.choice
    FROM unnest(reference, record_draw.rank, record_draw.session_number, record_draw.choice)
        AS r(reference, rank, session_number, choice)
    JOIN application a ON a.reference = r.reference
    WHERE e.draw_id = record_draw.draw AND e.application_id = a.id;
    UPDATE draw d
    SET state = 'run', public_value = record_draw.public_value, result_sha256 = record_draw.result_sha256,
        ended_at = date_trunc('second', atelier.now()), actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE d.id = record_draw.draw AND d.state = 'committed'
    RETURNING * INTO made;
    IF made.id IS NULL THEN
        PERFORM refuse('draw_run_once', jsonb_build_object('round', target.code));
    END IF;
    UPDATE round r
    SET state = 'decided', state_because = format('Draw %s was run', made.number)
    WHERE r.id = target.id;
    RETURN QUERY SELECT * FROM register_drawn(made.id);
END
$$;


--
-- Name: record_outcome(uuid, uuid, uuid, text, date, text, numeric, text, uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.record_outcome(person uuid, organisation uuid, project uuid, kind text, happened_on date, words text, amount numeric, currency text, referral uuid, session uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made text;
    who uuid := record_outcome.person;
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    IF record_outcome.referral IS NOT NULL THEN
        SELECT r.person_id INTO who FROM referral r WHERE r.id = record_outcome.referral AND may_tend_need(r.need_id);
        IF NOT FOUND THEN
            PERFORM refuse('referral_unknown', '{}');
        ELSIF who IS DISTINCT FROM COALESCE(record_outcome.person, who) THEN
            PERFORM refuse('outcome_referral_of_person', '{}');
        END IF;
    END IF;
    PERFORM FROM person p WHERE p.id = who FOR NO KEY UPDATE;
    IF who IS NOT NULL AND (NOT in_my_scope(who)
        OR NOT EXISTS (SELECT FROM person p WHERE p.id = who AND p.erased_at IS NULL)) THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    INSERT INTO outcome (person_id, organisation_id, office_id, project_id, kind, happened_on, words, amount, currency,
        referral_id, session_id)
    VALUES (who, record_outcome.organisation, actor_office(),
        COALESCE(record_outcome.project,
            (SELECT n.project_id FROM referral r JOIN need n ON n.id = r.need_id WHERE r.id = record_outcome.referral),
            (SELECT s.project_id FROM session s WHERE s.id = record_outcome.session)),
        record_outcome.kind, record_outcome.happened_on, record_outcome.words, record_outcome.amount,
        record_outcome.currency, record_outcome.referral, record_outcome.session)
    RETURNING reference INTO made;
    RETURN made;
END
$$;


--
-- Name: record_results(uuid, uuid, uuid[], numeric[], integer[], date, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.record_results(session uuid, assessment uuid, registrations uuid[], scores numeric[], attempts integer[], taken_on date, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    written integer;
    changed record;
BEGIN
    PERFORM require_host(record_results.session);
    -- Those of a series share the attempts.
    PERFORM FROM session s
    WHERE s.id = record_results.session
        OR s.series_id = (SELECT w.series_id FROM session w WHERE w.id = record_results.session)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    PERFORM require_named_once('assessment_result_twice', registrations);
    SELECT COALESCE(p.reference, i.registration_id::text) AS person, s.code INTO changed
    FROM unnest(registrations) AS i(registration_id)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN person p ON p.id = r.person_id
    JOIN session s ON s.id = record_results.session
    WHERE r.session_id IS DISTINCT FROM record_results.session
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('assessment_result_without_seat', jsonb_build_object('person', changed.person, 'session', changed.code));
    END IF;
    SELECT p.reference AS person, o.attempt, trim_scale(o.score) AS score INTO changed
    FROM unnest(registrations, scores, attempts) AS i(registration_id, score, attempt)
    JOIN assessment_result o ON o.assessment_id = record_results.assessment AND o.registration_id = i.registration_id
        AND o.attempt = i.attempt
    JOIN person p ON p.id = o.person_id
    WHERE (o.score, o.taken_on) <> (i.score, record_results.taken_on) AND COALESCE(btrim(record_results.because), '') = ''
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('assessment_result_correction', to_jsonb(changed));
    END IF;
    INSERT INTO assessment_result AS r (assessment_id, registration_id, person_id, attempt, score, taken_on, recorded_by, because)
    SELECT record_results.assessment, i.registration_id, g.person_id,
        COALESCE(i.attempt, 1 + (
            SELECT count(*)::integer FROM assessment_result o
            WHERE o.assessment_id = record_results.assessment AND o.registration_id = i.registration_id)),
        i.score, record_results.taken_on, (SELECT a.user_id FROM actor() a), NULLIF(btrim(record_results.because), '')
    FROM unnest(registrations, scores, attempts) AS i(registration_id, score, attempt)
    JOIN registration g ON g.id = i.registration_id
    ON CONFLICT ON CONSTRAINT assessment_result_once DO UPDATE
    SET score = EXCLUDED.score, taken_on = EXCLUDED.taken_on, recorded_by = EXCLUDED.recorded_by,
        recorded_at = EXCLUDED.recorded_at, because = EXCLUDED.because
    WHERE (r.score, r.taken_on) <> (EXCLUDED.score, EXCLUDED.taken_on);
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END
$$;


--
-- Name: refer(uuid, uuid, uuid, uuid, text, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.refer(need uuid, session uuid, training uuid, organisation uuid, service text, answer_by date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    asked record;
    target record;
    made text;
BEGIN
    PERFORM require_need(refer.need);
    SELECT n.reference, n.person_id, n.state INTO asked FROM need n WHERE n.id = refer.need;
    IF asked.state <> 'open' THEN
        PERFORM refuse('referral_need_open', jsonb_build_object('need', asked.reference, 'state', asked.state));
    END IF;
    IF refer.session IS NOT NULL THEN
        SELECT s.code, s.state, s.ends_at <= atelier.now() AS over INTO target
        FROM session s
        WHERE s.id = refer.session AND (may_host(s.host_office_id) OR (s.visibility = 'public' AND s.state <> 'draft'));
        IF NOT FOUND THEN
            PERFORM refuse('session_unknown', '{}');
        ELSIF target.state <> 'published' OR target.over THEN
            PERFORM refuse('referral_session_coming', jsonb_build_object('session', target.code));
        END IF;
    END IF;
    INSERT INTO referral (need_id, person_id, office_id, session_id, training_id, organisation_id, service, answer_by)
    VALUES (refer.need, asked.person_id, actor_office(), refer.session, refer.training, refer.organisation,
        refer.service, refer.answer_by)
    RETURNING reference INTO made;
    RETURN made;
END
$$;


--
-- Name: referral_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.referral_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'nothing' END;
BEGIN
    IF NEW.state <> before AND (before, NEW.state) NOT IN (('nothing', 'proposed'), ('proposed', 'accepted'),
        ('proposed', 'declined'), ('accepted', 'completed'), ('accepted', 'dropped out')) THEN
        PERFORM refuse('referral_transition', jsonb_build_object(
            'referral', NEW.reference, 'from', before, 'to', NEW.state));
    END IF;
    IF NEW.state <> before THEN
        NEW.changed_at := atelier.now();
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: refill_draw_seats(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.refill_draw_seats(sessions uuid[]) RETURNS TABLE(kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    vacancy record;
    reserve record;
    refused record;
BEGIN
    PERFORM FROM draw d
    WHERE d.id IN (SELECT o.draw_id FROM draw_session o WHERE o.session_id = ANY(sessions)) AND d.state = 'run'
    ORDER BY d.id
    FOR NO KEY UPDATE;
    PERFORM draw_out(l.draw_id, array_agg(l.entry_id ORDER BY l.stratum, l.rank), array_agg(l.rule ORDER BY l.stratum, l.rank))
    FROM draw_seat_lost l
    WHERE l.session_id = ANY(sessions)
    GROUP BY l.draw_id;
    FOR vacancy IN SELECT v.* FROM draw_seat_vacant v WHERE v.session_id = ANY(sessions) ORDER BY v.draw_id, v.number LOOP
        LOOP
            SELECT n.entry_id, n.reference, n.person_id INTO reserve
            FROM draw_next_reserve(vacancy.draw_id, vacancy.stratum) n;
            EXIT WHEN reserve.entry_id IS NULL;
            SELECT r.* INTO refused
            FROM admit_to_draw(vacancy.draw_id, ARRAY[reserve.entry_id], ARRAY[vacancy.session_id]) r;
            IF refused.entry_id IS NULL THEN
                INSERT INTO draw_event (draw_id, number, at, kind, entry_id, instead_of, session_number)
                SELECT vacancy.draw_id, 1 + (SELECT count(*) FROM draw_event v WHERE v.draw_id = vacancy.draw_id),
                    date_trunc('second', atelier.now()), 'in', reserve.entry_id, vacancy.entry_id, vacancy.session_number;
                PERFORM notify_person(vacancy.session_id, reserve.person_id, 'promoted', '{}');
                RETURN QUERY SELECT 'in', reserve.reference, NULL::text, NULL::jsonb, vacancy.reference, vacancy.code;
                EXIT;
            END IF;
            RETURN QUERY SELECT 'out', refused.reference, refused.rule, refused.facts, NULL::text, NULL::text;
        END LOOP;
    END LOOP;
END
$$;


--
-- Name: refuse(text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.refuse(rule text, facts jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AT409', MESSAGE = 'refused: ' || rule, CONSTRAINT = rule, DETAIL = facts::text;
END
$$;


--
-- Name: register_drawn(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.register_drawn(draw uuid) RETURNS TABLE(kind text, application text, rule text, facts jsonb, instead_of text, session text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    batch record;
BEGIN
    PERFORM FROM person p
    WHERE p.id IN (
        SELECT a.person_id FROM draw_entry e JOIN application a ON a.id = e.application_id
        WHERE e.draw_id = register_drawn.draw AND e.session_number IS NOT NULL)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR batch IN
        SELECT array_agg(s.entry_id ORDER BY s.place) AS entries, array_agg(s.session_id ORDER BY s.place) AS sessions
        FROM (
            SELECT q.entry_id, q.session_id, row_number() OVER (ORDER BY q.session_number, q.stratum, q.rank) - 1 AS place
            FROM draw_seat q
            WHERE q.draw_id = register_drawn.draw
        ) AS s
        GROUP BY s.place / 250
        ORDER BY s.place / 250
    LOOP
        RETURN QUERY
        SELECT 'out', r.reference, r.rule, r.facts, NULL::text, NULL::text
        FROM admit_to_draw(register_drawn.draw, batch.entries, batch.sessions) r;
    END LOOP;
    RETURN QUERY SELECT * FROM refill_draw_seats(ARRAY(
        SELECT s.session_id FROM draw_session s WHERE s.draw_id = register_drawn.draw));
END
$$;


--
-- Name: register_for_series(uuid, uuid, text, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.register_for_series(series uuid, person uuid, identity text, override text, late text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    sessions uuid[];
    no record;
BEGIN
    SELECT array_agg(s.id ORDER BY s.series_number) INTO sessions
    FROM session s
    WHERE s.series_id = register_for_series.series AND s.state <> 'cancelled';
    IF sessions IS NULL THEN
        PERFORM refuse('series_without_sessions', '{}');
    END IF;
    SELECT a.rule, a.facts INTO no
    FROM admit(sessions, array_fill(person, ARRAY[cardinality(sessions)]), array_fill(identity, ARRAY[cardinality(sessions)]),
        array_fill(override, ARRAY[cardinality(sessions)]), array_fill(late, ARRAY[cardinality(sessions)])) a
    WHERE a.outcome <> 'confirmed'
    ORDER BY a.item
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(no.rule, no.facts);
    END IF;
    RETURN cardinality(sessions);
END
$$;


--
-- Name: registration_after_delete(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_after_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    DELETE FROM hold h WHERE h.registration_id IN (SELECT o.id FROM old_rows o);
    PERFORM count_seats(array_agg(o.session_id), array_agg(o.state), array_agg(-1)) FROM old_rows o;
    PERFORM count_reserved(array_agg(o.reserved_seats_id), array_agg(o.state), array_agg(-1))
    FROM old_rows o
    WHERE o.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;


--
-- Name: registration_after_insert(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    UPDATE session s
    SET taken = s.taken + n.taken,
        waiting = s.waiting + n.waiting
    FROM (
        SELECT r.session_id, count(*) FILTER (WHERE r.state IN ('confirmed', 'offered')) AS taken,
            count(*) FILTER (WHERE r.state = 'waitlisted') AS waiting
        FROM new_rows r
        WHERE r.state IN ('confirmed', 'offered', 'waitlisted')
        GROUP BY r.session_id
    ) AS n
    WHERE s.id = n.session_id;
    PERFORM count_reserved(array_agg(n.reserved_seats_id), array_agg(n.state), array_agg(1))
    FROM new_rows n
    WHERE n.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;


--
-- Name: registration_after_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    lost record;
BEGIN
    -- Side by side in the order of their keys: a plan that was made for one row would join thousands in a loop.
    SELECT array_agg(c.id) AS registrations, array_agg(c.person_id) AS persons, array_agg(c.session_id) AS sessions,
        array_agg(c.reserved_seats_id) AS reserved
    INTO lost
    FROM unnest(ARRAY(SELECT n.id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.person_id FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT n.session_id FROM new_rows n ORDER BY n.id), ARRAY(SELECT n.state FROM new_rows n ORDER BY n.id),
        ARRAY(SELECT o.state FROM old_rows o ORDER BY o.id), ARRAY(SELECT o.reserved_seats_id FROM old_rows o ORDER BY o.id))
        AS c(id, person_id, session_id, state, former, reserved_seats_id)
    WHERE c.former IN ('confirmed', 'offered') AND c.state NOT IN ('confirmed', 'offered');
    IF lost.registrations IS NOT NULL THEN
        PERFORM let_go(lost.registrations, lost.persons, lost.sessions);
    END IF;
    PERFORM count_seats(array_agg(c.session_id), array_agg(c.state), array_agg(c.sign))
    FROM (
        SELECT n.session_id, n.state, 1 AS sign FROM new_rows n
        UNION ALL
        SELECT o.session_id, o.state, -1 FROM old_rows o
    ) AS c;
    PERFORM count_reserved(array_agg(c.reserved_seats_id), array_agg(c.state), array_agg(c.sign))
    FROM (
        SELECT n.reserved_seats_id, n.state, 1 AS sign FROM new_rows n
        UNION ALL
        SELECT o.reserved_seats_id, o.state, -1 FROM old_rows o
    ) AS c
    WHERE c.reserved_seats_id IS NOT NULL
    HAVING count(*) > 0;
    -- A seat that was drawn and is lost goes to the draw's first reserve.
    PERFORM refill_draw_seats(array_agg(DISTINCT v.session_id))
    FROM reserved_seats v
    WHERE v.id = ANY(lost.reserved) AND v.draw_id IS NOT NULL
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;


--
-- Name: registration_age_group(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_age_group(registration uuid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT age_group_in(r, p, s)
    FROM registration r
    JOIN person p ON p.id = r.person_id
    JOIN session s ON s.id = r.session_id
    WHERE r.id = registration_age_group.registration
    $$;


--
-- Name: registration_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('requested', 'confirmed'), ('requested', 'waitlisted'), ('requested', 'refused'), ('requested', 'cancelled'),
        ('waitlisted', 'confirmed'), ('waitlisted', 'offered'), ('waitlisted', 'cancelled'),
        ('offered', 'confirmed'), ('offered', 'waitlisted'), ('offered', 'cancelled'),
        ('confirmed', 'cancelled')) THEN
        PERFORM refuse('registration_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF NEW.state <> 'offered' THEN
        NEW.offered_at := NULL;
        NEW.offer_hours := NULL;
        NEW.offer_delivered_at := NULL;
        NEW.offer_until := NULL;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: registration_keys(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    known record;
BEGIN
    WITH keys AS MATERIALIZED (
        SELECT array_agg(DISTINCT n.session_id) AS sessions, array_agg(DISTINCT n.person_id) AS persons,
            count(n.reserved_seats_id) + count(n.nomination_id) + count(n.replaces) + count(n.transferred_from) AS origins
        FROM new_rows n
    ), sessions AS (
        SELECT FROM session s WHERE s.id = ANY((SELECT k.sessions FROM keys k)::uuid[]) ORDER BY s.id FOR KEY SHARE
    ), persons AS (
        SELECT FROM person p WHERE p.id = ANY((SELECT k.persons FROM keys k)::uuid[]) ORDER BY p.id FOR KEY SHARE
    )
    SELECT (SELECT count(*) FROM sessions) = cardinality(k.sessions) AS sessions,
        (SELECT count(*) FROM persons) = cardinality(k.persons) AS persons, k.origins
    INTO known
    FROM keys k;
    IF NOT known.sessions THEN
        PERFORM break_key('registration_session_id_fkey', 'registration');
    ELSIF NOT known.persons THEN
        PERFORM break_key('registration_person_id_fkey', 'registration');
    ELSIF known.origins > 0 THEN
        PERFORM require_origins(ARRAY(SELECT n.reserved_seats_id FROM new_rows n), ARRAY(SELECT n.nomination_id FROM new_rows n),
            ARRAY(SELECT n.replaces FROM new_rows n), ARRAY(SELECT n.transferred_from FROM new_rows n));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: registration_moved(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.registration_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = NEW.session_id FOR KEY SHARE;
    IF NOT FOUND THEN
        PERFORM break_key('registration_session_id_fkey', 'registration');
    END IF;
    PERFORM FROM person p WHERE p.id = NEW.person_id FOR KEY SHARE;
    IF NOT FOUND THEN
        PERFORM break_key('registration_person_id_fkey', 'registration');
    END IF;
    PERFORM require_origins(ARRAY[NEW.reserved_seats_id], ARRAY[NEW.nomination_id], ARRAY[NEW.replaces],
        ARRAY[NEW.transferred_from]);
    RETURN NULL;
END
$$;


--
-- Name: release_reserved(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.release_reserved(sessions uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reserved_seats v
        WHERE v.session_id = ANY(sessions) AND v.released_at IS NULL AND v.until <= atelier.now()) THEN
        RETURN QUERY
        WITH released AS (
            UPDATE reserved_seats v
            SET released_at = atelier.now()
            WHERE v.session_id = ANY(sessions) AND v.released_at IS NULL AND v.until <= atelier.now()
            RETURNING v.session_id
        )
        SELECT DISTINCT r.session_id FROM released r;
    END IF;
END
$$;


--
-- Name: remove_care_needs(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.remove_care_needs(session uuid, person uuid, kind text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    removed integer;
BEGIN
    IF NOT EXISTS (
        SELECT FROM session s
        WHERE s.id = remove_care_needs.session AND actor_is_staff() AND s.host_office_id = actor_office()) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    END IF;
    DELETE FROM care_need n
    WHERE n.session_id = remove_care_needs.session AND n.person_id = remove_care_needs.person
        AND n.kind = COALESCE(remove_care_needs.kind, n.kind);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;


--
-- Name: remove_guardian(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.remove_guardian(person uuid, name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_keeper(remove_guardian.person);
    UPDATE guardian g
    SET removed_at = atelier.now()
    WHERE g.person_id = remove_guardian.person AND lower(g.name) = lower(remove_guardian.name) AND g.removed_at IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse('guardian_unknown', jsonb_build_object('person', person_reference(remove_guardian.person), 'guardian', remove_guardian.name));
    END IF;
END
$$;


--
-- Name: replace_nominee(text, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.replace_nominee(reference text, details jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    theirs uuid := nominee_registration(replace_nominee.reference);
    who uuid;
BEGIN
    PERFORM FROM session s WHERE s.id = (SELECT l.session_id FROM link_nomination() l) FOR NO KEY UPDATE;
    who := add_nominee((SELECT l.reserved_seats_id FROM link_nomination() l), replace_nominee.details);
    PERFORM replace_registration(theirs, who, 'swapped by the organisation');
    RETURN (SELECT p.reference FROM person p WHERE p.id = who);
END
$$;


--
-- Name: replace_registration(uuid, uuid, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.replace_registration(registration uuid, person uuid, because text, unprepared text DEFAULT NULL::text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    old registration;
    who record;
    taking uuid := uuid7();
BEGIN
    SELECT * INTO who FROM actor();
    SELECT r.* INTO old
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = replace_registration.registration
        AND ((actor_is_staff() AND (r.office_id = actor_office() OR may_host(s.host_office_id)))
            OR (who.kind = 'link' AND r.nomination_id = (SELECT l.nomination_id FROM link_nomination() l)));
    IF NOT FOUND OR NOT in_scope(replace_registration.person, who.office_id) THEN
        PERFORM refuse('registration_unknown', '{}');
    END IF;
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('registration_replace_because', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = old.session_id FOR NO KEY UPDATE;
    PERFORM FROM person p WHERE p.id IN (old.person_id, replace_registration.person) ORDER BY p.id FOR NO KEY UPDATE;
    SELECT r.* INTO old FROM registration r WHERE r.id = old.id;
    PERFORM refuse('session_ended', jsonb_build_object('session', s.code))
    FROM session s
    WHERE s.id = old.session_id AND (s.state <> 'published' OR s.ends_at <= atelier.now());
    PERFORM refuse('draw_seat_not_swapped', jsonb_build_object('session', (SELECT s.code FROM session s WHERE s.id = old.session_id)))
    FROM reserved_seats v
    WHERE v.id = old.reserved_seats_id AND v.draw_id IS NOT NULL;
    PERFORM refuse('registration_guardian', jsonb_build_object('session', s.code,
        'person', person_reference(replace_registration.person, who.office_id)))
    FROM session s
    WHERE s.id = old.session_id
        AND guardian_missing(replace_registration.person, (s.starts_at AT TIME ZONE s.zone)::date);
    PERFORM refuse('registration_prerequisite', admission_facts(s.id, replace_registration.person))
    FROM session s
    WHERE s.id = old.session_id AND (unprepared IS NULL OR who.kind = 'link')
        AND trainings_missing(replace_registration.person, s.training_id, (s.starts_at AT TIME ZONE s.zone)::date) IS NOT NULL;
    IF EXISTS (SELECT FROM attendance a WHERE a.registration_id = old.id AND a.present) THEN
        PERFORM refuse('registration_attended', '{}');
    ELSIF EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = old.session_id AND r.person_id = replace_registration.person
            AND r.state NOT IN ('cancelled', 'refused')) THEN
        PERFORM refuse('registration_one_per_person',
            jsonb_build_object('person', person_reference(replace_registration.person, who.office_id)));
    END IF;
    UPDATE registration r
    SET state = 'cancelled', rule = 'registration_replaced', actor_user_id = who.user_id,
        facts = jsonb_strip_nulls(jsonb_build_object(
            'by', person_reference(replace_registration.person, who.office_id), 'because', because))
    WHERE r.id = old.id AND r.state NOT IN ('cancelled', 'refused');
    IF NOT FOUND THEN
        PERFORM refuse('registration_cancelled_already', '{}');
    END IF;
    INSERT INTO registration (id, session_id, person_id, state, arrival, arrived_at, priority, rule, facts, late_reason,
        office_id, actor_user_id, reserved_seats_id, nomination_id, replaces, group_id, unprepared_because, offered_at,
        offer_hours, offer_delivered_at, offer_until, offers_lapsed)
    VALUES (taking, old.session_id, replace_registration.person, old.state, old.arrival, old.arrived_at, old.priority,
        old.rule, old.facts, old.late_reason, old.office_id, who.user_id, old.reserved_seats_id,
        -- Whom staff put in is not the link's to know.
        CASE WHEN who.kind = 'link' THEN old.nomination_id END, old.id,
        old.group_id, replace_registration.unprepared, old.offered_at, old.offer_hours, old.offer_delivered_at, old.offer_until,
        old.offers_lapsed);
    IF old.state IN ('confirmed', 'offered') THEN
        PERFORM refuse('hold_one_place_at_a_time', busy(c.block_id, c.zone, who.office_id, actor_may_plan())
            || jsonb_build_object('person', person_reference(replace_registration.person, who.office_id)))
        FROM expected_elsewhere(taking) c;
        PERFORM hold_registration(taking);
    END IF;
    PERFORM host_sees(ARRAY[replace_registration.person], ARRAY[old.office_id], ARRAY[old.session_id]);
    RETURN taking;
END
$$;


--
-- Name: report_course(uuid, uuid, text, text, daterange, text, integer, integer, integer, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.report_course(trainer uuid, training uuid, country text, place text, days daterange, language text, female integer, male integer, other integer, not_said integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    made text;
BEGIN
    IF NOT actor_is_staff() OR NOT (my_trainer(report_course.trainer) OR actor_may_plan()) THEN
        PERFORM refuse('trainer_of_other_office', '{}');
    -- The day may have begun already where the course was: the zone furthest ahead is UTC+14.
    ELSIF upper(report_course.days) - 1 > (atelier.now() AT TIME ZONE 'UTC' + interval '14 hours')::date THEN
        PERFORM refuse('reported_course_over', jsonb_build_object('until', upper(report_course.days) - 1));
    END IF;
    INSERT INTO reported_course (trainer_id, training_id, country_code, place, days, language, female, male, other,
        not_said, office_id, reported_by)
    SELECT report_course.trainer, report_course.training, report_course.country, report_course.place, report_course.days,
        report_course.language, report_course.female, report_course.male, report_course.other, report_course.not_said,
        a.office_id, a.user_id
    FROM actor() a
    RETURNING reported_course.reference INTO made;
    RETURN made;
END
$$;


--
-- Name: reported_course_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.reported_course_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'reported' THEN
            PERFORM refuse('reported_course_transition', jsonb_build_object(
                'course', NEW.reference, 'from', 'nothing', 'to', NEW.state));
        END IF;
    ELSIF (OLD.state, NEW.state) NOT IN (('reported', 'reported'), ('reported', 'confirmed'), ('reported', 'rejected'))
        AND (NEW.state <> OLD.state OR NEW.judged_at IS DISTINCT FROM OLD.judged_at
            OR NEW.judged_by IS DISTINCT FROM OLD.judged_by) THEN
        PERFORM refuse('reported_course_transition', jsonb_build_object(
            'course', NEW.reference, 'from', OLD.state, 'to', NEW.state));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: reported_figures(date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.reported_figures(since date, until date) RETURNS TABLE(training text, country_code text, courses bigint, trainers bigint, participants bigint, female bigint, male bigint, other bigint, not_said bigint, waiting bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT g.code, c.country_code,
        count(*) FILTER (WHERE c.state = 'confirmed'),
        count(DISTINCT c.trainer_id) FILTER (WHERE c.state = 'confirmed'),
        COALESCE(sum(c.female + c.male + c.other + c.not_said) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.female) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.male) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.other) FILTER (WHERE c.state = 'confirmed'), 0),
        COALESCE(sum(c.not_said) FILTER (WHERE c.state = 'confirmed'), 0),
        count(*) FILTER (WHERE c.state = 'reported')
    FROM reported_course c
    JOIN training g ON g.id = c.training_id
    WHERE actor_is_staff() AND c.state <> 'rejected' AND upper(c.days) - 1 <@ daterange(since, until)
    GROUP BY g.code, c.country_code
    ORDER BY g.code, c.country_code
    $$;


--
-- Name: require_answers(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_answers(applications uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wrong record;
BEGIN
    SELECT f.rule, f.facts INTO wrong
    FROM (
        SELECT r.form_id, array_agg(n.answers || n.special ORDER BY n.arrival) AS answers
        FROM unnest(applications) w(id)
        JOIN application n ON n.id = w.id
        JOIN round r ON r.id = n.round_id
        WHERE n.answers_deleted_at IS NULL
        GROUP BY r.form_id
    ) AS written
    CROSS JOIN LATERAL answer_faults(written.form_id, written.answers) f
    ORDER BY f.item, f.place
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(wrong.rule, wrong.facts);
    END IF;
    SELECT f.key INTO wrong
    FROM unnest(applications) w(id)
    JOIN application n ON n.id = w.id
    JOIN round r ON r.id = n.round_id
    JOIN form_field f ON f.form_id = r.form_id
    WHERE CASE f.sensitivity WHEN 'special' THEN n.answers ELSE n.special END ? f.key
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('application_special_apart', jsonb_build_object('field', wrong.key));
    END IF;
    SELECT r.code INTO wrong
    FROM unnest(applications) w(id)
    JOIN application n ON n.id = w.id
    JOIN round r ON r.id = n.round_id
    WHERE cardinality(n.preferences) > 0
        AND (SELECT count(*) FROM round_session o WHERE o.round_id = n.round_id AND o.session_id = ANY(n.preferences))
            <> cardinality(n.preferences)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('application_preference_unknown', jsonb_build_object('round', wrong.code));
    END IF;
END
$$;


--
-- Name: require_course_host(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_course_host(course uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wanted record;
BEGIN
    SELECT c.session_id, c.series, c.host_office_id INTO wanted FROM course c WHERE c.id = require_course_host.course;
    IF wanted.session_id IS NULL AND NOT may_host(wanted.host_office_id) THEN
        PERFORM refuse('series_of_other_office', jsonb_build_object('series', wanted.series));
    ELSIF NOT may_host(wanted.host_office_id) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    END IF;
END
$$;


--
-- Name: require_decimals(text, numeric, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_decimals(rule text, amount numeric, currency text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    allowed smallint;
BEGIN
    SELECT c.decimals INTO allowed FROM currency c WHERE c.code = require_decimals.currency;
    IF scale(trim_scale(amount)) > allowed THEN
        PERFORM refuse(rule, jsonb_build_object(
            'amount', trim_scale(amount)::text, 'currency', require_decimals.currency, 'decimals', allowed));
    END IF;
END
$$;


--
-- Name: require_draw_seats(uuid, text, integer, integer, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_draw_seats(session uuid, code text, capacity integer, taken integer, kept integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF taken + kept > capacity AND EXISTS (
        SELECT FROM reserved_seats v
        WHERE v.session_id = require_draw_seats.session AND v.draw_id IS NOT NULL AND v.released_at IS NULL) THEN
        PERFORM refuse('draw_seats_in_capacity', jsonb_build_object('session', code, 'capacity', capacity, 'taken', taken,
            'kept', kept));
    END IF;
END
$$;


--
-- Name: require_erasable(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_erasable(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = require_erasable.person FOR UPDATE;
    PERFORM require_keeper(require_erasable.person);
    IF NOT EXISTS (
        SELECT FROM person_office s
        WHERE s.person_id = require_erasable.person AND s.office_id = actor_office() AND s.purpose = 'registered') THEN
        PERFORM refuse('person_erase_registered', jsonb_build_object('person', person_reference(require_erasable.person),
            'offices', (SELECT string_agg(o.code, ', ' ORDER BY o.code) FROM person_office s JOIN organisation o ON o.id = s.office_id
                WHERE s.person_id = require_erasable.person AND s.purpose = 'registered')));
    END IF;
    PERFORM refuse('person_erase_assigned', jsonb_build_object('person', person_reference(require_erasable.person),
        'session', s.code, 'from', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone))
    FROM assignment a
    JOIN session s ON s.id = a.session_id
    WHERE a.state IN ('proposed', 'asked', 'accepted') AND (s.ends_at IS NULL OR s.ends_at > atelier.now())
        AND a.person_id = require_erasable.person
    ORDER BY s.starts_at, s.id
    LIMIT 1;
END
$$;


--
-- Name: require_fit(atelier.assignment); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_fit(wanted atelier.assignment) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM refuse('session_cancelled', jsonb_build_object('session', s.code, 'because', s.cancelled_because))
    FROM session s
    WHERE s.id = wanted.session_id AND s.state = 'cancelled';
    PERFORM require_not_erased(wanted.person_id);
    IF wanted.trainer_id IS NULL THEN
        -- A speaker; assignment_trainer_named refuses the others.
        RETURN;
    ELSIF wanted.role IN ('lead', 'co-trainer') AND wanted.unqualified_because IS NULL THEN
        PERFORM refuse('assignment_qualified', jsonb_strip_nulls(to_jsonb(gap)))
        FROM unqualified_on(wanted.session_id, wanted.trainer_id) AS gap;
    ELSIF wanted.role = 'interpreter' AND wanted.unpaired_because IS NULL THEN
        PERFORM refuse('assignment_paired', to_jsonb(gap))
        FROM unpaired_on(wanted.session_id, wanted.trainer_id) AS gap;
    END IF;
END
$$;


--
-- Name: require_host(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_host(session uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM session s WHERE s.id = require_host.session AND may_host(s.host_office_id)) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    END IF;
END
$$;


--
-- Name: invitation; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.invitation (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    office_id uuid NOT NULL,
    invited_by uuid,
    invited_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    channel text NOT NULL,
    until timestamp with time zone NOT NULL,
    state text DEFAULT 'invited'::text NOT NULL,
    because text,
    answered_at timestamp with time zone,
    registration_id uuid,
    CONSTRAINT invitation_accepted_registered CHECK (((state = 'accepted'::text) = (registration_id IS NOT NULL))),
    CONSTRAINT invitation_answered CHECK (((state = 'invited'::text) = (answered_at IS NULL))),
    CONSTRAINT invitation_because_present CHECK ((btrim(because) <> ''::text)),
    CONSTRAINT invitation_channel_known CHECK ((channel = ANY (ARRAY['letter'::text, 'e-mail'::text, 'phone'::text, 'text message'::text, 'in person'::text]))),
    CONSTRAINT invitation_state_known CHECK ((state = ANY (ARRAY['invited'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text]))),
    CONSTRAINT invitation_until_ahead CHECK ((until > invited_at)),
    CONSTRAINT invitation_until_finite CHECK (isfinite(until)),
    CONSTRAINT invitation_withdrawn_because CHECK (((state <> 'withdrawn'::text) OR (because IS NOT NULL)))
);

ALTER TABLE ONLY atelier.invitation FORCE ROW LEVEL SECURITY;


--
-- Name: require_invitation(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_invitation(invitation uuid) RETURNS atelier.invitation
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    locked invitation;
BEGIN
    PERFORM FROM session s
    WHERE s.id = (SELECT i.session_id FROM invitation i WHERE i.id = require_invitation.invitation)
    FOR NO KEY UPDATE;
    SELECT i.* INTO locked
    FROM invitation i
    JOIN session s ON s.id = i.session_id
    WHERE i.id = require_invitation.invitation AND actor_is_staff()
        AND (i.office_id = actor_office() OR may_host(s.host_office_id))
    FOR NO KEY UPDATE OF i;
    IF locked.id IS NULL THEN
        PERFORM refuse('invitation_unknown', '{}');
    END IF;
    RETURN locked;
END
$$;


--
-- Name: round; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.round (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    project_id uuid,
    form_id uuid NOT NULL,
    office_id uuid NOT NULL,
    zone text NOT NULL,
    opens_local timestamp without time zone NOT NULL,
    closes_local timestamp without time zone NOT NULL,
    opens_fold smallint,
    closes_fold smallint,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    state_because text,
    finished_at timestamp with time zone,
    swept_at timestamp with time zone,
    CONSTRAINT round_abandoned_because CHECK (((state <> 'abandoned'::text) OR (COALESCE(btrim(state_because), ''::text) <> ''::text))),
    CONSTRAINT round_closes_after_opening CHECK ((closes_at > opens_at)),
    CONSTRAINT round_closes_fold CHECK ((closes_fold = ANY (ARRAY[0, 1]))),
    CONSTRAINT round_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT round_finished CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['decided'::text, 'abandoned'::text])))),
    CONSTRAINT round_opens_fold CHECK ((opens_fold = ANY (ARRAY[0, 1]))),
    CONSTRAINT round_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'decided'::text, 'abandoned'::text]))),
    CONSTRAINT round_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text)),
    CONSTRAINT round_within_calendar CHECK (((opens_local >= '1900-01-01 00:00:00'::timestamp without time zone) AND (closes_local < '2200-01-01 00:00:00'::timestamp without time zone)))
);

ALTER TABLE ONLY atelier.round FORCE ROW LEVEL SECURITY;


--
-- Name: require_judging(atelier.round); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_judging(round atelier.round) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF (round).state NOT IN ('open', 'closed') THEN
        PERFORM refuse('round_not_judged', jsonb_build_object('round', (round).code, 'state', (round).state));
    END IF;
END
$$;


--
-- Name: require_keeper(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_keeper(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = require_keeper.person FOR NO KEY UPDATE;
    IF NOT in_my_keeping(require_keeper.person) THEN
        PERFORM refuse('person_unknown', jsonb_strip_nulls(jsonb_build_object('person', person_reference(require_keeper.person))));
    END IF;
    PERFORM require_not_erased(require_keeper.person);
END
$$;


--
-- Name: require_named_once(text, uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_named_once(rule text, registrations uuid[]) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM refuse(require_named_once.rule, jsonb_build_object('person', p.reference, 'session', s.code))
    FROM unnest(registrations) AS i(registration_id)
    JOIN registration r ON r.id = i.registration_id
    JOIN session s ON s.id = r.session_id
    JOIN person p ON p.id = r.person_id
    GROUP BY r.id, p.reference, s.code
    HAVING count(*) > 1
    ORDER BY p.reference
    LIMIT 1;
END
$$;


--
-- Name: require_need(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_need(need uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p
    WHERE p.id = (SELECT n.person_id FROM need n WHERE n.id = require_need.need)
    FOR NO KEY UPDATE;
    IF NOT may_tend_need(require_need.need) THEN
        PERFORM refuse('need_unknown', '{}');
    END IF;
END
$$;


--
-- Name: require_no_clash(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_no_clash(keep uuid, gone uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    clash record;
BEGIN
    SELECT a.block_id AS one, b.block_id AS two, blk.zone INTO clash
    FROM hold a
    JOIN hold b ON b.person_id = gone AND b.during && a.during
    JOIN block blk ON blk.id = a.block_id
    JOIN block other ON other.id = b.block_id
    WHERE a.person_id = keep AND a.bundle <> b.bundle
        AND NOT EXISTS (SELECT FROM wholes_of(blk.session_id) w WHERE w.session_id = other.session_id)
        AND NOT EXISTS (SELECT FROM wholes_of(other.session_id) w WHERE w.session_id = blk.session_id)
    ORDER BY lower(a.during), a.block_id, b.block_id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('person_merge_clash', (busy(clash.one, clash.zone) - 'elsewhere') || jsonb_strip_nulls(jsonb_build_object(
            'session', busy(clash.one, clash.zone) -> 'elsewhere', 'other', busy(clash.two, clash.zone) -> 'elsewhere')));
    END IF;
END
$$;


--
-- Name: require_not_erased(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_not_erased(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = require_not_erased.person FOR KEY SHARE;
    PERFORM refuse('person_erased', jsonb_build_object('person', p.reference))
    FROM person p
    WHERE p.id = require_not_erased.person AND p.erased_at IS NOT NULL;
END
$$;


--
-- Name: require_not_held(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_not_held(session uuid, code text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
            SELECT FROM block b
            JOIN attendance a ON a.block_id = b.id AND a.present
            WHERE b.session_id = require_not_held.session)
        OR EXISTS (SELECT FROM certificate c WHERE c.session_id = require_not_held.session) THEN
        PERFORM refuse('session_held', jsonb_build_object('session', require_not_held.code));
    END IF;
END
$$;


--
-- Name: require_offer(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_offer(registration uuid) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    mine record;
BEGIN
    SELECT r.session_id INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = require_offer.registration
        AND actor_is_staff() AND (r.office_id = actor_office() OR may_host(s.host_office_id));
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    SELECT r.state, r.group_id, s.code INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = require_offer.registration;
    IF mine.state <> 'offered' THEN
        PERFORM refuse('registration_not_offered', jsonb_build_object('session', mine.code, 'state', mine.state));
    END IF;
    RETURN ARRAY(
        SELECT r.id
        FROM registration r
        WHERE r.state = 'offered' AND (r.id = require_offer.registration OR r.group_id = mine.group_id)
        ORDER BY r.id);
END
$$;


--
-- Name: require_origins(uuid[], uuid[], uuid[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_origins(reserved uuid[], nominations uuid[], replaced uuid[], transferred uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    broken text;
BEGIN
    PERFORM FROM reserved_seats v WHERE v.id = ANY(reserved) ORDER BY v.id FOR KEY SHARE;
    PERFORM FROM nomination n WHERE n.id = ANY(nominations) ORDER BY n.id FOR KEY SHARE;
    PERFORM FROM registration r WHERE r.id = ANY(replaced || transferred) ORDER BY r.id FOR KEY SHARE;
    SELECT o.rule INTO broken
    FROM (
        SELECT CASE
            WHEN o.reserved IS NOT NULL AND NOT EXISTS (SELECT FROM reserved_seats v WHERE v.id = o.reserved)
                THEN 'registration_reserved_seats_id_fkey'
            WHEN o.nomination IS NOT NULL AND NOT EXISTS (SELECT FROM nomination n WHERE n.id = o.nomination)
                THEN 'registration_nomination_id_fkey'
            WHEN o.replaced IS NOT NULL AND NOT EXISTS (SELECT FROM registration r WHERE r.id = o.replaced)
                THEN 'registration_replaces_fkey'
            WHEN o.transferred IS NOT NULL AND NOT EXISTS (SELECT FROM registration r WHERE r.id = o.transferred)
                THEN 'registration_transferred_from_fkey'
        END AS rule
        FROM unnest(reserved, nominations, replaced, transferred) AS o(reserved, nomination, replaced, transferred)
    ) AS o
    WHERE o.rule IS NOT NULL
    ORDER BY o.rule
    LIMIT 1;
    IF FOUND THEN
        PERFORM break_key(broken, 'registration');
    END IF;
END
$$;


--
-- Name: require_pattern(text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_pattern(field text, pattern text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
BEGIN
    PERFORM '' ~ ('^(?:' || pattern || ')$');
EXCEPTION WHEN invalid_regular_expression THEN
    PERFORM refuse('form_field_pattern', jsonb_build_object('field', field, 'pattern', pattern));
END
$_$;


--
-- Name: require_round(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_round(round uuid) RETURNS atelier.round
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    locked round;
BEGIN
    SELECT r.* INTO locked FROM round r WHERE r.id = require_round.round FOR SHARE;
    IF locked.id IS NULL OR NOT may_host(locked.office_id) THEN
        PERFORM refuse('round_unknown', '{}');
    END IF;
    RETURN locked;
END
$$;


--
-- Name: require_seats(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_seats(room uuid, wanted integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    small record;
BEGIN
    SELECT r.code, r.name, r.seats INTO small FROM room r WHERE r.id = require_seats.room AND r.seats < wanted;
    IF FOUND THEN
        PERFORM refuse('session_over_room', jsonb_build_object(
            'capacity', wanted, 'room', small.code, 'name', small.name, 'seats', small.seats));
    END IF;
END
$$;


--
-- Name: require_staged(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_staged(file uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM staged_file f
        JOIN actor() a ON a.user_id = f.actor_user_id
        WHERE f.id = require_staged.file) THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
END
$$;


--
-- Name: require_unfrozen(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_unfrozen(applications uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT refuse('draw_list_frozen', jsonb_build_object('round', r.code, 'application', a.reference, 'number', d.number))
    FROM application a
    JOIN draw d ON d.round_id = a.round_id AND d.state <> 'abandoned'
    JOIN round r ON r.id = a.round_id
    WHERE a.id = ANY(require_unfrozen.applications)
    ORDER BY a.arrival
    LIMIT 1
    $$;


--
-- Name: require_whole(text, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.require_whole(session text, whole uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    wanted record;
BEGIN
    SELECT s.code, s.state, s.cancelled_because, s.host_office_id, s.visibility INTO wanted
    FROM session s
    WHERE s.id = require_whole.whole;
    IF NOT FOUND THEN
        RETURN;
    ELSIF NOT may_host(wanted.host_office_id) AND wanted.visibility <> 'public' THEN
        PERFORM refuse('session_unknown', jsonb_build_object('session', wanted.code));
    ELSIF wanted.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', wanted.code, 'because', wanted.cancelled_because));
    END IF;
END
$$;


--
-- Name: reserved_seats_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.reserved_seats_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    change integer := 0;
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.released_at IS NULL THEN
        change := NEW.seats - NEW.used;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.released_at IS NULL THEN
        change := change - (OLD.seats - OLD.used);
    END IF;
    IF change <> 0 THEN
        UPDATE session s SET kept = s.kept + change WHERE s.id = COALESCE(NEW.session_id, OLD.session_id);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.released_at IS NULL THEN
        PERFORM tend_at(NEW.session_id, NEW.until);
    END IF;
    -- Whoever waits may have a seat by it.
    IF TG_OP <> 'UPDATE' OR NEW.seats <> OLD.seats THEN
        PERFORM tend_at(s.id, atelier.now())
        FROM session s
        WHERE s.id = COALESCE(NEW.session_id, OLD.session_id) AND s.waiting > 0 AND s.taken < s.capacity;
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: reserved_seats_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.reserved_seats_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whose record;
BEGIN
    SELECT s.code, s.state, s.cancelled_because, s.host_office_id, s.capacity, s.taken, s.kept INTO whose
    FROM session s
    WHERE s.id = NEW.session_id
    FOR NO KEY UPDATE;
    IF (TG_OP = 'INSERT' OR (NEW.seats, NEW.until) IS DISTINCT FROM (OLD.seats, OLD.until)) THEN
        IF NOT may_host(whose.host_office_id) THEN
            PERFORM refuse('actor_may_not_change_session', '{}');
        ELSIF whose.state = 'cancelled' THEN
            PERFORM refuse('session_cancelled', jsonb_build_object('session', whose.code, 'because', whose.cancelled_because));
        ELSIF NEW.until <= atelier.now() THEN
            PERFORM refuse('reserved_seats_until_ahead', jsonb_build_object('session', whose.code));
        ELSIF NEW.seats > whose.capacity THEN
            PERFORM refuse('reserved_seats_capacity', jsonb_build_object(
                'session', whose.code, 'seats', NEW.seats, 'capacity', whose.capacity));
        END IF;
        NEW.released_at := NULL;
        IF NEW.draw_id IS NULL THEN
            PERFORM require_draw_seats(NEW.session_id, whose.code, whose.capacity, whose.taken, whose.kept + NEW.seats - NEW.used
                - CASE WHEN TG_OP = 'UPDATE' AND OLD.released_at IS NULL THEN OLD.seats - OLD.used ELSE 0 END);
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.draw_id IS NOT NULL
        AND (NEW.seats, NEW.until, NEW.draw_id) IS DISTINCT FROM (OLD.seats, OLD.until, OLD.draw_id) THEN
        PERFORM refuse('draw_seats_kept', jsonb_build_object('session', whose.code, 'seats', OLD.seats));
    END IF;
    IF NEW.seats < NEW.used THEN
        PERFORM refuse('reserved_seats_used', jsonb_build_object('session', whose.code, 'seats', NEW.seats, 'used', NEW.used));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: resolve(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.resolve(identity text) RETURNS TABLE(kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
BEGIN
    IF identity = 'public' OR identity LIKE 'job:_%' THEN
        kind := split_part(identity, ':', 1);
        RETURN NEXT;
    ELSIF identity LIKE 'token:%' AND identity ~ '^token:[0-9a-f]{64}$' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM user_token t JOIN staff_user u ON u.id = t.user_id
        WHERE t.hash = decode(substr(identity, 7), 'hex')
            AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > atelier.now())
            AND u.retired_at IS NULL;
    ELSIF identity LIKE 'link:%' AND identity ~ '^link:[0-9a-f]{64}$' THEN
        RETURN QUERY
        SELECT 'link', NULL::uuid, s.host_office_id, 'nominator'
        FROM nomination n
        JOIN reserved_seats v ON v.id = n.reserved_seats_id
        JOIN session s ON s.id = v.session_id
        WHERE n.hash = link_hash(identity) AND n.revoked_at IS NULL
            AND v.until > atelier.now() AND v.released_at IS NULL;
    ELSIF draw_of(identity) IS NOT NULL THEN
        RETURN QUERY
        SELECT 'draw', NULL::uuid, r.office_id, 'drawing'
        FROM draw d
        JOIN round r ON r.id = d.round_id
        WHERE d.id = draw_of(identity) AND d.state = 'run';
    ELSIF identity LIKE 'user:_%' AND session_user = 'atelier_local' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM staff_user u
        WHERE u.name = substr(identity, 6) AND u.retired_at IS NULL;
    END IF;
END
$_$;


--
-- Name: resume_import(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.resume_import(import uuid) RETURNS SETOF integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whole import;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = resume_import.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
    RETURN QUERY SELECT unnest(whole.left_out);
END
$$;


--
-- Name: retention_months(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.retention_months(OUT session interval, OUT application interval, OUT unused interval) RETURNS record
    LANGUAGE sql STABLE
    AS $$
    SELECT max(make_interval(months => s.value)) FILTER (WHERE s.name = 'session_months'),
        max(make_interval(months => s.value)) FILTER (WHERE s.name = 'application_months'),
        max(make_interval(months => s.value)) FILTER (WHERE s.name = 'unused_months')
    FROM atelier.retention_settings() s
    $$;


--
-- Name: retention_settings(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.retention_settings() RETURNS TABLE(name text, value integer, standard integer)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.name, COALESCE((g.value #>> '{}')::integer, s.standard), s.standard
    FROM (VALUES
        -- Months after the last day of a session whose project doesn't say otherwise.
        ('session_months', 60),
        -- Months after the closing of a round, or its end, whatever became of the application.
        ('application_months', 12),
        -- Months after a person was entered or a need recorded; of who teaches, after the last qualification.
        ('unused_months', 24),
        -- 0: nobody is erased by time, only reported.
        ('erases', 1)
    ) AS s(name, standard)
    LEFT JOIN atelier.setting g ON g.name = 'retention.' || s.name
    $$;


--
-- Name: revoke_nomination(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.revoke_nomination(nomination uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_host((
        SELECT v.session_id FROM nomination n JOIN reserved_seats v ON v.id = n.reserved_seats_id
        WHERE n.id = revoke_nomination.nomination));
    UPDATE nomination n SET revoked_at = atelier.now() WHERE n.id = revoke_nomination.nomination AND n.revoked_at IS NULL;
END
$$;


--
-- Name: room_overridden(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.room_overridden(block uuid) RETURNS TABLE(because text)
    LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT CASE WHEN may_host(s.host_office_id) THEN b.override_reason END
    FROM block b
    JOIN session s ON s.id = b.session_id
    WHERE b.id = room_overridden.block AND b.override_reason IS NOT NULL
    $$;


--
-- Name: round_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    NEW.opens_at := instant(NEW.opens_local, NEW.zone, NEW.opens_fold, 'opening');
    NEW.closes_at := instant(NEW.closes_local, NEW.zone, NEW.closes_fold, 'closing');
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            PERFORM refuse('round_transition', jsonb_build_object('round', NEW.code, 'from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'open'), ('draft', 'abandoned'), ('open', 'closed'), ('open', 'abandoned'), ('closed', 'decided'),
        ('closed', 'abandoned')) THEN
        PERFORM refuse('round_transition', jsonb_build_object('round', NEW.code, 'from', OLD.state, 'to', NEW.state));
    END IF;
    IF OLD.state <> 'draft' AND (
        (NEW.code, NEW.form_id, NEW.office_id, NEW.zone, NEW.opens_local)
            IS DISTINCT FROM (OLD.code, OLD.form_id, OLD.office_id, OLD.zone, OLD.opens_local)
        OR NEW.closes_at < OLD.closes_at OR (NEW.closes_at <> OLD.closes_at AND OLD.state <> 'open')) THEN
        PERFORM refuse('round_fixed', jsonb_build_object('round', NEW.code, 'state', OLD.state));
    END IF;
    IF NEW.state = 'closed' AND OLD.state = 'open' AND NEW.closes_at > atelier.now()
        AND COALESCE(btrim(NEW.state_because), '') = '' THEN
        PERFORM refuse('round_closed_early', jsonb_build_object('round', NEW.code,
            'closes', to_char(NEW.closes_local, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    IF NEW.state <> OLD.state THEN
        PERFORM refuse('round_draw_pending', jsonb_build_object('round', NEW.code, 'number', d.number))
        FROM draw d
        WHERE d.round_id = NEW.id AND d.state = 'committed';
    END IF;
    IF NEW.state = 'decided' AND OLD.state <> 'decided' AND COALESCE(btrim(NEW.state_because), '') = '' THEN
        PERFORM refuse('round_decide_because', jsonb_build_object('round', NEW.code, 'unanswered', u.applications))
        FROM unanswered(NEW.id) u
        WHERE u.applications > 0;
    END IF;
    NEW.finished_at := CASE WHEN NEW.state IN ('decided', 'abandoned') THEN COALESCE(OLD.finished_at, atelier.now()) END;
    RETURN NEW;
END
$$;


--
-- Name: round_draw_entries(uuid, text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_draw_entries(round uuid, fields text[]) RETURNS TABLE(application_id uuid, reference text, stratum integer, answers text[], preferences smallint[], rule text, paper_on date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH part AS MATERIALIZED (
        SELECT a.id, a.reference, a.state = 'eligible' AS takes_part, a.rule, a.preferences,
            CASE WHEN a.late_reason IS NOT NULL THEN a.paper_on END AS paper_on,
            ARRAY(SELECT COALESCE(a.answers ->> f.key, '') FROM unnest(fields) WITH ORDINALITY AS f(key, place)
                ORDER BY f.place) AS answers
        FROM application a
        JOIN round r ON r.id = a.round_id
        WHERE a.round_id = round_draw_entries.round AND may_host(r.office_id)
    ), stratum AS (
        SELECT p.answers, row_number() OVER (ORDER BY p.answers COLLATE "C")::integer AS number
        FROM part p
        WHERE p.takes_part
        GROUP BY p.answers
    ), wish AS (
        SELECT p.id, array_agg(o.number ORDER BY w.place) AS numbers
        FROM part p
        CROSS JOIN LATERAL unnest(p.preferences) WITH ORDINALITY AS w(session_id, place)
        JOIN round_draw_sessions(round_draw_entries.round) o ON o.session_id = w.session_id
        GROUP BY p.id
    )
    SELECT p.id, p.reference, CASE WHEN p.takes_part THEN s.number END, p.answers, COALESCE(w.numbers, '{}'),
        CASE WHEN NOT p.takes_part THEN p.rule END, p.paper_on
    FROM part p
    LEFT JOIN stratum s ON s.answers = p.answers
    LEFT JOIN wish w ON w.id = p.id
    ORDER BY p.reference COLLATE "C"
    $$;


--
-- Name: round_draw_sessions(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_draw_sessions(round uuid) RETURNS TABLE(number smallint, session_id uuid, code text, seats integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT row_number() OVER (ORDER BY s.code COLLATE "C")::smallint, s.id, s.code, o.seats
    FROM round_session o
    JOIN round r ON r.id = o.round_id
    JOIN session s ON s.id = o.session_id
    WHERE o.round_id = round_draw_sessions.round AND may_host(r.office_id)
    ORDER BY s.code COLLATE "C"
    $$;


--
-- Name: round_figures(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_figures(round uuid) RETURNS TABLE(submitted bigint, eligible bigint, ineligible bigint, doubled bigint, withdrawn bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT count(*) FILTER (WHERE a.state = 'submitted'), count(*) FILTER (WHERE a.state = 'eligible'),
        count(*) FILTER (WHERE a.state = 'ineligible'), count(*) FILTER (WHERE a.state = 'doubled'),
        count(*) FILTER (WHERE a.state = 'withdrawn')
    FROM round r
    JOIN application a ON a.round_id = r.id
    WHERE r.id = round_figures.round AND actor_is_staff() AND (r.office_id = actor_office() OR actor_may_plan())
    $$;


--
-- Name: round_part_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_part_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    whose record;
    part record := COALESCE(NEW, OLD);
BEGIN
    SELECT r.code, r.state, r.form_id INTO whose FROM round r WHERE r.id = part.round_id FOR NO KEY UPDATE;
    IF whose.state <> 'draft' THEN
        PERFORM refuse('round_fixed', jsonb_build_object('round', whose.code, 'state', whose.state));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_TABLE_NAME = 'round_session' THEN
        PERFORM refuse('round_session_seats', jsonb_build_object(
            'round', whose.code, 'session', s.code, 'seats', NEW.seats, 'capacity', s.capacity))
        FROM session s
        WHERE s.id = NEW.session_id AND s.capacity < NEW.seats;
    ELSIF NEW.field IS NOT NULL AND NOT EXISTS (
        SELECT FROM form_field f
        WHERE f.form_id = whose.form_id AND f.key = NEW.field AND f.type = ANY(CASE NEW.kind
            WHEN 'age' THEN '{date,number}'::text[]
            WHEN 'range' THEN '{number}'
            ELSE '{yes/no,choice,choices,country,text,number}' END)) THEN
        PERFORM refuse('round_rule_field', jsonb_build_object('round', whose.code, 'field', NEW.field, 'kind', NEW.kind));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: round_refusal(atelier.round, date, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.round_refusal(round atelier.round, paper_on date, late text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE
        WHEN round.state NOT IN ('open', 'closed') THEN 'round_not_open'
        WHEN paper_on IS NOT NULL AND (paper_on NOT BETWEEN round.opens_local::date AND round.closes_local::date
            OR paper_on > (atelier.now() AT TIME ZONE round.zone)::date) THEN 'application_paper_in_time'
        WHEN late IS NOT NULL AND paper_on IS NULL THEN 'application_late_on_paper'
        WHEN late IS NOT NULL AND btrim(late) = '' THEN 'application_late_reason_present'
        WHEN late IS NULL AND (round.state <> 'open' OR atelier.now() < round.opens_at OR atelier.now() >= round.closes_at)
            THEN 'round_not_open'
    END
    $$;


--
-- Name: rows_a_piece(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.rows_a_piece() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT 20000 $$;


--
-- Name: said(jsonb, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.said(texts jsonb, language text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT COALESCE(texts ->> language, texts ->> 'en') $$;


--
-- Name: same_language(text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.same_language(one text, other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT lower(one) = lower(other) OR starts_with(lower(one), lower(other) || '-')
        OR starts_with(lower(other), lower(one) || '-')
    $$;


--
-- Name: seats_for(uuid, uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.seats_for(session uuid, person uuid, wanted uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT v.id
    FROM reserved_seats v
    JOIN person p ON p.id = seats_for.person
    WHERE v.session_id = seats_for.session AND v.released_at IS NULL AND v.used < v.seats
        AND (v.id = wanted OR v.organisation_id = p.organisation_id OR v.country_code = p.country_code)
    ORDER BY v.id = wanted DESC NULLS LAST, v.organisation_id NULLS LAST, v.until, v.id
    LIMIT 1
    $$;


--
-- Name: seats_left(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.seats_left(session uuid, OUT free integer, OUT open integer, OUT kept integer, OUT offer_hours integer) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT s.capacity - s.taken - s.kept, s.capacity - s.taken, s.kept, s.offer_hours
    FROM session s
    WHERE s.id = seats_left.session AND s.state = 'published' AND s.ends_at > atelier.now()
    $$;


--
-- Name: series_of(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.series_of(session uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT s.series_id FROM session s WHERE s.id = series_of.session $$;


--
-- Name: session_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.part_of IS DISTINCT FROM OLD.part_of THEN
        PERFORM hold_part_anew(NEW.id, OLD.part_of);
    END IF;
    IF NEW.state = 'cancelled' AND OLD.state <> 'cancelled' THEN
        IF OLD.state = 'published' THEN
            PERFORM notify_everybody(NEW.id, 'cancelled', jsonb_build_object('because', NEW.cancelled_because));
        END IF;
        UPDATE session SET state = 'cancelled', cancelled_because = NEW.cancelled_because
        WHERE part_of = NEW.id AND state <> 'cancelled';
        DELETE FROM room_hold h USING block b WHERE b.id = h.block_id AND b.session_id = NEW.id;
        UPDATE assignment SET state = 'withdrawn'
        WHERE session_id = NEW.id AND state IN ('proposed', 'asked', 'accepted');
        UPDATE registration
        SET state = 'cancelled',
            rule = 'session_cancelled',
            facts = jsonb_build_object('session', NEW.code, 'because', NEW.cancelled_because),
            actor_user_id = (SELECT a.user_id FROM actor() a)
        WHERE session_id = NEW.id AND state NOT IN ('cancelled', 'refused');
    ELSIF NEW.capacity > OLD.capacity AND NEW.waiting > 0 THEN
        PERFORM promote(NEW.id);
    END IF;
    IF NEW.state = 'published' AND OLD.state = 'published' AND NEW.place IS DISTINCT FROM OLD.place THEN
        PERFORM notify_everybody(NEW.id, 'moved', jsonb_build_object(
            'starts', to_char(NEW.starts_at AT TIME ZONE NEW.zone, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    RETURN NULL;
END
$$;


--
-- Name: session_after_insert(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    INSERT INTO task (session_id, title, kind, days)
    SELECT NEW.id, i.title, i.kind, i.days
    FROM checklist_item i
    WHERE i.training_id = NEW.training_id
    ORDER BY i.days, i.id;
    RETURN NULL;
END
$$;


--
-- Name: session_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            PERFORM refuse('session_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state, 'session', NEW.code));
        END IF;
        PERFORM require_whole(NEW.code, NEW.part_of);
        NEW.series_number := place_in_series(NEW.id, NEW.series_id, NULL, NEW.series_number);
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
        (('draft', 'published'), ('draft', 'cancelled'), ('published', 'cancelled')) THEN
        PERFORM refuse('session_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state, 'session', NEW.code));
    END IF;
    IF NEW.state = 'cancelled' AND OLD.state = 'published' THEN
        PERFORM require_not_held(NEW.id, NEW.code);
    END IF;
    IF NEW.holds_time <> OLD.holds_time AND EXISTS (SELECT FROM expected(NEW.id)) THEN
        PERFORM refuse('session_has_people', jsonb_build_object('session', NEW.code));
    END IF;
    IF NEW.part_of IS DISTINCT FROM OLD.part_of THEN
        PERFORM lock_family(NEW.id, NEW.part_of);
        IF EXISTS (SELECT FROM wholes_of(NEW.part_of) w WHERE w.session_id = NEW.id) THEN
            PERFORM refuse('session_part_of_another', jsonb_build_object('session', NEW.code));
        END IF;
        PERFORM require_whole(NEW.code, NEW.part_of);
    END IF;
    IF (NEW.series_id, NEW.series_number) IS DISTINCT FROM (OLD.series_id, OLD.series_number) THEN
        NEW.series_number := place_in_series(NEW.id, NEW.series_id, OLD.series_id, NEW.series_number);
    END IF;
    IF NEW.state = 'published' AND NEW.starts_at IS NULL THEN
        PERFORM refuse('session_without_blocks', jsonb_build_object('session', NEW.code));
    END IF;
    IF OLD.state = 'cancelled' AND NEW.registration_open AND NOT OLD.registration_open THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', NEW.code, 'because', NEW.cancelled_because));
    END IF;
    IF NEW.capacity > OLD.capacity THEN
        PERFORM require_seats(b.room_id, NEW.capacity)
        FROM block b
        WHERE b.session_id = NEW.id AND b.room_id IS NOT NULL AND b.override_reason IS NULL;
    END IF;
    IF NEW.capacity BETWEEN 1 AND OLD.taken - 1 THEN
        PERFORM refuse('session_not_oversold', jsonb_strip_nulls(jsonb_build_object(
            'session', NEW.code, 'capacity', NEW.capacity, 'taken', OLD.taken,
            'people', last_in(NEW.id, OLD.taken - NEW.capacity))));
    END IF;
    -- What was announced changed: calendars must take the new version (RFC 5545 SEQUENCE).
    IF OLD.state <> 'draft' AND (NEW.state, NEW.title, NEW.place, NEW.country_code, NEW.language)
        IS DISTINCT FROM (OLD.state, OLD.title, OLD.place, OLD.country_code, OLD.language) THEN
        NEW.sequence := NEW.sequence + 1;
    END IF;
    NEW.changed_at := atelier.now();
    RETURN NEW;
END
$$;


--
-- Name: session_draw_seats(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_draw_seats() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_draw_seats(NEW.id, NEW.code, NEW.capacity, NEW.taken, NEW.kept);
    RETURN NEW;
END
$$;


--
-- Name: session_facts(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_facts(session uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object('session', s.code, 'because', s.cancelled_because,
        'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone))
    FROM session s
    WHERE s.id = session_facts.session
    $$;


--
-- Name: session_hours(uuid, interval, interval); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_hours(session uuid, opens interval, closes interval) RETURNS TABLE(block integer, country text, in_or_for text, zone text, turn integer, starts_local timestamp without time zone, ends_local timestamp without time zone, outside integer, day_off date, holiday text, estimated boolean)
    LANGUAGE sql STABLE
    AS $$
    WITH numbered AS (
        SELECT b.starts_at, b.ends_at, b.country_code,
            (row_number() OVER (ORDER BY b.starts_at, b.block_id))::integer AS number
        FROM atelier.block_country b
        WHERE b.session_id = session_hours.session
    ), place AS (
        SELECT n.number, n.starts_at, n.ends_at, n.country_code, 'in' AS in_or_for
        FROM numbered n
        WHERE n.country_code IS NOT NULL
        UNION ALL
        SELECT n.number, n.starts_at, n.ends_at, c.country_code, 'for'
        FROM numbered n
        JOIN atelier.session_country c ON c.session_id = session_hours.session
            AND c.country_code IS DISTINCT FROM n.country_code
    )
    SELECT p.number, p.country_code, p.in_or_for, t.zone, t.turn, t.starts_local, t.ends_local, t.outside, t.day_off,
        t.holiday, t.estimated
    FROM place p
    CROSS JOIN LATERAL atelier.working_day(session_hours.opens, session_hours.closes) w
    LEFT JOIN LATERAL atelier.hours_there(p.country_code, p.starts_at, p.ends_at, w.opens, w.closes) t ON true
    $$;


--
-- Name: session_lock_people(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_lock_people() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    family uuid[] := ARRAY(SELECT NEW.id UNION SELECT p.session_id FROM parts_of(NEW.id) p);
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(family) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people('{}', ARRAY(SELECT e.person_id FROM unnest(family) AS f(id), expected(f.id) e));
    RETURN NEW;
END
$$;


--
-- Name: session_project_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_project_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    stop record;
BEGIN
    IF NEW.state <> 'published' OR NEW.project_id IS NULL
        OR (OLD.state = 'published' AND NEW.project_id IS NOT DISTINCT FROM OLD.project_id) THEN
        RETURN NEW;
    END IF;
    -- A stop that is being written now is waited for.
    SELECT p.code, p.stopped_on, p.stopped_because INTO stop
    FROM project p
    WHERE p.id = NEW.project_id
    FOR SHARE;
    IF stop.stopped_on <= greatest((NEW.starts_at AT TIME ZONE NEW.zone)::date, (atelier.now() AT TIME ZONE NEW.zone)::date) THEN
        PERFORM refuse('project_stopped', jsonb_build_object(
            'session', NEW.code, 'project', stop.code, 'stopped', stop.stopped_on, 'because', stop.stopped_because));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: set_check(text, numeric); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.set_check(name text, value numeric) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_administrator() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    -- One at a time: some limits are judged together with others.
    LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE;
    IF NOT EXISTS (SELECT FROM check_settings() s WHERE s.name = set_check.name) THEN
        PERFORM refuse('check_setting_unknown', jsonb_build_object('name', set_check.name,
            'known', (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM check_settings() s)));
    ELSIF set_check.value IS NULL THEN
        DELETE FROM setting g WHERE g.name = 'check.' || set_check.name;
    ELSE
        INSERT INTO setting (name, value)
        VALUES ('check.' || set_check.name, to_jsonb(set_check.value))
        ON CONFLICT ON CONSTRAINT setting_name_once DO UPDATE SET value = EXCLUDED.value;
    END IF;
    IF check_setting('opening_hour') >= check_setting('closing_hour') THEN
        PERFORM refuse('check_hours_order', jsonb_build_object(
            'opens', check_setting('opening_hour'), 'closes', check_setting('closing_hour')));
    END IF;
END
$$;


--
-- Name: set_name_keys(uuid[], text[], text[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.set_name_keys(persons uuid[], names text[], search_keys text[], sounds text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    changed integer;
BEGIN
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR NO KEY UPDATE;
    UPDATE person p
    SET search_key = k.search_key, sound_key = string_to_array(k.sounds, ' ')
    FROM unnest(persons, names, search_keys, set_name_keys.sounds) AS k(id, name, search_key, sounds)
    WHERE p.id = k.id AND p.search_key IS NULL AND p.erased_at IS NULL AND (SELECT actor_is_staff())
        AND in_scope(p.id, (SELECT actor_office()))
        AND concat_ws(E'\n', p.name, p.name_own_script, p.patronymic) = k.name;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;


--
-- Name: set_priority(uuid, integer, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.set_priority(registration uuid, priority integer, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    mine record;
BEGIN
    SELECT r.session_id, r.group_id, s.code INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = set_priority.registration AND may_host(s.host_office_id);
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    ELSIF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('registration_priority_because', '{}');
    ELSIF set_priority.priority NOT BETWEEN -100 AND 100 THEN
        PERFORM refuse('registration_priority_between', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    UPDATE registration r
    SET priority = set_priority.priority, actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE (r.id = set_priority.registration OR r.group_id = mine.group_id) AND r.session_id = mine.session_id
        AND r.state = 'waitlisted';
    IF NOT FOUND THEN
        PERFORM refuse('registration_not_waiting', jsonb_build_object('session', mine.code));
    END IF;
    RETURN promote(mine.session_id);
END
$$;


--
-- Name: set_retention(text, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.set_retention(name text, value integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_administrator() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    IF NOT EXISTS (SELECT FROM retention_settings() s WHERE s.name = set_retention.name) THEN
        PERFORM refuse('retention_setting_unknown', jsonb_build_object('name', set_retention.name,
            'known', (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM retention_settings() s)));
    ELSIF set_retention.value NOT BETWEEN (CASE set_retention.name WHEN 'erases' THEN 0 ELSE 1 END)
            AND (CASE set_retention.name WHEN 'erases' THEN 1 ELSE 1200 END) THEN
        PERFORM refuse('retention_months_between', '{}');
    ELSIF set_retention.value IS NULL THEN
        DELETE FROM setting g WHERE g.name = 'retention.' || set_retention.name;
    ELSE
        INSERT INTO setting (name, value)
        VALUES ('retention.' || set_retention.name, to_jsonb(set_retention.value))
        ON CONFLICT ON CONSTRAINT setting_name_once DO UPDATE SET value = EXCLUDED.value;
    END IF;
END
$$;


--
-- Name: share_person(uuid, uuid, text, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_keeper(share_person.person);
    IF share_person.until <= atelier.now() OR share_person.office = actor_office() THEN
        PERFORM refuse('person_scope_sharing_ahead', '{}');
    END IF;
    PERFORM refuse('person_scope_office', jsonb_build_object('office', o.code))
    FROM organisation o
    WHERE o.id = share_person.office AND o.kind <> 'office';
    INSERT INTO person_scope (person_id, office_id, purpose, explanation, until)
    VALUES (share_person.person, share_person.office, 'sharing', share_person.explanation, share_person.until)
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE
    SET explanation = EXCLUDED.explanation, until = EXCLUDED.until;
END
$$;


--
-- Name: speaker_bundle(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.speaker_bundle(person uuid, session uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT h.bundle
    FROM assignment a
    JOIN hold h ON h.assignment_id = a.id
    WHERE a.session_id = speaker_bundle.session AND a.person_id = speaker_bundle.person AND a.role = 'speaker'
    ORDER BY h.during
    LIMIT 1
    $$;


--
-- Name: special_answers(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.special_answers(application uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT a.special
    FROM application a
    JOIN round r ON r.id = a.round_id
    WHERE a.id = special_answers.application AND actor_is_staff() AND r.office_id = actor_office()
        AND in_scope(a.person_id, actor_office())
    $$;


--
-- Name: stage(timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.stage(starts_at timestamp with time zone, ends_at timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN stage.ends_at <= atelier.now() THEN 'over'
        WHEN stage.starts_at <= atelier.now() THEN 'running'
        ELSE 'ahead'
    END
    $$;


--
-- Name: stage_file(text, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.stage_file(name text, hash text, reading text) RETURNS TABLE(file_id uuid, piece_rows integer, pieces integer[], import_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    who record;
BEGIN
    SELECT a.user_id, a.office_id INTO who FROM actor() a;
    IF NOT actor_is_staff() OR who.user_id IS NULL THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    INSERT INTO staged_file (office_id, actor_user_id, name, hash, reading)
    VALUES (who.office_id, who.user_id, stage_file.name, stage_file.hash, stage_file.reading)
    ON CONFLICT ON CONSTRAINT staged_file_once DO NOTHING;
    RETURN QUERY
    SELECT f.id, rows_a_piece(), ARRAY(SELECT q.piece FROM staged_piece q WHERE q.file_id = f.id ORDER BY q.piece),
        (SELECT i.id FROM import i WHERE i.file_id = f.id AND i.ended_at IS NULL)
    FROM staged_file f
    WHERE f.actor_user_id = who.user_id AND f.hash = stage_file.hash AND f.reading = stage_file.reading;
END
$$;


--
-- Name: stage_piece(uuid, integer, integer[], boolean[], boolean[], text[], text[], text[], text[], text[], integer[], date[], text[], text[], text[], text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[], name text[] DEFAULT NULL::text[], name_own_script text[] DEFAULT NULL::text[], patronymic text[] DEFAULT NULL::text[], language text[] DEFAULT NULL::text[], sex text[] DEFAULT NULL::text[], birth_year integer[] DEFAULT NULL::integer[], birth_date date[] DEFAULT NULL::date[], country_code text[] DEFAULT NULL::text[], email text[] DEFAULT NULL::text[], phone text[] DEFAULT NULL::text[], organisation text[] DEFAULT NULL::text[], known_as text[] DEFAULT NULL::text[], guardian_name text[] DEFAULT NULL::text[], guardian_relation text[] DEFAULT NULL::text[], guardian_phone text[] DEFAULT NULL::text[], guardian_email text[] DEFAULT NULL::text[]) RETURNS void
    LANGUAGE sql
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    -- Whoever stages it meanwhile is waited for.
    INSERT INTO staged_piece (file_id, piece, row_no, birth_unread, is_bad, name, name_own_script, patronymic, language, sex,
        birth_year, birth_date, country_code, email, phone, organisation, known_as, guardian_name, guardian_relation,
        guardian_phone, guardian_email, likeness)
    SELECT file, piece, row_no, birth_unread, is_bad, name, name_own_script, patronymic, language, sex, birth_year, birth_date,
        country_code, email, phone, organisation, known_as, guardian_name, guardian_relation, guardian_phone, guardian_email,
        ARRAY(
            SELECT CASE WHEN n.known_as IS NULL AND NOT n.birth_unread THEN likeness(n.name, n.birth_year) END
            FROM (
                SELECT unnest(stage_piece.name) AS name, unnest(stage_piece.birth_year) AS birth_year,
                    unnest(stage_piece.known_as) AS known_as, unnest(stage_piece.birth_unread) AS birth_unread
            ) AS n)
    ON CONFLICT ON CONSTRAINT staged_piece_pkey DO NOTHING
    $$;


--
-- Name: staged_references(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.staged_references(file uuid) RETURNS TABLE(row_no integer, person_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT k.row_no, CASE WHEN k.rule IS NULL THEN k.id END, k.rule,
        jsonb_strip_nulls(jsonb_build_object('person', k.known_as, 'name', k.here, 'found', k.name,
            'row', CASE WHEN k.rule = 'import_person_twice' THEN k.first_row::text END,
            'guardian', CASE WHEN k.rule = 'guardian_once' THEN k.guardian_name END))
    FROM (
        SELECT n.row_no, n.id, n.known_as, n.here, n.name, n.first_row, n.guardian_name,
            CASE
                WHEN n.id IS NULL THEN 'person_unknown'
                WHEN NOT n.is_same THEN 'import_person_other_name'
                WHEN n.first_row < n.row_no THEN 'import_person_twice'
                WHEN EXISTS (
                    SELECT FROM guardian g
                    WHERE g.person_id = n.id AND lower(g.name) = lower(n.guardian_name) AND g.removed_at IS NULL)
                    THEN 'guardian_once'
            END AS rule
        FROM (
            SELECT c.*, min(c.row_no) FILTER (WHERE c.is_same) OVER (PARTITION BY c.known_as) AS first_row
            FROM (
                SELECT s.row_no, s.known_as, s.name, s.guardian_name, p.id, p.name AS here,
                    s.name IS NULL OR name_key(s.name) = name_key(p.name) AS is_same
                FROM (
                    SELECT unnest(q.row_no) AS row_no, unnest(q.known_as) AS known_as, unnest(q.name) AS name,
                        unnest(q.guardian_name) AS guardian_name
                    FROM staged_piece q
                    WHERE q.file_id = staged_references.file AND q.known_as IS NOT NULL
                ) AS s
                LEFT JOIN person p ON p.reference = s.known_as AND p.name IS NOT NULL
                WHERE s.known_as <> 'new'
            ) AS c
        ) AS n
    ) AS k
    $$;


--
-- Name: start_draw(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.start_draw(round uuid, public_value text, OUT draw_id uuid, OUT secret bytea) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    target round;
    found draw;
BEGIN
    PERFORM FROM round r WHERE r.id = start_draw.round FOR NO KEY UPDATE;
    target := require_round(start_draw.round);
    PERFORM lock_draw_sessions(target.id);
    SELECT d.* INTO found FROM draw d WHERE d.round_id = target.id AND d.state <> 'abandoned';
    IF found.id IS NULL THEN
        PERFORM refuse('draw_not_committed', jsonb_build_object('round', target.code));
    ELSIF found.state = 'run' THEN
        PERFORM refuse('draw_run_once', jsonb_build_object('round', target.code, 'number', found.number,
            'at', to_char(found.ended_at AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone));
    ELSIF atelier.now() < found.instant THEN
        PERFORM refuse('draw_not_before_instant', jsonb_build_object('round', target.code, 'source', found.source,
            'instant', to_char(found.instant AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone));
    ELSIF start_draw.public_value IS NULL OR start_draw.public_value = '' OR start_draw.public_value <> btrim(start_draw.public_value)
        OR start_draw.public_value ~ '[[:cntrl:]]' THEN
        PERFORM refuse('draw_public_value_form', '{}');
    END IF;
    draw_id := found.id;
    secret := found.secret;
END
$$;


--
-- Name: suitable_hours(text[], date, date, integer, text, interval, interval); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.suitable_hours(countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval) RETURNS TABLE(starts_at timestamp with time zone, ends_at timestamp with time zone, outside integer)
    LANGUAGE sql STABLE
    AS $$
    WITH span AS (
        SELECT suitable_hours.minutes * interval '1 minute' AS length,
            first_day::timestamp AT TIME ZONE suitable_hours.zone AS begins,
            (last_day + 1)::timestamp AT TIME ZONE suitable_hours.zone AS ends,
            -- A day more on either side, and one for who is that far east or west: clocks are up to 26 hours apart.
            first_day - 2 AS before, last_day + 2 AS after
    ), clock AS MATERIALIZED (
        SELECT k.country_code, k.zone, w.opens, w.closes
        FROM atelier.country_clock k
        CROSS JOIN atelier.working_day(suitable_hours.opens, suitable_hours.closes) w
        WHERE k.country_code = ANY(suitable_hours.countries)
    ), work AS MATERIALIZED (
        SELECT k.country_code, k.zone, w.day, w.during
        FROM clock k
        CROSS JOIN span s
        CROSS JOIN LATERAL atelier.working_times(k.country_code, k.zone, s.before, s.after, k.opens, k.closes) w
    ), country AS MATERIALIZED (
        SELECT c.country_code, range_intersect_agg(c.works) AS works
        FROM (
            SELECT k.country_code, k.zone,
                COALESCE(range_agg(w.during) FILTER (WHERE w.during IS NOT NULL), '{}'::tstzmultirange) AS works
            FROM clock k
            LEFT JOIN work w ON w.country_code = k.country_code AND w.zone = k.zone
            GROUP BY k.country_code, k.zone
        ) AS c
        GROUP BY c.country_code
    ), suitable AS MATERIALIZED (
        SELECT GREATEST(lower(t.together), d.begins) AS starts_at, LEAST(upper(t.together), d.ends + s.length) AS ends_at
        FROM span s
        CROSS JOIN (SELECT unnest(range_intersect_agg(c.works)) AS together FROM country c) AS t
        CROSS JOIN LATERAL (
            SELECT day AT TIME ZONE suitable_hours.zone AS begins,
                (day + interval '1 day') AT TIME ZONE suitable_hours.zone AS ends
            FROM generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') AS day) AS d
        WHERE upper(t.together) - lower(t.together) >= s.length AND lower(t.together) < d.ends
            AND upper(t.together) - s.length >= d.begins
    ), candidate AS MATERIALIZED (
        SELECT DISTINCT e.edge - past.length AS at
        FROM span s
        CROSS JOIN clock k
        CROSS JOIN generate_series(s.before::timestamp, s.after::timestamp, interval '1 day') AS day
        CROSS JOIN LATERAL (VALUES ((day + k.opens) AT TIME ZONE k.zone), ((day + k.closes) AT TIME ZONE k.zone)) AS e(edge)
        CROSS JOIN LATERAL (VALUES (interval '0'), (s.length)) AS past(length)
        WHERE NOT EXISTS (SELECT FROM suitable)
            AND e.edge - past.length >= s.begins AND e.edge - past.length < s.ends
    ), judged AS MATERIALIZED (
        SELECT a.at, sum(s.length - COALESCE(w.time, interval '0')) AS outside
        FROM candidate a
        CROSS JOIN span s
        CROSS JOIN country c
        CROSS JOIN LATERAL (
            SELECT sum(upper(part) - lower(part)) AS time
            FROM unnest(c.works * tstzmultirange(tstzrange(a.at, a.at + s.length))) AS part) AS w
        GROUP BY a.at
    ), least AS (
        SELECT j.at, j.outside, sum(c.far) AS far
        FROM judged j
        CROSS JOIN LATERAL (
            SELECT max(CASE WHEN w.day IS NULL THEN interval '1 day'
                ELSE GREATEST(l.day + k.opens - l.starts, l.starts + s.length - (l.day + k.closes), interval '0') END) AS far
            FROM clock k
            CROSS JOIN span s
            CROSS JOIN LATERAL (
                SELECT j.at AT TIME ZONE k.zone AS starts, (j.at AT TIME ZONE k.zone)::date AS day) AS l
            LEFT JOIN work w ON w.country_code = k.country_code AND w.zone = k.zone AND w.day = l.day
            GROUP BY k.country_code) AS c
        WHERE j.outside = (SELECT min(o.outside) FROM judged o)
        GROUP BY j.at, j.outside
        ORDER BY far, j.at
        LIMIT 1
    )
    SELECT s.starts_at, s.ends_at, 0 FROM suitable s
    UNION ALL
    SELECT l.at, l.at + s.length, (extract(epoch FROM l.outside) / 60)::integer FROM least l CROSS JOIN span s
    ORDER BY 1
    $$;


--
-- Name: take_person_away(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.take_person_away(person uuid) RETURNS TABLE(noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    place record;
    touched integer;
BEGIN
    PERFORM refuse('person_erase_incomplete', jsonb_build_object('table', c.table_name, 'column', c.column_name))
    FROM erasure_places() c
    WHERE NOT EXISTS (SELECT FROM erasure_plan() e WHERE e.table_name = c.table_name AND e.column_name = c.column_name)
    LIMIT 1;
    UPDATE registration r
    SET age_group = registration_age_group(r.id)
    WHERE r.person_id = take_person_away.person;
    UPDATE qualification q
    SET valid = daterange(lower(q.valid), (atelier.now() AT TIME ZONE 'UTC')::date)
    FROM trainer t
    WHERE t.id = q.trainer_id AND t.person_id = take_person_away.person
        AND q.valid @> (atelier.now() AT TIME ZONE 'UTC')::date AND lower(q.valid) < (atelier.now() AT TIME ZONE 'UTC')::date;
    DELETE FROM qualification q
    USING trainer t
    WHERE t.id = q.trainer_id AND t.person_id = take_person_away.person
        AND lower(q.valid) >= (atelier.now() AT TIME ZONE 'UTC')::date;
    FOR place IN
        SELECT e.*, p.theirs FROM erasure_plan() e JOIN erasure_places() p USING (table_name, column_name)
        WHERE e.action <> 'keep'
        ORDER BY e.step
    LOOP
        IF place.action = 'delete' THEN
            EXECUTE format('DELETE FROM atelier.%I WHERE %I IN (%s)', place.table_name, place.column_name, place.theirs)
            USING take_person_away.person;
        ELSE
            EXECUTE format('UPDATE atelier.%I SET %s WHERE %I IN (%s)', place.table_name, place.clause, place.column_name, place.theirs)
            USING take_person_away.person;
        END IF;
        GET DIAGNOSTICS touched = ROW_COUNT;
        IF touched > 0 AND (place.action = 'delete' OR place.table_name IN ('consent', 'trainer')) THEN
            RETURN QUERY SELECT replace(place.table_name, '_', ' '),
                CASE place.action WHEN 'delete' THEN 'goes' ELSE 'stays, without what is personal' END, touched::text;
        END IF;
    END LOOP;
    RETURN QUERY
    SELECT 'person', CASE WHEN f.goes THEN 'goes' ELSE 'stays' END, f.field
    FROM person p, LATERAL (VALUES
        ('name', true, p.name), ('name in own script', true, p.name_own_script), ('patronymic', true, p.patronymic),
        ('birth date', true, COALESCE(p.birth_date::text, p.birth_year::text)), ('e-mail', true, p.email),
        ('phone', true, p.phone), ('language', true, p.language),
        ('sex', false, p.sex), ('age group', false, COALESCE(p.birth_date::text, p.birth_year::text)),
        ('country', false, p.country_code), ('organisation', false, p.organisation_id::text)) AS f(field, goes, value)
    WHERE p.id = take_person_away.person AND f.value IS NOT NULL;
    UPDATE person p
    SET age_group = age_group(p.birth_date, p.birth_year, (atelier.now() AT TIME ZONE 'UTC')::date),
        name = NULL, name_own_script = NULL, patronymic = NULL, language = NULL, birth_year = NULL, birth_date = NULL,
        email = NULL, phone = NULL, search_key = NULL, sound_key = NULL, import_id = NULL,
        row_no = NULL, erased_at = atelier.now()
    WHERE p.id = take_person_away.person;
    -- Last, since each of these changes was audited with what it took away.
    RETURN QUERY SELECT 'audit', 'goes', forget_values(take_person_away.person)::text;
END
$$;


--
-- Name: take_turn_to_import(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.take_turn_to_import() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('import of persons ' || actor_office()::text, 0));
    PERFORM refuse('import_unfinished', jsonb_build_object('file', i.file_name, 'user', u.name, 'started',
        to_char(i.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')))
    FROM import i
    JOIN staff_user u ON u.id = i.actor_user_id
    WHERE i.office_id = actor_office() AND i.ended_at IS NULL;
END
$$;


--
-- Name: target_figures(uuid, date, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.target_figures(project uuid, since date, until date) RETURNS TABLE(rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text, age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text, rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.rank, 'target', t.measure, t.unit, t.country_code, CASE WHEN t.country_code IS NOT NULL THEN t.in_or_for END,
        NULL, NULL, within.starts_on, within.ends_on, t.planned, c.number, c.at_least, t.counts,
        CASE
            WHEN t.not_comparable IS NOT NULL THEN 'figure_not_comparable'
            WHEN cut.short THEN 'figure_part_of_plan'
        END,
        CASE WHEN t.not_comparable IS NOT NULL OR cut.short THEN jsonb_strip_nulls(jsonb_build_object(
            'because', t.not_comparable,
            'plan', CASE WHEN cut.short THEN concat_ws(' – ', cut.plan_from, cut.plan_until) END,
            'count', CASE WHEN cut.short THEN concat_ws(' – ', within.starts_on, within.ends_on) END)) END
    FROM atelier.project_targets(project) t
    JOIN atelier.project p ON p.id = project
    -- A target without days of its own is for the whole project.
    CROSS JOIN LATERAL (
        SELECT COALESCE(t.starts_on, p.starts_on) AS plan_from, COALESCE(t.ends_on, p.ends_on) AS plan_until,
            COALESCE(since > COALESCE(t.starts_on, p.starts_on, '-infinity'), false)
                OR COALESCE(until < COALESCE(t.ends_on, p.ends_on, 'infinity'), false) AS short
    ) AS cut
    CROSS JOIN LATERAL (
        SELECT greatest(t.starts_on, since) AS starts_on, least(t.ends_on, until) AS ends_on
    ) AS within
    CROSS JOIN LATERAL atelier.project_count(
        project, t.measure, t.unit, t.country_code, t.in_or_for, within.starts_on, within.ends_on) c
    WHERE within.starts_on IS NULL OR within.ends_on IS NULL OR within.starts_on <= within.ends_on
    $$;


--
-- Name: taught_before(uuid, uuid, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.taught_before(person uuid, training uuid, instant timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM assignment a
        JOIN session s ON s.id = a.session_id
        WHERE a.person_id = taught_before.person AND a.state = 'accepted' AND a.role IN ('lead', 'co-trainer')
            AND s.training_id = taught_before.training AND s.state = 'published' AND s.ends_at <= taught_before.instant)
        OR EXISTS (
            SELECT FROM reported_course c
            JOIN trainer t ON t.id = c.trainer_id
            WHERE t.person_id = taught_before.person AND c.training_id = taught_before.training
                AND c.state = 'confirmed' AND upper(c.days) <= (taught_before.instant AT TIME ZONE 'UTC')::date + 1)
    $$;


--
-- Name: tell_changes(text, jsonb[], jsonb[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.tell_changes(changed_table text, former jsonb[], present jsonb[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    who record := audit_actor();
    hidden text[] := audit_hidden(changed_table);
    counted text[] := audit_counted(changed_table) || '{hash}';
BEGIN
    WITH change AS (
        SELECT nextval('audit_id_seq') AS id, r.whole, d.old, d.new, d.columns, uuid_send(gen_random_uuid()) AS salt,
            COALESCE(audit_subject(changed_table, r.whole), audit_subject(changed_table, r.before)) AS subject_id
        FROM (
            SELECT p.before - counted AS before, p.whole - counted AS whole FROM unnest(former, present) AS p(before, whole)
        ) AS r
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(k.key, CASE WHEN k.key <> ALL(hidden) THEN r.before -> k.key END) AS old,
                jsonb_object_agg(k.key, CASE WHEN k.key <> ALL(hidden) THEN k.value END) AS new,
                array_agg(k.key ORDER BY k.key) AS columns
            FROM jsonb_each(r.whole) AS k
            WHERE r.before -> k.key IS DISTINCT FROM k.value
        ) AS d
        WHERE r.before <> r.whole
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old, new)
        SELECT c.id, c.subject_id, c.salt, c.old, c.new
        FROM change c
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT c.id, CASE WHEN u.id IS NULL THEN who.kind ELSE 'user' END, COALESCE(u.id, who.user_id),
        COALESCE(u.office_id, who.office_id), changed_table, (c.whole ->> 'id')::uuid, 'UPDATE', c.columns, who.reason,
        sha256(c.salt || convert_to(c.old::text || c.new::text, 'UTF8'))
    FROM change c
    LEFT JOIN staff_user u ON who.kind = 'job' AND u.id = (c.whole ->> 'actor_user_id')::uuid;
END
$$;


--
-- Name: tend_at(uuid, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.tend_at(session uuid, instant timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    INSERT INTO job (kind, payload, run_at)
    VALUES ('tend session', jsonb_build_object('session', tend_at.session), instant)
    ON CONFLICT (kind, payload, run_at) WHERE done_at IS NULL DO NOTHING
    $$;


--
-- Name: tend_session(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.tend_session(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = tend_session.session FOR NO KEY UPDATE;
    PERFORM release_reserved(ARRAY[tend_session.session]);
    PERFORM expire_invitations(tend_session.session);
    PERFORM lapse_offers(tend_session.session);
    RETURN promote(tend_session.session);
END
$$;


--
-- Name: town_named(text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.town_named(country text, place text) RETURNS TABLE(name text, latitude double precision, longitude double precision)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.name, t.latitude, t.longitude
    FROM unnest(atelier.place_key(town_named.place) || ARRAY(
            SELECT atelier.place_key(part) FROM regexp_split_to_table(town_named.place, '[,;/()]') AS part)
        ) WITH ORDINALITY AS sought(key, turn)
    JOIN atelier.town t ON t.keys @> ARRAY[sought.key] AND t.country_code = town_named.country
    WHERE sought.key <> ''
    ORDER BY sought.turn, t.population DESC, t.geoname
    LIMIT 1
    $$;


--
-- Name: trainer_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainer_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_not_erased(NEW.person_id);
    RETURN NEW;
END
$$;


--
-- Name: trainer_candidates(uuid, text, text, text, daterange, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainer_candidates(training uuid, language text, pair_from text, pair_to text, days daterange, zone text) RETURNS TABLE(trainer_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH asked AS (
        SELECT COALESCE(days, daterange((atelier.now() AT TIME ZONE zone)::date, NULL)
            * daterange(NULL, (atelier.now() AT TIME ZONE zone)::date + 1)) AS span,
            tstzrange(lower(days)::timestamp AT TIME ZONE zone, upper(days)::timestamp AT TIME ZONE zone) AS time
    )
    SELECT t.id, obstacle.rule, obstacle.facts
    FROM trainer t
    CROSS JOIN asked
    LEFT JOIN LATERAL (
        SELECT no.rule, no.facts
        FROM (
            SELECT 1 AS place, 'candidate_unqualified' AS rule,
                (SELECT jsonb_strip_nulls(jsonb_build_object('training', g.code, 'language', trainer_candidates.language))
                    FROM training g WHERE g.id = trainer_candidates.training) AS facts
            WHERE trainer_candidates.training IS NOT NULL AND NOT span <@ COALESCE((
                SELECT range_agg(q.valid) FROM qualification q
                WHERE q.trainer_id = t.id AND q.training_id = trainer_candidates.training
                    AND (trainer_candidates.language IS NULL OR q.language IS NULL
                        OR same_language(q.language, trainer_candidates.language))), '{}')
            UNION ALL
            SELECT 2, 'candidate_language', jsonb_build_object('language', trainer_candidates.language)
            WHERE trainer_candidates.language IS NOT NULL AND NOT EXISTS (
                SELECT FROM unnest(t.languages) AS spoken WHERE same_language(spoken, trainer_candidates.language))
            UNION ALL
            SELECT 3, 'candidate_pair', jsonb_build_object('from', pair_from, 'to', pair_to)
            WHERE pair_from IS NOT NULL AND NOT span <@ COALESCE((
                SELECT range_agg(i.valid) FROM interpretation i
                WHERE i.trainer_id = t.id
                    AND ((same_language(i.from_language, pair_from) AND same_language(i.to_language, pair_to))
                        OR (i.both_ways AND same_language(i.to_language, pair_from)
                            AND same_language(i.from_language, pair_to)))), '{}')
            UNION ALL
            SELECT 4, 'candidate_busy', (
                SELECT busy(h.block_id, zone)
                FROM hold h
                WHERE h.person_id = t.person_id AND h.during && asked.time
                ORDER BY lower(h.during), h.block_id
                LIMIT 1)
            WHERE days IS NOT NULL AND EXISTS (
                SELECT FROM hold h WHERE h.person_id = t.person_id AND h.during && asked.time)
            UNION ALL
            (SELECT 5, 'candidate_away', jsonb_strip_nulls(jsonb_build_object(
                'day', CASE WHEN in_my_scope(t.person_id) THEN lower(n.days * days) END,
                'kind', CASE WHEN in_my_scope(t.person_id) THEN n.kind END))
            FROM absence n
            WHERE n.trainer_id = t.id AND n.days && days
            ORDER BY n.days
            LIMIT 1)
            UNION ALL
            SELECT 6, 'candidate_away', '{}'
            WHERE days IS NOT NULL AND EXISTS (SELECT FROM availability v WHERE v.trainer_id = t.id)
                AND NOT days <@ (SELECT range_agg(v.days) FROM availability v WHERE v.trainer_id = t.id)
        ) AS no
        ORDER BY no.place
        LIMIT 1
    ) AS obstacle ON true
    WHERE actor_is_staff()
    ORDER BY t.code
    $$;


--
-- Name: trainer_days_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainer_days_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.person_id := (SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id);
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: trainer_of(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainer_of(person uuid, course uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    known uuid;
BEGIN
    LOOP
        SELECT t.id INTO known FROM trainer t WHERE t.person_id = trainer_of.person;
        IF known IS NOT NULL THEN
            RETURN known;
        END IF;
        INSERT INTO trainer (code, person_id, languages)
        SELECT 'T-' || random_code(6), p.id, ARRAY(
            SELECT p.language WHERE p.language IS NOT NULL
            UNION
            SELECT s.language
            FROM course_session k
            JOIN session s ON s.id = k.session_id
            WHERE k.course_id = trainer_of.course
            ORDER BY 1)
        FROM person p
        WHERE p.id = trainer_of.person
        ON CONFLICT DO NOTHING;
    END LOOP;
END
$$;


--
-- Name: trainer_roster(uuid, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainer_roster(trainer uuid, since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(starts text, ends text, zone text, session text, role text, state text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH expected AS (
        SELECT lower(h.during) AS starts_at, upper(h.during) AS ends_at, h.block_id, a.role, a.state, true AS held
        FROM trainer t
        JOIN hold h ON h.person_id = t.person_id
        LEFT JOIN assignment a ON a.id = h.assignment_id
        WHERE t.id = trainer_roster.trainer
        UNION ALL
        SELECT b.starts_at, b.ends_at, b.id, a.role, a.state, false
        FROM assignment a
        JOIN block b ON b.session_id = a.session_id
        WHERE a.trainer_id = trainer_roster.trainer AND a.state = 'proposed'
    )
    SELECT to_char(e.starts_at AT TIME ZONE shown.zone, 'YYYY-MM-DD HH24:MI'),
        to_char(e.ends_at AT TIME ZONE shown.zone, 'YYYY-MM-DD HH24:MI'), shown.zone, shown.session,
        CASE WHEN shown.session IS NOT NULL THEN COALESCE(e.role, 'participant') END,
        CASE WHEN shown.session IS NOT NULL THEN e.state END
    FROM expected e
    JOIN block b ON b.id = e.block_id
    CROSS JOIN LATERAL (SELECT busy(b.id, b.zone) ->> 'elsewhere' AS code) AS visible
    CROSS JOIN LATERAL (
        SELECT CASE WHEN visible.code IS NULL THEN 'UTC' ELSE b.zone END AS zone,
            -- That a trainer takes part somewhere is for who knows the person.
            CASE WHEN e.role IS NOT NULL OR my_trainer(trainer_roster.trainer) THEN visible.code END AS session
    ) AS shown
    WHERE actor_is_staff() AND tstzrange(e.starts_at, e.ends_at) && tstzrange(since, until)
        AND (e.held OR shown.session IS NOT NULL)
    ORDER BY e.starts_at, b.id, e.role
    $$;


--
-- Name: trainers_away(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainers_away() RETURNS TABLE(assignment_id uuid, rule text, day date, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT DISTINCT ON (a.id) a.id, away.rule, away.day, CASE WHEN in_my_scope(a.person_id) THEN away.kind END
    FROM assignment a
    JOIN session s ON s.id = a.session_id AND s.state <> 'cancelled' AND s.ends_at > atelier.now()
    JOIN block b ON b.session_id = s.id
    CROSS JOIN LATERAL (SELECT block_days(b.starts_local, b.ends_local) AS days) AS of
    CROSS JOIN LATERAL (
        SELECT 'trainer_absent' AS rule, lower(n.days * of.days) AS day, n.kind
        FROM absence n
        WHERE n.trainer_id = a.trainer_id AND n.days && of.days
        UNION ALL
        SELECT 'trainer_unavailable', lower(of.days), NULL
        WHERE EXISTS (SELECT FROM availability v WHERE v.trainer_id = a.trainer_id)
            AND NOT of.days <@ COALESCE((SELECT range_agg(v.days) FROM availability v WHERE v.trainer_id = a.trainer_id), '{}')
    ) AS away
    WHERE actor_is_staff() AND a.state IN ('proposed', 'asked', 'accepted') AND a.trainer_id IN (
        SELECT n.trainer_id FROM absence n UNION SELECT v.trainer_id FROM availability v)
    ORDER BY a.id, away.rule, away.day
    $$;


--
-- Name: trainings_missing(uuid, uuid, date); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.trainings_missing(person uuid, training uuid, on_day date) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    RETURN (
        SELECT string_agg(g.code, ', ' ORDER BY g.code)
        FROM training_prerequisite q
        JOIN training g ON g.id = q.required_id
        WHERE q.training_id = trainings_missing.training
            AND NOT EXISTS (
                SELECT FROM certificate c
                WHERE c.person_id = trainings_missing.person AND c.training_id = g.id AND c.state = 'issued'
                    AND (c.valid_until IS NULL OR c.valid_until > on_day))
            AND NOT (g.minimum_attendance IS NULL AND EXISTS (
                SELECT FROM registration r
                JOIN session s ON s.id = r.session_id
                WHERE r.person_id = trainings_missing.person AND s.training_id = g.id AND r.attendance = 'attended'))
            AND NOT EXISTS (
                SELECT FROM trainer t
                JOIN qualification f ON f.trainer_id = t.id
                WHERE t.person_id = trainings_missing.person AND f.training_id = g.id AND f.valid @> on_day));
END
$$;


--
-- Name: transfer_registration(uuid, uuid, text, text, text, boolean); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    old registration;
    answer record;
BEGIN
    SELECT r.* INTO old
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = transfer_registration.registration
        AND actor_is_staff() AND (r.office_id = actor_office() OR may_host(s.host_office_id));
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    END IF;
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('registration_transfer_because', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id IN (old.session_id, transfer_registration.session) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[old.session_id, transfer_registration.session], ARRAY[old.person_id], 1);
    IF EXISTS (SELECT FROM attendance a WHERE a.registration_id = old.id AND a.present) THEN
        PERFORM refuse('registration_attended', '{}');
    END IF;
    UPDATE registration r
    SET state = 'cancelled', rule = 'registration_transferred',
        facts = jsonb_build_object('session', (SELECT s.code FROM session s WHERE s.id = transfer_registration.session),
            'because', because),
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = old.id AND r.state NOT IN ('cancelled', 'refused');
    IF NOT FOUND THEN
        PERFORM refuse('registration_cancelled_already', '{}');
    END IF;
    SELECT * INTO answer
    FROM admit(ARRAY[transfer_registration.session], ARRAY[old.person_id], ARRAY[identity], ARRAY[override], ARRAY[NULL::text]);
    IF answer.outcome = 'refused' OR (answer.outcome = 'waitlisted' AND NOT waiting) THEN
        PERFORM refuse(answer.rule, answer.facts);
    END IF;
    UPDATE registration r SET transferred_from = old.id WHERE r.id = answer.registration_id;
    PERFORM promote(old.session_id);
    RETURN answer.registration_id;
END
$$;


--
-- Name: travel_minutes(double precision, jsonb); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.travel_minutes(km double precision, pace jsonb) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT ceil(LEAST(
        (pace ->> 'road_minutes')::double precision + 60 * km * (pace ->> 'road_detour_percent')::double precision / 100
            / GREATEST(1, (pace ->> 'road_kmh')::double precision),
        (pace ->> 'air_minutes')::double precision + 60 * km / GREATEST(1, (pace ->> 'air_kmh')::double precision)))::integer
    $$;


--
-- Name: unanswered(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unanswered(round uuid) RETURNS TABLE(applications bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT count(*)
    FROM application a
    WHERE a.round_id = unanswered.round AND a.state IN ('submitted', 'eligible')
        AND NOT EXISTS (
            SELECT FROM registration r
            JOIN round_session o ON o.session_id = r.session_id AND o.round_id = a.round_id
            WHERE r.person_id = a.person_id AND r.state IN ('confirmed', 'offered'))
        AND NOT EXISTS (SELECT FROM draw d JOIN draw_entry e ON e.draw_id = d.id WHERE d.round_id = a.round_id AND d.state = 'run' AND e.application_id = a.id)
    $$;


--
-- Name: unpaired_on(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unpaired_on(session uuid, trainer uuid) RETURNS TABLE(trainer text, language text, day date)
    LANGUAGE sql STABLE
    AS $$
    SELECT (SELECT t.code FROM atelier.trainer t WHERE t.id = unpaired_on.trainer), s.language, b.starts_local::date
    FROM atelier.session s
    JOIN atelier.block b ON b.session_id = s.id
    WHERE s.id = unpaired_on.session AND NOT EXISTS (
        SELECT FROM atelier.interpretation i
        WHERE i.trainer_id = unpaired_on.trainer AND i.valid @> b.starts_local::date
            AND (atelier.same_language(i.from_language, s.language)
                OR atelier.same_language(i.to_language, s.language)))
    ORDER BY b.starts_local, b.id
    LIMIT 1
    $$;


--
-- Name: unqualified_on(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unqualified_on(session uuid, trainer uuid) RETURNS TABLE(trainer text, training text, day date, language text)
    LANGUAGE sql STABLE
    AS $$
    SELECT (SELECT t.code FROM atelier.trainer t WHERE t.id = unqualified_on.trainer), g.code, b.starts_local::date,
        CASE WHEN EXISTS (
            SELECT FROM atelier.qualification q
            WHERE q.trainer_id = unqualified_on.trainer AND q.training_id = g.id
                AND q.valid @> b.starts_local::date) THEN s.language END
    FROM atelier.session s
    JOIN atelier.training g ON g.id = s.training_id
    JOIN atelier.block b ON b.session_id = s.id
    WHERE s.id = unqualified_on.session AND NOT EXISTS (
        SELECT FROM atelier.qualification q
        WHERE q.trainer_id = unqualified_on.trainer AND q.training_id = g.id AND q.valid @> b.starts_local::date
            AND (q.language IS NULL OR atelier.same_language(q.language, s.language)
                OR EXISTS (
                    SELECT FROM atelier.interpreted(s.id) i
                    WHERE i.valid @> b.starts_local::date AND atelier.same_language(i.spoken, q.language))))
    ORDER BY b.starts_local, b.id
    LIMIT 1
    $$;


--
-- Name: unshare_person(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unshare_person(person uuid, office uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_keeper(unshare_person.person);
    UPDATE person_scope s
    SET until = atelier.now()
    WHERE s.person_id = unshare_person.person AND s.office_id = unshare_person.office AND s.purpose = 'sharing'
        AND s.until > atelier.now();
    IF NOT FOUND THEN
        PERFORM refuse('person_not_shared', '{}');
    END IF;
END
$$;


--
-- Name: unstage_file(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unstage_file(file uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM require_staged(unstage_file.file);
    IF NOT EXISTS (SELECT FROM import i WHERE i.file_id = unstage_file.file AND i.ended_at IS NULL) THEN
        DELETE FROM staged_piece q WHERE q.file_id = unstage_file.file;
        DELETE FROM staged_file f WHERE f.id = unstage_file.file;
    END IF;
END
$$;


--
-- Name: waiting_group(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.waiting_group(session uuid, group_id uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT array_agg(r.id ORDER BY r.arrival)
    FROM registration r
    WHERE r.group_id = waiting_group.group_id AND r.session_id = waiting_group.session AND r.state = 'waitlisted'
    $$;


--
-- Name: weekend(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.weekend(country text) RETURNS integer[]
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE(c.weekend, w.weekend)
    FROM atelier.country c
    LEFT JOIN atelier.working_week w ON w.country_code = c.code
    WHERE c.code = weekend.country
    $$;


--
-- Name: wholes_of(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.wholes_of(session uuid) RETURNS TABLE(session_id uuid, distance integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH RECURSIVE up AS (
        SELECT s.part_of AS id, 1 AS distance
        FROM session s
        WHERE s.id = wholes_of.session AND s.part_of IS NOT NULL
        UNION ALL
        SELECT s.part_of, up.distance + 1
        FROM up
        JOIN session s ON s.id = up.id
        WHERE s.part_of IS NOT NULL
    )
    SELECT up.id, up.distance FROM up
    $$;


--
-- Name: withdraw_acceptance(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.withdraw_acceptance(session uuid, rule text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    withdrawn integer;
BEGIN
    PERFORM require_host(withdraw_acceptance.session);
    DELETE FROM finding_acceptance f
    WHERE f.session_id = withdraw_acceptance.session AND f.rule = withdraw_acceptance.rule;
    GET DIAGNOSTICS withdrawn = ROW_COUNT;
    IF withdrawn = 0 THEN
        PERFORM refuse('finding_not_accepted', jsonb_build_object('rule', withdraw_acceptance.rule,
            'session', (SELECT s.code FROM session s WHERE s.id = withdraw_acceptance.session)));
    END IF;
    RETURN withdrawn;
END
$$;


--
-- Name: withdraw_application(uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.withdraw_application(application uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    sessions uuid[];
BEGIN
    PERFORM require_round((SELECT a.round_id FROM application a WHERE a.id = withdraw_application.application));
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('application_withdrawn_because', '{}');
    END IF;
    sessions := ARRAY(
        SELECT DISTINCT q.session_id FROM draw_seat q
        WHERE q.application_id = withdraw_application.application AND q.session_id IS NOT NULL
        ORDER BY q.session_id);
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM lock_people(sessions, ARRAY(
        SELECT a.person_id FROM application a WHERE a.id = withdraw_application.application), 1);
    UPDATE application a
    SET state = 'withdrawn', double_of = NULL, rule = 'application_withdrawn', facts = jsonb_build_object('because', because),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE a.id = withdraw_application.application AND a.state <> 'withdrawn';
    IF NOT FOUND THEN
        PERFORM refuse('application_withdrawn_already', '{}');
    END IF;
    -- The seat that it was drawn for ends with it.
    UPDATE registration r
    SET state = 'cancelled', rule = 'application_withdrawn', facts = jsonb_build_object('because', withdraw_application.because),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    FROM draw_seat q
    JOIN application a ON a.id = q.application_id
    JOIN draw d ON d.id = q.draw_id AND d.state = 'run'
    WHERE q.application_id = withdraw_application.application AND r.session_id = q.session_id AND r.person_id = a.person_id
        AND r.state NOT IN ('cancelled', 'refused') AND r.attendance IS NULL;
    -- Once the draw's reserves fill no more, the seat goes to who waits.
    PERFORM promote(s.id) FROM unnest(sessions) AS s(id) ORDER BY s.id;
END
$$;


--
-- Name: withdraw_consent(uuid, text, date, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.withdraw_consent(person uuid, purpose text, ended_on date, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_keeper(withdraw_consent.person);
    UPDATE consent c
    SET state = 'withdrawn', ended_on = withdraw_consent.ended_on, ended_because = withdraw_consent.because
    WHERE c.person_id = withdraw_consent.person AND c.purpose = withdraw_consent.purpose AND c.state = 'given';
    IF NOT FOUND THEN
        PERFORM refuse('consent_unknown', jsonb_build_object(
            'person', person_reference(withdraw_consent.person), 'purpose', withdraw_consent.purpose));
    END IF;
END
$$;


--
-- Name: withdraw_nominee(text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.withdraw_nominee(reference text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    theirs uuid := nominee_registration(withdraw_nominee.reference);
    target uuid := (SELECT l.session_id FROM link_nomination() l);
BEGIN
    PERFORM FROM session s WHERE s.id = target FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[target], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = theirs), 1);
    IF EXISTS (SELECT FROM attendance a WHERE a.registration_id = theirs AND a.present) THEN
        PERFORM refuse('registration_attended', '{}');
    END IF;
    UPDATE registration r
    SET state = 'cancelled', rule = 'nomination_withdrawn', facts = '{}'
    WHERE r.id = theirs AND r.state NOT IN ('cancelled', 'refused');
    PERFORM promote(target);
END
$$;


--
-- Name: working_day(interval, interval); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.working_day(opens interval, closes interval) RETURNS TABLE(opens interval, closes interval)
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE(working_day.opens, make_interval(mins => (60 * atelier.check_setting('opening_hour'))::integer)),
        COALESCE(working_day.closes, make_interval(mins => (60 * atelier.check_setting('closing_hour'))::integer))
    $$;


--
-- Name: working_times(text, text, date, date, interval, interval); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.working_times(country text, zone text, first_day date, last_day date, opens interval, closes interval) RETURNS TABLE(day date, during tstzrange)
    LANGUAGE sql STABLE
    AS $$
    SELECT d.day::date,
        tstzrange((d.day + working_times.opens) AT TIME ZONE working_times.zone,
            (d.day + working_times.closes) AT TIME ZONE working_times.zone)
    FROM generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') AS d(day)
    WHERE NOT EXISTS (SELECT FROM atelier.day_off(working_times.country, d.day::date))
    $$;


--
-- Name: write_staged_persons(uuid, integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.write_staged_persons(import uuid, piece integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    first integer := piece * rows_a_piece();
    last integer := first + rows_a_piece() - 1;
    whole import;
    written integer;
    taken text;
BEGIN
    SELECT i.* INTO whole FROM import i WHERE i.id = write_staged_persons.import AND i.ended_at IS NULL;
    PERFORM require_staged(whole.file_id);
    -- Whoever writes it meanwhile is waited for.
    PERFORM pg_advisory_xact_lock(hashtextextended('piece ' || piece || ' of import ' || whole.id, 0));
    IF EXISTS (SELECT FROM person p WHERE p.import_id = whole.id AND p.row_no BETWEEN first AND last) THEN
        RETURN 0;
    END IF;
    LOOP
        BEGIN
            written := add_staged_persons(whole, write_staged_persons.piece);
            RETURN written;
        EXCEPTION WHEN unique_violation THEN
            GET STACKED DIAGNOSTICS taken = CONSTRAINT_NAME;
            IF taken <> 'person_reference_once' THEN
                RAISE;
            END IF;
            -- One of the random references is taken: the next round makes others.
        END;
    END LOOP;
END
$$;


--
-- Name: zone_offsets(text, timestamp with time zone, timestamp with time zone); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) RETURNS TABLE(starts_at timestamp with time zone, seconds_before integer, seconds integer)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH day AS (
        SELECT instant,
            extract(epoch FROM (instant AT TIME ZONE zone) - (instant AT TIME ZONE 'UTC'))::integer AS seconds
        FROM generate_series(date_trunc('day', since, 'UTC'), until + interval '1 day', interval '1 day') AS instant
    ), change AS (
        SELECT instant, seconds, lag(seconds) OVER (ORDER BY instant) AS before
        FROM day
    )
    SELECT instant, seconds, seconds
    FROM change
    WHERE before IS NULL
    UNION ALL
    SELECT minute.instant, change.before, change.seconds
    FROM change
    CROSS JOIN LATERAL (
        SELECT m AS instant
        FROM generate_series(change.instant - interval '1 day', change.instant, interval '1 minute') AS m
        WHERE extract(epoch FROM (m AT TIME ZONE zone) - (m AT TIME ZONE 'UTC'))::integer = change.seconds
        ORDER BY m
        LIMIT 1
    ) AS minute
    WHERE change.before <> change.seconds
    ORDER BY 1
    $$;


--
-- Name: absence; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.absence (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    trainer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    days daterange NOT NULL,
    kind text NOT NULL,
    CONSTRAINT absence_days CHECK (((NOT isempty(days)) AND (NOT lower_inf(days)) AND (NOT upper_inf(days)))),
    CONSTRAINT absence_kind_known CHECK ((kind = ANY (ARRAY['leave'::text, 'illness'::text, 'other work'::text, 'travel'::text, 'other'::text])))
);

ALTER TABLE ONLY atelier.absence FORCE ROW LEVEL SECURITY;


--
-- Name: active_session; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.active_session WITH (security_invoker='true') AS
 SELECT s.id,
    s.code,
    s.kind,
    s.training_id,
    s.host_office_id,
    s.country_code,
    s.place,
    s.zone,
    s.language,
    s.capacity,
    s.taken,
    s.waiting,
    s.minimum,
    s.state,
    s.starts_at,
    s.ends_at
   FROM atelier.session s
  WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state <> 'cancelled'::text) AND ((s.ends_at IS NULL) OR (s.ends_at > atelier.now())));


--
-- Name: agenda_item; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.agenda_item (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    block_id uuid NOT NULL,
    number integer NOT NULL,
    title jsonb NOT NULL,
    minutes integer,
    CONSTRAINT agenda_item_minutes CHECK (((minutes >= 1) AND (minutes <= 1440))),
    CONSTRAINT agenda_item_number_positive CHECK ((number > 0)),
    CONSTRAINT agenda_item_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.agenda_item FORCE ROW LEVEL SECURITY;


--
-- Name: agenda_speaker; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.agenda_speaker (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    agenda_item_id uuid NOT NULL,
    assignment_id uuid NOT NULL
);

ALTER TABLE ONLY atelier.agenda_speaker FORCE ROW LEVEL SECURITY;


--
-- Name: assessment; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.assessment (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    training_id uuid NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    moment text NOT NULL,
    maximum numeric(8,2) NOT NULL,
    pass_mark numeric(8,2),
    required boolean NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    CONSTRAINT assessment_attempts CHECK (((attempts >= 1) AND (attempts <= 100))),
    CONSTRAINT assessment_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT assessment_maximum_positive CHECK ((maximum > (0)::numeric)),
    CONSTRAINT assessment_moment_known CHECK ((moment = ANY (ARRAY['pre'::text, 'post'::text, 'other'::text]))),
    CONSTRAINT assessment_pass_mark_positive CHECK ((pass_mark > (0)::numeric)),
    CONSTRAINT assessment_pass_mark_reachable CHECK (COALESCE((pass_mark <= maximum), true)),
    CONSTRAINT assessment_required_pass_mark CHECK (((NOT required) OR (pass_mark IS NOT NULL))),
    CONSTRAINT assessment_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.assessment FORCE ROW LEVEL SECURITY;


--
-- Name: assessment_result; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.assessment_result (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    assessment_id uuid NOT NULL,
    registration_id uuid NOT NULL,
    person_id uuid NOT NULL,
    attempt integer NOT NULL,
    score numeric(8,2) NOT NULL,
    taken_on date NOT NULL,
    recorded_by uuid,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    because text,
    CONSTRAINT assessment_result_attempt_positive CHECK ((attempt > 0)),
    CONSTRAINT assessment_result_because_present CHECK ((btrim(because) <> ''::text)),
    CONSTRAINT assessment_result_score_positive CHECK ((score >= (0)::numeric))
);

ALTER TABLE ONLY atelier.assessment_result FORCE ROW LEVEL SECURITY;


--
-- Name: attendance; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.attendance (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    registration_id uuid NOT NULL,
    block_id uuid NOT NULL,
    present boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    minutes integer,
    excused boolean DEFAULT false NOT NULL,
    because text,
    recorded_by uuid,
    CONSTRAINT attendance_because_present CHECK ((btrim(because) <> ''::text)),
    CONSTRAINT attendance_excused_absent CHECK ((NOT (excused AND present))),
    CONSTRAINT attendance_minutes_present CHECK (((minutes IS NULL) OR (present AND (minutes > 0))))
);

ALTER TABLE ONLY atelier.attendance FORCE ROW LEVEL SECURITY;


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: atelier; Owner: -
--

CREATE SEQUENCE atelier.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: audit; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.audit (
    id bigint DEFAULT nextval('atelier.audit_id_seq'::regclass) NOT NULL,
    at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_kind text NOT NULL,
    actor_user_id uuid,
    office_id uuid,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    operation text NOT NULL,
    columns text[],
    reason text,
    values_hash bytea,
    CONSTRAINT audit_operation_known CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text]))),
    CONSTRAINT audit_values_hashed CHECK (((operation = 'INSERT'::text) OR ((columns IS NOT NULL) AND (values_hash IS NOT NULL))))
)
PARTITION BY RANGE (at);

ALTER TABLE ONLY atelier.audit FORCE ROW LEVEL SECURITY;


--
-- Name: audit_default; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.audit_default (
    id bigint DEFAULT nextval('atelier.audit_id_seq'::regclass) NOT NULL,
    at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_kind text NOT NULL,
    actor_user_id uuid,
    office_id uuid,
    table_name text NOT NULL,
    row_id uuid NOT NULL,
    operation text NOT NULL,
    columns text[],
    reason text,
    values_hash bytea,
    CONSTRAINT audit_operation_known CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text]))),
    CONSTRAINT audit_values_hashed CHECK (((operation = 'INSERT'::text) OR ((columns IS NOT NULL) AND (values_hash IS NOT NULL))))
);

ALTER TABLE ONLY atelier.audit_default FORCE ROW LEVEL SECURITY;


--
-- Name: audit_value; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.audit_value (
    audit_id bigint NOT NULL,
    at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    subject_id uuid,
    salt bytea NOT NULL,
    old jsonb,
    new jsonb
)
PARTITION BY RANGE (at);

ALTER TABLE ONLY atelier.audit_value FORCE ROW LEVEL SECURITY;


--
-- Name: audit_value_default; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.audit_value_default (
    audit_id bigint NOT NULL,
    at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    subject_id uuid,
    salt bytea NOT NULL,
    old jsonb,
    new jsonb
);

ALTER TABLE ONLY atelier.audit_value_default FORCE ROW LEVEL SECURITY;


--
-- Name: availability; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.availability (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    trainer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    days daterange NOT NULL,
    CONSTRAINT availability_days CHECK (((NOT isempty(days)) AND (NOT lower_inf(days))))
);

ALTER TABLE ONLY atelier.availability FORCE ROW LEVEL SECURITY;


--
-- Name: block; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.block (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    starts_local timestamp without time zone NOT NULL,
    ends_local timestamp without time zone NOT NULL,
    zone text NOT NULL,
    starts_fold smallint,
    ends_fold smallint,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    room_id uuid,
    module_id uuid,
    title text,
    override_reason text,
    place text,
    country_code text,
    host_id uuid,
    CONSTRAINT block_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT block_ends_fold CHECK ((ends_fold = ANY (ARRAY[0, 1]))),
    CONSTRAINT block_override_reason_present CHECK ((btrim(override_reason) <> ''::text)),
    CONSTRAINT block_place_present CHECK ((btrim(place) <> ''::text)),
    CONSTRAINT block_starts_fold CHECK ((starts_fold = ANY (ARRAY[0, 1]))),
    CONSTRAINT block_within_calendar CHECK (((starts_local >= '1900-01-01 00:00:00'::timestamp without time zone) AND (ends_local < '2200-01-01 00:00:00'::timestamp without time zone)))
);

ALTER TABLE ONLY atelier.block FORCE ROW LEVEL SECURITY;


--
-- Name: room; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.room (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    venue_id uuid NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    seats integer NOT NULL,
    CONSTRAINT room_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'::text)),
    CONSTRAINT room_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT room_seats_positive CHECK ((seats > 0))
);

ALTER TABLE ONLY atelier.room FORCE ROW LEVEL SECURITY;


--
-- Name: venue; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.venue (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    country_code text NOT NULL,
    town text NOT NULL,
    address text,
    latitude double precision,
    longitude double precision,
    CONSTRAINT venue_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT venue_latitude CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT venue_located CHECK (((latitude IS NULL) = (longitude IS NULL))),
    CONSTRAINT venue_longitude CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
    CONSTRAINT venue_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT venue_town_present CHECK ((btrim(town) <> ''::text))
);

ALTER TABLE ONLY atelier.venue FORCE ROW LEVEL SECURITY;


--
-- Name: block_country; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.block_country WITH (security_invoker='true') AS
 SELECT b.id AS block_id,
    b.session_id,
    s.code AS session,
    b.starts_at,
    b.ends_at,
    b.starts_local,
    b.ends_local,
    b.zone,
    COALESCE(v.country_code, b.country_code, s.country_code) AS country_code,
    COALESCE(v.town, b.place,
        CASE
            WHEN (b.country_code IS NULL) THEN s.place
            ELSE NULL::text
        END) AS place,
    v.latitude,
    v.longitude
   FROM (((atelier.block b
     JOIN atelier.session s ON ((s.id = b.session_id)))
     LEFT JOIN atelier.room r ON ((r.id = b.room_id)))
     LEFT JOIN atelier.venue v ON ((v.id = r.venue_id)));


--
-- Name: block_place; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.block_place WITH (security_invoker='true') AS
 WITH sited AS MATERIALIZED (
         SELECT b.block_id,
            b.session_id,
            b.session,
            b.starts_at,
            b.ends_at,
            b.starts_local,
            b.ends_local,
            b.zone,
            b.country_code,
            b.place,
            b.latitude,
            b.longitude
           FROM (atelier.block_country b
             JOIN atelier.session s_1 ON ((s_1.id = b.session_id)))
          WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s_1.state <> 'cancelled'::text) AND (b.ends_at > (atelier.now() - '3 days'::interval)) AND ((b.latitude IS NOT NULL) OR ((b.country_code IS NOT NULL) AND (b.place IS NOT NULL))))
        ), named AS MATERIALIZED (
         SELECT n_1.country_code,
            n_1.place,
            t.latitude,
            t.longitude
           FROM (( SELECT DISTINCT s_1.country_code,
                    s_1.place
                   FROM sited s_1
                  WHERE (s_1.latitude IS NULL)) n_1
             CROSS JOIN LATERAL atelier.town_named(n_1.country_code, n_1.place) t(name, latitude, longitude))
        )
 SELECT s.block_id,
    s.session_id,
    s.session,
    s.starts_at,
    s.ends_at,
    s.starts_local,
    s.ends_local,
    s.zone,
    s.country_code,
    s.place,
    COALESCE(s.latitude, n.latitude) AS latitude,
    COALESCE(s.longitude, n.longitude) AS longitude
   FROM (sited s
     LEFT JOIN named n ON (((s.latitude IS NULL) AND (n.country_code = s.country_code) AND (n.place = s.place))))
  WHERE ((s.latitude IS NOT NULL) OR (n.latitude IS NOT NULL));


--
-- Name: care_need; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.care_need (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    session_id uuid NOT NULL,
    kind text NOT NULL,
    need text NOT NULL,
    added_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT care_need_kind_known CHECK ((kind = ANY (ARRAY['diet'::text, 'access'::text, 'medical'::text]))),
    CONSTRAINT care_need_length CHECK ((char_length(need) <= 1000)),
    CONSTRAINT care_need_present CHECK ((btrim(need) <> ''::text))
);

ALTER TABLE ONLY atelier.care_need FORCE ROW LEVEL SECURITY;


--
-- Name: certificate; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.certificate (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    number text NOT NULL,
    person_id uuid,
    session_id uuid,
    training_id uuid NOT NULL,
    name text,
    name_own_script text,
    title text NOT NULL,
    awarded_on date NOT NULL,
    valid_until date,
    state text DEFAULT 'issued'::text NOT NULL,
    state_because text,
    specimen boolean NOT NULL,
    issued_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    issued_by uuid,
    series_id uuid,
    merged_from uuid,
    course_id uuid GENERATED ALWAYS AS (COALESCE(session_id, series_id)) STORED NOT NULL,
    CONSTRAINT certificate_for_one CHECK (((session_id IS NULL) <> (series_id IS NULL))),
    CONSTRAINT certificate_number_form CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z*~$=U]{4}$'::text)),
    CONSTRAINT certificate_revoked_because CHECK (((state <> 'revoked'::text) OR (COALESCE(btrim(state_because), ''::text) <> ''::text))),
    CONSTRAINT certificate_state_known CHECK ((state = ANY (ARRAY['printed ahead'::text, 'issued'::text, 'suspended'::text, 'replaced'::text, 'void'::text, 'revoked'::text]))),
    CONSTRAINT certificate_title_present CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT certificate_valid_after_award CHECK ((valid_until > awarded_on))
);

ALTER TABLE ONLY atelier.certificate FORCE ROW LEVEL SECURITY;


--
-- Name: check_calendar; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_calendar WITH (security_invoker='true') AS
 WITH busy AS MATERIALIZED (
         SELECT DISTINCT a.id,
            a.code,
            a.starts_at,
            b_1.country_code,
            (day.day)::date AS day
           FROM ((atelier.active_session a
             JOIN atelier.block_country b_1 ON ((b_1.session_id = a.id)))
             CROSS JOIN LATERAL generate_series(((b_1.starts_local)::date)::timestamp with time zone, (((b_1.ends_local - '00:00:00.000001'::interval))::date)::timestamp with time zone, '1 day'::interval) day(day))
          WHERE ((b_1.country_code IS NOT NULL) AND (b_1.ends_at > atelier.now()) AND ((b_1.ends_at - b_1.starts_at) <= '3 days'::interval))
        ), off AS MATERIALIZED (
         SELECT d.country_code,
            d.day,
            o_1.holiday,
            o_1.estimated,
            o_1.assumed
           FROM (( SELECT DISTINCT b_1.country_code,
                    b_1.day
                   FROM busy b_1) d
             CROSS JOIN LATERAL atelier.day_off(d.country_code, d.day) o_1(holiday, estimated, assumed))
        ), told AS MATERIALIZED (
         SELECT c.code,
            atelier.country_facts(ARRAY[c.code]) AS facts
           FROM ( SELECT DISTINCT o_1.country_code AS code
                   FROM off o_1) c
        )
 SELECT b.id AS session_id,
    b.code AS session,
    b.starts_at,
        CASE
            WHEN (o.holiday IS NOT NULL) THEN 'session_on_holiday'::text
            WHEN o.assumed THEN 'session_on_weekend_assumed'::text
            ELSE 'session_on_weekend'::text
        END AS rule,
    (t.facts || jsonb_strip_nulls(jsonb_build_object('session', b.code, 'day', b.day, 'weekday', to_char((b.day)::timestamp with time zone, 'FMDay'::text), 'holiday', o.holiday, 'estimated',
        CASE
            WHEN o.estimated THEN 'estimated'::text
            ELSE NULL::text
        END))) AS facts
   FROM ((busy b
     JOIN off o ON (((o.country_code = b.country_code) AND (o.day = b.day))))
     JOIN told t ON ((t.code = b.country_code)));


--
-- Name: check_completeness; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_completeness WITH (security_invoker='true') AS
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'session_without_blocks'::text AS rule,
    jsonb_build_object('session', a.code) AS facts
   FROM atelier.active_session a
  WHERE (a.starts_at IS NULL)
UNION ALL
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'trainer_missing'::text AS rule,
    jsonb_build_object('session', a.code) AS facts
   FROM atelier.active_session a
  WHERE ((a.state = 'published'::text) AND (a.training_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM atelier.assignment t
          WHERE ((t.session_id = a.id) AND (t.state = 'accepted'::text) AND (t.role = ANY (ARRAY['lead'::text, 'co-trainer'::text])))))));


--
-- Name: check_demand; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_demand WITH (security_invoker='true') AS
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'session_below_minimum'::text AS rule,
    jsonb_build_object('session', a.code, 'taken', a.taken, 'minimum', a.minimum, 'starts', to_char((a.starts_at AT TIME ZONE a.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', a.zone) AS facts
   FROM atelier.active_session a
  WHERE ((a.state = 'published'::text) AND (a.taken < a.minimum) AND (a.starts_at > atelier.now()) AND (a.starts_at <= (atelier.now() + (((( SELECT atelier.check_setting('minimum_days'::text) AS check_setting))::integer)::double precision * '1 day'::interval))))
UNION ALL
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'session_low_demand'::text AS rule,
    jsonb_build_object('session', a.code, 'asked', (a.taken + a.waiting), 'capacity', a.capacity, 'starts', to_char((a.starts_at AT TIME ZONE a.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', a.zone) AS facts
   FROM atelier.active_session a
  WHERE ((a.state = 'published'::text) AND (a.kind <> ALL (ARRAY['mission'::text, 'meeting'::text])) AND (a.taken >= COALESCE(a.minimum, 0)) AND ((((a.taken + a.waiting) * 100))::numeric < ((a.capacity)::numeric * ( SELECT atelier.check_setting('demand_percent'::text) AS check_setting))) AND (a.starts_at > atelier.now()) AND (a.starts_at <= (atelier.now() + (((( SELECT atelier.check_setting('demand_days'::text) AS check_setting))::integer)::double precision * '1 day'::interval))));


--
-- Name: session_country; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.session_country (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    country_code text NOT NULL
);

ALTER TABLE ONLY atelier.session_country FORCE ROW LEVEL SECURITY;


--
-- Name: check_hours; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_hours WITH (security_invoker='true') AS
 WITH hours AS MATERIALIZED (
         SELECT w.opens,
            w.closes
           FROM atelier.working_day(NULL::interval, NULL::interval) w(opens, closes)
        ), online AS MATERIALIZED (
         SELECT a.id,
            a.code,
            a.starts_at,
            b.block_id,
            b.starts_at AS block_starts_at,
            b.ends_at,
            c_1.country_code
           FROM ((atelier.active_session a
             JOIN atelier.block_country b ON ((b.session_id = a.id)))
             JOIN atelier.session_country c_1 ON ((c_1.session_id = a.id)))
          WHERE ((b.country_code IS NULL) AND (b.ends_at > atelier.now()))
        ), there AS (
         SELECT DISTINCT ON (o.block_id, o.country_code) o.id,
            o.code,
            o.starts_at,
            o.country_code,
            h.opens,
            h.closes,
            t_1.zone,
            t_1.turn,
            t_1.starts_local,
            t_1.ends_local,
            t_1.outside,
            t_1.day_off,
            t_1.holiday,
            t_1.estimated
           FROM ((online o
             CROSS JOIN hours h)
             CROSS JOIN LATERAL atelier.hours_there(o.country_code, o.block_starts_at, o.ends_at, h.opens, h.closes) t_1(zone, turn, starts_local, ends_local, outside, day_off, holiday, estimated))
          WHERE (t_1.outside > 0)
          ORDER BY o.block_id, o.country_code, t_1.outside DESC, t_1.turn
        ), told AS MATERIALIZED (
         SELECT c_1.code,
            atelier.country_facts(ARRAY[c_1.code]) AS facts
           FROM ( SELECT DISTINCT t_1.country_code AS code
                   FROM there t_1) c_1
        )
 SELECT t.id AS session_id,
    t.code AS session,
    t.starts_at,
        CASE
            WHEN (t.holiday IS NOT NULL) THEN 'online_on_holiday'::text
            WHEN (t.day_off IS NOT NULL) THEN 'online_on_weekend'::text
            ELSE 'online_outside_hours'::text
        END AS rule,
    (c.facts || jsonb_strip_nulls(jsonb_build_object('session', t.code, 'zone', t.zone, 'starts', to_char(t.starts_local, 'YYYY-MM-DD HH24:MI'::text), 'ends', to_char(t.ends_local, 'HH24:MI'::text), 'opens', to_char(t.opens, 'HH24:MI'::text), 'closes', to_char(t.closes, 'HH24:MI'::text), 'weekday', to_char((t.day_off)::timestamp with time zone, 'FMDay'::text), 'holiday', t.holiday, 'estimated',
        CASE
            WHEN t.estimated THEN 'estimated'::text
            ELSE NULL::text
        END))) AS facts
   FROM (there t
     JOIN told c ON ((c.code = t.country_code)));


--
-- Name: check_overlaps; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_overlaps WITH (security_invoker='true') AS
 SELECT s.id AS session_id,
    s.code AS session,
    s.starts_at,
    'person_overlap_overridden'::text AS rule,
    jsonb_build_object('person', n.reference, 'because', r.override_reason) AS facts
   FROM ((atelier.active_session s
     JOIN atelier.registration r ON (((r.session_id = s.id) AND (r.override_reason IS NOT NULL))))
     JOIN atelier.person n ON ((n.id = r.person_id)))
  WHERE (EXISTS ( SELECT
           FROM (atelier.hold mine
             JOIN atelier.hold other ON (((other.person_id = mine.person_id) AND (other.during && mine.during) AND (other.registration_id IS DISTINCT FROM r.id))))
          WHERE (mine.registration_id = r.id)))
UNION ALL
 SELECT s.id AS session_id,
    s.code AS session,
    s.starts_at,
    'session_blocks_overlap'::text AS rule,
    jsonb_build_object('session', s.code, 'zone', s.zone, 'from', to_char((GREATEST(b.starts_at, o.starts_at) AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'until', to_char((LEAST(b.ends_at, o.ends_at) AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text)) AS facts
   FROM ((atelier.active_session s
     JOIN atelier.block b ON ((b.session_id = s.id)))
     JOIN atelier.block o ON (((o.session_id = s.id) AND (o.id <> b.id) AND (o.starts_at < b.ends_at) AND (b.starts_at < o.ends_at) AND (ROW(b.starts_at, b.id) < ROW(o.starts_at, o.id)))));


--
-- Name: project; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.project (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    starts_on date,
    ends_on date,
    planned integer,
    note text,
    stopped_on date,
    stopped_because text,
    retention_months integer,
    CONSTRAINT project_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT project_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT project_period CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_planned_positive CHECK ((planned >= 0)),
    CONSTRAINT project_retention_months CHECK (((retention_months >= 1) AND (retention_months <= 1200))),
    CONSTRAINT project_stopped_because CHECK (((stopped_on IS NULL) = (COALESCE(btrim(stopped_because), ''::text) = ''::text)))
);

ALTER TABLE ONLY atelier.project FORCE ROW LEVEL SECURITY;


--
-- Name: check_project; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_project WITH (security_invoker='true') AS
 WITH planned AS (
         SELECT s.id,
            s.code,
            s.starts_at,
            ((s.starts_at AT TIME ZONE s.zone))::date AS begins,
            p.code AS project,
            p.starts_on,
            p.ends_on,
            p.stopped_on,
            p.stopped_because
           FROM (atelier.session s
             JOIN atelier.project p ON ((p.id = s.project_id)))
          WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state = 'published'::text) AND (s.ends_at > atelier.now()))
        )
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'project_session_after_stop'::text AS rule,
    jsonb_build_object('session', p.code, 'begins', p.begins, 'project', p.project, 'stopped', p.stopped_on, 'because', p.stopped_because) AS facts
   FROM planned p
  WHERE (p.begins >= p.stopped_on)
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'project_session_outside'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', p.code, 'begins', p.begins, 'project', p.project, 'from', p.starts_on, 'until', p.ends_on)) AS facts
   FROM planned p
  WHERE ((p.begins < p.starts_on) OR (p.begins > p.ends_on));


--
-- Name: check_reserved; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_reserved WITH (security_invoker='true') AS
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'reserved_seats_over_capacity'::text AS rule,
    jsonb_build_object('session', a.code, 'capacity', a.capacity, 'taken', a.taken, 'reserved', sum((r.seats - r.used))) AS facts
   FROM (atelier.active_session a
     JOIN atelier.reserved_seats r ON (((r.session_id = a.id) AND (r.released_at IS NULL) AND (r.until > atelier.now()))))
  GROUP BY a.id, a.code, a.starts_at, a.capacity, a.taken
 HAVING ((a.taken + sum((r.seats - r.used))) > a.capacity);


--
-- Name: room_hold; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.room_hold (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    block_id uuid NOT NULL,
    room_id uuid NOT NULL,
    during tstzrange NOT NULL,
    bundle uuid NOT NULL,
    CONSTRAINT room_hold_during CHECK ((NOT isempty(during)))
);

ALTER TABLE ONLY atelier.room_hold FORCE ROW LEVEL SECURITY;


--
-- Name: check_rooms; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_rooms WITH (security_invoker='true') AS
 SELECT DISTINCT a.id AS session_id,
    a.code AS session,
    a.starts_at,
    'session_over_room'::text AS rule,
    jsonb_build_object('capacity', a.capacity, 'room', r.code, 'name', r.name, 'seats', r.seats) AS facts
   FROM ((atelier.active_session a
     JOIN atelier.block b ON ((b.session_id = a.id)))
     JOIN atelier.room r ON ((r.id = b.room_id)))
  WHERE (r.seats < a.capacity)
UNION ALL
 SELECT t.session_id,
    t.session,
    t.session_starts_at AS starts_at,
    'room_overlap_overridden'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('room', t.room, 'because', o.because, 'from', to_char((t.starts_at AT TIME ZONE t.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', t.zone)) AS facts
   FROM (( SELECT DISTINCT a.id AS session_id,
            a.code AS session,
            a.starts_at AS session_starts_at,
            r.code AS room,
            b.id,
            b.starts_at,
            b.zone
           FROM ((((atelier.active_session a
             JOIN atelier.block b ON ((b.session_id = a.id)))
             JOIN atelier.room r ON ((r.id = b.room_id)))
             JOIN atelier.room_hold mine ON ((mine.block_id = b.id)))
             JOIN atelier.room_hold other ON (((other.room_id = mine.room_id) AND (other.during && mine.during) AND (other.id <> mine.id))))) t
     CROSS JOIN LATERAL atelier.room_overridden(t.id) o(because));


--
-- Name: round_session; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.round_session (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    round_id uuid NOT NULL,
    session_id uuid NOT NULL,
    seats integer NOT NULL,
    CONSTRAINT round_session_seats_positive CHECK ((seats > 0))
);

ALTER TABLE ONLY atelier.round_session FORCE ROW LEVEL SECURITY;


--
-- Name: check_round; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_round WITH (security_invoker='true') AS
 SELECT s.id AS session_id,
    s.code AS session,
    s.starts_at,
    'round_session_seats'::text AS rule,
    jsonb_build_object('round', r.code, 'session', s.code, 'seats', o.seats, 'capacity', s.capacity) AS facts
   FROM ((atelier.round_session o
     JOIN atelier.round r ON (((r.id = o.round_id) AND (r.state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text])))))
     JOIN atelier.session s ON ((s.id = o.session_id)))
  WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state <> 'cancelled'::text) AND ((s.ends_at IS NULL) OR (s.ends_at > atelier.now())) AND (o.seats > s.capacity))
UNION ALL
 SELECT s.id AS session_id,
    s.code AS session,
    s.starts_at,
    'round_session_cancelled'::text AS rule,
    jsonb_build_object('round', r.code, 'session', s.code, 'seats', o.seats) AS facts
   FROM ((atelier.round_session o
     JOIN atelier.round r ON (((r.id = o.round_id) AND (r.state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text])))))
     JOIN atelier.session s ON ((s.id = o.session_id)))
  WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state = 'cancelled'::text));


--
-- Name: qualification; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.qualification (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    trainer_id uuid NOT NULL,
    training_id uuid NOT NULL,
    valid daterange NOT NULL,
    language text,
    origin text DEFAULT 'hand'::text NOT NULL,
    generation integer DEFAULT 1 NOT NULL,
    novice boolean DEFAULT false NOT NULL,
    certificate_id uuid,
    ended_because text,
    CONSTRAINT qualification_ended_because_present CHECK ((btrim(ended_because) <> ''::text)),
    CONSTRAINT qualification_generation_positive CHECK ((generation > 0)),
    CONSTRAINT qualification_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT qualification_of_course CHECK (((origin = ANY (ARRAY['course'::text, 'renewal'::text])) = (certificate_id IS NOT NULL))),
    CONSTRAINT qualification_origin_known CHECK ((origin = ANY (ARRAY['hand'::text, 'course'::text, 'renewal'::text]))),
    CONSTRAINT qualification_valid_days CHECK ((((NOT isempty(valid)) OR (ended_because IS NOT NULL)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY atelier.qualification FORCE ROW LEVEL SECURITY;


--
-- Name: trainer; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.trainer (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    person_id uuid NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT trainer_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text))
);

ALTER TABLE ONLY atelier.trainer FORCE ROW LEVEL SECURITY;


--
-- Name: training; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.training (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    neutral_title jsonb,
    theme text NOT NULL,
    minimum_attendance numeric(4,3),
    certificate_months integer,
    CONSTRAINT training_certificate_months CHECK (((certificate_months >= 1) AND (certificate_months <= 1200))),
    CONSTRAINT training_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT training_minimum_attendance CHECK (((minimum_attendance > (0)::numeric) AND (minimum_attendance <= (1)::numeric))),
    CONSTRAINT training_neutral_title_english CHECK (((neutral_title IS NULL) OR (COALESCE(btrim((neutral_title ->> 'en'::text)), ''::text) <> ''::text))),
    CONSTRAINT training_theme_present CHECK ((btrim(theme) <> ''::text)),
    CONSTRAINT training_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.training FORCE ROW LEVEL SECURITY;


--
-- Name: check_trainers; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_trainers WITH (security_invoker='true') AS
 WITH working AS (
         SELECT s.id AS session_id,
            s.code AS session,
            s.training_id,
            s.language,
            s.starts_at,
            ((s.starts_at AT TIME ZONE s.zone))::date AS first_day,
            a.id,
            a.trainer_id,
            a.person_id,
            a.role,
            a.state,
            t.code,
            t.languages,
            COALESCE(t.code, p.reference) AS known_as
           FROM (((atelier.session s
             JOIN atelier.assignment a ON (((a.session_id = s.id) AND (a.state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text])))))
             LEFT JOIN atelier.trainer t ON ((t.id = a.trainer_id)))
             LEFT JOIN atelier.person p ON ((p.id = a.person_id)))
          WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state <> 'cancelled'::text) AND ((s.ends_at IS NULL) OR (s.ends_at > atelier.now())))
        ), teaching AS (
         SELECT w.session_id,
            w.session,
            w.training_id,
            w.language,
            w.starts_at,
            w.first_day,
            w.id,
            w.trainer_id,
            w.person_id,
            w.role,
            w.state,
            w.code,
            w.languages,
            w.known_as
           FROM working w
          WHERE (w.role = ANY (ARRAY['lead'::text, 'co-trainer'::text]))
        )
 SELECT w.session_id,
    w.session,
    w.starts_at,
    'assignment_qualified'::text AS rule,
    jsonb_strip_nulls((to_jsonb(gap.*) || jsonb_build_object('because', m.unqualified_because))) AS facts
   FROM ((teaching w
     CROSS JOIN LATERAL atelier.unqualified_on(w.session_id, w.trainer_id) gap(trainer, training, day, language))
     LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) m(assignment_id, state_because, unqualified_because, double_booked_because, unpaired_because) ON (true))
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
    'assignment_paired'::text AS rule,
    jsonb_strip_nulls((to_jsonb(gap.*) || jsonb_build_object('because', m.unpaired_because))) AS facts
   FROM ((working w
     CROSS JOIN LATERAL atelier.unpaired_on(w.session_id, w.trainer_id) gap(trainer, language, day))
     LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) m(assignment_id, state_because, unqualified_because, double_booked_because, unpaired_because) ON (true))
  WHERE (w.role = 'interpreter'::text)
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
    'trainer_language'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', w.code, 'language', w.language, 'languages', NULLIF(array_to_string(w.languages, ', '::text), ''::text))) AS facts
   FROM teaching w
  WHERE ((NOT (EXISTS ( SELECT
           FROM unnest(w.languages) spoken(spoken)
          WHERE atelier.same_language(spoken.spoken, w.language)))) AND (NOT (EXISTS ( SELECT
           FROM atelier.interpreted(w.session_id) i(spoken, valid),
            unnest(w.languages) tag(tag)
          WHERE ((i.valid @> w.first_day) AND atelier.same_language(i.spoken, tag.tag))))))
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
        CASE
            WHEN (w.code IS NULL) THEN 'speaker_overlap_overridden'::text
            ELSE 'trainer_overlap_overridden'::text
        END AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', w.known_as, 'because', m.double_booked_because)) AS facts
   FROM ((atelier.double_booked() twice(twice)
     JOIN working w ON ((w.id = twice.twice)))
     LEFT JOIN LATERAL atelier.assignment_reasons(ARRAY[w.id]) m(assignment_id, state_because, unqualified_because, double_booked_because, unpaired_because) ON (true))
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
    away.rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', w.code, 'day', away.day, 'kind', away.kind)) AS facts
   FROM (atelier.trainers_away() away(assignment_id, rule, day, kind)
     JOIN working w ON ((w.id = away.assignment_id)))
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
    'session_two_leads'::text AS rule,
    jsonb_build_object('session', w.session, 'count', count(*), 'trainers', string_agg(w.code, ', '::text ORDER BY w.code)) AS facts
   FROM teaching w
  WHERE ((w.role = 'lead'::text) AND (w.state <> 'proposed'::text))
  GROUP BY w.session_id, w.session, w.starts_at
 HAVING (count(*) > 1)
UNION ALL
 SELECT w.session_id,
    w.session,
    w.starts_at,
    'trainer_new_alone'::text AS rule,
    jsonb_build_object('trainer', w.code, 'training', g.code) AS facts
   FROM (teaching w
     JOIN atelier.training g ON ((g.id = w.training_id)))
  WHERE ((w.role = 'lead'::text) AND (EXISTS ( SELECT
           FROM atelier.qualification q
          WHERE ((q.trainer_id = w.trainer_id) AND (q.training_id = w.training_id) AND (q.valid @> w.first_day) AND q.novice))) AND (NOT (EXISTS ( SELECT
           FROM teaching beside
          WHERE ((beside.session_id = w.session_id) AND ((beside.id = w.id) OR (beside.state <> 'proposed'::text)) AND (atelier.taught_before(beside.person_id, w.training_id, w.starts_at) OR ((beside.id <> w.id) AND (EXISTS ( SELECT
                   FROM atelier.qualification q
                  WHERE ((q.trainer_id = beside.trainer_id) AND (q.training_id = w.training_id) AND (q.valid @> w.first_day) AND (NOT q.novice)))))))))));


--
-- Name: check_travel; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_travel WITH (security_invoker='true') AS
 WITH placed AS MATERIALIZED (
         SELECT p.block_id,
            p.session_id,
            p.session,
            p.starts_at,
            p.ends_at,
            p.starts_local,
            p.ends_local,
            p.zone,
            p.country_code,
            p.place,
            p.latitude,
            p.longitude,
            dense_rank() OVER (ORDER BY p.latitude, p.longitude) AS spot
           FROM atelier.block_place p
        ), stay AS MATERIALIZED (
         SELECT t_1.person_id,
            p.block_id,
            p.spot,
            p.starts_at,
            p.ends_at
           FROM ((placed p
             JOIN atelier.assignment a_1 ON (((a_1.session_id = p.session_id) AND (a_1.state = ANY (ARRAY['asked'::text, 'accepted'::text])))))
             JOIN atelier.trainer t_1 ON ((t_1.id = a_1.trainer_id)))
        UNION ALL
         SELECT h.person_id,
            p.block_id,
            p.spot,
            p.starts_at,
            p.ends_at
           FROM (placed p
             JOIN atelier.hold h ON (((h.block_id = p.block_id) AND (h.registration_id IS NOT NULL))))
        ), step AS (
         SELECT s.person_id,
            s.block_id,
            s.spot,
            s.starts_at,
            lag(s.block_id) OVER turn AS from_block,
            lag(s.spot) OVER turn AS from_spot,
            lag(s.ends_at) OVER turn AS from_at
           FROM stay s
          WHERE (s.person_id IN ( SELECT o.person_id
                   FROM stay o
                  GROUP BY o.person_id
                 HAVING (min(o.spot) <> max(o.spot))))
          WINDOW turn AS (PARTITION BY s.person_id ORDER BY s.starts_at, s.ends_at, s.block_id)
        ), pace AS MATERIALIZED (
         SELECT jsonb_object_agg(s.name, s.value) AS settings
           FROM atelier.check_settings() s(name, value, standard)
        ), way AS (
         SELECT s.person_id,
            s.block_id,
            s.from_block,
            atelier.kilometres(f_1.latitude, f_1.longitude, t_1.latitude, t_1.longitude) AS km,
            (floor((EXTRACT(epoch FROM (s.starts_at - s.from_at)) / (60)::numeric)))::integer AS gap,
            (((f_1.starts_local)::date = (t_1.starts_local)::date) OR ((f_1.ends_local)::date = (t_1.starts_local)::date)) AS same_day
           FROM ((step s
             JOIN placed t_1 ON ((t_1.block_id = s.block_id)))
             JOIN placed f_1 ON ((f_1.block_id = s.from_block)))
          WHERE ((s.spot <> s.from_spot) AND (s.starts_at > atelier.now()) AND (s.starts_at >= s.from_at) AND (s.starts_at < (s.from_at + '3 days'::interval)))
        ), judged AS (
         SELECT w.person_id,
            w.block_id,
            w.from_block,
            w.km,
            w.gap,
            w.same_day,
            atelier.travel_minutes(w.km, p.settings) AS needed,
            (w.same_day AND (w.km >= ((p.settings ->> 'two_towns_km'::text))::double precision)) AS two_towns
           FROM way w,
            pace p
        )
 SELECT a.id AS session_id,
    a.code AS session,
    a.starts_at,
        CASE
            WHEN (j.gap >= j.needed) THEN 'trainer_two_towns'::text
            WHEN (r.code IS NULL) THEN 'person_travel_time'::text
            ELSE 'trainer_travel_time'::text
        END AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', r.code, 'person',
        CASE
            WHEN (r.code IS NULL) THEN n.reference
            ELSE NULL::text
        END, 'from_session', f.session, 'from_place', f.place, 'until', to_char(f.ends_local, 'YYYY-MM-DD HH24:MI'::text), 'from_zone', f.zone, 'session', t.session, 'place', t.place, 'starts', to_char(t.starts_local, 'YYYY-MM-DD HH24:MI'::text), 'zone', t.zone, 'km', round(j.km), 'gap', to_char(make_interval(mins => j.gap), 'FMHH24:MI'::text), 'needed', to_char(make_interval(mins => j.needed), 'FMHH24:MI'::text))) AS facts
   FROM (((((judged j
     JOIN placed t ON ((t.block_id = j.block_id)))
     JOIN placed f ON ((f.block_id = j.from_block)))
     JOIN atelier.active_session a ON ((a.id = t.session_id)))
     LEFT JOIN atelier.trainer r ON ((r.person_id = j.person_id)))
     LEFT JOIN atelier.person n ON ((n.id = j.person_id)))
  WHERE (((j.gap < j.needed) OR ((r.code IS NOT NULL) AND j.two_towns)) AND (COALESCE(r.code, n.reference) IS NOT NULL));


--
-- Name: country; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.country (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    alpha3 text,
    name text NOT NULL,
    note text,
    weekend integer[],
    visa_days integer,
    zone text,
    CONSTRAINT country_alpha3_form CHECK ((alpha3 ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT country_code_form CHECK ((code ~ '^([A-Z]{2}|X-[A-Z]{2,10})$'::text)),
    CONSTRAINT country_kosovo_noted CHECK (((code <> 'XK'::text) OR (note IS NOT NULL))),
    CONSTRAINT country_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT country_note_present CHECK ((btrim(note) <> ''::text)),
    CONSTRAINT country_visa_days CHECK (((visa_days >= 0) AND (visa_days <= 365))),
    CONSTRAINT country_weekend_days CHECK (((weekend <@ '{1,2,3,4,5,6,7}'::integer[]) AND ((cardinality(weekend) >= 1) AND (cardinality(weekend) <= 6))))
);

ALTER TABLE ONLY atelier.country FORCE ROW LEVEL SECURITY;


--
-- Name: organisation; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.organisation (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    country_code text,
    CONSTRAINT organisation_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT organisation_kind_known CHECK ((kind = ANY (ARRAY['office'::text, 'authority'::text, 'partner'::text, 'provider'::text, 'donor'::text, 'association'::text, 'company'::text]))),
    CONSTRAINT organisation_name_present CHECK ((btrim(name) <> ''::text))
);

ALTER TABLE ONLY atelier.organisation FORCE ROW LEVEL SECURITY;


--
-- Name: task; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.task (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    title jsonb NOT NULL,
    kind text DEFAULT 'other'::text NOT NULL,
    days integer NOT NULL,
    done_on date,
    note text,
    CONSTRAINT task_days CHECK (((days >= '-730'::integer) AND (days <= 730))),
    CONSTRAINT task_kind_known CHECK ((kind = ANY (ARRAY['venue'::text, 'trainers'::text, 'interpreter'::text, 'invitations'::text, 'visas'::text, 'travel'::text, 'materials'::text, 'follow-up'::text, 'other'::text]))),
    CONSTRAINT task_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.task FORCE ROW LEVEL SECURITY;


--
-- Name: check_visas; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.check_visas WITH (security_invoker='true') AS
 WITH near AS MATERIALIZED (
         SELECT a.id,
            a.code,
            a.starts_at,
            a.zone,
            a.country_code,
            COALESCE(c_1.visa_days, (( SELECT atelier.check_setting('visa_days'::text) AS check_setting))::integer) AS days
           FROM (atelier.active_session a
             JOIN atelier.country c_1 ON ((c_1.code = a.country_code)))
          WHERE ((a.starts_at > atelier.now()) AND (a.starts_at < (atelier.now() + ((COALESCE(c_1.visa_days, (( SELECT atelier.check_setting('visa_days'::text) AS check_setting))::integer))::double precision * '1 day'::interval))) AND (NOT (EXISTS ( SELECT
                   FROM atelier.task t
                  WHERE ((t.session_id = a.id) AND (t.kind = 'visas'::text) AND (t.done_on IS NOT NULL))))))
        ), visitor AS (
         SELECT n_1.id,
            f.country_code
           FROM (near n_1
             JOIN atelier.session_country f ON (((f.session_id = n_1.id) AND (f.country_code <> n_1.country_code))))
        UNION
         SELECT n_1.id,
            COALESCE(p.country_code, o.country_code) AS "coalesce"
           FROM (((near n_1
             JOIN atelier.registration r ON (((r.session_id = n_1.id) AND (r.state = ANY (ARRAY['confirmed'::text, 'offered'::text])))))
             JOIN atelier.person p ON ((p.id = r.person_id)))
             LEFT JOIN atelier.organisation o ON ((o.id = p.organisation_id)))
          WHERE (COALESCE(p.country_code, o.country_code) <> n_1.country_code)
        ), coming AS (
         SELECT v_1.id,
            array_agg(v_1.country_code ORDER BY v_1.country_code) AS countries
           FROM visitor v_1
          GROUP BY v_1.id
        )
 SELECT n.id AS session_id,
    n.code AS session,
    n.starts_at,
    'session_visa_lead'::text AS rule,
    (atelier.country_facts(ARRAY[n.country_code]) || jsonb_strip_nulls(jsonb_build_object('session', n.code, 'days', n.days, 'starts', to_char((n.starts_at AT TIME ZONE n.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', n.zone, 'visitors', (v.facts -> 'country'::text), 'country_note', (atelier.country_facts((n.country_code || c.countries)) -> 'country_note'::text)))) AS facts
   FROM ((near n
     JOIN coming c ON ((c.id = n.id)))
     CROSS JOIN LATERAL ( SELECT atelier.country_facts(c.countries) AS facts) v);


--
-- Name: checklist_item; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.checklist_item (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    training_id uuid NOT NULL,
    title jsonb NOT NULL,
    kind text DEFAULT 'other'::text NOT NULL,
    days integer NOT NULL,
    CONSTRAINT checklist_item_days CHECK (((days >= '-730'::integer) AND (days <= 730))),
    CONSTRAINT checklist_item_kind_known CHECK ((kind = ANY (ARRAY['venue'::text, 'trainers'::text, 'interpreter'::text, 'invitations'::text, 'visas'::text, 'travel'::text, 'materials'::text, 'follow-up'::text, 'other'::text]))),
    CONSTRAINT checklist_item_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.checklist_item FORCE ROW LEVEL SECURITY;


--
-- Name: coming_session; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.coming_session WITH (security_invoker='true') AS
 SELECT s.id,
    s.code,
    s.kind,
    COALESCE(s.title, g.title) AS title,
    g.code AS training,
    listing.country_code AS listed_country,
    listing.in_or_for,
    s.country_code,
    COALESCE(s.place, ( SELECT v.town
           FROM ((atelier.block b
             JOIN atelier.room r ON ((r.id = b.room_id)))
             JOIN atelier.venue v ON ((v.id = r.venue_id)))
          WHERE (b.session_id = s.id)
          ORDER BY b.starts_at, b.id
         LIMIT 1)) AS place,
    s.zone,
    s.starts_at,
    s.ends_at,
    (s.starts_at AT TIME ZONE s.zone) AS starts_local,
    (s.ends_at AT TIME ZONE s.zone) AS ends_local,
    s.language,
    s.capacity,
    s.taken,
    s.waiting,
    s.kept,
        CASE
            WHEN ((s.state = 'published'::text) AND s.registration_open AND (s.starts_at > atelier.now())) THEN 'open'::text
            WHEN (s.state = 'published'::text) THEN 'closed'::text
            ELSE s.state
        END AS state,
    s.visibility,
    s.sequence,
    s.changed_at,
    whole.code AS whole,
    s.track,
    atelier.stage(s.starts_at, s.ends_at) AS stage
   FROM (((atelier.session s
     LEFT JOIN atelier.training g ON ((g.id = s.training_id)))
     LEFT JOIN atelier.session whole ON ((whole.id = s.part_of)))
     CROSS JOIN LATERAL ( SELECT s.country_code,
            'in'::text AS in_or_for
          WHERE ((s.country_code IS NOT NULL) OR (NOT (EXISTS ( SELECT
                   FROM atelier.session_country c
                  WHERE (c.session_id = s.id)))))
        UNION ALL
         SELECT c.country_code,
            'for'::text AS in_or_for
           FROM atelier.session_country c
          WHERE ((c.session_id = s.id) AND (c.country_code IS DISTINCT FROM s.country_code))) listing)
  WHERE ((s.state <> 'draft'::text) AND (s.ends_at > atelier.now()));


--
-- Name: consent; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.consent (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    text_id uuid NOT NULL,
    purpose text NOT NULL,
    state text DEFAULT 'given'::text NOT NULL,
    given_on date NOT NULL,
    given_by text NOT NULL,
    guardian_id uuid,
    how text,
    ended_on date,
    ended_because text,
    recorded_by uuid,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT consent_ended CHECK (((state = 'given'::text) = (ended_on IS NULL))),
    CONSTRAINT consent_ended_after_given CHECK ((ended_on >= given_on)),
    CONSTRAINT consent_given_by_known CHECK ((given_by = ANY (ARRAY['person'::text, 'guardian'::text]))),
    CONSTRAINT consent_guardian_named CHECK (((guardian_id IS NULL) OR (given_by = 'guardian'::text))),
    CONSTRAINT consent_how_present CHECK ((btrim(how) <> ''::text)),
    CONSTRAINT consent_state_known CHECK ((state = ANY (ARRAY['given'::text, 'withdrawn'::text, 'replaced'::text])))
);

ALTER TABLE ONLY atelier.consent FORCE ROW LEVEL SECURITY;


--
-- Name: consent_text; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.consent_text (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    purpose text NOT NULL,
    version integer NOT NULL,
    language text NOT NULL,
    text text NOT NULL,
    added_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT consent_text_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT consent_text_present CHECK ((btrim(text) <> ''::text)),
    CONSTRAINT consent_text_purpose_form CHECK ((purpose ~ '^[a-z][a-z-]{1,39}$'::text)),
    CONSTRAINT consent_text_version CHECK ((version > 0))
);

ALTER TABLE ONLY atelier.consent_text FORCE ROW LEVEL SECURITY;


--
-- Name: country_zone; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.country_zone (
    country_code text NOT NULL,
    zone text NOT NULL,
    people bigint NOT NULL,
    CONSTRAINT country_zone_people CHECK ((people >= 0))
);

ALTER TABLE ONLY atelier.country_zone FORCE ROW LEVEL SECURITY;


--
-- Name: time_zone; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.time_zone (
    name text NOT NULL
);

ALTER TABLE ONLY atelier.time_zone FORCE ROW LEVEL SECURITY;


--
-- Name: country_clock; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.country_clock WITH (security_invoker='true') AS
 SELECT c.code AS country_code,
    c.zone,
    1 AS turn
   FROM atelier.country c
  WHERE (c.zone IS NOT NULL)
UNION ALL
 SELECT z.country_code,
    z.zone,
    z.turn
   FROM (( SELECT k.country_code,
            k.zone,
            k.people,
            sum(k.people) OVER country AS all_people,
            (row_number() OVER (country ORDER BY k.people DESC, k.zone))::integer AS turn
           FROM (atelier.country_zone k
             JOIN atelier.time_zone t ON ((t.name = k.zone)))
          WINDOW country AS (PARTITION BY k.country_code)) z
     JOIN atelier.country c ON (((c.code = z.country_code) AND (c.zone IS NULL))))
  WHERE ((z.turn = 1) OR (((z.people * 100))::numeric >= (z.all_people * ( SELECT atelier.check_setting('zone_percent'::text) AS check_setting))));


--
-- Name: series; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.series (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    title jsonb NOT NULL,
    training_id uuid,
    host_office_id uuid NOT NULL,
    CONSTRAINT series_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'::text)),
    CONSTRAINT series_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.series FORCE ROW LEVEL SECURITY;


--
-- Name: course; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.course WITH (security_invoker='true') AS
 SELECT s.id,
    s.id AS session_id,
    e.id AS series_id,
    s.code AS session,
    e.code AS series,
    s.training_id,
    s.host_office_id,
    s.language,
    s.zone,
    s.ends_at
   FROM (atelier.session s
     LEFT JOIN ( SELECT e_1.id,
            e_1.code
           FROM (atelier.series e_1
             JOIN atelier.training g ON (((g.id = e_1.training_id) AND (g.minimum_attendance IS NOT NULL))))) e ON ((e.id = s.series_id)))
UNION ALL
 SELECT e.id,
    NULL::uuid AS session_id,
    e.id AS series_id,
    NULL::text AS session,
    e.code AS series,
    e.training_id,
    e.host_office_id,
    last.language,
    last.zone,
    last.ends_at
   FROM (atelier.series e
     LEFT JOIN LATERAL ( SELECT s.language,
            s.zone,
            s.ends_at
           FROM atelier.session s
          WHERE (s.series_id = e.id)
          ORDER BY (s.state = 'cancelled'::text), s.ends_at DESC, s.id DESC
         LIMIT 1) last ON (true));


--
-- Name: course_session; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.course_session WITH (security_invoker='true') AS
 SELECT s.id AS course_id,
    s.id AS session_id
   FROM atelier.session s
UNION ALL
 SELECT s.series_id AS course_id,
    s.id AS session_id
   FROM atelier.session s
  WHERE ((s.series_id IS NOT NULL) AND (s.state <> 'cancelled'::text));


--
-- Name: currency; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.currency (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    decimals smallint NOT NULL,
    CONSTRAINT currency_code_form CHECK ((code ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT currency_decimals CHECK (((decimals >= 0) AND (decimals <= 3))),
    CONSTRAINT currency_name_present CHECK ((btrim(name) <> ''::text))
);

ALTER TABLE ONLY atelier.currency FORCE ROW LEVEL SECURITY;


--
-- Name: dataset; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.dataset (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    source text NOT NULL,
    licence text NOT NULL,
    attribution text NOT NULL,
    rows integer NOT NULL,
    loaded_at timestamp with time zone DEFAULT atelier.now() NOT NULL
);

ALTER TABLE ONLY atelier.dataset FORCE ROW LEVEL SECURITY;


--
-- Name: draw_entry; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.draw_entry (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    draw_id uuid NOT NULL,
    application_id uuid NOT NULL,
    stratum integer,
    preferences smallint[] NOT NULL,
    rule text,
    paper_on date,
    rank integer,
    session_number smallint,
    choice smallint,
    CONSTRAINT draw_entry_choice_known CHECK ((choice >= 0)),
    CONSTRAINT draw_entry_part_or_rule CHECK (((stratum IS NULL) = (rule IS NOT NULL))),
    CONSTRAINT draw_entry_rank_of_part CHECK (((rank IS NULL) OR (stratum IS NOT NULL))),
    CONSTRAINT draw_entry_rank_positive CHECK ((rank > 0)),
    CONSTRAINT draw_entry_seat CHECK ((((session_number IS NULL) = (choice IS NULL)) AND ((session_number IS NULL) OR (rank IS NOT NULL))))
);

ALTER TABLE ONLY atelier.draw_entry FORCE ROW LEVEL SECURITY;


--
-- Name: draw_event; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.draw_event (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    draw_id uuid NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    entry_id uuid NOT NULL,
    rule text,
    instead_of uuid,
    session_number smallint,
    CONSTRAINT draw_event_complete CHECK ((((kind = 'out'::text) = (rule IS NOT NULL)) AND ((kind = 'in'::text) = (instead_of IS NOT NULL)) AND ((kind = 'in'::text) = (session_number IS NOT NULL)))),
    CONSTRAINT draw_event_kind_known CHECK ((kind = ANY (ARRAY['out'::text, 'in'::text]))),
    CONSTRAINT draw_event_number_positive CHECK ((number > 0))
);

ALTER TABLE ONLY atelier.draw_event FORCE ROW LEVEL SECURITY;


--
-- Name: draw_session; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.draw_session (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    draw_id uuid NOT NULL,
    number smallint NOT NULL,
    session_id uuid NOT NULL,
    code text NOT NULL,
    seats integer NOT NULL,
    CONSTRAINT draw_session_number_positive CHECK ((number > 0)),
    CONSTRAINT draw_session_seats_positive CHECK ((seats > 0))
);

ALTER TABLE ONLY atelier.draw_session FORCE ROW LEVEL SECURITY;


--
-- Name: draw_seat; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.draw_seat WITH (security_invoker='true') AS
 SELECT e.draw_id,
    e.id AS entry_id,
    e.application_id,
    e.stratum,
    e.rank,
    s.number AS session_number,
    s.session_id,
    s.code
   FROM (atelier.draw_entry e
     JOIN atelier.draw_session s ON (((s.draw_id = e.draw_id) AND (s.number = e.session_number))))
UNION ALL
 SELECT v.draw_id,
    v.entry_id,
    e.application_id,
    e.stratum,
    e.rank,
    s.number AS session_number,
    s.session_id,
    s.code
   FROM ((atelier.draw_event v
     JOIN atelier.draw_entry e ON ((e.id = v.entry_id)))
     JOIN atelier.draw_session s ON (((s.draw_id = v.draw_id) AND (s.number = v.session_number))))
  WHERE (v.kind = 'in'::text);


--
-- Name: draw_seat_lost; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.draw_seat_lost WITH (security_invoker='true') AS
 SELECT q.draw_id,
    q.entry_id,
    q.session_id,
    q.stratum,
    q.rank,
    last.rule
   FROM (((atelier.draw_seat q
     JOIN atelier.draw d ON (((d.id = q.draw_id) AND (d.state = 'run'::text))))
     JOIN atelier.session s ON (((s.id = q.session_id) AND (s.state = 'published'::text))))
     CROSS JOIN LATERAL ( SELECT r.rule,
            r.state
           FROM atelier.registration r
          WHERE ((r.session_id = q.session_id) AND (r.person_id = ( SELECT a.person_id
                   FROM atelier.application a
                  WHERE (a.id = q.application_id))))
          ORDER BY (r.state = ANY (ARRAY['cancelled'::text, 'refused'::text])), r.arrival DESC
         LIMIT 1) last)
  WHERE ((last.state = ANY (ARRAY['cancelled'::text, 'refused'::text])) AND (NOT (EXISTS ( SELECT
           FROM atelier.draw_event v
          WHERE ((v.entry_id = q.entry_id) AND (v.kind = 'out'::text))))));


--
-- Name: draw_seat_vacant; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.draw_seat_vacant WITH (security_invoker='true') AS
 SELECT q.draw_id,
    v.number,
    q.entry_id,
    ( SELECT a.reference
           FROM atelier.application a
          WHERE (a.id = q.application_id)) AS reference,
    q.stratum,
    q.session_number,
    q.session_id,
    q.code
   FROM (((atelier.draw_seat q
     JOIN atelier.draw_event v ON (((v.entry_id = q.entry_id) AND (v.kind = 'out'::text))))
     JOIN atelier.draw d ON (((d.id = q.draw_id) AND COALESCE((d.reserves_until > atelier.now()), true))))
     JOIN atelier.session s ON (((s.id = q.session_id) AND (s.state = 'published'::text) AND (s.starts_at > atelier.now()))))
  WHERE (NOT (EXISTS ( SELECT
           FROM atelier.draw_event i
          WHERE (i.instead_of = q.entry_id))));


--
-- Name: draw_stratum; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.draw_stratum (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    draw_id uuid NOT NULL,
    number integer NOT NULL,
    answers text[] NOT NULL,
    applicants integer NOT NULL,
    seats integer NOT NULL,
    CONSTRAINT draw_stratum_applicants_positive CHECK ((applicants > 0)),
    CONSTRAINT draw_stratum_number_positive CHECK ((number > 0)),
    CONSTRAINT draw_stratum_seats_fit CHECK (((seats >= 0) AND (seats <= applicants)))
);

ALTER TABLE ONLY atelier.draw_stratum FORCE ROW LEVEL SECURITY;


--
-- Name: due_invitation; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_invitation WITH (security_invoker='true') AS
 SELECT (((i.until - '00:00:00.000001'::interval) AT TIME ZONE s.zone))::date AS due_on,
    'invitation_unanswered'::text AS rule,
    jsonb_build_object('person', p.reference, 'session', s.code, 'zone', s.zone, 'until', to_char((i.until AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM ((atelier.invitation i
     JOIN atelier.session s ON ((s.id = i.session_id)))
     JOIN atelier.person p ON ((p.id = i.person_id)))
  WHERE ((i.state = 'invited'::text) AND (s.state <> 'cancelled'::text));


--
-- Name: need; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.need (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('N-'::text || atelier.random_code(8)) NOT NULL,
    person_id uuid NOT NULL,
    office_id uuid NOT NULL,
    project_id uuid,
    theme text,
    training_id uuid,
    country_code text,
    language text,
    words text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    closed_because text,
    review_on date,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT need_closed_because CHECK (((state <> 'closed'::text) OR (COALESCE(btrim(closed_because), ''::text) <> ''::text))),
    CONSTRAINT need_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT need_state_known CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'closed'::text]))),
    CONSTRAINT need_theme_present CHECK ((btrim(theme) <> ''::text)),
    CONSTRAINT need_words_length CHECK ((char_length(words) <= 2000)),
    CONSTRAINT need_words_present CHECK ((btrim(words) <> ''::text))
);

ALTER TABLE ONLY atelier.need FORCE ROW LEVEL SECURITY;


--
-- Name: due_need; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_need WITH (security_invoker='true') AS
 SELECT n.review_on AS due_on,
    'need_review_due'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('need', n.reference, 'person', p.reference)) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM (atelier.need n
     LEFT JOIN atelier.person p ON ((p.id = n.person_id)))
  WHERE ((n.state = 'open'::text) AND (n.review_on IS NOT NULL));


--
-- Name: notice; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.notice (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    told_at timestamp with time zone,
    how text,
    written_by xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT notice_how_present CHECK ((btrim(how) <> ''::text)),
    CONSTRAINT notice_kind_known CHECK ((kind = ANY (ARRAY['moved'::text, 'cancelled'::text, 'promoted'::text, 'offered'::text, 'offer lapsed'::text]))),
    CONSTRAINT notice_told_how CHECK (((told_at IS NULL) = (how IS NULL)))
);

ALTER TABLE ONLY atelier.notice FORCE ROW LEVEL SECURITY;


--
-- Name: due_notices; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_notices WITH (security_invoker='true') AS
 SELECT ((min(n.created_at) AT TIME ZONE s.zone))::date AS due_on,
    ('notice_'::text || n.kind) AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', s.code, 'people', count(*), 'because', s.cancelled_because, 'starts', to_char((s.starts_at AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', s.zone, 'place', ( SELECT COALESCE(b.place, ((v.name || ', '::text) || v.town), s.place) AS "coalesce"
           FROM ((atelier.block b
             LEFT JOIN atelier.room r ON ((r.id = b.room_id)))
             LEFT JOIN atelier.venue v ON ((v.id = r.venue_id)))
          WHERE (b.session_id = s.id)
          ORDER BY b.starts_at, b.id
         LIMIT 1))) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (atelier.notice n
     JOIN atelier.session s ON ((s.id = n.session_id)))
  WHERE ((n.told_at IS NULL) AND atelier.may_host(s.host_office_id))
  GROUP BY s.id, s.code, s.place, n.kind, s.cancelled_because, s.starts_at, s.zone;


--
-- Name: due_people; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_people AS
SELECT
    NULL::date AS due_on,
    NULL::text AS rule,
    NULL::jsonb AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id;


--
-- Name: due_project; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_project WITH (security_invoker='true') AS
 SELECT r.due_on,
    'project_retention_over'::text AS rule,
    jsonb_build_object('project', p.code, 'name', p.name, 'months', p.retention_months, 'persons', r.persons) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM (atelier.project p
     CROSS JOIN LATERAL atelier.project_retention(p.id) r(due_on, persons))
  WHERE (( SELECT atelier.actor_may_plan() AS actor_may_plan) AND (r.persons > 0));


--
-- Name: referral; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.referral (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('F-'::text || atelier.random_code(8)) NOT NULL,
    need_id uuid NOT NULL,
    person_id uuid NOT NULL,
    office_id uuid NOT NULL,
    session_id uuid,
    training_id uuid,
    organisation_id uuid,
    service text,
    state text DEFAULT 'proposed'::text NOT NULL,
    because text,
    answer_by date,
    proposed_on date DEFAULT ((atelier.now() AT TIME ZONE 'UTC'::text))::date NOT NULL,
    changed_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT referral_ended_because CHECK (((state <> ALL (ARRAY['declined'::text, 'dropped out'::text])) OR (COALESCE(btrim(because), ''::text) <> ''::text))),
    CONSTRAINT referral_service_named CHECK (((organisation_id IS NOT NULL) = (COALESCE(btrim(service), ''::text) <> ''::text))),
    CONSTRAINT referral_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'completed'::text, 'declined'::text, 'dropped out'::text]))),
    CONSTRAINT referral_to_one_thing CHECK ((num_nonnulls(session_id, training_id, organisation_id) = 1))
);

ALTER TABLE ONLY atelier.referral FORCE ROW LEVEL SECURITY;


--
-- Name: due_referral; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_referral WITH (security_invoker='true') AS
 SELECT r.answer_by AS due_on,
    'referral_answer_due'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('referral', r.reference, 'person', p.reference, 'to', COALESCE(s.code, g.code, o.code))) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM ((((atelier.referral r
     LEFT JOIN atelier.person p ON ((p.id = r.person_id)))
     LEFT JOIN atelier.session s ON ((s.id = r.session_id)))
     LEFT JOIN atelier.training g ON ((g.id = r.training_id)))
     LEFT JOIN atelier.organisation o ON ((o.id = r.organisation_id)))
  WHERE ((r.state = 'proposed'::text) AND (r.answer_by IS NOT NULL));


--
-- Name: due_reserved_seats; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_reserved_seats WITH (security_invoker='true') AS
 SELECT ((v.until AT TIME ZONE s.zone))::date AS due_on,
    'reserved_seats_open'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', s.code, 'left', (v.seats - v.used), 'seats', v.seats, 'for', COALESCE(o.name, c.name, v.label), 'note', c.note, 'until', to_char((v.until AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', s.zone)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (((atelier.reserved_seats v
     JOIN atelier.session s ON ((s.id = v.session_id)))
     LEFT JOIN atelier.organisation o ON ((o.id = v.organisation_id)))
     LEFT JOIN atelier.country c ON ((c.code = v.country_code)))
  WHERE ((v.released_at IS NULL) AND (v.used < v.seats) AND (s.state <> 'cancelled'::text) AND atelier.may_host(s.host_office_id));


--
-- Name: form_field; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.form_field (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    form_id uuid NOT NULL,
    "position" integer NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    label jsonb NOT NULL,
    required boolean NOT NULL,
    sensitivity text NOT NULL,
    delete_after_days integer,
    options text[],
    minimum numeric,
    maximum numeric,
    earliest date,
    latest date,
    max_length integer,
    pattern text,
    shown_field text,
    shown_values jsonb,
    maps_to text,
    stratum boolean DEFAULT false NOT NULL,
    CONSTRAINT form_field_bounds_fit CHECK ((((type = 'number'::text) OR ((minimum IS NULL) AND (maximum IS NULL))) AND ((type = 'date'::text) OR ((earliest IS NULL) AND (latest IS NULL))) AND ((type = ANY (ARRAY['text'::text, 'long text'::text, 'organisation'::text])) OR (max_length IS NULL)) AND ((type = ANY (ARRAY['text'::text, 'phone'::text])) OR (pattern IS NULL)))),
    CONSTRAINT form_field_delete_after CHECK (((delete_after_days >= 0) AND (delete_after_days <= 36500))),
    CONSTRAINT form_field_key_form CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
    CONSTRAINT form_field_label_english CHECK ((COALESCE(btrim((label ->> 'en'::text)), ''::text) <> ''::text)),
    CONSTRAINT form_field_maps_fit CHECK (COALESCE((type = ANY (
CASE maps_to
    WHEN 'name'::text THEN '{text}'::text[]
    WHEN 'name_own_script'::text THEN '{text}'::text[]
    WHEN 'sex'::text THEN '{choice}'::text[]
    WHEN 'birth_date'::text THEN '{date}'::text[]
    WHEN 'birth_year'::text THEN '{number}'::text[]
    WHEN 'phone'::text THEN '{phone}'::text[]
    WHEN 'email'::text THEN '{e-mail}'::text[]
    WHEN 'country'::text THEN '{country}'::text[]
    WHEN 'municipality'::text THEN '{choice,text}'::text[]
    ELSE NULL::text[]
END)), true)),
    CONSTRAINT form_field_maps_known CHECK ((maps_to = ANY (ARRAY['name'::text, 'name_own_script'::text, 'sex'::text, 'birth_date'::text, 'birth_year'::text, 'phone'::text, 'email'::text, 'country'::text, 'municipality'::text]))),
    CONSTRAINT form_field_max_length CHECK (((max_length >= 1) AND (max_length <= 10000))),
    CONSTRAINT form_field_options_present CHECK (((type = ANY (ARRAY['choice'::text, 'choices'::text])) = (COALESCE(cardinality(options), 0) > 0))),
    CONSTRAINT form_field_range CHECK ((COALESCE((minimum <= maximum), true) AND COALESCE((earliest <= latest), true))),
    CONSTRAINT form_field_sensitivity_known CHECK ((sensitivity = ANY (ARRAY['plain'::text, 'personal'::text, 'special'::text]))),
    CONSTRAINT form_field_sex_options CHECK (((COALESCE(maps_to, ''::text) <> 'sex'::text) OR (options <@ '{female,male,other,"not said"}'::text[]))),
    CONSTRAINT form_field_special_deleted CHECK (((sensitivity <> 'special'::text) OR (delete_after_days IS NOT NULL))),
    CONSTRAINT form_field_special_unmapped CHECK (((sensitivity <> 'special'::text) OR ((maps_to IS NULL) AND (NOT stratum)))),
    CONSTRAINT form_field_stratum_fit CHECK (((NOT stratum) OR (type = ANY (ARRAY['choice'::text, 'yes/no'::text, 'country'::text])))),
    CONSTRAINT form_field_type_known CHECK ((type = ANY (ARRAY['text'::text, 'long text'::text, 'number'::text, 'date'::text, 'yes/no'::text, 'choice'::text, 'choices'::text, 'country'::text, 'organisation'::text, 'e-mail'::text, 'phone'::text])))
);

ALTER TABLE ONLY atelier.form_field FORCE ROW LEVEL SECURITY;


--
-- Name: due_round; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_round WITH (security_invoker='true') AS
 SELECT (r.opens_local)::date AS due_on,
    'round_to_open'::text AS rule,
    jsonb_build_object('round', r.code, 'opens', to_char(r.opens_local, 'YYYY-MM-DD HH24:MI'::text), 'zone', r.zone) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM atelier.round r
  WHERE (r.state = 'draft'::text)
UNION ALL
 SELECT (r.closes_local)::date AS due_on,
    'round_to_close'::text AS rule,
    jsonb_build_object('round', r.code, 'closes', to_char(r.closes_local, 'YYYY-MM-DD HH24:MI'::text), 'zone', r.zone) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM atelier.round r
  WHERE (r.state = 'open'::text)
UNION ALL
 SELECT (r.closes_local)::date AS due_on,
    'round_to_decide'::text AS rule,
    jsonb_build_object('round', r.code) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM atelier.round r
  WHERE ((r.state = 'closed'::text) AND (NOT (EXISTS ( SELECT
           FROM atelier.draw d
          WHERE ((d.round_id = r.id) AND (d.state = 'committed'::text))))))
UNION ALL
 SELECT ((d.instant AT TIME ZONE r.zone))::date AS due_on,
    'draw_to_run'::text AS rule,
    jsonb_build_object('round', r.code, 'source', d.source, 'instant', to_char((d.instant AT TIME ZONE r.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', r.zone) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM (atelier.draw d
     JOIN atelier.round r ON ((r.id = d.round_id)))
  WHERE (d.state = 'committed'::text)
UNION ALL
 SELECT (((r.finished_at AT TIME ZONE r.zone))::date + f.delete_after_days) AS due_on,
    'round_answers_to_delete'::text AS rule,
    jsonb_build_object('round', r.code, 'field', f.key) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM (atelier.round r
     JOIN atelier.form_field f ON (((f.form_id = r.form_id) AND (f.delete_after_days IS NOT NULL))))
  WHERE ((r.finished_at IS NOT NULL) AND COALESCE((r.swept_at < (r.finished_at + make_interval(days => f.delete_after_days))), true));


--
-- Name: due_sessions; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_sessions WITH (security_invoker='true') AS
 SELECT (((s.starts_at AT TIME ZONE s.zone))::date - 30) AS due_on,
    'session_draft_due'::text AS rule,
    jsonb_build_object('session', s.code, 'starts', to_char((s.starts_at AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', s.zone) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM atelier.session s
  WHERE ((s.state = 'draft'::text) AND (s.ends_at > atelier.now()) AND atelier.may_host(s.host_office_id))
UNION ALL
 SELECT (((s.ends_at AT TIME ZONE s.zone))::date + 1) AS due_on,
    'attendance_due'::text AS rule,
    jsonb_build_object('session', s.code) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM atelier.session s
  WHERE ((s.state = 'published'::text) AND (s.ends_at <= atelier.now()) AND (s.taken > 0) AND atelier.may_host(s.host_office_id) AND (NOT atelier.has_attendance(s.id)));


--
-- Name: due_tasks; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_tasks WITH (security_invoker='true') AS
 SELECT (((s.starts_at AT TIME ZONE s.zone))::date + t.days) AS due_on,
    'task_due'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('title', (t.title ->> 'en'::text), 'session', s.code, 'note', t.note, 'starts', to_char((s.starts_at AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', s.zone)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (atelier.task t
     JOIN atelier.session s ON ((s.id = t.session_id)))
  WHERE ((t.done_on IS NULL) AND (s.state <> 'cancelled'::text) AND (s.starts_at IS NOT NULL) AND atelier.may_host(s.host_office_id));


--
-- Name: reported_course; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.reported_course (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('R-'::text || atelier.random_code(6)) NOT NULL,
    trainer_id uuid NOT NULL,
    training_id uuid NOT NULL,
    country_code text,
    place text,
    days daterange NOT NULL,
    language text NOT NULL,
    female integer DEFAULT 0 NOT NULL,
    male integer DEFAULT 0 NOT NULL,
    other integer DEFAULT 0 NOT NULL,
    not_said integer DEFAULT 0 NOT NULL,
    state text DEFAULT 'reported'::text NOT NULL,
    state_because text,
    office_id uuid NOT NULL,
    reported_by uuid,
    reported_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    judged_by uuid,
    judged_at timestamp with time zone,
    CONSTRAINT reported_course_attended CHECK (((((female + male) + other) + not_said) > 0)),
    CONSTRAINT reported_course_days CHECK (((NOT isempty(days)) AND (NOT lower_inf(days)) AND (NOT upper_inf(days)))),
    CONSTRAINT reported_course_female CHECK (((female >= 0) AND (female <= 100000))),
    CONSTRAINT reported_course_judged CHECK (((state = 'reported'::text) = (judged_at IS NULL))),
    CONSTRAINT reported_course_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT reported_course_male CHECK (((male >= 0) AND (male <= 100000))),
    CONSTRAINT reported_course_not_said CHECK (((not_said >= 0) AND (not_said <= 100000))),
    CONSTRAINT reported_course_other CHECK (((other >= 0) AND (other <= 100000))),
    CONSTRAINT reported_course_place_present CHECK ((btrim(place) <> ''::text)),
    CONSTRAINT reported_course_rejected_because CHECK (((state <> 'rejected'::text) OR (COALESCE(btrim(state_because), ''::text) <> ''::text))),
    CONSTRAINT reported_course_state_known CHECK ((state = ANY (ARRAY['reported'::text, 'confirmed'::text, 'rejected'::text])))
);

ALTER TABLE ONLY atelier.reported_course FORCE ROW LEVEL SECURITY;


--
-- Name: due_trainers; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_trainers WITH (security_invoker='true') AS
 SELECT (((GREATEST(a.asked_at, a.reminded_at) AT TIME ZONE 'UTC'::text))::date + 7) AS due_on,
    'assignment_unanswered'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', COALESCE(t.code, p.reference), 'session', s.code, 'role', a.role, 'day', ((GREATEST(a.asked_at, a.reminded_at) AT TIME ZONE 'UTC'::text))::date)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (((atelier.assignment a
     JOIN atelier.session s ON (((s.id = a.session_id) AND (s.state <> 'cancelled'::text) AND ((s.ends_at IS NULL) OR (s.ends_at > atelier.now())))))
     LEFT JOIN atelier.trainer t ON ((t.id = a.trainer_id)))
     LEFT JOIN atelier.person p ON ((p.id = a.person_id)))
  WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND atelier.may_host(s.host_office_id) AND (a.state = 'asked'::text) AND (GREATEST(a.asked_at, a.reminded_at) <= (atelier.now() - '7 days'::interval)))
UNION ALL
 SELECT upper(q.valid) AS due_on,
    'qualification_ending'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'training', g.code, 'language', q.language, 'day', upper(q.valid))) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM ((atelier.qualification q
     JOIN atelier.trainer t ON ((t.id = q.trainer_id)))
     JOIN atelier.training g ON ((g.id = q.training_id)))
  WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (q.ended_because IS NULL) AND (q.valid && daterange(((atelier.now() AT TIME ZONE 'UTC'::text))::date, NULL::date)) AND (upper(q.valid) <= (((atelier.now() AT TIME ZONE 'UTC'::text))::date + 60)) AND (NOT (EXISTS ( SELECT
           FROM atelier.qualification later
          WHERE ((later.trainer_id = q.trainer_id) AND (later.training_id = q.training_id) AND ((later.language IS NULL) OR (later.language = q.language)) AND (later.valid @> upper(q.valid)))))) AND (( SELECT atelier.actor_may_plan() AS actor_may_plan) OR atelier.my_trainer(t.id)))
UNION ALL
 SELECT (((c.reported_at AT TIME ZONE 'UTC'::text))::date + 14) AS due_on,
    'reported_course_waiting'::text AS rule,
    jsonb_build_object('course', c.reference, 'trainer', t.code, 'training', g.code, 'day', ((c.reported_at AT TIME ZONE 'UTC'::text))::date) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM ((atelier.reported_course c
     JOIN atelier.trainer t ON ((t.id = c.trainer_id)))
     JOIN atelier.training g ON ((g.id = c.training_id)))
  WHERE (( SELECT atelier.actor_may_plan() AS actor_may_plan) AND (c.state = 'reported'::text));


--
-- Name: erasure; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.erasure (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    subject uuid NOT NULL,
    erased_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    erased_by uuid,
    because text NOT NULL,
    CONSTRAINT erasure_because CHECK ((btrim(because) <> ''::text))
);

ALTER TABLE ONLY atelier.erasure FORCE ROW LEVEL SECURITY;


--
-- Name: finding_acceptance; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.finding_acceptance (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    rule text NOT NULL,
    facts_digest text NOT NULL,
    because text NOT NULL,
    accepted_by uuid NOT NULL,
    accepted_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT finding_acceptance_because_present CHECK ((btrim(because) <> ''::text))
);

ALTER TABLE ONLY atelier.finding_acceptance FORCE ROW LEVEL SECURITY;


--
-- Name: finding; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.finding WITH (security_invoker='true') AS
 WITH told AS (
         SELECT check_completeness.session_id,
            check_completeness.session,
            check_completeness.starts_at,
            check_completeness.rule,
            check_completeness.facts
           FROM atelier.check_completeness
        UNION ALL
         SELECT check_rooms.session_id,
            check_rooms.session,
            check_rooms.starts_at,
            check_rooms.rule,
            check_rooms.facts
           FROM atelier.check_rooms
        UNION ALL
         SELECT check_overlaps.session_id,
            check_overlaps.session,
            check_overlaps.starts_at,
            check_overlaps.rule,
            check_overlaps.facts
           FROM atelier.check_overlaps
        UNION ALL
         SELECT check_reserved.session_id,
            check_reserved.session,
            check_reserved.starts_at,
            check_reserved.rule,
            check_reserved.facts
           FROM atelier.check_reserved
        UNION ALL
         SELECT check_calendar.session_id,
            check_calendar.session,
            check_calendar.starts_at,
            check_calendar.rule,
            check_calendar.facts
           FROM atelier.check_calendar
        UNION ALL
         SELECT check_hours.session_id,
            check_hours.session,
            check_hours.starts_at,
            check_hours.rule,
            check_hours.facts
           FROM atelier.check_hours
        UNION ALL
         SELECT check_travel.session_id,
            check_travel.session,
            check_travel.starts_at,
            check_travel.rule,
            check_travel.facts
           FROM atelier.check_travel
        UNION ALL
         SELECT check_demand.session_id,
            check_demand.session,
            check_demand.starts_at,
            check_demand.rule,
            check_demand.facts
           FROM atelier.check_demand
        UNION ALL
         SELECT check_visas.session_id,
            check_visas.session,
            check_visas.starts_at,
            check_visas.rule,
            check_visas.facts
           FROM atelier.check_visas
        UNION ALL
         SELECT check_trainers.session_id,
            check_trainers.session,
            check_trainers.starts_at,
            check_trainers.rule,
            check_trainers.facts
           FROM atelier.check_trainers
        UNION ALL
         SELECT check_round.session_id,
            check_round.session,
            check_round.starts_at,
            check_round.rule,
            check_round.facts
           FROM atelier.check_round
        UNION ALL
         SELECT check_project.session_id,
            check_project.session,
            check_project.starts_at,
            check_project.rule,
            check_project.facts
           FROM atelier.check_project
        )
 SELECT t.session_id,
    t.session,
    t.starts_at,
    t.rule,
    t.facts,
    atelier.finding_severity(t.rule) AS severity,
    md5((t.facts)::text) AS facts_digest,
    a.because AS accepted_because,
    a.accepted_by,
    a.accepted_at
   FROM (told t
     LEFT JOIN atelier.finding_acceptance a ON (((a.session_id = t.session_id) AND (a.rule = t.rule) AND (a.facts_digest = md5((t.facts)::text)))));


--
-- Name: form; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.form (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    version integer NOT NULL,
    office_id uuid NOT NULL,
    definition jsonb NOT NULL,
    added_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT form_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT form_fields_present CHECK (((COALESCE(jsonb_typeof((definition -> 'fields'::text)), ''::text) = 'array'::text) AND ((definition -> 'fields'::text) <> '[]'::jsonb))),
    CONSTRAINT form_title_english CHECK ((COALESCE(btrim((definition #>> '{title,en}'::text[])), ''::text) <> ''::text)),
    CONSTRAINT form_version_positive CHECK ((version > 0))
);

ALTER TABLE ONLY atelier.form FORCE ROW LEVEL SECURITY;


--
-- Name: guardian; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.guardian (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    relation text NOT NULL,
    phone text,
    email text,
    added_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT guardian_email_form CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
    CONSTRAINT guardian_name_length CHECK ((char_length(name) <= 200)),
    CONSTRAINT guardian_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT guardian_phone_present CHECK ((btrim(phone) <> ''::text)),
    CONSTRAINT guardian_relation_present CHECK ((btrim(relation) <> ''::text))
);

ALTER TABLE ONLY atelier.guardian FORCE ROW LEVEL SECURITY;


--
-- Name: head_count; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.head_count (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('H-'::text || atelier.random_code(8)) NOT NULL,
    project_id uuid NOT NULL,
    session_id uuid,
    activity text,
    country_code text,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    counts text NOT NULL,
    unit text NOT NULL,
    total bigint NOT NULL,
    female bigint,
    male bigint,
    other bigint,
    not_said bigint,
    bound text DEFAULT 'exactly'::text NOT NULL,
    source text,
    office_id uuid NOT NULL,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT head_count_activity_present CHECK ((btrim(activity) <> ''::text)),
    CONSTRAINT head_count_bound_known CHECK ((bound = ANY (ARRAY['exactly'::text, 'at least'::text, 'more than'::text]))),
    CONSTRAINT head_count_counts_known CHECK ((counts = ANY (ARRAY['people'::text, 'cases'::text, 'organisations'::text, 'places'::text]))),
    CONSTRAINT head_count_female_positive CHECK ((female >= 0)),
    CONSTRAINT head_count_male_positive CHECK ((male >= 0)),
    CONSTRAINT head_count_not_said_positive CHECK ((not_said >= 0)),
    CONSTRAINT head_count_of_something CHECK (((session_id IS NOT NULL) OR (activity IS NOT NULL))),
    CONSTRAINT head_count_other_positive CHECK ((other >= 0)),
    CONSTRAINT head_count_period CHECK ((ends_on >= starts_on)),
    CONSTRAINT head_count_source_present CHECK ((btrim(source) <> ''::text)),
    CONSTRAINT head_count_sum CHECK (((num_nonnulls(female, male, other, not_said) = 0) OR (total = (((COALESCE(female, (0)::bigint) + COALESCE(male, (0)::bigint)) + COALESCE(other, (0)::bigint)) + COALESCE(not_said, (0)::bigint))))),
    CONSTRAINT head_count_total_positive CHECK ((total >= 0)),
    CONSTRAINT head_count_unit_length CHECK ((char_length(unit) <= 80)),
    CONSTRAINT head_count_unit_present CHECK ((btrim(unit) <> ''::text))
);

ALTER TABLE ONLY atelier.head_count FORCE ROW LEVEL SECURITY;


--
-- Name: holiday; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.holiday (
    country_code text NOT NULL,
    day date NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT holiday_kind_known CHECK ((kind = ANY (ARRAY['holiday'::text, 'estimated'::text, 'workday'::text])))
);

ALTER TABLE ONLY atelier.holiday FORCE ROW LEVEL SECURITY;


--
-- Name: interpretation; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.interpretation (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    trainer_id uuid NOT NULL,
    from_language text NOT NULL,
    to_language text NOT NULL,
    both_ways boolean DEFAULT false NOT NULL,
    valid daterange DEFAULT '(,)'::daterange NOT NULL,
    CONSTRAINT interpretation_from_language_form CHECK ((from_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT interpretation_to_language_form CHECK ((to_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT interpretation_two_languages CHECK ((from_language <> to_language)),
    CONSTRAINT interpretation_valid_days CHECK ((NOT isempty(valid)))
);

ALTER TABLE ONLY atelier.interpretation FORCE ROW LEVEL SECURITY;


--
-- Name: job; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.job (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    run_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    done_at timestamp with time zone,
    last_error text,
    CONSTRAINT job_kind_known CHECK ((kind = ANY (ARRAY['tend session'::text, 'delete expired'::text])))
);

ALTER TABLE ONLY atelier.job FORCE ROW LEVEL SECURITY;


--
-- Name: lineage; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.lineage (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    qualification_id uuid NOT NULL,
    teacher_id uuid NOT NULL
);

ALTER TABLE ONLY atelier.lineage FORCE ROW LEVEL SECURITY;


--
-- Name: material; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.material (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    training_id uuid,
    title jsonb NOT NULL,
    kind text NOT NULL,
    CONSTRAINT material_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'::text)),
    CONSTRAINT material_kind_known CHECK ((kind = ANY (ARRAY['manual'::text, 'guide'::text, 'notebook'::text, 'handout'::text, 'slides'::text, 'other'::text]))),
    CONSTRAINT material_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.material FORCE ROW LEVEL SECURITY;


--
-- Name: material_version; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.material_version (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    material_id uuid NOT NULL,
    version text NOT NULL,
    language text NOT NULL,
    country_code text,
    released_on date NOT NULL,
    location text NOT NULL,
    sha256 bytea,
    bytes bigint,
    withdrawn_on date,
    CONSTRAINT material_version_bytes CHECK ((bytes >= 0)),
    CONSTRAINT material_version_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT material_version_location_present CHECK ((btrim(location) <> ''::text)),
    CONSTRAINT material_version_named CHECK ((btrim(version) <> ''::text)),
    CONSTRAINT material_version_sha256_length CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT material_version_withdrawn_after CHECK ((withdrawn_on >= released_on))
);

ALTER TABLE ONLY atelier.material_version FORCE ROW LEVEL SECURITY;


--
-- Name: nomination; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.nomination (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reserved_seats_id uuid NOT NULL,
    contact text NOT NULL,
    hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT nomination_contact_present CHECK ((btrim(contact) <> ''::text)),
    CONSTRAINT nomination_hash_length CHECK ((octet_length(hash) = 32))
);

ALTER TABLE ONLY atelier.nomination FORCE ROW LEVEL SECURITY;


--
-- Name: outbox; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.outbox (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    channel text NOT NULL,
    recipient text NOT NULL,
    person_id uuid,
    body jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    delivered_at timestamp with time zone,
    last_error text
);

ALTER TABLE ONLY atelier.outbox FORCE ROW LEVEL SECURITY;


--
-- Name: outcome; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.outcome (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    reference text DEFAULT ('O-'::text || atelier.random_code(8)) NOT NULL,
    person_id uuid,
    organisation_id uuid,
    office_id uuid NOT NULL,
    project_id uuid,
    kind text NOT NULL,
    happened_on date NOT NULL,
    words text,
    amount numeric(16,3),
    currency text,
    referral_id uuid,
    session_id uuid,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT outcome_amount_in_currency CHECK (((amount IS NULL) = (currency IS NULL))),
    CONSTRAINT outcome_amount_positive CHECK ((amount > (0)::numeric)),
    CONSTRAINT outcome_kind_known CHECK ((kind = ANY (ARRAY['employed'::text, 'own business'::text, 'internship'::text, 'further training'::text, 'proposal handed in'::text, 'grant'::text, 'returned'::text, 'stayed'::text, 'other'::text, 'none known'::text]))),
    CONSTRAINT outcome_of_one CHECK ((num_nonnulls(person_id, organisation_id) = 1)),
    CONSTRAINT outcome_other_in_words CHECK (((kind <> 'other'::text) OR (words IS NOT NULL))),
    CONSTRAINT outcome_referral_of_person CHECK (((referral_id IS NULL) OR (person_id IS NOT NULL))),
    CONSTRAINT outcome_words_length CHECK ((char_length(words) <= 2000)),
    CONSTRAINT outcome_words_present CHECK ((btrim(words) <> ''::text))
);

ALTER TABLE ONLY atelier.outcome FORCE ROW LEVEL SECURITY;


--
-- Name: person_distinct; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.person_distinct (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    other_id uuid NOT NULL,
    because text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT person_distinct_because CHECK ((btrim(because) <> ''::text)),
    CONSTRAINT person_distinct_order CHECK ((person_id < other_id))
);

ALTER TABLE ONLY atelier.person_distinct FORCE ROW LEVEL SECURITY;


--
-- Name: person_former_reference; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.person_former_reference (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    reference text NOT NULL,
    merged_at timestamp with time zone DEFAULT atelier.now() NOT NULL
);

ALTER TABLE ONLY atelier.person_former_reference FORCE ROW LEVEL SECURITY;


--
-- Name: person_scope; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.person_scope (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    person_id uuid NOT NULL,
    office_id uuid NOT NULL,
    purpose text NOT NULL,
    explanation text,
    until timestamp with time zone,
    CONSTRAINT person_scope_purpose_known CHECK ((purpose = ANY (ARRAY['registered'::text, 'hosting'::text, 'sharing'::text]))),
    CONSTRAINT person_scope_sharing_explained CHECK (((purpose <> 'sharing'::text) OR ((COALESCE(btrim(explanation), ''::text) <> ''::text) AND (until IS NOT NULL)))),
    CONSTRAINT person_scope_until_finite CHECK (isfinite(until))
);

ALTER TABLE ONLY atelier.person_scope FORCE ROW LEVEL SECURITY;


--
-- Name: person_office; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.person_office WITH (security_invoker='true') AS
 SELECT p.id AS person_id,
    p.office_id,
    'registered'::text AS purpose,
    NULL::text AS explanation,
    NULL::timestamp with time zone AS until
   FROM atelier.person p
UNION ALL
 SELECT s.person_id,
    s.office_id,
    s.purpose,
    s.explanation,
    s.until
   FROM atelier.person_scope s
  WHERE ((s.until IS NULL) OR (s.until > atelier.now()));


--
-- Name: project_cost_line; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.project_cost_line (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    currency text NOT NULL,
    starts_on date,
    ends_on date,
    planned numeric(16,3),
    actual numeric(16,3),
    CONSTRAINT project_cost_line_actual_positive CHECK ((actual >= (0)::numeric)),
    CONSTRAINT project_cost_line_amount CHECK (((planned IS NOT NULL) OR (actual IS NOT NULL))),
    CONSTRAINT project_cost_line_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT project_cost_line_period CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_cost_line_planned_positive CHECK ((planned >= (0)::numeric))
);

ALTER TABLE ONLY atelier.project_cost_line FORCE ROW LEVEL SECURITY;


--
-- Name: project_donor; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.project_donor (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    project_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    share numeric(5,4),
    CONSTRAINT project_donor_share CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);

ALTER TABLE ONLY atelier.project_donor FORCE ROW LEVEL SECURITY;


--
-- Name: project_paper; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.project_paper (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    project_id uuid NOT NULL,
    paper text NOT NULL,
    line jsonb,
    emblem bytea,
    emblem_type text,
    not_for text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT project_paper_emblem_size CHECK (((octet_length(emblem) >= 1) AND (octet_length(emblem) <= 131072))),
    CONSTRAINT project_paper_emblem_type_known CHECK ((emblem_type = ANY (ARRAY['image/svg+xml'::text, 'image/png'::text]))),
    CONSTRAINT project_paper_emblem_typed CHECK (((emblem IS NULL) = (emblem_type IS NULL))),
    CONSTRAINT project_paper_kind_known CHECK ((paper = ANY (ARRAY['sheet'::text, 'invitation'::text, 'certificate'::text, 'badge'::text]))),
    CONSTRAINT project_paper_line_english CHECK (((line IS NULL) OR (COALESCE(btrim((line ->> 'en'::text)), ''::text) <> ''::text))),
    CONSTRAINT project_paper_never_on_a_returnees CHECK (((paper <> 'certificate'::text) OR (not_for @> ARRAY['returnees'::text]))),
    CONSTRAINT project_paper_not_for_known CHECK ((not_for <@ ARRAY['returnees'::text, 'minors'::text, 'officials'::text, 'experts'::text, 'youth'::text, 'partners'::text, 'public'::text])),
    CONSTRAINT project_paper_says_something CHECK (((line IS NOT NULL) OR (emblem IS NOT NULL)))
);

ALTER TABLE ONLY atelier.project_paper FORCE ROW LEVEL SECURITY;


--
-- Name: project_target; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.project_target (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    project_id uuid NOT NULL,
    measure text NOT NULL,
    unit text,
    country_code text,
    in_or_for text DEFAULT 'in'::text NOT NULL,
    starts_on date,
    ends_on date,
    planned bigint NOT NULL,
    counts text NOT NULL,
    not_comparable text,
    CONSTRAINT project_target_applications_everywhere CHECK (((measure <> 'applications'::text) OR (country_code IS NULL))),
    CONSTRAINT project_target_counts_present CHECK ((btrim(counts) <> ''::text)),
    CONSTRAINT project_target_in_or_for CHECK ((in_or_for = ANY (ARRAY['in'::text, 'for'::text]))),
    CONSTRAINT project_target_measure_known CHECK ((measure = ANY (ARRAY['participants'::text, 'attendances'::text, 'sessions'::text, 'certificates'::text, 'reached'::text, 'cases'::text, 'head counts'::text, 'placements'::text, 'organisations'::text, 'applications'::text, 'referred'::text, 'outcomes'::text]))),
    CONSTRAINT project_target_not_comparable_present CHECK ((btrim(not_comparable) <> ''::text)),
    CONSTRAINT project_target_period CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_target_planned_positive CHECK ((planned >= 0)),
    CONSTRAINT project_target_unit CHECK (
CASE measure
    WHEN 'head counts'::text THEN (COALESCE(btrim(unit), ''::text) <> ''::text)
    WHEN 'outcomes'::text THEN ((unit IS NULL) OR (btrim(unit) <> ''::text))
    ELSE (unit IS NULL)
END)
);

ALTER TABLE ONLY atelier.project_target FORCE ROW LEVEL SECURITY;


--
-- Name: schema_current; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.schema_current (
    only_row boolean DEFAULT true NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT schema_current_only_row CHECK (only_row)
);


--
-- Name: schema_migration; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.schema_migration (
    version integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    incompatible boolean DEFAULT false NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


--
-- Name: session_material; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.session_material (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    material_version_id uuid NOT NULL
);

ALTER TABLE ONLY atelier.session_material FORCE ROW LEVEL SECURITY;


--
-- Name: session_organisation; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.session_organisation (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    CONSTRAINT session_organisation_role_known CHECK ((role = ANY (ARRAY['host'::text, 'partner'::text, 'provider'::text])))
);

ALTER TABLE ONLY atelier.session_organisation FORCE ROW LEVEL SECURITY;


--
-- Name: setting; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.setting (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    name text NOT NULL,
    value jsonb NOT NULL,
    CONSTRAINT setting_check_hour CHECK (((name <> ALL (ARRAY['check.opening_hour'::text, 'check.closing_hour'::text])) OR
CASE
    WHEN (jsonb_typeof(value) = 'number'::text) THEN ((((value #>> '{}'::text[]))::numeric >= (0)::numeric) AND (((value #>> '{}'::text[]))::numeric <= (24)::numeric))
    ELSE false
END)),
    CONSTRAINT setting_check_number CHECK (((name !~~ 'check.%'::text) OR
CASE
    WHEN (jsonb_typeof(value) = 'number'::text) THEN ((((value #>> '{}'::text[]))::numeric >= (0)::numeric) AND (((value #>> '{}'::text[]))::numeric <= (10000)::numeric))
    ELSE false
END))
);

ALTER TABLE ONLY atelier.setting FORCE ROW LEVEL SECURITY;


--
-- Name: staff_user; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.staff_user (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    name text NOT NULL,
    office_id uuid NOT NULL,
    role text NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT staff_user_name_form CHECK ((name ~ '^[a-z0-9_][a-z0-9_.@-]{0,62}$'::text)),
    CONSTRAINT staff_user_role_known CHECK ((role = ANY (ARRAY['administrator'::text, 'coordinator'::text, 'office'::text, 'trainer'::text, 'donor'::text])))
);

ALTER TABLE ONLY atelier.staff_user FORCE ROW LEVEL SECURITY;


--
-- Name: staged_file; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.staged_file (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    office_id uuid NOT NULL,
    actor_user_id uuid NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    reading text NOT NULL,
    staged_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT staged_file_hash_form CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY atelier.staged_file FORCE ROW LEVEL SECURITY;


--
-- Name: staged_piece; Type: TABLE; Schema: atelier; Owner: -
--

CREATE UNLOGGED TABLE atelier.staged_piece (
    file_id uuid NOT NULL,
    piece integer NOT NULL,
    row_no integer[] NOT NULL,
    name text[],
    name_own_script text[],
    patronymic text[],
    language text[],
    sex text[],
    birth_year integer[],
    birth_date date[],
    country_code text[],
    email text[],
    phone text[],
    organisation text[],
    known_as text[],
    guardian_name text[],
    guardian_relation text[],
    guardian_phone text[],
    guardian_email text[],
    birth_unread boolean[] NOT NULL,
    is_bad boolean[] NOT NULL,
    likeness bigint[] NOT NULL,
    CONSTRAINT staged_piece_even CHECK ((cardinality(row_no) = ALL (ARRAY[cardinality(name), cardinality(name_own_script), cardinality(patronymic), cardinality(language), cardinality(sex), cardinality(birth_year), cardinality(birth_date), cardinality(country_code), cardinality(email), cardinality(phone), cardinality(organisation), cardinality(known_as), cardinality(guardian_name), cardinality(guardian_relation), cardinality(guardian_phone), cardinality(guardian_email), cardinality(birth_unread), cardinality(is_bad), cardinality(likeness)])))
);
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN row_no SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN name_own_script SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN patronymic SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN language SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN sex SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN birth_year SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN birth_date SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN country_code SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN email SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN phone SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN organisation SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN known_as SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN guardian_name SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN guardian_relation SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN guardian_phone SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN guardian_email SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN birth_unread SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN is_bad SET STORAGE EXTERNAL;
ALTER TABLE ONLY atelier.staged_piece ALTER COLUMN likeness SET STORAGE EXTERNAL;

ALTER TABLE ONLY atelier.staged_piece FORCE ROW LEVEL SECURITY;


--
-- Name: staged_person; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.staged_person WITH (security_invoker='true') AS
 SELECT q.file_id,
    q.piece,
    unnest(q.row_no) AS row_no,
    unnest(q.name) AS name,
    unnest(q.name_own_script) AS name_own_script,
    unnest(q.patronymic) AS patronymic,
    unnest(q.language) AS language,
    unnest(q.sex) AS sex,
    unnest(q.birth_year) AS birth_year,
    unnest(q.birth_date) AS birth_date,
    unnest(q.country_code) AS country_code,
    unnest(q.email) AS email,
    unnest(q.phone) AS phone,
    unnest(q.organisation) AS organisation,
    unnest(q.known_as) AS known_as,
    unnest(q.guardian_name) AS guardian_name,
    unnest(q.guardian_relation) AS guardian_relation,
    unnest(q.guardian_phone) AS guardian_phone,
    unnest(q.guardian_email) AS guardian_email,
    unnest(q.birth_unread) AS birth_unread,
    unnest(q.is_bad) AS is_bad,
    unnest(q.likeness) AS likeness
   FROM atelier.staged_piece q;


--
-- Name: todo; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.todo WITH (security_invoker='true') AS
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_tasks d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_notices d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_reserved_seats d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_sessions d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_trainers d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_people d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_invitation d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_round d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_project d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_need d
UNION ALL
 SELECT d.due_on,
    d.rule,
    d.facts,
    d.session,
    d.session_id
   FROM atelier.due_referral d;


--
-- Name: town; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.town (
    geoname integer NOT NULL,
    country_code text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    population integer NOT NULL,
    keys text[] NOT NULL,
    CONSTRAINT town_latitude CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT town_longitude CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
);

ALTER TABLE ONLY atelier.town FORCE ROW LEVEL SECURITY;


--
-- Name: training_grant; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.training_grant (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    training_id uuid NOT NULL,
    grants_training_id uuid NOT NULL,
    months integer,
    last_generation integer,
    CONSTRAINT training_grant_last_generation CHECK (((last_generation >= 1) AND (last_generation <= 100))),
    CONSTRAINT training_grant_months CHECK (((months >= 1) AND (months <= 1200)))
);

ALTER TABLE ONLY atelier.training_grant FORCE ROW LEVEL SECURITY;


--
-- Name: training_module; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.training_module (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    training_id uuid NOT NULL,
    number integer NOT NULL,
    title jsonb NOT NULL,
    required boolean DEFAULT true NOT NULL,
    CONSTRAINT training_module_number CHECK ((number > 0)),
    CONSTRAINT training_module_title_english CHECK ((COALESCE(btrim((title ->> 'en'::text)), ''::text) <> ''::text))
);

ALTER TABLE ONLY atelier.training_module FORCE ROW LEVEL SECURITY;


--
-- Name: training_prerequisite; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.training_prerequisite (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    training_id uuid NOT NULL,
    required_id uuid NOT NULL,
    CONSTRAINT training_prerequisite_another CHECK ((required_id <> training_id))
);

ALTER TABLE ONLY atelier.training_prerequisite FORCE ROW LEVEL SECURITY;


--
-- Name: user_token; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.user_token (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    user_id uuid NOT NULL,
    hash bytea NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT user_token_expires_ahead CHECK ((expires_at > created_at)),
    CONSTRAINT user_token_hash_length CHECK ((octet_length(hash) = 32))
);

ALTER TABLE ONLY atelier.user_token FORCE ROW LEVEL SECURITY;


--
-- Name: working_week; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.working_week (
    country_code text NOT NULL,
    weekend integer[] NOT NULL,
    stated boolean NOT NULL,
    years integer[] NOT NULL,
    CONSTRAINT working_week_weekend_days CHECK ((weekend <@ '{1,2,3,4,5,6,7}'::integer[]))
);

ALTER TABLE ONLY atelier.working_week FORCE ROW LEVEL SECURITY;


--
-- Name: audit_default; Type: TABLE ATTACH; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit ATTACH PARTITION atelier.audit_default DEFAULT;


--
-- Name: audit_value_default; Type: TABLE ATTACH; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit_value ATTACH PARTITION atelier.audit_value_default DEFAULT;


--
-- Name: absence absence_once_a_day; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.absence
    ADD CONSTRAINT absence_once_a_day EXCLUDE USING gist (trainer_id WITH =, days WITH &&);


--
-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (id);


--
-- Name: agenda_item agenda_item_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_item
    ADD CONSTRAINT agenda_item_number_once UNIQUE (block_id, number) DEFERRABLE;


--
-- Name: agenda_item agenda_item_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_item
    ADD CONSTRAINT agenda_item_pkey PRIMARY KEY (id);


--
-- Name: agenda_speaker agenda_speaker_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_speaker
    ADD CONSTRAINT agenda_speaker_once UNIQUE (agenda_item_id, assignment_id);


--
-- Name: agenda_speaker agenda_speaker_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_speaker
    ADD CONSTRAINT agenda_speaker_pkey PRIMARY KEY (id);


--
-- Name: application application_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (id);


--
-- Name: application application_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_reference_once UNIQUE (reference);


--
-- Name: assessment assessment_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment
    ADD CONSTRAINT assessment_once UNIQUE (training_id, code);


--
-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);


--
-- Name: assessment_result assessment_result_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_once UNIQUE (assessment_id, registration_id, attempt);


--
-- Name: assessment_result assessment_result_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_pkey PRIMARY KEY (id);


--
-- Name: assignment assignment_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (id);


--
-- Name: attendance attendance_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_once UNIQUE (registration_id, block_id);


--
-- Name: attendance attendance_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (at, id);


--
-- Name: audit_default audit_default_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit_default
    ADD CONSTRAINT audit_default_pkey PRIMARY KEY (at, id);


--
-- Name: audit_value audit_value_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit_value
    ADD CONSTRAINT audit_value_pkey PRIMARY KEY (at, audit_id);


--
-- Name: audit_value_default audit_value_default_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit_value_default
    ADD CONSTRAINT audit_value_default_pkey PRIMARY KEY (at, audit_id);


--
-- Name: availability availability_once_a_day; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.availability
    ADD CONSTRAINT availability_once_a_day EXCLUDE USING gist (trainer_id WITH =, days WITH &&);


--
-- Name: availability availability_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.availability
    ADD CONSTRAINT availability_pkey PRIMARY KEY (id);


--
-- Name: block block_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_pkey PRIMARY KEY (id);


--
-- Name: care_need care_need_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.care_need
    ADD CONSTRAINT care_need_once UNIQUE (session_id, person_id, kind, need);


--
-- Name: care_need care_need_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.care_need
    ADD CONSTRAINT care_need_pkey PRIMARY KEY (id);


--
-- Name: certificate certificate_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_number_once UNIQUE (number);


--
-- Name: certificate certificate_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);


--
-- Name: checklist_item checklist_item_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.checklist_item
    ADD CONSTRAINT checklist_item_once UNIQUE (training_id, title);


--
-- Name: checklist_item checklist_item_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.checklist_item
    ADD CONSTRAINT checklist_item_pkey PRIMARY KEY (id);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);


--
-- Name: consent_text consent_text_of_purpose; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent_text
    ADD CONSTRAINT consent_text_of_purpose UNIQUE (id, purpose);


--
-- Name: consent_text consent_text_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent_text
    ADD CONSTRAINT consent_text_once UNIQUE (purpose, version, language);


--
-- Name: consent_text consent_text_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent_text
    ADD CONSTRAINT consent_text_pkey PRIMARY KEY (id);


--
-- Name: country country_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.country
    ADD CONSTRAINT country_code_once UNIQUE (code);


--
-- Name: country country_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.country
    ADD CONSTRAINT country_pkey PRIMARY KEY (id);


--
-- Name: country_zone country_zone_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.country_zone
    ADD CONSTRAINT country_zone_pkey PRIMARY KEY (country_code, zone);


--
-- Name: currency currency_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.currency
    ADD CONSTRAINT currency_code_once UNIQUE (code);


--
-- Name: currency currency_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.currency
    ADD CONSTRAINT currency_pkey PRIMARY KEY (id);


--
-- Name: dataset dataset_name_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.dataset
    ADD CONSTRAINT dataset_name_once UNIQUE (name);


--
-- Name: dataset dataset_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.dataset
    ADD CONSTRAINT dataset_pkey PRIMARY KEY (id);


--
-- Name: draw_entry draw_entry_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_entry
    ADD CONSTRAINT draw_entry_once UNIQUE (application_id, draw_id);


--
-- Name: draw_entry draw_entry_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_entry
    ADD CONSTRAINT draw_entry_pkey PRIMARY KEY (id);


--
-- Name: draw_event draw_event_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_number_once UNIQUE (draw_id, number);


--
-- Name: draw_event draw_event_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_once UNIQUE (entry_id, kind);


--
-- Name: draw_event draw_event_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_pkey PRIMARY KEY (id);


--
-- Name: draw_event draw_event_seat_given_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_seat_given_once UNIQUE (instead_of);


--
-- Name: draw draw_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw
    ADD CONSTRAINT draw_number_once UNIQUE (round_id, number);


--
-- Name: draw draw_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw
    ADD CONSTRAINT draw_pkey PRIMARY KEY (id);


--
-- Name: draw_session draw_session_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_session
    ADD CONSTRAINT draw_session_number_once UNIQUE (draw_id, number);


--
-- Name: draw_session draw_session_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_session
    ADD CONSTRAINT draw_session_once UNIQUE (draw_id, session_id);


--
-- Name: draw_session draw_session_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_session
    ADD CONSTRAINT draw_session_pkey PRIMARY KEY (id);


--
-- Name: draw_stratum draw_stratum_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_stratum
    ADD CONSTRAINT draw_stratum_number_once UNIQUE (draw_id, number);


--
-- Name: draw_stratum draw_stratum_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_stratum
    ADD CONSTRAINT draw_stratum_once UNIQUE (draw_id, answers);


--
-- Name: draw_stratum draw_stratum_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_stratum
    ADD CONSTRAINT draw_stratum_pkey PRIMARY KEY (id);


--
-- Name: erasure erasure_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.erasure
    ADD CONSTRAINT erasure_once UNIQUE (subject);


--
-- Name: erasure erasure_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.erasure
    ADD CONSTRAINT erasure_pkey PRIMARY KEY (id);


--
-- Name: finding_acceptance finding_acceptance_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.finding_acceptance
    ADD CONSTRAINT finding_acceptance_once UNIQUE (session_id, rule, facts_digest);


--
-- Name: finding_acceptance finding_acceptance_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.finding_acceptance
    ADD CONSTRAINT finding_acceptance_pkey PRIMARY KEY (id);


--
-- Name: form_field form_field_key_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form_field
    ADD CONSTRAINT form_field_key_once UNIQUE (form_id, key);


--
-- Name: form_field form_field_maps_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form_field
    ADD CONSTRAINT form_field_maps_once UNIQUE (form_id, maps_to);


--
-- Name: form_field form_field_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form_field
    ADD CONSTRAINT form_field_pkey PRIMARY KEY (id);


--
-- Name: form_field form_field_position_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form_field
    ADD CONSTRAINT form_field_position_once UNIQUE (form_id, "position");


--
-- Name: form form_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form
    ADD CONSTRAINT form_pkey PRIMARY KEY (id);


--
-- Name: form form_version_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form
    ADD CONSTRAINT form_version_once UNIQUE (code, version);


--
-- Name: guardian guardian_of_person; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.guardian
    ADD CONSTRAINT guardian_of_person UNIQUE (id, person_id);


--
-- Name: guardian guardian_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.guardian
    ADD CONSTRAINT guardian_pkey PRIMARY KEY (id);


--
-- Name: head_count head_count_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_pkey PRIMARY KEY (id);


--
-- Name: head_count head_count_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_reference_once UNIQUE (reference);


--
-- Name: hold hold_one_place_at_a_time; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_one_place_at_a_time EXCLUDE USING gist (uuid_hash_extended(person_id, (0)::bigint) WITH =, during WITH &&, bundle WITH <>);


--
-- Name: holiday holiday_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (country_code, day, name);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (key, actor, item);


--
-- Name: import import_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);


--
-- Name: interpretation interpretation_once_a_day; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.interpretation
    ADD CONSTRAINT interpretation_once_a_day EXCLUDE USING gist (trainer_id WITH =, from_language WITH =, to_language WITH =, valid WITH &&);


--
-- Name: interpretation interpretation_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.interpretation
    ADD CONSTRAINT interpretation_pkey PRIMARY KEY (id);


--
-- Name: invitation invitation_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: lineage lineage_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.lineage
    ADD CONSTRAINT lineage_once UNIQUE (qualification_id, teacher_id);


--
-- Name: lineage lineage_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.lineage
    ADD CONSTRAINT lineage_pkey PRIMARY KEY (id);


--
-- Name: material material_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material
    ADD CONSTRAINT material_code_once UNIQUE (code);


--
-- Name: material material_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material
    ADD CONSTRAINT material_pkey PRIMARY KEY (id);


--
-- Name: material_version material_version_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material_version
    ADD CONSTRAINT material_version_pkey PRIMARY KEY (id);


--
-- Name: need need_of_person; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_of_person UNIQUE (id, person_id);


--
-- Name: need need_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_pkey PRIMARY KEY (id);


--
-- Name: need need_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_reference_once UNIQUE (reference);


--
-- Name: nomination nomination_hash_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.nomination
    ADD CONSTRAINT nomination_hash_once UNIQUE (hash);


--
-- Name: nomination nomination_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.nomination
    ADD CONSTRAINT nomination_pkey PRIMARY KEY (id);


--
-- Name: notice notice_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);


--
-- Name: organisation organisation_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.organisation
    ADD CONSTRAINT organisation_code_once UNIQUE (code);


--
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outcome outcome_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_pkey PRIMARY KEY (id);


--
-- Name: outcome outcome_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_reference_once UNIQUE (reference);


--
-- Name: person_distinct person_distinct_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_distinct
    ADD CONSTRAINT person_distinct_once UNIQUE (person_id, other_id);


--
-- Name: person_distinct person_distinct_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_distinct
    ADD CONSTRAINT person_distinct_pkey PRIMARY KEY (id);


--
-- Name: person_former_reference person_former_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_former_reference
    ADD CONSTRAINT person_former_reference_once UNIQUE (reference);


--
-- Name: person_former_reference person_former_reference_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_former_reference
    ADD CONSTRAINT person_former_reference_pkey PRIMARY KEY (id);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: person person_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person
    ADD CONSTRAINT person_reference_once UNIQUE (reference);


--
-- Name: person_scope person_scope_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_scope
    ADD CONSTRAINT person_scope_once PRIMARY KEY (person_id, office_id, purpose);


--
-- Name: project project_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project
    ADD CONSTRAINT project_code_once UNIQUE (code);


--
-- Name: project_cost_line project_cost_line_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_cost_line
    ADD CONSTRAINT project_cost_line_once UNIQUE NULLS NOT DISTINCT (project_id, name, currency, starts_on, ends_on);


--
-- Name: project_cost_line project_cost_line_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_cost_line
    ADD CONSTRAINT project_cost_line_pkey PRIMARY KEY (id);


--
-- Name: project_donor project_donor_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_donor
    ADD CONSTRAINT project_donor_once UNIQUE (project_id, organisation_id);


--
-- Name: project_donor project_donor_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_donor
    ADD CONSTRAINT project_donor_pkey PRIMARY KEY (id);


--
-- Name: project_paper project_paper_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_paper
    ADD CONSTRAINT project_paper_once UNIQUE (project_id, paper);


--
-- Name: project_paper project_paper_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_paper
    ADD CONSTRAINT project_paper_pkey PRIMARY KEY (id);


--
-- Name: project project_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);


--
-- Name: project_target project_target_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_target
    ADD CONSTRAINT project_target_once UNIQUE NULLS NOT DISTINCT (project_id, measure, unit, country_code, in_or_for, starts_on, ends_on);


--
-- Name: project_target project_target_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_target
    ADD CONSTRAINT project_target_pkey PRIMARY KEY (id);


--
-- Name: qualification qualification_once_a_day; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_once_a_day EXCLUDE USING gist (trainer_id WITH =, training_id WITH =, COALESCE(language, ''::text) WITH =, valid WITH &&);


--
-- Name: qualification qualification_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_pkey PRIMARY KEY (id);


--
-- Name: referral referral_of_person; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_of_person UNIQUE (id, person_id);


--
-- Name: referral referral_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);


--
-- Name: referral referral_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_reference_once UNIQUE (reference);


--
-- Name: registration registration_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (id);


--
-- Name: reported_course reported_course_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_once EXCLUDE USING gist (trainer_id WITH =, training_id WITH =, COALESCE(place, ''::text) WITH =, days WITH &&) WHERE ((state <> 'rejected'::text));


--
-- Name: reported_course reported_course_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_pkey PRIMARY KEY (id);


--
-- Name: reported_course reported_course_reference_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_reference_once UNIQUE (reference);


--
-- Name: reserved_seats reserved_seats_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_pkey PRIMARY KEY (id);


--
-- Name: room room_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room
    ADD CONSTRAINT room_code_once UNIQUE (code);


--
-- Name: room_hold room_hold_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room_hold
    ADD CONSTRAINT room_hold_once UNIQUE (block_id);


--
-- Name: room_hold room_hold_one_at_a_time; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room_hold
    ADD CONSTRAINT room_hold_one_at_a_time EXCLUDE USING gist (room_id WITH =, during WITH &&, bundle WITH <>) DEFERRABLE;


--
-- Name: room_hold room_hold_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room_hold
    ADD CONSTRAINT room_hold_pkey PRIMARY KEY (id);


--
-- Name: room room_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room
    ADD CONSTRAINT room_pkey PRIMARY KEY (id);


--
-- Name: round round_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_code_once UNIQUE (code);


--
-- Name: round round_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_pkey PRIMARY KEY (id);


--
-- Name: round_rule round_rule_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_rule
    ADD CONSTRAINT round_rule_once UNIQUE (round_id, number);


--
-- Name: round_rule round_rule_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_rule
    ADD CONSTRAINT round_rule_pkey PRIMARY KEY (id);


--
-- Name: round_session round_session_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_session
    ADD CONSTRAINT round_session_once UNIQUE (round_id, session_id);


--
-- Name: round_session round_session_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_session
    ADD CONSTRAINT round_session_pkey PRIMARY KEY (id);


--
-- Name: schema_current schema_current_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.schema_current
    ADD CONSTRAINT schema_current_pkey PRIMARY KEY (only_row);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


--
-- Name: series series_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.series
    ADD CONSTRAINT series_code_once UNIQUE (code);


--
-- Name: series series_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.series
    ADD CONSTRAINT series_pkey PRIMARY KEY (id);


--
-- Name: session session_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_code_once UNIQUE (code);


--
-- Name: session_country session_country_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_country
    ADD CONSTRAINT session_country_once UNIQUE (session_id, country_code);


--
-- Name: session_country session_country_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_country
    ADD CONSTRAINT session_country_pkey PRIMARY KEY (id);


--
-- Name: session_material session_material_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_material
    ADD CONSTRAINT session_material_once UNIQUE (session_id, material_version_id);


--
-- Name: session_material session_material_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_material
    ADD CONSTRAINT session_material_pkey PRIMARY KEY (id);


--
-- Name: session_organisation session_organisation_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_organisation
    ADD CONSTRAINT session_organisation_once UNIQUE (session_id, organisation_id, role);


--
-- Name: session_organisation session_organisation_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_organisation
    ADD CONSTRAINT session_organisation_pkey PRIMARY KEY (id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: session session_series_number_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_series_number_once UNIQUE (series_id, series_number);


--
-- Name: setting setting_name_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.setting
    ADD CONSTRAINT setting_name_once UNIQUE (name);


--
-- Name: setting setting_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (id);


--
-- Name: staff_user staff_user_name_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staff_user
    ADD CONSTRAINT staff_user_name_once UNIQUE (name);


--
-- Name: staff_user staff_user_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staff_user
    ADD CONSTRAINT staff_user_pkey PRIMARY KEY (id);


--
-- Name: staged_file staged_file_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staged_file
    ADD CONSTRAINT staged_file_once UNIQUE (actor_user_id, hash, reading);


--
-- Name: staged_file staged_file_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staged_file
    ADD CONSTRAINT staged_file_pkey PRIMARY KEY (id);


--
-- Name: staged_piece staged_piece_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staged_piece
    ADD CONSTRAINT staged_piece_pkey PRIMARY KEY (file_id, piece);


--
-- Name: task task_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.task
    ADD CONSTRAINT task_once UNIQUE (session_id, title);


--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (id);


--
-- Name: time_zone time_zone_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.time_zone
    ADD CONSTRAINT time_zone_pkey PRIMARY KEY (name);


--
-- Name: town town_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.town
    ADD CONSTRAINT town_pkey PRIMARY KEY (geoname);


--
-- Name: trainer trainer_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.trainer
    ADD CONSTRAINT trainer_code_once UNIQUE (code);


--
-- Name: trainer trainer_languages_form; Type: CHECK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE atelier.trainer
    ADD CONSTRAINT trainer_languages_form CHECK ((array_to_string(languages, ' '::text) ~ '^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*( |$))*$'::text)) NOT VALID;


--
-- Name: trainer trainer_person_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.trainer
    ADD CONSTRAINT trainer_person_once UNIQUE (person_id);


--
-- Name: trainer trainer_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.trainer
    ADD CONSTRAINT trainer_pkey PRIMARY KEY (id);


--
-- Name: training training_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training
    ADD CONSTRAINT training_code_once UNIQUE (code);


--
-- Name: training_grant training_grant_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_grant
    ADD CONSTRAINT training_grant_once UNIQUE (training_id, grants_training_id);


--
-- Name: training_grant training_grant_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_grant
    ADD CONSTRAINT training_grant_pkey PRIMARY KEY (id);


--
-- Name: training_module training_module_of_training; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_module
    ADD CONSTRAINT training_module_of_training UNIQUE (id, training_id);


--
-- Name: training_module training_module_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_module
    ADD CONSTRAINT training_module_once UNIQUE (training_id, number);


--
-- Name: training_module training_module_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_module
    ADD CONSTRAINT training_module_pkey PRIMARY KEY (id);


--
-- Name: training training_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training
    ADD CONSTRAINT training_pkey PRIMARY KEY (id);


--
-- Name: training_prerequisite training_prerequisite_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_prerequisite
    ADD CONSTRAINT training_prerequisite_once UNIQUE (training_id, required_id);


--
-- Name: training_prerequisite training_prerequisite_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_prerequisite
    ADD CONSTRAINT training_prerequisite_pkey PRIMARY KEY (id);


--
-- Name: user_token user_token_hash_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.user_token
    ADD CONSTRAINT user_token_hash_once UNIQUE (hash);


--
-- Name: user_token user_token_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.user_token
    ADD CONSTRAINT user_token_pkey PRIMARY KEY (id);


--
-- Name: venue venue_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.venue
    ADD CONSTRAINT venue_code_once UNIQUE (code);


--
-- Name: venue venue_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.venue
    ADD CONSTRAINT venue_pkey PRIMARY KEY (id);


--
-- Name: working_week working_week_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.working_week
    ADD CONSTRAINT working_week_pkey PRIMARY KEY (country_code);


--
-- Name: application_double_of; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX application_double_of ON atelier.application USING btree (double_of) WHERE (double_of IS NOT NULL);


--
-- Name: application_one_per_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX application_one_per_person ON atelier.application USING btree (round_id, person_id) WHERE (state <> ALL (ARRAY['doubled'::text, 'withdrawn'::text]));


--
-- Name: application_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX application_person ON atelier.application USING btree (person_id);


--
-- Name: application_round; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX application_round ON atelier.application USING btree (round_id, arrival);


--
-- Name: assessment_result_registration; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX assessment_result_registration ON atelier.assessment_result USING btree (registration_id);


--
-- Name: assignment_one_per_speaker; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX assignment_one_per_speaker ON atelier.assignment USING btree (session_id, person_id) WHERE ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text])) AND (role = 'speaker'::text));


--
-- Name: assignment_one_per_trainer; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX assignment_one_per_trainer ON atelier.assignment USING btree (session_id, person_id) WHERE ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text])) AND (role <> 'speaker'::text));


--
-- Name: assignment_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX assignment_person ON atelier.assignment USING btree (person_id);


--
-- Name: assignment_trainer; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX assignment_trainer ON atelier.assignment USING btree (trainer_id);


--
-- Name: attendance_block; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX attendance_block ON atelier.attendance USING btree (block_id);


--
-- Name: audit_row; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX audit_row ON ONLY atelier.audit USING btree (row_id, id);


--
-- Name: audit_default_row_id_id_idx; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX audit_default_row_id_id_idx ON atelier.audit_default USING btree (row_id, id);


--
-- Name: audit_value_subject; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX audit_value_subject ON ONLY atelier.audit_value USING btree (subject_id) WHERE (subject_id IS NOT NULL);


--
-- Name: audit_value_default_subject_id_idx; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX audit_value_default_subject_id_idx ON atelier.audit_value_default USING btree (subject_id) WHERE (subject_id IS NOT NULL);


--
-- Name: block_ends; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX block_ends ON atelier.block USING btree (ends_at);


--
-- Name: block_room; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX block_room ON atelier.block USING btree (room_id) WHERE (room_id IS NOT NULL);


--
-- Name: block_session; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX block_session ON atelier.block USING btree (session_id, starts_at);


--
-- Name: care_need_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX care_need_person ON atelier.care_need USING btree (person_id);


--
-- Name: certificate_course; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX certificate_course ON atelier.certificate USING btree (course_id);


--
-- Name: certificate_one_per_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX certificate_one_per_person ON atelier.certificate USING btree (course_id, person_id) WHERE ((state = ANY (ARRAY['printed ahead'::text, 'issued'::text, 'suspended'::text])) AND (merged_from IS NULL));


--
-- Name: certificate_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX certificate_person ON atelier.certificate USING btree (person_id);


--
-- Name: consent_one_per_purpose; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX consent_one_per_purpose ON atelier.consent USING btree (person_id, purpose) WHERE (state = 'given'::text);


--
-- Name: draw_entry_rank_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX draw_entry_rank_once ON atelier.draw_entry USING btree (draw_id, stratum, rank) WHERE (rank IS NOT NULL);


--
-- Name: draw_entry_seats; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX draw_entry_seats ON atelier.draw_entry USING btree (draw_id, session_number) WHERE (session_number IS NOT NULL);


--
-- Name: draw_one_a_round; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX draw_one_a_round ON atelier.draw USING btree (round_id) WHERE (state <> 'abandoned'::text);


--
-- Name: guardian_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX guardian_once ON atelier.guardian USING btree (person_id, lower(name)) WHERE (removed_at IS NULL);


--
-- Name: head_count_project; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX head_count_project ON atelier.head_count USING btree (project_id, ends_on);


--
-- Name: hold_assignment; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_assignment ON atelier.hold USING btree (assignment_id, block_id) WHERE (assignment_id IS NOT NULL);


--
-- Name: hold_block; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_block ON atelier.hold USING btree (block_id);


--
-- Name: hold_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_person ON atelier.hold USING btree (person_id);


--
-- Name: hold_registration; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_registration ON atelier.hold USING btree (registration_id, block_id) WHERE (registration_id IS NOT NULL);


--
-- Name: idempotency_age; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX idempotency_age ON atelier.idempotency USING brin (created_at);


--
-- Name: import_one_at_a_time; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX import_one_at_a_time ON atelier.import USING btree (office_id) WHERE (ended_at IS NULL);


--
-- Name: invitation_one_open; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX invitation_one_open ON atelier.invitation USING btree (session_id, person_id) WHERE (state = 'invited'::text);


--
-- Name: invitation_open; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX invitation_open ON atelier.invitation USING btree (until) WHERE (state = 'invited'::text);


--
-- Name: invitation_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX invitation_person ON atelier.invitation USING btree (person_id);


--
-- Name: job_deletion_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX job_deletion_once ON atelier.job USING btree (kind) WHERE ((kind = 'delete expired'::text) AND (done_at IS NULL));


--
-- Name: job_due; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX job_due ON atelier.job USING btree (run_at, id) WHERE (done_at IS NULL);


--
-- Name: job_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX job_once ON atelier.job USING btree (kind, payload, run_at) WHERE (done_at IS NULL);


--
-- Name: lineage_teacher; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX lineage_teacher ON atelier.lineage USING btree (teacher_id);


--
-- Name: material_version_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX material_version_once ON atelier.material_version USING btree (material_id, version, language, COALESCE(country_code, ''::text));


--
-- Name: need_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX need_person ON atelier.need USING btree (person_id);


--
-- Name: need_project; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX need_project ON atelier.need USING btree (project_id);


--
-- Name: nomination_reserved_seats; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX nomination_reserved_seats ON atelier.nomination USING btree (reserved_seats_id);


--
-- Name: notice_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX notice_once ON atelier.notice USING btree (session_id, person_id, kind) WHERE (told_at IS NULL);


--
-- Name: notice_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX notice_person ON atelier.notice USING btree (person_id);


--
-- Name: outbox_waiting; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX outbox_waiting ON atelier.outbox USING btree (created_at, id) WHERE (delivered_at IS NULL);


--
-- Name: outcome_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX outcome_person ON atelier.outcome USING btree (person_id);


--
-- Name: outcome_project; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX outcome_project ON atelier.outcome USING btree (project_id);


--
-- Name: person_distinct_other; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_distinct_other ON atelier.person_distinct USING btree (other_id);


--
-- Name: person_former_reference_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_former_reference_person ON atelier.person_former_reference USING btree (person_id);


--
-- Name: person_import_row; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX person_import_row ON atelier.person USING btree (import_id, row_no) WHERE (import_id IS NOT NULL);


--
-- Name: person_scope_office; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_scope_office ON atelier.person_scope USING btree (office_id, person_id);


--
-- Name: person_search_key; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_search_key ON atelier.person USING gin (search_key public.gin_trgm_ops) WHERE (search_key IS NOT NULL);


--
-- Name: person_sound_key; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_sound_key ON atelier.person USING gin (sound_key) WHERE (sound_key IS NOT NULL);


--
-- Name: person_without_keys; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_without_keys ON atelier.person USING btree (id) WHERE ((search_key IS NULL) AND (erased_at IS NULL));


--
-- Name: qualification_once_per_certificate; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX qualification_once_per_certificate ON atelier.qualification USING btree (certificate_id, training_id);


--
-- Name: qualification_trainer; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX qualification_trainer ON atelier.qualification USING btree (trainer_id, training_id);


--
-- Name: referral_once_at_a_time; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX referral_once_at_a_time ON atelier.referral USING btree (need_id, session_id, training_id, organisation_id, service) NULLS NOT DISTINCT WHERE (state = ANY (ARRAY['proposed'::text, 'accepted'::text]));


--
-- Name: referral_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX referral_person ON atelier.referral USING btree (person_id);


--
-- Name: registration_group; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_group ON atelier.registration USING btree (group_id) WHERE (group_id IS NOT NULL);


--
-- Name: registration_one_per_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX registration_one_per_person ON atelier.registration USING btree (session_id, person_id) WHERE (state <> ALL (ARRAY['cancelled'::text, 'refused'::text]));


--
-- Name: registration_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_person ON atelier.registration USING btree (person_id);


--
-- Name: registration_replaces_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX registration_replaces_once ON atelier.registration USING btree (replaces) WHERE (replaces IS NOT NULL);


--
-- Name: registration_reserved_seats; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_reserved_seats ON atelier.registration USING btree (reserved_seats_id) WHERE (reserved_seats_id IS NOT NULL);


--
-- Name: registration_transferred_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX registration_transferred_once ON atelier.registration USING btree (transferred_from) WHERE (transferred_from IS NOT NULL);


--
-- Name: registration_waiting; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_waiting ON atelier.registration USING btree (session_id, priority DESC, arrival) WHERE (state = 'waitlisted'::text);


--
-- Name: reported_course_state; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX reported_course_state ON atelier.reported_course USING btree (state, training_id);


--
-- Name: reserved_seats_draw; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX reserved_seats_draw ON atelier.reserved_seats USING btree (draw_id) WHERE (draw_id IS NOT NULL);


--
-- Name: reserved_seats_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX reserved_seats_once ON atelier.reserved_seats USING btree (session_id, COALESCE(country_code, ''::text), COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(label, ''::text));


--
-- Name: round_form; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX round_form ON atelier.round USING btree (form_id);


--
-- Name: round_session_of; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX round_session_of ON atelier.round_session USING btree (session_id);


--
-- Name: session_coming; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_coming ON atelier.session USING btree (country_code, ends_at, id) WHERE (state <> 'draft'::text);


--
-- Name: session_country_code; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_country_code ON atelier.session_country USING btree (country_code, session_id);


--
-- Name: session_ends; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_ends ON atelier.session USING btree (ends_at);


--
-- Name: session_organisation_one_provider; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX session_organisation_one_provider ON atelier.session_organisation USING btree (session_id) WHERE (role = 'provider'::text);


--
-- Name: session_parts; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_parts ON atelier.session USING btree (part_of) WHERE (part_of IS NOT NULL);


--
-- Name: session_project; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_project ON atelier.session USING btree (project_id);


--
-- Name: town_country; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX town_country ON atelier.town USING btree (country_code);


--
-- Name: audit_default_pkey; Type: INDEX ATTACH; Schema: atelier; Owner: -
--

ALTER INDEX atelier.audit_pkey ATTACH PARTITION atelier.audit_default_pkey;


--
-- Name: audit_default_row_id_id_idx; Type: INDEX ATTACH; Schema: atelier; Owner: -
--

ALTER INDEX atelier.audit_row ATTACH PARTITION atelier.audit_default_row_id_id_idx;


--
-- Name: audit_value_default_pkey; Type: INDEX ATTACH; Schema: atelier; Owner: -
--

ALTER INDEX atelier.audit_value_pkey ATTACH PARTITION atelier.audit_value_default_pkey;


--
-- Name: audit_value_default_subject_id_idx; Type: INDEX ATTACH; Schema: atelier; Owner: -
--

ALTER INDEX atelier.audit_value_subject ATTACH PARTITION atelier.audit_value_default_subject_id_idx;


--
-- Name: due_people _RETURN; Type: RULE; Schema: atelier; Owner: -
--

CREATE OR REPLACE VIEW atelier.due_people WITH (security_invoker='true') AS
 SELECT atelier.care_need_deleted_on(s.ends_at, s.zone) AS due_on,
    'care_needs_due'::text AS rule,
    jsonb_build_object('session', s.code, 'count', count(*)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (atelier.care_need n
     JOIN atelier.session s ON ((s.id = n.session_id)))
  WHERE (s.ends_at IS NOT NULL)
  GROUP BY s.id
UNION ALL
 SELECT e.due_on,
    'persons_to_erase'::text AS rule,
    jsonb_build_object('count', e.count) AS facts,
    NULL::text AS session,
    NULL::uuid AS session_id
   FROM atelier.expiring_persons() e(due_on, count);


--
-- Name: absence absence_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER absence_before BEFORE INSERT OR UPDATE ON atelier.absence FOR EACH ROW EXECUTE FUNCTION atelier.trainer_days_before();


--
-- Name: application application_after_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER application_after_insert AFTER INSERT ON atelier.application REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.application_after_insert();


--
-- Name: application application_after_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER application_after_update AFTER UPDATE ON atelier.application REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.application_after_update();


--
-- Name: application application_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER application_before BEFORE INSERT OR UPDATE ON atelier.application FOR EACH ROW EXECUTE FUNCTION atelier.application_before();


--
-- Name: assessment assessment_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assessment_before BEFORE UPDATE ON atelier.assessment FOR EACH ROW EXECUTE FUNCTION atelier.assessment_before();


--
-- Name: assessment_result assessment_result_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assessment_result_before BEFORE INSERT OR UPDATE OF assessment_id, attempt, score, taken_on ON atelier.assessment_result FOR EACH ROW EXECUTE FUNCTION atelier.assessment_result_before();


--
-- Name: assignment assignment_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assignment_after AFTER INSERT OR UPDATE ON atelier.assignment FOR EACH ROW EXECUTE FUNCTION atelier.assignment_after();


--
-- Name: assignment assignment_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assignment_before BEFORE INSERT OR UPDATE ON atelier.assignment FOR EACH ROW EXECUTE FUNCTION atelier.assignment_before();


--
-- Name: absence audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.absence REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: agenda_item audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.agenda_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: agenda_speaker audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.agenda_speaker REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: application audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.application REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: assessment audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: assessment_result audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.assessment_result REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: assignment audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.assignment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: attendance audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: availability audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.availability REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: block audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.block REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: care_need audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.care_need REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: certificate audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.certificate REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: checklist_item audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.checklist_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: consent audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.consent REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: consent_text audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.consent_text REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: country audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.country REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: currency audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.currency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: dataset audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.dataset REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: draw audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.draw REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: draw_event audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.draw_event REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: draw_session audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.draw_session REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: draw_stratum audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.draw_stratum REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: erasure audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.erasure REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: finding_acceptance audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.finding_acceptance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: form audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.form REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: form_field audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.form_field REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: guardian audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.guardian REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: head_count audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.head_count REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: import audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.import REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: interpretation audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.interpretation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: invitation audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: lineage audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.lineage REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: material audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.material REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: material_version audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.material_version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: need audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.need REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: nomination audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.nomination REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: notice audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.notice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: organisation audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: outcome audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.outcome REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: person audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: person_distinct audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person_distinct REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: person_former_reference audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person_former_reference REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: person_scope audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person_scope REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project_cost_line audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project_cost_line REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project_donor audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project_donor REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project_paper audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project_paper REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project_target audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project_target REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: qualification audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.qualification REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: referral audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.referral REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: registration audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.registration REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: reported_course audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.reported_course REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: reserved_seats audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.reserved_seats REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: room audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.room REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: round audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.round REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: round_rule audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.round_rule REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: round_session audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.round_session REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: series audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.series REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: session audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.session REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: session_country audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.session_country REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: session_material audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.session_material REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: session_organisation audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.session_organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: setting audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.setting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: staff_user audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.staff_user REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: task audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.task REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: trainer audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.trainer REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: training audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.training REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: training_grant audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.training_grant REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: training_module audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.training_module REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: training_prerequisite audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.training_prerequisite REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: user_token audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.user_token REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: venue audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.venue REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: absence audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.absence REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: agenda_item audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.agenda_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: agenda_speaker audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.agenda_speaker REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: application audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.application REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert('actor_user_id');


--
-- Name: assessment audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: assessment_result audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.assessment_result REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: assignment audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: attendance audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: availability audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.availability REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: block audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.block REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: care_need audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.care_need REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: certificate audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.certificate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: checklist_item audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.checklist_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: consent audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.consent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: consent_text audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.consent_text REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: country audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.country REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: currency audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.currency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: dataset audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.dataset REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: draw audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.draw REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert('actor_user_id');


--
-- Name: draw_event audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.draw_event REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: draw_session audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.draw_session REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: draw_stratum audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.draw_stratum REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: erasure audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.erasure REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: finding_acceptance audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.finding_acceptance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: form audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.form REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: form_field audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.form_field REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: guardian audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.guardian REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: head_count audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.head_count REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: import audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.import REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert('actor_user_id');


--
-- Name: interpretation audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.interpretation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: invitation audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: lineage audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.lineage REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: material audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.material REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: material_version audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.material_version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: need audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.need REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: nomination audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.nomination REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: notice audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.notice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: organisation audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: outcome audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.outcome REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: person audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert('import_id');


--
-- Name: person_distinct audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person_distinct REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: person_former_reference audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person_former_reference REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: person_scope audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person_scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project_cost_line audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project_cost_line REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project_donor audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project_donor REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project_paper audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project_paper REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project_target audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project_target REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: qualification audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.qualification REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: referral audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.referral REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: registration audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.registration REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert('actor_user_id');


--
-- Name: reported_course audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.reported_course REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: reserved_seats audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.reserved_seats REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: room audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.room REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: round audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.round REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: round_rule audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.round_rule REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: round_session audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.round_session REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: series audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.series REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: session audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.session REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: session_country audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.session_country REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: session_material audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.session_material REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: session_organisation audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.session_organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: setting audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.setting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: staff_user audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.staff_user REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: task audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.task REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: trainer audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.trainer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: training audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.training REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: training_grant audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.training_grant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: training_module audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.training_module REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: training_prerequisite audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.training_prerequisite REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: user_token audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.user_token REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: venue audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.venue REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: absence audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.absence REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: agenda_item audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.agenda_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: agenda_speaker audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.agenda_speaker REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: application audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.application REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: assessment audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: assessment_result audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.assessment_result REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: assignment audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: attendance audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: availability audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.availability REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: block audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.block REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: care_need audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.care_need REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: certificate audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.certificate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: checklist_item audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.checklist_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: consent audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.consent REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: consent_text audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.consent_text REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: country audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.country REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: currency audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.currency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: dataset audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.dataset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: draw audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.draw REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: draw_event audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.draw_event REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: draw_session audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.draw_session REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: draw_stratum audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.draw_stratum REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: erasure audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.erasure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: finding_acceptance audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.finding_acceptance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: form audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.form REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: form_field audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.form_field REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: guardian audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.guardian REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: head_count audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.head_count REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: import audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.import REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update('id', 'kind', 'file_name', 'file_hash', 'office_id', 'actor_user_id', 'rows', 'left_out', 'started_at');


--
-- Name: interpretation audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.interpretation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: invitation audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.invitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: lineage audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.lineage REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: material audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.material REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: material_version audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.material_version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: need audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.need REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: nomination audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.nomination REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: notice audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.notice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: organisation audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: outcome audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.outcome REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: person audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update('id', 'reference', 'name', 'name_own_script', 'language', 'sex', 'birth_year', 'email', 'phone', 'organisation_id', 'created_at', 'erased_at', 'country_code', 'patronymic', 'birth_date', 'age_group', 'import_id', 'row_no', 'office_id');


--
-- Name: person_distinct audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person_distinct REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: person_former_reference audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person_former_reference REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: person_scope audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person_scope REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project_cost_line audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project_cost_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project_donor audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project_donor REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project_paper audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project_paper REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project_target audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project_target REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: qualification audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.qualification REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: referral audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.referral REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: registration audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.registration REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: reported_course audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.reported_course REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: reserved_seats audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE OF id, session_id, seats, country_code, organisation_id, label, until, released_at, draw_id ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.audit_row_update();


--
-- Name: room audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.room REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: round audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.round REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: round_rule audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.round_rule REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: round_session audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.round_session REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: series audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.series REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: session audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE OF id, code, kind, training_id, title, project_id, host_office_id, country_code, place, zone, language, capacity, visibility, state, registration_open, cancelled_because, sequence, starts_at, ends_at, changed_at, part_of, track, series_id, series_number, holds_time, provider_capacity, minimum, offer_hours ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.audit_row_update();


--
-- Name: session_country audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.session_country REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: session_material audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.session_material REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: session_organisation audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.session_organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: setting audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.setting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: staff_user audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.staff_user REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: task audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.task REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: trainer audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.trainer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: training audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.training REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: training_grant audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.training_grant REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: training_module audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.training_module REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: training_prerequisite audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.training_prerequisite REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: user_token audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.user_token REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: venue audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.venue REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: availability availability_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER availability_before BEFORE INSERT OR UPDATE ON atelier.availability FOR EACH ROW EXECUTE FUNCTION atelier.trainer_days_before();


--
-- Name: block block_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER block_after AFTER INSERT OR DELETE OR UPDATE ON atelier.block FOR EACH ROW EXECUTE FUNCTION atelier.block_after();


--
-- Name: block block_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER block_before BEFORE INSERT OR UPDATE ON atelier.block FOR EACH ROW EXECUTE FUNCTION atelier.block_before();


--
-- Name: certificate certificate_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER certificate_before BEFORE INSERT OR DELETE OR UPDATE ON atelier.certificate FOR EACH ROW EXECUTE FUNCTION atelier.certificate_before();


--
-- Name: certificate certificate_changed; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER certificate_changed AFTER UPDATE ON atelier.certificate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.certificate_changed();


--
-- Name: certificate certificate_granted; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER certificate_granted AFTER INSERT ON atelier.certificate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.certificate_granted();


--
-- Name: consent consent_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER consent_before BEFORE INSERT OR DELETE OR UPDATE ON atelier.consent FOR EACH ROW EXECUTE FUNCTION atelier.consent_before();


--
-- Name: consent_text consent_text_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER consent_text_before BEFORE DELETE OR UPDATE ON atelier.consent_text FOR EACH ROW EXECUTE FUNCTION atelier.consent_text_before();


--
-- Name: country country_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER country_key_kept AFTER DELETE OR UPDATE OF code ON atelier.country FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: draw draw_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_before BEFORE INSERT OR DELETE OR UPDATE ON atelier.draw FOR EACH ROW EXECUTE FUNCTION atelier.draw_before();


--
-- Name: draw_entry draw_entry_after_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_entry_after_update AFTER UPDATE ON atelier.draw_entry REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_after_update();


--
-- Name: draw_entry draw_entry_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_entry_before BEFORE DELETE ON atelier.draw_entry FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();


--
-- Name: draw_entry draw_entry_keys_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_entry_keys_insert AFTER INSERT ON atelier.draw_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_keys();


--
-- Name: draw_entry draw_entry_keys_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_entry_keys_update AFTER UPDATE ON atelier.draw_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.draw_entry_keys();


--
-- Name: draw_event draw_event_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_event_before BEFORE DELETE OR UPDATE ON atelier.draw_event FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();


--
-- Name: draw_session draw_session_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_session_before BEFORE DELETE OR UPDATE ON atelier.draw_session FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();


--
-- Name: draw_stratum draw_stratum_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER draw_stratum_before BEFORE DELETE OR UPDATE ON atelier.draw_stratum FOR EACH ROW EXECUTE FUNCTION atelier.draw_part_before();


--
-- Name: form form_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER form_after AFTER INSERT ON atelier.form FOR EACH ROW EXECUTE FUNCTION atelier.form_after();


--
-- Name: form form_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER form_before BEFORE DELETE OR UPDATE ON atelier.form FOR EACH ROW EXECUTE FUNCTION atelier.form_before();


--
-- Name: head_count head_count_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER head_count_before BEFORE INSERT OR UPDATE ON atelier.head_count FOR EACH ROW EXECUTE FUNCTION atelier.head_count_before();


--
-- Name: hold hold_after_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER hold_after_delete AFTER DELETE ON atelier.hold REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.hold_after_delete();


--
-- Name: invitation invitation_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER invitation_before BEFORE INSERT OR UPDATE ON atelier.invitation FOR EACH ROW EXECUTE FUNCTION atelier.invitation_before();


--
-- Name: need need_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER need_before BEFORE INSERT OR UPDATE ON atelier.need FOR EACH ROW EXECUTE FUNCTION atelier.need_before();


--
-- Name: nomination nomination_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER nomination_key_kept AFTER DELETE OR UPDATE OF id ON atelier.nomination FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: organisation organisation_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER organisation_key_kept AFTER DELETE OR UPDATE OF id ON atelier.organisation FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: outcome outcome_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER outcome_before BEFORE INSERT OR UPDATE ON atelier.outcome FOR EACH ROW EXECUTE FUNCTION atelier.outcome_before();


--
-- Name: person person_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_before BEFORE UPDATE ON atelier.person FOR EACH ROW EXECUTE FUNCTION atelier.person_before();


--
-- Name: person person_before_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_before_insert BEFORE INSERT ON atelier.person FOR EACH ROW WHEN ((((new.birth_year)::numeric IS DISTINCT FROM EXTRACT(year FROM COALESCE(new.birth_date, make_date(new.birth_year, 1, 1)))) OR (COALESCE(new.birth_date, make_date(new.birth_year, 1, 1)) > (((atelier.now() AT TIME ZONE 'UTC'::text))::date - 1)))) EXECUTE FUNCTION atelier.person_before();


--
-- Name: person person_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_key_kept AFTER DELETE OR UPDATE OF id ON atelier.person FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: person person_keys_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_keys_insert AFTER INSERT ON atelier.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_keys();


--
-- Name: person person_keys_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_keys_update AFTER UPDATE ON atelier.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_keys();


--
-- Name: person_scope person_scope_keys_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_scope_keys_insert AFTER INSERT ON atelier.person_scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_scope_keys();


--
-- Name: person_scope person_scope_keys_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER person_scope_keys_update AFTER UPDATE ON atelier.person_scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.person_scope_keys();


--
-- Name: project project_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER project_before BEFORE UPDATE ON atelier.project FOR EACH ROW EXECUTE FUNCTION atelier.project_before();


--
-- Name: project_cost_line project_cost_line_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER project_cost_line_before BEFORE INSERT OR UPDATE ON atelier.project_cost_line FOR EACH ROW EXECUTE FUNCTION atelier.project_cost_line_before();


--
-- Name: project_donor project_donor_after_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER project_donor_after_insert AFTER INSERT ON atelier.project_donor REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.project_donor_after();


--
-- Name: project_donor project_donor_after_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER project_donor_after_update AFTER UPDATE ON atelier.project_donor REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.project_donor_after();


--
-- Name: project_paper project_paper_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER project_paper_before BEFORE INSERT OR UPDATE ON atelier.project_paper FOR EACH ROW EXECUTE FUNCTION atelier.project_paper_before();


--
-- Name: referral referral_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER referral_before BEFORE INSERT OR UPDATE ON atelier.referral FOR EACH ROW EXECUTE FUNCTION atelier.referral_before();


--
-- Name: registration registration_after_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_after_delete AFTER DELETE ON atelier.registration REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_delete();


--
-- Name: registration registration_after_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_after_insert AFTER INSERT ON atelier.registration REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_insert();


--
-- Name: registration registration_after_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_after_update AFTER UPDATE ON atelier.registration REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_after_update();


--
-- Name: registration registration_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_before BEFORE UPDATE ON atelier.registration FOR EACH ROW EXECUTE FUNCTION atelier.registration_before();


--
-- Name: registration registration_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_key_kept AFTER DELETE OR UPDATE OF id ON atelier.registration FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: registration registration_keys_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_keys_insert AFTER INSERT ON atelier.registration REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.registration_keys();


--
-- Name: registration registration_moved; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER registration_moved AFTER UPDATE OF session_id, person_id, reserved_seats_id, nomination_id, replaces, transferred_from ON atelier.registration FOR EACH ROW WHEN (((new.session_id IS DISTINCT FROM old.session_id) OR (new.person_id IS DISTINCT FROM old.person_id) OR (new.reserved_seats_id IS DISTINCT FROM old.reserved_seats_id) OR (new.nomination_id IS DISTINCT FROM old.nomination_id) OR (new.replaces IS DISTINCT FROM old.replaces) OR (new.transferred_from IS DISTINCT FROM old.transferred_from))) EXECUTE FUNCTION atelier.registration_moved();


--
-- Name: reported_course reported_course_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reported_course_before BEFORE INSERT OR UPDATE ON atelier.reported_course FOR EACH ROW EXECUTE FUNCTION atelier.reported_course_before();


--
-- Name: reserved_seats reserved_seats_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reserved_seats_after AFTER INSERT OR DELETE OR UPDATE ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_after();


--
-- Name: reserved_seats reserved_seats_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reserved_seats_before BEFORE INSERT OR UPDATE ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_before();


--
-- Name: reserved_seats reserved_seats_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reserved_seats_key_kept AFTER DELETE OR UPDATE OF id ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: round round_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER round_before BEFORE INSERT OR UPDATE ON atelier.round FOR EACH ROW EXECUTE FUNCTION atelier.round_before();


--
-- Name: round_rule round_rule_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER round_rule_before BEFORE INSERT OR DELETE OR UPDATE ON atelier.round_rule FOR EACH ROW EXECUTE FUNCTION atelier.round_part_before();


--
-- Name: round_session round_session_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER round_session_before BEFORE INSERT OR DELETE OR UPDATE ON atelier.round_session FOR EACH ROW EXECUTE FUNCTION atelier.round_part_before();


--
-- Name: session session_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_after AFTER UPDATE OF state, capacity, part_of, place ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_after();


--
-- Name: session session_after_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_after_insert AFTER INSERT ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_after_insert();


--
-- Name: session session_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_before BEFORE UPDATE ON atelier.session FOR EACH ROW WHEN (((new.taken = old.taken) AND (new.waiting = old.waiting) AND (new.kept = old.kept))) EXECUTE FUNCTION atelier.session_before();


--
-- Name: session session_before_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_before_insert BEFORE INSERT ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_before();


--
-- Name: session session_draw_seats; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_draw_seats BEFORE UPDATE OF capacity ON atelier.session FOR EACH ROW WHEN ((new.capacity < old.capacity)) EXECUTE FUNCTION atelier.session_draw_seats();


--
-- Name: session session_key_kept; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_key_kept AFTER DELETE OR UPDATE OF id ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.key_kept();


--
-- Name: session session_lock_people; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_lock_people BEFORE UPDATE OF state ON atelier.session FOR EACH ROW WHEN (((new.state = 'cancelled'::text) AND (old.state <> 'cancelled'::text))) EXECUTE FUNCTION atelier.session_lock_people();


--
-- Name: session session_project_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_project_before BEFORE UPDATE OF state, project_id ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_project_before();


--
-- Name: trainer trainer_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER trainer_before BEFORE INSERT ON atelier.trainer FOR EACH ROW EXECUTE FUNCTION atelier.trainer_before();


--
-- Name: absence absence_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.absence
    ADD CONSTRAINT absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: absence absence_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.absence
    ADD CONSTRAINT absence_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: agenda_item agenda_item_block_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_item
    ADD CONSTRAINT agenda_item_block_id_fkey FOREIGN KEY (block_id) REFERENCES atelier.block(id) ON DELETE CASCADE;


--
-- Name: agenda_speaker agenda_speaker_agenda_item_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_speaker
    ADD CONSTRAINT agenda_speaker_agenda_item_id_fkey FOREIGN KEY (agenda_item_id) REFERENCES atelier.agenda_item(id) ON DELETE CASCADE;


--
-- Name: agenda_speaker agenda_speaker_assignment_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.agenda_speaker
    ADD CONSTRAINT agenda_speaker_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES atelier.assignment(id);


--
-- Name: application application_actor_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES atelier.staff_user(id);


--
-- Name: application application_double_of_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_double_of_fkey FOREIGN KEY (double_of) REFERENCES atelier.application(id);


--
-- Name: application application_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: application application_round_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.application
    ADD CONSTRAINT application_round_id_fkey FOREIGN KEY (round_id) REFERENCES atelier.round(id);


--
-- Name: assessment_result assessment_result_assessment_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES atelier.assessment(id);


--
-- Name: assessment_result assessment_result_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: assessment_result assessment_result_recorded_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES atelier.staff_user(id);


--
-- Name: assessment_result assessment_result_registration_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment_result
    ADD CONSTRAINT assessment_result_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES atelier.registration(id);


--
-- Name: assessment assessment_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assessment
    ADD CONSTRAINT assessment_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: assignment assignment_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assignment
    ADD CONSTRAINT assignment_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: assignment assignment_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assignment
    ADD CONSTRAINT assignment_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: assignment assignment_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.assignment
    ADD CONSTRAINT assignment_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: attendance attendance_block_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_block_id_fkey FOREIGN KEY (block_id) REFERENCES atelier.block(id);


--
-- Name: attendance attendance_recorded_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES atelier.staff_user(id);


--
-- Name: attendance attendance_registration_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES atelier.registration(id);


--
-- Name: availability availability_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.availability
    ADD CONSTRAINT availability_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: availability availability_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.availability
    ADD CONSTRAINT availability_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: block block_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: block block_host_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_host_id_fkey FOREIGN KEY (host_id) REFERENCES atelier.organisation(id);


--
-- Name: block block_module_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_module_id_fkey FOREIGN KEY (module_id) REFERENCES atelier.training_module(id);


--
-- Name: block block_room_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_room_id_fkey FOREIGN KEY (room_id) REFERENCES atelier.room(id);


--
-- Name: block block_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: block block_zone_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_zone_known FOREIGN KEY (zone) REFERENCES atelier.time_zone(name);


--
-- Name: care_need care_need_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.care_need
    ADD CONSTRAINT care_need_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: care_need care_need_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.care_need
    ADD CONSTRAINT care_need_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: certificate certificate_issued_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES atelier.staff_user(id);


--
-- Name: certificate certificate_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: certificate certificate_series_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_series_id_fkey FOREIGN KEY (series_id) REFERENCES atelier.series(id);


--
-- Name: certificate certificate_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: certificate certificate_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.certificate
    ADD CONSTRAINT certificate_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: checklist_item checklist_item_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.checklist_item
    ADD CONSTRAINT checklist_item_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: consent consent_guardian_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent
    ADD CONSTRAINT consent_guardian_fkey FOREIGN KEY (guardian_id, person_id) REFERENCES atelier.guardian(id, person_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: consent consent_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent
    ADD CONSTRAINT consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: consent consent_recorded_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent
    ADD CONSTRAINT consent_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES atelier.staff_user(id);


--
-- Name: consent consent_text_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.consent
    ADD CONSTRAINT consent_text_fkey FOREIGN KEY (text_id, purpose) REFERENCES atelier.consent_text(id, purpose);


--
-- Name: country country_zone_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.country
    ADD CONSTRAINT country_zone_known FOREIGN KEY (zone) REFERENCES atelier.time_zone(name);


--
-- Name: draw draw_actor_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw
    ADD CONSTRAINT draw_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES atelier.staff_user(id);


--
-- Name: draw_entry draw_entry_application_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_entry
    ADD CONSTRAINT draw_entry_application_id_fkey FOREIGN KEY (application_id) REFERENCES atelier.application(id);


--
-- Name: draw_entry draw_entry_session; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_entry
    ADD CONSTRAINT draw_entry_session FOREIGN KEY (draw_id, session_number) REFERENCES atelier.draw_session(draw_id, number);


--
-- Name: draw_event draw_event_draw_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES atelier.draw(id);


--
-- Name: draw_event draw_event_entry_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES atelier.draw_entry(id);


--
-- Name: draw_event draw_event_instead_of_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES atelier.draw_entry(id);


--
-- Name: draw_event draw_event_session; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_event
    ADD CONSTRAINT draw_event_session FOREIGN KEY (draw_id, session_number) REFERENCES atelier.draw_session(draw_id, number);


--
-- Name: draw draw_round_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw
    ADD CONSTRAINT draw_round_id_fkey FOREIGN KEY (round_id) REFERENCES atelier.round(id);


--
-- Name: draw_session draw_session_draw_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_session
    ADD CONSTRAINT draw_session_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES atelier.draw(id);


--
-- Name: draw_session draw_session_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_session
    ADD CONSTRAINT draw_session_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: draw_stratum draw_stratum_draw_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.draw_stratum
    ADD CONSTRAINT draw_stratum_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES atelier.draw(id);


--
-- Name: erasure erasure_erased_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.erasure
    ADD CONSTRAINT erasure_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES atelier.staff_user(id);


--
-- Name: finding_acceptance finding_acceptance_accepted_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.finding_acceptance
    ADD CONSTRAINT finding_acceptance_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES atelier.staff_user(id);


--
-- Name: finding_acceptance finding_acceptance_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.finding_acceptance
    ADD CONSTRAINT finding_acceptance_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: form_field form_field_form_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form_field
    ADD CONSTRAINT form_field_form_id_fkey FOREIGN KEY (form_id) REFERENCES atelier.form(id);


--
-- Name: form form_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.form
    ADD CONSTRAINT form_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: guardian guardian_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.guardian
    ADD CONSTRAINT guardian_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: head_count head_count_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: head_count head_count_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: head_count head_count_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: head_count head_count_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.head_count
    ADD CONSTRAINT head_count_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: hold hold_assignment_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES atelier.assignment(id);


--
-- Name: import import_actor_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.import
    ADD CONSTRAINT import_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES atelier.staff_user(id);


--
-- Name: import import_file_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.import
    ADD CONSTRAINT import_file_id_fkey FOREIGN KEY (file_id) REFERENCES atelier.staged_file(id) ON DELETE SET NULL;


--
-- Name: import import_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.import
    ADD CONSTRAINT import_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: interpretation interpretation_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.interpretation
    ADD CONSTRAINT interpretation_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: invitation invitation_invited_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES atelier.staff_user(id);


--
-- Name: invitation invitation_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: invitation invitation_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: invitation invitation_registration_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES atelier.registration(id);


--
-- Name: invitation invitation_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.invitation
    ADD CONSTRAINT invitation_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: lineage lineage_qualification_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.lineage
    ADD CONSTRAINT lineage_qualification_id_fkey FOREIGN KEY (qualification_id) REFERENCES atelier.qualification(id);


--
-- Name: lineage lineage_teacher_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.lineage
    ADD CONSTRAINT lineage_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES atelier.trainer(id);


--
-- Name: material material_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material
    ADD CONSTRAINT material_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: material_version material_version_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material_version
    ADD CONSTRAINT material_version_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: material_version material_version_material_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.material_version
    ADD CONSTRAINT material_version_material_id_fkey FOREIGN KEY (material_id) REFERENCES atelier.material(id);


--
-- Name: need need_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: need need_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: need need_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: need need_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: need need_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.need
    ADD CONSTRAINT need_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: nomination nomination_reserved_seats_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.nomination
    ADD CONSTRAINT nomination_reserved_seats_id_fkey FOREIGN KEY (reserved_seats_id) REFERENCES atelier.reserved_seats(id);


--
-- Name: notice notice_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.notice
    ADD CONSTRAINT notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: notice notice_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.notice
    ADD CONSTRAINT notice_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: organisation organisation_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.organisation
    ADD CONSTRAINT organisation_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: outcome outcome_currency_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_currency_known FOREIGN KEY (currency) REFERENCES atelier.currency(code);


--
-- Name: outcome outcome_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: outcome outcome_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: outcome outcome_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: outcome outcome_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: outcome outcome_referral; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_referral FOREIGN KEY (referral_id, person_id) REFERENCES atelier.referral(id, person_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;


--
-- Name: outcome outcome_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.outcome
    ADD CONSTRAINT outcome_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: person_distinct person_distinct_decided_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_distinct
    ADD CONSTRAINT person_distinct_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES atelier.staff_user(id);


--
-- Name: person_distinct person_distinct_other_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_distinct
    ADD CONSTRAINT person_distinct_other_id_fkey FOREIGN KEY (other_id) REFERENCES atelier.person(id);


--
-- Name: person_distinct person_distinct_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_distinct
    ADD CONSTRAINT person_distinct_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: person_former_reference person_former_reference_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_former_reference
    ADD CONSTRAINT person_former_reference_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: project_cost_line project_cost_line_currency_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_cost_line
    ADD CONSTRAINT project_cost_line_currency_known FOREIGN KEY (currency) REFERENCES atelier.currency(code);


--
-- Name: project_cost_line project_cost_line_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_cost_line
    ADD CONSTRAINT project_cost_line_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: project_donor project_donor_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_donor
    ADD CONSTRAINT project_donor_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: project_donor project_donor_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_donor
    ADD CONSTRAINT project_donor_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: project_paper project_paper_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_paper
    ADD CONSTRAINT project_paper_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: project_target project_target_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_target
    ADD CONSTRAINT project_target_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: project_target project_target_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project_target
    ADD CONSTRAINT project_target_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: qualification qualification_certificate_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES atelier.certificate(id);


--
-- Name: qualification qualification_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: qualification qualification_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: referral referral_need; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_need FOREIGN KEY (need_id, person_id) REFERENCES atelier.need(id, person_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;


--
-- Name: referral referral_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: referral referral_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: referral referral_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: referral referral_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: referral referral_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.referral
    ADD CONSTRAINT referral_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: reported_course reported_course_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: reported_course reported_course_judged_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES atelier.staff_user(id);


--
-- Name: reported_course reported_course_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: reported_course reported_course_reported_by_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES atelier.staff_user(id);


--
-- Name: reported_course reported_course_trainer_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_trainer_id_fkey FOREIGN KEY (trainer_id) REFERENCES atelier.trainer(id);


--
-- Name: reported_course reported_course_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reported_course
    ADD CONSTRAINT reported_course_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: reserved_seats reserved_seats_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: reserved_seats reserved_seats_draw_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES atelier.draw(id);


--
-- Name: reserved_seats reserved_seats_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: reserved_seats reserved_seats_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: room_hold room_hold_block_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room_hold
    ADD CONSTRAINT room_hold_block_id_fkey FOREIGN KEY (block_id) REFERENCES atelier.block(id) ON DELETE CASCADE;


--
-- Name: room_hold room_hold_room_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room_hold
    ADD CONSTRAINT room_hold_room_id_fkey FOREIGN KEY (room_id) REFERENCES atelier.room(id);


--
-- Name: room room_venue_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.room
    ADD CONSTRAINT room_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES atelier.venue(id);


--
-- Name: round round_form_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_form_id_fkey FOREIGN KEY (form_id) REFERENCES atelier.form(id);


--
-- Name: round round_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: round round_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: round_rule round_rule_round_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_rule
    ADD CONSTRAINT round_rule_round_id_fkey FOREIGN KEY (round_id) REFERENCES atelier.round(id);


--
-- Name: round_rule round_rule_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_rule
    ADD CONSTRAINT round_rule_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: round_session round_session_round_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_session
    ADD CONSTRAINT round_session_round_id_fkey FOREIGN KEY (round_id) REFERENCES atelier.round(id);


--
-- Name: round_session round_session_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round_session
    ADD CONSTRAINT round_session_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: round round_zone_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.round
    ADD CONSTRAINT round_zone_known FOREIGN KEY (zone) REFERENCES atelier.time_zone(name);


--
-- Name: series series_host_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.series
    ADD CONSTRAINT series_host_office_id_fkey FOREIGN KEY (host_office_id) REFERENCES atelier.organisation(id);


--
-- Name: series series_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.series
    ADD CONSTRAINT series_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: session session_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: session_country session_country_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_country
    ADD CONSTRAINT session_country_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: session_country session_country_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_country
    ADD CONSTRAINT session_country_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: session session_host_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_host_office_id_fkey FOREIGN KEY (host_office_id) REFERENCES atelier.organisation(id);


--
-- Name: session_material session_material_material_version_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_material
    ADD CONSTRAINT session_material_material_version_id_fkey FOREIGN KEY (material_version_id) REFERENCES atelier.material_version(id);


--
-- Name: session_material session_material_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_material
    ADD CONSTRAINT session_material_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: session_organisation session_organisation_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_organisation
    ADD CONSTRAINT session_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: session_organisation session_organisation_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session_organisation
    ADD CONSTRAINT session_organisation_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: session session_part_of_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_part_of_fkey FOREIGN KEY (part_of) REFERENCES atelier.session(id);


--
-- Name: session session_project_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_project_id_fkey FOREIGN KEY (project_id) REFERENCES atelier.project(id);


--
-- Name: session session_series_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_series_id_fkey FOREIGN KEY (series_id) REFERENCES atelier.series(id);


--
-- Name: session session_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: session session_zone_known; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.session
    ADD CONSTRAINT session_zone_known FOREIGN KEY (zone) REFERENCES atelier.time_zone(name);


--
-- Name: staff_user staff_user_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staff_user
    ADD CONSTRAINT staff_user_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: staged_file staged_file_actor_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staged_file
    ADD CONSTRAINT staged_file_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES atelier.staff_user(id);


--
-- Name: staged_file staged_file_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.staged_file
    ADD CONSTRAINT staged_file_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: task task_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.task
    ADD CONSTRAINT task_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: trainer trainer_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.trainer
    ADD CONSTRAINT trainer_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: training_grant training_grant_grants_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_grant
    ADD CONSTRAINT training_grant_grants_training_id_fkey FOREIGN KEY (grants_training_id) REFERENCES atelier.training(id);


--
-- Name: training_grant training_grant_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_grant
    ADD CONSTRAINT training_grant_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: training_module training_module_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_module
    ADD CONSTRAINT training_module_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: training_prerequisite training_prerequisite_required_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_prerequisite
    ADD CONSTRAINT training_prerequisite_required_id_fkey FOREIGN KEY (required_id) REFERENCES atelier.training(id);


--
-- Name: training_prerequisite training_prerequisite_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_prerequisite
    ADD CONSTRAINT training_prerequisite_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


--
-- Name: user_token user_token_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.user_token
    ADD CONSTRAINT user_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES atelier.staff_user(id);


--
-- Name: venue venue_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.venue
    ADD CONSTRAINT venue_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: absence; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.absence ENABLE ROW LEVEL SECURITY;

--
-- Name: session adding; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY adding ON atelier.session FOR INSERT TO atelier_service WITH CHECK (atelier.may_host(host_office_id));


--
-- Name: job administering; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY administering ON atelier.job FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_administrator() AS actor_is_administrator));


--
-- Name: setting administering; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY administering ON atelier.setting TO atelier_service USING (( SELECT atelier.actor_is_administrator() AS actor_is_administrator)) WITH CHECK (( SELECT atelier.actor_is_administrator() AS actor_is_administrator));


--
-- Name: staff_user administering; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY administering ON atelier.staff_user TO atelier_service USING (( SELECT atelier.actor_is_administrator() AS actor_is_administrator)) WITH CHECK (( SELECT atelier.actor_is_administrator() AS actor_is_administrator));


--
-- Name: user_token administering; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY administering ON atelier.user_token TO atelier_service USING (( SELECT atelier.actor_is_administrator() AS actor_is_administrator)) WITH CHECK (( SELECT atelier.actor_is_administrator() AS actor_is_administrator));


--
-- Name: agenda_item; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.agenda_item ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_speaker; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.agenda_speaker ENABLE ROW LEVEL SECURITY;

--
-- Name: application; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.application ENABLE ROW LEVEL SECURITY;

--
-- Name: assessment; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.assessment ENABLE ROW LEVEL SECURITY;

--
-- Name: assessment_result; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.assessment_result ENABLE ROW LEVEL SECURITY;

--
-- Name: assignment; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.assignment ENABLE ROW LEVEL SECURITY;

--
-- Name: attendance; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.attendance ENABLE ROW LEVEL SECURITY;

--
-- Name: audit; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.audit ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_default; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.audit_default ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_value; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.audit_value ENABLE ROW LEVEL SECURITY;

--
-- Name: audit_value_default; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.audit_value_default ENABLE ROW LEVEL SECURITY;

--
-- Name: availability; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.availability ENABLE ROW LEVEL SECURITY;

--
-- Name: block; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.block ENABLE ROW LEVEL SECURITY;

--
-- Name: care_need; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.care_need ENABLE ROW LEVEL SECURITY;

--
-- Name: certificate; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.certificate ENABLE ROW LEVEL SECURITY;

--
-- Name: session changing; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY changing ON atelier.session FOR UPDATE TO atelier_service USING (atelier.may_host(host_office_id)) WITH CHECK (atelier.may_host(host_office_id));


--
-- Name: trainer changing; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY changing ON atelier.trainer FOR UPDATE TO atelier_service USING ((atelier.in_my_keeping(person_id) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan))) WITH CHECK ((atelier.in_my_keeping(person_id) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan)));


--
-- Name: checklist_item; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.checklist_item ENABLE ROW LEVEL SECURITY;

--
-- Name: consent; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.consent ENABLE ROW LEVEL SECURITY;

--
-- Name: consent_text; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.consent_text ENABLE ROW LEVEL SECURITY;

--
-- Name: person correcting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY correcting ON atelier.person FOR UPDATE TO atelier_service USING (((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office))) OR (EXISTS ( SELECT
   FROM atelier.person_scope s
  WHERE ((s.person_id = person.id) AND (s.purpose <> 'sharing'::text))))));


--
-- Name: head_count counting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY counting ON atelier.head_count TO atelier_service USING ((( SELECT atelier.actor_may_plan() AS actor_may_plan) OR (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office))))) WITH CHECK (((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office))) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan)));


--
-- Name: country; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.country ENABLE ROW LEVEL SECURITY;

--
-- Name: country_zone; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.country_zone ENABLE ROW LEVEL SECURITY;

--
-- Name: currency; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.currency ENABLE ROW LEVEL SECURITY;

--
-- Name: dataset; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.dataset ENABLE ROW LEVEL SECURITY;

--
-- Name: draw; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.draw ENABLE ROW LEVEL SECURITY;

--
-- Name: draw_entry; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.draw_entry ENABLE ROW LEVEL SECURITY;

--
-- Name: draw_event; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.draw_event ENABLE ROW LEVEL SECURITY;

--
-- Name: draw_session; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.draw_session ENABLE ROW LEVEL SECURITY;

--
-- Name: draw_stratum; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.draw_stratum ENABLE ROW LEVEL SECURITY;

--
-- Name: absence engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.absence TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: agenda_item engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.agenda_item TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: agenda_speaker engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.agenda_speaker TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: application engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.application TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: assessment engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.assessment TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: assessment_result engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.assessment_result TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: assignment engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.assignment TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: attendance engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.attendance TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: audit engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.audit TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: audit_default engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.audit_default TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: audit_value engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.audit_value TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: audit_value_default engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.audit_value_default TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: availability engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.availability TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: block engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.block TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: care_need engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.care_need TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: certificate engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.certificate TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: checklist_item engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.checklist_item TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: consent engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.consent TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: consent_text engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.consent_text TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: country engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.country TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: country_zone engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.country_zone TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: currency engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.currency TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: dataset engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.dataset TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: draw engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.draw TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: draw_entry engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.draw_entry TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: draw_event engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.draw_event TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: draw_session engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.draw_session TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: draw_stratum engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.draw_stratum TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: erasure engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.erasure TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: finding_acceptance engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.finding_acceptance TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: form engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.form TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: form_field engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.form_field TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: guardian engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.guardian TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: head_count engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.head_count TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: hold engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.hold TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: holiday engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.holiday TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: idempotency engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.idempotency TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: import engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.import TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: interpretation engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.interpretation TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: invitation engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.invitation TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: job engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.job TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: lineage engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.lineage TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: material engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.material TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: material_version engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.material_version TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: need engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.need TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: nomination engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.nomination TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: notice engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.notice TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: organisation engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.organisation TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: outbox engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.outbox TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: outcome engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.outcome TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: person engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: person_distinct engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person_distinct TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: person_former_reference engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person_former_reference TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: person_scope engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person_scope TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project_cost_line engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project_cost_line TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project_donor engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project_donor TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project_paper engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project_paper TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project_target engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project_target TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: qualification engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.qualification TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: referral engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.referral TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: registration engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.registration TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: reported_course engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.reported_course TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: reserved_seats engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.reserved_seats TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: room engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.room TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: room_hold engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.room_hold TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: round engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.round TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: round_rule engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.round_rule TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: round_session engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.round_session TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: series engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.series TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: session engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.session TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: session_country engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.session_country TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: session_material engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.session_material TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: session_organisation engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.session_organisation TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: setting engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.setting TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: staff_user engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.staff_user TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: staged_file engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.staged_file TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: staged_piece engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.staged_piece TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: task engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.task TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: time_zone engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.time_zone TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: town engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.town TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: trainer engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.trainer TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training_grant engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training_grant TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training_module engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training_module TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training_prerequisite engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training_prerequisite TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: user_token engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.user_token TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: venue engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.venue TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: working_week engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.working_week TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: erasure; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.erasure ENABLE ROW LEVEL SECURITY;

--
-- Name: finding_acceptance; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.finding_acceptance ENABLE ROW LEVEL SECURITY;

--
-- Name: form; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.form ENABLE ROW LEVEL SECURITY;

--
-- Name: form_field; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.form_field ENABLE ROW LEVEL SECURITY;

--
-- Name: guardian; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.guardian ENABLE ROW LEVEL SECURITY;

--
-- Name: head_count; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.head_count ENABLE ROW LEVEL SECURITY;

--
-- Name: hold; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.hold ENABLE ROW LEVEL SECURITY;

--
-- Name: holiday; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.holiday ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_item hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.agenda_item TO atelier_service USING ((block_id IN ( SELECT b.id
   FROM (atelier.block b
     JOIN atelier.session s ON ((s.id = b.session_id)))
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((block_id IN ( SELECT b.id
   FROM (atelier.block b
     JOIN atelier.session s ON ((s.id = b.session_id)))
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: agenda_speaker hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.agenda_speaker TO atelier_service USING ((agenda_item_id IN ( SELECT i.id
   FROM ((atelier.agenda_item i
     JOIN atelier.block b ON ((b.id = i.block_id)))
     JOIN atelier.session s ON ((s.id = b.session_id)))
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK (((agenda_item_id, assignment_id) IN ( SELECT i.id,
    a.id
   FROM (((atelier.agenda_item i
     JOIN atelier.block b ON ((b.id = i.block_id)))
     JOIN atelier.session s ON ((s.id = b.session_id)))
     JOIN atelier.assignment a ON ((a.session_id = s.id)))
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: block hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.block TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: reserved_seats hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.reserved_seats TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: series hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.series TO atelier_service USING (atelier.may_host(host_office_id)) WITH CHECK (atelier.may_host(host_office_id));


--
-- Name: session_country hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.session_country TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: session_material hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.session_material TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: session_organisation hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.session_organisation TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: task hosting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY hosting ON atelier.task TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: idempotency; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.idempotency ENABLE ROW LEVEL SECURITY;

--
-- Name: import; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.import ENABLE ROW LEVEL SECURITY;

--
-- Name: interpretation; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.interpretation ENABLE ROW LEVEL SECURITY;

--
-- Name: invitation; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.invitation ENABLE ROW LEVEL SECURITY;

--
-- Name: job; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.job ENABLE ROW LEVEL SECURITY;

--
-- Name: absence keeping; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY keeping ON atelier.absence TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person_office o
  WHERE ((o.person_id = absence.person_id) AND (o.office_id = ( SELECT atelier.actor_office() AS actor_office)) AND (o.purpose <> 'sharing'::text))))) WITH CHECK (atelier.in_my_keeping(person_id));


--
-- Name: availability keeping; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY keeping ON atelier.availability TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person_office o
  WHERE ((o.person_id = availability.person_id) AND (o.office_id = ( SELECT atelier.actor_office() AS actor_office)) AND (o.purpose <> 'sharing'::text))))) WITH CHECK (atelier.in_my_keeping(person_id));


--
-- Name: interpretation keeping; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY keeping ON atelier.interpretation TO atelier_service USING ((atelier.kept_trainer(trainer_id) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan))) WITH CHECK ((atelier.kept_trainer(trainer_id) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan)));


--
-- Name: lineage; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.lineage ENABLE ROW LEVEL SECURITY;

--
-- Name: material; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.material ENABLE ROW LEVEL SECURITY;

--
-- Name: material_version; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.material_version ENABLE ROW LEVEL SECURITY;

--
-- Name: need; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.need ENABLE ROW LEVEL SECURITY;

--
-- Name: nomination; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.nomination ENABLE ROW LEVEL SECURITY;

--
-- Name: notice; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.notice ENABLE ROW LEVEL SECURITY;

--
-- Name: room offices; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY offices ON atelier.room FOR INSERT TO atelier_service WITH CHECK (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: venue offices; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY offices ON atelier.venue FOR INSERT TO atelier_service WITH CHECK (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: organisation; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.organisation ENABLE ROW LEVEL SECURITY;

--
-- Name: outbox; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.outbox ENABLE ROW LEVEL SECURITY;

--
-- Name: outcome; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.outcome ENABLE ROW LEVEL SECURITY;

--
-- Name: person; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person ENABLE ROW LEVEL SECURITY;

--
-- Name: person_distinct; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person_distinct ENABLE ROW LEVEL SECURITY;

--
-- Name: person_former_reference; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person_former_reference ENABLE ROW LEVEL SECURITY;

--
-- Name: person_scope; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person_scope ENABLE ROW LEVEL SECURITY;

--
-- Name: assessment planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.assessment TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: checklist_item planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.checklist_item TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: country planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.country TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: lineage planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.lineage FOR INSERT TO atelier_service WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: material planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.material TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: material_version planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.material_version TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: organisation planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.organisation TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project_cost_line planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project_cost_line TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project_donor planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project_donor TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project_paper planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project_paper TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project_target planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project_target TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: qualification planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.qualification TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: room planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.room TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: trainer planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.trainer FOR INSERT TO atelier_service WITH CHECK (atelier.in_my_keeping(person_id));


--
-- Name: training planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: training_grant planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training_grant TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: training_module planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training_module TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: training_prerequisite planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training_prerequisite TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: venue planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.venue TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project ENABLE ROW LEVEL SECURITY;

--
-- Name: project_cost_line; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project_cost_line ENABLE ROW LEVEL SECURITY;

--
-- Name: project_donor; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project_donor ENABLE ROW LEVEL SECURITY;

--
-- Name: project_paper; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project_paper ENABLE ROW LEVEL SECURITY;

--
-- Name: project_target; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project_target ENABLE ROW LEVEL SECURITY;

--
-- Name: qualification; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.qualification ENABLE ROW LEVEL SECURITY;

--
-- Name: absence reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.absence FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = absence.person_id))));


--
-- Name: agenda_item reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.agenda_item FOR SELECT TO atelier_service USING ((block_id IN ( SELECT b.id
   FROM atelier.block b)));


--
-- Name: agenda_speaker reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.agenda_speaker FOR SELECT TO atelier_service USING (((agenda_item_id IN ( SELECT i.id
   FROM atelier.agenda_item i)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)));


--
-- Name: application reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.application FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = application.person_id))) AND (round_id IN ( SELECT r.id
   FROM atelier.round r))));


--
-- Name: assessment reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.assessment FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: assessment_result reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.assessment_result FOR SELECT TO atelier_service USING ((registration_id IN ( SELECT r.id
   FROM atelier.registration r)));


--
-- Name: assignment reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.assignment FOR SELECT TO atelier_service USING (((session_id IN ( SELECT s.id
   FROM atelier.session s)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)));


--
-- Name: attendance reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.attendance FOR SELECT TO atelier_service USING ((registration_id IN ( SELECT r.id
   FROM atelier.registration r)));


--
-- Name: audit reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.audit FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND ((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR ( SELECT atelier.actor_is_administrator() AS actor_is_administrator))));


--
-- Name: audit_value reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.audit_value FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND ((subject_id IS NULL) OR atelier.in_my_scope(subject_id)) AND (EXISTS ( SELECT
   FROM atelier.audit a
  WHERE ((a.at = audit_value.at) AND (a.id = audit_value.audit_id))))));


--
-- Name: availability reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.availability FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = availability.person_id))));


--
-- Name: block reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.block FOR SELECT TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s)));


--
-- Name: care_need reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.care_need FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (session_id IN ( SELECT s.id
   FROM atelier.session s
  WHERE (s.host_office_id = ( SELECT atelier.actor_office() AS actor_office))))));


--
-- Name: certificate reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.certificate FOR SELECT TO atelier_service USING (((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = certificate.person_id))) AND (EXISTS ( SELECT
   FROM atelier.registration r
  WHERE ((r.person_id = certificate.person_id) AND ((r.session_id = certificate.session_id) OR ((certificate.series_id IS NOT NULL) AND (atelier.series_of(r.session_id) = certificate.series_id))))))));


--
-- Name: checklist_item reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.checklist_item FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: consent reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.consent FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = consent.person_id))));


--
-- Name: consent_text reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.consent_text FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: country reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.country FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: country_zone reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.country_zone FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: currency reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.currency FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: dataset reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.dataset FOR SELECT TO atelier_service USING (true);


--
-- Name: draw reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.draw FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: draw_entry reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.draw_entry FOR SELECT TO atelier_service USING ((application_id IN ( SELECT a.id
   FROM atelier.application a)));


--
-- Name: draw_session reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.draw_session FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: draw_stratum reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.draw_stratum FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: erasure reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.erasure FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_administrator() AS actor_is_administrator));


--
-- Name: finding_acceptance reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.finding_acceptance FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (session_id IN ( SELECT s.id
   FROM atelier.session s))));


--
-- Name: form reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.form FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: form_field reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.form_field FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: guardian reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.guardian FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = guardian.person_id))));


--
-- Name: head_count reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.head_count FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: hold reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.hold FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = hold.person_id))));


--
-- Name: holiday reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.holiday FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: import reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.import FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office))));


--
-- Name: interpretation reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.interpretation FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: invitation reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.invitation FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = invitation.person_id))) AND ((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR (session_id IN ( SELECT s.id
   FROM atelier.session s)))));


--
-- Name: lineage reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.lineage FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: material reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.material FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: material_version reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.material_version FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: need reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.need FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM atelier.person_office o
  WHERE ((o.person_id = need.person_id) AND (o.office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ((o.purpose <> 'hosting'::text) OR (need.office_id = ( SELECT atelier.actor_office() AS actor_office))))))));


--
-- Name: nomination reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.nomination FOR SELECT TO atelier_service USING ((reserved_seats_id IN ( SELECT v.id
   FROM (atelier.reserved_seats v
     JOIN atelier.session s ON ((s.id = v.session_id)))
  WHERE atelier.may_host(s.host_office_id))));


--
-- Name: notice reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.notice FOR SELECT TO atelier_service USING (((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = notice.person_id))) AND (session_id IN ( SELECT s.id
   FROM atelier.session s))));


--
-- Name: organisation reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.organisation FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: outcome reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.outcome FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND ((EXISTS ( SELECT
   FROM atelier.person_office o
  WHERE ((o.person_id = outcome.person_id) AND (o.office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ((o.purpose <> 'hosting'::text) OR (outcome.office_id = ( SELECT atelier.actor_office() AS actor_office)))))) OR (person_id IS NULL))));


--
-- Name: person reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person FOR SELECT TO atelier_service USING (((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office))) OR (EXISTS ( SELECT
   FROM atelier.person_scope s
  WHERE (s.person_id = person.id)))));


--
-- Name: person_distinct reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person_distinct FOR SELECT TO atelier_service USING (((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = person_distinct.person_id))) AND (EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = person_distinct.other_id)))));


--
-- Name: person_former_reference reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person_former_reference FOR SELECT TO atelier_service USING ((EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = person_former_reference.person_id))));


--
-- Name: person_scope reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person_scope FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ((until IS NULL) OR (until > atelier.now()))));


--
-- Name: project reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: project_cost_line reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project_cost_line FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: project_donor reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project_donor FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: project_paper reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project_paper FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: project_target reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project_target FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: qualification reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.qualification FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: referral reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.referral FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM atelier.person_office o
  WHERE ((o.person_id = referral.person_id) AND (o.office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ((o.purpose <> 'hosting'::text) OR (referral.office_id = ( SELECT atelier.actor_office() AS actor_office))))))));


--
-- Name: registration reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.registration FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM atelier.person p
  WHERE (p.id = registration.person_id))) AND ((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR (session_id IN ( SELECT s.id
   FROM atelier.session s)))));


--
-- Name: reported_course reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.reported_course FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_may_plan() AS actor_may_plan) OR (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND ((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR atelier.my_trainer(trainer_id)))));


--
-- Name: reserved_seats reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.reserved_seats FOR SELECT TO atelier_service USING (((session_id IN ( SELECT s.id
   FROM atelier.session s)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)));


--
-- Name: room reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.room FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: room_hold reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.room_hold FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: round reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.round FOR SELECT TO atelier_service USING ((((office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan)));


--
-- Name: series reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.series FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) OR (id IN ( SELECT s.series_id
   FROM atelier.session s))));


--
-- Name: session reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.session FOR SELECT TO atelier_service USING ((((visibility = 'public'::text) AND (state <> 'draft'::text) AND ( SELECT atelier.actor_is_known() AS actor_is_known)) OR ((host_office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)) OR ( SELECT atelier.actor_may_plan() AS actor_may_plan)));


--
-- Name: session_country reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.session_country FOR SELECT TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s)));


--
-- Name: session_material reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.session_material FOR SELECT TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s)));


--
-- Name: session_organisation reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.session_organisation FOR SELECT TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s)));


--
-- Name: setting reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.setting FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: staff_user reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.staff_user FOR SELECT TO atelier_service USING (((id = ( SELECT a.user_id
   FROM atelier.actor() a(kind, user_id, office_id, role))) OR ((office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)) OR ( SELECT atelier.actor_is_administrator() AS actor_is_administrator)));


--
-- Name: task reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.task FOR SELECT TO atelier_service USING (((session_id IN ( SELECT s.id
   FROM atelier.session s)) AND ( SELECT atelier.actor_is_staff() AS actor_is_staff)));


--
-- Name: time_zone reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.time_zone FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: town reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.town FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: trainer reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.trainer FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: training reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: training_grant reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training_grant FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: training_module reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training_module FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: training_prerequisite reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training_prerequisite FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: venue reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.venue FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: working_week reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.working_week FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: referral; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.referral ENABLE ROW LEVEL SECURITY;

--
-- Name: registration; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.registration ENABLE ROW LEVEL SECURITY;

--
-- Name: reported_course; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.reported_course ENABLE ROW LEVEL SECURITY;

--
-- Name: reserved_seats; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.reserved_seats ENABLE ROW LEVEL SECURITY;

--
-- Name: room; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.room ENABLE ROW LEVEL SECURITY;

--
-- Name: room_hold; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.room_hold ENABLE ROW LEVEL SECURITY;

--
-- Name: round; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.round ENABLE ROW LEVEL SECURITY;

--
-- Name: round_rule; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.round_rule ENABLE ROW LEVEL SECURITY;

--
-- Name: round_session; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.round_session ENABLE ROW LEVEL SECURITY;

--
-- Name: round running; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY running ON atelier.round TO atelier_service USING (atelier.may_host(office_id)) WITH CHECK (atelier.may_host(office_id));


--
-- Name: round_rule running; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY running ON atelier.round_rule TO atelier_service USING ((round_id IN ( SELECT r.id
   FROM atelier.round r))) WITH CHECK ((round_id IN ( SELECT r.id
   FROM atelier.round r)));


--
-- Name: round_session running; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY running ON atelier.round_session TO atelier_service USING ((round_id IN ( SELECT r.id
   FROM atelier.round r))) WITH CHECK ((round_id IN ( SELECT r.id
   FROM atelier.round r)));


--
-- Name: series; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.series ENABLE ROW LEVEL SECURITY;

--
-- Name: session; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.session ENABLE ROW LEVEL SECURITY;

--
-- Name: session_country; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.session_country ENABLE ROW LEVEL SECURITY;

--
-- Name: session_material; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.session_material ENABLE ROW LEVEL SECURITY;

--
-- Name: session_organisation; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.session_organisation ENABLE ROW LEVEL SECURITY;

--
-- Name: setting; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.setting ENABLE ROW LEVEL SECURITY;

--
-- Name: staff_user; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.staff_user ENABLE ROW LEVEL SECURITY;

--
-- Name: staged_file; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.staged_file ENABLE ROW LEVEL SECURITY;

--
-- Name: staged_piece; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.staged_piece ENABLE ROW LEVEL SECURITY;

--
-- Name: staged_file staging; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY staging ON atelier.staged_file FOR SELECT TO atelier_service USING ((actor_user_id = ( SELECT a.user_id
   FROM atelier.actor() a(kind, user_id, office_id, role))));


--
-- Name: staged_piece staging; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY staging ON atelier.staged_piece TO atelier_service USING ((file_id IN ( SELECT f.id
   FROM atelier.staged_file f)));


--
-- Name: task; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.task ENABLE ROW LEVEL SECURITY;

--
-- Name: time_zone; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.time_zone ENABLE ROW LEVEL SECURITY;

--
-- Name: town; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.town ENABLE ROW LEVEL SECURITY;

--
-- Name: trainer; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.trainer ENABLE ROW LEVEL SECURITY;

--
-- Name: training; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training ENABLE ROW LEVEL SECURITY;

--
-- Name: training_grant; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training_grant ENABLE ROW LEVEL SECURITY;

--
-- Name: training_module; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training_module ENABLE ROW LEVEL SECURITY;

--
-- Name: training_prerequisite; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training_prerequisite ENABLE ROW LEVEL SECURITY;

--
-- Name: user_token; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.user_token ENABLE ROW LEVEL SECURITY;

--
-- Name: venue; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.venue ENABLE ROW LEVEL SECURITY;

--
-- Name: working_week; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.working_week ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA atelier; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA atelier TO atelier_service;
GRANT ALL ON SCHEMA atelier TO atelier_engine;


--
-- Name: FUNCTION abandon_draw(round uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.abandon_draw(round uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.abandon_draw(round uuid, because text) TO atelier_service;


--
-- Name: FUNCTION accept_finding(session uuid, rule text, digests text[], because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.accept_finding(session uuid, rule text, digests text[], because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.accept_finding(session uuid, rule text, digests text[], because text) TO atelier_service;


--
-- Name: FUNCTION accept_invitation(invitation uuid, override text, late text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.accept_invitation(invitation uuid, override text, late text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.accept_invitation(invitation uuid, override text, late text) TO atelier_service;


--
-- Name: FUNCTION actor(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor() TO atelier_service;


--
-- Name: FUNCTION actor_is_administrator(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor_is_administrator() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor_is_administrator() TO atelier_service;


--
-- Name: FUNCTION actor_is_known(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor_is_known() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor_is_known() TO atelier_service;


--
-- Name: FUNCTION actor_is_staff(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor_is_staff() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor_is_staff() TO atelier_service;


--
-- Name: FUNCTION actor_may_plan(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor_may_plan() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor_may_plan() TO atelier_service;


--
-- Name: FUNCTION actor_office(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.actor_office() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.actor_office() TO atelier_service;


--
-- Name: FUNCTION add_care_need(session uuid, person uuid, kind text, need text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_care_need(session uuid, person uuid, kind text, need text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_care_need(session uuid, person uuid, kind text, need text) TO atelier_service;


--
-- Name: FUNCTION add_consent_text(purpose text, version integer, language text, text text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_consent_text(purpose text, version integer, language text, text text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_consent_text(purpose text, version integer, language text, text text) TO atelier_service;


--
-- Name: FUNCTION add_form(code text, definition jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_form(code text, definition jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_form(code text, definition jsonb) TO atelier_service;


--
-- Name: FUNCTION add_guardian(person uuid, name text, relation text, phone text, email text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_guardian(person uuid, name text, relation text, phone text, email text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_guardian(person uuid, name text, relation text, phone text, email text) TO atelier_service;


--
-- Name: FUNCTION add_need(person uuid, project uuid, theme text, training uuid, country text, language text, words text, review_on date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_need(person uuid, project uuid, theme text, training uuid, country text, language text, words text, review_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_need(person uuid, project uuid, theme text, training uuid, country text, language text, words text, review_on date) TO atelier_service;


--
-- Name: FUNCTION add_nomination(reserved uuid, contact text, hash bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) TO atelier_service;


--
-- Name: FUNCTION add_nominee(reserved uuid, details jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_nominee(reserved uuid, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION add_person(details jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_person(details jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_person(details jsonb) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.add_person(details jsonb) TO atelier_service;


--
-- Name: FUNCTION add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) TO atelier_service;


--
-- Name: FUNCTION add_persons(persons jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_persons(persons jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_persons(persons jsonb) TO atelier_service;


--
-- Name: FUNCTION now(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.now() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.now() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.now() TO atelier_service;


--
-- Name: FUNCTION uuid7(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.uuid7() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.uuid7() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.uuid7() TO atelier_service;


--
-- Name: TABLE import; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.import TO atelier_engine;
GRANT SELECT ON TABLE atelier.import TO atelier_service;


--
-- Name: FUNCTION add_staged_persons(whole atelier.import, piece integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_staged_persons(whole atelier.import, piece integer) FROM PUBLIC;


--
-- Name: FUNCTION admission_answers(work atelier.admission[], unseated uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_answers(work atelier.admission[], unseated uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_door(identities text[], codes text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_door(identities text[], codes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.admission_door(identities text[], codes text[]) TO atelier_service;


--
-- Name: FUNCTION admission_facts(session uuid, person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_facts(session uuid, person uuid) FROM PUBLIC;


--
-- Name: TABLE hold; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.hold TO atelier_engine;
GRANT SELECT ON TABLE atelier.hold TO atelier_service;


--
-- Name: FUNCTION admission_holds(work atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_holds(work atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_pools(batch atelier.admission[], not_now integer[], OUT pools uuid[], OUT left_out integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_pools(batch atelier.admission[], not_now integer[], OUT pools uuid[], OUT left_out integer[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_round(batch atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_round(batch atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_turn(batch atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_turn(batch atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[], groups uuid[], unprepared text[]) TO atelier_service;


--
-- Name: FUNCTION admit_to_draw(draw uuid, entries uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admit_to_draw(draw uuid, entries uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION age_group(birth_date date, birth_year integer, on_day date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.age_group(birth_date date, birth_year integer, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.age_group(birth_date date, birth_year integer, on_day date) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.age_group(birth_date date, birth_year integer, on_day date) TO atelier_service;


--
-- Name: FUNCTION random_code(symbols integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.random_code(symbols integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.random_code(symbols integer) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.random_code(symbols integer) TO atelier_service;


--
-- Name: TABLE person; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.person TO atelier_engine;
GRANT SELECT ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.name; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(name) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.name_own_script; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(name_own_script) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.language; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(language) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.sex; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(sex) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.birth_year; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(birth_year) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.email; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(email) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.phone; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(phone) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.organisation_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(organisation_id) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(country_code) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.patronymic; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(patronymic) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.birth_date; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(birth_date) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.search_key; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(search_key) ON TABLE atelier.person TO atelier_service;


--
-- Name: COLUMN person.sound_key; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(sound_key) ON TABLE atelier.person TO atelier_service;


--
-- Name: SEQUENCE registration_arrival_seq; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE atelier.registration_arrival_seq TO atelier_engine;


--
-- Name: TABLE registration; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.registration TO atelier_engine;
GRANT SELECT ON TABLE atelier.registration TO atelier_service;


--
-- Name: TABLE session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.session TO atelier_engine;
GRANT SELECT ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(code) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.kind; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(kind) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.training_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(training_id) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.title; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(title),UPDATE(title) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.project_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(project_id),UPDATE(project_id) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.host_office_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(host_office_id) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(country_code),UPDATE(country_code) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.place; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(place),UPDATE(place) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(zone) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.language; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(language),UPDATE(language) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.capacity; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(capacity),UPDATE(capacity) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.visibility; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(visibility),UPDATE(visibility) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.state; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(state) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.registration_open; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(registration_open) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.cancelled_because; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(cancelled_because) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.part_of; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(part_of),UPDATE(part_of) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.track; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(track),UPDATE(track) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.series_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(series_id),UPDATE(series_id) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.series_number; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(series_number),UPDATE(series_number) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.holds_time; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(holds_time),UPDATE(holds_time) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.provider_capacity; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(provider_capacity),UPDATE(provider_capacity) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.minimum; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(minimum),UPDATE(minimum) ON TABLE atelier.session TO atelier_service;


--
-- Name: COLUMN session.offer_hours; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(offer_hours),UPDATE(offer_hours) ON TABLE atelier.session TO atelier_service;


--
-- Name: FUNCTION age_group_in(registered atelier.registration, who atelier.person, there atelier.session); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.age_group_in(registered atelier.registration, who atelier.person, there atelier.session) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.age_group_in(registered atelier.registration, who atelier.person, there atelier.session) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.age_group_in(registered atelier.registration, who atelier.person, there atelier.session) TO atelier_service;


--
-- Name: FUNCTION answer_assignment(session uuid, person uuid, answer text, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.answer_assignment(session uuid, person uuid, answer text, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.answer_assignment(session uuid, person uuid, answer text, because text) TO atelier_service;


--
-- Name: FUNCTION answer_faults(form uuid, answers jsonb[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.answer_faults(form uuid, answers jsonb[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.answer_faults(form uuid, answers jsonb[]) TO atelier_service;


--
-- Name: TABLE idempotency; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.idempotency TO atelier_engine;


--
-- Name: FUNCTION answer_kept(actor text, key text, body bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.answer_kept(actor text, key text, body bytea) FROM PUBLIC;


--
-- Name: FUNCTION answer_offer(registration uuid, accepts boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.answer_offer(registration uuid, accepts boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.answer_offer(registration uuid, accepts boolean) TO atelier_service;


--
-- Name: FUNCTION answer_requests(requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[], actors text[], keys text[], bodies bytea[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.answer_requests(requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[], actors text[], keys text[], bodies bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.answer_requests(requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[], actors text[], keys text[], bodies bytea[]) TO atelier_service;


--
-- Name: FUNCTION application_after_insert(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.application_after_insert() FROM PUBLIC;


--
-- Name: FUNCTION application_after_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.application_after_update() FROM PUBLIC;


--
-- Name: FUNCTION application_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.application_before() FROM PUBLIC;


--
-- Name: FUNCTION applications_of(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.applications_of(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.applications_of(project uuid, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION as_uuid(text text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.as_uuid(text text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.as_uuid(text text) TO atelier_engine;


--
-- Name: FUNCTION assessment_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assessment_before() FROM PUBLIC;


--
-- Name: FUNCTION assessment_obstacles(course uuid, person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assessment_obstacles(course uuid, person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.assessment_obstacles(course uuid, person uuid) TO atelier_engine;


--
-- Name: FUNCTION assessment_result_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assessment_result_before() FROM PUBLIC;


--
-- Name: FUNCTION assign(session uuid, trainer uuid, role text, state text, unqualified text, double_booked text, unpaired text, person uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, unqualified text, double_booked text, unpaired text, person uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, unqualified text, double_booked text, unpaired text, person uuid, because text) TO atelier_service;


--
-- Name: FUNCTION assignment_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assignment_after() FROM PUBLIC;


--
-- Name: FUNCTION assignment_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assignment_before() FROM PUBLIC;


--
-- Name: FUNCTION assignment_reasons(assignments uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assignment_reasons(assignments uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.assignment_reasons(assignments uuid[]) TO atelier_service;


--
-- Name: FUNCTION audit_actor(OUT kind text, OUT user_id uuid, OUT office_id uuid, OUT reason text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_actor(OUT kind text, OUT user_id uuid, OUT office_id uuid, OUT reason text) FROM PUBLIC;


--
-- Name: FUNCTION audit_counted(changed_table text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_counted(changed_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.audit_counted(changed_table text) TO atelier_engine;


--
-- Name: FUNCTION audit_delete(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_delete() FROM PUBLIC;


--
-- Name: FUNCTION audit_hidden(changed_table text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_hidden(changed_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.audit_hidden(changed_table text) TO atelier_engine;


--
-- Name: FUNCTION audit_insert(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_insert() FROM PUBLIC;


--
-- Name: FUNCTION audit_row_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_row_update() FROM PUBLIC;


--
-- Name: FUNCTION audit_shown(whole jsonb, hidden text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_shown(whole jsonb, hidden text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.audit_shown(whole jsonb, hidden text[]) TO atelier_engine;


--
-- Name: FUNCTION audit_subject(changed_table text, whole jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_subject(changed_table text, whole jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.audit_subject(changed_table text, whole jsonb) TO atelier_engine;


--
-- Name: FUNCTION audit_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_update() FROM PUBLIC;


--
-- Name: FUNCTION begin_import(file uuid, bad integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.begin_import(file uuid, bad integer[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.begin_import(file uuid, bad integer[]) TO atelier_service;


--
-- Name: FUNCTION bind_groups(work atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.bind_groups(work atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION block_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.block_after() FROM PUBLIC;


--
-- Name: FUNCTION block_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.block_before() FROM PUBLIC;


--
-- Name: FUNCTION block_clashes(block uuid, during tstzrange); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.block_clashes(block uuid, during tstzrange) FROM PUBLIC;


--
-- Name: FUNCTION block_days(starts timestamp without time zone, ends timestamp without time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.block_days(starts timestamp without time zone, ends timestamp without time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.block_days(starts timestamp without time zone, ends timestamp without time zone) TO atelier_engine;


--
-- Name: FUNCTION break_key(rule text, changed_table text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.break_key(rule text, changed_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.break_key(rule text, changed_table text) TO atelier_engine;


--
-- Name: FUNCTION breakdown_figures(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.breakdown_figures(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.breakdown_figures(project uuid, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION broken_checks(checked_table text, source text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.broken_checks(checked_table text, source text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.broken_checks(checked_table text, source text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.broken_checks(checked_table text, source text) TO atelier_service;


--
-- Name: FUNCTION broken_promises(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.broken_promises() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.broken_promises() TO atelier_service;


--
-- Name: FUNCTION busy(block uuid, zone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.busy(block uuid, zone text) FROM PUBLIC;


--
-- Name: FUNCTION busy(block uuid, zone text, office uuid, plans boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.busy(block uuid, zone text, office uuid, plans boolean) FROM PUBLIC;


--
-- Name: FUNCTION cancel_registration(registration uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.cancel_registration(registration uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.cancel_registration(registration uuid, because text) TO atelier_service;


--
-- Name: FUNCTION care_need_deleted_on(ends_at timestamp with time zone, zone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.care_need_deleted_on(ends_at timestamp with time zone, zone text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.care_need_deleted_on(ends_at timestamp with time zone, zone text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.care_need_deleted_on(ends_at timestamp with time zone, zone text) TO atelier_engine;


--
-- Name: FUNCTION carried_datasets(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.carried_datasets() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.carried_datasets() TO atelier_service;
GRANT ALL ON FUNCTION atelier.carried_datasets() TO atelier_engine;


--
-- Name: FUNCTION certificate_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_before() FROM PUBLIC;


--
-- Name: FUNCTION certificate_changed(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_changed() FROM PUBLIC;


--
-- Name: FUNCTION certificate_due(course uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_due(course uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.certificate_due(course uuid) TO atelier_service;


--
-- Name: FUNCTION certificate_granted(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_granted() FROM PUBLIC;


--
-- Name: FUNCTION certificate_state(number text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_state(number text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.certificate_state(number text) TO atelier_service;


--
-- Name: FUNCTION check_setting(name text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.check_setting(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.check_setting(name text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.check_setting(name text) TO atelier_engine;


--
-- Name: FUNCTION check_settings(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.check_settings() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.check_settings() TO atelier_service;
GRANT ALL ON FUNCTION atelier.check_settings() TO atelier_engine;


--
-- Name: FUNCTION clash(person uuid, session uuid, office uuid, plans boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.clash(person uuid, session uuid, office uuid, plans boolean) FROM PUBLIC;


--
-- Name: FUNCTION close_need(need uuid, state text, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.close_need(need uuid, state text, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.close_need(need uuid, state text, because text) TO atelier_service;


--
-- Name: FUNCTION collects_seats(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.collects_seats(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION commit_draw(round uuid, source text, instant timestamp with time zone, reserves_until timestamp with time zone, fields text[], stratum_seats integer[], list_sha256 bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.commit_draw(round uuid, source text, instant timestamp with time zone, reserves_until timestamp with time zone, fields text[], stratum_seats integer[], list_sha256 bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.commit_draw(round uuid, source text, instant timestamp with time zone, reserves_until timestamp with time zone, fields text[], stratum_seats integer[], list_sha256 bytea) TO atelier_service;


--
-- Name: FUNCTION completion(course uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.completion(course uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.completion(course uuid) TO atelier_engine;


--
-- Name: FUNCTION concerned(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.concerned(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.concerned(session uuid) TO atelier_service;


--
-- Name: FUNCTION consent_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.consent_before() FROM PUBLIC;


--
-- Name: FUNCTION consent_text_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.consent_text_before() FROM PUBLIC;


--
-- Name: FUNCTION contends(session uuid, persons uuid[], wanted uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.contends(session uuid, persons uuid[], wanted uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION copy_session(session uuid, code text, days integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.copy_session(session uuid, code text, days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.copy_session(session uuid, code text, days integer) TO atelier_service;


--
-- Name: FUNCTION count_for_draw(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.count_for_draw() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.count_for_draw() TO atelier_engine;


--
-- Name: FUNCTION count_reserved(reserved uuid[], states text[], signs integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.count_reserved(reserved uuid[], states text[], signs integer[]) FROM PUBLIC;


--
-- Name: FUNCTION count_seats(sessions uuid[], states text[], signs integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.count_seats(sessions uuid[], states text[], signs integer[]) FROM PUBLIC;


--
-- Name: FUNCTION counted_uuid(other text, number bigint); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.counted_uuid(other text, number bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.counted_uuid(other text, number bigint) TO atelier_engine;


--
-- Name: FUNCTION country_facts(codes text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.country_facts(codes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.country_facts(codes text[]) TO atelier_service;
GRANT ALL ON FUNCTION atelier.country_facts(codes text[]) TO atelier_engine;


--
-- Name: FUNCTION cut_holds(persons uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.cut_holds(persons uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION day(iso text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.day(iso text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.day(iso text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.day(iso text) TO atelier_engine;


--
-- Name: FUNCTION day_off(country text, day date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.day_off(country text, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.day_off(country text, day date) TO atelier_service;
GRANT ALL ON FUNCTION atelier.day_off(country text, day date) TO atelier_engine;


--
-- Name: FUNCTION days_kept(setting text, otherwise integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.days_kept(setting text, otherwise integer) FROM PUBLIC;


--
-- Name: FUNCTION delete_daily(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_daily() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.delete_daily() TO atelier_service;


--
-- Name: FUNCTION delete_expired(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.delete_expired() TO atelier_service;


--
-- Name: FUNCTION delete_expired_answers(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_answers() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.delete_expired_answers() TO atelier_service;


--
-- Name: FUNCTION delete_expired_answers_to_requests(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_answers_to_requests() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_applications(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_applications() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_care_needs(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_care_needs() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_jobs(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_jobs() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_messages(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_messages() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_persons(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_persons() FROM PUBLIC;


--
-- Name: FUNCTION delete_expired_staged_files(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.delete_expired_staged_files() FROM PUBLIC;


--
-- Name: FUNCTION deleted_at_once(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.deleted_at_once() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.deleted_at_once() TO atelier_engine;


--
-- Name: FUNCTION deliver_offer(registration uuid, delivered timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.deliver_offer(registration uuid, delivered timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.deliver_offer(registration uuid, delivered timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION distinguish_persons(one uuid, two uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.distinguish_persons(one uuid, two uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.distinguish_persons(one uuid, two uuid, because text) TO atelier_service;


--
-- Name: FUNCTION do_job(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.do_job() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.do_job() TO atelier_service;


--
-- Name: FUNCTION double_application(application uuid, other uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.double_application(application uuid, other uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.double_application(application uuid, other uuid, because text) TO atelier_service;


--
-- Name: FUNCTION double_booked(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.double_booked() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.double_booked() TO atelier_service;


--
-- Name: FUNCTION draw_absence(application uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_absence(application uuid) FROM PUBLIC;


--
-- Name: FUNCTION draw_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_before() FROM PUBLIC;


--
-- Name: FUNCTION draw_entries(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_entries(draw uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_entries(draw uuid) TO atelier_service;


--
-- Name: FUNCTION draw_entry_after_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_entry_after_update() FROM PUBLIC;


--
-- Name: FUNCTION draw_entry_keys(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_entry_keys() FROM PUBLIC;


--
-- Name: FUNCTION draw_events(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_events(draw uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_events(draw uuid) TO atelier_service;


--
-- Name: FUNCTION draw_gaps(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_gaps(draw uuid) FROM PUBLIC;


--
-- Name: FUNCTION draw_next_reserve(draw uuid, stratum integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_next_reserve(draw uuid, stratum integer) FROM PUBLIC;


--
-- Name: FUNCTION draw_of(identity text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_of(identity text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_of(identity text) TO atelier_engine;


--
-- Name: FUNCTION draw_out(draw uuid, entries uuid[], rules text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_out(draw uuid, entries uuid[], rules text[]) FROM PUBLIC;


--
-- Name: FUNCTION draw_part_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_part_before() FROM PUBLIC;


--
-- Name: FUNCTION draw_ranks(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_ranks(draw uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_ranks(draw uuid) TO atelier_service;


--
-- Name: FUNCTION draw_secret(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_secret(draw uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_secret(draw uuid) TO atelier_service;


--
-- Name: FUNCTION draw_standing(reference text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.draw_standing(reference text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.draw_standing(reference text) TO atelier_service;


--
-- Name: FUNCTION end_absence(trainer uuid, days daterange); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.end_absence(trainer uuid, days daterange) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.end_absence(trainer uuid, days daterange) TO atelier_service;


--
-- Name: FUNCTION end_import(import uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.end_import(import uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.end_import(import uuid) TO atelier_service;


--
-- Name: FUNCTION end_invitation(invitation uuid, state text, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.end_invitation(invitation uuid, state text, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.end_invitation(invitation uuid, state text, because text) TO atelier_service;


--
-- Name: FUNCTION end_qualifications(certificates uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.end_qualifications(certificates uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION enter_applications(round uuid, entries jsonb, apply boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.enter_applications(round uuid, entries jsonb, apply boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.enter_applications(round uuid, entries jsonb, apply boolean) TO atelier_service;


--
-- Name: FUNCTION erase_person(person uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.erase_person(person uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.erase_person(person uuid, because text) TO atelier_service;


--
-- Name: FUNCTION erasure_places(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.erasure_places() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.erasure_places() TO atelier_engine;


--
-- Name: FUNCTION erasure_plan(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.erasure_plan() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.erasure_plan() TO atelier_engine;


--
-- Name: FUNCTION expected(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.expected(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION expected_elsewhere(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.expected_elsewhere(registration uuid) FROM PUBLIC;


--
-- Name: FUNCTION expire_invitations(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.expire_invitations(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.expire_invitations(session uuid) TO atelier_service;


--
-- Name: FUNCTION expiring_persons(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.expiring_persons() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.expiring_persons() TO atelier_service;


--
-- Name: FUNCTION find_people(raw text, key text, sounds text[], most integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.find_people(raw text, key text, sounds text[], most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.find_people(raw text, key text, sounds text[], most integer) TO atelier_service;


--
-- Name: FUNCTION finding_severity(rule text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.finding_severity(rule text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.finding_severity(rule text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.finding_severity(rule text) TO atelier_engine;


--
-- Name: FUNCTION forget_values(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.forget_values(person uuid) FROM PUBLIC;


--
-- Name: FUNCTION form_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.form_after() FROM PUBLIC;


--
-- Name: FUNCTION form_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.form_before() FROM PUBLIC;


--
-- Name: FUNCTION free_days(trainer uuid, training uuid, day date, months integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.free_days(trainer uuid, training uuid, day date, months integer) FROM PUBLIC;


--
-- Name: FUNCTION freeze_round(round uuid, fields text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.freeze_round(round uuid, fields text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.freeze_round(round uuid, fields text[]) TO atelier_service;


--
-- Name: SEQUENCE application_arrival_seq; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE atelier.application_arrival_seq TO atelier_engine;


--
-- Name: TABLE application; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.application TO atelier_engine;


--
-- Name: COLUMN application.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.reference; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(reference) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.round_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(round_id) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.person_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(person_id) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.answers; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(answers) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.answers_deleted_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(answers_deleted_at) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.preferences; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(preferences) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.language; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(language) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.arrival; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(arrival) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.received_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(received_at) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.paper_on; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(paper_on) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.late_reason; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(late_reason) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.state; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(state) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.by_hand; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(by_hand) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.rule; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(rule) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.facts; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(facts) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.double_of; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(double_of) ON TABLE atelier.application TO atelier_service;


--
-- Name: COLUMN application.actor_user_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(actor_user_id) ON TABLE atelier.application TO atelier_service;


--
-- Name: TABLE round_rule; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE atelier.round_rule TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.round_rule TO atelier_engine;


--
-- Name: FUNCTION fulfils(requirement atelier.round_rule, application atelier.application); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.fulfils(requirement atelier.round_rule, application atelier.application) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.fulfils(requirement atelier.round_rule, application atelier.application) TO atelier_engine;


--
-- Name: FUNCTION full_because(session atelier.session, together boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.full_because(session atelier.session, together boolean) FROM PUBLIC;


--
-- Name: FUNCTION give_back(persons uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.give_back(persons uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION give_consent(person uuid, purpose text, version integer, language text, given_on date, guardian text, how text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.give_consent(person uuid, purpose text, version integer, language text, given_on date, guardian text, how text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.give_consent(person uuid, purpose text, version integer, language text, given_on date, guardian text, how text) TO atelier_service;


--
-- Name: FUNCTION give_seats(registrations uuid[], pool uuid, hours integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.give_seats(registrations uuid[], pool uuid, hours integer) FROM PUBLIC;


--
-- Name: FUNCTION give_up_reserved(reserved uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.give_up_reserved(reserved uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.give_up_reserved(reserved uuid) TO atelier_service;


--
-- Name: FUNCTION grant_past(training uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.grant_past(training uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.grant_past(training uuid) TO atelier_service;


--
-- Name: FUNCTION grant_qualification(certificate uuid, rule uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.grant_qualification(certificate uuid, rule uuid) FROM PUBLIC;


--
-- Name: FUNCTION grant_qualifications(certificates uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.grant_qualifications(certificates uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION guardian_missing(person uuid, on_day date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.guardian_missing(person uuid, on_day date) FROM PUBLIC;


--
-- Name: FUNCTION has_attendance(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.has_attendance(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.has_attendance(session uuid) TO atelier_service;


--
-- Name: FUNCTION head_count_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.head_count_before() FROM PUBLIC;


--
-- Name: FUNCTION held_beside(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.held_beside(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION held_in_parts(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.held_in_parts(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_after_delete(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_after_delete() FROM PUBLIC;


--
-- Name: TABLE assignment; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.assignment TO atelier_engine;


--
-- Name: COLUMN assignment.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(session_id) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.trainer_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(trainer_id) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.role; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(role) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.state; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(state) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.person_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(person_id) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.asked_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(asked_at) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.reminded_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(reminded_at) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: COLUMN assignment.answered_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(answered_at) ON TABLE atelier.assignment TO atelier_service;


--
-- Name: FUNCTION hold_assignment(wanted atelier.assignment); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_assignment(wanted atelier.assignment) FROM PUBLIC;


--
-- Name: FUNCTION hold_or_not(work atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_or_not(work atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION hold_part_anew(session uuid, former uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_part_anew(session uuid, former uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_people(block uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_people(block uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_registration(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_registration(registration uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_registrations(registrations uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_registrations(registrations uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION hold_room(block uuid, overriding boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_room(block uuid, overriding boolean) FROM PUBLIC;


--
-- Name: FUNCTION host_sees(persons uuid[], offices uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.host_sees(persons uuid[], offices uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION hours_there(country text, starts_at timestamp with time zone, ends_at timestamp with time zone, opens interval, closes interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hours_there(country text, starts_at timestamp with time zone, ends_at timestamp with time zone, opens interval, closes interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.hours_there(country text, starts_at timestamp with time zone, ends_at timestamp with time zone, opens interval, closes interval) TO atelier_service;
GRANT ALL ON FUNCTION atelier.hours_there(country text, starts_at timestamp with time zone, ends_at timestamp with time zone, opens interval, closes interval) TO atelier_engine;


--
-- Name: FUNCTION in_my_keeping(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.in_my_keeping(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.in_my_keeping(person uuid) TO atelier_service;


--
-- Name: FUNCTION in_my_scope(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.in_my_scope(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.in_my_scope(person uuid) TO atelier_service;


--
-- Name: FUNCTION in_scope(person uuid, office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.in_scope(person uuid, office uuid) FROM PUBLIC;


--
-- Name: FUNCTION instant(local timestamp without time zone, zone text, fold smallint, which text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.instant(local timestamp without time zone, zone text, fold smallint, which text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.instant(local timestamp without time zone, zone text, fold smallint, which text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.instant(local timestamp without time zone, zone text, fold smallint, which text) TO atelier_service;


--
-- Name: FUNCTION interpreted(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.interpreted(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.interpreted(session uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.interpreted(session uuid) TO atelier_service;


--
-- Name: FUNCTION invitation_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.invitation_before() FROM PUBLIC;


--
-- Name: FUNCTION invite(session uuid, person uuid, channel text, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.invite(session uuid, person uuid, channel text, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.invite(session uuid, person uuid, channel text, until timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION issue_certificates(course uuid, numbers text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.issue_certificates(course uuid, numbers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.issue_certificates(course uuid, numbers text[]) TO atelier_service;


--
-- Name: FUNCTION join_bundles(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.join_bundles(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION judge_application(application uuid, eligible boolean, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.judge_application(application uuid, eligible boolean, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.judge_application(application uuid, eligible boolean, because text) TO atelier_service;


--
-- Name: FUNCTION judge_applications(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.judge_applications(round uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.judge_applications(round uuid) TO atelier_service;


--
-- Name: FUNCTION judge_course(reference text, state text, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.judge_course(reference text, state text, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.judge_course(reference text, state text, because text) TO atelier_service;


--
-- Name: FUNCTION judge_staged_file(file uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.judge_staged_file(file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.judge_staged_file(file uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.judge_staged_file(file uuid) TO atelier_service;


--
-- Name: FUNCTION judge_staged_rows(file uuid, piece integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.judge_staged_rows(file uuid, piece integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.judge_staged_rows(file uuid, piece integer) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.judge_staged_rows(file uuid, piece integer) TO atelier_service;


--
-- Name: TABLE draw; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.draw TO atelier_engine;


--
-- Name: COLUMN draw.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.round_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(round_id) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.number; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(number) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.state; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(state) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.source; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(source) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.instant; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(instant) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.reserves_until; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(reserves_until) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.fields; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(fields) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.seats; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(seats) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.applications; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(applications) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.commitment; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(commitment) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.list_sha256; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(list_sha256) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.committed_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(committed_at) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.public_value; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(public_value) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.result_sha256; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(result_sha256) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.ended_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(ended_at) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.because; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(because) ON TABLE atelier.draw TO atelier_service;


--
-- Name: COLUMN draw.actor_user_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(actor_user_id) ON TABLE atelier.draw TO atelier_service;


--
-- Name: FUNCTION keep_draw_seats(draw atelier.draw); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.keep_draw_seats(draw atelier.draw) FROM PUBLIC;


--
-- Name: FUNCTION kept_trainer(trainer uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.kept_trainer(trainer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.kept_trainer(trainer uuid) TO atelier_service;


--
-- Name: FUNCTION key_kept(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.key_kept() FROM PUBLIC;


--
-- Name: FUNCTION kilometres(latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.kilometres(latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.kilometres(latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision) TO atelier_service;
GRANT ALL ON FUNCTION atelier.kilometres(latitude double precision, longitude double precision, other_latitude double precision, other_longitude double precision) TO atelier_engine;


--
-- Name: FUNCTION lapse_offers(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.lapse_offers(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION last_in(session uuid, seats integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.last_in(session uuid, seats integer) FROM PUBLIC;


--
-- Name: FUNCTION left_for_later(batch atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.left_for_later(batch atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION let_go(registrations uuid[], persons uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.let_go(registrations uuid[], persons uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION likely_doubles(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.likely_doubles(round uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.likely_doubles(round uuid) TO atelier_service;
GRANT ALL ON FUNCTION atelier.likely_doubles(round uuid) TO atelier_engine;


--
-- Name: FUNCTION likely_duplicates(only_person uuid, most integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.likely_duplicates(only_person uuid, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.likely_duplicates(only_person uuid, most integer) TO atelier_service;


--
-- Name: FUNCTION likeness(name text, birth_year integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.likeness(name text, birth_year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.likeness(name text, birth_year integer) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.likeness(name text, birth_year integer) TO atelier_service;


--
-- Name: FUNCTION link_hash(identity text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.link_hash(identity text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.link_hash(identity text) TO atelier_engine;


--
-- Name: FUNCTION link_nomination(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.link_nomination() FROM PUBLIC;


--
-- Name: FUNCTION live_assignment(session uuid, person uuid, role text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.live_assignment(session uuid, person uuid, role text) FROM PUBLIC;


--
-- Name: FUNCTION lock_draw_sessions(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.lock_draw_sessions(round uuid) FROM PUBLIC;


--
-- Name: FUNCTION lock_family(session uuid, whole uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.lock_family(session uuid, whole uuid) FROM PUBLIC;


--
-- Name: FUNCTION lock_people(sessions uuid[], persons uuid[], freed integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.lock_people(sessions uuid[], persons uuid[], freed integer) FROM PUBLIC;


--
-- Name: FUNCTION make_audit_months(ahead integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.make_audit_months(ahead integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.make_audit_months(ahead integer) TO atelier_engine;


--
-- Name: FUNCTION mark_told(session uuid, persons uuid[], how text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.mark_told(session uuid, persons uuid[], how text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.mark_told(session uuid, persons uuid[], how text) TO atelier_service;


--
-- Name: FUNCTION may_be_minor(birth_date date, birth_year integer, on_day date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.may_be_minor(birth_date date, birth_year integer, on_day date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.may_be_minor(birth_date date, birth_year integer, on_day date) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.may_be_minor(birth_date date, birth_year integer, on_day date) TO atelier_service;


--
-- Name: FUNCTION may_host(office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.may_host(office uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.may_host(office uuid) TO atelier_service;


--
-- Name: FUNCTION may_read_figures(project uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.may_read_figures(project uuid) FROM PUBLIC;


--
-- Name: FUNCTION may_tend_need(need uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.may_tend_need(need uuid) FROM PUBLIC;


--
-- Name: FUNCTION measure_figures(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.measure_figures(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.measure_figures(project uuid, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION merge_all_rows(keep uuid, gone uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.merge_all_rows(keep uuid, gone uuid) FROM PUBLIC;


--
-- Name: FUNCTION merge_persons(keep uuid, gone uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.merge_persons(keep uuid, gone uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.merge_persons(keep uuid, gone uuid, because text) TO atelier_service;


--
-- Name: FUNCTION merge_single_rows(keep uuid, gone uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.merge_single_rows(keep uuid, gone uuid) FROM PUBLIC;


--
-- Name: FUNCTION merge_standings(keep uuid, gone uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.merge_standings(keep uuid, gone uuid) FROM PUBLIC;


--
-- Name: FUNCTION minutes_attended(present boolean, minutes integer, starts_at timestamp with time zone, ends_at timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.minutes_attended(present boolean, minutes integer, starts_at timestamp with time zone, ends_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.minutes_attended(present boolean, minutes integer, starts_at timestamp with time zone, ends_at timestamp with time zone) TO atelier_engine;


--
-- Name: FUNCTION move_clashes(session uuid, days integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.move_clashes(session uuid, days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.move_clashes(session uuid, days integer) TO atelier_service;


--
-- Name: FUNCTION move_holds(session uuid, days integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.move_holds(session uuid, days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.move_holds(session uuid, days integer) TO atelier_service;


--
-- Name: FUNCTION move_referral(referral uuid, state text, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.move_referral(referral uuid, state text, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.move_referral(referral uuid, state text, because text) TO atelier_service;


--
-- Name: FUNCTION moved_up(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.moved_up(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.moved_up(session uuid) TO atelier_service;


--
-- Name: FUNCTION my_nomination(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.my_nomination() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.my_nomination() TO atelier_service;


--
-- Name: FUNCTION my_trainer(trainer uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.my_trainer(trainer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.my_trainer(trainer uuid) TO atelier_service;


--
-- Name: FUNCTION name_key(name text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.name_key(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.name_key(name text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.name_key(name text) TO atelier_service;


--
-- Name: FUNCTION names_without_keys(most integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.names_without_keys(most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.names_without_keys(most integer) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.names_without_keys(most integer) TO atelier_service;


--
-- Name: FUNCTION need_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.need_before() FROM PUBLIC;


--
-- Name: FUNCTION need_matches(need uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.need_matches(need uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.need_matches(need uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.need_matches(need uuid) TO atelier_service;


--
-- Name: FUNCTION nominate(details jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.nominate(details jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.nominate(details jsonb) TO atelier_service;


--
-- Name: FUNCTION nominee_registration(reference text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.nominee_registration(reference text) FROM PUBLIC;


--
-- Name: FUNCTION nominees(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.nominees() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.nominees() TO atelier_service;


--
-- Name: FUNCTION notify_everybody(session uuid, kind text, facts jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.notify_everybody(session uuid, kind text, facts jsonb) FROM PUBLIC;


--
-- Name: FUNCTION notify_person(session uuid, person uuid, kind text, facts jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.notify_person(session uuid, person uuid, kind text, facts jsonb) FROM PUBLIC;


--
-- Name: FUNCTION one_bundle(person uuid, bundles uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.one_bundle(person uuid, bundles uuid[]) FROM PUBLIC;


--
-- Name: TABLE reserved_seats; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.reserved_seats TO atelier_engine;
GRANT SELECT ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(session_id) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.seats; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(seats),UPDATE(seats) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(country_code) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.organisation_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(organisation_id) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.label; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(label) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: COLUMN reserved_seats.until; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(until),UPDATE(until) ON TABLE atelier.reserved_seats TO atelier_service;


--
-- Name: FUNCTION open_to_the_line(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.open_to_the_line(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION outcome_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.outcome_before() FROM PUBLIC;


--
-- Name: FUNCTION parts_of(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.parts_of(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION pass_over(registrations uuid[], free integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.pass_over(registrations uuid[], free integer) FROM PUBLIC;


--
-- Name: FUNCTION person_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_before() FROM PUBLIC;


--
-- Name: FUNCTION person_called(called text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_called(called text) FROM PUBLIC;


--
-- Name: FUNCTION person_columns(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_columns() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_columns() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.person_columns() TO atelier_service;


--
-- Name: FUNCTION person_export(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_export(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_export(person uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.person_export(person uuid) TO atelier_service;


--
-- Name: FUNCTION person_kept(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_kept(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_kept(person uuid) TO atelier_engine;


--
-- Name: FUNCTION person_keys(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_keys() FROM PUBLIC;


--
-- Name: FUNCTION person_messages(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_messages(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_messages(person uuid) TO atelier_service;


--
-- Name: FUNCTION person_offices(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_offices(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_offices(person uuid) TO atelier_service;


--
-- Name: FUNCTION person_reference(person uuid, office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_reference(person uuid, office uuid) FROM PUBLIC;


--
-- Name: FUNCTION person_scope_keys(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_scope_keys() FROM PUBLIC;


--
-- Name: FUNCTION person_tables(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_tables() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.person_tables() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.person_tables() TO atelier_service;


--
-- Name: FUNCTION personal_data(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.personal_data() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.personal_data() TO atelier_service;


--
-- Name: FUNCTION persons_here(names text[], birth_years integer[], birth_dates date[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.persons_here(names text[], birth_years integer[], birth_dates date[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.persons_here(names text[], birth_years integer[], birth_dates date[]) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.persons_here(names text[], birth_years integer[], birth_dates date[]) TO atelier_service;


--
-- Name: FUNCTION phone_key(phone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.phone_key(phone text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.phone_key(phone text) TO atelier_engine;


--
-- Name: FUNCTION pieces(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.pieces(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION place_in_line(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.place_in_line(registration uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.place_in_line(registration uuid) TO atelier_service;


--
-- Name: FUNCTION place_in_series(session uuid, series uuid, former uuid, wanted integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.place_in_series(session uuid, series uuid, former uuid, wanted integer) FROM PUBLIC;


--
-- Name: FUNCTION place_key(name text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.place_key(name text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.place_key(name text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.place_key(name text) TO atelier_engine;


--
-- Name: FUNCTION places_of(work atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.places_of(work atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION programme_figures(projects text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.programme_figures(projects text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.programme_figures(projects text[]) TO atelier_service;


--
-- Name: FUNCTION project_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_before() FROM PUBLIC;


--
-- Name: FUNCTION project_cost_line_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_cost_line_before() FROM PUBLIC;


--
-- Name: FUNCTION project_count(project uuid, measure text, unit text, country text, in_or_for text, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_count(project uuid, measure text, unit text, country text, in_or_for text, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_count(project uuid, measure text, unit text, country text, in_or_for text, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION project_donor_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_donor_after() FROM PUBLIC;


--
-- Name: FUNCTION project_figures(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_figures(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_figures(project uuid, since date, until date) TO atelier_service;


--
-- Name: FUNCTION project_paper_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_paper_before() FROM PUBLIC;


--
-- Name: FUNCTION project_participation(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_participation(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_participation(project uuid, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION project_retention(project uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_retention(project uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_retention(project uuid) TO atelier_service;


--
-- Name: FUNCTION project_sessions(project uuid, country text, in_or_for text, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_sessions(project uuid, country text, in_or_for text, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_sessions(project uuid, country text, in_or_for text, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION project_targets(project uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.project_targets(project uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.project_targets(project uuid) TO atelier_engine;


--
-- Name: FUNCTION promote(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.promote(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION promote_in_turn(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.promote_in_turn(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION promote_to_reserved(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.promote_to_reserved(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION random_codes(many integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.random_codes(many integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.random_codes(many integer) TO atelier_engine;


--
-- Name: FUNCTION record_attendance(block uuid, registrations uuid[], present boolean[], minutes integer[], excused boolean[], because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[], minutes integer[], excused boolean[], because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[], minutes integer[], excused boolean[], because text) TO atelier_service;


--
-- Name: FUNCTION record_draw(draw uuid, public_value text, reference text[], rank integer[], session_number smallint[], choice smallint[], result_sha256 bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.record_draw(draw uuid, public_value text, reference text[], rank integer[], session_number smallint[], choice smallint[], result_sha256 bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.record_draw(draw uuid, public_value text, reference text[], rank integer[], session_number smallint[], choice smallint[], result_sha256 bytea) TO atelier_service;


--
-- Name: FUNCTION record_outcome(person uuid, organisation uuid, project uuid, kind text, happened_on date, words text, amount numeric, currency text, referral uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.record_outcome(person uuid, organisation uuid, project uuid, kind text, happened_on date, words text, amount numeric, currency text, referral uuid, session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.record_outcome(person uuid, organisation uuid, project uuid, kind text, happened_on date, words text, amount numeric, currency text, referral uuid, session uuid) TO atelier_service;


--
-- Name: FUNCTION record_results(session uuid, assessment uuid, registrations uuid[], scores numeric[], attempts integer[], taken_on date, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.record_results(session uuid, assessment uuid, registrations uuid[], scores numeric[], attempts integer[], taken_on date, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.record_results(session uuid, assessment uuid, registrations uuid[], scores numeric[], attempts integer[], taken_on date, because text) TO atelier_service;


--
-- Name: FUNCTION refer(need uuid, session uuid, training uuid, organisation uuid, service text, answer_by date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.refer(need uuid, session uuid, training uuid, organisation uuid, service text, answer_by date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.refer(need uuid, session uuid, training uuid, organisation uuid, service text, answer_by date) TO atelier_service;


--
-- Name: FUNCTION referral_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.referral_before() FROM PUBLIC;


--
-- Name: FUNCTION refill_draw_seats(sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.refill_draw_seats(sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION refuse(rule text, facts jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) TO atelier_service;


--
-- Name: FUNCTION register_drawn(draw uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.register_drawn(draw uuid) FROM PUBLIC;


--
-- Name: FUNCTION register_for_series(series uuid, person uuid, identity text, override text, late text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.register_for_series(series uuid, person uuid, identity text, override text, late text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.register_for_series(series uuid, person uuid, identity text, override text, late text) TO atelier_service;


--
-- Name: FUNCTION registration_after_delete(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_after_delete() FROM PUBLIC;


--
-- Name: FUNCTION registration_after_insert(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_after_insert() FROM PUBLIC;


--
-- Name: FUNCTION registration_after_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_after_update() FROM PUBLIC;


--
-- Name: FUNCTION registration_age_group(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_age_group(registration uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.registration_age_group(registration uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.registration_age_group(registration uuid) TO atelier_service;


--
-- Name: FUNCTION registration_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_before() FROM PUBLIC;


--
-- Name: FUNCTION registration_keys(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_keys() FROM PUBLIC;


--
-- Name: FUNCTION registration_moved(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_moved() FROM PUBLIC;


--
-- Name: FUNCTION release_reserved(sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.release_reserved(sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION remove_care_needs(session uuid, person uuid, kind text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.remove_care_needs(session uuid, person uuid, kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.remove_care_needs(session uuid, person uuid, kind text) TO atelier_service;


--
-- Name: FUNCTION remove_guardian(person uuid, name text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.remove_guardian(person uuid, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.remove_guardian(person uuid, name text) TO atelier_service;


--
-- Name: FUNCTION replace_nominee(reference text, details jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.replace_nominee(reference text, details jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.replace_nominee(reference text, details jsonb) TO atelier_service;


--
-- Name: FUNCTION replace_registration(registration uuid, person uuid, because text, unprepared text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.replace_registration(registration uuid, person uuid, because text, unprepared text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.replace_registration(registration uuid, person uuid, because text, unprepared text) TO atelier_service;


--
-- Name: FUNCTION report_course(trainer uuid, training uuid, country text, place text, days daterange, language text, female integer, male integer, other integer, not_said integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.report_course(trainer uuid, training uuid, country text, place text, days daterange, language text, female integer, male integer, other integer, not_said integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.report_course(trainer uuid, training uuid, country text, place text, days daterange, language text, female integer, male integer, other integer, not_said integer) TO atelier_service;


--
-- Name: FUNCTION reported_course_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.reported_course_before() FROM PUBLIC;


--
-- Name: FUNCTION reported_figures(since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.reported_figures(since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.reported_figures(since date, until date) TO atelier_service;


--
-- Name: FUNCTION require_answers(applications uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_answers(applications uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_course_host(course uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_course_host(course uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_decimals(rule text, amount numeric, currency text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_decimals(rule text, amount numeric, currency text) FROM PUBLIC;


--
-- Name: FUNCTION require_draw_seats(session uuid, code text, capacity integer, taken integer, kept integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_draw_seats(session uuid, code text, capacity integer, taken integer, kept integer) FROM PUBLIC;


--
-- Name: FUNCTION require_erasable(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_erasable(person uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_fit(wanted atelier.assignment); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_fit(wanted atelier.assignment) FROM PUBLIC;


--
-- Name: FUNCTION require_host(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_host(session uuid) FROM PUBLIC;


--
-- Name: TABLE invitation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.invitation TO atelier_engine;
GRANT SELECT ON TABLE atelier.invitation TO atelier_service;


--
-- Name: FUNCTION require_invitation(invitation uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_invitation(invitation uuid) FROM PUBLIC;


--
-- Name: TABLE round; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.round TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.round TO atelier_engine;


--
-- Name: COLUMN round.code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(code) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.title; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(title),UPDATE(title) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.project_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(project_id) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.form_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(form_id),UPDATE(form_id) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.office_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(office_id) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(zone) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.opens_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(opens_local) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.closes_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(closes_local),UPDATE(closes_local) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.opens_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(opens_fold) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.closes_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(closes_fold),UPDATE(closes_fold) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.state; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(state) ON TABLE atelier.round TO atelier_service;


--
-- Name: COLUMN round.state_because; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(state_because) ON TABLE atelier.round TO atelier_service;


--
-- Name: FUNCTION require_judging(round atelier.round); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_judging(round atelier.round) FROM PUBLIC;


--
-- Name: FUNCTION require_keeper(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_keeper(person uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_named_once(rule text, registrations uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_named_once(rule text, registrations uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_need(need uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_need(need uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_no_clash(keep uuid, gone uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_no_clash(keep uuid, gone uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_not_erased(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_not_erased(person uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_not_held(session uuid, code text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_not_held(session uuid, code text) FROM PUBLIC;


--
-- Name: FUNCTION require_offer(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_offer(registration uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_origins(reserved uuid[], nominations uuid[], replaced uuid[], transferred uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_origins(reserved uuid[], nominations uuid[], replaced uuid[], transferred uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_pattern(field text, pattern text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_pattern(field text, pattern text) FROM PUBLIC;


--
-- Name: FUNCTION require_round(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_round(round uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_seats(room uuid, wanted integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_seats(room uuid, wanted integer) FROM PUBLIC;


--
-- Name: FUNCTION require_staged(file uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_staged(file uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_unfrozen(applications uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_unfrozen(applications uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION require_whole(session text, whole uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_whole(session text, whole uuid) FROM PUBLIC;


--
-- Name: FUNCTION reserved_seats_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.reserved_seats_after() FROM PUBLIC;


--
-- Name: FUNCTION reserved_seats_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.reserved_seats_before() FROM PUBLIC;


--
-- Name: FUNCTION resolve(identity text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.resolve(identity text) FROM PUBLIC;


--
-- Name: FUNCTION resume_import(import uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.resume_import(import uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.resume_import(import uuid) TO atelier_service;


--
-- Name: FUNCTION retention_months(OUT session interval, OUT application interval, OUT unused interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.retention_months(OUT session interval, OUT application interval, OUT unused interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.retention_months(OUT session interval, OUT application interval, OUT unused interval) TO atelier_engine;


--
-- Name: FUNCTION retention_settings(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.retention_settings() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.retention_settings() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.retention_settings() TO atelier_service;


--
-- Name: FUNCTION revoke_nomination(nomination uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.revoke_nomination(nomination uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.revoke_nomination(nomination uuid) TO atelier_service;


--
-- Name: FUNCTION room_overridden(block uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.room_overridden(block uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.room_overridden(block uuid) TO atelier_service;


--
-- Name: FUNCTION round_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_before() FROM PUBLIC;


--
-- Name: FUNCTION round_draw_entries(round uuid, fields text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_draw_entries(round uuid, fields text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.round_draw_entries(round uuid, fields text[]) TO atelier_service;


--
-- Name: FUNCTION round_draw_sessions(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_draw_sessions(round uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.round_draw_sessions(round uuid) TO atelier_service;


--
-- Name: FUNCTION round_figures(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_figures(round uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.round_figures(round uuid) TO atelier_service;


--
-- Name: FUNCTION round_part_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_part_before() FROM PUBLIC;


--
-- Name: FUNCTION round_refusal(round atelier.round, paper_on date, late text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.round_refusal(round atelier.round, paper_on date, late text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.round_refusal(round atelier.round, paper_on date, late text) TO atelier_engine;


--
-- Name: FUNCTION rows_a_piece(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.rows_a_piece() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.rows_a_piece() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.rows_a_piece() TO atelier_service;


--
-- Name: FUNCTION said(texts jsonb, language text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.said(texts jsonb, language text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.said(texts jsonb, language text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.said(texts jsonb, language text) TO atelier_service;


--
-- Name: FUNCTION same_language(one text, other text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.same_language(one text, other text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.same_language(one text, other text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.same_language(one text, other text) TO atelier_service;


--
-- Name: FUNCTION seats_for(session uuid, person uuid, wanted uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.seats_for(session uuid, person uuid, wanted uuid) FROM PUBLIC;


--
-- Name: FUNCTION seats_left(session uuid, OUT free integer, OUT open integer, OUT kept integer, OUT offer_hours integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.seats_left(session uuid, OUT free integer, OUT open integer, OUT kept integer, OUT offer_hours integer) FROM PUBLIC;


--
-- Name: FUNCTION series_of(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.series_of(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.series_of(session uuid) TO atelier_service;


--
-- Name: FUNCTION session_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_after() FROM PUBLIC;


--
-- Name: FUNCTION session_after_insert(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_after_insert() FROM PUBLIC;


--
-- Name: FUNCTION session_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_before() FROM PUBLIC;


--
-- Name: FUNCTION session_draw_seats(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_draw_seats() FROM PUBLIC;


--
-- Name: FUNCTION session_facts(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_facts(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION session_hours(session uuid, opens interval, closes interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_hours(session uuid, opens interval, closes interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.session_hours(session uuid, opens interval, closes interval) TO atelier_service;
GRANT ALL ON FUNCTION atelier.session_hours(session uuid, opens interval, closes interval) TO atelier_engine;


--
-- Name: FUNCTION session_lock_people(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_lock_people() FROM PUBLIC;


--
-- Name: FUNCTION session_project_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.session_project_before() FROM PUBLIC;


--
-- Name: FUNCTION set_check(name text, value numeric); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.set_check(name text, value numeric) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.set_check(name text, value numeric) TO atelier_service;


--
-- Name: FUNCTION set_name_keys(persons uuid[], names text[], search_keys text[], sounds text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.set_name_keys(persons uuid[], names text[], search_keys text[], sounds text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.set_name_keys(persons uuid[], names text[], search_keys text[], sounds text[]) TO atelier_service;


--
-- Name: FUNCTION set_priority(registration uuid, priority integer, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.set_priority(registration uuid, priority integer, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.set_priority(registration uuid, priority integer, because text) TO atelier_service;


--
-- Name: FUNCTION set_retention(name text, value integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.set_retention(name text, value integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.set_retention(name text, value integer) TO atelier_service;


--
-- Name: FUNCTION share_person(person uuid, office uuid, explanation text, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION speaker_bundle(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.speaker_bundle(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION special_answers(application uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.special_answers(application uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.special_answers(application uuid) TO atelier_service;


--
-- Name: FUNCTION stage(starts_at timestamp with time zone, ends_at timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.stage(starts_at timestamp with time zone, ends_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.stage(starts_at timestamp with time zone, ends_at timestamp with time zone) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.stage(starts_at timestamp with time zone, ends_at timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION stage_file(name text, hash text, reading text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.stage_file(name text, hash text, reading text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.stage_file(name text, hash text, reading text) TO atelier_service;


--
-- Name: FUNCTION stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[], name text[], name_own_script text[], patronymic text[], language text[], sex text[], birth_year integer[], birth_date date[], country_code text[], email text[], phone text[], organisation text[], known_as text[], guardian_name text[], guardian_relation text[], guardian_phone text[], guardian_email text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[], name text[], name_own_script text[], patronymic text[], language text[], sex text[], birth_year integer[], birth_date date[], country_code text[], email text[], phone text[], organisation text[], known_as text[], guardian_name text[], guardian_relation text[], guardian_phone text[], guardian_email text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[], name text[], name_own_script text[], patronymic text[], language text[], sex text[], birth_year integer[], birth_date date[], country_code text[], email text[], phone text[], organisation text[], known_as text[], guardian_name text[], guardian_relation text[], guardian_phone text[], guardian_email text[]) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.stage_piece(file uuid, piece integer, row_no integer[], birth_unread boolean[], is_bad boolean[], name text[], name_own_script text[], patronymic text[], language text[], sex text[], birth_year integer[], birth_date date[], country_code text[], email text[], phone text[], organisation text[], known_as text[], guardian_name text[], guardian_relation text[], guardian_phone text[], guardian_email text[]) TO atelier_service;


--
-- Name: FUNCTION staged_references(file uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.staged_references(file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.staged_references(file uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.staged_references(file uuid) TO atelier_service;


--
-- Name: FUNCTION start_draw(round uuid, public_value text, OUT draw_id uuid, OUT secret bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.start_draw(round uuid, public_value text, OUT draw_id uuid, OUT secret bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.start_draw(round uuid, public_value text, OUT draw_id uuid, OUT secret bytea) TO atelier_service;


--
-- Name: FUNCTION suitable_hours(countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.suitable_hours(countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.suitable_hours(countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval) TO atelier_service;
GRANT ALL ON FUNCTION atelier.suitable_hours(countries text[], first_day date, last_day date, minutes integer, zone text, opens interval, closes interval) TO atelier_engine;


--
-- Name: FUNCTION take_person_away(person uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.take_person_away(person uuid) FROM PUBLIC;


--
-- Name: FUNCTION take_turn_to_import(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.take_turn_to_import() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.take_turn_to_import() TO atelier_service;


--
-- Name: FUNCTION target_figures(project uuid, since date, until date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.target_figures(project uuid, since date, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.target_figures(project uuid, since date, until date) TO atelier_engine;


--
-- Name: FUNCTION taught_before(person uuid, training uuid, instant timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.taught_before(person uuid, training uuid, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.taught_before(person uuid, training uuid, instant timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION tell_changes(changed_table text, former jsonb[], present jsonb[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.tell_changes(changed_table text, former jsonb[], present jsonb[]) FROM PUBLIC;


--
-- Name: FUNCTION tend_at(session uuid, instant timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.tend_at(session uuid, instant timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION tend_session(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.tend_session(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION town_named(country text, place text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.town_named(country text, place text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.town_named(country text, place text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.town_named(country text, place text) TO atelier_engine;


--
-- Name: FUNCTION trainer_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainer_before() FROM PUBLIC;


--
-- Name: FUNCTION trainer_candidates(training uuid, language text, pair_from text, pair_to text, days daterange, zone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainer_candidates(training uuid, language text, pair_from text, pair_to text, days daterange, zone text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.trainer_candidates(training uuid, language text, pair_from text, pair_to text, days daterange, zone text) TO atelier_service;


--
-- Name: FUNCTION trainer_days_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainer_days_before() FROM PUBLIC;


--
-- Name: FUNCTION trainer_of(person uuid, course uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainer_of(person uuid, course uuid) FROM PUBLIC;


--
-- Name: FUNCTION trainer_roster(trainer uuid, since timestamp with time zone, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainer_roster(trainer uuid, since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.trainer_roster(trainer uuid, since timestamp with time zone, until timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION trainers_away(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainers_away() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.trainers_away() TO atelier_service;


--
-- Name: FUNCTION trainings_missing(person uuid, training uuid, on_day date); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.trainings_missing(person uuid, training uuid, on_day date) FROM PUBLIC;


--
-- Name: FUNCTION transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean) TO atelier_service;


--
-- Name: FUNCTION travel_minutes(km double precision, pace jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.travel_minutes(km double precision, pace jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.travel_minutes(km double precision, pace jsonb) TO atelier_service;
GRANT ALL ON FUNCTION atelier.travel_minutes(km double precision, pace jsonb) TO atelier_engine;


--
-- Name: FUNCTION unanswered(round uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unanswered(round uuid) FROM PUBLIC;


--
-- Name: FUNCTION unpaired_on(session uuid, trainer uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unpaired_on(session uuid, trainer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.unpaired_on(session uuid, trainer uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.unpaired_on(session uuid, trainer uuid) TO atelier_service;


--
-- Name: FUNCTION unqualified_on(session uuid, trainer uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unqualified_on(session uuid, trainer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.unqualified_on(session uuid, trainer uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.unqualified_on(session uuid, trainer uuid) TO atelier_service;


--
-- Name: FUNCTION unshare_person(person uuid, office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unshare_person(person uuid, office uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.unshare_person(person uuid, office uuid) TO atelier_service;


--
-- Name: FUNCTION unstage_file(file uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unstage_file(file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.unstage_file(file uuid) TO atelier_service;


--
-- Name: FUNCTION waiting_group(session uuid, group_id uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.waiting_group(session uuid, group_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION weekend(country text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.weekend(country text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.weekend(country text) TO atelier_service;
GRANT ALL ON FUNCTION atelier.weekend(country text) TO atelier_engine;


--
-- Name: FUNCTION wholes_of(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.wholes_of(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION withdraw_acceptance(session uuid, rule text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.withdraw_acceptance(session uuid, rule text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.withdraw_acceptance(session uuid, rule text) TO atelier_service;


--
-- Name: FUNCTION withdraw_application(application uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.withdraw_application(application uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.withdraw_application(application uuid, because text) TO atelier_service;


--
-- Name: FUNCTION withdraw_consent(person uuid, purpose text, ended_on date, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.withdraw_consent(person uuid, purpose text, ended_on date, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.withdraw_consent(person uuid, purpose text, ended_on date, because text) TO atelier_service;


--
-- Name: FUNCTION withdraw_nominee(reference text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.withdraw_nominee(reference text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.withdraw_nominee(reference text) TO atelier_service;


--
-- Name: FUNCTION working_day(opens interval, closes interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.working_day(opens interval, closes interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.working_day(opens interval, closes interval) TO atelier_service;
GRANT ALL ON FUNCTION atelier.working_day(opens interval, closes interval) TO atelier_engine;


--
-- Name: FUNCTION working_times(country text, zone text, first_day date, last_day date, opens interval, closes interval); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.working_times(country text, zone text, first_day date, last_day date, opens interval, closes interval) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.working_times(country text, zone text, first_day date, last_day date, opens interval, closes interval) TO atelier_service;
GRANT ALL ON FUNCTION atelier.working_times(country text, zone text, first_day date, last_day date, opens interval, closes interval) TO atelier_engine;


--
-- Name: FUNCTION write_staged_persons(import uuid, piece integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.write_staged_persons(import uuid, piece integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.write_staged_persons(import uuid, piece integer) TO atelier_service;


--
-- Name: FUNCTION zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) TO atelier_service;


--
-- Name: TABLE absence; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.absence TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.absence TO atelier_service;


--
-- Name: TABLE active_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.active_session TO atelier_service;
GRANT SELECT ON TABLE atelier.active_session TO atelier_engine;


--
-- Name: TABLE agenda_item; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.agenda_item TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.agenda_item TO atelier_service;


--
-- Name: TABLE agenda_speaker; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.agenda_speaker TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.agenda_speaker TO atelier_service;


--
-- Name: TABLE assessment; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE atelier.assessment TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.assessment TO atelier_engine;


--
-- Name: TABLE assessment_result; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.assessment_result TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.assessment_result TO atelier_engine;


--
-- Name: TABLE attendance; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.attendance TO atelier_engine;
GRANT SELECT ON TABLE atelier.attendance TO atelier_service;


--
-- Name: SEQUENCE audit_id_seq; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE atelier.audit_id_seq TO atelier_engine;


--
-- Name: TABLE audit; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.audit TO atelier_engine;
GRANT SELECT ON TABLE atelier.audit TO atelier_service;


--
-- Name: TABLE audit_default; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.audit_default TO atelier_engine;


--
-- Name: TABLE audit_value; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.audit_value TO atelier_engine;
GRANT SELECT ON TABLE atelier.audit_value TO atelier_service;


--
-- Name: TABLE audit_value_default; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.audit_value_default TO atelier_engine;


--
-- Name: TABLE availability; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.availability TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.availability TO atelier_service;


--
-- Name: TABLE block; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.block TO atelier_engine;
GRANT DELETE ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(session_id),INSERT(session_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.starts_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(starts_local),INSERT(starts_local),UPDATE(starts_local) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.ends_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(ends_local),INSERT(ends_local),UPDATE(ends_local) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(zone),INSERT(zone),UPDATE(zone) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.starts_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(starts_fold),INSERT(starts_fold),UPDATE(starts_fold) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.ends_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(ends_fold),INSERT(ends_fold),UPDATE(ends_fold) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.starts_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(starts_at) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.ends_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(ends_at) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.room_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(room_id),INSERT(room_id),UPDATE(room_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.module_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(module_id),INSERT(module_id),UPDATE(module_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.title; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(title),INSERT(title),UPDATE(title) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.override_reason; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(override_reason),UPDATE(override_reason) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.place; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(place),INSERT(place),UPDATE(place) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(country_code),INSERT(country_code),UPDATE(country_code) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.host_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(host_id),INSERT(host_id),UPDATE(host_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: TABLE room; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room TO atelier_engine;


--
-- Name: TABLE venue; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.venue TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.venue TO atelier_engine;


--
-- Name: TABLE block_country; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.block_country TO atelier_service;
GRANT SELECT ON TABLE atelier.block_country TO atelier_engine;


--
-- Name: TABLE block_place; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.block_place TO atelier_service;
GRANT SELECT ON TABLE atelier.block_place TO atelier_engine;


--
-- Name: TABLE care_need; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.care_need TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.care_need TO atelier_engine;


--
-- Name: TABLE certificate; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.certificate TO atelier_engine;
GRANT SELECT ON TABLE atelier.certificate TO atelier_service;


--
-- Name: TABLE check_calendar; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_calendar TO atelier_service;
GRANT SELECT ON TABLE atelier.check_calendar TO atelier_engine;


--
-- Name: TABLE check_completeness; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_completeness TO atelier_service;
GRANT SELECT ON TABLE atelier.check_completeness TO atelier_engine;


--
-- Name: TABLE check_demand; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_demand TO atelier_service;
GRANT SELECT ON TABLE atelier.check_demand TO atelier_engine;


--
-- Name: TABLE session_country; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.session_country TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.session_country TO atelier_service;


--
-- Name: TABLE check_hours; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_hours TO atelier_service;
GRANT SELECT ON TABLE atelier.check_hours TO atelier_engine;


--
-- Name: TABLE check_overlaps; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_overlaps TO atelier_service;
GRANT SELECT ON TABLE atelier.check_overlaps TO atelier_engine;


--
-- Name: TABLE project; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project TO atelier_engine;


--
-- Name: TABLE check_project; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_project TO atelier_engine;
GRANT SELECT ON TABLE atelier.check_project TO atelier_service;


--
-- Name: TABLE check_reserved; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_reserved TO atelier_service;
GRANT SELECT ON TABLE atelier.check_reserved TO atelier_engine;


--
-- Name: TABLE room_hold; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room_hold TO atelier_engine;
GRANT SELECT ON TABLE atelier.room_hold TO atelier_service;


--
-- Name: TABLE check_rooms; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_rooms TO atelier_service;
GRANT SELECT ON TABLE atelier.check_rooms TO atelier_engine;


--
-- Name: TABLE round_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE ON TABLE atelier.round_session TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.round_session TO atelier_engine;


--
-- Name: TABLE check_round; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_round TO atelier_service;
GRANT SELECT ON TABLE atelier.check_round TO atelier_engine;


--
-- Name: TABLE qualification; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.qualification TO atelier_engine;
GRANT SELECT,INSERT,UPDATE ON TABLE atelier.qualification TO atelier_service;


--
-- Name: TABLE trainer; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.trainer TO atelier_engine;
GRANT SELECT,INSERT ON TABLE atelier.trainer TO atelier_service;


--
-- Name: COLUMN trainer.languages; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(languages) ON TABLE atelier.trainer TO atelier_service;


--
-- Name: TABLE training; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training TO atelier_engine;


--
-- Name: TABLE check_trainers; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_trainers TO atelier_engine;
GRANT SELECT ON TABLE atelier.check_trainers TO atelier_service;


--
-- Name: TABLE check_travel; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_travel TO atelier_service;
GRANT SELECT ON TABLE atelier.check_travel TO atelier_engine;


--
-- Name: TABLE country; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.country TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.country TO atelier_engine;


--
-- Name: TABLE organisation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.organisation TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.organisation TO atelier_engine;


--
-- Name: TABLE task; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.task TO atelier_engine;
GRANT SELECT,DELETE ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(session_id) ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.title; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(title),UPDATE(title) ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.kind; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(kind),UPDATE(kind) ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.days; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(days),UPDATE(days) ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.done_on; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(done_on) ON TABLE atelier.task TO atelier_service;


--
-- Name: COLUMN task.note; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(note),UPDATE(note) ON TABLE atelier.task TO atelier_service;


--
-- Name: TABLE check_visas; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.check_visas TO atelier_service;
GRANT SELECT ON TABLE atelier.check_visas TO atelier_engine;


--
-- Name: TABLE checklist_item; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.checklist_item TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.checklist_item TO atelier_service;


--
-- Name: TABLE coming_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.coming_session TO atelier_engine;
GRANT SELECT ON TABLE atelier.coming_session TO atelier_service;


--
-- Name: TABLE consent; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.consent TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.consent TO atelier_engine;


--
-- Name: TABLE consent_text; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.consent_text TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.consent_text TO atelier_engine;


--
-- Name: TABLE country_zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.country_zone TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.country_zone TO atelier_engine;


--
-- Name: TABLE time_zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.time_zone TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.time_zone TO atelier_engine;


--
-- Name: TABLE country_clock; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.country_clock TO atelier_service;
GRANT SELECT ON TABLE atelier.country_clock TO atelier_engine;


--
-- Name: TABLE series; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.series TO atelier_engine;
GRANT SELECT,INSERT,UPDATE ON TABLE atelier.series TO atelier_service;


--
-- Name: TABLE course; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.course TO atelier_engine;


--
-- Name: TABLE course_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.course_session TO atelier_engine;


--
-- Name: TABLE currency; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.currency TO atelier_engine;
GRANT SELECT ON TABLE atelier.currency TO atelier_service;


--
-- Name: TABLE dataset; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.dataset TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.dataset TO atelier_engine;


--
-- Name: TABLE draw_entry; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_entry TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.draw_entry TO atelier_engine;


--
-- Name: TABLE draw_event; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.draw_event TO atelier_engine;


--
-- Name: TABLE draw_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_session TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.draw_session TO atelier_engine;


--
-- Name: TABLE draw_seat; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_seat TO atelier_engine;


--
-- Name: TABLE draw_seat_lost; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_seat_lost TO atelier_engine;


--
-- Name: TABLE draw_seat_vacant; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_seat_vacant TO atelier_engine;


--
-- Name: TABLE draw_stratum; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.draw_stratum TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.draw_stratum TO atelier_engine;


--
-- Name: TABLE due_invitation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_invitation TO atelier_engine;
GRANT SELECT ON TABLE atelier.due_invitation TO atelier_service;


--
-- Name: TABLE need; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.need TO atelier_engine;
GRANT SELECT ON TABLE atelier.need TO atelier_service;


--
-- Name: TABLE due_need; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_need TO atelier_engine;
GRANT SELECT ON TABLE atelier.due_need TO atelier_service;


--
-- Name: TABLE notice; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.notice TO atelier_engine;
GRANT SELECT ON TABLE atelier.notice TO atelier_service;


--
-- Name: TABLE due_notices; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_notices TO atelier_service;
GRANT SELECT ON TABLE atelier.due_notices TO atelier_engine;


--
-- Name: TABLE due_people; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_people TO atelier_service;
GRANT SELECT ON TABLE atelier.due_people TO atelier_engine;


--
-- Name: TABLE due_project; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_project TO atelier_engine;
GRANT SELECT ON TABLE atelier.due_project TO atelier_service;


--
-- Name: TABLE referral; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.referral TO atelier_engine;
GRANT SELECT ON TABLE atelier.referral TO atelier_service;


--
-- Name: TABLE due_referral; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_referral TO atelier_engine;
GRANT SELECT ON TABLE atelier.due_referral TO atelier_service;


--
-- Name: TABLE due_reserved_seats; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_reserved_seats TO atelier_service;
GRANT SELECT ON TABLE atelier.due_reserved_seats TO atelier_engine;


--
-- Name: TABLE form_field; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.form_field TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.form_field TO atelier_engine;


--
-- Name: TABLE due_round; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_round TO atelier_service;
GRANT SELECT ON TABLE atelier.due_round TO atelier_engine;


--
-- Name: TABLE due_sessions; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_sessions TO atelier_service;
GRANT SELECT ON TABLE atelier.due_sessions TO atelier_engine;


--
-- Name: TABLE due_tasks; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_tasks TO atelier_service;
GRANT SELECT ON TABLE atelier.due_tasks TO atelier_engine;


--
-- Name: TABLE reported_course; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.reported_course TO atelier_engine;
GRANT SELECT ON TABLE atelier.reported_course TO atelier_service;


--
-- Name: TABLE due_trainers; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_trainers TO atelier_engine;
GRANT SELECT ON TABLE atelier.due_trainers TO atelier_service;


--
-- Name: TABLE erasure; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.erasure TO atelier_engine;
GRANT SELECT ON TABLE atelier.erasure TO atelier_service;


--
-- Name: TABLE finding_acceptance; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.finding_acceptance TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.finding_acceptance TO atelier_engine;


--
-- Name: TABLE finding; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.finding TO atelier_engine;
GRANT SELECT ON TABLE atelier.finding TO atelier_service;


--
-- Name: TABLE form; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.form TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.form TO atelier_engine;


--
-- Name: TABLE guardian; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.guardian TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.guardian TO atelier_engine;


--
-- Name: TABLE head_count; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.head_count TO atelier_engine;
GRANT SELECT,DELETE ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.project_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(project_id),UPDATE(project_id) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(session_id),UPDATE(session_id) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.activity; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(activity),UPDATE(activity) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(country_code),UPDATE(country_code) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.starts_on; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(starts_on),UPDATE(starts_on) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.ends_on; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(ends_on),UPDATE(ends_on) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.counts; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(counts),UPDATE(counts) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.unit; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(unit),UPDATE(unit) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.total; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(total),UPDATE(total) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.female; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(female),UPDATE(female) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.male; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(male),UPDATE(male) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.other; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(other),UPDATE(other) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.not_said; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(not_said),UPDATE(not_said) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.bound; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(bound),UPDATE(bound) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.source; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(source),UPDATE(source) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: COLUMN head_count.office_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(office_id) ON TABLE atelier.head_count TO atelier_service;


--
-- Name: TABLE holiday; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.holiday TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.holiday TO atelier_engine;


--
-- Name: TABLE interpretation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.interpretation TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.interpretation TO atelier_service;


--
-- Name: COLUMN interpretation.valid; Type: ACL; Schema: atelier; Owner: -
--

GRANT UPDATE(valid) ON TABLE atelier.interpretation TO atelier_service;


--
-- Name: TABLE job; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.job TO atelier_engine;
GRANT SELECT ON TABLE atelier.job TO atelier_service;


--
-- Name: TABLE lineage; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.lineage TO atelier_engine;
GRANT SELECT,INSERT ON TABLE atelier.lineage TO atelier_service;


--
-- Name: TABLE material; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.material TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.material TO atelier_service;


--
-- Name: TABLE material_version; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.material_version TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.material_version TO atelier_service;


--
-- Name: TABLE nomination; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.nomination TO atelier_engine;


--
-- Name: COLUMN nomination.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.nomination TO atelier_service;


--
-- Name: COLUMN nomination.reserved_seats_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(reserved_seats_id) ON TABLE atelier.nomination TO atelier_service;


--
-- Name: COLUMN nomination.contact; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(contact) ON TABLE atelier.nomination TO atelier_service;


--
-- Name: COLUMN nomination.created_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(created_at) ON TABLE atelier.nomination TO atelier_service;


--
-- Name: COLUMN nomination.revoked_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(revoked_at) ON TABLE atelier.nomination TO atelier_service;


--
-- Name: TABLE outbox; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.outbox TO atelier_engine;


--
-- Name: TABLE outcome; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.outcome TO atelier_engine;
GRANT SELECT ON TABLE atelier.outcome TO atelier_service;


--
-- Name: TABLE person_distinct; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.person_distinct TO atelier_engine;
GRANT SELECT ON TABLE atelier.person_distinct TO atelier_service;


--
-- Name: TABLE person_former_reference; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.person_former_reference TO atelier_engine;
GRANT SELECT ON TABLE atelier.person_former_reference TO atelier_service;


--
-- Name: TABLE person_scope; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.person_scope TO atelier_engine;
GRANT SELECT ON TABLE atelier.person_scope TO atelier_service;


--
-- Name: TABLE person_office; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.person_office TO atelier_engine;
GRANT SELECT ON TABLE atelier.person_office TO atelier_service;


--
-- Name: TABLE project_cost_line; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_cost_line TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_cost_line TO atelier_service;


--
-- Name: TABLE project_donor; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_donor TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_donor TO atelier_engine;


--
-- Name: TABLE project_paper; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_paper TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_paper TO atelier_service;


--
-- Name: TABLE project_target; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_target TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_target TO atelier_service;


--
-- Name: TABLE schema_current; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.schema_current TO atelier_engine;
GRANT SELECT ON TABLE atelier.schema_current TO atelier_service;


--
-- Name: TABLE schema_migration; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.schema_migration TO atelier_engine;
GRANT SELECT ON TABLE atelier.schema_migration TO atelier_service;


--
-- Name: TABLE session_material; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.session_material TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.session_material TO atelier_service;


--
-- Name: TABLE session_organisation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.session_organisation TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.session_organisation TO atelier_service;


--
-- Name: TABLE setting; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,UPDATE ON TABLE atelier.setting TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.setting TO atelier_engine;


--
-- Name: TABLE staff_user; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.staff_user TO atelier_engine;
GRANT SELECT,INSERT,UPDATE ON TABLE atelier.staff_user TO atelier_service;


--
-- Name: TABLE staged_file; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.staged_file TO atelier_engine;
GRANT SELECT ON TABLE atelier.staged_file TO atelier_service;


--
-- Name: TABLE staged_piece; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.staged_piece TO atelier_engine;
GRANT SELECT,INSERT ON TABLE atelier.staged_piece TO atelier_service;


--
-- Name: TABLE staged_person; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.staged_person TO atelier_engine;
GRANT SELECT ON TABLE atelier.staged_person TO atelier_service;


--
-- Name: TABLE todo; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.todo TO atelier_service;
GRANT SELECT ON TABLE atelier.todo TO atelier_engine;


--
-- Name: TABLE town; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.town TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.town TO atelier_engine;


--
-- Name: TABLE training_grant; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_grant TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_grant TO atelier_service;


--
-- Name: TABLE training_module; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_module TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_module TO atelier_engine;


--
-- Name: TABLE training_prerequisite; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_prerequisite TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_prerequisite TO atelier_engine;


--
-- Name: TABLE user_token; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.user_token TO atelier_engine;
GRANT INSERT ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(id) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.user_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(user_id) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.label; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(label) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.created_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(created_at) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.expires_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(expires_at) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: COLUMN user_token.revoked_at; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE atelier.user_token TO atelier_service;


--
-- Name: TABLE working_week; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.working_week TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.working_week TO atelier_engine;


--
-- PostgreSQL database dump complete
--


