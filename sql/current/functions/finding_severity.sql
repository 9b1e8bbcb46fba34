-- A problem must be mended or accepted; a hint deserves a look.
CREATE OR REPLACE FUNCTION atelier.finding_severity(rule text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN rule IN ('online_on_holiday', 'online_on_weekend', 'online_outside_hours', 'session_low_demand',
            'session_on_weekend_assumed', 'session_two_leads', 'trainer_two_towns') THEN 'hint'
        ELSE 'problem'
    END
    $$;
