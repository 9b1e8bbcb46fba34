-- test: What a move frees and takes names rooms, trainers and how many take part, block by block, for the host alone
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 3, '2026-05-04', '2026-05-05');
UPDATE atelier.block SET room_id = (SELECT id FROM atelier.room WHERE code = 'EVN-1') WHERE starts_local < '2026-05-05';
SELECT pg_temp.same('rows', (
    SELECT string_agg(concat_ws(' ', kind, name, people, to_char(freed_from, 'MM-DD HH24:MI'), to_char(taken_until, 'MM-DD HH24:MI')), ', ')
    FROM atelier.move_holds((SELECT id FROM atelier.session WHERE code = 'S1'), 7)), 'room EVN-1 05-04 09:00 05-11 17:00');
CREATE TEMPORARY TABLE it ON COMMIT DROP AS SELECT id FROM atelier.session WHERE code = 'S1';
SELECT pg_temp.act('user:gio');
SELECT pg_temp.same('hidden', (SELECT count(*) FROM it, atelier.move_holds(it.id, 7)), 0::bigint);

-- test: A session is ahead until it starts, running until it ends, then over
SELECT pg_temp.same('stages', (
    SELECT string_agg(atelier.stage(s, e), ',' ORDER BY n)
    FROM (VALUES (1, '2026-03-02T08:00:01Z'::timestamptz, '2026-03-03'::timestamptz), (2, '2026-03-02T08:00Z', '2026-03-03'),
        (3, '2026-03-01', '2026-03-02T08:00:01Z'), (4, '2026-03-01', '2026-03-02T08:00Z'), (5, NULL, NULL)) AS t(n, s, e)),
    'ahead,running,running,over,ahead');
