-- Visas that can hardly come in time: the session is in a country, people come from others (countries that it is for, and
-- the participants' own), no task of kind visas is done, and it starts in fewer days than visas take there (the country's own number, else
-- check.visa_days; 0: none is needed).
CREATE OR REPLACE VIEW atelier.check_visas WITH (security_invoker = true) AS
WITH near AS MATERIALIZED (
    SELECT a.id, a.code, a.starts_at, a.zone, a.country_code,
        COALESCE(c.visa_days, (SELECT atelier.check_setting('visa_days'))::integer) AS days
    FROM atelier.active_session a
    JOIN atelier.country c ON c.code = a.country_code
    WHERE a.starts_at > atelier.now()
        AND a.starts_at < atelier.now()
            + COALESCE(c.visa_days, (SELECT atelier.check_setting('visa_days'))::integer) * interval '1 day'
        AND NOT EXISTS (SELECT FROM atelier.task t WHERE t.session_id = a.id AND t.kind = 'visas' AND t.done_on IS NOT NULL)
), visitor AS (
    SELECT n.id, f.country_code
    FROM near n
    JOIN atelier.session_country f ON f.session_id = n.id AND f.country_code <> n.country_code
    UNION
    SELECT n.id, COALESCE(p.country_code, o.country_code)
    FROM near n
    JOIN atelier.registration r ON r.session_id = n.id AND r.state IN ('confirmed', 'offered')
    JOIN atelier.person p ON p.id = r.person_id
    LEFT JOIN atelier.organisation o ON o.id = p.organisation_id
    WHERE COALESCE(p.country_code, o.country_code) <> n.country_code
), coming AS (
    SELECT v.id, array_agg(v.country_code ORDER BY v.country_code) AS countries FROM visitor v GROUP BY v.id
)
SELECT n.id AS session_id, n.code AS session, n.starts_at, 'session_visa_lead' AS rule,
    atelier.country_facts(ARRAY[n.country_code]) || jsonb_strip_nulls(jsonb_build_object(
        'session', n.code, 'days', n.days, 'starts', to_char(n.starts_at AT TIME ZONE n.zone, 'YYYY-MM-DD HH24:MI'),
        'zone', n.zone, 'visitors', v.facts -> 'country',
        'country_note', atelier.country_facts(n.country_code || c.countries) -> 'country_note')) AS facts
FROM near n
JOIN coming c ON c.id = n.id
CROSS JOIN LATERAL (SELECT atelier.country_facts(c.countries) AS facts) AS v;
