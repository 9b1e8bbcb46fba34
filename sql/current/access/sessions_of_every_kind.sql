-- What came with sessions of every kind. Series, materials and checklists belong to the catalogue; what belongs to a session
-- is seen with it and changed by who hosts it.
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['material', 'material_version', 'checklist_item'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_staff()))', part);
        EXECUTE format('DROP POLICY IF EXISTS planning ON atelier.%I', part);
        EXECUTE format('CREATE POLICY planning ON atelier.%I TO atelier_service
            USING ((SELECT atelier.actor_may_plan())) WITH CHECK ((SELECT atelier.actor_may_plan()))', part);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON atelier.%I TO atelier_service', part);
    END LOOP;
    FOREACH part IN ARRAY ARRAY['session_organisation', 'session_material', 'task', 'reserved_seats'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING (session_id IN (SELECT s.id FROM atelier.session s)%s)', part,
            -- Who runs a session is for everybody who sees it; what remains to be done, and for whom seats are kept, is not.
            CASE WHEN part IN ('task', 'reserved_seats') THEN ' AND (SELECT atelier.actor_is_staff())' ELSE '' END);
        EXECUTE format('DROP POLICY IF EXISTS hosting ON atelier.%I', part);
        EXECUTE format('CREATE POLICY hosting ON atelier.%I TO atelier_service
            USING (session_id IN (SELECT s.id FROM atelier.session s WHERE atelier.may_host(s.host_office_id)))
            WITH CHECK (session_id IN (SELECT s.id FROM atelier.session s WHERE atelier.may_host(s.host_office_id)))', part);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, DELETE ON atelier.session_organisation, atelier.session_material TO atelier_service;
GRANT SELECT, INSERT (session_id, title, kind, days, note), UPDATE (title, kind, days, done_on, note), DELETE
    ON atelier.task TO atelier_service;
GRANT SELECT, INSERT (session_id, seats, country_code, organisation_id, label, until), UPDATE (seats, until)
    ON atelier.reserved_seats TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.series;
CREATE POLICY reading ON atelier.series FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff()) OR id IN (SELECT s.series_id FROM atelier.session s));
DROP POLICY IF EXISTS hosting ON atelier.series;
CREATE POLICY hosting ON atelier.series TO atelier_service
    USING (atelier.may_host(host_office_id)) WITH CHECK (atelier.may_host(host_office_id));
GRANT SELECT, INSERT, UPDATE ON atelier.series TO atelier_service;

DROP POLICY IF EXISTS reading ON atelier.agenda_item;
CREATE POLICY reading ON atelier.agenda_item FOR SELECT TO atelier_service
    USING (block_id IN (SELECT b.id FROM atelier.block b));
DROP POLICY IF EXISTS hosting ON atelier.agenda_item;
CREATE POLICY hosting ON atelier.agenda_item TO atelier_service
    USING (block_id IN (
        SELECT b.id FROM atelier.block b JOIN atelier.session s ON s.id = b.session_id WHERE atelier.may_host(s.host_office_id)))
    WITH CHECK (block_id IN (
        SELECT b.id FROM atelier.block b JOIN atelier.session s ON s.id = b.session_id WHERE atelier.may_host(s.host_office_id)));
GRANT SELECT, INSERT, UPDATE, DELETE ON atelier.agenda_item TO atelier_service;
DROP POLICY IF EXISTS reading ON atelier.agenda_speaker;
CREATE POLICY reading ON atelier.agenda_speaker FOR SELECT TO atelier_service
    USING (agenda_item_id IN (SELECT i.id FROM atelier.agenda_item i) AND (SELECT atelier.actor_is_staff()));
DROP POLICY IF EXISTS hosting ON atelier.agenda_speaker;
CREATE POLICY hosting ON atelier.agenda_speaker TO atelier_service
    USING (agenda_item_id IN (
        SELECT i.id FROM atelier.agenda_item i JOIN atelier.block b ON b.id = i.block_id
        JOIN atelier.session s ON s.id = b.session_id WHERE atelier.may_host(s.host_office_id)))
    -- Somebody of the same session.
    WITH CHECK ((agenda_item_id, assignment_id) IN (
        SELECT i.id, a.id FROM atelier.agenda_item i JOIN atelier.block b ON b.id = i.block_id
        JOIN atelier.session s ON s.id = b.session_id JOIN atelier.assignment a ON a.session_id = s.id
        WHERE atelier.may_host(s.host_office_id)));
GRANT SELECT, INSERT, DELETE ON atelier.agenda_speaker TO atelier_service;

-- Nominations: of sessions that the office hosts; never the hash of the link.
DROP POLICY IF EXISTS reading ON atelier.nomination;
CREATE POLICY reading ON atelier.nomination FOR SELECT TO atelier_service
    USING (reserved_seats_id IN (
        SELECT v.id FROM atelier.reserved_seats v
        JOIN atelier.session s ON s.id = v.session_id
        WHERE atelier.may_host(s.host_office_id)));
GRANT SELECT (id, reserved_seats_id, contact, created_at, revoked_at) ON atelier.nomination TO atelier_service;

-- Notices: about persons in scope, of sessions that the actor sees.
DROP POLICY IF EXISTS reading ON atelier.notice;
CREATE POLICY reading ON atelier.notice FOR SELECT TO atelier_service
    USING (EXISTS (SELECT FROM atelier.person p WHERE p.id = notice.person_id)
        AND session_id IN (SELECT s.id FROM atelier.session s));
GRANT SELECT ON atelier.notice TO atelier_service;

-- The columns of sessions, blocks and persons that came with them.
GRANT INSERT (offer_hours), UPDATE (offer_hours) ON atelier.session TO atelier_service;
GRANT INSERT (part_of, track, series_id, series_number, holds_time, provider_capacity),
    UPDATE (part_of, track, series_id, series_number, holds_time, provider_capacity) ON atelier.session TO atelier_service;
GRANT INSERT (place, country_code, host_id), UPDATE (place, country_code, host_id) ON atelier.block TO atelier_service;
GRANT UPDATE (country_code) ON atelier.person TO atelier_service;

GRANT EXECUTE ON FUNCTION
    atelier.admit(uuid[], uuid[], text[], text[], text[], uuid[], uuid[], text[]),
    atelier.mark_told(uuid, uuid[], text), atelier.moved_up(uuid), atelier.has_attendance(uuid), atelier.give_up_reserved(uuid),
    atelier.replace_registration(uuid, uuid, text, text),
    atelier.transfer_registration(uuid, uuid, text, text, text, boolean),
    atelier.register_for_series(uuid, uuid, text, text, text),
    atelier.add_nomination(uuid, text, bytea),
    atelier.revoke_nomination(uuid),
    atelier.my_nomination(),
    atelier.nominees(),
    atelier.nominate(jsonb),
    atelier.replace_nominee(text, jsonb),
    atelier.withdraw_nominee(text),
    atelier.move_clashes(uuid, integer),
    atelier.move_holds(uuid, integer),
    atelier.concerned(uuid),
    atelier.copy_session(uuid, text, integer),
    atelier.answer_requests(integer[], text[], text[], text[], text[], text[], text[], text[], bytea[]),
    atelier.admission_door(text[], text[]),
    atelier.do_job(), atelier.delete_daily(),
    atelier.deliver_offer(uuid, timestamptz), atelier.answer_offer(uuid, boolean), atelier.set_priority(uuid, integer, text)
    TO atelier_service;

-- What is still to be done at a time: an administrator sees it.
DROP POLICY IF EXISTS administering ON atelier.job;
CREATE POLICY administering ON atelier.job FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_administrator()));
GRANT SELECT ON atelier.job TO atelier_service;
