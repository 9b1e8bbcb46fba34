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
    PERFORM require_unfrozen(array_agg(n.id)) FROM new_rows n;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.application_after_update() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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
