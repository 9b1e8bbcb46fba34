-- Adds the text of a consent: in a language that the newest version of the purpose lacks, or else as the next version,
-- unless `version` says which. Returns the version.
CREATE OR REPLACE FUNCTION atelier.add_consent_text(purpose text, version integer, language text, text text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    newest integer;
    chosen integer := add_consent_text.version;
BEGIN
    IF NOT actor_may_plan() THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('atelier.consent_text'));
    SELECT COALESCE(max(t.version), 0) INTO newest FROM consent_text t WHERE t.purpose = add_consent_text.purpose;
    IF chosen IS NULL THEN
        SELECT newest + count(*) INTO chosen
        FROM consent_text t
        WHERE t.purpose = add_consent_text.purpose AND t.version = newest AND t.language = add_consent_text.language;
        chosen := GREATEST(chosen, 1);
    ELSIF chosen > newest + 1 THEN
        PERFORM refuse('consent_text_version_next', jsonb_build_object(
            'purpose', add_consent_text.purpose, 'version', chosen, 'next', newest + 1));
    END IF;
    INSERT INTO consent_text (purpose, version, language, text)
    VALUES (add_consent_text.purpose, chosen, add_consent_text.language, add_consent_text.text);
    RETURN chosen;
END
$$;

-- Records that a person (or, by name, a guardian) consented to a purpose on a day, in the words of the newest version in
-- that language unless `version` says which. An earlier consent to the purpose is replaced. Who may be under 18 on that
-- day consents through a guardian.
CREATE OR REPLACE FUNCTION atelier.give_consent(
    person uuid, purpose text, version integer, language text, given_on date, guardian text, how text
) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    words record;
    answering uuid;
    who text;
BEGIN
    PERFORM require_keeper(give_consent.person);
    who := person_reference(give_consent.person);
    SELECT t.id, t.version INTO words
    FROM consent_text t
    WHERE t.purpose = give_consent.purpose AND t.language = give_consent.language
        AND t.version = COALESCE(give_consent.version, t.version)
    ORDER BY t.version DESC
    LIMIT 1;
    IF NOT FOUND THEN
        PERFORM refuse('consent_text_unknown', jsonb_strip_nulls(jsonb_build_object('purpose', give_consent.purpose,
            'language', give_consent.language, 'version', give_consent.version)));
    END IF;
    IF give_consent.given_on > (atelier.now() AT TIME ZONE 'UTC')::date + 1 THEN
        PERFORM refuse('consent_given_in_future', jsonb_build_object('date', give_consent.given_on));
    END IF;
    IF give_consent.guardian IS NOT NULL THEN
        SELECT g.id INTO answering
        FROM guardian g
        WHERE g.person_id = give_consent.person AND lower(g.name) = lower(give_consent.guardian) AND g.removed_at IS NULL;
        IF NOT FOUND THEN
            PERFORM refuse('guardian_unknown', jsonb_build_object('person', who, 'guardian', give_consent.guardian));
        END IF;
    ELSIF EXISTS (
        SELECT FROM person p
        WHERE p.id = give_consent.person AND may_be_minor(p.birth_date, p.birth_year, give_consent.given_on)) THEN
        PERFORM refuse('consent_guardian', jsonb_build_object('person', who, 'date', give_consent.given_on));
    END IF;
    UPDATE consent c
    SET state = 'replaced', ended_on = give_consent.given_on
    WHERE c.person_id = give_consent.person AND c.purpose = give_consent.purpose AND c.state = 'given';
    INSERT INTO consent (person_id, text_id, purpose, given_on, given_by, guardian_id, how, recorded_by)
    VALUES (give_consent.person, words.id, give_consent.purpose, give_consent.given_on,
        CASE WHEN answering IS NULL THEN 'person' ELSE 'guardian' END, answering, give_consent.how,
        (SELECT a.user_id FROM actor() a));
    RETURN words.version;
END
$$;

CREATE OR REPLACE FUNCTION atelier.withdraw_consent(person uuid, purpose text, ended_on date, because text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_keeper(withdraw_consent.person);
    UPDATE consent c
    SET state = 'withdrawn', ended_on = withdraw_consent.ended_on, ended_because = withdraw_consent.because
    WHERE c.person_id = withdraw_consent.person AND c.purpose = withdraw_consent.purpose AND c.state = 'given';
    IF NOT FOUND THEN
        PERFORM refuse('consent_unknown', jsonb_build_object(
            'person', person_reference(withdraw_consent.person), 'purpose', withdraw_consent.purpose));
    END IF;
END
$$;

-- Before a consent is written: given → withdrawn | replaced and nothing else; what was given is never changed and never
-- deleted. A merging may move it to the person who is meant, an erasure empties what is personal.
CREATE OR REPLACE FUNCTION atelier.consent_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('consent_kept', '{}');
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'given' THEN
            PERFORM refuse('consent_transition', jsonb_build_object('from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('given', 'withdrawn'), ('given', 'replaced')) THEN
        PERFORM refuse('consent_transition', jsonb_build_object('from', OLD.state, 'to', NEW.state));
    END IF;
    IF (NEW.id, NEW.text_id, NEW.purpose, NEW.given_on, NEW.given_by, NEW.recorded_by, NEW.recorded_at)
        IS DISTINCT FROM (OLD.id, OLD.text_id, OLD.purpose, OLD.given_on, OLD.given_by, OLD.recorded_by, OLD.recorded_at)
        OR (OLD.state <> 'given' AND NEW.ended_on <> OLD.ended_on)
        OR NEW.how <> OLD.how OR (OLD.how IS NULL AND NEW.how IS NOT NULL) THEN
        PERFORM refuse('consent_kept', '{}');
    END IF;
    RETURN NEW;
END
$$;

-- The words that people consented to are never changed and never deleted.
CREATE OR REPLACE FUNCTION atelier.consent_text_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM refuse('consent_text_kept', jsonb_build_object('purpose', OLD.purpose, 'version', OLD.version));
    RETURN NULL;
END
$$;
