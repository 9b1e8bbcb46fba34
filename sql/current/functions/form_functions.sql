-- A day of the calendar from ISO 8601 text, or NULL if the text isn't one; never an error.
CREATE OR REPLACE FUNCTION atelier.day(iso text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN iso ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND left(iso, 4) <> '0000' THEN CASE
            WHEN right(iso, 2)::integer <= extract(day FROM make_date(left(iso, 4)::integer, substr(iso, 6, 2)::integer, 1)
                + interval '1 month -1 day')
            THEN make_date(left(iso, 4)::integer, substr(iso, 6, 2)::integer, right(iso, 2)::integer) END
    END
    $$;

-- Adds a form, or the next version of one, for the actor's office; only that office and who plans for all may go on with
-- a form.
CREATE OR REPLACE FUNCTION atelier.add_form(code text, definition jsonb) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- A form doesn't change: what people answered was asked by that version.
CREATE OR REPLACE FUNCTION atelier.form_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM refuse('form_fixed', jsonb_build_object('form', OLD.code, 'version', OLD.version));
    RETURN NULL;
END
$$;

-- After a form was added: its fields, taken apart, judged by the constraints of form_field and by what concerns several.
CREATE OR REPLACE FUNCTION atelier.form_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Refuses a pattern that is no regular expression.
CREATE OR REPLACE FUNCTION atelier.require_pattern(field text, pattern text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM '' ~ ('^(?:' || pattern || ')$');
EXCEPTION WHEN invalid_regular_expression THEN
    PERFORM refuse('form_field_pattern', jsonb_build_object('field', field, 'pattern', pattern));
END
$$;

-- What is wrong with answers to a form: one row an item (from 1) and field, none if they may be kept. An answer is absent
-- or it is a value; null and empty ones are none. Swift says the same by the same rules (Form.Definition.faults).
CREATE OR REPLACE FUNCTION atelier.answer_faults(form uuid, answers jsonb[])
    RETURNS TABLE (item integer, place integer, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
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
    $$;
