-- Recounts what is stored twice or promised: one row a broken promise, none if all is well. For `atelier doctor`;
-- only an administrator or a job is told, since places name sessions and persons of every office.
CREATE OR REPLACE FUNCTION atelier.broken_promises() RETURNS TABLE (promise text, place text, expected text, found text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT found.promise, found.place, found.expected, found.found
    FROM (
        SELECT 'session.taken is the number of seats held' AS promise, s.code AS place, count(r.id)::text AS expected,
            s.taken::text AS found
        FROM session s
        LEFT JOIN registration r ON r.session_id = s.id AND r.state IN ('confirmed', 'offered')
        GROUP BY s.id
        HAVING count(r.id) <> s.taken
        UNION ALL
        SELECT 'session.waiting is the number of people waiting', s.code, count(r.id)::text, s.waiting::text
        FROM session s
        LEFT JOIN registration r ON r.session_id = s.id AND r.state = 'waitlisted'
        GROUP BY s.id
        HAVING count(r.id) <> s.waiting
        UNION ALL
        SELECT 'session.kept is the number of reserved seats not used', s.code, COALESCE(sum(v.seats - v.used), 0)::text,
            s.kept::text
        FROM session s
        LEFT JOIN reserved_seats v ON v.session_id = s.id AND v.released_at IS NULL
        GROUP BY s.id
        HAVING COALESCE(sum(v.seats - v.used), 0) <> s.kept
        UNION ALL
        SELECT 'reserved_seats.used is the number of seats used', s.code, count(r.id)::text, v.used::text
        FROM reserved_seats v
        JOIN session s ON s.id = v.session_id
        LEFT JOIN registration r ON r.reserved_seats_id = v.id AND r.state IN ('confirmed', 'offered')
        GROUP BY v.id, s.code
        HAVING count(r.id) <> v.used
        UNION ALL
        SELECT 'no seat is sold twice', s.code, 'at most ' || s.capacity, s.taken::text
        FROM session s
        WHERE s.taken > s.capacity
        UNION ALL
        SELECT 'who has a seat is held for its time', s.code || ' ' || p.reference, wanted.hours::text, held.hours::text
        FROM registration r
        JOIN session s ON s.id = r.session_id
        JOIN person p ON p.id = r.person_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(q.during), '{}') AS hours FROM pieces(r.person_id, r.session_id) q) AS wanted
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours FROM hold h WHERE h.registration_id = r.id) AS held
        WHERE r.state IN ('confirmed', 'offered') AND held.hours <> wanted.hours
        UNION ALL
        SELECT 'only who has a seat is held', s.code || ' ' || p.reference, 'no hold', 'a hold in state ' || r.state
        FROM hold h
        JOIN registration r ON r.id = h.registration_id
        JOIN session s ON s.id = r.session_id
        JOIN person p ON p.id = r.person_id
        WHERE r.state NOT IN ('confirmed', 'offered')
        UNION ALL
        SELECT 'who is asked or has accepted to work is held for its time', s.code || ' ' || p.reference, wanted.hours::text,
            held.hours::text
        FROM assignment a
        JOIN session s ON s.id = a.session_id
        JOIN person p ON p.id = a.person_id
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(q.during), '{}') AS hours FROM pieces(a.person_id, a.session_id) q) AS wanted
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(h.during), '{}') AS hours FROM hold h WHERE h.assignment_id = a.id) AS held
        WHERE a.state IN ('asked', 'accepted') AND held.hours <> wanted.hours
        UNION ALL
        SELECT 'only who is asked or has accepted to work is held', s.code || ' ' || p.reference, 'no hold',
            'a hold in state ' || a.state
        FROM hold h
        JOIN assignment a ON a.id = h.assignment_id
        JOIN session s ON s.id = a.session_id
        JOIN person p ON p.id = a.person_id
        WHERE a.state NOT IN ('asked', 'accepted')
        UNION ALL
        SELECT 'a hold follows from a person''s registration or assignment and a block of its session',
            COALESCE(s.code || ' ' || p.reference, h.person_id::text), 'a registration or an assignment', 'none'
        FROM hold h
        LEFT JOIN block b ON b.id = h.block_id
        LEFT JOIN session s ON s.id = b.session_id
        LEFT JOIN person p ON p.id = h.person_id
        WHERE NOT EXISTS (
                SELECT FROM registration r
                WHERE r.id = h.registration_id AND r.person_id = h.person_id AND r.session_id = b.session_id)
            AND NOT EXISTS (
                SELECT FROM assignment a
                WHERE a.id = h.assignment_id AND a.person_id = h.person_id AND a.session_id = b.session_id)
        UNION ALL
        SELECT 'a block has its room for its time', s.code || ' ' || r.code, 'a hold', 'none'
        FROM block b
        JOIN session s ON s.id = b.session_id
        JOIN room r ON r.id = b.room_id
        WHERE s.state <> 'cancelled' AND NOT EXISTS (
            SELECT FROM room_hold h
            WHERE h.block_id = b.id AND h.room_id = b.room_id AND h.during = tstzrange(b.starts_at, b.ends_at))
        UNION ALL
        SELECT 'a lost seat of a draw is known to the draw', q.code || ' ' || a.reference, 'in the protocol', q.rule
        FROM (SELECT l.*, o.code, e.application_id FROM draw_seat_lost l
            JOIN draw_entry e ON e.id = l.entry_id
            JOIN session o ON o.id = l.session_id) AS q
        JOIN application a ON a.id = q.application_id
        UNION ALL
        SELECT 'instants follow from local times and zone', s.code, b.starts_local::text || ' ' || b.zone, b.starts_at::text
        FROM block b
        JOIN session s ON s.id = b.session_id
        WHERE b.ends_at > atelier.now()
            AND (b.starts_at AT TIME ZONE b.zone <> b.starts_local OR b.ends_at AT TIME ZONE b.zone <> b.ends_local)
        UNION ALL
        SELECT 'reference data are those of this release', d.name, c.version, d.version
        FROM carried_datasets() c
        JOIN dataset d ON d.name = c.name
        WHERE d.version <> c.version
    ) AS found
    WHERE EXISTS (SELECT FROM actor() a WHERE a.role = 'administrator' OR a.kind = 'job')
    ORDER BY 1, 2
    $$;
