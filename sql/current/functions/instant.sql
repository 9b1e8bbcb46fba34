-- The instant of a local time in an IANA zone. A local time that a clock change skips is refused; one that it repeats is
-- refused until `fold` says which: 0 the earlier, 1 the later (PEP 495). `which` names the time in the refusal.
-- Candidates are the local time at the offsets in force a day before and a day after; those that read back are real.
CREATE OR REPLACE FUNCTION atelier.instant(local timestamp, zone text, fold smallint, which text) RETURNS timestamptz
    LANGUAGE plpgsql STABLE SET search_path = atelier, public, pg_temp
    AS $$
DECLARE
    candidates timestamptz[];
    naive timestamptz := local AT TIME ZONE 'UTC';
BEGIN
    IF NOT EXISTS (SELECT FROM time_zone t WHERE t.name = zone) THEN
        PERFORM refuse('zone_unknown', jsonb_build_object('zone', zone));
    END IF;
    SELECT array_agg(DISTINCT c.instant ORDER BY c.instant)
    INTO candidates
    FROM (VALUES (naive - interval '26 hours'), (naive), (naive + interval '26 hours')) AS near(instant),
        LATERAL (SELECT naive - ((near.instant AT TIME ZONE zone) - (near.instant AT TIME ZONE 'UTC')) AS instant) AS c
    WHERE c.instant AT TIME ZONE zone = local;

    IF candidates IS NULL THEN
        PERFORM refuse('local_time_skipped', jsonb_build_object(
            'which', which, 'local', to_char(local, 'YYYY-MM-DD HH24:MI'), 'zone', zone,
            'next', to_char((local AT TIME ZONE zone) AT TIME ZONE zone, 'HH24:MI')));
    ELSIF array_length(candidates, 1) > 1 AND fold IS NULL THEN
        PERFORM refuse('local_time_repeated', jsonb_build_object(
            'which', which, 'local', to_char(local, 'YYYY-MM-DD HH24:MI'), 'zone', zone));
    END IF;
    RETURN candidates[LEAST(1 + COALESCE(fold, 0), array_length(candidates, 1))];
END
$$;
