-- Puts a trainer on a session, or changes where that stands: proposed → asked → accepted | declined; asked and accepted
-- hold the trainer's time; any of these → withdrawn. Refused if the trainer is not qualified for the training on every
-- day of the session or is expected elsewhere, unless `override` says why not; it stays on the assignment.
CREATE OR REPLACE FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, override text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    assigned uuid;
BEGIN
    PERFORM require_host(assign.session);
    PERFORM FROM session s WHERE s.id = assign.session FOR NO KEY UPDATE;
    SELECT a.id INTO assigned
    FROM assignment a
    WHERE a.session_id = assign.session AND a.trainer_id = assign.trainer AND a.state IN ('proposed', 'asked', 'accepted');
    IF assigned IS NULL THEN
        IF assign.state NOT IN ('proposed', 'asked', 'accepted') THEN
            PERFORM refuse('assignment_unknown', '{}');
        END IF;
        INSERT INTO assignment (session_id, trainer_id, role, state, override_reason)
        VALUES (assign.session, assign.trainer, COALESCE(assign.role, 'lead'), assign.state, assign.override)
        RETURNING id INTO assigned;
    ELSE
        UPDATE assignment a
        SET state = assign.state,
            role = COALESCE(assign.role, a.role),
            override_reason = COALESCE(assign.override, a.override_reason)
        WHERE a.id = assigned;
    END IF;
    RETURN assigned;
END
$$;

-- Before an assignment is written: its states only along the drawn transitions, and a qualification that holds on the
-- session's days (local to the session's zone) unless overridden.
CREATE OR REPLACE FUNCTION atelier.assignment_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    gap record;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('proposed', 'asked'), ('proposed', 'accepted'), ('proposed', 'withdrawn'),
        ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'withdrawn')) THEN
        PERFORM refuse('assignment_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF NEW.state IN ('proposed', 'asked', 'accepted') THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', s.code, 'because', s.cancelled_because))
        FROM session s
        WHERE s.id = NEW.session_id AND s.state = 'cancelled';
    END IF;
    IF NEW.override_reason IS NULL AND NEW.state IN ('proposed', 'asked', 'accepted') THEN
        SELECT * INTO gap FROM unqualified_on(NEW.session_id, NEW.trainer_id);
        IF FOUND THEN
            PERFORM refuse('assignment_qualified', to_jsonb(gap));
        END IF;
    END IF;
    RETURN NEW;
END
$$;

-- After an assignment was written: the person's time is held or given back. The hold stands in the same table as a
-- participant's, so nobody is expected in two places in whatever roles.
CREATE OR REPLACE FUNCTION atelier.assignment_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    who uuid := (SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id);
BEGIN
    IF NEW.state IN ('asked', 'accepted') THEN
        IF NOT EXISTS (SELECT FROM hold h WHERE h.assignment_id = NEW.id) THEN
            PERFORM hold_assignment(NEW.id);
        END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.state IN ('asked', 'accepted') THEN
        DELETE FROM hold h WHERE h.assignment_id = NEW.id;
        PERFORM give_back(ARRAY[who], ARRAY[NEW.session_id]);
    END IF;
    RETURN NULL;
END
$$;

-- Holds the time of an assignment's person; refused if they are expected elsewhere, unless overridden.
CREATE OR REPLACE FUNCTION atelier.hold_assignment(assignment uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    item record;
    clash record;
    chosen uuid := hold_assignment.assignment;
BEGIN
    SELECT a.session_id, a.override_reason, t.person_id, t.code INTO item
    FROM assignment a
    JOIN trainer t ON t.id = a.trainer_id
    WHERE a.id = hold_assignment.assignment;
    PERFORM FROM person p WHERE p.id = item.person_id FOR NO KEY UPDATE;
    PERFORM cut_holds(ARRAY[item.person_id], ARRAY[item.session_id]);
    IF item.override_reason IS NOT NULL THEN
        chosen := COALESCE(join_bundles(item.person_id, item.session_id), chosen);
    ELSE
        SELECT h.block_id, b.zone INTO clash
        FROM pieces(item.person_id, item.session_id) p
        JOIN block b ON b.id = p.block_id
        JOIN hold h ON h.person_id = item.person_id AND h.during && p.during
        ORDER BY lower(h.during), h.id
        LIMIT 1;
        IF FOUND THEN
            PERFORM refuse('trainer_one_place_at_a_time', busy(clash.block_id, clash.zone)
                || jsonb_build_object('trainer', item.code));
        END IF;
    END IF;
    INSERT INTO hold (person_id, during, block_id, assignment_id, bundle)
    SELECT item.person_id, p.during, p.block_id, hold_assignment.assignment, chosen
    FROM pieces(item.person_id, item.session_id) p;
END
$$;

-- The training and days of a session for which a trainer has no valid qualification; no row if none is needed or it is
-- there. A qualification covers a day of the session if it holds on the local date of the block's start.
CREATE OR REPLACE FUNCTION atelier.unqualified_on(session uuid, trainer uuid)
    RETURNS TABLE (trainer text, training text, day date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT t.code, g.code, b.starts_local::date
    FROM session s
    JOIN training g ON g.id = s.training_id
    JOIN block b ON b.session_id = s.id
    JOIN trainer t ON t.id = unqualified_on.trainer
    WHERE s.id = unqualified_on.session AND actor_is_staff() AND NOT EXISTS (
        SELECT FROM qualification q
        WHERE q.trainer_id = t.id AND q.training_id = g.id AND q.valid @> b.starts_local::date)
    ORDER BY b.starts_local, b.id
    LIMIT 1
    $$;
