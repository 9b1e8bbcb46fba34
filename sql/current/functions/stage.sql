-- How a stretch of time stands to now: ahead, running or over.
CREATE OR REPLACE FUNCTION atelier.stage(starts_at timestamptz, ends_at timestamptz) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN stage.ends_at <= atelier.now() THEN 'over'
        WHEN stage.starts_at <= atelier.now() THEN 'running'
        ELSE 'ahead'
    END
    $$;
