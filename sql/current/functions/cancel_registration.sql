-- Cancels a registration; the seat passes to who waits. Allowed to the office that registered the person and to the host.
CREATE OR REPLACE FUNCTION atelier.cancel_registration(registration uuid, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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
