-- What people are asked to consent to is for everybody known to read; consents and guardians for who sees the person.
DROP POLICY IF EXISTS reading ON atelier.consent_text;
CREATE POLICY reading ON atelier.consent_text FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
DROP POLICY IF EXISTS reading ON atelier.consent;
CREATE POLICY reading ON atelier.consent FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = consent.person_id));
DROP POLICY IF EXISTS reading ON atelier.guardian;
CREATE POLICY reading ON atelier.guardian FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = guardian.person_id));
GRANT SELECT ON atelier.consent_text, atelier.consent, atelier.guardian TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.add_consent_text, atelier.give_consent, atelier.withdraw_consent, atelier.add_guardian,
    atelier.remove_guardian TO atelier_service;
