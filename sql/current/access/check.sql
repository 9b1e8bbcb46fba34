-- Reference data are for everybody known to read; which of them are loaded is nobody's secret, so that `db status` can say
-- it without an actor. Preparing a database loads them, as the engine.
DO $$
DECLARE
    reference text;
BEGIN
    FOREACH reference IN ARRAY ARRAY['holiday', 'working_week', 'town', 'country_zone'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', reference);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_known()))', reference);
        EXECUTE format('GRANT SELECT ON atelier.%I TO atelier_service', reference);
    END LOOP;
END
$$;
DROP POLICY IF EXISTS reading ON atelier.dataset;
CREATE POLICY reading ON atelier.dataset FOR SELECT TO atelier_service USING (true);
GRANT SELECT ON atelier.dataset TO atelier_service;

-- Acceptances are seen with their session, by staff; written by the engine's functions.
DROP POLICY IF EXISTS reading ON atelier.finding_acceptance;
CREATE POLICY reading ON atelier.finding_acceptance FOR SELECT TO atelier_service
    USING ((SELECT atelier.actor_is_staff()) AND session_id IN (SELECT s.id FROM atelier.session s));
GRANT SELECT ON atelier.finding_acceptance TO atelier_service;

GRANT SELECT ON atelier.active_session, atelier.block_country, atelier.block_place, atelier.check_calendar,
    atelier.check_completeness, atelier.check_demand, atelier.check_hours, atelier.country_clock, atelier.check_overlaps, atelier.check_reserved, atelier.check_rooms,
    atelier.check_travel, atelier.check_visas TO atelier_service;
GRANT EXECUTE ON FUNCTION atelier.place_key(text), atelier.town_named(text, text),
    atelier.kilometres(double precision, double precision, double precision, double precision),
    atelier.travel_minutes(double precision, jsonb), atelier.check_settings(), atelier.check_setting(text),
    atelier.set_check(text, numeric), atelier.country_facts(text[]), atelier.weekend(text),
    atelier.finding_severity(text), atelier.accept_finding(uuid, text, text[], text),
    atelier.withdraw_acceptance(uuid, text), atelier.carried_datasets(), atelier.day_off(text, date),
    atelier.working_day(interval, interval), atelier.working_times(text, text, date, date, interval, interval),
    atelier.hours_there(text, timestamptz, timestamptz, interval, interval), atelier.session_hours(uuid, interval, interval),
    atelier.suitable_hours(text[], date, date, integer, text, interval, interval) TO atelier_service;
GRANT UPDATE (minimum), INSERT (minimum) ON atelier.session TO atelier_service;
