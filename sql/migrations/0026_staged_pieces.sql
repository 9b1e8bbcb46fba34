-- incompatible
-- A piece of a file is staged as one row, an array a column: a million rows cost a third so, and nothing is indexed or marked
-- row by row. Files that are staged now are read again.
DROP TABLE atelier.staged_person;

-- The rows of a piece (see rows_a_piece()) as they were understood, each array in the order of the rows, named as the columns
-- of `person` are; NULL: the file has no such column. Not logged: after a crash of the server a file is read again.
CREATE UNLOGGED TABLE atelier.staged_piece (
    file_id uuid NOT NULL,
    -- Counted from 0 by the rows' numbers.
    piece integer NOT NULL,
    row_no integer[] NOT NULL,
    name text[],
    name_own_script text[],
    patronymic text[],
    language text[],
    sex text[],
    birth_year integer[],
    birth_date date[],
    country_code text[],
    email text[],
    phone text[],
    organisation text[],
    -- Who it is: the reference of somebody who is here, or `new`: somebody new although a namesake is here.
    known_as text[],
    guardian_name text[],
    guardian_relation text[],
    guardian_phone text[],
    guardian_email text[],
    -- Of whom the birth can't be read, nobody can say who it is.
    birth_unread boolean[] NOT NULL,
    -- Something in the row can't be read.
    is_bad boolean[] NOT NULL,
    -- The same for rows whose persons may be the same; see likeness().
    likeness bigint[] NOT NULL,
    CONSTRAINT staged_piece_pkey PRIMARY KEY (file_id, piece),
    -- A value a row in each.
    CONSTRAINT staged_piece_even CHECK (cardinality(row_no) = ALL(ARRAY[cardinality(name), cardinality(name_own_script),
        cardinality(patronymic), cardinality(language), cardinality(sex), cardinality(birth_year), cardinality(birth_date),
        cardinality(country_code), cardinality(email), cardinality(phone), cardinality(organisation), cardinality(known_as),
        cardinality(guardian_name), cardinality(guardian_relation), cardinality(guardian_phone), cardinality(guardian_email),
        cardinality(birth_unread), cardinality(is_bad), cardinality(likeness)]))
);

-- What is read again in a moment isn't worth compressing.
ALTER TABLE atelier.staged_piece
    ALTER row_no SET STORAGE EXTERNAL,
    ALTER name SET STORAGE EXTERNAL,
    ALTER name_own_script SET STORAGE EXTERNAL,
    ALTER patronymic SET STORAGE EXTERNAL,
    ALTER language SET STORAGE EXTERNAL,
    ALTER sex SET STORAGE EXTERNAL,
    ALTER birth_year SET STORAGE EXTERNAL,
    ALTER birth_date SET STORAGE EXTERNAL,
    ALTER country_code SET STORAGE EXTERNAL,
    ALTER email SET STORAGE EXTERNAL,
    ALTER phone SET STORAGE EXTERNAL,
    ALTER organisation SET STORAGE EXTERNAL,
    ALTER known_as SET STORAGE EXTERNAL,
    ALTER guardian_name SET STORAGE EXTERNAL,
    ALTER guardian_relation SET STORAGE EXTERNAL,
    ALTER guardian_phone SET STORAGE EXTERNAL,
    ALTER guardian_email SET STORAGE EXTERNAL,
    ALTER birth_unread SET STORAGE EXTERNAL,
    ALTER is_bad SET STORAGE EXTERNAL,
    ALTER likeness SET STORAGE EXTERNAL;

DROP FUNCTION IF EXISTS atelier.stage_incoming(uuid, integer);
