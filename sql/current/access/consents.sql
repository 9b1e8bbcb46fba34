-- What people are asked to consent to is for everybody known to read; consents and guardians for who sees the person.
DROP POLICY IF EXISTS reading ON atelier.consent_text;
CREATE POLICY reading ON atelier.consent_text FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
DROP POLICY IF EXISTS reading ON atelier.consent;
CREATE POLICY reading ON atelier.consent FOR SELECT TO atelier_service
    USING (person_id IN (SELECT s.person_id FROM atelier.person_scope s));
DROP POLICY IF EXISTS reading ON atelier.guardian;
CREATE POLICY reading ON atelier.guardian FOR SELECT TO atelier_service
    USING (person_id IN (SELECT s.person_id FROM atelier.person_scope s));
GRANT SELECT ON atelier.consent_text, atelier.consent, atelier.guardian TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.add_consent_text, atelier.give_consent, atelier.withdraw_consent, atelier.add_guardian,
    atelier.remove_guardian TO atelier_service;
