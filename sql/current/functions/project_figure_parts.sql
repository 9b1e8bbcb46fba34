-- The parts of project_figures(), for the engine only; `rank` is the order within a part.

-- What a project plans, one row a target; the number of people planned that stands in the project's own row is one more,
-- unless a target says it.
CREATE OR REPLACE FUNCTION atelier.project_targets(project uuid)
    RETURNS TABLE (rank bigint, measure text, unit text, country_code text, in_or_for text, starts_on date, ends_on date,
        planned bigint, counts text, not_comparable text)
    LANGUAGE sql STABLE
    AS $$
    SELECT row_number() OVER (ORDER BY t.country_code NULLS FIRST, t.measure <> 'participants', t.starts_on NULLS FIRST,
            t.ends_on NULLS LAST, t.id),
        t.measure, t.unit, t.country_code, t.in_or_for, t.starts_on, t.ends_on, t.planned, t.counts, t.not_comparable
    FROM atelier.project_target t
    WHERE t.project_id = project
    UNION ALL
    SELECT 0, 'participants', NULL, NULL, 'in', NULL, NULL, p.planned, NULL, NULL
    FROM atelier.project p
    WHERE p.id = project AND p.planned IS NOT NULL AND NOT EXISTS (
        SELECT FROM atelier.project_target t
        WHERE t.project_id = project AND t.country_code IS NULL AND t.measure IN ('participants', 'reached', 'placements'))
    $$;

-- Each target that the period touches, counted within both.
CREATE OR REPLACE FUNCTION atelier.target_figures(project uuid, since date, until date)
    RETURNS TABLE (rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text,
        age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text,
        rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    SELECT t.rank, 'target', t.measure, t.unit, t.country_code, CASE WHEN t.country_code IS NOT NULL THEN t.in_or_for END,
        NULL, NULL, within.starts_on, within.ends_on, t.planned, c.number, c.at_least, t.counts,
        CASE
            WHEN t.not_comparable IS NOT NULL THEN 'figure_not_comparable'
            WHEN cut.short THEN 'figure_part_of_plan'
        END,
        CASE WHEN t.not_comparable IS NOT NULL OR cut.short THEN jsonb_strip_nulls(jsonb_build_object(
            'because', t.not_comparable,
            'plan', CASE WHEN cut.short THEN concat_ws(' – ', cut.plan_from, cut.plan_until) END,
            'count', CASE WHEN cut.short THEN concat_ws(' – ', within.starts_on, within.ends_on) END)) END
    FROM atelier.project_targets(project) t
    JOIN atelier.project p ON p.id = project
    -- A target without days of its own is for the whole project.
    CROSS JOIN LATERAL (
        SELECT COALESCE(t.starts_on, p.starts_on) AS plan_from, COALESCE(t.ends_on, p.ends_on) AS plan_until,
            COALESCE(since > COALESCE(t.starts_on, p.starts_on, '-infinity'), false)
                OR COALESCE(until < COALESCE(t.ends_on, p.ends_on, 'infinity'), false) AS short
    ) AS cut
    CROSS JOIN LATERAL (
        SELECT greatest(t.starts_on, since) AS starts_on, least(t.ends_on, until) AS ends_on
    ) AS within
    CROSS JOIN LATERAL atelier.project_count(
        project, t.measure, t.unit, t.country_code, t.in_or_for, within.starts_on, within.ends_on) c
    WHERE within.starts_on IS NULL OR within.ends_on IS NULL OR within.starts_on <= within.ends_on
    $$;

-- Every measure, whether planned or not; seats taken beside the seats offered, with a sentence where demand was low: less
-- than the share in the setting `low_demand_share` (half, if there is none).
CREATE OR REPLACE FUNCTION atelier.measure_figures(project uuid, since date, until date)
    RETURNS TABLE (rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text,
        age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text,
        rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    WITH measured AS (
        SELECT m.rank, m.measure, NULL::text AS unit, c.number, c.at_least
        FROM unnest(ARRAY['sessions', 'applications', 'participants', 'attendances', 'organisations', 'certificates',
            'placements', 'reached', 'cases', 'referred', 'outcomes']) WITH ORDINALITY AS m(measure, rank)
        CROSS JOIN LATERAL atelier.project_count(project, m.measure, NULL, NULL, NULL, since, until) c
        UNION ALL
        SELECT 20, 'head counts', u.unit, c.number, c.at_least
        FROM (SELECT DISTINCT h.unit FROM atelier.head_count h WHERE h.project_id = project) AS u
        CROSS JOIN LATERAL atelier.project_count(project, 'head counts', u.unit, NULL, NULL, since, until) c
        UNION ALL
        SELECT 30, 'outcomes', u.kind, c.number, c.at_least
        FROM (SELECT DISTINCT o.kind FROM atelier.outcome o WHERE o.project_id = project) AS u
        CROSS JOIN LATERAL atelier.project_count(project, 'outcomes', u.kind, NULL, NULL, since, until) c
    ), seats AS (
        SELECT sum(s.capacity) AS offered, sum(s.taken) AS taken,
            COALESCE((SELECT t.value #>> '{}' FROM atelier.setting t WHERE t.name = 'low_demand_share')::numeric, 0.5) AS enough
        FROM atelier.project_sessions(project, NULL, NULL, since, until) s
    )
    SELECT m.rank, 'figure', m.measure, m.unit, NULL, NULL, NULL, NULL, since, until, NULL::bigint, m.number, m.at_least,
        NULL, NULL, NULL::jsonb
    FROM measured m
    WHERE m.number > 0 OR m.measure IN ('sessions', 'participants', 'attendances')
    UNION ALL
    SELECT 12, 'figure', 'seats', NULL, NULL, NULL, NULL, NULL, since, until, s.offered, s.taken, false, NULL,
        CASE WHEN s.taken < s.enough * s.offered THEN 'figure_low_demand' END,
        CASE WHEN s.taken < s.enough * s.offered THEN jsonb_build_object(
            'taken', s.taken, 'offered', s.offered, 'percent', round(100.0 * s.taken / s.offered)) END
    FROM seats s
    WHERE s.offered > 0
    $$;

-- Participants by sex and age group, each person once, as old as on the first day there; people counted without names by
-- sex; then participants by the country in which they took part, and by their own.
CREATE OR REPLACE FUNCTION atelier.breakdown_figures(project uuid, since date, until date)
    RETURNS TABLE (rank bigint, part text, measure text, unit text, country_code text, in_or_for text, sex text,
        age_group text, starts_on date, ends_on date, planned bigint, realised bigint, at_least boolean, counts text,
        rule text, facts jsonb)
    LANGUAGE sql STABLE
    AS $$
    WITH came AS MATERIALIZED (
        SELECT * FROM atelier.project_participation(project, since, until)
    ), once AS (
        SELECT DISTINCT ON (c.person_id) c.person_id, c.sex, c.age_group
        FROM came c
        ORDER BY c.person_id, c.first_day, c.registration_id
    ), counted AS (
        SELECT 1 AS rank, 'participants' AS measure, NULL AS country_code, NULL AS in_or_for, o.sex, o.age_group,
            count(*) AS number, false AS at_least
        FROM once o
        GROUP BY o.sex, o.age_group
        UNION ALL
        SELECT 2, 'reached', NULL, NULL, s.sex, 'not known', sum(s.number)::bigint, bool_or(h.bound <> 'exactly')
        FROM atelier.head_count h
        CROSS JOIN LATERAL (VALUES ('female', h.female), ('male', h.male), ('other', h.other), ('not said', h.not_said),
            ('not known', CASE WHEN num_nonnulls(h.female, h.male, h.other, h.not_said) = 0 THEN h.total END)) AS s(sex, number)
        WHERE h.project_id = project AND h.counts = 'people' AND s.number > 0
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        GROUP BY s.sex
        UNION ALL
        SELECT 3, 'participants', c.session_country, 'in', NULL, NULL, count(DISTINCT c.person_id), false
        FROM came c
        WHERE c.session_country IS NOT NULL
        GROUP BY c.session_country
        UNION ALL
        SELECT 4, 'participants', c.person_country, 'for', NULL, NULL, count(DISTINCT c.person_id), false
        FROM came c
        WHERE c.person_country IS NOT NULL
        GROUP BY c.person_country
        UNION ALL
        SELECT CASE h.counts WHEN 'people' THEN 5 ELSE 6 END, CASE h.counts WHEN 'people' THEN 'reached' ELSE 'cases' END,
            h.country_code, 'in', NULL, NULL, sum(h.total)::bigint, bool_or(h.bound <> 'exactly')
        FROM atelier.head_count h
        WHERE h.project_id = project AND h.counts IN ('people', 'cases') AND h.country_code IS NOT NULL
            AND h.ends_on BETWEEN COALESCE(since, '-infinity'::date) AND COALESCE(until, 'infinity'::date)
        GROUP BY h.counts, h.country_code
    )
    SELECT c.rank, 'breakdown', c.measure, NULL, c.country_code, c.in_or_for, c.sex, c.age_group, since, until,
        NULL::bigint, c.number, c.at_least, NULL, NULL, NULL::jsonb
    FROM counted c
    $$;
