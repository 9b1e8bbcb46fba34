-- Adds a person whom the actor's office registers; the office sees the person from then on.
CREATE OR REPLACE FUNCTION atelier.add_person(
    name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid
) RETURNS TABLE (id uuid, reference text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    IF NOT actor_is_staff() THEN
        PERFORM refuse('actor_may_not_add_person', '{}');
    END IF;
    RETURN QUERY
    WITH added AS (
        INSERT INTO person (name, name_own_script, language, sex, birth_year, email, phone, organisation_id)
        VALUES (add_person.name, add_person.name_own_script, add_person.language, add_person.sex, add_person.birth_year,
            add_person.email, add_person.phone, add_person.organisation)
        RETURNING person.id, person.reference
    ), scoped AS (
        INSERT INTO person_scope (person_id, office_id, purpose)
        SELECT a.id, actor_office(), 'registered' FROM added a
    )
    SELECT a.id, a.reference FROM added a;
END
$$;

-- Shares a person with another office for a purpose until an instant (exclusive). Only an office that registered or hosts
-- the person may; a sharing is not passed on.
CREATE OR REPLACE FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT actor_is_staff() OR NOT EXISTS (
        SELECT FROM person_scope s
        WHERE s.person_id = share_person.person AND s.office_id = actor_office() AND s.purpose <> 'sharing') THEN
        PERFORM refuse('person_unknown', '{}');
    END IF;
    IF share_person.until <= atelier.now() OR share_person.office = actor_office() THEN
        PERFORM refuse('person_scope_sharing_ahead', '{}');
    END IF;
    INSERT INTO person_scope (person_id, office_id, purpose, explanation, until)
    VALUES (share_person.person, share_person.office, 'sharing', share_person.explanation, share_person.until)
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE
    SET explanation = EXCLUDED.explanation, until = EXCLUDED.until;
END
$$;
