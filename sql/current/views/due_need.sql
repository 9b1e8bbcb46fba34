-- Open needs to be looked at again on a day.
CREATE OR REPLACE VIEW atelier.due_need WITH (security_invoker = true) AS
SELECT n.review_on AS due_on, 'need_review_due' AS rule,
    jsonb_strip_nulls(jsonb_build_object('need', n.reference, 'person', p.reference)) AS facts,
    NULL::text AS session, NULL::uuid AS session_id
FROM atelier.need n
LEFT JOIN atelier.person p ON p.id = n.person_id
WHERE n.state = 'open' AND n.review_on IS NOT NULL;
