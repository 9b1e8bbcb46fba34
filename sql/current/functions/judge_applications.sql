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
    LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
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
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
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
-- too, with the salt, so that its hash, which stays, answers no guess. One row a round and field from which something was
-- deleted; for a job or an administrator.
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

-- The same as a number, for delete_expired(), which runs everything of that kind.
CREATE OR REPLACE FUNCTION atelier.delete_expired_applications() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT COALESCE(sum(d.answers), 0)::bigint FROM delete_expired_answers() d $$;
