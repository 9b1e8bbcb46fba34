-- An offered seat is held for a person who waited, until they say yes or no, or the time is over. The clock starts when the
-- offer was delivered; until it is, it doesn't run. What is said of one of a group holds for all of it.

-- The registrations that an offer stands for: one, or those of its group. Refused unless it is offered, and for anybody but
-- the office that registered the person and the host.
CREATE OR REPLACE FUNCTION atelier.require_offer(registration uuid) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    mine record;
BEGIN
    SELECT r.session_id INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = require_offer.registration
        AND actor_is_staff() AND (r.office_id = actor_office() OR may_host(s.host_office_id));
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    SELECT r.state, r.group_id, s.code INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = require_offer.registration;
    IF mine.state <> 'offered' THEN
        PERFORM refuse('registration_not_offered', jsonb_build_object('session', mine.code, 'state', mine.state));
    END IF;
    RETURN ARRAY(
        SELECT r.id
        FROM registration r
        WHERE r.state = 'offered' AND (r.id = require_offer.registration OR r.group_id = mine.group_id)
        ORDER BY r.id);
END
$$;

-- Writes down when an offer reached the person, from which its hours count, not beyond the session's start, or its end once it
-- has begun; that is neither in the future nor, to the minute, before the offer, and is said once. Returns until when the
-- offer is open (exclusive).
CREATE OR REPLACE FUNCTION atelier.deliver_offer(registration uuid, delivered timestamptz) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    offered uuid[] := require_offer(deliver_offer.registration);
    ends timestamptz;
BEGIN
    IF delivered > atelier.now() THEN
        PERFORM refuse('offer_delivered_ahead', '{}');
    END IF;
    PERFORM refuse('offer_delivered_before', jsonb_build_object('session', s.code, 'zone', s.zone,
        'offered', to_char(r.offered_at AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI')))
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = deliver_offer.registration AND delivered < date_trunc('minute', r.offered_at);
    UPDATE registration r
    SET offer_delivered_at = GREATEST(delivered, r.offered_at),
        offer_until = LEAST(GREATEST(delivered, r.offered_at) + make_interval(hours => r.offer_hours),
            CASE WHEN delivered < s.starts_at THEN s.starts_at ELSE s.ends_at END)
    FROM session s
    WHERE r.id = ANY(offered) AND s.id = r.session_id AND r.offer_delivered_at IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse('offer_delivered_once', (
            SELECT jsonb_build_object('until', to_char(r.offer_until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone)
            FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE r.id = deliver_offer.registration));
    END IF;
    SELECT r.offer_until INTO ends FROM registration r WHERE r.id = deliver_offer.registration;
    PERFORM tend_at(r.session_id, ends) FROM registration r WHERE r.id = deliver_offer.registration;
    RETURN ends;
END
$$;

-- The person says yes, and has the seat; or no, and the seat goes to the next. Returns how many moved up by it.
CREATE OR REPLACE FUNCTION atelier.answer_offer(registration uuid, accepts boolean) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    offered uuid[] := require_offer(answer_offer.registration);
    theirs record;
BEGIN
    SELECT r.session_id, r.offer_until, s.code, s.zone INTO theirs
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = answer_offer.registration;
    IF accepts AND theirs.offer_until <= atelier.now() THEN
        PERFORM refuse('offer_over', jsonb_build_object('session', theirs.code, 'zone', theirs.zone,
            'until', to_char(theirs.offer_until AT TIME ZONE theirs.zone, 'YYYY-MM-DD HH24:MI')));
    END IF;
    PERFORM lock_people(ARRAY[theirs.session_id], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = ANY(offered)),
        cardinality(offered));
    UPDATE registration r
    SET state = CASE WHEN accepts THEN 'confirmed' ELSE 'cancelled' END,
        rule = CASE WHEN NOT accepts THEN 'offer_declined' END,
        facts = NULL,
        actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE r.id = ANY(offered);
    RETURN CASE WHEN accepts THEN 0 ELSE promote(theirs.session_id) END;
END
$$;

-- Offers of a session whose time is over lapse: the seat is free again, and the person is the last of the line; who lets a
-- second one pass isn't asked a third time. Called with the session locked.
CREATE OR REPLACE FUNCTION atelier.lapse_offers(session uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    lapsed uuid[] := ARRAY(
        SELECT r.id
        FROM registration r
        WHERE r.session_id = lapse_offers.session AND r.state = 'offered' AND r.offer_until <= atelier.now()
        ORDER BY r.arrival);
BEGIN
    PERFORM lock_people(ARRAY[lapse_offers.session], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = ANY(lapsed)),
        cardinality(lapsed));
    UPDATE registration r
    SET state = CASE WHEN r.offers_lapsed = 0 THEN 'waitlisted' ELSE 'cancelled' END,
        rule = CASE WHEN r.offers_lapsed = 0 THEN 'offer_lapsed' ELSE 'offer_lapsed_twice' END,
        facts = jsonb_build_object('until', to_char(r.offer_until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI'), 'zone', s.zone),
        offers_lapsed = r.offers_lapsed + 1,
        arrival = nextval('registration_arrival_seq')
    FROM session s
    WHERE r.id = ANY(lapsed) AND s.id = r.session_id;
    PERFORM notify_person(r.session_id, r.person_id, 'offer lapsed', r.facts)
    FROM registration r
    WHERE r.id = ANY(lapsed)
    ORDER BY r.person_id;
END
$$;

-- Moves who waits up or down the line, with those of the same group: a higher priority comes before all of a lower one,
-- whenever they came. Only for who plans the session, with a reason, which the audit keeps. Returns how many moved up by it.
CREATE OR REPLACE FUNCTION atelier.set_priority(registration uuid, priority integer, because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    mine record;
BEGIN
    SELECT r.session_id, r.group_id, s.code INTO mine
    FROM registration r
    JOIN session s ON s.id = r.session_id
    WHERE r.id = set_priority.registration AND may_host(s.host_office_id);
    IF NOT FOUND THEN
        PERFORM refuse('registration_unknown', '{}');
    ELSIF COALESCE(btrim(because), '') = '' THEN
        PERFORM refuse('registration_priority_because', '{}');
    ELSIF set_priority.priority NOT BETWEEN -100 AND 100 THEN
        PERFORM refuse('registration_priority_between', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    UPDATE registration r
    SET priority = set_priority.priority, actor_user_id = (SELECT a.user_id FROM actor() a)
    WHERE (r.id = set_priority.registration OR r.group_id = mine.group_id) AND r.session_id = mine.session_id
        AND r.state = 'waitlisted';
    IF NOT FOUND THEN
        PERFORM refuse('registration_not_waiting', jsonb_build_object('session', mine.code));
    END IF;
    RETURN promote(mine.session_id);
END
$$;
