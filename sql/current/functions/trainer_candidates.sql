-- Every trainer, and the first reason for which they are not whom one looks for, for staff; no reason for who fits. What is
-- NULL isn't asked for: a `training` to teach, a `language` to teach it in (or to speak), a language pair, and `days`
-- (half-open, in `zone`) on all of which they are free, not absent, and qualified. Without days, qualified today.
CREATE OR REPLACE FUNCTION atelier.trainer_candidates(training uuid, language text, pair_from text, pair_to text,
    days daterange, zone text) RETURNS TABLE (trainer_id uuid, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    WITH asked AS (
        SELECT COALESCE(days, daterange((atelier.now() AT TIME ZONE zone)::date, NULL)
            * daterange(NULL, (atelier.now() AT TIME ZONE zone)::date + 1)) AS span,
            tstzrange(lower(days)::timestamp AT TIME ZONE zone, upper(days)::timestamp AT TIME ZONE zone) AS time
    )
    SELECT t.id, obstacle.rule, obstacle.facts
    FROM trainer t
    CROSS JOIN asked
    LEFT JOIN LATERAL (
        SELECT no.rule, no.facts
        FROM (
            SELECT 1 AS place, 'candidate_unqualified' AS rule,
                (SELECT jsonb_strip_nulls(jsonb_build_object('training', g.code, 'language', trainer_candidates.language))
                    FROM training g WHERE g.id = trainer_candidates.training) AS facts
            WHERE trainer_candidates.training IS NOT NULL AND NOT span <@ COALESCE((
                SELECT range_agg(q.valid) FROM qualification q
                WHERE q.trainer_id = t.id AND q.training_id = trainer_candidates.training
                    AND (trainer_candidates.language IS NULL OR q.language IS NULL
                        OR same_language(q.language, trainer_candidates.language))), '{}')
            UNION ALL
            SELECT 2, 'candidate_language', jsonb_build_object('language', trainer_candidates.language)
            WHERE trainer_candidates.language IS NOT NULL AND NOT EXISTS (
                SELECT FROM unnest(t.languages) AS spoken WHERE same_language(spoken, trainer_candidates.language))
            UNION ALL
            SELECT 3, 'candidate_pair', jsonb_build_object('from', pair_from, 'to', pair_to)
            WHERE pair_from IS NOT NULL AND NOT span <@ COALESCE((
                SELECT range_agg(i.valid) FROM interpretation i
                WHERE i.trainer_id = t.id
                    AND ((same_language(i.from_language, pair_from) AND same_language(i.to_language, pair_to))
                        OR (i.both_ways AND same_language(i.to_language, pair_from)
                            AND same_language(i.from_language, pair_to)))), '{}')
            UNION ALL
            SELECT 4, 'candidate_busy', (
                SELECT busy(h.block_id, zone)
                FROM hold h
                WHERE h.person_id = t.person_id AND h.during && asked.time
                ORDER BY lower(h.during), h.block_id
                LIMIT 1)
            WHERE days IS NOT NULL AND EXISTS (
                SELECT FROM hold h WHERE h.person_id = t.person_id AND h.during && asked.time)
            UNION ALL
            (SELECT 5, 'candidate_away', jsonb_strip_nulls(jsonb_build_object(
                'day', CASE WHEN in_my_scope(t.person_id) THEN lower(n.days * days) END,
                'kind', CASE WHEN in_my_scope(t.person_id) THEN n.kind END))
            FROM absence n
            WHERE n.trainer_id = t.id AND n.days && days
            ORDER BY n.days
            LIMIT 1)
            UNION ALL
            SELECT 6, 'candidate_away', '{}'
            WHERE days IS NOT NULL AND EXISTS (SELECT FROM availability v WHERE v.trainer_id = t.id)
                AND NOT days <@ (SELECT range_agg(v.days) FROM availability v WHERE v.trainer_id = t.id)
        ) AS no
        ORDER BY no.place
        LIMIT 1
    ) AS obstacle ON true
    WHERE actor_is_staff()
    ORDER BY t.code
    $$;
