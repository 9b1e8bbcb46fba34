-- Adds a person whom the actor's office registers; the office sees the person from then on. `details`: the person's
-- columns by name. A list of one: add_persons().
CREATE OR REPLACE FUNCTION atelier.add_person(details jsonb) RETURNS TABLE (id uuid, reference text)
    LANGUAGE sql SET search_path = atelier, public, pg_temp
    AS $$ SELECT a.id, a.reference FROM add_persons(jsonb_build_array(details)) AS a $$;

CREATE OR REPLACE FUNCTION atelier.add_person(
    name text, name_own_script text, language text, sex text, birth_year integer, email text, phone text, organisation uuid
) RETURNS TABLE (id uuid, reference text)
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT a.id, a.reference
    FROM add_person(jsonb_build_object('name', add_person.name, 'name_own_script', add_person.name_own_script,
        'language', add_person.language, 'sex', add_person.sex, 'birth_year', add_person.birth_year,
        'email', add_person.email, 'phone', add_person.phone, 'organisation_id', organisation)) AS a
    $$;

-- Locks a person and refuses an actor whose office neither registered nor hosts them: one with which they are only shared
-- changes nothing. Refuses an erased person too.
CREATE OR REPLACE FUNCTION atelier.require_keeper(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = require_keeper.person FOR NO KEY UPDATE;
    IF NOT in_my_keeping(require_keeper.person) THEN
        PERFORM refuse('person_unknown', jsonb_strip_nulls(jsonb_build_object('person', person_reference(require_keeper.person))));
    END IF;
    PERFORM require_not_erased(require_keeper.person);
END
$$;

-- Refuses an erased person; one who is being erased is waited for.
CREATE OR REPLACE FUNCTION atelier.require_not_erased(person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM person p WHERE p.id = require_not_erased.person FOR KEY SHARE;
    PERFORM refuse('person_erased', jsonb_build_object('person', p.reference))
    FROM person p
    WHERE p.id = require_not_erased.person AND p.erased_at IS NOT NULL;
END
$$;

-- Before a person is written: the birth year follows from the birth date, both lie in the past, and a name that changes
-- without its keys loses them.
CREATE OR REPLACE FUNCTION atelier.person_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    today date := (atelier.now() AT TIME ZONE 'UTC')::date;
BEGIN
    IF NEW.birth_date IS NOT NULL THEN
        IF NEW.birth_year <> extract(year FROM NEW.birth_date)
            AND (TG_OP = 'INSERT' OR NEW.birth_year IS DISTINCT FROM OLD.birth_year) THEN
            PERFORM refuse('person_birth_year_of_date', jsonb_build_object('date', NEW.birth_date, 'year', NEW.birth_year));
        END IF;
        NEW.birth_year := extract(year FROM NEW.birth_date);
    END IF;
    -- A day of leeway: somewhere it is tomorrow already.
    IF NEW.birth_date > today + 1 OR NEW.birth_year > extract(year FROM today + 1) THEN
        PERFORM refuse('person_born_in_the_past', jsonb_build_object('born', COALESCE(NEW.birth_date::text, NEW.birth_year::text)));
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.name, NEW.name_own_script, NEW.patronymic)
        IS DISTINCT FROM (OLD.name, OLD.name_own_script, OLD.patronymic)
        AND NEW.search_key IS NOT DISTINCT FROM OLD.search_key THEN
        NEW.search_key := NULL;
        NEW.sound_key := NULL;
    END IF;
    RETURN NEW;
END
$$;

-- Shares a person with another office for a purpose until an instant (exclusive). Only an office that registered or hosts
-- the person may; a sharing is not passed on.
CREATE OR REPLACE FUNCTION atelier.share_person(person uuid, office uuid, explanation text, until timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_keeper(share_person.person);
    IF share_person.until <= atelier.now() OR share_person.office = actor_office() THEN
        PERFORM refuse('person_scope_sharing_ahead', '{}');
    END IF;
    PERFORM refuse('person_scope_office', jsonb_build_object('office', o.code))
    FROM organisation o
    WHERE o.id = share_person.office AND o.kind <> 'office';
    INSERT INTO person_scope (person_id, office_id, purpose, explanation, until)
    VALUES (share_person.person, share_person.office, 'sharing', share_person.explanation, share_person.until)
    ON CONFLICT ON CONSTRAINT person_scope_once DO UPDATE
    SET explanation = EXCLUDED.explanation, until = EXCLUDED.until;
END
$$;

-- Ends a sharing now; that there was one stays known.
CREATE OR REPLACE FUNCTION atelier.unshare_person(person uuid, office uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_keeper(unshare_person.person);
    UPDATE person_scope s
    SET until = atelier.now()
    WHERE s.person_id = unshare_person.person AND s.office_id = unshare_person.office AND s.purpose = 'sharing'
        AND s.until > atelier.now();
    IF NOT FOUND THEN
        PERFORM refuse('person_not_shared', '{}');
    END IF;
END
$$;

-- Which offices see a person now, and why: told to an office that registered or hosts the person; one that they are shared
-- with is told of its own sharing and of whose person it is.
CREATE OR REPLACE FUNCTION atelier.person_offices(person uuid)
    RETURNS TABLE (office text, name text, purpose text, explanation text, until timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT o.code, o.name, s.purpose, s.explanation, s.until
    FROM person_office s
    JOIN organisation o ON o.id = s.office_id
    WHERE s.person_id = person_offices.person AND in_my_scope(person_offices.person)
        AND (s.purpose <> 'sharing' OR s.office_id = actor_office() OR in_my_keeping(person_offices.person))
    ORDER BY array_position(ARRAY['registered', 'hosting', 'sharing'], s.purpose), o.code
    $$;
