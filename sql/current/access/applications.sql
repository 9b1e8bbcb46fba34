-- Forms are for everybody known to read, since people answer them; made by add_form alone.
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['form', 'form_field'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_known()))', part);
        EXECUTE format('GRANT SELECT ON atelier.%I TO atelier_service', part);
    END LOOP;
END
$$;

-- Rounds: for the office that runs them and for who plans for all.
DROP POLICY IF EXISTS reading ON atelier.round;
CREATE POLICY reading ON atelier.round FOR SELECT TO atelier_service
    USING ((office_id = (SELECT atelier.actor_office()) AND (SELECT atelier.actor_is_staff()))
        OR (SELECT atelier.actor_may_plan()));
DROP POLICY IF EXISTS running ON atelier.round;
CREATE POLICY running ON atelier.round TO atelier_service
    USING (atelier.may_host(office_id)) WITH CHECK (atelier.may_host(office_id));
GRANT SELECT,
    INSERT (code, title, project_id, form_id, office_id, zone, opens_local, closes_local, opens_fold, closes_fold),
    UPDATE (title, form_id, closes_local, closes_fold, state, state_because)
    ON atelier.round TO atelier_service;
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['round_session', 'round_rule'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS running ON atelier.%I', part);
        EXECUTE format('CREATE POLICY running ON atelier.%I TO atelier_service
            USING (round_id IN (SELECT r.id FROM atelier.round r)) WITH CHECK (round_id IN (SELECT r.id FROM atelier.round r))', part);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON atelier.%I TO atelier_service', part);
    END LOOP;
END
$$;

-- Applications: of persons in scope, in rounds that the office sees. Special answers only by special_answers(), for the
-- round's own office.
DROP POLICY IF EXISTS reading ON atelier.application;
CREATE POLICY reading ON atelier.application FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff())
        AND EXISTS (SELECT FROM atelier.person p WHERE p.id = application.person_id)
        AND round_id IN (SELECT r.id FROM atelier.round r));
GRANT SELECT (id, reference, round_id, person_id, answers, answers_deleted_at, preferences, language, arrival, received_at,
    paper_on, late_reason, state, by_hand, rule, facts, double_of, actor_user_id) ON atelier.application TO atelier_service;

GRANT EXECUTE ON FUNCTION atelier.day(text), atelier.add_form(text, jsonb), atelier.answer_faults(uuid, jsonb[]),
    atelier.enter_applications(uuid, jsonb, boolean), atelier.judge_applications(uuid),
    atelier.judge_application(uuid, boolean, text), atelier.withdraw_application(uuid, text),
    atelier.double_application(uuid, uuid, text), atelier.likely_doubles(uuid), atelier.special_answers(uuid), atelier.round_figures(uuid),
    atelier.delete_expired_answers() TO atelier_service;
GRANT SELECT ON atelier.due_round, atelier.check_round TO atelier_service;
