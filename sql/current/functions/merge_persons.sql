-- Makes one person of two: everything about `gone` becomes about `keep`, whose own data win; the reference of `gone` finds
-- `keep` from then on. Returns what was done, row by row. In one session the better standing stays and the other is
-- cancelled. Refused if both are expected in two places at once, or if both are trainers.
-- Only an office that registered or hosts both may. Locks sessions, then both persons by id; who comes in between waits and
-- then finds `gone` gone.
CREATE OR REPLACE FUNCTION atelier.merge_persons(keep uuid, gone uuid, because text)
    RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- One session, two registrations: the better standing stays (confirmed, offered, waitlisted, requested; then the earlier
-- one), gets the other's attendance and whatever else hangs on it, and the other is cancelled.
CREATE OR REPLACE FUNCTION atelier.merge_standings(keep uuid, gone uuid)
    RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
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
$$;

-- Refuses the merging of two who are expected in two places at once; a session and one that it is part of are one place.
CREATE OR REPLACE FUNCTION atelier.require_no_clash(keep uuid, gone uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- What there may be only one of: the person's own data, who sees the person, a live consent to a purpose, a decision about
-- a pair, the certificate of a session or series.
CREATE OR REPLACE FUNCTION atelier.merge_single_rows(keep uuid, gone uuid)
    RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Whatever else is about `gone`, in whatever table: one noun and session, or number of rows, a line.
CREATE OR REPLACE FUNCTION atelier.merge_all_rows(keep uuid, gone uuid)
    RETURNS TABLE (noun text, what text, detail text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
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
$$;
