-- The states of needs and referrals, along the drawn transitions only, and what an outcome must fit.
--   need      open → met | closed
--   referral  proposed → accepted | declined; accepted → completed | dropped out
CREATE OR REPLACE FUNCTION atelier.need_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'nothing' END;
BEGIN
    IF NEW.state <> before AND (before, NEW.state) NOT IN (('nothing', 'open'), ('open', 'met'), ('open', 'closed')) THEN
        PERFORM refuse('need_transition', jsonb_build_object('need', NEW.reference, 'from', before, 'to', NEW.state));
    END IF;
    IF NEW.state <> before AND NEW.state <> 'open' THEN
        NEW.closed_at := atelier.now();
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION atelier.referral_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state ELSE 'nothing' END;
BEGIN
    IF NEW.state <> before AND (before, NEW.state) NOT IN (('nothing', 'proposed'), ('proposed', 'accepted'),
        ('proposed', 'declined'), ('accepted', 'completed'), ('accepted', 'dropped out')) THEN
        PERFORM refuse('referral_transition', jsonb_build_object(
            'referral', NEW.reference, 'from', before, 'to', NEW.state));
    END IF;
    IF NEW.state <> before THEN
        NEW.changed_at := atelier.now();
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION atelier.outcome_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_decimals('outcome_decimals', NEW.amount, NEW.currency);
    -- A day that has begun somewhere (UTC+14).
    IF NEW.happened_on > (atelier.now() AT TIME ZONE 'Pacific/Kiritimati')::date THEN
        PERFORM refuse('outcome_ahead', jsonb_build_object('day', NEW.happened_on));
    END IF;
    IF TG_OP = 'INSERT' AND NEW.session_id IS NOT NULL AND NEW.person_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = NEW.session_id AND r.person_id = NEW.person_id AND r.state = 'confirmed') THEN
        PERFORM refuse('outcome_session_of_person', jsonb_strip_nulls(jsonb_build_object(
            'person', person_reference(NEW.person_id),
            'session', (SELECT s.code FROM session s WHERE s.id = NEW.session_id))));
    END IF;
    RETURN NEW;
END
$$;
