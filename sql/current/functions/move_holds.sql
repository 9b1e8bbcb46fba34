-- What moving a session by whole days, at the same local times, gives back and takes: a row for each room, each trainer,
-- interpreter or speaker, and the participants together, and each block that holds their time; times are local to the block.
-- By block, then kind. For who may host the session.
CREATE OR REPLACE FUNCTION atelier.move_holds(session uuid, days integer) RETURNS TABLE (
    kind text, name text, people integer, zone text, freed_from timestamp, freed_until timestamp, taken_from timestamp,
    taken_until timestamp)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH moved AS (
        SELECT b.id, b.zone, b.starts_at, b.starts_local, b.ends_local, make_interval(days => move_holds.days) AS shift
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE s.id = move_holds.session AND may_host(s.host_office_id)
    ), held AS (
        SELECT h.block_id, 1 AS place, 'room' AS kind, r.code AS name, NULL::integer AS people
        FROM room_hold h
        JOIN room r ON r.id = h.room_id
        UNION ALL
        SELECT DISTINCT h.block_id, 2, a.role, COALESCE(t.code, p.reference), NULL::integer
        FROM hold h
        JOIN assignment a ON a.id = h.assignment_id
        LEFT JOIN trainer t ON t.id = a.trainer_id
        JOIN person p ON p.id = h.person_id
        UNION ALL
        SELECT h.block_id, 3, 'participants', NULL, count(DISTINCT h.person_id)::integer
        FROM hold h
        WHERE h.registration_id IS NOT NULL
        GROUP BY h.block_id
    )
    SELECT h.kind, h.name, h.people, m.zone, m.starts_local, m.ends_local, m.starts_local + m.shift, m.ends_local + m.shift
    FROM moved m
    JOIN held h ON h.block_id = m.id
    ORDER BY m.starts_at, m.id, h.place, h.kind, h.name
    $$;
