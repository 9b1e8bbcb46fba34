-- Which offices see a person now, and why: the one that entered them, and those that person_scope names. To an office this
-- says of the persons whom it sees whose they are and why it sees them; to the engine, everything.
CREATE OR REPLACE VIEW atelier.person_office WITH (security_invoker = true) AS
SELECT p.id AS person_id, p.office_id, 'registered' AS purpose, NULL::text AS explanation, NULL::timestamptz AS until
FROM atelier.person p
UNION ALL
SELECT s.person_id, s.office_id, s.purpose, s.explanation, s.until
FROM atelier.person_scope s
WHERE s.until IS NULL OR s.until > atelier.now();
