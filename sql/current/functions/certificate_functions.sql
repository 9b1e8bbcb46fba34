-- Who of a session is due a certificate, and who is not, with the rule that says why: everybody who has a seat, by name.
-- Due means: the training gives one, the session is over, the share of its minutes attended reaches the training's
-- minimum, each required module was attended, each required assessment passed, and none was issued yet.
-- Without JIT: row security makes the plan look dear, and compiling it takes longer than anything that it could save.
CREATE OR REPLACE FUNCTION atelier.certificate_due(session uuid)
    RETURNS TABLE (registration_id uuid, person_id uuid, due boolean, rule text, facts jsonb)
    LANGUAGE sql STABLE SECURITY INVOKER SET search_path = atelier, public, pg_temp SET jit = off
    AS $$
    WITH seat AS (
        SELECT r.id, r.person_id, s.code, s.ends_at, g.id AS training_id, g.minimum_attendance,
            (SELECT sum(extract(epoch FROM b.ends_at - b.starts_at) / 60) FROM block b WHERE b.session_id = s.id) AS whole,
            COALESCE((SELECT sum(minutes_attended(a.present, a.minutes, b.starts_at, b.ends_at)) FROM block b
                JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id
                WHERE b.session_id = s.id), 0) AS attended,
            (SELECT string_agg(said(m.title, 'en'), ', ' ORDER BY m.number) FROM training_module m
                WHERE m.training_id = g.id AND m.required AND NOT EXISTS (
                    SELECT FROM block b
                    JOIN attendance a ON a.block_id = b.id AND a.registration_id = r.id AND a.present
                    WHERE b.session_id = s.id AND b.module_id = m.id)) AS missed,
            EXISTS (SELECT FROM attendance a WHERE a.registration_id = r.id) AS recorded,
            (SELECT c.number FROM certificate c WHERE c.session_id = s.id AND c.person_id = r.person_id
                AND c.state IN ('printed ahead', 'issued', 'suspended')
                ORDER BY c.merged_from NULLS FIRST, c.number LIMIT 1) AS number,
            test.missing, test.failed
        FROM registration r
        JOIN session s ON s.id = r.session_id
        LEFT JOIN training g ON g.id = s.training_id
        LEFT JOIN LATERAL assessment_obstacles(r.id) AS test ON true
        WHERE r.session_id = certificate_due.session AND r.state = 'confirmed'
            -- There is no name left to put on a certificate.
            AND NOT EXISTS (SELECT FROM person p WHERE p.id = r.person_id AND p.erased_at IS NOT NULL)
    ), judged AS (
        SELECT seat.*,
            round(attended / whole, 3) AS share,
            CASE
                WHEN minimum_attendance IS NULL THEN 'certificate_not_given'
                WHEN number IS NOT NULL THEN 'certificate_issued_already'
                WHEN ends_at > atelier.now() THEN 'certificate_session_not_over'
                WHEN NOT recorded THEN 'certificate_attendance_missing'
                WHEN attended < minimum_attendance * whole THEN 'certificate_attendance_too_low'
                WHEN missed IS NOT NULL THEN 'certificate_module_missed'
                WHEN missing IS NOT NULL THEN 'certificate_assessment_missing'
                WHEN failed IS NOT NULL THEN 'certificate_assessment_failed'
            END AS rule
        FROM seat
    )
    SELECT id, person_id, rule IS NULL, rule, jsonb_strip_nulls(jsonb_build_object(
        'session', code, 'number', number, 'attended', round(share * 100), 'minimum', round(minimum_attendance * 100),
        'modules', missed, 'assessments', COALESCE(missing, failed)))
    FROM judged
    ORDER BY id
    $$;

-- Issues certificates to everybody of a session who is due one, with the numbers given, taken in the order of the
-- registrations; each once, however often it is called. `specimen` is true in a demo database only. Only the host may.
CREATE OR REPLACE FUNCTION atelier.issue_certificates(session uuid, numbers text[])
    RETURNS TABLE (id uuid, number text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM require_host(issue_certificates.session);
    PERFORM FROM session s WHERE s.id = issue_certificates.session FOR NO KEY UPDATE;
    RETURN QUERY
    INSERT INTO certificate (number, person_id, session_id, training_id, name, name_own_script, title, awarded_on,
        valid_until, specimen, issued_by)
    SELECT n.number, p.id, s.id, g.id, p.name, p.name_own_script,
        COALESCE(said(g.neutral_title, s.language), said(g.title, s.language)),
        (s.ends_at AT TIME ZONE s.zone)::date,
        ((s.ends_at AT TIME ZONE s.zone)::date + make_interval(months => g.certificate_months))::date,
        EXISTS (SELECT FROM setting t WHERE t.name = 'deployment' AND t.value = '"demo"'),
        (SELECT a.user_id FROM actor() a)
    FROM (
        SELECT d.person_id, row_number() OVER (ORDER BY d.registration_id) AS place
        FROM certificate_due(issue_certificates.session) d
        WHERE d.due
    ) AS due
    JOIN unnest(numbers) WITH ORDINALITY AS n(number, place) ON n.place = due.place
    JOIN person p ON p.id = due.person_id
    JOIN session s ON s.id = issue_certificates.session
    JOIN training g ON g.id = s.training_id
    ORDER BY due.place
    RETURNING certificate.id, certificate.number;
END
$$;

-- What was printed is never changed, and no certificate is deleted: only its state moves, an erasure may take the
-- person and the names away, and a merging may give it to the person who is meant.
CREATE OR REPLACE FUNCTION atelier.certificate_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('certificate_kept', jsonb_build_object('number', OLD.number));
    END IF;
    IF (NEW.id, NEW.number, NEW.session_id, NEW.training_id, NEW.title, NEW.awarded_on, NEW.valid_until, NEW.specimen,
            NEW.issued_at, NEW.issued_by)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.session_id, OLD.training_id, OLD.title, OLD.awarded_on, OLD.valid_until,
            OLD.specimen, OLD.issued_at, OLD.issued_by)
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
