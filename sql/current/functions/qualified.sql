-- The training and first day of a session for which a trainer has no valid qualification; no row if none is needed or it
-- is there. A qualification covers a day of the session if it holds on the local date of the block's start, and if it is
-- for no language in particular, for the session's, or for one that an interpreter there puts into the session's.
-- `language` is the session's if only the language is wrong. Reads with the rights of who asks.
CREATE OR REPLACE FUNCTION atelier.unqualified_on(session uuid, trainer uuid)
    RETURNS TABLE (trainer text, training text, day date, language text)
    LANGUAGE sql STABLE
    AS $$
    SELECT (SELECT t.code FROM atelier.trainer t WHERE t.id = unqualified_on.trainer), g.code, b.starts_local::date,
        CASE WHEN EXISTS (
            SELECT FROM atelier.qualification q
            WHERE q.trainer_id = unqualified_on.trainer AND q.training_id = g.id
                AND q.valid @> b.starts_local::date) THEN s.language END
    FROM atelier.session s
    JOIN atelier.training g ON g.id = s.training_id
    JOIN atelier.block b ON b.session_id = s.id
    WHERE s.id = unqualified_on.session AND NOT EXISTS (
        SELECT FROM atelier.qualification q
        WHERE q.trainer_id = unqualified_on.trainer AND q.training_id = g.id AND q.valid @> b.starts_local::date
            AND (q.language IS NULL OR atelier.same_language(q.language, s.language)
                OR EXISTS (
                    SELECT FROM atelier.interpreted(s.id) i
                    WHERE i.valid @> b.starts_local::date AND atelier.same_language(i.spoken, q.language))))
    ORDER BY b.starts_local, b.id
    LIMIT 1
    $$;

-- A person has taught a training before an instant, in whichever office: on a session of ours that was over, or in a
-- reported course that was confirmed.
CREATE OR REPLACE FUNCTION atelier.taught_before(person uuid, training uuid, instant timestamptz) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT EXISTS (
        SELECT FROM assignment a
        JOIN session s ON s.id = a.session_id
        WHERE a.person_id = taught_before.person AND a.state = 'accepted' AND a.role IN ('lead', 'co-trainer')
            AND s.training_id = taught_before.training AND s.state = 'published' AND s.ends_at <= taught_before.instant)
        OR EXISTS (
            SELECT FROM reported_course c
            JOIN trainer t ON t.id = c.trainer_id
            WHERE t.person_id = taught_before.person AND c.training_id = taught_before.training
                AND c.state = 'confirmed' AND upper(c.days) <= (taught_before.instant AT TIME ZONE 'UTC')::date + 1)
    $$;
