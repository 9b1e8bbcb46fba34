-- What needs an administrator: roles, extensions, the schema. Run before every migration; changes nothing when all is there.
-- atelier_owner owns the schema; atelier_engine owns the functions that decide; neither can log in.
-- atelier_service is what `atelier serve` logs in as and owns nothing; atelier_local is the same for the
-- command-line tool on an embedded database, where the kernel vouches for who connects (sql/embedded.sql lets it in).
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['atelier_owner', 'atelier_engine', 'atelier_service', 'atelier_local'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                -- Roles belong to the whole cluster: another database's preparation was faster.
                NULL;
            END;
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'atelier_service' AND rolcanlogin) THEN
        ALTER ROLE atelier_service LOGIN;
    END IF;
    IF NOT pg_has_role('atelier_owner', 'atelier_engine', 'MEMBER') THEN
        GRANT atelier_engine TO atelier_owner;
    END IF;
    IF NOT pg_has_role('atelier_local', 'atelier_service', 'MEMBER') THEN
        GRANT atelier_service TO atelier_local;
    END IF;
    IF NOT pg_has_role(current_user, 'atelier_owner', 'MEMBER') THEN
        EXECUTE format('GRANT atelier_owner TO %I', current_user);
    END IF;
END
$$;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
-- Searching names by their letters in threes.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE SCHEMA IF NOT EXISTS atelier AUTHORIZATION atelier_owner;
GRANT USAGE ON SCHEMA atelier TO atelier_service;
GRANT USAGE, CREATE ON SCHEMA atelier TO atelier_engine;
