-- Countries in a sentence: their names, each with an asterisk where a note belongs to it, and those notes, which the sentence
-- says too. As facts: `country` and, if there is one, `country_note`. Ordered by name.
CREATE OR REPLACE FUNCTION atelier.country_facts(codes text[]) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'country', string_agg(c.name || CASE WHEN c.note IS NULL THEN '' ELSE '*' END, ', ' ORDER BY c.name, c.code),
        'country_note', string_agg('* ' || c.name || ': ' || c.note, ' ' ORDER BY c.name, c.code)))
    FROM atelier.country c
    WHERE c.code = ANY(codes)
    $$;

-- The ISO weekdays on which people of a country don't work: what is known here, else what the reference data say. NULL if
-- nothing is known.
CREATE OR REPLACE FUNCTION atelier.weekend(country text) RETURNS integer[]
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE(c.weekend, w.weekend)
    FROM atelier.country c
    LEFT JOIN atelier.working_week w ON w.country_code = c.code
    WHERE c.code = weekend.country
    $$;
