-- Foreign keys that are looked up once a statement, since a million rows come at once and a look-up a row would cost more than
-- all else about them: a person's country, organisation and office; a scope's person and office; a registration's session and
-- person, and what it comes from; the stratum of an entry in a draw. They hold as others do: what is referred to is locked until
-- the transaction's end, so that it isn't deleted meanwhile, and what is still referred to isn't deleted.

CREATE OR REPLACE FUNCTION atelier.person_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    codes text[] := ARRAY(SELECT DISTINCT n.country_code FROM new_rows n WHERE n.country_code IS NOT NULL);
    organisations uuid[] := ARRAY(SELECT DISTINCT n.organisation_id FROM new_rows n WHERE n.organisation_id IS NOT NULL);
    offices uuid[] := ARRAY(SELECT DISTINCT n.office_id FROM new_rows n);
    found integer;
BEGIN
    PERFORM FROM country c WHERE c.code = ANY(codes) ORDER BY c.code FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(codes) THEN
        PERFORM break_key('person_country_code_fkey', 'person');
    END IF;
    PERFORM FROM organisation o WHERE o.id = ANY(organisations) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(organisations) THEN
        PERFORM break_key('person_organisation_id_fkey', 'person');
    END IF;
    PERFORM FROM organisation o WHERE o.id = ANY(offices) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(offices) THEN
        PERFORM break_key('person_office_id_fkey', 'person');
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION atelier.person_scope_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    offices uuid[] := ARRAY(SELECT DISTINCT n.office_id FROM new_rows n);
    persons uuid[] := ARRAY(SELECT DISTINCT n.person_id FROM new_rows n);
    found integer;
BEGIN
    PERFORM FROM organisation o WHERE o.id = ANY(offices) ORDER BY o.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(offices) THEN
        PERFORM break_key('person_scope_office_id_fkey', 'person_scope');
    END IF;
    PERFORM FROM person p WHERE p.id = ANY(persons) ORDER BY p.id FOR KEY SHARE;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(persons) THEN
        PERFORM break_key('person_scope_person_id_fkey', 'person_scope');
    END IF;
    RETURN NULL;
END
$$;

-- New registrations' sessions and persons; both are locked already where admission writes them. What a few of them come from
-- besides is looked up if any does.
CREATE OR REPLACE FUNCTION atelier.registration_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    known record;
BEGIN
    WITH keys AS MATERIALIZED (
        SELECT array_agg(DISTINCT n.session_id) AS sessions, array_agg(DISTINCT n.person_id) AS persons,
            count(n.reserved_seats_id) + count(n.nomination_id) + count(n.replaces) + count(n.transferred_from) AS origins
        FROM new_rows n
    ), sessions AS (
        SELECT FROM session s WHERE s.id = ANY((SELECT k.sessions FROM keys k)::uuid[]) ORDER BY s.id FOR KEY SHARE
    ), persons AS (
        SELECT FROM person p WHERE p.id = ANY((SELECT k.persons FROM keys k)::uuid[]) ORDER BY p.id FOR KEY SHARE
    )
    SELECT (SELECT count(*) FROM sessions) = cardinality(k.sessions) AS sessions,
        (SELECT count(*) FROM persons) = cardinality(k.persons) AS persons, k.origins
    INTO known
    FROM keys k;
    IF NOT known.sessions THEN
        PERFORM break_key('registration_session_id_fkey', 'registration');
    ELSIF NOT known.persons THEN
        PERFORM break_key('registration_person_id_fkey', 'registration');
    ELSIF known.origins > 0 THEN
        PERFORM require_origins(ARRAY(SELECT n.reserved_seats_id FROM new_rows n), ARRAY(SELECT n.nomination_id FROM new_rows n),
            ARRAY(SELECT n.replaces FROM new_rows n), ARRAY(SELECT n.transferred_from FROM new_rows n));
    END IF;
    RETURN NULL;
END
$$;

-- What a registration refers to, when it comes to refer to something else.
CREATE OR REPLACE FUNCTION atelier.registration_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM FROM session s WHERE s.id = NEW.session_id FOR KEY SHARE;
    IF NOT FOUND THEN
        PERFORM break_key('registration_session_id_fkey', 'registration');
    END IF;
    PERFORM FROM person p WHERE p.id = NEW.person_id FOR KEY SHARE;
    IF NOT FOUND THEN
        PERFORM break_key('registration_person_id_fkey', 'registration');
    END IF;
    PERFORM require_origins(ARRAY[NEW.reserved_seats_id], ARRAY[NEW.nomination_id], ARRAY[NEW.replaces],
        ARRAY[NEW.transferred_from]);
    RETURN NULL;
END
$$;

-- The reserved seats, nominations and other registrations that registrations come from, side by side; NULL for one that comes
-- from none. What is there is locked, and then looked for, since it may have gone during the wait.
CREATE OR REPLACE FUNCTION atelier.require_origins(reserved uuid[], nominations uuid[], replaced uuid[], transferred uuid[])
    RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    broken text;
BEGIN
    PERFORM FROM reserved_seats v WHERE v.id = ANY(reserved) ORDER BY v.id FOR KEY SHARE;
    PERFORM FROM nomination n WHERE n.id = ANY(nominations) ORDER BY n.id FOR KEY SHARE;
    PERFORM FROM registration r WHERE r.id = ANY(replaced || transferred) ORDER BY r.id FOR KEY SHARE;
    SELECT o.rule INTO broken
    FROM (
        SELECT CASE
            WHEN o.reserved IS NOT NULL AND NOT EXISTS (SELECT FROM reserved_seats v WHERE v.id = o.reserved)
                THEN 'registration_reserved_seats_id_fkey'
            WHEN o.nomination IS NOT NULL AND NOT EXISTS (SELECT FROM nomination n WHERE n.id = o.nomination)
                THEN 'registration_nomination_id_fkey'
            WHEN o.replaced IS NOT NULL AND NOT EXISTS (SELECT FROM registration r WHERE r.id = o.replaced)
                THEN 'registration_replaces_fkey'
            WHEN o.transferred IS NOT NULL AND NOT EXISTS (SELECT FROM registration r WHERE r.id = o.transferred)
                THEN 'registration_transferred_from_fkey'
        END AS rule
        FROM unnest(reserved, nominations, replaced, transferred) AS o(reserved, nomination, replaced, transferred)
    ) AS o
    WHERE o.rule IS NOT NULL
    ORDER BY o.rule
    LIMIT 1;
    IF FOUND THEN
        PERFORM break_key(broken, 'registration');
    END IF;
END
$$;

-- A stratum is never changed or deleted; see draw_part_before().
CREATE OR REPLACE FUNCTION atelier.draw_entry_keys() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF EXISTS (
        SELECT n.draw_id, n.stratum FROM new_rows n WHERE n.stratum IS NOT NULL
        EXCEPT
        SELECT t.draw_id, t.number FROM draw_stratum t) THEN
        PERFORM break_key('draw_entry_stratum', 'draw_entry');
    END IF;
    RETURN NULL;
END
$$;

-- After one that is referred to has gone, or is called by another key. Sees what is committed by now, so that whoever deletes
-- has to do it in READ COMMITTED, as all of the product does.
CREATE OR REPLACE FUNCTION atelier.key_kept() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_TABLE_NAME = 'country' THEN
        IF EXISTS (SELECT FROM person p WHERE p.country_code = OLD.code)
            AND NOT EXISTS (SELECT FROM country c WHERE c.code = OLD.code) THEN
            PERFORM break_key('person_country_code_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'person' THEN
        IF EXISTS (SELECT FROM person p WHERE p.id = OLD.id) THEN
            RETURN NULL;
        ELSIF EXISTS (SELECT FROM registration r WHERE r.person_id = OLD.id) THEN
            PERFORM break_key('registration_person_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person_scope s WHERE s.person_id = OLD.id) THEN
            PERFORM break_key('person_scope_person_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'session' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.session_id = OLD.id)
            AND NOT EXISTS (SELECT FROM session s WHERE s.id = OLD.id) THEN
            PERFORM break_key('registration_session_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'reserved_seats' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.reserved_seats_id = OLD.id)
            AND NOT EXISTS (SELECT FROM reserved_seats v WHERE v.id = OLD.id) THEN
            PERFORM break_key('registration_reserved_seats_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'nomination' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.nomination_id = OLD.id)
            AND NOT EXISTS (SELECT FROM nomination n WHERE n.id = OLD.id) THEN
            PERFORM break_key('registration_nomination_id_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF TG_TABLE_NAME = 'registration' THEN
        IF EXISTS (SELECT FROM registration r WHERE r.id = OLD.id) THEN
            RETURN NULL;
        ELSIF EXISTS (SELECT FROM registration r WHERE r.replaces = OLD.id) THEN
            PERFORM break_key('registration_replaces_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM registration r WHERE r.transferred_from = OLD.id) THEN
            PERFORM break_key('registration_transferred_from_fkey', TG_TABLE_NAME);
        END IF;
    ELSIF NOT EXISTS (SELECT FROM organisation o WHERE o.id = OLD.id) THEN
        IF EXISTS (SELECT FROM person_scope s WHERE s.office_id = OLD.id) THEN
            PERFORM break_key('person_scope_office_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person p WHERE p.organisation_id = OLD.id) THEN
            PERFORM break_key('person_organisation_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM person p WHERE p.office_id = OLD.id) THEN
            PERFORM break_key('person_office_id_fkey', TG_TABLE_NAME);
        ELSIF EXISTS (SELECT FROM registration r WHERE r.office_id = OLD.id) THEN
            PERFORM break_key('registration_office_id_fkey', TG_TABLE_NAME);
        END IF;
    END IF;
    RETURN NULL;
END
$$;

-- Fails as a foreign key does.
CREATE OR REPLACE FUNCTION atelier.break_key(rule text, changed_table text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a change to table "%" violates foreign key "%"', changed_table, rule
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = rule, TABLE = changed_table, SCHEMA = 'atelier';
END
$$;
