-- What an erasure does in each of its places, in this order: rows are deleted, columns are emptied (the SET clause), or
-- nothing in them is personal. A place that is not named here makes every erasure fail, and a test.
CREATE OR REPLACE FUNCTION atelier.erasure_plan() RETURNS TABLE (step integer, table_name text, column_name text, action text, clause text)
    LANGUAGE sql IMMUTABLE SET search_path = atelier, public, pg_temp
    AS $$
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
    $$;

-- The places where something stands about a person: the columns that name one, and of tables without such a column those
-- that refer to a row that does (an attendance to its registration, a qualification to its trainer). `theirs` selects what
-- stands in the column of a person's rows, the person being $1.
CREATE OR REPLACE FUNCTION atelier.erasure_places() RETURNS TABLE (table_name text, column_name text, theirs text)
    LANGUAGE sql STABLE SET search_path = atelier, public, pg_temp
    AS $$
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
    $$;

-- Erases a person: names, contacts, birth date and everything personal go, here and in the audit, with the salts; sex, age
-- group, country and organisation stay for the counts, certificates stay by number. Coming registrations are cancelled
-- first, and their seats go to who waits; applications of rounds that aren't decided are withdrawn. Refused while the
-- person is expected as a trainer or speaker.
-- Only an office that registered the person may. Returns what goes and what stays, a noun a line.
CREATE OR REPLACE FUNCTION atelier.erase_person(person uuid, because text) RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Locks the person and refuses an erasure by an office that didn't register them, and of who is still expected to teach.
CREATE OR REPLACE FUNCTION atelier.require_erasable(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Takes away what is personal, by the plan; also what is replayed on a restored backup.
CREATE OR REPLACE FUNCTION atelier.take_person_away(person uuid) RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Deletes the values, with their salts, that the audit has of a person and of the rows that the plan empties or deletes,
-- also of those that are gone since. Returns how many.
CREATE OR REPLACE FUNCTION atelier.forget_values(person uuid) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
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
$$;
