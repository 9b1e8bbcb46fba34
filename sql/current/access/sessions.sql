-- Sessions: public ones for everybody known, once published; the others for the office that hosts them and for who plans
-- for all. Their counters and their span are kept by triggers and can't be written.
DROP POLICY IF EXISTS reading ON atelier.session;
CREATE POLICY reading ON atelier.session FOR SELECT TO atelier_service
    USING ((visibility = 'public' AND state <> 'draft' AND (SELECT atelier.actor_is_known()))
        OR (host_office_id = (SELECT atelier.actor_office()) AND (SELECT atelier.actor_is_staff()))
        OR (SELECT atelier.actor_may_plan()));
DROP POLICY IF EXISTS adding ON atelier.session;
CREATE POLICY adding ON atelier.session FOR INSERT TO atelier_service WITH CHECK (atelier.may_host(host_office_id));
DROP POLICY IF EXISTS changing ON atelier.session;
CREATE POLICY changing ON atelier.session FOR UPDATE TO atelier_service
    USING (atelier.may_host(host_office_id)) WITH CHECK (atelier.may_host(host_office_id));
GRANT SELECT,
    INSERT (code, kind, training_id, title, project_id, host_office_id, country_code, place, zone, language, capacity,
        visibility),
    UPDATE (title, project_id, country_code, place, language, capacity, visibility, state, registration_open,
        cancelled_because)
    ON atelier.session TO atelier_service;

-- What belongs to a session is seen with it, and changed by who hosts it.
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['session_country', 'block', 'assignment'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING (session_id IN (SELECT s.id FROM atelier.session s)%s)', part,
            -- Who is asked is for staff.
            CASE part WHEN 'assignment' THEN ' AND (SELECT atelier.actor_is_staff())' ELSE '' END);
        EXECUTE format('REVOKE SELECT ON atelier.%I FROM atelier_service', part);
        CONTINUE WHEN part = 'assignment';
        EXECUTE format('DROP POLICY IF EXISTS hosting ON atelier.%I', part);
        EXECUTE format('CREATE POLICY hosting ON atelier.%I TO atelier_service
            USING (session_id IN (SELECT s.id FROM atelier.session s WHERE atelier.may_host(s.host_office_id)))
            WITH CHECK (session_id IN (SELECT s.id FROM atelier.session s WHERE atelier.may_host(s.host_office_id)))', part);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, DELETE ON atelier.session_country TO atelier_service;
-- Without why somebody is on a session against a rule, or not on it any more (assignment_reasons tells it), nor why a room is
-- used against one (room_overridden).
GRANT SELECT (id, session_id, trainer_id, person_id, role, state, asked_at, reminded_at, answered_at)
    ON atelier.assignment TO atelier_service;
GRANT SELECT (id, session_id, starts_local, ends_local, zone, starts_fold, ends_fold, starts_at, ends_at, room_id, module_id,
        title, place, country_code, host_id)
    ON atelier.block TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.assignment_reasons(uuid[]), atelier.room_overridden(uuid) TO atelier_service;
GRANT INSERT (session_id, starts_local, ends_local, zone, starts_fold, ends_fold, room_id, module_id, title,
        override_reason),
    UPDATE (starts_local, ends_local, zone, starts_fold, ends_fold, room_id, module_id, title, override_reason),
    DELETE ON atelier.block TO atelier_service;

-- Other offices' rooms are visible as free or busy.
DROP POLICY IF EXISTS reading ON atelier.room_hold;
CREATE POLICY reading ON atelier.room_hold FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_staff()));
GRANT SELECT ON atelier.room_hold TO atelier_service;

GRANT SELECT ON atelier.coming_session, atelier.finding TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.stage(timestamptz, timestamptz) TO atelier_service;
