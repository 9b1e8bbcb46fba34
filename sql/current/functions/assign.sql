-- Puts somebody on a session as lead, co-trainer, interpreter or speaker, or changes where that stands: proposed → asked →
-- accepted | declined; asked and accepted hold the person's time; any of these → withdrawn. `trainer` is who has a code,
-- `person` a speaker without one. Refused unless the reason is given for just that rule:
--   `unqualified`    a lead or co-trainer not qualified for the training on every day of the session
--   `unpaired`       an interpreter without a language pair with the session's language
--   `double_booked`  anybody who is expected elsewhere
-- The reasons stay on the assignment. `because` is why somebody declined or is withdrawn.
CREATE OR REPLACE FUNCTION atelier.assign(session uuid, trainer uuid, role text, state text, unqualified text,
    double_booked text DEFAULT NULL, unpaired text DEFAULT NULL, person uuid DEFAULT NULL, because text DEFAULT NULL)
    RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    who uuid;
    assigned uuid;
BEGIN
    PERFORM require_host(assign.session);
    PERFORM FROM session s WHERE s.id = assign.session FOR NO KEY UPDATE;
    SELECT COALESCE((SELECT t.person_id FROM trainer t WHERE t.id = assign.trainer), assign.person) INTO who;
    SELECT a.id INTO assigned FROM live_assignment(assign.session, who, assign.role) a;
    IF assigned IS NULL THEN
        IF assign.state NOT IN ('proposed', 'asked', 'accepted') THEN
            PERFORM refuse('assignment_unknown', '{}');
        ELSIF assign.trainer IS NULL AND NOT COALESCE(in_my_scope(who), false) THEN
            PERFORM refuse('person_unknown', '{}');
        END IF;
        INSERT INTO assignment (session_id, trainer_id, person_id, role, state, unqualified_because, double_booked_because,
            unpaired_because)
        VALUES (assign.session, assign.trainer, who,
            COALESCE(assign.role, CASE WHEN assign.trainer IS NULL THEN 'speaker' ELSE 'lead' END), assign.state,
            assign.unqualified, assign.double_booked, assign.unpaired)
        RETURNING id INTO assigned;
    ELSE
        UPDATE assignment a
        SET state = assign.state,
            role = COALESCE(assign.role, a.role),
            state_because = COALESCE(assign.because, a.state_because),
            unqualified_because = COALESCE(assign.unqualified, a.unqualified_because),
            double_booked_because = COALESCE(assign.double_booked, a.double_booked_because),
            unpaired_because = COALESCE(assign.unpaired, a.unpaired_because)
        WHERE a.id = assigned;
    END IF;
    RETURN assigned;
END
$$;

-- Why people declined or are withdrawn, and why they are on a session against a rule: for the staff of the session's host
-- and of the offices that see the person. A row for each of those assignments of which the actor may know it.
CREATE OR REPLACE FUNCTION atelier.assignment_reasons(assignments uuid[])
    RETURNS TABLE (assignment_id uuid, state_because text, unqualified_because text, double_booked_because text,
        unpaired_because text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.id, a.state_because, a.unqualified_because, a.double_booked_because, a.unpaired_because
    FROM assignment a
    JOIN session s ON s.id = a.session_id
    CROSS JOIN actor() w
    WHERE a.id = ANY(assignments) AND (w.role IN ('administrator', 'coordinator')
        OR (w.role = 'office' AND (s.host_office_id = w.office_id OR in_scope(a.person_id, w.office_id))))
    $$;

-- A person's assignment to a session that is proposed, asked or accepted: that of the role's group, a speaker's or one of
-- the others; any for no role, the speaker's last.
CREATE OR REPLACE FUNCTION atelier.live_assignment(session uuid, person uuid, role text) RETURNS SETOF atelier.assignment
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.*
    FROM assignment a
    WHERE a.session_id = live_assignment.session AND a.person_id = live_assignment.person
        AND a.state IN ('proposed', 'asked', 'accepted')
        AND (live_assignment.role IS NULL OR (a.role = 'speaker') = (live_assignment.role = 'speaker'))
    ORDER BY a.role = 'speaker'
    LIMIT 1
    $$;

-- Writes down what somebody who was asked answered, accepted or declined, or (`answer` NULL) that they were reminded. Refused
-- if they are not on the session any more: a yes that crosses a withdrawal brings nobody back.
CREATE OR REPLACE FUNCTION atelier.answer_assignment(session uuid, person uuid, answer text, because text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    live assignment;
    last record;
BEGIN
    PERFORM require_host(answer_assignment.session);
    PERFORM FROM session s WHERE s.id = answer_assignment.session FOR NO KEY UPDATE;
    -- Whoever was asked for one part and has accepted another answers for the one.
    SELECT a.* INTO live
    FROM assignment a
    WHERE a.session_id = answer_assignment.session AND a.person_id = answer_assignment.person
        AND a.state IN ('proposed', 'asked', 'accepted')
    ORDER BY a.state = 'asked' DESC, a.role = 'speaker'
    LIMIT 1;
    IF live.id IS NULL THEN
        SELECT a.state, a.state_because INTO last
        FROM assignment a
        WHERE a.session_id = answer_assignment.session AND a.person_id = answer_assignment.person
        ORDER BY a.id DESC
        LIMIT 1;
        IF FOUND THEN
            PERFORM refuse('assignment_over', jsonb_strip_nulls(jsonb_build_object(
                'state', last.state, 'because', last.state_because)));
        END IF;
        PERFORM refuse('assignment_unknown', '{}');
    ELSIF live.state = 'proposed' OR (answer IS NULL AND live.state <> 'asked') THEN
        PERFORM refuse('assignment_not_asked', jsonb_build_object('state', live.state));
    ELSIF answer IS NULL THEN
        UPDATE assignment a SET reminded_at = atelier.now() WHERE a.id = live.id;
    ELSIF live.state <> answer THEN
        UPDATE assignment a SET state = answer, state_because = answer_assignment.because WHERE a.id = live.id;
    END IF;
    RETURN live.role;
END
$$;

-- Before an assignment is written: its states only along the drawn transitions; a qualification, or a language pair, that
-- holds on the session's days (local to the session's zone) unless overridden; when it was asked and answered.
CREATE OR REPLACE FUNCTION atelier.assignment_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    moves boolean := TG_OP = 'INSERT';
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.person_id := COALESCE((SELECT t.person_id FROM trainer t WHERE t.id = NEW.trainer_id), NEW.person_id);
    ELSIF NEW.state <> OLD.state THEN
        moves := true;
        IF (OLD.state, NEW.state) NOT IN (
            ('proposed', 'asked'), ('proposed', 'accepted'), ('proposed', 'withdrawn'),
            ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'withdrawn')) THEN
            PERFORM refuse('assignment_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
        END IF;
    END IF;
    IF moves AND NEW.state = 'asked' THEN
        NEW.asked_at := atelier.now();
    ELSIF moves AND NEW.state IN ('accepted', 'declined') THEN
        NEW.answered_at := atelier.now();
    ELSIF moves AND NEW.state = 'withdrawn' AND NEW.state_because IS NULL THEN
        NEW.state_because := (SELECT s.cancelled_because FROM session s WHERE s.id = NEW.session_id);
    END IF;
    IF NEW.state IN ('proposed', 'asked', 'accepted') AND (moves OR (NEW.session_id, NEW.trainer_id, NEW.role)
        IS DISTINCT FROM (OLD.session_id, OLD.trainer_id, OLD.role)) THEN
        PERFORM require_fit(NEW);
    END IF;
    RETURN NEW;
END
$$;

-- Refuses an assignment to a cancelled session or of an erased person, a lead or co-trainer who isn't qualified, an interpreter without the
-- session's language, unless overridden.
CREATE OR REPLACE FUNCTION atelier.require_fit(wanted atelier.assignment) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM refuse('session_cancelled', jsonb_build_object('session', s.code, 'because', s.cancelled_because))
    FROM session s
    WHERE s.id = wanted.session_id AND s.state = 'cancelled';
    PERFORM require_not_erased(wanted.person_id);
    IF wanted.trainer_id IS NULL THEN
        -- A speaker; assignment_trainer_named refuses the others.
        RETURN;
    ELSIF wanted.role IN ('lead', 'co-trainer') AND wanted.unqualified_because IS NULL THEN
        PERFORM refuse('assignment_qualified', jsonb_strip_nulls(to_jsonb(gap)))
        FROM unqualified_on(wanted.session_id, wanted.trainer_id) AS gap;
    ELSIF wanted.role = 'interpreter' AND wanted.unpaired_because IS NULL THEN
        PERFORM refuse('assignment_paired', to_jsonb(gap))
        FROM unpaired_on(wanted.session_id, wanted.trainer_id) AS gap;
    END IF;
END
$$;

-- After an assignment was written: the person's time is held or given back. The hold stands in the same table as a
-- participant's, so nobody is expected in two places in whatever roles.
CREATE OR REPLACE FUNCTION atelier.assignment_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NEW.state IN ('asked', 'accepted') THEN
        IF NOT EXISTS (SELECT FROM hold h WHERE h.assignment_id = NEW.id) THEN
            PERFORM hold_assignment(NEW);
        END IF;
    ELSIF TG_OP = 'UPDATE' AND OLD.state IN ('asked', 'accepted') THEN
        -- Locked first, as in let_go().
        PERFORM FROM person p WHERE p.id = NEW.person_id FOR NO KEY UPDATE;
        DELETE FROM hold h WHERE h.assignment_id = NEW.id;
        PERFORM give_back(ARRAY[NEW.person_id], ARRAY[NEW.session_id]);
    END IF;
    RETURN NULL;
END
$$;

-- Holds the time of an assignment's person; refused if they are expected elsewhere, unless overridden. Being in one session
-- twice is no clash with oneself for a speaker: the holds share a bundle.
CREATE OR REPLACE FUNCTION atelier.hold_assignment(wanted atelier.assignment) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    clash record;
    named jsonb;
    joined uuid;
BEGIN
    PERFORM FROM person p WHERE p.id = wanted.person_id FOR NO KEY UPDATE;
    PERFORM cut_holds(ARRAY[wanted.person_id], ARRAY[wanted.session_id]);
    SELECT h.block_id, mine.zone, there.session_id = wanted.session_id AS here INTO clash
    FROM pieces(wanted.person_id, wanted.session_id) p
    JOIN block mine ON mine.id = p.block_id
    JOIN hold h ON h.person_id = wanted.person_id AND h.during && p.during
    JOIN block there ON there.id = h.block_id
    LEFT JOIN assignment beside ON beside.id = h.assignment_id
    WHERE NOT (there.session_id = wanted.session_id
        AND (wanted.role = 'speaker' OR COALESCE(beside.role = 'speaker', false)))
    ORDER BY here DESC, lower(h.during), h.block_id
    LIMIT 1;
    IF FOUND AND (clash.here OR wanted.double_booked_because IS NULL) THEN
        SELECT jsonb_strip_nulls(jsonb_build_object('trainer', t.code, 'person', person_reference(p.id))) INTO named
        FROM person p
        LEFT JOIN trainer t ON t.id = wanted.trainer_id
        WHERE p.id = wanted.person_id;
        IF clash.here THEN
            PERFORM refuse('assignment_registered', named);
        ELSIF wanted.trainer_id IS NULL THEN
            PERFORM refuse('speaker_one_place_at_a_time', busy(clash.block_id, clash.zone) || named);
        END IF;
        PERFORM refuse('trainer_one_place_at_a_time', busy(clash.block_id, clash.zone) || named);
    END IF;
    joined := COALESCE(join_bundles(wanted.person_id, wanted.session_id), wanted.id);
    INSERT INTO hold (person_id, during, block_id, assignment_id, bundle)
    SELECT wanted.person_id, p.during, p.block_id, wanted.id, joined
    FROM pieces(wanted.person_id, wanted.session_id) p;
END
$$;

-- The bundle of whoever speaks in a session, in which they may also take part; NULL for everybody else.
CREATE OR REPLACE FUNCTION atelier.speaker_bundle(person uuid, session uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT h.bundle
    FROM assignment a
    JOIN hold h ON h.assignment_id = a.id
    WHERE a.session_id = speaker_bundle.session AND a.person_id = speaker_bundle.person AND a.role = 'speaker'
    ORDER BY h.during
    LIMIT 1
    $$;
