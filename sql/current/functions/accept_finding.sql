-- Accepts what `schedule check` finds of a rule in a session, as it is now, for a reason; says how many findings that were.
-- Only who hosts the session. Refused if there is nothing to accept. Repeating it gives those accepted already the new reason.
CREATE OR REPLACE FUNCTION atelier.accept_finding(session uuid, rule text, digests text[], because text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    accepted integer;
BEGIN
    PERFORM require_host(accept_finding.session);
    PERFORM FROM session s WHERE s.id = accept_finding.session FOR SHARE;
    INSERT INTO finding_acceptance (session_id, rule, facts_digest, because, accepted_by)
    SELECT DISTINCT accept_finding.session, accept_finding.rule, digest, accept_finding.because, (SELECT a.user_id FROM actor() a)
    FROM unnest(accept_finding.digests) AS digest
    ON CONFLICT ON CONSTRAINT finding_acceptance_once DO UPDATE
    SET because = EXCLUDED.because, accepted_by = EXCLUDED.accepted_by, accepted_at = atelier.now();
    GET DIAGNOSTICS accepted = ROW_COUNT;
    IF accepted = 0 THEN
        PERFORM refuse('finding_unknown', jsonb_build_object('rule', accept_finding.rule,
            'session', (SELECT s.code FROM session s WHERE s.id = accept_finding.session)));
    END IF;
    RETURN accepted;
END
$$;

-- Takes the acceptance of a rule's findings in a session back; says how many there were.
CREATE OR REPLACE FUNCTION atelier.withdraw_acceptance(session uuid, rule text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    withdrawn integer;
BEGIN
    PERFORM require_host(withdraw_acceptance.session);
    DELETE FROM finding_acceptance f
    WHERE f.session_id = withdraw_acceptance.session AND f.rule = withdraw_acceptance.rule;
    GET DIAGNOSTICS withdrawn = ROW_COUNT;
    IF withdrawn = 0 THEN
        PERFORM refuse('finding_not_accepted', jsonb_build_object('rule', withdraw_acceptance.rule,
            'session', (SELECT s.code FROM session s WHERE s.id = withdraw_acceptance.session)));
    END IF;
    RETURN withdrawn;
END
$$;
