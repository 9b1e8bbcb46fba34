-- What a training tests belongs to the catalogue; results are seen with the registration and written by the host, through
-- record_results.
DROP POLICY IF EXISTS reading ON atelier.assessment;
CREATE POLICY reading ON atelier.assessment FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
DROP POLICY IF EXISTS planning ON atelier.assessment;
CREATE POLICY planning ON atelier.assessment TO atelier_service
    USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()));
GRANT SELECT, INSERT, UPDATE ON atelier.assessment TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.assessment_result;
CREATE POLICY reading ON atelier.assessment_result FOR SELECT TO atelier_service
    USING (registration_id IN (SELECT r.id FROM atelier.registration r));
GRANT SELECT ON atelier.assessment_result TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.record_results(uuid, uuid, uuid[], numeric[], integer[], date, text)
    TO atelier_service;
