-- Draws: the list of a round is frozen and announced with a commitment to a secret; a public value that nobody could know
-- then decides; everything can be computed again by anybody. deploy/draws/README.md has the format.

-- One try at drawing a round. It is committed, then run or abandoned; nothing of it changes afterwards.
CREATE TABLE atelier.draw (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    round_id uuid NOT NULL REFERENCES atelier.round (id),
    -- Counts the round's tries.
    number integer NOT NULL CONSTRAINT draw_number_positive CHECK (number > 0),
    state text NOT NULL DEFAULT 'committed' CONSTRAINT draw_state_known CHECK (state IN ('committed', 'run', 'abandoned')),
    -- What the public value is to be, in words, and the instant before which it isn't known.
    source text NOT NULL CONSTRAINT draw_source_present CHECK (btrim(source) <> '' AND source !~ '[[:cntrl:]]'),
    instant timestamptz NOT NULL CONSTRAINT draw_instant_finite CHECK (isfinite(instant)),
    -- The first instant at which reserves fill no more; NULL: they do until their session begins.
    reserves_until timestamptz CONSTRAINT draw_reserves_until_finite CHECK (isfinite(reserves_until)),
    -- Fields of the form whose answers, together, make a stratum.
    fields text[] NOT NULL,
    seats integer NOT NULL CONSTRAINT draw_seats_positive CHECK (seats > 0),
    -- All of the list, whether they take part or not.
    applications integer NOT NULL CONSTRAINT draw_applications_positive CHECK (applications > 0),
    -- Published when the draw has ended, and not before.
    secret bytea NOT NULL CONSTRAINT draw_secret_length CHECK (octet_length(secret) = 32),
    commitment bytea NOT NULL CONSTRAINT draw_commitment_of_secret CHECK (commitment = sha256(secret)),
    list_sha256 bytea NOT NULL CONSTRAINT draw_list_sha256_length CHECK (octet_length(list_sha256) = 32),
    committed_at timestamptz NOT NULL,
    public_value text CONSTRAINT draw_public_value_form
        CHECK (public_value <> '' AND public_value = btrim(public_value) AND public_value !~ '[[:cntrl:]]'),
    result_sha256 bytea CONSTRAINT draw_result_sha256_length CHECK (octet_length(result_sha256) = 32),
    -- When it was run or abandoned.
    ended_at timestamptz,
    because text,
    actor_user_id uuid REFERENCES atelier.staff_user (id),
    CONSTRAINT draw_number_once UNIQUE (round_id, number),
    CONSTRAINT draw_instant_ahead CHECK (instant >= committed_at),
    CONSTRAINT draw_reserves_until_ahead CHECK (reserves_until > instant),
    CONSTRAINT draw_ended CHECK ((ended_at IS NULL) = (state = 'committed')),
    CONSTRAINT draw_run_complete CHECK ((state = 'run') = (public_value IS NOT NULL) AND (state = 'run') = (result_sha256 IS NOT NULL)),
    CONSTRAINT draw_not_before_instant CHECK (state <> 'run' OR ended_at >= instant),
    CONSTRAINT draw_abandoned_because CHECK (state <> 'abandoned' OR COALESCE(btrim(because), '') <> '')
);
-- One run a round: there is another try only when the one before was abandoned.
CREATE UNIQUE INDEX draw_one_a_round ON atelier.draw (round_id) WHERE state <> 'abandoned';

-- The sessions whose seats are drawn, numbered in the order in which they are given to who has no wish that can be met.
CREATE TABLE atelier.draw_session (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    draw_id uuid NOT NULL REFERENCES atelier.draw (id),
    number smallint NOT NULL CONSTRAINT draw_session_number_positive CHECK (number > 0),
    session_id uuid NOT NULL REFERENCES atelier.session (id),
    -- As it was announced; a session may be renamed.
    code text NOT NULL,
    seats integer NOT NULL CONSTRAINT draw_session_seats_positive CHECK (seats > 0),
    CONSTRAINT draw_session_number_once UNIQUE (draw_id, number),
    CONSTRAINT draw_session_once UNIQUE (draw_id, session_id)
);

CREATE TABLE atelier.draw_stratum (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    draw_id uuid NOT NULL REFERENCES atelier.draw (id),
    number integer NOT NULL CONSTRAINT draw_stratum_number_positive CHECK (number > 0),
    -- The answers, one a field; '' where there is none.
    answers text[] NOT NULL,
    applicants integer NOT NULL CONSTRAINT draw_stratum_applicants_positive CHECK (applicants > 0),
    seats integer NOT NULL CONSTRAINT draw_stratum_seats_fit CHECK (seats BETWEEN 0 AND applicants),
    CONSTRAINT draw_stratum_number_once UNIQUE (draw_id, number),
    CONSTRAINT draw_stratum_once UNIQUE (draw_id, answers)
);

-- The frozen list: every application of the round, taking part (in a stratum) or not (by a rule). What was drawn is added
-- when the draw is run. Not audited row by row: its hash stands in the draw.
CREATE TABLE atelier.draw_entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- Written by commit_draw() alone, with the draw; a reference of each row to it would cost a quarter of the writing.
    draw_id uuid NOT NULL,
    application_id uuid NOT NULL REFERENCES atelier.application (id),
    stratum integer,
    -- Numbers of the draw's sessions, the dearest first.
    preferences smallint[] NOT NULL,
    rule text,
    -- The paper's date, of one that was entered late.
    paper_on date,
    rank integer CONSTRAINT draw_entry_rank_positive CHECK (rank > 0),
    session_number smallint,
    -- Which of its wishes the session is, from 1; 0 if it is none.
    choice smallint CONSTRAINT draw_entry_choice_known CHECK (choice >= 0),
    CONSTRAINT draw_entry_once UNIQUE (application_id, draw_id),
    CONSTRAINT draw_entry_part_or_rule CHECK ((stratum IS NULL) = (rule IS NOT NULL)),
    CONSTRAINT draw_entry_rank_of_part CHECK (rank IS NULL OR stratum IS NOT NULL),
    CONSTRAINT draw_entry_seat CHECK ((session_number IS NULL) = (choice IS NULL) AND (session_number IS NULL OR rank IS NOT NULL)),
    CONSTRAINT draw_entry_stratum FOREIGN KEY (draw_id, stratum) REFERENCES atelier.draw_stratum (draw_id, number),
    CONSTRAINT draw_entry_session FOREIGN KEY (draw_id, session_number) REFERENCES atelier.draw_session (draw_id, number)
);
CREATE UNIQUE INDEX draw_entry_rank_once ON atelier.draw_entry (draw_id, stratum, rank) WHERE rank IS NOT NULL;
CREATE INDEX draw_entry_seats ON atelier.draw_entry (draw_id, session_number) WHERE session_number IS NOT NULL;

-- How it went on: who lost a seat or a place among the reserves, and by which rule (out); which reserve got whose seat (in).
CREATE TABLE atelier.draw_event (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    draw_id uuid NOT NULL REFERENCES atelier.draw (id),
    number integer NOT NULL CONSTRAINT draw_event_number_positive CHECK (number > 0),
    at timestamptz NOT NULL,
    kind text NOT NULL CONSTRAINT draw_event_kind_known CHECK (kind IN ('out', 'in')),
    entry_id uuid NOT NULL REFERENCES atelier.draw_entry (id),
    rule text,
    instead_of uuid REFERENCES atelier.draw_entry (id) CONSTRAINT draw_event_seat_given_once UNIQUE,
    session_number smallint,
    CONSTRAINT draw_event_number_once UNIQUE (draw_id, number),
    CONSTRAINT draw_event_once UNIQUE (entry_id, kind),
    CONSTRAINT draw_event_complete CHECK ((kind = 'out') = (rule IS NOT NULL)
        AND (kind = 'in') = (instead_of IS NOT NULL) AND (kind = 'in') = (session_number IS NOT NULL)),
    CONSTRAINT draw_event_session FOREIGN KEY (draw_id, session_number) REFERENCES atelier.draw_session (draw_id, number)
);

-- From the commitment on the seats are kept for who will be drawn, and afterwards for the reserves, until their time is over.
ALTER TABLE atelier.reserved_seats ADD COLUMN draw_id uuid REFERENCES atelier.draw (id);
CREATE INDEX reserved_seats_draw ON atelier.reserved_seats (draw_id) WHERE draw_id IS NOT NULL;
