-- Invites a person whom the actor's office sees to a session that it may see, until an instant (exclusive).
CREATE OR REPLACE FUNCTION atelier.invite(session uuid, person uuid, channel text, until timestamptz) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    target record;
    made uuid;
BEGIN
    SELECT s.code, s.state, s.starts_at, s.zone, s.cancelled_because INTO target
    FROM session s
    WHERE s.id = invite.session AND actor_is_staff()
        AND (may_host(s.host_office_id) OR (s.visibility = 'public' AND s.state <> 'draft'))
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('session_unknown', '{}');
    ELSIF target.state = 'cancelled' THEN
        PERFORM refuse('session_cancelled', jsonb_build_object('session', target.code, 'because', target.cancelled_because));
    END IF;
    PERFORM FROM person p WHERE p.id = invite.person FOR NO KEY UPDATE;
    IF NOT in_my_scope(invite.person)
        OR EXISTS (SELECT FROM person p WHERE p.id = invite.person AND p.erased_at IS NOT NULL) THEN
        PERFORM refuse('person_unknown', '{}');
    ELSIF invite.until <= atelier.now() OR invite.until > target.starts_at THEN
        PERFORM refuse('invitation_until_between', jsonb_strip_nulls(jsonb_build_object('session', target.code,
            'starts', to_char(target.starts_at AT TIME ZONE target.zone, 'YYYY-MM-DD HH24:MI'), 'zone', target.zone)));
    ELSIF EXISTS (
        SELECT FROM registration r
        WHERE r.session_id = invite.session AND r.person_id = invite.person AND r.state NOT IN ('cancelled', 'refused')) THEN
        PERFORM refuse('registration_one_per_person', jsonb_build_object('session', target.code));
    END IF;
    INSERT INTO invitation (session_id, person_id, office_id, invited_by, channel, until)
    VALUES (invite.session, invite.person, actor_office(), (SELECT a.user_id FROM actor() a), invite.channel, invite.until)
    RETURNING id INTO made;
    PERFORM tend_at(invite.session, invite.until);
    RETURN made;
END
$$;

-- Locks an open invitation that the actor may answer for: its own office's, or to a session that it hosts.
CREATE OR REPLACE FUNCTION atelier.require_invitation(invitation uuid) RETURNS atelier.invitation
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    locked invitation;
BEGIN
    PERFORM FROM session s
    WHERE s.id = (SELECT i.session_id FROM invitation i WHERE i.id = require_invitation.invitation)
    FOR NO KEY UPDATE;
    SELECT i.* INTO locked
    FROM invitation i
    JOIN session s ON s.id = i.session_id
    WHERE i.id = require_invitation.invitation AND actor_is_staff()
        AND (i.office_id = actor_office() OR may_host(s.host_office_id))
    FOR NO KEY UPDATE OF i;
    IF locked.id IS NULL THEN
        PERFORM refuse('invitation_unknown', '{}');
    END IF;
    RETURN locked;
END
$$;

-- Accepts an invitation: registers the person as everybody is registered, with seat, waiting list and refusals. Refused,
-- the invitation stays open and the answer says why.
CREATE OR REPLACE FUNCTION atelier.accept_invitation(invitation uuid, override text, late text)
    RETURNS TABLE (outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    open invitation := require_invitation(accept_invitation.invitation);
    answer record;
BEGIN
    IF open.state <> 'invited' THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', open.state, 'to', 'accepted'));
    ELSIF open.until <= atelier.now() AND late IS NULL THEN
        PERFORM refuse('invitation_over', jsonb_build_object(
            'until', (SELECT to_char(open.until AT TIME ZONE s.zone, 'YYYY-MM-DD HH24:MI') FROM session s WHERE s.id = open.session_id),
            'zone', (SELECT s.zone FROM session s WHERE s.id = open.session_id)));
    END IF;
    SELECT a.* INTO answer
    FROM admit(ARRAY[open.session_id], ARRAY[open.person_id], ARRAY[current_setting('atelier.actor')], ARRAY[override],
        ARRAY[late]) a;
    IF answer.outcome <> 'refused' THEN
        UPDATE invitation i
        SET state = 'accepted', answered_at = atelier.now(), registration_id = answer.registration_id
        WHERE i.id = open.id;
    END IF;
    RETURN QUERY SELECT answer.outcome, answer.registration_id, answer.place_in_line, answer.rule, answer.facts;
END
$$;

-- Ends an invitation without a registration: declined by the person, or withdrawn by the office.
CREATE OR REPLACE FUNCTION atelier.end_invitation(invitation uuid, state text, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    open invitation := require_invitation(end_invitation.invitation);
BEGIN
    IF open.state <> 'invited' OR end_invitation.state NOT IN ('declined', 'withdrawn') THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', open.state, 'to', end_invitation.state));
    END IF;
    UPDATE invitation i
    SET state = end_invitation.state, because = end_invitation.because, answered_at = atelier.now()
    WHERE i.id = open.id;
END
$$;

-- Lets every open invitation expire whose time is over, of one session or of all; how many did. For a job or an administrator.
CREATE OR REPLACE FUNCTION atelier.expire_invitations(session uuid DEFAULT NULL) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    expired bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job' OR a.role = 'administrator') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    -- Whoever accepts at this moment has the row; the next run finds what is left.
    UPDATE invitation i
    SET state = 'expired', answered_at = atelier.now()
    FROM (
        SELECT o.id FROM invitation o
        WHERE o.state = 'invited' AND o.until <= atelier.now()
            AND (expire_invitations.session IS NULL OR o.session_id = expire_invitations.session)
        ORDER BY o.id
        FOR NO KEY UPDATE SKIP LOCKED
    ) AS over
    WHERE i.id = over.id;
    GET DIAGNOSTICS expired = ROW_COUNT;
    RETURN expired;
END
$$;

-- Before an invitation is written: its states only along the drawn transitions; to whom and for what stays.
CREATE OR REPLACE FUNCTION atelier.invitation_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'invited' THEN
            PERFORM refuse('invitation_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
    ELSIF NEW.state <> OLD.state AND OLD.state <> 'invited' THEN
        PERFORM refuse('invitation_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    RETURN NEW;
END
$$;
