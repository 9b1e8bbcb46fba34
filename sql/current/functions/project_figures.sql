-- Planned against realised, for projects and any two days (both included, either open), each figure counted from rows.

-- Whether the actor may read a project's figures, which name nobody: staff, and a donor's users for what it pays.
CREATE OR REPLACE FUNCTION atelier.may_read_figures(project uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT actor_is_staff() OR EXISTS (
        SELECT FROM actor() a
        JOIN project_donor d ON d.organisation_id = a.office_id
        WHERE a.role = 'donor' AND d.project_id = may_read_figures.project)
    $$;

-- Who took part in a project's sessions on the days of a period: one row an attendance (a person in a session), with the
-- first day on which the person was there and the age group of the session's first day. For the engine only.
CREATE OR REPLACE FUNCTION atelier.project_participation(project uuid, since date, until date)
    RETURNS TABLE (person_id uuid, registration_id uuid, session_id uuid, first_day date, session_country text,
        person_country text, organisation_id uuid, sex text, age_group text)
    LANGUAGE sql STABLE
    AS $$
    SELECT r.person_id, r.id, s.id, there.first_day, s.country_code, n.country_code, n.organisation_id,
        COALESCE(n.sex, 'not known'), atelier.age_group_in(r, n, s)
    FROM atelier.session s
    JOIN atelier.registration r ON r.session_id = s.id AND r.state = 'confirmed'
    JOIN atelier.person n ON n.id = r.person_id
    CROSS JOIN LATERAL (
        SELECT min((b.starts_at AT TIME ZONE b.zone)::date) AS first_day
        FROM atelier.attendance a
        JOIN atelier.block b ON b.id = a.block_id
        WHERE a.registration_id = r.id AND a.present
            AND (b.starts_at AT TIME ZONE b.zone)::date
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
    ) AS there
    WHERE s.project_id = project AND there.first_day IS NOT NULL
    $$;

-- How often a place was asked for in a project, on the days of a period: applications in its rounds, whatever became of
-- them, each on the day of its paper or of its coming in; and who was registered in its sessions without having applied.
CREATE OR REPLACE FUNCTION atelier.applications_of(project uuid, since date DEFAULT NULL, until date DEFAULT NULL) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    SELECT (
        SELECT count(*)
        FROM atelier.application a
        JOIN atelier.round o ON o.id = a.round_id
        WHERE o.project_id = project
            AND COALESCE(a.paper_on, (a.received_at AT TIME ZONE o.zone)::date)
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
    ) + (
        SELECT count(DISTINCT (r.session_id, r.person_id))
        FROM atelier.registration r
        JOIN atelier.session s ON s.id = r.session_id
        WHERE s.project_id = project
            AND (r.arrived_at AT TIME ZONE s.zone)::date
                BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
            AND NOT EXISTS (
                SELECT FROM atelier.application a
                JOIN atelier.round o ON o.id = a.round_id
                WHERE a.person_id = r.person_id AND o.project_id = project)
    )
    $$;

-- The sessions of a project that were published and began on the days of a period, before now; in a country or for it.
CREATE OR REPLACE FUNCTION atelier.project_sessions(
    project uuid, country text, in_or_for text, since date, until date
) RETURNS SETOF atelier.session
    LANGUAGE sql STABLE
    AS $$
    SELECT s.*
    FROM atelier.session s
    WHERE s.project_id = project AND s.state = 'published' AND s.starts_at <= atelier.now()
        AND (s.starts_at AT TIME ZONE s.zone)::date
            BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        AND (country IS NULL OR s.country_code = country OR (in_or_for = 'for' AND EXISTS (
            SELECT FROM atelier.session_country c WHERE c.session_id = s.id AND c.country_code = country)))
    $$;

-- One measure of a project. Whoever took part in a country ('in') or comes from it ('for'); a head count stands for the day
-- on which it ended, so that adjoining periods add up; `at_least` if a count says so.
--   participants   persons, each once, however often they came       attendances  persons, once a session
--   organisations  those that sent a participant                     sessions     begun
--   reached        participants, and people counted without names    cases        counted without names
--   placements     seats held in sessions of kind placement          referred     persons sent on
--   certificates   awarded and not revoked; a whole series', once    outcomes     but those of whom none is known
--                  each for every project that pays for a part
CREATE OR REPLACE FUNCTION atelier.project_count(
    project uuid, measure text, unit text, country text, in_or_for text, since date, until date
) RETURNS TABLE (number bigint, at_least boolean)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
BEGIN
    at_least := false;
    CASE
        WHEN measure IN ('participants', 'attendances', 'organisations', 'reached') THEN
            SELECT CASE measure
                WHEN 'attendances' THEN count(*)
                WHEN 'organisations' THEN count(DISTINCT p.organisation_id)
                ELSE count(DISTINCT p.person_id)
            END INTO number
            FROM atelier.project_participation(project, since, until) p
            WHERE country IS NULL OR CASE in_or_for WHEN 'for' THEN p.person_country ELSE p.session_country END = country;
        WHEN measure = 'sessions' THEN
            SELECT count(*) INTO number FROM atelier.project_sessions(project, country, in_or_for, since, until);
        WHEN measure = 'placements' THEN
            SELECT COALESCE(sum(s.taken), 0) INTO number
            FROM atelier.project_sessions(project, country, in_or_for, since, until) s
            WHERE s.kind = 'placement';
        WHEN measure = 'certificates' THEN
            SELECT count(DISTINCT c.id) INTO number
            FROM atelier.session s
            JOIN atelier.course_session k ON k.session_id = s.id
            JOIN atelier.certificate c ON c.course_id = k.course_id
            LEFT JOIN atelier.person n ON n.id = c.person_id
            WHERE s.project_id = project AND c.state IN ('issued', 'suspended')
                AND c.awarded_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
                AND (country IS NULL OR CASE in_or_for WHEN 'for' THEN n.country_code ELSE s.country_code END = country);
        WHEN measure = 'applications' THEN
            number := atelier.applications_of(project, since, until);
        WHEN measure = 'referred' THEN
            SELECT count(DISTINCT r.person_id) INTO number
            FROM atelier.referral r
            JOIN atelier.need d ON d.id = r.need_id
            JOIN atelier.person n ON n.id = r.person_id
            WHERE d.project_id = project AND (country IS NULL OR COALESCE(d.country_code, n.country_code) = country)
                AND r.proposed_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
        WHEN measure = 'outcomes' THEN
            SELECT count(*) INTO number
            FROM atelier.outcome o
            LEFT JOIN atelier.person n ON n.id = o.person_id
            LEFT JOIN atelier.organisation g ON g.id = o.organisation_id
            WHERE o.project_id = project AND o.kind <> 'none known' AND (unit IS NULL OR o.kind = unit)
                AND (country IS NULL OR COALESCE(n.country_code, g.country_code) = country)
                AND o.happened_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
        ELSE
            number := 0;
    END CASE;
    IF measure IN ('reached', 'cases', 'head counts') THEN
        SELECT COALESCE(number, 0) + COALESCE(sum(h.total), 0), COALESCE(bool_or(h.bound <> 'exactly'), false)
        INTO number, at_least
        FROM atelier.head_count h
        WHERE h.project_id = project AND (country IS NULL OR h.country_code = country)
            AND CASE measure WHEN 'reached' THEN h.counts = 'people' WHEN 'cases' THEN h.counts = 'cases'
                ELSE h.unit = project_count.unit END
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date);
    END IF;
    RETURN NEXT;
END
$$;

-- The figures of one project for any two days, for a report: first what was planned (`part` is 'target'), then every
-- measure ('figure'), then participants by sex and age group ('breakdown', with those of head counts under no age group) and
-- by country. `rule` and `facts` are the sentence about comparing, or about low demand.
CREATE OR REPLACE FUNCTION atelier.project_figures(project uuid, since date, until date)
    RETURNS TABLE (part text, measure text, unit text, country_code text, in_or_for text, sex text, age_group text,
        starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text, rule text, facts jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT may_read_figures(project_figures.project) THEN
        PERFORM refuse('actor_may_not_read_figures', '{}');
    END IF;
    RETURN QUERY
    SELECT f.part, f.measure, f.unit, f.country_code, f.in_or_for, f.sex, f.age_group, f.starts_on, f.ends_on, f.planned,
        f.realised, f.at_least, f.counts, f.rule, f.facts
    FROM (
        SELECT 1 AS place, t.* FROM target_figures(project_figures.project, since, until) t
        UNION ALL
        SELECT 2, m.* FROM measure_figures(project_figures.project, since, until) m
        UNION ALL
        SELECT 3, b.* FROM breakdown_figures(project_figures.project, since, until) b
    ) AS f
    ORDER BY f.place, f.rank, f.country_code NULLS FIRST, f.sex NULLS FIRST, f.age_group NULLS FIRST;
END
$$;
