-- The age group that reports count by, on a day. A year alone is counted as the middle of that year (1 July).
CREATE OR REPLACE FUNCTION atelier.age_group(birth_date date, birth_year integer, on_day date) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN years IS NULL THEN 'not known'
        WHEN years < 18 THEN 'under 18'
        WHEN years < 25 THEN '18–24'
        WHEN years < 35 THEN '25–34'
        WHEN years < 50 THEN '35–49'
        WHEN years < 65 THEN '50–64'
        ELSE '65 and over'
    END
    FROM (SELECT extract(year FROM age(on_day, COALESCE(birth_date, make_date(birth_year, 7, 1)))) AS years) AS reached
    $$;

-- The age group of a registered person on the session's first day, also once the person was erased.
CREATE OR REPLACE FUNCTION atelier.age_group_in(registered atelier.registration, who atelier.person, there atelier.session) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    SELECT COALESCE((registered).age_group, (who).age_group, atelier.age_group((who).birth_date, (who).birth_year,
        (COALESCE((there).starts_at, atelier.now()) AT TIME ZONE (there).zone)::date))
    $$;

CREATE OR REPLACE FUNCTION atelier.registration_age_group(registration uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT age_group_in(r, p, s)
    FROM registration r
    JOIN person p ON p.id = r.person_id
    JOIN session s ON s.id = r.session_id
    WHERE r.id = registration_age_group.registration
    $$;

-- May be under 18 on a day: is, by the birth date; or, if only the year is known, 18 is not certain, since the birthday may
-- be the year's last day. Of whom no age is known is not taken for a minor.
CREATE OR REPLACE FUNCTION atelier.may_be_minor(birth_date date, birth_year integer, on_day date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT COALESCE(COALESCE(birth_date, make_date(birth_year, 12, 31)) + interval '18 years' > on_day, false)
    $$;

-- The person may be under 18 on that day, and nobody is recorded who answers for them.
CREATE OR REPLACE FUNCTION atelier.guardian_missing(person uuid, on_day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM person p
        WHERE p.id = guardian_missing.person AND may_be_minor(p.birth_date, p.birth_year, on_day)
            AND NOT EXISTS (SELECT FROM guardian g WHERE g.person_id = p.id AND g.removed_at IS NULL))
    $$;
