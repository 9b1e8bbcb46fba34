-- Who of a course, a session or a series, is due a certificate, and who is not, with the rule that says why (completion.sql):
-- persons whom the actor's office sees and registered there, or all that it sees if it is the host. By key.
CREATE OR REPLACE FUNCTION atelier.certificate_due(course uuid)
    RETURNS TABLE (person_id uuid, due boolean, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT d.person_id, d.rule IS NULL, d.rule, d.facts
    FROM completion(certificate_due.course) d
    WHERE in_my_scope(d.person_id) AND (
        (SELECT may_host(c.host_office_id) FROM course c WHERE c.id = certificate_due.course)
        OR EXISTS (
            SELECT FROM course_session k
            JOIN registration r ON r.session_id = k.session_id
            WHERE k.course_id = certificate_due.course AND r.person_id = d.person_id AND r.office_id = actor_office()))
    ORDER BY d.person_id
    $$;

-- Issues certificates to everybody of a course who is due one, with the numbers given, in the order of the persons' keys;
-- to no more than there are numbers, each once, however often it is called. A series' is awarded on the local day on which
-- its last session ended. `specimen` is true in a demo database only. Only the host may.
CREATE OR REPLACE FUNCTION atelier.issue_certificates(course uuid, numbers text[])
    RETURNS TABLE (id uuid, number text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_course_host(issue_certificates.course);
    PERFORM FROM session s
    WHERE s.id IN (SELECT k.session_id FROM course_session k WHERE k.course_id = issue_certificates.course)
    ORDER BY s.id
    FOR NO KEY UPDATE;
    -- From here on no session comes into the series or leaves it.
    PERFORM FROM series e WHERE e.id = issue_certificates.course FOR NO KEY UPDATE;
    RETURN QUERY
    INSERT INTO certificate (number, person_id, session_id, series_id, training_id, name, name_own_script, title, awarded_on,
        valid_until, specimen, issued_by)
    SELECT n.number, p.id, c.session_id, c.series_id, g.id, p.name, p.name_own_script,
        COALESCE(said(g.neutral_title, c.language), said(g.title, c.language)), last.day,
        (last.day + make_interval(months => g.certificate_months))::date,
        EXISTS (SELECT FROM setting t WHERE t.name = 'deployment' AND t.value = '"demo"'),
        (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT d.person_id, row_number() OVER (ORDER BY d.person_id) AS place
        FROM completion(issue_certificates.course) d
        WHERE d.rule IS NULL
    ) AS due
    JOIN unnest(numbers) WITH ORDINALITY AS n(number, place) ON n.place = due.place
    JOIN person p ON p.id = due.person_id
    JOIN course c ON c.id = issue_certificates.course
    JOIN training g ON g.id = c.training_id
    CROSS JOIN LATERAL (SELECT (c.ends_at AT TIME ZONE c.zone)::date AS day) AS last
    ORDER BY due.place
    RETURNING certificate.id, certificate.number;
END
$$;

-- Refuses an actor who is not staff of the office that hosts the session or series.
CREATE OR REPLACE FUNCTION atelier.require_course_host(course uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    wanted record;
BEGIN
    SELECT c.session_id, c.series, c.host_office_id INTO wanted FROM course c WHERE c.id = require_course_host.course;
    IF wanted.session_id IS NULL AND NOT may_host(wanted.host_office_id) THEN
        PERFORM refuse('series_of_other_office', jsonb_build_object('series', wanted.series));
    ELSIF NOT may_host(wanted.host_office_id) THEN
        PERFORM refuse('actor_may_not_change_session', '{}');
    END IF;
END
$$;

-- What was printed is never changed, and no certificate is deleted: only its state moves, and only as drawn (printed ahead →
-- issued | void; issued → suspended | replaced | revoked; suspended → issued | revoked), an erasure may take the person and
-- the names away, and a merging may give it to the person who is meant.
CREATE OR REPLACE FUNCTION atelier.certificate_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('certificate_kept', jsonb_build_object('number', OLD.number));
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('printed ahead', 'issued') THEN
            PERFORM refuse('certificate_transition',
                jsonb_build_object('number', NEW.number, 'from', 'nothing', 'to', NEW.state));
        END IF;
        RETURN NEW;
    ELSIF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('printed ahead', 'issued'), ('printed ahead', 'void'),
        ('issued', 'suspended'), ('issued', 'replaced'), ('issued', 'revoked'),
        ('suspended', 'issued'), ('suspended', 'revoked')) THEN
        PERFORM refuse('certificate_transition',
            jsonb_build_object('number', OLD.number, 'from', OLD.state, 'to', NEW.state));
    END IF;
    IF (NEW.id, NEW.number, NEW.session_id, NEW.series_id, NEW.training_id, NEW.title, NEW.awarded_on, NEW.valid_until,
            NEW.specimen, NEW.issued_at, NEW.issued_by)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.session_id, OLD.series_id, OLD.training_id, OLD.title, OLD.awarded_on,
            OLD.valid_until, OLD.specimen, OLD.issued_at, OLD.issued_by)
        OR (NEW.person_id IS NOT NULL AND (NEW.name, NEW.name_own_script) IS DISTINCT FROM (OLD.name, OLD.name_own_script))
        OR (NEW.person_id <> OLD.person_id AND current_setting('atelier.merging', true) IS DISTINCT FROM OLD.person_id::text)
        OR (NEW.person_id IS NOT NULL AND OLD.person_id IS NULL) THEN
        PERFORM refuse('certificate_as_printed', jsonb_build_object('number', OLD.number));
    END IF;
    RETURN NEW;
END
$$;

-- What anybody may know of a certificate by its number alone: its state, nothing about the holder.
CREATE OR REPLACE FUNCTION atelier.certificate_state(number text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
    SELECT CASE
        WHEN c.state = 'issued' AND c.valid_until <= (atelier.now() AT TIME ZONE 'UTC')::date THEN 'expired'
        ELSE c.state
    END
    FROM certificate c
    WHERE c.number = certificate_state.number
    $$;
