-- Invitations: of persons in scope, as far as the office made them or may see the session, as registrations are.
DROP POLICY IF EXISTS reading ON atelier.invitation;
CREATE POLICY reading ON atelier.invitation FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff())
        AND EXISTS (SELECT FROM atelier.person p WHERE p.id = invitation.person_id)
        AND (office_id = (SELECT atelier.actor_office()) OR session_id IN (SELECT s.id FROM atelier.session s)));
GRANT SELECT ON atelier.invitation, atelier.due_invitation TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.invite(uuid, uuid, text, timestamptz), atelier.accept_invitation(uuid, text, text),
    atelier.end_invitation(uuid, text, text), atelier.expire_invitations(uuid) TO atelier_service;
