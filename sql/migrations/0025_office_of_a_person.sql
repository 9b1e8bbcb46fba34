-- A person has the office that entered them; person_scope has only what comes later: other offices that registered them
-- too, that host them or are shared them.

-- The first of those that registered the person without an end: ids are in the order of time.
CREATE FUNCTION atelier.entered_by(person uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
    office uuid;
BEGIN
    SELECT s.office_id INTO office
    FROM atelier.person_scope s
    WHERE s.person_id = entered_by.person AND s.purpose = 'registered' AND s.until IS NULL
    ORDER BY s.id
    LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION
            'No office registered the person with the id %; enter into person_scope which one did, and migrate again.',
            entered_by.person;
    END IF;
    RETURN office;
END
$$;
ALTER TABLE atelier.person ADD COLUMN office_id uuid;
-- Written anew in one go: an UPDATE of a million would leave a million dead rows in the table and in each index.
ALTER TABLE atelier.person
    ALTER COLUMN office_id TYPE uuid USING atelier.entered_by(id),
    ALTER COLUMN office_id SET NOT NULL;
DROP FUNCTION atelier.entered_by(uuid);

-- Few stay of many. What goes stands in person now, so it isn't audited.
CREATE TEMP TABLE later_scope ON COMMIT DROP AS
SELECT s.id, s.person_id, s.office_id, s.purpose, s.explanation, s.until
FROM atelier.person_scope s
JOIN atelier.person p ON p.id = s.person_id
WHERE (s.office_id, s.purpose) <> (p.office_id, 'registered');
TRUNCATE atelier.person_scope;
ALTER TABLE atelier.person_scope
    DROP COLUMN import_id,
    DISABLE TRIGGER USER;
INSERT INTO atelier.person_scope (id, person_id, office_id, purpose, explanation, until)
SELECT l.id, l.person_id, l.office_id, l.purpose, l.explanation, l.until
FROM later_scope l;
ALTER TABLE atelier.person_scope ENABLE TRIGGER USER;
