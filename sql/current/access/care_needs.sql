-- Care needs are read by the office that hosts the session, and by no other, whoever else sees the person.
DROP POLICY IF EXISTS reading ON atelier.care_need;
CREATE POLICY reading ON atelier.care_need FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff()) AND session_id IN (
        SELECT s.id FROM atelier.session s WHERE s.host_office_id = (SELECT atelier.actor_office())));
GRANT SELECT ON atelier.care_need, atelier.due_people TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.add_care_need, atelier.remove_care_needs, atelier.care_need_deleted_on, atelier.delete_expired()
    TO atelier_service;
