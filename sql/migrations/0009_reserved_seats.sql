-- Seats kept for a country, an organisation or a group until a deadline.
CREATE TABLE atelier.reserved_seats (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    seats integer NOT NULL CONSTRAINT reserved_seats_positive CHECK (seats > 0),
    used integer NOT NULL DEFAULT 0 CONSTRAINT reserved_seats_used CHECK (used BETWEEN 0 AND seats),
    country_code text REFERENCES atelier.country (code),
    organisation_id uuid REFERENCES atelier.organisation (id),
    label text,
    until timestamptz NOT NULL,
    released_at timestamptz
);
CREATE INDEX reserved_seats_session ON atelier.reserved_seats (session_id);
