-- Draws are there to be published: whoever is known may read what was announced and drawn, by functions that name nobody.
-- The secret is for the engine alone until the draw has ended (draw_secret). Entries, which lead to persons, are seen with
-- their application.
DROP POLICY IF EXISTS reading ON atelier.draw;
CREATE POLICY reading ON atelier.draw FOR SELECT TO atelier_service USING ((SELECT atelier.actor_is_known()));
GRANT SELECT (id, round_id, number, state, source, instant, reserves_until, fields, seats, applications, commitment, list_sha256,
    committed_at, public_value, result_sha256, ended_at, because, actor_user_id) ON atelier.draw TO atelier_service;
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['draw_session', 'draw_stratum'] LOOP
        EXECUTE format('DROP POLICY IF EXISTS reading ON atelier.%I', part);
        EXECUTE format('CREATE POLICY reading ON atelier.%I FOR SELECT TO atelier_service
            USING ((SELECT atelier.actor_is_known()))', part);
        EXECUTE format('GRANT SELECT ON atelier.%I TO atelier_service', part);
    END LOOP;
END
$$;
DROP POLICY IF EXISTS reading ON atelier.draw_entry;
CREATE POLICY reading ON atelier.draw_entry FOR SELECT TO atelier_service
    USING (application_id IN (SELECT a.id FROM atelier.application a));
GRANT SELECT ON atelier.draw_entry TO atelier_service;

GRANT EXECUTE ON FUNCTION atelier.round_draw_sessions(uuid), atelier.round_draw_entries(uuid, text[]),
    atelier.draw_entries(uuid), atelier.draw_ranks(uuid), atelier.draw_events(uuid), atelier.draw_secret(uuid),
    atelier.draw_standing(text), atelier.freeze_round(uuid, text[]),
    atelier.commit_draw(uuid, text, timestamptz, timestamptz, text[], integer[], bytea), atelier.abandon_draw(uuid, text),
    atelier.start_draw(uuid, text), atelier.record_draw(uuid, text, text[], integer[], smallint[], smallint[], bytea)
    TO atelier_service;
