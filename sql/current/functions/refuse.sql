-- Refuses a write: raises SQLSTATE AT409 with the rule's name as constraint and the facts of its sentence as detail.
-- The wording stands in Sources/Atelier/messages; nothing here is shown to anybody as it is.
CREATE OR REPLACE FUNCTION atelier.refuse(rule text, facts jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'AT409', MESSAGE = 'refused: ' || rule, CONSTRAINT = rule, DETAIL = facts::text;
END
$$;
