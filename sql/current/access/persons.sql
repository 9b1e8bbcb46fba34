-- Finding, merging, erasing persons: by functions that ask for the actor's rights. Corrections of a person's own data as in
-- people.sql, with what was added since.
GRANT UPDATE (patronymic, birth_date, country_code, search_key, sound_key) ON atelier.person TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.person_former_reference;
CREATE POLICY reading ON atelier.person_former_reference FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = person_former_reference.person_id));
DROP POLICY IF EXISTS reading ON atelier.person_distinct;
CREATE POLICY reading ON atelier.person_distinct FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = person_distinct.person_id)
        AND EXISTS (SELECT FROM atelier.person p WHERE p.id = person_distinct.other_id));
DROP POLICY IF EXISTS reading ON atelier.erasure;
CREATE POLICY reading ON atelier.erasure FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_administrator()));
GRANT SELECT ON atelier.person_former_reference, atelier.person_distinct, atelier.erasure TO atelier_service;

GRANT EXECUTE ON FUNCTION atelier.find_people, atelier.names_without_keys, atelier.set_name_keys, atelier.likely_duplicates,
    atelier.distinguish_persons, atelier.merge_persons, atelier.erase_person, atelier.unshare_person, atelier.person_offices,
    atelier.person_export, atelier.person_tables, atelier.person_columns, atelier.person_messages, atelier.age_group,
    atelier.registration_age_group, atelier.age_group_in, atelier.may_be_minor, atelier.retention_settings,
    atelier.set_retention, atelier.personal_data, atelier.expiring_persons TO atelier_service;
