-- Referrals whose answer is awaited by a day.
CREATE OR REPLACE VIEW atelier.due_referral WITH (security_invoker = true) AS
SELECT r.answer_by AS due_on, 'referral_answer_due' AS rule,
    jsonb_strip_nulls(jsonb_build_object('referral', r.reference, 'person', p.reference,
        'to', COALESCE(s.code, g.code, o.code))) AS facts,
    s.code AS session, s.id AS session_id
FROM atelier.referral r
LEFT JOIN atelier.person p ON p.id = r.person_id
LEFT JOIN atelier.session s ON s.id = r.session_id
LEFT JOIN atelier.training g ON g.id = r.training_id
LEFT JOIN atelier.organisation o ON o.id = r.organisation_id
WHERE r.state = 'proposed' AND r.answer_by IS NOT NULL;
