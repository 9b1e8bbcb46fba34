-- What the actor of this transaction is and may do; policies call these once a statement, as (SELECT …).
CREATE OR REPLACE FUNCTION atelier.actor_office() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT office_id FROM actor() $$;

CREATE OR REPLACE FUNCTION atelier.actor_is_staff() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role IN ('administrator', 'coordinator', 'office')) $$;

CREATE OR REPLACE FUNCTION atelier.actor_is_administrator() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role = 'administrator') $$;

-- May change the catalogue: countries, organisations, projects, trainings, venues.
CREATE OR REPLACE FUNCTION atelier.actor_may_plan() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM actor() WHERE role IN ('administrator', 'coordinator')) $$;

-- Anybody known at all: the public, a job, a user. Nobody in particular is somebody; a missing actor is not.
CREATE OR REPLACE FUNCTION atelier.actor_is_known() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM actor()) $$;

-- The actor's office may change what a session holds if it hosts the session; coordinators may for every office.
CREATE OR REPLACE FUNCTION atelier.may_host(office uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM actor()
        WHERE role IN ('administrator', 'coordinator') OR (role = 'office' AND office_id = office))
    $$;

-- The actor's own office sees the person now.
CREATE OR REPLACE FUNCTION atelier.in_my_scope(person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$ SELECT actor_is_staff() AND in_scope(person, actor_office()) $$;

-- The actor's own office changes what is known of the person: it registered or hosts them; whoever is only shown a person
-- doesn't.
CREATE OR REPLACE FUNCTION atelier.in_my_keeping(person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT actor_is_staff() AND EXISTS (
        SELECT FROM person_office o
        WHERE o.person_id = in_my_keeping.person AND o.office_id = actor_office() AND o.purpose <> 'sharing')
    $$;

-- The office sees the person now: it registered or hosts them, or they are shared with it and the sharing has not ended.
CREATE OR REPLACE FUNCTION atelier.in_scope(person uuid, office uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN EXISTS (SELECT FROM person_office o WHERE o.person_id = person AND o.office_id = office);
END
$$;

-- Refuses, with one rule, an actor who is not staff of an office that hosts the session.
CREATE OR REPLACE FUNCTION atelier.require_host(session uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM session s WHERE s.id = require_host.session AND may_host(s.host_office_id)) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    END IF;
END
$$;
