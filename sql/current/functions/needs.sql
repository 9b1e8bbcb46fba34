-- Needs, referrals and outcomes are written by these functions only. Each locks the person first, so that what happens to
-- one person's needs happens one after the other, and reads the facts in later statements.

-- The actor's office may act on the need: it wrote it down, or registered the person, and sees the person now.
CREATE OR REPLACE FUNCTION atelier.may_tend_need(need uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM need n
        WHERE n.id = may_tend_need.need AND in_my_scope(n.person_id)
            AND (n.office_id = actor_office() OR EXISTS (
                SELECT FROM person_office o
                WHERE o.person_id = n.person_id AND o.office_id = actor_office() AND o.purpose = 'registered')))
    $$;

-- Locks the person of a need that the actor may act on; refused as unknown otherwise.
CREATE OR REPLACE FUNCTION atelier.require_need(need uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM person p
    WHERE p.id = (SELECT n.person_id FROM need n WHERE n.id = require_need.need)
    FOR NO KEY UPDATE;
    IF NOT may_tend_need(require_need.need) THEN
        PERFORM refuse('need_unknown', '{}');
    END IF;
END
$$;

-- Writes down what a person is looking for.
CREATE OR REPLACE FUNCTION atelier.add_need(
    person uuid, project uuid, theme text, training uuid, country text, language text, words text, review_on date
) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made text;
BEGIN
    PERFORM FROM person p WHERE p.id = add_need.person FOR NO KEY UPDATE;
    IF NOT in_my_scope(add_need.person)
        OR NOT EXISTS (SELECT FROM person p WHERE p.id = add_need.person AND p.erased_at IS NULL) THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    INSERT INTO need (person_id, office_id, project_id, theme, training_id, country_code, language, words, review_on)
    VALUES (add_need.person, actor_office(), add_need.project, add_need.theme, add_need.training, add_need.country,
        add_need.language, add_need.words, add_need.review_on)
    RETURNING reference INTO made;
    RETURN made;
END
$$;

-- A need is met, or closed because; not while a referral of it is under way.
CREATE OR REPLACE FUNCTION atelier.close_need(need uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    pending record;
BEGIN
    PERFORM require_need(close_need.need);
    SELECT r.reference, r.state INTO pending
    FROM referral r
    WHERE r.need_id = close_need.need AND r.state IN ('proposed', 'accepted')
    ORDER BY r.proposed_on, r.id
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('need_referral_under_way', jsonb_build_object('referral', pending.reference, 'state', pending.state));
    END IF;
    UPDATE need n SET state = close_need.state, closed_because = NULLIF(btrim(close_need.because), '')
    WHERE n.id = close_need.need AND n.state = 'open';
    IF NOT FOUND THEN
        PERFORM refuse('need_transition', (SELECT jsonb_build_object('need', n.reference, 'from', n.state, 'to', close_need.state)
            FROM need n WHERE n.id = close_need.need));
    END IF;
END
$$;

-- Sends the person of an open need on: to a session that the actor sees and that isn't over, a training, or an
-- organisation's service.
CREATE OR REPLACE FUNCTION atelier.refer(
    need uuid, session uuid, training uuid, organisation uuid, service text, answer_by date
) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    asked record;
    target record;
    made text;
BEGIN
    PERFORM require_need(refer.need);
    SELECT n.reference, n.person_id, n.state INTO asked FROM need n WHERE n.id = refer.need;
    IF asked.state <> 'open' THEN
        PERFORM refuse('referral_need_open', jsonb_build_object('need', asked.reference, 'state', asked.state));
    END IF;
    IF refer.session IS NOT NULL THEN
        SELECT s.code, s.state, s.ends_at <= atelier.now() AS over INTO target
        FROM session s
        WHERE s.id = refer.session AND (may_host(s.host_office_id) OR (s.visibility = 'public' AND s.state <> 'draft'));
        IF NOT FOUND THEN
            PERFORM refuse('session_unknown', '{}');
        ELSIF target.state <> 'published' OR target.over THEN
            PERFORM refuse('referral_session_coming', jsonb_build_object('session', target.code));
        END IF;
    END IF;
    INSERT INTO referral (need_id, person_id, office_id, session_id, training_id, organisation_id, service, answer_by)
    VALUES (refer.need, asked.person_id, actor_office(), refer.session, refer.training, refer.organisation,
        refer.service, refer.answer_by)
    RETURNING reference INTO made;
    RETURN made;
END
$$;

-- Moves a referral along its states; declined and dropped out say why.
CREATE OR REPLACE FUNCTION atelier.move_referral(referral uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    asked uuid;
BEGIN
    SELECT r.need_id INTO asked FROM referral r WHERE r.id = move_referral.referral;
    IF NOT FOUND OR NOT may_tend_need(asked) THEN
        PERFORM refuse('referral_unknown', '{}');
    END IF;
    PERFORM require_need(asked);
    IF EXISTS (SELECT FROM referral r WHERE r.id = move_referral.referral AND r.state = move_referral.state) THEN
        PERFORM refuse('referral_transition', (SELECT jsonb_build_object(
            'referral', r.reference, 'from', r.state, 'to', move_referral.state) FROM referral r WHERE r.id = move_referral.referral));
    END IF;
    UPDATE referral r
    SET state = move_referral.state, because = COALESCE(NULLIF(btrim(move_referral.because), ''), r.because)
    WHERE r.id = move_referral.referral;
END
$$;

-- Writes down what came of it, for a person whom the actor sees or for an organisation. The project is the one given, else
-- that of the referral's need, else that of the session.
CREATE OR REPLACE FUNCTION atelier.record_outcome(
    person uuid, organisation uuid, project uuid, kind text, happened_on date, words text, amount numeric, currency text,
    referral uuid, session uuid
) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made text;
    who uuid := record_outcome.person;
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    IF record_outcome.referral IS NOT NULL THEN
        SELECT r.person_id INTO who FROM referral r WHERE r.id = record_outcome.referral AND may_tend_need(r.need_id);
        IF NOT FOUND THEN
            PERFORM refuse('referral_unknown', '{}');
        ELSIF who IS DISTINCT FROM COALESCE(record_outcome.person, who) THEN
            PERFORM refuse('outcome_referral_of_person', '{}');
        END IF;
    END IF;
    PERFORM FROM person p WHERE p.id = who FOR NO KEY UPDATE;
    IF who IS NOT NULL AND (NOT in_my_scope(who)
        OR NOT EXISTS (SELECT FROM person p WHERE p.id = who AND p.erased_at IS NULL)) THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    INSERT INTO outcome (person_id, organisation_id, office_id, project_id, kind, happened_on, words, amount, currency,
        referral_id, session_id)
    VALUES (who, record_outcome.organisation, actor_office(),
        COALESCE(record_outcome.project,
            (SELECT n.project_id FROM referral r JOIN need n ON n.id = r.need_id WHERE r.id = record_outcome.referral),
            (SELECT s.project_id FROM session s WHERE s.id = record_outcome.session)),
        record_outcome.kind, record_outcome.happened_on, record_outcome.words, record_outcome.amount,
        record_outcome.currency, record_outcome.referral, record_outcome.session)
    RETURNING reference INTO made;
    RETURN made;
END
$$;
