-- Head counts name nobody: all staff read them; the office that counted changes them, and who plans for all.
DROP POLICY IF EXISTS reading ON atelier.head_count;
CREATE POLICY reading ON atelier.head_count FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS counting ON atelier.head_count;
CREATE POLICY counting ON atelier.head_count TO atelier_service
    USING ((SELECT atelier.actor_may_plan())
        OR ((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office())))
    WITH CHECK ((SELECT atelier.actor_is_staff()) AND office_id = (SELECT atelier.actor_office())
        OR (SELECT atelier.actor_may_plan()));
GRANT SELECT, DELETE,
    INSERT (project_id, session_id, activity, country_code, starts_on, ends_on, counts, unit, total, female, male, other,
        not_said, bound, source, office_id),
    UPDATE (project_id, session_id, activity, country_code, starts_on, ends_on, counts, unit, total, female, male, other,
        not_said, bound, source)
    ON atelier.head_count TO atelier_service;
