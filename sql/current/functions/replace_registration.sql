-- Puts another person into a registration's place: same standing, same place in the queue, same reserved seat; the old one
-- is cancelled and the new one points to it, so that the history stays; an offer goes on with its clock, and who waits with
-- others goes on with them. Refused if the other person is in the session already or expected elsewhere then, hasn't
-- followed what the training presupposes (unless `unprepared`, a reason that staff alone may give), and once attendance is
-- recorded. Allowed to the office that registered the person, to the host, and to the link by which the person was
-- nominated. Returns the new registration.
CREATE OR REPLACE FUNCTION atelier.replace_registration(registration uuid, person uuid, because text,
    unprepared text DEFAULT NULL) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Moves a registration to another session, all or nothing: cancelled here, admitted there; who waits here moves up. Unless
-- `waiting` is allowed, a full session refuses. Returns the new registration.
CREATE OR REPLACE FUNCTION atelier.transfer_registration(
    registration uuid, session uuid, because text, identity text, override text, waiting boolean
) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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

-- Registers a person for every session of a series, all or nothing. Returns how many.
CREATE OR REPLACE FUNCTION atelier.register_for_series(series uuid, person uuid, identity text, override text, late text)
    RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
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
