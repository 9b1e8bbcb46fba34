-- Bulk import: files of any length are staged in pieces, judged as a whole, written in pieces.

-- A file that is being read, by whom; what it says stays until its import has ended or a day is over.
CREATE TABLE atelier.staged_file (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    actor_user_id uuid NOT NULL REFERENCES atelier.staff_user (id),
    name text NOT NULL,
    -- SHA-256 of its bytes, in hexadecimal digits.
    hash text NOT NULL CONSTRAINT staged_file_hash_form CHECK (hash ~ '^[0-9a-f]{64}$'),
    -- How it is read: sheet, encoding, columns left out.
    reading text NOT NULL,
    staged_at timestamptz NOT NULL DEFAULT atelier.now(),
    CONSTRAINT staged_file_once UNIQUE (actor_user_id, hash, reading)
);

-- Its rows as they were understood, named as the columns of `person` are. Not logged: after a crash of the server a file is
-- read again.
CREATE UNLOGGED TABLE atelier.staged_person (
    file_id uuid NOT NULL,
    row_no integer NOT NULL,
    name text,
    name_own_script text,
    patronymic text,
    language text,
    sex text,
    birth_year integer,
    birth_date date,
    country_code text,
    email text,
    phone text,
    organisation text,
    -- Who it is: the reference of somebody who is here, or `new`: somebody new although a namesake is here.
    known_as text,
    guardian_name text,
    guardian_relation text,
    guardian_phone text,
    guardian_email text,
    -- Of whom the birth can't be read, nobody can say who it is.
    birth_unread boolean NOT NULL,
    -- Something in the row can't be read, or a rule is against it.
    is_bad boolean NOT NULL,
    CONSTRAINT staged_person_pkey PRIMARY KEY (file_id, row_no)
);

-- What was imported: one audit entry, to which the rows refer.
CREATE TABLE atelier.import (
    id uuid PRIMARY KEY DEFAULT atelier.uuid7(),
    kind text NOT NULL CONSTRAINT import_kind_known CHECK (kind IN ('persons')),
    file_id uuid REFERENCES atelier.staged_file (id) ON DELETE SET NULL,
    file_name text NOT NULL,
    file_hash text NOT NULL CONSTRAINT import_file_hash_form CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    office_id uuid NOT NULL REFERENCES atelier.organisation (id),
    actor_user_id uuid NOT NULL REFERENCES atelier.staff_user (id),
    rows integer NOT NULL,
    -- The numbers of the rows that were left out, being bad; one at least was good.
    left_out integer[] NOT NULL CONSTRAINT import_left_out CHECK (cardinality(left_out) < rows),
    started_at timestamptz NOT NULL DEFAULT atelier.now(),
    ended_at timestamptz
);
-- An office's next import waits until what was begun has been written.
CREATE UNIQUE INDEX import_one_at_a_time ON atelier.import (office_id) WHERE ended_at IS NULL;

-- The import by which a row came, and its number in the file. No foreign key: only write_staged_persons() sets it, and no
-- import is ever deleted.
ALTER TABLE atelier.person
    ADD COLUMN import_id uuid,
    ADD COLUMN row_no integer,
    ADD CONSTRAINT person_of_a_row CHECK ((import_id IS NULL) = (row_no IS NULL)),
    -- Whoever keeps the file would find them in it.
    ADD CONSTRAINT person_erased_from_file CHECK (erased_at IS NULL OR import_id IS NULL);
CREATE UNIQUE INDEX person_import_row ON atelier.person (import_id, row_no) WHERE import_id IS NOT NULL;
ALTER TABLE atelier.person_scope ADD COLUMN import_id uuid;

-- Names that have no keys yet are looked for before each search.
CREATE INDEX person_without_keys ON atelier.person (id) WHERE search_key IS NULL AND erased_at IS NULL;
