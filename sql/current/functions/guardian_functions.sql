-- Records who answers for a person.
CREATE OR REPLACE FUNCTION atelier.add_guardian(person uuid, name text, relation text, phone text, email text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    added uuid;
BEGIN
    PERFORM require_keeper(add_guardian.person);
    INSERT INTO guardian (person_id, name, relation, phone, email)
    VALUES (add_guardian.person, add_guardian.name, add_guardian.relation, add_guardian.phone, add_guardian.email)
    RETURNING id INTO added;
    RETURN added;
END
$$;

-- A guardian no longer answers for the person; what they consented to stays.
CREATE OR REPLACE FUNCTION atelier.remove_guardian(person uuid, name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_keeper(remove_guardian.person);
    UPDATE guardian g
    SET removed_at = atelier.now()
    WHERE g.person_id = remove_guardian.person AND lower(g.name) = lower(remove_guardian.name) AND g.removed_at IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse('guardian_unknown', jsonb_build_object('person', person_reference(remove_guardian.person), 'guardian', remove_guardian.name));
    END IF;
END
$$;
