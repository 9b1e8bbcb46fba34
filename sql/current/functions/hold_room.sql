-- Gives a block its room for its time, or takes it back: refused if the room is taken then, unless the block says why
-- both may have it; then all that overlaps becomes one bundle, so that a third still clashes.
CREATE OR REPLACE FUNCTION atelier.hold_room(block uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    wanted record;
    clash record;
    previous uuid;
    chosen uuid;
BEGIN
    DELETE FROM room_hold h WHERE h.block_id = hold_room.block RETURNING h.bundle INTO previous;
    SELECT b.room_id, tstzrange(b.starts_at, b.ends_at) AS during, b.zone, b.override_reason, r.code
    INTO wanted
    FROM block b
    JOIN session s ON s.id = b.session_id
    JOIN room r ON r.id = b.room_id
    WHERE b.id = hold_room.block AND s.state <> 'cancelled';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM FROM room r WHERE r.id = wanted.room_id FOR NO KEY UPDATE;
    SELECT h.bundle, h.block_id, h.during INTO clash
    FROM room_hold h
    WHERE h.room_id = wanted.room_id AND h.during && wanted.during AND h.bundle IS DISTINCT FROM previous
    ORDER BY lower(h.during), h.id
    LIMIT 1;
    IF FOUND AND wanted.override_reason IS NULL THEN
        PERFORM refuse('room_hold_one_at_a_time', busy(clash.block_id, wanted.zone) || jsonb_build_object('room', wanted.code));
    END IF;
    chosen := COALESCE(previous, hold_room.block);
    UPDATE room_hold h SET bundle = chosen
    WHERE h.bundle IN (
        SELECT o.bundle FROM room_hold o
        WHERE o.room_id = wanted.room_id AND o.during && wanted.during AND o.bundle <> chosen);
    INSERT INTO room_hold (block_id, room_id, during, bundle)
    VALUES (hold_room.block, wanted.room_id, wanted.during, chosen);
END
$$;
