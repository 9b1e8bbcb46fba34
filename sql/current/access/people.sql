-- Persons, and what is known about them, are seen by the offices in whose scope they are. Written only by the engine's
-- functions, except corrections of a person's own data.
DROP POLICY IF EXISTS reading ON atelier.person_scope;
CREATE POLICY reading ON atelier.person_scope FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office())
        AND (until IS NULL OR until > atelier.now()));
GRANT SELECT ON atelier.person_scope, atelier.person_office TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.person;
CREATE POLICY reading ON atelier.person FOR SELECT TO atelier_service
    USING (((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office()))
        OR EXISTS (SELECT FROM atelier.person_scope s WHERE s.person_id = person.id));
-- Whoever is only shown a person doesn't change what is known of them.
DROP POLICY IF EXISTS correcting ON atelier.person;
CREATE POLICY correcting ON atelier.person FOR UPDATE TO atelier_service
    USING (((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office()))
        OR EXISTS (SELECT FROM atelier.person_scope s WHERE s.person_id = person.id AND s.purpose <> 'sharing'));
GRANT SELECT, UPDATE (name, name_own_script, language, sex, birth_year, email, phone, organisation_id)
    ON atelier.person TO atelier_service;

-- Registrations: of persons in scope, as far as the office made them or may see the session; that somebody is in another
-- office's hidden session is not for who knows the person from elsewhere.
DROP POLICY IF EXISTS reading ON atelier.registration;
CREATE POLICY reading ON atelier.registration FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff())
        AND EXISTS (SELECT FROM atelier.person p WHERE p.id = registration.person_id)
        AND (office_id = (SELECT atelier.actor_office()) OR session_id IN (SELECT s.id FROM atelier.session s)));
GRANT SELECT ON atelier.registration TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.attendance;
CREATE POLICY reading ON atelier.attendance FOR SELECT TO atelier_service
    USING (registration_id IN (SELECT r.id FROM atelier.registration r));
GRANT SELECT ON atelier.attendance TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.hold;
CREATE POLICY reading ON atelier.hold FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = hold.person_id));
GRANT SELECT ON atelier.hold TO atelier_service;

-- Certificates: where a registration of the person is seen, in the session or in any of the series.
DROP POLICY IF EXISTS reading ON atelier.certificate;
CREATE POLICY reading ON atelier.certificate FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = certificate.person_id)
        AND EXISTS (
            SELECT FROM atelier.registration r
            WHERE r.person_id = certificate.person_id AND (r.session_id = certificate.session_id
                OR (certificate.series_id IS NOT NULL AND atelier.series_of(r.session_id) = certificate.series_id))));
GRANT SELECT ON atelier.certificate TO atelier_service;

-- Trainers and what they may teach are known to all staff by code; who they are, only in scope (person).
DROP POLICY IF EXISTS reading ON atelier.trainer;
CREATE POLICY reading ON atelier.trainer FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS planning ON atelier.trainer;
CREATE POLICY planning ON atelier.trainer FOR INSERT TO atelier_service
    WITH CHECK (atelier.in_my_keeping(person_id));
GRANT SELECT, INSERT ON atelier.trainer TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.qualification;
CREATE POLICY reading ON atelier.qualification FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS planning ON atelier.qualification;
CREATE POLICY planning ON atelier.qualification TO atelier_service
    USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()));
GRANT SELECT, INSERT, UPDATE ON atelier.qualification TO atelier_service;

-- Requests, jobs and messages carry personal data and are for the engine only.
