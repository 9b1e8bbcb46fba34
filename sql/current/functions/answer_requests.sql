-- Answers a batch of requests for registration, each of one item or of several, which are a group: what was asked before
-- under the same key is answered as it was then, the rest is admitted in the order of the requests, and of the items of each.
-- Sessions are named by code, persons by reference or id. `requests` says to which request an item belongs; `actors`, `keys` and `bodies` are the requests' own, from 1: who
-- asks, the key under which it may be repeated (NULL: it may not), and the SHA-256 of what was asked. Another body under a
-- key that was used is refused by idempotency_key_reused. The answers are kept with the same commit as what they say; another
-- process that answered one of the requests at the same moment makes the whole batch fail, to be done again.
CREATE OR REPLACE FUNCTION atelier.answer_requests(
    requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[],
    actors text[], keys text[], bodies bytea[]
) RETURNS TABLE (request integer, repeated boolean, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    -- As in admit().
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
    AS $$
#variable_conflict use_column
DECLARE
    -- Each looked up by itself, whatever the plan thinks of a table that was empty when it was made.
    known integer[] := ARRAY(
        SELECT q.request::integer
        FROM unnest(actors, keys) WITH ORDINALITY AS q(actor, key, request)
        CROSS JOIN LATERAL (SELECT FROM idempotency d WHERE d.actor = q.actor AND d.key = q.key LIMIT 1) AS d);
    fresh record;
    head text := uuid7();
    broken text;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    SELECT array_agg(i.request) AS requests, array_agg(i.place) AS places, array_agg(i.session_id) AS sessions,
        array_agg(i.person_id) AS persons, array_agg(actors[i.request]) AS actors, array_agg(i.override) AS overrides,
        array_agg(i.late) AS lates, array_agg(i.unprepared) AS unprepared, array_agg(i.group_id) AS groups
    INTO fresh
    FROM (
        SELECT i.request, i.override, i.late, i.unprepared, s.id AS session_id,
            COALESCE(p.id, person_called(i.person)) AS person_id, row_number() OVER asked AS place,
            CASE WHEN row_number() OVER asked > 1 OR lead(i.item) OVER asked IS NOT NULL
                THEN counted_uuid(head, i.request) END AS group_id
        FROM unnest(requests, sessions, persons, overrides, lates, unprepared)
            WITH ORDINALITY AS i(request, session, person, override, late, unprepared, item)
        LEFT JOIN session s ON s.code = i.session
        LEFT JOIN person p ON p.reference = i.person
        WHERE i.request <> ALL(known)
        WINDOW asked AS (PARTITION BY i.request ORDER BY i.item)
        ORDER BY i.request, i.item
    ) AS i;
    RETURN QUERY
    WITH done AS MATERIALIZED (
        SELECT fresh.requests[a.item] AS request, fresh.places[a.item]::integer AS item, a.outcome, a.registration_id,
            a.place_in_line, a.rule, a.facts
        FROM admit(fresh.sessions, fresh.persons, fresh.actors, fresh.overrides, fresh.lates, NULL, fresh.groups,
            fresh.unprepared) a
    ), kept AS (
        INSERT INTO idempotency (actor, key, item, body_hash, outcome, registration_id, place_in_line, rule, facts)
        SELECT actors[d.request], keys[d.request], d.item, bodies[d.request], d.outcome, d.registration_id, d.place_in_line,
            d.rule, d.facts
        FROM done d
        WHERE keys[d.request] IS NOT NULL
    ), answer AS (
        SELECT d.request, false AS repeated, d.item, d.outcome, d.registration_id, d.place_in_line, d.rule, d.facts
        FROM done d
        UNION ALL
        SELECT k.request, true, d.item, d.outcome, d.registration_id, d.place_in_line, d.rule, d.facts
        FROM unnest(known) AS k(request)
        CROSS JOIN LATERAL answer_kept(actors[k.request], keys[k.request], bodies[k.request]) d
    )
    SELECT a.request, a.repeated, a.outcome, a.registration_id, a.place_in_line, a.rule, COALESCE(a.facts, '{}')
    FROM answer a
    ORDER BY a.request, a.item;
EXCEPTION WHEN unique_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    IF broken <> 'idempotency_pkey' THEN
        RAISE;
    END IF;
    RAISE serialization_failure USING MESSAGE = 'another process answered one of these requests meanwhile';
END
$$;

-- The answers that were given under an actor's key, by item; to another body, that the key is in use.
CREATE OR REPLACE FUNCTION atelier.answer_kept(actor text, key text, body bytea) RETURNS SETOF atelier.idempotency
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    kept idempotency;
BEGIN
    FOR kept IN
        SELECT * FROM idempotency d WHERE d.actor = answer_kept.actor AND d.key = answer_kept.key ORDER BY d.item
    LOOP
        IF kept.body_hash = body THEN
            RETURN NEXT kept;
        ELSIF kept.item = 1 THEN
            kept.outcome := 'refused';
            kept.rule := 'idempotency_key_reused';
            kept.registration_id := NULL;
            kept.place_in_line := NULL;
            kept.facts := NULL;
            RETURN NEXT kept;
        END IF;
    END LOOP;
END
$$;

-- Whom a request calls by a reference that they had before a merge, or by id.
CREATE OR REPLACE FUNCTION atelier.person_called(called text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    RETURN COALESCE(
        (SELECT f.person_id FROM person_former_reference f WHERE f.reference = called),
        (SELECT p.id FROM person p WHERE p.id = as_uuid(called)));
END
$$;

-- A text as a UUID; NULL if it is none.
CREATE OR REPLACE FUNCTION atelier.as_uuid(text text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN $1 ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN $1::uuid END
    $$;
