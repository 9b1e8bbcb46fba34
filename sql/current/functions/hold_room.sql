-- Gives a block its room for its time, or takes it back: refused if the room is taken then, unless this very change says why
-- both may have it; then all that overlaps becomes one bundle, so that a third still clashes. A hold that stays as it was is
-- left alone; one that moves starts with a bundle of its own and is checked against everything.
CREATE OR REPLACE FUNCTION atelier.hold_room(block uuid, overriding boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    wanted record;
    clash record;
    chosen uuid := uuid7();
BEGIN
    SELECT b.room_id, tstzrange(b.starts_at, b.ends_at) AS during, b.zone, r.code
    INTO wanted
    FROM block b
    JOIN session s ON s.id = b.session_id
    JOIN room r ON r.id = b.room_id
    WHERE b.id = hold_room.block AND s.state <> 'cancelled';
    IF NOT FOUND THEN
        DELETE FROM room_hold h WHERE h.block_id = hold_room.block;
        RETURN;
    END IF;
    IF EXISTS (
        SELECT FROM room_hold h
        WHERE h.block_id = hold_room.block AND h.room_id = wanted.room_id AND h.during = wanted.during) THEN
        RETURN;
    END IF;
    DELETE FROM room_hold h WHERE h.block_id = hold_room.block;
    PERFORM FROM room r WHERE r.id = wanted.room_id FOR NO KEY UPDATE;
    SELECT h.block_id INTO clash
    FROM room_hold h
    WHERE h.room_id = wanted.room_id AND h.during && wanted.during
    ORDER BY lower(h.during), h.id
    LIMIT 1;
    IF FOUND AND NOT overriding THEN
        PERFORM refuse('room_hold_one_at_a_time', busy(clash.block_id, wanted.zone) || jsonb_build_object('room', wanted.code));
    END IF;
    -- Deferred until the bundles are one again: row by row they would clash with each other meanwhile.
    SET CONSTRAINTS atelier.room_hold_one_at_a_time DEFERRED;
    UPDATE room_hold h SET bundle = chosen
    WHERE h.bundle IN (
        SELECT o.bundle FROM room_hold o WHERE o.room_id = wanted.room_id AND o.during && wanted.during);
    INSERT INTO room_hold (block_id, room_id, during, bundle)
    VALUES (hold_room.block, wanted.room_id, wanted.during, chosen);
    SET CONSTRAINTS atelier.room_hold_one_at_a_time IMMEDIATE;
END
$$;
