-- Needs, referrals and outcomes of persons: the office that wrote them down, and those that see the person because they
-- registered them or because the person is shared with them; who only hosts a session of theirs sees none. Outcomes of
-- organisations are for all staff. Written by the deciding functions only.
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['need', 'referral', 'outcome'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%1$I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_staff()) AND (EXISTS (
                SELECT FROM atelier.person_office o
                WHERE o.person_id = %1$I.person_id AND o.office_id = (SELECT atelier.actor_office())
                    AND (o.purpose <> ''hosting'' OR %1$I.office_id = (SELECT atelier.actor_office())))%2$s))', part,
            CASE part WHEN 'outcome' THEN ' OR person_id IS NULL' ELSE '' END);
        EXECUTE format('GRANT SELECT ON atelier.%I TO atelier_service', part);
    END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION atelier.add_need(uuid, uuid, text, uuid, text, text, text, date),
    atelier.close_need(uuid, text, text), atelier.refer(uuid, uuid, uuid, uuid, text, date),
    atelier.move_referral(uuid, text, text), atelier.need_matches(uuid),
    atelier.record_outcome(uuid, uuid, uuid, text, date, text, numeric, text, uuid, uuid) TO atelier_service;
GRANT SELECT ON atelier.due_need, atelier.due_referral TO atelier_service;
