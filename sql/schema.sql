--
-- PostgreSQL database dump
--




--
-- Name: atelier; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA atelier;


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
	reserved_seats_id uuid
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
-- Name: actor(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.actor() RETURNS TABLE(kind text, user_id uuid, office_id uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$ SELECT kind, user_id, office_id, role FROM resolve(current_setting('atelier.actor', true)) $$;


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
-- Name: add_nominee(uuid, text, text, text, text, integer, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_nominee(reserved uuid, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH added AS (
        INSERT INTO person (name, name_own_script, language, sex, birth_year, email, phone, organisation_id, country_code)
        SELECT add_nominee.name, add_nominee.name_own_script, add_nominee.language, add_nominee.sex, add_nominee.birth_year,
            add_nominee.email, add_nominee.phone, v.organisation_id, COALESCE(v.country_code, o.country_code)
        FROM reserved_seats v
        LEFT JOIN organisation o ON o.id = v.organisation_id
        WHERE v.id = add_nominee.reserved
        RETURNING id
    )
    INSERT INTO person_scope (person_id, office_id, purpose)
    SELECT a.id, s.host_office_id, 'registered'
    FROM added a
    JOIN reserved_seats v ON v.id = add_nominee.reserved
    JOIN session s ON s.id = v.session_id
    RETURNING person_id
    $$;


--
-- Name: add_person(text, text, text, text, integer, text, text, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) RETURNS TABLE(id uuid, reference text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    RETURN QUERY
    WITH added AS (
        INSERT INTO person (name, name_own_script, language, sex, birth_year, email, phone, organisation_id)
        VALUES (add_person.name, add_person.name_own_script, add_person.language, add_person.sex, add_person.birth_year,
            add_person.email, add_person.phone, add_person.organisation)
        RETURNING person.id, person.reference
    ), scoped AS (
        INSERT INTO person_scope (person_id, office_id, purpose)
        SELECT a.id, actor_office(), 'registered' FROM added a
    )
    SELECT a.id, a.reference FROM added a;
END
$$;


--
-- Name: admission_answers(atelier.admission[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_answers(work atelier.admission[], seated uuid[]) RETURNS atelier.admission[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT array_agg(ROW(
        w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
        d.outcome,
        CASE WHEN d.outcome IN ('confirmed', 'waitlisted') THEN w.registration_id END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN 'hold_one_place_at_a_time'
            WHEN w.outcome = 'full' AND d.outcome = 'waitlisted' THEN CASE WHEN s.kept > 0 AND s.taken < s.capacity
                THEN 'session_seats_kept' ELSE 'session_full' END
            ELSE w.rule END,
        CASE WHEN w.outcome = 'trying' AND d.outcome = 'refused' THEN w.facts || clash(w) ELSE w.facts END,
        w.reserved_seats_id)::admission ORDER BY w.item)
    FROM unnest(work) w
    LEFT JOIN session s ON s.id = w.session_id
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN w.outcome = 'trying' THEN CASE WHEN w.registration_id = ANY(seated) THEN 'confirmed' ELSE 'refused' END
            WHEN w.outcome = 'full' THEN CASE
                WHEN EXISTS (
                    SELECT FROM unnest(work) l
                    WHERE l.session_id = w.session_id AND l.outcome = 'trying' AND l.registration_id <> ALL(seated))
                THEN NULL ELSE 'waitlisted' END
            ELSE w.outcome
        END AS outcome
    ) AS d
    $$;


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
-- Name: hold; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.hold (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
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
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH whole AS (
        SELECT s.id, s.holds_time, EXISTS (SELECT FROM session p WHERE p.part_of = s.id) AS has_parts
        FROM session s
        WHERE s.id IN (SELECT w.session_id FROM unnest(work) w WHERE w.outcome = 'trying')
    )
    SELECT array_agg(ROW(NULL, w.person_id, p.during, p.block_id, w.registration_id, NULL,
        COALESCE(CASE WHEN w.override IS NOT NULL THEN join_bundles(w.person_id, w.session_id) END, w.registration_id)
        )::hold ORDER BY w.item, p.during)
    FROM unnest(work) w
    JOIN whole o ON o.id = w.session_id
    CROSS JOIN LATERAL (
        SELECT b.id AS block_id, tstzrange(b.starts_at, b.ends_at) AS during
        FROM block b
        WHERE b.session_id = o.id AND o.holds_time AND NOT o.has_parts
        UNION ALL
        SELECT q.block_id, q.during FROM pieces(w.person_id, o.id) q WHERE o.has_parts
    ) AS p
    WHERE w.outcome = 'trying'
    $$;


--
-- Name: admission_items(uuid[], uuid[], text[], text[], text[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]) RETURNS atelier.admission[]
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH who AS (
        SELECT i.identity, a.user_id, a.office_id, a.role, n.reserved_seats_id AS reserved
        FROM (SELECT DISTINCT unnest(identities) AS identity) AS i
        CROSS JOIN LATERAL resolve(i.identity) AS a
        LEFT JOIN nomination n ON a.kind = 'link' AND n.hash = link_hash(i.identity)
    ), judged AS (
        SELECT i.item, i.session_id, i.person_id, w.user_id, w.office_id, i.override, i.late, i.reserved, s.code,
            w.role IN ('administrator', 'coordinator') AS plans,
            CASE
                -- Who nominates by a link fills the seats of that link and no others.
                WHEN w.role IS NULL OR w.role NOT IN ('administrator', 'coordinator', 'office', 'nominator')
                    OR (w.role = 'nominator' AND w.reserved IS DISTINCT FROM i.reserved)
                    THEN 'actor_may_not_register'
                WHEN s.id IS NULL OR NOT (
                    w.role IN ('administrator', 'coordinator') OR s.host_office_id = w.office_id
                    OR (s.visibility = 'public' AND s.state <> 'draft')) THEN 'session_unknown'
                WHEN p.id IS NULL OR NOT in_scope(p.id, w.office_id) THEN 'person_unknown'
                WHEN s.state = 'draft' THEN 'session_draft'
                WHEN s.state = 'cancelled' THEN 'session_cancelled'
                WHEN NOT late.allowed AND s.starts_at <= atelier.now() THEN 'session_started'
                WHEN NOT late.allowed AND NOT s.registration_open AND w.role <> 'nominator' THEN 'session_closed'
                WHEN i.reserved IS NOT NULL AND NOT EXISTS (
                    SELECT FROM reserved_seats v WHERE v.id = i.reserved AND v.session_id = s.id AND v.released_at IS NULL)
                    THEN 'reserved_seats_unknown'
            END AS rule,
            jsonb_strip_nulls(jsonb_build_object('session', s.code, 'person', p.reference,
                'because', s.cancelled_because,
                'starts', to_char(s.starts_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)) AS facts
        FROM unnest(sessions, persons, identities, overrides, lates,
                COALESCE(reserved, array_fill(NULL::uuid, ARRAY[cardinality(sessions)])))
            WITH ORDINALITY AS i(session_id, person_id, identity, override, late, reserved, item)
        LEFT JOIN who w ON w.identity = i.identity
        LEFT JOIN session s ON s.id = i.session_id
        LEFT JOIN person p ON p.id = i.person_id AND p.erased_at IS NULL
        -- A late entry is the host's to make.
        CROSS JOIN LATERAL (
            SELECT COALESCE(i.late IS NOT NULL
                AND (w.role IN ('administrator', 'coordinator') OR s.host_office_id = w.office_id), false) AS allowed
        ) AS late
    )
    SELECT array_agg(ROW(
        j.item, j.session_id, j.person_id, j.user_id, j.office_id, j.plans, j.override, j.late,
        CASE WHEN j.rule IS NOT NULL THEN 'refused' END, NULL, j.rule,
        CASE
            WHEN j.rule IN ('session_unknown', 'person_unknown', 'actor_may_not_register') THEN '{}'
            ELSE j.facts
        END, j.reserved)::admission ORDER BY j.item)
    FROM judged j
    $$;


--
-- Name: admission_round(atelier.admission[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admission_round(batch atelier.admission[]) RETURNS atelier.admission[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    work admission[] := batch;
    wanted hold[];
    seated uuid[];
    parted_persons uuid[];
    parted_sessions uuid[];
BEGIN
    -- 1. The round's items, with a key each; a person who is in the session already is refused.
    WITH open AS (
        SELECT w.item, w.session_id, w.person_id, w.reserved_seats_id,
            row_number() OVER (PARTITION BY w.person_id ORDER BY w.item) = 1 AS first_of_person
        FROM unnest(work) w
        WHERE w.outcome IS NULL
    ), turn AS (
        SELECT o.item, o.session_id, r.id AS standing, r.state AS standing_state,
            CASE WHEN r.id IS NULL AND s.kept > 0 THEN seats_for(o.session_id, o.person_id, o.reserved_seats_id) END AS pool,
            s.capacity - s.taken - s.kept AS free
        FROM open o
        JOIN session s ON s.id = o.session_id
        LEFT JOIN registration r ON r.session_id = o.session_id AND r.person_id = o.person_id
            AND r.state NOT IN ('cancelled', 'refused')
        WHERE o.first_of_person AND NOT EXISTS (
            SELECT FROM open e WHERE e.session_id = o.session_id AND e.item < o.item AND NOT e.first_of_person)
    ), pooled AS (
        -- Whom the reserved seats can't take any more is left for the next round, and with them whoever comes after.
        SELECT t.*, bool_or(t.over) OVER (PARTITION BY t.session_id ORDER BY t.item) AS later
        FROM (
            SELECT u.*, v.id IS NOT NULL
                AND row_number() OVER (PARTITION BY u.session_id, u.pool ORDER BY u.item) > v.seats - v.used AS over
            FROM turn u
            LEFT JOIN reserved_seats v ON v.id = u.pool
        ) AS t
    ), ranked AS (
        SELECT p.item, p.standing, p.standing_state, p.pool,
            p.pool IS NOT NULL
                OR row_number() OVER (PARTITION BY p.session_id, p.standing IS NULL, p.pool IS NULL ORDER BY p.item) <= p.free
                AS has_seat
        FROM pooled p
        WHERE NOT p.later
    )
    SELECT array_agg(ROW(
        w.item, w.session_id, w.person_id, w.user_id, w.office_id, w.plans, w.override, w.late,
        CASE
            WHEN k.item IS NULL THEN w.outcome
            WHEN k.standing IS NOT NULL THEN 'refused'
            WHEN k.has_seat THEN 'trying'
            ELSE 'full'
        END,
        CASE WHEN k.item IS NOT NULL AND k.standing IS NULL THEN uuid7() ELSE w.registration_id END,
        CASE WHEN k.standing IS NOT NULL THEN 'registration_one_per_person' ELSE w.rule END,
        CASE WHEN k.standing IS NOT NULL THEN w.facts || jsonb_build_object('state', k.standing_state) ELSE w.facts END,
        CASE WHEN k.item IS NOT NULL AND k.standing IS NULL THEN k.pool ELSE w.reserved_seats_id END
        )::admission ORDER BY w.item)
    INTO work
    FROM unnest(work) w
    LEFT JOIN ranked k ON k.item = w.item;

    -- 2. Whoever has a seat is held for every block, or for none; a part's hours are cut out of the whole's first.
    SELECT array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item)
    INTO parted_persons, parted_sessions
    FROM unnest(work) w
    JOIN session s ON s.id = w.session_id AND s.part_of IS NOT NULL
    WHERE w.outcome = 'trying';
    IF parted_persons IS NOT NULL THEN
        PERFORM cut_holds(parted_persons, parted_sessions);
    END IF;
    wanted := admission_holds(work);
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT n.person_id, n.during, n.block_id, n.registration_id, n.bundle
    FROM unnest(wanted) n
    ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;

    SELECT COALESCE(array_agg(w.registration_id), '{}') INTO seated
    FROM unnest(work) w
    LEFT JOIN (
        SELECT n.registration_id, count(*) AS pieces FROM unnest(wanted) n GROUP BY n.registration_id
    ) AS need ON need.registration_id = w.registration_id
    WHERE w.outcome = 'trying' AND COALESCE(need.pieces, 0)
        = (SELECT count(*) FROM hold h WHERE h.registration_id = w.registration_id);
    DELETE FROM hold h
    USING unnest(work) w
    WHERE h.registration_id = w.registration_id AND w.outcome = 'trying' AND w.registration_id <> ALL(seated);

    -- 3. The answers: confirmed, refused because expected elsewhere, waitlisted; who might still get the seat of a
    --    refused one in the same session is left for the next round.
    work := admission_answers(work, seated);
    IF parted_persons IS NOT NULL THEN
        -- Who is refused in the part keeps the hours of the whole.
        PERFORM give_back(array_agg(w.person_id ORDER BY w.item), array_agg(w.session_id ORDER BY w.item))
        FROM unnest(work) w
        JOIN unnest(batch) b ON b.item = w.item
        JOIN session s ON s.id = w.session_id AND s.part_of IS NOT NULL
        WHERE b.outcome IS NULL AND w.outcome = 'refused';
    END IF;

    -- 4. The rows, in the order of the items; the triggers count seats and audit. The host sees whom it hosts.
    INSERT INTO registration (id, session_id, person_id, state, rule, facts, late_reason, override_reason, office_id,
        actor_user_id, reserved_seats_id)
    SELECT n.registration_id, n.session_id, n.person_id, n.outcome, n.rule,
        CASE WHEN n.outcome = 'waitlisted' THEN n.facts END, n.late, n.override, n.office_id, n.user_id,
        CASE WHEN n.outcome = 'confirmed' THEN n.reserved_seats_id END
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted')
    ORDER BY n.item;
    PERFORM host_sees(array_agg(n.person_id), array_agg(n.office_id), array_agg(n.session_id))
    FROM unnest(work) n
    JOIN unnest(batch) b ON b.item = n.item
    WHERE b.outcome IS NULL AND n.outcome IN ('confirmed', 'waitlisted');
    RETURN work;
END
$$;


--
-- Name: admit(uuid[], uuid[], text[], text[], text[], uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[] DEFAULT NULL::uuid[]) RETURNS TABLE(item integer, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    work admission[];
    undecided integer[];
BEGIN
    PERFORM FROM session s WHERE s.id = ANY(sessions) ORDER BY s.id FOR NO KEY UPDATE;
    PERFORM FROM person p
    WHERE p.id = ANY(persons || ARRAY(SELECT c.person_id FROM next_in_line(sessions) c))
    ORDER BY p.id
    FOR NO KEY UPDATE;
    PERFORM release_reserved(sessions);
    -- Who has waited comes first: a seat freed but not yet given goes to the list before it goes to this batch.
    PERFORM promote(s.id) FROM session s WHERE s.id = ANY(sessions) AND s.waiting > 0 AND s.taken < s.capacity;

    work := admission_items(sessions, persons, identities, overrides, lates, reserved);
    LOOP
        SELECT array_agg(w.item) INTO undecided FROM unnest(work) w WHERE w.outcome IS NULL;
        EXIT WHEN undecided IS NULL;
        work := admission_round(work);
    END LOOP;

    RETURN QUERY
    SELECT w.item, w.outcome, w.registration_id,
        CASE WHEN w.outcome = 'waitlisted' THEN place_in_line(w.registration_id) END,
        w.rule, w.facts
    FROM unnest(work) w
    ORDER BY w.item;
END
$$;


--
-- Name: assign(uuid, uuid, text, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, override text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    assigned uuid;
BEGIN
    PERFORM require_host(assign.session);
    PERFORM FROM session s WHERE s.id = assign.session FOR NO KEY UPDATE;
    SELECT a.id INTO assigned
    FROM assignment a
    WHERE a.session_id = assign.session AND a.trainer_id = assign.trainer AND a.state IN ('proposed', 'asked', 'accepted');
    IF assigned IS NULL THEN
        IF assign.state NOT IN ('proposed', 'asked', 'accepted') THEN
            PERFORM refuse('assignment_unknown', '{}');
        END IF;
        INSERT INTO assignment (session_id, trainer_id, role, state, override_reason)
        VALUES (assign.session, assign.trainer, COALESCE(assign.role, 'lead'), assign.state, assign.override)
        RETURNING id INTO assigned;
    ELSE
        UPDATE assignment a
        SET state = assign.state,
            role = COALESCE(assign.role, a.role),
            override_reason = COALESCE(assign.override, a.override_reason)
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
DECLARE
    who uuid := (SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id);
BEGIN
    IF NEW.state IN ('asked', 'accepted') THEN
        IF NOT EXISTS (SELECT FROM hold h WHERE h.assignment_id = NEW.id) THEN
            PERFORM hold_assignment(NEW.id);
        END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.state IN ('asked', 'accepted') THEN
        DELETE FROM hold h WHERE h.assignment_id = NEW.id;
        PERFORM give_back(ARRAY[who], ARRAY[NEW.session_id]);
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
    gap record;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('proposed', 'asked'), ('proposed', 'accepted'), ('proposed', 'withdrawn'),
        ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'withdrawn')) THEN
        PERFORM refuse('assignment_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF NEW.state IN ('proposed', 'asked', 'accepted') THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', s.code, 'because', s.cancelled_because))
        FROM session s
        WHERE s.id = NEW.session_id AND s.state = 'cancelled';
    END IF;
    IF NEW.override_reason IS NULL AND NEW.state IN ('proposed', 'asked', 'accepted') THEN
        SELECT * INTO gap FROM unqualified_on(NEW.session_id, NEW.trainer_id);
        IF FOUND THEN
            PERFORM refuse('assignment_qualified', to_jsonb(gap));
        END IF;
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: audit_delete(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_delete() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP, (SELECT array_agg(to_jsonb(o) ORDER BY o.id) FROM old_rows o), NULL);
    RETURN NULL;
END
$$;


--
-- Name: audit_insert(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP, NULL, (SELECT array_agg(to_jsonb(n) ORDER BY n.id) FROM new_rows n));
    RETURN NULL;
END
$$;


--
-- Name: audit_update(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.audit_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM write_audit(TG_TABLE_NAME, TG_OP,
        (SELECT array_agg(to_jsonb(o) ORDER BY o.id) FROM old_rows o),
        (SELECT array_agg(to_jsonb(n) ORDER BY n.id) FROM new_rows n));
    RETURN NULL;
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
        PERFORM give_back(array_agg(e.person_id), array_agg(changed)) FROM expected(changed) e HAVING count(*) > 0;
    ELSE
        PERFORM hold_people(NEW.id);
        PERFORM hold_room(NEW.id, NEW.override_reason IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.override_reason IS DISTINCT FROM OLD.override_reason));
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.starts_at, NEW.ends_at) IS DISTINCT FROM (OLD.starts_at, OLD.ends_at) THEN
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
    SELECT s.capacity, s.host_office_id, s.code, s.state, s.cancelled_because INTO whose
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
            OR EXISTS (SELECT FROM certificate c WHERE c.session_id = NEW.session_id)) THEN
        PERFORM refuse('block_attended', jsonb_build_object('session', whose.code));
    END IF;
    NEW.starts_at := instant(NEW.starts_local, NEW.zone, NEW.starts_fold, 'start');
    NEW.ends_at := instant(NEW.ends_local, NEW.zone, NEW.ends_fold, 'end');
    IF NEW.ends_at <= NEW.starts_at THEN
        PERFORM refuse('block_ends_after_start', jsonb_build_object(
            'starts', to_char(NEW.starts_local, 'YYYY-MM-DD HH24:MI'),
            'ends', to_char(NEW.ends_local, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
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
    ORDER BY e.person_id, lower(h.during), h.id
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
        SELECT 'who is asked or has accepted to work is held for its time', s.code || ' ' || t.code, wanted.hours::text,
            held.hours::text
        FROM assignment a
        JOIN session s ON s.id = a.session_id
        JOIN trainer t ON t.id = a.trainer_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(q.during), '{}') AS hours FROM pieces(t.person_id, a.session_id) q) AS wanted
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours FROM hold h WHERE h.assignment_id = a.id) AS held
        WHERE a.state IN ('asked', 'accepted') AND held.hours <> wanted.hours
        UNION ALL
        SELECT 'a block has its room for its time', s.code || ' ' || r.code, 'a hold', 'none'
        FROM block b
        JOIN session s ON s.id = b.session_id
        JOIN room r ON r.id = b.room_id
        WHERE s.state <> 'cancelled' AND NOT EXISTS (
            SELECT FROM room_hold h
            WHERE h.block_id = b.id AND h.room_id = b.room_id AND h.during = tstzrange(b.starts_at, b.ends_at))
        UNION ALL
        SELECT 'instants follow from local times and zone', s.code, b.starts_local::text || ' ' || b.zone, b.starts_at::text
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE b.ends_at > atelier.now()
            AND (b.starts_at AT TIME ZONE b.zone <> b.starts_local OR b.ends_at AT TIME ZONE b.zone <> b.ends_local)
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
-- Name: certificate_before(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('certificate_kept', jsonb_build_object('number', OLD.number));
    END IF;
    IF (NEW.id, NEW.number, NEW.session_id, NEW.training_id, NEW.title, NEW.awarded_on, NEW.valid_until, NEW.specimen,
            NEW.issued_at, NEW.issued_by)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.session_id, OLD.training_id, OLD.title, OLD.awarded_on, OLD.valid_until,
            OLD.specimen, OLD.issued_at, OLD.issued_by)
        OR (NEW.person_id IS NOT NULL AND (NEW.person_id, NEW.name, NEW.name_own_script)
            IS DISTINCT FROM (OLD.person_id, OLD.name, OLD.name_own_script)) THEN
        PERFORM refuse('certificate_as_printed', jsonb_build_object('number', OLD.number));
    END IF;
    RETURN NEW;
END
$$;


--
-- Name: certificate_due(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.certificate_due(session uuid) RETURNS TABLE(registration_id uuid, person_id uuid, due boolean, rule text, facts jsonb)
    LANGUAGE sql STABLE
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH seat AS (
        SELECT r.id, r.person_id, s.code, s.ends_at, g.id AS training_id, g.minimum_attendance,
            (SELECT sum(b.ends_at - b.starts_at) FROM block b WHERE b.session_id = s.id) AS whole,
            (SELECT sum(b.ends_at - b.starts_at) FROM block b
                JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id AND a.present
                WHERE b.session_id = s.id) AS attended,
            (SELECT string_agg(said(m.title, 'en'), ', ' ORDER BY m.number) FROM training_module m
                WHERE m.training_id = g.id AND m.required AND NOT EXISTS (
                    SELECT FROM block b
                    JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id AND a.present
                    WHERE b.session_id = s.id AND b.module_id = m.id)) AS missed,
            EXISTS (SELECT FROM attendance a WHERE a.registration_id = r.id) AS recorded,
            (SELECT c.number FROM certificate c WHERE c.session_id = s.id AND c.person_id = r.person_id
                AND c.state IN ('printed ahead', 'issued', 'suspended')) AS number
        FROM registration r
        JOIN session s ON s.id = r.session_id
        LEFT JOIN training g ON g.id = s.training_id
        WHERE r.session_id = certificate_due.session AND r.state = 'confirmed'
    ), judged AS (
        SELECT seat.*,
            round(extract(epoch FROM COALESCE(attended, interval '0')) / extract(epoch FROM whole), 3) AS share,
            CASE
                WHEN minimum_attendance IS NULL THEN 'certificate_not_given'
                WHEN number IS NOT NULL THEN 'certificate_issued_already'
                WHEN ends_at > atelier.now() THEN 'certificate_session_not_over'
                WHEN NOT recorded THEN 'certificate_attendance_missing'
                WHEN extract(epoch FROM COALESCE(attended, interval '0')) < minimum_attendance * extract(epoch FROM whole)
                    THEN 'certificate_attendance_too_low'
                WHEN missed IS NOT NULL THEN 'certificate_module_missed'
            END AS rule
        FROM seat
    )
    SELECT id, person_id, rule IS NULL, rule, jsonb_strip_nulls(jsonb_build_object(
        'session', code, 'number', number, 'attended', round(share * 100), 'minimum', round(minimum_attendance * 100),
        'modules', missed))
    FROM judged
    ORDER BY id
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
-- Name: clash(atelier.admission); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.clash(item atelier.admission) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT COALESCE((
        SELECT busy(h.block_id, s.zone, item.office_id, item.plans)
        FROM session s
        CROSS JOIN LATERAL pieces(item.person_id, s.id) b
        JOIN hold h ON h.person_id = item.person_id AND h.during && b.during
        JOIN block other ON other.id = h.block_id
        WHERE s.id = item.session_id AND other.session_id NOT IN (SELECT w.session_id FROM wholes_of(s.id) w)
        ORDER BY lower(h.during), h.id
        LIMIT 1), '{}')
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
        capacity, visibility, part_of, track, holds_time, provider_capacity)
    SELECT copy_session.code, s.kind, s.training_id, s.title, s.project_id, s.host_office_id, s.country_code, s.place, s.zone,
        s.language, s.capacity, s.visibility, s.part_of, s.track, s.holds_time, s.provider_capacity
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
-- Name: count_reserved(uuid[], text[], integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.count_reserved(reserved uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH moved AS (
        SELECT r.id, sum(r.sign) FILTER (WHERE r.state IN ('confirmed', 'offered')) AS used
        FROM unnest(reserved, states, signs) AS r(id, state, sign)
        GROUP BY r.id
    )
    UPDATE reserved_seats v
    SET used = v.used + m.used
    FROM moved m
    WHERE v.id = m.id AND m.used <> 0
    $$;


--
-- Name: count_seats(uuid[], text[], integer[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.count_seats(sessions uuid[], states text[], signs integer[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
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
    WHERE s.id = m.session_id AND (m.taken <> 0 OR m.waiting <> 0)
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
-- Name: expected(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.expected(session uuid) RETURNS TABLE(person_id uuid, registration_id uuid, assignment_id uuid, bundle uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT r.person_id, r.id, NULL::uuid,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.registration_id = r.id ORDER BY h.id LIMIT 1), r.id)
    FROM registration r
    WHERE r.session_id = expected.session AND r.state IN ('confirmed', 'offered')
    UNION ALL
    SELECT t.person_id, NULL, a.id,
        COALESCE((SELECT h.bundle FROM hold h WHERE h.assignment_id = a.id ORDER BY h.id LIMIT 1), a.id)
    FROM assignment a
    JOIN trainer t ON t.id = a.trainer_id
    WHERE a.session_id = expected.session AND a.state IN ('asked', 'accepted')
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
BEGIN
    FOR whole IN
        SELECT i.person_id, w.session_id, e.registration_id, e.assignment_id, e.bundle
        FROM unnest(persons, sessions) AS i(person_id, session_id)
        CROSS JOIN LATERAL wholes_of(i.session_id) w
        CROSS JOIN LATERAL expected(w.session_id) e
        WHERE e.person_id = i.person_id
        ORDER BY i.person_id, w.distance, e.registration_id, e.assignment_id
    LOOP
        INSERT INTO hold (person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT whole.person_id, missing.during, p.block_id, whole.registration_id, whole.assignment_id,
            COALESCE((
                SELECT o.bundle FROM hold o
                WHERE o.person_id = whole.person_id AND o.during && missing.during
                ORDER BY o.id
                LIMIT 1), whole.bundle)
        FROM (
            SELECT q.block_id, range_agg(q.during) AS wanted
            FROM pieces(whole.person_id, whole.session_id) q
            GROUP BY q.block_id
        ) AS p
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours
            FROM hold h
            WHERE h.block_id = p.block_id AND h.person_id = whole.person_id
                AND (h.registration_id, h.assignment_id) IS NOT DISTINCT FROM (whole.registration_id, whole.assignment_id)
        ) AS held
        CROSS JOIN LATERAL unnest(p.wanted - held.hours) AS missing(during);
    END LOOP;
END
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
-- Name: hold_assignment(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.hold_assignment(assignment uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    item record;
    clash record;
    chosen uuid := hold_assignment.assignment;
BEGIN
    SELECT a.session_id, a.override_reason, t.person_id, t.code INTO item
    FROM assignment a
    JOIN trainer t ON t.id = a.trainer_id
    WHERE a.id = hold_assignment.assignment;
    PERFORM FROM person p WHERE p.id = item.person_id FOR NO KEY UPDATE;
    PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    IF item.override_reason IS NOT NULL THEN
        chosen := COALESCE(join_bundles(item.person_id, item.session_id), chosen);
    ELSE
        SELECT h.block_id, b.zone INTO clash
        FROM pieces(item.person_id, item.session_id) p
        JOIN block b ON b.id = p.block_id
        JOIN hold h ON h.person_id = item.person_id AND h.during && p.during
        ORDER BY lower(h.during), h.id
        LIMIT 1;
        IF FOUND THEN
            PERFORM refuse('trainer_one_place_at_a_time', busy(clash.block_id, clash.zone)
                || jsonb_build_object('trainer', item.code));
        END IF;
    END IF;
    INSERT INTO hold (person_id, during, block_id, assignment_id, bundle)
    SELECT item.person_id, p.during, p.block_id, hold_assignment.assignment, chosen
    FROM pieces(item.person_id, item.session_id) p;
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

CREATE FUNCTION atelier.hold_registration(registration uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    item record;
    chosen uuid;
    needed integer;
    held integer;
BEGIN
    SELECT r.id, r.person_id, r.session_id, r.override_reason, s.part_of INTO item
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = hold_registration.registration;
    IF item.part_of IS NOT NULL THEN
        PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    END IF;
    IF item.override_reason IS NOT NULL THEN
        chosen := join_bundles(item.person_id, item.session_id);
    END IF;
    SELECT count(*) INTO needed FROM pieces(item.person_id, item.session_id) p;
    INSERT INTO hold (person_id, during, block_id, registration_id, bundle)
    SELECT item.person_id, p.during, p.block_id, item.id, COALESCE(chosen, item.id)
    FROM pieces(item.person_id, item.session_id) p
    ON CONFLICT ON CONSTRAINT hold_one_place_at_a_time DO NOTHING;
    GET DIAGNOSTICS held = ROW_COUNT;
    IF held = needed THEN
        RETURN true;
    END IF;
    DELETE FROM hold h WHERE h.registration_id = item.id;
    IF item.part_of IS NOT NULL THEN
        PERFORM give_back(ARRAY[item.person_id], ARRAY[item.session_id]);
    END IF;
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
    SELECT DISTINCT i.person_id, s.host_office_id, 'hosting', own.until
    FROM unnest(persons, offices, sessions) AS i(person_id, office_id, session_id)
    JOIN session s ON s.id = i.session_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN bool_and(o.purpose = 'sharing') THEN max(o.until) END AS until
        FROM person_scope o
        WHERE o.person_id = i.person_id AND o.office_id = i.office_id
    ) AS own
    WHERE s.host_office_id <> i.office_id
    ON CONFLICT ON CONSTRAINT person_scope_once DO NOTHING
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
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM person_scope s
        WHERE s.person_id = person AND s.office_id = office AND (s.until IS NULL OR s.until > atelier.now()))
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
-- Name: issue_certificates(uuid, text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.issue_certificates(session uuid, numbers text[]) RETURNS TABLE(id uuid, number text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_host(issue_certificates.session);
    PERFORM FROM session s WHERE s.id = issue_certificates.session FOR NO KEY UPDATE;
    RETURN QUERY
    INSERT INTO certificate (number, person_id, session_id, training_id, name, name_own_script, title, awarded_on,
        valid_until, specimen, issued_by)
    SELECT n.number, p.id, s.id, g.id, p.name, p.name_own_script,
        COALESCE(said(g.neutral_title, s.language), said(g.title, s.language)),
        (s.ends_at AT TIME ZONE s.zone)::date,
        ((s.ends_at AT TIME ZONE s.zone)::date + make_interval(months => g.certificate_months))::date,
        EXISTS (SELECT FROM setting t WHERE t.name = 'deployment' AND t.value = '"demo"'),
        (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT d.person_id, row_number() OVER (ORDER BY d.registration_id) AS place
        FROM certificate_due(issue_certificates.session) d
        WHERE d.due
    ) AS due
    JOIN unnest(numbers) WITH ORDINALITY AS n(number, place) ON n.place = due.place
    JOIN person p ON p.id = due.person_id
    JOIN session s ON s.id = issue_certificates.session
    JOIN training g ON g.id = s.training_id
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
DECLARE
    bundles uuid[];
    moved hold[];
BEGIN
    SELECT array_agg(DISTINCT h.bundle) INTO bundles
    FROM hold h
    JOIN pieces(join_bundles.person, join_bundles.session) p ON h.during && p.during
    WHERE h.person_id = join_bundles.person;
    IF array_length(bundles, 1) > 1 THEN
        -- Out and in again: row by row they would clash with each other meanwhile.
        WITH gone AS (
            DELETE FROM hold h
            WHERE h.person_id = join_bundles.person AND h.bundle = ANY(bundles) AND h.bundle <> bundles[1]
            RETURNING h AS row
        )
        SELECT array_agg(gone.row) INTO moved FROM gone;
        INSERT INTO hold (id, person_id, during, block_id, registration_id, assignment_id, bundle)
        SELECT m.id, m.person_id, m.during, m.block_id, m.registration_id, m.assignment_id, bundles[1]
        FROM unnest(moved) m;
    END IF;
    RETURN bundles[1];
END
$$;


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
        SELECT lower(m.during) AS at, 1 AS kind, 'room_hold_one_at_a_time' AS rule,
            busy(h.block_id, m.zone) || jsonb_build_object('room', r.code) AS facts
        FROM moved m
        JOIN room_hold h ON h.room_id = m.room_id AND h.during && m.during
        JOIN block other ON other.id = h.block_id AND other.session_id <> m.session_id
        JOIN room r ON r.id = m.room_id
        UNION ALL
        SELECT lower(m.during), 2, 'hold_one_place_at_a_time',
            busy(c.block_id, m.zone) || jsonb_strip_nulls(jsonb_build_object('person', person_reference(c.person_id)))
        FROM moved m
        CROSS JOIN LATERAL block_clashes(m.id, m.during) c
        JOIN session s ON s.id = m.session_id AND s.holds_time
    )
    SELECT c.rule, c.facts FROM clash c ORDER BY c.at, c.kind, c.facts::text
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
-- Name: next_in_line(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.next_in_line(sessions uuid[]) RETURNS TABLE(person_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT l.person_id
    FROM session s
    CROSS JOIN LATERAL (
        SELECT r.person_id
        FROM registration r
        WHERE r.session_id = s.id AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
        LIMIT GREATEST(s.capacity - s.taken, 0)
    ) AS l
    WHERE s.id = ANY(sessions) AND s.waiting > 0
    $$;


--
-- Name: nominate(text, text, text, text, integer, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.nominate(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) RETURNS text
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
    who := add_nominee(mine.reserved_seats_id, nominate.name, nominate.name_own_script, nominate.language, nominate.sex,
        nominate.birth_year, nominate.email, nominate.phone);
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
    SELECT r.id, p.reference, p.name, p.name_own_script, r.state, r.rule, r.facts
    FROM link_nomination() l
    JOIN registration r ON r.nomination_id = l.nomination_id
    JOIN person p ON p.id = r.person_id
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
-- Name: now(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT statement_timestamp()$$;


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
-- Name: programme_figures(text[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.programme_figures(projects text[]) RETURNS TABLE(project text, name text, sessions bigint, applications bigint, participants bigint, certificates bigint, countries text[], organisations bigint, reached bigint, planned integer, realised bigint, per_country jsonb, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT p.code, p.name,
        (SELECT count(*) FROM session s WHERE s.project_id = p.id AND s.state <> 'draft'),
        (SELECT count(DISTINCT (r.session_id, r.person_id)) FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE s.project_id = p.id),
        came.participants,
        (SELECT count(*) FROM certificate c
            JOIN session s ON s.id = c.session_id
            WHERE s.project_id = p.id AND c.state IN ('issued', 'suspended')),
        ARRAY(SELECT DISTINCT s.country_code FROM session s
            WHERE s.project_id = p.id AND s.state <> 'draft' AND s.country_code IS NOT NULL
            ORDER BY s.country_code),
        (SELECT count(*) FROM (
            SELECT s.host_office_id FROM session s WHERE s.project_id = p.id AND s.state <> 'draft'
            UNION
            SELECT n.organisation_id FROM registration r
            JOIN session s ON s.id = r.session_id
            JOIN person n ON n.id = r.person_id
            WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly') AND n.organisation_id IS NOT NULL
            UNION
            SELECT n.organisation_id FROM assignment a
            JOIN session s ON s.id = a.session_id
            JOIN trainer t ON t.id = a.trainer_id
            JOIN person n ON n.id = t.person_id
            WHERE s.project_id = p.id AND a.state = 'accepted' AND n.organisation_id IS NOT NULL
        ) AS involved),
        came.participants,
        p.planned,
        CASE WHEN p.planned IS NOT NULL THEN came.participants END,
        (SELECT COALESCE(jsonb_object_agg(t.country_code, t.participants ORDER BY t.country_code), '{}') FROM (
            SELECT s.country_code, count(DISTINCT r.person_id) AS participants
            FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly') AND s.country_code IS NOT NULL
            GROUP BY s.country_code) AS t),
        p.note
    FROM project p
    CROSS JOIN LATERAL (
        SELECT count(DISTINCT r.person_id) AS participants
        FROM registration r
        JOIN session s ON s.id = r.session_id
        WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly')
    ) AS came
    WHERE p.code = ANY(projects) AND actor_is_staff()
    $$;


--
-- Name: promote(uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.promote(session uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    waiting record;
    whole record;
    pool uuid;
    promoted integer := 0;
BEGIN
    PERFORM FROM session s WHERE s.id = promote.session FOR NO KEY UPDATE;
    PERFORM FROM person p
    WHERE p.id IN (SELECT c.person_id FROM next_in_line(ARRAY[promote.session]) c)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    FOR waiting IN
        SELECT r.id, r.person_id, r.office_id, r.override_reason
        FROM registration r
        WHERE r.session_id = promote.session AND r.state = 'waitlisted'
        ORDER BY r.priority DESC, r.arrival
    LOOP
        SELECT s.capacity - s.taken - s.kept AS free, s.kept, s.capacity - s.taken AS open INTO whole
        FROM session s
        WHERE s.id = promote.session AND s.state = 'published' AND s.ends_at > atelier.now();
        EXIT WHEN whole IS NULL OR whole.open <= 0 OR (whole.free <= 0 AND whole.kept = 0);
        pool := CASE WHEN whole.kept > 0 THEN seats_for(promote.session, waiting.person_id, NULL) END;
        CONTINUE WHEN pool IS NULL AND whole.free <= 0;
        PERFORM FROM person p WHERE p.id = waiting.person_id FOR NO KEY UPDATE;
        IF hold_registration(waiting.id) THEN
            UPDATE registration
            SET state = 'confirmed', rule = NULL, facts = NULL, reserved_seats_id = pool,
                actor_user_id = (SELECT a.user_id FROM actor() a)
            WHERE id = waiting.id;
            PERFORM notify_person(promote.session, waiting.person_id, 'promoted', '{}');
            promoted := promoted + 1;
        ELSE
            UPDATE registration
            SET rule = 'hold_one_place_at_a_time',
                facts = clash(ROW(1, promote.session, waiting.person_id, NULL, waiting.office_id, false, NULL, NULL,
                    NULL, waiting.id, NULL, NULL, NULL)::admission)
            WHERE id = waiting.id;
        END IF;
    END LOOP;
    RETURN promoted;
END
$$;


--
-- Name: random_code(integer); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.random_code(symbols integer) RETURNS text
    LANGUAGE sql PARALLEL SAFE
    AS $$
    SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(bytes, place) % 32, 1), '' ORDER BY place)
    FROM (SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS bytes) AS random,
        generate_series(0, symbols - 1) AS place
    $$;


--
-- Name: record_attendance(uuid, uuid[], boolean[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
    recorded integer;
    stray text;
BEGIN
    PERFORM require_host((SELECT b.session_id FROM block b WHERE b.id = record_attendance.block));
    IF EXISTS (SELECT FROM block b WHERE b.id = record_attendance.block AND b.starts_at > atelier.now()) THEN
        PERFORM refuse('attendance_before_start', '{}');
    END IF;
    SELECT COALESCE(p.reference, i.registration_id::text) INTO stray
    FROM unnest(registrations) AS i(registration_id)
    LEFT JOIN registration r ON r.id = i.registration_id
    LEFT JOIN block b ON b.id = record_attendance.block AND b.session_id = r.session_id
    LEFT JOIN person p ON p.id = r.person_id
    WHERE b.id IS NULL OR r.state <> 'confirmed'
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('attendance_without_seat', jsonb_build_object('person', stray));
    END IF;
    INSERT INTO attendance (registration_id, block_id, present)
    SELECT i.registration_id, record_attendance.block, i.present
    FROM unnest(registrations, present) AS i(registration_id, present)
    ON CONFLICT ON CONSTRAINT attendance_once DO UPDATE
    SET present = EXCLUDED.present, recorded_at = EXCLUDED.recorded_at;
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
    PERFORM count_seats(array_agg(o.session_id), array_agg(o.state), array_agg(-1)) FROM old_rows o;
    PERFORM count_reserved(array_agg(o.reserved_seats_id), array_agg(o.state), array_agg(-1))
    FROM old_rows o
    WHERE o.reserved_seats_id IS NOT NULL;
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
    PERFORM count_seats(array_agg(n.session_id), array_agg(n.state), array_agg(1)) FROM new_rows n;
    PERFORM count_reserved(array_agg(n.reserved_seats_id), array_agg(n.state), array_agg(1))
    FROM new_rows n
    WHERE n.reserved_seats_id IS NOT NULL;
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
BEGIN
    DELETE FROM hold h
    USING new_rows n
    WHERE h.registration_id = n.id AND n.state NOT IN ('confirmed', 'offered');
    PERFORM give_back(array_agg(n.person_id ORDER BY n.id), array_agg(n.session_id ORDER BY n.id))
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id AND o.state IN ('confirmed', 'offered')
    JOIN session s ON s.id = n.session_id AND s.part_of IS NOT NULL
    WHERE n.state NOT IN ('confirmed', 'offered')
    HAVING count(*) > 0;
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
    WHERE c.reserved_seats_id IS NOT NULL;
    RETURN NULL;
END
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
    RETURN NEW;
END
$$;


--
-- Name: release_all_reserved(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.release_all_reserved() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    due uuid[];
    promoted integer;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role IN ('administrator', 'coordinator')) THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    PERFORM FROM session s
    WHERE s.id IN (SELECT v.session_id FROM reserved_seats v WHERE v.released_at IS NULL AND v.until <= atelier.now())
    ORDER BY s.id
    FOR NO KEY UPDATE;
    SELECT array_agg(DISTINCT v.session_id) INTO due
    FROM reserved_seats v
    WHERE v.released_at IS NULL AND v.until <= atelier.now();
    PERFORM release_reserved(due);
    SELECT COALESCE(sum(promote(d.session_id)), 0) INTO promoted FROM unnest(due) AS d(session_id);
    RETURN promoted;
END
$$;


--
-- Name: release_reserved(uuid[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.release_reserved(sessions uuid[]) RETURNS SETOF uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH released AS (
        UPDATE reserved_seats v
        SET released_at = atelier.now()
        WHERE v.session_id = ANY(sessions) AND v.released_at IS NULL AND v.until <= atelier.now()
        RETURNING v.session_id
    )
    SELECT DISTINCT r.session_id FROM released r
    $$;


--
-- Name: replace_nominee(text, text, text, text, text, integer, text, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.replace_nominee(reference text, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
DECLARE
    theirs uuid := nominee_registration(replace_nominee.reference);
    who uuid;
BEGIN
    PERFORM FROM session s WHERE s.id = (SELECT l.session_id FROM link_nomination() l) FOR NO KEY UPDATE;
    who := add_nominee((SELECT l.reserved_seats_id FROM link_nomination() l), replace_nominee.name,
        replace_nominee.name_own_script, replace_nominee.language, replace_nominee.sex, replace_nominee.birth_year,
        replace_nominee.email, replace_nominee.phone);
    PERFORM replace_registration(theirs, who, 'swapped by the organisation');
    RETURN (SELECT p.reference FROM person p WHERE p.id = who);
END
$$;


--
-- Name: replace_registration(uuid, uuid, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.replace_registration(registration uuid, person uuid, because text) RETURNS uuid
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
        office_id, actor_user_id, reserved_seats_id, nomination_id, replaces)
    VALUES (taking, old.session_id, replace_registration.person, old.state, old.arrival, old.arrived_at, old.priority,
        old.rule, old.facts, old.late_reason, old.office_id, who.user_id, old.reserved_seats_id, old.nomination_id, old.id);
    IF old.state IN ('confirmed', 'offered') AND NOT hold_registration(taking) THEN
        PERFORM refuse('hold_one_place_at_a_time', clash(ROW(1, old.session_id, replace_registration.person, NULL,
                who.office_id, actor_may_plan(), NULL, NULL, NULL, taking, NULL, NULL, NULL)::admission)
            || jsonb_build_object('person', person_reference(replace_registration.person, who.office_id)));
    END IF;
    PERFORM host_sees(ARRAY[replace_registration.person], ARRAY[old.office_id], ARRAY[old.session_id]);
    RETURN taking;
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
    SELECT s.code, s.state, s.cancelled_because, s.host_office_id INTO whose
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
        END IF;
        NEW.released_at := NULL;
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
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $_$
BEGIN
    IF identity = 'public' OR identity LIKE 'job:_%' THEN
        RETURN QUERY SELECT split_part(identity, ':', 1), NULL::uuid, NULL::uuid, NULL::text;
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
    ELSIF identity LIKE 'user:_%' AND session_user = 'atelier_local' THEN
        RETURN QUERY
        SELECT 'user', u.id, u.office_id, u.role
        FROM staff_user u
        WHERE u.name = substr(identity, 6) AND u.retired_at IS NULL;
    END IF;
END
$_$;


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
-- Name: said(jsonb, text); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.said(texts jsonb, language text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT COALESCE(texts ->> language, texts ->> 'en') $$;


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
-- Name: session_after(); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.session_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
BEGIN
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
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN
        (('draft', 'published'), ('draft', 'cancelled'), ('published', 'cancelled')) THEN
        PERFORM refuse('session_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state, 'session', NEW.code));
    END IF;
    IF (NEW.part_of, NEW.holds_time) IS DISTINCT FROM (OLD.part_of, OLD.holds_time) THEN
        IF EXISTS (SELECT FROM expected(NEW.id)) THEN
            PERFORM refuse('session_has_people', jsonb_build_object('session', NEW.code));
        ELSIF EXISTS (SELECT FROM wholes_of(NEW.part_of) w WHERE w.session_id = NEW.id) THEN
            PERFORM refuse('session_part_of_another', jsonb_build_object('session', NEW.code));
        END IF;
        PERFORM require_whole(NEW.code, NEW.part_of);
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
        PERFORM refuse('session_not_oversold', jsonb_build_object(
            'session', NEW.code, 'capacity', NEW.capacity, 'taken', OLD.taken));
    END IF;
    -- What was announced changed: calendars must take the new version (RFC 5545 SEQUENCE).
    IF OLD.state <> 'draft' AND (NEW.state, NEW.title, NEW.place, NEW.country_code, NEW.language)
        IS DISTINCT FROM (OLD.state, OLD.title, OLD.place, OLD.country_code, OLD.language) THEN
        NEW.sequence := NEW.sequence + 1;
    END IF;
    IF (NEW.taken, NEW.waiting, NEW.kept) IS NOT DISTINCT FROM (OLD.taken, OLD.waiting, OLD.kept) THEN
        NEW.changed_at := atelier.now();
    END IF;
    RETURN NEW;
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
    IF NOT actor_is_staff() OR NOT EXISTS (
        SELECT FROM person_scope s
        WHERE s.person_id = share_person.person AND s.office_id = actor_office() AND s.purpose <> 'sharing') THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    IF share_person.until <= atelier.now() OR share_person.office = actor_office() THEN
        PERFORM refuse('person_scope_sharing_ahead', '{}');
    END IF;
    INSERT INTO person_scope (person_id, office_id, purpose, explanation, until)
    VALUES (share_person.person, share_person.office, 'sharing', share_person.explanation, share_person.until)
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE
    SET explanation = EXCLUDED.explanation, until = EXCLUDED.until;
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
-- Name: unqualified_on(uuid, uuid); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.unqualified_on(session uuid, trainer uuid) RETURNS TABLE(trainer text, training text, day date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    SELECT t.code, g.code, b.starts_local::date
    FROM session s
    JOIN training g ON g.id = s.training_id
    JOIN block b ON b.session_id = s.id
    JOIN trainer t ON t.id = unqualified_on.trainer
    WHERE s.id = unqualified_on.session AND actor_is_staff() AND NOT EXISTS (
        SELECT FROM qualification q
        WHERE q.trainer_id = t.id AND q.training_id = g.id AND q.valid @> b.starts_local::date)
    ORDER BY b.starts_local, b.id
    LIMIT 1
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
-- Name: write_audit(text, text, jsonb[], jsonb[]); Type: FUNCTION; Schema: atelier; Owner: -
--

CREATE FUNCTION atelier.write_audit(changed_table text, operation text, old jsonb[], new jsonb[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'atelier', 'public', 'pg_temp'
    AS $$
    WITH who AS (
        SELECT COALESCE((SELECT a.kind FROM actor() a), 'none') AS kind,
            (SELECT a.user_id FROM actor() a) AS user_id,
            (SELECT a.office_id FROM actor() a) AS office_id
    ), change AS (
        SELECT COALESCE(c.new, c.old) AS whole,
            COALESCE(c.new ->> 'person_id', c.old ->> 'person_id',
                CASE changed_table WHEN 'person' THEN COALESCE(c.new, c.old) ->> 'id' END)::uuid AS subject_id,
            d.old, d.new, d.columns, uuid_send(gen_random_uuid()) AS salt, c.position
        FROM unnest(write_audit.old, write_audit.new) WITH ORDINALITY AS c(old, new, position)
        CROSS JOIN LATERAL (
            SELECT
                CASE WHEN c.old IS NOT NULL THEN jsonb_object_agg(k.key, c.old -> k.key) END AS old,
                CASE WHEN c.new IS NOT NULL THEN jsonb_object_agg(k.key, c.new -> k.key) END AS new,
                array_agg(k.key ORDER BY k.key) AS columns
            FROM jsonb_object_keys(COALESCE(c.new, c.old)) AS k(key)
            WHERE k.key <> 'hash'
                AND (c.old IS NULL OR c.new IS NULL OR c.old -> k.key IS DISTINCT FROM c.new -> k.key)
        ) AS d
        WHERE d.columns IS NOT NULL
    ), numbered AS (
        SELECT nextval('audit_id_seq') AS id, ordered.*
        FROM (SELECT * FROM change ORDER BY position) AS ordered
    ), kept AS (
        INSERT INTO audit_value (audit_id, subject_id, salt, old, new)
        SELECT id, subject_id, salt, old, new
        FROM numbered
    )
    INSERT INTO audit (id, actor_kind, actor_user_id, office_id, table_name, row_id, operation, columns, reason, values_hash)
    SELECT n.id,
        CASE WHEN item.user_id IS NULL THEN who.kind ELSE 'user' END,
        COALESCE(item.user_id, who.user_id),
        COALESCE((SELECT u.office_id FROM staff_user u WHERE u.id = item.user_id), who.office_id),
        changed_table, (n.whole ->> 'id')::uuid, write_audit.operation, n.columns,
        NULLIF(current_setting('atelier.reason', true), ''),
        sha256(n.salt || convert_to(concat(n.old::text, n.new::text), 'UTF8'))
    FROM numbered n
    CROSS JOIN who
    CROSS JOIN LATERAL (
        SELECT CASE WHEN write_audit.operation = 'INSERT' OR who.kind = 'job'
            THEN (n.whole ->> 'actor_user_id')::uuid END AS user_id
    ) AS item
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
-- Name: assignment; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.assignment (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    session_id uuid NOT NULL,
    trainer_id uuid NOT NULL,
    role text DEFAULT 'lead'::text NOT NULL,
    state text DEFAULT 'proposed'::text NOT NULL,
    override_reason text,
    CONSTRAINT assignment_override_reason_present CHECK ((btrim(override_reason) <> ''::text)),
    CONSTRAINT assignment_role_known CHECK ((role = ANY (ARRAY['lead'::text, 'co-trainer'::text]))),
    CONSTRAINT assignment_state_known CHECK ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY atelier.assignment FORCE ROW LEVEL SECURITY;


--
-- Name: attendance; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.attendance (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    registration_id uuid NOT NULL,
    block_id uuid NOT NULL,
    present boolean NOT NULL,
    recorded_at timestamp with time zone DEFAULT atelier.now() NOT NULL
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
    columns text[] NOT NULL,
    reason text,
    values_hash bytea NOT NULL,
    CONSTRAINT audit_operation_known CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text])))
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
    columns text[] NOT NULL,
    reason text,
    values_hash bytea NOT NULL,
    CONSTRAINT audit_operation_known CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text])))
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
    CONSTRAINT certificate_for_one CHECK (((session_id IS NULL) <> (series_id IS NULL))),
    CONSTRAINT certificate_number_form CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z*~$=U]{4}$'::text)),
    CONSTRAINT certificate_revoked_because CHECK (((state <> 'revoked'::text) OR (COALESCE(btrim(state_because), ''::text) <> ''::text))),
    CONSTRAINT certificate_state_known CHECK ((state = ANY (ARRAY['printed ahead'::text, 'issued'::text, 'suspended'::text, 'replaced'::text, 'void'::text, 'revoked'::text]))),
    CONSTRAINT certificate_title_present CHECK ((btrim(title) <> ''::text)),
    CONSTRAINT certificate_valid_after_award CHECK ((valid_until > awarded_on))
);

ALTER TABLE ONLY atelier.certificate FORCE ROW LEVEL SECURITY;


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
    CONSTRAINT session_cancelled_because CHECK (((state <> 'cancelled'::text) OR (COALESCE(btrim(cancelled_because), ''::text) <> ''::text))),
    CONSTRAINT session_capacity_positive CHECK ((capacity > 0)),
    CONSTRAINT session_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'::text)),
    CONSTRAINT session_in_series CHECK (((series_id IS NULL) = (series_number IS NULL))),
    CONSTRAINT session_kept_positive CHECK ((kept >= 0)),
    CONSTRAINT session_kind_known CHECK ((kind = ANY (ARRAY['training'::text, 'workshop'::text, 'webinar'::text, 'study visit'::text, 'mission'::text, 'meeting'::text, 'placement'::text]))),
    CONSTRAINT session_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT session_not_oversold CHECK (((taken >= 0) AND (taken <= capacity))),
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
);

ALTER TABLE ONLY atelier.session FORCE ROW LEVEL SECURITY;


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
-- Name: venue; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.venue (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    country_code text NOT NULL,
    town text NOT NULL,
    address text,
    CONSTRAINT venue_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT venue_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT venue_town_present CHECK ((btrim(town) <> ''::text))
);

ALTER TABLE ONLY atelier.venue FORCE ROW LEVEL SECURITY;


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
    s.track
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
-- Name: country; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.country (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    code text NOT NULL,
    alpha3 text,
    name text NOT NULL,
    note text,
    CONSTRAINT country_alpha3_form CHECK ((alpha3 ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT country_code_form CHECK ((code ~ '^([A-Z]{2}|X-[A-Z]{2,10})$'::text)),
    CONSTRAINT country_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT country_note_present CHECK ((btrim(note) <> ''::text))
);

ALTER TABLE ONLY atelier.country FORCE ROW LEVEL SECURITY;


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
    CONSTRAINT notice_how_present CHECK ((btrim(how) <> ''::text)),
    CONSTRAINT notice_kind_known CHECK ((kind = ANY (ARRAY['moved'::text, 'cancelled'::text, 'promoted'::text]))),
    CONSTRAINT notice_told_how CHECK (((told_at IS NULL) = (how IS NULL)))
);

ALTER TABLE ONLY atelier.notice FORCE ROW LEVEL SECURITY;


--
-- Name: due_notices; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_notices WITH (security_invoker='true') AS
 SELECT ((min(n.created_at) AT TIME ZONE s.zone))::date AS due_on,
    ('notice_'::text || n.kind) AS rule,
    jsonb_strip_nulls(jsonb_build_object('session', s.code, 'people', count(*), 'because', s.cancelled_because, 'starts', to_char((s.starts_at AT TIME ZONE s.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', s.zone)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (atelier.notice n
     JOIN atelier.session s ON ((s.id = n.session_id)))
  WHERE ((n.told_at IS NULL) AND atelier.may_host(s.host_office_id))
  GROUP BY s.id, s.code, n.kind, s.cancelled_because, s.starts_at, s.zone;


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
    CONSTRAINT reserved_seats_for_somebody CHECK ((num_nonnulls(country_code, organisation_id, label) = 1)),
    CONSTRAINT reserved_seats_label_present CHECK ((btrim(label) <> ''::text)),
    CONSTRAINT reserved_seats_positive CHECK ((seats > 0)),
    CONSTRAINT reserved_seats_until_finite CHECK (isfinite(until)),
    CONSTRAINT reserved_seats_used CHECK (((used >= 0) AND (used <= seats)))
);

ALTER TABLE ONLY atelier.reserved_seats FORCE ROW LEVEL SECURITY;


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
  WHERE ((s.state = 'published'::text) AND (s.ends_at <= atelier.now()) AND (s.taken > 0) AND atelier.may_host(s.host_office_id) AND (NOT (EXISTS ( SELECT
           FROM (atelier.attendance a
             JOIN atelier.block b ON ((b.id = a.block_id)))
          WHERE (b.session_id = s.id)))));


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
-- Name: due_tasks; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.due_tasks WITH (security_invoker='true') AS
 SELECT (((s.starts_at AT TIME ZONE s.zone))::date + t.days) AS due_on,
    'task_due'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('title', (t.title ->> 'en'::text), 'session', s.code, 'note', t.note)) AS facts,
    s.code AS session,
    s.id AS session_id
   FROM (atelier.task t
     JOIN atelier.session s ON ((s.id = t.session_id)))
  WHERE ((t.done_on IS NULL) AND (s.state <> 'cancelled'::text) AND (s.starts_at IS NOT NULL) AND atelier.may_host(s.host_office_id));


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
    CONSTRAINT person_birth_year CHECK (((birth_year >= 1900) AND (birth_year <= 2100))),
    CONSTRAINT person_email_form CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
    CONSTRAINT person_language_form CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT person_name_length CHECK ((char_length(name) <= 200)),
    CONSTRAINT person_name_own_script_present CHECK ((btrim(name_own_script) <> ''::text)),
    CONSTRAINT person_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT person_named_until_erased CHECK (((name IS NULL) = (erased_at IS NOT NULL))),
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
    CONSTRAINT registration_attendance_known CHECK ((attendance = ANY (ARRAY['attended'::text, 'partly'::text, 'no-show'::text]))),
    CONSTRAINT registration_late_reason_present CHECK ((btrim(late_reason) <> ''::text)),
    CONSTRAINT registration_override_reason_present CHECK ((btrim(override_reason) <> ''::text)),
    CONSTRAINT registration_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'confirmed'::text, 'waitlisted'::text, 'offered'::text, 'refused'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY atelier.registration FORCE ROW LEVEL SECURITY;


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
-- Name: finding; Type: VIEW; Schema: atelier; Owner: -
--

CREATE VIEW atelier.finding WITH (security_invoker='true') AS
 WITH planned AS (
         SELECT s.id,
            s.code,
            s.training_id,
            s.capacity,
            s.zone,
            s.language,
            s.state,
            s.starts_at
           FROM atelier.session s
          WHERE (( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (s.state <> 'cancelled'::text) AND ((s.ends_at IS NULL) OR (s.ends_at > atelier.now())))
        )
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'session_without_blocks'::text AS rule,
    jsonb_build_object('session', p.code) AS facts
   FROM planned p
  WHERE (p.starts_at IS NULL)
UNION ALL
 SELECT DISTINCT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'session_over_room'::text AS rule,
    jsonb_build_object('capacity', p.capacity, 'room', r.code, 'name', r.name, 'seats', r.seats) AS facts
   FROM ((planned p
     JOIN atelier.block b ON ((b.session_id = p.id)))
     JOIN atelier.room r ON ((r.id = b.room_id)))
  WHERE (r.seats < p.capacity)
UNION ALL
 SELECT DISTINCT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'room_overlap_overridden'::text AS rule,
    jsonb_build_object('room', r.code, 'because', b.override_reason, 'from', to_char((b.starts_at AT TIME ZONE b.zone), 'YYYY-MM-DD HH24:MI'::text), 'zone', b.zone) AS facts
   FROM ((((planned p
     JOIN atelier.block b ON ((b.session_id = p.id)))
     JOIN atelier.room r ON ((r.id = b.room_id)))
     JOIN atelier.room_hold mine ON ((mine.block_id = b.id)))
     JOIN atelier.room_hold other ON (((other.room_id = mine.room_id) AND (other.during && mine.during) AND (other.id <> mine.id))))
  WHERE (b.override_reason IS NOT NULL)
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'trainer_missing'::text AS rule,
    jsonb_build_object('session', p.code) AS facts
   FROM planned p
  WHERE ((p.state = 'published'::text) AND (p.training_id IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM atelier.assignment a
          WHERE ((a.session_id = p.id) AND (a.state = 'accepted'::text))))))
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'assignment_qualified'::text AS rule,
    (to_jsonb(gap.*) || jsonb_strip_nulls(jsonb_build_object('because', a.override_reason))) AS facts
   FROM ((planned p
     JOIN atelier.assignment a ON (((a.session_id = p.id) AND (a.state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text])))))
     CROSS JOIN LATERAL atelier.unqualified_on(p.id, a.trainer_id) gap(trainer, training, day))
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'trainer_language'::text AS rule,
    jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'language', p.language, 'languages', NULLIF(array_to_string(t.languages, ', '::text), ''::text))) AS facts
   FROM ((planned p
     JOIN atelier.assignment a ON (((a.session_id = p.id) AND (a.state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text])))))
     JOIN atelier.trainer t ON ((t.id = a.trainer_id)))
  WHERE (p.language <> ALL (t.languages))
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'trainer_overlap_overridden'::text AS rule,
    jsonb_build_object('trainer', t.code, 'because', a.override_reason) AS facts
   FROM ((planned p
     JOIN atelier.assignment a ON (((a.session_id = p.id) AND (a.state = ANY (ARRAY['asked'::text, 'accepted'::text])) AND (a.override_reason IS NOT NULL))))
     JOIN atelier.trainer t ON ((t.id = a.trainer_id)))
  WHERE (EXISTS ( SELECT
           FROM (atelier.hold mine
             JOIN atelier.hold other ON (((other.person_id = mine.person_id) AND (other.during && mine.during) AND (other.id <> mine.id))))
          WHERE (mine.assignment_id = a.id)))
UNION ALL
 SELECT p.id AS session_id,
    p.code AS session,
    p.starts_at,
    'person_overlap_overridden'::text AS rule,
    jsonb_build_object('person', n.reference, 'because', r.override_reason) AS facts
   FROM ((planned p
     JOIN atelier.registration r ON (((r.session_id = p.id) AND (r.override_reason IS NOT NULL))))
     JOIN atelier.person n ON ((n.id = r.person_id)))
  WHERE (EXISTS ( SELECT
           FROM (atelier.hold mine
             JOIN atelier.hold other ON (((other.person_id = mine.person_id) AND (other.during && mine.during) AND (other.id <> mine.id))))
          WHERE (mine.registration_id = r.id)));


--
-- Name: idempotency; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.idempotency (
    actor text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    answer jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT atelier.now() NOT NULL,
    CONSTRAINT idempotency_hash_length CHECK ((octet_length(body_hash) = 32)),
    CONSTRAINT idempotency_key_length CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY atelier.idempotency FORCE ROW LEVEL SECURITY;


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
    last_error text
);

ALTER TABLE ONLY atelier.job FORCE ROW LEVEL SECURITY;


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
    CONSTRAINT project_code_form CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT project_name_present CHECK ((btrim(name) <> ''::text)),
    CONSTRAINT project_period CHECK ((ends_on >= starts_on)),
    CONSTRAINT project_planned_positive CHECK ((planned >= 0))
);

ALTER TABLE ONLY atelier.project FORCE ROW LEVEL SECURITY;


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
-- Name: qualification; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.qualification (
    id uuid DEFAULT atelier.uuid7() NOT NULL,
    trainer_id uuid NOT NULL,
    training_id uuid NOT NULL,
    valid daterange NOT NULL,
    CONSTRAINT qualification_valid_days CHECK (((NOT isempty(valid)) AND (NOT lower_inf(valid))))
);

ALTER TABLE ONLY atelier.qualification FORCE ROW LEVEL SECURITY;


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
    value jsonb NOT NULL
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
-- Name: time_zone; Type: TABLE; Schema: atelier; Owner: -
--

CREATE TABLE atelier.time_zone (
    name text NOT NULL
);

ALTER TABLE ONLY atelier.time_zone FORCE ROW LEVEL SECURITY;


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
   FROM atelier.due_sessions d;


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
    CONSTRAINT user_token_hash_length CHECK ((octet_length(hash) = 32))
);

ALTER TABLE ONLY atelier.user_token FORCE ROW LEVEL SECURITY;


--
-- Name: audit_default; Type: TABLE ATTACH; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit ATTACH PARTITION atelier.audit_default DEFAULT;


--
-- Name: audit_value_default; Type: TABLE ATTACH; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.audit_value ATTACH PARTITION atelier.audit_value_default DEFAULT;


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
-- Name: block block_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.block
    ADD CONSTRAINT block_pkey PRIMARY KEY (id);


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
-- Name: hold hold_one_place_at_a_time; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_one_place_at_a_time EXCLUDE USING gist (person_id WITH =, during WITH &&, bundle WITH <>);


--
-- Name: hold hold_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_pkey PRIMARY KEY (id);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (actor, key);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


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
    ADD CONSTRAINT person_scope_once UNIQUE (person_id, office_id, purpose);


--
-- Name: person_scope person_scope_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_scope
    ADD CONSTRAINT person_scope_pkey PRIMARY KEY (id);


--
-- Name: project project_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project
    ADD CONSTRAINT project_code_once UNIQUE (code);


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
-- Name: project project_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);


--
-- Name: qualification qualification_once_a_day; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_once_a_day EXCLUDE USING gist (trainer_id WITH =, training_id WITH =, valid WITH &&);


--
-- Name: qualification qualification_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.qualification
    ADD CONSTRAINT qualification_pkey PRIMARY KEY (id);


--
-- Name: registration registration_pkey; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (id);


--
-- Name: registration registration_replaces_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_replaces_once UNIQUE (replaces);


--
-- Name: registration registration_transferred_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_transferred_once UNIQUE (transferred_from);


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
-- Name: trainer trainer_code_once; Type: CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.trainer
    ADD CONSTRAINT trainer_code_once UNIQUE (code);


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
-- Name: assignment_one_per_trainer; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX assignment_one_per_trainer ON atelier.assignment USING btree (session_id, trainer_id) WHERE (state = ANY (ARRAY['proposed'::text, 'asked'::text, 'accepted'::text]));


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
-- Name: block_room; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX block_room ON atelier.block USING btree (room_id) WHERE (room_id IS NOT NULL);


--
-- Name: block_session; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX block_session ON atelier.block USING btree (session_id, starts_at);


--
-- Name: certificate_one_per_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX certificate_one_per_person ON atelier.certificate USING btree (session_id, person_id) WHERE (state = ANY (ARRAY['printed ahead'::text, 'issued'::text, 'suspended'::text]));


--
-- Name: certificate_one_per_series; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX certificate_one_per_series ON atelier.certificate USING btree (series_id, person_id) WHERE (state = ANY (ARRAY['printed ahead'::text, 'issued'::text, 'suspended'::text]));


--
-- Name: certificate_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX certificate_person ON atelier.certificate USING btree (person_id);


--
-- Name: hold_assignment; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_assignment ON atelier.hold USING btree (assignment_id, block_id) WHERE (assignment_id IS NOT NULL);


--
-- Name: hold_block; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_block ON atelier.hold USING btree (block_id);


--
-- Name: hold_registration; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX hold_registration ON atelier.hold USING btree (registration_id, block_id) WHERE (registration_id IS NOT NULL);


--
-- Name: idempotency_age; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX idempotency_age ON atelier.idempotency USING btree (created_at);


--
-- Name: job_due; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX job_due ON atelier.job USING btree (run_at, id) WHERE (done_at IS NULL);


--
-- Name: material_version_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX material_version_once ON atelier.material_version USING btree (material_id, version, language, COALESCE(country_code, ''::text));


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
-- Name: person_scope_office; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX person_scope_office ON atelier.person_scope USING btree (office_id, person_id);


--
-- Name: registration_one_per_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX registration_one_per_person ON atelier.registration USING btree (session_id, person_id) WHERE (state <> ALL (ARRAY['cancelled'::text, 'refused'::text]));


--
-- Name: registration_person; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_person ON atelier.registration USING btree (person_id);


--
-- Name: registration_reserved_seats; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_reserved_seats ON atelier.registration USING btree (reserved_seats_id) WHERE (reserved_seats_id IS NOT NULL);


--
-- Name: registration_waiting; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX registration_waiting ON atelier.registration USING btree (session_id, priority DESC, arrival) WHERE (state = 'waitlisted'::text);


--
-- Name: reserved_seats_once; Type: INDEX; Schema: atelier; Owner: -
--

CREATE UNIQUE INDEX reserved_seats_once ON atelier.reserved_seats USING btree (session_id, COALESCE(country_code, ''::text), COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(label, ''::text));


--
-- Name: session_coming; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_coming ON atelier.session USING btree (country_code, ends_at, id) WHERE (state <> 'draft'::text);


--
-- Name: session_country_code; Type: INDEX; Schema: atelier; Owner: -
--

CREATE INDEX session_country_code ON atelier.session_country USING btree (country_code, session_id);


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
-- Name: assignment assignment_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assignment_after AFTER INSERT OR UPDATE ON atelier.assignment FOR EACH ROW EXECUTE FUNCTION atelier.assignment_after();


--
-- Name: assignment assignment_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER assignment_before BEFORE INSERT OR UPDATE ON atelier.assignment FOR EACH ROW EXECUTE FUNCTION atelier.assignment_before();


--
-- Name: agenda_item audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.agenda_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: agenda_speaker audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.agenda_speaker REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: assignment audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.assignment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: attendance audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: block audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.block REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: certificate audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.certificate REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: checklist_item audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.checklist_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: country audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.country REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: material audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.material REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: material_version audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.material_version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


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
-- Name: person audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: person_scope audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.person_scope REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: project_donor audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.project_donor REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: qualification audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.qualification REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: registration audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.registration REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: reserved_seats audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.reserved_seats REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: room audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.room REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


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
-- Name: training_module audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.training_module REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: user_token audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.user_token REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: venue audit_delete; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_delete AFTER DELETE ON atelier.venue REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_delete();


--
-- Name: agenda_item audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.agenda_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: agenda_speaker audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.agenda_speaker REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: assignment audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: attendance audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: block audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.block REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: certificate audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.certificate REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: checklist_item audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.checklist_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: country audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.country REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: material audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.material REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: material_version audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.material_version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


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
-- Name: person audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: person_scope audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.person_scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: project_donor audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.project_donor REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: qualification audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.qualification REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: registration audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.registration REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: reserved_seats audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.reserved_seats REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: room audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.room REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


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
-- Name: training_module audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.training_module REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: user_token audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.user_token REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: venue audit_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_insert AFTER INSERT ON atelier.venue REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_insert();


--
-- Name: agenda_item audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.agenda_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: agenda_speaker audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.agenda_speaker REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: assignment audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: attendance audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: block audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.block REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: certificate audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.certificate REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: checklist_item audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.checklist_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: country audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.country REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: material audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.material REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: material_version audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.material_version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


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
-- Name: person audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: person_scope audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.person_scope REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: project_donor audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.project_donor REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: qualification audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.qualification REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: registration audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.registration REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: reserved_seats audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.reserved_seats REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: room audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.room REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: series audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.series REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: session audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.session REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


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
-- Name: training_module audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.training_module REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: user_token audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.user_token REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


--
-- Name: venue audit_update; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER audit_update AFTER UPDATE ON atelier.venue REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION atelier.audit_update();


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

CREATE TRIGGER certificate_before BEFORE DELETE OR UPDATE ON atelier.certificate FOR EACH ROW EXECUTE FUNCTION atelier.certificate_before();


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
-- Name: reserved_seats reserved_seats_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reserved_seats_after AFTER INSERT OR DELETE OR UPDATE ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_after();


--
-- Name: reserved_seats reserved_seats_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER reserved_seats_before BEFORE INSERT OR UPDATE ON atelier.reserved_seats FOR EACH ROW EXECUTE FUNCTION atelier.reserved_seats_before();


--
-- Name: session session_after; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_after AFTER UPDATE OF state, capacity ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_after();


--
-- Name: session session_after_insert; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_after_insert AFTER INSERT ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_after_insert();


--
-- Name: session session_before; Type: TRIGGER; Schema: atelier; Owner: -
--

CREATE TRIGGER session_before BEFORE INSERT OR UPDATE ON atelier.session FOR EACH ROW EXECUTE FUNCTION atelier.session_before();


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
-- Name: attendance attendance_registration_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.attendance
    ADD CONSTRAINT attendance_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES atelier.registration(id);


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
-- Name: hold hold_assignment_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES atelier.assignment(id);


--
-- Name: hold hold_block_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_block_id_fkey FOREIGN KEY (block_id) REFERENCES atelier.block(id) ON DELETE CASCADE;


--
-- Name: hold hold_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: hold hold_registration_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.hold
    ADD CONSTRAINT hold_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES atelier.registration(id) DEFERRABLE INITIALLY DEFERRED;


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
-- Name: person person_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person
    ADD CONSTRAINT person_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


--
-- Name: person person_organisation_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person
    ADD CONSTRAINT person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES atelier.organisation(id);


--
-- Name: person_scope person_scope_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_scope
    ADD CONSTRAINT person_scope_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: person_scope person_scope_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.person_scope
    ADD CONSTRAINT person_scope_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


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
-- Name: registration registration_actor_user_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_actor_user_id_fkey FOREIGN KEY (actor_user_id) REFERENCES atelier.staff_user(id);


--
-- Name: registration registration_nomination_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES atelier.nomination(id);


--
-- Name: registration registration_office_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_office_id_fkey FOREIGN KEY (office_id) REFERENCES atelier.organisation(id);


--
-- Name: registration registration_person_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_person_id_fkey FOREIGN KEY (person_id) REFERENCES atelier.person(id);


--
-- Name: registration registration_replaces_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_replaces_fkey FOREIGN KEY (replaces) REFERENCES atelier.registration(id);


--
-- Name: registration registration_reserved_seats_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_reserved_seats_id_fkey FOREIGN KEY (reserved_seats_id) REFERENCES atelier.reserved_seats(id);


--
-- Name: registration registration_session_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_session_id_fkey FOREIGN KEY (session_id) REFERENCES atelier.session(id);


--
-- Name: registration registration_transferred_from_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.registration
    ADD CONSTRAINT registration_transferred_from_fkey FOREIGN KEY (transferred_from) REFERENCES atelier.registration(id);


--
-- Name: reserved_seats reserved_seats_country_code_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.reserved_seats
    ADD CONSTRAINT reserved_seats_country_code_fkey FOREIGN KEY (country_code) REFERENCES atelier.country(code);


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
-- Name: training_module training_module_training_id_fkey; Type: FK CONSTRAINT; Schema: atelier; Owner: -
--

ALTER TABLE ONLY atelier.training_module
    ADD CONSTRAINT training_module_training_id_fkey FOREIGN KEY (training_id) REFERENCES atelier.training(id);


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
-- Name: session adding; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY adding ON atelier.session FOR INSERT TO atelier_service WITH CHECK (atelier.may_host(host_office_id));


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
-- Name: block; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.block ENABLE ROW LEVEL SECURITY;

--
-- Name: certificate; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.certificate ENABLE ROW LEVEL SECURITY;

--
-- Name: session changing; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY changing ON atelier.session FOR UPDATE TO atelier_service USING (atelier.may_host(host_office_id)) WITH CHECK (atelier.may_host(host_office_id));


--
-- Name: checklist_item; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.checklist_item ENABLE ROW LEVEL SECURITY;

--
-- Name: person correcting; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY correcting ON atelier.person FOR UPDATE TO atelier_service USING ((id IN ( SELECT s.person_id
   FROM atelier.person_scope s
  WHERE (s.purpose <> 'sharing'::text))));


--
-- Name: country; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.country ENABLE ROW LEVEL SECURITY;

--
-- Name: agenda_item engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.agenda_item TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: agenda_speaker engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.agenda_speaker TO atelier_engine USING (true) WITH CHECK (true);


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
-- Name: block engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.block TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: certificate engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.certificate TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: checklist_item engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.checklist_item TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: country engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.country TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: hold engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.hold TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: idempotency engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.idempotency TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: job engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.job TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: material engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.material TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: material_version engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.material_version TO atelier_engine USING (true) WITH CHECK (true);


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
-- Name: person engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: person_scope engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.person_scope TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: project_donor engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.project_donor TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: qualification engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.qualification TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: registration engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.registration TO atelier_engine USING (true) WITH CHECK (true);


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
-- Name: task engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.task TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: time_zone engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.time_zone TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: trainer engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.trainer TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: training_module engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.training_module TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: user_token engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.user_token TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: venue engine; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY engine ON atelier.venue TO atelier_engine USING (true) WITH CHECK (true);


--
-- Name: hold; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.hold ENABLE ROW LEVEL SECURITY;

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

CREATE POLICY hosting ON atelier.agenda_speaker TO atelier_service USING ((assignment_id IN ( SELECT a.id
   FROM (atelier.assignment a
     JOIN atelier.session s ON ((s.id = a.session_id)))
  WHERE atelier.may_host(s.host_office_id)))) WITH CHECK ((assignment_id IN ( SELECT a.id
   FROM (atelier.assignment a
     JOIN atelier.session s ON ((s.id = a.session_id)))
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
-- Name: job; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.job ENABLE ROW LEVEL SECURITY;

--
-- Name: material; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.material ENABLE ROW LEVEL SECURITY;

--
-- Name: material_version; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.material_version ENABLE ROW LEVEL SECURITY;

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
-- Name: person; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person ENABLE ROW LEVEL SECURITY;

--
-- Name: person_scope; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.person_scope ENABLE ROW LEVEL SECURITY;

--
-- Name: checklist_item planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.checklist_item TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: country planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.country TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


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
-- Name: project_donor planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.project_donor TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


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

CREATE POLICY planning ON atelier.trainer FOR INSERT TO atelier_service WITH CHECK (atelier.in_my_scope(person_id));


--
-- Name: training planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: training_module planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.training_module TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: venue planning; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY planning ON atelier.venue TO atelier_service USING (( SELECT atelier.actor_may_plan() AS actor_may_plan)) WITH CHECK (( SELECT atelier.actor_may_plan() AS actor_may_plan));


--
-- Name: project; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project ENABLE ROW LEVEL SECURITY;

--
-- Name: project_donor; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.project_donor ENABLE ROW LEVEL SECURITY;

--
-- Name: qualification; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.qualification ENABLE ROW LEVEL SECURITY;

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
-- Name: block reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.block FOR SELECT TO atelier_service USING ((session_id IN ( SELECT s.id
   FROM atelier.session s)));


--
-- Name: certificate reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.certificate FOR SELECT TO atelier_service USING (((person_id IN ( SELECT s.person_id
   FROM atelier.person_scope s)) AND (session_id IN ( SELECT r.session_id
   FROM atelier.registration r
  WHERE (r.person_id = certificate.person_id)))));


--
-- Name: checklist_item reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.checklist_item FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: country reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.country FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: hold reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.hold FOR SELECT TO atelier_service USING ((person_id IN ( SELECT s.person_id
   FROM atelier.person_scope s)));


--
-- Name: material reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.material FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: material_version reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.material_version FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


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

CREATE POLICY reading ON atelier.notice FOR SELECT TO atelier_service USING (((person_id IN ( SELECT p.person_id
   FROM atelier.person_scope p)) AND (session_id IN ( SELECT s.id
   FROM atelier.session s))));


--
-- Name: organisation reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.organisation FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: person reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person FOR SELECT TO atelier_service USING ((id IN ( SELECT s.person_id
   FROM atelier.person_scope s)));


--
-- Name: person_scope reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.person_scope FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (office_id = ( SELECT atelier.actor_office() AS actor_office)) AND ((until IS NULL) OR (until > atelier.now()))));


--
-- Name: project reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: project_donor reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.project_donor FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: qualification reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.qualification FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: registration reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.registration FOR SELECT TO atelier_service USING ((( SELECT atelier.actor_is_staff() AS actor_is_staff) AND (person_id IN ( SELECT s.person_id
   FROM atelier.person_scope s)) AND ((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR (session_id IN ( SELECT s.id
   FROM atelier.session s)))));


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

CREATE POLICY reading ON atelier.staff_user FOR SELECT TO atelier_service USING (((office_id = ( SELECT atelier.actor_office() AS actor_office)) OR ( SELECT atelier.actor_is_administrator() AS actor_is_administrator)));


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
-- Name: trainer reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.trainer FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_staff() AS actor_is_staff));


--
-- Name: training reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: training_module reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.training_module FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: venue reading; Type: POLICY; Schema: atelier; Owner: -
--

CREATE POLICY reading ON atelier.venue FOR SELECT TO atelier_service USING (( SELECT atelier.actor_is_known() AS actor_is_known));


--
-- Name: registration; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.registration ENABLE ROW LEVEL SECURITY;

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
-- Name: task; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.task ENABLE ROW LEVEL SECURITY;

--
-- Name: time_zone; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.time_zone ENABLE ROW LEVEL SECURITY;

--
-- Name: trainer; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.trainer ENABLE ROW LEVEL SECURITY;

--
-- Name: training; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training ENABLE ROW LEVEL SECURITY;

--
-- Name: training_module; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.training_module ENABLE ROW LEVEL SECURITY;

--
-- Name: user_token; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.user_token ENABLE ROW LEVEL SECURITY;

--
-- Name: venue; Type: ROW SECURITY; Schema: atelier; Owner: -
--

ALTER TABLE atelier.venue ENABLE ROW LEVEL SECURITY;

--
-- Name: SCHEMA atelier; Type: ACL; Schema: -; Owner: -
--

GRANT USAGE ON SCHEMA atelier TO atelier_service;
GRANT ALL ON SCHEMA atelier TO atelier_engine;


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
-- Name: FUNCTION add_nomination(reserved uuid, contact text, hash bytea); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) TO atelier_service;


--
-- Name: FUNCTION add_nominee(reserved uuid, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_nominee(reserved uuid, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) FROM PUBLIC;


--
-- Name: FUNCTION add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.add_person(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid) TO atelier_service;


--
-- Name: FUNCTION admission_answers(work atelier.admission[], seated uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_answers(work atelier.admission[], seated uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION uuid7(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.uuid7() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.uuid7() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.uuid7() TO atelier_service;


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
-- Name: FUNCTION admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_items(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION admission_round(batch atelier.admission[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admission_round(batch atelier.admission[]) FROM PUBLIC;


--
-- Name: FUNCTION admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.admit(sessions uuid[], persons uuid[], identities text[], overrides text[], lates text[], reserved uuid[]) TO atelier_service;


--
-- Name: FUNCTION assign(session uuid, trainer uuid, role text, state text, override text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, override text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, override text) TO atelier_service;


--
-- Name: FUNCTION assignment_after(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assignment_after() FROM PUBLIC;


--
-- Name: FUNCTION assignment_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.assignment_before() FROM PUBLIC;


--
-- Name: FUNCTION audit_delete(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_delete() FROM PUBLIC;


--
-- Name: FUNCTION audit_insert(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_insert() FROM PUBLIC;


--
-- Name: FUNCTION audit_update(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.audit_update() FROM PUBLIC;


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
-- Name: FUNCTION certificate_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_before() FROM PUBLIC;


--
-- Name: FUNCTION certificate_due(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_due(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.certificate_due(session uuid) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.certificate_due(session uuid) TO atelier_service;


--
-- Name: FUNCTION certificate_state(number text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.certificate_state(number text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.certificate_state(number text) TO atelier_service;


--
-- Name: FUNCTION clash(item atelier.admission); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.clash(item atelier.admission) FROM PUBLIC;


--
-- Name: FUNCTION concerned(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.concerned(session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.concerned(session uuid) TO atelier_service;


--
-- Name: FUNCTION copy_session(session uuid, code text, days integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.copy_session(session uuid, code text, days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.copy_session(session uuid, code text, days integer) TO atelier_service;


--
-- Name: FUNCTION count_reserved(reserved uuid[], states text[], signs integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.count_reserved(reserved uuid[], states text[], signs integer[]) FROM PUBLIC;


--
-- Name: FUNCTION count_seats(sessions uuid[], states text[], signs integer[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.count_seats(sessions uuid[], states text[], signs integer[]) FROM PUBLIC;


--
-- Name: FUNCTION cut_holds(persons uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.cut_holds(persons uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION expected(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.expected(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION give_back(persons uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.give_back(persons uuid[], sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION held_in_parts(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.held_in_parts(person uuid, session uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_assignment(assignment uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_assignment(assignment uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_people(block uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_people(block uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_registration(registration uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_registration(registration uuid) FROM PUBLIC;


--
-- Name: FUNCTION hold_room(block uuid, overriding boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.hold_room(block uuid, overriding boolean) FROM PUBLIC;


--
-- Name: FUNCTION host_sees(persons uuid[], offices uuid[], sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.host_sees(persons uuid[], offices uuid[], sessions uuid[]) FROM PUBLIC;


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
-- Name: FUNCTION issue_certificates(session uuid, numbers text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.issue_certificates(session uuid, numbers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.issue_certificates(session uuid, numbers text[]) TO atelier_service;


--
-- Name: FUNCTION join_bundles(person uuid, session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.join_bundles(person uuid, session uuid) FROM PUBLIC;


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
-- Name: FUNCTION may_host(office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.may_host(office uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.may_host(office uuid) TO atelier_service;


--
-- Name: FUNCTION move_clashes(session uuid, days integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.move_clashes(session uuid, days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.move_clashes(session uuid, days integer) TO atelier_service;


--
-- Name: FUNCTION my_nomination(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.my_nomination() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.my_nomination() TO atelier_service;


--
-- Name: FUNCTION next_in_line(sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.next_in_line(sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION nominate(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.nominate(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.nominate(name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) TO atelier_service;


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
-- Name: FUNCTION now(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.now() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.now() TO atelier_engine;
GRANT ALL ON FUNCTION atelier.now() TO atelier_service;


--
-- Name: FUNCTION parts_of(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.parts_of(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION person_reference(person uuid, office uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.person_reference(person uuid, office uuid) FROM PUBLIC;


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
-- Name: FUNCTION programme_figures(projects text[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.programme_figures(projects text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.programme_figures(projects text[]) TO atelier_service;


--
-- Name: FUNCTION promote(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.promote(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION random_code(symbols integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.random_code(symbols integer) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.random_code(symbols integer) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.random_code(symbols integer) TO atelier_service;


--
-- Name: FUNCTION record_attendance(block uuid, registrations uuid[], present boolean[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.record_attendance(block uuid, registrations uuid[], present boolean[]) TO atelier_service;


--
-- Name: FUNCTION refuse(rule text, facts jsonb); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.refuse(rule text, facts jsonb) TO atelier_service;


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
-- Name: FUNCTION registration_before(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.registration_before() FROM PUBLIC;


--
-- Name: FUNCTION release_all_reserved(); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.release_all_reserved() FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.release_all_reserved() TO atelier_service;


--
-- Name: FUNCTION release_reserved(sessions uuid[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.release_reserved(sessions uuid[]) FROM PUBLIC;


--
-- Name: FUNCTION replace_nominee(reference text, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.replace_nominee(reference text, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.replace_nominee(reference text, name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text) TO atelier_service;


--
-- Name: FUNCTION replace_registration(registration uuid, person uuid, because text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.replace_registration(registration uuid, person uuid, because text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.replace_registration(registration uuid, person uuid, because text) TO atelier_service;


--
-- Name: FUNCTION require_host(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_host(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_seats(room uuid, wanted integer); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.require_seats(room uuid, wanted integer) FROM PUBLIC;


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
-- Name: FUNCTION revoke_nomination(nomination uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.revoke_nomination(nomination uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.revoke_nomination(nomination uuid) TO atelier_service;


--
-- Name: FUNCTION said(texts jsonb, language text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.said(texts jsonb, language text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.said(texts jsonb, language text) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.said(texts jsonb, language text) TO atelier_service;


--
-- Name: FUNCTION seats_for(session uuid, person uuid, wanted uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.seats_for(session uuid, person uuid, wanted uuid) FROM PUBLIC;


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
-- Name: FUNCTION share_person(person uuid, office uuid, explanation text, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamp with time zone) TO atelier_service;


--
-- Name: FUNCTION transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.transfer_registration(registration uuid, session uuid, because text, identity text, override text, waiting boolean) TO atelier_service;


--
-- Name: FUNCTION unqualified_on(session uuid, trainer uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.unqualified_on(session uuid, trainer uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.unqualified_on(session uuid, trainer uuid) TO atelier_service;


--
-- Name: FUNCTION wholes_of(session uuid); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.wholes_of(session uuid) FROM PUBLIC;


--
-- Name: FUNCTION withdraw_nominee(reference text); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.withdraw_nominee(reference text) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.withdraw_nominee(reference text) TO atelier_service;


--
-- Name: FUNCTION write_audit(changed_table text, operation text, old jsonb[], new jsonb[]); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.write_audit(changed_table text, operation text, old jsonb[], new jsonb[]) FROM PUBLIC;


--
-- Name: FUNCTION zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone); Type: ACL; Schema: atelier; Owner: -
--

REVOKE ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) TO atelier_engine;
GRANT ALL ON FUNCTION atelier.zone_offsets(zone text, since timestamp with time zone, until timestamp with time zone) TO atelier_service;


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
-- Name: TABLE assignment; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.assignment TO atelier_engine;
GRANT SELECT ON TABLE atelier.assignment TO atelier_service;


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
-- Name: TABLE block; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.block TO atelier_engine;
GRANT SELECT,DELETE ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.session_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(session_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.starts_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(starts_local),UPDATE(starts_local) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.ends_local; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(ends_local),UPDATE(ends_local) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(zone),UPDATE(zone) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.starts_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(starts_fold),UPDATE(starts_fold) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.ends_fold; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(ends_fold),UPDATE(ends_fold) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.room_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(room_id),UPDATE(room_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.module_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(module_id),UPDATE(module_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.title; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(title),UPDATE(title) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.override_reason; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(override_reason),UPDATE(override_reason) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.place; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(place),UPDATE(place) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.country_code; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(country_code),UPDATE(country_code) ON TABLE atelier.block TO atelier_service;


--
-- Name: COLUMN block.host_id; Type: ACL; Schema: atelier; Owner: -
--

GRANT INSERT(host_id),UPDATE(host_id) ON TABLE atelier.block TO atelier_service;


--
-- Name: TABLE certificate; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.certificate TO atelier_engine;
GRANT SELECT ON TABLE atelier.certificate TO atelier_service;


--
-- Name: TABLE checklist_item; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.checklist_item TO atelier_engine;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.checklist_item TO atelier_service;


--
-- Name: TABLE room; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room TO atelier_engine;


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
-- Name: TABLE session_country; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.session_country TO atelier_engine;
GRANT SELECT,INSERT,DELETE ON TABLE atelier.session_country TO atelier_service;


--
-- Name: TABLE training; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training TO atelier_engine;


--
-- Name: TABLE venue; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.venue TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.venue TO atelier_engine;


--
-- Name: TABLE coming_session; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.coming_session TO atelier_engine;
GRANT SELECT ON TABLE atelier.coming_session TO atelier_service;


--
-- Name: TABLE country; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.country TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.country TO atelier_engine;


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
-- Name: TABLE organisation; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.organisation TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.organisation TO atelier_engine;


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
-- Name: TABLE due_reserved_seats; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_reserved_seats TO atelier_service;
GRANT SELECT ON TABLE atelier.due_reserved_seats TO atelier_engine;


--
-- Name: TABLE due_sessions; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_sessions TO atelier_service;
GRANT SELECT ON TABLE atelier.due_sessions TO atelier_engine;


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
-- Name: TABLE due_tasks; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.due_tasks TO atelier_service;
GRANT SELECT ON TABLE atelier.due_tasks TO atelier_engine;


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
-- Name: SEQUENCE registration_arrival_seq; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,USAGE ON SEQUENCE atelier.registration_arrival_seq TO atelier_engine;


--
-- Name: TABLE registration; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.registration TO atelier_engine;
GRANT SELECT ON TABLE atelier.registration TO atelier_service;


--
-- Name: TABLE room_hold; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.room_hold TO atelier_engine;
GRANT SELECT ON TABLE atelier.room_hold TO atelier_service;


--
-- Name: TABLE trainer; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.trainer TO atelier_engine;
GRANT SELECT,INSERT ON TABLE atelier.trainer TO atelier_service;


--
-- Name: TABLE finding; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.finding TO atelier_engine;
GRANT SELECT ON TABLE atelier.finding TO atelier_service;


--
-- Name: TABLE idempotency; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.idempotency TO atelier_engine;


--
-- Name: TABLE job; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.job TO atelier_engine;


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
-- Name: TABLE person_scope; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.person_scope TO atelier_engine;
GRANT SELECT ON TABLE atelier.person_scope TO atelier_service;


--
-- Name: TABLE project; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project TO atelier_engine;


--
-- Name: TABLE project_donor; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_donor TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.project_donor TO atelier_engine;


--
-- Name: TABLE qualification; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.qualification TO atelier_engine;
GRANT SELECT,INSERT,UPDATE ON TABLE atelier.qualification TO atelier_service;


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
-- Name: TABLE series; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.series TO atelier_engine;
GRANT SELECT,INSERT,UPDATE ON TABLE atelier.series TO atelier_service;


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
-- Name: TABLE time_zone; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.time_zone TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.time_zone TO atelier_engine;


--
-- Name: TABLE todo; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT ON TABLE atelier.todo TO atelier_service;
GRANT SELECT ON TABLE atelier.todo TO atelier_engine;


--
-- Name: TABLE training_module; Type: ACL; Schema: atelier; Owner: -
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_module TO atelier_service;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE atelier.training_module TO atelier_engine;


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
-- PostgreSQL database dump complete
--


