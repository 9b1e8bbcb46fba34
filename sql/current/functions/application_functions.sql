-- Enters applications into a round, thousands in one call: each with a person of its own, whom the round's office sees.
-- `entries` is an array of objects: answers (by field), preferences (codes of the round's sessions, the dearest first),
-- language, paper_on and late (the paper's date, and why it is entered when the round takes no more). Item n of the array
-- is answered by the row `item` = n: entered with its reference, or refused by one rule a row, all of them, and then
-- nothing of that item was written. With `apply` false nothing is written at all.
CREATE OR REPLACE FUNCTION atelier.enter_applications(round uuid, entries jsonb, apply boolean)
    RETURNS TABLE (item integer, reference text, person text, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
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
        INSERT INTO person (id, name, name_own_script, language, sex, birth_year, email, phone)
        SELECT g.person_id, btrim(g.answers ->> field.name), btrim(g.answers ->> field.name_own_script), g.language,
            g.answers ->> field.sex,
            COALESCE((g.answers ->> field.birth_year)::numeric::integer,
                extract(year FROM day(g.answers ->> field.birth_date))::integer),
            g.answers ->> field.email, g.answers ->> field.phone
        FROM good g
        RETURNING person.id, person.reference
    ), scoped AS (
        INSERT INTO person_scope (person_id, office_id, purpose)
        SELECT g.person_id, target.office_id, 'registered'
        FROM good g
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
$$;

-- Before an application is written: its states only along the drawn transitions; what was sent in stays as it was, and
-- once answers were deleted no others come in.
CREATE OR REPLACE FUNCTION atelier.application_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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
    IF (NEW.reference, NEW.round_id, NEW.arrival, NEW.received_at, NEW.paper_on, NEW.late_reason)
            IS DISTINCT FROM (OLD.reference, OLD.round_id, OLD.arrival, OLD.received_at, OLD.paper_on, OLD.late_reason)
        OR (OLD.answers_deleted_at IS NOT NULL AND (NEW.answers_deleted_at IS NULL
            OR NOT NEW.answers <@ OLD.answers OR NOT NEW.special <@ OLD.special)) THEN
        PERFORM refuse('application_as_sent', jsonb_build_object('application', OLD.reference));
    END IF;
    RETURN NEW;
END
$$;

-- After applications were written: their answers fit the round's form, special ones lie apart, and what they prefer are
-- sessions of the round, each once. Whoever writes, and however many.
CREATE OR REPLACE FUNCTION atelier.require_answers(applications uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

CREATE OR REPLACE FUNCTION atelier.application_after_insert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_answers(array_agg(n.id ORDER BY n.arrival)) FROM new_rows n;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.application_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_answers(array_agg(n.id))
    FROM new_rows n
    JOIN old_rows o ON o.id = n.id
    WHERE (n.answers, n.special, n.preferences) IS DISTINCT FROM (o.answers, o.special, o.preferences);
    RETURN NULL;
END
$$;

-- Judges every application of a round by its rules, as often as it is asked while the round isn't decided: eligible, or
-- ineligible by the first rule that says no. What a person judged stays; doubled and withdrawn ones are left alone.
CREATE OR REPLACE FUNCTION atelier.judge_applications(round uuid) RETURNS TABLE (eligible bigint, ineligible bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Judging ends with the round's decision.
CREATE OR REPLACE FUNCTION atelier.require_judging(round atelier.round) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF (round).state NOT IN ('open', 'closed') THEN
        PERFORM refuse('round_not_judged', jsonb_build_object('round', (round).code, 'state', (round).state));
    END IF;
END
$$;

-- Whether an application fulfils a rule of its round. What wasn't answered isn't fulfilled. An age counts the birthdays
-- up to and including the day; of a birth year, those that there were at the end of that year.
CREATE OR REPLACE FUNCTION atelier.fulfils(requirement atelier.round_rule, application atelier.application) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE(CASE (requirement).kind
        WHEN 'age' THEN (
            SELECT a.age BETWEEN COALESCE((requirement).minimum, a.age) AND COALESCE((requirement).maximum, a.age)
            FROM (
                SELECT CASE jsonb_typeof(g.answer)
                    WHEN 'number' THEN extract(year FROM (requirement).day) - (g.answer #>> '{}')::numeric
                    ELSE extract(year FROM age((requirement).day, atelier.day(g.answer #>> '{}')))
                END AS age
                FROM (SELECT ((application).answers || (application).special) -> (requirement).field AS answer) AS g
            ) AS a)
        WHEN 'range' THEN (
            SELECT n.number BETWEEN COALESCE((requirement).minimum, n.number) AND COALESCE((requirement).maximum, n.number)
            FROM (SELECT (((application).answers || (application).special) ->> (requirement).field)::numeric AS number) AS n)
        WHEN 'one of' THEN (
            SELECT CASE jsonb_typeof(g.answer)
                WHEN 'array' THEN EXISTS (
                    SELECT FROM jsonb_array_elements(g.answer) AS c(value) WHERE (requirement).options @> c.value)
                ELSE (requirement).options @> g.answer
            END
            FROM (SELECT ((application).answers || (application).special) -> (requirement).field AS answer) AS g)
        WHEN 'never' THEN NOT EXISTS (
            SELECT FROM atelier.registration r
            JOIN atelier.session s ON s.id = r.session_id
            WHERE r.person_id = (application).person_id AND s.training_id = (requirement).training_id
                AND r.attendance IN ('attended', 'partly'))
    END, false)
    $$;

-- A person judges one application, with a reason; the rules leave it alone from then on.
CREATE OR REPLACE FUNCTION atelier.judge_application(application uuid, eligible boolean, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Withdraws an application, as long as nothing was decided by it and afterwards too: who doesn't want to isn't made to.
CREATE OR REPLACE FUNCTION atelier.withdraw_application(application uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_round((SELECT a.round_id FROM application a WHERE a.id = withdraw_application.application));
    IF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('application_withdrawn_because', '{}');
    END IF;
    UPDATE application a
    SET state = 'withdrawn', double_of = NULL, rule = 'application_withdrawn', facts = jsonb_build_object('because', because),
        actor_user_id = (SELECT w.user_id FROM actor() w)
    WHERE a.id = withdraw_application.application AND a.state <> 'withdrawn';
    IF NOT FOUND THEN
        PERFORM refuse('application_withdrawn_already', '{}');
    END IF;
END
$$;

-- Marks an application as another one's double: the same person applied twice, and only the other counts. With a NULL
-- other the mark is taken back.
CREATE OR REPLACE FUNCTION atelier.double_application(application uuid, other uuid, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Applications of a round that look like one person's: the same name, spaces and case aside, with the same birth year, or
-- with the same phone and no birth year that speaks against it. Each points to the first of its kind.
CREATE OR REPLACE FUNCTION atelier.likely_doubles(round uuid) RETURNS TABLE (application text, other text, same text)
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp SET jit = off
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

-- The special answers of an application: for the round's office alone, whoever else may see the person.
CREATE OR REPLACE FUNCTION atelier.special_answers(application uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.special
    FROM application a
    JOIN round r ON r.id = a.round_id
    WHERE a.id = special_answers.application AND actor_is_staff() AND r.office_id = actor_office()
        AND in_scope(a.person_id, actor_office())
    $$;

-- Deletes the answers whose time is over: so many days after their round was finished. What the audit kept of them goes
-- too; its salted hash stays. One row a round and field from which something was deleted; for a job or an administrator.
CREATE OR REPLACE FUNCTION atelier.delete_expired_answers() RETURNS TABLE (round text, field text, answers bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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
            new = v.new #- ARRAY['answers', over.key] #- ARRAY['special', over.key]
        FROM audit u
        WHERE u.row_id = ANY(emptied) AND u.table_name = 'application' AND v.at = u.at AND v.audit_id = u.id;
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
