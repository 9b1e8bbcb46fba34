-- Staff users: an office's staff sees its own, an administrator all, every other user themselves; the holder of a link, who
-- acts for the host's office, nobody. Token hashes are for the engine only.
DROP POLICY IF EXISTS reading ON atelier.staff_user;
CREATE POLICY reading ON atelier.staff_user FOR SELECT TO atelier_service
    USING (id = (SELECT a.user_id FROM atelier.actor() a)
        OR (office_id = (SELECT atelier.actor_office()) AND (SELECT atelier.actor_is_staff()))
        OR (SELECT atelier.actor_is_administrator()));
DROP POLICY IF EXISTS administering ON atelier.staff_user;
CREATE POLICY administering ON atelier.staff_user TO atelier_service
    USING ((SELECT atelier.actor_is_administrator())) WITH CHECK ((SELECT atelier.actor_is_administrator()));
GRANT SELECT, INSERT, UPDATE ON atelier.staff_user TO atelier_service;

DROP POLICY IF EXISTS administering ON atelier.user_token;
CREATE POLICY administering ON atelier.user_token TO atelier_service
    USING ((SELECT atelier.actor_is_administrator())) WITH CHECK ((SELECT atelier.actor_is_administrator()));
GRANT INSERT, SELECT (id, user_id, label, created_at, expires_at, revoked_at), UPDATE (revoked_at)
    ON atelier.user_token TO atelier_service;

-- Audit: an office reads what it did itself, an administrator everything; the values only where the row is seen and the
-- person, if it is about one, is in the office's scope.
DROP POLICY IF EXISTS reading ON atelier.audit;
CREATE POLICY reading ON atelier.audit FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff())
        AND (office_id = (SELECT atelier.actor_office()) OR (SELECT atelier.actor_is_administrator())));
DROP POLICY IF EXISTS reading ON atelier.audit_value;
CREATE POLICY reading ON atelier.audit_value FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff())
        AND (subject_id IS NULL OR atelier.in_my_scope(subject_id))
        AND EXISTS (SELECT FROM atelier.audit a WHERE a.at = audit_value.at AND a.id = audit_value.audit_id));
GRANT SELECT ON atelier.audit, atelier.audit_value TO atelier_service;
