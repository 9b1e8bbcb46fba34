-- The UUID that has a number, from 0 on, in the place of 31 of another's random bits: so a statement's rows have ids that follow
-- one another, which cost less to make than as many random ones and go into an index side by side. The other one is given as text.
CREATE OR REPLACE FUNCTION atelier.counted_uuid(other text, number bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (left($1, 24) || to_hex(2147483648 + $2) || right($1, 4))::uuid $$;
