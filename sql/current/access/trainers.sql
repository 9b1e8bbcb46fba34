-- Trainers and what they may teach and interpret are known to all staff by code (access/people.sql has the trainer and the
-- qualification); when and why they don't work, only to the offices that see the person. Whoever is only shown a person
-- changes none of it.
DROP POLICY IF EXISTS changing ON atelier.trainer;
CREATE POLICY changing ON atelier.trainer FOR UPDATE TO atelier_service
    USING (atelier.in_my_keeping(person_id) OR (SELECT atelier.actor_may_plan()))
    WITH CHECK (atelier.in_my_keeping(person_id) OR (SELECT atelier.actor_may_plan()));
GRANT UPDATE (languages) ON atelier.trainer TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.interpretation;
CREATE POLICY reading ON atelier.interpretation FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS keeping ON atelier.interpretation;
CREATE POLICY keeping ON atelier.interpretation TO atelier_service
    USING (atelier.kept_trainer(trainer_id) OR (SELECT atelier.actor_may_plan()))
    WITH CHECK (atelier.kept_trainer(trainer_id) OR (SELECT atelier.actor_may_plan()));
GRANT SELECT, INSERT, UPDATE (valid), DELETE ON atelier.interpretation TO atelier_service;

DO $$
DECLARE
    days text;
BEGIN
    FOREACH days IN ARRAY ARRAY['absence', 'availability'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', days);
        EXECUTE format('CREATE POLICY reading ON atelier.%1$I FOR SELECT TO atelier_service
            USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = %1$I.person_id))', days);
        EXECUTE format('DROP POLICY IF EXISTS keeping ON atelier.%I', days);
        EXECUTE format('CREATE POLICY keeping ON atelier.%1$I TO atelier_service
            USING (EXISTS (
                SELECT FROM atelier.person_office o
                WHERE o.person_id = %1$I.person_id AND o.office_id = (SELECT atelier.actor_office()) AND o.purpose <> ''sharing''))
            WITH CHECK (atelier.in_my_keeping(person_id))', days);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON atelier.%I TO atelier_service', days);
    END LOOP;
END
$$;

DROP POLICY IF EXISTS reading ON atelier.lineage;
CREATE POLICY reading ON atelier.lineage FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS planning ON atelier.lineage;
CREATE POLICY planning ON atelier.lineage FOR INSERT TO atelier_service WITH CHECK ((SELECT atelier.actor_may_plan()));
GRANT SELECT, INSERT ON atelier.lineage TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.training_grant;
CREATE POLICY reading ON atelier.training_grant FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
DROP POLICY IF EXISTS planning ON atelier.training_grant;
CREATE POLICY planning ON atelier.training_grant TO atelier_service
    USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()));
GRANT SELECT, INSERT, UPDATE, DELETE ON atelier.training_grant TO atelier_service;

-- Reported courses: the office that wrote it down, the offices that see the trainer's person, who plans for all. Written
-- by the engine's functions only.
DROP POLICY IF EXISTS reading ON atelier.reported_course;
CREATE POLICY reading ON atelier.reported_course FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_may_plan()) OR ((SELECT atelier.actor_is_staff())
        AND (office_id = (SELECT atelier.actor_office()) OR atelier.my_trainer(trainer_id))));
GRANT SELECT ON atelier.reported_course TO atelier_service;

GRANT SELECT ON atelier.check_trainers, atelier.due_trainers TO atelier_service;
GRANT EXECUTE ON FUNCTION
    atelier.assign(uuid, uuid, text, text, text, text, text, uuid, text),
    atelier.answer_assignment(uuid, uuid, text, text),
    atelier.unqualified_on(uuid, uuid), atelier.unpaired_on(uuid, uuid), atelier.interpreted(uuid),
    atelier.same_language(text, text), atelier.taught_before(uuid, uuid, timestamptz), atelier.my_trainer(uuid), atelier.kept_trainer(uuid),
    atelier.trainers_away(), atelier.double_booked(), atelier.end_absence(uuid, daterange),
    atelier.trainer_roster(uuid, timestamptz, timestamptz),
    atelier.trainer_candidates(uuid, text, text, text, daterange, text), atelier.grant_past(uuid),
    atelier.report_course(uuid, uuid, text, text, daterange, text, integer, integer, integer, integer),
    atelier.judge_course(text, text, text), atelier.reported_figures(date, date)
    TO atelier_service;
