-- Deletes what has been kept as long as it may be, and returns how much of what. Each noun brings a function
-- delete_expired_NOUNS() that returns a number; all of them are run. Of what there may be very much each deletes a batch, so
-- that no transaction is long: called again until it returns only zeros, all is gone. An administrator may, and a job.
CREATE OR REPLACE FUNCTION atelier.delete_expired() RETURNS TABLE (kind text, deleted bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    noun record;
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.role = 'administrator' OR a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    FOR noun IN
        SELECT p.proname AS function, replace(substr(p.proname, length('delete_expired_') + 1), '_', ' ') AS kind
        FROM pg_proc p
        WHERE p.pronamespace = 'atelier'::regnamespace AND p.proname LIKE 'delete\_expired\_%' AND p.pronargs = 0
            AND p.prorettype IN ('integer'::regtype, 'bigint'::regtype) AND NOT p.proretset
        ORDER BY p.proname
    LOOP
        EXECUTE format('SELECT atelier.%I()', noun.function) INTO gone;
        RETURN QUERY SELECT noun.kind, COALESCE(gone, 0);
    END LOOP;
END
$$;

-- How many rows of one kind are deleted in one transaction.
CREATE OR REPLACE FUNCTION atelier.deleted_at_once() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT 10000::bigint $$;

-- A number of days from the settings.
CREATE OR REPLACE FUNCTION atelier.days_kept(setting text, otherwise integer) RETURNS interval
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT make_interval(days => COALESCE(
        (SELECT (t.value #>> '{}')::integer FROM setting t WHERE t.name = days_kept.setting), otherwise))
    $$;

-- Needs of a session whose days are over, and of persons who are no longer in it.
CREATE OR REPLACE FUNCTION atelier.delete_expired_care_needs() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH gone AS (
        DELETE FROM care_need n
        USING session s
        WHERE s.id = n.session_id AND (
            care_need_deleted_on(s.ends_at, s.zone) <= (atelier.now() AT TIME ZONE s.zone)::date
            OR NOT EXISTS (
                SELECT FROM registration r
                WHERE r.session_id = n.session_id AND r.person_id = n.person_id AND r.state NOT IN ('cancelled', 'refused')))
        RETURNING n.id
    )
    SELECT count(*) FROM gone
    $$;

-- Answers to repeated requests, after seven days (setting idempotency.days_kept).
CREATE OR REPLACE FUNCTION atelier.delete_expired_answers_to_requests() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH gone AS (
        DELETE FROM idempotency i
        WHERE i.ctid = ANY(ARRAY(
            SELECT o.ctid
            FROM idempotency o
            WHERE o.created_at <= atelier.now() - days_kept('idempotency.days_kept', 7)
            LIMIT deleted_at_once()))
        RETURNING i.key
    )
    SELECT count(*) FROM gone
    $$;

-- Jobs that are done, after thirty days (setting job.days_kept).
CREATE OR REPLACE FUNCTION atelier.delete_expired_jobs() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH gone AS (
        DELETE FROM job j
        WHERE j.id = ANY(ARRAY(
            SELECT o.id FROM job o WHERE o.done_at <= atelier.now() - days_kept('job.days_kept', 30)
            LIMIT deleted_at_once()))
        RETURNING j.id
    )
    SELECT count(*) FROM gone
    $$;

-- Messages that were delivered, after ninety days (setting outbox.days_kept).
CREATE OR REPLACE FUNCTION atelier.delete_expired_messages() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH gone AS (
        DELETE FROM outbox o
        WHERE o.id = ANY(ARRAY(
            SELECT m.id FROM outbox m WHERE m.delivered_at <= atelier.now() - days_kept('outbox.days_kept', 90)
            LIMIT deleted_at_once()))
        RETURNING o.id
    )
    SELECT count(*) FROM gone
    $$;
