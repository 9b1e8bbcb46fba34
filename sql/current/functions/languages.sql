-- Two language tags (BCP 47) mean the same language: they are equal, or one is the other without its region or script
-- (pt and pt-BR; not pt-BR and pt-PT). Case doesn't matter.
CREATE OR REPLACE FUNCTION atelier.same_language(one text, other text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT lower(one) = lower(other) OR starts_with(lower(one), lower(other) || '-')
        OR starts_with(lower(other), lower(one) || '-')
    $$;

-- The languages from which somebody asked or accepted interprets at a session into the session's, with the days on which
-- they do. Reads with the rights of who asks.
CREATE OR REPLACE FUNCTION atelier.interpreted(session uuid) RETURNS TABLE (spoken text, valid daterange)
    LANGUAGE sql STABLE
    AS $$
    SELECT CASE WHEN atelier.same_language(i.to_language, s.language) THEN i.from_language ELSE i.to_language END, i.valid
    FROM atelier.assignment a
    JOIN atelier.session s ON s.id = a.session_id
    JOIN atelier.interpretation i ON i.trainer_id = a.trainer_id
    WHERE a.session_id = interpreted.session AND a.role = 'interpreter' AND a.state IN ('asked', 'accepted')
        AND (atelier.same_language(i.to_language, s.language)
            OR (i.both_ways AND atelier.same_language(i.from_language, s.language)))
    $$;

-- The first day of a session on which a trainer has no language pair with the session's language; no row if there is one
-- on every day. Reads with the rights of who asks.
CREATE OR REPLACE FUNCTION atelier.unpaired_on(session uuid, trainer uuid)
    RETURNS TABLE (trainer text, language text, day date)
    LANGUAGE sql STABLE
    AS $$
    SELECT (SELECT t.code FROM atelier.trainer t WHERE t.id = unpaired_on.trainer), s.language, b.starts_local::date
    FROM atelier.session s
    JOIN atelier.block b ON b.session_id = s.id
    WHERE s.id = unpaired_on.session AND NOT EXISTS (
        SELECT FROM atelier.interpretation i
        WHERE i.trainer_id = unpaired_on.trainer AND i.valid @> b.starts_local::date
            AND (atelier.same_language(i.from_language, s.language)
                OR atelier.same_language(i.to_language, s.language)))
    ORDER BY b.starts_local, b.id
    LIMIT 1
    $$;
