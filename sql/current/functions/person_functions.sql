-- Adds a person whom the actor's office registers; the office sees the person from then on. A list of one: add_persons().
CREATE OR REPLACE FUNCTION atelier.add_person(
    name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid
) RETURNS TABLE (id uuid, reference text)
    LANGUAGE sql SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.id, a.reference
    FROM add_persons(jsonb_build_array(jsonb_build_object(
        'item', 1, 'name', name, 'name_own_script', name_own_script, 'language', language, 'sex', sex,
        'birth_year', birth_year, 'email', email, 'phone', phone, 'organisation_id', organisation))) a
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
