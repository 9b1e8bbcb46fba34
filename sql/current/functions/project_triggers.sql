-- Before a project is written: it runs until it is stopped with a reason, and a stop can be taken back; neither is done twice.
CREATE OR REPLACE FUNCTION atelier.project_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    IF NEW.stopped_on IS NOT NULL AND OLD.stopped_on IS NOT NULL
        AND (NEW.stopped_on, NEW.stopped_because) IS DISTINCT FROM (OLD.stopped_on, OLD.stopped_because) THEN
        PERFORM refuse('project_stopped_already', jsonb_build_object(
            'code', OLD.code, 'stopped', OLD.stopped_on, 'because', OLD.stopped_because));
    END IF;
    RETURN NEW;
END
$$;

-- After donors were written: the known shares of a project are at most the whole. The project's row is locked first, so
-- that of two writers at once the second counts what the first wrote.
CREATE OR REPLACE FUNCTION atelier.project_donor_after() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    much record;
BEGIN
    PERFORM FROM project p
    WHERE p.id IN (SELECT n.project_id FROM new_rows n)
    ORDER BY p.id
    FOR NO KEY UPDATE;
    SELECT p.code, round(sum(d.share) * 100, 2) AS percent INTO much
    FROM project_donor d
    JOIN project p ON p.id = d.project_id
    WHERE d.project_id IN (SELECT n.project_id FROM new_rows n)
    GROUP BY p.code
    HAVING sum(d.share) > 1
    ORDER BY p.code
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('project_donor_sum', jsonb_build_object(
            'code', much.code, 'percent', trim_scale(much.percent)::text));
    END IF;
    RETURN NULL;
END
$$;

-- A session of a stopped project that begins on the day of the stop or later is not published, and none is published once
-- the project has stopped; what was published before stays.
CREATE OR REPLACE FUNCTION atelier.session_project_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    stop record;
BEGIN
    IF NEW.state <> 'published' OR NEW.project_id IS NULL
        OR (OLD.state = 'published' AND NEW.project_id IS NOT DISTINCT FROM OLD.project_id) THEN
        RETURN NEW;
    END IF;
    -- A stop that is being written now is waited for.
    SELECT p.code, p.stopped_on, p.stopped_because INTO stop
    FROM project p
    WHERE p.id = NEW.project_id
    FOR SHARE;
    IF stop.stopped_on <= greatest((NEW.starts_at AT TIME ZONE NEW.zone)::date, (atelier.now() AT TIME ZONE NEW.zone)::date) THEN
        PERFORM refuse('project_stopped', jsonb_build_object(
            'session', NEW.code, 'project', stop.code, 'stopped', stop.stopped_on, 'because', stop.stopped_because));
    END IF;
    RETURN NEW;
END
$$;

-- Amounts have no more decimals than their currency.
CREATE OR REPLACE FUNCTION atelier.require_decimals(rule text, amount numeric, currency text) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    allowed smallint;
BEGIN
    SELECT c.decimals INTO allowed FROM currency c WHERE c.code = require_decimals.currency;
    IF scale(trim_scale(amount)) > allowed THEN
        PERFORM refuse(rule, jsonb_build_object(
            'amount', trim_scale(amount)::text, 'currency', require_decimals.currency, 'decimals', allowed));
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION atelier.project_cost_line_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
BEGIN
    PERFORM require_decimals('project_cost_line_decimals', NEW.planned, NEW.currency);
    PERFORM require_decimals('project_cost_line_decimals', NEW.actual, NEW.currency);
    RETURN NEW;
END
$$;

-- An emblem is a picture of the type that it says, and an SVG can't run or fetch anything.
CREATE OR REPLACE FUNCTION atelier.project_paper_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    picture text;
BEGIN
    IF NEW.emblem_type = 'image/png' AND substring(NEW.emblem FROM 1 FOR 8) <> '\x89504e470d0a1a0a' THEN
        PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'PNG'));
    ELSIF NEW.emblem_type = 'image/svg+xml' THEN
        BEGIN
            picture := convert_from(NEW.emblem, 'UTF8');
        EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
            PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'SVG'));
        END;
        IF picture !~ '<svg[\s>]' OR picture !~ '</svg>\s*$' THEN
            PERFORM refuse('project_paper_emblem_form', jsonb_build_object('type', 'SVG'));
        END IF;
        IF picture ~* '<(script|foreignObject|iframe|!ENTITY)|\son[a-z]+\s*=|javascript:|@import|(href|src)\s*=\s*["''](?!\s*(data:image/|#))|url\(\s*["'']?\s*[^#"'')\s]' THEN
            PERFORM refuse('project_paper_emblem_active', '{}');
        END IF;
    END IF;
    RETURN NEW;
END
$$;

-- A head count at a session belongs to that session's project.
CREATE OR REPLACE FUNCTION atelier.head_count_before() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    held record;
BEGIN
    IF NEW.session_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT s.code AS session, p.code AS project, s.project_id INTO held
    FROM session s
    LEFT JOIN project p ON p.id = s.project_id
    WHERE s.id = NEW.session_id;
    IF held.project_id IS DISTINCT FROM NEW.project_id THEN
        PERFORM refuse('head_count_session_of_project', jsonb_strip_nulls(jsonb_build_object(
            'session', held.session, 'project', held.project,
            'other', (SELECT p.code FROM project p WHERE p.id = NEW.project_id))));
    END IF;
    RETURN NEW;
END
$$;
