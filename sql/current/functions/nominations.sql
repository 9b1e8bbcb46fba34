-- Nominations: an organisation's contact fills reserved seats, and swaps persons until the deadline, by a private link and
-- without an account; the host's staff may do the same for them.

-- The nomination of the link by which this transaction acts.
CREATE OR REPLACE FUNCTION atelier.link_nomination()
    RETURNS TABLE (nomination_id uuid, reserved_seats_id uuid, session_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT n.id, v.id, v.session_id
    FROM actor() a
    JOIN nomination n ON n.hash = link_hash(current_setting('atelier.actor', true))
    JOIN reserved_seats v ON v.id = n.reserved_seats_id
    WHERE a.kind = 'link'
    $$;

-- Makes a nomination for reserved seats; `hash` is the SHA-256 of its link. Only the host.
CREATE OR REPLACE FUNCTION atelier.add_nomination(reserved uuid, contact text, hash bytea) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    made uuid;
BEGIN
    PERFORM require_host((SELECT v.session_id FROM reserved_seats v WHERE v.id = add_nomination.reserved));
    INSERT INTO nomination (reserved_seats_id, contact, hash)
    VALUES (add_nomination.reserved, add_nomination.contact, add_nomination.hash)
    RETURNING id INTO made;
    RETURN made;
END
$$;

-- Takes a link back; who was nominated by it stays. Only the host.
CREATE OR REPLACE FUNCTION atelier.revoke_nomination(nomination uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_host((
        SELECT v.session_id FROM nomination n JOIN reserved_seats v ON v.id = n.reserved_seats_id
        WHERE n.id = revoke_nomination.nomination));
    UPDATE nomination n SET revoked_at = atelier.now() WHERE n.id = revoke_nomination.nomination AND n.revoked_at IS NULL;
END
$$;

-- What the holder of a link may know: the session, the seats, the deadline.
CREATE OR REPLACE FUNCTION atelier.my_nomination()
    RETURNS TABLE (session text, title jsonb, starts_local timestamp, ends_local timestamp, zone text, place text,
        organisation text, country text, label text, contact text, seats integer, used integer, until timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT s.code, COALESCE(s.title, g.title), s.starts_at AT TIME ZONE s.zone, s.ends_at AT TIME ZONE s.zone, s.zone,
        s.place, o.name, v.country_code, v.label, n.contact, v.seats, v.used, v.until
    FROM link_nomination() l
    JOIN nomination n ON n.id = l.nomination_id
    JOIN reserved_seats v ON v.id = l.reserved_seats_id
    JOIN session s ON s.id = l.session_id
    LEFT JOIN training g ON g.id = s.training_id
    LEFT JOIN organisation o ON o.id = v.organisation_id
    $$;

-- Whom a link nominated, with where they stand; by arrival. Why only if the holder did it, or if the whole session was
-- cancelled: what staff write about somebody is for staff.
CREATE OR REPLACE FUNCTION atelier.nominees()
    RETURNS TABLE (registration_id uuid, reference text, name text, name_own_script text, state text, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT r.id, p.reference, p.name, p.name_own_script, r.state, CASE WHEN told.own THEN r.rule END,
        CASE WHEN told.own THEN r.facts END
    FROM link_nomination() l
    JOIN registration r ON r.nomination_id = l.nomination_id
    JOIN person p ON p.id = r.person_id
    CROSS JOIN LATERAL (
        SELECT r.rule IN ('nomination_withdrawn', 'session_cancelled') OR EXISTS (
            SELECT FROM registration next
            WHERE next.replaces = r.id AND next.nomination_id = r.nomination_id) AS own
    ) AS told
    ORDER BY r.arrival, r.id
    $$;

-- Adds a person of the organisation for which seats are reserved, entered by the host.
CREATE OR REPLACE FUNCTION atelier.add_nominee(reserved uuid, details jsonb) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    INSERT INTO person (name, name_own_script, patronymic, language, sex, birth_year, birth_date, email, phone,
        search_key, sound_key, organisation_id, country_code, office_id)
    SELECT d.name, d.name_own_script, d.patronymic, d.language, d.sex, d.birth_year, d.birth_date, d.email, d.phone,
        d.search_key, d.sound_key, v.organisation_id, COALESCE(v.country_code, d.country_code, o.country_code),
        s.host_office_id
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    CROSS JOIN LATERAL jsonb_populate_record(NULL::person, details) AS d
    LEFT JOIN organisation o ON o.id = v.organisation_id
    WHERE v.id = add_nominee.reserved
    RETURNING id
    $$;

-- Nominates a person, by name, by the link of this transaction: a confirmed seat of those reserved, or a refusal.
CREATE OR REPLACE FUNCTION atelier.nominate(details jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    mine record;
    answer record;
    who uuid;
BEGIN
    SELECT * INTO mine FROM link_nomination();
    IF NOT FOUND THEN
        PERFORM refuse('nomination_unknown', '{}');
    END IF;
    PERFORM FROM session s WHERE s.id = mine.session_id FOR NO KEY UPDATE;
    PERFORM refuse('reserved_seats_all_used', jsonb_build_object('seats', v.seats, 'session', s.code))
    FROM reserved_seats v
    JOIN session s ON s.id = v.session_id
    WHERE v.id = mine.reserved_seats_id AND v.used >= v.seats;
    who := add_nominee(mine.reserved_seats_id, nominate.details);
    SELECT * INTO answer
    FROM admit(ARRAY[mine.session_id], ARRAY[who], ARRAY[current_setting('atelier.actor', true)], ARRAY[NULL::text],
        ARRAY[NULL::text], ARRAY[mine.reserved_seats_id]);
    IF answer.outcome <> 'confirmed' THEN
        PERFORM refuse(answer.rule, answer.facts);
    END IF;
    UPDATE registration r SET nomination_id = mine.nomination_id WHERE r.id = answer.registration_id;
    RETURN (SELECT p.reference FROM person p WHERE p.id = who);
END
$$;

-- The registration of a nominee of this transaction's link, by the person's reference.
CREATE OR REPLACE FUNCTION atelier.nominee_registration(reference text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    theirs uuid;
BEGIN
    SELECT n.registration_id INTO theirs
    FROM nominees() n
    WHERE n.reference = nominee_registration.reference AND n.state NOT IN ('cancelled', 'refused');
    IF theirs IS NULL THEN
        PERFORM refuse('nominee_unknown', jsonb_build_object('person', nominee_registration.reference));
    END IF;
    RETURN theirs;
END
$$;

-- Swaps a nominee for another person, until the deadline; the place stays theirs.
CREATE OR REPLACE FUNCTION atelier.replace_nominee(reference text, details jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    theirs uuid := nominee_registration(replace_nominee.reference);
    who uuid;
BEGIN
    PERFORM FROM session s WHERE s.id = (SELECT l.session_id FROM link_nomination() l) FOR NO KEY UPDATE;
    who := add_nominee((SELECT l.reserved_seats_id FROM link_nomination() l), replace_nominee.details);
    PERFORM replace_registration(theirs, who, 'swapped by the organisation');
    RETURN (SELECT p.reference FROM person p WHERE p.id = who);
END
$$;

-- Takes a nominee back; the seat stays reserved until the deadline.
CREATE OR REPLACE FUNCTION atelier.withdraw_nominee(reference text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    theirs uuid := nominee_registration(withdraw_nominee.reference);
    target uuid := (SELECT l.session_id FROM link_nomination() l);
BEGIN
    PERFORM FROM session s WHERE s.id = target FOR NO KEY UPDATE;
    PERFORM lock_people(ARRAY[target], ARRAY(SELECT r.person_id FROM registration r WHERE r.id = theirs), 1);
    IF EXISTS (SELECT FROM attendance a WHERE a.registration_id = theirs AND a.present) THEN
        PERFORM refuse('registration_attended', '{}');
    END IF;
    UPDATE registration r
    SET state = 'cancelled', rule = 'nomination_withdrawn', facts = '{}'
    WHERE r.id = theirs AND r.state NOT IN ('cancelled', 'refused');
    PERFORM promote(target);
END
$$;
