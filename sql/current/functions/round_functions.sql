-- Before a round is written: its instants from its local times, its states only along the drawn transitions (draft → open
-- → closed → decided; abandoned from draft, open and closed), and once it is open only a later end. A draw that
-- was committed is run or abandoned first.
CREATE OR REPLACE FUNCTION atelier.round_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    NEW.opens_at := instant(NEW.opens_local, NEW.zone, NEW.opens_fold, 'opening');
    NEW.closes_at := instant(NEW.closes_local, NEW.zone, NEW.closes_fold, 'closing');
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            PERFORM refuse('round_transition', jsonb_build_object('round', NEW.code, 'from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'open'), ('draft', 'abandoned'), ('open', 'closed'), ('open', 'abandoned'), ('closed', 'decided'),
        ('closed', 'abandoned')) THEN
        PERFORM refuse('round_transition', jsonb_build_object('round', NEW.code, 'from', OLD.state, 'to', NEW.state));
    END IF;
    IF OLD.state <> 'draft' AND (
        (NEW.code, NEW.form_id, NEW.office_id, NEW.zone, NEW.opens_local)
            IS DISTINCT FROM (OLD.code, OLD.form_id, OLD.office_id, OLD.zone, OLD.opens_local)
        OR NEW.closes_at < OLD.closes_at OR (NEW.closes_at <> OLD.closes_at AND OLD.state <> 'open')) THEN
        PERFORM refuse('round_fixed', jsonb_build_object('round', NEW.code, 'state', OLD.state));
    END IF;
    IF NEW.state = 'closed' AND OLD.state = 'open' AND NEW.closes_at > atelier.now()
        AND COALESCE(btrim(NEW.state_because), '') = '' THEN
        PERFORM refuse('round_closed_early', jsonb_build_object('round', NEW.code,
            'closes', to_char(NEW.closes_local, 'YYYY-MM-DD HH24:MI'), 'zone', NEW.zone));
    END IF;
    IF NEW.state <> OLD.state THEN
        PERFORM refuse('round_draw_pending', jsonb_build_object('round', NEW.code, 'number', d.number))
        FROM draw d
        WHERE d.round_id = NEW.id AND d.state = 'committed';
    END IF;
    IF NEW.state = 'decided' AND OLD.state <> 'decided' AND COALESCE(btrim(NEW.state_because), '') = '' THEN
        PERFORM refuse('round_decide_because', jsonb_build_object('round', NEW.code, 'unanswered', u.applications))
        FROM unanswered(NEW.id) u
        WHERE u.applications > 0;
    END IF;
    NEW.finished_at := CASE WHEN NEW.state IN ('decided', 'abandoned') THEN COALESCE(OLD.finished_at, atelier.now()) END;
    RETURN NEW;
END
$$;

-- How many applications of a round have no answer: not judged, or eligible with neither a seat in one of its sessions nor a
-- place in its draw.
CREATE OR REPLACE FUNCTION atelier.unanswered(round uuid) RETURNS TABLE (applications bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT count(*)
    FROM application a
    WHERE a.round_id = unanswered.round AND a.state IN ('submitted', 'eligible')
        AND NOT EXISTS (
            SELECT FROM registration r
            JOIN round_session o ON o.session_id = r.session_id AND o.round_id = a.round_id
            WHERE r.person_id = a.person_id AND r.state IN ('confirmed', 'offered'))
        AND NOT EXISTS (SELECT FROM draw d JOIN draw_entry e ON e.draw_id = d.id WHERE d.round_id = a.round_id AND d.state = 'run' AND e.application_id = a.id)
    $$;

-- How many applications a round has, by state, for whoever sees the round; who they are is for those in whose scope they are.
CREATE OR REPLACE FUNCTION atelier.round_figures(round uuid)
    RETURNS TABLE (submitted bigint, eligible bigint, ineligible bigint, doubled bigint, withdrawn bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT count(*) FILTER (WHERE a.state = 'submitted'), count(*) FILTER (WHERE a.state = 'eligible'),
        count(*) FILTER (WHERE a.state = 'ineligible'), count(*) FILTER (WHERE a.state = 'doubled'),
        count(*) FILTER (WHERE a.state = 'withdrawn')
    FROM round r
    JOIN application a ON a.round_id = r.id
    WHERE r.id = round_figures.round AND actor_is_staff() AND (r.office_id = actor_office() OR actor_may_plan())
    $$;

-- Sessions and rules of a round are set while it is a draft; a session's seats are no more than it has.
CREATE OR REPLACE FUNCTION atelier.round_part_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    whose record;
    part record := COALESCE(NEW, OLD);
BEGIN
    SELECT r.code, r.state, r.form_id INTO whose FROM round r WHERE r.id = part.round_id FOR NO KEY UPDATE;
    IF whose.state <> 'draft' THEN
        PERFORM refuse('round_fixed', jsonb_build_object('round', whose.code, 'state', whose.state));
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_TABLE_NAME = 'round_session' THEN
        PERFORM refuse('round_session_seats', jsonb_build_object(
            'round', whose.code, 'session', s.code, 'seats', NEW.seats, 'capacity', s.capacity))
        FROM session s
        WHERE s.id = NEW.session_id AND s.capacity < NEW.seats;
    ELSIF NEW.field IS NOT NULL AND NOT EXISTS (
        SELECT FROM form_field f
        WHERE f.form_id = whose.form_id AND f.key = NEW.field AND f.type = ANY(CASE NEW.kind
            WHEN 'age' THEN '{date,number}'::text[]
            WHEN 'range' THEN '{number}'
            ELSE '{yes/no,choice,choices,country,text,number}' END)) THEN
        PERFORM refuse('round_rule_field', jsonb_build_object('round', whose.code, 'field', NEW.field, 'kind', NEW.kind));
    END IF;
    RETURN NEW;
END
$$;

-- Refuses, with one rule, an actor whose office doesn't run the round; locks the round, so that its state holds.
CREATE OR REPLACE FUNCTION atelier.require_round(round uuid) RETURNS atelier.round
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    locked round;
BEGIN
    SELECT r.* INTO locked FROM round r WHERE r.id = require_round.round FOR SHARE;
    IF locked.id IS NULL OR NOT may_host(locked.office_id) THEN
        PERFORM refuse('round_unknown', '{}');
    END IF;
    RETURN locked;
END
$$;

-- What doesn't let an application into a round at this moment; NULL if nothing. Late ones come on paper that was dated in
-- time, with a reason.
CREATE OR REPLACE FUNCTION atelier.round_refusal(round atelier.round, paper_on date, late text)
    RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE
        WHEN round.state NOT IN ('open', 'closed') THEN 'round_not_open'
        WHEN paper_on IS NOT NULL AND (paper_on NOT BETWEEN round.opens_local::date AND round.closes_local::date
            OR paper_on > (atelier.now() AT TIME ZONE round.zone)::date) THEN 'application_paper_in_time'
        WHEN late IS NOT NULL AND paper_on IS NULL THEN 'application_late_on_paper'
        WHEN late IS NOT NULL AND btrim(late) = '' THEN 'application_late_reason_present'
        WHEN late IS NULL AND (round.state <> 'open' OR atelier.now() < round.opens_at OR atelier.now() >= round.closes_at)
            THEN 'round_not_open'
    END
    $$;
