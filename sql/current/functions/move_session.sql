-- What stands in the way of moving a session by whole days, at the same local times: every clash, not only the first, in
-- words that say what can be done about it; a trainer by code. No row means that it can be moved. By block, then kind.
CREATE OR REPLACE FUNCTION atelier.move_clashes(session uuid, days integer) RETURNS TABLE (rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH moved AS (
        SELECT b.id, b.zone, b.room_id, b.session_id,
            tstzrange(instant(b.starts_local + make_interval(days => move_clashes.days), b.zone, b.starts_fold, 'start'),
                instant(b.ends_local + make_interval(days => move_clashes.days), b.zone, b.ends_fold, 'end')) AS during
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE s.id = move_clashes.session AND may_host(s.host_office_id)
    ), clash AS (
        SELECT lower(m.during) AS at, 1 AS kind, 'session_move_room' AS rule,
            busy(h.block_id, m.zone) || jsonb_build_object('room', r.code) AS facts
        FROM moved m
        JOIN room_hold h ON h.room_id = m.room_id AND h.during && m.during
        JOIN block other ON other.id = h.block_id AND other.session_id <> m.session_id
        JOIN room r ON r.id = m.room_id
        UNION ALL
        SELECT lower(m.during), 2, CASE WHEN works.trainer IS NULL THEN 'session_move_person' ELSE 'session_move_trainer' END,
            busy(c.block_id, m.zone) || jsonb_strip_nulls(jsonb_build_object('trainer', works.trainer,
                'person', CASE WHEN works.trainer IS NULL THEN person_reference(c.person_id) END))
        FROM moved m
        CROSS JOIN LATERAL block_clashes(m.id, m.during) c
        JOIN session s ON s.id = m.session_id AND s.holds_time
        LEFT JOIN LATERAL (
            SELECT COALESCE(t.code, person_reference(a.person_id)) AS trainer
            FROM assignment a
            LEFT JOIN trainer t ON t.person_id = a.person_id
            WHERE a.session_id = m.session_id AND a.person_id = c.person_id AND a.state IN ('asked', 'accepted')
            LIMIT 1
        ) AS works ON true
    )
    SELECT c.rule, c.facts FROM clash c ORDER BY c.at, c.kind, c.facts::text
    $$;

-- Who has to be told if a session changes: a row a person who counts on it, as far as the actor sees them (others are
-- counted without a reference).
CREATE OR REPLACE FUNCTION atelier.concerned(session uuid) RETURNS TABLE (role text, people integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT c.role, count(*)::integer
    FROM (
        SELECT CASE WHEN r.state = 'waitlisted' THEN 'waiting' ELSE 'registered' END AS role, r.person_id
        FROM registration r
        WHERE r.session_id = concerned.session AND r.state IN ('requested', 'confirmed', 'waitlisted', 'offered')
        UNION
        SELECT 'working', e.person_id FROM expected(concerned.session) e WHERE e.assignment_id IS NOT NULL
    ) AS c
    WHERE EXISTS (SELECT FROM session s WHERE s.id = concerned.session AND may_host(s.host_office_id))
    GROUP BY c.role
    ORDER BY c.role
    $$;

-- Copies a session to another code, its times moved by whole days at the same local times: what it is, where, with whom, its
-- agenda and its rooms; not its people, its materials yes. A draft. Only who may host the original.
CREATE OR REPLACE FUNCTION atelier.copy_session(session uuid, code text, days integer) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    made uuid;
    from_block record;
    to_block uuid;
BEGIN
    PERFORM require_host(copy_session.session);
    INSERT INTO session (code, kind, training_id, title, project_id, host_office_id, country_code, place, zone, language,
        capacity, visibility, part_of, track, holds_time, provider_capacity, minimum, offer_hours)
    SELECT copy_session.code, s.kind, s.training_id, s.title, s.project_id, s.host_office_id, s.country_code, s.place, s.zone,
        s.language, s.capacity, s.visibility, s.part_of, s.track, s.holds_time, s.provider_capacity,
        s.minimum, s.offer_hours
    FROM session s
    WHERE s.id = copy_session.session
    RETURNING id INTO made;
    INSERT INTO session_country (session_id, country_code)
    SELECT made, c.country_code FROM session_country c WHERE c.session_id = copy_session.session;
    INSERT INTO session_organisation (session_id, organisation_id, role)
    SELECT made, o.organisation_id, o.role FROM session_organisation o WHERE o.session_id = copy_session.session;
    INSERT INTO session_material (session_id, material_version_id)
    SELECT made, m.material_version_id FROM session_material m WHERE m.session_id = copy_session.session;
    INSERT INTO task (session_id, title, kind, days, note)
    SELECT made, t.title, t.kind, t.days, t.note FROM task t WHERE t.session_id = copy_session.session
    ON CONFLICT ON CONSTRAINT task_once DO NOTHING;
    FOR from_block IN
        SELECT b.* FROM block b WHERE b.session_id = copy_session.session ORDER BY b.starts_at, b.id
    LOOP
        INSERT INTO block (session_id, starts_local, ends_local, zone, starts_fold, ends_fold, starts_at, ends_at, room_id,
            module_id, title, place, country_code, host_id)
        VALUES (made, from_block.starts_local + make_interval(days => copy_session.days),
            from_block.ends_local + make_interval(days => copy_session.days), from_block.zone, from_block.starts_fold,
            from_block.ends_fold, from_block.starts_at, from_block.ends_at, from_block.room_id, from_block.module_id,
            from_block.title, from_block.place, from_block.country_code, from_block.host_id)
        RETURNING id INTO to_block;
        INSERT INTO agenda_item (block_id, number, title, minutes)
        SELECT to_block, i.number, i.title, i.minutes FROM agenda_item i WHERE i.block_id = from_block.id;
    END LOOP;
    RETURN made;
END
$$;
