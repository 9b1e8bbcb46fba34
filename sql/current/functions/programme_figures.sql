-- The figures of projects, each counted from rows: who plans sees counts of every office, never a person.
--   applications   persons who asked for a place: registrations of any outcome
--   participants   persons who attended at least a part, each once
--   organisations  hosts, and senders of participants and trainers
--   reached        participants (people without names are counted by head counts)
--   realised       what the plan is held against: participants, where something was planned
CREATE OR REPLACE FUNCTION atelier.programme_figures(projects text[])
    RETURNS TABLE (project text, name text, sessions bigint, applications bigint, participants bigint, certificates bigint,
        countries text[], organisations bigint, reached bigint, planned integer, realised bigint, per_country jsonb,
        note text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT p.code, p.name,
        (SELECT count(*) FROM session s WHERE s.project_id = p.id AND s.state <> 'draft'),
        (SELECT count(DISTINCT (r.session_id, r.person_id)) FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE s.project_id = p.id),
        came.participants,
        (SELECT count(*) FROM certificate c
            JOIN session s ON s.id = c.session_id
            WHERE s.project_id = p.id AND c.state IN ('issued', 'suspended')),
        ARRAY(SELECT DISTINCT s.country_code FROM session s
            WHERE s.project_id = p.id AND s.state <> 'draft' AND s.country_code IS NOT NULL
            ORDER BY s.country_code),
        (SELECT count(*) FROM (
            SELECT s.host_office_id FROM session s WHERE s.project_id = p.id AND s.state <> 'draft'
            UNION
            SELECT n.organisation_id FROM registration r
            JOIN session s ON s.id = r.session_id
            JOIN person n ON n.id = r.person_id
            WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly') AND n.organisation_id IS NOT NULL
            UNION
            SELECT n.organisation_id FROM assignment a
            JOIN session s ON s.id = a.session_id
            JOIN trainer t ON t.id = a.trainer_id
            JOIN person n ON n.id = t.person_id
            WHERE s.project_id = p.id AND a.state = 'accepted' AND n.organisation_id IS NOT NULL
        ) AS involved),
        came.participants,
        p.planned,
        CASE WHEN p.planned IS NOT NULL THEN came.participants END,
        (SELECT COALESCE(jsonb_object_agg(t.country_code, t.participants ORDER BY t.country_code), '{}') FROM (
            SELECT s.country_code, count(DISTINCT r.person_id) AS participants
            FROM registration r
            JOIN session s ON s.id = r.session_id
            WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly') AND s.country_code IS NOT NULL
            GROUP BY s.country_code) AS t),
        p.note
    FROM project p
    CROSS JOIN LATERAL (
        SELECT count(DISTINCT r.person_id) AS participants
        FROM registration r
        JOIN session s ON s.id = r.session_id
        WHERE s.project_id = p.id AND r.state = 'confirmed' AND r.attendance IN ('attended', 'partly')
    ) AS came
    WHERE p.code = ANY(projects) AND actor_is_staff()
    $$;
