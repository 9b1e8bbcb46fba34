-- The coming sessions that fit a need, ours and those of others that the actor sees, best first: what is taught fits (the
-- training itself, its theme, or a word of the need in its title), and so does the country if the need names one (else the
-- person's). `fits` are the rules of the sentences that say why, `against` of those that say what stands in the way; a
-- session that the person is in already is left out.
CREATE OR REPLACE FUNCTION atelier.need_matches(need uuid)
    RETURNS TABLE (session_id uuid, session text, title jsonb, host text, country_code text, place text,
        starts_local timestamp, zone text, language text, seats_left integer, waiting integer, fits text[], against text[])
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp
    AS $$
    WITH asked AS (
        SELECT n.id, n.person_id, n.training_id, n.theme, n.words, COALESCE(n.language, p.language) AS language,
            COALESCE(n.country_code, p.country_code) AS country_code
        FROM need n
        JOIN person p ON p.id = n.person_id
        WHERE n.id = need_matches.need
    ), offered AS (
        SELECT DISTINCT ON (c.id) c.id, c.code, c.title, c.training, c.country_code, c.place, c.starts_local, c.zone,
            c.language, c.capacity - c.taken AS seats_left, c.waiting, c.state, c.starts_at, a.language AS spoken,
            a.person_id, a.training_id, a.theme, a.words, a.country_code AS wanted_country, c.in_or_for
        FROM asked a
        JOIN coming_session c ON a.country_code IS NULL OR c.listed_country = a.country_code OR c.listed_country IS NULL
        WHERE c.state IN ('open', 'closed') AND c.starts_at > atelier.now()
        ORDER BY c.id, c.in_or_for DESC
    ), judged AS (
        SELECT o.*, s.host_office_id,
            array_remove(ARRAY[
                CASE WHEN g.id = o.training_id THEN 'match_training' END,
                CASE WHEN lower(g.theme) = lower(o.theme) THEN 'match_theme' END,
                CASE WHEN tsvector_to_array(to_tsvector('english', o.words))
                    && tsvector_to_array(to_tsvector('english', concat_ws(' ', o.title ->> 'en', g.theme)))
                    THEN 'match_words' END], NULL) AS taught,
            array_remove(ARRAY[
                CASE WHEN o.country_code = o.wanted_country THEN 'match_country'
                    WHEN o.wanted_country IS NOT NULL AND o.country_code IS NULL AND o.in_or_for = 'in' THEN 'match_online'
                    WHEN o.wanted_country IS NOT NULL THEN 'match_for_country' END,
                CASE WHEN o.language = o.spoken THEN 'match_language' END,
                CASE WHEN o.state = 'open' AND o.seats_left > 0 AND o.waiting = 0 THEN 'match_seats' END], NULL) AS besides,
            array_remove(ARRAY[
                CASE WHEN o.language <> o.spoken THEN 'match_other_language' END,
                CASE WHEN o.state = 'closed' THEN 'match_closed'
                    WHEN o.seats_left <= 0 OR o.waiting > 0 THEN 'match_full' END,
                CASE WHEN EXISTS (
                    SELECT FROM hold h
                    JOIN block b ON b.session_id = o.id AND h.during && tstzrange(b.starts_at, b.ends_at)
                    WHERE h.person_id = o.person_id) THEN 'match_elsewhere' END], NULL) AS against
        FROM offered o
        JOIN session s ON s.id = o.id
        LEFT JOIN training g ON g.id = s.training_id
        WHERE NOT EXISTS (
            SELECT FROM registration r
            WHERE r.session_id = o.id AND r.person_id = o.person_id AND r.state NOT IN ('cancelled', 'refused'))
    )
    SELECT j.id, j.code, j.title, h.name, j.country_code, j.place, j.starts_local, j.zone, j.language, j.seats_left,
        j.waiting, j.taught || j.besides, j.against
    FROM judged j
    JOIN organisation h ON h.id = j.host_office_id
    WHERE cardinality(j.taught) > 0
    ORDER BY cardinality(j.against), 'match_training' = ANY(j.taught) DESC, 'match_theme' = ANY(j.taught) DESC,
        cardinality(j.besides) DESC, j.starts_at, j.id
    $$;
