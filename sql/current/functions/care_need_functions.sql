-- Records what a person needs in a session that they are registered for. The host may, and the office that registered the
-- person for it, though only the host reads it afterwards.
CREATE OR REPLACE FUNCTION atelier.add_care_need(session uuid, person uuid, kind text, need text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Takes a person's needs of a kind (NULL: of every kind) in a session away. Only the host may.
CREATE OR REPLACE FUNCTION atelier.remove_care_needs(session uuid, person uuid, kind text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- The day on which a session's care needs are to be deleted: so many days after its last one (setting
-- care_need.days_kept, 14 if there is none).
CREATE OR REPLACE FUNCTION atelier.care_need_deleted_on(ends_at timestamptz, zone text) RETURNS date
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT (ends_at AT TIME ZONE zone)::date
        + COALESCE((SELECT (t.value #>> '{}')::integer FROM setting t WHERE t.name = 'care_need.days_kept'), 14)
    $$;
