-- test: The door tells a job who is known, who may register at all, and which sessions there are, and tells nobody else
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-05-04');
SELECT pg_temp.refused('SELECT atelier.admission_door(''{public}'', ''{S1}'')', 'actor_may_not');
RESET SESSION AUTHORIZATION;
INSERT INTO atelier.user_token (user_id, hash, label, created_at, expires_at, revoked_at)
SELECT u.id, sha256(t.text::bytea), 'x', '2026-01-01', t.expires_at, t.revoked_at
FROM (VALUES ('ani', 'good', NULL::timestamptz, NULL::timestamptz), ('ani', 'revoked', NULL, '2026-02-01'),
    ('ani', 'expired', '2026-03-02T08:00Z', NULL), ('tom', 'trainer', '2026-03-02T08:01Z', NULL))
    AS t(name, text, expires_at, revoked_at)
JOIN atelier.staff_user u ON u.name = t.name;
SELECT pg_temp.act('job:admission');
CREATE TEMPORARY TABLE found ON COMMIT DROP AS
SELECT d.*
FROM atelier.admission_door(ARRAY(
    SELECT 'token:' || encode(sha256(t::bytea), 'hex')
    FROM unnest('{good,revoked,expired,trainer,invented}'::text[]) t), '{S1,NO-SUCH}') d;
SELECT pg_temp.same('sessions', (SELECT sessions FROM found), '{S1}'::text[]);
SELECT pg_temp.same('known', (SELECT cardinality(actors) FROM found), 2);
SELECT pg_temp.same('may register', (SELECT registrars FROM found), ARRAY['token:' || encode(sha256('good'), 'hex')]);
