-- The figures of projects, each counted from rows: who plans sees counts of every office, a donor's user those of what it
-- pays, nobody a person. Times without end: project_count() says what each measure is, for any period.
--   applications         who asked for a place, of any outcome
--   organisations        those that sent a participant; `hosts` hold the sessions; `involved` are both, and trainers' senders
--   countries            where the sessions are; `participant_countries` are the participants' own
--   reached              participants, and people counted without names; `reached_at_least` if a count says "more than"
--   per_country          participants, people and cases counted without names, by the country where they were counted
--   planned, realised    the plan for the whole (the first target that is for no country), and what it is held against;
--                        `not_comparable` says why they can't be
CREATE OR REPLACE FUNCTION atelier.programme_figures(projects text[])
    RETURNS TABLE (project text, name text, sessions bigint, applications bigint, participants bigint, attendances bigint,
        certificates bigint, countries text[], participant_countries text[], organisations bigint, hosts bigint,
        involved bigint, reached bigint, reached_at_least boolean, cases bigint, placements bigint, places bigint,
        referred bigint, outcomes bigint, seats bigint, seats_taken bigint, measure text, planned bigint, realised bigint,
        not_comparable text, per_country jsonb, per_participant_country jsonb, stopped_on date, stopped_because text,
        note text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT p.code, p.name, offered.sessions, counted.applications, counted.participants, counted.attendances,
        counted.certificates,
        ARRAY(SELECT DISTINCT s.country_code FROM session s
            WHERE s.project_id = p.id AND s.state <> 'draft' AND s.country_code IS NOT NULL
            ORDER BY s.country_code),
        ARRAY(SELECT jsonb_object_keys(own.per_country) ORDER BY 1),
        counted.organisations, involved.hosts, involved.all_of_them, counted.reached, counted.at_least, counted.cases,
        counted.placements, offered.places, counted.referred, counted.outcomes, offered.seats, offered.taken,
        plan.measure, plan.planned,
        (SELECT c.number FROM project_count(p.id, plan.measure, plan.unit, NULL, NULL, plan.starts_on, plan.ends_on) c
            WHERE plan.measure IS NOT NULL),
        plan.not_comparable, here.per_country, own.per_country, p.stopped_on, p.stopped_because, p.note
    FROM project p
    LEFT JOIN LATERAL (
        SELECT * FROM project_targets(p.id) t WHERE t.country_code IS NULL ORDER BY t.rank LIMIT 1
    ) AS plan ON true
    CROSS JOIN LATERAL (
        SELECT count(*) AS sessions,
            COALESCE(sum(s.capacity) FILTER (WHERE s.state = 'published'), 0) AS seats,
            COALESCE(sum(s.taken) FILTER (WHERE s.state = 'published'), 0) AS taken,
            COALESCE(sum(s.capacity) FILTER (WHERE s.state = 'published' AND s.kind = 'placement'), 0) AS places
        FROM session s
        WHERE s.project_id = p.id AND s.state <> 'draft'
    ) AS offered
    CROSS JOIN LATERAL (
        SELECT max(c.number) FILTER (WHERE m.measure = 'applications') AS applications,
            max(c.number) FILTER (WHERE m.measure = 'participants') AS participants,
            max(c.number) FILTER (WHERE m.measure = 'attendances') AS attendances,
            max(c.number) FILTER (WHERE m.measure = 'certificates') AS certificates,
            max(c.number) FILTER (WHERE m.measure = 'organisations') AS organisations,
            max(c.number) FILTER (WHERE m.measure = 'reached') AS reached,
            max(c.number) FILTER (WHERE m.measure = 'cases') AS cases,
            max(c.number) FILTER (WHERE m.measure = 'placements') AS placements,
            max(c.number) FILTER (WHERE m.measure = 'referred') AS referred,
            max(c.number) FILTER (WHERE m.measure = 'outcomes') AS outcomes,
            bool_or(c.at_least) FILTER (WHERE m.measure = 'reached') AS at_least
        FROM unnest(ARRAY['applications', 'participants', 'attendances', 'certificates', 'organisations', 'reached', 'cases',
            'placements', 'referred', 'outcomes']) AS m(measure)
        CROSS JOIN LATERAL project_count(p.id, m.measure, NULL, NULL, NULL, NULL, NULL) c
    ) AS counted
    CROSS JOIN LATERAL (
        SELECT count(*) AS all_of_them, count(*) FILTER (WHERE i.hosts) AS hosts
        FROM (
            SELECT o.organisation_id, bool_or(o.hosts) AS hosts
            FROM (
                SELECT s.host_office_id AS organisation_id, true AS hosts
                FROM session s
                WHERE s.project_id = p.id AND s.state <> 'draft'
                UNION
                SELECT c.organisation_id, false FROM project_participation(p.id, NULL, NULL) c
                UNION
                SELECT n.organisation_id, false
                FROM assignment a
                JOIN session s ON s.id = a.session_id
                JOIN trainer t ON t.id = a.trainer_id
                JOIN person n ON n.id = t.person_id
                WHERE s.project_id = p.id AND a.state = 'accepted'
            ) AS o
            WHERE o.organisation_id IS NOT NULL
            GROUP BY o.organisation_id
        ) AS i
    ) AS involved
    CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_object_agg(t.country_code, t.number), '{}') AS per_country
        FROM (
            SELECT f.country_code, sum(f.realised) AS number
            FROM breakdown_figures(p.id, NULL, NULL) f
            WHERE f.in_or_for = 'in'
            GROUP BY f.country_code
        ) AS t
    ) AS here
    CROSS JOIN LATERAL (
        SELECT COALESCE(jsonb_object_agg(f.country_code, f.realised), '{}') AS per_country
        FROM breakdown_figures(p.id, NULL, NULL) f
        WHERE f.in_or_for = 'for'
    ) AS own
    WHERE p.code = ANY(projects) AND may_read_figures(p.id)
    $$;
