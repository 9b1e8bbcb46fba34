-- The limits of `schedule check`: what is set (a setting named check.NAME), else the standard. An administrator sets them.
CREATE OR REPLACE FUNCTION atelier.check_settings() RETURNS TABLE (name text, value numeric, standard numeric)
    LANGUAGE sql STABLE
    AS $$
    SELECT s.name, COALESCE((g.value #>> '{}')::numeric, s.standard), s.standard
    FROM (VALUES
        -- Below the minimum is said from so many days before the start.
        ('minimum_days', 14::numeric),
        -- Low demand: fewer than this share of the places asked for, from so many days before the start.
        ('demand_days', 7), ('demand_percent', 50),
        -- How many days before a start visas must be asked for, where the country doesn't say otherwise.
        ('visa_days', 30),
        -- The way from door to door; see travel_minutes.
        ('road_minutes', 15), ('road_detour_percent', 130), ('road_kmh', 60), ('air_minutes', 300), ('air_kmh', 700),
        -- Two places so far apart are two towns.
        ('two_towns_km', 30),
        -- The hours of the day at which people work, and the share of a country's townspeople from which a zone counts.
        ('opening_hour', 8), ('closing_hour', 18), ('zone_percent', 10)
    ) AS s(name, standard)
    LEFT JOIN atelier.setting g ON g.name = 'check.' || s.name
    $$;

CREATE OR REPLACE FUNCTION atelier.check_setting(name text) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$ SELECT s.value FROM atelier.check_settings() s WHERE s.name = check_setting.name $$;

-- Sets a limit, or gives it its standard back (NULL). Only an administrator.
CREATE OR REPLACE FUNCTION atelier.set_check(name text, value numeric) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_administrator() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    -- One at a time: some limits are judged together with others.
    LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE;
    IF NOT EXISTS (SELECT FROM check_settings() s WHERE s.name = set_check.name) THEN
        PERFORM refuse('check_setting_unknown', jsonb_build_object('name', set_check.name,
            'known', (SELECT string_agg(s.name, ', ' ORDER BY s.name) FROM check_settings() s)));
    ELSIF set_check.value IS NULL THEN
        DELETE FROM setting g WHERE g.name = 'check.' || set_check.name;
    ELSE
        INSERT INTO setting (name, value)
        VALUES ('check.' || set_check.name, to_jsonb(set_check.value))
        ON CONFLICT ON CONSTRAINT setting_name_once DO UPDATE SET value = EXCLUDED.value;
    END IF;
    IF check_setting('opening_hour') >= check_setting('closing_hour') THEN
        PERFORM refuse('check_hours_order', jsonb_build_object(
            'opens', check_setting('opening_hour'), 'closes', check_setting('closing_hour')));
    END IF;
END
$$;
