-- test: Instants follow from local time and zone, on both sides of a clock change
SELECT pg_temp.same('before', atelier.instant('2026-03-28 09:00', 'Europe/Brussels', NULL, 'start'), '2026-03-28T08:00Z'::timestamptz);
SELECT pg_temp.same('after', atelier.instant('2026-03-29 09:00', 'Europe/Brussels', NULL, 'start'), '2026-03-29T07:00Z'::timestamptz);
SELECT pg_temp.same('Yerevan', atelier.instant('2018-10-16 10:00', 'Asia/Yerevan', NULL, 'start'), '2018-10-16T06:00Z'::timestamptz);
SELECT pg_temp.same('Grozny', atelier.instant('2018-11-06 10:00', 'Europe/Moscow', NULL, 'start'), '2018-11-06T07:00Z'::timestamptz);

-- test: A local time that a clock change skips is refused
SELECT pg_temp.refused($$SELECT atelier.instant('2026-03-29 02:30', 'Europe/Brussels', NULL, 'start')$$, 'local_time_skipped');
SELECT pg_temp.refused($$SELECT atelier.instant('2026-10-04 02:15', 'Australia/Lord_Howe', NULL, 'start')$$, 'local_time_skipped');
SELECT pg_temp.refused($$SELECT atelier.instant('2011-12-30 12:00', 'Pacific/Apia', NULL, 'start')$$, 'local_time_skipped');

-- test: A local time that a clock change repeats asks which of the two is meant
SELECT pg_temp.refused($$SELECT atelier.instant('2026-10-25 02:30', 'Europe/Brussels', NULL, 'start')$$, 'local_time_repeated');
SELECT pg_temp.same('earlier', atelier.instant('2026-10-25 02:30', 'Europe/Brussels', 0::smallint, 'start'), '2026-10-25T00:30Z'::timestamptz);
SELECT pg_temp.same('later', atelier.instant('2026-10-25 02:30', 'Europe/Brussels', 1::smallint, 'start'), '2026-10-25T01:30Z'::timestamptz);
SELECT pg_temp.same('half an hour', atelier.instant('2026-04-05 01:45', 'Australia/Lord_Howe', 1::smallint, 'start')
    - atelier.instant('2026-04-05 01:45', 'Australia/Lord_Howe', 0::smallint, 'start'), interval '30 minutes');

-- test: A zone that does not exist is refused, also abbreviations and made-up offsets
SELECT pg_temp.refused($$SELECT atelier.instant('2026-05-04 09:00', 'Europe/Atlantis', NULL, 'start')$$, 'zone_unknown');
SELECT pg_temp.refused($$SELECT atelier.instant('2026-05-04 09:00', 'CET', NULL, 'start')$$, 'zone_unknown');
SELECT pg_temp.refused($$SELECT atelier.instant('2026-05-04 09:00', 'FOO+3', NULL, 'start')$$, 'zone_unknown');

-- test: A block ends after it starts
SELECT pg_temp.act('user:ani');
SELECT pg_temp.session('S1', 9, '2026-05-04');
SELECT pg_temp.refused($$UPDATE atelier.block SET ends_local = '2026-05-04 09:00'$$, 'block_ends_after_start');
RESET SESSION AUTHORIZATION;
ALTER TABLE atelier.block DISABLE TRIGGER block_before;
SELECT pg_temp.refused($$UPDATE atelier.block SET ends_at = starts_at$$, 'block_ends_after_start');

-- test: The offsets of a zone change where its clocks do
SELECT pg_temp.same('Brussels 2026', (SELECT string_agg(starts_at::timestamptz(0)::text || ' ' || seconds, ', ' ORDER BY starts_at)
    FROM atelier.zone_offsets('Europe/Brussels', '2026-01-01T00:00Z', '2026-12-31T00:00Z')),
    (SELECT string_agg(t::timestamptz::text || ' ' || s, ', ' ORDER BY t) FROM (VALUES (timestamptz '2026-01-01T00:00Z', 3600), ('2026-03-29T01:00Z', 7200), ('2026-10-25T01:00Z', 3600)) AS v(t, s)));
SELECT pg_temp.same('Banjul has none', (SELECT count(*) FROM atelier.zone_offsets('Africa/Banjul', '2026-01-01', '2026-12-31')), 1::bigint);

-- test: Only the owner can freeze the clock
SELECT pg_temp.act('user:wim');
SELECT pg_temp.refused($$CREATE OR REPLACE FUNCTION atelier.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT timestamptz ''2000-01-01'''$$, 'rights');

-- test: Keys are version 7 and ascend with time
SELECT pg_temp.same('version', substr(atelier.uuid7()::text, 15, 1), '7');
SELECT pg_temp.same('time', abs(('x' || substr(replace(atelier.uuid7()::text, '-', ''), 1, 12))::bit(48)::bigint
    - extract(epoch FROM clock_timestamp()) * 1000) < 60000, true);
