-- No seat passes by who waits: an offer keeps the terms with which it was made, and the reason for an overlap of who waits
-- covers the bookings that there were when it was given.
DROP FUNCTION IF EXISTS atelier.replace_registration(uuid, uuid, text);
DROP FUNCTION IF EXISTS atelier.next_in_line(uuid[]), atelier.give_holds_back(uuid[]), atelier.hold_registration(uuid),
    atelier.give_seats(uuid[], uuid, boolean);

ALTER TABLE atelier.registration
    -- When the seat was offered, and for how many hours from the offer's delivery it is held.
    ADD COLUMN offered_at timestamptz,
    ADD COLUMN offer_hours integer CONSTRAINT registration_offer_hours CHECK (offer_hours BETWEEN 1 AND 720),
    -- The registrations and assignments with which an overlap was allowed while this one waits.
    ADD COLUMN overlapping uuid[];
-- When an open offer was made was not written down; it was not after its delivery.
ALTER TABLE atelier.registration DISABLE TRIGGER USER;
UPDATE atelier.registration r
SET offered_at = COALESCE(r.offer_delivered_at, r.arrived_at), offer_hours = COALESCE(s.offer_hours, 48)
FROM atelier.session s
WHERE s.id = r.session_id AND r.state = 'offered';
ALTER TABLE atelier.registration ENABLE TRIGGER USER;
ALTER TABLE atelier.registration
    ADD CONSTRAINT registration_offered
        CHECK ((state = 'offered') = (offered_at IS NOT NULL) AND (state = 'offered') = (offer_hours IS NOT NULL)),
    ADD CONSTRAINT registration_offer_delivered_after CHECK (offer_delivered_at >= offered_at);

-- Whom a transaction moved up is told by it, also where a savepoint was set meanwhile.
ALTER TABLE atelier.notice ADD COLUMN written_by xid8 NOT NULL DEFAULT pg_current_xact_id();
