-- Whether a day is off in a country; no row for a day on which people work, or of which nothing is known. A day of the
-- weekend that is a holiday is off as a holiday; one on which the country works instead of another day is worked. `holiday`:
-- its names, or NULL for the weekend; `estimated`: not announced yet; `assumed`: the source states no weekend, it assumes one.
CREATE OR REPLACE FUNCTION atelier.day_off(country text, day date)
    RETURNS TABLE (holiday text, estimated boolean, assumed boolean)
    LANGUAGE sql STABLE
    AS $$
    SELECT string_agg(h.name, ', ' ORDER BY h.name), bool_and(h.kind = 'estimated'), false
    FROM atelier.holiday h
    WHERE h.country_code = day_off.country AND h.day = day_off.day AND h.kind <> 'workday'
    HAVING count(*) > 0
    UNION ALL
    SELECT NULL, false, c.weekend IS NULL AND NOT w.stated
    FROM atelier.country c
    LEFT JOIN atelier.working_week w ON w.country_code = c.code
    WHERE c.code = day_off.country AND extract(isodow FROM day_off.day)::integer = ANY(COALESCE(c.weekend, w.weekend))
        AND NOT EXISTS (SELECT FROM atelier.holiday h WHERE h.country_code = day_off.country AND h.day = day_off.day)
    $$;
