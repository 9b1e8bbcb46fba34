-- Answers a batch of requests for registration, each of one item or of several, which are a group: what was asked before
-- under the same key is answered as it was then, the rest is admitted in the order of the items. Sessions are named by code, persons by reference
-- or id. `requests` says to which request an item belongs; `actors`, `keys` and `bodies` are the requests' own, from 1: who
-- asks, the key under which it may be repeated (NULL: it may not), and the SHA-256 of what was asked. Another body under a
-- key that was used is refused by idempotency_key_reused. The answers are kept with the same commit as what they say.
CREATE OR REPLACE FUNCTION atelier.answer_requests(
    requests integer[], sessions text[], persons text[], overrides text[], lates text[], unprepared text[],
    actors text[], keys text[], bodies bytea[]
) RETURNS TABLE (request integer, repeated boolean, outcome text, registration_id uuid, place_in_line integer, rule text, facts jsonb)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
DECLARE
    known integer[] := ARRAY(
        SELECT q.request::integer
        FROM unnest(actors, keys) WITH ORDINALITY AS q(actor, key, request)
        JOIN idempotency d ON d.actor = q.actor AND d.key = q.key);
    fresh record;
    answers jsonb[];
    told integer;
BEGIN
    IF NOT EXISTS (SELECT FROM actor() a WHERE a.kind = 'job') THEN
        PERFORM refuse('actor_may_not', '{}');
    END IF;
    WITH several AS MATERIALIZED (
        SELECT n.request, uuid7() AS group_id
        FROM unnest(requests) AS n(request)
        GROUP BY n.request
        HAVING count(*) > 1
    )
    SELECT array_agg(i.request ORDER BY i.item) AS requests, array_agg(s.id ORDER BY i.item) AS sessions,
        array_agg(COALESCE(p.id, f.person_id, u.id) ORDER BY i.item) AS persons, array_agg(actors[i.request] ORDER BY i.item) AS actors,
        array_agg(i.override ORDER BY i.item) AS overrides, array_agg(i.late ORDER BY i.item) AS lates,
        array_agg(i.unprepared ORDER BY i.item) AS unprepared, array_agg(g.group_id ORDER BY i.item) AS groups
    INTO fresh
    FROM unnest(requests, sessions, persons, overrides, lates, unprepared)
        WITH ORDINALITY AS i(request, session, person, override, late, unprepared, item)
    LEFT JOIN several g ON g.request = i.request
    LEFT JOIN session s ON s.code = i.session
    LEFT JOIN person p ON p.reference = i.person
    LEFT JOIN person_former_reference f ON p.id IS NULL AND f.reference = i.person
    LEFT JOIN person u ON p.id IS NULL AND u.id = as_uuid(i.person)
    WHERE i.request <> ALL(known);
    -- One answer a request: its items in their order.
    SELECT array_agg(r.answer ORDER BY r.request), array_agg(r.request ORDER BY r.request)
    INTO answers, fresh.requests
    FROM (
        SELECT f.request, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('outcome', a.outcome,
            'registration', a.registration_id, 'place', a.place_in_line, 'rule', a.rule, 'facts', a.facts))
            ORDER BY f.item) AS answer
        FROM admit(fresh.sessions, fresh.persons, fresh.actors, fresh.overrides, fresh.lates, NULL, fresh.groups,
            fresh.unprepared) a
        JOIN unnest(fresh.requests) WITH ORDINALITY AS f(request, item) ON f.item = a.item
        GROUP BY f.request
    ) AS r;
    INSERT INTO idempotency (actor, key, body_hash, answer)
    SELECT actors[n.request], keys[n.request], bodies[n.request], n.answer
    FROM unnest(fresh.requests, answers) AS n(request, answer)
    WHERE keys[n.request] IS NOT NULL
    ON CONFLICT (actor, key) DO NOTHING;
    GET DIAGNOSTICS told = ROW_COUNT;
    IF told < (SELECT count(*) FROM unnest(fresh.requests) AS n(request) WHERE keys[n.request] IS NOT NULL) THEN
        RAISE serialization_failure USING MESSAGE = 'another process answered one of these requests meanwhile';
    END IF;
    RETURN QUERY
    SELECT r.request, r.repeated, e.value ->> 'outcome', (e.value ->> 'registration')::uuid,
        (e.value ->> 'place')::integer, e.value ->> 'rule', COALESCE(e.value -> 'facts', '{}')
    FROM (
        SELECT n.request, false AS repeated, n.answer FROM unnest(fresh.requests, answers) AS n(request, answer)
        UNION ALL
        SELECT k.request, true, CASE WHEN d.body_hash = bodies[k.request] THEN d.answer
            ELSE '[{"outcome": "refused", "rule": "idempotency_key_reused"}]' END
        FROM unnest(known) AS k(request)
        JOIN idempotency d ON d.actor = actors[k.request] AND d.key = keys[k.request]
    ) AS r
    CROSS JOIN LATERAL jsonb_array_elements(r.answer) WITH ORDINALITY AS e(value, item)
    ORDER BY r.request, e.item;
END
$$;

-- A text as a UUID; NULL if it is none.
CREATE OR REPLACE FUNCTION atelier.as_uuid(text text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE WHEN $1 ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN $1::uuid END
    $$;
